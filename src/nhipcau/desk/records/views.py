"""Files, pictures, tasks and steps of the law on the card of any register."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from nhipcau.common.numbers import parse_whole
from nhipcau.desk.asked import Asked, asked_record, kept_record
from nhipcau.desk.cards import Ask, ask_page
from nhipcau.desk.fields import IssuerForm
from nhipcau.desk.named import NAMED
from nhipcau.desk.records.forms import AttachmentForm, PictureForm, StepForm, TasksForm
from nhipcau.desk.responses import kept_attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page, go, sent
from nhipcau.desk.uploads import take_in
from nhipcau.documents.queries import issuers_of_records
from nhipcau.files.integrity import open_whole
from nhipcau.overview.places import places_with
from nhipcau.plans.queries import visible_tasks
from nhipcau.records import actions, paper_actions
from nhipcau.records.keeping import SentFile, SentPicture
from nhipcau.records.models import Picture
from nhipcau.records.paper_actions import Wanted
from nhipcau.records.queries import attachments_of, linked_tasks, pictures_of, tasks_to_link

A_DAY = 86_400


@require_GET
@desk_page
def choose_record(request: SignedInRequest, named: str) -> HttpResponseBase:
    """Names of one kind of record with the words that the named field of a form has so far (?field), for that form."""
    kind = NAMED.get(named)
    if kind is None:
        raise Http404
    words = request.GET.get(request.GET.get("field", ""), "")
    offered = [kind.label(row) for row in kind.offered(kind.visible(request.user), words)]
    return render(request, "ui/names.html", {"offered": offered})


@require_GET
@desk_page
def choose_place(request: SignedInRequest) -> HttpResponseBase:
    """Places that were typed before, with the words that the field of a form has so far (?field)."""
    words = request.GET.get(request.GET.get("field", ""), "")
    return render(request, "ui/names.html", {"offered": places_with(request.user, words)})


def _page(request: SignedInRequest, asked: Asked, ask: Ask, form: forms.Form, act: Any) -> HttpResponseBase:
    return ask_page(request, asked.card, ask, form, act)


@require_http_methods(["GET", "POST"])
@desk_page
def write_record_paper(request: SignedInRequest, register: str, pk: int, what: str) -> HttpResponseBase:
    """One of the papers of the record as a draft of a document."""
    asked = kept_record(request, register, pk)
    papers = asked.register.papers
    if papers is None or what not in papers.what:
        raise Http404
    issuers = issuers_of_records(request.user, asked.row.locality)
    form = IssuerForm(*sent(request), issuers=issuers, likely=papers.likely(asked.row, what))

    def write(said: dict[str, Any]) -> str:
        wanted = Wanted(papers, what, said["issuer"])
        document = paper_actions.write_record_paper(
            by=request.user, keeper=asked.register.keeper, row=asked.row, wanted=wanted, now=timezone.now()
        )
        return reverse("document_detail", args=[document.pk])

    hint = _("Lập từ hồ sơ; chỗ chưa biết nằm trong ngoặc vuông, còn ngoặc vuông thì chưa trình ký được.")
    done, label = _("Đã soạn dự thảo văn bản."), papers.label(what)
    ask = Ask(label, done, _("Soạn dự thảo"), hint, record=asked.row, field="issuer")
    return _page(request, asked, ask, form, write)


@require_http_methods(["GET", "POST"])
@desk_page
def attach_file(request: SignedInRequest, register: str, pk: int) -> HttpResponseBase:
    """A file comes to the record."""
    asked = kept_record(request, register, pk)

    def attach(said: dict[str, Any]) -> None:
        name, data = take_in(request, [said["file"]], "document")[0]
        file = SentFile(name, data, said["note"])
        actions.attach_file(
            by=request.user, keeper=asked.register.keeper, row=asked.row, file=file, now=timezone.now()
        )  # fmt: skip

    ask = Ask(_("Đính kèm tệp"), _("Đã đính kèm tệp."), _("Đính kèm"), record=asked.row, field="file")
    return _page(request, asked, ask, AttachmentForm(*sent(request)), attach)


@require_GET
@desk_page
def record_file(request: SignedInRequest, register: str, pk: int, file: int) -> HttpResponseBase:
    """A file of the record as it was kept, as a download."""
    return kept_attachment(get_object_or_404(attachments_of(asked_record(request, register, pk).row), pk=file))


@require_POST
@desk_page
def take_off_file(request: SignedInRequest, register: str, pk: int) -> HttpResponseBase:
    """A file that was attached by mistake goes."""
    asked = kept_record(request, register, pk)
    file = get_object_or_404(attachments_of(asked.row), pk=parse_whole(request.POST.get("file", "")))
    actions.take_off_file(
        by=request.user, keeper=asked.register.keeper, row=asked.row, file=file, now=timezone.now()
    )  # fmt: skip
    messages.success(request, _("Đã gỡ tệp."))
    return go(request, asked.address)


@require_http_methods(["GET", "POST"])
@desk_page
def add_picture(request: SignedInRequest, register: str, pk: int) -> HttpResponseBase:
    """A picture comes to the record, with who made it."""
    asked = kept_record(request, register, pk)

    def add(said: dict[str, Any]) -> None:
        words = dict(said)
        name, data = take_in(request, [words.pop("file")], "picture")[0]
        picture = SentPicture(name, data, **words)
        actions.add_picture(
            by=request.user, keeper=asked.register.keeper, row=asked.row, picture=picture, now=timezone.now()
        )  # fmt: skip

    ask = Ask(_("Thêm ảnh"), _("Đã thêm ảnh."), _("Thêm ảnh"), record=asked.row, field="file")
    return _page(request, asked, ask, PictureForm(*sent(request)), add)


@require_GET
@desk_page
def record_picture(request: SignedInRequest, register: str, pk: int, picture: int) -> FileResponse:
    """A picture of the record for an ``<img>`` of a page: it never changes under its address."""
    row: Picture = get_object_or_404(pictures_of(asked_record(request, register, pk).row), pk=picture)
    answer = FileResponse(open_whole(row.content, row.sha256), content_type="image/jpeg")
    answer.headers["Cache-Control"] = f"private, max-age={A_DAY}, immutable"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
@desk_page
def take_off_picture(request: SignedInRequest, register: str, pk: int) -> HttpResponseBase:
    """A picture that does not belong there goes."""
    asked = kept_record(request, register, pk)
    picture = get_object_or_404(pictures_of(asked.row), pk=parse_whole(request.POST.get("picture", "")))
    actions.take_off_picture(
        by=request.user, keeper=asked.register.keeper, row=asked.row, picture=picture, now=timezone.now()
    )  # fmt: skip
    messages.success(request, _("Đã gỡ ảnh."))
    return go(request, asked.address)


@require_http_methods(["GET", "POST"])
@desk_page
def link_record(request: SignedInRequest, register: str, pk: int) -> HttpResponseBase:
    """The tasks of plans to which the record comes to belong."""
    asked = kept_record(request, register, pk)
    there = linked_tasks(request.user, asked.row).values("pk")
    tasks = tasks_to_link(request.user, [asked.row.locality_id]).exclude(pk__in=there)
    hint = _("Nhiệm vụ của kế hoạch đang thực hiện có liên quan đến hồ sơ này.")
    ask = Ask(_("Gắn với nhiệm vụ"), _("Đã gắn với nhiệm vụ."), _("Gắn"), hint, record=asked.row)
    link = partial(
        actions.link_record, by=request.user, keeper=asked.register.keeper, row=asked.row, now=timezone.now()
    )
    return _page(request, asked, ask, TasksForm(*sent(request), tasks=tasks), lambda said: link(**said))


@require_POST
@desk_page
def unlink_record(request: SignedInRequest, register: str, pk: int) -> HttpResponseBase:
    """A task to which the record does not belong."""
    asked = kept_record(request, register, pk)
    task = get_object_or_404(visible_tasks(request.user), pk=parse_whole(request.POST.get("task", "")))
    actions.unlink_record(by=request.user, keeper=asked.register.keeper, row=asked.row, task=task)
    messages.success(request, _("Đã bỏ gắn với nhiệm vụ."))
    return go(request, asked.address)


@require_http_methods(["GET", "POST"])
@desk_page
def note_step(request: SignedInRequest, register: str, pk: int) -> HttpResponseBase:
    """How far one of the steps of the law is (?number); the first where none is named."""
    asked = kept_record(request, register, pk)
    rows = {row.step.number: row for row in asked.register.steps(asked.row, timezone.localdate())}
    number = parse_whole(request.POST.get("number") or request.GET.get("number", ""))
    row = rows.get(number or min(rows, default=0))
    if row is None:
        raise Http404
    said = {name: getattr(row.stage, name) for name in ("began_on", "done_on", "note")} if row.stage else {}
    form = StepForm(*sent(request), initial={"number": row.step.number, **said})
    about = f"{row.step.number}. {row.step.name} · {row.step.who} · {row.step.act}"
    ask = Ask(_("Bước của quy trình"), _("Đã ghi bước của quy trình."), about=about, record=asked.row)
    steps = {number: one.step for number, one in rows.items()}
    note = partial(actions.note_step, by=request.user, keeper=asked.register.keeper, row=asked.row, steps=steps)
    return _page(request, asked, ask, form, lambda _said: note(said=form.progress()))
