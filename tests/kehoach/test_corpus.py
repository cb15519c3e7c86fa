"""Whole documents: a source and what must be read from it, side by side."""

import json

import pytest

import kehoach
from tests.conftest import CORPUS

FOLDERS = sorted(p for p in CORPUS.iterdir() if p.is_dir())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_corpus_reads_as_expected(folder, request):
    source = next(folder.glob("source.*"))
    expected = folder / "expected.json"
    read = kehoach.to_json(kehoach.read(source))

    if request.config.getoption("--accept"):
        expected.write_text(read + "\n", encoding="utf-8")
        pytest.fail("accepted; run again without --accept")

    assert json.loads(read) == json.loads(expected.read_text(encoding="utf-8"))


def _values(plan):
    for item in (*plan.objectives, *plan.requirements, *plan.tasks, *plan.duties, *plan.funding, *plan.reporting,
                 *plan.recipients, *plan.mentions):  # fmt: skip
        yield item.text, item.span
    for task in plan.tasks:
        yield from zip(task.leads, task.lead_spans, strict=True)
        yield from zip(task.partners, task.partner_spans, strict=True)
    for name in ("place", "title"):
        if name in plan.header.spans:
            yield getattr(plan.header, name), plan.header.spans[name]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_every_span_slices_back_to_its_value(folder):
    plan = kehoach.read(next(folder.glob("source.*")))

    sliced = [" ".join(plan.text[span.start : span.end].split()) for _, span in _values(plan)]

    assert sliced == [" ".join(text.split()) for text, _ in _values(plan)]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda p: p.name)
def test_json_gives_the_same_plan_back(folder):
    plan = kehoach.read(next(folder.glob("source.*")))

    assert kehoach.from_json(kehoach.to_json(plan)) == plan
