"""How often a person may do what costs the machine much."""

import time

from django.core.cache import cache
from django.utils.translation import gettext as _

from nhipcau.common.refusal import refuse_if

HOUR = 60 * 60


def refuse_flood(what: str, who: int | str, *, at_most: int) -> None:
    """Counts one more time that somebody does something; refuses beyond so many in the current hour.

    It lets through a little more than that where requests meet at the same moment: it keeps a machine
    alive, it guards no secret.
    """
    key = f"throttle-{what}-{who}-{int(time.time() // HOUR)}"
    cache.add(key, 0, HOUR)
    count = (cache.get(key) or 0) + 1
    cache.set(key, count, HOUR)
    refuse_if(count > at_most, _("Đã tải lên quá nhiều tệp trong một giờ; hãy thử lại sau."))
