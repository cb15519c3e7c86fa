"""The list of a year's duties."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.duties.law import BEFORE, YearlyDuty
from nhipcau.duties.models import DutyNote
from nhipcau.duties.queries import LATE, LATER, SOON, UNDATED, DutyRow
from nhipcau.registers.columns import Column, Listing
from nhipcau.registers.filters import Kept

STATES = {
    LATE: gettext_lazy("Quá hạn"),
    SOON: gettext_lazy("Trong 30 ngày tới"),
    LATER: gettext_lazy("Chưa đến hạn"),
    UNDATED: gettext_lazy("Chưa ghi kết quả"),
    DutyNote.State.DONE.value: DutyNote.State.DONE.label,
    DutyNote.State.NOT_OURS.value: DutyNote.State.NOT_OURS.label,
}
TONES = {LATE: "late", SOON: "draft", DutyNote.State.DONE.value: "done"}


@dataclass(frozen=True, slots=True)
class Shown:
    """A duty as a page shows it to somebody: what they may do, and the address of the page that makes it."""

    row: DutyRow
    can_keep: bool
    opens: str

    @property
    def one(self) -> YearlyDuty:
        return self.row.of

    @property
    def state(self) -> str:
        return str(STATES[self.row.state])

    @property
    def tone(self) -> str:
        return TONES.get(self.row.state, "none")

    @property
    def due(self) -> str:
        """Trước ngày 20/12/2026, chậm nhất 15/11/2026, or that the act sets no day."""
        day = self.one.due
        if day is None:
            return _("không ấn định ngày")
        said = _("trước ngày %(day)s") if self.one.duty.by == BEFORE else _("chậm nhất %(day)s")
        return said % {"day": f"{day:%d/%m/%Y}"}

    @property
    def window(self) -> str:
        """15/12/2025 – 14/12/2026."""
        return " – ".join(f"{day:%d/%m/%Y}" for day in self.one.window or ())

    @property
    def in_charge(self) -> str:
        charge = self.row.charge
        if not self.row.has_charge:
            return ""
        return f"{charge.agency.name}, {charge.person.full_name}" if charge.person else charge.agency.name

    @property
    def paper(self) -> str:
        """The paper by which it was done, or why it need not be."""
        note = self.row.note
        return (note.paper or note.note) if note else ""


def register_address(one: YearlyDuty) -> str:
    """The page that makes it out of its register, cut by the last day of its window; nothing where there is none."""
    if not one.duty.register:
        return ""
    window = one.window
    return reverse(one.duty.register) + (f"?until={window[1]:%Y-%m-%d}" if window else "")


def _sent_on(shown: Shown) -> date | None:
    return shown.row.note.on if shown.row.note else None


DUTIES: Listing[Shown] = Listing(
    gettext_lazy("Việc hằng năm theo luật"),
    "viec-hang-nam",
    (
        Column("name", gettext_lazy("Việc phải làm"), lambda row: row.one.duty.called, 60,
               cell="desk/duties/name_cell.html"),
        Column("due", gettext_lazy("Thời hạn"), lambda row: row.due, 24),
        Column("to", gettext_lazy("Nơi nhận"), lambda row: row.one.duty.to, 26),
        Column("window", gettext_lazy("Kỳ số liệu"), lambda row: row.window, 26),
        Column("charge", gettext_lazy("Phụ trách"), lambda row: row.in_charge, 34),
        Column("state", gettext_lazy("Kết quả"), lambda row: row.state, 22, cell="desk/duties/state_cell.html"),
        Column("on", gettext_lazy("Ngày gửi"), _sent_on, 12, on_page=False),
        Column("paper", gettext_lazy("Văn bản, lý do"), lambda row: row.paper, 40, on_page=False),
        Column("who", gettext_lazy("Cơ quan thực hiện"), lambda row: row.one.duty.who, 30, on_page=False),
        Column("act", gettext_lazy("Căn cứ"), lambda row: row.one.duty.act, 44, on_page=False),
        Column("doubt", gettext_lazy("Cần kiểm tra"), lambda row: row.one.duty.doubt, 50, on_page=False),
        Column("do", gettext_lazy("Thao tác"), lambda _row: "", cell="desk/duties/do_cell.html", in_sheet=False),
    ),
    gettext_lazy("Năm này không có việc nào theo các văn bản đã nạp."),
    (Kept("year"),),
    icon="calendar-check",
)  # fmt: skip
