"""What is no data is refused with what to do, and nothing of the request is repeated."""

from pathlib import Path
from typing import Any

import pytest
from tests.sources.reading import door
from tests.sources.replies.saved import CANARY, HANDLE, KEY, brand, read, saved

from otvet.errors import SourceError, UnknownShape
from otvet.i18n import LANGUAGES
from otvet.sources.inbox import sniff

OUR = brand("vk:-322", "telegram:1900000001")
ASKED = [{"key": "access_token", "value": KEY}, {"key": "name", "value": CANARY}]

REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"error": {"error_code": 14, "error_msg": KEY, "request_params": ASKED}}, "pass the check"),
    ({"error": {"error_code": 15, "error_msg": KEY, "request_params": ASKED}}, "administrator"),
    ({"error": {"error_code": 9999, "error_msg": KEY}}, "dev.vk.com"),
    ({"error": {"error_code": KEY, "error_msg": KEY}}, "code 0"),
    ({"response": None, "execute_errors": [
        {"method": KEY, "error_code": 29, "error_msg": KEY}]}, "29.*tomorrow"),
    ({"error_code": 102, "error_msg": KEY, "error_data": None}, "log in again"),
    ({"error": {"message": KEY, "type": "OAuthException", "code": 190}}, "new key"),
    ({"error": {"message": KEY, "type": "OAuthException", "code": 80002}}, "in an hour"),
    ({"error": {"code": 403, "message": KEY, "errors": [{"reason": "commentsDisabled"}]}},
     "comments are closed"),
    ({"error": {"code": 401, "message": KEY, "status": "UNAUTHENTICATED"}}, "log in again"),
    ({"ok": False, "error_code": 409, "description": KEY}, "stop one of them"),
    ({"title": KEY, "detail": KEY, "type": "about:blank", "status": 429}, "15 minutes"),
    ({"error": "InvalidRequest", "message": KEY}, "Bluesky"),
    ({"data": {"app_id": KEY, "is_valid": True, "user_id": "5"}}, "delete the file"),
    ({"access_token": KEY, "token_type": "bearer", "expires_in": 5}, "delete the file"),
    ({"data": [{"access_token": KEY, "name": CANARY, "id": "5"}]}, "delete the file"),
    ({"lexicon": 1, "id": "app.bsky.feed.post", "defs": {"main": {}}}, "description of an API"),
    ({"$schema": "https://json-schema.org/", "properties": {"a": {}}}, "description of an API"),
    ({"did": "did:plc:abc", "handle": HANDLE}, "did into otvet.toml"),
    ({"$type": "app.bsky.feed.post", "text": CANARY}, "without its address"),
    ({"uri": "at://did:plc:abc/x/1", "value": {"$type": "x.y", "text": CANARY}}, "neither a post"),
    ({"kind": "youtube#searchListResponse", "items": [{"id": 1}]}, "does not read"),
    ({"data": []}, "single record"),
    ({"ok": True, "result": []}, "single record"),
]  # fmt: skip


@pytest.mark.parametrize(("reply", "said"), REFUSED)
def test_no_data_is_refused_with_what_to_do(
    tmp_path: Path, reply: dict[str, Any], said: str
) -> None:
    with pytest.raises(SourceError, match=said) as refused:
        read(tmp_path, reply, OUR)
    for language in LANGUAGES:
        told = refused.value.say(language)
        assert "reply.json" in told
        assert not any(secret in told for secret in (KEY, CANARY, HANDLE))
    assert refused.value.say("ru") != refused.value.say("en")


def test_a_reply_that_breaks_off_is_refused_whole(tmp_path: Path) -> None:
    """Half of a page looks like a day on which half as many spoke."""
    path = saved(tmp_path, {"response": {"count": 2, "items": [
        {"id": 1, "owner_id": -322, "from_id": 5, "date": 1790000000, "text": "a"}] * 9}})  # fmt: skip
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(SourceError, match="breaks off"):
        sniff(path).read(path, OUR)


def test_json_of_no_network_is_refused_with_what_to_do(tmp_path: Path) -> None:
    """Lists of numbers and notes are no export, whatever wrote them."""
    path = saved(tmp_path, {"posts": 2, "comments": [102, 103], "notes": {"101": "mirrored"}})
    reader = sniff(path)
    assert reader.name == "table"
    with pytest.raises(UnknownShape, match="outside the inbox"):
        reader.read(path, door())


@pytest.mark.parametrize(
    "reply",
    [
        [{"date": "2026-10-01", "text": "вкусно"}],
        {"reviews": [{"date": "2026-10-01", "text": "вкусно", "rating": 5}]},
        {"items": [{"id": 1, "created_at": "2026-10-01", "total": 5}]},
    ],
)
def test_json_that_is_a_table_stays_a_table(tmp_path: Path, reply: object) -> None:
    """The reader of replies must not take what it does not know."""
    assert sniff(saved(tmp_path, reply)).name == "table"
