"""Who reviews a draft."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from nhipcau.common.refusal import NotAllowed
from nhipcau.desk.signed_in import SignedInRequest
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_correct_plan
from nhipcau.plans.queries import (
    visible_plans,
)


def plan_to_review(request: SignedInRequest, pk: int) -> Plan:
    """A plan that the person may correct; to everybody else it is not there."""
    plan = get_object_or_404(visible_plans(request.user).select_related("source", "locality"), pk=pk)
    if not can_correct_plan(request.user, plan):
        raise NotAllowed(_("Chỉ cán bộ đầu mối được rà soát kế hoạch."))
    return plan
