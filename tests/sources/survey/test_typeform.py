"""Typeform's nested JSON, of its API and of its webhook, and its CSV."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from tests.shared_data import shared
from tests.sources.reading import door, facts, save
from tests.sources.survey.brand import BRAND, answers, taken

from otvet.facts import Mention, Response
from otvet.sources.inbox import sniff


def _answer(ref: str, kind: str, value: object) -> dict[str, object]:
    return {"field": {"id": ref[:2], "type": kind, "ref": ref}, "type": kind, kind: value}


def _response(token: str, *given: object, **parts: object) -> dict[str, object]:
    return {
        "landing_id": token,
        "token": token,
        "response_id": token,
        "landed_at": "2026-10-01T10:00:00Z",
        "submitted_at": "2026-10-01T10:02:00Z",
        "metadata": {"user_agent": "Mozilla", "network_id": "n"},
        "hidden": {"email": "hidden@example.org"},
        "answers": list(given),
        **parts,
    }


def _items(tmp_path: Path, *responses: Mapping[str, object]) -> Path:
    whole = {"total_items": len(responses), "page_count": 1, "items": list(responses)}
    return save(tmp_path / "a.json", json.dumps(whole, ensure_ascii=False))


PICKED = _answer("aware", "choices", {"labels": ["Быстро"], "other": "Недорого и вкусно"})
ONLY_OTHER = _answer("aware", "choices", {"labels": [], "other": "кот"})


def test_picked_labels_are_items_and_all_the_rest_was_on_offer(tmp_path: Path) -> None:
    """Words of one's own are no tick, but whoever wrote them has seen the list."""
    path = _items(tmp_path, _response("a1", PICKED), _response("a2", ONLY_OTHER))
    assert sniff(path).name == "survey"
    assert answers(path) == [
        {"fast": 1.0, "cheap": 0.0, "night": 0.0},
        {"fast": 0.0, "cheap": 0.0, "night": 0.0},
    ]
    found = facts(taken(path), Response)
    assert found[0].at == datetime(2026, 10, 1, 10, 2, tzinfo=UTC)
    notes = sniff(path).read(path, door(BRAND)).completeness.notes
    assert notes == ("offered_assumed:cheap, night",)


def test_people_and_hidden_fields_do_not_get_in(tmp_path: Path) -> None:
    """Contact fields are answers like any other in this JSON."""
    contact = (
        _answer("name", "text", "Анна Аркадьевна Каренина"),
        _answer("mail", "email", "anna@example.org"),
        _answer("call", "phone_number", "+79001234567"),
    )
    found = taken(_items(tmp_path, _response("a1", PICKED, *contact), _response("a2", PICKED)))
    assert not [w for w in ("Анна", "example", "900123", "Mozilla") if w in repr(found)]
    assert [r.actor is None for r in facts(found, Response)] == [False, True]


def test_a_form_left_half_way_is_incomplete_and_empty_ones_are_left_out(tmp_path: Path) -> None:
    """The API gives the year 1 for "never submitted", and null for no answers at all."""
    half = _response("a1", PICKED, response_type="partial", submitted_at="0001-01-01T00:00:00Z")
    path = _items(tmp_path, half, _response("a2", answers=None), _response("a3", PICKED))
    found = taken(path)
    assert [r.complete for r in facts(found, Response)] == [False, True]
    assert [row.left_out for row in found] == ["", "no_answers", ""]


def test_single_choices_yes_or_no_and_short_opinions_are_understood(tmp_path: Path) -> None:
    """An opinion of two words is one: the field's type says so, not its length."""
    given = (
        _answer("cheap", "boolean", True),  # noqa: FBT003 - the value of a JSON field.
        _answer("night", "boolean", False),  # noqa: FBT003
        {"field": {"id": "op", "type": "long_text", "ref": "why"}, "type": "text", "text": "Ждать"},
    )
    path = _items(tmp_path, _response("a1", *given))
    (items,) = answers(path)
    assert (items["cheap"], items["night"]) == (1.0, 0.0)
    assert [mention.text for mention in facts(taken(path), Mention)] == ["Ждать"]


def test_webhooks_kept_a_line_each_tell_the_questions_themselves(tmp_path: Path) -> None:
    """Their field has an id and a made-up ref; the title stands in the form's definition."""
    ref = "0f2a5c3e-1b2c-4d5e-8f90-123456789abc"
    lines = [
        {
            "event_id": token,
            "form_response": {
                "token": token,
                "landed_at": "2026-10-01T10:00:00Z",
                "submitted_at": "2026-10-01T10:02:00Z",
                "definition": {"fields": [{"id": "f1", "ref": ref, "title": "Знаете? [Недорого]"}]},
                "answers": [
                    {"field": {"id": "f1", "ref": ref}, "type": "boolean", "boolean": knows}
                ],
            },
        }
        for token, knows in (("a1", True), ("a2", False))
    ]
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    assert answers(save(tmp_path / "a.jsonl", text)) == [{"cheap": 1.0}, {"cheap": 0.0}]


def test_pages_of_the_api_that_overlap_have_the_same_responses(tmp_path: Path) -> None:
    """A response is known by its own id, wherever it stands."""
    one = facts(taken(_items(tmp_path, _response("a1", PICKED), _response("a2", PICKED))), Response)
    two = facts(taken(_items(tmp_path, _response("a2", PICKED))), Response)
    assert two[0] == one[1]


def test_a_file_that_breaks_off_keeps_what_is_whole(tmp_path: Path) -> None:
    """The rest is a fault, so that somebody downloads it again."""
    text = _items(tmp_path, _response("a1", PICKED), _response("a2", PICKED)).read_text("utf-8")
    found = taken(save(tmp_path / "b.json", text[: text.rindex('"answers"')]))
    assert [row.fault.reason if row.fault else "" for row in found] == ["", "unreadable_row"]


def test_the_csv_names_a_column_by_its_option_and_is_in_utc(tmp_path: Path) -> None:
    """Neighbours that hold nothing but their own names are options of one question."""
    header = (
        "#,Быстро,Ночной зал,Other,What to improve?,Start Date (UTC),Submit Date (UTC),Network ID\n"
    )
    body = (
        "aa1,Быстро,,,,2026-10-01 21:30:00,2026-10-01 21:31:00,n1\n"
        "aa2,,,кот,,2026-10-02 21:30:00,2026-10-02 21:31:00,n2\n"
        "aa3,,,,,2026-10-03 21:30:00,2026-10-03 21:31:00,n3\n"
    )
    path = save(tmp_path / "a.csv", header + body)
    assert answers(path) == [{"fast": 1.0, "night": 0.0}, {"fast": 0.0, "night": 0.0}]
    assert facts(taken(path), Response)[0].at == datetime(2026, 10, 1, 21, 31, tzinfo=UTC)


def test_the_shared_file_gives_what_its_json_says() -> None:
    """One respondent with two labels and an opinion; one who answered nothing."""
    path = shared("data/exports/typeform/responses.json")
    raw = json.loads(path.read_text("utf-8"))["items"]
    answered = [one["answers"] for one in raw if one["answers"]]
    labels = [set(given[0]["choices"]["labels"]) for given in answered]
    assert [row.left_out for row in taken(path)].count("no_answers") == len(raw) - len(answered)
    for items, ticked in zip(answers(path), labels, strict=True):
        assert (items["fast"], items["cheap"]) == (
            float("Быстро" in ticked),
            float("Недорого" in ticked),
        )
    assert [m.text for m in facts(taken(path), Mention)] == [given[2]["text"] for given in answered]
