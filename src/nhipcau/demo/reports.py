"""A reporting period of the demo: one report accepted, one sent, the others still to be written."""

from datetime import datetime, timedelta

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Membership
from nhipcau.demo.documents import read_content
from nhipcau.plans.models import Plan
from nhipcau.reports.actions import accept_submission, save_submission, send_submission
from nhipcau.reports.models import Frequency, Period
from nhipcau.reports.passages import Written
from nhipcau.reports.periods import Timing, open_period, set_schedule
from nhipcau.reports.windows import NewPeriod


def load_reporting(plan: Plan, focal: User, now: datetime) -> None:
    """A period that ends today, and the yearly schedule."""
    then, today = now - timedelta(days=6), timezone.localdate(now)
    new = NewPeriod(
        f"Báo cáo tiến độ đến ngày {today:%d/%m/%Y}", today - timedelta(days=178), today, today + timedelta(days=5),
        Frequency.ONCE,
    )  # fmt: skip
    period = open_period(by=focal, plan=plan, new=new, duty_item=None, now=then)
    set_schedule(by=focal, plan=plan, duty_item=None, timing=Timing(Frequency.HALF))
    for row in read_content("following.toml")["report"]:
        _write(period, row, focal, now + timedelta(hours=row["hours"]))


def _write(period: Period, row: dict[str, str], focal: User, now: datetime) -> None:
    agency = Agency.objects.get(locality=period.plan.locality, name=row["agency"])
    submission = period.submissions.get(agency=agency)
    by = Membership.objects.held().get(agency=agency, role=Membership.Role.HEAD).user
    written = [Written(key, 0, row[key]) for key in ("overview", "difficulties", "proposals") if key in row]
    save_submission(by=by, submission=submission, written=written, now=now)
    if row["state"] != "draft":
        send_submission(by=by, submission=submission, now=now)
    if row["state"] == "accepted":
        accept_submission(by=focal, submission=submission, now=now)
