"""Pictures of the main pages, at 1280 and 390 pixels, for docs/images/pages.

python tools/pictures.py ADDRESS [FOLDER]      of a site that serves the demo
"""

import io
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "nhipcau-demo"  # noqa: S105 (of the demo, which prints it)
HOME = "lacgiang.example"
PAGES = (
    # person, name of the picture, address
    (f"tram.do@svhttdl.{HOME}", "today-officer", "/"), (f"nhan.bui@svhttdl.{HOME}", "today-head", "/"),
    (f"lan.nguyen@sngv.{HOME}", "today-focal", "/"), (f"khoat.vu@ubnd.{HOME}", "today-leader", "/"),
    (f"lan.nguyen@sngv.{HOME}", "notices", "/notices/"), (f"lan.nguyen@sngv.{HOME}", "dashboard", "/dashboard/"),
    (f"lan.nguyen@sngv.{HOME}", "plan", "/plans/1/"), (f"lan.nguyen@sngv.{HOME}", "plan-timeline", "/plans/1/timeline/"),
    (f"lan.nguyen@sngv.{HOME}", "plan-board", "/plans/1/board/"), (f"sinh.ta@sct.{HOME}", "tasks", "/tasks/"),
    (f"sinh.ta@sct.{HOME}", "task", "/tasks/41/"), (f"lan.nguyen@sngv.{HOME}", "period", "/periods/1/"),
    (f"lan.nguyen@sngv.{HOME}", "documents", "/documents/"), (f"lan.nguyen@sngv.{HOME}", "document", "/documents/1/"),
    (f"lan.nguyen@sngv.{HOME}", "calendar", "/calendar/"), (f"lan.nguyen@sngv.{HOME}", "agencies", "/agencies/"),
)  # fmt: skip
COLOURS = 64
SIZES = ((1280, 800), (390, 844))


def take(browser: Browser, site: str, folder: Path) -> None:
    """One picture of each page and size: what is seen without scrolling."""
    for width, height in SIZES:
        contexts = {}
        for person, name, address in PAGES:
            if person not in contexts:
                context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
                page = context.new_page()
                page.goto(f"{site}/accounts/login/")
                page.fill("[name=login]", person)
                page.fill("[name=password]", PASSWORD)
                page.click("main button[type=submit]")
                page.wait_for_load_state()
                contexts[person] = page
            page = contexts[person]
            answer = page.goto(f"{site}{address}")
            if answer is None or not answer.ok:
                raise SystemExit(f"{address}: {answer.status if answer else 'no answer'}")
            seen = Image.open(io.BytesIO(page.screenshot()))
            seen.convert("RGB").quantize(COLOURS).save(folder / f"{name}-{width}.png", optimize=True)
        for page in contexts.values():
            page.context.close()


def main() -> None:
    site = sys.argv[1].rstrip("/")
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else ROOT / "docs" / "images" / "pages"
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        take(browser, site, folder)


if __name__ == "__main__":
    main()
