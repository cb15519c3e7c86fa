"""Lists that are taken in from .xlsx: shown before anything is changed, then done as a job."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.core.cache import cache
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_tasks.base import Task

from nhipcau.agencies.jobs import import_agencies_job
from nhipcau.agencies.models import Locality
from nhipcau.agencies.queries import visible_localities
from nhipcau.agencies.spreadsheets import preview_agencies
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import NotAllowed, Refused
from nhipcau.desk.agency_forms import SheetForm
from nhipcau.desk.responses import XLSX, attachment
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.desk.spreadsheets import write_reorganisation
from nhipcau.desk.uploads import take_in
from nhipcau.desk.views.agencies import managed_locality
from nhipcau.jobs.queue import start
from nhipcau.plans.models import Plan
from nhipcau.plans.permissions import can_add_task
from nhipcau.plans.queries import visible_plans
from nhipcau.succession.jobs import reorganise_job
from nhipcau.succession.reorganisation import changes_of_2025, read_reorganisation
from nhipcau.work.importing import preview_work
from nhipcau.work.jobs import import_work_job

MOST_BYTES = 5 * 1024 * 1024
KEPT_SECONDS = 2 * 60 * 60


@dataclass(frozen=True, slots=True)
class _Intake:
    """One kind of list: its page, how it is read for showing, and the job that does what was shown."""

    template: str
    read: Callable[[bytes, Locality, date], Any]
    job: "Task[..., dict[str, str]]"
    told: Mapping[str, Any] = field(default_factory=dict)
    shown: Mapping[str, Any] = field(default_factory=dict)


AGENCIES = _Intake("desk/import_agencies.html", preview_agencies, import_agencies_job)
REORGANISATION = _Intake("desk/reorganise.html", read_reorganisation, reorganise_job)


@require_http_methods(["GET", "POST"])
@desk_page
def import_agencies(request: SignedInRequest) -> HttpResponseBase:
    """A list of agencies."""
    return _take_in(request, AGENCIES)


@require_http_methods(["GET", "POST"])
@desk_page
def reorganise(request: SignedInRequest) -> HttpResponseBase:
    """A whole reorganisation."""
    return _take_in(request, REORGANISATION)


@require_http_methods(["GET", "POST"])
@desk_page
def import_work(request: SignedInRequest) -> HttpResponseBase:
    """Tasks and progress, into a plan at work or outside any."""
    locality = next((place for place in visible_localities(request.user) if can_add_task(request.user, place)), None)
    if locality is None:
        raise NotAllowed(_("Chỉ cán bộ đầu mối hoặc lãnh đạo được nhập công việc."))
    plans = visible_plans(request.user).filter(locality=locality, state=Plan.State.ACTIVE).exclude(source=None)
    plan = plans.filter(pk=parse_whole(request.GET.get("plan", "")) or 0).first()
    intake = _Intake(
        "desk/import_work.html", partial(preview_work, plan=plan), import_work_job,
        {"plan": plan.pk if plan else None}, {"plan": plan, "plans": plans},
    )  # fmt: skip
    return _take_in(request, intake, locality)


def _take_in(request: SignedInRequest, intake: _Intake, locality: Locality | None = None) -> HttpResponseBase:
    locality = locality or managed_locality(request)
    form = SheetForm(*sent(request))
    context: dict[str, object] = {"form": form, **intake.shown}
    if request.method == "POST":
        try:
            data = _sheet_of(request, form)
            shown: Any = intake.read(data, locality, timezone.localdate()) if data is not None else None
        except Refused as refusal:
            context |= {"sentence": str(refusal), "form": SheetForm()}
        else:
            if data is not None and "token" in request.POST and not shown.faults:
                encoded = base64.b64encode(data).decode()
                return redirect(
                    "job_detail", start(intake.job, request.user, locality=locality.pk, data=encoded, **intake.told)
                )
            if data is not None:
                context |= {"shown": shown, "token": _keep_sheet(request, data), "form": SheetForm()}
    return render(request, intake.template, context, status=422 if "sentence" in context or form.errors else 200)


def _sheet_of(request: SignedInRequest, form: SheetForm) -> bytes | None:
    """The list that was sent now, or the one that was shown before; kept for two hours for its sender."""
    if "token" in request.POST:
        kept: bytes | None = cache.get(_sheet_key(request, request.POST["token"]))
        if kept is None:
            raise Refused(_("Bảng đã xem trước không còn được giữ; hãy tải lên lại."))
        return kept
    if not form.is_valid():
        return None
    if form.cleaned_data["file"].size > MOST_BYTES:
        raise Refused(_("Bảng lớn hơn %(size)s MB; hãy chia thành nhiều tệp.") % {"size": MOST_BYTES // 1024 // 1024})
    return take_in(request, [form.cleaned_data["file"]], "sheet")[0][1]


def _keep_sheet(request: SignedInRequest, data: bytes) -> str:
    token = get_random_string(32)
    cache.set(_sheet_key(request, token), data, KEPT_SECONDS)
    return token


def _sheet_key(request: SignedInRequest, token: str) -> str:
    """Nobody reaches another's list, whatever they send as a token."""
    return f"sheet-{request.user.pk}-{''.join(filter(str.isalnum, token))[:40]}"


@require_GET
@desk_page
def reorganisation_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """The changes of 2025 as a list to begin with."""
    rows = changes_of_2025(managed_locality(request), timezone.localdate())
    days = [date.fromisoformat(row["on"]) if row["on"] else None for row in rows]
    return attachment(write_reorganisation(rows, days), "sap-xep-2025.xlsx", XLSX)
