"""What is measured; each function gives plain figures. Times are compared only with times of the same run."""

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.texts import report, reports
from checker import language, pipeline
from checker.language.loading import EMBEDDED
from checker.model import Report
from checker.pipeline import Checker
from checker.readers import read
from checker.rules import load_rules

Figures = dict[str, float]


def read_all(texts: Iterable[str]) -> list[Report]:
    """Texts as reports."""
    return [read(text.encode(), f"report-{i}.txt") for i, text in enumerate(texts)]


def words_of(found: Iterable[Report]) -> int:
    """How many words reports have."""
    return sum(len(one.text.split()) for one in found)


def cold_start(repeats: int) -> Figures:
    """A whole process that checks one report of 600 words, beside one that imports spaCy; by turns.

    Both find their modules compiled, as after an installation, whatever this process is told about that.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(report(600, 1), encoding="utf-8")
        compiled = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        compiled["PYTHONPYCACHEPREFIX"] = folder
        spacy = [sys.executable, "-c", "import spacy"]
        check = [sys.executable, "-m", "checker", "check", "--fail-on", "never", str(path)]
        pairs = [(_process(spacy, compiled), _process(check, compiled)) for _ in range(repeats + 1)][1:]
    return {
        "import spacy, s": statistics.median(a for a, _ in pairs),
        "checker check, s": statistics.median(b for _, b in pairs),
        "ratio": statistics.median(b / a for a, b in pairs),
    }


def _process(command: Sequence[str], environment: Mapping[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def loading(repeats: int) -> Figures:
    """Processor time for all rules and for the language model, each in a process that has imported all that it needs
    and loads nothing before; by turns.
    """
    rules = "from checker.rules import load_rules as load; import yaml"
    model = "from checker.language import load; import spacy, spacy.pipeline, spacy.lang.en"
    code = "; import time; start = time.process_time(); load(); print(time.process_time() - start)"
    pairs = [(float(_printed(rules + code)), float(_printed(model + code))) for _ in range(repeats + 1)][1:]
    return {
        "rules, ms": 1000 * statistics.median(a for a, _ in pairs),
        "language model, ms": 1000 * statistics.median(b for _, b in pairs),
        "rules / language model": statistics.median(a / b for a, b in pairs),
    }


def warm_report(checker: Checker, repeats: int) -> Figures:
    """One report of 600 words where everything is loaded, and the same with one more word, as while somebody types."""

    def checked(text: str) -> float:
        found = read_all([text])
        return _timed(lambda: list(checker.check(found)))

    pairs = [(checked(text), checked(f"{text} Rain")) for text in reports(repeats + 1, seed=2)]
    return {
        "one report of 600 words, ms": 1000 * statistics.median(first for first, _ in pairs[1:]),
        "the same with one more word, ms": 1000 * statistics.median(again for _, again in pairs[1:]),
    }


def throughput(checker: Checker, number: int, repeats: int) -> Figures:
    """Words a second over reports of 600 words, beside the embedded pipeline on every sentence, quantulum3 alone on
    every sentence, and the tokenizer alone; each time over other reports.
    """
    import spacy

    nlp = spacy.load(EMBEDDED)
    ours = language.load()
    list(checker.check(read_all(reports(20, seed=3))))
    rates: dict[str, list[float]] = {}
    for turn in range(repeats):
        found = read_all(reports(number, seed=10 + turn))
        words = words_of(found)
        sentences = [
            one.text[sentence.span.start : sentence.span.end]
            for one in found
            for sentence in language.read_document(one, ours, lambda _: False).sentences
        ]
        some = sentences[:: max(len(sentences) // 200, 1)]
        for name, work, amount in (
            ("checker", lambda found=found: list(checker.check(found)), words),
            ("embedded pipeline", lambda sentences=sentences: list(nlp.pipe(sentences)), words),
            ("quantulum3", lambda some=some: _quantulum(some), sum(len(s.split()) for s in some)),
            ("tokenizer", lambda sentences=sentences: [nlp.make_doc(sentence) for sentence in sentences], words),
        ):
            rates.setdefault(name, []).append(amount / _timed(work))
    figures = {f"{name}, words a second": statistics.median(values) for name, values in rates.items()}
    for name in ("embedded pipeline", "quantulum3", "tokenizer"):
        pairs = zip(rates["checker"], rates[name], strict=True)
        figures[f"checker / {name}"] = statistics.median(a / b for a, b in pairs)
    return figures


def _quantulum(sentences: Iterable[str]) -> None:
    import logging
    import warnings

    root = logging.getLogger()
    handlers = list(root.handlers)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import classifier, parser

        classifier.USE_CLF = False  # whatever else is installed
        for sentence in sentences:
            parser.parse(sentence)
    root.handlers[:] = handlers


def growth(checker: Checker, lengths: Sequence[int], repeats: int) -> Figures:
    """Time a word in reports of growing length, each checked alone, over that of the shortest."""
    figures: Figures = {}
    first = 0.0
    list(checker.check(read_all(reports(20, seed=4))))
    for length in lengths:
        shares = []
        for turn in range(repeats if length < LONG else 1):
            found = read_all(reports(max(1, min(100, 10_000 // length)), length, seed=100 + turn))
            shares.append(_timed(lambda found=found: [list(checker.check([one])) for one in found]) / words_of(found))
        share = statistics.median(shares)
        first = first or share
        figures[f"one report of {length:,} words, time a word over the first"] = share / first
    return figures


LONG = 100_000


def many(numbers: Sequence[int]) -> Figures:
    """Time a word over growing numbers of reports, and the memory of their process, which does nothing else."""
    code = "import sys, json; from benchmarks.measures import one_by_one; numbers = json.loads(sys.argv[1]); "
    return dict(json.loads(_printed(code + "print(json.dumps(one_by_one(numbers)))", json.dumps(list(numbers)))))


def one_by_one(numbers: Sequence[int]) -> Figures:
    """The figures of ``many`` for this process: so many reports of 100 words, each read when its turn comes."""
    checker = Checker(load_rules())
    list(checker.check(read_all(reports(20, seed=5))))
    figures: Figures = {}
    first = 0.0
    for number in numbers:
        words = 0
        start = time.perf_counter()
        for result in checker.check(one for text in reports(number, 100, seed=number) for one in read_all([text])):
            words += len(result.report.text.split())
        share = (time.perf_counter() - start) / words
        first = first or share
        figures[f"{number:,} reports of 100 words, time a word over the first"] = share / first
        figures[f"peak over {number:,} reports, MB"] = _peak()
    return figures


def _peak() -> float:
    """The peak memory of this process in megabytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage says on Linux is no less than the peak of the process that started this one
        return float(re.search(r"VmHWM:\s+(\d+) kB", status.read_text())[1]) / 1000
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / (1_000_000 if sys.platform == "darwin" else 1000)


