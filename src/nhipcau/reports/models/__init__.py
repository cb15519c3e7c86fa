"""Reporting periods, what agencies send, and the report that is made of it."""

from nhipcau.reports.models.periods import Frequency, Period, PeriodExtension, Schedule
from nhipcau.reports.models.submissions import Comment, ConsolidatedReport, Passage, Step, Submission, Wording
from nhipcau.reports.models.upward import ReceivedReport

__all__ = [
    "Comment",
    "ConsolidatedReport",
    "Frequency",
    "Passage",
    "Period",
    "PeriodExtension",
    "ReceivedReport",
    "Schedule",
    "Step",
    "Submission",
    "Wording",
]
