"""Who may do what: every predicate of the code asked for every role, on examples that are never saved."""

from dataclasses import dataclass
from typing import Any, get_type_hints

from django.db.models import Model
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies import permissions as agencies
from nhipcau.agencies.models import Agency, Locality, Membership
from nhipcau.agencies.standing import Post, acting_as
from nhipcau.agreements import permissions as agreements
from nhipcau.agreements.models import Agreement
from nhipcau.common.rights import Right
from nhipcau.conferences import permissions as conferences
from nhipcau.conferences.models import Conference
from nhipcau.delegations import permissions as delegations
from nhipcau.delegations.models import Delegation
from nhipcau.discussion import permissions as discussion
from nhipcau.documents import permissions as documents
from nhipcau.documents.models import Document, Incoming, Kind
from nhipcau.duties import permissions as duties
from nhipcau.duties.models import DutyCharge
from nhipcau.events import permissions as events
from nhipcau.events.models import Event, Preparation
from nhipcau.gifts import permissions as gifts
from nhipcau.gifts.models import Gift, ReceivedGift
from nhipcau.glossary import permissions as glossary
from nhipcau.greetings import permissions as greetings
from nhipcau.greetings.models import Greeting
from nhipcau.inspections import permissions as inspections
from nhipcau.notices import permissions as notices
from nhipcau.partners import permissions as partners
from nhipcau.partners.models import Partner
from nhipcau.plans import permissions as plans
from nhipcau.plans.models import Assignment, Indicator, Plan, Task
from nhipcau.press import permissions as press
from nhipcau.press.models import PressVisit
from nhipcau.programmes import permissions as programmes
from nhipcau.reminders import permissions as reminders
from nhipcau.reminders.models import Extension
from nhipcau.reports import permissions as reports
from nhipcau.reports.models import Period, Submission
from nhipcau.work import permissions as work
from nhipcau.work.models import Decline, Difficulty, Evidence, Progress
from nhipcau.works import permissions as works
from nhipcau.works.models import FriendshipWork

Role = Membership.Role


@dataclass(frozen=True, slots=True)
class Example:
    """One of everything that a predicate is asked about, all of one agency."""

    agency: Agency

    @property
    def locality(self) -> Locality:
        return self.agency.locality

    @property
    def plan(self) -> Plan:
        return Plan(pk=-1, locality=self.locality, state=Plan.State.ACTIVE)

    @property
    def assignment(self) -> Assignment:
        return Assignment(pk=-1, agency=self.agency, task=Task(pk=-1, plan=self.plan))

    @property
    def decline(self) -> Decline:
        return Decline(pk=-1, assignment=self.assignment)

    @property
    def indicator(self) -> Indicator:
        return Indicator(pk=-1, agency=self.agency, plan=self.plan)

    @property
    def evidence(self) -> Evidence:
        """Posted by the person who asks."""
        return Evidence(pk=-1, progress=Progress(pk=-1, assignment=self.assignment, posted_by_id=-1))

    @property
    def difficulty(self) -> Difficulty:
        return Difficulty(pk=-1, assignment=self.assignment)

    @property
    def period(self) -> Period:
        return Period(pk=-1, plan=self.plan)

    @property
    def submission(self) -> Submission:
        return Submission(pk=-1, agency=self.agency, period=self.period)

    @property
    def document(self) -> Document:
        return Document(pk=-1, plan=self.plan, issuer=self.agency, kind=Kind.LETTER)

    @property
    def incoming(self) -> Incoming:
        return Incoming(pk=-1, agency=self.agency)

    @property
    def extension(self) -> Extension:
        return Extension(pk=-1, assignment=self.assignment)

    @property
    def membership(self) -> Membership:
        return Membership(pk=-1, agency=self.agency, role=Role.OFFICER, user=User(pk=-2))

    @property
    def received_gift(self) -> ReceivedGift:
        return ReceivedGift(pk=-1, locality=self.locality, agency=self.agency, receiver_id=-2)

    @property
    def preparation(self) -> Preparation:
        event = Event(pk=-1, locality=self.locality, agency=self.agency)
        return Preparation(pk=-1, event=event, agency=self.agency)

    def of(self, kind: type[Model]) -> Model:
        """The example of a model."""
        if kind in OF_AN_AGENCY:
            return kind(pk=-1, locality=self.locality, agency=self.agency)
        examples = {
            Agency: self.agency, Locality: self.locality, Plan: self.plan, Assignment: self.assignment,
            Decline: self.decline, Indicator: self.indicator, Difficulty: self.difficulty, Period: self.period,
            Submission: self.submission, Document: self.document, Extension: self.extension,
            Membership: self.membership, Evidence: self.evidence, Incoming: self.incoming,
            ReceivedGift: self.received_gift, Preparation: self.preparation,
        }  # fmt: skip
        return examples[kind]


ROOMS: tuple[tuple[Any, tuple[Right, ...]], ...] = (
    (_("Kế hoạch"), plans.RIGHTS),
    (
        pgettext_lazy("phần việc", "Thực hiện"),
        (*work.RIGHTS, *discussion.RIGHTS, *inspections.RIGHTS, *reminders.RIGHTS, *notices.RIGHTS),
    ),
    (_("Báo cáo"), reports.RIGHTS),
    (pgettext_lazy("văn bản của cơ quan", "Văn bản"), documents.RIGHTS),
    (
        _("Sổ theo dõi"),
        (
            *partners.RIGHTS,
            *agreements.RIGHTS,
            *delegations.RIGHTS,
            *conferences.RIGHTS,
            *events.RIGHTS,
            *press.RIGHTS,
            *programmes.RIGHTS,
            *works.RIGHTS,
            *greetings.RIGHTS,
            *gifts.RIGHTS,
            *glossary.RIGHTS,
            *duties.RIGHTS,
        ),
    ),
    (_("Cơ quan và con người"), agencies.RIGHTS),
)

OF_AN_AGENCY = (
    Partner,
    Agreement,
    Conference,
    Delegation,
    DutyCharge,
    Event,
    Gift,
    Greeting,
    FriendshipWork,
    PressVisit,
)
"""Records that an agency of the locality keeps."""
WIDEST = (_("cả địa phương"), _("cơ quan mình"), "")


@dataclass(frozen=True, slots=True)
class Reach:
    """One thing to be done, and for each role how far it may: the whole locality, its own agency, or not."""

    what: str
    reach: tuple[str, ...]


def rights_table() -> list[tuple[str, list[Reach]]]:
    """Every right by room, each for all roles in their order."""
    return [
        (str(room), [Reach(str(right.what), tuple(_reach(right, role) for role in Role)) for right in rights])
        for room, rights in ROOMS
    ]


def _reach(right: Right, role: Role) -> str:
    """How far somebody with one role may: asked of another agency of the same locality, then of their own."""
    home = Locality(pk=-1)
    own, neighbour = Example(Agency(pk=-1, locality=home)), Example(Agency(pk=-2, locality=home))
    person = acting_as(User(pk=-1), Post(role, own.agency.pk, "", home.pk, is_focal_agency=True))
    if _may(right, person, neighbour):
        return str(WIDEST[0])
    return str(WIDEST[1] if _may(right, person, own) else WIDEST[2])


def _may(right: Right, person: User, example: Example) -> bool:
    """Asks the predicate with an example of every model that it takes behind the person."""
    taken = list(get_type_hints(right.may).values())[1:-1]
    models = [kind for kind in taken if issubclass(kind, Model)]
    return right.may(person, *map(example.of, models), *right.also)
