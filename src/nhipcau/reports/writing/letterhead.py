"""What every official document of this application has in common: who issues it, where, with what symbol."""

from collections.abc import Iterator
from datetime import date
from typing import NotRequired, TypedDict, Unpack

import kehoach
from nhipcau.agencies.models import Agency, Membership
from nhipcau.plans.models import Plan


class Parts(TypedDict):
    """What a document says between its letterhead and its signature, to whom it goes, and what comes with it."""

    type: str
    title: str
    addressees: tuple[str, ...]
    body: tuple[kehoach.Block, ...]
    recipients: tuple[str, ...]
    appendices: NotRequired[tuple[kehoach.Appendix, ...]]


RECIPIENTS = ("Như trên", "Các cơ quan, đơn vị tham gia thực hiện", "Lưu: VT")


def issuer_lines(issuer: Agency | None) -> tuple[str, ...]:
    """The name of the issuing body above the rule of the letterhead."""
    return (issuer.name,) if issuer else ("CƠ QUAN ĐẦU MỐI",)


def parent_of(plan: Plan, issuer: Agency | None) -> str:
    """The body above the issuing one: what it is a part of, else the People's Committee that issued the plan."""
    if issuer is not None and issuer.kind == Agency.Kind.COMMITTEE:
        return ""
    if issuer is not None and issuer.parent is not None:
        return issuer.parent.name
    return plan.issuer or ""


def symbol_of(kind: str, issuer: Agency | None) -> str:
    """BC-SNgV: the kind of document and the body that issues it (Decree 30/2020/NĐ-CP, Annex I, II.3)."""
    short = issuer.short_name.split()[0] if issuer and issuer.short_name else "CQ"
    return f"{kind}-{short}" if kind else short


def signature_of(issuer: Agency | None) -> kehoach.Signature:
    """Who signs for the body, as far as it is known who heads it (Decree 30/2020/NĐ-CP, Art. 13).

    The head of a People's Committee signs on its behalf (TM.); a deputy signs for the head (KT.).
    """
    if issuer is None:
        return kehoach.Signature("", ("GIÁM ĐỐC",), "")
    is_committee = issuer.kind in (Agency.Kind.COMMITTEE, Agency.Kind.COMMUNE)
    roles = (Membership.Role.LEADER, Membership.Role.HEAD)
    held = Membership.objects.held().filter(agency=issuer, role__in=roles).select_related("user").order_by("pk").first()
    title = _short_title(held.user.title) if held else ""
    title = title or ("Chủ tịch" if is_committee else "Giám đốc")
    chief = title.removeprefix("Phó ")
    positions = (title,) if chief == title else (f"KT. {chief}", title)
    return kehoach.Signature(
        "TM. Ủy ban nhân dân" if is_committee else "", positions, held.user.full_name if held else ""
    )


def _short_title(title: str) -> str:
    """Phó Giám đốc Sở phụ trách -> Phó Giám đốc: the position without the body, which stands above."""
    for office in ("Phó Chủ tịch", "Chủ tịch", "Phó Giám đốc", "Giám đốc", "Phó Chánh Văn phòng", "Chánh Văn phòng"):
        if title.startswith(office):
            return office
    return ""


def place_of(plan: Plan) -> str:
    """The place of issue: the locality without its kind."""
    name = plan.place or plan.locality.name
    for kind in ("Tỉnh ", "Thành phố "):
        name = name.removeprefix(kind)
    return name


def undated(today: date) -> str:
    """The date of a document that has no day yet."""
    return f"ngày      tháng {today.month:02} năm {today.year}"


def on_letterhead(
    plan: Plan, issuer: Agency | None, symbol: str, today: date, **parts: Unpack[Parts]
) -> kehoach.OfficialDocument:
    """A document of a body: its letterhead and signature around the given parts; it has no number and no day yet."""
    return kehoach.OfficialDocument(
        parent=parent_of(plan, issuer),
        issuer=issuer_lines(issuer),
        symbol=symbol,
        place=place_of(plan),
        date=undated(today),
        signature=signature_of(issuer),
        **parts,
    )


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[:2] != text[:2].upper() else text.lower()


def long_date(iso: str) -> str:
    """ngày 01 tháng 02 năm 2024, days and months 1-2 in two figures (Decree 30/2020, Annex I, II.4)."""
    if len(iso) != 10:
        return ""
    year, month, day = iso.split("-")
    padded = month if int(month) < 3 else str(int(month))
    return f" ngày {day} tháng {padded} năm {year}"


def named(plan: Plan) -> str:
    """Kế hoạch số 15/KH-UBND ngày 01 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh: a plan as documents cite it."""
    number = f" số {plan.number}" if plan.number else ""
    return f"{plan.doc_type}{number}{long_date(plan.issued_on)} của {plan.issuer or plan.locality.name}"


def paragraphs(text: str) -> Iterator[kehoach.Text]:
    """Each line as a paragraph."""
    for line in text.splitlines():
        if line.strip():
            yield kehoach.Text(line.strip())
