"""What every change to a drafted amendment asks first."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if
from nhipcau.plans.models import Amendment

FOCAL_ONLY = gettext_lazy("Chỉ cán bộ đầu mối được điều chỉnh kế hoạch.")


def locked_draft(amendment: Amendment) -> Amendment:
    """The amendment with its row locked; refused once it is in force."""
    amendment = locked(amendment, "plan__locality")
    refuse_if(not amendment.is_draft, _("Quyết định này đã có hiệu lực trên hệ thống nên không sửa được nữa."))
    return amendment
