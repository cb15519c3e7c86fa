"""Changes to agencies."""

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.models import LONGEST_AGENCY_NAME, Agency, Alias, Locality
from nhipcau.agencies.permissions import can_add_agency
from nhipcau.audit.recording import record
from nhipcau.common.refusal import Refused, require
from nhipcau.common.vietnamese import fold


@transaction.atomic
def add_agency(*, by: User, locality: Locality, name: str, kind: str, short_name: str = "") -> Agency:
    """Enters a new agency of the locality."""
    require(can_add_agency(by, locality), _("Chỉ cán bộ đầu mối được thêm cơ quan."))
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Tên cơ quan không được để trống."))
    if len(name) > LONGEST_AGENCY_NAME:
        raise Refused(_("Tên cơ quan quá dài; hãy sửa lại mục nêu tên này cho ngắn gọn."))
    if Agency.objects.filter(locality=locality, folded=fold(name), valid_to=None).exists():
        raise Refused(_("Đã có cơ quan tên “%(name)s”; hãy chọn cơ quan đó trong danh sách.") % {"name": name})
    agency = Agency.objects.create(locality=locality, name=name, kind=kind, short_name=short_name)
    record(by=by, verb="add_agency", target=agency, name=name, kind=kind)
    return agency


@transaction.atomic
def add_alias(*, by: User, agency: Agency, name: str) -> Alias:
    """Remembers another name under which the agency is printed."""
    require(can_add_agency(by, agency.locality), _("Chỉ cán bộ đầu mối được thêm tên gọi khác của cơ quan."))
    known = Alias.objects.filter(locality=agency.locality, folded=fold(name)).select_related("agency").first()
    if known is not None and known.agency_id != agency.pk:
        raise Refused(_("“%(name)s” đã là tên gọi khác của %(agency)s.") % {"name": name, "agency": known.agency.name})
    if known is not None:
        return known
    alias = Alias.objects.create(locality=agency.locality, agency=agency, name=name)
    record(by=by, verb="add_alias", target=agency, name=name)
    return alias
