"""Where the checker stands in the way of a commit or a pull request: the hook for pre-commit, the action for GitHub."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.readers import suffixes

ROOT = Path(__file__).parents[1]
(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
DRAFT = "Two hurt in mill fire\n\nFive workers were hurt in the fire in Ely on Monday.\n"
CLEAN = "Two hurt in mill fire\n\nTwo workers were hurt in the fire in Ely on Monday.\n"

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


def run(*command: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """A command in a repository that knows nothing of the user's settings."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))}
    settings = {
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A Desk", "GIT_AUTHOR_EMAIL": "desk@example.com",
        "GIT_COMMITTER_NAME": "A Desk", "GIT_COMMITTER_EMAIL": "desk@example.com",
    }  # fmt: skip
    return subprocess.run(
        [str(word) for word in command], cwd=cwd, env={**inherited, **settings, **env}, capture_output=True, text=True,
        check=False, timeout=900,
    )  # fmt: skip


def pre_commit(*words: str | Path, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return run(sys.executable, "-m", "pre_commit", *words, cwd=cwd, **env)


def a_repository(folder: Path, config: dict[str, Any], **env: str) -> Path:
    """A repository whose commits are checked."""
    folder.mkdir()
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [config]}), encoding="utf-8")
    for words in (["git", "init", "--quiet"], ["git", "add", "."]):
        assert run(*words, cwd=folder).returncode == 0
    installed = pre_commit("install", cwd=folder, **env)
    assert installed.returncode == 0, installed.stderr
    return folder


def commit(repository: Path, text: str, name: str = "draft.txt", **env: str) -> subprocess.CompletedProcess[str]:
    (repository / name).write_text(text, encoding="utf-8")
    assert run("git", "add", name, cwd=repository).returncode == 0
    return run("git", "commit", "--message", "A draft", cwd=repository, **env)


def commits(repository: Path) -> int:
    return len(run("git", "log", "--oneline", cwd=repository).stdout.splitlines())


def blocks_and_lets_pass(repository: Path, **env: str) -> None:
    blocked = commit(repository, DRAFT, **env)
    assert blocked.returncode == 1
    assert "figures that cannot all be true" in blocked.stdout + blocked.stderr
    assert re.search(r"^error, \w+ confidence: Injured: .*", blocked.stdout + blocked.stderr, re.MULTILINE)
    assert commits(repository) == 0
    passed = commit(repository, CLEAN, **env)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert commits(repository) == 1
    # What is no report is none of the hook's business.
    other = commit(repository, DRAFT, "draft.py", **env)
    assert other.returncode == 0, other.stdout + other.stderr
    assert "no files to check" in other.stdout + other.stderr


def test_the_manifest_is_valid_and_names_a_command_that_there_is() -> None:
    checked = pre_commit("validate-manifest", ROOT / ".pre-commit-hooks.yaml", cwd=ROOT)
    assert checked.returncode == 0, checked.stdout
    assert HOOK["entry"].split()[:2] == ["checker", "check"]
    assert [s for s in (".txt", ".text", ".md") if not re.search(HOOK["files"], f"draft{s}")] == []
    assert {s for s in suffixes() if re.search(HOOK["files"], f"draft{s}")} == {".txt", ".text", ".md"}


def test_a_commit_is_blocked_until_the_figures_agree(tmp_path: Path) -> None:
    """The hook as it is published, but run from this environment, so that nothing has to be installed."""
    entry = HOOK["entry"].replace("checker ", f"{sys.executable} -m checker ", 1)
    hook = {**HOOK, "language": "system", "entry": entry}
    env = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONPATH": str(ROOT)}
    repository = a_repository(tmp_path / "desk", {"repo": "local", "hooks": [hook]}, **env)
    blocks_and_lets_pass(repository, **env)


@pytest.mark.index
def test_the_hook_installs_itself(tmp_path: Path) -> None:
    """The hook as other repositories use it: pre-commit clones this project and builds its environment."""
    probe = run(
        sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", tmp_path / "probe", "click",
        cwd=tmp_path,
    )  # fmt: skip
    if probe.returncode != 0:
        pytest.skip("pip reaches no package index, so the hook's environment cannot be built")
    copy = tmp_path / "checker"
    leave = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist", "site")
    shutil.copytree(ROOT, copy, ignore=leave)
    shutil.copy(ROOT / ".pre-commit-hooks.yaml", copy)
    for words in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "A copy"]):
        assert run("git", *words, cwd=copy).returncode == 0
    revision = run("git", "rev-parse", "HEAD", cwd=copy).stdout.strip()
    config = {"repo": str(copy), "rev": revision, "hooks": [{"id": HOOK["id"]}]}
    env = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PYTHONPATH": ""}
    blocks_and_lets_pass(a_repository(tmp_path / "desk", config, **env), **env)


def action(tmp_path: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """The step of the action that checks, with its inputs as GitHub gives them."""
    given = {name: str(value.get("default", "")) for name, value in ACTION["inputs"].items()}
    given.update({name.replace("_", "-"): value for name, value in inputs.items()})
    step = ACTION["runs"]["steps"][-1]
    env = {}
    for name, value in step["env"].items():
        asked = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)
        assert asked
        env[name] = given[asked[1]]
    programs = tmp_path / "bin"
    programs.mkdir(exist_ok=True)
    program = programs / "checker"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n')
    program.chmod(0o755)
    assert step["shell"] == "bash"
    # GitHub's own call of bash.
    return run(
        "bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"], cwd=tmp_path,
        PATH=f"{programs}:{os.environ['PATH']}", PYTHONPATH=str(ROOT), **env,
    )  # fmt: skip


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_the_action_marks_the_line_and_fails(tmp_path: Path) -> None:
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "the draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    done = action(tmp_path, paths="copy/the draft.txt\n\nclean.txt\n")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=copy/the draft.txt,line=1,")
    assert "checker: 2 reports: 1 error" in done.stdout
    options = {"format": "sarif", "output": "checker.sarif", "together": "true", "fail_on": "never"}
    written = action(tmp_path, paths="copy", **options)
    assert (written.returncode, written.stdout) == (0, "")
    assert '"ruleId": "self-conflict"' in (tmp_path / "checker.sarif").read_text(encoding="utf-8")
    # Nothing that an input holds is run.
    assert action(tmp_path, paths="$(touch gotcha)\n`touch gotcha`; touch gotcha\n--help").returncode == 3
    assert not (tmp_path / "gotcha").exists()


def test_the_action_is_composed_as_github_asks() -> None:
    assert ACTION["runs"]["using"] == "composite"
    assert all("shell" in step for step in ACTION["runs"]["steps"] if "run" in step)
    # An input within a command would be run with it.
    assert all("${{" not in step.get("run", "") for step in ACTION["runs"]["steps"])
    used = re.findall(r"inputs\.([\w-]+)", yaml.safe_dump(ACTION["runs"]))
    assert set(used) == set(ACTION["inputs"])
