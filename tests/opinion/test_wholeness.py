"""No verdict stands on a list of which a part of the month was cut off."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from tests.opinion.test_answer import CONFIG, DIFFERENT, OCTOBER, PAGE, PRAISE
from tests.store_fixture import land_facts

from otvet.facts import ActorId, Fact, Mention, PageRef
from otvet.findings import Answer, Check, Verdict
from otvet.opinion.answer import answer

TEXTS = [*DIFFERENT, *[PRAISE] * 18]
"""Thirty people, twelve of whom say what nobody else does: a no, if all of them are heard."""
OTHER = PageRef("file:elsewhere")


def said(texts: Sequence[str], *, first: int, page: PageRef = PAGE, month: int = 10) -> list[Fact]:
    """A text a person, all between a day of the month and its 28th."""
    days = [first + n % (29 - first) for n in range(len(texts))]
    return [
        Mention(
            page=page,
            native_id=f"{page}-{month}-{first}-{n}",
            at=datetime(2026, month, day, 12, tzinfo=UTC),
            kind="review",
            text=text,
            actor=ActorId(month * 1000 + first * 100 + n),
        )
        for n, (text, day) in enumerate(zip(texts, days, strict=True))
    ]


def ask(
    tmp_path: Path, facts: Sequence[Fact], *earlier: Sequence[Fact], note: str = "list_cut:30"
) -> Answer:
    for number, one in enumerate(earlier):
        land_facts(tmp_path, one, CONFIG, file=f"earlier-{number}.csv").close()
    with land_facts(tmp_path, facts, CONFIG, notes=(note,)) as store:
        return answer(store, OCTOBER, CONFIG, rng=np.random.default_rng(1))


def check(found: Answer) -> Check:
    return next(one for one in found.checks if one.code == "list_cut")


def test_a_list_cut_within_the_month_takes_a_no_away(tmp_path: Path) -> None:
    """Texts of the first nine days may say the same twelve things, and then it is no no."""
    found = ask(tmp_path, said(TEXTS, first=10))
    assert found.verdict is Verdict.NOT_KNOWN
    cut = check(found)
    assert (cut.passed, cut.forces) == (False, True)
    assert (cut.details["since"], cut.details["what"]) == ("2026-10-10", "30")
    assert cut.details["files"] == "facts.csv"
    assert found.needs[0].code == "whole_list"


def test_the_same_list_without_a_cut_is_a_no(tmp_path: Path) -> None:
    found = ask(tmp_path, said(TEXTS, first=10), note="no_header")
    assert found.verdict is Verdict.NO
    assert not any(one.code == "list_cut" for one in found.checks)


def test_a_list_that_reaches_back_beyond_the_month_holds_all_of_it(tmp_path: Path) -> None:
    facts = [*said(TEXTS, first=2), *said([PRAISE], first=28, month=9)]
    found = ask(tmp_path, facts)
    assert found.verdict is Verdict.NO
    assert check(found).passed is True


def test_an_export_of_a_week_earlier_holds_what_the_later_one_lacks(tmp_path: Path) -> None:
    """The remedy that is asked for must be one."""
    week = [*said([PRAISE], first=28, month=9), *said([PRAISE] * 24, first=5)]
    found = ask(tmp_path, said(TEXTS, first=10), week)
    assert (found.verdict, check(found).passed) == (Verdict.NO, True)


def test_an_earlier_export_of_another_page_holds_none_of_it(tmp_path: Path) -> None:
    elsewhere = [
        *said([PRAISE], first=28, month=9, page=OTHER),
        *said([PRAISE] * 24, first=5, page=OTHER),
    ]
    found = ask(tmp_path, said(TEXTS, first=10), elsewhere)
    assert (found.verdict, check(found).passed) == (Verdict.NOT_KNOWN, False)


def test_an_earlier_export_that_ends_before_the_cut_leaves_a_gap(tmp_path: Path) -> None:
    week = [replace(one, at=datetime(2026, 10, 3, tzinfo=UTC)) for one in _mentions(2)]
    found = ask(tmp_path, said(TEXTS, first=10), week)
    assert check(found).passed is False


def _mentions(n: int) -> list[Mention]:
    facts = said([PRAISE] * n, first=1)
    return [one for one in facts if isinstance(one, Mention)]


def test_assumed_zones_and_guessed_accounts_are_told_and_turn_nothing(tmp_path: Path) -> None:
    found = ask(tmp_path, said(TEXTS, first=2), note="own_account_guessed:Teahouse")
    told = next(one for one in found.checks if one.code == "own_account_guessed")
    assert (told.passed, told.details["what"], found.verdict) == (None, "Teahouse", Verdict.NO)
    found = ask(tmp_path / "b", said(TEXTS, first=2), note="zone_assumed:Asia/Omsk")
    told = next(one for one in found.checks if one.code == "zone")
    assert (told.passed, told.details["what"]) == (None, "Asia/Omsk")
