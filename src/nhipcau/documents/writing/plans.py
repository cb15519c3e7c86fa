"""A plan as it stands today, amended and assigned, and its list of tasks alone."""

from collections.abc import Iterator
from datetime import date

import kehoach
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.frame import framed
from nhipcau.plans.models import Assignment, Item, Plan, Task
from nhipcau.plans.queries import live_assignments
from nhipcau.reports.writing.letterhead import caption, named

COLUMNS = ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian thực hiện")
WIDTHS = (12, 90, 46, 46, 30, 28)
PARTS = (
    ("MỤC ĐÍCH, YÊU CẦU", (Item.Kind.OBJECTIVE, Item.Kind.REQUIREMENT)),
    ("NHIỆM VỤ", ()),
    ("TỔ CHỨC THỰC HIỆN", (Item.Kind.DUTY,)),
    ("KINH PHÍ", (Item.Kind.FUNDING,)),
    ("CHẾ ĐỘ BÁO CÁO", (Item.Kind.REPORTING,)),
)
ROMAN = ("I", "II", "III", "IV", "V")


def plan_document(order: Order, today: date) -> kehoach.OfficialDocument:
    """The plan as it stands: aims, duties, money and reports in the text, every task in the appendix."""
    annex = _tasks(order.plan, caption("Kế hoạch", order.issuer))
    return framed(order, order.about or order.plan.title, _body(order.plan), today, [annex])


def _body(plan: Plan) -> Iterator[kehoach.Block]:
    items = list(plan.items.filter(dropped_at=None).order_by("position"))
    shown = [(name, [item for item in items if item.kind in kinds]) for name, kinds in PARTS]
    present = [(name, own) for name, own in shown if own or name == "NHIỆM VỤ"]
    for at, (name, own) in enumerate(present):
        yield kehoach.Text(f"{ROMAN[at]}. {name}", "section")
        if not own:
            yield kehoach.Text("Nhiệm vụ cụ thể, cơ quan chủ trì, phối hợp và thời gian tại Phụ lục kèm theo.")
        for item in own:
            yield kehoach.Text(f"- {item.text.lstrip('-+ ')}")


def tasks_document(order: Order, today: date) -> kehoach.OfficialDocument:
    """The list of tasks, announced (thông báo)."""
    body = [
        kehoach.Text(f"{order.issuer.name} thông báo danh mục nhiệm vụ thực hiện {named(order.plan)} tại Phụ lục."),
        kehoach.Text("Đề nghị các cơ quan, đơn vị được phân công chủ động triển khai, cập nhật tiến độ đúng hạn./."),
    ]
    about = order.about or "Danh mục nhiệm vụ và phân công thực hiện"
    return framed(order, about, body, today, [_tasks(order.plan, caption("Thông báo", order.issuer))])


def _tasks(plan: Plan, said: str) -> kehoach.Appendix:
    rows = [_row(at, task, assigned) for at, (task, assigned) in enumerate(tasks_with_agencies(plan), start=1)]
    return kehoach.Appendix("Danh mục nhiệm vụ", said, kehoach.Grid(COLUMNS, rows, WIDTHS))


def tasks_with_agencies(plan: Plan) -> list[tuple[Task, list[Assignment]]]:
    """Every task of the plan as it stands with its assignments; duties of agencies are no tasks of the list."""
    tasks = plan.tasks.filter(item__dropped_at=None).exclude(item__kind=Item.Kind.DUTY)
    by_task: dict[int, list[Assignment]] = {}
    for row in live_assignments(plan).select_related("agency").order_by("position", "pk"):
        by_task.setdefault(row.task_id, []).append(row)
    return [(task, by_task.get(task.pk, [])) for task in tasks.select_related("item").order_by("item__position")]


def _row(at: int, task: Task, assigned: list[Assignment]) -> tuple[str, ...]:
    leads = [row.display_name for row in assigned if row.role in Assignment.ANSWERING]
    partners = [row.display_name for row in assigned if row.role == Assignment.Role.COORDINATE]
    return str(at), task.item.text, "; ".join(leads), "; ".join(partners), "; ".join(task.outputs), task.time_text
