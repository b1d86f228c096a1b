"""The counts behind awareness, over responses small enough to count by hand."""

from datetime import UTC, date, datetime
from pathlib import Path

from tests.store_fixture import land_facts

from otvet.facts import ActorId, Response, ResponseItem
from otvet.store.counts.awareness import responses, wave_days


def response(
    number: int, *, wave: str = "w1", complete: bool = True, hour: int = 12, knows: bool = True
) -> Response:
    return Response(
        survey="tea",
        wave=wave,
        native_id=str(number),
        at=datetime(2026, 10, 1, hour, tzinfo=UTC),
        items=(
            ResponseItem(role="advantage", item="brew", value=float(knows)),
            ResponseItem(role="advantage", item="tea", value=None),
            ResponseItem(role="margin", item="sex", text="f"),
        ),
        actor=ActorId(number),
        complete=complete,
    )


def test_respondents_are_counted_and_not_their_items(tmp_path: Path) -> None:
    """Three items of one person are one respondent; the day begins in the brand's zone."""
    facts = [response(1), response(2, hour=22), response(3, complete=False)]
    with land_facts(tmp_path, facts) as store:
        days = wave_days(store)
    assert [(d.day, d.complete, d.respondents, d.asked_advantages) for d in days] == [
        (date(2026, 10, 1), False, 1, 1),
        (date(2026, 10, 1), True, 1, 1),
        (date(2026, 10, 2), True, 1, 1),
    ]
    assert {d.asked_aided for d in days} == {0}


def test_a_response_seen_twice_is_one_response(tmp_path: Path) -> None:
    """A network retry or a second download must not double the wave; the newest one counts."""
    with land_facts(tmp_path, [response(1, knows=False)]):
        pass
    later = datetime(2026, 11, 2, tzinfo=UTC)
    with land_facts(tmp_path, [response(1)], file="again.csv", observed_at=later) as store:
        said = responses(store, survey="tea", wave="w1")
    assert [(one.item, one.value) for one in said] == [("brew", 1.0), ("tea", None), ("sex", None)]


def test_only_complete_responses_of_the_wave_are_read(tmp_path: Path) -> None:
    """Another wave and a dismissed survey would mix into the shares."""
    facts = [response(1), response(2, wave="w2"), response(3, complete=False)]
    with land_facts(tmp_path, facts) as store:
        said = responses(store, survey="tea", wave="w1")
    assert {one.actor for one in said} == {1}
    assert [one.text for one in said if one.role == "margin"] == ["f"]


def test_skipped_items_stay_empty(tmp_path: Path) -> None:
    """A skipped item that came back as 0 would be somebody who does not know."""
    with land_facts(tmp_path, [response(1)]) as store:
        said = responses(store, survey="tea", wave="w1")
    assert next(one.value for one in said if one.item == "tea") is None


def test_a_store_without_responses_has_no_waves(tmp_path: Path) -> None:
    """The first month of a brand must not fail for want of tables."""
    with land_facts(tmp_path, []) as store:
        assert wave_days(store) == ()
