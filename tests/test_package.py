"""The package as a user gets it: the wheel, installed into an empty environment, has rules, pages and model inside."""

import json
import os
import re
import subprocess
import sys
import tomllib
import venv
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

import checker

ROOT = Path(__file__).parents[1]


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    env = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=900
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without fetching anything: the tools that build it are among the tests' own."""
    out = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, ROOT, cwd=ROOT)
    assert built.returncode == 0, built.stdout + built.stderr
    (found,) = out.glob("*.whl")
    return found


def test_the_wheel_holds_what_is_needed_and_nothing_else(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    expected = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "checker").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    expected |= {
        f"checker/data/rules/{p.relative_to(ROOT / 'rules').as_posix()}" for p in (ROOT / "rules").rglob("*.yaml")
    }
    expected |= {f"checker/data/checks/{path.name}" for path in (ROOT / "docs" / "checks").glob("*.md")}
    assert {name for name in names if ".dist-info/" not in name} == expected
    assert {Path(name).name for name in names if "/licenses/" in name} == {"LICENSE"}
    assert sum("/licenses/" in name for name in names) == 2


@pytest.mark.index
def test_the_wheel_works_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    env = tmp_path / "env"
    venv.create(env, with_pip=True)
    python = env / ("Scripts" if os.name == "nt" else "bin") / "python"
    probe = run(
        python, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", tmp_path / "probe", "click", cwd=tmp_path
    )
    if probe.returncode != 0:
        pytest.skip("pip reaches no package index, so the wheel's dependencies cannot be installed")
    installed = run(python, "-m", "pip", "install", "--quiet", wheel, cwd=tmp_path)
    assert installed.returncode == 0, installed.stderr

    # Away from the checkout, so that nothing of it can help.
    example = tmp_path / "balad.txt"
    example.write_bytes((ROOT / "docs" / "examples" / "balad.txt").read_bytes())
    done = run(python.with_name("checker"), "check", "balad.txt", "--format", "json", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert done.stderr == ""
    here = run(sys.executable, "-m", "checker", "check", example, "--format", "json", cwd=ROOT)
    assert json.loads(done.stdout) == json.loads(here.stdout)

    for name in ("killed", "self-conflict"):
        explained = run(python.with_name("checker"), "explain", name, cwd=tmp_path)
        assert explained.returncode == 0, explained.stderr
    assert run(python, "-m", "checker", "--version", cwd=tmp_path).stdout.strip().endswith(checker.__version__)


def test_the_version_stands_in_one_place() -> None:
    assert version("checker") == checker.__version__
    assert "version" not in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert re.search(rf"^## {re.escape(checker.__version__)}\b", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)


def test_the_readme_has_the_commands_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text()
    for name in ("main", "tests", "output"):
        assert re.search(rf"^<!-- {name} -->\n```(sh)?\n(.*\n)*?```\n<!-- /{name} -->$", readme, re.MULTILINE)
