"""Every change to works of friendship and to what they count."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency, Locality
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line, take_in
from nhipcau.common.refusal import refuse_if, require
from nhipcau.partners.chosen import hold_partners
from nhipcau.partners.models import Partner
from nhipcau.records.actions import Keeper
from nhipcau.records.changes import changed, in_words
from nhipcau.works.models import Figure, FriendshipWork
from nhipcau.works.permissions import can_add_work, can_edit_work

KEEPERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc cơ quan quản lý công trình được sửa hồ sơ này.")
KEEPER = Keeper(can_edit_work, KEEPERS_ONLY)
EARLIEST = 1990


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said of a work."""

    name_vi: str
    place: str
    agency: Agency
    kind: str = FriendshipWork.Kind.CORNER
    name_en: str = ""
    partners: Sequence[Partner] = ()
    state: str = FriendshipWork.State.OPEN
    opened_on: date | None = None
    cost: int | None = None
    paid_by: str = ""
    story_vi: str = ""
    story_en: str = ""


OF_THE_ROW = tuple(name for name in Particulars.__slots__ if name != "partners")


@transaction.atomic
def add_work(*, by: User, locality: Locality, said: Particulars, now: datetime) -> FriendshipWork:
    """Enters a work of friendship."""
    require(can_add_work(by, locality), _("Chỉ cán bộ của địa phương được thêm công trình hữu nghị."))
    work = FriendshipWork(locality=locality, made_by=by, made_at=now)
    _take(work, said)
    record(by=by, verb="add_work", target=work, name=work.name_vi, agency=work.agency)
    return work


@transaction.atomic
def edit_work(*, by: User, work: FriendshipWork, said: Particulars) -> FriendshipWork:
    """Changes what is said of a work."""
    require(can_edit_work(by, work), str(KEEPERS_ONLY))
    work = KEEPER.open(work)
    before = _told(work)
    _take(work, said)
    record(by=by, verb="edit_work", target=work, name=work.name_vi, changes=changed(before, _told(work)))
    return work


def _told(work: FriendshipWork) -> dict[str, str]:
    names = sorted(partner.name_vi for partner in work.partners.all())
    return in_words(work, OF_THE_ROW) | {"partners": "; ".join(names)}


def _take(work: FriendshipWork, said: Particulars) -> None:
    refuse_if(not clean_line(said.name_vi) or not clean_line(said.place), _("Hãy ghi tên và địa điểm của công trình."))
    hold_partners(said.partners, said.agency, work.locality_id)
    take_in(work, said, OF_THE_ROW)
    work.save()
    work.partners.set(said.partners)


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted in a year."""

    name: str
    year: int
    value: int
    unit: str = ""


@transaction.atomic
def note_figure(*, by: User, work: FriendshipWork, counted: Counted, now: datetime) -> Figure:
    """Notes what a work counted in a year; said again, the last word counts and the record keeps the one before."""
    require(can_edit_work(by, work), str(KEEPERS_ONLY))
    work = KEEPER.open(work)
    name = clean_line(counted.name, 120)
    refuse_if(not name, _("Hãy ghi tên số liệu."))
    refuse_if(not EARLIEST <= counted.year <= timezone.localdate(now).year, _("Năm của số liệu chưa đến hoặc quá xa."))
    refuse_if(counted.value < 0, _("Giá trị không hợp lệ."))
    before = work.figures.filter(name=name, year=counted.year).first()
    was = before.value if before else None
    figure, _is_new = Figure.objects.update_or_create(
        work=work, name=name, year=counted.year,
        defaults={
            "value": counted.value, "unit": clean_line(counted.unit, 60), "noted_by": by, "noted_at": now,
        },
    )  # fmt: skip
    record(by=by, verb="note_figure", target=work, name=name, year=counted.year, value=counted.value, was=was)
    return figure
