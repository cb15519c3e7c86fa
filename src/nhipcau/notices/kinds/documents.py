"""Notices of documents: who holds one now, and what came of it."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.absences import falls_to
from nhipcau.agencies.models import Membership
from nhipcau.audit.models import Event
from nhipcau.documents.models import Document, Incoming, Step
from nhipcau.documents.queries import is_sent_back
from nhipcau.notices.kinds.base import Kind, Person, Role, Said, target, works_in

State = Document.State


def _documents() -> QuerySet[Document]:
    return Document.objects.select_related("made_by", "plan")


def _to_pass(person: Person) -> QuerySet[Document]:
    held = works_in("issuer", person, *Role.values)
    return _documents().filter(held, falls_to("unit__head", person, timezone.localdate()), state=State.WITH_UNIT)


def _to_sign(person: Person) -> QuerySet[Document]:
    return _documents().filter(state=State.FOR_SIGNATURE, signer__user=person)


def _to_number(person: Person) -> QuerySet[Document]:
    """What is signed, or waits for a signature on paper: for the clerk, where there is none for the body's people."""
    clerks = Membership.objects.held().filter(agency=OuterRef("issuer"), role=Role.CLERK)
    is_kept = works_in("issuer", person, Role.CLERK) | (~Exists(clerks) & works_in("issuer", person))
    is_there = Q(state=State.SIGNED) | Q(state=State.FOR_SIGNATURE, signer__user=None)
    return _documents().filter(is_there, is_kept)


def _to_mend(person: Person) -> QuerySet[Document]:
    return _documents().filter(is_sent_back(), falls_to("made_by", person, timezone.localdate()), state=State.DRAFT)


def _issued(person: Person) -> QuerySet[Document]:
    return _documents().filter(Q(made_by=person) | Q(signer__user=person), state=State.ISSUED)


def _to_handle(person: Person) -> QuerySet[Incoming]:
    return Incoming.objects.filter(falls_to("handler", person, timezone.localdate()), done_at=None)


def _with_units(event: Event) -> list[int]:
    """What lies with the units of the agency of which one has another head now."""
    return list(Document.objects.filter(issuer=event.target_id, state=State.WITH_UNIT).values_list("pk", flat=True))


def _say_document(what: str, button: str, row: Document, lines: tuple[str, ...] = ()) -> Said:
    return Said(what, row.title, "document_detail", (row.pk,), button, lines)


def _say_to_pass(row: Document, _person: User) -> Said:
    return _say_document(_("Văn bản chờ đơn vị duyệt"), _("Duyệt"), row, (_drafter(row),))


def _say_to_sign(row: Document, _person: User) -> Said:
    return _say_document(_("Văn bản chờ ký"), _("Xem và ký"), row, (_drafter(row),))


def _say_to_number(row: Document, _person: User) -> Said:
    what = _("Văn bản đã ký, chờ cấp số") if row.state == State.SIGNED else _("Văn bản chờ bản giấy đã ký")
    return _say_document(what, _("Cấp số"), row, (_drafter(row),))


def _say_to_mend(row: Document, _person: User) -> Said:
    back = row.steps.filter(kind=Step.Kind.RETURNED).order_by("pk").last()
    asked = (_("Nội dung cần sửa: %(remark)s") % {"remark": back.remark},) if back else ()
    return _say_document(_("Văn bản bị trả lại để sửa"), _("Sửa"), row, asked)


def _say_issued(row: Document, _person: User) -> Said:
    return _say_document(_("Đã ban hành %(number)s") % {"number": row.number_and_symbol}, _("Xem"), row)


def _say_to_handle(row: Incoming, _person: User) -> Said:
    came = _("Số đến %(number)s, của %(author)s") % {"number": row.number, "author": row.author}
    return Said(
        _("Văn bản đến được chuyển xử lý"), row.title, "incoming_detail", (row.pk,), _("Xử lý"), (came,), row.answer_by
    )


def _drafter(row: Document) -> str:
    return _("Người soạn: %(person)s") % {"person": row.made_by}


KINDS = (
    Kind("to_pass", gettext_lazy("Văn bản chờ đơn vị duyệt"), gettext_lazy("trưởng đơn vị soạn thảo, người thay thế"),
         {"put_for_signature": target, "set_unit_head": _with_units}, _to_pass, _say_to_pass, is_todo=True),
    Kind("to_sign", gettext_lazy("Văn bản chờ ký"), gettext_lazy("người ký"),
         {"put_for_signature": target, "pass_document": target}, _to_sign, _say_to_sign, is_todo=True),
    Kind("to_number", gettext_lazy("Văn bản chờ cấp số"),
         gettext_lazy("văn thư; cơ quan chưa có văn thư thì người của cơ quan"),
         {"sign_document": target, "put_for_signature": target, "pass_document": target}, _to_number, _say_to_number,
         is_todo=True),
    Kind("to_mend", gettext_lazy("Văn bản bị trả lại"), gettext_lazy("người soạn, người thay thế"),
         {"return_document": target}, _to_mend, _say_to_mend, is_todo=True),
    Kind("document_issued", gettext_lazy("Văn bản đã ban hành"), gettext_lazy("người soạn, người ký"),
         {"issue_document": target}, _issued, _say_issued, is_at_once=False),
    Kind("to_handle", gettext_lazy("Văn bản đến được chuyển xử lý"), gettext_lazy("người xử lý, người thay thế"),
         {"hand_over_incoming": target}, _to_handle, _say_to_handle, is_todo=True),
)  # fmt: skip
