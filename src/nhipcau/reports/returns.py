"""Who was to report in a period, and who did."""

from datetime import datetime, time

from django.utils import timezone

from nhipcau.agencies.letterheads import outside_bodies
from nhipcau.agencies.models import Agency
from nhipcau.reports.models import Period, Submission
from nhipcau.reports.phrases import Returns


def submissions_gathered(period: Period, issuer: Agency | None) -> list[Submission]:
    """The reports that the issuing body waits for: all but its own, and those that a successor took over."""
    rows = period.submissions.exclude(state=Submission.State.PASSED).select_related("agency").order_by(
        "agency__sort_key"
    )  # fmt: skip
    return list(rows.exclude(agency=issuer) if issuer else rows)


def returns_of(period: Period, submissions: list[Submission]) -> Returns:
    """How many came in, late and with nothing to tell, and who has not sent."""
    sent = [row for row in submissions if not row.is_open]
    silent = [row.agency for row in submissions if row.is_open]
    outside = outside_bodies(silent)
    last = datetime.combine(period.due_on, time.max, timezone.get_current_timezone())
    return Returns(
        sent=len(sent),
        late=sum((row.first_sent_at or last) > last for row in sent),
        nil=sum(row.is_nil for row in sent),
        missing=tuple(agency.name for agency in silent if agency.pk not in outside),
        outside=len(outside),
    )
