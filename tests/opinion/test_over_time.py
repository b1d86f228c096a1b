"""The month beside the weeks before it, from texts in a store to what the answer says."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tests.opinion.weeks_world import (
    CONFIG,
    FIRST,
    MAPS,
    OCTOBER,
    SAYS,
    USUAL,
    VK,
    WAITING,
    story,
    text_of,
    week,
    weeks,
)
from tests.store_fixture import land_facts

from otvet.facts import ActorId, Fact, Follow, YearMonth
from otvet.findings import Answer, Check, Problem, Verdict
from otvet.opinion.alerts import alerts
from otvet.opinion.answer import answer
from otvet.opinion.codeframe import Codeframe, codeframe
from otvet.opinion.mentions import SCHEMA, SCORES
from otvet.opinion.over_time import over_time
from otvet.opinion.own import Fixed
from otvet.opinion.quotes import LONGEST
from otvet.opinion.weeks import FrameOf
from otvet.store.store import Store


def answered(
    tmp_path: Path,
    facts: Sequence[Fact],
    *,
    fixed: Sequence[Fixed] = (),
    frame_of: FrameOf | None = None,
    people: tuple[float, float] | None = None,
) -> Answer:
    with land_facts(tmp_path, facts, CONFIG) as store:
        rng = np.random.default_rng(1)
        told = {"fixed": fixed, "frame_of": frame_of, "people": people}
        return answer(store, OCTOBER, CONFIG, rng=rng, **told)  # type: ignore[arg-type]


def problem(found: Answer, code: str) -> Problem:
    return next(one for one in found.problems if one.code == code)


def check(found: Answer, code: str) -> Check | None:
    return next((one for one in found.checks if one.code == code), None)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    marks = [Fixed("long_wait", date(2026, 9, 23), "hired a second cook")]
    return answered(tmp_path_factory.mktemp("story"), story(), fixed=marks)


def test_twelve_weeks_of_people_end_with_the_months_last_day(told: Answer) -> None:
    """The last ISO week has six of its days in October: Sunday's people are November's."""
    trend = problem(told, "long_wait").trend
    assert [point.week_start for point in trend] == [
        date(2026, 8, 10) + timedelta(days=7 * n) for n in range(12)
    ]
    assert [point.authors for point in trend] == [4] * 7 + [12] * 4 + [11]
    assert trend[0].of == 40


def test_a_problem_raised_by_three_times_as_many_has_moved_and_the_others_have_not(
    told: Answer,
) -> None:
    wait, price = problem(told, "long_wait"), problem(told, "high_prices")
    assert wait.moved == "more"
    assert wait.change is not None
    assert wait.change.unit == "points"
    # 4 of 40 before and 12 of 40 since: 20 points, but for four days of the week of both.
    assert 15 < wait.change.value < 21
    assert wait.change.low > 10
    assert price.moved == "no_change_shown"


def test_a_longer_period_is_no_more_complaining_where_the_same_people_speak(
    tmp_path: Path,
) -> None:
    """Of forty regulars six speak a day, every fifth text complains: in eight weeks most have.

    Compared as people of each period it would be 20 points fewer by nothing but the calendar.
    """
    rng = np.random.default_rng(4)
    facts = [
        text_of(
            FIRST + timedelta(days=n), SAYS["long_wait" if rng.random() < 0.2 else ""], int(who)
        )
        for n in range(97)
        for who in 1 + rng.choice(40, 6, replace=False)
    ]
    found = answered(tmp_path, facts)
    wait = problem(found, "long_wait")
    assert wait.moved == "no_change_shown"
    assert wait.change is not None
    assert abs(wait.change.value) < 8


def test_a_first_month_has_no_trend_and_says_since_when_there_are_texts(tmp_path: Path) -> None:
    found = answered(tmp_path, list(week(0, WAITING, first=date(2026, 10, 5))))
    assert problem(found, "long_wait").trend == ()
    assert (problem(found, "long_wait").change, problem(found, "long_wait").moved) == (None, "")
    said = check(found, "no_trend")
    assert said is not None
    assert said.details == {"since": "2026-10-05"}
    assert [alert for alert in found.alerts if alert.kind == "burst"] == []


def test_a_page_that_began_to_speak_this_month_makes_no_change(tmp_path: Path) -> None:
    """Reviews complain of other things than comments do: that is a new source, not new anger."""
    usual = weeks([USUAL] * 14)
    reviews = [
        f for n in range(4) for f in week(n, {"taste": 20}, page=MAPS, first=date(2026, 10, 1))
    ]
    found = answered(tmp_path, [*usual, *reviews])
    assert problem(found, "taste").moved == "no_change_shown"
    said = check(found, "pages_late")
    assert said is not None
    assert said.details == {"pages": MAPS}


def test_a_problem_that_the_codeframe_did_not_have_yet_has_no_history(tmp_path: Path) -> None:
    """It was not counted then, so an empty August is no August without it."""
    cafe = codeframe("cafe")
    kinds = tuple(kind for kind in cafe.kinds if kind.code != "long_wait")
    older = replace(cafe, kinds=kinds, digest="0" * 64)

    def frame_of(month: YearMonth) -> Codeframe:
        return cafe if month >= OCTOBER else older

    found = answered(tmp_path, story(), frame_of=frame_of)
    assert problem(found, "long_wait").change is None
    assert all(p.week_start >= date(2026, 10, 1) for p in problem(found, "long_wait").trend)
    # The numbers of the others have moved by one, and they are still the same problems.
    assert [point.authors for point in problem(found, "high_prices").trend[:6]] == [5] * 6


def test_what_nobody_raises_any_more_is_told_as_fewer(tmp_path: Path) -> None:
    """The best news of the month must not vanish from it."""
    gone = {**USUAL, "long_wait": 0, "": 32}
    found = answered(tmp_path, weeks([{**USUAL, "long_wait": 10}] * 9 + [gone] * 5))
    wait = problem(found, "long_wait")
    assert (wait.moved, wait.authors) == ("fewer", 0)
    other = weeks([USUAL] * 9 + [gone] * 5)
    assert "not_fresh" not in {one.code for one in answered(tmp_path / "b", other).problems}


def test_a_mark_tells_before_during_and_after_and_never_yes_for_a_rise(told: Answer) -> None:
    (line,) = problem(told, "long_wait").fixed
    assert line.before is not None
    assert line.during is not None
    assert line.after is not None
    assert line.before.value == pytest.approx(0.1)
    assert line.during.value == pytest.approx(0.1)
    assert line.after.value == pytest.approx(0.3, abs=0.01)
    assert line.fell is Verdict.NO


@pytest.mark.parametrize(
    ("after", "fell"),
    [(1, Verdict.YES), (8, Verdict.NOT_KNOWN), (10, Verdict.NO)],
)
def test_a_fall_is_yes_only_beyond_doubt(tmp_path: Path, after: int, fell: Verdict) -> None:
    busy = {"long_wait": 10, "": 40}
    since = {"long_wait": after, "": 50 - after}
    marks = [
        Fixed("long_wait", date(2026, 9, 16), "hired a cook"),
        Fixed("high_prices", date(2025, 1, 1), ""),
    ]
    scale = 1 if after == 8 else 4
    many = [{code: n * scale for code, n in one.items()} for one in [busy] * 7 + [since] * 7]
    found = answered(tmp_path, weeks(many), fixed=marks)
    (line,) = problem(found, "long_wait").fixed
    assert line.fell is fell


def test_a_mark_against_what_nobody_raises_any_more_is_still_told(tmp_path: Path) -> None:
    marks = [Fixed("not_fresh", date(2026, 10, 7), "changed the supplier")]
    found = answered(tmp_path, story(), fixed=marks)
    assert problem(found, "not_fresh").authors == 0
    (line,) = problem(found, "not_fresh").fixed
    assert line.fell is Verdict.NOT_KNOWN


def test_a_day_of_anger_is_an_alert_with_its_count_and_a_quote(tmp_path: Path) -> None:
    anger = [
        text_of(date(2026, 10, 14), SAYS["taste"] + f", блюдо {n}", 9_000_000 + n)
        for n in range(25)
    ]
    found = answered(tmp_path, [*weeks([USUAL] * 14), *anger])
    bursts = [alert for alert in found.alerts if alert.kind == "burst"]
    assert [(alert.problem, alert.first) for alert in bursts] == [("taste", date(2026, 10, 14))]
    (burst,) = bursts
    assert burst.authors >= 25
    assert burst.expected is not None
    assert burst.limit is not None
    assert burst.expected < 1 < burst.limit < 25
    assert burst.quote is not None
    assert "пересолен" in burst.quote.text


def test_a_month_like_the_others_raises_no_alert_of_people(tmp_path: Path) -> None:
    found = answered(tmp_path, weeks([USUAL] * 14))
    assert [alert for alert in found.alerts if alert.kind == "burst"] == []


def test_near_same_texts_are_told_as_such(tmp_path: Path) -> None:
    """How near-same texts are found is another's work: here a group is put into the scores."""
    same = "Лучший чай города, советую всем друзьям и соседям"
    facts = [text_of(date(2026, 10, 5), same, n) for n in range(1, 9)]
    frame = codeframe("cafe")
    with land_facts(tmp_path, [*weeks([USUAL] * 14), *facts], CONFIG) as store:
        found = over_time(store, OCTOBER, lambda _: frame, CONFIG)
        store.engine.table("mention", [OCTOBER])
        _group(store, same)
        told = alerts(store, frame, found.window, found.counts)
    (copies,) = [alert for alert in told if alert.kind == "copies"]
    assert (copies.texts, copies.authors, copies.first) == (8, 8, date(2026, 10, 5))
    assert copies.quote is not None
    assert copies.quote.text == same


