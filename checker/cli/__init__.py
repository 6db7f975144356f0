"""The commands; the only door to click."""

import os
import sys
import warnings
from collections.abc import Sequence

import click

from checker import __version__
from checker.cli import commands
from checker.cli.options import examples
from checker.cli.statuses import INTERRUPTED, NOTHING, UNREAD, USAGE, fault, say
from checker.errors import CheckerError
from checker.folders import modules
from checker.rules import RuleError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command and answer with the exit status; never raises, never shows a traceback unless asked to."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in words
    if not debug:
        warnings.simplefilter("ignore")
    try:
        # Click answers with what the command returns, or with the status of --help and --version.
        return int(program.main(words, prog_name="checker", standalone_mode=False) or NOTHING)
    except click.ClickException as error:
        error.show()
        return USAGE
    except (CheckerError, RuleError) as error:
        say(str(error))
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; what is left in the buffer has nowhere to go either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOTHING
    except Exception as error:
        fault(error, debug)
        return UNREAD


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=examples(
        ("checker check draft.txt", "what contradicts what in a report"),
        ("checker claims draft.txt", "every figure, and who says it"),
        ("checker explain self-conflict", "what a check means"),
        ("checker check --help", "all options of a command"),
    ),
)
@click.version_option(__version__, prog_name="checker")
def program() -> None:
    """Find the figures of a news report that cannot all be true.

    Exit status: 0 nothing found; 1 something found; 2 the call, the configuration or a rule file is wrong; 3 a report
    could not be analysed.
    """


for module in modules(commands.__name__, "COMMAND").values():
    program.add_command(module.COMMAND)
