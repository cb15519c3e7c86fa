"""Marks of state secrets, which a networked system may not take in (Law 117/2025/QH15)."""

import re

from kehoach.vocabulary.form import SECRET_STAMPS

_STAMPS = "|".join(sorted(SECRET_STAMPS, key=len, reverse=True))
_EDGE = r"(?=[\s.,;:)\]]*(?:\([^()\n]{0,40}\))?\s*(?:$|[\n\t\u2028]))"
_FORMS = (
    re.compile(rf"(?:^|[\n\t\u2028])[ \[(]*(?P<stamp>{_STAMPS}|Tối mật|Tuyệt mật|Mật){_EDGE}"),
    re.compile(rf"độ\s+mật\s*:\s*(?P<stamp>{_STAMPS})\b", re.IGNORECASE),
    re.compile(rf"(?:^|[\n\t\u2028])Số\s*:[^\n\t\u2028]{{0,60}}\s(?P<stamp>{_STAMPS}){_EDGE}"),
)
_FIRST_PAGE = 3000


def find_secret_stamp(text: str) -> str | None:
    """MẬT, TỐI MẬT or TUYỆT MẬT on the first page, or None.

    Printed forms: alone on a line (MẬT · (TỐI MẬT) · MẬT (Bản số 01) · Tối mật) ·
    behind "Độ mật:" · at the end of the line of the number.
    """
    for form in _FORMS:
        match = form.search(text[:_FIRST_PAGE])
        if match:
            return match["stamp"].upper()
    return None
