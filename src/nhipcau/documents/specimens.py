"""Every kind of document for every body that can issue it, from what is in a plan: to be read before it is trusted."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.utils import translation

import kehoach
from nhipcau.agencies.models import Agency
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.carrying_out import addressees_of
from nhipcau.documents.writing.frame import as_ordered
from nhipcau.documents.writing.kinds import official_of
from nhipcau.plans.models import Plan, Task
from nhipcau.reports.models import Submission
from nhipcau.reports.phrases import small_first
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.letter import urged_assignments
from nhipcau.reports.writing.submission import official_submission

MOST_CHOSEN = 8
"""Tasks of which the report on one subject tells."""
Specimen = tuple[str, kehoach.OfficialDocument]


def specimens(plan: Plan, today: date) -> Iterator[Specimen]:
    """(name of the file, document) of each; nothing is kept."""
    focal = focal_agency(plan.created_by, plan)
    committee = Agency.objects.filter(locality=plan.locality, kind=Agency.Kind.COMMITTEE, valid_to=None).first()
    if focal is None:
        return
    for at, order in enumerate(_orders(plan, focal, committee or focal, today), start=1):
        yield f"{at:02}-{order.kind}-{order.issuer.pk}.docx", official_of(order.settled(today), today)
    submissions = Submission.objects.filter(period=plan.periods.first()).select_related("agency", "period__plan")
    with translation.override("vi"):
        for submission in submissions:
            order = Order(Kind.AGENCY_REPORT, plan, submission.agency, submission=submission).settled(today)
            written = as_ordered(official_submission(submission, focal, today), order)
            yield f"{Kind.AGENCY_REPORT}-{submission.agency_id}.docx", written


@before_the_lock
def write_specimens(plan: Plan, today: date, folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Writes each into the folder; gives its name with what its form lacks."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in specimens(plan, today):
        data = kehoach.write_official(document)
        (folder / name).write_bytes(data)
        yield name, [finding.message for finding in kehoach.check_form(data)]


def _about(tasks: tuple[Task, ...]) -> str:
    """The subject of tasks: the section in which the first stands."""
    return f"Kết quả thực hiện nhiệm vụ {small_first(tasks[0].item.top_section)}" if tasks else ""


def _orders(plan: Plan, focal: Agency, committee: Agency, today: date) -> Iterator[Order]:
    """What can be ordered from what there is: a period, an amendment, agencies that are late or silent."""
    above = (plan.issuer or plan.locality.name,)
    for period in plan.periods.all()[:1]:
        yield Order(Kind.REPORT, plan, focal, period=period)
        yield Order(Kind.REPORT, plan, committee, period=period)
        asked = [row.agency for row in period.submissions.select_related("agency") if row.agency != focal]
        yield Order(Kind.LETTER, plan, focal, period=period, addressees=addressees_of(asked))
    for amendment in plan.amendments.all()[:1]:
        yield Order(Kind.PROPOSAL, plan, focal, amendment=amendment, addressees=above)
        yield Order(Kind.DECISION, plan, committee, amendment=amendment)
    yield Order(Kind.TASKS, plan, focal)
    chosen = tuple(plan.tasks.filter(item__dropped_at=None).order_by("item__position")[:MOST_CHOSEN])
    yield Order(Kind.SUBJECT, plan, focal, about=_about(chosen), tasks=chosen, addressees=above)
    yield from _mending(plan)
    for agency in Agency.objects.single().filter(assignments__task__plan=plan, valid_to=None).distinct():
        if agency != focal and urged_assignments(plan, agency, today):
            yield Order(Kind.REMINDER, plan, focal, agency=agency)
        yield Order(Kind.OWN_PLAN, plan, agency)


def _mending(plan: Plan) -> Iterator[Order]:
    """A correction and a withdrawal of the last document that was issued."""
    for issued in plan.documents.filter(state=Document.State.ISSUED, withdrawn_on=None)[:1]:
        about: dict[str, Any] = {"concerns": issued, "addressees": ("Các cơ quan, đơn vị, địa phương",)}
        yield Order(Kind.CORRECTION, plan, issued.issuer, text="Cuối văn bản | Nơi nhận | Nơi gửi", **about)
        yield Order(Kind.WITHDRAWAL, plan, issued.issuer, text="Ban hành nhầm.", concerns=issued)
