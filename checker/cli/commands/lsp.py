"""``checker lsp``."""

from pathlib import Path

import click

from checker.cli.options import examples, own_rules
from checker.errors import CheckerError
from checker.rules import load_rules


@click.command(
    epilog=examples(
        ("checker lsp", "started by an editor, which speaks to it over standard input and output"),
    )
)
@click.option("--model", default="", metavar="NAME", help="Another installed spaCy pipeline with UD labels.")
@own_rules
def lsp(model: str, folders: tuple[Path, ...]) -> None:
    """Talk to an editor of code by the Language Server Protocol, over standard input and output.

    The editor starts this command for text, Markdown and what else checker reads, and marks the figures.
    """
    try:
        from checker.service.engines import Given
        from checker.service.lsp import serve
    except ModuleNotFoundError as error:
        raise CheckerError(f"lsp needs {error.name}, which is not installed; run: pip install 'checker[lsp]'") from None
    serve(Given(load_rules(folders), model))


COMMAND = lsp
