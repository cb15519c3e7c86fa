"""Consolidated reports on their way up: sent as data, received as data, never retyped."""

import hashlib
import json
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.common.unlocked import before_the_lock
from nhipcau.documents.models import Document, DocumentFile, Kind
from nhipcau.documents.permissions import can_issue_document
from nhipcau.files.integrity import open_whole
from nhipcau.files.sizes import refuse_size
from nhipcau.plans.models import Status
from nhipcau.reports.models import Period, ReceivedReport
from nhipcau.reports.permissions import can_receive_report
from nhipcau.reports.writing.machine import SCHEMA


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def receive_report(*, by: User, data: bytes, now: datetime) -> ReceivedReport:
    """Takes in a locality's report as the file that its instance wrote; the same file only once."""
    require(can_receive_report(by), _("Chỉ cán bộ bộ, ngành trung ương tiếp nhận báo cáo của địa phương."))
    content = _read(data)
    refuse_if(not content["number"], _("Báo cáo chưa được ban hành (chưa có số) nên chưa tiếp nhận được."))
    with transaction.atomic():
        received = _keep(data, content, None, by, now)
        record(by=by, verb="receive_report", target=received, sender=received.sender, sha256=received.sha256)
    return received


def send_up(*, by: User, document: Document, now: datetime) -> ReceivedReport:
    """Sends an issued consolidated report to the ministries that work in this instance."""
    require(can_issue_document(by, document), _("Chỉ người ban hành được gửi báo cáo lên bộ, ngành."))
    refuse_if(not document.is_issued or document.kind != Kind.REPORT, _("Chỉ gửi được báo cáo tổng hợp đã ban hành."))
    refuse_if(document.withdrawn_on is not None, _("Văn bản này đã được thu hồi."))
    file = document.files.filter(role=DocumentFile.Role.DATA, name__endswith=".json").first()
    if file is None:
        raise Refused(_("Báo cáo không có dữ liệu kèm theo."))
    with open_whole(file.content, file.sha256) as kept:
        data = kept.read()
    content = _read(data)
    with transaction.atomic():
        received = _keep(data, content, document.period, by, now)
        record(by=by, verb="send_up", target=document, sha256=received.sha256)
    return received


def _keep(data: bytes, content: dict[str, Any], period: Period | None, by: User, now: datetime) -> ReceivedReport:
    sha256 = hashlib.sha256(data).hexdigest()
    refuse_if(ReceivedReport.objects.filter(sha256=sha256).exists(), _("Báo cáo này đã được tiếp nhận."))
    told = {
        "sender": content["sender"]["locality"],
        "plan_number": content["plan"]["number"],
        "period_name": content["period"]["name"],
    }
    before = ReceivedReport.objects.select_for_update(of=("self",)).filter(
        **told, content__plan=content["plan"], replaced_by=None
    )
    return ReceivedReport.objects.create(
        **told, ends_on=date.fromisoformat(content["period"]["ends_on"]), number=content["number"], content=content,
        whole=content["figures"]["whole"], sha256=sha256, period=period, replaces=before.first(),
        received_by=by, received_at=now,
    )  # fmt: skip


@before_the_lock
def _read(data: bytes) -> dict[str, Any]:
    """The report as data. Refuses what is too large, no JSON, not as the schema has it, or does not add up."""
    refuse_size(len(data))
    refuse_if(b"\\u0000" in data or b"\0" in data, _("Tệp không phải dữ liệu báo cáo (.json)."))
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Refused(_("Tệp không phải dữ liệu báo cáo (.json).")) from error
    fault = next(_schema().iter_errors(content), None)
    if fault is not None:
        where = "/".join(str(part) for part in fault.absolute_path) or "…"
        raise Refused(_("Dữ liệu không đúng mẫu tại %(where)s.") % {"where": where[:200]})
    try:
        date.fromisoformat(content["period"]["ends_on"])
    except ValueError as error:
        raise Refused(_("Dữ liệu không đúng mẫu tại %(where)s.") % {"where": "period/ends_on"}) from error
    _require_sums(content["figures"])
    result: dict[str, Any] = content
    return result


def _require_sums(figures: dict[str, Any]) -> None:
    """Figures of the sections add up to those of the whole, and each to its total."""
    whole, sections = figures["whole"], figures["sections"]
    for row in (whole, *sections):
        refuse_if(
            sum(row.get(status, 0) for status in Status.values) != row["total"],
            _("Số liệu trong báo cáo không khớp: các tình trạng cộng lại khác tổng."),
        )
    for status in Status.values:
        refuse_if(
            sum(row.get(status, 0) for row in sections) != whole.get(status, 0),
            _("Số liệu trong báo cáo không khớp: các mục cộng lại khác toàn kế hoạch."),
        )
