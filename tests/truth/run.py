"""Run the simulation studies: ``python -m tests.truth.run --months 1000 --out build/truth``.

``ONLY=S2`` in the environment (or ``--only S2``) runs one study. Finished cells are kept in the
out folder, one JSON line each, so that a run which was stopped goes on where it was.
"""

import argparse
import json
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.truth import (
    s1_at_least,
    s2_growth,
    s3_disturbed,
    s4_multiplicity,
    s5_audited,
    s6_raking,
    s7_knowledge,
    s10_novelty,
    s12_null_month,
)
from tests.truth.study import Cell, Study, Tally, broken, faults, run_cell

STUDIES = (
    s1_at_least.STUDY,
    s2_growth.STUDY,
    s3_disturbed.STUDY,
    s4_multiplicity.STUDY,
    s5_audited.STUDY,
    s6_raking.STUDY,
    s7_knowledge.STUDY,
    s10_novelty.STUDY,
    s12_null_month.STUDY,
)


def finished(path: Path, months: int) -> dict[str, Tally]:
    """Tallies of the cells that an earlier run of as many months finished."""
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {
        row["cell"]: {check: (hits, of) for check, (hits, of) in row["tally"].items()}
        for row in rows
        if row["months"] == months
    }


def run_study(study: Study, months: int, *, out: Path) -> Iterator[str]:
    """Run the cells of a study that are not finished; one line per cell, and its faults last."""
    path = out / f"{study.code}.jsonl"
    tallies = finished(path, months)
    for cell in study.cells:
        if cell.name not in tallies:
            began = time.monotonic()
            tallies[cell.name] = run_cell(study, cell, months)
            _keep(path, cell, tallies[cell.name], months=months)
            yield line(study, cell, tallies[cell.name], seconds=time.monotonic() - began)
    found = faults(study, tallies)
    yield from (f"{level}: {words}" for level, words in found)
    failing = sum(level == "fails" for level, _ in found)
    yield f"{study.code} {study.title}: {len(tallies)} cells, {failing} failing"


def line(study: Study, cell: Cell, tally: Tally, *, seconds: float) -> str:
    """A cell's figures in one line."""
    rates = ", ".join(
        f"{check} {hits / of:.3f}" if of else f"{check} -" for check, (hits, of) in tally.items()
    )
    words = "; ".join(f"{level}: {what}" for level, what in broken(cell.limits, tally, cells=1))
    seems = f"  ({words}, before Bonferroni)" if words else ""
    return f"{study.code} {cell.name}: {rates}  [{seconds:.1f} s]{seems}"


def _keep(path: Path, cell: Cell, tally: Tally, *, months: int) -> None:
    """Add a finished cell to the file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    row = {"cell": cell.name, "months": months, "tally": tally}
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(row) + "\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for; 1 if any cell fails."""
    parser = argparse.ArgumentParser(description="Simulation studies with a known truth.")
    parser.add_argument("--months", type=int, default=1000, help="months simulated per cell")
    parser.add_argument("--out", type=Path, default=Path("build/truth"), help="folder of results")
    parser.add_argument("--only", default=os.environ.get("ONLY", ""), help="one study, e.g. S2")
    asked = parser.parse_args(arguments)
    chosen = [study for study in STUDIES if asked.only in ("", study.code)]
    if not chosen:
        known = ", ".join(study.code for study in STUDIES)
        parser.error(f"there is no study {asked.only}; there are {known}")
    failed = False
    for study in chosen:
        for words in run_study(study, asked.months, out=asked.out):
            failed |= words.startswith("fails")
            sys.stdout.write(words + "\n")
            sys.stdout.flush()
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
