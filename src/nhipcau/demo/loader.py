"""The demo province: its people, its plan read from its own .docx, and half a year of work.

Everything goes through the same actions as the real thing, with the day given to them.
"""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Alias, Locality, Membership
from nhipcau.demo.agreements import load_agreements
from nhipcau.demo.conferences import load_conferences
from nhipcau.demo.delegations import load_delegations
from nhipcau.demo.documents import build_plan, read_content
from nhipcau.demo.duties import load_duties
from nhipcau.demo.events import load_events
from nhipcau.demo.gifts import load_gifts
from nhipcau.demo.greetings import load_greetings
from nhipcau.demo.inspections import load_inspections
from nhipcau.demo.letterheads import load_letterheads
from nhipcau.demo.office import load_papers
from nhipcau.demo.partners import load_partners
from nhipcau.demo.press import load_press
from nhipcau.demo.progress import load_following, officer_of
from nhipcau.demo.reports import load_reporting
from nhipcau.demo.works import load_works
from nhipcau.plans import actions as plan_actions
from nhipcau.plans.models import Assignment, Plan
from nhipcau.plans.uploads import upload_plan
from nhipcau.reminders.actions import ask_extension
from nhipcau.work.difficulties import pass_up_difficulty, raise_difficulty
from nhipcau.work.occurrences import needs_reason
from nhipcau.work.progress import actions as work_actions
from nhipcau.work.progress.rows import File, ProgressReport

PASSWORD = "nhipcau-demo"  # noqa: S105 (printed on the start page of the demo)
LATE_REASON = "Đối tác đề nghị lùi lịch; đã thống nhất thời gian mới."
PLAN_FILE = "ke-hoach-ngoai-giao-van-hoa.docx"


REGISTERS = (
    load_partners, load_agreements, load_delegations, load_conferences, load_events, load_press, load_works,
    load_duties, load_greetings, load_gifts,
)  # fmt: skip
"""What the registers of the province hold, those first that others name."""


def load_demo(now: datetime) -> Plan:
    """Makes the province as it stands on the day."""
    world = read_content("world.toml")
    locality = Locality.objects.create(name=world["locality"])
    agencies = _add_agencies(world["agency"], locality)
    ministry = world["ministry"]
    centre = Locality.objects.create(name=ministry["locality"])
    agencies[ministry["name"]] = Agency.objects.create(locality=centre, name=ministry["name"], kind=Agency.Kind.OTHER)
    people = [_add_person(row, agencies) for row in world["person"]]
    _give_password([user for user, _role in people])
    focal = next(user for user, role in people if role == Membership.Role.FOCAL)
    issued = now - timedelta(days=180)
    load_letterheads(world, agencies, focal, issued)
    plan = upload_plan(
        by=focal, locality=locality, name=PLAN_FILE, data=build_plan(timezone.localdate(now)), now=issued
    )
    plan_actions.accept_all_agencies(by=focal, plan=plan, now=issued)
    plan = plan_actions.activate_plan(by=focal, plan=plan, now=issued + timedelta(days=2))
    for row in sorted(world["progress"], key=lambda r: r["days"]):
        _post(plan, row, now)
    for row in world["difficulty"]:
        _raise(plan, row, focal, now)
    for row in world["extension"]:
        _ask(plan, row, now)
    load_following(plan, focal, now)
    load_reporting(plan, focal, now)
    load_inspections(plan, focal, now)
    load_papers(plan, focal, now)
    for load in REGISTERS:
        load(plan, focal, now)
    return plan


def _add_agencies(rows: list[dict[str, Any]], locality: Locality) -> dict[str, Agency]:
    agencies = {}
    for row in rows:
        agency = Agency.objects.create(
            locality=locality, name=row["name"], short_name=row.get("short", ""), kind=row["kind"]
        )
        agencies[row["name"]] = agency
        for alias in row.get("aliases", []):
            Alias.objects.create(locality=locality, agency=agency, name=alias)
    return agencies


def _add_person(row: dict[str, Any], agencies: dict[str, Agency]) -> tuple[User, str]:
    user = User.objects.create_invited(row["email"], None, full_name=row["name"], title=row.get("title", ""))
    for post in (row, *row.get("also", ())):
        Membership.objects.create(user=user, agency=agencies[post["agency"]], role=post["role"])
    return user, row["role"]


def _give_password(people: list[User]) -> None:
    """One password for everybody, hashed once: a hash takes long, as it should."""
    password = make_password(PASSWORD)
    for user in people:
        user.password = password
    User.objects.bulk_update(people, ["password"])


def _assignment(plan: Plan, row: dict[str, Any]) -> tuple[Assignment, User]:
    assignment = Assignment.objects.select_related("agency", "task__plan").get(
        task__plan=plan, task__item__locator=row["locator"], agency__name=row["agency"]
    )
    return assignment, officer_of(assignment.agency) or plan.created_by


def _post(plan: Plan, row: dict[str, Any], now: datetime) -> None:
    assignment, officer = _assignment(plan, row)
    files = []
    if row.get("evidence"):
        files.append(File(row["evidence"], row["evidence_text"].encode()))
    then = now + timedelta(days=row["days"])
    is_asked = row["state"] == "paused" or needs_reason(assignment, None, timezone.localdate(then))
    reason = LATE_REASON if is_asked else ""
    report = ProgressReport(row["state"], row["percent"], row["note"], str(uuid.uuid4()), files, reason=reason)
    work_actions.post_progress(by=officer, assignment=assignment, report=report, now=then)


def _raise(plan: Plan, row: dict[str, Any], focal: User, now: datetime) -> None:
    """A difficulty, which the focal officer passes up after three days."""
    assignment, officer = _assignment(plan, row)
    at = now + timedelta(days=row["days"])
    difficulty = raise_difficulty(by=officer, assignment=assignment, text=row["text"], now=at)
    pass_up_difficulty(by=focal, difficulty=difficulty, remark=row["remark"], now=at + timedelta(days=3))


def _ask(plan: Plan, row: dict[str, Any], now: datetime) -> None:
    """A later date, asked for by an agency of what it is late with."""
    assignment, officer = _assignment(plan, row)
    until = timezone.localdate(now) + timedelta(days=row["until"])
    at = now + timedelta(days=row["days"])
    ask_extension(by=officer, assignment=assignment, until=until, reason=row["reason"], now=at)
