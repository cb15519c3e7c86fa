"""An agency's own plan to carry out a plan: what it leads and what it coordinates, drafted from what it was given."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

import kehoach
from nhipcau.common.refusal import refuse_if
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.frame import framed
from nhipcau.plans.models import Assignment, Item
from nhipcau.plans.queries import live_assignments
from nhipcau.plans.task_values import task_values
from nhipcau.reports.phrases import counted, due_phrase
from nhipcau.reports.queries import focal_agency
from nhipcau.reports.writing.letterhead import caption, cited, lower_first, named, paragraphs

LED = ("TT", "Nhiệm vụ", "Cơ quan phối hợp", "Sản phẩm", "Thời hạn", "Đơn vị thực hiện")
LED_WIDTHS = (11, 84, 56, 36, 32, 33)
HELPED = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Đơn vị thực hiện")
HELPED_WIDTHS = (11, 108, 60, 36, 37)


def own_plan(order: Order, today: date) -> kehoach.OfficialDocument:
    """The plan of the agency that issues it, with a table of what it leads and one of what it coordinates."""
    given = live_assignments(order.plan).filter(agency=order.issuer).exclude(task__item__kind=Item.Kind.DUTY)
    rows = given.select_related("task__item").order_by("task__item__position")
    refuse_if(not rows, _("Cơ quan này không có nhiệm vụ trong kế hoạch."))
    led = list(rows.filter(role__in=Assignment.ANSWERING))
    helped = list(rows.exclude(role__in=Assignment.ANSWERING))
    said = caption("Kế hoạch", order.issuer)
    tables = (
        ("Nhiệm vụ chủ trì", kehoach.Grid(LED, tuple(_led(led)), LED_WIDTHS), led),
        ("Nhiệm vụ phối hợp", kehoach.Grid(HELPED, tuple(_helped(helped)), HELPED_WIDTHS), helped),
    )
    appendices = [kehoach.Appendix(title, said, grid) for title, grid, own in tables if own]
    about = order.about or f"Thực hiện {named(order.plan)} {lower_first(order.plan.title)}"
    return framed(order, about, _body(order, (len(led), len(helped))), today, appendices)


def _body(order: Order, counts: tuple[int, int]) -> Iterator[kehoach.Block]:
    plan, name = order.plan, order.issuer.name
    focal = focal_agency(plan.created_by, plan)
    unit = order.unit.name if order.unit else "Đơn vị được giao đầu mối"
    led, helped = counts
    yield kehoach.Text(
        f"Thực hiện {named(plan)} {lower_first(plan.title)}, {name} ban hành Kế hoạch thực hiện như sau:"
    )
    yield kehoach.Text("I. MỤC ĐÍCH, YÊU CẦU", "section")
    yield kehoach.Text(f"1. Cụ thể hóa, hoàn thành đúng thời hạn các nhiệm vụ được giao tại {cited(plan)}.")
    yield kehoach.Text("2. Phân công rõ đơn vị thực hiện, sản phẩm, thời hạn; phối hợp kịp thời với cơ quan liên quan.")
    yield kehoach.Text("II. NHIỆM VỤ", "section")
    yield kehoach.Text(f"{cited(plan)} giao {name} {_given(led, helped)}, nêu tại Phụ lục kèm theo.")
    yield from paragraphs(order.text)
    yield kehoach.Text("III. TỔ CHỨC THỰC HIỆN", "section")
    yield kehoach.Text(
        f"1. {unit} tham mưu triển khai, theo dõi, cập nhật tiến độ trên hệ thống Nhịp Cầu; tổng hợp, báo cáo"
        f"{f' {focal.name}' if focal and focal != order.issuer else ''} theo quy định."
    )
    yield kehoach.Text(
        "2. Các phòng, đơn vị được phân công tại Phụ lục chủ động thực hiện; kịp thời báo cáo khó khăn, vướng mắc để "
        "xem xét, giải quyết./."
    )


def _given(led: int, helped: int) -> str:
    """chủ trì 02 nhiệm vụ, phối hợp thực hiện 01 nhiệm vụ: what is nought is left out."""
    named_counts = ((led, "chủ trì"), (helped, "phối hợp thực hiện"))
    return ", ".join(f"{what} {counted(count)} nhiệm vụ" for count, what in named_counts if count)


def _led(rows: list[Assignment]) -> Iterator[kehoach.Row]:
    for at, row in enumerate(rows, start=1):
        values = task_values(row.task)
        yield str(at), row.task.item.text, values["partners"], "; ".join(row.task.outputs), _due(row), ""


def _helped(rows: list[Assignment]) -> Iterator[kehoach.Row]:
    for at, row in enumerate(rows, start=1):
        yield str(at), row.task.item.text, task_values(row.task)["leads"], _due(row), ""


def _due(row: Assignment) -> str:
    return row.task.time_text or due_phrase(row.task.due, "").capitalize()
