"""One valid row of each model."""

import base64
import hashlib
import io
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta

import docx
import factory
from django.core.files.base import ContentFile
from django.utils.timezone import localdate
from factory.django import DjangoModelFactory
from openpyxl import Workbook

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Absence, Agency, Alias, Invitation, Locality, Membership, Signer, Succession
from nhipcau.agreements.models import Agreement, Commitment, Review
from nhipcau.conferences.models import Attendance, Conference
from nhipcau.delegations.models import Delegation, FollowUp, Member
from nhipcau.documents.models import CertifiedCopy, Document, Incoming, Kind
from nhipcau.duties.models import DutyCharge, DutyNote
from nhipcau.events.models import Event, Invitee, Participation, Preparation, Sponsor
from nhipcau.gifts.models import Gift, Giving, Movement, ReceivedGift
from nhipcau.glossary.models import Term
from nhipcau.greetings.models import Greeting, OwnText
from nhipcau.inspections.models import Finding, Inspection
from nhipcau.partners.models import Activity, Contact, Country, Partner, Post
from nhipcau.plans.facts import refresh
from nhipcau.plans.models import Amendment, Assignment, Change, Indicator, Item, Plan, SourceFile, Task
from nhipcau.press.models import PressVisit, Published, Reporter, Violation
from nhipcau.programmes.models import ProgrammeItem, Resource
from nhipcau.records.models import Attachment, Picture
from nhipcau.records.queries import label_of
from nhipcau.reminders.models import Extension, Reminder
from nhipcau.reports.models import Period, ReceivedReport, Submission
from nhipcau.work.models import Decline, Difficulty, Latest, Milestone, Progress
from nhipcau.works.models import Figure, FriendshipWork
from tests.conftest import NOW, TODAY

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
PICTURE_SHA256 = hashlib.sha256(PICTURE).hexdigest()


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@vinhha.example")
    full_name = factory.Sequence(lambda n: f"Người Thứ {n}")


class LocalityFactory(DjangoModelFactory):
    class Meta:
        model = Locality

    name = factory.Sequence(lambda n: f"Tỉnh Số {n}")


class AgencyFactory(DjangoModelFactory):
    class Meta:
        model = Agency

    locality = factory.SubFactory(LocalityFactory)
    name = factory.Sequence(lambda n: f"Sở Thứ {n}")


class AliasFactory(DjangoModelFactory):
    class Meta:
        model = Alias

    agency = factory.SubFactory(AgencyFactory)
    locality = factory.SelfAttribute("agency.locality")
    name = factory.Sequence(lambda n: f"S{n}")


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    agency = factory.SubFactory(AgencyFactory)
    role = Membership.Role.OFFICER


class SuccessionFactory(DjangoModelFactory):
    class Meta:
        model = Succession

    locality = factory.SubFactory(LocalityFactory)
    kind = Succession.Kind.MERGE
    on = TODAY
    act = "Nghị quyết số 12/NQ-HĐND"
    recorded_by = factory.SubFactory(UserFactory)
    recorded_at = NOW


class InvitationFactory(DjangoModelFactory):
    class Meta:
        model = Invitation

    agency = factory.SubFactory(AgencyFactory)
    role = Membership.Role.OFFICER
    email = factory.Sequence(lambda n: f"invited{n}@vinhha.example")
    full_name = "Người Được Mời"
    key = factory.Sequence(lambda n: hashlib.sha256(str(n).encode()).hexdigest())
    invited_by = factory.SubFactory(UserFactory)
    invited_at = NOW
    expires_at = datetime(2099, 1, 1, tzinfo=UTC)


class SourceFileFactory(DjangoModelFactory):
    class Meta:
        model = SourceFile

    locality = factory.SubFactory(LocalityFactory)
    name = "ke-hoach.txt"
    sha256 = factory.Sequence(lambda n: hashlib.sha256(f"KE HOACH {n}".encode()).hexdigest())
    size = 8
    content = factory.Sequence(lambda n: ContentFile(f"KE HOACH {n}".encode(), name="x.txt"))
    text = "KẾ HOẠCH"
    received_by = factory.SubFactory(UserFactory)


