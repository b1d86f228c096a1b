"""Telegram's exports: what is a post, a comment, a join, and what never gets in."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows

from otvet.errors import SourceError
from otvet.facts import Follow, Interaction, Mention, Page, Post
from otvet.sources.telegram.read import TELEGRAM

CHANNEL, GROUP = 1900000001, 1900000002


def _message(number: int, **fields: object) -> dict[str, Any]:
    base: dict[str, Any] = {
        "id": number,
        "type": "message",
        "date": "2026-10-02T09:00:00",
        "date_unixtime": str(1790920800 + number),
        "from": "Анна Каренина",
        "from_id": "user111",
        "text": "Кислый кофе",
    }
    return base | fields


def _post_copy(number: int, **fields: object) -> dict[str, Any]:
    mirrored = {"from": "Чайная", "from_id": f"channel{CHANNEL}", "forwarded_from": "Чайная"}
    return _message(number, **mirrored, **fields)


def _chat(path: Path, messages: list[Any], **head: object) -> Path:
    chat = {"name": "Чат", "type": "public_supergroup", "id": GROUP} | head
    path.write_text(json.dumps(chat | {"messages": messages}, ensure_ascii=False), "utf-8")
    return path


def test_the_measured_pair_gives_exactly_what_it_is_known_to_hold() -> None:
    """The pair was made with a known answer: a deleted author, a foreign channel, own replies."""
    folder = shared("data/exports/telegram/synthetic_pair")
    expected = json.loads((folder / "expected.json").read_text("utf-8"))
    channel = rows(folder / "channel_result.json", door())
    talk = rows(folder / "discussion_result.json", door())
    said = facts(talk, Mention)
    theirs = [m for m in said if not m.is_own]
    assert len(facts(channel, Post)) == expected["posts"]
    assert [int(m.native_id) for m in theirs if m.post] == expected["comments"]
    assert [int(m.native_id) for m in said if m.is_own] == expected["own_replies"]
    assert [int(m.native_id) for m in theirs if not m.post] == expected["group_talk"]
    joins = [row.number for row in talk if any(isinstance(f, Follow) for f in row.facts)]
    assert [100 + number for number in joins] == expected["joins"]
    actors = {m.native_id: m.actor for m in said}
    assert actors["103"] is None
    assert actors["105"] is not None


def test_every_action_of_a_group_is_taken_or_has_its_reason() -> None:
    """A converter's sample holds every action that Telegram writes; none may be lost."""
    found = rows(shared("data/exports/telegram/tkonverter_result_group.json"), door())
    assert len(found) == 45
    assert not [row.fault for row in found if row.fault]
    assert all(bool(row.facts) != bool(row.left_out) for row in found)
    assert Counter(row.left_out for row in found)["unsupported"] == 1


def test_a_private_talk_is_refused_with_advice() -> None:
    """Letters between two people are not the brand's page, whoever drops the file."""
    path = shared("data/exports/telegram/tkonverter_result_all_actions.json")
    with pytest.raises(SourceError, match="private talk"):
        rows(path, door())


def test_a_reply_to_talk_is_not_a_comment(tmp_path: Path) -> None:
    """Comments are what stands under posts; counting talk as comments flatters the channel."""
    path = _chat(
        tmp_path / "result.json",
        [
            _post_copy(1),
            _message(2, reply_to_message_id=1),
            _message(3, reply_to_message_id=2),
            _message(4),
            _message(5, reply_to_message_id=4),
            _message(6, reply_to_message_id=1, reply_to_peer_id="channel77"),
        ],
    )
    kinds = {m.native_id: (m.kind, m.post) for m in facts(rows(path, door()), Mention)}
    assert kinds == {
        "2": ("comment", "1"),
        "3": ("reply", "1"),
        "4": ("group_message", None),
        "5": ("group_message", None),
        "6": ("group_message", None),
    }


def test_a_person_who_reacted_is_not_counted_in_the_anonymous_counter_too(tmp_path: Path) -> None:
    """5 thumbs of which 2 are named are 2 acts of people and 3 of nobody known, not 7."""
    reaction = {
        "type": "emoji",
        "emoji": "👍",
        "count": 5,
        "recent": [
            {"from": "А", "from_id": "user1", "date": "2026-10-02T12:30:00"},
            {"from": "Б", "from_id": "user2", "date": "2026-10-02T12:31:00"},
        ],
    }
    post = _message(9, date="2026-10-02T12:00:00", date_unixtime="1790931600", reactions=[reaction])
    path = _chat(tmp_path / "result.json", [post], type="public_channel", id=CHANNEL)
    acts = facts(rows(path, door()), Interaction)
    assert sorted((act.n, act.actor is None) for act in acts) == [(1, False), (1, False), (3, True)]
    named = next(act for act in acts if act.actor is not None)
    assert named.at.isoformat() == "2026-10-02T09:30:00+00:00"


