"""People who are to sign in, from a list: whom it would invite, and the invitations."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Invitation, Locality, Membership
from nhipcau.agencies.name_index import AgencyIndex, agency_index
from nhipcau.agencies.people import Invited, Undelivered, invite_person, post_letter
from nhipcau.agencies.permissions import can_add_agency, can_invite_person
from nhipcau.agencies.queries import KEEPERS_ONLY
from nhipcau.audit.journal import record
from nhipcau.common.refusal import require
from nhipcau.common.vietnamese import fold
from nhipcau.common.xlsx_in import CellFault, SheetRow, keys_by_label, read_sheet, refuse_faults
from nhipcau.jobs.queue import Tell, say_nothing
from nhipcau.once.claims import in_parts

COLUMNS = (
    ("full_name", gettext_lazy("Họ và tên")), ("email", gettext_lazy("Thư điện tử")),
    ("title", gettext_lazy("Chức danh")), ("agency", gettext_lazy("Cơ quan")), ("role", gettext_lazy("Vai trò")),
)  # fmt: skip
LONGEST = 120
PART = 10
"""Invitations that are written by one transaction; their letters leave behind it."""


@dataclass(frozen=True, slots=True)
class Row:
    """Who is to be invited, into which agency."""

    line: int
    agency: Agency
    person: Invited

    @property
    def key(self) -> tuple[str, int, str]:
        """Address, agency and role."""
        return self.person.email, self.agency.pk, self.person.role

    @property
    def role_label(self) -> str:
        return str(Membership.Role(self.person.role).label)


@dataclass(frozen=True, slots=True)
class Preview:
    """Whom a list would invite, how many hold their role already or have been asked, and every fault by its cell."""

    rows: tuple[Row, ...]
    known: int
    asked: int
    faults: tuple[CellFault, ...]


def preview_people(data: bytes, locality: Locality, today: date, by: User) -> Preview:
    """Reads the list. Without a role somebody is an officer. Raises Refused where it is no list."""
    columns = [(key, str(label)) for key, label in COLUMNS]
    lines = read_sheet(data, columns, required=["full_name", "email", "agency"])
    roles = {role.value: role.value for role in Membership.Role} | keys_by_label(Membership.Role.choices)
    index = agency_index(locality, today)
    rows, faults = [], []
    emails = Counter(line["email"].lower() for line in lines)
    for line in lines:
        found = list(_faults_of(line, index, roles, by, emails))
        faults += found
        if not found:
            rows.append(_row(line, index, roles))
    return _preview(rows, faults, today)


def _preview(rows: Sequence[Row], faults: Sequence[CellFault], today: date) -> Preview:
    """Who is not there and has not been asked yet, and how many are or have."""
    held = set(Membership.objects.held().values_list("user__email", "agency", "role"))
    fresh = [row for row in rows if row.key not in held]
    asked = _asked(today)
    wanted = tuple(row for row in fresh if row.key not in asked)
    return Preview(wanted, len(rows) - len(fresh), len(fresh) - len(wanted), tuple(faults))


def _asked(today: date) -> set[tuple[str, int, str]]:
    """Who has a letter that is still good: a list that is sent again asks nobody twice."""
    letters = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__date__gte=today)
    return set(letters.values_list("email", "agency", "role"))


def _role_of(line: SheetRow, roles: dict[str, str]) -> str:
    return roles.get(fold(line["role"]), "") if line["role"] else Membership.Role.OFFICER


def _row(line: SheetRow, index: AgencyIndex, roles: dict[str, str]) -> Row:
    agency = index.find(line["agency"])
    assert agency is not None  # noqa: S101 (of lines without a fault)
    person = Invited(line["email"].lower(), line["full_name"], line["title"], _role_of(line, roles))
    return Row(line.line, agency, person)


def _faults_of(
    line: SheetRow, index: AgencyIndex, roles: dict[str, str], by: User, emails: Counter[str]
) -> Iterator[CellFault]:
    if not line["full_name"]:
        yield line.fault("full_name", _("Họ và tên không được để trống."))
    for key in ("full_name", "title"):
        if len(line[key]) > LONGEST:
            yield line.fault(key, _("Quá dài: nhiều nhất %(count)s ký tự.") % {"count": LONGEST})
    yield from _email_faults(line, emails)
    agency, role = index.find(line["agency"]), _role_of(line, roles)
    if agency is None or agency.is_group:
        yield line.fault("agency", _("Danh mục chưa có cơ quan “%(name)s”.") % {"name": line["agency"][:120]})
    elif not role:
        labels = "; ".join(str(role.label) for role in Membership.Role)
        yield line.fault("role", _("Không có vai trò “%(role)s”; các vai trò: %(labels)s.") % {
            "role": line["role"][:60], "labels": labels})  # fmt: skip
    elif not can_invite_person(by, agency, role):
        yield line.fault("role", _("Tài khoản không có quyền mời vào vai trò này."))


def _email_faults(line: SheetRow, emails: Counter[str]) -> Iterator[CellFault]:
    email = line["email"].lower()
    try:
        validate_email(email)
    except ValidationError:
        yield line.fault("email", _("“%(email)s” không phải địa chỉ thư điện tử.") % {"email": line["email"][:80]})
    if email and emails[email] > 1:
        yield line.fault("email", _("Địa chỉ này có ở nhiều dòng."))


@dataclass(frozen=True, slots=True)
class PeopleList:
    """A list that was sent, for which locality, and what becomes of the key of an invitation: its whole address."""

    data: bytes
    locality: Locality
    address_of: Callable[[str], str]


def invite_people(*, by: User, listed: PeopleList, now: datetime, tell: Tell = say_nothing) -> list[str]:
    """Invites everybody whom the preview of the same list shows. Gives those whose letters no server took."""
    require(can_add_agency(by, listed.locality), str(KEEPERS_ONLY))
    preview = preview_people(listed.data, listed.locality, timezone.localdate(now), by)
    refuse_faults(preview.faults)
    unsent: list[str] = []
    post = partial(_try_letter, unsent, listed.address_of)

    def invite(rows: Sequence[tuple[int, Row]]) -> None:
        for done, row in rows:
            invite_person(by=by, agency=row.agency, person=row.person, post=post, now=now)
            tell(done, len(preview.rows))

    in_parts(list(enumerate(preview.rows, start=1)), PART, invite, _line_of)
    with transaction.atomic():
        record(by=by, verb="invite_people", target=listed.locality, count=len(preview.rows))
    return unsent


def _line_of(numbered: tuple[int, Row]) -> int:
    return numbered[1].line


def _try_letter(unsent: list[str], address_of: Callable[[str], str], invitation: Invitation, key: str) -> None:
    """One letter that is not taken keeps none of the others back."""
    try:
        post_letter(address_of, invitation, key)
    except Undelivered:
        unsent.append(str(invitation))
