"""The demo plan as the .docx that a province would have issued."""

import re
import tomllib
from datetime import date
from importlib.resources import files
from typing import Any

import kehoach
from nhipcau.demo.dates import fill

_SECTION = re.compile(r"[IVX]+\. ")
_HEADING = re.compile(r"\d+\. ")
_WIDTHS = (12, 78, 46, 54, 34, 28)


def read_content(name: str) -> dict[str, Any]:
    """One of the files in content/."""
    return tomllib.loads(files("nhipcau.demo").joinpath("content", name).read_text(encoding="utf-8"))


def build_plan(today: date) -> bytes:
    """The plan, issued half a year before the day, as .docx."""
    content = read_content("plan.toml")
    body = [kehoach.Text(line, "basis") for line in content["bases"]]
    body += [_text(line) for line in content["body"].strip().splitlines() if line.strip()]
    caption = (
        f"(Kèm theo Kế hoạch số {content['number']}/{content['symbol']} {fill(content['date'], today)} "
        f"của {content['issuer_name']})"
    )
    rows = tuple(tuple(fill(cell, today) for cell in row) for row in content["appendix"]["rows"])
    grid = kehoach.Grid(tuple(content["appendix"]["columns"]), rows, _WIDTHS)
    return kehoach.write_official(
        kehoach.OfficialDocument(
            parent=content["parent"],
            issuer=tuple(content["issuer"]),
            number=content["number"],
            symbol=content["symbol"],
            place=content["place"],
            date=fill(content["date"], today),
            type=content["type"],
            title=fill(content["title"], today),
            body=tuple(kehoach.Text(fill(t.text, today), t.weight) for t in body),
            signature=kehoach.Signature(content["authority"], tuple(content["position"]), content["signer"]),
            recipients=tuple(content["recipients"]),
            appendices=(kehoach.Appendix(fill(content["appendix"]["title"], today), caption, grid),),
        )
    )


def _text(line: str) -> kehoach.Text:
    line = line.strip()
    if _SECTION.match(line):
        return kehoach.Text(line, "section")
    is_heading = _HEADING.match(line) is not None and line[-1] not in ".;:" and len(line) < 200
    return kehoach.Text(line, "heading" if is_heading else "text")
