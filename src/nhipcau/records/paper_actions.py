"""The one action that writes a document of a record, whatever register it stands in."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.audit.journal import record
from nhipcau.common.refusal import Refused
from nhipcau.documents.models import Document
from nhipcau.records.actions import Keeper
from nhipcau.records.papers import PaperSet, paper_kept


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of a register's papers is to be written, and which body issues it."""

    papers: PaperSet
    what: str
    issuer: Agency


def write_record_paper(*, by: User, keeper: Keeper, row: Any, wanted: Wanted, now: datetime) -> Document:
    """Writes a paper as a draft of the body that issues it; who may draft for that body is asked there."""
    keeper.require(by, row)
    row, papers, what = keeper.look(row), wanted.papers, wanted.what
    if what not in papers.writable(row, timezone.localdate(now)):
        raise Refused(str(papers.why_not(row, what)))
    composed = papers.compose(row, wanted.issuer, what)
    with paper_kept(by=by, to=row, composed=composed, now=now) as document:
        record(by=by, verb="write_record_paper", target=row, what=papers.label(what))
    return document
