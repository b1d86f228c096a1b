"""Whole columns at once must say what one value at a time would."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store_fixture import OBSERVED

from otvet.facts import Interaction, Mention, PageRef, YearMonth
from otvet.store.builders import hash_text
from otvet.store.columns import names_in, to_arrow

PAGE = PageRef("telegram:1")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def _mention(at: datetime, **changes: object) -> Mention:
    plain = {"page": PAGE, "native_id": "1", "kind": "comment", "text": "a", "at": at}
    return Mention(**(plain | changes))  # type: ignore[arg-type]  # fields of a mention by name


def _arrow(facts: list[Mention], zone: str = "Europe/Moscow") -> dict[str, list[object]]:
    codes = {"page": {str(PAGE): 1}, "kind": {}, "metric": {}}
    rows = to_arrow("mention", facts, codes=codes, zone=ZoneInfo(zone), observed_at=OBSERVED, run=1)
    found: dict[str, list[object]] = rows.to_pydict()
    return found


@settings(deadline=None)  # A busy machine is slow at times, not wrong.
@given(
    seconds=st.integers(-10 * 365 * 86_400, 65 * 365 * 86_400),
    zone=st.sampled_from(["Europe/Moscow", "America/St_Johns", "Asia/Kathmandu", "Africa/Cairo"]),
)
def test_days_and_months_are_those_of_the_brands_zone(seconds: int, zone: str) -> None:
    """Clocks that jump, odd offsets and times before 1970 all fall into the right local day."""
    at = EPOCH + timedelta(seconds=seconds)
    local = at.astimezone(ZoneInfo(zone)).date()
    found = _arrow([_mention(at)], zone)
    assert found["day"] == [(local - EPOCH.date()).days]
    assert found["month"] == [YearMonth.of(local).index]


def test_the_hash_is_the_same_on_every_machine() -> None:
    """A key that differed between processes would double every row; the value is b2sum's."""
    assert hash_text("telegram:1") == -3_538_126_261_040_555_839


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "b"},
        {"deleted": True},
        {"rating": 0.0},
        {"product": "\x00null"},
        {"at": OBSERVED + timedelta(microseconds=1)},
        {"parent": "7"},
    ],
)
def test_the_digest_tells_any_two_different_observations_apart(changes: dict[str, object]) -> None:
    """Of two observations made at one time the digest decides; equal digests would leave it to luck."""
    plain, changed = _mention(OBSERVED), _mention(**({"at": OBSERVED} | changes))  # type: ignore[arg-type]  # at is among them
    found = _arrow([plain, changed, plain])
    assert found["key"][0] == found["key"][1]
    assert found["digest"][0] == found["digest"][2] != found["digest"][1]


def test_codes_are_wanted_for_linked_pages_kinds_and_metrics() -> None:
    """A name without a code could not be written."""
    like = Interaction(page=PAGE, native_id="1", at=OBSERVED, kind="like")
    assert names_in({"interaction": [like]}) == {
        "page": {str(PAGE)},
        "kind": {"like"},
        "metric": set(),
    }
