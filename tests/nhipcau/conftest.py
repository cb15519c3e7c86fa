"""The cast, and the province that they work in."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone, translation
from django.utils.timezone import localdate
from django_tasks_db.management.commands import db_worker

from nhipcau.accounts.models import SavedFilter, User
from nhipcau.agencies.models import Absence, Agency, Alias, Invitation, Locality, Membership, Signer, Succession
from nhipcau.agencies.people import digest_of
from nhipcau.agreements.models import Agreement, Commitment
from nhipcau.conferences.models import Conference
from nhipcau.delegations.models import Delegation, FollowUp, Member
from nhipcau.documents.actions import compose_document
from nhipcau.documents.models import Document, DocumentFile, Kind, Template
from nhipcau.documents.orders import Order
from nhipcau.documents.templates import add_template
from nhipcau.duties.models import DutyCharge
from nhipcau.events.models import Event, Invitee, Preparation, Sponsor
from nhipcau.gifts.models import Gift, Giving, ReceivedGift
from nhipcau.glossary.models import Term
from nhipcau.greetings.actions import Said, write_greeting
from nhipcau.greetings.models import Greeting, OwnText
from nhipcau.inspections.models import Finding, Inspection
from nhipcau.jobs.queue import start
from nhipcau.jobs.worker import make_loop
from nhipcau.partners.models import Country, Partner, Post
from nhipcau.plans.facts import find_stale
from nhipcau.plans.models import Amendment, Assignment, Change, Indicator, Item, Plan
from nhipcau.press.models import PressVisit, Published, Reporter, Violation
from nhipcau.programmes.models import ProgrammeItem, Resource
from nhipcau.reminders.models import Extension
from nhipcau.reports.models import Period, ReceivedReport, Submission
from nhipcau.succession.jobs import record_succession_job
from nhipcau.work.models import Decline, Difficulty, Evidence, Milestone
from nhipcau.works.models import FriendshipWork
from tests.conftest import NOW, TODAY
from tests.nhipcau import factories as make

Role = Membership.Role
INVITATION_KEY = "khóa-trong-thư"


@pytest.fixture(autouse=True)
def _in_vietnamese():
    """A request in English leaves the thread in English; each test begins in Vietnamese."""
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True)
def _nothing_counted_yet():
    """Limits and progress of the test before are forgotten."""
    cache.clear()


@pytest.fixture(autouse=True)
def _facts_as_they_are(request):
    """After every test that writes, the rows of facts say what they come from says."""
    asked = [name for name in ("transactional_db", "db") if name in request.fixturenames]
    for name in asked[:1]:
        request.getfixturevalue(name)  # taken down after this
    yield
    if asked and not connection.needs_rollback:
        assert list(find_stale()) == [], "an action, or the test, changed work and did not refresh its facts"


@pytest.fixture(autouse=True)
def _files_apart(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@dataclass
class World:
    """A province with an active plan, a draft, a period, and everybody in it."""

    locality: Locality
    province: Locality
    focal_agency: Agency
    lead_agency: Agency
    partner_agency: Agency
    idle_agency: Agency
    chair: User
    focal: User
    lead: User
    head: User
    partner: User
    idle: User
    finance: User
    editor: User
    ministry: User
    administrator: User
    outsider: User
    plan: Plan
    draft: Plan
    assignment: Assignment
    partner_assignment: Assignment
    difficulty: Difficulty
    evidence: Evidence
    period: Period
    submission: Submission
    group: Agency
    alias: Alias
    succession: Succession
    membership: Membership
    invitation: Invitation
    invitation_key: str
    extension: Extension
    calendar_key: str

    @cached_property
    def amendment(self) -> Amendment:
        """A draft that adds a task."""
        return self.change.amendment

    @cached_property
    def change(self) -> Change:
        return make.ChangeFactory(amendment__plan=self.plan)

    @cached_property
    def milestone(self) -> Milestone:
        return make.MilestoneFactory(assignment=self.assignment)

    @cached_property
    def decline(self) -> Decline:
        return make.DeclineFactory(assignment=self.assignment)

    @cached_property
    def indicator(self) -> Indicator:
        return make.IndicatorFactory(plan=self.plan, agency=self.lead_agency)

    @cached_property
    def inspection(self) -> Inspection:
        return make.InspectionFactory(plan=self.plan, agency=self.lead_agency, on=localdate())

    @cached_property
    def city(self) -> Partner:
        """A partner abroad for which the leading agency answers."""
        return make.PartnerFactory(locality=self.locality, agency=self.lead_agency)

    @cached_property
    def agreement(self) -> Agreement:
        return make.AgreementFactory(locality=self.locality, agency=self.lead_agency, partner=self.city)

    @cached_property
    def commitment(self) -> Commitment:
        return make.CommitmentFactory(agreement=self.agreement)

    @cached_property
    def delegation(self) -> Delegation:
        """A delegation that comes to the leading agency."""
        return make.DelegationFactory(locality=self.locality, agency=self.lead_agency, partner=self.city)

    @cached_property
    def conference(self) -> Conference:
        """A conference that the leading agency organises."""
        return make.ConferenceFactory(locality=self.locality, agency=self.lead_agency)

    @cached_property
    def event(self) -> Event:
        """A yearly event that the leading agency organises, with one of everything that belongs to it."""
        return make.EventFactory(locality=self.locality, agency=self.lead_agency, recurs="solar")

    @cached_property
    def invitee(self) -> Invitee:
        return make.InviteeFactory(event=self.event)

    @cached_property
    def preparation(self) -> Preparation:
        return make.PreparationFactory(event=self.event)

    @cached_property
    def sponsor(self) -> Sponsor:
        return make.SponsorFactory(event=self.event)

    @cached_property
    def member(self) -> Member:
        return make.MemberFactory(delegation=self.delegation)

    @cached_property
    def follow_up(self) -> FollowUp:
        return make.FollowUpFactory(delegation=self.delegation, agency=self.lead_agency)

    @cached_property
    def outlet(self) -> Partner:
        """A broadcaster abroad for which the leading agency answers."""
        return make.PartnerFactory(locality=self.locality, agency=self.lead_agency, kind="press")

    @cached_property
    def press_visit(self) -> PressVisit:
        """Reporters whom the leading agency guides; they began yesterday."""
        starts = localdate() - timedelta(days=1)
        said = {"locality": self.locality, "agency": self.lead_agency, "outlet": self.outlet}
        return make.PressVisitFactory(**said, starts_on=starts, asked_on=starts - timedelta(days=9))

    @cached_property
    def reporter(self) -> Reporter:
        return make.ReporterFactory(visit=self.press_visit)

    @cached_property
    def published(self) -> Published:
        return make.PublishedFactory(visit=self.press_visit)

    @cached_property
    def violation(self) -> Violation:
        """What happened when the visit began."""
        at = timezone.now() - timedelta(hours=2)
        return make.ViolationFactory(visit=self.press_visit, at=at)

    @cached_property
    def resource(self) -> Resource:
        return make.ResourceFactory(locality=self.locality)

    @cached_property
    def programme_item(self) -> ProgrammeItem:
        """A line of the delegation's programme."""
        return make.ProgrammeItemFactory(record=self.delegation)

    @cached_property
    def gift(self) -> Gift:
        """A gift that the leading agency keeps: ten pieces are in store."""
        gift = make.GiftFactory(locality=self.locality, agency=self.lead_agency)
        make.MovementFactory(gift=gift)
        return gift

    @cached_property
    def giving(self) -> Giving:
        return make.GivingFactory(gift=self.gift, partner=self.city)

    @cached_property
    def received_gift(self) -> ReceivedGift:
        """A gift that was left with the officer of the leading agency."""
        return make.ReceivedGiftFactory(locality=self.locality, agency=self.lead_agency, receiver=self.lead)

    @cached_property
    def committee(self) -> Agency:
        """The People's Committee of the province."""
        return Agency.objects.get(locality=self.locality, kind=Agency.Kind.COMMITTEE)

    @cached_property
    def friendship_work(self) -> FriendshipWork:
        return make.WorkFactory(locality=self.locality, agency=self.lead_agency)

    @cached_property
    def duty_charge(self) -> DutyCharge:
        """The leading agency is in charge of the yearly report on agreements."""
        return make.DutyChargeFactory(locality=self.locality, agency=self.lead_agency)

    @cached_property
    def greeting(self) -> Greeting:
        """A letter to the partner that is to be drafted."""
        return make.GreetingFactory(partner=self.city, post=self.post)

    @cached_property
    def post(self) -> Post:
        """Who heads the partner."""
        return make.PostFactory(partner=self.city, is_head=True)

    @cached_property
    def drafted_letter(self) -> Greeting:
        """A letter of the leading agency whose draft has no blank."""
        self.city.name_en = "Far Landing City"
        self.city.save()
        signer = Signer.objects.create(agency=self.lead_agency, name="Trần Thị Lan", position="Giám đốc")
        said = Said("tet", date(2027, 2, 6), make.PostFactory(
            partner=self.city, style="director", title_en="Director", contact__address_as="mr",
        ), signer=signer)  # fmt: skip
        return write_greeting(by=self.lead, partner=self.city, said=said, now=NOW)

    @cached_property
    def sent_letter(self) -> Greeting:
        """A letter that was signed and numbered."""
        document = make.DocumentFactory(
            plan=self.plan, issuer=self.lead_agency, kind=Kind.COURTESY, state="issued", number=5, year=2026,
            issued_on=TODAY, issued_by=self.focal, issued_at=NOW,
        )  # fmt: skip
        return make.GreetingFactory(partner=self.city, post=self.post, occasion="tet", document=document)

    @cached_property
    def answered_letter(self) -> Greeting:
        """A letter that went out today."""
        return make.GreetingFactory(partner=self.city, post=self.post, occasion="seollal", sent_on=TODAY)

    @cached_property
    def own_text(self) -> OwnText:
        return make.OwnTextFactory(locality=self.locality)

    @cached_property
    def term(self) -> Term:
        return make.TermFactory(locality=self.locality)

    @cached_property
    def country(self) -> Country:
        return make.CountryFactory()

    @cached_property
    def absence(self) -> Absence:
        return make.AbsenceFactory(user=self.lead, substitute=self.head)

    @cached_property
    def finding(self) -> Finding:
        return make.FindingFactory(inspection__plan=self.plan, inspection__agency=self.lead_agency)

    @cached_property
    def saved_filter(self) -> SavedFilter:
        return SavedFilter.objects.create(user=self.focal, name="Quá hạn", path="/tasks/", query="status=late")

    @cached_property
    def objective(self) -> Item:
        return make.ItemFactory(plan=self.plan, kind=Item.Kind.OBJECTIVE, text="Quảng bá hình ảnh của tỉnh.")

    @cached_property
    def document(self) -> Document:
        """A draft of the focal agency."""
        order = Order(Kind.TASKS, self.plan, self.focal_agency)
        return compose_document(by=self.focal, order=order, now=NOW)

    @cached_property
    def document_file(self) -> DocumentFile:
        return self.document.files.get()

    @cached_property
    def template(self) -> Template:
        file = ("mau.docx", make.template_file("Số: {{ so }}/{{ ky_hieu }}", "{{ dia_danh }}, {{ ngay_thang }}"))
        return add_template(by=self.focal, agency=self.focal_agency, kind=Kind.LETTER, file=file, now=NOW)

    @cached_property
    def received(self) -> ReceivedReport:
        """The report of the province as a ministry has it."""
        return make.ReceivedFactory(period=self.period, received_by=self.focal)

    @property
    def job(self) -> str:
        """A job that the focal officer started."""
        return start(record_succession_job, self.focal, locality=self.locality.pk, change={})


