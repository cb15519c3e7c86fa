"""The reader on labelled plans that were spoilt on purpose: `bootstrap.py score --disturbed`.

One row for each disturbance: mean F1, whole headers, corrections for every hundred values, and
what the disturbance costs against the plans as they are. Chance is seeded: every run is the same.
"""

import random
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import kehoach
from kehoach.measure import load_labels, measure, score

HANDS = ROOT / "tests" / "kehoach" / "hands"
_NEW_TONE = {"òa": "oà", "óa": "oá", "ỏa": "oả", "õa": "oã", "ọa": "oạ", "òe": "oè", "óe": "oé", "ỏe": "oẻ", "ùy": "uỳ", "úy": "uý", "ủy": "uỷ", "ũy": "uỹ", "ụy": "uỵ"}  # fmt: skip
_SLIPS = (("ả", "ẳ"), ("ng ", "nø "), ("i", "ì"), ("ớ", "Ớ"), ("tr", "ir"), ("rn", "m"))


def as_it_is(text: str, _: random.Random) -> str:
    return text


def in_nfd(text: str, _: random.Random) -> str:
    return unicodedata.normalize("NFD", text)


def with_new_tones(text: str, _: random.Random) -> str:
    """hòa to hoà, ủy to uỷ: the other placement of the tone."""
    for old, new in _NEW_TONE.items():
        text = re.sub(rf"(?<![qQ]){old}(?!\w)", new, text)
        text = re.sub(rf"(?<![qQ]){old.capitalize()}(?!\w)", new.capitalize(), text)
    return text


def without_bullets(text: str, chance: random.Random) -> str:
    """One bullet in ten is lost, as copying from a page loses them."""
    return "\n".join(line[2:] if line.startswith("- ") and chance.random() < 0.1 else line for line in text.split("\n"))


def with_capital_headings(text: str, _: random.Random) -> str:
    return "\n".join(
        line.upper() if re.match(r"\d{1,2}\. \S", line) and len(line) < 70 else line for line in text.split("\n")
    )


def with_page_breaks(text: str, chance: random.Random) -> str:
    """Every fifteenth long paragraph is cut in two, with the number of a page between."""
    lines = []
    for at, line in enumerate(text.split("\n")):
        words = line.split(" ")
        if at % 15 == 7 and len(words) > 12 and "\t" not in line:
            cut = chance.randrange(6, len(words) - 4)
            lines += [" ".join(words[:cut]), str(at // 15 + 2), " ".join(words[cut:])]
        else:
            lines.append(line)
    return "\n".join(lines)


def with_slips(text: str, chance: random.Random) -> str:
    """One word in a hundred misread, as a poor scan is."""

    def misread(match: re.Match[str]) -> str:
        if chance.random() > 0.01:
            return match[0]
        old, new = chance.choice(_SLIPS)
        return match[0].replace(old, new, 1)

    return re.sub(r"[^\W\d_]{3,} ?", misread, text)


DISTURBANCES: dict[str, Callable[[str, random.Random], str]] = {
    "as it is": as_it_is,
    "NFD": in_nfd,
    "hoà, uỷ": with_new_tones,
    "lost bullets": without_bullets,
    "capitals": with_capital_headings,
    "page breaks": with_page_breaks,
    "OCR slips": with_slips,
}


def main() -> int:
    """A row for each disturbance."""
    print(f"{'disturbance':14}{'mean F1':>9}{'header':>9}{'per 100':>9}")
    for name, disturb in DISTURBANCES.items():
        measured = []
        for path in sorted(HANDS.glob("*/source.txt")):
            text = disturb(path.read_text(encoding="utf-8"), random.Random(path.parent.name))
            labels = load_labels((path.parent / "labels.json").read_text(encoding="utf-8"))
            measured.append(measure(labels, kehoach.to_dict(kehoach.read(text.encode()))))
        row = score(measured)
        print(f"{name:14}{row.mean:9.3f}{row.whole_headers:6}/{row.documents:<2}{row.corrections:9.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
