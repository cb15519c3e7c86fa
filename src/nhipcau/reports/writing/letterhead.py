"""What every official document of this application has in common: who issues it, where, with what symbol."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NotRequired, TypedDict, Unpack

import kehoach
from nhipcau.agencies.letterheads import commune_kind, first_signer, letterhead_of, place_of, proposed_signer
from nhipcau.agencies.models import Agency, DraftingUnit, Letterhead, Locality, Signer
from nhipcau.common.vietnamese import fold
from nhipcau.plans.models import Plan
from nhipcau.reports.phrases import month_in_figures, short_citation, short_day

SUPERIORS = (
    "uy ban nhan dan tinh",
    "uy ban nhan dan thanh pho",
    "ubnd tinh",
    "ubnd thanh pho",
    "bo ",
    "van phong chinh phu",
)
"""How the names of those begin to whom a province's body reports upwards, folded."""
OPEN_ISSUER, OPEN_SYMBOL, OPEN_PLACE, OPEN_POSITION = "[Cơ quan ban hành]", "[ký hiệu]", "[Địa danh]", "[Chức vụ]"
OPEN_ADDRESSEE = "[cơ quan nhận báo cáo]"
"""What stands where a fact is not known: to be gone before the document is issued."""
HEADING = re.compile(r"\d+\. ")


class Parts(TypedDict):
    """What a document says between its letterhead and its signature, to whom it goes, and what comes with it.

    The line of what is filed is no recipient of theirs: the letterhead has it.
    """

    type: str
    title: str
    addressees: tuple[str, ...]
    body: tuple[kehoach.Block, ...]
    recipients: tuple[str, ...]
    appendices: NotRequired[tuple[kehoach.Appendix, ...]]


def symbol_of(kind: str, letterhead: Letterhead, unit: DraftingUnit | None = None) -> str:
    """BC-SNgV; of a letter SNgV-HTQT, with the unit that drafts it; in the Party's form BC/BTGDVTU.

    Decree 30/2020/NĐ-CP, Annex I, II.3; Hướng dẫn 05-HD/VPTW.
    """
    own = letterhead.symbol or OPEN_SYMBOL
    if letterhead.form == Letterhead.Form.PARTY:
        return f"{kind or 'CV'}/{own}"
    if kind:
        return f"{kind}-{own}"
    return f"{own}-{unit.abbreviation}" if unit else own


def signature_of(letterhead: Letterhead, signer: Signer | None) -> kehoach.Signature:
    """Whoever signs, in their position: for a collective, for the head (Decree 30/2020/NĐ-CP, Annex I, II.7)."""
    if signer is None:
        return kehoach.Signature(letterhead.authority, (OPEN_POSITION,), "")
    chief, mark = letterhead.chief, letterhead.deputy_mark
    is_deputy = bool(mark) and signer.position.casefold() != chief.casefold()
    positions = (f"{mark} {chief}", signer.position) if is_deputy else (signer.position,)
    return kehoach.Signature(letterhead.authority, positions, f"{signer.title} {signer.name}".strip())


def filed_line(letterhead: Letterhead, unit: DraftingUnit | None) -> str:
    """The last recipient: Lưu: VT, HTQT."""
    return f"{letterhead.filed}, {unit.abbreviation}" if unit else letterhead.filed


def undated(today: date) -> str:
    """The date of a document that has no day yet; months 1 and 2 take a zero (Decree 30/2020, Annex I, II.4)."""
    return f"ngày      tháng {month_in_figures(today.month)} năm {today.year}"


