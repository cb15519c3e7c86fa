"""What the records of a task count in a year: figures that may be taken into its results, or into an indicator's.

The sentences are official text, in Vietnamese whatever the page is in.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from nhipcau.accounts.models import User
from nhipcau.agreements.models import Agreement
from nhipcau.conferences.models import Conference
from nhipcau.delegations.models import Delegation
from nhipcau.events.models import Event
from nhipcau.gifts.models import MOST_STARS, Gift, Giving
from nhipcau.gifts.queries import certified_products
from nhipcau.greetings.models import Greeting
from nhipcau.greetings.queries import sent_between
from nhipcau.overview.records import Register
from nhipcau.partners.models import Activity, Partner
from nhipcau.plans.models import Task
from nhipcau.press.models import PressVisit, Published
from nhipcau.records.queries import records_of_task
from nhipcau.reports.phrases import counted
from nhipcau.works.models import FriendshipWork
from nhipcau.works.queries import figures_of


@dataclass(frozen=True, slots=True)
class RecordFigure:
    """A figure, and the sentence in which it stands in a report."""

    value: int
    sentence: str


Counter = Callable[[Any, date], Iterator[RecordFigure]]


def figures_at(user: User, task: Task, today: date, registers: Iterable[Register]) -> list[RecordFigure]:
    """What the records that belong to a task counted this year in these registers."""
    asked = [register for register in registers if register.model in COUNTERS]
    return [figure for one in asked for figure in _of_register(one, user, task, today) if figure.value]


def _of_register(register: Register, user: User, task: Task, today: date) -> Iterator[RecordFigure]:
    return COUNTERS[register.model](records_of_task(task, register.visible(user)), today)


def _said(number: int) -> str:
    """03; 1.412: as reports write a count, whatever language the page is in."""
    return counted(number) if number < 10 else f"{number:,}".replace(",", ".")


def _activities(rows: Any, today: date) -> Iterator[RecordFigure]:
    count = Activity.objects.filter(partner__in=rows.order_by(), on__year=today.year, on__lte=today).count()
    yield RecordFigure(count, f"{_said(count)} hoạt động với đối tác nước ngoài")


def _signed(rows: Any, today: date) -> Iterator[RecordFigure]:
    count = rows.filter(signed_on__year=today.year, signed_on__lte=today).count()
    yield RecordFigure(count, f"ký {_said(count)} thỏa thuận quốc tế")


def _letters(rows: Any, today: date) -> Iterator[RecordFigure]:
    count = sent_between(rows, date(today.year, 1, 1), today).count()
    yield RecordFigure(count, f"gửi {_said(count)} điện, thư chúc mừng, thăm hỏi")


def _gifts(rows: Any, today: date) -> Iterator[RecordFigure]:
    stars = certified_products(rows, MOST_STARS, today).count()
    yield RecordFigure(stars, f"{_said(stars)} sản phẩm OCOP {_said(MOST_STARS)} sao trong danh mục quà tặng")
    given = Giving.objects.filter(gift__in=rows.order_by().values("pk"), taken_back_at=None, on__year=today.year)
    pieces = sum(given.values_list("pieces", flat=True))
    yield RecordFigure(pieces, f"tặng {_said(pieces)} suất quà")


def _works(rows: Any, today: date) -> Iterator[RecordFigure]:
    for figure in figures_of(rows, today.year):
        words = f"{figure.name[:1].lower()}{figure.name[1:]}"
        unit = f" {figure.unit}" if figure.unit and figure.unit not in words else ""
        yield RecordFigure(figure.value, f"{words}: {_said(figure.value)}{unit} ({figure.work})")


def _delegations(rows: Any, today: date) -> Iterator[RecordFigure]:
    took_place = rows.filter(cancelled_on=None, starts_on__year=today.year, starts_on__lte=today)
    for direction, words in ((Delegation.Direction.IN, "đón"), (Delegation.Direction.OUT, "cử")):
        found = list(took_place.filter(direction=direction))
        people = sum(len(row.members.all()) for row in found)
        yield RecordFigure(len(found), f"{words} {_said(len(found))} đoàn, {_said(people)} lượt người")


def _conferences(rows: Any, today: date) -> Iterator[RecordFigure]:
    count = rows.filter(cancelled_on=None, starts_on__year=today.year, starts_on__lte=today).count()
    yield RecordFigure(count, f"tổ chức {_said(count)} hội nghị, hội thảo quốc tế")


def _events(rows: Any, today: date) -> Iterator[RecordFigure]:
    found = list(rows.filter(cancelled_on=None, starts_on__year=today.year, starts_on__lte=today))
    yield RecordFigure(len(found), f"tổ chức {_said(len(found))} sự kiện văn hóa, thể thao, giao lưu")
    visitors = sum(row.visitors or 0 for row in found)
    yield RecordFigure(visitors, f"{_said(visitors)} lượt khách dự các sự kiện")


def _press(rows: Any, today: date) -> Iterator[RecordFigure]:
    took_place = rows.filter(cancelled_on=None, starts_on__year=today.year, starts_on__lte=today)
    found = list(took_place.exclude(answer=PressVisit.Answer.NOT))
    people = sum(len(row.reporters.all()) for row in found)
    words = f"{_said(len(found))} đoàn phóng viên nước ngoài, đoàn phim, {_said(people)} lượt người"
    yield RecordFigure(len(found), f"đón, hướng dẫn {words}")
    works = Published.objects.filter(visit__in=rows.order_by(), published_on__year=today.year).count()
    yield RecordFigure(works, f"{_said(works)} tác phẩm báo chí, phim của nước ngoài về địa phương")


COUNTERS: dict[type, Counter] = {
    Partner: _activities, Agreement: _signed, Conference: _conferences, Event: _events, Delegation: _delegations,
    Greeting: _letters,
    Gift: _gifts, FriendshipWork: _works, PressVisit: _press,
}  # fmt: skip
"""By model: what its register counts of a task's records."""