def test_a_flood_is_one_alert_of_its_largest_day_with_a_short_quote(tmp_path: Path) -> None:
    same = "Лучший чай города, советую всем друзьям и соседям. " * 100
    days = {5: 6, 6: 9, 7: 7}
    numbers = iter(range(1, 99))
    facts = [
        text_of(date(2026, 10, day), same, next(numbers))
        for day, n in days.items()
        for _ in range(n)
    ]
    with land_facts(tmp_path, [*weeks([USUAL] * 14), *facts], CONFIG) as store:
        found = over_time(store, OCTOBER, lambda _: codeframe("cafe"), CONFIG)
        store.engine.table("mention", [OCTOBER])
        _group(store, same)
        told = alerts(store, codeframe("cafe"), found.window, found.counts)
    (copies,) = [alert for alert in told if alert.kind == "copies"]
    assert (copies.texts, copies.first) == (9, date(2026, 10, 6))
    assert copies.quote is not None
    assert len(copies.quote.text) <= LONGEST
    assert copies.quote.text.endswith("…")


def _group(store: Store, text: str) -> None:
    """Give every copy of the text the key of one of them."""
    columns = pa.schema([("key", pa.int64()), ("text", pa.string())])
    texts = store.engine.map_batches("mention", lambda b: b.select(columns.names), schema=columns)
    same = [row["key"] for row in texts.to_pylist() if row["text"] == text]
    rows = store.engine.map_batches(SCORES, lambda batch: batch, schema=SCHEMA)
    groups = [min(same) if key in same else key for key in rows["mention_key"].to_pylist()]
    at = SCHEMA.get_field_index("alike")
    store.engine.put(SCORES, rows.set_column(at, SCHEMA.field(at), pa.array(groups, pa.int64())))


