"""The door to Jinja: templates into one page that loads nothing and runs only its own script."""

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.writers._words import CONTROL, printable

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
# Between these many findings a colour of its own, so to say: hovering over a figure lights up those of its findings.
LIGHTS = 40


def render(template: str, page: Any) -> str:
    """A page; what comes from copy is escaped, and its control characters are made visible and harmless."""
    from markupsafe import Markup

    style, script = style_of_page(), _source("report.js")
    policy = (
        f"default-src 'none'; style-src '{sha256(style)}'; script-src '{sha256(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return (
        _environment()
        .get_template(template)
        .render(page=page, policy=policy, lights=LIGHTS, style=Markup(style), script=Markup(script))
    )


@cache
def style_of_page() -> str:
    """The style sheet, the same for every report."""
    lights = (f"main:has(.mark.k{k}:is(:hover, :focus-within)) .mark.k{k} .at" for k in range(LIGHTS))
    return _source("report.css").replace("/*LIGHTS*/", ",\n".join(lights))


def sha256(text: str) -> str:
    """How a content security policy names a style or a script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, finalize=_harmless,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip


def _harmless(value: Any) -> Any:
    """What a template prints: text of the copy with its control characters as pictures."""
    if type(value) is not str:
        return value
    # Line ends and tabs are white space, also in HTML; the rest becomes a sign.
    return CONTROL.sub(lambda found: printable(found[0]) or " ", value)
