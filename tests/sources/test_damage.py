"""Whatever is done to a file: it is read or refused with words, and no row is lost."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.damage import (
    KNOWN,
    damaged,
    landed_whole,
    pairs,
    profile,
    read_or_refused,
)
from tests.sources.samples import Sample

_NAMES = st.sampled_from(sorted({sample.name for sample in KNOWN}))
_ENCODINGS = ["utf-8", "utf-16", "utf-16-le", "utf-32", "cp1251", "cp866", "koi8-r", "shift-jis"]
_IDS = [sample.id for sample in KNOWN]


@profile(200)
@given(name=_NAMES, body=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(name: str, body: bytes) -> None:
    """People drop anything into an inbox, under any name."""
    read_or_refused(body, name)


@profile(200)
@given(name=_NAMES, words=st.text(max_size=400), encoding=st.sampled_from(_ENCODINGS))
def test_any_text_in_any_encoding_is_read_or_refused(name: str, words: str, encoding: str) -> None:
    """Not every file of letters is a table."""
    read_or_refused(words.encode(encoding, "replace"), name)


@profile(700)
@given(damaged())
def test_any_damage_to_a_good_file_is_read_or_refused(made: tuple[str, bytes]) -> None:
    """Cut, flipped, re-saved, edited by hand: the good rows are taken, the others are told."""
    read_or_refused(made[1], made[0])


@profile(12)
@given(damaged())
def test_the_ledger_has_exactly_what_was_rejected(made: tuple[str, bytes]) -> None:
    """Rows in = taken + rejected + left out, in the store itself."""
    with tempfile.TemporaryDirectory() as folder:
        landed_whole(made[1], made[0], Path(folder))


@pytest.mark.parametrize(("sample", "filling"), pairs([b"x", b'"', b";", b"[", b"9"]))
def test_a_line_of_ten_megabytes_is_read_or_refused(sample: Sample, filling: bytes) -> None:
    """A log, a picture as text, a file joined to another one."""
    middle = len(sample.body) // 2
    read_or_refused(sample.body[:middle] + filling * 10_000_000 + sample.body[middle:], sample.name)


@pytest.mark.parametrize(("sample", "nest"), pairs(["[", '{"a":', "<table><tr><td>", '"', "(("]))
def test_deep_nesting_is_read_or_refused(sample: Sample, nest: str) -> None:
    """Nothing recurses as deep as a file wishes."""
    for place in (0, len(sample.body) // 2):
        deep = nest.encode() * 20_000
        read_or_refused(sample.body[:place] + deep + sample.body[place:], sample.name)


@pytest.mark.parametrize("sample", KNOWN, ids=_IDS)
def test_a_file_cut_anywhere_keeps_its_beginning_or_is_refused(sample: Sample) -> None:
    """A download that broke off."""
    for end in range(0, len(sample.body), max(1, len(sample.body) // 25)):
        read_or_refused(sample.body[:end], sample.name)
