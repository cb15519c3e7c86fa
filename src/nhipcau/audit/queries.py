"""What the record says about rows."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from nhipcau.audit.models import Event


def events_about(rows: Iterable[QuerySet[Any]]) -> QuerySet[Event]:
    """Every event whose target is one of these rows, the newest first."""
    is_about = Q(pk__in=[])
    for some in rows:
        is_about |= Q(target_model=some.model._meta.label_lower, target_id__in=some.order_by().values("pk"))
    return Event.objects.filter(is_about)
