"""The kinds of documents that are written from a plan, and what stands for each in a symbol."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What an office writes from a plan (Decree 30/2020/NĐ-CP, Art. 7 names them)."""

    REPORT = "report", _("Báo cáo tổng hợp")
    AGENCY_REPORT = "agency_report", _("Báo cáo của cơ quan, đơn vị")
    LETTER = "letter", _("Công văn")
    REMINDER = "reminder", _("Công văn đôn đốc")
    PROPOSAL = "proposal", _("Tờ trình")
    DECISION = "decision", _("Quyết định điều chỉnh kế hoạch")
    PLAN = "plan", _("Bản hợp nhất kế hoạch")
    TASKS = "tasks", _("Danh mục nhiệm vụ")
    OWN_PLAN = "own_plan", _("Kế hoạch thực hiện của cơ quan")
    SUBJECT = "subject", _("Báo cáo chuyên đề")
    CORRECTION = "correction", _("Công văn đính chính")
    WITHDRAWAL = "withdrawal", _("Thông báo thu hồi văn bản")
    COURTESY = "courtesy", _("Thư chúc mừng, thăm hỏi")
    RECORD_REPORT = "record_report", _("Báo cáo theo sổ theo dõi")
    RECORD_LETTER = "record_letter", _("Công văn theo sổ theo dõi")
    RECORD_PROPOSAL = "record_proposal", _("Tờ trình theo sổ theo dõi")
    RECORD_PLAN = "record_plan", _("Kế hoạch theo sổ theo dõi")
    RECORD_DECISION = "record_decision", _("Quyết định theo sổ theo dõi")
    RECORD_MINUTES = "record_minutes", _("Biên bản theo sổ theo dõi")


SYMBOLS = {
    Kind.REPORT: "BC", Kind.AGENCY_REPORT: "BC", Kind.LETTER: "", Kind.REMINDER: "", Kind.PROPOSAL: "TTr",
    Kind.DECISION: "QĐ", Kind.PLAN: "KH", Kind.TASKS: "TB", Kind.OWN_PLAN: "KH", Kind.SUBJECT: "BC",
    Kind.CORRECTION: "", Kind.WITHDRAWAL: "TB", Kind.COURTESY: "Thư", Kind.RECORD_REPORT: "BC",
    Kind.RECORD_LETTER: "", Kind.RECORD_PROPOSAL: "TTr", Kind.RECORD_PLAN: "KH",
    Kind.RECORD_DECISION: "QĐ", Kind.RECORD_MINUTES: "BB",
}  # fmt: skip
"""What stands for each kind in a symbol (Decree 30/2020/NĐ-CP, Annex III)."""

TYPES = {
    Kind.REPORT: "Báo cáo", Kind.AGENCY_REPORT: "Báo cáo", Kind.LETTER: "Công văn", Kind.REMINDER: "Công văn",
    Kind.PROPOSAL: "Tờ trình", Kind.DECISION: "Quyết định", Kind.PLAN: "Kế hoạch", Kind.TASKS: "Thông báo",
    Kind.OWN_PLAN: "Kế hoạch", Kind.SUBJECT: "Báo cáo", Kind.CORRECTION: "Công văn", Kind.WITHDRAWAL: "Thông báo",
    Kind.COURTESY: "Thư", Kind.RECORD_REPORT: "Báo cáo", Kind.RECORD_LETTER: "Công văn",
    Kind.RECORD_PROPOSAL: "Tờ trình", Kind.RECORD_PLAN: "Kế hoạch",
    Kind.RECORD_DECISION: "Quyết định", Kind.RECORD_MINUTES: "Biên bản",
}  # fmt: skip
"""The name of the type (tên loại) of each kind, in Vietnamese as documents have it."""
LETTERS = (Kind.LETTER, Kind.REMINDER, Kind.CORRECTION, Kind.RECORD_LETTER)
"""Kinds that have no name of a type above their summary."""
FORMLESS = (Kind.PLAN, Kind.COURTESY)
"""Kinds that no act lays out: what the decree's form asks for is not looked for."""
ON_PAPER = (Kind.RECORD_REPORT, Kind.RECORD_LETTER, Kind.RECORD_PROPOSAL, Kind.RECORD_PLAN, Kind.RECORD_DECISION,
            Kind.RECORD_MINUTES)  # fmt: skip
"""Kinds whose body a register composes (``documents.papers.Paper``)."""
BY_REGISTERS = (Kind.COURTESY, *ON_PAPER)
"""Kinds that registers compose, not the desk of documents."""
