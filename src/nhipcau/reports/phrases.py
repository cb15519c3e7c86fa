"""Sentences of reports made from data: one pattern for one fact, in the words of offices.

A figure has one name in every document. Nothing is said of what nobody was asked; what may be a reproach is said only
where the data hold it: no per cents of their own, no "chưa thực hiện" for what was not reported.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from nhipcau.agencies.models import Agency
from nhipcau.common.vietnamese import fold
from nhipcau.plans.models import Item, Status
from nhipcau.plans.statuses import DONE

STATES: tuple[tuple[Status, str], ...] = (
    (Status.ON_TRACK, "đang thực hiện trong hạn"), (Status.NOT_BEGUN, "chưa thực hiện"), (Status.PAUSED, "tạm dừng"),
    (Status.LATE, "quá hạn chưa hoàn thành"), (Status.SILENT, "chưa được cập nhật kết quả"),
)  # fmt: skip
"""How a report names what is not done, in the order in which it stands."""
MOST_NAMED = 5
"""Agencies without a report up to which they are named."""
MOST_EARLY = 60
"""Days before its date up to which it is counted how early a task was done."""
LEAST_SHARED = 10
"""Tasks from which a share in per cent says something."""
WITHOUT_DAYS = {
    Status.DONE: "Nhiệm vụ hoàn thành đúng hạn.", Status.DONE_LATE: "Nhiệm vụ hoàn thành chậm.",
    Status.DONE_UNDATED: "Nhiệm vụ đã hoàn thành.", Status.PAUSED: "Nhiệm vụ đang tạm dừng.",
}  # fmt: skip
BODIES = ("Ban ", "Bộ ", "Sở ", "Ủy ban ", "Hội ", "Tỉnh ủy", "Thành ủy", "Trung tâm ", "Trường ", "Công an ", "Báo ",
          "Đại sứ quán ", "Tổng Lãnh sự ", "Liên hiệp ", "Viện ", "Cục ", "Chi cục ")  # fmt: skip
"""How names of bodies begin: they keep their capital within a sentence."""
MEETINGS = ("Hội đàm", "Hội kiến", "Hội thảo", "Hội nghị", "Hội chợ", "Hội diễn")
"""What begins like the name of a body and is none."""
VERBS = tuple(f"{verb} " for verb in (
    "đã", "đang", "chưa", "phối hợp", "tổ chức", "hoàn thành", "xây dựng", "ban hành", "triển khai", "tham mưu",
    "tiếp tục", "thực hiện", "có ý kiến", "cung cấp", "khảo sát", "lập", "trình", "báo cáo", "rà soát", "chuẩn bị",
    "hướng dẫn", "tuyên truyền", "chỉ đạo", "phát hành", "lắp đặt", "tham gia", "biên soạn", "thẩm định", "bố trí",
    "lựa chọn", "thống nhất", "vận động", "kiểm tra", "số hóa", "đề xuất", "duy trì",
))  # fmt: skip
"""With what an agency's own words may begin behind its name without a colon."""
LEADS = " chủ trì, thời hạn "
"""What stands behind the name of an agency of which nothing was said."""
LEAST_EARLY = 7
"""Days from which a task that was done before its date is said to be early; else it is in time."""
COMMITTEE = "Ủy ban nhân dân "
EVENTS = ("Hội thảo", "Tọa đàm", "Hội nghị", "Triển lãm", "Lễ hội", "Liên hoan", "Tuần lễ", "Cuộc thi", "Diễn đàn")
"""How tasks begin that name an event without a verb."""
_IN_ANNEX = re.compile(r"PL(?P<annex>[IVX\d]*)\.(?:[IVX]+\.)?(?P<number>\d+[a-zđ]?)")
_IN_TEXT = re.compile(r"(?P<section>[IVX]+)(?:\.(?P<clause>\d+))?(?:\.(?P<point>[a-zđ]))?(?:\.-?\d+)?")
"""Locators of the reader: PL.6, III.2.a, III.2.-1 (a bullet has no number of its own)."""
_CLAUSES = re.compile(r"[;.]\s+")
_LEFT = re.compile(
    r"\bcòn lại\b|\bcòn \d+ .*\b(?:chưa|chờ|đang)\b|^còn \d|\bdự kiến\b.*\b(?:tháng|ngày|quý|năm)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"(?<=[;.])\s+")
_REPEATED = re.compile(r"(?:Nguyên nhân|Thời hạn đề nghị): .*?\.(?=\s|$)")
"""What the table of late tasks says again."""
LATE_WORDS = "chưa hoàn thành."
"""With what ``state_sentence`` ends of a task that stands in that table."""
_OWN_SUBJECT = re.compile(
    r"(?P<subject>Sở|Cơ quan|Đơn vị|Ủy ban nhân dân(?: (?:tỉnh|thành phố|phường|xã|đặc khu))?|Phường|Xã|Ban|Trường"
    r"|Trung tâm|Hội)\s+"
)
"""How an agency calls itself in its own words, before a verb: Sở đã …"""
_ANYBODY = ("Cơ quan", "Đơn vị")
_PLACES = ("Phường", "Xã")
_NOUNS = ("Ban tổ chức", "Ban chỉ đạo", "Ban quản lý", "Ban giám", "Hội thảo", "Hội chợ", "Hội nghị", "Hội đồng")
"""Bodies and events that begin like an agency's name for itself."""


def counted(number: int) -> str:
    """From 1 to 9 with a nought before, as offices count tasks, agencies, documents."""
    return f"{number:02}"


def present(*numbers: tuple[int, str]) -> list[str]:
    """The phrases whose number is not nought, each with its number in place of {}."""
    return [words.format(counted(number)) for number, words in numbers if number]


def small_first(text: str) -> str:
    """The text as it goes on within a sentence: its first letter small, unless an abbreviation or a body begins it."""
    is_name = text[:2].isupper() or (text.startswith(BODIES) and not text.startswith(MEETINGS))
    return text if is_name else text[:1].lower() + text[1:]


def as_work(title: str) -> str:
    """A task within a sentence that says what is to be done: tổ chức hội thảo … of one that names an event alone."""
    return f"tổ chức {title[:1].lower()}{title[1:]}" if title.startswith(EVENTS) else small_first(title)


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


def place_of_task(item: Item) -> str:
    """nhiệm vụ số 6 Phụ lục; khoản 2 Mục III: where a task stands in its plan; empty where it has no number there."""
    in_annex = _IN_ANNEX.fullmatch(item.locator)
    if in_annex:
        annex = f" {in_annex['annex']}" if in_annex["annex"] else ""
        return f"nhiệm vụ số {in_annex['number']} Phụ lục{annex}"
    in_text = _IN_TEXT.fullmatch(item.locator)
    if in_text is None:
        return ""
    clause = f"khoản {in_text['clause']} " if in_text["clause"] else ""
    point = f"điểm {in_text['point']} " if in_text["point"] else ""
    return f"{point}{clause}Mục {in_text['section']}"


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
    if status == Status.DONE and done_on and days >= LEAST_EARLY:
        early = f" {days} ngày" if days <= MOST_EARLY else ""
        return f"Nhiệm vụ hoàn thành ngày {short_day(done_on)}, trước thời hạn{early}."
    return {
        Status.DONE_LATE: f"Nhiệm vụ hoàn thành chậm {-days} ngày so với thời hạn.",
        Status.LATE: f"Nhiệm vụ quá hạn {(day - due).days} ngày, chưa hoàn thành.",
    }.get(status, WITHOUT_DAYS.get(status, ""))


def ended_or_stands(status: Status, days: tuple[date | None, date | None, date], reason: str) -> list[str]:
    """The same with its cause: a late end bears it, else it follows in a sentence. ``days``: due, done on, today."""
    sentence, why = state_sentence(status, *days), small_first(reason.strip().rstrip(" ."))
    if why and status == Status.DONE_LATE and sentence:
        return [f"{sentence[:-1]} do {why.removeprefix('do ')}."]
    return [sentence, *[f"Nguyên nhân: {why}."] * bool(why)]


def is_told_in(note: str, sentence: str) -> bool:
    """True where an agency's own words say already what the sentence says of a task that is done or paused."""
    key = {WITHOUT_DAYS[Status.PAUSED]: "tam dung", WITHOUT_DAYS[Status.DONE_UNDATED]: "hoan thanh"}.get(sentence)
    return key is not None and key in fold(note)


def said_by(agency: str, text: str) -> str:
    """Sở Ngoại vụ đã …: the agency before its own words, in place of what it calls itself in them (Sở đã …)."""
    said = " ".join(text.split())
    folded = said.casefold()
    if folded.startswith(agency.casefold()):
        return said
    behind = behind_own_subject(agency, said)
    if behind:
        return f"{agency} {behind}"
    joint = "" if folded.startswith(VERBS) else ":"
    return f"{agency}{joint} {small_first(said)}"


@dataclass(frozen=True, slots=True)
class Returns:
    """The reports of a period that came in: how many, of them late and without anything to tell; who has not sent.

    ``outside`` of those who have not sent are no bodies of the Committee: they are counted, never named.
    """

    sent: int
    late: int
    nil: int
    missing: tuple[str, ...]
    outside: int = 0

    @property
    def total(self) -> int:
        return self.sent + len(self.missing) + self.outside


def without_subject(agency: str, text: str) -> str:
    """The agency's own words without what it calls itself in them: Sở đã mở lớp -> Đã mở lớp."""
    rest = behind_own_subject(agency, text)
    return rest[:1].upper() + rest[1:] or text


def behind_own_subject(agency: str, text: str) -> str:
    """What follows Sở, Ban, … where the agency calls itself so; empty where another body, a thing or nothing does."""
    own = _OWN_SUBJECT.match(text)
    if own is None or text.startswith(_NOUNS):
        return ""
    subject, rest = own["subject"], text[own.end() :]
    is_own = subject in _ANYBODY or agency.startswith(subject) or (subject in _PLACES and subject.lower() in agency)
    return rest if is_own and rest.startswith(VERBS) else ""


def once(texts: Iterable[str]) -> list[str]:
    """Each text without the clauses that one before it has: agencies of one task often tell the same figures."""
    told, found = "", []
    for text in texts:
        fresh = [clause for clause in _CLAUSE.split(text) if fold(clause.strip(" .;")).removeprefix("da ") not in told]
        found.append(" ".join(fresh).strip(" ;"))
        told += f"{fold(text)} "
    return found


def together(texts: Iterable[str]) -> list[str]:
    """Sentences that say the same of several agencies as one: Sở A, Sở B chủ trì, thời hạn …"""
    found: dict[str, list[str]] = {}
    for text in texts:
        names, leads, rest = text.partition(LEADS)
        found.setdefault(f"{leads}{rest}" or text, []).append(names if leads else "")
    return [f"{', '.join(names)}{rest}" if names[0] else rest for rest, names in found.items()]


def still_left(note: str) -> str:
    """What an agency says is left of a task, or foreseen, in the last clause of its words; empty where it does not."""
    last = _CLAUSES.split(note.strip(" .;"))[-1]
    return small_first(last) if _LEFT.search(last) else ""


def without_table(text: str) -> str:
    """What an agency says of a task without what the table of late tasks says again: the cause, the date asked."""
    return _REPEATED.sub("", text).strip() if LATE_WORDS in text else text


def reporting_sentence(day: date, returns: Returns) -> str:
    """How many sent their report by the day, of them late or with nothing to tell; who did not, up to five by name."""
    of, silent = counted(returns.total), len(returns.missing) + returns.outside
    among = present((returns.late, "{} báo cáo gửi chậm"),
                    (returns.nil, "{} cơ quan báo cáo không phát sinh nhiệm vụ trong kỳ"))  # fmt: skip
    told = f", trong đó {', '.join(among)}" if among else ""
    told = f" đúng thời hạn{told}" if returns.sent and not returns.late else told
    if not silent:
        return f"Đến ngày {short_day(day)}, {of}/{of} cơ quan, đơn vị, địa phương đã gửi báo cáo{told}."
    sent = f"có {counted(returns.sent)}/{of}" if returns.sent else f"chưa có cơ quan nào trong {of}"
    return (
        f"Đến ngày {short_day(day)}, {sent} cơ quan, đơn vị, địa phương gửi báo cáo{told}; còn {counted(silent)} "
        f"{kinds_of(returns.missing)} chưa gửi báo cáo{_names_of(returns)}."
    )


def inspected_sentence(visited: Sequence[Agency]) -> str:
    """Where work was looked at on the spot, communes by their own names; empty where it was nowhere."""
    communes = [row.name.removeprefix(COMMITTEE) for row in visited if row.kind == Agency.Kind.COMMUNE]
    offices = [row.name for row in visited if row.kind != Agency.Kind.COMMUNE]
    places = present((len(offices), f"{{}} cơ quan, đơn vị ({'; '.join(offices)})"),
                     (len(communes), f"{{}} địa phương ({'; '.join(communes)})"))  # fmt: skip
    return f"Đã kiểm tra thực tế tại {', '.join(places)}." if places else ""


def kinds_of(names: Sequence[str]) -> str:
    """cơ quan; địa phương; cơ quan, địa phương: what bodies of these names are together."""
    places = sum(name.startswith(COMMITTEE) for name in names)
    if names and places == len(names):
        return "địa phương"
    return "cơ quan, địa phương" if places else "cơ quan"


def _names_of(returns: Returns) -> str:
    names = [*returns.missing, *(["một số cơ quan phối hợp"] if returns.outside else [])]
    return f" ({'; '.join(names)})" if 0 < len(returns.missing) <= MOST_NAMED else ""


def short_citation(doc_type: str, number: str) -> str:
    """Kế hoạch số 86/KH-UBND: how a document is cited behind the first time (Annex I, II.6b)."""
    return f"{doc_type} số {number}" if number else doc_type
