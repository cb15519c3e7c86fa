"""Writing passages: nobody's words are overwritten unseen, and the words before stay."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from nhipcau.accounts.models import User
from nhipcau.common.cleaning import clean_text
from nhipcau.common.refusal import Refused
from nhipcau.reports.keys import is_about_one
from nhipcau.reports.models import ConsolidatedReport, Passage, Submission, Wording

SITTING = timedelta(minutes=10)
"""Words of one person that come within this time of each other are one sitting: one former wording is kept."""
LONGEST = 50_000
"""Characters of a passage."""


@dataclass(frozen=True, slots=True)
class Written:
    """What somebody wrote in a passage, over which version of it (0 where it had only been drafted)."""

    key: str
    version: int
    text: str


def as_kept(text: str) -> str:
    """The text as it is kept: one kind of line end, no control signs, no blanks around."""
    return clean_text(text)


def digest_of(text: str) -> str:
    """By what a form tells which text its field was shown with."""
    return hashlib.sha256(as_kept(text).encode()).hexdigest()[:16]


@dataclass(slots=True)
class Kept:
    """What was kept, by key: the versions now; and the passages that a colleague had written in the meantime."""

    versions: dict[str, int] = field(default_factory=dict)
    conflicts: dict[str, Passage] = field(default_factory=dict)
    begins_sitting: bool = False


def write_passages(
    owner: Submission | ConsolidatedReport,
    drafts: Mapping[str, str],
    written: Iterable[Written],
    by: User,
    now: datetime,
) -> Kept:
    """Keeps what was written into an owner that the caller has locked; what a colleague changed stays as it is."""
    kept = Kept()
    rows = {row.key: row for row in owner.passages.all()}
    for one in written:
        text = as_kept(one.text)
        row = rows.get(one.key)
        _require_possible(one.key, text, drafts, row)
        now_there = drafts.get(one.key, "") if row is None or row.written_by_id is None else row.text
        if text == now_there.strip():
            kept.versions[one.key] = row.version if row else 0
        elif row is not None and row.version != one.version:
            kept.conflicts[one.key] = row
        elif row is not None:
            kept.begins_sitting |= _write_over(row, text, by, now)
            kept.versions[one.key] = row.version
        else:
            owner.passages.create(key=one.key, text=text, written_by=by, written_at=now)
            kept.begins_sitting, kept.versions[one.key] = True, 1
    return kept


def _require_possible(key: str, text: str, drafts: Mapping[str, str], row: Passage | None) -> None:
    if key not in drafts and row is None:
        raise Refused(_("Báo cáo không có mục này nữa; hãy tải lại trang, nội dung đã nhập vẫn được giữ trên máy."))
    if len(text) > LONGEST:
        raise Refused(_("Một mục dài nhất %(count)s ký tự; hãy rút gọn hoặc đính kèm tệp.") % {"count": LONGEST})


def _write_over(row: Passage, text: str, by: User, now: datetime) -> bool:
    """Writes a passage that stands already; True where a sitting begins with it."""
    begins = row.written_by_id != by.pk or now - row.written_at > SITTING
    if begins:
        _keep_wording(row)
    row.text, row.written_by, row.written_at = text, by, now
    row.version += 1
    row.save()
    return begins


def _keep_wording(row: Passage) -> None:
    """Keeps how a passage reads before it reads otherwise; what was only drafted is nobody's wording."""
    if row.written_by_id is not None:
        Wording.objects.create(
            passage=row, text=row.text, version=row.version, written_by=row.written_by, written_at=row.written_at
        )


def freeze(owner: Submission | ConsolidatedReport, texts: Mapping[str, str], now: datetime) -> None:
    """Makes rows of what was only drafted: from now on the report reads as it does today."""
    rows = {row.key: row for row in owner.passages.all()}
    for key, text in texts.items():
        row = rows.get(key)
        if row is None and text:
            owner.passages.create(key=key, text=text, written_at=now)
        elif row is not None and row.written_by_id is None:
            row.text = text
            row.save()


def take_in(first: Submission, other: Submission, *, is_anew: bool) -> None:
    """Takes in what people of another agency wrote, behind that agency's name; a task's words come as they are.

    With ``is_anew`` what stood in ``first`` makes room. Former wordings are kept in either case.
    """
    own = {row.key: row for row in first.passages.all()}
    if is_anew:
        for row in own.values():
            _replace(row, "", None)
    for said in other.passages.filter(written_by__isnull=False):
        is_whole = is_about_one(said.key)
        text = said.text if is_whole else f"{other.agency.name}:\n{said.text}"
        there = own.get(said.key)
        if there is None:
            first.passages.create(key=said.key, text=text, written_by=said.written_by, written_at=said.written_at)
        else:
            _replace(there, f"{there.text}\n\n{text}".strip(), said)


def _replace(row: Passage, text: str, said: Passage | None) -> None:
    """Puts other words in a passage; without ``said`` nobody has written it any more."""
    _keep_wording(row)
    row.text, row.written_by = text, said.written_by if said else None
    row.version += 1
    row.save()
