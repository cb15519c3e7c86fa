"""Who may do what: every predicate of the code asked for every role, on examples that are never saved."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies import permissions as agencies
from nhipcau.agencies.models import Agency, Locality, Membership
from nhipcau.agencies.standing import Post, standing_from
from nhipcau.documents import permissions as documents
from nhipcau.documents.models import Document, Kind
from nhipcau.plans import permissions as plans
from nhipcau.plans.models import Assignment, Indicator, Plan, Task
from nhipcau.reports import permissions as reports
from nhipcau.reports.models import Period, Submission
from nhipcau.work import permissions as work
from nhipcau.work.models import Decline, Difficulty

Role = Membership.Role


@dataclass(frozen=True, slots=True)
class Example:
    """One of everything that a predicate is asked about, all of one agency."""

    agency: Agency

    @property
    def locality(self) -> Locality:
        return self.agency.locality

    @property
    def plan(self) -> Plan:
        return Plan(pk=-1, locality=self.locality, state=Plan.State.ACTIVE)

    @property
    def assignment(self) -> Assignment:
        return Assignment(pk=-1, agency=self.agency, task=Task(pk=-1, plan=self.plan))

    @property
    def decline(self) -> Decline:
        return Decline(pk=-1, assignment=self.assignment)

    @property
    def indicator(self) -> Indicator:
        return Indicator(pk=-1, agency=self.agency, plan=self.plan)

    @property
    def difficulty(self) -> Difficulty:
        return Difficulty(pk=-1, assignment=self.assignment)

    @property
    def period(self) -> Period:
        return Period(pk=-1, plan=self.plan)

    @property
    def submission(self) -> Submission:
        return Submission(pk=-1, agency=self.agency, period=self.period)

    @property
    def document(self) -> Document:
        return Document(pk=-1, plan=self.plan, issuer=self.agency, kind=Kind.LETTER)

    def membership(self, role: Role) -> Membership:
        return Membership(pk=-1, agency=self.agency, role=role, user=User(pk=-2))


Ask = Callable[[User, Example], bool]
RIGHTS: tuple[tuple[Any, tuple[tuple[Any, Ask], ...]], ...] = (
    (_("Kế hoạch"), (
        (_("tải lên kế hoạch"), lambda u, e: plans.can_upload_plan(u, e.locality)),
        (_("sửa, kích hoạt kế hoạch"), lambda u, e: plans.can_correct_plan(u, e.plan)),
        (_("giao việc ngoài văn bản"), lambda u, e: plans.can_add_task(u, e.locality)),
        (_("giao thêm nhiệm vụ"), lambda u, e: plans.can_assign_task(u, e.plan)),
        (_("xem báo cáo của mọi cơ quan, nhật ký"), lambda u, e: plans.can_see_whole_plan(u, e.plan)),
    )),
    (pgettext_lazy("phần việc", "Thực hiện"), (
        (_("ghi tiến độ, nộp minh chứng"), lambda u, e: work.can_post_progress(u, e.assignment)),
        (_("nhận, từ chối, chia việc, giao người"), lambda u, e: work.can_share_work(u, e.assignment)),
        (_("quyết định việc từ chối"), lambda u, e: work.can_decide_decline(u, e.decline)),
        (_("ghi kết quả chỉ tiêu"), lambda u, e: work.can_post_value(u, e.indicator)),
        (_("nêu khó khăn, vướng mắc"), lambda u, e: work.can_raise_difficulty(u, e.assignment)),
        (_("gộp, trình khó khăn, vướng mắc"), lambda u, e: work.can_merge_difficulties(u, e.plan)),
        (_("cho ý kiến chỉ đạo"), lambda u, e: work.can_answer_difficulty(u, e.difficulty)),
        (_("cho ý kiến mọi khó khăn của kế hoạch"), lambda u, e: work.can_answer_difficulties(u, e.plan)),
    )),
    (_("Báo cáo"), (
        (_("mở kỳ báo cáo"), lambda u, e: reports.can_open_period(u, e.plan)),
        (_("soạn báo cáo đơn vị"), lambda u, e: reports.can_save_submission(u, e.submission)),
        (_("gửi báo cáo đơn vị"), lambda u, e: reports.can_send_submission(u, e.submission)),
        (_("tiếp nhận, trả lại báo cáo"), lambda u, e: reports.can_decide_submission(u, e.submission)),
        (_("sửa báo cáo tổng hợp"), lambda u, e: reports.can_edit_report(u, e.period)),
        (_("xem báo cáo tổng hợp"), lambda u, e: reports.can_see_report(u, e.period)),
    )),
    (_("Báo cáo của địa phương"), (
        (_("tiếp nhận báo cáo của các địa phương"), lambda u, e: reports.can_receive_report(u)),
    )),
    (pgettext_lazy("văn bản của cơ quan", "Văn bản"), (
        (_("soạn, trình ký văn bản"), lambda u, e: documents.can_edit_document(u, e.document)),
        (_("soạn báo cáo của cơ quan"),
         lambda u, e: documents.can_compose_document(u, e.plan, e.agency, Kind.AGENCY_REPORT)),
        (_("cấp số, ban hành văn bản"), lambda u, e: documents.can_issue_document(u, e.document)),
        (_("đặt số đầu của sổ văn bản"), lambda u, e: documents.can_keep_register(u, e.agency)),
        (_("thêm mẫu văn bản"), lambda u, e: documents.can_add_template(u, e.agency)),
    )),
    (_("Cơ quan và con người"), (
        (_("thêm cơ quan, tên gọi khác"), lambda u, e: agencies.can_add_agency(u, e.locality)),
        (_("sửa thông tin cơ quan"), lambda u, e: agencies.can_edit_agency(u, e.agency)),
        (_("chọn thành viên của nhóm cơ quan"), lambda u, e: agencies.can_set_members(u, e.agency)),
        (_("nhập danh mục cơ quan từ .xlsx"), lambda u, e: agencies.can_import_agencies(u, e.locality)),
        (_("hợp nhất, chia tách, đổi tên, giải thể"), lambda u, e: agencies.can_record_succession(u, e.locality)),
        (_("chọn cơ quan đầu mối"), lambda u, e: agencies.can_set_focal_agency(u, e.locality)),
        (_("xem danh sách người dùng"), lambda u, e: agencies.can_see_people(u, e.locality)),
        (_("mời chuyên viên, thủ trưởng"), lambda u, e: agencies.can_invite_person(u, e.agency, Role.OFFICER)),
        (_("mời vào vai trò bất kỳ"), lambda u, e: agencies.can_invite_person(u, e.agency, Role.LEADER)),
        (_("cho thôi vai trò chuyên viên"), lambda u, e: agencies.can_end_membership(u, e.membership(Role.OFFICER))),
    )),
)  # fmt: skip
"""(room, ((what, the predicate that is asked), …))."""

WIDEST = (_("cả địa phương"), _("cơ quan mình"), "")


@dataclass(frozen=True, slots=True)
class Right:
    """One thing to be done, and for each role how far it may: the whole locality, its own agency, or not."""

    what: str
    reach: tuple[str, ...]


def rights_table() -> list[tuple[str, list[Right]]]:
    """Every right by room, each for all roles in their order."""
    return [
        (str(room), [Right(str(what), tuple(_reach(ask, role) for role in Role)) for what, ask in rights])
        for room, rights in RIGHTS
    ]


def _reach(ask: Ask, role: Role) -> str:
    home = Locality(pk=-1)
    own, neighbour = Example(Agency(pk=-1, locality=home)), Example(Agency(pk=-2, locality=home))
    person = User(pk=-1)
    post = Post(role, own.agency.pk, "", home.pk, is_focal_agency=True)
    person.__dict__["_standing"] = standing_from((post,), (post,))
    if ask(person, neighbour):
        return str(WIDEST[0])
    return str(WIDEST[1] if ask(person, own) else WIDEST[2])
