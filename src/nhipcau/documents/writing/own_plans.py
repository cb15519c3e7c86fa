"""An agency's own plan to carry out a plan: what it leads and what it coordinates, drafted from what it was given."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

import kehoach
from nhipcau.agencies.letterheads import letterhead_of
from nhipcau.agencies.models import Agency
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
HELPED = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn", "Đơn vị thực hiện")
OPEN_UNIT = "[đơn vị]"
"""What stands where nobody in the agency is named yet: a plan that assigns nobody is not issued."""


def own_plan(order: Order, today: date) -> kehoach.OfficialDocument:
    """The plan of the agency that issues it, with a table of what it leads and one of what it coordinates."""
    given = live_assignments(order.plan).filter(agency=order.issuer)
    known = given.select_related("task__item").order_by("task__item__position")
    refuse_if(not known, _("Cơ quan này không có nhiệm vụ trong kế hoạch."))
    rows, answered = known.exclude(task__item__kind=Item.Kind.DUTY), known.filter(role__in=Assignment.ANSWERING)
    duties = [row.task.item.text for row in answered.filter(task__item__kind=Item.Kind.DUTY)]
    led = list(rows.filter(role__in=Assignment.ANSWERING))
    helped = list(rows.exclude(role__in=Assignment.ANSWERING))
    said = caption("Kế hoạch", order.issuer)
    tables = (
        ("Nhiệm vụ chủ trì", kehoach.Grid(LED, tuple(_led(led))), led),
        ("Nhiệm vụ phối hợp", kehoach.Grid(HELPED, tuple(_helped(helped))), helped),
    )
    appendices = [kehoach.Appendix(title, said, grid) for title, grid, own in tables if own]
    about = order.about or f"Thực hiện {named(order.plan)} {lower_first(order.plan.title)}"
    return framed(order, about, _body(order, (len(led), len(helped)), duties), today, appendices)


def _body(order: Order, counts: tuple[int, int], duties: list[str]) -> Iterator[kehoach.Block]:
    plan, name = order.plan, order.issuer.name
    focal = focal_agency(plan.created_by, plan)
    unit = order.unit.name if order.unit else "[đơn vị đầu mối]"
    is_outside = letterhead_of(order.issuer).is_outside
    by = "chủ trì, phối hợp " if is_outside else "được giao "
    yield kehoach.Text(
        f"Thực hiện {named(plan)} {lower_first(plan.title)}, {name} ban hành Kế hoạch thực hiện như sau:"
    )
    yield kehoach.Text("I. MỤC ĐÍCH, YÊU CẦU", "section")
    yield kehoach.Text(f"1. Cụ thể hóa, hoàn thành đúng thời hạn các nhiệm vụ {by}tại {cited(plan)}.")
    yield kehoach.Text("2. Phân công rõ đơn vị thực hiện, sản phẩm, thời hạn; phối hợp kịp thời với cơ quan liên quan.")
    yield kehoach.Text("II. NHIỆM VỤ", "section")
    given = f"Theo {cited(plan)}, {name}" if is_outside else f"{cited(plan)} giao {name}"
    annexes = "Phụ lục I, Phụ lục II" if all(counts) else "Phụ lục"
    if any(counts):
        yield kehoach.Text(f"{given} {_given(*counts)}, nêu tại {annexes} kèm theo.")
    if duties:
        yield kehoach.Text(
            f"{('T', 'Ngoài ra, t')[any(counts)]}hực hiện {counted(len(duties))} công việc thường xuyên:"
        )
        yield from (kehoach.Text(f"- {text.rstrip(' .;')}.") for text in duties)
    yield from paragraphs(order.text)
    yield kehoach.Text("III. TỔ CHỨC THỰC HIỆN", "section")
    yield kehoach.Text(
        f"1. {unit} tham mưu triển khai, theo dõi, cập nhật tiến độ trên hệ thống Nhịp Cầu; tổng hợp, "
        f"{_reports_to(focal if focal != order.issuer else None, is_outside)} theo quy định."
    )
    yield kehoach.Text(
        "2. Các phòng, đơn vị được phân công tại Phụ lục chủ động thực hiện; kịp thời báo cáo khó khăn, vướng mắc để "
        "xem xét, giải quyết./."
    )


def _reports_to(focal: Agency | None, is_outside: bool) -> str:  # noqa: FBT001 (of one sentence)
    """báo cáo Sở Ngoại vụ; a body outside the Committee sends: gửi Sở Ngoại vụ tổng hợp."""
    if focal is None:
        return "báo cáo"
    return f"gửi {focal.name} tổng hợp" if is_outside else f"báo cáo {focal.name}"


def _given(led: int, helped: int) -> str:
    """chủ trì 02 nhiệm vụ, phối hợp thực hiện 01 nhiệm vụ: what is nought is left out."""
    named_counts = ((led, "chủ trì"), (helped, "phối hợp thực hiện"))
    return ", ".join(f"{what} {counted(count)} nhiệm vụ" for count, what in named_counts if count)


def _led(rows: list[Assignment]) -> Iterator[kehoach.Row]:
    for at, row in enumerate(rows, start=1):
        values = task_values(row.task)
        yield str(at), row.task.item.text, values["partners"], "; ".join(row.task.outputs), _due(row), OPEN_UNIT


def _helped(rows: list[Assignment]) -> Iterator[kehoach.Row]:
    for at, row in enumerate(rows, start=1):
        yield str(at), row.task.item.text, task_values(row.task)["leads"], _due(row), OPEN_UNIT


def _due(row: Assignment) -> str:
    return row.task.time_text or due_phrase(row.task.due, "").capitalize()
