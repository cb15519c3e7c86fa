"""What amends a plan: the decision (quyết định) with its articles, and the same changes as a proposal shows them."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import NamedTuple

import kehoach
from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency
from nhipcau.documents.models import SYMBOLS, Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.carrying_out import who_carries_out
from nhipcau.documents.writing.frame import framed
from nhipcau.plans.added_tasks import next_letter
from nhipcau.plans.models import Amendment, Change, Task
from nhipcau.plans.task_values import task_values
from nhipcau.reports.phrases import place_of_task, short_day, small_first
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.letterhead import (
    OPEN_ISSUER,
    cited,
    long_date,
    lower_first,
    named,
    symbol_of,
)

COLUMNS = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian thực hiện")
FIELDS = {
    "text": "nội dung", "leads": "cơ quan chủ trì", "partners": "cơ quan phối hợp", "outputs": "sản phẩm",
    "time_text": "thời gian thực hiện",
}  # fmt: skip
"""What a change may touch, as a clause names it."""
OPEN = "(chưa ghi)"
BEHIND = 1 << 30
"""The place of what the plan has no number for."""


def decision(order: Order, today: date) -> kehoach.OfficialDocument:
    """The decision with its bases, its articles, and who carries it out."""
    about = order.about or f"Về việc điều chỉnh, bổ sung {named(order.plan)} {lower_first(order.plan.title)}"
    written = framed(order, about, _body(order, today), today)
    return replace(written, authority=order.issuer.name)


def _body(order: Order, today: date) -> Iterator[kehoach.Block]:
    plan, amendment = order.plan, order.amendment
    yield kehoach.Text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "basis")
    yield kehoach.Text(f"Căn cứ {named(plan)} {lower_first(plan.title)};", "basis")
    yield kehoach.Text(f"Theo đề nghị của {_proposed_by(order)}.", "basis")
    yield kehoach.Text("QUYẾT ĐỊNH:", "order")
    yield kehoach.Text(f"Điều 1. Điều chỉnh, bổ sung một số nội dung của {cited(plan)} như sau:", "article")
    since = "ngày ký"
    if amendment is not None:
        yield from clauses(amendment)
        since = f"ngày {short_day(amendment.on)}" if amendment.number or amendment.on > today else since
    yield kehoach.Text("Điều 2. Điều khoản thi hành", "article")
    yield kehoach.Text(f"1. Các nội dung khác thực hiện theo {cited(plan)}.")
    yield kehoach.Text(f"2. Quyết định này có hiệu lực kể từ {since}.")
    yield kehoach.Text("Điều 3. Trách nhiệm thi hành", "article")
    yield kehoach.Text(f"{who_carries_out(order)} chịu trách nhiệm thi hành Quyết định này./.")


def _proposed_by(order: Order) -> str:
    """Who proposes it, by what proposal where one of the amendment was issued here."""
    focal = focal_agency(order.plan.created_by, order.plan)
    if focal is None:
        return OPEN_ISSUER
    proposals = Document.objects.filter(amendment=order.amendment, kind=Kind.PROPOSAL, state=Document.State.ISSUED)
    last = proposals.filter(withdrawn_on=None).exclude(amendment=None).order_by("issued_on", "pk").last()
    head = "Giám đốc " * (focal.kind == Agency.Kind.DEPARTMENT)
    if last is None or last.issued_on is None:
        return f"{head}{focal.name} tại Tờ trình {_open_proposal(focal)}"
    return f"{head}{focal.name} tại Tờ trình số {last.number_and_symbol}{long_date(last.issued_on.isoformat())}"


def _open_proposal(focal: Agency) -> str:
    """The proposal that has no number yet: [số …/TTr-SNgV ngày … tháng … năm …]."""
    symbol = symbol_of(SYMBOLS[Kind.PROPOSAL], letterhead_of(focal))
    return f"[số …/{symbol} ngày … tháng … năm …]"


def clauses(amendment: Amendment) -> Iterator[kehoach.Block]:
    """What the amendment changes, one numbered clause for each change, in the order of the plan."""
    for at, change in enumerate(changes_in_order(amendment), start=1):
        written = WRITTEN[change.kind]
        yield kehoach.Text(f"{at}. {written.clause(change)}{written.ending}")
        if change.kind == Change.Kind.ADDED:
            yield kehoach.Grid(COLUMNS, (added_cells(change),))


def changes_in_order(amendment: Amendment) -> list[Change]:
    """The changes as the plan has their tasks; what is added without a place comes last."""
    rows = amendment.changes.select_related("task__item__plan", "after__item__plan")

    def place(change: Change) -> tuple[int, int]:
        at = change.after or change.task
        return (at.item.position if at else BEHIND), change.pk

    return sorted(rows, key=place)


def change_named(change: Change) -> str:
    """What a change does, without what stood there and what comes: bổ sung nhiệm vụ số 6a vào sau nhiệm vụ số 6."""
    return small_first(WRITTEN[change.kind].clause(change).partition(" từ “")[0].partition(" như sau")[0])


def _added(change: Change) -> str:
    """Bổ sung nhiệm vụ số 6a vào sau nhiệm vụ số 6 tại Phụ lục."""
    if change.after is None:
        return "Bổ sung nhiệm vụ"
    label = added_label(change)
    return f"Bổ sung nhiệm vụ{f' số {label}' if label else ''} vào sau {task_at(change.after)}"


def _dropped(change: Change) -> str:
    return f"Bãi bỏ {place_of(change)}"


def _changed(change: Change) -> str:
    """Điều chỉnh thời gian thực hiện nhiệm vụ số 3 tại Phụ lục từ “…” thành “…”; several fields one by one."""
    swaps, where = swapped(change), place_of(change)
    if change.is_clause:
        return f"Sửa đổi {where} như sau: “{change.text.rstrip(' .;')}”"
    if len(swaps) == 1:
        [(name, (old, new))] = swaps.items()
        return f"Điều chỉnh {FIELDS[name]} {where} từ “{old or OPEN}” thành “{new}”"
    told = "; ".join(f"{FIELDS[name]} từ “{old or OPEN}” thành “{new}”" for name, (old, new) in swaps.items())
    return f"Điều chỉnh {where} như sau: {told}"


def swapped(change: Change) -> dict[str, tuple[str, str]]:
    """(as it stands or stood, as it is to be) of every field that a change touches."""
    if change.kind != Change.Kind.CHANGED:
        return {}
    if change.is_clause:
        return {"text": (change.before["text"], change.text)}
    if change.task is None:
        return {}
    outputs = "; ".join(change.task.outputs)
    before = {"outputs": outputs, **(change.before or task_values(change.task))}
    after = {name: getattr(change, name) for name in FIELDS} | {"outputs": change.outputs or before["outputs"]}
    pairs = {name: (before[name].strip(" .;"), after[name].strip(" .;")) for name in FIELDS}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def task_at(task: Task | None) -> str:
    """nhiệm vụ số 3 tại Phụ lục; else the task by its words, with its place in the text."""
    if task is None:
        return "nhiệm vụ"
    place = place_of_task(task.item)
    if place.startswith("nhiệm vụ số"):
        return place.replace(" Phụ lục", " tại Phụ lục")
    return f"nhiệm vụ “{task.called}”{f' tại {place}' if place else ''}"


def place_of(change: Change) -> str:
    """Where a change is made: its task, or the clause by its place (khoản 2 Mục V)."""
    return change.place or task_at(change.task)


def added_label(change: Change) -> str:
    """6a: the number of an added task behind task 6; empty where its neighbour has none."""
    earlier = change.amendment.changes.filter(after=change.after, task=None, pk__lt=change.pk).count()
    before = next_letter(change.after.item, earlier) if change.after else ""
    locator = change.task.item.locator if change.task else before
    return locator.rpartition(".")[2].lstrip("*+")


def added_cells(change: Change) -> tuple[str, ...]:
    """An added task as a row of the plan's own table."""
    return added_label(change), change.text, change.leads, change.partners, change.outputs, change.time_text


