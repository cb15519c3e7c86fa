"""Who may do what with reports."""

from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Membership
from nhipcau.agencies.standing import standing_of
from nhipcau.common.rights import Right
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_correct_plan, can_see_whole_plan
from nhipcau.reports.models import Period, Submission


def can_open_period(user: User, plan: Plan) -> bool:
    return can_correct_plan(user, plan)


def can_save_submission(user: User, submission: Submission) -> bool:
    """Officers and heads of the agency whose report it is."""
    return submission.agency_id in standing_of(user).agencies


def can_send_submission(user: User, submission: Submission) -> bool:
    """The head sends; where an agency has no head in the system its officers do."""
    if submission.agency_id in standing_of(user).headed:
        return True
    heads = Membership.objects.held().filter(agency=submission.agency_id, role=Membership.Role.HEAD)
    return can_save_submission(user, submission) and not heads.exists()


def can_decide_submission(user: User, submission: Submission) -> bool:
    return can_correct_plan(user, submission.period.plan)


def can_edit_report(user: User, period: Period) -> bool:
    return can_correct_plan(user, period.plan)


def can_see_report(user: User, period: Period) -> bool:
    return can_see_whole_plan(user, period.plan)


def can_receive_report(user: User) -> bool:
    """Officers of the ministries: reports of all localities come to them."""
    return standing_of(user).is_ministry


RIGHTS = (
    Right(_("mở kỳ báo cáo"), can_open_period),
    Right(_("soạn báo cáo đơn vị"), can_save_submission),
    Right(_("gửi báo cáo đơn vị"), can_send_submission),
    Right(_("tiếp nhận, trả lại báo cáo"), can_decide_submission),
    Right(_("sửa báo cáo tổng hợp"), can_edit_report),
    Right(_("xem báo cáo tổng hợp"), can_see_report),
    Right(_("tiếp nhận báo cáo của các địa phương"), can_receive_report),
)
"""Every predicate, as the page of rights shows it."""
