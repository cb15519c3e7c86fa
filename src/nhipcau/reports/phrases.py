"""Sentences of reports made from data: one pattern for one fact, in the words of offices.

A figure has one name in every document. Nothing is said of what nobody was asked; what may be a reproach is said only
where the data hold it: no per cents of their own, no "chưa thực hiện" for what was not reported.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from nhipcau.common.vietnamese import fold
from nhipcau.work.models import Status
from nhipcau.work.statuses import DONE

LONGEST_TITLE = 110
"""Letters up to which the words of a task stand whole where it is named within a sentence."""
STATES: tuple[tuple[Status, str], ...] = (
    (Status.ON_TRACK, "đang thực hiện trong hạn"), (Status.NOT_BEGUN, "chưa thực hiện"), (Status.PAUSED, "tạm dừng"),
    (Status.LATE, "quá hạn chưa hoàn thành"), (Status.SILENT, "chưa được cập nhật kết quả"),
)  # fmt: skip
"""How a report names what is not done, in the order in which it stands."""
MOST_EARLY = 60
"""Days before its date up to which it is counted how early a task was done."""
LEAST_SHARED = 10
"""Tasks from which a share in per cent says something."""
WITHOUT_DAYS = {
    Status.DONE: "Nhiệm vụ hoàn thành đúng hạn.", Status.DONE_LATE: "Nhiệm vụ hoàn thành chậm.",
    Status.DONE_UNDATED: "Nhiệm vụ đã hoàn thành.", Status.PAUSED: "Nhiệm vụ đang tạm dừng.",
}  # fmt: skip
OWN_SUBJECT = ("sở ", "cơ quan ", "đơn vị ", "ủy ban ", "phường ", "xã ", "ban ", "trường ", "trung tâm ", "hội ")


def counted(number: int) -> str:
    """From 1 to 9 with a nought before, as offices count tasks, agencies, documents."""
    return f"{number:02}"


def present(*numbers: tuple[int, str]) -> list[str]:
    """The phrases whose number is not nought, each with its number in place of {}."""
    return [words.format(counted(number)) for number, words in numbers if number]


def small_first(text: str) -> str:
    """The text as it goes on within a sentence: its first letter small, unless it begins with an abbreviation."""
    return text if text[:2].isupper() else text[:1].lower() + text[1:]


def short_day(day: date) -> str:
    """31/5/2026, 07/12/2026, 31/01/2027: days below 10 and months 1, 2 take a nought (Decree 30/2020; II.4b)."""
    return f"{day.day:02}/{month_in_figures(day.month)}/{day.year}"


def month_in_figures(month: int) -> str:
    """01, 02, 3 … 12 (Decree 30/2020, Annex I, II.4b)."""
    return f"{month:02}" if month < 3 else str(month)


def due_phrase(due: date | None, printed: str) -> str:
    """trước ngày 31/12/2026 where the plan says "trước", else đến ngày; without a date what the plan prints."""
    if due is None:
        return printed or "thường xuyên"
    return f"{'trước' if fold(printed).startswith('truoc') else 'đến'} ngày {short_day(due)}"


def short_title(text: str) -> str:
    """The words of a task as a sentence names it: whole, or up to the last comma that leaves it short enough."""
    text = text.strip().rstrip(" .;:")
    if len(text) <= LONGEST_TITLE:
        return text
    cut = max(text.rfind(mark, 40, LONGEST_TITLE) for mark in (",", ";"))
    return text[:cut] if cut > 0 else text


def states_phrase(counts: Mapping[Status, int]) -> str:
    """đã hoàn thành 03 nhiệm vụ, trong đó …; đang thực hiện trong hạn 06 nhiệm vụ; …: what is nought is left out."""
    open_ones = present(*((counts.get(status, 0), f"{words} {{}} nhiệm vụ") for status, words in STATES))
    return "; ".join([*_done_phrases(counts), *open_ones])


def _done_phrases(counts: Mapping[Status, int]) -> list[str]:
    done, total = sum(counts.get(status, 0) for status in DONE), sum(counts.values())
    share = f" (đạt {100 * done / total:.1f}%)".replace(".", ",") if total >= LEAST_SHARED and done < total else ""
    of = f"/{counted(total)}" if done == total else ""
    late = counts.get(Status.DONE_LATE, 0)
    parts = present(
        (counts.get(Status.DONE, 0), "{} nhiệm vụ hoàn thành đúng hạn"), (late, "{} nhiệm vụ hoàn thành chậm")
    )
    among = f", trong đó {', '.join(parts)}" if late else ""
    return present((done, f"đã hoàn thành {{}}{of} nhiệm vụ{share}{among}"))


def state_sentence(status: Status, due: date | None, done_on: date | None, day: date) -> str:
    """How a task ended or stands, as a sentence behind its results; none where it goes on in time."""
    if due is None or (done_on is None and status != Status.LATE):
        return WITHOUT_DAYS.get(status, "")
    days = (due - (done_on or day)).days
    if status == Status.DONE and done_on and days:
        early = f" {days} ngày" if days <= MOST_EARLY else ""
        return f"Nhiệm vụ hoàn thành ngày {short_day(done_on)}, trước thời hạn{early}."
    return {
        Status.DONE_LATE: f"Nhiệm vụ hoàn thành chậm {-days} ngày so với thời hạn.",
        Status.LATE: f"Nhiệm vụ quá hạn {(day - due).days} ngày, chưa hoàn thành.",
    }.get(status, WITHOUT_DAYS.get(status, ""))


def said_by(agency: str, text: str) -> str:
    """Sở Ngoại vụ đã …: the agency before its own words, unless they begin with it themselves."""
    said = " ".join(text.split())
    folded = said.casefold()
    if folded.startswith((agency.casefold(), *OWN_SUBJECT)):
        return said
    joint = "" if folded.startswith(("đã ", "đang ", "chưa ")) else ":"
    return f"{agency}{joint} {small_first(said)}"


def reporting_sentence(day: date, sent: int, missing: Iterable[str]) -> str:
    """How many sent their report by the day; up to five that did not are named."""
    missing = list(missing)
    total = sent + len(missing)
    if not missing:
        return f"Đến ngày {short_day(day)}, {counted(total)}/{counted(total)} cơ quan, đơn vị đã gửi báo cáo."
    names = f" ({'; '.join(missing)})" if len(missing) <= 5 else ""
    have = f"có {counted(sent)}/{counted(total)}" if sent else f"chưa có cơ quan nào trong {counted(total)}"
    return (
        f"Đến ngày {short_day(day)}, {have} cơ quan, đơn vị gửi báo cáo; còn {counted(len(missing))} cơ quan, đơn vị "
        f"chưa gửi báo cáo{names}."
    )


def short_citation(doc_type: str, number: str) -> str:
    """Kế hoạch số 86/KH-UBND: how a document is cited behind the first time (Annex I, II.6b)."""
    return f"{doc_type} số {number}" if number else doc_type
