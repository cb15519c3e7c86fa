"""The letter that urges an agency (công văn đôn đốc), in official form: a third door to the writer."""

from datetime import date

from django.utils import translation

import kehoach
from nhipcau.agencies.models import Agency
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import standing_assignments
from nhipcau.reports.writing import issuer_lines, long_date, place_of
from nhipcau.work.models import Status
from nhipcau.work.queries import Followed, answering, with_status

COLUMNS = ("TT", "Nội dung công việc", "Hạn", "Tình trạng")
WIDTHS = (12, 95, 28, 30)
URGED = (Status.LATE, Status.SILENT)


def urged_assignments(plan: Plan, agency: Agency, today: date) -> "list[Followed]":
    """What the agency is to be reminded of: what is late, and what it has said nothing of; the late first."""
    rows = with_status(answering(standing_assignments(plan).filter(agency=agency)), today).filter(status__in=URGED)
    return list(rows.select_related("task__item").order_by("task__due", "task__item__position"))


def reminder_letter(plan: Plan, agency: Agency, issuer: Agency | None, today: date) -> bytes:
    """The letter as .docx, in Vietnamese whatever language the page is in."""
    with translation.override("vi"):
        rows = urged_assignments(plan, agency, today)
        late = sum(row.status == Status.LATE for row in rows)
        short = issuer.short_name if issuer and issuer.short_name else "CQ"
        number = f" số {plan.number}" if plan.number else ""
        cells = tuple(
            (str(at), row.task.item.text, f"{row.task.due:%d/%m/%Y}" if row.task.due else row.task.time_text,
             str(Status(row.status).label))
            for at, row in enumerate(rows, start=1)
        )  # fmt: skip
        return kehoach.write_official(
            kehoach.OfficialDocument(
                parent=plan.issuer or "",
                issuer=issuer_lines(issuer),
                symbol=short,
                place=place_of(plan),
                date=f"ngày      tháng {today.month:02} năm {today.year}",
                type="",
                title=f"đôn đốc thực hiện {plan.doc_type}{number}",
                addressees=(agency.name,),
                body=(
                    kehoach.Text(
                        f"Thực hiện {plan.doc_type}{number}{long_date(plan.issued_on)} của "
                        f"{plan.issuer or plan.locality.name} {plan.title[:1].lower()}{plan.title[1:]}, đến ngày "
                        f"{today:%d/%m/%Y}, {agency.name} còn {len(rows)} việc cần đôn đốc, trong đó {late} việc "
                        "quá hạn:"
                    ),
                    kehoach.Grid(COLUMNS, cells, WIDTHS),
                    kehoach.Text(
                        "Đề nghị cơ quan khẩn trương thực hiện, cập nhật tiến độ kèm minh chứng; việc quá hạn nêu "
                        "rõ lý do và thời gian hoàn thành./."
                    ),
                ),
                signature=kehoach.Signature("", ("GIÁM ĐỐC",), ""),
                recipients=("Như trên", "Lưu: VT"),
            )
        )
