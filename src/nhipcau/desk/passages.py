"""Passages as fields of a page: what was typed stays, beside what a colleague wrote meanwhile."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from nhipcau.common.numbers import parse_whole
from nhipcau.common.refusal import NotAllowed, Refused, refuse_if
from nhipcau.desk.signed_in import SignedInRequest
from nhipcau.reports.checks import ReportFinding
from nhipcau.reports.drafts import Slot
from nhipcau.reports.models import Comment, ConsolidatedReport, Passage, Submission, Wording
from nhipcau.reports.passages import Kept, Written, digest_of


@dataclass(frozen=True, slots=True)
class PassageField:
    """One passage on the page: its slot, the text in its field, the version it is written over, what is odd."""

    slot: Slot
    text: str
    version: int
    conflict: Passage | None
    findings: tuple[ReportFinding, ...]
    comments: tuple[Comment, ...]

    @property
    def shown(self) -> str:
        """What stands in the database, in short; nothing after a conflict, so that the field is written as it is."""
        return "" if self.conflict else self.slot.digest

    @property
    def is_quiet(self) -> bool:
        """True of a task of which there is nothing to say so far: it is folded away."""
        return self.slot.assignment is not None and not (self.text or self.findings or self.comments or self.conflict)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody tried to save, and what came of it: their words, what was kept, what is said of it."""

    written: tuple[Written, ...] = ()
    kept: Kept | None = None
    sentence: str = ""
    status: int = 200


NOTHING_TRIED = Attempt()


def written_in(sent: Mapping[str, str]) -> tuple[Written, ...]:
    """The passages of a form that somebody changed: one that reads as it was shown is nobody's word."""
    prefix = "text-"
    return tuple(
        Written(key, _version(sent, key), text)
        for name, text in sent.items()
        if name.startswith(prefix) and (key := name.removeprefix(prefix))
        if sent.get(f"shown-{key}") != digest_of(text)
    )


def wording_rows(
    owner: Submission | ConsolidatedReport, slots: Iterable[Slot]
) -> list[tuple[Any, Passage, list[Wording]]]:
    """(title, passage, former wordings, the latest first) of every passage that was written anew."""
    titles = {slot.key: slot.title for slot in slots}
    passages = owner.passages.select_related("written_by").prefetch_related("wordings__written_by")
    rows = [(titles.get(row.key, row.key), row, list(row.wordings.all())) for row in passages]
    return [row for row in rows if row[2]]


def single_key(sent: Mapping[str, str]) -> str:
    """The passage of a form that holds just one, as autosave sends it; refuses any other."""
    keys = [name.removeprefix("text-") for name in sent if name.startswith("text-")]
    refuse_if(len(keys) != 1, _("Không lưu được; hãy tải lại trang."))
    return keys[0]


def state_of(sent: Mapping[str, str], key: str, kept: Kept | None, sentence: str = "") -> dict[str, Any]:
    """How one passage stands after it was saved by itself.

    After a conflict the version that was written over stays: only the button that says so writes over the other.
    """
    conflict = kept.conflicts.get(key) if kept else None
    is_kept = kept is not None and conflict is None
    version = _version(sent, key)
    return {
        "key": key,
        "version": kept.versions.get(key, version) if kept else version,
        "shown": digest_of(sent.get(f"text-{key}", "")) if is_kept else sent.get(f"shown-{key}", ""),
        "conflict": conflict,
        "sentence": sentence,
    }


def _version(sent: Mapping[str, str], key: str) -> int:
    return parse_whole(sent.get(f"version-{key}", "")) or 0


def passage_fields(
    slots: Iterable[Slot],
    attempt: Attempt,
    findings: Iterable[ReportFinding] = (),
    comments: Iterable[Comment] = (),
) -> list[PassageField]:
    """Every slot as a field; over a conflict the next save goes, for by then both texts have been seen."""
    sent = {one.key: one.text for one in attempt.written}
    found, said = list(findings), list(comments)
    conflicts = attempt.kept.conflicts if attempt.kept else {}
    return [
        PassageField(
            slot,
            sent.get(slot.key, slot.text),
            slot.version,
            conflicts.get(slot.key),
            tuple(finding for finding in found if finding.key == slot.key),
            tuple(comment for comment in said if comment.key == slot.key),
        )
        for slot in slots
    ]


def save_one(request: SignedInRequest, save: Callable[[], Kept]) -> HttpResponseBase:
    """Keeps the one passage that autosave sent; says how it stands, whatever happened."""
    sent = request.POST.dict()
    key = single_key(sent)
    try:
        state = state_of(sent, key, save())
    except Refused as refusal:
        state = state_of(sent, key, None, str(refusal))
    context = {**state, "saved_at": timezone.now(), "action": request.path}
    return render(request, "desk/parts/passage_state.html", context)


def attempt_at(save: Callable[[], Kept], written: tuple[Written, ...]) -> Attempt:
    """Tries to save what was written; its status says whether the page must be shown again, and why."""
    try:
        kept = save()
    except NotAllowed:
        raise
    except Refused as refusal:
        return Attempt(written, sentence=str(refusal), status=422)
    return Attempt(written, kept, _told_of_conflicts(kept), 409) if kept.conflicts else Attempt(written, kept)


def _told_of_conflicts(kept: Kept) -> str:
    """What happened, and what to do."""
    return _("%(count)s mục vừa được người khác lưu; phần còn lại đã lưu. Hãy so hai bản dưới đây rồi lưu lần nữa.") % {
        "count": len(kept.conflicts)
    }
