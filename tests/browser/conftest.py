"""A real browser against a live server; skipped where there is no Chromium."""

import os
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from nhipcau.agencies.models import Membership
from tests.nhipcau import factories as make

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
CHROMIUM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
PASSWORD = "mat-khau-rat-dai"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Where tests run in parallel the journeys stay together: one browser, one server, one after the other."""
    for item in items:
        if "browser" in item.keywords:
            item.add_marker(pytest.mark.xdist_group("journeys"))


@pytest.fixture(scope="session")
def chromium():
    """The browser, once for the run."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def people(transactional_db):
    """The focal officer, director, deputy and clerk of the focal agency, and the officer and head of a lead agency."""
    locality = make.LocalityFactory(name="Tỉnh Vĩnh Hà")
    focal = make.AgencyFactory(locality=locality, name="Sở Ngoại vụ", short_name="SNgV")
    lead = make.AgencyFactory(locality=locality, name="Sở Văn hóa, Thể thao và Du lịch", short_name="SVHTTDL")
    found = {}
    posts = (("focal", focal, "focal"), ("officer", lead, "officer"), ("head", lead, "head"), ("director", focal, "head"),
             ("deputy", focal, "officer"), ("clerk", focal, "clerk"))  # fmt: skip
    for name, agency, role in posts:
        user = make.UserFactory(email=f"{name}@vinhha.example", full_name=f"Người {name}")
        user.set_password(PASSWORD)
        user.save()
        make.MembershipFactory(user=user, agency=agency, role=Membership.Role(role))
        found[name] = user
    return found


@pytest.fixture
def open_as(chromium, live_server, people):
    """open_as("focal", width) gives a page signed in as that person."""
    contexts = []

    def sign_in(name, width=1280, **options):
        context = chromium.new_context(viewport={"width": width, "height": 900}, locale="vi-VN", **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.goto(f"{live_server.url}/accounts/login/")
        page.fill("[name=login]", people[name].email)
        page.fill("[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(lambda url: "login" not in url)
        return page

    yield sign_in
    for context in contexts:
        for page in context.pages:
            print(page.url, page.inner_text("body")[:1500])  # noqa: T201 (shown where the journey failed)
        context.close()


@pytest.fixture
def assert_accessible():
    """No violation of any axe rule on the page, and no sideways scrolling."""

    def check(page):
        page.wait_for_load_state()  # a click returns once the next page has begun, with no document in it yet
        found = Axe().run(page, options={"preload": False})
        assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    return check
