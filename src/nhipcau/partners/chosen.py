"""Partners that a record of another register names."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from nhipcau.agencies.models import Agency
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if
from nhipcau.partners.models import Partner


def hold_partners(partners: Sequence[Partner], agency: Agency, locality: int) -> list[Partner]:
    """Holds the partners until the record is kept; refused where one was merged meanwhile or is of elsewhere.

    So is the agency that keeps the record, where it is of another locality.
    """
    standing = [locked(one) for one in sorted(partners, key=lambda one: one.pk)]
    refuse_if(any(one.merged_into_id for one in standing), _("Có đối tác đã được gộp vào hồ sơ khác; hãy chọn lại."))
    localities = {agency.locality_id, *(one.locality_id for one in standing)}
    refuse_if(localities != {locality}, _("Cơ quan, đối tác phải cùng địa phương."))
    return standing
