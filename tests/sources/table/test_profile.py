"""Confirmed mappings: kept, read again, and stronger than any guess."""

from pathlib import Path

import pytest
from tests.sources.reading import config, door, facts, rows, save

from otvet.errors import SourceError
from otvet.facts import Mention, Metric
from otvet.sources.table.columns import evidence
from otvet.sources.table.mapping import Column, Mapping
from otvet.sources.table.open import open_sheet
from otvet.sources.table.profile import from_toml, load, profile_path, to_toml
from otvet.sources.table.profile import save as keep
from otvet.sources.table.propose import propose

SAMPLES = (
    Mapping(
        target="mentions",
        page="file:otzyvy",
        kind="review",
        day_order="dmy",
        comma="decimal",
        columns=(Column("Когда", "date"), Column('Что "сказали"', "text")),
    ),
    Mapping(
        target="metrics",
        page="vk:1",
        columns=(Column("d", "date"), Column("x", "metric", "reach@follow_type=follower")),
    ),
    Mapping(
        target="responses",
        columns=(Column("t", "at"), Column("k", "choices", "advantage", ("fast", "night"))),
    ),
    Mapping(
        target="responses",
        survey="tea",
        wave="wave-2",
        columns=(Column("t", "at"), Column("Знаете? / Недорого", "advantage:option", "cheap")),
    ),
)


@pytest.mark.parametrize("mapping", SAMPLES)
def test_a_profile_reads_back_as_it_was_written(mapping: Mapping) -> None:
    """Profiles are shared between brands and edited by hand."""
    assert from_toml(to_toml(mapping), "x.toml") == mapping


def test_a_confirmed_mapping_is_used_without_asking(tmp_path: Path) -> None:
    """What a person has confirmed once is never asked for that header again."""
    path = save(tmp_path / "a.csv", "k,w\n2026-10-01,Долго\n2026-10-02,Вкусно\n")
    mapping = Mapping(
        target="mentions",
        page="file:x",
        kind="comment",
        columns=(Column("k", "date"), Column("w", "text")),
    )
    keep(tmp_path / "profiles", open_sheet(path).header, mapping)
    found = facts(rows(path, door(folder=tmp_path)), Mention)
    assert [(m.page, m.kind, m.text) for m in found] == [
        ("file:x", "comment", "Долго"),
        ("file:x", "comment", "Вкусно"),
    ]


def test_another_header_is_another_profile(tmp_path: Path) -> None:
    """A column added by the network changes what the others may mean."""
    assert profile_path(tmp_path, ("a", "b")) != profile_path(tmp_path, ("a", "b", "c"))
    assert profile_path(tmp_path, ("a", "b")) == profile_path(tmp_path, ("A", "B"))
    assert load(tmp_path, ("a",)) is None
    assert load(None, ("a",)) is None


@pytest.mark.parametrize(
    "words", ["x = ", 'version = 2\ntarget = "mentions"', 'version = 1\ntarget = "x"']
)
def test_a_damaged_profile_is_refused_with_advice(words: str) -> None:
    """A half-edited profile must not read a table half."""
    with pytest.raises(SourceError, match="delete it"):
        from_toml(words, "x.toml")


def test_a_profile_without_an_essential_column_is_refused(tmp_path: Path) -> None:
    """Reviews without dates belong to no month."""
    path = save(tmp_path / "a.csv", "k,w\n2026-10-01,Долго\n")
    mapping = Mapping(target="mentions", page="file:x", columns=(Column("w", "text"),))
    keep(tmp_path / "profiles", open_sheet(path).header, mapping)
    with pytest.raises(SourceError, match="date"):
        rows(path, door(folder=tmp_path))


def test_a_guess_accepted_is_what_was_shown(tmp_path: Path) -> None:
    """Saving the proposal and reading by it give the rows that were promised."""
    brand = config(pages=[{"ref": "vk:1"}, {"ref": "vk:2"}])
    path = save(tmp_path / "stat.csv", "Дата;Охват\n01.10.2026;5\n02.10.2026;7\n")
    proposal = propose(path, brand)
    assert not proposal.is_sure
    assert proposal.mapping is not None
    keep(tmp_path / "profiles", proposal.header, proposal.mapping)
    figures = facts(rows(path, door(brand, folder=tmp_path)), Metric)
    assert [m.value for m in figures] == [5.0, 7.0]
    assert len(evidence(open_sheet(path))) == len(proposal.header)
