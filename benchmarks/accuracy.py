"""Faults found of faults seeded, and false alarms on the clean forms: `make accuracy`.

Each defect of the practice portal is switched on alone and walked by the journeys that feed its check
(`--whole`: by all journeys). A false alarm is a `failed` that the defect does not truly cause.
"""

import argparse
import ast
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

from rich.console import Console
from rich.table import Table

from portalwalk.bundled import bundled
from portalwalk.judging import load_checks
from portalwalk.practice import DEFECTS, Defect, Form, running

WILD_TRUE = {"new-window-overuse"}
"""True of the wild form: almost every link opens a new window."""


@dataclass
class Result:
    """What one walk said."""

    failed: dict[str, str] = field(default_factory=dict)
    """check → what was seen."""
    outcomes: dict[str, str] = field(default_factory=dict)
    trouble: str = ""


def scenarios_feeding(kind: str) -> list[str]:
    """Return the tests that set out to observe a kind: read from their marks, nothing is run."""
    return [f"{path}::{name}" for path, name, kinds in _marks() if kind in kinds]


def _marks() -> Iterator[tuple[Path, str, set[str]]]:
    for path in sorted(bundled("scenarios").glob("test_*.py")):
        for node in ast.parse(path.read_text("utf-8")).body:
            if isinstance(node, ast.FunctionDef):
                calls = [one for one in node.decorator_list if isinstance(one, ast.Call)]
                marks = [one for one in calls if isinstance(one.func, ast.Name) and one.func.id == "observes"]
                yield path, node.name, {arg.id for one in marks for arg in one.args if isinstance(arg, ast.Name)}


def walk(defects: tuple[str, ...], form: Form, level: str, tests: list[str], keep: Path | None, workers: int) -> Result:
    """Start a practice portal, walk it, and read what was found."""
    with running(defects=defects, form=form) as portal, tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "portal.toml").write_text(portal.toml(), encoding="utf-8")
        results = keep or here / "results"
        command = [sys.executable, "-m", "pytest", *tests, "--portal", str(here / "portal.toml"), "-q"]
        command += ["--results", str(results), "--level", level, "-p", "no:cacheprovider", "--rootdir", folder]
        command += ["-n", str(workers)] if workers > 1 else ["-p", "no:xdist"]
        accounts = {"PRACTICE_USERNAME": portal.username, "PRACTICE_PASSWORD": portal.password}
        ran = subprocess.run(
            command, env=os.environ | accounts, capture_output=True, text=True, timeout=600, check=False
        )
        found = sorted(results.glob("*/*/inspection.json"), key=lambda path: path.stat().st_mtime)
        mine = [path for path in found if path.parent.parent.name.endswith(portal.url.rstrip("/").rpartition(":")[2])]
        if not mine:
            return Result(trouble=ran.stdout[-800:] + ran.stderr[-800:])
        inspection = json.loads(mine[-1].read_text("utf-8"))
    return _read(inspection)


def _read(inspection: dict) -> Result:  # type: ignore[type-arg]
    result = Result()
    for finding in inspection["findings"]:
        result.outcomes.setdefault(finding["check"], finding["outcome"])
        if finding["outcome"] == "failed":
            result.failed[finding["check"]] = finding["summary"]
        if finding["outcome"] == "error":
            result.trouble += f"{finding['check']}: {finding['summary']} "
    return result


def main() -> int:
    """Walk, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="*", help="glob over defect ids")
    parser.add_argument("--whole", action="store_true", help="walk every journey for every defect")
    parser.add_argument("--skip-clean", action="store_true")
    parser.add_argument("--at-once", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="keep the inspections here")
    options = parser.parse_args()
    checks = load_checks([bundled("checks")])
    chosen = [defect for name, defect in DEFECTS.items() if fnmatch(name, options.only)]
    everything = [str(path) for path in sorted(bundled("scenarios").glob("test_*.py"))]

    def look(defect: Defect) -> Result:
        tests = everything if options.whole else scenarios_feeding(checks[defect.check].observes.__name__)
        return walk((defect.id,), Form.PLAIN, defect.level, tests, options.keep, 1)

    clean: dict[str, Result] = {}
    if not options.skip_clean:
        for form in Form:
            clean[form.value] = walk((), form, "submit", everything, options.keep, options.at_once)
    with ThreadPoolExecutor(options.at_once) as pool:
        seeded = dict(zip((one.id for one in chosen), pool.map(look, chosen), strict=True))
    return _print(chosen, seeded, clean, checks=list(checks))


def _is_found(defect: Defect, result: Result) -> bool:
    """Whether a defect was found: as a failure, or, where only a person can decide, as what a person is asked."""
    if defect.expected == "failed":
        return defect.check in result.failed
    return result.outcomes.get(defect.check) == defect.expected


def _print(chosen: list[Defect], seeded: dict[str, Result], clean: dict[str, Result], *, checks: list[str]) -> int:
    console = Console(width=150)
    table = Table("check", "found / seeded", *(f"false alarms, clean {form}" for form in clean), "notes")
    by_check: defaultdict[str, list[Defect]] = defaultdict(list)
    for defect in chosen:
        by_check[defect.check].append(defect)
    missed = alarms = 0
    for check in checks:
        defects = by_check[check]
        hits = [one for one in defects if _is_found(one, seeded[one.id])]
        notes = [f"{one.id}: {seeded[one.id].outcomes.get(check, 'no finding')}" for one in defects if one not in hits]
        for one in defects:
            strange = set(seeded[one.id].failed) - {check, *one.also}
            notes += [f"{one.id} also: {name}" for name in sorted(strange)]
            alarms += len(strange)
            notes += [f"{one.id}: {seeded[one.id].trouble[:200]}"] if seeded[one.id].trouble else []
        wrong = [
            "yes" if check in result.failed and not (form == Form.WILD and check in WILD_TRUE) else "0"
            for form, result in clean.items()
        ]
        missed += len(defects) - len(hits)
        alarms += wrong.count("yes")
        if defects or "yes" in wrong:
            table.add_row(check, f"{len(hits)} / {len(defects)}", *wrong, "\n".join(notes))
    console.print(table)
    for form, result in clean.items():
        counts: defaultdict[str, int] = defaultdict(int)
        for outcome in result.outcomes.values():
            counts[outcome] += 1
        console.print(f"clean {form}: {dict(counts)} {result.failed} {result.trouble[:600]}")
    console.print(f"{len(chosen) - missed} of {len(chosen)} defects found, {alarms} false alarms")
    return 1 if missed or alarms else 0


if __name__ == "__main__":
    sys.exit(main())
