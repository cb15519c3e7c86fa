"""A task for a group of agencies becomes one assignment for each of its members."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.agencies.permissions import can_set_members
from nhipcau.agencies.queries import members_of
from nhipcau.audit.journal import record
from nhipcau.common.refusal import refuse_if, require
from nhipcau.plans.facts import refresh
from nhipcau.plans.models import Assignment, Plan
from nhipcau.plans.recurrence import date_first_returns


@transaction.atomic
def expand_group(*, by: User, group: Agency, now: datetime) -> int:
    """Gives what the group has in active plans to each of its members of today. Gives how many assignments are new.

    Done again after the group has changed, it adds what is missing; nobody who has work loses it.
    """
    require(can_set_members(by, group), _("Chỉ cán bộ đầu mối được giao việc của nhóm cho từng thành viên."))
    group = Agency.objects.get(pk=group.pk)
    refuse_if(
        not members_of(group, timezone.localdate(now)).exists(),
        _("Nhóm chưa có thành viên nào; hãy chọn thành viên trước."),
    )
    rows = Assignment.objects.filter(agency=group, task__plan__state=Plan.State.ACTIVE, task__item__dropped_at=None)
    made = share_out(rows, timezone.localdate(now))
    refresh({row.task_id for row in rows})
    first = {row.agency_id: row.pk for row in reversed(made)}
    record(by=by, verb="expand_group", target=group, name=group.name, added=len(made), first=sorted(first.values()))
    return len(made)


def share_out(assignments: QuerySet[Assignment], on: date) -> list[Assignment]:
    """Makes the assignments of members beside those of groups; who is on the task already is left as they are.

    What was reported for a group as one stays one.
    """
    living = assignments.filter(until=None, absorbed_by=None)
    groups = living.filter(agency__kind=Agency.Kind.GROUP, progress=None, difficulties=None)
    shared = list(groups.select_related("agency", "task__plan"))
    members: dict[int, list[Agency]] = {}
    made: list[Assignment] = []
    taken: dict[int, set[int | None]] = {}
    for row in Assignment.objects.filter(task__in={s.task_id for s in shared}, until=None):
        taken.setdefault(row.task_id, set()).add(row.agency_id)
    # Whoever leads is given the task first: an agency that leads does not coordinate with itself as well.
    for row in sorted(shared, key=lambda s: s.role == Assignment.Role.COORDINATE):
        assert row.agency is not None  # noqa: S101 (filtered by the agency's kind)
        group = members.setdefault(row.agency.pk, list(members_of(row.agency, on)))
        made += [_part(row, member, on) for member in group if member.pk not in taken[row.task_id]]
        taken[row.task_id].update(member.pk for member in group)
    date_first_returns(made)
    made = Assignment.objects.bulk_create(made, batch_size=500)
    done = [row.pk for row in shared if row.agency_id is not None and members[row.agency_id]]
    Assignment.objects.filter(pk__in=done, expanded_on=None).update(expanded_on=on)
    return made


def _part(whole: Assignment, member: Agency, on: date) -> Assignment:
    """A member's own: of a group that was shared out before, from today on."""
    return Assignment(
        task=whole.task,
        agency=member,
        printed_name=member.name,
        role=whole.role,
        group=whole,
        position=whole.position,
        since=on if whole.expanded_on else whole.since,
    )