def _person(agency, role):
    return make.MembershipFactory(agency=agency, role=role).user


@pytest.fixture
def world(db):
    locality = make.LocalityFactory(name="Tỉnh Vĩnh Hà")
    names = ("Sở Ngoại vụ", "Sở Văn hóa, Thể thao và Du lịch", "Sở Công Thương", "Sở Xây dựng", "Ủy ban nhân dân tỉnh")
    focal_agency, lead_agency, partner_agency, idle_agency, committee = (
        make.AgencyFactory(locality=locality, name=name, short_name=short)
        for name, short in zip(names, ("SNgV", "SVHTTDL", "SCT", "SXD", "UBND tỉnh"), strict=True)
    )
    committee.kind = Agency.Kind.COMMITTEE
    committee.save()
    make.confirm_form(focal_agency, lead_agency, partner_agency, committee)
    focal = _person(focal_agency, Role.FOCAL)
    plan = make.PlanFactory(
        locality=locality, created_by=focal, number="112/KH-UBND", issued_on="2026-03-09",
        issuer="Ủy ban nhân dân tỉnh Vĩnh Hà", place="Vĩnh Hà",
    )  # fmt: skip
    draft = make.PlanFactory(
        locality=locality, created_by=focal, state=Plan.State.DRAFT, activated_by=None, activated_at=None
    )
    with make.facts.once():
        make.TaskFactory(item__plan=draft)
        task = make.TaskFactory(item__plan=plan)
        assignment = make.AssignmentFactory(task=task, agency=lead_agency)
        partner_assignment = make.AssignmentFactory(task=task, agency=partner_agency, role=Assignment.Role.COORDINATE)
        progress = make.ProgressFactory(assignment=assignment)
    evidence = Evidence.objects.create(
        progress=progress, name="anh.png", size=len(make.PICTURE), sha256=make.PICTURE_SHA256
    )
    evidence.content.save("anh.png", make.ContentFile(make.PICTURE))
    period = make.PeriodFactory(plan=plan, opened_by=focal)
    lead_officer = make.MembershipFactory(agency=lead_agency, user__calendar_key="lịch-riêng").user
    return World(
        locality, make.LocalityFactory(name="Tỉnh Hà Lâm", code="991"),
        focal_agency, lead_agency, partner_agency, idle_agency,
        chair=_person(committee, Role.LEADER),
        focal=focal,
        lead=lead_officer,
        head=_person(lead_agency, Role.HEAD),
        partner=_person(partner_agency, Role.OFFICER),
        idle=_person(idle_agency, Role.OFFICER),
        finance=_person(idle_agency, Role.FINANCE),
        editor=_person(idle_agency, Role.EDITOR),
        ministry=_person(make.AgencyFactory(name="Bộ Ngoại giao"), Role.MINISTRY),
        administrator=_person(committee, Role.ADMINISTRATOR),
        outsider=_person(make.AgencyFactory(name="Sở Ngoại vụ tỉnh khác"), Role.FOCAL),
        plan=plan, draft=draft, assignment=assignment, partner_assignment=partner_assignment,
        difficulty=make.DifficultyFactory(assignment=assignment), evidence=evidence, period=period,
        submission=make.SubmissionFactory(period=period, agency=lead_agency, results="- Đã xong."),
        group=make.AgencyFactory(locality=locality, name="Các trường", kind="group", member_kinds=["department"]),
        alias=make.AliasFactory(agency=partner_agency, name="Sở CT"),
        succession=make.SuccessionFactory(locality=locality),
        membership=make.MembershipFactory(agency=partner_agency),
        invitation=make.InvitationFactory(agency=partner_agency, key=digest_of(INVITATION_KEY)),
        invitation_key=INVITATION_KEY,
        extension=make.ExtensionFactory(assignment=assignment, asked_by=lead_officer),
        calendar_key=lead_officer.calendar_key,
    )  # fmt: skip


@pytest.fixture
def as_user(client):
    """as_user(person) gives a client signed in as that person."""

    def sign_in(user):
        client.logout()
        if user is not None:
            client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return sign_in


@pytest.fixture
def run_jobs(monkeypatch):
    """run_jobs() does every job that waits, as a worker would, on the connection of the test."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)

    def run():
        worker = make_loop("tests")
        worker.batch = True
        worker.run()

    return run


@pytest.fixture
def now():
    return NOW
