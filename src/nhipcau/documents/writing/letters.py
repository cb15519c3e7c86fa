"""Official letters (công văn) and proposals (tờ trình)."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

import kehoach
from nhipcau.common.refusal import Refused
from nhipcau.documents.models import Document, Kind
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.decisions import capital, change_named, changes_in_order, compared, task_at
from nhipcau.documents.writing.frame import framed
from nhipcau.documents.writing.plans import tasks_with_agencies
from nhipcau.plans.models import Amendment, Change, Plan
from nhipcau.reports.models import Period
from nhipcau.reports.outlook import LatePart, late_parts
from nhipcau.reports.phrases import counted, short_day, small_first
from nhipcau.reports.plan_on_day import plan_then
from nhipcau.reports.writing.letterhead import (
    caption,
    cited,
    cited_with_day,
    issuer_within,
    lower_first,
    named,
    paragraphs,
    within,
)

OUTLINE = (
    ("I. Tình hình chung", "Phân công, chỉ đạo, văn bản đã ban hành."),
    ("II. Kết quả thực hiện",
     "1. Nhiệm vụ chủ trì: kết quả, số liệu, sản phẩm, số và ngày của văn bản; nhiệm vụ quá hạn: nguyên nhân, thời hạn "
     "đề nghị.\n2. Nhiệm vụ phối hợp.\n3. Chỉ tiêu được giao.\n4. Kinh phí: bố trí, giải ngân, theo nguồn."),
    ("III. Khó khăn, vướng mắc và nguyên nhân", ""),
    ("IV. Phương hướng, nhiệm vụ thời gian tới", ""),
    ("V. Đề xuất, kiến nghị", ""),
)  # fmt: skip
CONTACT = (("contact_person", "đồng chí "), ("phone", "điện thoại "), ("email", "thư điện tử "))


def letter(order: Order, today: date) -> kehoach.OfficialDocument:
    """An official letter: what the officer wrote, or the request for reports of a period with its outline."""
    until = f" (tính đến ngày {short_day(order.period.ends_on)})" if order.period and not order.text.strip() else ""
    about = order.about or f"báo cáo kết quả thực hiện {cited(order.plan)}{until}"
    if order.text.strip():
        thanks = kehoach.Text(f"{order.issuer.name} trân trọng cảm ơn./.")
        return framed(order, about, [*paragraphs(order.text), thanks], today)
    if order.period is None:
        raise Refused(_("Cần nhập nội dung công văn hoặc chọn kỳ báo cáo."))
    return framed(order, about, _request(order, order.period), today, [_outline(order)])


def _request(order: Order, period: Period) -> Iterator[kehoach.Block]:
    """Asks for the reports of a period: what, up to when, by when, and whom to ask."""
    plan, issuer = order.plan, order.issuer
    yield kehoach.Text(
        f"Thực hiện {named(plan)} {lower_first(plan.title)} (sau đây gọi tắt là {plan.doc_type}), để có cơ sở tổng "
        f"hợp, báo cáo {issuer_within(plan)}, {issuer.name} trân trọng đề nghị các cơ quan, đơn vị, địa "
        "phương phối hợp báo cáo kết quả thực hiện với nội dung sau:"
    )
    yield kehoach.Text(f"1. Kỳ báo cáo: từ ngày {short_day(period.starts_on)} đến ngày {short_day(period.ends_on)}.")
    yield kehoach.Text(
        "2. Nội dung báo cáo: theo Đề cương tại Phụ lục kèm theo. Cơ quan không phát sinh nhiệm vụ trong kỳ vẫn gửi "
        "báo cáo, nêu rõ “không phát sinh”. Đối với nhiệm vụ quá hạn, đề nghị nêu rõ nguyên nhân và thời hạn hoàn "
        "thành."
    )
    yield kehoach.Text(
        "3. Hình thức, thời hạn: cập nhật tiến độ, gửi báo cáo trên hệ thống Nhịp Cầu và văn bản điện tử trên Trục "
        "liên thông văn bản trước ngày "
        f"{short_day(period.due_on)}."
    )
    contact = ", ".join(f"{what}{getattr(issuer, name)}" for name, what in CONTACT if getattr(issuer, name))
    if contact:
        yield kehoach.Text(f"Quá trình thực hiện, nếu có vướng mắc, đề nghị liên hệ {contact}.")
    yield kehoach.Text(f"{issuer.name} rất mong nhận được sự quan tâm, phối hợp của Quý cơ quan./.")


def _outline(order: Order) -> kehoach.Appendix:
    """What the report of an agency is to hold, part by part."""
    text = [block for heading, said in OUTLINE for block in (kehoach.Text(heading, "section"), *paragraphs(said))]
    return kehoach.Appendix("Đề cương báo cáo", caption("Công văn", order.issuer), text=tuple(text))


def proposal(order: Order, today: date) -> kehoach.OfficialDocument:
    """A proposal to the body above (tờ trình): why, what, and what is asked."""
    about = order.about or f"Về việc điều chỉnh, bổ sung {cited_with_day(order.plan)}"
    return framed(order, about, _proposal_body(order, today), today)


def _proposal_body(order: Order, today: date) -> Iterator[kehoach.Block]:
    above = within(order.above, order.plan.locality)
    name, plan_type = order.issuer.name, order.plan.doc_type
    yield kehoach.Text(
        f"Thực hiện nhiệm vụ cơ quan đầu mối theo {named(order.plan)} {lower_first(order.plan.title)} (sau đây gọi tắt "
        f"là {plan_type}), {name} kính trình {above} xem xét, quyết định điều chỉnh, bổ sung {plan_type} như sau:"
    )
    yield kehoach.Text("I. SỰ CẦN THIẾT", "section")
    yield from paragraphs(order.text or necessity(order, today))
    yield kehoach.Text("II. NỘI DUNG ĐIỀU CHỈNH, BỔ SUNG", "section")
    if order.amendment is None:
        yield kehoach.Text(f"[{name} bổ sung]")
    else:
        yield from _compared(order.plan, order.amendment)
    funded = list(_funded(order))
    if funded:
        yield kehoach.Text("III. KINH PHÍ THỰC HIỆN", "section")
        yield from funded
    yield kehoach.Text(f"{('III', 'IV')[bool(funded)]}. Ý KIẾN CÁC CƠ QUAN", "section")
    yield from paragraphs(order.opinions or f"[{name} bổ sung: số, ngày văn bản lấy ý kiến; kết quả tham gia ý kiến]")
    yield kehoach.Text(f"{name} kính trình {above} xem xét, quyết định./.")
    enclosed = "dự thảo Quyết định" + "; bản tổng hợp ý kiến tham gia" * bool(order.opinions)
    yield kehoach.Text(f"(Kèm theo: {order.enclosed or enclosed}.)", "basis")


def _funded(order: Order) -> Iterator[kehoach.Text]:
    """Who pays for the tasks that are added: what no record says is left open; nothing where none is added."""
    changes = changes_in_order(order.amendment) if order.amendment is not None else []
    added = [change for change in changes if change.kind == Change.Kind.ADDED and not change.is_clause]
    if added:
        which = "; ".join(change_named(change) for change in added)
        yield from paragraphs(order.funding or f"[{order.issuer.name} bổ sung nguồn kinh phí: {which}]")


def _compared(plan: Plan, amendment: Amendment) -> Iterator[kehoach.Block]:
    """Where, what stands, what is proposed; and how many tasks the plan will have."""
    changes = changes_in_order(amendment)
    rows = tuple((str(at), *compared(change)) for at, change in enumerate(changes, start=1))
    yield kehoach.Grid(("TT", "Vị trí", "Nội dung hiện hành", "Nội dung đề nghị"), rows)
    kinds = [change.kind for change in changes if not change.is_clause]
    more = kinds.count(Change.Kind.ADDED) - kinds.count(Change.Kind.DROPPED)
    if more:
        total = len(tasks_with_agencies(plan)) + more * (amendment.in_force_at is None)
        yield kehoach.Text(f"Sau khi điều chỉnh, bổ sung, {plan.doc_type} có {counted(total)} nhiệm vụ.")


def necessity(order: Order, today: date) -> str:
    """Why, from the record: the tasks to be changed that are late, each with the cause that its agency gave.

    What no figure explains (a new task, another agency, a cause that nobody gave) is left open for a person.
    """
    if order.amendment is None:
        return f"[{order.issuer.name} bổ sung]"
    changed = set(order.amendment.changes.values_list("task", flat=True))
    parts = sorted(late_parts(plan_then(order.plan, today)), key=lambda part: part.task.item.position)
    late = [part for part in parts if part.task.pk in changed]
    tasks = {part.task.pk for part in late}
    since = f"{short_day(today)}{_reported(order.plan)}"
    told = f"Qua theo dõi việc thực hiện {order.plan.doc_type} đến ngày {since}, có {counted(len(tasks))} nhiệm vụ "
    told += f"quá hạn chưa hoàn thành. {' '.join(map(_cause, late))}"
    others = [row for row in changes_in_order(order.amendment) if row.task_id not in tasks]
    rest = f"[{order.issuer.name} bổ sung lý do: {'; '.join(map(change_named, others))}]"
    ending = f"Việc điều chỉnh, bổ sung {order.plan.doc_type} là cần thiết."
    return "\n".join([*[told] * bool(late), *[rest] * bool(others), ending])


def _cause(part: LatePart) -> str:
    """A late task with its agency, its days and the cause that was given."""
    said = f"{small_first(part.task.called)}, {part.agency} chủ trì"
    why = small_first(part.reason.strip(" .")) or "[bổ sung nguyên nhân]"
    return f"{capital(task_at(part.task))} ({said}) quá hạn {part.days} ngày do {why}."


def _reported(plan: Plan) -> str:
    """The last consolidated report of the plan, in brackets; nothing where none was issued."""
    reports = Document.objects.filter(plan=plan, kind=Kind.REPORT, state=Document.State.ISSUED, withdrawn_on=None)
    last = reports.order_by("issued_on", "pk").last()
    if last is None or last.issued_on is None:
        return ""
    return f" (Báo cáo số {last.number_and_symbol} ngày {short_day(last.issued_on)} của {last.issuer.name})"
