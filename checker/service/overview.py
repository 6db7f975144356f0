"""The page at ``/docs``: every address and what it takes, made from the OpenAPI description."""

import base64
import hashlib
from html import escape
from typing import Any

STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; }
h2 { font-size: 1.1rem; margin-top: 2.5rem; border-top: 1px solid; padding-top: 1rem; }
code { font-family: ui-monospace, monospace; }
table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; vertical-align: top; padding: .2rem .8rem .2rem 0; }
"""


def policy() -> str:
    """The content security policy that lets this page have its style and nothing else."""
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def page(description: dict[str, Any]) -> str:
    """The HTML of the page."""
    info = description["info"]
    sections = [
        _operation(method, path, operation, description)
        for path, methods in description["paths"].items()
        for method, operation in methods.items()
    ]
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>{escape(info["title"])}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head><body>'
        f"<h1>{escape(info['title'])} {escape(info['version'])}</h1><p>{escape(info.get('summary', ''))}</p>"
        '<p>For programs: <a href="/openapi.json">the OpenAPI description</a>.</p>'
        + "".join(sections)
        + "</body></html>"
    )


def _operation(method: str, path: str, operation: dict[str, Any], description: dict[str, Any]) -> str:
    bodies = operation.get("requestBody", {}).get("content", {})
    takes = "".join(
        f"<p>Takes <code>{escape(kind)}</code>:</p>{_keys(each['schema'], description)}"
        for kind, each in bodies.items()
    )
    answers = "".join(
        f"<tr><th><code>{escape(status)}</code></th><td>{escape(each.get('description', ''))}"
        f"{_answered(each, description)}</td></tr>"
        for status, each in operation["responses"].items()
    )
    return (
        f"<h2><code>{method.upper()} {escape(path)}</code></h2><p>{escape(operation.get('summary', ''))}. "
        f"{escape(operation.get('description', ''))}</p>{takes}<p>Answers:</p><table>{answers}</table>"
    )


def _answered(answer: dict[str, Any], description: dict[str, Any]) -> str:
    """The keys of an answer that is not a problem."""
    schema = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return "" if schema.get("$ref", "").endswith("/Problem") else _keys(schema, description)


def _keys(schema: dict[str, Any], description: dict[str, Any]) -> str:
    schema = _resolved(schema, description)
    needed = schema.get("required", ())
    rows = "".join(
        f"<tr><th><code>{escape(key)}</code></th><td>{escape(_kind(each))}{' (required)' if key in needed else ''}</td>"
        f"<td>{escape(each.get('description', ''))}</td></tr>"
        for key, each in schema.get("properties", {}).items()
    )
    return f"<table>{rows}</table>" if rows else ""


def _resolved(schema: dict[str, Any], description: dict[str, Any]) -> dict[str, Any]:
    reference = schema.get("$ref", "")
    found: dict[str, Any] = description["components"]["schemas"][reference.rpartition("/")[2]] if reference else schema
    return found


def _kind(schema: dict[str, Any]) -> str:
    """What a value is, in words: *list of Source*, *text or html*."""
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return " or ".join(str(each) for each in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_kind(each) for each in schema["anyOf"])
    if schema.get("type") == "array":
        return f"list of {_kind(schema.get('items', {}))}"
    return str(schema.get("format") or schema.get("type") or "anything")
