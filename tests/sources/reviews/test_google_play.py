"""The Play Console's monthly file: ratings without words, changed reviews, replies."""

import csv
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save
from tests.sources.reviews.samples import HEADER, play, play_line

from otvet.brand import Brand
from otvet.errors import SourceError
from otvet.facts import Interaction, Mention, Page
from otvet.sources.inbox import sniff
from otvet.store.counts.sources import page_months
from otvet.store.tables import FACT_TABLES

TEA = config(pages=[{"ref": "google_play:com.tea", "kind": "place", "title": "Чай"}])


def test_a_review_has_its_stars_its_reply_and_the_day_of_its_words(tmp_path: Path) -> None:
    line = play_line("7", "Падает", changed="2026-09-11T08:00:00Z", reply="Чиним")
    found = rows(play(tmp_path / "any.csv", line), door(TEA))
    review, reply = facts(found, Mention)
    assert sniff(tmp_path / "any.csv").name == "reviews"
    assert (review.native_id, review.kind, review.rating) == ("7", "review", 2)
    assert review.at == datetime(2026, 9, 11, 8, tzinfo=UTC)
    assert (reply.native_id, reply.parent, reply.is_own) == ("7:reply", "7", True)
    assert reply.at == datetime(2026, 9, 12, 9, tzinfo=UTC)
    assert facts(found, Page) == [Page(page=review.page, kind="place", title="Чай")]


def test_a_rating_without_words_is_an_act_and_no_mention(tmp_path: Path) -> None:
    """Words are what the third answer reads; stars alone still tell the mean."""
    lines = [play_line("1", "", stars="5"), play_line("2", "", stars="4"), play_line("3", "Да")]
    found = rows(play(tmp_path / "a.csv", *lines), door(TEA))
    rated = facts(found, Interaction)
    assert [(act.kind, act.subkind, act.actor, act.n) for act in rated] == [
        ("rating", "5", None, 1),
        ("rating", "4", None, 1),
    ]
    assert len({act.native_id for act in rated}) == 2
    assert len(facts(found, Mention)) == 1
    assert all(row.facts for row in found)


def test_a_file_with_faults_gives_its_good_rows(tmp_path: Path) -> None:
    lines = [
        play_line("1", "Хорошо"),
        play_line("2", "Когда?", left="вчера"),
        play_line("3", "Звёзды?", stars="много"),
        play_line("4", "Ниже", stars="0"),
        play_line("5", "Без номера").replace("reviewId=5", ""),
        ",,,\n",
    ]
    found = rows(play(tmp_path / "a.csv", *lines), door(TEA))
    fates = [(row.fault.reason, row.fault.column) for row in found if row.fault]
    assert fates == [
        ("bad_date", "Review Submit Date and Time"),
        ("not_a_number", "Star Rating"),
        ("no_id", "Review Link"),
    ]
    assert [row.left_out for row in found if row.left_out] == ["empty_row"]
    assert [review.rating for review in facts(found, Mention)] == [2, None], "0 is not given"
    assert len(found) == len(lines)


def test_the_newest_words_win_within_a_file(tmp_path: Path) -> None:
    lines = [
        play_line("1", "Теперь хорошо", changed="2026-09-20T10:00:00Z", stars="5"),
        play_line("1", "Плохо", stars="1"),
    ]
    found = rows(play(tmp_path / "a.csv", *lines), door(TEA))
    assert [row.left_out for row in found] == ["", "repeat"]
    assert [review.text for review in facts(found, Mention)] == ["Теперь хорошо"]


@pytest.mark.parametrize("downloaded", [1_700_000_000, 1_800_000_000])
def test_a_changed_review_is_one_whichever_month_was_downloaded_last(
    tmp_path: Path, downloaded: int
) -> None:
    """Monthly files come in any order, and the time of the download says nothing of the words."""
    inbox = tmp_path / "tea" / "inbox"
    inbox.mkdir(parents=True)
    save(inbox.parent / "otvet.toml", 'version = 1\n[brand]\nname = "Tea"\npack = "cafe"\n')
    old = play(inbox / "09.csv", play_line("1", "Плохо", stars="1"), play_line("2", "", stars="5"))
    changed = "2026-10-05T10:00:00Z"
    new = play(inbox / "10.csv", play_line("1", "Исправили", changed=changed, stars="5"))
    os.utime(old, (downloaded, downloaded))
    os.utime(new, (1_750_000_000, 1_750_000_000))
    brand = Brand(inbox.parent)
    assert [file.status for file in brand.collect()] == ["taken", "taken"]
    assert [file.status for file in brand.collect()] == ["known", "known"]
    with brand.store() as store:
        store.engine.table("mention", [])
        shown = store.engine.map_batches(
            "mention", lambda b: b, schema=FACT_TABLES["mention"].schema
        )
        months = {str(line.month): line.mentions for line in page_months(store, [])}
    assert [(line["text"], line["rating"]) for line in shown.to_pylist()] == [("Исправили", 5)]
    assert months == {"2026-10": 1}


def test_an_app_that_otvet_toml_does_not_name_is_refused_or_left_out(tmp_path: Path) -> None:
    """A rival's reviews must not be read as the brand's own."""
    rival = play(tmp_path / "rival.csv", play_line("1", "Плохо", package="com.rival"))
    with pytest.raises(SourceError, match=r"rival\.csv.*google_play:com\.rival.*ref ="):
        rows(rival, door(TEA))
    both = play(
        tmp_path / "both.csv", play_line("1", "А", package="com.rival"), play_line("2", "Б")
    )
    assert [row.left_out for row in rows(both, door(TEA))] == ["not_the_brands_account", ""]


def test_without_a_page_in_otvet_toml_the_file_is_taken_at_its_word(tmp_path: Path) -> None:
    reading = sniff(path := play(tmp_path / "a.csv", play_line("1", "А"))).read(path, door())
    assert set(reading.completeness.notes) == {"page_guessed:google_play:com.tea", "no_authors"}
    assert {fact.page for fact in facts(list(reading.rows), Mention)} == {"google_play:com.tea"}


def test_a_file_saved_by_a_spreadsheet_is_still_known(tmp_path: Path) -> None:
    words = (HEADER + play_line("1", "Да")).replace(",", ";")
    found = rows(save(tmp_path / "a.csv", words), door(TEA))
    assert [review.native_id for review in facts(found, Mention)] == ["1"]


def test_the_measuring_file_is_read_as_plain_csv_reads_it() -> None:
    path = shared("data/exports/google_play/reviews_com.example_202609.csv")
    with path.open(encoding="utf-16", newline="") as file:
        lines = list(csv.DictReader(file))
    found = rows(path, door())
    texts = facts(found, Mention)
    said = [line for line in lines if line["Review Text"]]
    assert len(found) == len(lines) == 2
    assert [t.text for t in texts if not t.is_own] == [line["Review Text"] for line in said]
    assert [t.rating for t in texts if not t.is_own] == [float(x["Star Rating"]) for x in said]
    assert [t.text for t in texts if t.is_own] == [
        line["Developer Reply Text"] for line in lines if line["Developer Reply Text"]
    ]
    rated = [line["Star Rating"] for line in lines if not line["Review Text"]]
    assert [act.subkind for act in facts(found, Interaction)] == rated
