"""The list of the tasks of a plan, announced to those who carry it out."""

from collections.abc import Iterator
from datetime import date, timedelta

import kehoach
from nhipcau.documents.orders import Order
from nhipcau.documents.writing.frame import framed
from nhipcau.plans.models import Assignment, Item, Plan, Task
from nhipcau.plans.queries import live_assignments
from nhipcau.reports.phrases import counted, short_day
from nhipcau.reports.writing.letterhead import caption, cited_with_day, issuer_within, lower_first, named
from nhipcau.reports.writing.tables import heading_of, roman
from nhipcau.work.tallies import section_name

COLUMNS = ("TT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian thực hiện")
NAME_WITHIN = timedelta(days=10)
"""Days in which agencies are asked whom they charge with the work."""
ANNOUNCED = (
    "{plan} (sau đây gọi tắt là {type}) giao {tasks} nhiệm vụ cho {leads} cơ quan, đơn vị, địa phương chủ trì và các "
    "cơ quan, đơn vị, địa phương phối hợp. Để thuận lợi trong triển khai, theo dõi, {issuer} thông báo như sau:",
    "1. Danh mục nhiệm vụ, cơ quan chủ trì, phối hợp, sản phẩm và thời gian thực hiện theo Phụ lục kèm theo. Danh mục "
    "này được trích từ {type}, không thay đổi nội dung {above} đã giao.",
    "2. Nhiệm vụ có nhiều cơ quan cùng chủ trì, cơ quan đứng tên đầu tiên là đầu mối tổng hợp, báo cáo kết quả chung.",
    "3. Đề nghị các cơ quan, đơn vị, địa phương:",
    "a) Phân công lãnh đạo phụ trách và công chức đầu mối, gửi {issuer} trước ngày {by}.",
    "b) Cập nhật tiến độ, sản phẩm của từng nhiệm vụ trên hệ thống Nhịp Cầu ít nhất mỗi tháng một lần; kịp thời phản "
    "ánh khó khăn, vướng mắc.",
    "c) Trường hợp nội dung phân công cần điều chỉnh, có văn bản gửi {issuer} để tổng hợp, trình {above} xem xét, "
    "quyết định.",
    "{issuer} thông báo để các cơ quan, đơn vị, địa phương biết, phối hợp thực hiện./.",
)
"""The Committee gave the work; the focal agency makes its list known, and orders nobody."""


def tasks_document(order: Order, today: date) -> kehoach.OfficialDocument:
    """The list of tasks, announced (thông báo)."""
    plan = order.plan
    cited_in_full = f"{named(plan)} {lower_first(plan.title)}"
    listed = tasks_with_agencies(plan)
    leads = {row.agency_id for _task, rows in listed for row in rows if row.role in Assignment.ANSWERING}
    facts = {
        "plan": cited_in_full, "type": plan.doc_type, "issuer": order.issuer.name, "tasks": counted(len(listed)),
        "leads": counted(len(leads)), "by": short_day(today + NAME_WITHIN), "above": issuer_within(plan),
    }  # fmt: skip
    body = [kehoach.Text(text.format(**facts)) for text in ANNOUNCED]
    about = order.about or f"Danh mục nhiệm vụ và phân công thực hiện {cited_with_day(plan)}"
    return framed(order, about, body, today, [_tasks(listed, caption("Thông báo", order.issuer))])


def _tasks(listed: list[tuple[Task, list[Assignment]]], said: str) -> kehoach.Appendix:
    grid = kehoach.Grid(COLUMNS, tuple(_grouped(listed)))
    return kehoach.Appendix("Danh mục nhiệm vụ và phân công thực hiện", said, grid)


def _grouped(listed: list[tuple[Task, list[Assignment]]]) -> Iterator[kehoach.Row]:
    """Every task under the group in which the plan has it."""
    group, section = 0, None
    for at, (task, assigned) in enumerate(listed, start=1):
        name = heading_of(section_name(task.item.top_section))
        if name != section:
            section, group = name, group + 1
            yield roman(group), name
        yield _row(at, task, assigned)


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