def test_poll_votes_are_one_anonymous_counter_even_when_written_as_text(tmp_path: Path) -> None:
    """Some exporters write numbers as text; a vote has no author in an export."""
    poll = {"question": "Что?", "total_voters": "21", "answers": []}
    path = _chat(
        tmp_path / "result.json", [_message(7, text="", poll=poll)], type="private_channel", id=5
    )
    found = rows(path, door())
    (vote,) = facts(found, Interaction)
    assert (vote.kind, vote.n, vote.actor) == ("vote", 21, None)
    assert facts(found, Post)[0].kind == "poll"


def test_an_album_is_one_post(tmp_path: Path) -> None:
    """Ten photos of one album are ten messages; ten posts a day would flatter the means."""
    photo = {"photo": "a.jpg", "date_unixtime": "1790920800"}
    path = _chat(
        tmp_path / "result.json",
        [_message(1, **photo), _message(2, text="", **photo), _message(3, text="", **photo)],
        type="public_channel",
        id=CHANNEL,
    )
    found = rows(path, door())
    assert len(facts(found, Post)) == 1
    assert [row.left_out for row in found] == ["", "album_part", "album_part"]


def test_a_sticker_is_an_act_and_not_an_opinion(tmp_path: Path) -> None:
    """Its author is active; a text without words would be an opinion nobody has."""
    path = _chat(tmp_path / "result.json", [_message(3, text="", file="s.webp")])
    found = rows(path, door())
    assert not facts(found, Mention)
    (act,) = facts(found, Interaction)
    assert act.kind == "comment"
    assert act.actor is not None


def test_own_pages_are_told_from_otvet_toml_and_a_foreign_channel_is_audience(
    tmp_path: Path,
) -> None:
    """The linked channel never posts here, so only otvet.toml can tell that it is the brand."""
    pages = [{"ref": "telegram:-1001900000001", "kind": "channel", "linked": f"telegram:{GROUP}"}]
    path = _chat(
        tmp_path / "result.json",
        [
            _message(1, from_id=f"channel{CHANNEL}"),
            _message(2, from_id=f"channel{GROUP}"),
            _message(3, from_id="channel555"),
        ],
    )
    found = rows(path, door(config(pages=pages)))
    assert [(m.native_id, m.is_own) for m in facts(found, Mention)] == [
        ("1", True),
        ("2", True),
        ("3", False),
    ]
    assert facts(found, Page)[0].linked == "telegram:-1001900000001"


def test_exports_without_utc_are_read_in_the_brands_zone_and_say_so(tmp_path: Path) -> None:
    """Old exports hold a clock without a zone; silence about the guess would be a lie."""
    message = _message(1, from_id=111, date="2019-05-01T12:00:00")
    del message["date_unixtime"]
    path = _chat(tmp_path / "result.json", [message])
    reading = TELEGRAM.read(path, door())
    (said,) = facts(list(reading.rows), Mention)
    assert said.at.isoformat() == "2019-05-01T09:00:00+00:00"
    assert "zone_assumed:Europe/Moscow" in reading.completeness.notes
    assert said.actor == door().actor("telegram", "111")


def test_ids_of_old_exports_name_the_same_channel_as_new_ones() -> None:
    """Before 2021 the kind of an author stood in the high bits of one number."""
    from otvet.sources.telegram.message import peer

    assert peer(8589934592 + 1900000001) == peer("channel1900000001")
    assert peer(111) == peer("user111")


def test_joining_and_leaving_by_oneself_is_told_from_being_invited(tmp_path: Path) -> None:
    """Invited people are names without ids, and names are not kept."""
    service = {"type": "service", "actor": "Ольга", "actor_id": "user444", "text": ""}
    path = _chat(
        tmp_path / "result.json",
        [
            _message(1, **service, action="join_group_by_link"),
            _message(2, **service, action="invite_members", members=["Ольга"]),
            _message(3, **service, action="remove_members", members=["Ольга"]),
            _message(4, **service, action="invite_members", members=["Пётр", "Ольга"]),
            _message(5, **service | {"actor": None}, action="join_group_by_link"),
        ],
    )
    found = rows(path, door())
    assert [(f.state, f.via) for f in facts(found, Follow)] == [
        ("joined", "link"),
        ("joined", ""),
        ("left", ""),
    ]
    assert [r.left_out for r in found[3:]] == ["service_invite_members", "deleted_account"]


