"""Rows that an event bears witness of: what they said when they were written, as a digest in the event.

For rows that are never changed afterwards. A row that was changed behind the application's back, or is gone, shows.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext as _

from nhipcau.audit.faults import Fault
from nhipcau.audit.models import Event

WITNESSED = "rows"


def witness(rows: Iterable[models.Model]) -> dict[str, dict[str, Any]]:
    """For each row: which of its columns are covered, and their digest as the database has them."""
    found = {}
    for row in rows:
        names = sorted(field.attname for field in row._meta.concrete_fields if field.editable or field.primary_key)
        found[f"{row._meta.label_lower}:{row.pk}"] = {"columns": names, "digest": _digest(type(row), row.pk, names)}
    return found


def _digest(model: type[models.Model], key: int, names: list[str]) -> str | None:
    """SHA-256 of the columns as they stand; None where there is no such row."""
    values = model._base_manager.filter(pk=key).values(*names).first()
    if values is None:
        return None
    plain = json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()


def find_changed_rows() -> Iterator[Fault]:
    """Rows that are no longer what the record says of them; columns that are no more are passed over."""
    for event in Event.objects.filter(data__has_key=WITNESSED).order_by("number").iterator(chunk_size=500):
        for name, kept in event.data[WITNESSED].items():
            label, _colon, key = name.rpartition(":")
            model = apps.get_model(label)
            known = {field.attname for field in model._meta.concrete_fields}
            if known >= set(kept["columns"]) and _digest(model, int(key), kept["columns"]) != kept["digest"]:
                told = {"row": name, "number": event.number}
                sentence = _("Dòng %(row)s đã khác với khi được ghi ở sự kiện số %(number)s, hoặc không còn.") % told
                yield Fault("row", event.number, sentence)
