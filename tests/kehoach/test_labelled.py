"""The reader against plans that people wrote and labelled without having seen it.

`floor.json` holds what each file reached; a change may raise a floor (`pytest --accept`), never lower it.
"""

import json
from pathlib import Path

import pytest

import kehoach
from kehoach.measure import load_labels, measure, score

HANDS = Path(__file__).parent / "hands"
FLOOR = HANDS / "floor.json"
FILES = sorted(path for path in HANDS.glob("*/source.*"))
TEXTS = [path for path in FILES if path.suffix in (".txt", ".docx", ".md", ".html", ".odt")]


def _measured(path):
    labels = load_labels((path.parent / "labels.json").read_text(encoding="utf-8"))
    return measure(labels, kehoach.to_dict(kehoach.read(path)))


def _name(path):
    return f"{path.parent.name}/{path.name}"


@pytest.fixture(scope="module")
def measured():
    return {_name(path): _measured(path) for path in FILES}


def test_no_file_reads_worse_than_before(measured, request):
    reached = {name: round(score([tallies]).mean, 4) for name, tallies in measured.items()}
    floor = json.loads(FLOOR.read_text()) if FLOOR.exists() else {}

    if request.config.getoption("--accept"):
        best = {name: max(reached[name], floor.get(name, 0)) for name in reached}
        FLOOR.write_text(json.dumps(best, indent=1) + "\n")
        pytest.fail("accepted; run again without --accept")

    assert {name: mean for name, mean in reached.items() if mean < floor.get(name, 1)} == {}


def test_tasks_and_duties_are_right_on_text(measured):
    tallies = score(measured[_name(path)] for path in TEXTS).tallies

    assert [name for name in ("tasks", "duties") if tallies[name].f1 < 0.98] == []


def test_legal_bases_are_right_with_type_date_and_issuer(measured):
    assert score(measured.values()).tallies["bases_strict"].f1 >= 0.97


def test_the_whole_header_is_right_on_nine_files_of_ten(measured):
    whole = score(measured.values())

    assert whole.whole_headers / whole.documents >= 0.9


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_every_value_slices_back_from_the_text(path):
    plan = kehoach.read(path)
    values = [(i.text, i.span) for name in ("objectives", "requirements", "tasks", "duties", "funding", "reporting",
              "recipients", "mentions", "indicators") for i in getattr(plan, name)]  # fmt: skip
    values += [
        pair
        for t in plan.tasks
        for pair in (*zip(t.leads, t.lead_spans, strict=True), *zip(t.partners, t.partner_spans, strict=True))
    ]
    values += [(a.short, a.span) for a in plan.abbreviations]

    sliced = [" ".join(plan.text[span.start : span.end].split()) for _, span in values]

    assert sliced == [" ".join(text.split()) for text, _ in values]


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_the_same_bytes_give_the_same_json(path):
    data = path.read_bytes()

    assert kehoach.to_json(kehoach.read(data)) == kehoach.to_json(kehoach.read(data))


@pytest.mark.parametrize("path", [p for p in FILES if p.suffix == ".txt"], ids=_name)
def test_a_paragraph_put_in_elsewhere_moves_no_locator_and_shifts_every_span_alike(path):
    text = path.read_text(encoding="utf-8")
    before = kehoach.read(text.encode())
    first = next(
        (at + 1 for opener in ("\nCăn cứ", "\nThực hiện") if 0 < (at := text.find(opener)) < text.find("\nI")), None
    )
    if first is None:
        pytest.skip("no preamble to put a paragraph into")
    added = "Căn cứ Luật Tổ chức chính quyền địa phương;\n"
    after = kehoach.read((text[:first] + added + text[first:]).encode())
    shift = len(added)

    def places(plan, by):
        return [(t.locator, t.text, t.leads, t.span.start + by, t.span.end + by) for t in (*plan.tasks,)] + [
            (d.locator, d.text, d.agency, d.span.start + by, d.span.end + by) for d in plan.duties
        ]

    assert places(after, 0) == places(before, shift)