def test_a_month_that_stops_in_its_middle_gives_no_verdict(tmp_path: Path) -> None:
    facts = [f for f in story() if f.at.date() <= date(2026, 10, 15)]
    found = answered(tmp_path, facts)
    old = check(found, "texts_old")
    assert old is not None
    assert (old.passed, old.details["newest"], old.forces) == (False, "2026-10-15", True)
    assert found.verdict is Verdict.NOT_KNOWN


def test_a_source_that_fell_silent_is_named_and_a_rare_one_is_not(tmp_path: Path) -> None:
    rare = [
        text_of(date(2026, 8, 3), SAYS[""], 1, page=MAPS),
        text_of(date(2026, 9, 1), SAYS[""], 2, page=MAPS),
    ]
    other = check(answered(tmp_path / "rare", [*story(), *rare]), "source_stopped")
    assert other is None
    often = weeks([{"": 5}] * 11, page=MAPS)
    said = check(answered(tmp_path / "often", [*story(), *often]), "source_stopped")
    assert said is not None
    assert said.details == {"page": MAPS, "since": "2026-10-09"}


def test_more_people_are_sought_where_each_text_brings_most_of_them(tmp_path: Path) -> None:
    """On one page everybody is new, on the other ten people talk all the time."""
    same = [fact for n in range(14) for fact in week(n, {"": 40}, people=0)]
    regulars = [replace(fact, actor=ActorId(n % 10)) for n, fact in enumerate(same)]
    reviews = weeks([{"": 6}] * 14, page=MAPS)
    found = answered(tmp_path, [*regulars, *reviews])
    (need,) = [need for need in found.needs if need.code == "authors"]
    assert need.details["page"] == MAPS
    assert need.details["new_of_100"] == 100
    assert need.details["texts"] == need.amount


def test_followers_and_others_are_told_apart_where_a_list_is_known(tmp_path: Path) -> None:
    october = weeks([USUAL] * 9 + [{"long_wait": 40, "": 40}] * 5)
    late = [f for f in october if f.at >= datetime(2026, 10, 1, tzinfo=UTC)]
    half = sorted({f.actor for f in late if f.actor is not None})[::2]
    at = datetime(2026, 10, 20, tzinfo=UTC)
    follows = [Follow(page=VK, actor=actor, at=at, state="member") for actor in half]
    found = answered(tmp_path, [*october, *follows])
    cells = {line.cell: line for line in problem(found, "long_wait").by_follow}
    assert set(cells) == {"follower", "non_follower"}
    together = [cells[name].authors or 0 for name in cells]
    assert sum(together) == problem(found, "long_wait").authors
    assert all(line.authors is None for line in problem(found, "taste").by_follow)
    assert problem(answered(tmp_path / "none", october), "long_wait").by_follow == ()


def test_people_who_comment_are_told_as_a_part_of_the_audience(tmp_path: Path) -> None:
    def figure(found: Answer) -> object:
        return next(one for one in found.figures if one.code == "commenters_of_100")

    known = figure(answered(tmp_path / "a", story(), people=(1000, 2000)))
    unknown = figure(answered(tmp_path / "b", story()))
    assert (known.low, known.high) == pytest.approx((8.85, 17.7))  # type: ignore[attr-defined]
    assert (unknown.value, unknown.reason) == (None, "audience_unknown")  # type: ignore[attr-defined]


def test_a_figure_of_speech_spread_over_the_month_is_no_burst(tmp_path: Path) -> None:
    """«Спасибо, всё очень вкусно» by one person every other day is praise, not a campaign."""
    same = "Лучший чай города, советую всем друзьям и соседям"
    facts = [text_of(date(2026, 10, n), same, n) for n in range(1, 30, 2)]
    assert answered(tmp_path, facts).alerts == ()
