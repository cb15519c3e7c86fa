"""The records of all registers: what each is called, who sees and keeps its records, what belongs to a task."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agreements import actions as agreements
from nhipcau.agreements import papers as agreement_papers
from nhipcau.agreements.models import Agreement
from nhipcau.agreements.queries import agreement_steps, visible_agreements
from nhipcau.conferences import actions as conferences
from nhipcau.conferences import papers as conference_papers
from nhipcau.conferences.models import Conference
from nhipcau.conferences.queries import conference_steps, visible_conferences
from nhipcau.delegations import actions as delegations
from nhipcau.delegations import papers as delegation_papers
from nhipcau.delegations.models import Delegation
from nhipcau.delegations.queries import delegation_steps, visible_delegations
from nhipcau.events import actions as events
from nhipcau.events import papers as event_papers
from nhipcau.events.models import Event
from nhipcau.events.queries import event_steps, visible_events
from nhipcau.gifts import actions as gifts
from nhipcau.gifts import received_actions as received
from nhipcau.gifts.models import Gift, ReceivedGift
from nhipcau.gifts.queries import received_stages, visible_gifts, visible_received
from nhipcau.greetings import actions as greetings
from nhipcau.greetings.models import Greeting
from nhipcau.greetings.queries import visible_greetings
from nhipcau.partners import actions as partners
from nhipcau.partners.models import Partner
from nhipcau.partners.queries import visible_partners
from nhipcau.plans.models import Task
from nhipcau.press import actions as press
from nhipcau.press import papers as press_papers
from nhipcau.press.models import PressVisit
from nhipcau.press.queries import press_steps, visible_press_visits
from nhipcau.records.actions import Keeper
from nhipcau.records.models import TaskLink
from nhipcau.records.papers import PaperSet
from nhipcau.records.queries import label_of, records_of_task
from nhipcau.records.steps import StageRow
from nhipcau.works import actions as works
from nhipcau.works.models import FriendshipWork
from nhipcau.works.queries import visible_works


def no_steps(_record: Any, _today: date) -> list[StageRow]:
    """Of registers whose records go through no procedure of the law."""
    return []


@dataclass(frozen=True, slots=True)
class Register:
    """One register: its key in addresses, its name, its model, what a person sees of it, who keeps its records.

    ``steps`` are those of the law that a record goes through on a day. The words of a register that is not open
    (everybody of the locality may see it) are never offered to whoever mistypes. Some have a programme by the hour, of
    some documents are written (``papers``).
    """

    key: str
    name: Any
    model: type[Model]
    visible: Callable[[User], QuerySet[Any]]
    keeper: Keeper
    steps: Callable[[Any, date], list[StageRow]] = no_steps
    is_open: bool = True
    has_programme: bool = False
    papers: PaperSet | None = None

    @property
    def page(self) -> str:
        """The route of a record's card."""
        return f"{self.key}_detail"


REGISTERS = (
    Register("partner", _("Đối tác"), Partner, visible_partners, partners.KEEPER),
    Register("agreement", _("Thỏa thuận"), Agreement, visible_agreements, agreements.KEEPER, agreement_steps,
             papers=agreement_papers.PAPERS),
    Register("delegation", _("Đoàn ra, đoàn vào"), Delegation, visible_delegations, delegations.KEEPER,
             delegation_steps, has_programme=True, papers=delegation_papers.PAPERS),
    Register("conference", _("Hội nghị, hội thảo quốc tế"), Conference, visible_conferences, conferences.KEEPER,
             conference_steps, has_programme=True, papers=conference_papers.PAPERS),
    Register("press_visit", _("Phóng viên nước ngoài, đoàn phim"), PressVisit, visible_press_visits, press.KEEPER,
             press_steps, has_programme=True, papers=press_papers.PAPERS),
    Register("event", _("Sự kiện"), Event, visible_events, events.KEEPER, event_steps, has_programme=True,
             papers=event_papers.PAPERS),
    Register("work", _("Công trình hữu nghị"), FriendshipWork, visible_works, works.KEEPER),
    Register("greeting", _("Điện, thư"), Greeting, visible_greetings, greetings.KEEPER),
    Register("gift", _("Quà tặng"), Gift, visible_gifts, gifts.KEEPER),
    Register("received_gift", _("Quà nhận được"), ReceivedGift, visible_received, received.KEEPER, received_stages,
             is_open=False),
)  # fmt: skip
"""In the order in which a task shows them."""
BY_KEY = {register.key: register for register in REGISTERS}


@dataclass(frozen=True, slots=True)
class Belonging:
    """Records of one register: those that belong to a task, or that were found; of more than are there the count."""

    name: str
    page: str
    rows: list[Any]
    count: int = 0


def registers_at(task: Task) -> list[Register]:
    """The registers of which a record belongs to a task: the rest is not asked."""
    linked = set(TaskLink.objects.filter(task=task).values_list("record_model", flat=True))
    return [register for register in REGISTERS if label_of(register.model) in linked]


def records_at(user: User, task: Task, registers: Iterable[Register]) -> list[Belonging]:
    """What belongs to a task in these registers, as far as the person sees it."""
    found = (Belonging(str(one.name), one.page, list(records_of_task(task, one.visible(user)))) for one in registers)
    return [belonging for belonging in found if belonging.rows]
