"""Marks of state secrets, which a networked system may not take in (Law 117/2025/QH15)."""

import re

from kehoach.vocabulary import SECRET_STAMPS

_STAMPS = "|".join(sorted(SECRET_STAMPS, key=len, reverse=True))
_STAMP = re.compile(
    rf"(?:^|[\n\t\u2028])[ \[(]*(?:Độ mật\s*:\s*|ĐỘ MẬT\s*:\s*)?(?P<stamp>{_STAMPS})[ \])]*(?=$|[\n\t\u2028])"
)
_FIRST_PAGE = 3000


def find_secret_stamp(text: str) -> str | None:
    """MẬT, TỐI MẬT or TUYỆT MẬT where it stands alone on a line of the first page, or None."""
    match = _STAMP.search(text[:_FIRST_PAGE])
    return match["stamp"] if match else None
