"""The records of all registers, from the side of a task: what was named as belonging to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _

from nhipcau.accounts.models import User
from nhipcau.agreements.models import Agreement
from nhipcau.agreements.queries import visible_agreements
from nhipcau.gifts.models import Gift, ReceivedGift
from nhipcau.gifts.queries import visible_gifts, visible_received
from nhipcau.greetings.models import Greeting
from nhipcau.greetings.queries import visible_greetings
from nhipcau.partners.models import Partner
from nhipcau.partners.queries import visible_partners
from nhipcau.plans.models import Task
from nhipcau.records.models import TaskLink
from nhipcau.records.queries import label_of, records_of_task


@dataclass(frozen=True, slots=True)
class Register:
    """One register as the surveys know it: its name, its model, what a person sees of it, the page of one record.

    The words of one that is not open (everybody of the locality may see it) are never offered to whoever mistypes.
    """

    name: Any
    model: type[Model]
    visible: Callable[[User], QuerySet[Any]]
    page: str
    is_open: bool = True


REGISTERS = (
    Register(_("Đối tác"), Partner, visible_partners, "partner_detail"),
    Register(_("Thỏa thuận"), Agreement, visible_agreements, "agreement_detail"),
    Register(_("Điện, thư"), Greeting, visible_greetings, "greeting_detail"),
    Register(_("Quà tặng"), Gift, visible_gifts, "gift_detail"),
    Register(_("Quà nhận được"), ReceivedGift, visible_received, "received_gift_detail", is_open=False),
)
"""In the order in which a task shows them."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Records of one register: those that belong to a task, or that were found; of more than are there the count."""

    name: str
    page: str
    rows: list[Any]
    count: int = 0


def records_at(user: User, task: Task) -> list[Belonging]:
    """What belongs to a task, by register, as far as the person sees it; a register without any is not asked."""
    linked = set(TaskLink.objects.filter(task=task).values_list("record_model", flat=True))
    asked = [register for register in REGISTERS if label_of(register.model) in linked]
    found = [
        Belonging(str(one.name), one.page, list(records_of_task(task, one.visible(user)))) for one in asked
    ]  # fmt: skip
    return [belonging for belonging in found if belonging.rows]
