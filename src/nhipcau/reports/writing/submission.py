"""An agency's report as an official document (báo cáo đơn vị)."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone, translation

import kehoach
from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency
from nhipcau.common.unlocked import before_the_lock
from nhipcau.plans.models import Assignment, Item, short_title
from nhipcau.reports.drafts import (
    DIFFICULTIES,
    DIRECTION,
    OVERVIEW,
    PROPOSALS,
    Slot,
    agency_work,
    leads_nothing,
    led,
    submission_slots,
)
from nhipcau.reports.keys import parse_key
from nhipcau.reports.models import Submission
from nhipcau.reports.phrases import due_phrase, present, short_day, small_first
from nhipcau.reports.writing.letterhead import (
    cited,
    closing,
    lower_first,
    named,
    on_letterhead,
    paragraphs,
    readers_above,
    report_title,
)
from nhipcau.work.queries import Followed

Role = Assignment.Role
TAIL = (
    ("KHÓ KHĂN, VƯỚNG MẮC", DIFFICULTIES),
    ("PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", DIRECTION),
    ("ĐỀ XUẤT, KIẾN NGHỊ", PROPOSALS),
)
"""The parts behind the results; one of which nothing was said is left out, not called empty."""
LETTERS = 23
"""Letters of a list, a to y."""
ROMAN = ("I", "II", "III", "IV", "V")


@before_the_lock
def submission_document(submission: Submission, addressee: Agency | None, today: date) -> bytes:
    """The agency's report as .docx, as it reads now, in Vietnamese whatever language the page is in."""
    with translation.override("vi"):
        return kehoach.write_official(official_submission(submission, addressee, today))


def official_submission(
    submission: Submission, addressee: Agency | None, today: date, asked: str = ""
) -> kehoach.OfficialDocument:
    """The report as a document; ``asked`` is the letter that asked for it, as it is cited."""
    plan, agency = submission.period.plan, submission.agency
    day = today if submission.is_open or submission.sent_at is None else timezone.localdate(submission.sent_at)
    return on_letterhead(
        agency,
        "BC",
        today,
        type="BÁO CÁO",
        title=_title(submission, submission.period.counted_day(day)),
        addressees=(_addressee(submission, addressee),),
        body=(
            kehoach.Text(_opening(submission, asked, day)),
            *(_nil_body(submission, day) if submission.is_nil else _body(agency, submission_slots(submission, day))),
            kehoach.Text(_closing(submission, _addressee(submission, addressee))),
        ),
        recipients=("Như trên", *readers_above(agency, plan.locality)),
    )


def _addressee(submission: Submission, gathering: Agency | None) -> str:
    """The agency that gathers the reports; what it reports itself goes to the body that issued the plan."""
    plan = submission.period.plan
    if gathering is not None and gathering.pk != submission.agency_id:
        return gathering.name
    return plan.issuer or plan.locality.name


def _title(submission: Submission, until: date) -> str:
    """What the report is about; of an agency that leads nothing, that it helped."""
    title = report_title(submission.period.plan, until)
    return title if led(agency_work(submission, until)) else title.replace("thực hiện", "phối hợp thực hiện", 1)


def _opening(submission: Submission, asked: str, today: date) -> str:
    """By what the report is made: the letter that asked for it, else the plan."""
    plan, name = submission.period.plan, submission.agency.name
    until = submission.period.counted_day(today)
    by = f"{asked} về việc báo cáo kết quả thực hiện " if asked else ""
    return (
        f"Thực hiện {by}{named(plan)} {lower_first(plan.title)} (sau đây gọi tắt là {plan.doc_type}), {name} báo cáo "
        f"kết quả thực hiện đến ngày {short_day(until)} như sau:"
    )


def _body(agency: Agency, slots: list[Slot]) -> Iterator[kehoach.Block]:
    texts = {slot.key: slot.text for slot in slots}
    general, results = list(paragraphs(texts.get(OVERVIEW, ""))), list(_results(slots))
    if leads_nothing(slots) and not results:
        parts = [("KẾT QUẢ THỰC HIỆN", general)]
    else:
        open_mark = kehoach.Text(f"[{agency.name} bổ sung kết quả, nguyên nhân]")
        parts = [("TÌNH HÌNH CHUNG", general), ("KẾT QUẢ THỰC HIỆN", results or [open_mark])]
    parts += [(heading, list(_points(texts.get(key, "")))) for heading, key in TAIL]
    for roman, (heading, blocks) in zip(ROMAN, ((h, blocks) for h, blocks in parts if blocks), strict=False):
        yield kehoach.Text(f"{roman}. {heading}", "section")
        yield from blocks


