"""A letter put together: for whom, on what, in which languages, signed by whom."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from nhipcau.agencies.letterheads import first_signer, letterhead_of, place_of
from nhipcau.agencies.models import Agency, Signer
from nhipcau.common.vietnamese import fold
from nhipcau.documents.orders import Sheet
from nhipcau.glossary.english import english_name, without_marks
from nhipcau.greetings.address import Form, address_values, filled, forms, small_first, style_of, with_article
from nhipcau.greetings.models import Greeting
from nhipcau.greetings.occasions import Occasion, lunar_year, occasions, years_of
from nhipcau.greetings.texts import LetterText, text_of
from nhipcau.partners.countries import doubts_of
from nhipcau.partners.models import Country, Partner, Style

VI, EN = "vi", "en"
LANGUAGE_OF = {"CN": "zh", "FR": "fr", "JP": "ja", "KR": "ko", "LA": "lo"}
"""In which language one writes to partners of a country where the office keeps a text in it; else in English."""
WHAT = {
    "congratulation": "Thư chúc mừng", "season": "Thư chúc mừng", "assumption": "Thư chúc mừng",
    "success": "Thư chúc mừng", "thanks": "Thư cảm ơn", "disaster": "Thư thăm hỏi", "bereavement": "Thư chia buồn",
}  # fmt: skip
FACTS = {"national_day": "Quốc khánh", "formal_vi": "tên chính thức", "relations_on": "ngày thiết lập quan hệ"}
MISSING = {"you": "Ngài/Bà", "event": "sự việc", "title": "chức vụ", "name": "họ tên"}
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
        text = text_of(greeting.locality, occasion, language)
        form = forms().get((style_of(greeting.post), language)) or forms()[style_of(greeting.post), EN]
        if text is None:
            continue
        writer = _Writer(greeting, occasion, issuer, signer, language)
        sheets.append(writer.sheet(text, form))
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


class _Writer:
    """Writes one sheet, and gathers what is not sure of the names in it."""

    def __init__(
        self, greeting: Greeting, occasion: Occasion, issuer: Agency, signer: Signer | None, language: str
    ) -> None:
        self.greeting, self.occasion, self.issuer, self.signer = greeting, occasion, issuer, signer
        self.language, self.is_vi, self.doubts = language, language == VI, list[str]()
        assert greeting.post is not None  # noqa: S101 (asked by the caller)
        self.post = greeting.post
        self.values = address_values(self.post, language)

    def sheet(self, text: LetterText, form: Form) -> Sheet:
        """The letter in the language."""
        self.values |= self._about_both(form)
        self.values |= {"occasion": self._occasion(), **self._of_year()}
        known = {**{name: f"[{word}]" for name, word in MISSING.items()}, **{k: v for k, v in self.values.items() if v}}
        body = [filled(line, known) for line in self._lines(text.body)]
        issuer, post = self._signing()
        return Sheet(
            language=self.language,
            heading=self._heading(issuer),
            place=place_of(self.greeting.locality) if self.is_vi else without_marks(place_of(self.greeting.locality)),
            addressee=tuple(filled(form.to, known).split("|")),
            salutation=filled(text.salutation or form.salutation, known),
            body=tuple(line for line in body if line),
            closing=filled(text.closing or form.closing, known),
            signer=self._signer_name(),
            posts=(post,) if self.is_vi else (post, "Socialist Republic of Viet Nam"),
        )

    def _lines(self, body: str) -> Iterator[str]:
        """The paragraphs; that of this year where somebody has written it in this language, or in the other."""
        said, other = self.greeting.said_vi, self.greeting.said_en
        own = said if self.is_vi else other
        missing = "[một việc cụ thể, như bản ngôn ngữ kia]" if (said or other) and not own else ""
        for line in body.splitlines():
            if line.strip() == "{said}":
                yield from (own or missing).splitlines()
            elif line.strip():
                yield line.strip()

    def _named(self, name: str) -> str:
        """A name of ours in the language of the sheet; where it is only proposed, that is told."""
        if self.is_vi:
            return name
        named = english_name(self.greeting.locality, name)
        if named.doubt:
            self.doubts.append(f"{named.text}: {named.doubt}")
        return named.text

    def _about_both(self, form: Form) -> dict[str, str]:
        partner = self.greeting.partner
        own, is_vi = self._named(small_first(self.greeting.locality.name)), self.is_vi
        return {
            **self._speaking(form, own),
            "you": filled(form.you, self.values) if "{" in form.you else form.you,
            "your": form.your,
            "via": form.you if form.style == Style.ROYAL else "you",
            "through": _through(partner, form.style, is_vi=is_vi),
            "both": _both(partner, own, is_vi=is_vi),
            "where": _name_of(partner, is_vi=is_vi),
            "country": _country(partner.country, is_vi=is_vi),
            "event": self.greeting.event_vi if is_vi else self.greeting.event_en,
        }

    def _speaking(self, form: Form, own: str) -> dict[str, str]:
        """On whose behalf the signer speaks: of the locality, of the Party Committee too, or of an agency."""
        if self.issuer.kind != Agency.Kind.COMMITTEE:
            name = self._named(_full_name(self.issuer))
            return {"on_behalf": "tập thể" if self.is_vi else "the", "province": name}
        if form.style == Style.COMRADE:
            party = (
                "Đảng bộ, chính quyền và Nhân dân" if self.is_vi else "the Party Committee, authorities and people of"
            )
            return {"on_behalf": party, "province": own}
        return {"on_behalf": "lãnh đạo và Nhân dân" if self.is_vi else "the leaders and people of", "province": own}

    def _occasion(self) -> str:
        pattern = self.occasion.phrase_vi if self.is_vi else self.occasion.phrase_en
        return filled(pattern, self._of_day()) if pattern else ""

    def _of_year(self) -> dict[str, str]:
        year = self.greeting.on.year
        return {"year": str(year), "years": str(self._years() or "")}

    def _years(self) -> int | None:
        greeting = self.greeting
        return years_of(self.occasion, greeting.partner.country, greeting.agreement, greeting.on)

    def _of_day(self) -> dict[str, str]:
        country, agreement, years = self.greeting.partner.country, self.greeting.agreement, self._years()
        return {
            "nth_vi": f"lần thứ {years} " if years else " ",
            "nth_en": f"the {ordinal(years)} anniversary of the " if years else "the ",
            "years": str(years or ""),
            "years_en": ordinal(years) if years else "",
            "year": str(self.greeting.on.year),
            "lunar_year": lunar_year(self.greeting.on.year),
            "day_vi": f"{self.greeting.on:%d/%m/%Y}",
            "day_name_en": _day_name(country),
            "formal_vi": (country.formal_vi or country.name_vi) if country else "",
            "formal_en": with_article(country.formal_en or country.name_en) if country else "",
            "country_vi": _country(country, is_vi=True),
            "country_en": _country(country, is_vi=False),
            "agreement_vi": agreement.title_vi if agreement else "",
            "agreement_en": agreement.title_en if agreement else "",
        }

    def _signing(self) -> tuple[str, str]:
        """The body and the post of who signs, in the language."""
        position = self.signer.position if self.signer else ""
        issuer = _full_name(self.issuer)
        post = f"{position} {issuer}" if fold(issuer) not in fold(position) else position
        if not position:
            return self._named(issuer), "[chức vụ người ký]"
        return self._named(issuer), self._named(post)

    def _heading(self, issuer: str) -> tuple[str, ...]:
        lines = tuple(letterhead_of(self.issuer).lines) if self.is_vi else ()
        position = self.signer.position if self.signer else ""
        chief = position if self.is_vi else english_name(self.greeting.locality, position).text if position else ""
        head = chief if self.is_vi or not chief else f"The {chief}"
        return tuple(filter(None, (*(lines or (issuer,)), head)))

    def _signer_name(self) -> str:
        name = self.signer.name if self.signer else "[họ tên người ký]"
        return name if self.is_vi else without_marks(name)


def ordinal(number: int) -> str:
    """21st, 112th."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    endings = {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"


