"""Whatever stands in a reply: every record has one fate, and nothing crashes."""

import json
import tempfile
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.reading import facts, rows
from tests.sources.replies import test_meta, test_others, test_refusals, test_telegram, test_youtube
from tests.sources.replies.saved import brand, saved
from tests.sources.replies.test_vk import COMMENTS, DAY, WALL
from tests.store_fixture import land_facts, observations, shown

from otvet.errors import OtvetError
from otvet.facts import Fact, Mention
from otvet.sources.inbox import sniff

REFS = (
    "vk:-322", "ok:55", f"youtube:{test_youtube.CHANNEL}", f"instagram:{test_meta.IG}",
    f"facebook:{test_meta.FB}", "threads:1234", "telegram:1900000001", "x:99",
    f"bluesky:{test_others.DID}",
)  # fmt: skip
OUR = brand(*REFS)
REPLIES: list[dict[str, Any]] = [
    WALL,
    COMMENTS,
    {"response": [DAY]},
    {"response": {"count": 2, "items": [{"id": 5, "first_name": "x"}, {"id": 6}]}},
    {"response": {"key": "k", "stats": [{"timestamp": 1790715600, "views": 3}]}},
    {"members_count": [{"time": 1790812800000, "value": 5}], "reach_own": []},
    test_youtube.threads(),
    test_youtube.report(["2026-10-01", "SUBSCRIBED", 1, 2]),
    {"kind": "youtube#videoListResponse", "items": [test_youtube.video(test_youtube.CHANNEL)]},
    {"data": [test_meta.MEDIA], "paging": {"next": f"https://x/v6.0/{test_meta.IG}/media?a=1"}},
    test_meta.broken((["AD", "FOLLOWER"], 5), keys=("media_product_type", "follow_type")),
    {"data": [{"id": "1", "timestamp": "2026-10-01T10:00:00+0000", "text": "x", "username": "y"}]},
    {"id": test_meta.IG, "followers_count": 5, "media_count": 1},
    test_telegram.updates(
        {"message": test_telegram.MIRROR}, test_telegram.member("left", "member")
    ),
    test_telegram.GRAPH,
    {"records": [test_others.record(test_others.DID, "1", {"text": "x"})]},
    {"data": [{"id": "1", "text": "x", "author_id": "5", "created_at": "2026-10-01T00:00:00Z"}]},
    *(reply for reply, _ in test_refusals.REFUSED),
]
JUNK: list[Any] = [
    None, True, -1, 0, 1.5, 1e400, 10**50, "", "x", "1E400", "9" * 5000, "2026-13-45", "at://",
    [], [None], [[]], {}, {"id": {}}, [{"id": None}], [5, "x", {}], "-100", "\ud800",
]  # fmt: skip


def _places(value: Any) -> Iterator[tuple[Any, Any]]:  # noqa: ANN401
    """Every container in a reply with each of its keys."""
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from _places(value[key])


@st.composite
def _spoilt(draw: st.DrawFn) -> bytes:
    reply = deepcopy(draw(st.sampled_from(REPLIES)))
    for _ in range(draw(st.integers(1, 3))):
        places = list(_places(reply))
        if not places:
            break
        container, key = draw(st.sampled_from(places))
        container[key] = deepcopy(draw(st.sampled_from(JUNK)))
    whole = json.dumps(draw(st.sampled_from([reply, [reply, reply], [reply, 5]])))
    raw = whole.encode("utf-8-sig" if draw(st.booleans()) else "utf-8", "surrogatepass")
    return raw[: draw(st.integers(0, len(raw)))] if draw(st.booleans()) else raw


@settings(max_examples=400, deadline=None)
@given(_spoilt())
def test_a_spoilt_reply_is_refused_or_its_records_have_one_fate_each(content: bytes) -> None:
    """Scripts save what they like; a crash would stop the whole collection."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reply.json"
        path.write_bytes(content)
        try:
            found = rows(path, OUR)
        except OtvetError:
            return
        assert rows(path, OUR) == found
    for row in found:
        assert bool(row.facts) + (row.fault is not None) + bool(row.left_out) == 1


@pytest.mark.parametrize("bomb", [b"[" * 200_000, b'{"response":' * 50_000, b'{"a":"' * 20_000])
def test_brackets_without_end_are_refused_at_once(tmp_path: Path, bomb: bytes) -> None:
    path = tmp_path / "reply.json"
    path.write_bytes(bomb)
    with pytest.raises(OtvetError):
        rows(path, OUR)


def test_half_an_emoji_is_a_sign_and_not_a_crash(tmp_path: Path) -> None:
    """Scripts cut texts short by halves of characters; the store keeps whole ones only."""
    item = {**COMMENTS["response"]["items"][0], "thread": {}}
    path = tmp_path / "reply.json"
    told = json.dumps({"response": {"count": 1, "items": [{**item, "text": "вкусно \ud83d"}]}})
    path.write_text(told, "utf-8")
    (mention,) = facts(rows(path, OUR), Mention)
    assert mention.text == "вкусно \ufffd"


def test_a_reply_longer_than_the_head_is_known_by_its_beginning(tmp_path: Path) -> None:
    """A thousand comments do not fit into the part that is looked at first."""
    item = COMMENTS["response"]["items"][0]
    many = [{**item, "id": native, "thread": {}} for native in range(1, 1001)]
    path = saved(tmp_path, {"response": {"count": 1000, "items": many}})
    assert path.stat().st_size > 100_000
    assert sniff(path).name == "replies"
    assert len(facts(rows(path, OUR), Mention)) == 1000


def test_pages_that_overlap_count_each_comment_once(tmp_path: Path) -> None:
    """Scripts that ask again every day bring the same comments again."""
    first = facts(rows(saved(tmp_path, COMMENTS), OUR), Mention)
    again = facts(rows(saved(tmp_path, [COMMENTS, COMMENTS], "later.json"), OUR), Mention)
    assert len(again) == 2 * len(first)
    told: list[Fact] = [*first]
    more: list[Fact] = [*again]
    land_facts(tmp_path, told, file="a").close()
    with land_facts(tmp_path, more, file="b") as store:
        assert len(shown(store, "mention", "native_id")) == len(first)
        assert observations(store, "mention") >= 2 * len(first)
