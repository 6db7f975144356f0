"""How long after the last key the web page shows the report: a browser, a service of one worker, 20 keys.

Run from the checkout: ``python -m benchmarks.page [REPORT]``; needs Chromium and the packages of the tests.
"""

import statistics
import sys
import time
from pathlib import Path

from tests.browser import Tab, launched
from tests.service.serving import running

# From the key to the moment the frame holds another report and has been laid out.
ONE_KEY = """() => new Promise((done) => {
  const body = document.querySelector("#body"), shown = document.querySelector("#frame").contentDocument;
  const begun = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    shown.body.getBoundingClientRect();
    done(performance.now() - begun);
  }).observe(shown.documentElement, {childList: true});
  body.value += " x";
  body.dispatchEvent(new Event("input", {bubbles: true}));
})"""


def main(path: str = "docs/examples/balad.txt") -> None:
    """Print the median and the worst, and what a bare health request takes beside it."""
    text = Path(path).read_text(encoding="utf-8")
    with running() as service, launched() as browser:
        tab = Tab(browser)
        tab.page.goto(service.url)
        tab.page.locator("#body").fill(text)
        tab.page.frame_locator("#frame").locator(".report").wait_for()
        tab.page.wait_for_timeout(1000)
        keys = [tab.page.evaluate(ONE_KEY) for _ in range(20)]
        bare = []
        for _ in range(20):
            begun = time.perf_counter()
            service.health()
            bare.append(1000 * (time.perf_counter() - begun))
    print(f"{path}: {len(text.split())} words")
    print(f"after the last key   median {statistics.median(keys):6.0f} ms   worst {max(keys):6.0f} ms")
    print(f"bare health request  median {statistics.median(bare):6.0f} ms   worst {max(bare):6.0f} ms")


if __name__ == "__main__":
    main(*sys.argv[1:2])
