"""A letter put together: for whom, on what, in which languages, signed by whom."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from nhipcau.agencies.letterheads import first_signer, letterhead_of, place_of
from nhipcau.agencies.models import Agency, Signer
from nhipcau.common.vietnamese import fold
from nhipcau.documents.orders import Sheet
from nhipcau.glossary.english import COUNTRY, english_name, without_marks
from nhipcau.greetings.models import Greeting
from nhipcau.greetings.occasions import Occasion, occasions, years_of
from nhipcau.greetings.texts import LetterText, text_of
from nhipcau.greetings.wording import EN, VI, between, country_name, day_words, name_of, through
from nhipcau.partners.address import (
    Form,
    address_values,
    filled,
    forms,
    full_name,
    full_post,
    small_first,
    style_of,
)
from nhipcau.partners.countries import doubts_of
from nhipcau.partners.models import Post, Style

LANGUAGE_OF = {"CN": "zh", "FR": "fr", "JP": "ja", "KR": "ko", "LA": "lo"}
"""In which language one writes to partners of a country where the office keeps a text in it; else in English."""
WHAT = {
    "congratulation": "Thư chúc mừng", "season": "Thư chúc mừng", "assumption": "Thư chúc mừng",
    "success": "Thư chúc mừng", "thanks": "Thư cảm ơn", "disaster": "Thư thăm hỏi", "bereavement": "Thư chia buồn",
}  # fmt: skip
ONE_SIDED = "[một việc cụ thể, như bản ngôn ngữ kia]"
OF_A_LOCALITY = {VI: "lãnh đạo và Nhân dân", EN: "the leadership and people of"}
OF_THE_PARTY = {
    VI: "Đảng bộ, chính quyền và Nhân dân", EN: "the Party Committee, authorities and people of",
}  # fmt: skip
OF_AN_AGENCY = {VI: "tập thể lãnh đạo, công chức", EN: "the"}
FACTS = {"national_day": "Quốc khánh", "formal_vi": "tên chính thức", "relations_on": "ngày thiết lập quan hệ"}
MISSING = {
    "you": "Ngài/Bà", "ngai": "Ngài/Bà", "ong": "Ông/Bà", "mr": "Mr/Ms", "his": "His/Her", "event": "sự việc",
    "title": "chức vụ", "name": "họ tên", "at": "chức vụ, cơ quan", "seat": "nơi đóng trụ sở", "formal": "tên nước",
    "place": "tên địa phương", "partner": "tên đối tác", "through": "đối tác", "where": "địa phương",
}  # fmt: skip
"""What stands in the brackets of what is left to be written, where the name of the place says too little."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it would be written now: its title, its sheets, and what the office has to look at."""

    title: str
    issuer: Agency
    signer: Signer | None
    sheets: tuple[Sheet, ...] = ()
    doubts: list[str] = field(default_factory=list)


def letter_of(greeting: Greeting, issuer: Agency, today: date) -> Letter:
    """The letter of a greeting for a body that issues it. Without somebody to write to there is no sheet."""
    signer = greeting.signer or first_signer(issuer, today)
    title = title_of(greeting)
    if greeting.post is None:
        return Letter(title, issuer, signer)
    occasion, doubts = occasions()[greeting.occasion], []
    sheets = []
    for language in languages_of(greeting, occasion):
        text = text_of(greeting.locality, occasion, language, style_of(greeting.post))
        form = forms().get((style_of(greeting.post), language)) or forms()[style_of(greeting.post), EN]
        if text is None:
            continue
        writer = _Writer(greeting, issuer, signer, language)
        sheets.append(writer.sheet(text, form, greeting.post))
        doubts += [doubt for doubt in (form.doubt, *writer.doubts) if doubt]
    doubts += _doubts_of_day(greeting, occasion)
    return Letter(title, issuer, signer, tuple(sheets), list(dict.fromkeys(doubts)))


def languages_of(greeting: Greeting, occasion: Occasion) -> tuple[str, str]:
    """Vietnamese, and the partner's own language where the office keeps a text in it, else English."""
    country = greeting.partner.country
    own = LANGUAGE_OF.get(country.code, EN) if country else EN
    return VI, own if own != EN and text_of(greeting.locality, occasion, own) else EN


def signed_by_committee(greeting: Greeting) -> bool:
    """True of a letter that the head of the People's Committee signs: rank for rank."""
    return greeting.post is not None and forms()[style_of(greeting.post), VI].signed_by == "committee"


def title_of(greeting: Greeting) -> str:
    """Thư chúc mừng Quốc khánh Nhật Bản gửi Ông Sakamoto Haruki, Thành phố Minamihama."""
    occasion = occasions()[greeting.occasion]
    country = greeting.partner.country
    of = f" {country.name_vi}" if country and occasion.rule in ("national_day", "relations") else ""
    what = WHAT[occasion.text] + ("" if occasion.is_event else f" {occasion.name_vi}{of}")
    to = f"{greeting.post.contact}, {greeting.partner.name_vi}" if greeting.post else greeting.partner.name_vi
    return f"{what} gửi {to}"[:400]