def on_letterhead(issuer: Agency | None, kind: str, today: date, **parts: Unpack[Parts]) -> kehoach.OfficialDocument:
    """A document of a body: its letterhead and signature around the given parts; it has no number and no day yet.

    ``kind`` is what stands for the type in a symbol (BC). Where nobody is known who issues, that is left open.
    """
    if issuer is None:
        return kehoach.OfficialDocument(
            issuer=(OPEN_ISSUER,), symbol=f"{kind}-{OPEN_SYMBOL}", place=OPEN_PLACE, date=undated(today),
            signature=kehoach.Signature("", (OPEN_POSITION,), ""), **parts,
        )  # fmt: skip
    letterhead = letterhead_of(issuer)
    signer = first_signer(issuer, today) or proposed_signer(issuer)
    parts["recipients"] = (*_with_leaders(parts["recipients"], issuer, letterhead), filed_line(letterhead, None))
    return kehoach.OfficialDocument(
        parent="" if letterhead.has_none_above else letterhead.above,
        issuer=letterhead.lines or (issuer.name,),
        symbol=symbol_of(kind, letterhead),
        place=letterhead.place or OPEN_PLACE,
        date=undated(today),
        signature=signature_of(letterhead, signer),
        form="party" if letterhead.form == Letterhead.Form.PARTY else "decree",
        **parts,
    )


def _with_leaders(recipients: Iterable[str], issuer: Agency, letterhead: Letterhead) -> Iterator[str]:
    """A Committee's own leaders stand behind those to whom it reports; those of other bodies behind everybody."""
    rows = list(recipients)
    reported = [at for at, row in enumerate(rows, start=1) if row.endswith("(để b/c)")]
    behind = reported[-1] if reported and issuer.kind == Agency.Kind.COMMITTEE else len(rows)
    yield from filter(None, (*rows[:behind], letterhead.leaders, *rows[behind:]))


def leaders_above(addressee: str) -> tuple[str, ...]:
    """Who in a Committee reads what is addressed to it, as recipients name them; nobody of another addressee."""
    folded = fold(addressee)
    level = next((name for name in ("tỉnh", "thành phố") if folded.startswith(f"uy ban nhan dan {fold(name)}")), "")
    if not level:
        return ()
    return f"Chủ tịch, các Phó Chủ tịch UBND {level} (để b/c)", f"Văn phòng UBND {level}"


def readers_above(issuer: Agency, locality: Locality) -> tuple[str, ...]:
    """Who stands above a Committee, or a Party's ban, and reads what it writes; nobody of another body's documents."""
    if issuer.kind == Agency.Kind.COMMUNE:
        return (f"Thường trực Đảng ủy, Thường trực HĐND {commune_kind(issuer.name)} (để b/c)",)
    level = locality.name.split(maxsplit=1)[0].lower()
    party = {"tỉnh": "Tỉnh ủy", "thành": "Thành ủy"}.get(level, "")
    council = {"tỉnh": "tỉnh", "thành": "thành phố"}.get(level, "")
    if issuer.kind == Agency.Kind.PARTY and party:
        return (f"Thường trực {party} (để báo cáo)",)
    if issuer.kind != Agency.Kind.COMMITTEE or not party:
        return ()
    return (f"Thường trực {party}, Thường trực HĐND {council} (để b/c)",)


def told_above(plan: Plan) -> tuple[str, ...]:
    """The Committee that issued the plan, where it is told of what is written about it."""
    name = issuer_within(plan)
    return (f"{name.replace('Ủy ban nhân dân', 'UBND')} (để b/c)",) if fold(name).startswith(SUPERIORS[:4]) else ()


def quy(agency: Agency) -> str:
    """Quý Sở; a Committee by its name; everybody else Quý cơ quan: how a letter ends politely."""
    if agency.kind in (Agency.Kind.COMMITTEE, Agency.Kind.COMMUNE):
        return agency.name
    kind = agency.name.split(" ", 1)[0]
    return f"Quý {kind}" if kind in ("Sở", "Trường") else "Quý cơ quan"


def caption(kind: str, issuer: Agency | None) -> str:
    """Under the title of an annex: which document it comes with (Annex I, III.1c); number and day are left open."""
    of = f" của {issuer.name}" if issuer else ""
    return f"(Kèm theo {kind} số        ngày      tháng      năm      {of})".replace("       của", "      của")


