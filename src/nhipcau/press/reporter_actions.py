"""Every change to who is in a team of foreign press."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.common.vietnamese import fold
from nhipcau.press.actions import KEEPER, KEEPERS_ONLY
from nhipcau.press.models import PressVisit, Reporter
from nhipcau.press.permissions import can_edit_press_visit

MOST_REPORTERS = 60


@dataclass(frozen=True, slots=True)
class Said:
    """What stands on a press card: nothing else is kept of a person."""

    name: str
    post: str = ""
    card: str = ""


@transaction.atomic
def add_reporter(*, by: User, visit: PressVisit, said: Said) -> Reporter:
    """Enters somebody of the team."""
    reporter = _entered(by, visit, said)
    record(by=by, verb="add_reporter", target=visit, name=reporter.name)
    return reporter


def _entered(by: User, visit: PressVisit, said: Said) -> Reporter:
    require(can_edit_press_visit(by, visit), str(KEEPERS_ONLY))
    visit, name, card = KEEPER.open(visit), clean_line(said.name, 200), clean_line(said.card, 60)
    refuse_if(not name, _("Hãy ghi họ tên."))
    is_full = visit.reporters.count() >= MOST_REPORTERS
    refuse_if(is_full, _("Một đoàn phóng viên, đoàn phim có nhiều nhất %(most)s người.") % {"most": MOST_REPORTERS})
    is_twice = visit.reporters.filter(folded=fold(name), card=card).exists()
    refuse_if(is_twice, _("%(name)s đã có trong đoàn.") % {"name": name})
    return Reporter.objects.create(visit=visit, name=name, post=clean_line(said.post, 200), card=card)


@transaction.atomic
def add_reporters(*, by: User, visit: PressVisit, people: Sequence[Said]) -> list[Reporter]:
    """Enters everybody of a list: all of them or nobody."""
    refuse_if(not people, _("Hãy dán ít nhất một dòng."))
    reporters = [_entered(by, visit, said) for said in people]
    record(by=by, verb="add_reporters", target=visit, count=len(reporters))
    return reporters


@transaction.atomic
def remove_reporter(*, by: User, reporter: Reporter) -> None:
    """Takes somebody out of the team."""
    require(can_edit_press_visit(by, reporter.visit), str(KEEPERS_ONLY))
    visit, reporter = KEEPER.open(reporter.visit), locked(reporter)
    record(by=by, verb="remove_reporter", target=visit, name=reporter.name)
    reporter.delete()
