"""Rule files: what a mistake is answered with, and how own rules lie over the shipped ones."""

from pathlib import Path

import pytest

from checker.cli import main
from checker.pipeline import Checker
from checker.rules import RuleError, Rules, load_rules
from checker.rules.examples import interval
from checker.rules.folder import Origins, check_relations, problems
from checker.rules.reader import read
from checker.rules.relations import Relations
from tests.marks import body

HEAD = "name: planted\ntitle: Planted\n"
PLANTED = f"""# Trees put into the ground.
{HEAD}object_of: [plant, put in ground]
counts: [trees]
examples:
  "40":
    - The club planted [[40]] trees.
    - "[[Forty]] oaks were planted."
counterexamples:
  - The gang planted 40 bombs.
"""

# For each mistake: the file, the line of the mistake, and the message.
BROKEN = {
    "unknown key": (f"{HEAD}object_off: [plant]\n", 3, "unknown key 'object_off'; did you mean 'object_of'?"),
    "wrong type": (f"{HEAD}object_of: plant\n", 3, "expected a list, for example [plant]"),
    "wrong type of a flag": (f"{HEAD}object_of: [plant]\nsingle: yes\n", 4, "'yes' is not true or false"),
    "duplicate key": (f"{HEAD}title: Sown\n", 3, "'title' is given twice"),
    "duplicate word": (f"{HEAD}object_of:\n  - plant\n  - plant\n", 4, "'plant' is given twice"),
    "duplicate value": (
        f'{HEAD}object_of: [plant]\nexamples:\n  "4": ["[[Four]] fell."]\n  "4": ["[[Four]] rose."]\n',
        6,
        "'4' is given twice",
    ),
    "empty file": ("", 1, "the file is empty"),
    "only a comment": ("# nothing yet\n", 1, "the file is empty"),
    "list at top level": ("- plant\n- sow\n", 1, "expected keys and values (name, title, "),
    "text at top level": ("plant\n", 1, "expected keys and values (name, title, "),
    "missing title": ("name: planted\nobject_of: [plant]\n", 1, "missing key 'title'"),
    "empty title": ("name: planted\ntitle: ''\nobject_of: [plant]\n", 2, "the title is empty"),
    "name in capitals": ("name: Planted\ntitle: Planted\nobject_of: [plant]\n", 1, "'Planted': a measure's name is in"),
    "unknown parent": (
        "\nextends: kiled\nobject_of: [fell]\n",
        2,
        "no measure is called 'kiled'; did you mean 'killed'?",
    ),
    "unknown part": (f"{HEAD}object_of: [plant]\nsum_of: [sown]\n", 4, "no measure is called 'sown'"),
    "circular parts": (
        f"{HEAD}object_of: [plant]\nsum_of: [planted]\n",
        4,
        "planted counts planted: a measure cannot be a part of itself",
    ),
    "no words": (f"{HEAD}counts: [trees]\n", 1, "'planted' has no word and no unit: nothing could be counted"),
    "unknown kind": (
        f"{HEAD}object_of: [plant]\ncounts: [tree]\n",
        4,
        "no kind of things is called 'tree'; did you mean 'trees'?",
    ),
    "unknown kind of a word": (
        f"{HEAD}object_of:\n  - plant (tree)\n",
        4,
        "'plant (tree)': no kind of things is called 'tree'; did you mean 'trees'?",
    ),
    "unknown unit": (f"{HEAD}units: [lenght]\n", 3, "no dimension is called 'lenght'"),
    "open bracket of a word": (f"{HEAD}object_of: ['plant (trees']\n", 3, "'plant (trees': kinds stand in one pair of"),
    "word in capitals": (f"{HEAD}object_of: [Plant]\n", 3, "'Plant': words are written in small letters"),
    "example without a value": (
        f"{HEAD}object_of: [plant]\nexamples:\n  - The club planted [[40]] trees.\n",
        5,
        'expected keys and values, for example "12": [...]',
    ),
    "example with an empty value": (
        f'{HEAD}object_of: [plant]\nexamples:\n  "": ["[[40]] fell."]\n',
        5,
        'an example needs the value that it claims, as in "12": [...]',
    ),
    "example with a wrong value": (
        f"{HEAD}object_of: [plant]\nexamples:\n  many: ['[[40]] fell.']\n",
        5,
        "'many' is no value; write 12, 12.. (at least), ..12 (at most) or 10..12",
    ),
    "example without a figure": (
        f"{HEAD}object_of: [plant]\nexamples:\n  '4':\n    - Four fell.\n",
        6,
        "an example marks the one figure that it is about, as in [[12]] people died",
    ),
    "counterexample with a figure": (
        f"{HEAD}object_of: [plant]\ncounterexamples:\n  - '[[Four]] fell.'\n",
        5,
        "a counterexample marks no figure",
    ),
    "unknown key of a pattern": (
        f"{HEAD}patterns:\n  - - {{LIKE_NUM: true}}\n    - {{LOWR: of}}\n",
        5,
        "unknown key 'LOWR'; did you mean 'LOWER'?",
    ),
    "unknown part of speech": (
        f"{HEAD}patterns:\n  - [{{LIKE_NUM: true}}, {{POS: {{IN: [NUON]}}}}]\n",
        4,
        "'NUON' is not one of ADJ, ADP, ADV, AUX, CCONJ, DET, INTJ, NOUN, NUM, PART, PRON, PROPN, PUNCT, SCONJ, SYM, "
        "VERB, X; did you mean 'NOUN'?",
    ),
    "unknown sign of a pattern": (
        f"{HEAD}patterns:\n  - [{{LIKE_NUM: true}}, {{OP: '!'}}]\n",
        4,
        "'!' is not one of 1, ?, *, +",
    ),
    "words of a pattern in a list": (
        f"{HEAD}patterns:\n  - [{{LIKE_NUM: true}}, {{LOWER: [of, in]}}]\n",
        4,
        "expected one word, or {IN: [...]} for several",
    ),
    "words of a pattern under another key": (
        f"{HEAD}patterns:\n  - [{{LIKE_NUM: true}}, {{LOWER: {{NOT_IN: [of]}}}}]\n",
        4,
        "expected one word, or {IN: [...]} for several",
    ),
    "pattern that is no list": (f"{HEAD}patterns:\n  - {{LIKE_NUM: true}}\n", 4, "expected a list, for example [...]"),
    "pattern without a figure": (
        f"{HEAD}patterns:\n  - [{{LIKE_NUM: true}}, {{LOWER: of}}]\n  - [{{LOWER: of}}]\n",
        5,
        "a pattern holds {LIKE_NUM: true} once, with no other key, for the figure",
    ),
    "pattern in capitals": (
        f"{HEAD}patterns:\n  - [{{LIKE_NUM: true}}, {{LOWER: {{IN: [us, Us]}}}}]\n",
        4,
        "'Us': words are written in small letters",
    ),
    "bad indent": (f"{HEAD}object_of:\n  - plant\n - sow\n", 5, "not YAML: "),
    "tab": (f"{HEAD}object_of:\n\t- plant\n", 4, "not YAML: "),
    "open bracket": (f"{HEAD}object_of: [plant\n", 4, "not YAML: "),
    "key that is a list": (f"{HEAD}[object_of]: plant\n", 3, "a key must be one word"),
    "control character": (f"{HEAD}object_of: [pl\x00ant]\n", 3, "not YAML: "),
    "two documents": (f"{HEAD}object_of: [plant]\n---\n{HEAD}", 4, "not YAML: "),
    "alias": (f"{HEAD}object_of: *words\n", 3, "not YAML: "),
    "nested too deeply": (f"{HEAD}object_of: {'[' * 100_000}\n", 3, "nested too deeply; a bracket is not closed"),
    "too large": (HEAD + "# " + "x" * 1_000_001 + "\n", 1, "larger than 1000000 bytes: no rule file"),
}


