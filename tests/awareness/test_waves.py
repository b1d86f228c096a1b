"""Which wave is the month's, and which it is compared with."""

from collections.abc import Sequence
from datetime import date

from otvet.awareness.waves import wave_before, wave_of, waves
from otvet.facts import YearMonth
from otvet.store.counts.awareness import WaveDay

OCTOBER = YearMonth.parse("2026-10")


def day(wave: str, on: date, n: int, *, complete: bool = True, asked: bool = True) -> WaveDay:
    return WaveDay(
        survey="tea",
        wave=wave,
        day=on,
        complete=complete,
        respondents=n,
        asked_advantages=n if asked else 0,
        asked_aided=0,
    )


def names(days: Sequence[WaveDay]) -> list[str]:
    return [found.wave for found in waves(days, method="knowledge")]


def test_a_wave_belongs_to_the_month_of_its_median_response() -> None:
    """Fielded over the month's end, with most responses before it."""
    days = [
        day("late", date(2026, 10, 29), 60),
        day("late", date(2026, 11, 2), 59),
        day("next", date(2026, 10, 30), 40),
        day("next", date(2026, 11, 3), 60),
    ]
    found = waves(days, method="knowledge")
    assert [(one.wave, str(one.month)) for one in found] == [
        ("late", "2026-10"),
        ("next", "2026-11"),
    ]
    chosen = wave_of(OCTOBER, found)
    assert chosen is not None
    assert (chosen.wave, chosen.complete) == ("late", 119)


def test_unfinished_responses_do_not_make_a_wave() -> None:
    """Nor does a survey that asked about other things."""
    assert names([day("w", date(2026, 10, 1), 50, complete=False)]) == []
    assert names([day("w", date(2026, 10, 1), 50, asked=False)]) == []


def test_a_trial_run_does_not_stand_for_the_month() -> None:
    """Three colleagues tried the survey out after the real wave."""
    days = [day("real", date(2026, 10, 10), 300), day("trial", date(2026, 10, 30), 3)]
    chosen = wave_of(OCTOBER, waves(days, method="knowledge"))
    assert chosen is not None
    assert chosen.wave == "real"


def test_a_trial_run_is_not_compared_with_either() -> None:
    """Three colleagues tried October's survey out on the last day of September."""
    days = [day("real", date(2026, 9, 10), 300), day("trial", date(2026, 9, 30), 3)]
    earlier = wave_before(OCTOBER, waves(days, method="knowledge"))
    assert earlier is not None
    assert earlier.wave == "real"


def test_the_wave_to_compare_with_may_lie_in_the_same_month() -> None:
    """A campaign of two weeks is measured before and after in one month."""
    days = [day("before", date(2026, 10, 2), 300), day("after", date(2026, 10, 29), 200)]
    found = waves(days, method="knowledge")
    now = wave_of(OCTOBER, found, but="before")
    earlier = wave_before(OCTOBER, found, named="before")
    assert now is not None
    assert earlier is not None
    assert (earlier.wave, now.wave) == ("before", "after")
    assert wave_before(OCTOBER, found) is None


def test_the_last_wave_before_the_month_is_the_default() -> None:
    """Not the first one ever, and never a later one."""
    days = [day(str(m), date(2026, m, 15), 100) for m in (5, 7, 10, 11)]
    earlier = wave_before(OCTOBER, waves(days, method="knowledge"))
    assert earlier is not None
    assert earlier.wave == "7"