def test_an_account_export_gives_the_brands_chats_only(tmp_path: Path) -> None:
    """The file of a whole account holds private letters; they are counted and never read."""
    chats = [
        {"name": "Мама", "type": "personal_chat", "id": 1, "messages": [_message(1)]},
        {"name": "Чайная", "type": "public_channel", "id": CHANNEL, "messages": [_message(2)]},
        {"name": "Другой", "type": "public_channel", "id": 3, "messages": [_message(3)]},
    ]
    account = {
        "about": "x",
        "personal_information": {"user_id": 7, "first_name": "Анна"},
        "chats": {"about": "y", "list": chats},
    }
    path = tmp_path / "result.json"
    path.write_text(json.dumps(account, ensure_ascii=False), "utf-8")
    pages = [{"ref": f"telegram:{CHANNEL}", "kind": "channel"}]
    found = rows(path, door(config(pages=pages)))
    assert [row.left_out for row in found] == ["private_talk", "", "not_the_brands_page"]
    assert len(facts(found, Post)) == 1
    with pytest.raises(SourceError, match="whole account"):
        rows(path, door())


def test_chats_that_were_left_are_read_too_and_each_under_its_own_head(tmp_path: Path) -> None:
    """A head that stays for the next chat would give its letters to the brand's page."""
    theirs = {"name": "Чайная", "type": "public_channel", "id": CHANNEL, "messages": [_message(2)]}
    headless = {"messages": [_message(3), _message(4, text=["а", {"type": "bold", "text": "б"}])]}
    account = {
        "personal_information": {"user_id": 7},
        "chats": {"about": "y", "list": [{"id": 1, "type": "personal_chat", "messages": []}]},
        "left_chats": {"about": "z", "list": [headless, theirs, headless]},
        "about": "x",
    }
    path = tmp_path / "result.json"
    path.write_text(json.dumps(account, ensure_ascii=False), "utf-8")
    reading = TELEGRAM.read(path, door(config(pages=[{"ref": f"telegram:{CHANNEL}"}])))
    found = list(reading.rows)
    assert [row.left_out for row in found] == ["private_talk"] * 2 + [""] + ["private_talk"] * 2
    assert [post.native_id for post in facts(found, Post)] == ["2"]


def test_html_exports_are_refused_with_advice(tmp_path: Path) -> None:
    """HTML loses ids; reading it would double every message of a later JSON export."""
    page = '<!DOCTYPE html><html><head><title>Exported Data</title></head><body><div class="page_wrap"><div class="page_header"><table></table>'
    path = tmp_path / "messages.html"
    path.write_text(page, "utf-8")
    with pytest.raises(SourceError, match="JSON"):
        rows(path, door())


def test_a_cut_file_keeps_its_beginning_and_says_where_it_ends(tmp_path: Path) -> None:
    """A download that broke off is common; its good messages are worth having."""
    path = _chat(tmp_path / "result.json", [_message(number) for number in range(1, 5)])
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b'"id": 4')])
    found = rows(path, door())
    assert [bool(row.facts) for row in found] == [True, True, True, False]
    assert found[-1].fault is not None
    assert found[-1].fault.reason == "file_is_cut"


def test_broken_messages_are_faults_and_the_rest_goes_on(tmp_path: Path) -> None:
    """One bad message must not cost the file."""
    path = _chat(
        tmp_path / "result.json",
        [17, _message(2) | {"id": None}, _message(3, date_unixtime="soon"), _message(4)],
    )
    reasons = [row.fault.reason if row.fault else "" for row in rows(path, door())]
    assert reasons == ["not_a_message", "no_id", "bad_date", ""]


def test_no_name_handle_phone_or_address_gets_in(tmp_path: Path) -> None:
    """Canaries stand in every field that holds people; none may be in any fact."""
    canaries = [
        "Каренина",
        "anna_k",
        "123-45",
        "9001234567",
        "karenina@example.org",
        "Вронский",
        "vronsky",
    ]
    text = [
        "Пишите ",
        {"type": "mention", "text": "@anna_k"},
        " или ",
        {"type": "phone", "text": "+79001234567"},
        {"type": "email", "text": "karenina@example.org"},
        {"type": "mention_name", "text": "Вронский", "user_id": 5},
        " t.me/vronsky, 8 (900) 123-45-67, @vronsky",
    ]
    contact = {"first_name": "Вронский", "phone_number": "+7 900 123 45 67"}
    path = _chat(
        tmp_path / "result.json",
        [
            _message(1, text=text, author="Вронский", via_bot="@vronsky"),
            _message(2, text="", contact_information=contact, forwarded_from="Вронский"),
            _message(3, reactions=[{"type": "emoji", "emoji": "👍", "count": 1, "recent": [
                {"from": "Вронский", "from_id": "user5", "date": "2026-10-02T09:00:00"}]}]),
        ],
    )  # fmt: skip
    found = rows(path, door())
    assert len(facts(found, Mention)) == 2
    assert not [word for word in canaries if word in repr(found)]