def _printed(code: str, *arguments: str) -> str:
    """What a process prints that runs this code."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


STAGES = {
    "find_quantities": "quantities", "find_attributions": "sources", "find_claims": "claims",
    "group_events": "events", "pair_claims": "events",
}  # fmt: skip


def stages(number: int) -> Figures:
    """Each stage's share of the time, in percent; ``cutting`` is tokenizer, sentences and what is worth parsing."""
    spent: Counter[str] = Counter()
    found = read_all(reports(number))
    checker = Checker(load_rules())
    list(checker.check(read_all(reports(20, seed=6))))
    assert checker._nlp is not None
    undone: list[tuple[Any, str, Any]] = []

    def watch(place: Any, name: str, title: str) -> None:
        plain = getattr(place, name)
        undone.append((place, name, plain))

        def watched(*arguments: Any, **options: Any) -> Any:
            start = time.perf_counter()
            try:
                return plain(*arguments, **options)
            finally:
                spent[title] += time.perf_counter() - start

        setattr(place, name, watched)

    def watch_parser(docs: Iterable[Any], annotate: Any = checker._nlp.annotate) -> Iterator[Any]:
        parsed = annotate(docs)
        while True:
            start = time.perf_counter()
            doc = next(parsed, None)
            spent["parsing"] += time.perf_counter() - start
            if doc is None:
                return
            yield doc

    checks = dict(pipeline.CHECKS)
    try:
        for name, title in STAGES.items():
            watch(pipeline, name, title)
        watch(language, "read_documents", "cutting")
        for name, check in checks.items():

            def watched(*arguments: Any, check: Any = check) -> list[Any]:
                start = time.perf_counter()
                done = list(check(*arguments))
                spent["checks"] += time.perf_counter() - start
                return done

            pipeline.CHECKS[name] = watched
        checker._nlp = replace(checker._nlp, annotate=watch_parser)
        total = _timed(lambda: list(checker.check(found)))
    finally:
        for place, name, plain in undone:
            setattr(place, name, plain)
        pipeline.CHECKS.update(checks)
    spent["cutting"] -= spent["parsing"]
    spent["other"] = total - sum(spent.values())
    return {f"{title}, percent": 100 * seconds / total for title, seconds in spent.most_common()}


def two_processes(number: int, repeats: int) -> Figures:
    """An archive with one worker and with two, by turns."""
    from benchmarks.resume import archive_of, run_archive

    ratios = []
    with TemporaryDirectory() as folder:
        archive = archive_of(Path(folder), number, 600)
        for turn in range(repeats):
            times = [
                _timed(
                    lambda workers=workers, turn=turn: run_archive(archive, Path(folder) / f"{turn}-{workers}", workers)
                )
                for workers in (1, 2)
            ]
            ratios.append(times[0] / times[1])
    return {"two processes over one": statistics.median(ratios)}


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