def compared(change: Change) -> tuple[str, str, str]:
    """(where, as it stands, as it is proposed): a change as a row of a proposal."""
    return WRITTEN[change.kind].compared(change)


def _added_row(change: Change) -> tuple[str, str, str]:
    labelled = (("", change.text), ("chủ trì: ", change.leads), ("phối hợp: ", change.partners),
                ("sản phẩm: ", change.outputs), ("thời gian: ", small_first(change.time_text)))  # fmt: skip
    said = "; ".join(f"{what}{words}" for what, words in labelled if words)
    where, _vào, after = _added(change).removeprefix("Bổ sung ").partition(" vào ")
    return capital(after or where), "(chưa có)", f"Bổ sung {where}: {said}"


def _dropped_row(change: Change) -> tuple[str, str, str]:
    text = change.task.item.text if change.task else change.before.get("text", "")
    return _named_row(change), text, "Bãi bỏ"


def _changed_row(change: Change) -> tuple[str, str, str]:
    swaps = swapped(change)
    old, new = ("; ".join(f"{FIELDS[name]}: {pair[at] or OPEN}" for name, pair in swaps.items()) for at in (0, 1))
    return _named_row(change), capital(old), capital(new)


def _named_row(change: Change) -> str:
    """Where a change is made, with the words of the task where its number alone names it."""
    where = capital(place_of(change))
    text = change.task.item.text.rstrip(" .;") if change.task else ""
    return f"{where} ({text})" if where.startswith("Nhiệm vụ số") else where


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


class _Written(NamedTuple):
    """How a kind of change is written: its clause with what ends it, and its row of a proposal."""

    clause: Callable[[Change], str]
    ending: str
    compared: Callable[[Change], tuple[str, str, str]]


WRITTEN: dict[str, _Written] = {
    Change.Kind.ADDED: _Written(_added, " như sau:", _added_row),
    Change.Kind.CHANGED: _Written(_changed, ".", _changed_row),
    Change.Kind.DROPPED: _Written(_dropped, ".", _dropped_row),
}
