"""A reading against labels: precision, recall and F1 of every list, and what a person would have to correct.

The measure of docs/explanation/how-the-reader-works.md. Items are paired by the likeness of
their text; short values must agree but for case, spacing, placement of tones and closing marks.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz

from kehoach.text.likeness import Likeness, pair_likest

ALIKE = 90.0
"""Likeness in per cent from which two items are the same."""

Value = dict[str, Any]
_TONES = re.compile("(?<![qQ])([oOuU])([àáảãạèéẻẽẹỳýỷỹỵ])(?!\\w)")
_ITEM_LISTS = ("objectives", "requirements", "tasks", "duties", "funding")


@dataclass(slots=True)
class Tally:
    """How many values are labelled, read, and right; which were missed and which are too many."""

    labelled: int = 0
    read: int = 0
    right: int = 0
    missed: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where there is nothing on either side."""
        return 2 * self.right / (self.labelled + self.read) if self.labelled + self.read else None

    @property
    def corrections(self) -> int:
        """Values that a person has to add or to strike out."""
        return self.labelled + self.read - 2 * self.right

    def add(self, other: "Tally") -> None:
        """Counts another document's tally in."""
        self.labelled, self.read, self.right = (
            self.labelled + other.labelled, self.read + other.read, self.right + other.right)  # fmt: skip
        self.missed += other.missed
        self.extra += other.extra


def measure(labels: Value, reading: Value) -> dict[str, Tally]:
    """The tally of every list of one document."""
    tallies = {"header": _sets(_header(labels), _header(reading))}
    tallies["bases"] = _sets(*(sorted({_number(b["number"]) for b in _list(v, "bases")}) for v in (labels, reading)))
    tallies["bases_strict"] = _sets(_strict_bases(labels), _strict_bases(reading))
    for name in _ITEM_LISTS:
        text = _duty_text if name == "duties" else _text
        tallies[name] = _items(_list(labels, name), _list(reading, name), text)[0]
    tallies.update(_task_details(_list(labels, "tasks"), _list(reading, "tasks")))
    tallies.update(_duty_details(_list(labels, "duties"), _list(reading, "duties")))
    tallies["reporting"] = _sets(*(_reporting(value) for value in (labels, reading)))
    tallies["recipients"] = _sets(*([plain(r) for r in _list(v, "recipients")] for v in (labels, reading)))
    tallies["mentions"] = _sets(
        *([f"{m['type']}: {plain(m['text'])}" for m in _list(v, "mentions")] for v in (labels, reading))
    )
    return tallies


def plain(text: str | None) -> str:
    """A value without what labels and readings may differ in: case, spacing, placement of tones, closing marks."""
    folded = unicodedata.normalize("NFC", text or "").lower().translate(_MARKS)
    return " ".join(_TONES.sub(_move_tone, folded).split()).strip(" .;,:*")


_MARKS = str.maketrans({"–": "-", "—": "-", "“": '"', "”": '"', "’": "'"})


def _move_tone(match: re.Match[str]) -> str:
    """hoá to hóa: the tone on the first of the two vowels."""
    base = unicodedata.normalize("NFD", match[2])
    return unicodedata.normalize("NFC", match[1] + base[1:]) + base[0]


def _list(value: Value, name: str) -> list[Any]:
    return value.get(name) or []


def _text(item: Value) -> str:
    return plain(item["text"])


def _duty_text(item: Value) -> str:
    return f"{plain(item.get('agency'))} | {plain(item['text'])}"


def _number(printed: str | None) -> str:
    return re.sub(r"\s+", "", plain(printed))


def _header(value: Value) -> list[str]:
    header = value.get("header") or {}
    flat = [f"{k}: {plain(str(header[k]))}" for k in ("type", "issuer", "place", "date", "title") if header.get(k)]
    flat += [f"{k}: {_number(header[k])}" for k in ("number", "symbol") if header.get(k)]
    flat += [f"period.{k}: {v}" for k, v in (header.get("period") or {}).items() if v]
    signer = header.get("signer") or {}
    return flat + [f"signer.{k}: {plain(signer[k])}" for k in ("name", "position") if signer.get(k)]


def _strict_bases(value: Value) -> list[str]:
    return [
        f"{plain(b['type'])} {_number(b['number'])} {b.get('date')} {plain(b.get('issuer'))}"
        for b in _list(value, "bases")
    ]


def _reporting(value: Value) -> list[str]:
    return [f"{r.get('frequency')} {r.get('due')}" for r in _list(value, "reporting")]