def _doubts_of_day(greeting: Greeting, occasion: Occasion) -> Iterator[str]:
    if occasion.doubt:
        yield f"{occasion.name_vi}: {occasion.doubt}"
    country = greeting.partner.country
    facts = {"national_day": ("national_day", "formal_vi"), "relations": ("relations_on",)}
    for fact, doubt in doubts_of(country).items() if country else ():
        if country and fact in facts.get(occasion.rule, ()):
            yield f"{country.name_vi}, {FACTS[fact]}: {doubt}"


def _known(values: dict[str, str]) -> dict[str, str]:
    """The values that are known; of the others what is left to be written, in brackets."""
    return {name: f"[{word}]" for name, word in MISSING.items()} | {k: value for k, value in values.items() if value}


class _Writer:
    """Writes one sheet, and gathers what is not sure of the names in it."""

    def __init__(self, greeting: Greeting, issuer: Agency, signer: Signer | None, language: str) -> None:
        self.greeting, self.issuer, self.signer, self.language = greeting, issuer, signer, language
        self.is_vi, self.doubts = language == VI, list[str]()
        self.near = VI if self.is_vi else EN  # words of other languages are the office's own; names stand in English

    def sheet(self, text: LetterText, form: Form, post: Post) -> Sheet:
        """The letter in the language."""
        known = _known(self._values(form, address_values(post, self.language)))
        issuer, signs_as = self._signing()
        return Sheet(
            language=self.language,
            heading=self._heading(issuer),
            place=self._own_letters(place_of(self.greeting.locality)),
            addressee=tuple(filled(form.to, known).split("|")),
            salutation=filled(text.salutation or form.salutation, known),
            body=tuple(filter(None, (filled(line, known) for line in self._lines(text.body)))),
            closing=filled(text.closing or form.closing, known),
            signer=self._own_letters(self.signer.name) if self.signer else "[họ tên người ký]",
            posts=(signs_as,) if self.is_vi else (signs_as, COUNTRY),
        )

    def _own_letters(self, name: str) -> str:
        return name if self.is_vi else without_marks(name)

    def _lines(self, body: str) -> Iterator[str]:
        """The paragraphs; that of this year where somebody has written it in this language, or in the other."""
        both = self.greeting.said_vi, self.greeting.said_en
        own = both[0 if self.is_vi else 1] or (ONE_SIDED if any(both) else "")
        for line in filter(None, map(str.strip, body.splitlines())):
            yield from own.splitlines() if line == "{said}" else [line]

    def _named(self, name: str) -> str:
        """A name of ours in the language of the sheet; where it is only proposed, that is told."""
        if self.is_vi:
            return name
        named = english_name(self.greeting.locality, name)
        self.doubts += [f"{named.text}: {named.doubt}"] if named.doubt else []
        return named.text

    def _values(self, form: Form, of_post: dict[str, str]) -> dict[str, str]:
        """All that the text and the form of address may ask for."""
        greeting, partner = self.greeting, self.greeting.partner
        own = self._named(small_first(greeting.locality.name))
        return of_post | self._speaking(form, own) | {
            "occasion": self._occasion(),
            "year": str(greeting.on.year),
            "you": filled(form.you, _known(of_post)),
            "your": form.your,
            "via": form.you if form.style == Style.ROYAL else "you",
            "through": through(partner, form.style, self.near),
            "both": between(partner, own, self.near),
            "where": name_of(partner, self.near),
            "country": country_name(partner.country, self.near),
            "event": greeting.event_vi if self.is_vi else greeting.event_en,
        }  # fmt: skip

    def _speaking(self, form: Form, own: str) -> dict[str, str]:
        """On whose behalf the signer speaks: of the locality, of the Party Committee too, or of an agency."""
        if self.issuer.kind != Agency.Kind.COMMITTEE:
            return {"on_behalf": OF_AN_AGENCY[self.near], "province": self._named(full_name(self.issuer))}
        if form.style != Style.COMRADE:
            return {"on_behalf": OF_A_LOCALITY[self.near], "province": own}
        if not self.signer or "bi thu" not in fold(self.signer.position):
            self.doubts.append("“thay mặt Đảng bộ”: chỉ khi người ký là Bí thư, Phó Bí thư")
        return {"on_behalf": OF_THE_PARTY[self.near], "province": own}

    def _occasion(self) -> str:
        greeting = self.greeting
        occasion, country = occasions()[greeting.occasion], greeting.partner.country
        pattern = occasion.phrase_vi if self.is_vi else occasion.phrase_en
        years = years_of(occasion, country, greeting.agreement, greeting.on)
        return filled(pattern, day_words(greeting.on, years, country, greeting.agreement)) if pattern else ""

    def _signing(self) -> tuple[str, str]:
        """The body and the post of who signs, in the language."""
        issuer = self._named(full_name(self.issuer))
        return issuer, self._named(
            full_post(self.signer.position, self.issuer)
        ) if self.signer else "[chức vụ người ký]"

    def _heading(self, issuer: str) -> tuple[str, ...]:
        is_committee = self.issuer.kind == Agency.Kind.COMMITTEE
        lines = tuple(letterhead_of(self.issuer).lines) if self.is_vi and is_committee else ()
        chief = self._named(self.signer.position) if self.signer else ""
        head = chief if self.is_vi or not chief else f"The {chief}"
        return tuple(filter(None, (*(lines or (issuer,)), head)))
