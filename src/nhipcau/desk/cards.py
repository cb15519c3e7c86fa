"""What the card of every register shows and takes alike: files, tasks, what happened.

A room says once how its routes are named (``Card``) and gives its own actions; nothing is subclassed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.audit.queries import events_about
from nhipcau.common.numbers import parse_whole
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, go, sent
from nhipcau.desk.uploads import take_in
from nhipcau.overview.record import tell
from nhipcau.plans.models import Task
from nhipcau.plans.queries import visible_tasks
from nhipcau.records.keeping import SentFile
from nhipcau.records.queries import attachments_of, linked_tasks, tasks_to_link

EVENTS = 8
"""Of the record on a card."""


@dataclass(frozen=True, slots=True)
class Card:
    """How the routes of a register's card are named: partner_detail, partner_file, link_partner and so on."""

    name: str

    @property
    def routes(self) -> dict[str, str]:
        """The names of the routes by what they do; templates ask them for addresses."""
        return {
            "detail": f"{self.name}_detail", "file": f"{self.name}_file", "attach": f"attach_to_{self.name}",
            "take_off": f"take_off_{self.name}", "link": f"link_{self.name}", "unlink": f"unlink_{self.name}",
        }  # fmt: skip

    def address(self, record: Model) -> str:
        return reverse(self.routes["detail"], args=[record.pk])


class AttachmentForm(forms.Form):
    """A file of a record."""

    file = forms.FileField(label=gettext_lazy("Tệp"), allow_empty_file=True)
    note = forms.CharField(label=gettext_lazy("Là tệp gì"), max_length=250, required=False)


class TasksForm(forms.Form):
    """Tasks to which a record belongs."""

    tasks = forms.ModelMultipleChoiceField(label=gettext_lazy("Nhiệm vụ"), queryset=Task.objects.none())

    def __init__(self, *args: Any, tasks: QuerySet[Task], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tasks"].queryset = tasks  # type: ignore[attr-defined]


def card_context(request: SignedInRequest, card: Card, record: Model, *, can_edit: bool) -> dict[str, Any]:
    """What the shared parts of a card need: ``desk/parts/record_files.html`` and its sisters."""
    mine = type(record)._default_manager.filter(pk=record.pk)
    return {
        "record": record,
        "routes": card.routes,
        "files": attachments_of(record),
        "tasks": linked_tasks(request.user, record),
        "events": [(event, tell(event)) for event in events_about([mine])[:EVENTS]],
        "can_edit": can_edit,
    }


def attach_page(request: SignedInRequest, card: Card, record: Model, act: Callable[..., Any]) -> HttpResponseBase:
    """The form of a file that comes to a record, and its taking in."""
    form = AttachmentForm(*sent(request))
    if request.method == "POST" and form.is_valid():
        with refusals(form, field="file"):
            name, data = take_in(request, [form.cleaned_data["file"]], "document")[0]
            act(by=request.user, file=SentFile(name, data, form.cleaned_data["note"]), now=timezone.now())
            messages.success(request, _("Đã đính kèm tệp."))
            return go(request, card.address(record))
    context = {"record": record, "back": card.address(record), "page": card.routes["attach"]}
    return form_page(request, "desk/parts/attach_form.html", form, context)


def take_off(request: SignedInRequest, card: Card, record: Model, act: Callable[..., Any]) -> HttpResponseBase:
    """A file that was attached by mistake goes."""
    row = get_object_or_404(attachments_of(record), pk=parse_whole(request.POST.get("file", "")))
    act(by=request.user, file=row, now=timezone.now())
    messages.success(request, _("Đã gỡ tệp."))
    return go(request, card.address(record))


def link_page(request: SignedInRequest, card: Card, record: Any, act: Callable[..., Any]) -> HttpResponseBase:
    """The form of the tasks to which a record of a locality comes to belong."""
    there = linked_tasks(request.user, record).values("pk")
    tasks = tasks_to_link(request.user, [record.locality_id]).exclude(pk__in=there)
    form = TasksForm(*sent(request), tasks=tasks)
    if request.method == "POST" and form.is_valid():
        with refusals(form):
            act(by=request.user, tasks=form.cleaned_data["tasks"], now=timezone.now())
            messages.success(request, _("Đã gắn với nhiệm vụ."))
            return go(request, card.address(record))
    context = {"record": record, "back": card.address(record), "page": card.routes["link"]}
    return form_page(request, "desk/parts/link_form.html", form, context)


def unlink(request: SignedInRequest, card: Card, record: Model, act: Callable[..., Any]) -> HttpResponseBase:
    """A task to which a record does not belong."""
    task = get_object_or_404(visible_tasks(request.user), pk=parse_whole(request.POST.get("task", "")))
    act(by=request.user, task=task)
    messages.success(request, _("Đã bỏ gắn với nhiệm vụ."))
    return go(request, card.address(record))
