"""The store's promises, each tried from outside."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store_fixture import (
    OBSERVED,
    land_facts,
    observations,
    plain_config,
    rows_of,
    run_key,
    shown,
)

from otvet.errors import InputError, SourceError
from otvet.facts import (
    ActorId,
    Fact,
    Fault,
    Follow,
    Interaction,
    Mention,
    Metric,
    Missing,
    Order,
    Page,
    PageRef,
    Post,
    Response,
    ResponseItem,
    Row,
    YearMonth,
)
from otvet.store.store import Store

PAGE = PageRef("telegram:1")
AT = datetime(2026, 10, 31, 22, 30, tzinfo=UTC)
OCTOBER, NOVEMBER = YearMonth.parse("2026-10"), YearMonth.parse("2026-11")
LATER = OBSERVED + timedelta(days=1)
EVERY_KIND: tuple[Fact, ...] = (
    Page(page=PAGE, kind="channel", linked=PageRef("telegram:2")),
    Follow(page=PAGE, actor=ActorId(-5), at=AT, state="joined"),
    Post(page=PAGE, native_id="1", at=AT),
    Interaction(page=PAGE, native_id="1:a", at=AT, kind="like", actor=ActorId(-5), post="1"),
    Mention(page=PAGE, native_id="9", at=AT, kind="comment", text="Долго", actor=ActorId(6)),
    Metric(page=PAGE, day=date(2026, 10, 31), metric="followers", value=Missing("hidden")),
    Response(
        survey="s",
        wave="w",
        native_id="1",
        at=AT,
        items=(
            ResponseItem(role="unaided", item="", text="Чайная"),
            ResponseItem(role="unaided", item="", text="Кофейня"),
        ),
    ),
    Order(page=PAGE, native_id="1", at=AT, total=Decimal("10.5"), currency="RUB"),
)


def followers(value: float | Missing, *, day: date = date(2026, 10, 31)) -> Metric:
    return Metric(page=PAGE, day=day, metric="followers", value=value)


def comment(native_id: str, text: str, *, at: datetime = AT) -> Mention:
    return Mention(page=PAGE, native_id=native_id, at=at, kind="comment", text=text)


def test_every_kind_of_fact_lands_in_the_month_of_the_brands_own_zone(tmp_path: Path) -> None:
    """22:30 UTC of 31 October is already November in Moscow; a metric's day is local as it is."""
    with land_facts(tmp_path, EVERY_KIND) as store:
        tables = ("follow", "post", "interaction", "mention", "response", "orders")
        assert {row for name in tables for row in shown(store, name, "month")} == {
            (NOVEMBER.index,)
        }
        assert shown(store, "metric", "month", "day") == [(OCTOBER.index, 20_757)]
        assert shown(store, "page", "month", "kind") == [(0, "channel")]


def test_two_brands_named_to_one_item_are_two_facts(tmp_path: Path) -> None:
    """A second mention in one answer is not a correction of the first."""
    with land_facts(tmp_path, EVERY_KIND) as store:
        assert shown(store, "response", "text") == [("Кофейня",), ("Чайная",)]


def test_an_interaction_points_at_its_post_by_the_posts_key(tmp_path: Path) -> None:
    """Otherwise likes could not be counted per post."""
    with land_facts(tmp_path, EVERY_KIND) as store:
        assert shown(store, "interaction", "post_key") == shown(store, "post", "key")


def test_a_missing_figure_is_null_with_its_reason_and_never_nought(tmp_path: Path) -> None:
    """A hidden follower count read as 0 would be the steepest fall there is."""
    facts = [followers(Missing("hidden")), followers(0.0, day=date(2026, 10, 30))]
    with land_facts(tmp_path, facts) as store:
        assert shown(store, "metric", "value", "reason") == [(0.0, None), (None, "hidden")]


def test_the_newest_observation_counts_and_the_older_one_stays(tmp_path: Path) -> None:
    """An edited comment is one comment; what it said before can be brought back."""
    with land_facts(tmp_path, [comment("1", "плохо")], file="new", observed_at=LATER) as store:
        store.land(run_key("old"), rows_of([comment("1", "хорошо")]), observed_at=OBSERVED)
        assert shown(store, "mention", "text") == [("плохо",)]
        assert observations(store, "mention") == 2


