"""What starting costs: help, rules and explanations never load spaCy or quantulum3."""

import subprocess
import sys

import pytest

HEAVY = {"spacy", "thinc", "quantulum3", "numpy", "jinja2"}


@pytest.mark.parametrize(
    "code",
    [
        "import checker",
        "import checker; checker.Report, checker.read, checker.check",
        "import checker.cli",
        "from checker.cli import main; main(['--help'])",
        "from checker.cli import main; main(['check', '--help'])",
        "from checker.cli import main; main(['--version'])",
        "from checker.cli import main; main(['rules', 'list'])",
        "from checker.cli import main; main(['explain', 'killed'])",
        "from checker.cli import main; main(['check', 'nonesuch.txt'])",
    ],
)
def test_light(code: str) -> None:
    after = f"\nimport sys\nprint('LOADED', *sorted({HEAVY} & sys.modules.keys()))"
    done = subprocess.run(
        [sys.executable, "-c", code + after],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1] == "LOADED"


@pytest.mark.parametrize("code", ["import checker", "import checker.model, checker.readers, checker.errors"])
def test_the_library_alone_needs_no_command_line(code: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(sorted({{'click', 'rich'}} & sys.modules.keys()))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_quantulum3_is_loaded_only_where_a_unit_asks_for_it() -> None:
    code = (
        "import sys, checker\n"
        "from checker.readers import read\n"
        "result, = checker.check(read(b'Two hurt in mill fire\\n\\nTwo workers were hurt.', 'r.txt'))\n"
        "assert result.coverage.numbers == 2, result.coverage\n"
        "print('quantulum3' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
