"""Whether this instance is the demo's, and how the demo comes and goes: with everything that is here, or not at all.

Nothing is ever taken out of a record that somebody works with: the demo is loaded into an empty instance alone, and
goes away with the whole of it.
"""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command

from nhipcau.accounts.models import User
from nhipcau.agencies.models import Agency
from nhipcau.common.marker import demo_marker
from nhipcau.common.refusal import Refused
from nhipcau.demo.documents import read_content


def is_demo() -> bool:
    """True where the demo stands here, and nobody beside it."""
    world = read_content("world.toml")
    names = [world["locality"], world["ministry"]["locality"]]
    others = Agency.objects.exclude(locality__name__in=names)
    return Agency.objects.filter(locality__name=names[0]).exists() and not others.exists()


def is_untouched() -> bool:
    """True where nobody was founded, invited or loaded."""
    return not (User.objects.exists() or Agency.objects.exists())


def refuse_demo_here() -> None:
    """Refuses the demo, whose password everybody knows, where people work in earnest."""
    if settings.HTTPS:
        raise Refused(
            "Hệ thống đang bật HTTPS để dùng thật nên không nạp dữ liệu minh họa. "
            "HTTPS is set: this is no place for the demo."
        )
    if not (is_untouched() or is_demo()):
        raise Refused(
            f"Thư mục {settings.DATA} đã có cơ quan, người dùng thật nên không nạp dữ liệu minh họa; "
            "hãy đặt NHIPCAU_DATA sang thư mục khác. "
            "Somebody works in this data folder; set NHIPCAU_DATA to another one for the demo."
        )


def mark_demo() -> None:
    """Leaves the sign by which other commands know that this data folder is the demo's."""
    demo_marker().touch()


def clear_demo() -> None:
    """Empties the instance of the demo: all rows, all files. Refused where it is not the demo's."""
    if not is_demo():
        raise Refused(
            "Ở đây không phải dữ liệu minh họa; không xóa gì. This is not the demo's data; nothing was deleted."
        )
    call_command("flush", interactive=False, verbosity=0)
    shutil.rmtree(Path(settings.MEDIA_ROOT), ignore_errors=True)
    cache.clear()
    demo_marker().unlink(missing_ok=True)
