"""The letter that urges an agency (công văn đôn đốc), in official form."""

from datetime import date

from django.db.models import F
from django.utils import translation

import kehoach
from nhipcau.agencies.models import Agency
from nhipcau.common.unlocked import before_the_lock
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import live_assignments
from nhipcau.reports.writing.letterhead import (
    lower_first,
    named,
    on_letterhead,
)
from nhipcau.work.models import Status
from nhipcau.work.queries import Followed, answering, with_status

COLUMNS = ("TT", "Nội dung công việc", "Hạn", "Tình trạng")
WIDTHS = (12, 95, 28, 30)
URGED = (Status.LATE, Status.SILENT)


def urged_assignments(plan: Plan, agency: Agency, today: date) -> "list[Followed]":
    """What the agency is to be reminded of: what is late, and what it has said nothing of; the late first."""
    rows = with_status(answering(live_assignments(plan).filter(agency=agency)), today).filter(status__in=URGED)
    return list(rows.select_related("task__item").order_by(F("due_now").asc(nulls_last=True), "task__item__position"))


@before_the_lock
def reminder_letter(plan: Plan, agency: Agency, issuer: Agency | None, today: date) -> bytes:
    """The letter as .docx, in Vietnamese whatever language the page is in."""
    with translation.override("vi"):
        return kehoach.write_official(reminder(plan, agency, issuer, today))


def reminder(plan: Plan, agency: Agency, issuer: Agency | None, today: date) -> kehoach.OfficialDocument:
    """The letter as a document."""
    rows = urged_assignments(plan, agency, today)
    late = sum(row.status == Status.LATE for row in rows)
    number = f" số {plan.number}" if plan.number else ""
    return on_letterhead(
        issuer,
        "",
        today,
        type="",
        title=f"đôn đốc thực hiện {plan.doc_type}{number}",
        addressees=(agency.name,),
        body=(
            kehoach.Text(
                f"Thực hiện {named(plan)} {lower_first(plan.title)}, đến ngày {today:%d/%m/%Y}, {agency.name} còn "
                f"{len(rows)} việc cần đôn đốc, trong đó {late} việc quá hạn:"
            ),
            kehoach.Grid(COLUMNS, tuple(_cells(at, row) for at, row in enumerate(rows, start=1)), WIDTHS),
            kehoach.Text(
                "Đề nghị cơ quan khẩn trương thực hiện, cập nhật tiến độ kèm minh chứng; việc quá hạn nêu "
                "rõ lý do và thời gian hoàn thành./."
            ),
        ),
        recipients=("Như trên",),
    )


def _cells(at: int, row: "Followed") -> tuple[str, ...]:
    due = f"{row.due_now:%d/%m/%Y}" if row.due_now else row.task.time_text
    return str(at), row.task.item.text, due, str(Status(row.status).label)
