"""Plans as they were read, corrected, set to work and amended."""

from nhipcau.plans.models.amendments import Amendment, Change
from nhipcau.plans.models.facts import AssignmentFacts, Facts, ProgressState, Status, TaskFacts, status_on
from nhipcau.plans.models.indicators import Indicator, Target
from nhipcau.plans.models.items import Item, ReportingDuty, top_section
from nhipcau.plans.models.plans import NOTES, Basis, Plan, SourceFile, day_first
from nhipcau.plans.models.reviews import LearnedHeading, ReviewStep
from nhipcau.plans.models.tasks import Assignment, AssignmentQuerySet, FormerDue, FormerHolder, Task
from nhipcau.plans.models.titles import LONGEST_TITLE, short_title

__all__ = [
    "LONGEST_TITLE",
    "NOTES",
    "Amendment",
    "Assignment",
    "AssignmentFacts",
    "AssignmentQuerySet",
    "Basis",
    "Change",
    "Facts",
    "FormerDue",
    "FormerHolder",
    "Indicator",
    "Item",
    "LearnedHeading",
    "Plan",
    "ProgressState",
    "ReportingDuty",
    "ReviewStep",
    "SourceFile",
    "Status",
    "Target",
    "Task",
    "TaskFacts",
    "day_first",
    "short_title",
    "status_on",
    "top_section",
]
