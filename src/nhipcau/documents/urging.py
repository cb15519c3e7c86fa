"""Letters to all agencies that are late at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.common.refusal import refuse_if, require
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.permissions import NOT_ONES_OWN, can_compose_document
from nhipcau.jobs.queue import Tell, say_nothing
from nhipcau.plans.models import Item, Plan, Status
from nhipcau.plans.queries import live_assignments
from nhipcau.reminders.models import Extension
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.letter import urged_assignments
from nhipcau.work.queries import answering, with_status


@dataclass(frozen=True, slots=True)
class LateAgency:
    """An agency with overdue tasks: how many, and whether for each of them it has asked for a later date."""

    agency: Agency
    count: int
    has_asked: bool


def late_agencies(plan: Plan, issuer: Agency, today: date) -> list[LateAgency]:
    """Agencies with overdue tasks of the plan that have no letter under way: how many, and whether all have asked
    for time.
    """
    rows = answering(live_assignments(plan)).exclude(task__item__kind=Item.Kind.DUTY).exclude(agency=None)
    late = with_status(rows.exclude(agency=issuer), today).filter(status=Status.LATE)
    asked = set(Extension.objects.filter(assignment__in=late, decided_at=None).values_list("assignment", flat=True))
    found: dict[int, list[int]] = {}
    for pk, agency in late.values_list("pk", "agency"):
        found.setdefault(agency, []).append(pk)
    agencies = Agency.objects.filter(pk__in=found).exclude(pk__in=_urged_already(plan)).order_by("sort_key")
    return [LateAgency(row, len(found[row.pk]), set(found[row.pk]) <= asked) for row in agencies]


def _urged_already(plan: Plan) -> QuerySet[Document, int]:
    """Whom a letter that is not issued yet urges."""
    under_way = Document.objects.filter(plan=plan, kind=Kind.REMINDER, urged__isnull=False)
    return under_way.exclude(state=Document.State.ISSUED).values_list("urged", flat=True)


def compose_reminders(
    *, by: User, plan: Plan, agencies: Iterable[Agency], now: datetime, tell: Tell = say_nothing
) -> list[Document]:
    """Drafts a letter of the focal agency to each agency; who is urged already gets no second one."""
    issuer = focal_agency(by, plan)
    require(issuer is not None and can_compose_document(by, plan, issuer, Kind.REMINDER), str(NOT_ONES_OWN))
    assert issuer is not None  # noqa: S101 (just asked)
    today = timezone.localdate(now)
    known = {issuer.pk, *_urged_already(plan)}
    chosen = [row for row in agencies if row.pk not in known and urged_assignments(plan, row, today)]
    refuse_if(not chosen, _("Không có cơ quan nào cần đôn đốc, hoặc đã có dự thảo công văn."))
    made = []
    for at, agency in enumerate(chosen, start=1):
        order = Order(Kind.REMINDER, plan, issuer, agency=agency, addressees=(agency.name,))
        made.append(compose_document(by=by, order=order, now=now))
        tell(at, len(chosen))
    return made
