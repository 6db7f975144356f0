"""The exit statuses, and what is said on standard error."""

import traceback

import click

NOTHING, FOUND, USAGE, UNREAD, INTERRUPTED = 0, 1, 2, 3, 130


def say(message: str) -> None:
    """Print a line on standard error."""
    text = "".join(c if c.isprintable() or c == "\n" else "�" for c in message)
    click.echo(f"checker: {text}", err=True)


def fault(error: Exception, debug: bool) -> None:
    """Print what no command foresaw."""
    if debug:
        traceback.print_exception(error)
    say(f"stopped ({named(error)}); please report this fault, with what --debug prints")


def named(error: Exception) -> str:
    """The kind of an error and the first line of what it says."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0][:200]}" if lines else type(error).__name__