def _folder(tmp_path: Path, **files: str) -> Path:
    for name, text in files.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("mistake", BROKEN)
def test_a_mistake_is_one_line_with_file_and_line(
    mistake: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, line, message = BROKEN[mistake]
    folder = _folder(tmp_path, mine=text)
    for command in (["rules", "lint", str(folder)], ["rules", "list", "--rules", str(folder)]):
        assert main(command) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(f"checker: {folder / 'mine.yaml'}:{line}: {message}")
        assert err.count("\n") == 1


def test_a_file_that_is_not_utf8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "mine.yaml"
    path.write_bytes(HEAD.encode() + b"object_of: [pl\xe4nt]\n")
    assert main(["rules", "lint", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"checker: {path}:3: not UTF-8 text; save the file as UTF-8\n"


def test_a_file_that_is_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.yaml").mkdir()
    assert main(["rules", "lint", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"checker: {tmp_path / 'mine.yaml'}:1: cannot be read: Is a directory\n"


def test_lint_names_the_mistake_of_every_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _folder(tmp_path, a="", b=PLANTED, c="- plant\n", nouns="kinds: [trees]\n")
    assert main(["rules", "lint", str(folder)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(": ")[1].rpartition("/")[2] for line in lines] == ["a.yaml:1", "c.yaml:1", "nouns.yaml:1"]


def test_circular_parts_over_two_files(tmp_path: Path) -> None:
    sown = "name: sown\ntitle: Sown\nobject_of: [sow]\nsum_of: [planted]\n"
    folder = _folder(tmp_path, planted=f"{HEAD}object_of: [plant]\nsum_of: [sown]\n", sown=sown)
    with pytest.raises(RuleError, match=r"planted\.yaml:4: planted counts sown counts planted"):
        load_rules((folder,))


def test_two_files_with_one_name(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"b\.yaml:2: 'planted' is already the measure of a\.yaml"):
        load_rules((_folder(tmp_path, a=PLANTED, b=PLANTED),))


def test_a_folder_without_rules(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="no rule file"):
        load_rules((tmp_path,))


def test_a_file_that_only_the_shipped_rules_have(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match=r"hedges\.yaml:1: an own folder holds measures and nouns\.yaml"):
        load_rules((_folder(tmp_path, hedges="no: [idea]\n"),))


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("sums:\n  casualties: [killed, injurd]\n", 2, "no measure is called 'injurd'; did you mean 'injured'?"),
        ("sums:\n  casualtys: [killed]\n", 2, "no measure is called 'casualtys'; did you mean 'casualties'?"),
        ("at_most:\n  hit: [hit]\n", 2, "'hit' cannot be a part of itself"),
        ("rates:\n  death rate: [killed, queasy]\n", 2, "no measure is called 'queasy'"),
    ],
)
def test_relations_between_measures_that_are_not_there(
    text: str, line: int, message: str, tmp_path: Path, rules: Rules
) -> None:
    path = tmp_path / "relations.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        check_relations(read(Relations, path), rules.measures, path)
    assert str(caught.value) == f"{path}:{line}: {message}"


@pytest.mark.parametrize("word", ["no", "on", "yes", "off", "12:30", "1e3", "null", "~", "2024-01-02", "0x1F"])
def test_every_scalar_is_text(word: str, tmp_path: Path) -> None:
    rules = load_rules((_folder(tmp_path, mine=f"{HEAD}object_of: [{word.lower()}]\n"),))
    assert rules.measures["planted"].object_of == (word.lower(),)


def _claims(rules: Rules, checker: Checker, text: str) -> list[tuple[str, str]]:
    own = Checker(rules)
    own._nlp = checker._nlp
    [result] = own.check([body(text)])
    return [(claim.measure, claim.text) for claim in result.claims]


def test_an_own_measure(tmp_path: Path, checker: Checker) -> None:
    rules = load_rules((_folder(tmp_path, planted=PLANTED),))
    assert _claims(rules, checker, "The club planted 40 trees.") == [("planted", "40")]
    assert _claims(rules, checker, "A fire killed 12 people.") == [("killed", "12")]


def test_an_own_measure_in_every_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules").mkdir()
    folder = str(_folder(tmp_path / "rules", planted=PLANTED))
    report = tmp_path / "report.txt"
    report.write_text("Green day\n\nThe club planted 40 trees, the mayor said.\n", encoding="utf-8")
    expected = {
        ("check", str(report), "--rules", folder): "1",
        ("claims", str(report), "--rules", folder): "planted",
        ("explain", "planted", "--rules", folder): "planted: Planted",
        ("rules", "list", "--rules", folder): "planted ",
        ("rules", "lint", folder): "nothing wrong",
    }
    for command, said in expected.items():
        assert main(command) == 0
        assert said in capsys.readouterr().out


def test_a_measure_of_the_same_name_replaces(tmp_path: Path, checker: Checker) -> None:
    own = "name: killed\ntitle: Dead\nobject_of: [vaporise]\ncounts: [people]\n"
    rules = load_rules((_folder(tmp_path, killed=own),))
    assert _claims(rules, checker, "A fire killed 12 people.") == [("count", "12")]
    assert _claims(rules, checker, "The virus vaporised 12 people.") == [("killed", "12")]


def test_words_for_a_shipped_measure(tmp_path: Path, checker: Checker) -> None:
    own = 'extends: killed\nobject_of: [vaporise, kill]\nexamples:\n  "12": ["The virus vaporised [[12]] people."]\n'
    rules = load_rules((_folder(tmp_path, mine=own),))
    shipped = load_rules().measures["killed"]
    assert rules.measures["killed"].object_of == (*shipped.object_of, "vaporise")
    assert rules.measures["killed"].examples["12"] == (*shipped.examples["12"], "The virus vaporised [[12]] people.")
    assert _claims(rules, checker, "A fire killed 12 people.") == [("killed", "12")]
    assert _claims(rules, checker, "The virus vaporised 12 people.") == [("killed", "12")]


def test_words_for_a_measure_of_the_same_folder(tmp_path: Path) -> None:
    rules = load_rules((_folder(tmp_path, a="extends: planted\nobject_of: [bed out]\n", planted=PLANTED),))
    assert rules.measures["planted"].object_of == ("plant", "put in ground", "bed out")


def test_a_mistake_in_an_addition_stands_in_its_file(tmp_path: Path) -> None:
    folder = _folder(tmp_path, mine="extends: killed\nobject_of:\n  - vaporise (peple)\n")
    with pytest.raises(RuleError, match=r"mine\.yaml:3: .*did you mean 'people'"):
        load_rules((folder,))


def test_own_nouns(tmp_path: Path, checker: Checker) -> None:
    nouns = "kinds:\n  cheeses: [gouda]\n  people: [grockle]\n"
    own = "name: eaten\ntitle: Eaten\nobject_of: [eat]\ncounts: [cheeses]\n"
    rules = load_rules((_folder(tmp_path, nouns=nouns, eaten=own),))
    assert _claims(rules, checker, "The guests ate 40 goudas.") == [("eaten", "40")]
    assert _claims(rules, checker, "A fire killed 12 grockles.") == [("killed", "12")]


def test_rules_test_says_what_was_found_instead(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = PLANTED + "  - The town planted 30 trees.\n"
    own = own.replace('"40":', '"41":')
    assert main(["rules", "test", str(_folder(tmp_path, planted=own))]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert "planted: The club planted >>40<< trees.\n  expected: 41\n  found:    planted 40 in '40'" in out
    assert "planted: The town planted 30 trees.\n  expected: no claim of it\n  found:    planted 30 in '30'" in out
    assert out.count("expected:") == 3
    assert out.splitlines()[-1].startswith("3 of ")


def test_the_shipped_rules_are_sound(rules: Rules) -> None:
    assert main(["rules", "lint"]) == 0
    assert list(problems(rules.measures, rules.nouns, Origins())) == []


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [("12", 12, 12), ("12..", 12, None), ("..12", None, 12), ("10..12", 10, 12), ("5.6", 5.6, 5.6), ("0", 0, 0)],
)
def test_values(written: str, low: float | None, high: float | None) -> None:
    value = interval(written)
    assert value is not None
    assert (value.low, value.high) == (low, high)


@pytest.mark.parametrize("written", ["", "..", "many", "12 13", "a dozen", "12...", "10.12.14", "1,000"])
def test_no_values(written: str) -> None:
    assert interval(written) is None
