"""Programmes of the demo's visits and events, as their content has them: day by day, who hosts, what is needed."""

from datetime import timedelta
from typing import Any

from nhipcau.accounts.models import User
from nhipcau.programmes.actions import Said, add_programme_item
from nhipcau.programmes.models import ProgrammeItem, Resource
from nhipcau.programmes.pasted import pasted_items
from nhipcau.records.actions import Keeper


def add_programme(record: Any, keeper: Keeper, focal: User, row: dict[str, Any]) -> None:
    """The items day by day, each with who and what the content gives it by its day and place."""
    resources = {one.name: one for one in Resource.objects.filter(locality=record.locality)}
    for at, text in enumerate(row.get("programme", ())):
        on = record.starts_on + timedelta(days=at)
        for place, said in enumerate(pasted_items(text, on)):
            here = f"{at}.{place}"
            hosts = [resources[name] for name in row.get("hosts", {}).get(here, ())]
            others = [resources[name] for name in row.get("uses", {}).get(here, ())]
            whole = Said(
                on, said.starts, said.text_vi, said.ends, said.text_en, said.place_vi, said.place_en,
                _dress(said.text_vi), hosts=hosts, others=others,
            )  # fmt: skip
            add_programme_item(by=focal, keeper=keeper, row=record, said=whole)


def _dress(text: str) -> str:
    if text.startswith("Thăm"):
        return ProgrammeItem.Dress.OUTDOOR
    return ProgrammeItem.Dress.SMART if text.startswith("Lễ khai mạc") else ""
