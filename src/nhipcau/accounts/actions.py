"""What a person keeps for themselves."""

from django.db import transaction
from django.http import QueryDict
from django.utils.translation import gettext as _

from nhipcau.accounts.models import SavedFilter, User
from nhipcau.common.cleaning import clean_line
from nhipcau.common.refusal import Refused, refuse_if

MOST_FILTERS = 50
PASSING = ("page", "csrfmiddlewaretoken")
"""What an address says that is no part of what a list is asked."""


@transaction.atomic
def save_filter(*, by: User, path: str, query: str, name: str) -> SavedFilter:
    """Keeps what a list is asked under a name of one's own; the same name again overwrites it."""
    name = clean_line(name, 80)
    refuse_if(not name, _("Hãy đặt tên cho bộ lọc."))
    asked = QueryDict(query, mutable=True)
    for key in PASSING:
        asked.pop(key, None)
    for key in [key for key in asked if not asked[key]]:
        del asked[key]
    kept = asked.urlencode()
    refuse_if(not kept or len(kept) > 1000 or len(path) > 200, _("Chưa có điều kiện lọc nào để lưu."))
    others = SavedFilter.objects.filter(user=by)
    if others.count() >= MOST_FILTERS and not others.filter(path=path, name=name).exists():
        raise Refused(_("Đã có %(count)s bộ lọc; hãy bỏ bớt trước khi lưu thêm.") % {"count": MOST_FILTERS})
    saved, _made = SavedFilter.objects.update_or_create(user=by, path=path, name=name, defaults={"query": kept})
    return saved


def drop_filter(*, by: User, saved: SavedFilter) -> None:
    """Forgets one of one's own filters."""
    refuse_if(saved.user_id != by.pk, _("Chỉ bỏ được bộ lọc của mình."))
    saved.delete()
