"""The record of an address that says of which register it is: /records/<register>/<pk>/…"""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from nhipcau.desk.cards import Card
from nhipcau.desk.signed_in import SignedInRequest
from nhipcau.overview.records import BY_KEY, Register


@dataclass(frozen=True, slots=True)
class Asked:
    """The record of an address, and the register that it stands in."""

    register: Register
    row: Any

    @property
    def address(self) -> str:
        return reverse(self.register.page, args=[self.row.pk])

    @property
    def card(self) -> Card:
        """The record's register as a card: its list, its name."""
        return Card(self.register.key, "", self.register.name, "")


def asked_record(request: SignedInRequest, register: str, pk: int) -> Asked:
    """The record as far as the person sees it; not found of a register that nobody knows."""
    known = BY_KEY.get(register)
    if known is None:
        raise Http404
    return Asked(known, get_object_or_404(known.visible(request.user), pk=pk))


def kept_record(request: SignedInRequest, register: str, pk: int) -> Asked:
    """A record that the person keeps."""
    asked = asked_record(request, register, pk)
    asked.register.keeper.require(request.user, asked.row)
    return asked
