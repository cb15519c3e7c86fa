"""A plan as it was printed, with how its tasks stand in the margin and its contents beside it."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from nhipcau.plans.models import Plan, Status
from nhipcau.plans.queries import SourceLine, source_lines
from nhipcau.plans.reading.layout import Layout, Setting, layout_of
from nhipcau.work.boards import TaskStatus, plan_task_statuses

HEADINGS = (Setting.SECTION, Setting.HEADING, Setting.APPENDIX)


@dataclass(frozen=True, slots=True)
class PaperLine:
    """A line of the document, how it is set, the tasks that begin in it, whether one of them is the reader's own."""

    line: SourceLine
    setting: str
    tasks: tuple[TaskStatus, ...]
    is_mine: bool

    @property
    def text(self) -> str:
        """The line as words alone."""
        paragraphs = ("".join(piece.text for piece in pieces) for cell in self.line.cells for pieces in cell)
        return " ".join(paragraphs).strip()

    @property
    def anchor(self) -> str:
        return f"l-{self.line.start}"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the contents: where it leads, how many tasks stand under it, how many of those are late."""

    line: PaperLine
    tasks: int
    late: int


@dataclass(frozen=True, slots=True)
class PlanPaper:
    """The document: its layout, the lines before its end, what follows it, its contents."""

    layout: Layout
    lines: list[PaperLine]
    annexes: list[PaperLine]
    contents: list[Heading]


def plan_paper(plan: Plan, today: date, mine: Collection[int]) -> PlanPaper:
    """The text of the plan on paper; ``mine`` are the agencies of who reads it."""
    layout = layout_of(plan)
    by_item = {standing.task.item_id: standing for standing in plan_task_statuses(plan, today)}
    source = source_lines(plan, [standing.task.item for standing in by_item.values()])
    lines = [_paper_line(line, layout, by_item, mine) for line in source if _is_of_the_body(line, layout)]
    at = bisect_left(lines, layout.end.end, key=lambda row: row.line.start) if layout.end.end else len(lines)
    return PlanPaper(layout, lines[:at], lines[at:], _contents(lines))


def _is_of_the_body(line: SourceLine, layout: Layout) -> bool:
    is_of_the_end = line.start < layout.end.end and line.end > layout.end.start
    return line.start >= layout.head_end and not is_of_the_end


def _paper_line(line: SourceLine, layout: Layout, by_item: dict[int, TaskStatus], mine: Collection[int]) -> PaperLine:
    tasks = tuple(by_item[pk] for pk in _begun(line))
    is_mine = any(not task.agency_ids.isdisjoint(mine) for task in tasks)
    return PaperLine(line, layout.settings.get(line.start, ""), tasks, is_mine)


def _begun(line: SourceLine) -> list[int]:
    pieces = (piece for cell in line.cells for paragraph in cell for piece in paragraph)
    return [piece.item_id for piece in pieces if piece.is_first and piece.item_id is not None]


def _contents(lines: Sequence[PaperLine]) -> list[Heading]:
    """Sections and annexes, and the headings under which tasks stand."""
    found = list(_under_headings(lines))
    headings = [_heading(at, found) for at in range(len(found))]
    return [heading for heading in headings if heading.tasks or heading.line.setting != Setting.HEADING]


def _under_headings(lines: Sequence[PaperLine]) -> Iterator[tuple[PaperLine, list[TaskStatus]]]:
    """Every heading with the tasks up to the next one; of the lines that name an annex the first alone."""
    starts = [at for at, line in enumerate(lines) if line.setting in HEADINGS and not _goes_on(lines, at)]
    for at, end in pairwise([*starts, len(lines)]):
        yield lines[at], [task for line in lines[at:end] for task in line.tasks]


def _goes_on(lines: Sequence[PaperLine], at: int) -> bool:
    return at > 0 and lines[at].setting == lines[at - 1].setting == Setting.APPENDIX


def _heading(at: int, found: Sequence[tuple[PaperLine, list[TaskStatus]]]) -> Heading:
    """One heading; a section counts the tasks of all headings below it."""
    line, tasks = found[at]
    below = list(tasks)
    if line.setting != Setting.HEADING:
        for other, others in found[at + 1 :]:
            if other.setting != Setting.HEADING:
                break
            below += others
    return Heading(line, len(below), sum(_late(below)))


def _late(tasks: Iterable[TaskStatus]) -> Iterable[bool]:
    return (task.status == Status.LATE for task in tasks)
