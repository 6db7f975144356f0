"""The web page in a real browser, against a service that runs; and the report over HTTP."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.browser import Tab, launched, overflow
from tests.hostile import BREAKER, SCRIPT
from tests.service.serving import Service, running

DRAFT = "Two hurt in mill fire\n\nA fire in a mill near Ely hurt five workers on Monday, police said.\n"
WIRE = "Mill fire\n\nA fire in a mill near Ely hurt nine workers on Monday, police said.\n"
NASTY = f"Two hurt {SCRIPT} in fire\n\nPolice said {BREAKER} that five people were hurt {SCRIPT} on Monday.\n"


def test_the_report_over_http(service: Service) -> None:
    status, answer = service.post("/v1/report", {"body": DRAFT})
    assert status == 200
    assert list(answer) == ["verdict", "ruleset", "findings", "html"]
    assert answer["verdict"] == "block"
    (finding,) = answer["findings"]
    assert (finding["check"], finding["severity"], finding["accepted"]) == ("self-conflict", "error", None)
    assert answer["html"].startswith("<!doctype html>")
    assert "Something here cannot be true as it stands: 1 error." in answer["html"]
    checked = service.check(body=DRAFT)
    assert [f["id"] for f in checked["findings"]] == [finding["id"]]
    status, answer = service.post("/v1/report", {"body": DRAFT, "accepted": {finding["id"]: "two <b>crews</b>"}})
    assert answer["verdict"] == "pass"
    assert "two &lt;b&gt;crews&lt;/b&gt;" in answer["html"]


def test_findings_between_the_draft_and_its_sources(service: Service) -> None:
    given = {"body": DRAFT, "sources": [{"name": "AFP", "body": WIRE}]}
    _, answer = service.post("/v1/report", given)
    assert {f["id"] for f in answer["findings"]} == {f["id"] for f in service.check(**given)["findings"]}
    assert len(answer["findings"]) > 1
    for finding in answer["findings"]:
        item = re.search(
            rf'<li class="finding \w+" id="f{finding["number"]}".*?</li>\n</ul>', answer["html"], re.DOTALL
        )
        assert item is not None
        assert finding["message"] in unescape(item[0])
    assert "All reports together" in answer["html"]


def test_a_report_that_is_empty_is_no_report(service: Service) -> None:
    status, answer = service.post("/v1/report", {"body": " "})
    assert (status, answer["error"]) == (422, "The report is empty; there is nothing to check.")


def test_the_page_allows_itself_and_the_style_of_its_reports_only(service: Service) -> None:
    status, headers, body = service.ask("GET", "/")
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    policy = headers["content-security-policy"]
    assert re.fullmatch(
        r"default-src 'none'; script-src 'self'; style-src 'self' 'sha256-[\w+/=]+'; img-src data:; "
        r"connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        policy,
    )
    assert not re.search(rb"https?:|\son\w+=|style=|<style", body)
    for name in ("page.js", "page.css"):
        status, _, text = service.ask("GET", f"/{name}")
        assert status == 200
        assert not re.search(rb"https?:|innerHTML|insertAdjacentHTML|eval\(", text)


def test_nothing_beside_the_page_is_served(service: Service) -> None:
    for path in ("/../app.py", "/%2e%2e/app.py", "/page.py", "/index.htm", "/page", "//page.js"):
        assert service.ask("GET", path)[0] == 404


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as browser:
        yield browser


@pytest.fixture
def tab(browser: Any, service: Service) -> Iterator[Tab]:
    tab = Tab(browser, accept_downloads=True)
    tab.page.goto(service.url)
    yield tab
    assert tab.said == []
    assert all(url.startswith((service.url, "data:", "about:", "blob:")) for url in tab.asked), tab.asked
    tab.context.close()


def write(tab: Tab, text: str) -> Any:
    """Type a report and wait for what is shown of it."""
    tab.page.locator("#body").fill(text)
    frame = tab.page.frame_locator("#frame")
    frame.locator(".report").first.wait_for()
    return frame


def test_what_is_typed_is_shown_while_typing(tab: Tab) -> None:
    page = tab.page
    assert page.locator("#status").inner_text() == "Nothing to check yet."
    page.locator("#body").press_sequentially(DRAFT, delay=2)
    page.get_by_text("1 finding to settle.").wait_for()
    frame = page.frame_locator("#frame")
    frame.locator(".mark .at", has_text="five").click()
    assert frame.locator(".mark:target .at").inner_text() == "Two"
    page.locator("#body").fill(DRAFT.replace("five", "two"))
    page.get_by_text("Nothing left to settle.").wait_for()
    frame.get_by_text("No contradiction found among").wait_for()
    page.locator("#body").fill("")
    page.get_by_text("Nothing to check yet.").wait_for()
    assert not page.locator("#frame").is_visible()


def test_the_place_and_what_was_unfolded_stay(tab: Tab) -> None:
    text = DRAFT + "\nNothing else happened in the town.\n" * 60
    frame = write(tab, text)
    frame.locator("summary", has_text="Every figure").click()
    frame.locator("html").evaluate("e => e.scrollTo({top: 300, behavior: 'instant'})")
    tab.page.locator("#body").fill(text.replace("five", "seven"))
    frame.get_by_text("seven").first.wait_for()
    assert frame.locator("html").evaluate("e => e.scrollTop") == 300
    assert frame.locator(".ledger").is_visible()


def test_a_finding_is_accepted_for_a_reason_and_taken_back(tab: Tab) -> None:
    page = tab.page
    frame = write(tab, DRAFT)
    page.get_by_role("button", name="Accept for a reason").click()
    page.keyboard.type(f"two crews {SCRIPT}")
    page.keyboard.press("Enter")
    page.get_by_text("Nothing left to settle.").wait_for()
    assert page.locator("#findings .reason").inner_text() == f"Accepted: two crews {SCRIPT}"
    frame.locator("summary", has_text="1 accepted").click()
    assert f"Accepted: two crews {SCRIPT}" in frame.locator(".finding").inner_text()
    page.get_by_role("button", name="Take back").click()
    page.get_by_text("1 finding to settle.").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Accept for a reason"


def test_a_wire_copy_beside_the_draft(tab: Tab) -> None:
    page = tab.page
    frame = write(tab, DRAFT.replace("Two", "Five"))
    page.get_by_text("Nothing left to settle.").wait_for()
    page.get_by_role("button", name="Add a wire copy").click()
    page.keyboard.type("AFP")
    page.locator(".wire textarea").fill(WIRE)
    frame.get_by_role("heading", name="All reports together").wait_for()
    assert page.locator("#findings li").count() > 0
    frame.locator("#together .from", has_text="AFP").first.wait_for()
    page.get_by_role("button", name="Remove this wire copy").click()
    page.get_by_text("Nothing left to settle.").wait_for()


def test_the_report_is_downloaded(tab: Tab, tmp_path: Path) -> None:
    write(tab, DRAFT)
    with tab.page.expect_download() as found:
        tab.page.get_by_role("button", name="Download the report").click()
    path = tmp_path / "report.html"
    found.value.save_as(path)
    assert found.value.suggested_filename == "report.html"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "Content-Security-Policy" in text


def test_no_word_of_what_is_pasted_runs(tab: Tab) -> None:
    page = tab.page
    page.get_by_role("button", name="Add a wire copy").click()
    page.locator(".wire .name").fill(BREAKER)
    page.locator(".wire textarea").fill(NASTY.replace("five", "nine"))
    frame = write(tab, NASTY)
    frame.get_by_role("heading", name="All reports together").wait_for()
    assert page.locator("#findings li").count() > 0
    asked = "document.documentElement.dataset.pwned ?? 'no'"
    assert page.evaluate(asked) == "no"
    assert frame.locator("html").evaluate(f"() => {asked}") == "no"
    assert SCRIPT in frame.locator("#r1 .copy").inner_text()
    assert page.locator("img").count() == frame.locator("img").count() == 0


def test_in_the_frame_no_script_could_run(browser: Any, service: Service) -> None:
    """Were something not escaped, the frame would still not run it."""
    tab = Tab(browser)
    bad = "<!doctype html><main class=report><img src=x onerror=\"parent.document.title='pwned'\"><script>parent.document.title='pwned'</script>"  # noqa: E501
    answer = {"verdict": "pass", "ruleset": {}, "findings": [], "html": bad}
    tab.page.route("**/v1/report", lambda route: route.fulfill(json=answer))
    tab.page.goto(service.url)
    for text in ("one", "two"):  # the first is a new page in the frame, the second exchanged in it
        tab.page.locator("#body").fill(text)
        tab.page.wait_for_timeout(400)
        assert tab.page.frame_locator("#frame").locator("img").count() == 1
        assert tab.page.title() == "checker: before you publish"
    tab.context.close()


def test_a_file_is_opened_and_one_that_is_no_text_is_refused(tab: Tab, tmp_path: Path) -> None:
    page = tab.page
    good, bad = tmp_path / "mill.txt", tmp_path / "mill.pdf"
    good.write_text(DRAFT, encoding="utf-8")
    bad.write_bytes(b"%PDF-1.7\x00\xff")
    for path in (good, bad):
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Open a text file").click()
        chooser.value.set_files(path)
    page.get_by_text("mill.pdf is no text in UTF-8").wait_for()
    assert page.locator("#body").input_value() == DRAFT


def test_a_file_is_dropped(tab: Tab) -> None:
    page = tab.page
    data = page.evaluate_handle(
        "text => { const d = new DataTransfer(); d.items.add(new File([text], 'mill.txt')); return d }", DRAFT
    )
    page.dispatch_event("#draft", "drop", {"dataTransfer": data})
    page.get_by_text("1 finding to settle.").wait_for()
    assert page.locator("#body").input_value() == DRAFT


def test_a_service_that_is_away_is_said_and_asked_again(browser: Any, service: Service) -> None:
    tab = Tab(browser)
    page = tab.page
    page.goto(service.url)
    page.route("**/v1/report", lambda route: route.abort())
    page.locator("#body").fill(DRAFT)
    page.get_by_text("Not checked: the service does not answer.").wait_for()
    page.unroute("**/v1/report")
    page.locator("#body").press("End")
    page.keyboard.type(" ")
    page.get_by_text("1 finding to settle.").wait_for()
    tab.context.close()


def test_a_service_with_a_token_asks_for_it(browser: Any) -> None:
    with running("--token", "sesame") as guarded:
        tab = Tab(browser)
        page = tab.page
        page.goto(guarded.url)
        page.locator("#body").fill(DRAFT)
        page.get_by_text("Not checked: The token is missing or wrong.").wait_for()
        page.get_by_label("This service asks for a token").fill("sesame")
        page.keyboard.press("Tab")
        page.get_by_text("1 finding to settle.").wait_for()
        assert "sesame" not in page.evaluate(
            "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
        )
        tab.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_the_dark_and_axe(browser: Any, service: Service, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = Tab(browser, viewport={"width": 360, "height": 740}, color_scheme=scheme)
    tab.page.goto(service.url)
    tab.page.get_by_role("button", name="Add a wire copy").click()
    write(tab, DRAFT)
    tab.page.get_by_role("button", name="Accept for a reason").click()
    assert overflow(tab.page) == 0
    found = axe.run(tab.page, options={"iframes": False}).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found] == []
    shown = tab.page.locator("html").evaluate("e => getComputedStyle(e).backgroundColor")
    assert shown == {"light": "rgb(253, 252, 250)", "dark": "rgb(23, 24, 26)"}[scheme]
    tab.context.close()


def test_by_keyboard_alone(tab: Tab) -> None:
    page = tab.page
    for _ in range(2):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "body"
    page.keyboard.insert_text(DRAFT)
    page.get_by_text("1 finding to settle.").wait_for()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Accept for a reason":
            break
    page.keyboard.press("Enter")
    page.keyboard.type("checked")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == "Accept for a reason"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.get_by_text("Nothing left to settle.").wait_for()


def test_what_is_sent_is_what_was_typed(tab: Tab) -> None:
    with tab.page.expect_request("**/v1/report") as found:
        tab.page.locator("#body").fill(DRAFT)
    assert json.loads(found.value.post_data or "") == {"body": DRAFT, "sources": [], "accepted": {}}