class PlanFactory(DjangoModelFactory):
    class Meta:
        model = Plan

    locality = factory.SubFactory(LocalityFactory)
    source = factory.SubFactory(SourceFileFactory, locality=factory.SelfAttribute("..locality"))
    title = factory.Sequence(lambda n: f"Kế hoạch đối ngoại số {n}")
    created_by = factory.SubFactory(UserFactory)
    period_end = 2026
    state = Plan.State.ACTIVE
    activated_by = factory.SelfAttribute("created_by")
    activated_at = NOW


class ItemFactory(DjangoModelFactory):
    class Meta:
        model = Item

    plan = factory.SubFactory(PlanFactory)
    kind = Item.Kind.TASK
    position = factory.Sequence(lambda n: n + 1)
    locator = factory.LazyAttribute(lambda o: f"PL.{o.position}")
    text = factory.LazyAttribute(lambda o: f"Việc số {o.position}")
    text_read = factory.SelfAttribute("text")
    span_start = 0
    span_end = 8


class _Facts:
    """Makes the facts of a task when something of it was made; inside ``once()`` of all of them together, at its end."""

    waiting: set[int] | None = None

    def refresh(self, task):
        if self.waiting is None:
            refresh([task])
        else:
            self.waiting.add(task)

    @contextmanager
    def once(self):
        self.waiting = set()
        try:
            yield
            refresh(self.waiting)
        finally:
            self.waiting = None


facts = _Facts()


class TaskFactory(DjangoModelFactory):
    class Meta:
        model = Task

    item = factory.SubFactory(ItemFactory)
    plan = factory.SelfAttribute("item.plan")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        """With its facts, as the action leaves it."""
        task = super()._create(model_class, *args, **kwargs)
        facts.refresh(task.pk)
        return task


