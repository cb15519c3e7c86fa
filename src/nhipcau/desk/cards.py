"""What every register of the desk shows and takes alike: its list, its forms, and on a card files, tasks, steps.

A room says once how its routes are named (``Card``) and gives its own actions; nothing is subclassed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.audit.queries import events_about
from nhipcau.common.numbers import parse_whole
from nhipcau.desk.lists import list_page
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, go, sent
from nhipcau.desk.uploads import take_in
from nhipcau.overview.record import tell
from nhipcau.plans.models import Task
from nhipcau.plans.queries import visible_tasks
from nhipcau.records.keeping import SentFile
from nhipcau.records.queries import attachments_of, linked_tasks, tasks_to_link
from nhipcau.records.steps import Progress, StageRow
from nhipcau.registers.columns import Listing

EVENTS = 8
"""Of the record on a card."""
SAVE = gettext_lazy("Lưu")
Label = Any
"""A text of the interface that is translated when it is shown."""


@dataclass(frozen=True, slots=True)
class Card:
    """How a register's records and routes are called: partner_detail, partners_xlsx, link_partner and so on.

    ``detail`` is the route of a record where that is not its card but its form.
    """

    name: str
    many: str
    plural: Label
    add: Label
    detail: str = ""

    @property
    def routes(self) -> dict[str, str]:
        """The names of the routes by what they do; templates ask them for addresses."""
        return {
            "list": f"{self.name}_list", "sheet": f"{self.many}_xlsx", "add": f"add_{self.name}",
            "detail": self.detail or f"{self.name}_detail", "file": f"{self.name}_file",
            "attach": f"attach_to_{self.name}",
            "take_off": f"take_off_{self.name}", "link": f"link_{self.name}", "unlink": f"unlink_{self.name}",
            "step": f"note_{self.name}_step", "picture": f"{self.name}_picture",
            "add_picture": f"add_{self.name}_picture", "take_off_picture": f"take_off_{self.name}_picture",
        }  # fmt: skip

    def address(self, record: Model) -> str:
        return reverse(self.routes["detail"], args=[record.pk])


@dataclass(frozen=True, slots=True)
class Ask:
    """What the page of a form says: its heading, what it tells once it is done, its button, a line above the form.

    ``record`` is what it is about, None of one that is to be made; ``about`` quotes a part of it. A long form has
    ``parts``: headings with the names of their fields. What is refused stands above the form, or at its ``field``.
    Afterwards one goes ``to`` an address, else to the card. ``away`` is a second button that takes the record away: its
    label and its address.
    """

    heading: Label
    done: Label
    submit: Label = SAVE
    hint: Label = ""
    about: str = ""
    parts: Sequence[tuple[Label, Sequence[str]]] = ()
    record: Model | None = None
    field: str | None = None
    to: str = ""
    away: tuple[Label, str] | None = None


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


class StepForm(forms.Form):
    """How far a step of the law is."""

    number = forms.IntegerField(widget=forms.HiddenInput)
    began_on = forms.DateField(label=gettext_lazy("Bắt đầu"), required=False)
    done_on = forms.DateField(label=gettext_lazy("Xong ngày"), required=False)
    note = forms.CharField(label=gettext_lazy("Văn bản, ghi chú"), max_length=500, required=False)

    def progress(self) -> Progress:
        return Progress(**self.cleaned_data)


def register_page(
    request: SignedInRequest, card: Card, listing: Listing[Any], rows: QuerySet[Any], **context: Any
) -> HttpResponseBase:
    """The list of a register. ``can_add`` shows the button; ``said`` is a line, ``more`` links under the heading."""
    return list_page(request, "desk/parts/register_list.html", listing, rows, {"card": card, **context})


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


def ask_page(
    request: SignedInRequest, card: Card, ask: Ask, form: forms.Form, act: Callable[[Any], Any]
) -> HttpResponseBase:
    """The page of a form of a register, and what it asks for done; afterwards the card is shown.

    ``act`` gets what was typed, clean, and gives the record whose card is shown where there was none before.
    """
    record = ask.record
    if request.method == "POST" and form.is_valid():
        with refusals(form, field=ask.field):
            made = act(form.cleaned_data)
            messages.success(request, str(ask.done))
            return go(request, ask.to or card.address(record or made))
    home = reverse(card.routes["list"])
    page = request.resolver_match.url_name if request.resolver_match else ""
    back = card.address(record) if record else home
    parts = [(heading, [form[name] for name in names]) for heading, names in ask.parts]
    context = {"card": card, "ask": ask, "record": record, "home": home, "back": back, "page": page, "parts": parts}
    return form_page(request, "desk/parts/card_form.html", form, context)


def attach_page(request: SignedInRequest, card: Card, record: Model, act: Callable[..., Any]) -> HttpResponseBase:
    """The form of a file that comes to a record, and its taking in."""

    def attach(said: dict[str, Any]) -> None:
        name, data = take_in(request, [said["file"]], "document")[0]
        act(by=request.user, file=SentFile(name, data, said["note"]), now=timezone.now())

    ask = Ask(_("Đính kèm tệp"), _("Đã đính kèm tệp."), _("Đính kèm"), record=record, field="file")
    return ask_page(request, card, ask, AttachmentForm(*sent(request)), attach)


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
    hint = _("Nhiệm vụ của kế hoạch đang thực hiện có liên quan đến hồ sơ này.")
    ask = Ask(_("Gắn với nhiệm vụ"), _("Đã gắn với nhiệm vụ."), _("Gắn"), hint, record=record)
    link = partial(act, by=request.user, now=timezone.now())
    return ask_page(request, card, ask, TasksForm(*sent(request), tasks=tasks), lambda said: link(**said))


def unlink(request: SignedInRequest, card: Card, record: Model, act: Callable[..., Any]) -> HttpResponseBase:
    """A task to which a record does not belong."""
    task = get_object_or_404(visible_tasks(request.user), pk=parse_whole(request.POST.get("task", "")))
    act(by=request.user, task=task)
    messages.success(request, _("Đã bỏ gắn với nhiệm vụ."))
    return go(request, card.address(record))


def step_page(
    request: SignedInRequest, card: Card, record: Model, rows: Sequence[StageRow], act: Callable[..., Any]
) -> HttpResponseBase:
    """How far one of the steps of the law is (?number); the first where none is named."""
    by_number = {row.step.number: row for row in rows}
    number = parse_whole(request.POST.get("number") or request.GET.get("number", ""))
    row = by_number.get(number or min(by_number, default=0))
    if row is None:
        raise Http404
    said = {name: getattr(row.stage, name) for name in ("began_on", "done_on", "note")} if row.stage else {}
    form = StepForm(*sent(request), initial={"number": row.step.number, **said})
    about = f"{row.step.number}. {row.step.name} · {row.step.who} · {row.step.act}"
    ask = Ask(_("Bước của quy trình"), _("Đã ghi bước của quy trình."), about=about, record=record)
    return ask_page(request, card, ask, form, lambda _said: act(by=request.user, said=form.progress()))
