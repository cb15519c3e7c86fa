"""What a person sees of reports, and what a report says."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Membership
from nhipcau.agencies.standing import standing_of
from nhipcau.common.templatetags.vietnamese import number
from nhipcau.plans.models import Assignment, Plan, Task
from nhipcau.plans.queries import standing_assignments, visible_plans
from nhipcau.reports.models import ConsolidatedReport, Period, Submission
from nhipcau.reports.standing import said_by, standing_then, tasks_then
from nhipcau.work.counting import Tally, plan_standing
from nhipcau.work.models import Difficulty, Progress, Status
from nhipcau.work.queries import Followed, with_status
from nhipcau.work.reaching import Reach, plan_reach


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


def reporting_agencies(plan: Plan) -> QuerySet[Agency]:
    """Single agencies that lead, coordinate or answer for something in the plan, or report an indicator of it."""
    at_work = Q(pk__in=standing_assignments(plan).values("agency"))
    return Agency.objects.single().filter(at_work | Q(pk__in=plan.indicators.values("agency")))


def agency_results(plan: Plan, agency: Agency, until: date) -> list[Followed]:
    """The agency's assignments in the plan with what was last said of each."""
    rows = standing_assignments(plan).filter(agency=agency)
    return list(
        with_status(rows, until)
        .select_related("task__item", "task__plan")
        .prefetch_related("progress__evidence")
        .order_by("task__item__position")
    )


def draft_results(assignments: Iterable[Followed]) -> str:
    """The agency's results as sentences, from its own progress rows."""
    lines = []
    for assignment in assignments:
        latest: Progress | None = next(iter(assignment.progress.all()), None)
        if latest is not None:
            state = latest.get_state_display().lower()
            lines.append(
                f"- {assignment.task.item.text.rstrip(' .;')}: {latest.note.rstrip(' .')} ({state}, {latest.percent}%)."
            )
    return "\n".join(lines)


def draft_reach(plan: Plan, agency: Agency, day: date) -> str:
    """What the agency's indicators have reached, as sentences."""
    own = [row for row in plan_reach(plan, day) if row.indicator.agency_id == agency.pk and row.last is not None]
    return "\n".join(f"- {reach_sentence(row)}" for row in own)


def reach_sentence(row: Reach) -> str:
    """An indicator with its last value and its target, as a report says it."""
    unit = f" {row.indicator.unit}" if row.indicator.unit else ""
    value = f"{number(row.last.value)}{unit}" if row.last else "chưa có số liệu"
    target = f" (mục tiêu năm {row.target_year}: {number(row.target)}{unit})" if row.target is not None else ""
    return f"{row.indicator.name.rstrip(' .;')}: {value}{target}."


def draft_difficulties(plan: Plan, agency: Agency) -> str:
    rows = Difficulty.objects.filter(assignment__task__plan=plan, assignment__agency=agency).order_by("raised_at")
    rows = rows.select_related("assignment__task__item")
    return "\n".join(f"- {row.assignment.task.item.text.rstrip(' .;')}: {row.text}" for row in rows)


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A row of the appendix: one task, who does it, how it stands."""

    number: str
    text: str
    leads: str
    partners: str
    outputs: str
    time: str
    result: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ReportContent:
    """Everything that the consolidated report says, before it is a document."""

    plan: Plan
    period: Period
    report: ConsolidatedReport
    today: date
    until: date
    issuer: Agency | None
    whole: Tally
    by_section: list[Tally]
    accepted: list[Submission]
    missing: list[Submission]
    rows: list[ReportRow]
    reach: list[Reach]


def report_of(period: Period) -> ConsolidatedReport:
    """The period's report, or an unsaved empty one."""
    return ConsolidatedReport.objects.filter(period=period).first() or ConsolidatedReport(period=period)


