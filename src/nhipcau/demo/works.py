"""The works of friendship of the demo province: a corner of books, a garden, a house that is being built."""

from datetime import datetime
from importlib.resources import files
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.standing import standing_of
from nhipcau.demo.documents import read_content
from nhipcau.demo.gifts import CREDIT
from nhipcau.partners.models import Partner
from nhipcau.plans.models import Plan
from nhipcau.plans.queries import tasks_with
from nhipcau.records.actions import add_picture, link_record
from nhipcau.records.keeping import SentPicture
from nhipcau.works.actions import KEEPER, Counted, Particulars, add_work, note_figure
from nhipcau.works.models import FriendshipWork

LIBRARY_TASKS = ("thư viện", "sách", "hữu nghị")


def load_works(plan: Plan, focal: User, now: datetime) -> None:
    """Every work of content/works.toml, with its figures and its picture."""
    year, tasks = timezone.localdate(now).year, tasks_with(plan, LIBRARY_TASKS)[:1]
    for row in read_content("works.toml")["work"]:
        work = _add(plan, focal, row, now)
        for name, unit, *values in row["figures"]:
            for ago, value in enumerate(values):
                note_figure(by=focal, work=work, counted=Counted(name, year - ago, value, unit), now=now)
        if tasks:
            link_record(by=focal, keeper=KEEPER, row=work, tasks=tasks, now=now)
        if "picture" in row:
            data = files("nhipcau.demo").joinpath("content", "pictures", row["picture"]).read_bytes()
            picture = SentPicture(row["picture"], data, row["caption"], CREDIT, row["en"])
            add_picture(by=focal, keeper=KEEPER, row=work, picture=picture, now=now)


def _add(plan: Plan, focal: User, row: dict[str, Any], now: datetime) -> FriendshipWork:
    agency = next(post.agency_id for post in standing_of(focal).posts)
    story_vi, story_en = row.get("story", ("", ""))
    said = Particulars(
        name_vi=row["name"], name_en=row["en"], place=row["place"], agency=plan.locality.agencies.get(pk=agency),
        kind=row["kind"], partners=list(Partner.objects.filter(locality=plan.locality, name_vi=row["partner"])),
        state=row.get("state", "open"), opened_on=row.get("opened"), cost=row["cost"], paid_by=row["paid_by"],
        story_vi=story_vi, story_en=story_en,
    )  # fmt: skip
    return add_work(by=focal, locality=plan.locality, said=said, now=now)
