"""Saying something of a task to those who work on it."""

import re
from collections.abc import Collection, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_text
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.common.vietnamese import fold
from nhipcau.discussion.models import Look, Remark
from nhipcau.discussion.queries import people_at_work, takes_part
from nhipcau.plans.models import Plan, Task

AT_WORK_ONLY = gettext_lazy("Chỉ cơ quan được giao, cán bộ đầu mối, lãnh đạo trao đổi về nhiệm vụ này.")
LONGEST = 5000
"""Letters of a remark."""


@transaction.atomic
def add_remark(*, by: User, task: Task, text: str, to: Collection[int], now: datetime) -> Remark:
    """Says something of a task; whoever is named, by key or as @Họ và tên in the text, is told.

    Only people at work on the task can be named: others would be told of what they may not see.
    """
    require(takes_part(by, task), str(AT_WORK_ONLY))
    refuse_if(task.plan.state != Plan.State.ACTIVE, _("Kế hoạch chưa kích hoạt hoặc đã kết thúc."))
    text = clean_text(text).strip()
    refuse_if(not text, _("Chưa nhập nội dung trao đổi."))
    if len(text) > LONGEST:
        raise Refused(_("Nội dung dài quá %(count)s chữ; hãy viết gọn.") % {"count": LONGEST})
    remark = Remark.objects.create(task=task, text=text, by=by, at=now)
    people = list(people_at_work(task))
    called = _called(text, people)
    named = [row for row in people if row.pk in to or row.pk in called]
    remark.mentioned.set([row for row in named if row != by])
    record(by=by, verb="add_remark", target=task, text=text, remark=remark.pk, to=[str(row) for row in named])
    return remark


def _called(text: str, people: Sequence[User]) -> set[int]:
    """Whom @Họ và tên calls: with marks as written, without them where nobody is so called; the longest name counts."""
    longest_first = sorted(people, key=lambda row: -len(row.full_name))
    return _in_text(text, [(row.pk, row.full_name) for row in longest_first]) or _in_text(
        fold(text), [(row.pk, fold(row.full_name)) for row in longest_first]
    )


def _in_text(text: str, names: Sequence[tuple[int, str]]) -> set[int]:
    found = set()
    for key, name in names:
        text, count = re.subn(rf"@{re.escape(name)}(?!\w)", " ", text, flags=re.IGNORECASE)
        if count:
            found.add(key)
    return found


def look_at(*, user: User, task: Task, now: datetime) -> None:
    """Keeps that the person has seen the task as it is now."""
    Look.objects.bulk_create(
        [Look(user=user, task=task, at=now)], update_conflicts=True, unique_fields=["user", "task"],
        update_fields=["at"],
    )  # fmt: skip
