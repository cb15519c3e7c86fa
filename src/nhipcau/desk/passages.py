"""Passages as fields of a page: what was typed stays, beside what a colleague wrote meanwhile."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nhipcau.common.numbers import parse_whole
from nhipcau.reports.checks import Finding
from nhipcau.reports.drafting import Slot
from nhipcau.reports.models import Comment, Passage
from nhipcau.reports.passages import Kept, Written


@dataclass(frozen=True, slots=True)
class PassageField:
    """One passage on the page: its slot, the text in its field, the version it is written over, what is odd."""

    slot: Slot
    text: str
    version: int
    conflict: Passage | None
    findings: tuple[Finding, ...]
    comments: tuple[Comment, ...]

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
    """The passages in a form, by the names of their fields."""
    prefix = "text-"
    return tuple(
        Written(name.removeprefix(prefix), parse_whole(sent.get(f"version-{name.removeprefix(prefix)}", "")) or 0, text)
        for name, text in sent.items()
        if name.startswith(prefix)
    )


def passage_fields(
    slots: Iterable[Slot],
    attempt: Attempt,
    findings: Iterable[Finding] = (),
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
