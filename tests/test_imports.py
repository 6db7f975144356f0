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
        "from checker.cli import main; main(['serve', '--help'])",
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


# Beside Python's own modules. A new name here is a decision: every command pays for it.
ALLOWED = {
    "import checker": {"checker"},
    "from checker.cli import main; main(['--help'])": {"checker", "click", "rich", "yaml"},
}


@pytest.mark.parametrize("code", ALLOWED)
def test_the_packages_that_are_loaded(code: str) -> None:
    before = "import sys; before = set(sys.modules)\n"
    after = "\nprint('LOADED', *sorted({m.split('.')[0] for m in set(sys.modules) - before} - sys.stdlib_module_names))"
    done = subprocess.run([sys.executable, "-c", before + code + after], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split()[1:])
    # Compiled modules of PyYAML bring the run time of Cython with them.
    assert {name for name in loaded if "cython" not in name} == ALLOWED[code]


def test_checking_a_report_loads_spacy_without_its_command_line() -> None:
    code = (
        "import sys, checker\n"
        "from checker.readers import read\n"
        "checker.check(read(b'Two hurt in mill fire\\n\\nTwo workers were hurt.', 'r.txt'))\n"
        "heavy = {'typer', 'weasel', 'requests', 'httpx', 'jinja2', 'pint', 'pyarrow', 'quantulum3', 'ray'}\n"
        "print(sorted({m.split('.')[0] for m in sys.modules} & heavy))\n"
        "import spacy, spacy.cli\n"
        "print(spacy.info is not None, spacy.cli.info.__module__)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\nTrue spacy.cli.info\n"


def test_who_answers_http_holds_no_language_model() -> None:
    code = f"import sys, checker.service.app\nprint(sorted({HEAVY} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize(("command", "needs"), [("serve", "uvicorn"), ("lsp", "lsprotocol")])
def test_what_is_not_installed_is_named(command: str, needs: str) -> None:
    code = f"import sys; sys.modules['{needs}'] = None\nfrom checker.cli import main; sys.exit(main(['{command}']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"checker: {command} needs {needs}, which is not installed; run: pip install 'checker[{command}]'\n"
    )