def report_content(period: Period, issuer: Agency | None, today: date) -> ReportContent:
    """Gathers the report of a period: the plan as it stood on the last day that counts."""
    plan, day = period.plan, min(today, period.ends_on)
    standing = plan_standing(plan, day, standing_then(plan, day))
    submissions = list(period.submissions.select_related("agency"))
    accepted = [s for s in submissions if s.state == Submission.State.ACCEPTED]
    return ReportContent(
        plan=plan,
        period=period,
        report=report_of(period),
        today=today,
        until=day,
        issuer=issuer,
        whole=standing.whole,
        by_section=standing.by_section,
        accepted=accepted,
        missing=[s for s in submissions if s.state in (Submission.State.DRAFT, Submission.State.RETURNED)],
        rows=_report_rows(plan, day),
        reach=plan_reach(plan, day),
    )


def _report_rows(plan: Plan, day: date) -> list[ReportRow]:
    assignments = (
        standing_then(plan, day)
        .select_related("agency", "task__item")
        .prefetch_related(Prefetch("progress", said_by(day)), "progress__evidence")
        .order_by("task__item__position", "position")
    )
    by_task: dict[int, list[Followed]] = {}
    for assignment in assignments:
        by_task.setdefault(assignment.task_id, []).append(assignment)
    tasks = tasks_then(plan, day)
    return [_report_row(number, task, by_task.get(task.pk, [])) for number, task in enumerate(tasks, start=1)]


def _report_row(number: int, task: Task, assignments: list[Followed]) -> ReportRow:
    leads = [a for a in assignments if a.role in Assignment.ANSWERING]
    partners = [a for a in assignments if a.role == Assignment.Role.COORDINATE]
    evidence = {e.name: None for a in assignments for p in a.progress.all() for e in p.evidence.all()}
    return ReportRow(
        number=str(number),
        text=task.item.text,
        leads="\n".join(a.display_name for a in leads),
        partners="; ".join(a.display_name for a in partners),
        outputs="; ".join(task.outputs),
        time=task.time_text,
        result="\n".join(_result(a, is_alone=len(leads) == 1) for a in leads if a.latest_state) or _("Chưa có báo cáo"),
        evidence="\n".join(evidence),
    )


def _result(assignment: Followed, *, is_alone: bool) -> str:
    latest = next(iter(assignment.progress.all()))
    status = Status(assignment.status).label
    said = f"{status} ({latest.percent}%): {latest.note}"
    return said if is_alone else f"{assignment.display_name}: {said}"


def focal_agency(user: User, plan: Plan) -> Agency | None:
    """The focal agency that the province has named, else that in which the person is focal officer."""
    if plan.locality.focal_agency is not None:
        return plan.locality.focal_agency
    held = Membership.objects.held().filter(user=user, role=Membership.Role.FOCAL, agency__locality=plan.locality)
    return Agency.objects.filter(memberships__in=held).first()


def proposed_period(plan: Plan, due: str, today: date) -> tuple[date, date, date]:
    """(from, to, due) for a reporting duty: the year of the due date up to today at the latest.

    Data of a yearly report run from 15 December to 14 December (Decree 09/2019/NĐ-CP,
    Art. 12); a plan that sets an earlier date is followed up to that date.
    """
    due_on = _due_date(due, today)
    start = max(date(due_on.year - 1, 12, 15), _activated_on(plan, due_on))
    return start, max(start, min(due_on, date(due_on.year, 12, 14))), due_on


def _due_date(due: str, today: date) -> date:
    if len(due) == 10:
        return date.fromisoformat(due)
    if len(due) == 5:
        month, day = int(due[:2]), int(due[3:])
        return date(today.year, month, min(day, 28) if month == 2 else day)
    return date(today.year, 12, 14)


def _activated_on(plan: Plan, due_on: date) -> date:
    issued = plan.issued_on
    day = date.fromisoformat(issued) if len(issued) == 10 else date(due_on.year - 1, 12, 15)
    return min(day, due_on)


def submissions_with_lateness(period: Period, now: datetime) -> list[tuple[Submission, int]]:
    """Every submission, and how many days after the due date it came or has been waited for."""
    return [(row, _days_late(row, period, now)) for row in period.submissions.select_related("agency", "sent_by")]


def _days_late(submission: Submission, period: Period, now: datetime) -> int:
    came = submission.sent_at if submission.sent_at and not submission.is_open else now
    return max((timezone.localdate(came) - period.due_on).days, 0)
