"""``checker completion``."""

import click
from click.shell_completion import get_completion_class

from checker.cli.options import examples
from checker.cli.output import show

SHELLS = ("bash", "zsh", "fish")


@click.command(
    epilog=examples(
        ('eval "$(checker completion bash)"', "for this window; in ~/.bashrc for every window"),
        ('eval "$(checker completion zsh)"', "the same for zsh, in ~/.zshrc"),
        ("checker completion fish > ~/.config/fish/completions/checker.fish", ""),
    )
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(context: click.Context, shell: str) -> None:
    """Print a script by which a shell completes commands, options and files at the Tab key."""
    found = get_completion_class(shell)
    assert found is not None  # click has all three
    show(found(context.find_root().command, {}, "checker", "_CHECKER_COMPLETE").source())


COMMAND = completion
