"""The annexes of a delegation's documents: the programme and the list, as far as either is known."""

from collections.abc import Iterator, Sequence

from nhipcau.delegations.papers.known import Known
from nhipcau.documents.fragments import annex_said, or_open
from nhipcau.documents.papers import Appendix, Grid
from nhipcau.programmes.queries import Day, Line
from nhipcau.reports.phrases import short_day
from nhipcau.reports.writing.letterhead import caption

PROGRAMME = ("Ngày", "Giờ", "Hoạt động", "Hoạt động (tiếng Anh)", "Chủ trì, cùng dự", "Địa điểm")
LIST = ("TT", "Họ và tên", "Chức vụ", "Chức vụ (tiếng Anh)", "Trong đoàn")


def annexes_of(known: Known, kind: str, *, with_programme: bool = True) -> list[Appendix]:
    """The annexes of a document of a type (Công văn): what is not known yet has none."""
    programme = [_programme(known, kind)] if known.days and with_programme else []
    return [*programme, *([_list(known, kind)] if known.members else [])]


def place_of_programme(known: Known, annexes: Sequence[Appendix]) -> str:
    """Phụ lục I: where the text finds the programme; a bracket where there is none."""
    return _place(annexes, PROGRAMME) if known.days else "[bổ sung chương trình]"


def place_of_list(known: Known, annexes: Sequence[Appendix]) -> str:
    return _place(annexes, LIST) if known.members else "[bổ sung danh sách]"


def _place(annexes: Sequence[Appendix], columns: tuple[str, ...]) -> str:
    return next(annex_said(annexes, one) for one in annexes if one.grid and one.grid.columns == columns)


def _programme(known: Known, kind: str) -> Appendix:
    grid = Grid(PROGRAMME, tuple(_lines(known.days)))
    return Appendix(f"Chương trình {known.called}", caption(kind, known.issuer), grid)


def _lines(days: Sequence[Day]) -> Iterator[tuple[str | None, ...]]:
    """The lines of all days; the day stands beside its first."""
    for day in days:
        for at, line in enumerate(day.lines):
            yield (short_day(day.on) if at == 0 else None, *_line(line))


def _line(line: Line) -> tuple[str, ...]:
    item = line.item
    hosts = "; ".join(str(host) for host in line.hosts)
    return item.hours, item.text_vi, item.text_en, or_open(hosts, "người chủ trì"), or_open(item.place_vi, "địa điểm")


def _list(known: Known, kind: str) -> Appendix:
    rows = tuple(
        (str(at), str(one), one.post_vi, one.post_en, str(one.get_part_display()))
        for at, one in enumerate(known.members, start=1)
    )
    return Appendix(f"Danh sách {known.called}", caption(kind, known.issuer), Grid(LIST, rows))
