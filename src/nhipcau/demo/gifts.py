"""The gifts of the demo province: a catalogue of 25, what was given, and two that came in."""

from datetime import datetime, timedelta
from importlib.resources import files
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.demo.documents import read_content
from nhipcau.gifts.actions import KEEPER, Given, Moved, Particulars, add_gift, give_gift, move_stock
from nhipcau.gifts.models import Gift
from nhipcau.gifts.received_actions import Came, Settled, add_received_gift, settle_received_gift
from nhipcau.partners.models import Country, Partner
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import tasks_with
from nhipcau.records.actions import add_picture, link_record
from nhipcau.records.keeping import SentPicture

PAIRS = ("maker", "material", "size", "meaning", "ingredients", "use", "care")
CREDIT = "Minh họa: Nhịp Cầu, CC BY 4.0"
GIFT_TASKS = ("quà tặng", "OCOP", "sản phẩm")


def load_gifts(plan: Plan, focal: User, now: datetime) -> None:
    """Every gift of content/gifts.toml, as it stands on the day."""
    content = read_content("gifts.toml")
    partners = {row.name_vi: row for row in Partner.objects.filter(locality=plan.locality)}
    tasks = tasks_with(plan, GIFT_TASKS)[:1]
    for row in content["gift"]:
        gift = _add(plan, focal, row, now)
        if tasks and row.get("stars"):
            link_record(by=focal, keeper=KEEPER, row=gift, tasks=tasks, now=now)
    for row in sorted(content["giving"], key=lambda one: -one["days"]):
        _give(plan, focal, row, partners, now)
    for row in content["received"]:
        _receive(plan, focal, row, partners, now)


def _add(plan: Plan, focal: User, row: dict[str, Any], now: datetime) -> Gift:
    today = timezone.localdate(now)
    pairs = {f"{stem}_{one}": row[stem][at] for stem in PAIRS if stem in row for at, one in enumerate(("vi", "en"))}
    until = today + timedelta(days=row["until"]) if "until" in row else None
    said = Particulars(
        code=row["code"], kind=row["kind"], name_vi=row["name"], name_en=row["en"], agency=_focal_agency(plan, focal),
        origin_vi="tỉnh Lạc Giang, Việt Nam", origin_en="Lac Giang Province, Viet Nam", weight=row["weight"],
        is_fragile=row.get("fragile", False), is_liquid=row.get("liquid", False), fewest=row["fewest"],
        import_notes=row.get("import_notes", ""), taboo_notes=row.get("taboo_notes", ""), price=row["price"],
        avoided_in=list(Country.objects.filter(code__in=row.get("avoid", ()))), ocop_stars=row.get("stars"),
        ocop_group=row.get("group"), ocop_until=until, store="Tủ quà tặng, Văn phòng Sở", **pairs,
    )  # fmt: skip
    gift = add_gift(by=focal, locality=plan.locality, said=said, now=now - timedelta(days=300))
    given = sum(one.get("pieces", 1) for one in read_content("gifts.toml")["giving"] if one["gift"] == row["code"])
    if row["stock"] + given:
        bought = Moved("in", row["stock"] + given, today - timedelta(days=300), "Mua theo dự toán năm")
        move_stock(by=focal, gift=gift, moved=bought, now=now - timedelta(days=300))
    if "picture" in row:
        data = files("nhipcau.demo").joinpath("content", "pictures", row["picture"]).read_bytes()
        picture = SentPicture(row["picture"], data, row["caption"], CREDIT, row["en"])
        add_picture(by=focal, keeper=KEEPER, row=gift, picture=picture, now=now)
    return gift


def _focal_agency(plan: Plan, focal: User) -> Any:
    return plan.locality.agencies.get(pk=next(post.agency_id for post in standing_of(focal).posts))


def _give(plan: Plan, focal: User, row: dict[str, Any], partners: dict[str, Partner], now: datetime) -> None:
    gift = Gift.objects.get(locality=plan.locality, code=row["gift"])
    partner = partners[row["partner"]]
    contact = next((post.contact for post in partner.posts.all() if post.contact.name == row.get("to")), None)
    given = Given(
        partner=partner, contact=contact, on=timezone.localdate(now) - timedelta(days=row["days"]),
        pieces=row.get("pieces", 1), rank=row.get("rank", ""), recipient=row.get("recipient", "member"),
        occasion=row["occasion"],
    )  # fmt: skip
    give_gift(by=focal, gift=gift, given=given, now=now - timedelta(days=row["days"]))


def _receive(plan: Plan, focal: User, row: dict[str, Any], partners: dict[str, Partner], now: datetime) -> None:
    then = now - timedelta(days=row["days"])
    came = Came(
        agency=_focal_agency(plan, focal), given=row["given"], received_on=timezone.localdate(then),
        description=row["what"], giver=row["giver"], giver_post=row["post"],
        partner=partners.get(row.get("partner", "")), relation=row.get("relation", ""),
        circumstances=row.get("circumstances", ""), estimated=row.get("value"),
        kept_at=row.get("kept", ""),
    )  # fmt: skip
    gift = add_received_gift(by=focal, locality=plan.locality, came=came, now=then)
    if "outcome" in row:
        settled = Settled(kept_at=gift.kept_at, outcome=row["outcome"])
        settle_received_gift(by=focal, row=gift, settled=settled, now=then)