def test_an_undone_import_brings_back_what_was_known_before(tmp_path: Path) -> None:
    """Undo must never take away what another file says too."""
    with land_facts(tmp_path, [followers(100.0)], file="old") as store:
        wrong = store.land(run_key("new"), rows_of([followers(7.0)]), observed_at=LATER)
        assert shown(store, "metric", "value") == [(7.0,)]
        store.undo(wrong.run)
        assert shown(store, "metric", "value") == [(100.0,)]


def test_an_undone_import_stays_undone_until_it_is_asked_for_again(tmp_path: Path) -> None:
    """The file still lies in the inbox: the next collect must not bring it back by itself."""
    with land_facts(tmp_path, [followers(100.0)]) as store:
        store.undo(store.runs()[0].run)
        rows = rows_of([followers(100.0)])
        second = store.land(run_key("facts.csv"), rows, observed_at=OBSERVED)
        assert (second.outcome, shown(store, "metric", "value")) == ("undone_before", [])
        third = store.land(run_key("facts.csv"), rows, observed_at=OBSERVED, again="undone_too")
        assert (third.outcome, shown(store, "metric", "value")) == ("taken", [(100.0,)])


def test_an_import_that_does_not_exist_cannot_be_undone(tmp_path: Path) -> None:
    """A typing error in a run's name must not pass silently."""
    with land_facts(tmp_path, []) as store, pytest.raises(InputError, match="no import abc"):
        store.undo("abc")


def test_a_file_that_was_taken_is_not_even_read_again(tmp_path: Path) -> None:
    """Months of exports lie in the inbox; each collect looks only at what is new."""
    with land_facts(tmp_path, [followers(100.0)]) as store:

        def never() -> Iterator[Row]:
            raise AssertionError("the file was read")
            yield

        result = store.land(run_key("facts.csv"), never(), observed_at=LATER)
        assert (result.outcome, result.rows_taken) == ("already_taken", 1)
        assert store.state(run_key("facts.csv")) == "already_taken"


def test_another_mapping_of_the_same_file_replaces_its_first_reading(tmp_path: Path) -> None:
    """A corrected mapping would else leave the wrongly read figures beside the right ones."""
    with land_facts(tmp_path, [followers(2026.0), comment("1", "a")]) as store:
        mended = run_key("facts.csv", identity="mended")
        store.land(mended, rows_of([followers(100.0)]), observed_at=OBSERVED)
        assert shown(store, "metric", "value") == [(100.0,)]
        assert shown(store, "mention", "text") == []
        assert [run.state for run in store.runs()] == ["replaced", "finished"]


def test_rows_in_are_rows_taken_rejected_and_left_out(tmp_path: Path) -> None:
    """Every row of a file is accounted for, and a refused one can be looked up with its reason."""
    rows = [
        Row(1, (followers(1.0),)),
        Row(2, fault=Fault("not_a_date", "when")),
        Row(3, left_out="service_message"),
        Row(4),
    ]
    with Store.open(tmp_path / "brand", plain_config()) as store:
        result = store.land(run_key("f"), rows, observed_at=OBSERVED)
        counts = (result.rows_taken, result.rows_rejected, result.rows_left_out)
        assert (result.rows_in, counts) == (4, (1, 1, 2))
        assert [(r.row, r.fault) for r in store.rejected(result.run)] == [
            (2, Fault("not_a_date", "when"))
        ]
        assert store.runs()[0].left_out == {"service_message": 1, "nothing_to_take": 1}


def test_a_file_that_cannot_be_read_to_its_end_gives_nothing(tmp_path: Path) -> None:
    """Half a file would look like a fall in everything it counts."""

    def cut() -> Iterator[Row]:
        yield from rows_of([comment(str(n), "a") for n in range(5)])
        raise SourceError("cut off")

    with Store.open(tmp_path / "brand", plain_config()) as store:
        with pytest.raises(SourceError):
            store.land(run_key("f"), cut(), observed_at=OBSERVED, batch=2)
        assert shown(store, "mention", "text") == []
        store.land(run_key("f"), rows_of([comment("1", "a")]), observed_at=OBSERVED)
        assert shown(store, "mention", "text") == [("a",)]


