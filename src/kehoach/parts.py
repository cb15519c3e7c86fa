"""Which stretch of the document is what: letterhead, title, preamble, body, ending, appendices."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kehoach.sources.source import Cell, Paragraph, Source, Table
from kehoach.text.columns import are_task_columns
from kehoach.text.markers import parse_marker
from kehoach.text.normal import fold, is_upper
from kehoach.vocabulary.form import (
    ACTING,
    AUTHORITY_MARKS,
    CLOSING_OPENERS,
    CLOSING_REQUEST,
    PREAMBLE_OPENERS,
    TITLED_TYPES,
)

ANNEX_TITLE = re.compile(r"(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ\s+|số\s+)?(?P<label>[IVX\d]+))?\s*[.:]?$")
"""The line that names an appendix, and nothing else."""
_RECIPIENTS = re.compile(r"(?:Nơi nhận|NƠI NHẬN)\s*:?")
_ADDRESSEES = re.compile(r"(?:Kính gửi|KÍNH GỬI)\s*:?")
_ABOUT = re.compile(r"V/[vV]\s*:?\s*(?=\S)")
_FIRST_SECTION = re.compile(r"(?:I|1|A)(?:[.)/]|\s?[-–])\s|(?:PHẦN|Phần)\s|Điều\s+1[.:]")
_ISSUING = ("QUYẾT ĐỊNH", "NGHỊ QUYẾT")
_ATTACHED = re.compile(r"\(?(?:ban hanh |kem theo|dinh kem)")
_TITLE_BREAK = re.compile(r"[_\-–—*=]{3,}$")


@dataclass(frozen=True, slots=True)
class Parts:
    """The document cut along its form."""

    letterhead: tuple[Paragraph, ...]
    type_line: Paragraph | None
    title: tuple[Paragraph, ...]
    preamble: tuple[Paragraph, ...]
    body: tuple[Paragraph, ...]
    closing: tuple[Paragraph, ...]
    ending: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    appendix: tuple[Paragraph, ...]
    issued: tuple[Paragraph, ...] = ()
    """The title of a plan that an act issues, whose own title is another."""


def split_parts(source: Source) -> Parts:
    """Cuts the document; every paragraph falls into exactly one part."""
    paragraphs, tables, appendix = _flatten(source)
    act, paragraphs = _split_decision(paragraphs)
    type_at, type_line = _find_type(paragraphs)
    letter_at = 0 if type_line else _find_letter(paragraphs)
    title_end = _find_title_end(paragraphs, type_at + 1) if type_line else letter_at
    end = _find_ending(paragraphs, title_end)
    start = _find_body(paragraphs, title_end, end)
    closing_at = _find_closing(paragraphs, start, end)
    title = _title(paragraphs, type_line, type_at, title_end) or _letter_title(paragraphs[:letter_at])
    parts = Parts(
        letterhead=tuple(paragraphs[: type_at if type_line else letter_at]),
        type_line=type_line,
        title=title,
        preamble=tuple(paragraphs[title_end:start]),
        body=tuple(paragraphs[start:closing_at]),
        closing=tuple(paragraphs[closing_at:end]),
        ending=tuple(paragraphs[end:]),
        tables=tuple(tables),
        appendix=tuple(appendix),
    )
    return _under(list(act), parts) if act else parts


def _under(act: list[Paragraph], parts: Parts) -> Parts:
    """A plan behind the act that issues it: the act's are the letterhead, the type, the title, the signature.

    What else the act says, and the plan's own title, stand before the plan's preamble.
    """
    type_at, type_line = _find_type(act)
    title_end = _find_title_end(act, type_at + 1)
    while title_end > type_at + 2 and act[title_end - 1].text.startswith(ACTING) and is_upper(act[title_end - 1].text):
        title_end -= 1  # who issues it, in a line of its own before the bases
    end = _find_ending(act, title_end)
    own = (*parts.letterhead, *([parts.type_line] if parts.type_line else ()), *parts.title)
    return replace(
        parts,
        letterhead=tuple(act[:type_at]),
        type_line=type_line,
        title=_title(act, type_line, type_at, title_end),
        preamble=(*act[title_end:end], *own, *parts.preamble),
        ending=(*act[end:], *parts.ending),
        issued=parts.title,
    )


def _flatten(source: Source) -> tuple[list[Paragraph], list[Table], list[Paragraph]]:
    """Paragraphs with layout tables laid out, data tables, and paragraphs of the appendices."""
    paragraphs: list[Paragraph] = []
    tables: list[Table] = []
    appendix: list[Paragraph] = []
    current = paragraphs
    for block in source.blocks:
        if isinstance(block, Table):
            if _is_layout(block):
                current.extend(dict.fromkeys(p for row in block.rows for cell in row for p in cell.paragraphs))
            else:
                tables.append(block)
            continue
        if opens_appendix(block.text) and current:
            current = appendix
        current.append(block)
    return paragraphs, tables, appendix


def _is_layout(table: Table) -> bool:
    if max((len(row) for row in table.rows), default=0) <= 2:
        return not any(are_task_columns([cell.text for cell in row]) for row in table.rows[:1])
    return len(table.rows) <= 3 and any(_is_letterhead(cell) for row in table.rows for cell in row)


def _is_letterhead(cell: Cell) -> bool:
    text = cell.text.upper()
    return "CỘNG HÒA XÃ HỘI" in text or text.startswith("NƠI NHẬN")


def _split_decision(paragraphs: list[Paragraph]) -> tuple[tuple[Paragraph, ...], list[Paragraph]]:
    """The act that issues a plan, and the plan behind it; nothing and all where there is none."""
    first = next(((at, name) for at, p in enumerate(paragraphs) if (name := _whole_type(p.text)) is not None), None)
    if first is None or first[1] not in _ISSUING:
        return (), paragraphs
    at = _find_issued(paragraphs, first[0] + 1)
    return (tuple(paragraphs[:at]), paragraphs[at:]) if at else ((), paragraphs)


def _find_issued(paragraphs: list[Paragraph], start: int) -> int | None:
    """Where what an act issues begins: at its type alone on a line, or behind the signature with its title."""
    is_signed = False
    for at, paragraph in enumerate(paragraphs[start:], start=start):
        text = paragraph.text
        is_signed = is_signed or opens_recipients(text) or _is_authority(text)
        name = _whole_type(text)
        if name is not None and name not in _ISSUING:
            return at
        if is_signed and is_upper(text) and any(text.startswith(f"{other} ") for other in TITLED_TYPES):
            return at
    return None


def _whole_type(text: str) -> str | None:
    """The type that a line by itself names, its words run together or not, its marks misread or not."""
    glued = text.replace(" ", "")
    found = next((name for name in TITLED_TYPES if glued == name.replace(" ", "")), None)
    if found is None and is_upper(text):
        return next((name for name in TITLED_TYPES if fold(glued) == fold(name).replace(" ", "")), None)
    return found


def _find_type(paragraphs: list[Paragraph]) -> tuple[int, Paragraph | None]:
    for at, paragraph in enumerate(paragraphs[:60]):
        if _whole_type(paragraph.text) or any(_opens_with_type(paragraph.text, name) for name in TITLED_TYPES):
            return at, paragraph
    return 0, None


def _find_letter(paragraphs: list[Paragraph]) -> int:
    """Where the letterhead of an official letter ends: it has no type, and goes over to its addressees."""
    return next((at for at, p in enumerate(paragraphs[:40]) if _ADDRESSEES.match(p.text)), 0)


def _letter_title(letterhead: list[Paragraph]) -> tuple[Paragraph, ...]:
    """What the letter is about, said below its number."""
    return tuple(
        Paragraph(line.text[found.end() :], line.start + found.end())
        for line in letterhead
        if (found := _ABOUT.match(line.text))
    )


def _opens_with_type(text: str, name: str) -> bool:
    rest = text[len(name) :] if text.startswith(name) else None
    return rest is not None and (not rest.strip(" :.*") or (is_upper(text) and rest[0] == " "))


def _find_title_end(paragraphs: list[Paragraph], start: int) -> int:
    end = start
    for before, paragraph in pairwise([None, *paragraphs[start : start + 8]]):
        if paragraph is None or _TITLE_BREAK.match(paragraph.text):
            break
        if not _is_title(paragraph, before):
            break
        end += 1
    return end


def _is_title(paragraph: Paragraph, before: Paragraph | None) -> bool:
    text = paragraph.text
    if before is None:
        return not fold(text).startswith("can cu") and not _FIRST_SECTION.match(text)
    if _ATTACHED.match(fold(text)):
        return False
    if not any(c.isalpha() for c in text):
        return not _FIRST_SECTION.match(text)  # "2026 - 2027" that the line above had no room for
    if is_upper(text) and not _FIRST_SECTION.match(text):
        return is_upper(before.text) or before.text.startswith(("KẾ", "CH"))
    is_short = len(text) < 110 and text[-1:] not in ".;:,"
    opens_preamble = fold(text).startswith(PREAMBLE_OPENERS)
    return is_short and not opens_preamble and not is_upper(before.text) and parse_marker(text) is None


def _title(
    paragraphs: list[Paragraph], type_line: Paragraph | None, type_at: int, title_end: int
) -> tuple[Paragraph, ...]:
    if type_line is None:
        return ()
    lines = list(paragraphs[type_at + 1 : title_end])
    name = next((n for n in TITLED_TYPES if _opens_with_type(type_line.text, n)), type_line.text)
    rest = type_line.text[len(name) :].lstrip(" :.*")
    if rest:
        lines.insert(0, Paragraph(rest, type_line.end - len(rest)))
    return tuple(lines)


def _find_ending(paragraphs: list[Paragraph], start: int) -> int:
    """Where the distribution list or the signature begins: the last such place that opens an ending."""
    lists = [at for at in range(start, len(paragraphs)) if opens_recipients(paragraphs[at].text)]
    marks = [at for at in range(start, len(paragraphs)) if _is_authority(paragraphs[at].text)]
    if lists and marks:
        return min(lists[-1], marks[-1])
    return (lists or marks or [len(paragraphs)])[-1 if lists else 0]


def opens_recipients(text: str) -> bool:
    """True of the line that opens the distribution list (nơi nhận)."""
    return _RECIPIENTS.match(text) is not None


def opens_appendix(text: str) -> bool:
    """True of a line that is the name of an appendix and nothing else."""
    return ANNEX_TITLE.match(text) is not None


def _is_authority(text: str) -> bool:
    return text.startswith(AUTHORITY_MARKS) and is_upper(text)


def _find_body(paragraphs: list[Paragraph], start: int, end: int) -> int:
    for at in range(start, end):
        if _FIRST_SECTION.match(paragraphs[at].text):
            return at
    return start


def _find_closing(paragraphs: list[Paragraph], start: int, end: int) -> int:
    at = end
    for position in range(end - 1, start, -1):
        text, above = paragraphs[position].text, paragraphs[position - 1].text
        is_under_heading = parse_marker(above) is not None and above[-1:] not in ".;/"
        if parse_marker(text) is not None or (is_under_heading and "./." not in text):
            break
        if is_closing(text):
            at = position
    return at


def is_closing(text: str) -> bool:
    """True of a paragraph that ends the document rather than going on with the duties."""
    folded = fold(text)
    if "./." in text or folded.startswith(CLOSING_OPENERS):
        return True
    opens_with_issuer = folded.startswith(("uy ban nhan dan", "ubnd", "chu tich"))
    return opens_with_issuer and any(f" {word} " in folded[:90] for word in CLOSING_REQUEST)
