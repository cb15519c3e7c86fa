"""Changes to agencies and groups."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.agencies.kinds import guess_member_kinds
from nhipcau.agencies.models import LONGEST_AGENCY_NAME, Agency, Alias, GroupMember, Locality
from nhipcau.agencies.parents import IN_A_RING
from nhipcau.agencies.permissions import can_add_agency, can_edit_agency, can_set_focal_agency, can_set_members
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import Refused, Stale, refuse_if, require
from nhipcau.common.vietnamese import fold


@transaction.atomic
def add_agency(*, by: User, locality: Locality, name: str, kind: str, short_name: str = "") -> Agency:
    """Enters a new agency of the locality; of a group, whom it means as far as its name says so."""
    require(can_add_agency(by, locality), _("Chỉ cán bộ đầu mối hoặc quản trị hệ thống được thêm cơ quan."))
    name = _usable_name(name)
    _refuse_known_name(locality, name)
    members = guess_member_kinds(name) if kind == Agency.Kind.GROUP else []
    agency = Agency.objects.create(
        locality=locality, name=name, kind=kind, short_name=short_name.strip(), member_kinds=members
    )
    record(by=by, verb="add_agency", target=agency, name=name, kind=kind)
    return agency


def _usable_name(name: str) -> str:
    name = " ".join(name.replace("\x00", "").split())
    refuse_if(not name, _("Tên cơ quan không được để trống."))
    refuse_if(len(name) > LONGEST_AGENCY_NAME, _("Tên cơ quan quá dài; hãy sửa lại mục nêu tên này cho ngắn gọn."))
    return name


def _refuse_known_name(locality: Locality, name: str, since: date | None = None) -> None:
    same = Agency.objects.filter(locality=locality, folded=fold(name))
    if same.filter(Q(valid_to=None) | Q(valid_from__isnull=False, valid_from=since)).exists():
        raise Refused(_("Đã có cơ quan tên “%(name)s”; hãy chọn cơ quan đó trong danh sách.") % {"name": name})


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of an agency beside its place in history."""

    name: str
    short_name: str
    kind: str
    address: str
    phone: str
    email: str
    contact_person: str
    parent: Agency | None = None


@transaction.atomic
def edit_agency(*, by: User, agency: Agency, version: int, profile: Profile) -> Agency:
    """Overwrites what is known of an agency. A slip in its name is mended here; a new name is a succession."""
    require(can_edit_agency(by, agency), _("Chỉ cán bộ đầu mối, quản trị hệ thống hoặc thủ trưởng được sửa cơ quan."))
    agency = locked(agency, "locality")
    if agency.version != version:
        raise Stale(
            _("Cơ quan này vừa được người khác sửa. Nội dung đang nhập vẫn còn bên dưới; hãy so lại rồi lưu lần nữa.")
        )
    said = {key: clean_line(value) if isinstance(value, str) else value for key, value in _fields(profile)}
    said["name"] = name = _usable_name(profile.name)
    if fold(name) != agency.folded:
        _refuse_known_name(agency.locality, name, agency.valid_from)
    refuse_if(
        (profile.kind == Agency.Kind.GROUP) != agency.is_group,
        _("Không đổi được một cơ quan thành nhóm cơ quan, hay ngược lại."),
    )
    _refuse_bad_parent(agency, profile.parent)
    changes = {key: [_shown(getattr(agency, key)), _shown(value)] for key, value in said.items()
               if getattr(agency, key) != value}  # fmt: skip
    for key in changes:
        setattr(agency, key, said[key])
    agency.version += 1
    agency.save()
    record(by=by, verb="edit_agency", target=agency, name=agency.name, changes=changes)
    return agency


def _fields(profile: Profile) -> list[tuple[str, object]]:
    return [(name, getattr(profile, name)) for name in Profile.__slots__]


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _refuse_bad_parent(agency: Agency, parent: Agency | None) -> None:
    seen = {agency.pk}
    above = parent
    while above is not None:
        refuse_if(above.pk in seen, str(IN_A_RING))
        seen.add(above.pk)
        above = Agency.objects.filter(pk=above.parent_id).first() if above.parent_id else None
    refuse_if(parent is not None and parent.locality_id != agency.locality_id, _("Cơ quan này thuộc địa phương khác."))


@transaction.atomic
def add_alias(*, by: User, agency: Agency, name: str) -> Alias:
    """Remembers another name under which the agency is printed."""
    require(can_add_agency(by, agency.locality), _("Chỉ cán bộ đầu mối được thêm tên gọi khác của cơ quan."))
    name = _usable_name(name)
    known = Alias.objects.filter(locality=agency.locality, folded=fold(name)).select_related("agency").first()
    if known is not None and known.agency_id != agency.pk:
        raise Refused(_("“%(name)s” đã là tên gọi khác của %(agency)s.") % {"name": name, "agency": known.agency.name})
    if known is not None:
        return known
    alias = Alias.objects.create(locality=agency.locality, agency=agency, name=name)
    record(by=by, verb="add_alias", target=agency, name=name)
    return alias


@transaction.atomic
def remove_alias(*, by: User, alias: Alias) -> None:
    """Forgets another name; what was matched by it stays matched."""
    require(can_add_agency(by, alias.locality), _("Chỉ cán bộ đầu mối được bỏ tên gọi khác của cơ quan."))
    record(by=by, verb="remove_alias", target=alias.agency, name=alias.name)
    alias.delete()


@transaction.atomic
def set_members(
    *, by: User, group: Agency, kinds: Collection[str], named: Collection[Agency], left_out: Collection[Agency]
) -> Agency:
    """Says whom a group means: every agency of some kinds, with those named and without those left out."""
    require(can_set_members(by, group), _("Chỉ cán bộ đầu mối được sửa thành viên của nhóm."))
    if not group.is_group:
        raise Refused(_("%(agency)s không phải là nhóm cơ quan.") % {"agency": group.name})
    refuse_if(
        any(member.locality_id != group.locality_id or member.is_group for member in [*named, *left_out]),
        _("Thành viên của nhóm là từng cơ quan của chính địa phương này."),
    )
    group = locked(group)
    before = list(group.member_kinds)
    group.member_kinds = sorted(kinds)
    group.save()
    said = {**dict.fromkeys(left_out, False), **dict.fromkeys(named, True)}
    group.named_members.filter(agency__valid_to=None).exclude(agency__in=said).delete()
    for agency, is_member in said.items():
        GroupMember.objects.update_or_create(group=group, agency=agency, defaults={"is_member": is_member})
    record(
        by=by, verb="set_members", target=group, name=group.name,
        changes={"member_kinds": ["; ".join(before), "; ".join(sorted(kinds))]},
        named=[a.name for a in named], left_out=[a.name for a in left_out],
    )  # fmt: skip
    return group


@transaction.atomic
def set_focal_agency(*, by: User, locality: Locality, agency: Agency) -> Locality:
    """Says which agency gathers and reports for the locality: only its focal officers count from now on."""
    require(can_set_focal_agency(by, locality), _("Chỉ quản trị hệ thống được chọn cơ quan đầu mối."))
    refuse_if(
        agency.locality_id != locality.pk or agency.is_group or agency.valid_to is not None,
        _("Cơ quan đầu mối là một cơ quan đang hoạt động của chính địa phương này."),
    )
    locality = locked(locality)
    before, locality.focal_agency = locality.focal_agency, agency
    locality.save()
    record(by=by, verb="set_focal_agency", target=agency, name=agency.name, before=before.name if before else "")
    return locality
