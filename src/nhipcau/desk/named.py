"""Fields that take a record by its name: a page never holds a list of twenty thousand to choose from.

While one types, the names that fit are offered (the route ``choose_record``). Without scripts the name is typed and
sent; one that is not whole comes back with the nearest names, offered beside the field.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.common.numbers import parse_whole
from nhipcau.common.vietnamese import fold, with_words
from nhipcau.partners.models import Contact, Partner
from nhipcau.partners.queries import folded_names, search_partners, visible_contacts, visible_partners

OFFERED = 12
EACH_ON_A_LINE = gettext_lazy("Mỗi dòng một đối tác; gõ vài chữ để chọn, xóa trắng dòng để bỏ.")
MOST_COMPARED = 200
MOST_NAMES = 40
"""Records in one field."""


@dataclass(frozen=True, slots=True)
class Named:
    """A kind of record that is chosen by name: which a person sees, how one is sought, called, and known by."""

    key: str
    model: type[Model]
    visible: Callable[[User], QuerySet[Any]]
    search: Callable[[QuerySet[Any], str], QuerySet[Any]]
    label: Callable[[Any], str]
    names: Callable[[Any], list[str]]

    def offered(self, rows: QuerySet[Any], words: str) -> list[Any]:
        """The first records in which every word is found."""
        return list(self.search(rows, words.replace("(", " ").replace(")", " ").replace(",", " "))[:OFFERED])

    def called(self, rows: QuerySet[Any], text: str) -> list[Any]:
        """The records that go by exactly this name, marks aside; of a label that is whole, that one."""
        bare = fold(text.split(" (")[0])
        near = list(self.search(rows, bare.replace(",", " "))[:MOST_COMPARED])
        whole = [row for row in near if fold(self.label(row)) == fold(text)][:1]
        return whole or [row for row in near if {fold(text), bare} & set(self.names(row))]


def _partner_label(partner: Partner) -> str:
    return f"{partner.name_vi} ({partner.country.name_vi})" if partner.country else partner.name_vi


def _search_contacts(rows: QuerySet[Contact], words: str) -> QuerySet[Contact]:
    found = with_words(rows, words, "folded__contains", "posts__partner__folded__contains")
    return found.distinct().prefetch_related("posts__partner")


def _contact_label(contact: Contact) -> str:
    """The person and where they were last: two people of one name are told apart."""
    post = next(iter(contact.posts.all()), None)
    return f"{contact} ({post.title_vi}, {post.partner.name_vi})" if post else str(contact)


PARTNER = Named("partner", Partner, visible_partners, search_partners, _partner_label, folded_names)
CONTACT = Named("contact", Contact, visible_contacts, _search_contacts, _contact_label,
                lambda row: [row.folded, fold(str(row))])  # fmt: skip
NAMED = {named.key: named for named in (PARTNER, CONTACT)}


class NameInput(forms.TextInput):
    """A line with names to choose from, which a route offers; ``offered`` stand there from the beginning."""

    template_name = "ui/name_input.html"
    spare = 0
    """Empty lines behind those that are filled."""

    def __init__(self, route: str, *args: str) -> None:
        super().__init__(attrs={"autocomplete": "off"})
        self.route, self.args = route, args
        self.offered: list[str] = []

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        first = context["widget"]["attrs"]
        home = first.get("id", name)
        others = {key: said for key, said in first.items() if key not in ("id", "required")}
        others |= {"aria-labelledby": f"{home}_label"}
        filled = [one for one in (value if isinstance(value, list) else [value]) if one]
        said = (filled + [""] * self.spare) or [""]
        inputs = [{"value": one, "attrs": others if at else first} for at, one in enumerate(said)]
        where = f"{reverse(self.route, args=self.args)}?field={name}"
        return context | {"inputs": inputs, "where": where, "offered": self.offered, "names": f"{home}_names"}


class NamesInput(NameInput):
    """As many lines as there are names, and some more."""

    spare = 2

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[str]:
        return list(data.getlist(name) if hasattr(data, "getlist") else data.get(name, []))


def place_field(label: Any, *, required: bool = False) -> forms.CharField:
    """Where something takes place: places that were typed before are offered, any other may be typed."""
    return forms.CharField(label=label, max_length=250, required=required, widget=NameInput("choose_place"))


class NamedField(forms.Field):
    """One record by its name, or by its number in an address. ``rows`` are those that may be chosen."""

    widget_class: type[NameInput] = NameInput

    def __init__(self, named: Named, **kwargs: Any) -> None:
        super().__init__(widget=self.widget_class("choose_record", named.key), **kwargs)
        self.named = named
        self.rows: QuerySet[Any] = named.model._default_manager.none()

    def to_python(self, value: Any) -> Any:
        return self._found(str(value).strip()) if value not in self.empty_values else None

    def prepare_value(self, value: Any) -> Any:
        """The record's name, of a number or a record that was given; else what was typed."""
        if isinstance(value, Model):
            return self.named.label(value)
        row = self._numbered(str(value or ""))
        return self.named.label(row) if row else value

    def _numbered(self, text: str) -> Any:
        return self.rows.filter(pk=int(text)).first() if text.isdigit() and parse_whole(text) is not None else None

    def record(self, value: Any) -> Any:
        """The record of what was typed or stands in an address; None where that is not one record."""
        if value is None or isinstance(value, Model):
            return value
        try:
            return self.to_python(value)
        except forms.ValidationError:
            return None

    def _found(self, text: str) -> Any:
        rows = self.named.called(self.rows, text)
        if (row := self._numbered(text)) is not None or len(rows) == 1:
            return row or rows[0]
        near = [self.named.label(one) for one in rows or self._near(text)][:OFFERED]
        self.widget.offered = near
        said = {"text": text[:120], "names": "; ".join(near[:5])}
        raise forms.ValidationError(
            (_("Có nhiều hồ sơ tên “%(text)s”, hãy chọn một: %(names)s.") if rows
             else _("Sổ không có tên “%(text)s”. Gần nhất: %(names)s.") if near
             else _("Sổ không có tên “%(text)s”; hãy ghi vào sổ trước.")) % said)  # fmt: skip

    def _near(self, text: str) -> list[Any]:
        """Records with all words of the text, else with any of the longer ones."""
        found = self.named.offered(self.rows, text)
        words = sorted((word for word in fold(text).split() if len(word) > 3), key=len, reverse=True)
        return found or next((some for word in words if (some := self.named.offered(self.rows, word))), [])


class NamedListField(NamedField):
    """Records by their names, each on a line."""

    widget_class = NamesInput
    default_error_messages = {  # noqa: RUF012 (Django's own)
        "too_many": gettext_lazy("Nhiều nhất %(most)s tên trong một lần."),
    }

    def to_python(self, value: Any) -> list[Any]:
        texts = [text.strip() for text in value or () if text.strip()]
        if len(texts) > MOST_NAMES:
            raise forms.ValidationError(self.error_messages["too_many"], "too_many", {"most": MOST_NAMES})
        return list(dict.fromkeys(self._found(text) for text in texts))

    def prepare_value(self, value: Any) -> list[Any]:
        return [super(NamedListField, self).prepare_value(one) for one in value or ()]
