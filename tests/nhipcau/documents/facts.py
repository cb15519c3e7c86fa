"""The facts of the specimen documents as a province that lived them through the actions, and its own documents of them."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.test.utils import override_settings, setup_databases, teardown_databases

import kehoach
from nhipcau.accounts.models import User
from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency, Membership
from nhipcau.agencies.office_form import NewSigner, OfficeForm, add_drafting_unit, add_signer, set_letterhead
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import DocumentFile, Kind
from nhipcau.documents.orders import Order
from nhipcau.plans.actions import activate_plan
from nhipcau.plans.amendments.actions import Decision, amend_plan, set_change
from nhipcau.plans.amendments.checks import Said
from nhipcau.plans.amendments.clauses import Clause, set_clause
from nhipcau.plans.models import Amendment, Assignment, Plan, Task
from nhipcau.plans.task_values import task_values
from nhipcau.plans.uploads import upload_plan
from nhipcau.reminders.actions import ask_extension
from nhipcau.reports.actions import accept_submission, edit_report, save_submission, send_nil_report, send_submission
from nhipcau.reports.drafts import submission_slots
from nhipcau.reports.models import Frequency, Period, Submission
from nhipcau.reports.passages import Written
from nhipcau.reports.periods import open_period
from nhipcau.reports.windows import NewPeriod
from nhipcau.work.difficulties import answer_difficulty, raise_difficulty
from nhipcau.work.indicators.actions import Aim, Measured, post_value, set_indicator
from nhipcau.work.progress.actions import post_progress
from nhipcau.work.progress.rows import ProgressReport
from tests.nhipcau import factories as make
from tests.nhipcau.documents import facts_told as told
from tests.nhipcau.documents.texts import plain_text


@dataclass
class Facts:
    """The province as it stands when everything was said; agencies and their officers by name."""

    agencies: dict[str, Agency]
    officers: dict[str, User]
    plan: Plan
    period: Period
    amendment: Amendment

    @property
    def focal(self) -> User:
        return self.officers[told.SNGV]


def at(day: date) -> datetime:
    """Ten o'clock of the day in Viet Nam."""
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)


def lived() -> Facts:
    """Lives the facts in the database, day by day as far as one depends on the other."""
    agencies, officers = _bodies()
    leader = make.MembershipFactory(agency=agencies[told.UBND], role=Membership.Role.LEADER).user
    plan = _plan(officers[told.SNGV], agencies)
    for row in told.PROGRESS:
        _post(plan, officers, row)
    for day, task, agency, text, answer in told.DIFFICULTIES:
        raised = raise_difficulty(
            by=officers[agency], assignment=_assignment(plan, task, agency), text=text, now=at(day)
        )
        if answer:
            answer_difficulty(by=leader, difficulty=raised, answer=answer[0], now=at(answer[1]))
    for day, task, agency, until, reason in told.EXTENSIONS:
        own = _assignment(plan, task, agency)
        ask_extension(by=officers[agency], assignment=own, until=until, reason=reason, now=at(day))
    _measure(plan, agencies, officers)
    period = _report(plan, officers)
    return Facts(agencies, officers, plan, period, _amendment(plan, officers[told.SNGV]))


def _bodies() -> tuple[dict[str, Agency], dict[str, User]]:
    """The agencies, each with somebody who works there, its form confirmed, its units and signers."""
    locality = make.LocalityFactory(name="Tỉnh Lạc Giang")
    agencies = {
        name: make.AgencyFactory(locality=locality, name=name, short_name=short, kind=kind)
        for name, short, kind, _unit, _signers in told.AGENCIES
    }
    Agency.objects.filter(pk=agencies[told.SNGV].pk).update(**told.CONTACT)
    agencies[told.SNGV].refresh_from_db()
    locality.focal_agency = agencies[told.SNGV]
    locality.save()
    roles = {told.SNGV: Membership.Role.FOCAL}
    officers = {
        name: make.MembershipFactory(agency=agency, role=roles.get(name, Membership.Role.OFFICER)).user
        for name, agency in agencies.items()
    }
    for name, _short, _kind, unit, signers in told.AGENCIES:
        _confirm(agencies[name], officers[told.SNGV], unit, signers)
    return agencies, officers


def _confirm(agency: Agency, focal: User, unit: str, signers: tuple[tuple[str, str], ...]) -> None:
    """The letterhead as convention has it, confirmed by the focal officer when the plan came."""
    proposed = letterhead_of(agency)
    form = OfficeForm(**{field: getattr(proposed, field) for field in OfficeForm.__slots__})
    set_letterhead(by=focal, agency=agency, version=0, form=form, now=at(date(2026, 5, 30)))
    if unit:
        add_drafting_unit(by=focal, agency=agency, name=f"Phòng {unit}", abbreviation=unit)
    for name, position in signers:
        add_signer(by=focal, agency=agency, new=NewSigner(name, position))


