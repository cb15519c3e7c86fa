"""A plan as it stands today, amended and assigned, and its list of tasks alone."""

from collections.abc import Iterator
from datetime import date

import kehoach
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.frame import framed
from nhipcau.plans.models import Assignment, Item, Plan, Task
from nhipcau.plans.queries import live_assignments
from nhipcau.reports.writing.letterhead import caption, cited, lower_first, named

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


ANNOUNCED = (
    "{plan} (sau đây gọi tắt là {type}) giao nhiệm vụ cho các cơ quan, đơn vị, địa phương chủ trì và phối hợp. Để "
    "thuận lợi trong triển khai, theo dõi, {issuer} thông báo như sau:",
    "1. Danh mục nhiệm vụ, cơ quan chủ trì, phối hợp, sản phẩm và thời gian thực hiện theo Phụ lục kèm theo. Danh mục "
    "này được trích từ {type}, không thay đổi nội dung đã giao.",
    "2. Nhiệm vụ có nhiều cơ quan cùng chủ trì, cơ quan đứng tên đầu tiên là đầu mối tổng hợp, báo cáo kết quả chung.",
    "3. Đề nghị các cơ quan, đơn vị, địa phương phân công lãnh đạo phụ trách và công chức đầu mối; cập nhật tiến độ, "
    "sản phẩm của từng nhiệm vụ ít nhất mỗi tháng một lần; kịp thời phản ánh khó khăn, vướng mắc. Trường hợp nội dung "
    "phân công cần điều chỉnh, có văn bản gửi {issuer} để tổng hợp, trình cấp có thẩm quyền xem xét, quyết định.",
    "{issuer} thông báo để các cơ quan, đơn vị, địa phương biết, phối hợp thực hiện./.",
)
"""The Committee gave the work; the focal agency makes its list known, and orders nobody."""


def tasks_document(order: Order, today: date) -> kehoach.OfficialDocument:
    """The list of tasks, announced (thông báo)."""
    plan = order.plan
    cited_in_full = f"{named(plan)} {lower_first(plan.title)}"
    facts = {"plan": cited_in_full, "type": plan.doc_type, "issuer": order.issuer.name}
    body = [kehoach.Text(text.format(**facts)) for text in ANNOUNCED]
    about = order.about or f"Danh mục nhiệm vụ và phân công thực hiện {cited(plan)}"
    return framed(order, about, body, today, [_tasks(plan, caption("Thông báo", order.issuer))])


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
