"""Every reader has a sample, knows it, and loses no row of it: counted by code of our own."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.sources.reading import door
from tests.sources.samples import BRAND, Sample, samples_of
from tests.store_fixture import run_key

from otvet.sources.inbox import READERS, sniff
from otvet.store.store import Store

NAMES = [reader.name for reader in READERS]
KNOWN = samples_of(NAMES)


def test_every_reader_has_a_sample() -> None:
    """Add yours to tests/sources/samples.py: the tests of damage and of bombs run over it."""
    assert {sample.reader for sample in KNOWN} == set(NAMES)


@pytest.mark.parametrize("sample", KNOWN, ids=[sample.id for sample in KNOWN])
def test_no_row_of_a_file_is_lost_on_the_way_to_the_store(sample: Sample, tmp_path: Path) -> None:
    """The rows of the file, counted without the reader, are the rows that came in."""
    path = tmp_path / sample.name
    path.write_bytes(sample.body)
    reader = sniff(path)
    assert reader.name == sample.reader
    reading = reader.read(path, door(BRAND))
    with Store.open(tmp_path / "brand", BRAND) as store:
        now = datetime(2026, 11, 1, tzinfo=UTC)
        landed = store.land(run_key(sample.id), reading.rows, observed_at=now)
        assert landed.rows_in == sample.count(sample.body) > 0
        assert (landed.rows_rejected, landed.rows_taken >= 1) == (0, True)
