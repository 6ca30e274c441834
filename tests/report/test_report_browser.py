"""The report in a real browser, opened from the disk."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sicaudit.report import write

from . import sample
from .test_report_hostile import all_at_once

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

CHROMIUM = "/usr/bin/chromium"
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"there is no browser at {CHROMIUM}"),
]
Page = Any


class Watch:
    """What a page does that a report must not do."""

    def __init__(self, page: Page) -> None:
        self.trouble: list[str] = []
        page.on("dialog", self.on_dialog)
        page.on("console", lambda message: self.trouble.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.trouble.append(f"error: {error}"))
        page.on("request", self.on_request)

    def on_dialog(self, dialog: Any) -> None:
        self.trouble.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def on_request(self, request: Any) -> None:
        if not request.url.startswith(("file://", "data:,")):
            self.trouble.append(f"request: {request.url}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("browser")
    return write(
        sample.summary(), place, language="nl", version="1", catalogue=sample.catalogue()
    ).parent


@pytest.fixture
def page(browser: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    yield context.new_page()
    context.close()


def shown(page: Page) -> int:
    return int(page.locator("details.f:visible").count())


def to_do_and_aside(page: Page) -> int:
    return int(page.locator("details.f").count())


def test_every_sign_that_is_shown_has_room_to_be_seen(page: Page, folder: Path) -> None:
    squeezed = """[...document.querySelectorAll("svg.i")].filter(sign => {
        const style = getComputedStyle(sign), box = sign.getBoundingClientRect()
        const padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom)
        return box.height > 0 && box.height - padding < 8
    }).map(sign => sign.getAttribute("class"))"""
    signs = 0
    for file in folder.rglob("*.html"):
        page.goto(file.as_uri())
        signs += page.locator("svg.i.good").count()
        assert page.evaluate(squeezed) == [], file
    assert signs


def test_every_page_opens_from_disk_and_calls_nobody(page: Page, folder: Path) -> None:
    watch = Watch(page)
    for file in [folder.parent / "index.html", *folder.rglob("*.html")]:
        page.goto(file.as_uri())
        assert page.locator("h1").count() == 1
        assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none", file
    assert not watch.trouble


def test_nothing_hostile_runs(page: Page, tmp_path: Path) -> None:
    folder = write(all_at_once(), tmp_path, language="nl", version="1", catalogue={}).parent
    watch = Watch(page)
    for file in [tmp_path / "index.html", *sorted(folder.rglob("*.html"))[:45]]:
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert not watch.trouble


def test_every_link_inside_the_report_leads_somewhere(page: Page, folder: Path) -> None:
    for file in [folder.parent / "index.html", *folder.rglob("*.html")]:
        page.goto(file.as_uri())
        for link in page.evaluate("Array.from(document.links, link => link.href)"):
            if link.startswith("file://"):
                path, _, mark = link.removeprefix("file://").partition("#")
                assert Path(path).exists(), link
                assert not mark or f'id="{mark}"' in Path(path).read_text("utf-8"), link


def test_the_filter_shows_what_is_asked_for(page: Page, folder: Path) -> None:
    page.goto((folder / "sites" / "mediawijsheid.html").as_uri())
    everything = to_do_and_aside(page)
    assert shown(page) == everything
    page.get_by_label("Ernst").select_option("warning")
    assert 0 < shown(page) < everything
    page.get_by_label("Stand").select_option("new")
    page.get_by_label("Zoeken").fill("bellen")
    assert shown(page) == 1
    assert page.get_by_role("status").inner_text() == f"1 van {everything} bevindingen getoond"
    assert page.locator("section.chapter:visible").count() == 1
    page.reload()
    assert shown(page) == 1
    page.get_by_label("Zoeken").fill("niets dat er staat")
    assert shown(page) == 0
    page.get_by_role("button", name="Alles tonen").click()
    page.wait_for_function("!location.search")
    assert shown(page) == everything


@pytest.mark.parametrize("script", [True, False])
def test_a_deep_link_opens_its_finding(browser: Any, folder: Path, script: bool) -> None:
    finding = sample.dated(0, sample.LINK_ROWS[0]).finding
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto((folder / "sites" / "mediawijsheid.html").as_uri() + f"#f-{finding.id}")
    body = page.locator(f"#f-{finding.id}")
    sync_api.expect(body).to_be_visible()
    sync_api.expect(body).to_be_in_viewport()
    assert page.locator("details.f[open]").count() == 1
    context.close()


def test_a_deep_link_beats_a_filter_that_hides_it(page: Page, folder: Path) -> None:
    finding = sample.dated(0, sample.LINK_ROWS[0]).finding
    address = (folder / "sites" / "mediawijsheid.html").as_uri()
    page.goto(f"{address}?state=fixed#f-{finding.id}")
    sync_api.expect(page.locator(f"#f-{finding.id}")).to_be_visible()


def test_without_script_everything_can_be_read_and_no_dead_control_is_seen(
    browser: Any, folder: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((folder / "sites" / "mediawijsheid.html").as_uri())
    assert page.locator("form:visible").count() == 0
    assert shown(page) == len(sample.ROWS) - 1
    page.locator("details.f summary").first.click()
    assert page.locator("details.f[open] dl").first.is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_sticks_out_on_a_narrow_screen(browser: Any, folder: Path, scheme: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, color_scheme=scheme)
    page = context.new_page()
    for file in [folder.parent / "index.html", *folder.rglob("*.html")]:
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, file
    context.close()


def test_the_keyboard_reaches_search_and_findings(page: Page, folder: Path) -> None:
    page.goto((folder / "sites" / "mediawijsheid.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator("details.f summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.f[open]").count() == 1


def test_printing_shows_what_is_folded(page: Page, folder: Path) -> None:
    page.goto((folder / "sites" / "mediawijsheid.html").as_uri())
    page.emulate_media(media="print")
    assert page.locator("details.f:not([open]) dl").first.is_visible()
    assert page.locator("form:visible").count() == 0


def test_a_large_report_stays_light(page: Page, tmp_path: Path) -> None:
    index = write(sample.many(600, 17), tmp_path, language="nl", version="1", catalogue={})
    for file in (index.parent / "sites").iterdir():
        assert file.stat().st_size < 2_000_000
        page.goto(file.as_uri())
        assert to_do_and_aside(page) == 200
        assert page.evaluate("document.getElementsByTagName('*').length") < 40_000
        page.get_by_label("Zoeken").fill("host-3")
        assert shown(page) < 200
