"""A language server: editors of code mark the figures of a text that contradict each other while it is written."""

import asyncio
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from checker import __version__
from checker.errors import CheckerError
from checker.service.diagnostics import Diagnostic, Positions, Range, diagnose
from checker.service.engines import BusyError, DiedError, Engines, FailedError, Given, TooLongError

PAUSE = 0.3
"""How many seconds after the last key the text is checked."""
TIMEOUT = 30.0
"""How many seconds a check may take."""

SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "note": types.DiagnosticSeverity.Information,
}


def serve(given: Given) -> None:
    """Talk to an editor over standard input and output until it says goodbye."""
    create_server(given).start_io()


def create_server(given: Given) -> LanguageServer:
    """The server; the process that reads the texts starts when an editor connects."""
    server = LanguageServer("checker", __version__, text_document_sync_kind=types.TextDocumentSyncKind.Incremental)
    engines = Engines(given, workers=1, timeout=TIMEOUT, waiting=1000)
    pending: dict[str, asyncio.Task[None]] = {}

    async def check(uri: str, pause: float) -> None:
        await asyncio.sleep(pause)
        document = server.workspace.get_text_document(uri)
        version, text = document.version, document.source
        try:
            found = await engines.run(diagnose, text, _name(uri))
        except TooLongError:
            server.window_log_message(_log(f"{_name(uri)}: took too long; the marks are those of an earlier version"))
            return
        except (BusyError, DiedError, FailedError) as error:
            server.window_log_message(_log(f"{_name(uri)}: could not be checked ({type(error).__name__})"))
            return
        if server.workspace.get_text_document(uri).version == version:  # a closed one has none
            encoding = types.PositionEncodingKind(server.workspace.position_codec.encoding or "utf-16").value
            positions = Positions(text, encoding)
            shown = [_shown(each, uri, positions) for each in found]
            server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, shown, version))

    def soon(uri: str, pause: float) -> None:
        """Check a text in a moment, and no earlier version of it any more."""
        forget(uri)
        pending[uri] = asyncio.get_running_loop().create_task(check(uri, pause))

    def forget(uri: str) -> None:
        if waiting := pending.pop(uri, None):
            waiting.cancel()

    @server.feature(types.INITIALIZED)
    async def initialized(parameters: types.InitializedParams) -> None:
        try:
            await engines.start()
        except CheckerError as error:
            server.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"checker: {error}"))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(parameters: types.DidOpenTextDocumentParams) -> None:
        soon(parameters.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(parameters: types.DidChangeTextDocumentParams) -> None:
        soon(parameters.text_document.uri, PAUSE)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(parameters: types.DidCloseTextDocumentParams) -> None:
        uri = parameters.text_document.uri
        forget(uri)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    @server.feature(types.SHUTDOWN)
    async def shutdown(parameters: None) -> None:
        for uri in list(pending):
            forget(uri)
        await engines.stop()

    return server


def _shown(found: Diagnostic, uri: str, positions: Positions) -> types.Diagnostic:
    related = [
        types.DiagnosticRelatedInformation(types.Location(uri, _range(span, positions)), said)
        for span, said in found.related
    ]
    return types.Diagnostic(
        range=_range(found.span, positions),
        severity=SEVERITIES[found.severity],
        code=found.check,
        source="checker",
        message=f"{found.message} ({found.confidence} confidence)",
        related_information=related,
    )


def _range(span: Range, positions: Positions) -> types.Range:
    return types.Range(*(types.Position(*positions.at(offset)) for offset in span))


def _name(uri: str) -> str:
    """The file's name, by which its format is known."""
    return PurePosixPath(unquote(urlsplit(uri).path)).name or "untitled"


def _log(message: str) -> types.LogMessageParams:
    return types.LogMessageParams(types.MessageType.Warning, message)