def _points(text: str) -> Iterator[kehoach.Text]:
    """Each line as a paragraph; one alone has no dash before it."""
    lines = list(paragraphs(text))
    yield from lines if len(lines) > 1 else (kehoach.Text(line.text.removeprefix("- ")) for line in lines)


def _closing(submission: Submission, addressee: str) -> str:
    """To whom it is reported; one without results says no more than that."""
    said = closing(submission.period.plan, submission.agency, addressee)
    own = submission.agency.name
    return f"{own}{said.partition(f', {own}')[2]}" if submission.is_nil else said


def _nil_body(submission: Submission, today: date) -> Iterator[kehoach.Block]:
    """That nothing was to be done, of an agency that only coordinates: two sentences instead of an outline."""
    plan, name, period = submission.period.plan, submission.agency.name, submission.period
    until = period.counted_day(today)
    helped = agency_work(submission, until)
    by = ("được giao ", "")[letterhead_of(submission.agency).is_outside]
    given = "".join(present((len(helped), f"; {by}phối hợp thực hiện {{}} nhiệm vụ")))
    which = _named(helped[0]) if len(helped) == 1 else ""
    asks = " và không có đề xuất, kiến nghị" * submission.asks_nothing
    yield kehoach.Text(f"{name} không {by}chủ trì nhiệm vụ của {cited(plan)}{given}{which}.")
    yield kehoach.Text(
        f"Từ ngày {short_day(period.starts_on)} đến ngày {short_day(until)}, {name} không phát sinh nội dung thực "
        f"hiện{asks}."
    )


def _named(row: "Followed") -> str:
    """(xây dựng bản đồ số, do Sở Y tế chủ trì): the one task that an agency coordinates, and who leads it."""
    leads = row.task.assignments.filter(role__in=Assignment.ANSWERING, until=None).select_related("agency")
    names = ", ".join(lead.display_name for lead in leads) or "cơ quan khác"
    return f" ({small_first(row.task.called)}, do {names} chủ trì)"


def _results(slots: list[Slot]) -> Iterator[kehoach.Text]:
    """What the agency leads, each under its letter; standing work, what it coordinates, its indicators a line each."""
    about = [slot for slot in slots if parse_key(slot.key).row and slot.text]
    parts = (("Nhiệm vụ chủ trì", _led), ("Công việc thường xuyên", _lines), ("Nhiệm vụ phối hợp", _lines),
             ("Chỉ tiêu và nội dung khác", _lines))  # fmt: skip
    found = [(heading, write, own) for heading, write in parts if (own := [s for s in about if _part_of(s) == heading])]
    for at, (heading, write, own) in enumerate(found, start=1):
        number = f"{at}. " * (len(found) > 1)
        yield kehoach.Text(f"{number}{heading}", "heading")
        yield from write(own)


def _part_of(slot: Slot) -> str:
    """Under which heading a passage stands: by what the agency is to do for what it is about."""
    row = slot.assignment
    if row is None:
        return "Chỉ tiêu và nội dung khác"
    if row.role == Role.COORDINATE:
        return "Nhiệm vụ phối hợp"
    return "Công việc thường xuyên" if row.task.item.kind == Item.Kind.DUTY else "Nhiệm vụ chủ trì"


def _led(slots: list[Slot]) -> Iterator[kehoach.Text]:
    for at, slot in enumerate(slots):
        row = slot.assignment
        title = str(slot.title).rstrip(" .;:")
        due = f" ({_deadline(row)})" if row is not None else ""
        yield kehoach.Text(f"{_mark(at, len(slots))}{title}{due}", "group")
        yield from paragraphs(slot.text)


def _mark(at: int, of: int) -> str:
    """a), b) … y); of more than there are letters (1), (2) …; none of one alone."""
    if of == 1:
        return ""
    return f"{kehoach.list_letter(at)}) " if of <= LETTERS else f"({at + 1}) "


def _deadline(row: "Followed") -> str:
    return f"thời hạn {due_phrase(row.due_now, row.task.time_text)}" if row.due_now else (
        row.task.time_text.lower() or "thường xuyên"
    )  # fmt: skip


def _lines(slots: list[Slot]) -> Iterator[kehoach.Text]:
    for slot in slots:
        first, *rest = slot.text.splitlines()
        title = slot.assignment.task.called if slot.assignment else short_title(str(slot.title))
        repeated = first.casefold().startswith(title.casefold())
        said = first.lstrip("-+ ")
        yield kehoach.Text(said if repeated else small_first(said), lead="-" if repeated else f"- {title}:")
        yield from paragraphs("\n".join(rest))
