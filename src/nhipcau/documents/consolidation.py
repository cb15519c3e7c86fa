"""A plan as it stands (bản hợp nhất): its own document with what amended it at each place, under no new number."""

import io
from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

import kehoach
from nhipcau.common.apart import apart
from nhipcau.common.refusal import Refused, refuse_if
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.writing.decisions import added_cells, changes_in_order, swapped, task_at
from nhipcau.files.integrity import open_whole
from nhipcau.plans.models import Amendment, Change, Plan
from nhipcau.plans.task_values import task_values
from nhipcau.reports.phrases import short_day
from nhipcau.reports.writing.letterhead import cited, issuer_within, long_date, lower_first, named

PREVAIL = "(Bản hợp nhất phục vụ tra cứu, theo dõi; khi có khác biệt, áp dụng Kế hoạch và các Quyết định nêu trên.)"
SAID = {
    Change.Kind.ADDED: "Nhiệm vụ này được bổ sung", Change.Kind.DROPPED: "Nhiệm vụ này được bãi bỏ",
    Change.Kind.CHANGED: "Nhiệm vụ này được điều chỉnh",
}  # fmt: skip
ONE_FIELD = {
    "time_text": "Thời gian này được điều chỉnh", "text": "Nội dung này được điều chỉnh",
    "leads": "Cơ quan chủ trì này được điều chỉnh", "partners": "Cơ quan phối hợp này được điều chỉnh",
    "outputs": "Sản phẩm này được điều chỉnh",
}  # fmt: skip
"""How a footnote begins, by what was changed."""
CLAUSE = ("Nội dung này được sửa đổi", "Nội dung này được bãi bỏ")
"""The same of what is no task: changed, repealed."""


@before_the_lock
def consolidated_plan(plan: Plan) -> tuple[IO[bytes], list[str]]:
    """The .docx, and a sentence for each change whose place was not found in the document."""
    amendments = list(plan.amendments.filter(in_force_at__isnull=False).order_by("on", "pk"))
    refuse_if(not amendments, _("Kế hoạch chưa được điều chỉnh nên không có bản hợp nhất."))
    head = [f"{named(plan)} {lower_first(plan.title)}, được điều chỉnh, bổ sung bởi:", *map(_told, amendments), PREVAIL]
    changes = [change for amendment in amendments for change in _changes(amendment)]
    try:
        data, unplaced = apart(kehoach.consolidate, _issued(plan), plan.title, head, changes)
    except kehoach.UnreadableFile as error:
        raise Refused(_("Không đọc được tệp .docx; hãy lưu lại bằng Word rồi tải lên.")) from error
    lost = _("Không tìm thấy đủ chỗ cần sửa trong tệp gốc: %(text)s")
    return io.BytesIO(data), [lost % {"text": change.places[0][:120]} for change in unplaced]


def _issued(plan: Plan) -> bytes:
    """The document as it was issued; of a scan or a .pdf its text laid out anew."""
    source = plan.source
    if source is None:
        raise Refused(_("Kế hoạch không có tệp gốc."))
    if not source.name.lower().endswith(".docx"):
        return apart(kehoach.write_text, source.text, plan.title)
    with open_whole(source.content, source.sha256) as content:
        return content.read()


def _told(amendment: Amendment) -> str:
    """The decision below the title, with the day from which it holds."""
    about = f" {lower_first(amendment.title)}" if amendment.title else ""
    since = f"có hiệu lực kể từ{long_date(amendment.on.isoformat())}"
    return f"Quyết định số {amendment.number}{about or f' điều chỉnh, bổ sung {cited(amendment.plan)}'}, {since}."


def _changes(amendment: Amendment) -> Iterator[kehoach.Amended]:
    """Each change with its footnote; the first cites the decision in full, the others by its number."""
    is_ours = Document.objects.filter(amendment=amendment, kind=Kind.DECISION, state=Document.State.ISSUED).exists()
    since = f", có hiệu lực kể từ ngày {short_day(amendment.on)}."
    full = f" của {issuer_within(amendment.plan)}"
    for at, change in enumerate(changes_in_order(amendment), start=1):
        clause = f"quy định tại khoản {at} Điều 1 " * is_ours
        by = f" theo {clause}Quyết định số {amendment.number}{full * (at == 1)}{since}"
        yield _amended(change, by)


def _amended(change: Change, by: str) -> kehoach.Amended:
    swaps = swapped(change)
    begins = ONE_FIELD[next(iter(swaps))] if len(swaps) == 1 else SAID[Change.Kind(change.kind)]
    if change.is_clause:
        is_repealed = change.kind == Change.Kind.DROPPED
        return kehoach.Amended((change.before["text"],), CLAUSE[is_repealed] + by, tuple(swaps.values()), is_repealed)
    anchor = change.after if change.kind == Change.Kind.ADDED else change.task
    if anchor is None:
        return kehoach.Amended((f"{task_at(change.task)}: {change.text}",), begins + by)
    values = task_values(anchor)
    label = anchor.item.locator.rpartition(".")[2]
    outputs = "; ".join(anchor.outputs)
    known = (label, anchor.item.text_read, values["leads"], values["partners"], outputs, anchor.time_text)
    is_added = change.kind == Change.Kind.ADDED
    return kehoach.Amended(
        places=(anchor.item.text_read, change.before.get("text", ""), anchor.item.text), note=begins + by,
        swaps=tuple(swaps.values()), is_dropped=change.kind == Change.Kind.DROPPED,
        added=added_cells(change) if is_added else (), known=known,
    )  # fmt: skip
