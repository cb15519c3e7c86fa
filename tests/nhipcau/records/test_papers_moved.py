"""What was written of delegations and conferences before stands with what is written of every record."""

from importlib import import_module
from types import SimpleNamespace

import pytest


class _Rows(list):
    def order_by(self, _name):
        return self

    def create(self, **row):
        self.append(row)


@pytest.mark.parametrize(
    ("app", "record", "name"),
    [("delegations", "delegation", "0003_papers_with_the_records"),
     ("conferences", "conference", "0002_papers_with_the_records")],
)  # fmt: skip
def test_each_paper_is_kept_with_its_record_and_its_document(app, record, name):
    kept = _Rows()
    old = _Rows([SimpleNamespace(**{f"{record}_id": 7}, what="report", document_id=12, digest="a" * 64)])
    known = {("records", "RecordPaper"): kept, (app, "Paper"): old}
    apps = SimpleNamespace(get_model=lambda *of: SimpleNamespace(objects=known[of]))

    import_module(f"nhipcau.{app}.migrations.{name}").papers_to_records(apps, None)

    assert kept == [
        {"record_model": f"{app}.{record}", "record_id": 7, "what": "report", "document_id": 12, "digest": ""}
    ]