def test_an_interrupted_import_is_continued_where_it_stopped(tmp_path: Path) -> None:
    """What has landed does not land twice, and refused rows are counted once."""
    rows = rows_of([comment(str(n), "a") for n in range(9)])
    rows.insert(3, Row(99, fault=Fault("bad")))

    def stopped() -> Iterator[Row]:
        yield from rows[:7]
        raise KeyboardInterrupt

    with Store.open(tmp_path / "brand", plain_config()) as store:
        with pytest.raises(KeyboardInterrupt):
            store.land(run_key("f"), stopped(), observed_at=OBSERVED, batch=2)
        assert 0 < observations(store, "mention") < 9
        assert store.state(run_key("f")) is None
        result = store.land(run_key("f"), rows, observed_at=LATER)
        assert (observations(store, "mention"), len(store.rejected())) == (9, 1)
        assert (result.rows_in, result.rows_taken, result.facts) == (10, 9, {"mention": 9})


def test_sources_of_a_month_are_the_imports_that_speak_of_it_or_of_the_last(
    tmp_path: Path,
) -> None:
    """An answer names the files it stands on, and only those."""
    with land_facts(tmp_path, [followers(1.0)], file="october") as store:
        spring = followers(1.0, day=date(2026, 4, 3))
        store.land(run_key("april"), rows_of([spring]), observed_at=OBSERVED)
        (line,) = store.source_lines(NOVEMBER)
        assert (line.file, line.rows_taken, line.first_day) == ("october", 1, date(2026, 10, 31))
        since = store.source_lines(NOVEMBER, since=YearMonth.parse("2026-03"))
        assert [found.file for found in since] == ["october", "april"]


def test_joining_small_files_changes_no_fact(tmp_path: Path) -> None:
    """Compaction rewrites files; a run it has rewritten still counts as landed and can be undone."""
    with land_facts(tmp_path, [comment("0", "a")], file="0") as store:
        for n in range(1, 6):
            store.land(run_key(str(n)), rows_of([comment(str(n), "a")]), observed_at=OBSERVED)
        before = shown(store, "mention", *("key", "text", "run"))
        store.compact()
        assert shown(store, "mention", *("key", "text", "run")) == before
        again = store.land(run_key("3"), rows_of([comment("3", "a")]), observed_at=OBSERVED)
        assert again.outcome == "already_taken"
        store.undo(again.run)
        assert len(shown(store, "mention", "key")) == 5


_FACTS = st.lists(
    st.tuples(
        st.integers(0, 5),  # which comment
        st.sampled_from(["a", "b", "c"]),  # what it says
        st.integers(0, 40),  # on which day: it may move to another month
    ),
    max_size=12,
)


@settings(max_examples=8, deadline=None)
@given(files=st.lists(_FACTS, min_size=1, max_size=4), data=st.data())
def test_order_repeats_and_overlaps_of_imports_change_nothing(
    files: list[list[tuple[int, str, int]]], data: st.DataObject
) -> None:
    """People export the same month twice, out of order, and overlapping: it is one month."""
    first = _landed(files, list(range(len(files))))
    order = data.draw(st.permutations(range(len(files))))
    repeats = data.draw(st.lists(st.sampled_from(range(len(files))), max_size=2))
    assert _landed(files, [*order, *repeats]) == first
    newest = {n: number for number, file in enumerate(files) for n, _, _ in file}
    said = {n: {text for m, text, _ in files[newest[n]] if m == n} for n in newest}
    assert len(first) == len(newest)
    assert all(text in said[int(str(native_id))] for native_id, text, _ in first)


def _landed(files: list[list[tuple[int, str, int]]], order: list[int]) -> list[tuple[object, ...]]:
    with TemporaryDirectory() as folder, Store.open(Path(folder), plain_config()) as store:
        for number in order:
            facts = [
                comment(str(n), text, at=AT + timedelta(days=day)) for n, text, day in files[number]
            ]
            made = OBSERVED + timedelta(days=number)
            store.land(run_key(str(number)), rows_of(facts), observed_at=made, batch=3)
        return shown(store, "mention", "native_id", "text", "month")