def within(name: str, locality: Locality) -> str:
    """Ủy ban nhân dân tỉnh: how documents within a province name its Committee behind the letterhead."""
    return name.removesuffix(f" {place_of(locality)}") if fold(name).startswith(SUPERIORS[:4]) else name


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:] if text[:2] != text[:2].upper() else text.lower()


def long_date(iso: str) -> str:
    """ngày 01 tháng 02 năm 2024, days and months 1-2 in two figures (Decree 30/2020, Annex I, II.4)."""
    if len(iso) != 10:
        return ""
    year, month, day = iso.split("-")
    return f" ngày {day} tháng {month_in_figures(int(month))} năm {year}"


def named(plan: Plan) -> str:
    """Kế hoạch số 15/KH-UBND ngày 01 tháng 02 năm 2026 của Ủy ban nhân dân tỉnh: a plan as documents cite it."""
    return f"{dated(plan)} của {issuer_within(plan)}"


def dated(plan: Plan) -> str:
    """Kế hoạch số 15/KH-UBND ngày 01 tháng 02 năm 2026: the plan as its own issuer cites it."""
    number = f" số {plan.number}" if plan.number else ""
    return f"{plan.doc_type}{number}{long_date(plan.issued_on)}"


def issuer_within(plan: Plan) -> str:
    """Who issued the plan, as documents of the province name it."""
    return within(plan.issuer or plan.locality.name, plan.locality)


def cited(plan: Plan) -> str:
    """Kế hoạch số 86/KH-UBND: the plan where it was cited in full before."""
    return short_citation(plan.doc_type, plan.number)


def cited_with_day(plan: Plan) -> str:
    """Kế hoạch số 86/KH-UBND ngày 30/5/2026 của Ủy ban nhân dân tỉnh: the plan in a summary."""
    issued = f" ngày {short_day(date.fromisoformat(plan.issued_on))}" if len(plan.issued_on) == 10 else ""
    return f"{cited(plan)}{issued} của {issuer_within(plan)}"


def report_title(plan: Plan, until: date) -> str:
    """The summary of a report on a plan: Kết quả thực hiện Kế hoạch số … ngày … của … (tính đến ngày …)."""
    return f"Kết quả thực hiện {cited_with_day(plan)} (tính đến ngày {short_day(until)})"


def outward_title(plan: Plan, until: date) -> str:
    """The same for those outside the province, who know the work and not the number of the plan."""
    about = lower_first(plan.title)
    carrying_out = "" if about.startswith(("thực hiện ", "triển khai ")) else "thực hiện "
    return f"Kết quả {carrying_out}{about} (tính đến ngày {short_day(until)})"


def closing(plan: Plan, issuer: Agency | None, addressee: str) -> str:
    """The last sentence of a report: to whom it is made, and how, by who stands above whom."""
    name = issuer.name if issuer else OPEN_ISSUER
    if issuer is not None and issuer.kind in (Agency.Kind.COMMUNE, Agency.Kind.COMMITTEE):
        ending = f"{name} báo cáo {addressee} tổng hợp"
    elif fold(addressee).startswith(SUPERIORS):
        ending = f"{name} kính báo cáo {within(addressee, plan.locality)}"
    else:
        ending = f"{name} gửi {addressee} tổng hợp"
    return f"Trên đây là kết quả thực hiện {cited(plan)}, {ending}./."


def paragraphs(text: str) -> Iterator[kehoach.Text]:
    """Each line as a paragraph."""
    for line in text.splitlines():
        if line.strip():
            yield kehoach.Text(line.strip())


def outlined(text: str) -> Iterator[kehoach.Text]:
    """Paragraphs; a line that begins with a number and ends without a stop is a heading."""
    for line in text.splitlines():
        said = line.strip()
        if said:
            is_heading = HEADING.match(said) is not None and said[-1] not in ".;:"
            yield kehoach.Text(said, "heading" if is_heading else "text")
