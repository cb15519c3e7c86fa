"""A decision that amends a plan (quyết định), from an amendment that is still a draft."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import kehoach
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.frame import framed
from nhipcau.plans.models import Amendment, Change
from nhipcau.reports.phrases import short_day
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.letterhead import OPEN_ISSUER, cited, lower_first, named


def decision(order: Order, today: date) -> kehoach.OfficialDocument:
    """The decision with its bases, its articles, and who carries it out."""
    about = order.about or f"Về việc điều chỉnh, bổ sung {named(order.plan)} {lower_first(order.plan.title)}"
    written = framed(order, about, _body(order), today)
    return replace(written, authority=order.issuer.name)


def _body(order: Order) -> Iterator[kehoach.Block]:
    yield kehoach.Text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", "basis")
    yield kehoach.Text(f"Căn cứ {named(order.plan)} {lower_first(order.plan.title)};", "basis")
    focal = focal_agency(order.plan.created_by, order.plan)
    yield kehoach.Text(f"Theo đề nghị của {focal.name if focal else OPEN_ISSUER}.", "basis")
    yield kehoach.Text("QUYẾT ĐỊNH:", "order")
    yield kehoach.Text(f"Điều 1. Điều chỉnh, bổ sung một số nội dung của {cited(order.plan)} như sau:", "article")
    if order.amendment is not None:
        yield from clauses(order.amendment)
    day = order.amendment.on if order.amendment else None
    since = f"kể từ ngày {short_day(day)}" if day else "kể từ ngày ký"
    yield kehoach.Text(
        f"Điều 2. Các nội dung khác thực hiện theo {cited(order.plan)}. Quyết định này có hiệu lực {since}.", "article"
    )
    yield kehoach.Text(
        "Điều 3. Thủ trưởng các cơ quan, đơn vị và cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./.",
        "article",
    )


def clauses(amendment: Amendment) -> Iterator[kehoach.Text]:
    """What an amendment changes, one numbered clause for each task."""
    for at, change in enumerate(amendment.changes.select_related("task__item"), start=1):
        yield kehoach.Text(f"{at}. {_clause(change)}")


def _clause(change: Change) -> str:
    named_task = f"nhiệm vụ “{change.task.item.text.rstrip(' .;')}”" if change.task else "nhiệm vụ"
    if change.kind == Change.Kind.DROPPED:
        return f"Bãi bỏ {named_task}."
    parts = [f"chủ trì: {change.leads}" if change.leads else "", f"phối hợp: {change.partners}" if change.partners
             else "", f"thời gian: {change.time_text}" if change.time_text else ""]  # fmt: skip
    details = "; ".join(part for part in parts if part)
    said = f"“{change.text.rstrip(' .;')}{f' ({details})' if details else ''}.”"
    if change.kind == Change.Kind.ADDED:
        return f"Bổ sung nhiệm vụ: {said}"
    return f"Sửa đổi {named_task} như sau: {said}"
