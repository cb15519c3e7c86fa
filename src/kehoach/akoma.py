"""A Plan as Akoma Ntoso 3.0 (OASIS LegalDocML): its outline with numbers, and its metadata."""

from typing import Final

from lxml import etree

from kehoach.model import Plan
from kehoach.outline import PARAGRAPH, Node, build_outline
from kehoach.parts import Parts, split_parts
from kehoach.sources.source import Paragraph, Table, rebuild_source
from kehoach.text.normal import fold

NAMESPACE: Final = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_CONTAINERS: Final = {
    "part": "part",
    "capital": "title",
    "roman": "section",
    "article": "article",
    "arabic": "paragraph",
}
_SOURCE: Final = "#nhipcau"


def to_akoma(plan: Plan) -> str:
    """The plan as an Akoma Ntoso document of the type ``doc``, in Unicode."""
    parts = split_parts(rebuild_source(plan.text))
    root = etree.Element(_tag("akomaNtoso"), nsmap={None: NAMESPACE})  # type: ignore[dict-item]
    document = _add(root, "doc", name=_name(plan))
    _add_meta(document, plan)
    _add_cover(document, parts)
    body = _add(document, "mainBody")
    for node in build_outline(parts.body).root.children:
        _add_node(body, node)
    if len(body) == 0:
        _add(_add(body, "hcontainer", name="empty", eId="empty"), "p", "")
    _add_conclusions(document, parts)
    _add_attachments(document, parts)
    etree.indent(root)
    return etree.tostring(root, encoding="unicode") + "\n"


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _add(parent: etree._Element, tag: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, _tag(tag), attributes)
    element.text = text
    return element


def _name(plan: Plan) -> str:
    return fold(plan.header.type or "van ban").replace(" ", "")


def _add_meta(document: etree._Element, plan: Plan) -> None:
    meta = _add(document, "meta")
    identification = _add(meta, "identification", source=_SOURCE)
    number = (plan.header.number or plan.header.symbol or "khong-so").replace("/", "-")
    date = plan.header.date if plan.header.date and len(plan.header.date) == len("YYYY-MM-DD") else "0001-01-01"
    work = f"/akn/vn/doc/{_name(plan)}/{date}/{number}"
    for level, path in (("Work", work), ("Expression", f"{work}/vie@"), ("Manifestation", f"{work}/vie@.xml")):
        frbr = _add(identification, f"FRBR{level}")
        _add(frbr, "FRBRthis", value=f"{path}/!main")
        _add(frbr, "FRBRuri", value=path)
        _add(frbr, "FRBRdate", date=date, name="issued")
        _add(frbr, "FRBRauthor", href="#issuer")
        if level == "Work":
            _add(frbr, "FRBRcountry", value="vn")
        if level == "Expression":
            _add(frbr, "FRBRlanguage", language="vie")
    references = _add(meta, "references", source=_SOURCE)
    _add(
        references,
        "TLCOrganization",
        eId="issuer",
        href="/ontology/organization/vn/issuer",
        showAs=plan.header.issuer or "",
    )
    _add(references, "TLCOrganization", eId="nhipcau", href="/ontology/organization/vn/nhipcau", showAs="Nhịp Cầu")


def _add_cover(document: etree._Element, parts: Parts) -> None:
    preface = _add(document, "preface")
    for paragraph in (*parts.letterhead, *([parts.type_line] if parts.type_line else []), *parts.title):
        _add(preface, "p", paragraph.text)
    if len(preface) == 0:
        document.remove(preface)
    if parts.preamble:
        preamble = _add(document, "preamble")
        for paragraph in parts.preamble:
            _add(preamble, "p", paragraph.text)


def _add_node(parent: etree._Element, node: Node) -> None:
    name = _CONTAINERS.get(node.kind, "point")
    element = _add(parent, name, eId=fold(f"{name}_{node.locator}").replace(" ", "-"))
    if node.kind != PARAGRAPH:
        _add(element, "num", node.label)
    if not node.children:
        _add(_add(element, "content"), "p", node.text)
        return
    if node.is_numbered:
        _add(element, "heading", node.text)
    else:
        _add(_add(element, "intro"), "p", node.text)
    for child in node.children:
        _add_node(element, child)


def _add_conclusions(document: etree._Element, parts: Parts) -> None:
    if parts.closing or parts.ending:
        conclusions = _add(document, "conclusions")
        for paragraph in (*parts.closing, *parts.ending):
            _add(conclusions, "p", paragraph.text)


def _add_attachments(document: etree._Element, parts: Parts) -> None:
    if not parts.appendix and not parts.tables:
        return
    component = _add(_add(document, "attachments"), "attachment", eId="att_1")
    inner = _add(component, "doc", name="phuluc")
    body = _add(inner, "mainBody")
    holder = _add(_add(body, "hcontainer", name="phuluc", eId="att_1__hcontainer_1"), "content")
    for paragraph in parts.appendix:
        _add(holder, "p", paragraph.text)
    for table in parts.tables:
        _add_table(holder, table)


def _add_table(parent: etree._Element, table: Table) -> None:
    element = _add(parent, "table")
    for row in table.rows:
        line = _add(element, "tr")
        for cell in row:
            held = _add(line, "td")
            for paragraph in cell.paragraphs or (Paragraph("", 0),):
                _add(held, "p", paragraph.text)
