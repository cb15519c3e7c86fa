"""What an amendment makes of a plan where it names no task: a goal, a duty to report, who carries it out."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.refusal import Refused, refuse_if, require
from nhipcau.common.vietnamese import fold
from nhipcau.plans.amendments.drafts import FOCAL_ONLY, locked_draft
from nhipcau.plans.models import Amendment, Change, Item, Plan
from nhipcau.plans.permissions import can_correct_plan


@dataclass(frozen=True, slots=True)
class Clause:
    """Where it stands as the decision names it (khoản 2 Mục V), its words there, and what they become.

    Without ``text`` it is repealed (bãi bỏ).
    """

    place: str
    standing: str
    text: str = ""


@transaction.atomic
def set_clause(*, by: User, amendment: Amendment, change: Change | None, clause: Clause) -> Change:
    """Writes the change of one clause anew, or overwrites it."""
    require(can_correct_plan(by, amendment.plan), str(FOCAL_ONLY))
    amendment = locked_draft(amendment)
    change = change or Change(amendment=amendment)
    change.place, change.text = clean_line(clause.place), clean_line(clause.text)
    change.before = {"text": clean_line(clause.standing)}
    change.kind = Change.Kind.CHANGED if change.text else Change.Kind.DROPPED
    refuse_clause(amendment, change)
    change.save()
    record(by=by, verb="set_clause", target=amendment, kind=change.get_kind_display(), text=change.place)
    return change


def refuse_clause(amendment: Amendment, change: Change) -> None:
    """Refuses a clause that has no place or is not in the plan, is there twice, or stays as it is."""
    standing = change.before["text"]
    refuse_if(not change.place or not standing, _("Hãy ghi vị trí và nội dung hiện hành của mục."))
    refuse_if(change.text == standing, _("Nội dung vẫn như cũ; chưa có gì thay đổi."))
    others = amendment.changes.filter(place__iexact=change.place).exclude(pk=change.pk)
    refuse_if(others.exists(), _("Mục này đã có một thay đổi trong quyết định; hãy sửa thay đổi đó."))
    if _item(amendment.plan, standing) is None and fold(standing) not in _text_of(amendment.plan):
        raise Refused(_("Không tìm thấy trong kế hoạch: “%(text)s”. Hãy chép đúng câu chữ đang có.")
                      % {"text": standing[:80]})  # fmt: skip


def make_clause(change: Change, now: datetime) -> None:
    """What was read of the clause is as the decision says; where nothing was, the document alone changes."""
    item = _item(change.amendment.plan, change.before["text"])
    if item is None:
        return
    item.dropped_at = now if change.kind == Change.Kind.DROPPED else None
    item.text = change.text or item.text
    item.version += 1
    item.save(update_fields=["text", "folded", "version", "dropped_at"])


def _item(plan: Plan, standing: str) -> Item | None:
    """What was read of the clause: an item that is no task, of these words."""
    return plan.items.filter(task=None, dropped_at=None, folded=fold(standing)).first()


def _text_of(plan: Plan) -> str:
    """The words of the plan in one line without marks, with what decisions in force have made of its clauses."""
    text = fold(" ".join(plan.source_text.split()))
    made = Change.objects.filter(amendment__plan=plan, amendment__in_force_at__isnull=False).exclude(place="")
    for change in made.order_by("amendment__on", "amendment_id", "pk"):
        text = text.replace(fold(change.before.get("text", "")), fold(change.text))
    return text
