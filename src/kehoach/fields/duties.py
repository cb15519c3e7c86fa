"""Duties: what each agency must do under Tổ chức thực hiện."""

import re
from collections.abc import Iterator

from kehoach.model import Duty, Span
from kehoach.outline import PARAGRAPH, Node
from kehoach.sections import Leaf, find_leaves, is_sentence
from kehoach.text.agencies import names_agency, parse_subject, strip_request
from kehoach.text.normal import fold
from kehoach.vocabulary.agencies import PERSON_HEADS
from kehoach.vocabulary.phrases import ADVERBS, OPENING_CLAUSES, ROLE_OPENERS

_REMARK = re.compile(r"\s*\([^(),]{1,40}\)$")
"""Behind the name of an agency: its short name, the post of a person."""
_CLAUSE = re.compile(r"[,;]\s+")
_LEAD_LATER = re.compile(r"[;,.]\s*(?:la|lam)\s+(?:co quan |don vi )?(?:dau moi|thuong truc|chu tri)")


def read_duties(sections: dict[str, list[Node]]) -> tuple[Duty, ...]:
    """One duty for each leaf item under a heading, or in a sentence, that names an agency."""
    found = [duty for node in sections.get("duties", []) for duty in _read_section(node)]
    return tuple(sorted(found, key=lambda duty: duty.span.start))


def _read_section(section: Node) -> Iterator[Duty]:
    for leaf in find_leaves(section):
        agency = _agency_heading(leaf)
        said = leaf.node.text
        if agency is None:
            agency = parse_subject(said)
            said = strip_subject(said, agency) if agency else said
        if agency is None:
            agency = _nearest_heading(leaf)
        if agency is not None:
            yield _duty(leaf, agency, said)


def _agency_heading(leaf: Leaf) -> str | None:
    """The nearest heading below the section's own that names an agency."""
    for heading in reversed(leaf.headings[1:]):
        name = heading.text.rstrip(" .:;")
        if names_agency(name) and not heading.is_bullet:
            subject = parse_subject(heading.text) if is_sentence(heading) else None
            return subject or _REMARK.sub("", strip_request(name)).strip()
    return None


def _nearest_heading(leaf: Leaf) -> str | None:
    """The heading as it stands, where it names what this reader does not know for an agency."""
    numbered = [h for h in leaf.headings[1:] if h.kind != PARAGRAPH and not h.is_bullet and not is_sentence(h)]
    return strip_request(numbered[-1].text).strip(" .:;") if numbered else None


def _duty(leaf: Leaf, agency: str, said: str) -> Duty:
    text, span = leaf.node.text, leaf.node.span
    named = f"{agency}:"
    if agency.startswith(PERSON_HEADS) and text.startswith(named):  # "Đồng chí Giám đốc: phụ trách chung"
        text = text[len(named) :].lstrip()
        span = Span(span.end - len(text), span.end)
    return Duty(leaf.node.locator, agency, _role(leaf, said), text, span, leaf.section)


def _role(leaf: Leaf, said: str) -> str:
    """The role that the item says, or the line above it: "Chủ trì tham mưu các nội dung sau:"."""
    announced = (h.text for h in leaf.headings[1:] if h.text.endswith(":") and h.kind == PARAGRAPH)
    role = parse_role(said)
    return next((r for text in announced if (r := parse_role(text)) == "lead"), role) if role == "responsible" else role


def strip_subject(text: str, agency: str) -> str:
    """The sentence from its verb on."""
    at = text.find(agency)
    return text[at + len(agency) :].lstrip(" ,:") if at >= 0 else text


def parse_role(text: str) -> str:
    """lead where the agency leads, coordinate where its main verb is phối hợp, else responsible."""
    folded = fold(text)
    role = _role_of_clause(folded)
    if role is None and folded.startswith(OPENING_CLAUSES):
        clauses = _CLAUSE.split(folded)[1:]
        main = next((c for c in clauses if not c.startswith(OPENING_CLAUSES)), "")
        role = next((r for c in clauses if c.startswith("chu tri") and (r := "lead")), None) or _role_of_clause(main)
    if role is None and _LEAD_LATER.search(folded):
        role = "lead"
    return role or "responsible"


def _role_of_clause(folded: str) -> str | None:
    rest = folded
    for _ in range(2):
        adverb = next((a for a in ADVERBS if rest.startswith(f"{a} ")), None)
        if adverb is None:
            break
        rest = rest[len(adverb) :].lstrip(" ,")
    for role, openers in ROLE_OPENERS:
        if rest.startswith(openers):
            return role
    return None
