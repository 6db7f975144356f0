"""The language server, as an editor talks to it."""

import asyncio
import contextlib
import sys
from collections.abc import Awaitable, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

types = pytest.importorskip("lsprotocol.types")
client = pytest.importorskip("pygls.lsp.client")

from checker.service.diagnostics import Positions  # noqa: E402
from tests.service.serving import ROOT  # noqa: E402

URI = "file:///desk/mill%20fire.txt"
TEXT = "🚀 Two hurt in mill fire\r\n\r\n🚀 A fire at a mill near Ely injured three workers on Monday.\n"
AGREES = "Three hurt in mill fire\n\nA fire at a mill near Ely injured three workers on Monday.\n"


WHOLE = 90
"""How many seconds a conversation may take before it is broken off as failed."""


class Editor:
    """A client that keeps what the server publishes."""

    def __init__(self) -> None:
        self.client = client.LanguageClient("editor", "1")
        self.published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def keep(found: "types.PublishDiagnosticsParams") -> None:
            self.published.put_nowait(found)

    async def published_next(self) -> "types.PublishDiagnosticsParams":
        return await self.published.get()

    def change(self, version: int, text: str) -> None:
        self.client.text_document_did_change(
            types.DidChangeTextDocumentParams(
                types.VersionedTextDocumentIdentifier(version, URI),
                [types.TextDocumentContentChangeWholeDocument(text)],
            )
        )


def talk(lines: Callable[[Editor], Awaitable[None]]) -> None:
    """Start a server, open a text with a contradiction, go on as ``lines`` say, and say goodbye."""

    async def whole() -> None:
        editor = Editor()
        await editor.client.start_io(sys.executable, "-m", "checker", "lsp", cwd=str(ROOT))
        try:
            await editor.client.initialize_async(
                types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=None)
            )
            editor.client.initialized(types.InitializedParams())
            item = types.TextDocumentItem(uri=URI, language_id="plaintext", version=1, text=TEXT)
            editor.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
            await lines(editor)
            await editor.client.shutdown_async(None)
            editor.client.exit(None)
        finally:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(editor.client.stop(), 10)
            server = editor.client._server
            if server is not None and server.returncode is None:
                server.kill()

    async def in_time() -> None:
        async with asyncio.timeout(WHOLE):
            await whole()

    asyncio.run(in_time())


def test_an_editor_is_told_of_each_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))

    async def lines(editor: Editor) -> None:
        found = await editor.published_next()
        assert (found.uri, found.version) == (URI, 1)
        two, three = found.diagnostics
        # The rocket before the figure takes two units of UTF-16.
        assert two.range == types.Range(types.Position(0, 3), types.Position(0, 6))
        assert three.range == types.Range(types.Position(2, 37), types.Position(2, 42))
        assert (two.source, two.code, two.severity) == ("checker", "self-conflict", types.DiagnosticSeverity.Error)
        assert [(r.location.range, r.message) for r in two.related_information] == [
            (three.range, "the report itself: three")
        ]
        assert [(r.location.range, r.message) for r in three.related_information] == [
            (two.range, "the report itself: Two")
        ]

        # While somebody writes, only what stands there in the end is checked.
        for version, text in enumerate([TEXT + "A", TEXT + "An", AGREES], 2):
            editor.change(version, text)
        found = await editor.published_next()
        assert (found.version, list(found.diagnostics)) == (4, [])
        editor.change(5, "")
        found = await editor.published_next()
        assert (found.version, list(found.diagnostics)) == (5, [])

        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))
        found = await editor.published_next()
        assert (found.version, list(found.diagnostics)) == (None, [])
        assert editor.published.empty()

    talk(lines)


@given(st.text("aé🚀\r\n\x0b\u2028", max_size=12), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_positions(text: str, encoding: str) -> None:
    positions = Positions(text, encoding)
    units = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}[encoding]
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue
        line, character = positions.at(offset)
        before = text[:offset].replace("\r\n", "\n").replace("\r", "\n").split("\n")
        assert line == len(before) - 1
        assert character == len(before[-1].encode(units[0])) // units[1]
