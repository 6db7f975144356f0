"""The HTML report in a real browser: links, notes, narrow windows, paper, the dark, and copy that must not run."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from checker.model import Result
from checker.pipeline import Checker
from checker.readers import read
from checker.writers import Frame, html
from tests.browser import Tab, launched, overflow
from tests.hostile import hostile

ROOT = Path(__file__).parents[1]
PHONE = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with launched() as browser:
        yield browser


@pytest.fixture(scope="module")
def balad(checker: Checker) -> Result:
    (result,) = checker.check([read((ROOT / "docs/examples/balad.txt").read_bytes(), "balad.txt")])
    return result


def written(folder: Path, *results: Result, view: str = "write") -> Path:
    out = io.StringIO()
    getattr(html, view)(list(results), out, Frame(version="1.2.3"))
    path = folder / f"{view}.html"
    path.write_bytes(out.getvalue().encode())
    return path


@pytest.fixture
def tab(browser: Any) -> Iterator[Tab]:
    tab = Tab(browser)
    yield tab
    tab.context.close()


def colours(page: Any, selector: str) -> list[str]:
    read = "e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor] }"
    return list(page.locator(selector).first.evaluate(read))


def test_nothing_is_loaded_and_nothing_goes_wrong(tab: Tab, tmp_path: Path, balad: Result) -> None:
    path = written(tmp_path, balad)
    tab.open(path)
    assert tab.said == []
    assert tab.asked == [path.as_uri()]


@pytest.mark.parametrize("view", ["write", "ledger"])
def test_no_word_of_the_copy_runs(tab: Tab, tmp_path: Path, view: str) -> None:
    path = written(tmp_path, hostile(), view=view)
    page = tab.open(path)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for mark in page.locator(".mark").all():
        mark.hover()
    assert page.evaluate("document.documentElement.dataset.pwned ?? 'no'") == "no"
    assert tab.said == []
    assert tab.asked == [path.as_uri()]
    assert overflow(page) == 0


def test_the_policy_would_stop_what_escaping_let_through(tab: Tab, tmp_path: Path, balad: Result) -> None:
    page = tab.open(written(tmp_path, balad))
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "document.documentElement.dataset.pwned = 'yes'";
          document.body.append(script);
          const onerror = "document.documentElement.dataset.pwned = 'yes'";
          document.body.insertAdjacentHTML("beforeend", `<img src=x onerror="${onerror}">`);
        }"""
    )
    page.wait_for_timeout(100)
    assert page.evaluate("document.documentElement.dataset.pwned ?? 'no'") == "no"
    assert sum("Content Security Policy" in line for line in tab.said) >= 2


def test_a_click_leads_to_the_rival_and_a_number_to_the_finding(tab: Tab, tmp_path: Path, balad: Result) -> None:
    page = tab.open(written(tmp_path, balad))
    page.locator(".mark .at", has_text="At least five").click()
    target = page.locator(".mark:target")
    assert target.locator(".at").inner_text() == "Only two"
    target.locator("sup a").first.click()
    finding = page.locator(".finding:target")
    assert finding.locator("h3").inner_text().startswith("Hit: only two")
    finding.locator(".passages a", has_text="At least five").click()
    assert page.locator(".mark:target .at").inner_text() == "At least five"
    page.wait_for_timeout(700)  # it scrolls there
    box = page.locator(".mark:target .at").bounding_box()
    assert 0 <= box["y"] <= 800


def test_a_note_shows_the_rivals_on_hover_and_focus_and_escape_puts_it_away(
    tab: Tab, tmp_path: Path, balad: Result
) -> None:
    page = tab.open(written(tmp_path, balad))
    mark = page.locator(".mark", has=page.locator(".at", has_text="At least five"))
    note = mark.locator(".peek")
    assert not note.is_visible()
    mark.hover()
    assert "Against it: Only two, the same source (nobody named before), line 9." in note.inner_text()
    rival = page.locator(".mark", has=page.locator(".at", has_text="Only two")).locator(".at")
    alone = page.locator(".mark .at", has_text="about 2,500")
    lit = "e => getComputedStyle(e).backgroundColor"
    assert rival.evaluate(lit) == mark.locator(".at").evaluate(lit) == "rgb(255, 229, 138)"
    assert alone.evaluate(lit) != rival.evaluate(lit)
    page.mouse.move(0, 0)
    assert not note.is_visible()
    mark.locator(".at").focus()
    assert note.is_visible()
    page.keyboard.press("Escape")
    assert not note.is_visible()


def test_without_javascript_all_of_it_is_there(browser: Any, tmp_path: Path, balad: Result) -> None:
    tab = Tab(browser, java_script_enabled=False)
    page = tab.open(written(tmp_path, balad))
    page.locator(".mark .at", has_text="At least five").click()
    assert page.locator(".mark:target .at").inner_text() == "Only two"
    page.locator("summary", has_text="Every figure").click()
    assert page.locator(".ledger").is_visible()
    mark = page.locator(".mark", has=page.locator(".at", has_text="At least five"))
    mark.hover()
    assert mark.locator(".peek").is_visible()
    tab.context.close()


@pytest.mark.parametrize("view", ["write", "ledger"])
def test_a_phone_scrolls_down_only(browser: Any, tmp_path: Path, balad: Result, view: str) -> None:
    tab = Tab(browser, **PHONE)
    page = tab.open(written(tmp_path, balad, hostile(), view=view))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert overflow(page) == 0
    assert tab.said == []
    tab.context.close()


def test_the_dark_is_dark(browser: Any, tmp_path: Path, balad: Result) -> None:
    shown = {}
    for scheme in ("light", "dark"):
        tab = Tab(browser, color_scheme=scheme)
        shown[scheme] = colours(tab.open(written(tmp_path, balad)), "html")
        tab.context.close()
    assert shown == {
        "light": ["rgb(31, 30, 28)", "rgb(253, 252, 250)"],
        "dark": ["rgb(232, 229, 223)", "rgb(23, 24, 26)"],
    }


def test_on_paper_what_was_folded_is_open_and_nothing_floats(tab: Tab, tmp_path: Path, balad: Result) -> None:
    page = tab.open(written(tmp_path, balad))
    page.emulate_media(media="print")
    assert page.locator(".ledger td").first.evaluate("e => e.getBoundingClientRect().height") > 0
    assert not page.locator("nav").first.is_visible()
    assert page.locator(".columns > .copy").evaluate("e => getComputedStyle(e).position") == "static"
    assert page.pdf().startswith(b"%PDF")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view", ["write", "ledger"])
def test_axe_finds_nothing(browser: Any, tmp_path: Path, balad: Result, view: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    tab = Tab(browser, color_scheme=scheme)
    page = tab.open(written(tmp_path, balad, hostile(), view=view))
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    found = axe.run(page).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found] == []
    tab.context.close()
