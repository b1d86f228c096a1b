"""Numbers entered by hand."""

import json
from datetime import date
from pathlib import Path

import pytest
from tests.sources.reading import door, facts, rows

from otvet.errors import SourceError
from otvet.facts import Metric, PageRef
from otvet.sources.hand import write_entry


def test_a_number_written_down_is_read_back_as_entered_by_hand(tmp_path: Path) -> None:
    """The report marks it; a hand-entered figure must never pass for a measured one."""
    path = write_entry(tmp_path, PageRef("vk:1"), "followers", day=date(2026, 10, 31), value=2996)
    (figure,) = facts(rows(path, door()), Metric)
    assert (figure.page, figure.metric, figure.value) == ("vk:1", "followers", 2996.0)
    assert figure.by_hand


def test_correcting_a_number_replaces_it(tmp_path: Path) -> None:
    """One page, metric and day is one file, so a correction leaves no second truth."""
    day = date(2026, 10, 31)
    first = write_entry(tmp_path, PageRef("vk:1"), "followers", day=day, value=1)
    second = write_entry(tmp_path, PageRef("vk:1"), "followers", day=day, value=2)
    other = write_entry(tmp_path, PageRef("vk:1"), "reach", day=day, value=3)
    assert first == second != other
    assert facts(rows(first, door()), Metric)[0].value == 2


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"value": "много"}, "not_a_number"),
        ({"value": True}, "not_a_number"),
        ({"day": "31.10.2026"}, "bad_date"),
        ({"page": "vk"}, "no_page"),
        ({"metric": ""}, "no_metric"),
    ],
)
def test_a_spoilt_entry_is_a_fault(tmp_path: Path, change: dict[str, object], reason: str) -> None:
    """The file can be edited by people; what they spoil is named, not guessed."""
    path = write_entry(tmp_path, PageRef("vk:1"), "followers", day=date(2026, 10, 31), value=1)
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    (row,) = rows(path, door())
    assert row.fault is not None
    assert row.fault.reason == reason


def test_an_entry_of_a_newer_otvet_is_refused(tmp_path: Path) -> None:
    """Its meaning may have changed."""
    path = write_entry(tmp_path, PageRef("vk:1"), "followers", day=date(2026, 10, 31), value=1)
    path.write_text(path.read_text().replace('_version": 1', '_version": 2'))
    with pytest.raises(SourceError, match="newer"):
        rows(path, door())
