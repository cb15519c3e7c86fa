"""Who reports for an open period: agencies that get work join it, those that lose all before writing leave it."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from nhipcau.agencies.models import Agency
from nhipcau.common.locking import locked
from nhipcau.plans.models import Assignment, Plan
from nhipcau.reports.models import Period, Submission
from nhipcau.reports.queries import reporting_agencies


def keep_up(periods: Iterable[Period], today: date) -> None:
    """Gives each agency that has work by the day that counts a report, and takes unwritten ones from who has none.

    Only of periods that are open and of which no report has been issued. Asked again, it changes nothing.
    """
    for period in periods:
        if _is_settled(period) or not any(_differences(period, today)):
            continue
        with transaction.atomic():
            joining, leaving = _differences(locked(period, "plan"), today)
            Submission.objects.filter(pk__in=leaving).delete()
            Submission.objects.bulk_create(Submission(period=period, agency_id=agency) for agency in sorted(joining))


def keep_up_all(today: date) -> None:
    """The same for every period of plans at work."""
    keep_up(open_periods().filter(plan__state=Plan.State.ACTIVE), today)


def open_periods() -> QuerySet[Period]:
    """Periods for which somebody can still report."""
    return Period.objects.filter(closed_at=None, report__issued_at=None).select_related("plan")


def not_joined(agencies: Iterable[int]) -> QuerySet[Period]:
    """Open periods of plans in which one of these agencies has work and no report yet."""
    own = list(agencies)
    has_report = Submission.objects.filter(period=OuterRef(OuterRef("pk")), agency=OuterRef("pk"))
    at_work = Assignment.objects.counted().filter(task__plan=OuterRef(OuterRef("plan")), agency=OuterRef("pk"))
    lacking = Agency.objects.filter(~Exists(has_report), Exists(at_work), pk__in=own)
    return open_periods().filter(Exists(lacking), plan__state=Plan.State.ACTIVE)


def _is_settled(period: Period) -> bool:
    return period.is_closed or period.issued_at is not None or period.plan.state != Plan.State.ACTIVE


def _differences(period: Period, today: date) -> tuple[set[int], list[int]]:
    """The agencies that are to join, and the reports that are to go."""
    expected = set(reporting_agencies(period.plan, period.counted_day(today)).values_list("pk", flat=True))
    there = dict(period.submissions.values_list("agency", "pk"))
    untouched = period.submissions.filter(
        state=Submission.State.DRAFT, passages=None, comments=None, steps=None
    ).exclude(agency__in=expected)  # fmt: skip
    return expected - set(there), list(untouched.values_list("pk", flat=True))
