"""An official document as a value, before it is laid out on paper."""

from dataclasses import dataclass
from typing import Literal

Weight = Literal["section", "heading", "text", "basis"]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph of the body: a section (I. IN CAPITALS), a heading (1. in bold), text, or a basis."""

    text: str
    weight: Weight = "text"


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with a head row that repeats on every page; widths in millimetres."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Appendix:
    """A numbered or single appendix (phụ lục) on landscape pages of its own."""

    title: str
    caption: str
    grid: Grid


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: on whose behalf, in what position (one line each), and the name."""

    authority: str
    positions: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """The parts that Decree 30/2020/NĐ-CP, Annex I asks of an administrative document.

    An official letter (công văn) has no ``type``; its ``title`` stands below the number, after "V/v".
    """

    issuer: tuple[str, ...]
    symbol: str
    place: str
    date: str
    type: str
    title: str
    body: tuple[Text | Grid, ...]
    signature: Signature
    recipients: tuple[str, ...]
    parent: str = ""
    number: str = ""
    addressees: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