class AssignmentFactory(DjangoModelFactory):
    class Meta:
        model = Assignment

    task = factory.SubFactory(TaskFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..task.plan.locality"))
    printed_name = factory.SelfAttribute("agency.name")
    role = Assignment.Role.LEAD

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        """With its facts, as the action leaves it."""
        assignment = super()._create(model_class, *args, **kwargs)
        facts.refresh(assignment.task_id)
        return assignment


class AmendmentFactory(DjangoModelFactory):
    class Meta:
        model = Amendment

    plan = factory.SubFactory(PlanFactory)
    number = factory.Sequence(lambda n: f"{n}/QĐ-UBND")
    on = TODAY
    made_by = factory.SelfAttribute("plan.created_by")
    made_at = NOW


class ChangeFactory(DjangoModelFactory):
    class Meta:
        model = Change

    amendment = factory.SubFactory(AmendmentFactory)
    kind = Change.Kind.ADDED
    text = "Việc thêm."
    leads = "Sở Ngoại vụ"


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = Indicator

    plan = factory.SubFactory(PlanFactory)
    name = factory.Sequence(lambda n: f"Chỉ tiêu số {n}")
    unit = "cuộc"


class ProgressFactory(DjangoModelFactory):
    class Meta:
        model = Progress

    assignment = factory.SubFactory(AssignmentFactory)
    state = Progress.State.IN_PROGRESS
    percent = 40
    note = "Đã làm được một phần."
    posted_by = factory.SubFactory(UserFactory)
    posted_at = NOW
    done_on = factory.LazyAttribute(lambda row: row.posted_at.date() if row.state == Progress.State.DONE else None)
    token = factory.Sequence(lambda n: f"token-{n}")

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        """With the pointer to the last word, as the action leaves it."""
        progress = super()._create(model_class, *args, **kwargs)
        last = progress.assignment.progress.first()
        Latest.objects.update_or_create(assignment=progress.assignment, defaults={"progress": last})
        facts.refresh(progress.assignment.task_id)
        return progress


class DifficultyFactory(DjangoModelFactory):
    class Meta:
        model = Difficulty

    assignment = factory.SubFactory(AssignmentFactory)
    text = "Thiếu kinh phí."
    raised_by = factory.SubFactory(UserFactory)
    raised_at = NOW


class MilestoneFactory(DjangoModelFactory):
    class Meta:
        model = Milestone

    assignment = factory.SubFactory(AssignmentFactory)
    text = factory.Sequence(lambda n: f"Mốc số {n}")
    made_by = factory.SubFactory(UserFactory)


class DeclineFactory(DjangoModelFactory):
    class Meta:
        model = Decline

    assignment = factory.SubFactory(AssignmentFactory)
    reason = "Không thuộc chức năng của cơ quan."
    by = factory.SubFactory(UserFactory)
    at = NOW


class ReminderFactory(DjangoModelFactory):
    class Meta:
        model = Reminder

    assignment = factory.SubFactory(AssignmentFactory)
    user = factory.SubFactory(UserFactory)
    why = Reminder.Why.ON
    due = TODAY
    on = TODAY


class ExtensionFactory(DjangoModelFactory):
    class Meta:
        model = Extension

    assignment = factory.SubFactory(AssignmentFactory)
    due = TODAY
    until = factory.LazyAttribute(lambda row: row.due + timedelta(days=30))
    reason = "Chờ đối tác."
    asked_by = factory.SubFactory(UserFactory)
    asked_at = NOW


class PeriodFactory(DjangoModelFactory):
    class Meta:
        model = Period

    plan = factory.SubFactory(PlanFactory)
    name = factory.Sequence(lambda n: f"Kỳ {n}")
    starts_on = TODAY.replace(month=1, day=1)
    ends_on = TODAY
    due_on = TODAY
    opened_by = factory.SubFactory(UserFactory)
    opened_at = NOW


class ReceivedFactory(DjangoModelFactory):
    class Meta:
        model = ReceivedReport

    sender = factory.Sequence(lambda n: f"Tỉnh số {n}")
    plan_number = "112/KH-UBND"
    period_name = "Báo cáo năm 2026"
    ends_on = TODAY
    content = factory.LazyFunction(lambda: {
        "sender": {"locality": "Tỉnh", "agency": "Sở Ngoại vụ"}, "plan": {"title": "Ngoại giao văn hóa"},
        "figures": {"whole": {"done": 1, "total": 1}, "sections": [{"name": "Mục", "done": 1, "total": 1}],
                    "indicators": [], "agencies": {"expected": 1, "accepted": 1}},
        "passages": [{"key": "overview", "title": "Tình hình chung", "text": "Tốt."}], "missing": [],
        "rows": [{"number": 1, "locator": "1", "text": "Việc", "time": "", "answers": []}],
    })  # fmt: skip
    whole = factory.LazyFunction(lambda: {"done": 1, "total": 1})
    sha256 = factory.Sequence(lambda n: f"{n:064}")
    received_by = factory.SubFactory(UserFactory)
    received_at = NOW


class DocumentFactory(DjangoModelFactory):
    """An issued letter."""

    class Meta:
        model = Document

    plan = factory.SubFactory(PlanFactory)
    issuer = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..plan.locality"))
    kind = Kind.LETTER
    symbol = "SNgV"
    series = "SNgV"
    title = factory.Sequence(lambda n: f"Về việc số {n}")
    state = Document.State.ISSUED
    number = factory.Sequence(lambda n: n + 1000)
    year = TODAY.year
    issued_on = TODAY
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW
    issued_by = factory.SubFactory(UserFactory)


class AbsenceFactory(DjangoModelFactory):
    """Somebody is away today, and a colleague stands in."""

    class Meta:
        model = Absence

    user = factory.SubFactory(UserFactory)
    substitute = factory.SubFactory(UserFactory)
    since = factory.LazyFunction(localdate)
    until = factory.LazyFunction(localdate)


class InspectionFactory(DjangoModelFactory):
    """A visit today, of which nobody has said what came of it."""

    class Meta:
        model = Inspection

    plan = factory.SubFactory(PlanFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..plan.locality"))
    on = TODAY
    team = "Trưởng đoàn: Giám đốc Sở Ngoại vụ"
    subject = factory.Sequence(lambda n: f"Tiến độ nhiệm vụ số {n}")
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class CountryFactory(DjangoModelFactory):
    """A country of the shipped table, or one that no table knows."""

    class Meta:
        model = Country
        django_get_or_create = ("code",)

    code = "JP"
    name_vi = "Nhật Bản"
    name_en = "Japan"
    national_day = "02-23"


class PartnerFactory(DjangoModelFactory):
    """A city abroad, friendly with the locality; its agency answers for it."""

    class Meta:
        model = Partner

    locality = factory.SubFactory(LocalityFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..locality"))
    country = factory.SubFactory(CountryFactory)
    name_vi = factory.Sequence(lambda n: f"Thành phố Bến Xa {n}")
    all_names = factory.SelfAttribute("name_vi")
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class ContactFactory(DjangoModelFactory):
    class Meta:
        model = Contact

    locality = factory.SubFactory(LocalityFactory)
    name = factory.Sequence(lambda n: f"Sato Yuki {n}")


class PostFactory(DjangoModelFactory):
    class Meta:
        model = Post

    partner = factory.SubFactory(PartnerFactory)
    contact = factory.SubFactory(ContactFactory, locality=factory.SelfAttribute("..partner.locality"))
    title_vi = "Thị trưởng"


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    partner = factory.SubFactory(PartnerFactory)
    on = TODAY
    text = factory.Sequence(lambda n: f"Họp trực tuyến lần {n}")
    noted_by = factory.SubFactory(UserFactory)
    noted_at = NOW


class AgreementFactory(DjangoModelFactory):
    """An agreement in force without an end, with one partner."""

    class Meta:
        model = Agreement
        skip_postgeneration_save = True

    locality = factory.SubFactory(LocalityFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..locality"))
    title_vi = factory.Sequence(lambda n: f"Thỏa thuận hợp tác số {n}")
    signed_on = TODAY
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW

    @factory.post_generation
    def partner(self, create, extracted, **kwargs):
        self.partners.add(extracted or PartnerFactory(locality=self.locality, agency=self.agency))


class DelegationFactory(DjangoModelFactory):
    """A delegation that comes in ten days for two nights, with one partner."""

    class Meta:
        model = Delegation
        skip_postgeneration_save = True

    locality = factory.SubFactory(LocalityFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..locality"))
    direction = "in"
    year = factory.LazyAttribute(lambda row: row.starts_on.year)
    number = factory.Sequence(lambda n: n + 5001)  # the actions of a test count from 1
    name_vi = factory.Sequence(lambda n: f"Đoàn đại biểu số {n}")
    name_en = "Delegation"
    starts_on = TODAY + timedelta(days=10)
    ends_on = factory.LazyAttribute(lambda row: row.starts_on + timedelta(days=2))
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW

    @factory.post_generation
    def partner(self, create, extracted, **kwargs):
        self.partners.add(extracted or PartnerFactory(locality=self.locality, agency=self.agency))


class ConferenceFactory(DjangoModelFactory):
    """A conference in sixty days for two days."""

    class Meta:
        model = Conference

    locality = factory.SubFactory(LocalityFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..locality"))
    year = factory.LazyAttribute(lambda row: row.starts_on.year)
    number = factory.Sequence(lambda n: n + 5001)  # the actions of a test count from 1
    name_vi = factory.Sequence(lambda n: f"Hội thảo quốc tế số {n}")
    starts_on = TODAY + timedelta(days=60)
    ends_on = factory.LazyAttribute(lambda row: row.starts_on + timedelta(days=1))
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class AttendanceFactory(DjangoModelFactory):
    class Meta:
        model = Attendance

    conference = factory.SubFactory(ConferenceFactory)
    country = factory.SubFactory(CountryFactory)
    planned = 5


class EventFactory(DjangoModelFactory):
    """An event in sixty days for three days, that needs no permit."""

    class Meta:
        model = Event

    locality = factory.SubFactory(LocalityFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..locality"))
    year = factory.LazyAttribute(lambda row: row.starts_on.year)
    number = factory.Sequence(lambda n: n + 5001)  # the actions of a test count from 1
    name_vi = factory.Sequence(lambda n: f"Ngày hội số {n}")
    kind = "exchange"
    starts_on = TODAY + timedelta(days=60)
    ends_on = factory.LazyAttribute(lambda row: row.starts_on + timedelta(days=2))
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = Participation

    event = factory.SubFactory(EventFactory)
    country = factory.SubFactory(CountryFactory)
    artists = 5


class InviteeFactory(DjangoModelFactory):
    class Meta:
        model = Invitee

    event = factory.SubFactory(EventFactory)
    name = factory.Sequence(lambda n: f"Khách mời {n}")


class PreparationFactory(DjangoModelFactory):
    class Meta:
        model = Preparation

    event = factory.SubFactory(EventFactory)
    agency = factory.SelfAttribute("event.agency")
    text = factory.Sequence(lambda n: f"Việc chuẩn bị {n}")
    days = 10


class SponsorFactory(DjangoModelFactory):
    class Meta:
        model = Sponsor

    event = factory.SubFactory(EventFactory)
    name = factory.Sequence(lambda n: f"Nhà tài trợ {n}")
    worth = 1_000_000


class MemberFactory(DjangoModelFactory):
    class Meta:
        model = Member

    delegation = factory.SubFactory(DelegationFactory)
    name = factory.Sequence(lambda n: f"Han Ji-hoon {n}")
    address_as = "mr"
    post_vi = "Thống đốc"
    place = factory.Sequence(lambda n: n)


class FollowUpFactory(DjangoModelFactory):
    class Meta:
        model = FollowUp

    delegation = factory.SubFactory(DelegationFactory)
    text = factory.Sequence(lambda n: f"Trao đổi nghệ nhân lần {n}")


class PressVisitFactory(DjangoModelFactory):
    """Reporters who come in ten days for two nights; nobody has answered, they have no licence yet."""

    class Meta:
        model = PressVisit

    locality = factory.SubFactory(LocalityFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..locality"))
    outlet = factory.SubFactory(
        PartnerFactory, locality=factory.SelfAttribute("..locality"), agency=factory.SelfAttribute("..agency"),
        kind="press",
    )  # fmt: skip
    kind = "visiting"
    year = factory.LazyAttribute(lambda row: row.starts_on.year)
    number = factory.Sequence(lambda n: n + 5001)  # the actions of a test count from 1
    topic = factory.Sequence(lambda n: f"Phóng sự số {n}")
    asked_on = TODAY
    starts_on = TODAY + timedelta(days=10)
    ends_on = factory.LazyAttribute(lambda row: row.starts_on + timedelta(days=2))
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class ReporterFactory(DjangoModelFactory):
    class Meta:
        model = Reporter

    visit = factory.SubFactory(PressVisitFactory)
    name = factory.Sequence(lambda n: f"Camille Aubert {n}")
    post = "Phóng viên"


class PublishedFactory(DjangoModelFactory):
    class Meta:
        model = Published

    visit = factory.SubFactory(PressVisitFactory)
    link = factory.Sequence(lambda n: f"https://press.example/{n}")
    title = factory.Sequence(lambda n: f"A river {n}")
    language = "en"
    published_on = TODAY


class ViolationFactory(DjangoModelFactory):
    class Meta:
        model = Violation

    visit = factory.SubFactory(PressVisitFactory)
    at = NOW
    what = "Quay phim ngoài địa điểm ghi trong giấy phép."


class ResourceFactory(DjangoModelFactory):
    """Somebody of the house who hosts."""

    class Meta:
        model = Resource

    locality = factory.SubFactory(LocalityFactory)
    kind = "person"
    name = factory.Sequence(lambda n: f"Vũ Đình Khoát {n}")
    post_vi = "Chủ tịch"


class ProgrammeItemFactory(DjangoModelFactory):
    """A line of a delegation's programme on its first day, from two to three."""

    class Meta:
        model = ProgrammeItem
        exclude = ("record",)

    record = factory.SubFactory(DelegationFactory)
    record_model = factory.LazyAttribute(lambda row: label_of(row.record))
    record_id = factory.LazyAttribute(lambda row: row.record.pk)
    locality = factory.LazyAttribute(lambda row: row.record.locality)
    on = factory.LazyAttribute(lambda row: row.record.starts_on)
    starts = time(14)
    ends = time(15)
    text_vi = factory.Sequence(lambda n: f"Tiếp xã giao {n}")
    text_en = "Courtesy call"


class ReviewFactory(DjangoModelFactory):
    class Meta:
        model = Review

    agreement = factory.SubFactory(AgreementFactory)
    year = 2026
    verdict = "keep"
    by = factory.SubFactory(UserFactory)
    at = NOW


class GiftFactory(DjangoModelFactory):
    """A vase of the catalogue; nothing is in store yet."""

    class Meta:
        model = Gift

    locality = factory.SubFactory(LocalityFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..locality"))
    code = factory.Sequence(lambda n: f"TC{n:02}")
    name_vi = factory.Sequence(lambda n: f"Bình gốm số {n}")
    price = 900_000
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class MovementFactory(DjangoModelFactory):
    """Ten pieces that came in."""

    class Meta:
        model = Movement

    gift = factory.SubFactory(GiftFactory)
    kind = Movement.Kind.IN
    pieces = 10
    on = TODAY
    by = factory.SubFactory(UserFactory)
    at = NOW


class GivingFactory(DjangoModelFactory):
    class Meta:
        model = Giving

    gift = factory.SubFactory(GiftFactory)
    on = TODAY
    partner = factory.SubFactory(PartnerFactory, locality=factory.SelfAttribute("..gift.locality"))
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class ReceivedGiftFactory(DjangoModelFactory):
    """A watch that was left with an official."""

    class Meta:
        model = ReceivedGift

    locality = factory.SubFactory(LocalityFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..locality"))
    number = factory.Sequence(lambda n: n + 5001)  # the actions of a test count from 1
    year = TODAY.year
    given = ReceivedGift.Given.PERSON
    received_on = TODAY
    receiver = factory.SubFactory(UserFactory)
    description = "Đồng hồ đeo tay"
    giver = "Ông Shin Woo-tae"
    made_by = factory.SelfAttribute("receiver")
    made_at = NOW


class PictureFactory(DjangoModelFactory):
    """A picture of a ``record``."""

    class Meta:
        model = Picture
        exclude = ("record",)

    record_model = factory.LazyAttribute(lambda row: row.record._meta.label_lower)
    record_id = factory.LazyAttribute(lambda row: row.record.pk)
    caption_vi = "Bình gốm trên bàn"
    credit = "Sở Ngoại vụ"
    width = height = 1
    sha256 = PICTURE_SHA256
    content = factory.LazyFunction(lambda: ContentFile(PICTURE, name="anh.jpg"))
    kept_by = factory.SubFactory(UserFactory)
    kept_at = NOW


class WorkFactory(DjangoModelFactory):
    """A corner of books in a library."""

    class Meta:
        model = FriendshipWork

    locality = factory.SubFactory(LocalityFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..locality"))
    name_vi = factory.Sequence(lambda n: f"Góc hữu nghị số {n}")
    place = "Thư viện tỉnh"
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class DutyChargeFactory(DjangoModelFactory):
    """Who is in charge of the yearly report on agreements."""

    class Meta:
        model = DutyCharge

    locality = factory.SubFactory(LocalityFactory)
    code = "agreements_report"
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..locality"))


class DutyNoteFactory(DjangoModelFactory):
    """The yearly report on agreements was sent."""

    class Meta:
        model = DutyNote

    locality = factory.SubFactory(LocalityFactory)
    code = "agreements_report"
    year = 2025
    state = "done"
    on = "2025-11-12"
    paper = "Báo cáo số 215/BC-UBND ngày 12/11/2025"
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class FigureFactory(DjangoModelFactory):
    class Meta:
        model = Figure

    work = factory.SubFactory(WorkFactory)
    name = factory.Sequence(lambda n: f"Lượt bạn đọc {n}")
    year = TODAY.year
    value = 412
    noted_by = factory.SubFactory(UserFactory)
    noted_at = NOW


class GreetingFactory(DjangoModelFactory):
    """A letter for the New Year to who holds a post at a partner; nothing is drafted yet."""

    class Meta:
        model = Greeting

    partner = factory.SubFactory(PartnerFactory)
    locality = factory.SelfAttribute("partner.locality")
    agency = factory.SelfAttribute("partner.agency")
    post = factory.SubFactory(PostFactory, partner=factory.SelfAttribute("..partner"))
    occasion = "new_year"
    on = "2027-01-01"
    title = factory.Sequence(lambda n: f"Thư chúc mừng Năm mới số {n}")
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class OwnTextFactory(DjangoModelFactory):
    class Meta:
        model = OwnText

    locality = factory.SubFactory(LocalityFactory)
    occasion = "tet"
    language = "vi"
    body = "Kính chúc {you} năm mới."
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class TermFactory(DjangoModelFactory):
    class Meta:
        model = Term

    locality = factory.SubFactory(LocalityFactory)
    name = factory.Sequence(lambda n: f"Làng nghề số {n}")
    text = factory.Sequence(lambda n: f"Craft Village {n}")
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class CommitmentFactory(DjangoModelFactory):
    class Meta:
        model = Commitment

    agreement = factory.SubFactory(AgreementFactory)
    text = factory.Sequence(lambda n: f"Trao đổi đoàn lần {n}.")


class AttachmentFactory(DjangoModelFactory):
    """A picture of a partner, or of another ``record``."""

    class Meta:
        model = Attachment

    class Params:
        record = factory.SubFactory(PartnerFactory)

    record_model = factory.LazyAttribute(lambda row: row.record._meta.label_lower)
    record_id = factory.LazyAttribute(lambda row: row.record.pk)
    name = "anh.png"
    size = len(PICTURE)
    sha256 = PICTURE_SHA256
    content = factory.LazyFunction(lambda: ContentFile(PICTURE, name="anh.png"))
    kept_by = factory.SubFactory(UserFactory)
    kept_at = NOW


class FindingFactory(DjangoModelFactory):
    """What a visit of which the outcome is known asks for."""

    class Meta:
        model = Finding

    inspection = factory.SubFactory(InspectionFactory, outcome="Đạt yêu cầu.", recorded_at=NOW)
    text = factory.Sequence(lambda n: f"Bổ sung minh chứng số {n}")


class IncomingFactory(DjangoModelFactory):
    class Meta:
        model = Incoming

    agency = factory.SubFactory(AgencyFactory)
    number = factory.Sequence(lambda n: n + 1000)
    year = TODAY.year
    arrived_on = TODAY
    author = "Bộ Ngoại giao"
    title = factory.Sequence(lambda n: f"Công văn đến số {n}")
    handler = factory.SubFactory(UserFactory)
    noted_by = factory.SubFactory(UserFactory)
    noted_at = NOW


class CopyFactory(DjangoModelFactory):
    """A copy of the whole of an issued letter."""

    class Meta:
        model = CertifiedCopy

    document = factory.SubFactory(DocumentFactory)
    agency = factory.SelfAttribute("document.issuer")
    form = CertifiedCopy.Form.WHOLE
    number = factory.Sequence(lambda n: n + 1000)
    year = TODAY.year
    made_on = TODAY
    signer = factory.LazyAttribute(lambda copy: Signer.objects.create(
        agency=copy.agency, name=f"Người ký {copy.number}", position="Giám đốc"
    ))  # fmt: skip
    made_by = factory.SubFactory(UserFactory)
    made_at = NOW


class SubmissionFactory(DjangoModelFactory):
    class Meta:
        model = Submission
        skip_postgeneration_save = True

    period = factory.SubFactory(PeriodFactory)
    agency = factory.SubFactory(AgencyFactory, locality=factory.SelfAttribute("..period.plan.locality"))

    @factory.post_generation
    def results(self, create, text, **more):
        """An overview that somebody of the agency wrote."""
        if text:
            self.passages.create(key="overview", text=text, written_by=self.period.opened_by, written_at=NOW)


def template_file(*paragraphs):
    """A .docx with these paragraphs."""
    document, out = docx.Document(), io.BytesIO()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(out)
    return out.getvalue()


def workbook(*rows):
    """A .xlsx of one sheet with these rows."""
    book, out = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def confirm_form(*agencies):
    """Each agency writes as convention has it, keeps its registers here from 0, has one signer and one unit."""
    from nhipcau.agencies.letterheads import proposed_letterhead  # noqa: PLC0415
    from nhipcau.agencies.models import DraftingUnit, Letterhead, Signer  # noqa: PLC0415
    from nhipcau.documents.models import SYMBOLS, NumberRegister  # noqa: PLC0415
    from nhipcau.reports.writing.letterhead import symbol_of  # noqa: PLC0415

    letterheads = [proposed_letterhead(agency) for agency in agencies]
    for letterhead in letterheads:
        letterhead.keeps_register, letterhead.confirmed_at = True, NOW
    Letterhead.objects.bulk_create(letterheads)
    Signer.objects.bulk_create(Signer(agency=row.agency, name="Vũ Đình Ký", position=row.chief) for row in letterheads)
    DraftingUnit.objects.bulk_create(
        DraftingUnit(agency=agency, name="Phòng Hợp tác quốc tế", abbreviation="HTQT") for agency in agencies
    )
    NumberRegister.objects.bulk_create(
        NumberRegister(issuer=row.agency, symbol=symbol_of(kind, row), year=year)
        for row in letterheads for kind in sorted(set(SYMBOLS.values())) for year in (2025, 2026, 2027)
    )  # fmt: skip


def changed(rows, **columns):
    """Changes rows of plans under the hands of the actions, and has the facts follow."""
    to_task = {Task: "pk", Item: "task", Assignment: "task", Plan: "tasks", Progress: "assignment__task"}[rows.model]
    tasks = list(rows.exclude(**{to_task: None}).values_list(to_task, flat=True))
    rows.update(**columns)
    refresh(tasks)
