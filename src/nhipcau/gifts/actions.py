"""Every change to the catalogue of gifts, to what is in store, and what is given to whom."""

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
from nhipcau.common.locking import locked
from nhipcau.common.numbers import number
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.gifts.models import Gift, Giving, Movement
from nhipcau.gifts.ocop import ocop_sets
from nhipcau.gifts.permissions import can_add_gift, can_edit_gift
from nhipcau.gifts.queries import given_before, stock_of
from nhipcau.gifts.suggestion import gift_norm, over_norm
from nhipcau.partners.models import Activity, Contact, Country, Partner
from nhipcau.records.actions import Keeper
from nhipcau.records.changes import changed, in_words

KEEPERS_ONLY = gettext_lazy("Chỉ cán bộ đầu mối hoặc cơ quan quản lý quà tặng được sửa hồ sơ này.")


def _why_over(gift: Gift) -> str:
    return _("Mẫu quà này đã thôi dùng.") if gift.withdrawn_on is not None else ""


KEEPER = Keeper(can_edit_gift, KEEPERS_ONLY, _why_over)
MOST_PIECES = 100_000


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is said of a gift: see gifts.models.Gift."""

    code: str
    name_vi: str
    agency: Agency
    kind: str = Gift.Kind.CRAFT
    name_en: str = ""
    origin_vi: str = ""
    origin_en: str = ""
    maker_vi: str = ""
    maker_en: str = ""
    material_vi: str = ""
    material_en: str = ""
    size_vi: str = ""
    size_en: str = ""
    ingredients_vi: str = ""
    ingredients_en: str = ""
    use_vi: str = ""
    use_en: str = ""
    care_vi: str = ""
    care_en: str = ""
    meaning_vi: str = ""
    meaning_en: str = ""
    weight: int | None = None
    is_fragile: bool = False
    is_liquid: bool = False
    import_notes: str = ""
    taboo_notes: str = ""
    avoided_in: Sequence[Country] = ()
    ocop_group: int | None = None
    ocop_stars: int | None = None
    ocop_decision: str = ""
    ocop_until: date | None = None
    price: int | None = None
    supplier: str = ""
    store: str = ""
    fewest: int = 0


OF_THE_ROW = tuple(name for name in Particulars.__slots__ if name != "avoided_in")


@transaction.atomic
def add_gift(*, by: User, locality: Locality, said: Particulars, now: datetime) -> Gift:
    """Enters a gift into the catalogue."""
    require(can_add_gift(by, locality), _("Chỉ cán bộ của địa phương được thêm mẫu quà tặng."))
    gift = Gift(locality=locality, made_by=by, made_at=now)
    _take(gift, said)
    record(by=by, verb="add_gift", target=gift, name=gift.name_vi, agency=gift.agency)
    return gift


@transaction.atomic
def edit_gift(*, by: User, gift: Gift, said: Particulars) -> Gift:
    """Changes what is said of a gift."""
    require(can_edit_gift(by, gift), str(KEEPERS_ONLY))
    gift = KEEPER.open(gift)
    before = _told(gift)
    _take(gift, said)
    record(by=by, verb="edit_gift", target=gift, name=gift.name_vi, changes=changed(before, _told(gift)))
    return gift


def _told(gift: Gift) -> dict[str, str]:
    """What is said of a gift, in words: for the record."""
    countries = sorted(country.name_vi for country in gift.avoided_in.all())
    return in_words(gift, OF_THE_ROW) | {"avoided_in": "; ".join(countries)}


def _take(gift: Gift, said: Particulars) -> None:
    code = clean_line(said.code, 20)
    refuse_if(not code or not clean_line(said.name_vi), _("Hãy ghi mã và tên tiếng Việt của quà."))
    same = Gift.objects.filter(locality=gift.locality_id, code__iexact=code).exclude(pk=gift.pk).first()
    if same is not None:
        raise Refused(_("Mã %(code)s đã dùng cho “%(name)s”.") % {"code": code, "name": same.name_vi})
    refuse_if(said.agency.locality_id != gift.locality_id, _("Cơ quan này thuộc địa phương khác."))
    refuse_if(said.ocop_group is not None and said.ocop_group not in ocop_sets(), _("Không có bộ tiêu chí OCOP này."))
    take_in(gift, said, OF_THE_ROW)
    gift.code = code
    gift.save()
    gift.avoided_in.set(said.avoided_in)


@transaction.atomic
def withdraw_gift(*, by: User, gift: Gift, on: date, now: datetime) -> Gift:
    """The gift is given no more; what is in store stays in the book."""
    require(can_edit_gift(by, gift), str(KEEPERS_ONLY))
    gift = KEEPER.open(gift)
    refuse_if(on > timezone.localdate(now), _("Ngày thôi dùng chưa đến."))
    gift.withdrawn_on = on
    gift.save()
    record(by=by, verb="withdraw_gift", target=gift, name=gift.name_vi, on=on)
    return gift


@dataclass(frozen=True, slots=True)
class Moved:
    """What came in, went out, or was counted: of a count how many pieces there are."""

    kind: str
    pieces: int
    on: date
    note: str = ""


@transaction.atomic
def move_stock(*, by: User, gift: Gift, moved: Moved, now: datetime) -> Movement:
    """Notes what came into the store or left it; a count sets right what the book says."""
    require(can_edit_gift(by, gift), str(KEEPERS_ONLY))
    gift = locked(gift)
    refuse_if(moved.kind not in Movement.BY_HAND, _("Hãy chọn nhập, xuất hoặc kiểm kê."))
    refuse_if(not 0 <= moved.pieces <= MOST_PIECES, _("Số lượng không hợp lệ."))
    refuse_if(moved.on > timezone.localdate(now), _("Ngày này chưa đến."))
    stock = stock_of(gift)
    pieces = {Movement.Kind.IN: moved.pieces, Movement.Kind.OUT: -moved.pieces}.get(
        Movement.Kind(moved.kind), moved.pieces - stock
    )
    refuse_if(pieces == 0, _("Số lượng trong kho không đổi nên không có gì để ghi."))
    refuse_if(stock + pieces < 0, _("Trong kho chỉ còn %(stock)s.") % {"stock": number(stock)})
    row = Movement.objects.create(
        gift=gift, kind=moved.kind, pieces=pieces, on=moved.on, note=clean_line(moved.note, 300), by=by, at=now
    )
    record(by=by, verb="move_stock", target=gift, kind=str(row.get_kind_display()), pieces=pieces, on=moved.on)
    return row


@dataclass(frozen=True, slots=True)
class Given:
    """To whom a gift is given, and why. ``reason`` is asked for above the norm and where it was given before."""

    partner: Partner
    on: date
    pieces: int = 1
    contact: Contact | None = None
    rank: str = ""
    recipient: str = Giving.Recipient.MEMBER
    activity: Activity | None = None
    occasion: str = ""
    paid_by: str = ""
    reason: str = ""


@transaction.atomic
def give_gift(*, by: User, gift: Gift, given: Given, now: datetime) -> Giving:
    """Notes to whom a gift is given, and takes it out of the store."""
    require(can_edit_gift(by, gift), str(KEEPERS_ONLY))
    gift = KEEPER.open(gift)
    _refuse_guest(gift, given)
    if not clean_line(given.reason):
        _ask_why(gift, given)
    stock = stock_of(gift)
    refuse_if(not 0 < given.pieces <= MOST_PIECES, _("Số lượng không hợp lệ."))
    refuse_if(given.pieces > stock, _("Trong kho chỉ còn %(stock)s.") % {"stock": number(stock)})
    row = Giving.objects.create(
        gift=gift, price=gift.price, made_by=by, made_at=now, partner=given.partner, contact=given.contact,
        on=given.on, pieces=given.pieces, rank=given.rank, recipient=given.recipient, activity=given.activity,
        occasion=clean_line(given.occasion, 250), paid_by=clean_line(given.paid_by, 250),
        reason=clean_line(given.reason, 300),
    )  # fmt: skip
    gift.movements.create(
        kind=Movement.Kind.GIVEN, pieces=-given.pieces, on=given.on, note=row.to, giving=row, by=by, at=now
    )
    record(by=by, verb="give_gift", target=gift, name=gift.name_vi, to=row.to, pieces=given.pieces, on=given.on,
           reason=row.reason)  # fmt: skip
    return row


def _refuse_guest(gift: Gift, given: Given) -> None:
    """Holds the partner; refused where the guest, or what they came for, is of somebody else."""
    partner = locked(given.partner)
    refuse_if(partner.locality_id != gift.locality_id, _("Đối tác này thuộc địa phương khác."))
    refuse_if(partner.merged_into_id is not None, _("Đối tác đã được gộp vào hồ sơ khác; hãy chọn lại."))
    contact, activity = given.contact, given.activity
    refuse_if(
        contact is not None and not contact.posts.filter(partner=partner).exists(),
        _("Người này không giữ chức vụ ở đối tác đã chọn."),
    )
    refuse_if(
        activity is not None and activity.partner_id != partner.pk, _("Hoạt động này là của đối tác khác.")
    )  # fmt: skip


def _ask_why(gift: Gift, given: Given) -> None:
    """Refuses what needs a reason as long as there is none: above the norm, or given before."""
    norm = gift_norm(given.rank, given.recipient, given.on)
    more = over_norm(gift.price, norm)
    if more and norm is not None:
        raise Refused(
            _("Đơn giá vượt mức %(most)s đồng (%(act)s); hãy ghi lý do.") % {"most": number(norm.most), "act": norm.act}
        )
    before = given_before(gift, given.partner, given.contact)
    if before is not None:
        said = {"to": before.to, "day": f"{before.on:%d/%m/%Y}"}
        raise Refused(_("%(to)s đã được tặng mẫu này ngày %(day)s; nếu vẫn tặng, hãy ghi lý do.") % said)


@transaction.atomic
def take_back_giving(*, by: User, giving: Giving, now: datetime) -> Giving:
    """It was noted by mistake, or not given after all: the pieces are in the store again."""
    require(can_edit_gift(by, giving.gift), str(KEEPERS_ONLY))
    gift = locked(giving.gift)
    giving = locked(giving, "contact", "partner")
    refuse_if(giving.taken_back_at is not None, _("Lượt tặng này đã được hủy."))
    giving.taken_back_at = now
    giving.save()
    gift.movements.create(
        kind=Movement.Kind.BACK, pieces=giving.pieces, on=timezone.localdate(now), note=giving.to, giving=giving,
        by=by, at=now,
    )  # fmt: skip
    record(by=by, verb="take_back_giving", target=gift, to=giving.to, pieces=giving.pieces)
    return giving