def _plan(focal: User, agencies: dict[str, Agency]) -> Plan:
    """The plan read from its own .docx and set to work."""
    plan = upload_plan(
        by=focal,
        locality=agencies[told.SNGV].locality,
        name="ke-hoach.docx",
        data=plan_file(),
        now=at(date(2026, 6, 1)),
    )
    return activate_plan(by=focal, plan=plan, now=at(date(2026, 6, 2)))


def plan_file() -> bytes:
    """Plan 86/KH-UBND as the Committee issued it."""
    day = "ngày 30 tháng 5 năm 2026"
    caption = f"(Kèm theo Kế hoạch số 86/KH-UBND {day} của Ủy ban nhân dân tỉnh Lạc Giang)"
    grid = kehoach.Grid(told.COLUMNS, told.TASKS, (12, 78, 46, 54, 34, 28))
    return kehoach.write_official(
        kehoach.OfficialDocument(
            parent="", issuer=("ỦY BAN NHÂN DÂN", "TỈNH LẠC GIANG"), number="86", symbol="KH-UBND", place="Lạc Giang",
            date=day, type="KẾ HOẠCH", title=told.TITLE, body=tuple(kehoach.Text(*line) for line in told.PLAN_TEXT),
            signature=kehoach.Signature("TM. ỦY BAN NHÂN DÂN", ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), "Phan Thị Hoài An"),
            recipients=("Các cơ quan, đơn vị, địa phương", "Lưu: VT, NC"),
            appendices=(kehoach.Appendix("DANH MỤC NHIỆM VỤ", caption, grid),),
        )
    )  # fmt: skip


def _task(plan: Plan, number: int) -> Task:
    """The task of this number in the appendix."""
    texts = {row[0]: row[1] for row in told.TASKS}
    return Task.objects.select_related("item").get(plan=plan, item__text=texts[str(number)])


def _assignment(plan: Plan, number: int, agency: str) -> Assignment:
    rows = Assignment.objects.select_related("agency", "task__plan", "task__item")
    return rows.get(task=_task(plan, number), agency__name=agency)


def _token(words: str) -> str:
    """What tells one sending from another, made of what is sent."""
    return str(uuid5(NAMESPACE_URL, words))


def _post(plan: Plan, officers: dict[str, User], row: tuple) -> None:
    day, task, agency, percent, note, done_on, reason = row
    state = "done" if done_on else "in_progress"
    cause = told.CAUSES.get(task, "") if reason else ""
    token = _token(f"{task}-{agency}-{day}")
    report = ProgressReport(state, percent, note, token, reason=reason, cause=cause, done_on=done_on)
    post_progress(by=officers[agency], assignment=_assignment(plan, task, agency), report=report, now=at(day))


def _measure(plan: Plan, agencies: dict[str, Agency], officers: dict[str, User]) -> None:
    for name, unit, target, agency, value, day in told.INDICATORS:
        aim = Aim(name, unit, agency=agencies[agency], targets={2027: Decimal(target)})
        indicator = set_indicator(by=officers[told.SNGV], plan=plan, indicator=None, aim=aim)
        measured = Measured(Decimal(value), day, _token(name))
        post_value(by=officers[agency], indicator=indicator, measured=measured, now=at(day))


def _report(plan: Plan, officers: dict[str, User]) -> Period:
    """The period: what agencies sent and the focal agency accepted, and what the office itself wrote."""
    focal = officers[told.SNGV]
    period = open_period(
        by=focal, plan=plan, new=NewPeriod(*told.REPORTING, Frequency.YEAR), duty_item=None, now=at(date(2026, 11, 16))
    )
    for submission in period.submissions.exclude(agency__name__in=told.NOT_SENT).select_related(
        "agency", "period__plan"
    ):
        _send(submission, officers[submission.agency.name])
        accept_submission(by=focal, submission=submission, now=at(told.ACCEPTED_ON))
    written = [Written(key, 0, text) for key, text in told.OFFICE.items()]
    edit_report(by=focal, period=period, written=written, now=at(date(2026, 12, 4)))
    return period


def _send(submission: Submission, by: User) -> None:
    """Sends what is drafted, with what the agency added of its own."""
    name = submission.agency.name
    passages = dict(told.PASSAGES.get(name, {}))
    if name in told.OVERVIEWS:
        drafted = next(slot.draft for slot in submission_slots(submission, told.SENT_ON) if slot.key == "overview")
        passages["overview"] = f"{drafted}\n{told.OVERVIEWS[name]}"
    if name in told.NIL:
        send_nil_report(by=by, submission=submission, asks_nothing=True, now=at(told.SENT_ON))
        return
    written = [Written(key, 0, text) for key, text in passages.items()]
    save_submission(by=by, submission=submission, written=written, now=at(told.SENT_ON))
    send_submission(by=by, submission=submission, now=at(told.SENT_ON))


