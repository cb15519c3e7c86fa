"""Every change to what names are called in other languages."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Locality
from nhipcau.audit.journal import record
from nhipcau.common.cleaning import clean_line
from nhipcau.common.locking import locked
from nhipcau.common.refusal import refuse_if, require
from nhipcau.glossary.models import Term
from nhipcau.glossary.permissions import can_settle_terms

FOCAL_ONLY = gettext_lazy("Chỉ cán bộ đầu mối được thống nhất tên gọi.")


@dataclass(frozen=True, slots=True)
class Settled:
    """A name, and what it is called in a language."""

    kind: str
    name: str
    language: str
    text: str
    note: str = ""


@transaction.atomic
def add_term(*, by: User, locality: Locality, settled: Settled, now: datetime) -> Term:
    """Settles what a name is called in a language."""
    require(can_settle_terms(by, locality), str(FOCAL_ONLY))
    term = Term(locality=locality, made_by=by, made_at=now)
    _take(term, settled)
    record(by=by, verb="add_term", target=term, name=term.name, text=term.text)
    return term


@transaction.atomic
def edit_term(*, by: User, term: Term, settled: Settled) -> Term:
    """Settles it anew."""
    require(can_settle_terms(by, term.locality), str(FOCAL_ONLY))
    term = locked(term)
    before = term.text
    _take(term, settled)
    record(by=by, verb="edit_term", target=term, name=term.name, text=term.text, was=before)
    return term


def _take(term: Term, settled: Settled) -> None:
    for name in Settled.__slots__:
        setattr(term, name, clean_line(getattr(settled, name), 300))
    refuse_if(not term.name or not term.text, _("Hãy ghi tên tiếng Việt và tên trong ngôn ngữ đó."))
    same = Term.objects.filter(locality=term.locality_id, language=term.language, name=term.name).exclude(pk=term.pk)
    refuse_if(same.exists(), _("Tên này đã có trong ngôn ngữ đó; hãy sửa dòng đang có."))
    term.save()


@transaction.atomic
def remove_term(*, by: User, term: Term) -> None:
    """The name is settled no more; letters and cards propose it by rule again."""
    require(can_settle_terms(by, term.locality), str(FOCAL_ONLY))
    term = locked(term)
    record(by=by, verb="remove_term", target=term, name=term.name, text=term.text)
    term.delete()
