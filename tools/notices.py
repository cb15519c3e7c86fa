"""Writes docs/reference/notices.md out of the table of who is told what.

python tools/notices.py
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "reference" / "notices.md"
HEAD = """# Who is told what

Every notice is of one of these kinds. Written by `tools/notices.py` out of `src/nhipcau/notices/kinds/`; what tells
whom is tried in `tests/nhipcau/notices/test_table.py`. Whoever does something is not told of it. What is to be done
falls out when it is done; news stays until it is seen. A mail goes at once, or is gathered in one of the morning, unless
the person chose otherwise.

| notice | to whom | by which actions | asks for something | mail |
|---|---|---|---|---|
"""


def page() -> str:
    """The whole page; Django is set up."""
    from django.utils import translation  # noqa: PLC0415

    from nhipcau.notices.kinds.table import KINDS  # noqa: PLC0415

    with translation.override("vi"):
        rows = [
            f"| {kind.label} | {kind.who} | {', '.join(f'`{verb}`' for verb in kind.verbs)} | "
            f"{'yes' if kind.is_todo else 'no'} | {'at once' if kind.is_at_once else 'gathered'} |"
            for kind in KINDS.values()
        ]
    return HEAD + "\n".join(rows) + "\n"


def main() -> None:
    import django  # noqa: PLC0415

    sys.path.insert(0, str(ROOT / "src"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nhipcau.settings")
    django.setup()
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
