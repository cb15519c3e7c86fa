"""What somebody means to do with agencies, and whether it can be done."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from nhipcau.agencies.models import LONGEST_AGENCY_NAME, Agency, Locality, Succession
from nhipcau.common.vietnamese import fold

Kind = Succession.Kind
LONGEST_ACT = 200
ItemKey = tuple[str, int]
"""A row that passes: the key of its holding, and its own."""


@dataclass(frozen=True, slots=True)
class ProposedSuccession:
    """A merger, split, renaming or abolition: who was, who will be (known agencies and names of new ones).

    Where there are several receivers ``choices`` says which of them gets each item, by their place:
    known agencies first, then new names.
    """

    kind: str
    on: date
    act: str
    old: tuple[Agency, ...]
    new: tuple[Agency, ...] = ()
    names: tuple[str, ...] = ()
    choices: Mapping[ItemKey, int] = field(default_factory=dict)

    @property
    def ends(self) -> list[Agency]:
        """The agencies that are no more afterwards: one that gives away a part only lives on."""
        return [agency for agency in self.old if agency not in self.new]

    @property
    def receivers(self) -> int:
        return len(self.new) + len(self.names)

    @property
    def needs_choice(self) -> bool:
        """True where a person must say of each item to whom it goes."""
        return self.receivers > 1


def faults_of(change: ProposedSuccession, locality: Locality, today: date) -> list[str]:
    """Everything that stands against the change, as sentences; nothing where it can be done."""
    return [
        *_faults_of_form(change, today),
        *_faults_of_agencies(change, locality),
        *_faults_of_names(change, locality),
    ]


def _faults_of_form(change: ProposedSuccession, today: date) -> Iterator[str]:
    if not change.act.strip():
        yield _("Hãy ghi văn bản quyết định, ví dụ: Nghị quyết số 12/NQ-HĐND.")
    if len(change.act) > LONGEST_ACT:
        yield _("Văn bản quyết định quá dài: nhiều nhất %(count)s ký tự.") % {"count": LONGEST_ACT}
    if change.on > today:
        yield _("Ngày hiệu lực chưa đến; hãy ghi nhận từ ngày %(day)s.") % {"day": f"{change.on:%d/%m/%Y}"}
    if not change.old:
        yield _("Hãy chọn cơ quan được sắp xếp.")
    elif not _FITS[Kind(change.kind)](change):
        yield str(_SHAPES[Kind(change.kind)]())


_FITS: dict[Kind, Callable[[ProposedSuccession], bool]] = {
    Kind.MERGE: lambda c: c.receivers == 1 and len({*c.old, *c.new}) + len(c.names) > 2 - bool(c.new),
    Kind.SPLIT: lambda c: len(c.old) == 1 and c.receivers > 1,
    Kind.RENAME: lambda c: len(c.old) == 1 and not c.new and len(c.names) == 1,
    Kind.ABOLISH: lambda c: not c.names and not set(c.old) & set(c.new),
}
"""How many agencies each kind takes and gives."""

_SHAPES: dict[Kind, Callable[[], str]] = {
    Kind.MERGE: lambda: _("Hợp nhất, sáp nhập: từ hai cơ quan trở lên thành một cơ quan."),
    Kind.SPLIT: lambda: _("Chia tách: một cơ quan thành từ hai cơ quan trở lên."),
    Kind.RENAME: lambda: _("Đổi tên: một cơ quan và một tên mới."),
    Kind.ABOLISH: lambda: _("Giải thể: chọn cơ quan tiếp nhận công việc trong các cơ quan đã có, không thêm tên mới."),
}


def _faults_of_agencies(change: ProposedSuccession, locality: Locality) -> Iterator[str]:
    for agency in {*change.old, *change.new}:
        if agency.locality_id != locality.pk:
            yield _("%(agency)s thuộc địa phương khác.") % {"agency": agency.name}
        elif agency.is_group:
            yield _("%(agency)s là nhóm cơ quan, không sắp xếp được.") % {"agency": agency.name}
        elif agency.valid_to is not None:
            yield _("%(agency)s đã kết thúc hoạt động từ ngày %(day)s.") % {
                "agency": agency.name, "day": f"{agency.valid_to:%d/%m/%Y}",
            }  # fmt: skip
        elif agency.valid_from is not None and agency.valid_from >= change.on and agency in change.old:
            yield _("%(agency)s mới có từ ngày %(day)s, sau ngày hiệu lực.") % {
                "agency": agency.name, "day": f"{agency.valid_from:%d/%m/%Y}",
            }  # fmt: skip


def _faults_of_names(change: ProposedSuccession, locality: Locality) -> Iterator[str]:
    living = Agency.objects.filter(locality=locality, valid_to=None).exclude(pk__in=[a.pk for a in change.ends])
    known = {agency.folded: agency.name for agency in living}
    for name in change.names:
        if len(name) > LONGEST_AGENCY_NAME:
            yield _("Tên cơ quan quá dài: %(name)s…") % {"name": name[:60]}
        if fold(name) in known:
            yield _("Đã có cơ quan tên “%(name)s”; hãy chọn cơ quan đó thay vì ghi tên mới.") % {"name": name}
        if change.kind == Kind.RENAME and any(fold(name) == old.folded for old in change.old):
            yield _("Tên mới trùng với tên cũ.")
        known[fold(name)] = name
