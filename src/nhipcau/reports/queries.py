"""What a person sees of reports, and who is to write them."""

from datetime import date, datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate
from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Membership
from nhipcau.agencies.standing import standing_of
from nhipcau.plans.models import Assignment, Item, Plan, top_section
from nhipcau.plans.queries import visible_plans
from nhipcau.reports.models import Period, ReceivedReport, Schedule, Submission
from nhipcau.reports.plan_on_day import plan_then
from nhipcau.work.models import Evidence
from nhipcau.work.queries import APPENDIX, Followed, answering, local_evidence
from nhipcau.work.tallies import task_statuses_of


def visible_periods(user: User) -> QuerySet[Period]:
    return Period.objects.filter(plan__in=visible_plans(user)).select_related("plan__locality")


def visible_submissions(user: User) -> QuerySet[Submission]:
    """One's own agencies' submissions; all of them for focal officers and leaders."""
    standing = standing_of(user)
    return Submission.objects.filter(
        Q(agency__in=standing.agencies, period__plan__in=visible_plans(user))
        | Q(period__plan__locality__in=standing.focal_in | standing.leader_in)
    ).select_related("agency", "period__plan__locality", "sent_by", "decided_by")


def period_counts(periods: QuerySet[Period]) -> QuerySet[Period]:
    """Each period with how many submissions it has, came in, and were accepted."""
    came = Q(submissions__state__in=[Submission.State.SENT, Submission.State.ACCEPTED])
    return periods.annotate(
        expected=Count("submissions", filter=~Q(submissions__state=Submission.State.PASSED)),
        received=Count("submissions", filter=came),
        accepted=Count("submissions", filter=Q(submissions__state=Submission.State.ACCEPTED)),
    ).order_by("-due_on", "-id")


def reporting_agencies(plan: Plan, day: date) -> QuerySet[Agency]:
    """Single agencies that have something to do in the plan on a day, or report an indicator of it."""
    at_work = Assignment.objects.filter(task__plan=plan).on(day)
    rows = Agency.objects.single().filter(valid_to=None)
    return rows.filter(Q(pk__in=at_work.values("agency")) | Q(pk__in=plan.indicators.values("agency")))


def focal_agency(user: User, plan: Plan) -> Agency | None:
    """The focal agency that the province has named, else that in which the person is focal officer."""
    if plan.locality.focal_agency is not None:
        return plan.locality.focal_agency
    held = Membership.objects.held().filter(user=user, role=Membership.Role.FOCAL, agency__locality=plan.locality)
    return Agency.objects.filter(memberships__in=held).first()


def submissions_with_lateness(period: Period, now: datetime) -> list[tuple[Submission, int]]:
    """Every submission, and how many days after the due date it came or has been waited for."""
    return [(row, days_late(row, period, now)) for row in period.submissions.select_related("agency", "sent_by")]


def counted_assignments(period: Period, today: date, status: str, section: str) -> "list[Followed]":
    """The parts of the tasks that a figure of the report counts: those in a status, of a section, or all."""
    then = plan_then(period.plan, period.counted_day(today))
    tasks = [task for task in then.counted_tasks if task.kind != Item.Kind.DUTY]
    statuses = task_statuses_of(tasks, then.parts, then.day)
    counted = {
        task.pk
        for task in tasks
        if status in ("", statuses[task.pk]) and section in ("", top_section(task.section, task.kind) or APPENDIX)
    }
    rows = answering(Assignment.objects.filter(task__plan=then.plan).on(then.day))
    found = rows.select_related("task__item", "agency").order_by("task__item__position", "position", "pk")
    return [row for row in then.stood(found) if row.task_id in counted]


def days_late(submission: Submission, period: Period, now: datetime) -> int:
    """Days after the due date at which a report first came, or for which it has been waited."""
    return max((timezone.localdate(submission.first_sent_at or now) - period.due_on).days, 0)


def visible_received(user: User) -> QuerySet[ReceivedReport]:
    """Reports that came as data: all of them for the ministries; their own for those who see the whole plan."""
    standing = standing_of(user)
    rows = ReceivedReport.objects.select_related("received_by", "period")
    if standing.is_ministry:
        return rows
    return rows.filter(period__plan__locality__in=standing.focal_in | standing.leader_in)


def visible_evidence(user: User) -> QuerySet[Evidence]:
    """What a person needs to see (ADR 26): in their own province; a ministry what a report that was sent up counts."""
    seen = Q(pk__in=local_evidence(user).values("pk"))
    if standing_of(user).is_ministry:
        sent = Period.objects.filter(sent_up__isnull=False)
        counted = sent.filter(plan=OuterRef("progress__assignment__task__plan"), ends_on__gte=OuterRef("said_on"))
        rows = Evidence.objects.annotate(said_on=TruncDate("progress__posted_at"))
        seen |= Q(pk__in=rows.filter(Exists(counted)).values("pk"))
        reached = sent.filter(plan=OuterRef("value__indicator__plan"), ends_on__gte=OuterRef("value__on"))
        seen |= Q(pk__in=Evidence.objects.filter(Exists(reached)).values("pk"))
    return Evidence.objects.filter(seen).select_related("progress__assignment__task__item", "value__indicator")


def schedules_at_work(user: User) -> QuerySet[Schedule]:
    """Schedules that open periods by themselves, of plans at work that the person sees."""
    plans = visible_plans(user).filter(state=Plan.State.ACTIVE)
    return Schedule.objects.filter(plan__in=plans, is_on=True).select_related("plan")
