"""A row for oneself until the transaction ends."""

from typing import TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from nhipcau.common.refusal import Gone

M = TypeVar("M", bound=Model)


def locked(row: M, *related: str) -> M:
    """The row as it is now, with what it is ``related`` to; nobody else changes it before the transaction ends.

    Its key stays free: on PostgreSQL a row that points to it (facts, links) may be written meanwhile, so that two
    actions on one plan do not wait for each other's references at commit.

    Gone where somebody has thrown it away since the person looked at it.
    """
    model = type(row)
    rows = model._default_manager.select_for_update(of=("self",), no_key=True).select_related(*related)
    fresh = rows.filter(pk=row.pk).first()
    if fresh is None:
        raise Gone(_("Nội dung này vừa bị người khác xóa; hãy tải lại trang."))
    return fresh