def _sets(labelled: Sequence[str], read: Sequence[str]) -> Tally:
    wanted, found = Counter(labelled), Counter(read)
    right = wanted & found
    return Tally(len(labelled), len(read), right.total(), [*(wanted - right).elements()], [*(found - right).elements()])


def _items(
    labelled: Sequence[Value], read: Sequence[Value], text: Callable[[Value], str]
) -> tuple[Tally, dict[int, int]]:
    """The tally of items paired by their text, and which label goes with which item."""
    scored = _likenesses([text(x) for x in labelled], [text(x) for x in read])
    pairs = {at: other for at, other, _ in pair_likest(scored)}
    missed = [text(x)[:110] for at, x in enumerate(labelled) if at not in pairs]
    extra = [text(x)[:110] for at, x in enumerate(read) if at not in pairs.values()]
    return Tally(len(labelled), len(read), len(pairs), missed, extra), pairs


def _likenesses(labelled: list[str], read: list[str]) -> Iterator[Likeness]:
    for at, wanted in enumerate(labelled):
        for other, found in enumerate(read):
            likeness = fuzz.ratio(wanted, found, score_cutoff=ALIKE)
            if likeness:
                yield likeness, -abs(at - other), at, other


def _task_details(labelled: list[Value], read: list[Value]) -> dict[str, Tally]:
    """Leads, partners, outputs and kinds of time; a task that was missed costs its details too."""
    pairs = _items(labelled, read, _text)[1]
    lonely = [x for at, x in enumerate(read) if at not in pairs.values()]
    tallies = {name: Tally() for name in ("leads", "partners", "outputs", "time")}
    for name in ("leads", "partners", "outputs"):
        for at, task in enumerate(labelled):
            found = _list(read[pairs[at]], name) if at in pairs else []
            tallies[name].add(_sets(_plain_all(_list(task, name)), _plain_all(found)))
        for task in lonely:
            tallies[name].add(_sets([], _plain_all(_list(task, name))))
    for at, other in pairs.items():
        tallies["time"].add(_sets(_time_kind(labelled[at]), _time_kind(read[other])))
    return tallies


def _plain_all(names: Iterable[str]) -> list[str]:
    return [plain(name) for name in names]


def _time_kind(task: Value) -> list[str]:
    return [task["time"]["kind"]] if task.get("time") else []


def _duty_details(labelled: list[Value], read: list[Value]) -> dict[str, Tally]:
    pairs = _items(labelled, read, _duty_text)[1]
    return {
        "duty_agency": _sets_of_pairs(labelled, read, pairs, lambda d: plain(d.get("agency"))),
        "duty_role": _sets_of_pairs(labelled, read, pairs, lambda d: str(d.get("role"))),
    }


def _sets_of_pairs(
    labelled: list[Value], read: list[Value], pairs: dict[int, int], of: Callable[[Value], str]
) -> Tally:
    tally = Tally()
    for at, other in pairs.items():
        tally.add(_sets([of(labelled[at])], [of(read[other])]))
    return tally


@dataclass(frozen=True, slots=True)
class Score:
    """Several documents together: their tallies, how many have a whole header, how many are wholly right."""

    tallies: dict[str, Tally]
    documents: int
    whole_headers: int
    whole_documents: int

    @property
    def mean(self) -> float:
        """The mean F1 over the lists that the labels fill."""
        filled = [tally.f1 for tally in self.tallies.values() if tally.labelled and tally.f1 is not None]
        return sum(filled) / len(filled) if filled else 0.0

    @property
    def corrections(self) -> float:
        """Values to add or to strike out for every hundred that are labelled."""
        labelled = sum(tally.labelled for tally in self.tallies.values())
        return 100 * sum(tally.corrections for tally in self.tallies.values()) / max(labelled, 1)


def score(measured: Iterable[dict[str, Tally]]) -> Score:
    """The score of several measured documents."""
    tallies: dict[str, Tally] = {}
    documents = headers = wholes = 0
    for one in measured:
        documents += 1
        headers += one["header"].corrections == 0
        wholes += all(tally.corrections == 0 for name, tally in one.items() if name != "bases_strict")
        for name, tally in one.items():
            tallies.setdefault(name, Tally()).add(tally)
    return Score(tallies, documents, headers, wholes)


def load_labels(content: str) -> Value:
    """Labels as they stand in a file: JSON with the keys of the labelling guide."""
    value: Value = json.loads(content)
    return value