def _amendment(plan: Plan, focal: User) -> Amendment:
    """The draft of the decision: two dates, one task more, one duty to report repealed."""
    now = at(date(2026, 12, 8))
    amendment = amend_plan(by=focal, plan=plan, decision=Decision(*told.DECISION), now=now)
    for number, time in told.PUT_OFF:
        task = _task(plan, number)
        said = Said("changed", task, **{**task_values(task), "time_text": time})
        set_change(by=focal, amendment=amendment, change=None, said=said, now=now)
    added = Said("added", after=_task(plan, told.ADDED_AFTER), **told.ADDED)
    set_change(by=focal, amendment=amendment, change=None, said=added, now=now)
    set_clause(by=focal, amendment=amendment, change=None, clause=Clause(*told.REPEALED))
    return amendment


def documents(facts: Facts) -> Iterator[tuple[str, bytes]]:
    """(letter of the specimen, .docx that the product composed on the day of the specimen)."""
    for letter, day, signer, order in _orders(facts):
        issuer = order.issuer
        by = facts.officers[issuer.name] if order.kind == Kind.AGENCY_REPORT else facts.focal
        signed = replace(order, signer=issuer.signers.get(name=signer), unit=issuer.drafting_units.first())
        document = compose_document(by=by, order=signed, now=at(day))
        with document.files.get(role=DocumentFile.Role.COMPOSED).content.open("rb") as file:
            yield letter, file.read()


def _orders(facts: Facts) -> Iterator[tuple[str, date, str, Order]]:
    """(letter, day, who signs, what is ordered)."""
    head, deputy, chair = "Đặng Quang Thuận", "Trần Thị Minh Hà", "Phan Thị Hoài An"

    def order(kind: str, issuer: str, **about: Any) -> Order:
        return Order(kind, facts.plan, facts.agencies[issuer], **about)

    def report_of(agency: str) -> Order:
        return order(Kind.AGENCY_REPORT, agency, submission=facts.period.submissions.get(agency__name=agency))

    def urging(agency: str) -> Order:
        return order(Kind.REMINDER, told.SNGV, agency=facts.agencies[agency])

    yield "a", date(2026, 12, 7), head, order(Kind.REPORT, told.SNGV, period=facts.period)
    upward = order(
        Kind.REPORT, told.UBND, period=facts.period, addressees=("Bộ Ngoại giao",), text=told.ASKED_OF_MINISTRY
    )
    yield "b", date(2026, 12, 14), chair, upward
    yield "d", date(2026, 12, 1), "Lê Hữu Tường", report_of(told.LAC_THANH)
    yield "l", date(2026, 12, 3), "Mai Xuân Lộc", report_of(told.TUYEN_GIAO)
    yield "c", date(2026, 12, 2), "Trần Quốc Bảo", report_of(told.SCT)
    yield "e", date(2026, 12, 1), "Đỗ Trọng Nghĩa", report_of(told.SNN)
    asked = order(Kind.LETTER, told.SNGV, period=facts.period, addressees=told.ASKED)
    yield "f", date(2026, 11, 16), deputy, asked
    yield "g", date(2026, 11, 2), head, urging(told.HON_SAM)
    yield "g2", date(2026, 11, 18), deputy, urging(told.SKH)
    put = order(Kind.PROPOSAL, told.SNGV, amendment=facts.amendment, addressees=(told.UBND,), opinions=told.OPINIONS)
    yield "h", date(2026, 12, 10), head, put
    yield "i", date(2026, 12, 21), chair, order(Kind.DECISION, told.UBND, amendment=facts.amendment)
    yield "k", date(2026, 6, 10), head, order(Kind.TASKS, told.SNGV)


@contextmanager
def _database() -> Iterator[None]:
    """A database and a folder of files of its own, gone afterwards."""
    with tempfile.TemporaryDirectory() as files, override_settings(MEDIA_ROOT=files):
        made = setup_databases(verbosity=0, interactive=False)
        try:
            yield
        finally:
            teardown_databases(made, verbosity=0)


def write_all(folder: str | Path) -> None:
    """Writes every document as .docx and .txt into the folder. For a script that set up Django with tests.settings."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    with _database():
        for letter, data in documents(lived()):
            (folder / f"{letter}.docx").write_bytes(data)
            (folder / f"{letter}.txt").write_text(plain_text(data), encoding="utf-8")
