"""What a list of agencies may say: its columns, and what is wrong with a row of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.agencies.models import LONGEST_AGENCY_NAME, Agency, Alias, Locality
from nhipcau.common.numbers import parse_whole
from nhipcau.common.vietnamese import fold
from nhipcau.common.xlsx_in import CellFault, SheetRow, keys_by_label, parts_of

Kind = Agency.Kind
COLUMNS = (
    ("id", gettext_lazy("Mã")), ("name", gettext_lazy("Tên cơ quan")), ("short_name", gettext_lazy("Tên viết tắt")),
    ("kind", gettext_lazy("Loại")), ("parent", gettext_lazy("Cơ quan cấp trên")),
    ("aliases", gettext_lazy("Tên gọi khác")), ("address", gettext_lazy("Địa chỉ")),
    ("phone", gettext_lazy("Điện thoại")), ("email", gettext_lazy("Thư điện tử")),
    ("contact_person", gettext_lazy("Người liên hệ")), ("valid_from", gettext_lazy("Từ ngày")),
    ("valid_to", gettext_lazy("Đến ngày")),
)  # fmt: skip
"""(key, label) of the list, written and read alike. Days are written only: an agency ends by a succession."""

PLAIN = ("name", "short_name", "address", "phone", "email", "contact_person")
LONGEST = {
    "name": LONGEST_AGENCY_NAME,
    "short_name": 60,
    "address": 250,
    "phone": 60,
    "email": 254,
    "contact_person": 160,
}


@dataclass(frozen=True, slots=True)
class KnownAgencies:
    """The agencies of the locality as the list may name them."""

    by_id: dict[int, Agency]
    by_name: dict[str, Agency]
    alias_owner: dict[str, int]
    alias_names: dict[int, list[str]]
    kinds: dict[str, str]
    names_in_list: list[str]

    @classmethod
    def of(cls, locality: Locality, today: date, rows: Sequence[SheetRow]) -> "KnownAgencies":
        living = list(Agency.objects.filter(locality=locality).living(today).select_related("parent"))
        aliases = list(Alias.objects.filter(locality=locality))
        names: dict[int, list[str]] = {}
        for alias in aliases:
            names.setdefault(alias.agency_id, []).append(alias.name)
        kinds = {kind.value: kind.value for kind in Agency.Kind} | keys_by_label(Agency.Kind.choices)
        return cls(
            {a.pk: a for a in living}, {a.folded: a for a in living}, {a.folded: a.agency_id for a in aliases}, names,
            kinds, [fold(row["name"]) for row in rows],
        )  # fmt: skip

    def agency_of(self, row: SheetRow) -> Agency | None:
        return self.by_id.get(parse_whole(row["id"]) or 0) or self.by_name.get(fold(row["name"]))

    def faults_of(self, row: SheetRow, agency: Agency | None) -> Iterator[CellFault]:
        if row["id"] and (parse_whole(row["id"]) or 0) not in self.by_id:
            yield row.fault(
                "id", _("Không có cơ quan mã “%(id)s”; để trống nếu là cơ quan mới.") % {"id": row["id"][:40]}
            )
        yield from self._name_faults(row, agency)
        for key, longest in LONGEST.items():
            if len(row[key]) > longest:
                yield row.fault(key, _("Quá dài: nhiều nhất %(count)s ký tự.") % {"count": longest})
        if row["kind"]:
            yield from self._kind_faults(row, agency)
        yield from self._contact_faults(row)
        yield from self._alias_faults(row, agency)

    def _kind_faults(self, row: SheetRow, agency: Agency | None) -> Iterator[CellFault]:
        kind = self.kinds.get(fold(row["kind"]))
        if kind is None:
            labels = "; ".join(str(kind.label) for kind in Agency.Kind)
            yield row.fault("kind", _("Không có loại “%(kind)s”; các loại: %(labels)s.") % {
                "kind": row["kind"][:60], "labels": labels})  # fmt: skip
        if agency is not None and (kind == Kind.GROUP) != agency.is_group:
            yield row.fault("kind", _("Không đổi được một cơ quan thành nhóm cơ quan, hay ngược lại."))

    def _contact_faults(self, row: SheetRow) -> Iterator[CellFault]:
        if row["parent"] and fold(row["parent"]) not in {*self.by_name, *self.names_in_list}:
            yield row.fault("parent", _("Danh mục chưa có cơ quan “%(name)s”.") % {"name": row["parent"][:120]})
        if row["email"] and not _is_email(row["email"]):
            yield row.fault("email", _("“%(email)s” không phải địa chỉ thư điện tử.") % {"email": row["email"][:80]})

    def _alias_faults(self, row: SheetRow, agency: Agency | None) -> Iterator[CellFault]:
        for alias in parts_of(row["aliases"]):
            owner = self.alias_owner.get(fold(alias))
            if owner is not None and (agency is None or owner != agency.pk):
                yield row.fault("aliases", _("“%(name)s” đã là tên gọi khác của cơ quan khác.") % {"name": alias[:120]})

    def _name_faults(self, row: SheetRow, agency: Agency | None) -> Iterator[CellFault]:
        if not row["name"]:
            yield row.fault("name", _("Tên cơ quan không được để trống."))
        elif self.names_in_list.count(fold(row["name"])) > 1:
            yield row.fault("name", _("Tên này có ở nhiều dòng."))
        elif agency is not None and self.by_name.get(fold(row["name"]), agency) != agency:
            yield row.fault("name", _("Đã có cơ quan khác mang tên này."))


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