def _day_name(country: Country | None) -> str:
    """Independence Day of Afghanistan Independence Day: the country is named behind it."""
    if country is None or not country.national_day_name_en:
        return "National Day"
    begins = country.name_en[:4].strip().casefold()
    words = country.national_day_name_en.split()
    kept = [word for word in words if not begins.startswith(word.casefold()[:4]) or len(word) < 3]
    return " ".join(kept) or "National Day"


def _full_name(agency: Agency) -> str:
    """Ủy ban nhân dân tỉnh Lạc Giang, Sở Ngoại vụ tỉnh Lạc Giang: how somebody far away can place it."""
    place = small_first(agency.locality.name)
    name = agency.name
    if fold(place) in fold(name):
        return name
    kind = place.split(maxsplit=1)[0]
    bare = name.removesuffix(f" {kind}") if name.endswith(f" {kind}") else name
    return f"{bare} {place}"


def _country(country: Country | None, *, is_vi: bool) -> str:
    if country is None:
        return ""
    return country.name_vi if is_vi else with_article(country.name_en)


def _name_of(partner: Partner, *, is_vi: bool) -> str:
    """A locality by its name; anybody else's by their country's."""
    if partner.kind == Partner.Kind.LOCALITY or partner.country is None:
        return small_first(partner.name_vi) if is_vi else partner.name_en
    return _country(partner.country, is_vi=is_vi)


def _through(partner: Partner, style: str, *, is_vi: bool) -> str:
    """To whom else the words go through the addressee."""
    if style == Style.COMPATRIOT:
        return "toàn thể bà con" if is_vi else "our compatriots"
    name = _name_of(partner, is_vi=is_vi)
    if partner.kind == Partner.Kind.LOCALITY:
        words = "chính quyền và Nhân dân {}" if is_vi else "the authorities and people of {}"
    elif partner.kind == Partner.Kind.MISSION:
        words = "Chính phủ và Nhân dân {}" if is_vi else "the Government and people of {}"
    else:
        name = partner.name_vi if is_vi else with_article(partner.name_en)
        words = "toàn thể cán bộ {}" if is_vi else "the staff of {}"
    return words.format(name) if name else ""


def _both(partner: Partner, own: str, *, is_vi: bool) -> str:
    if partner.kind == Partner.Kind.LOCALITY:
        return "hai địa phương" if is_vi else "our two localities"
    name = _name_of(partner, is_vi=is_vi) if partner.kind == Partner.Kind.MISSION else (
        partner.name_vi if is_vi else with_article(partner.name_en)
    )  # fmt: skip
    return f"{own} và {name}" if is_vi else f"{own} and {name}"
