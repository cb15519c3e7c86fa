"""An agency's report as an official document (báo cáo đơn vị)."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone, translation

import kehoach
from nhipcau.agencies.models import Agency
from nhipcau.common.unlocked import before_the_lock
from nhipcau.reports.drafts import DIFFICULTIES, DIRECTION, OVERVIEW, PROPOSALS, Slot, submission_slots
from nhipcau.reports.keys import parse_key
from nhipcau.reports.models import Submission
from nhipcau.reports.writing.letterhead import (
    lower_first,
    named,
    on_letterhead,
    paragraphs,
)

TAIL = (
    ("III. KHÓ KHĂN, VƯỚNG MẮC VÀ NGUYÊN NHÂN", DIFFICULTIES, "Không có."),
    ("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", DIRECTION, "Tiếp tục thực hiện nhiệm vụ được giao."),
    ("V. ĐỀ XUẤT, KIẾN NGHỊ", PROPOSALS, "Không có."),
)


@before_the_lock
def submission_document(submission: Submission, addressee: Agency | None, today: date) -> bytes:
    """The agency's report as .docx, as it reads now, in Vietnamese whatever language the page is in."""
    with translation.override("vi"):
        return kehoach.write_official(official_submission(submission, addressee, today))


def official_submission(submission: Submission, addressee: Agency | None, today: date) -> kehoach.OfficialDocument:
    """The report as a document."""
    plan, agency = submission.period.plan, submission.agency
    day = today if submission.is_open or submission.sent_at is None else timezone.localdate(submission.sent_at)
    return on_letterhead(
        agency,
        "BC",
        today,
        type="BÁO CÁO",
        title=f"Kết quả {lower_first(plan.title)} ({submission.period.name})",
        addressees=(_addressee(submission, addressee),),
        body=tuple(_body(submission, submission_slots(submission, day), day)),
        recipients=("Như trên",),
    )


def _addressee(submission: Submission, gathering: Agency | None) -> str:
    """The agency that gathers the reports; what it reports itself goes to the body that issued the plan."""
    plan = submission.period.plan
    if gathering is not None and gathering.pk != submission.agency_id:
        return gathering.name
    return plan.issuer or plan.locality.name


def _body(submission: Submission, slots: list[Slot], today: date) -> Iterator[kehoach.Block]:
    texts = {slot.key: slot.text for slot in slots}
    until = submission.period.counted_day(today)
    yield kehoach.Text(
        f"Thực hiện {named(submission.period.plan)}, {submission.agency.name} báo cáo kết quả thực hiện đến ngày "
        f"{until:%d/%m/%Y} như sau:"
    )
    yield kehoach.Text("I. TÌNH HÌNH CHUNG", "section")
    yield from paragraphs(texts.get(OVERVIEW, "") or "Cơ quan đã triển khai các nhiệm vụ được giao.")
    yield kehoach.Text("II. KẾT QUẢ THỰC HIỆN NHIỆM VỤ", "section")
    own = [slot for slot in slots if parse_key(slot.key).row and slot.text]
    if not own:
        yield kehoach.Text("Chưa có kết quả trong kỳ.")
    for position, slot in enumerate(own, start=1):
        yield kehoach.Text(f"{position}. {str(slot.title).rstrip(' .;:')}", "heading")
        yield from paragraphs(slot.text)
        yield from _evidence(slot)
    for heading, key, otherwise in TAIL:
        yield kehoach.Text(heading, "section")
        yield from paragraphs(texts.get(key, "") or otherwise)
    yield kehoach.Text("Trên đây là báo cáo kết quả thực hiện./.")


def _evidence(slot: Slot) -> Iterator[kehoach.Text]:
    names = slot.evidence_names
    if names:
        yield kehoach.Text(f"Minh chứng: {'; '.join(names)}.")
