"""Reviews in JSON: App Store, Google Maps, Wildberries, Ozon."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save
from tests.sources.reviews.samples import as_json, entry, feed, on_maps

from otvet.errors import SourceError
from otvet.facts import Interaction, Mention, Row
from otvet.sources.inbox import sniff


def _notes(path: Path) -> set[str]:
    return set(sniff(path).read(path, door()).completeness.notes)


def _fates(found: list[Row]) -> list[str]:
    return [row.left_out or (row.fault.reason if row.fault else "taken") for row in found]


@pytest.mark.parametrize(
    ("entries", "taken"),
    [([entry("1", "Вкусно"), entry("2", "Долго")], 2), (entry("1", "Вкусно"), 1), (None, 0)],
    ids=["list", "single", "none"],
)
def test_a_feed_holds_a_list_a_single_entry_or_none(
    tmp_path: Path, entries: object, taken: int
) -> None:
    """Whoever expects a list loses the only review of a country."""
    path = as_json(tmp_path / "page.json", feed(entries))
    assert sniff(path).name == "reviews"
    found = facts(rows(path, door()), Mention)
    assert len(found) == taken
    assert {review.page for review in found} <= {"app_store:77"}


def test_an_old_feed_puts_the_app_itself_first(tmp_path: Path) -> None:
    app = {"im:name": {"label": "Tea"}, "id": {"label": "https://apps.apple.com/id77"}}
    path = as_json(tmp_path / "page.json", feed([app, entry("1", "Вкусно", author="900")]))
    found = rows(path, door())
    (review,) = facts(found, Mention)
    assert _fates(found) == ["app_itself", "taken"]
    assert review.text == "Чай. Вкусно"
    assert review.at == datetime(2026, 10, 1, 6, 30, tzinfo=UTC)
    assert review.actor == door().actor("app_store", "900")
    assert "no_authors" not in _notes(path)


def test_an_author_without_a_number_stays_unknown(tmp_path: Path) -> None:
    path = as_json(tmp_path / "page.json", feed([entry("1", "Вкусно")]))
    assert [review.actor for review in facts(rows(path, door()), Mention)] == [None]
    assert "no_authors" in _notes(path)


def test_a_full_page_of_the_feed_says_that_there_may_be_more(tmp_path: Path) -> None:
    pages = [[entry(str(n), "Да") for n in range(size)] for size in (49, 50)]
    paths = [as_json(tmp_path / f"{len(page)}.json", feed(page)) for page in pages]
    assert ["list_goes_on" in _notes(path) for path in paths] == [False, True]


def test_app_store_connect_gives_reviews_and_replies_apart(tmp_path: Path) -> None:
    own = "https://api.appstoreconnect.apple.com/v1/apps/77/customerReviews"
    attributes = {
        "rating": 2,
        "title": "Вылетает",
        "body": "После обновления",
        "reviewerNickname": "Канарейкина Зоя",
        "createdDate": "2026-09-30T10:00:00-07:00",
        "territory": "RUS",
    }
    answered = {"attributes": {"responseBody": "Чиним", "lastModifiedDate": "2026-10-02T10:00:00Z"}}
    content = {
        "data": [
            {
                "type": "customerReviews",
                "id": "r1",
                "attributes": attributes,
                "relationships": {"response": {"data": {"id": "a1"}}},
            },
            {"type": "customerReviews", "id": "r2", "attributes": {**attributes, "body": None}},
        ],
        "included": [{"type": "customerReviewResponses", "id": "a1", **answered}],
        "links": {"self": own, "next": own + "?cursor=2"},
    }
    path = as_json(tmp_path / "a.json", content)
    first, reply, second = facts(rows(path, door()), Mention)
    assert (first.text, first.rating) == ("Вылетает. После обновления", 2)
    assert first.page == "app_store:77"
    assert first.at == datetime(2026, 9, 30, 17, tzinfo=UTC)
    assert (reply.text, reply.is_own, reply.parent) == ("Чиним", True, "r1")
    assert second.text == "Вылетает"
    assert _notes(path) >= {"list_goes_on", "no_authors"}


def test_reviews_of_a_place_keep_the_words_as_they_were_written(tmp_path: Path) -> None:
    """A translation read as a second voice would double every foreign complaint."""
    both = "(Translated by Google) Cold tea\n\n(Original)\nЧай холодный"
    after = "Долго ждали\n\n(Translated by Google)\nWaited long"
    reply = {"comment": "Простите", "updateTime": "2026-09-04T10:00:00Z"}
    content = {
        "reviews": [
            on_maps("a", both, reviewReply=reply),
            on_maps("b", after, starRating="ONE"),
            on_maps("c", "", starRating="FOUR"),
            on_maps("d", "Как?", starRating="SIX"),
            on_maps("e", "Когда?", createTime="вчера"),
            on_maps("f", "Без звёзд", starRating="STAR_RATING_UNSPECIFIED"),
            on_maps("f", "Прежде", updateTime="2026-09-02T10:00:00Z"),
            "не отзыв",
        ]
    }
    path = as_json(tmp_path / "reviews.json", content)
    found = rows(path, door())
    texts = facts(found, Mention)
    assert [(t.text, t.rating) for t in texts] == [
        ("Чай холодный", 5),
        ("Простите", None),
        ("Долго ждали", 1),
        ("Без звёзд", None),
    ]
    assert texts[0].at == datetime(2026, 9, 3, 10, tzinfo=UTC)
    assert {t.page for t in texts} == {"google_maps:55"}
    (rated,) = facts(found, Interaction)
    assert (rated.subkind, rated.at.day) == ("4", 1), "on the day it was first given"
    taken = ["taken"] * 3
    assert _fates(found) == [
        *taken,
        "not_a_number",
        "bad_date",
        "taken",
        "repeat",
        "unreadable_row",
    ]


def test_a_place_of_another_is_not_the_brands(tmp_path: Path) -> None:
    ours = config(pages=[{"ref": "google_maps:7", "kind": "place"}])
    path = as_json(tmp_path / "reviews.json", {"reviews": [on_maps("a", "Да")]})
    with pytest.raises(SourceError, match="google_maps:55"):
        rows(path, door(ours))


FEEDBACK = {
    "id": "f1",
    "text": "",
    "pros": "Мягкий",
    "cons": "Нет.",
    "productValuation": 4,
    "userName": "Канарейкина Зоя",
    "createdDate": "2026-09-01T00:30:00",
    "answer": {"text": "Спасибо, @zoya_canary!", "state": "wbRu"},
    "productDetails": {"productName": "Шарф", "supplierArticle": "S-1", "nmId": 777},
}


def test_a_feedback_joins_what_was_liked_and_what_was_not(tmp_path: Path) -> None:
    """Drawbacks stand in a field of their own, and most complaints stand in it."""
    second = {**FEEDBACK, "id": "f2", "text": "Колется", "cons": "Нитки", "answer": None}
    third = {**FEEDBACK, "id": "f3", "pros": "", "productDetails": {"nmId": 777}, "answer": None}
    content = {"data": {"countUnanswered": 1, "feedbacks": [FEEDBACK, second, third]}}
    found = rows(as_json(tmp_path / "a.json", content), door())
    first, reply, other = facts(found, Mention)
    assert first.text == "Достоинства: Мягкий"
    assert first.at == datetime(2026, 8, 31, 21, 30, tzinfo=UTC), "Wildberries counts by Moscow"
    assert (first.rating, first.product, first.page) == (4, "Шарф", "wildberries:shop")
    assert (reply.text, reply.is_own, reply.parent, reply.at) == (
        "Спасибо, @…!",
        True,
        "f1",
        first.at,
    )
    assert other.text == "Колется\nДостоинства: Мягкий\nНедостатки: Нитки"
    assert [act.subkind for act in facts(found, Interaction)] == ["4"]


def test_reviews_of_ozon_are_known_by_their_goods(tmp_path: Path) -> None:
    review = {
        "id": "019",
        "sku": 1837133915,
        "text": "Сломался",
        "rating": 1,
        "published_at": "2026-09-01T10:00:00.5Z",
        "status": "UNPROCESSED",
    }
    content = {"reviews": [review, {**review, "id": "020", "text": ""}], "has_next": True}
    path = as_json(tmp_path / "a.json", content)
    found = rows(path, door(config(pages=[{"ref": "ozon:tea", "kind": "shop"}])))
    (mention,) = facts(found, Mention)
    assert (mention.page, mention.product, mention.rating) == ("ozon:tea", "1837133915", 1)
    assert [act.native_id for act in facts(found, Interaction)] == ["020:rating"]
    assert "list_goes_on" in _notes(path)


def test_of_two_shops_the_name_of_the_folder_tells_which(tmp_path: Path) -> None:
    two = config(
        pages=[
            {"ref": "wildberries:1", "kind": "shop", "title": "Чай"},
            {"ref": "wildberries:2", "kind": "shop", "title": "Кофе"},
        ]
    )
    path = as_json(tmp_path / "кофе.json", {"data": {"feedbacks": [FEEDBACK]}})
    assert {t.page for t in facts(rows(path, door(two)), Mention)} == {"wildberries:2"}
    with pytest.raises(SourceError, match="wildberries:1, wildberries:2"):
        rows(path.rename(tmp_path / "a.json"), door(two))


@pytest.mark.parametrize("left", [0.5, 0.9])
def test_a_download_that_broke_off_gives_its_whole_reviews(tmp_path: Path, left: float) -> None:
    feedbacks = [{**FEEDBACK, "id": str(n)} for n in range(10)]
    whole = json.dumps({"data": {"feedbacks": feedbacks}}, ensure_ascii=False)
    path = save(tmp_path / "a.json", whole[: int(len(whole) * left)])
    found = rows(path, door())
    assert 3 < sum(bool(row.facts) for row in found) < 10
    assert _fates(found)[-1] == "file_is_cut"
    assert [row.number for row in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize("rest", ['"x":' + "[" * 100_000, '"comment":"' + "я" * 3_000_000])
def test_a_file_made_to_fill_the_memory_is_refused(tmp_path: Path, rest: str) -> None:
    """Parsers keep the place of every open bracket, and read an endless text again and again."""
    path = save(tmp_path / "a.json", '{"reviews":[{"starRating":"ONE","createTime":"x",' + rest)
    with pytest.raises(SourceError, match=r"a\.json"):
        rows(path, door())


def test_the_measuring_feed_is_read_as_plain_json_reads_it() -> None:
    path = shared("data/exports/app_store/rss_page_many.json")
    entries = json.loads(path.read_text("utf-8"))["feed"]["entry"]
    found = facts(rows(path, door()), Mention)
    assert [review.native_id for review in found] == [e["id"]["label"] for e in entries]
    assert [review.rating for review in found] == [float(e["im:rating"]["label"]) for e in entries]
    whole = [f"{e['title']['label']}. {e['content']['label']}" for e in entries]
    assert [review.text for review in found] == whole
    assert len({review.actor for review in found}) == len(entries) == 2
