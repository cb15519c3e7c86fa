"""A picture of progress for a document: bars, one for each status, as PNG."""

import io
from functools import cache
from pathlib import Path

import fontpkg_be_vietnam_pro
from PIL import Image, ImageDraw, ImageFont

from nhipcau.plans.models import Status
from nhipcau.work.tallies import Tally, shown_statuses

WIDTH, ROW, LEFT, RIGHT = 1500, 64, 520, 130
COLOURS = {
    Status.DONE: "#1f7a4d", Status.DONE_LATE: "#7a9a2e", Status.ON_TRACK: "#2b6cb0", Status.LATE: "#b3261e",
    Status.SILENT: "#8a8f98", Status.PAUSED: "#b7791f", Status.NOT_BEGUN: "#a89f91", Status.DONE_UNDATED: "#4f9a77",
}  # fmt: skip
FONT = Path(fontpkg_be_vietnam_pro.__file__).parent / "files" / "BeVietnamPro-Regular.ttf"
"""The typeface of the pages, which comes with the program and has every Vietnamese letter."""


@cache
def picture_font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), 34)


def progress_picture(tally: Tally) -> bytes:
    """Bars of how many tasks stand in each status, longest for the most."""
    counts = [(status, tally.by_status.get(status, 0)) for status in shown_statuses([tally])]
    most = max((count for _status, count in counts), default=0) or 1
    image = Image.new("RGB", (WIDTH, ROW * len(counts) + 20), "white")
    draw = ImageDraw.Draw(image)
    for at, (status, count) in enumerate(counts):
        top = 10 + at * ROW
        length = round((WIDTH - LEFT - RIGHT) * count / most)
        draw.text((LEFT - 20, top + ROW // 2), str(status.label), fill="#1b1b1b", font=picture_font(), anchor="rm")
        draw.rectangle((LEFT, top + 10, LEFT + max(length, 2), top + ROW - 10), fill=COLOURS.get(status, "#555555"))
        draw.text((LEFT + length + 20, top + ROW // 2), str(count), fill="#1b1b1b", font=picture_font(), anchor="lm")
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
