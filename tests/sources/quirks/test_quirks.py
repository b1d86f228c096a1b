"""Every quirk of the catalogue, each through the chain that files really take."""

import re
from collections import Counter
from pathlib import Path

import pytest
from tests.shared_data import shared
from tests.sources.quirks.case import GROUPS, Case
from tests.sources.quirks.catalogue import BELONGS_TO, CASES, QUIRKS

from otvet.sources.inbox import READERS

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_quirk(case: Case, tmp_path: Path) -> None:
    """What is made comes out as the catalogue says."""
    assert case.outcome(tmp_path) == case.expect


def test_every_quirk_has_a_case_or_a_reader_that_tests_it() -> None:
    """A quirk without a case is one that comes back unseen."""
    for line, quirks in QUIRKS.items():
        begun = [case.quirk for case in CASES if case.line == line]
        lost = [q for q in quirks if not any(one.startswith(q) for one in begun)]
        assert set(lost) <= BELONGS_TO.keys(), (line, lost)
        assert len(begun) + len(lost) >= len(quirks)


def test_every_case_is_called_once_and_every_line_has_some() -> None:
    """Two cases of one name would hide each other in a run."""
    assert not [name for name, n in Counter(case.id for case in CASES).items() if n > 1]
    assert {case.line for case in CASES} == set(GROUPS) == set(QUIRKS)


def test_what_belongs_to_a_reader_is_named_in_the_catalogue() -> None:
    """The list of exceptions may not grow in silence; a reader in the inbox has its tests."""
    assert BELONGS_TO.keys() <= {quirk for quirks in QUIRKS.values() for quirk in quirks}
    here = {reader.name for reader in READERS}
    tests = [Path(place) for place in BELONGS_TO.values() if place.split("/")[2] in here]
    assert [place for place in tests if not (ROOT / place).exists()] == []


def test_the_catalogue_has_no_fewer_quirks_than_the_notes_list() -> None:
    """The notes part quirks by semicolons; ours are parted finer."""
    notes = shared("sources.md").read_text("utf-8")
    part = notes.partition("## 5. ")[2].partition("\n## 6. ")[0]
    listed = {int(n): said.count(";") + 1 for n, said in re.findall(r"(?m)^(\d+)\. (.+)$", part)}
    assert listed.keys() == QUIRKS.keys()
    cases = Counter(case.line for case in CASES)
    for line, n in listed.items():
        assert n <= len(QUIRKS[line]), line
        assert len(QUIRKS[line]) <= cases[line] + sum(q in BELONGS_TO for q in QUIRKS[line])
