"""Run by test_upgrades.py inside an upgraded instance: asks every page that needs no query, and each thing's own page.

Prints one JSON object: how many pages were asked, and those that failed.
"""

import json
import logging

from django.contrib.auth import get_user_model
from django.db.models import Model
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localdate

from nhipcau.agencies.models import Agency, Membership
from nhipcau.agreements.models import Agreement
from nhipcau.desk import urls
from nhipcau.documents.models import Document
from nhipcau.partners.models import Partner
from nhipcau.plans.models import Amendment, Indicator, Plan, Task
from nhipcau.reports.after_issue import changed_figures
from nhipcau.reports.consolidated import figures_of, report_content
from nhipcau.reports.models import ConsolidatedReport, Period, Submission

logging.disable(logging.CRITICAL)
OWN = {
    "plan": Plan, "task": Task, "agency": Agency, "period": Period, "submission": Submission, "document": Document,
    "amendment": Amendment, "indicator": Indicator, "partner": Partner, "agreement": Agreement,
}  # fmt: skip
SHOWN = ("detail", "document", "board", "timeline", "indicators", "objectives", "history", "list")


def addresses() -> list[str]:
    """Pages without an argument, and for the first of each kind of thing every page about it."""
    found = []
    for path in (path for room in urls.urlpatterns for path in room.url_patterns):
        try:
            found.append(reverse(path.name))
        except NoReverseMatch:
            model: type[Model] | None = OWN.get(path.name.split("_")[0])
            first = model.objects.first() if model else None
            if first is not None and path.name.split("_")[-1] in SHOWN:
                found.append(reverse(path.name, args=[first.pk]))
    return found


def unexplained() -> list[str]:
    """Counts of today that differ from those of an issued report without a word why."""
    found = []
    for report in ConsolidatedReport.objects.exclude(issued=None).select_related("period__plan__locality"):
        now = figures_of(report_content(report.period, None, localdate()))
        told = changed_figures(report.issued, now)
        changed = sum(report.issued["whole"].get(key, 0) != value for key, value in now["whole"].items())
        found += [row.name for row in told if row.issued != row.now and not row.why and ": " in row.name]
        if sum(row.name.startswith("Toàn kế hoạch") for row in told) != changed:
            found.append(f"{report}: not every count is told")
    return found


def main() -> None:
    failed, asked = [], 0
    for role in ("focal", "leader", "head", "officer", "administrator"):
        member = Membership.objects.filter(role=role, ended_on=None).select_related("user").first()
        client = Client(raise_request_exception=False, HTTP_HOST="localhost")
        client.force_login(
            get_user_model().objects.get(pk=member.user_id),
            backend="allauth.account.auth_backends.AuthenticationBackend",
        )
        for address in addresses():
            asked += 1
            if client.get(address).status_code >= 500:
                failed.append(f"{role} {address}")
    found = {"asked": asked, "failed": failed, "unexplained": unexplained()}
    print(json.dumps(found))  # noqa: T201 (what the test reads)


main()
