"""The result of reading: a plan document as one frozen value.

Names follow the labelling guide: the same word is the field here, the key in
JSON, the module in ``fields`` and the row in the score.
"""

from dataclasses import dataclass, field

SCHEMA = 1
"""The number of the JSON form; it grows when a key changes its meaning."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a value stands: ``source.text[start:end]``, white space folded, is the value."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Note:
    """A doubt (ghi chú) of the reader: what it did not understand or is not sure of."""

    kind: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Period:
    """The years that a plan covers (giai đoạn), and the year it looks ahead to (tầm nhìn)."""

    start: int | None = None
    end: int | None = None
    vision: int | None = None


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed (người ký): name, position as printed, and on whose behalf."""

    name: str | None = None
    position: str | None = None
    on_behalf: str | None = None


@dataclass(frozen=True, slots=True)
class Header:
    """The formal parts (thể thức) of the document, Decree 30/2020/NĐ-CP, Annex I."""

    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    place: str | None = None
    date: str | None = None
    title: str | None = None
    period: Period | None = None
    signer: Signer | None = None
    spans: dict[str, Span] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Basis:
    """A basis (căn cứ): a legal or policy document cited by its number."""

    type: str
    number: str
    date: str | None
    issuer: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """A leaf item of objectives (mục tiêu), requirements (yêu cầu), funding (kinh phí) or context (bối cảnh):
    what the plan says of its scope, its views and the situation, and asks of nobody."""

    locator: str
    text: str
    span: Span
    section: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """When a task is done (thời gian thực hiện), as printed and as far as it can be normalised.

    ``kind`` is continuous, within_year, periodic, yearly, by_date, range, month or horizon;
    ``start`` and ``end`` are ISO dates, months or years.
    """

    kind: str
    text: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """A task (nhiệm vụ, giải pháp) with its lead and coordinating agencies, outputs and time."""

    locator: str
    text: str
    span: Span
    section: str = ""
    leads: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    outputs: tuple[str, ...] = ()
    time: Time | None = None
    lead_spans: tuple[Span, ...] = ()
    partner_spans: tuple[Span, ...] = ()

    @property
    def time_text(self) -> str:
        """The time in the words of the document; empty where it names none."""
        return self.time.text if self.time else ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty (tổ chức thực hiện): what one agency must do. ``role`` is lead, coordinate or responsible."""

    locator: str
    agency: str
    role: str
    text: str
    span: Span
    section: str = ""


@dataclass(frozen=True, slots=True)
class Reporting:
    """A reporting duty (chế độ báo cáo). ``due`` is a date, or MM-DD where it comes back every year."""

    by: tuple[str, ...]
    to: tuple[str, ...]
    frequency: str
    due: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line of Nơi nhận, without bullet and closing mark."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Mention:
    """A named thing: partner, heritage, event, publication, organisation or title."""

    type: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Indicator:
    """A candidate for an indicator (chỉ tiêu): a counted target in an objective or a task.

    ``bound`` is least, most, about or empty; ``year`` is a year, "yearly" or None.
    """

    locator: str
    text: str
    low: float
    high: float
    unit: str
    bound: str
    year: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short name (viết tắt) that the document gives to an agency or a document."""

    short: str
    full: str
    span: Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch (đoạn) of the text that belongs to the form or to the order of the document and is no value of its own.

    ``kind`` is letterhead, title, preamble, heading, attribute, pointer, closing, ending, annex, columns, row or table.
    """

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan (kế hoạch): the issued document as data, with the text it was read from."""

    header: Header
    bases: tuple[Basis, ...] = ()
    objectives: tuple[Item, ...] = ()
    requirements: tuple[Item, ...] = ()
    tasks: tuple[Task, ...] = ()
    duties: tuple[Duty, ...] = ()
    reporting: tuple[Reporting, ...] = ()
    funding: tuple[Item, ...] = ()
    context: tuple[Item, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    mentions: tuple[Mention, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    notes: tuple[Note, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    text: str = ""
    schema: int = SCHEMA
