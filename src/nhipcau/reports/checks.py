"""What a careful clerk looks for in a report before it is sent. Each finding is advice: nothing is held back."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.vietnamese import fold
from nhipcau.plans.statuses import DONE
from nhipcau.reports.drafts import OVERVIEW, Slot
from nhipcau.reports.keys import parse_key
from nhipcau.reports.models import Passage, Period, Submission
from nhipcau.reports.queries import focal_agency

SHORTEST = 25
"""Letters from which a sentence counts: shorter ones are formulas."""
MANY_UNCHANGED = 30
"""Per cent of sentences from which a report says much of what the last one said."""
REPLACED: dict[str, tuple[str, str]] = {
    "13/2023/NĐ-CP": ("356/2025/NĐ-CP", "2026-01-01"),  # Decree 356/2025/NĐ-CP, Art. 42.2
    "324/2016/TT-BTC": ("130/2025/TT-BTC", "2026-01-01"),  # Circular 130/2025/TT-BTC, from budget year 2026
    "208/QĐ-TTg": ("2013/QĐ-TTg", "2021-11-30"),  # the strategy for cultural diplomacy up to 2030
    "83/2015/QH13": ("89/2025/QH15", "2026-01-01"),  # the Law on the State budget
    "110/2004/NĐ-CP": ("30/2020/NĐ-CP", "2020-03-05"),  # Decree 30/2020/NĐ-CP, Art. 38
}
"""Bases that offices still cite: what replaced each, and since when."""
_SENTENCE = re.compile(r"[^.;\n]+")
_PER_CENT = re.compile(r"(\d+(?:,\d+)?)\s*%")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](20\d\d)\b")
_YEAR = re.compile(r"\bnăm (20\d\d)\b", re.IGNORECASE)
_COUNTED = re.compile(r"(?:hoàn thành|thực hiện xong)\D{0,20}?(\d+)\s+nhiệm vụ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ReportFinding:
    """Something to look at: the passage, what is odd about it, and the words in question."""

    key: str
    title: Any
    sentence: str
    quote: str = ""


def check_submission(submission: Submission, slots: Iterable[Slot], today: date) -> list[ReportFinding]:
    """Everything that a clerk would ask about the report before it goes out."""
    slots = list(slots)
    before = _sentences(_texts(previous_submission(submission)))
    found: list[ReportFinding] = []
    for slot in slots:
        found += [*_old_dates(slot, submission.period), *_replaced(slot, today)]
        if slot.is_own:
            found += [*_unchanged(slot, before), *_other_figures(slot, slots)]
    return [*found, *_of_the_form(submission)]


def _texts(submission: Submission | None) -> list[str]:
    return list(submission.passages.values_list("text", flat=True)) if submission else []


def previous_submission(submission: Submission) -> Submission | None:
    """What the agency sent for this plan the last time."""
    rows = Submission.objects.filter(
        agency=submission.agency, period__plan=submission.period.plan, period__ends_on__lt=submission.period.ends_on,
        state__in=[Submission.State.SENT, Submission.State.ACCEPTED],
    )  # fmt: skip
    return rows.order_by("-period__ends_on").first()


def unchanged_share(submission: Submission) -> int | None:
    """Per cent of what people wrote themselves that the last report said word for word; None without a last one."""
    last = previous_submission(submission)
    if last is None:
        return None
    own = Passage.objects.filter(submission=submission, written_by__isnull=False).values_list("text", flat=True)
    said, before = _sentences(own), _sentences(_texts(last))
    return round(100 * len(said & before) / len(said)) if said else 0


def _sentences(texts: Iterable[str]) -> set[str]:
    found = (_compared(part) for text in texts for part in _SENTENCE.findall(text))
    return {sentence for sentence in found if len(sentence) >= SHORTEST}


def _compared(sentence: str) -> str:
    return " ".join(fold(sentence).split())


def _unchanged(slot: Slot, before: set[str]) -> Iterator[ReportFinding]:
    for part in _SENTENCE.findall(slot.text):
        if _compared(part) in before:
            yield ReportFinding(slot.key, slot.title, _("Câu giữ nguyên so với báo cáo kỳ trước."), part.strip())


def _old_dates(slot: Slot, period: Period) -> Iterator[ReportFinding]:
    """Dates and years before the period: mostly what was copied from the last report."""
    if not slot.is_own:
        return
    for found in _DAY.finditer(slot.text):
        day, month, year = (int(part) for part in found.groups())
        if _day_or_none(year, month, day) is not None and date(year, month, day) < period.starts_on:
            yield ReportFinding(
                slot.key, slot.title, _("Ngày trước kỳ báo cáo; kiểm tra có phải của kỳ trước."), found[0]
            )
    for found in _YEAR.finditer(slot.text):
        if int(found[1]) < period.starts_on.year:
            yield ReportFinding(
                slot.key, slot.title, _("Năm trước kỳ báo cáo; kiểm tra có phải của kỳ trước."), found[0]
            )


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _replaced(slot: Slot, today: date) -> Iterator[ReportFinding]:
    for old, (new, since) in REPLACED.items():
        if re.search(rf"(?<![\w/]){re.escape(old)}(?!\w)", slot.text) and today.isoformat() >= since:
            sentence = _("Căn cứ đã hết hiệu lực; nay là %(new)s.") % {"new": new}
            yield ReportFinding(slot.key, slot.title, sentence, old)


def _other_figures(slot: Slot, slots: list[Slot]) -> Iterator[ReportFinding]:
    """Figures in what somebody wrote that the record says otherwise."""
    if slot.assignment is not None:
        yield from _other_per_cents(slot)
    elif parse_key(slot.key).kind == "indicator" and slot.draft:
        yield from _other_values(slot)
    elif slot.key == OVERVIEW:
        yield from _other_counts(slot, slots)


def _other_per_cents(slot: Slot) -> Iterator[ReportFinding]:
    if slot.assignment is not None and slot.assignment.latest_percent is not None:
        recorded = slot.assignment.latest_percent
        for found in _PER_CENT.finditer(slot.text):
            if found[1] != str(recorded):
                sentence = _("Tiến độ đã ghi là %(percent)s%%.") % {"percent": recorded}
                yield ReportFinding(slot.key, slot.title, sentence, found[0])


def _other_values(slot: Slot) -> Iterator[ReportFinding]:
    known = set(_FIGURE.findall(slot.draft))
    for figure in _FIGURE.findall(slot.text):
        if figure not in known:
            yield ReportFinding(slot.key, slot.title, _("Số này không có trong kết quả chỉ tiêu đã ghi."), figure)


def _other_counts(slot: Slot, slots: list[Slot]) -> Iterator[ReportFinding]:
    done = sum(row.assignment is not None and row.assignment.status in DONE for row in slots)
    for found in _COUNTED.finditer(slot.text):
        if int(found[1]) != done:
            sentence = _("Theo tiến độ đã ghi, số nhiệm vụ hoàn thành là %(count)s.") % {"count": done}
            yield ReportFinding(slot.key, slot.title, sentence, found[0])


def _of_the_form(submission: Submission) -> Iterator[ReportFinding]:
    """What the document will lack: its symbol and whom it goes to."""
    title = gettext_lazy("Thể thức văn bản")
    if not submission.agency.short_name:
        yield ReportFinding(
            "", title, _("Cơ quan chưa có tên viết tắt nên số, ký hiệu văn bản thiếu phần cơ quan ban hành.")
        )
    if focal_agency(submission.period.opened_by, submission.period.plan) is None:
        yield ReportFinding("", title, _("Chưa chọn cơ quan đầu mối nên báo cáo chưa có nơi nhận."))
