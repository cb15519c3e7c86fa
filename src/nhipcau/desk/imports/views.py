"""Lists that are taken in from .xlsx: shown before anything is changed, then done as a job."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any

from django.core.cache import cache
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods
from django_tasks.base import Task

from nhipcau.agencies.imports import preview_agencies
from nhipcau.agencies.jobs import KEY, import_agencies_job, invite_people_job
from nhipcau.agencies.models import Locality
from nhipcau.agencies.people_lists import preview_people
from nhipcau.agencies.queries import locality_where, managed_locality
from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import Refused
from nhipcau.desk.addresses import whole_address
from nhipcau.desk.imports.forms import AnyListForm, SheetForm
from nhipcau.desk.imports.listing import PEOPLE_ROWS, REORGANISATION_ROWS
from nhipcau.desk.lists import sheet_of
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, desk_page, sent
from nhipcau.desk.uploads import take_in
from nhipcau.jobs.queue import start
from nhipcau.partners.imports import preview_partners
from nhipcau.partners.jobs import import_partners_job
from nhipcau.partners.list_shape import PARTNERS
from nhipcau.partners.permissions import can_add_partner
from nhipcau.plans.permissions import can_add_task
from nhipcau.plans.queries import plans_at_work
from nhipcau.registers.office_lists import Said
from nhipcau.succession.jobs import reorganise_job
from nhipcau.succession.reorganisation import changes_of_2025, read_reorganisation
from nhipcau.work.imports import preview_work
from nhipcau.work.jobs import import_work_job
from nhipcau.work.list_shape import WORK

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
    form: type[SheetForm] = SheetForm


AGENCIES = _Intake("desk/imports/import_agencies.html", preview_agencies, import_agencies_job)
REORGANISATION = _Intake("desk/imports/reorganise.html", read_reorganisation, reorganise_job)


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
    locality = locality_where(request.user, can_add_task, _("Chỉ cán bộ đầu mối hoặc lãnh đạo được nhập công việc."))
    plans = plans_at_work(request.user, locality)
    plan = plans.filter(pk=parse_whole(request.GET.get("plan", "")) or 0).first()
    said = _said(request)
    intake = _Intake(
        "desk/imports/import_work.html", partial(preview_work, plan=plan, said=said), import_work_job,
        {"plan": plan.pk if plan else None, "said": said.as_json()},
        {"plan": plan, "plans": plans, "column_names": WORK.labels}, AnyListForm,
    )  # fmt: skip
    return _take_in(request, intake, locality)


@require_http_methods(["GET", "POST"])
@desk_page
def import_partners(request: SignedInRequest) -> HttpResponseBase:
    """Partners, into the register."""
    locality = locality_where(request.user, can_add_partner, _("Chỉ cán bộ của địa phương được thêm đối tác."))
    said = _said(request)
    intake = _Intake(
        "desk/imports/import_partners.html", partial(preview_partners, by=request.user, said=said),
        import_partners_job, {"said": said.as_json()}, {"column_names": PARTNERS.labels}, AnyListForm,
    )  # fmt: skip
    return _take_in(request, intake, locality)


def _said(request: SignedInRequest) -> Said:
    """The sheet and the columns as they were chosen below the preview; nothing before it was shown."""
    chosen = {
        at: str(key)
        for name, key in request.POST.items()
        if name.startswith("column-") and (at := parse_whole(name.removeprefix("column-"))) is not None
    }
    is_same_sheet = request.POST.get("sheet", "") == request.POST.get("shown_sheet", "")
    return Said(request.POST.get("sheet", ""), chosen if chosen and is_same_sheet else None)


@require_http_methods(["GET", "POST"])
@desk_page
def invite_people(request: SignedInRequest) -> HttpResponseBase:
    """Everybody who is to sign in, from a list."""
    intake = _Intake(
        "desk/imports/invite_people.html", partial(preview_people, by=request.user), invite_people_job,
        {"address": whole_address(request, "accept_invitation", KEY)},
    )  # fmt: skip
    return _take_in(request, intake)


@require_GET
@desk_page
def people_list_xlsx(request: SignedInRequest) -> HttpResponseBase:
    """An empty list with the columns that are read."""
    managed_locality(request.user)
    return sheet_of(PEOPLE_ROWS, ())


def _take_in(request: SignedInRequest, intake: _Intake, locality: Locality | None = None) -> HttpResponseBase:
    """First the list is shown, then what was shown is done."""
    locality = locality or managed_locality(request.user)
    if "token" in request.POST:
        return _show_again(request, intake, locality) if "look" in request.POST else _do(request, intake, locality)
    form = intake.form(*sent(request))
    context = dict(intake.shown)
    if form.is_valid():
        with refusals(form, field="file"):
            file = form.cleaned_data["file"]
            _refuse_long(file)
            data = take_in(request, [file], "sheet")[0][1]
            shown = intake.read(data, locality, timezone.localdate())
            context |= {"shown": shown, "token": _keep_sheet(request, data)}
    return form_page(request, intake.template, form, context)


def _show_again(request: SignedInRequest, intake: _Intake, locality: Locality) -> HttpResponseBase:
    """The list as it reads with other columns or on another sheet."""
    token = request.POST["token"]
    shown = intake.read(_kept_sheet(request, token), locality, timezone.localdate())
    return form_page(request, intake.template, intake.form(), {**intake.shown, "shown": shown, "token": token})


def _kept_sheet(request: SignedInRequest, token: str) -> bytes:
    data: bytes | None = cache.get(_sheet_key(request, token))
    if data is None:
        raise Refused(_("Bảng đã xem trước không còn được giữ; hãy tải lên lại."))
    return data


def _do(request: SignedInRequest, intake: _Intake, locality: Locality) -> HttpResponseBase:
    """Starts the job of a list that was shown; shows it once more where something has gone wrong with it since."""
    token = request.POST["token"]
    data = _kept_sheet(request, token)
    shown = intake.read(data, locality, timezone.localdate())
    if shown.faults:
        return form_page(request, intake.template, intake.form(), {**intake.shown, "shown": shown, "token": token})
    encoded = base64.b64encode(data).decode()
    return redirect("job_detail", start(intake.job, request.user, locality=locality.pk, data=encoded, **intake.told))


def _refuse_long(file: "UploadedFile[bytes]") -> None:
    if (file.size or 0) > MOST_BYTES:
        raise Refused(_("Bảng lớn hơn %(size)s MB; hãy chia thành nhiều tệp.") % {"size": MOST_BYTES // 1024 // 1024})


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
    return sheet_of(REORGANISATION_ROWS, changes_of_2025(managed_locality(request.user), timezone.localdate()))
