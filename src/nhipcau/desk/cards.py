"""What every register of the desk shows and takes alike: its list, its forms, and on a card files, tasks, steps.

A room says once how its routes are named (``Card``) and gives its own actions; nothing is subclassed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy

from nhipcau.audit.queries import events_about
from nhipcau.desk.lists import list_page
from nhipcau.desk.responses import form_page, refusals
from nhipcau.desk.signed_in import SignedInRequest, go
from nhipcau.overview.record import tell
from nhipcau.overview.records import BY_KEY
from nhipcau.programmes.queries import programme_of, settled_as_it_is, versions_of
from nhipcau.records.papers import papers_of
from nhipcau.records.queries import attachments_of, linked_tasks
from nhipcau.registers.columns import Listing

EVENTS = 8
"""Of the record on a card."""
SAVE = gettext_lazy("Lưu")
CHANGED = gettext_lazy(
    "Trong lúc bạn sửa, có người đã sửa hồ sơ này (xem lịch sử ở hồ sơ). Nội dung bạn nhập vẫn còn dưới đây; nếu lưu "
    "lần nữa thì lấy nội dung này."
)
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
            "detail": self.detail or f"{self.name}_detail",
        }  # fmt: skip

    def address(self, record: Model) -> str:
        return reverse(self.routes["detail"], args=[record.pk])


@dataclass(frozen=True, slots=True)
class Ask:
    """What the page of a form says: its heading, what it tells once it is done, its button, a line above the form.

    ``record`` is what it is about, None of one that is to be made; ``about`` quotes a part of it. A long form has
    ``parts``: headings with the names of their fields. What is refused stands above the form, or at its ``field``.
    Afterwards one goes ``to`` an address, else to the card. ``away`` is a second button that takes the record away: its
    label and its address. A form that ``overwrites`` what stands in the record is not taken where somebody has changed
    it since the page was asked for: both are shown, and what is sent then counts.
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
    overwrites: bool = False

    @property
    def seen(self) -> str:
        """A mark of all that stands in the row of a record that may be overwritten."""
        if self.record is None or not self.overwrites:
            return ""
        values = [str(getattr(self.record, field.attname)) for field in self.record._meta.concrete_fields]
        return sha256("\x00".join(values).encode()).hexdigest()[:16]


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
        "register": card.name,
        "files": attachments_of(record),
        "tasks": linked_tasks(request.user, record),
        "events": [(event, tell(event)) for event in events_about([mine])[:EVENTS]],
        "can_edit": can_edit,
        **_papers_context(card.name, record),
    }


def _papers_context(register: str, record: Model) -> dict[str, Any]:
    """What was written of the record and what can be written now; nothing of registers that write no documents."""
    papers = BY_KEY[register].papers if register in BY_KEY else None
    if papers is None:
        return {}
    writable = papers.writable(record, timezone.localdate())
    return {
        "papers": [(papers.label(one.what), one.document) for one in papers_of(record)],
        "writable": [(what, papers.label(what)) for what in writable],
    }


def programme_context(record: Model) -> dict[str, Any]:
    """What ``desk/programmes/programme.html`` needs beside what the card has."""
    version = versions_of(record).first()
    is_as_settled = settled_as_it_is(record, version) is not None
    return {"programme": programme_of(record), "version": version, "is_as_settled": is_as_settled}


def ask_page(
    request: SignedInRequest, card: Card, ask: Ask, form: forms.Form, act: Callable[[Any], Any]
) -> HttpResponseBase:
    """The page of a form of a register, and what it asks for done; afterwards the card is shown.

    ``act`` gets what was typed, clean, and gives the record whose card is shown where there was none before, or the
    address of what else it made.
    """
    record, seen = ask.record, ask.seen
    if request.POST.get("seen", seen) != seen:
        form.add_error(None, str(CHANGED))
    if request.method == "POST" and form.is_valid():
        with refusals(form, field=ask.field):
            made = act(form.cleaned_data)
            messages.success(request, str(ask.done))
            to = made if isinstance(made, str) else ask.to
            return go(request, to or card.address(record or made))
    home = reverse(card.routes["list"])
    back = card.address(record) if record else home
    parts = [(heading, [form[name] for name in names]) for heading, names in ask.parts]
    context = {"card": card, "ask": ask, "record": record, "home": home, "back": back, "parts": parts, "seen": seen}
    return form_page(request, "desk/parts/card_form.html", form, context)
