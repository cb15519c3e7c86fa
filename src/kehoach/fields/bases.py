"""Every legal or policy document that the plan cites by number, once each."""

from kehoach.model import Basis, Header, Span
from kehoach.text.docnumbers import Citation, find_citations, same_document
from kehoach.text.normal import is_upper


def find_bases(text: str, header: Header) -> tuple[Basis, ...]:
    """Cited documents in the order of the text; the plan's own number is none of them."""
    own = same_document(header.number) if header.number else None
    found: dict[str, Citation] = {}
    for citation in find_citations(text):
        key = same_document(citation.number)
        if key == own:
            continue
        known = found.get(key)
        found[key] = citation if known is None else _fuller(known, citation)
    return tuple(
        Basis(c.type, c.number, c.date, c.issuer, Span(c.start, c.end))
        for c in sorted(found.values(), key=lambda c: c.start)
    )


def _fuller(known: Citation, other: Citation) -> Citation:
    """The citation that says more; a title in capitals gives way to one that is not."""
    if is_upper(known.number) and not is_upper(other.number):
        return other
    missing = known.date is None and other.date is not None
    return other if missing and not is_upper(other.number) else known
