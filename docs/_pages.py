"""What MkDocs does to a page before it is shown, so that the same page reads well on GitHub and on the site."""

import re
from typing import Any

REPORT = re.compile(r"^```report.*$", re.MULTILINE)


# GitHub lists the files of a folder; the site has the folder's pages in its sidebar.
FOLDER = "](checks/)"


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The page with fences that Python-Markdown understands, and with links that lead to pages."""
    return REPORT.sub("```text", markdown).replace(FOLDER, "](checks/self-conflict.md)")
