"""``checker serve``."""

import ipaddress
from pathlib import Path

import click

from checker.cli.options import examples, own_rules
from checker.cli.statuses import say
from checker.errors import CheckerError
from checker.settings import Configuration, read_configuration


@click.command(
    epilog=examples(
        ("checker serve", "on this machine only, at http://127.0.0.1:8010"),
        ("checker serve --host 0.0.0.0 --workers 4", "for the newsroom; set CHECKER_TOKEN first"),
    )
)
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=8081, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 takes a free one."
)
@click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1, 64), help="How many processes read reports."
)
@click.option(
    "--token",
    envvar="CHECKER_TOKEN",
    default="",
    show_envvar=True,
    help="What callers must send as bearer token; better set in the environment than in the command line.",
)
@click.option("--origin", "origins", multiple=True, help="A site whose pages may call; may be given again.")
@click.option(
    "--limit", default=2_000_000, show_default=True, type=click.IntRange(1_000), help="The largest request in bytes."
)
@click.option(
    "--timeout",
    default=10.0,
    show_default=True,
    type=click.FloatRange(0.1, 600),
    help="The seconds that a request may take to arrive, to wait, and to be worked on, each.",
)
@click.option("--model", default="", metavar="NAME", help="Another installed spaCy pipeline with UD labels.")
@own_rules
@click.option(
    "--config",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A configuration: rules, severities of checks, names of sources. None is looked for.",
)
def serve(
    host: str, port: int, workers: int, token: str, origins: tuple[str, ...], limit: int, timeout: float, model: str,
    folders: tuple[Path, ...], config: Path | None,
) -> None:  # fmt: skip
    """Serve the check over HTTP, for a content management system and a browser.

    Logs go to standard error, a line of JSON each, without a word of any report. Ctrl-C or SIGTERM ends it, after what
    was begun is answered.
    """
    try:
        from checker.service.running import serve as run
        from checker.service.settings import Settings
    except ModuleNotFoundError as error:
        raise CheckerError(
            f"serve needs {error.name}, which is not installed; run: pip install 'checker[serve]'"
        ) from None
    if not token and not _loopback(host):
        say(f"warning: everybody who reaches {host} can call this service; set CHECKER_TOKEN")
    held = read_configuration(config) if config else Configuration()
    settings = Settings(
        workers=workers, token=token, origins=origins, limit=limit, timeout=timeout, model=model,
        folders=folders or held.folders, checks=held.settings.checks, aliases=held.settings.sources,
    )  # fmt: skip
    run(settings, host, port)


def _loopback(host: str) -> bool:
    """Whether only this machine reaches the address."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


COMMAND = serve
