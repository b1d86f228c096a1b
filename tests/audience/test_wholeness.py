"""Figures that a network still corrects are told with the day on which they are final."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest
from tests.audience.test_answer import (
    CHANNEL,
    LAST,
    OCTOBER,
    ONE_PAGE,
    acts,
    check,
    count,
    counts,
    lists,
)
from tests.store_fixture import land_facts

from otvet.audience import answer
from otvet.facts import Fact, Mention, Metric
from otvet.findings import Answer, Verdict
from otvet.i18n import LANGUAGES, Language
from otvet.report.words import checks, needs

PROVISIONAL = ("last_days_provisional:2026-10-29", "days_are_pacific")


def views(last: int) -> list[Fact]:
    return [
        Metric(page=CHANNEL, day=date(2026, 10, day), metric="views", value=100.0)
        for day in range(1, last + 1)
    ]


def ask(tmp_path: Path, *files: tuple[Sequence[Fact], tuple[str, ...]]) -> Answer:
    """The answer after the files, each newer than the one before, have been taken in."""
    for number, (facts, notes) in enumerate(files):
        at = datetime(2026, 11, 1 + number, tzinfo=UTC)
        name = f"file-{number}.csv"
        land_facts(tmp_path, facts, ONE_PAGE, file=name, notes=notes, observed_at=at).close()
    with land_facts(tmp_path, [], ONE_PAGE, file="nothing.csv") as store:
        return answer(store, OCTOBER, ONE_PAGE, rng=np.random.default_rng(7))


def codes(found: Answer) -> set[str]:
    return {one.code for one in found.checks}


def test_a_month_whose_last_days_are_provisional_says_when_it_is_final(tmp_path: Path) -> None:
    """29, 30 and 31 October settle three days later each, so the last of them on 3 November."""
    counted = counts(CHANNEL, before=1000, now=1100)
    found = ask(tmp_path, (counted, ()), (views(31), PROVISIONAL))
    told = check(found, "last_days_provisional")
    assert (told.passed, found.verdict) == (None, Verdict.YES)
    assert told.details["since"] == "2026-10-29"
    assert told.details["final"] == "2026-11-03"
    assert told.details["files"] == "file-1.csv"


def test_an_export_made_anew_settles_the_month(tmp_path: Path) -> None:
    counted = counts(CHANNEL, before=1000, now=1100)
    again = ("last_days_provisional:2026-11-08",)
    found = ask(tmp_path, (counted, ()), (views(31), PROVISIONAL), (views(31), again))
    assert "last_days_provisional" not in codes(found)


def test_a_month_within_an_export_that_ended_later_is_final(tmp_path: Path) -> None:
    counted = counts(CHANNEL, before=1000, now=1100)
    found = ask(tmp_path, (counted, ()), (views(20), PROVISIONAL))
    assert "last_days_provisional" not in codes(found)


def test_a_follower_count_that_may_still_change_gives_no_verdict(tmp_path: Path) -> None:
    """10 more followers are a yes, 9 a no: the network's correction decides, not we."""
    now = [count(CHANNEL, LAST, 1010)]
    before = [count(CHANNEL, date(2026, 9, 30), 1000)]
    found = ask(tmp_path, (before, ()), (now, PROVISIONAL))
    assert found.verdict is Verdict.NOT_KNOWN
    assert check(found, "counts_provisional").forces
    need = found.needs[0]
    assert (need.code, need.details["final"]) == ("final_figures", "2026-11-03")
    assert need.cost == 0
    assert "last_days_provisional" not in codes(found)


def test_a_list_cut_in_one_of_two_months_is_no_growth_of_people(tmp_path: Path) -> None:
    """All who spoke in September are listed, of October only those of its last days."""
    rng = np.random.default_rng(3)
    people = [
        *counts(CHANNEL, before=310, now=310),
        *lists(),
        *acts(rng.geometric(0.4, 400), month=9, start=1000),
        *acts(rng.geometric(0.4, 700), month=10, start=1000),
    ]
    whole = ask(tmp_path / "whole", (people, ()))
    assert (whole.verdict, whole.method) == (Verdict.YES, "people_who_follow_or_act")
    text = Mention(
        page=CHANNEL,
        native_id="1",
        at=datetime(2026, 10, 20, tzinfo=UTC),
        kind="comment",
        text="Вкусно",
    )
    cut = ask(tmp_path / "cut", (people, ()), ([text], ("list_cut:600",)))
    assert cut.verdict is Verdict.NOT_KNOWN
    assert check(cut, "list_cut").details["since"] == "2026-10-20"
    assert "whole_list" in {need.code for need in cut.needs}


def test_days_that_a_source_does_not_write_out_are_told_where_they_count(tmp_path: Path) -> None:
    counted = counts(CHANNEL, before=1000, now=1100)
    found = ask(tmp_path, (counted, ("year_assumed:2026", "zone_assumed:UTC")))
    assert check(found, "days_assumed").details["what"] == "2026"
    assert "zone" not in codes(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_limits_are_said_with_their_days(tmp_path: Path, language: Language) -> None:
    before = [count(CHANNEL, date(2026, 9, 30), 1000)]
    now = [count(CHANNEL, LAST, 1010)]
    found = ask(tmp_path, (before, ()), (now, PROVISIONAL))
    said = checks.check(check(found, "counts_provisional"), language)
    assert {"en": "3\u00a0Nov", "ru": "3\u00a0нояб"}[language] in said
    assert "file-1.csv" in said
    act = needs.act(found.needs[0], language)
    assert {"en": "3\u00a0Nov", "ru": "3\u00a0нояб"}[language] in act
    assert "…" not in act
