"""A report on one subject (báo cáo chuyên đề): chosen tasks of a plan, counted and told as in the report of all."""

from collections.abc import Iterator
from datetime import date

import kehoach
from nhipcau.documents.orders import Order
from nhipcau.documents.papers import in_sections
from nhipcau.documents.writing.frame import framed
from nhipcau.reports.on_record import recorded_lines
from nhipcau.reports.outlook import late_parts, next_steps
from nhipcau.reports.phrases import counted, short_day, states_phrase
from nhipcau.reports.plan_on_day import PlanThen, plan_then
from nhipcau.reports.writing.consolidated import led_lines
from nhipcau.reports.writing.letterhead import lower_first, named, outlined, paragraphs, within
from nhipcau.reports.writing.tables import late_grid


def subject_report(order: Order, today: date) -> kehoach.OfficialDocument:
    """The report; ``about`` names the subject, ``text`` is what the office says of it itself."""
    then = plan_then(order.plan, today, {task.pk for task in order.tasks})
    title = f"{order.about} (tính đến ngày {short_day(today)})"
    return framed(order, title, _body(order, then, within(order.above, order.plan.locality)), today)


def _body(order: Order, then: PlanThen, above: str) -> Iterator[kehoach.Block]:
    plan, name = order.plan, order.issuer.name
    yield kehoach.Text(
        f"Thực hiện {named(plan)} {lower_first(plan.title)}, {name} báo cáo {lower_first(order.about)} như sau:"
    )
    parts = (
        ("TÌNH HÌNH CHUNG", [*paragraphs(order.text), kehoach.Text(_counted(then))]),
        ("KẾT QUẢ THỰC HIỆN", list(led_lines(_results(then)))),
        ("NHIỆM VỤ QUÁ HẠN CHƯA HOÀN THÀNH", [late_grid(parts) for parts in [late_parts(then)] if parts]),
        ("PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI", list(outlined(next_steps(then)))),
    )
    yield from in_sections(parts)
    yield kehoach.Text(f"Trên đây là {lower_first(order.about)}, {name} kính báo cáo {above}./.")


def _counted(then: PlanThen) -> str:
    whole = then.counts().whole
    states = states_phrase(dict(whole.counts))
    of = f"{then.plan.doc_type} có {counted(whole.total)} nhiệm vụ thuộc nội dung này"
    return f"{of}. Đến ngày {short_day(then.day)}, {states}."


def _results(then: PlanThen) -> str:
    """What is on record of each task, a line each."""
    recorded = recorded_lines(then, date.min)
    said = ((task, " ".join(filter(None, recorded.get(task.pk, {}).values()))) for task in then.tasks)
    return "\n".join(f"- {task.called}: {words}" for task, words in said if words)
