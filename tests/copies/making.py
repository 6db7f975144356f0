"""Writes the example report in every input format, so that each can be read back: ``python -m tests.copies.making``.

The files are kept beside this module, so that a test needs neither Word nor a library that writes PDF.
"""

# ruff: noqa: E501

import html
import io
import json
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "docs" / "examples" / "balad.txt"
HEADLINE, *BODY = EXAMPLE.read_text(encoding="utf-8").strip().split("\n\n")


def _marked(paragraph: str) -> str:
    """A paragraph of HTML as an editor's tools leave it: entities, links, a tag inside a figure, wrapped lines."""
    words = html.escape(paragraph).replace("—", "&mdash;").replace("another five", "ano<b>ther f</b>ive")
    words = words.replace("At least five", "At&nbsp;least\n   <em>five</em>").replace(
        "Only two", "<a href='x?a=1&b=2'>Only two</a>"
    )
    return words.replace("22 Iraqi", "&#50;2 Iraqi").replace("only one", "only&#x20;one")


def _fragment() -> str:
    return f"<h1>{_marked(HEADLINE)}</h1>\n" + "\n".join(f"<p>{_marked(p)}</p>" for p in BODY) + "\n"


def as_html() -> bytes:
    return _fragment().encode()


def as_page() -> bytes:
    links = "".join(f'<li><a href="/{n}">{n} killed in other news</a></li>' for n in range(3, 30))
    body = "\n".join(f"<p>{_marked(p)}</p>" for p in BODY)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{HEADLINE} | The Ely Echo</title>
<style>p {{ color: #333 }}</style><script>if (1 < 2) document.write("<p>99 killed</p>")</script></head>
<body><!-- 77 killed -->
<header><a href="/">The Ely Echo</a></header><nav><ul>{links}</ul></nav>
<main><article><h1>{_marked(HEADLINE)}</h1>
{body}
</article></main>
<aside><h2>Most read</h2><ul>{links}</ul></aside>
<footer><p>Copyright 2024 The Ely Echo. 12 offices in 3 countries.</p></footer>
</body></html>
""".encode()


def as_markdown() -> bytes:
    def marked(p: str) -> str:
        p = p.replace("Only two", "[Only two](https://example.org/two)").replace("another five", "ano*ther f*ive")
        return (
            p.replace("At least five", "**At least** five")
            .replace("22 Iraqi", "&#50;2 Iraqi")
            .replace("only one", "only\none")
        )

    return (
        "---\ntitle: '"
        + HEADLINE
        + "'\nauthor: A. Writer\ndate: 2021-04-04\n---\n\n"
        + "\n\n".join(marked(p) for p in BODY)
        + "\n"
    ).encode()


def as_ninjs1() -> bytes:
    item = {
        "uri": "urn:example:balad", "type": "text", "versioncreated": "2021-04-04T20:00:00Z",
        "body_xhtml": "".join(f"<p>{_marked(p)}</p>" for p in BODY),
        "body_text": "\n\n".join(BODY),
        "headline": HEADLINE,
    }  # fmt: skip
    return json.dumps(item, indent=1).encode()


def as_ninjs2() -> bytes:
    item = {
        "uri": "urn:example:balad", "type": "text", "versioncreated": "2021-04-04T20:00:00Z",
        "headlines": [{"role": "main", "value": HEADLINE}],
        "bodies": [{"role": "main", "contenttype": "text/plain", "value": "\n\n".join(BODY)}],
    }  # fmt: skip
    return json.dumps(item).encode()


def as_ninjs3() -> bytes:
    item = {
        "uri": "urn:example:balad", "type": "text", "versionCreated": "2021-04-04T20:00:00Z",
        "headlines": [{"role": "main", "contentType": "text/plain", "value": HEADLINE}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": " ".join(BODY)},
            {"role": "rich", "contentType": "application/xhtml+xml", "value": _fragment()},
        ],
    }  # fmt: skip
    return json.dumps(item, ensure_ascii=False).encode()


def as_newsml() -> bytes:
    fragment = "".join(f"<p>{_marked(p).replace('&b', '&amp;b')}</p>\n" for p in BODY)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:example:balad" standard="NewsML-G2" standardversion="2.30">
 <itemMeta><itemClass qcode="ninat:text"/><title>Item 44</title></itemMeta>
 <contentMeta><urgency>3</urgency><headline>{_marked(HEADLINE)}</headline><by>12 writers</by></contentMeta>
 <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
  <head><title>Item 44</title></head><body>
{fragment}</body></html></inlineXML></contentSet>
</newsItem>
""".encode()


def as_nitf() -> bytes:
    body = "".join(f"<p>{html.escape(p)}</p>\n" for p in BODY)
    return f"""<?xml version="1.0" encoding="ISO-8859-1"?>
<nitf><head><title>Item 44</title></head><body><body.head><hedline><hl1>{HEADLINE}</hl1></hedline>
<byline>By 12 writers</byline></body.head><body.content>
{body}</body.content></body></nitf>
""".encode("ascii", "xmlcharrefreplace")


def as_docx() -> bytes:
    import docx

    document = docx.Document()
    document.add_heading(HEADLINE, 0)
    for text in BODY:
        paragraph = document.add_paragraph()
        for word in text.split(" "):
            paragraph.add_run(("" if not paragraph.runs else " ") + word).bold = len(word) > 8
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pdf() -> bytes:
    from reportlab.lib.pagesizes import A5
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    def foot(canvas, document) -> None:
        canvas.drawString(60, 30, f"Page {document.page}")
        canvas.drawString(60, 560, "The Ely Echo, 4 April 2021")

    styles, out = getSampleStyleSheet(), io.BytesIO()
    story = [Paragraph(HEADLINE, styles["Title"]), *(Paragraph(text, styles["BodyText"]) for text in BODY)]
    SimpleDocTemplate(out, pagesize=A5, invariant=1).build(story, onFirstPage=foot, onLaterPages=foot)
    return out.getvalue()


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "balad.html": ("html", as_html),
    "balad-page.html": ("page", as_page),
    "balad.md": ("markdown", as_markdown),
    "balad-1.json": ("ninjs", as_ninjs1),
    "balad-2.json": ("ninjs", as_ninjs2),
    "balad-3.json": ("ninjs", as_ninjs3),
    "balad.newsml": ("newsml", as_newsml),
    "balad.nitf": ("nitf", as_nitf),
    "balad.docx": ("docx", as_docx),
    "balad.pdf": ("pdf", as_pdf),
}
"""For each file its format and how it is made."""

if __name__ == "__main__":
    for name, (_, make) in FILES.items():
        (HERE / name).write_bytes(make())
