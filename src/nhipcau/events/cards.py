"""Invitation cards for an event: a face in Vietnamese, one in English for guests from abroad; no number, no signature.

Who is invited stands as the one who holds the post today, with the form of address of their rank. Guests of whom the
register of partners knows nothing get the Vietnamese face alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from nhipcau.agencies.models import Signer
from nhipcau.common.refusal import refuse_if
from nhipcau.events.models import Event, Invitee
from nhipcau.files.typeset import drawn
from nhipcau.glossary.english import english_name, without_marks
from nhipcau.partners.address import address_values, filled, forms, full_name, full_post, style_of
from nhipcau.partners.models import Partner
from nhipcau.partners.queries import posts_on
from nhipcau.programmes.models import ProgrammeItem
from nhipcau.programmes.print import day_said, dress_said
from nhipcau.reports.writing.letterhead import lower_first

VI, EN = "vi", "en"
TO = "Kính gửi: "
WORDS = {VI: "trân trọng kính mời", EN: "requests the pleasure of the company of"}
WITH = {VI: "và người cùng đi", EN: "and guest"}
MOST = 300
"""Cards at once."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """To what of an event one is invited, by whom, until when one answers and to whom."""

    item: ProgrammeItem
    host: Signer
    reply_by: date
    contact: str


@dataclass(frozen=True, slots=True)
class Card:
    """The card of one guest: its faces, and why one of them is missing (empty: none is)."""

    invitee: Invitee
    faces: list[dict[str, Any]]
    lacking: str = ""


def cards_of(event: Event, occasion: Occasion, today: date) -> list[Card]:
    """A card for each of those invited who did not decline."""
    guests = event.invitees.exclude(answer=Invitee.Answer.NOT).select_related("partner__country")
    vietnamese, english = _common_vi(event, occasion), _common_en(event, occasion)
    return [_card(one, vietnamese, english, today) for one in guests]


def cards_pdf(event: Event, cards: list[Card]) -> bytes:
    """The cards, a face a page of A5. Refused where there is nobody to invite, or too many at once."""
    refuse_if(not cards, _("Chưa có ai trong danh sách mời."))
    refuse_if(len(cards) > MOST, _("Mỗi lần in không quá %(most)s thiệp.") % {"most": MOST})
    faces = [face for card in cards for face in card.faces]
    return drawn("nhipcau.events", "invitation.typ", {"title": event.name_vi, "faces": faces})


def _card(invitee: Invitee, vi: dict[str, Any], en: dict[str, Any], today: date) -> Card:
    face = vi | {"guest": _guest(invitee, VI, today)}
    if invitee.partner is None:
        return Card(invitee, [face], _("chưa có trong sổ đối tác nên chỉ có mặt tiếng Việt"))
    guest, missing = _guest(invitee, EN, today), [name for name, text in en.items() if text == ""]
    if missing or not all(guest):
        why = _("chưa đủ tiếng Anh: tên sự kiện, hoạt động, địa điểm, hoặc tên đối tác")
        return Card(invitee, [face], why)
    return Card(invitee, [face, en | {"guest": guest}])


def _guest(invitee: Invitee, language: str, today: date) -> list[str]:
    """Who is invited, line by line: the head of a partner by their form of address, else the name."""
    partner = invitee.partner
    named = [invitee.name] if partner is None else _head(partner, language, today)
    return [*named, *([WITH[language]] if invitee.people > 1 else [])]


def _head(partner: Partner, language: str, today: date) -> list[str]:
    post = next((one for one in posts_on(partner, today) if one.is_head), None)
    name = partner.name_vi if language == VI else partner.name_en
    if post is None:
        return [name]
    form = forms().get((style_of(post), language)) or forms()[style_of(post), EN]
    lines = filled(form.to, address_values(post, language)).removeprefix(TO).split("|")
    return [name] if any("[" in line for line in lines) else lines


def _post_of(host: Signer) -> str:
    return full_post(host.position, host.agency)


def _common_vi(event: Event, occasion: Occasion) -> dict[str, Any]:
    item = occasion.item
    return {
        "language": VI,
        "host": [_post_of(occasion.host), occasion.host.name],
        "words": WORDS[VI],
        "to": f"dự {item.text_vi}",
        "title": event.name_vi,
        "when": f"{item.starts.hour} giờ {item.starts:%M}, {lower_first(day_said(item.on, VI))}",
        "where": item.place_vi or event.place,
        "left": list(filter(None, [dress_said(item, VI), "Xin mang theo thiệp này."])),
        "right": [f"Xin vui lòng trả lời trước ngày {occasion.reply_by:%d/%m/%Y}:", full_name(occasion.host.agency),
                  occasion.contact],
    }  # fmt: skip


def _common_en(event: Event, occasion: Occasion) -> dict[str, Any]:
    item, host = occasion.item, occasion.host
    return {
        "language": EN,
        "host": [without_marks(host.name), english_name(event.locality, _post_of(host)).text],
        "words": WORDS[EN],
        "to": f"at the {item.text_en}" if item.text_en else "",
        "title": event.name_en,
        "when": f"on {day_said(item.on, EN)}, at {_hour(item)}",
        "where": item.place_en,
        "left": list(filter(None, [dress_said(item, EN), "Please bring this card."])),
        "right": [f"R.S.V.P. by {_day(occasion.reply_by)}", english_name(event.locality, full_name(host.agency)).text,
                  occasion.contact],
    }  # fmt: skip


def _hour(item: ProgrammeItem) -> str:
    """7.30 p.m."""
    with override(EN):
        return time_format(item.starts, "P" if item.starts.minute else "g a").replace(":", ".")


def _day(day: date) -> str:
    """3 May 2027."""
    with override(EN):
        return date_format(day, "j F Y")


def lacking_of(cards: list[Card]) -> Iterator[tuple[Invitee, str]]:
    """Whose card has one face alone, and why."""
    return ((card.invitee, card.lacking) for card in cards if card.lacking)
