"""Labels by table: what goes out can be filled in, what comes back is told row by row."""

import csv
import io
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.opinion.audits import FRAME, OCTOBER
from tests.store_fixture import OBSERVED

from otvet.brand.filled_in import rows_of
from otvet.config import SHIPPED_PACKS, PackName
from otvet.errors import InputError
from otvet.opinion.audit.reading import Read
from otvet.opinion.audit.sheet import (
    COLUMNS,
    Sheet,
    SheetText,
    Taken,
    from_rows,
    key_of,
    mention_of,
    names_of,
    problems_of,
    to_csv,
)
from otvet.opinion.codeframe import codeframe
from otvet.store.audits import Label

KEYS = (-(2**63), -7, 12, 2**63 - 1)


def from_csv(content: bytes, of: Sheet, rater: str, *, at: datetime) -> Taken:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "labels.csv"
        path.write_bytes(content)
        rows = rows_of(path, needed=("key", "sentiment", "problems"), again="--csv")
        return from_rows(rows, of, rater, at=at)


def text(mention: int, words: str = "Суп остыл, «ждали»; долго") -> SheetText:
    guess = Read(
        mention=mention,
        author=1,
        problems=frozenset({"cold_food"}),
        sentiment=-1,
        sure=0.9,
        mentions=(mention,),
    )
    return SheetText(mention=mention, text=words, page="vk:tea", day=date(2026, 10, 5), guess=guess)


def sheet(*labels: Label, words: str = "Суп остыл, «ждали»; долго") -> Sheet:
    return Sheet(
        month=OCTOBER,
        texts=tuple(text(key, words) for key in KEYS),
        names=names_of(FRAME),
        labels=labels,
    )


def taken(*rows: tuple[str, str, str, str], delimiter: str = ",", head: str = "") -> Taken:
    """A table with key, sentiment, problems and cause filled in."""
    lines = [head or delimiter.join(("key", "sentiment", "problems", "cause"))]
    lines += [delimiter.join(row) for row in rows]
    return from_csv("\n".join(lines).encode(), sheet(), "Ольга", at=OBSERVED)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_a_filled_table_comes_back_as_the_same_labels(language: str) -> None:
    labels = (
        Label(
            mention=-7,
            rater="Ольга",
            sentiment=-1,
            problems=("cold_food", "unplaced"),
            cause="product",
            at=OBSERVED,
        ),
        Label(mention=12, rater="Ольга", sentiment=1, problems=(), at=OBSERVED),
    )
    out = to_csv(sheet(*labels), "Ольга", language="ru" if language == "ru" else "en")
    back = from_csv(out, sheet(), "Ольга", at=OBSERVED)
    assert back.labels == labels
    assert (back.bad, back.empty) == ((), 2)


def test_the_table_does_not_show_what_the_program_thinks() -> None:
    out = to_csv(sheet(), "1", language="en").decode("utf-8-sig")
    (head, first, *_) = csv.reader(io.StringIO(out))
    assert tuple(head) == COLUMNS
    assert first[-3:] == ["", "", ""]
    assert "cold_food" not in out


def test_another_persons_labels_are_not_shown() -> None:
    """Who sees the first one's word agrees with it."""
    label = Label(mention=12, rater="1", sentiment=-1, problems=("cold_food",), at=OBSERVED)
    assert b"cold_food" not in to_csv(sheet(label), "2", language="en")


def test_keys_survive_a_spreadsheet_that_rounds_numbers() -> None:
    for key in KEYS:
        assert mention_of(key_of(key)) == key
        assert not key_of(key).lstrip("-").replace(".", "").isdecimal()


def test_a_text_cannot_become_a_formula() -> None:
    out = to_csv(sheet(words="=HYPERLINK(1)"), "1", language="en").decode("utf-8-sig")
    assert [row[3] for row in csv.reader(io.StringIO(out))][1] == "'=HYPERLINK(1)"


def test_a_text_fits_into_a_cell() -> None:
    """A spreadsheet spills what is over 32,767 letters into rows of their own."""
    out = to_csv(sheet(words="и" * 50_000), "1", language="en").decode("utf-8-sig")
    assert all(len(row[3]) < 32_767 for row in csv.reader(io.StringIO(out)))


def test_bad_rows_are_told_by_row_and_good_ones_taken() -> None:
    good = key_of(12)
    found = taken(
        (good, "negative", "cold_food", ""),
        ("m00000000000000ff", "negative", "cold_food", ""),
        ("семь", "negative", "cold_food", ""),
        (good, "злая", "cold_food", ""),
        (good, "", "cold_food", ""),
        (good, "positive", "", ""),
        (good, "negative", "cold_food; драконы", ""),
        (good, "negative", "-; cold_food", ""),
        (good, "negative", "cold_food", "сосед"),
        (good, "", "", ""),
    )
    assert [label.problems for label in found.labels] == [("cold_food",)]
    assert [(bad.row, bad.reason, bad.word) for bad in found.bad] == [
        (3, "not_in_sample", "m00000000000000ff"),
        (4, "not_in_sample", "семь"),
        (5, "sentiment", "злая"),
        (6, "sentiment", ""),
        (7, "problem", ""),
        (8, "problem", "драконы"),
        (9, "problem", "-"),
        (10, "cause", "сосед"),
    ]
    assert found.empty == 1


def test_words_of_people_are_understood() -> None:
    """Names in either language, in any case, with `;` between them; no complaint by a dash."""
    key = key_of(12)
    ru, en = (FRAME.kinds[0].name[language] for language in ("ru", "en"))
    found = taken(
        (key, "Отрицательная", ru.upper(), "staff"),
        (key, "NEGATIVE", f"{en}|*".replace("|", ";"), ""),
        (key, "нейтральная", "—", ""),
        (key, "неясно", "нет", ""),
    )
    assert found.bad == ()
    code = FRAME.kinds[0].code
    assert [label.problems for label in found.labels] == [(code,), (code, "unplaced"), (), ()]
    assert [label.sentiment for label in found.labels] == [-1, -1, 0, 2]
    assert found.labels[0].cause == "staff"


@pytest.mark.parametrize("pack", SHIPPED_PACKS)
def test_every_name_and_code_of_every_pack_is_understood(pack: PackName) -> None:
    """Some names have commas and semicolons of their own."""
    names = names_of(codeframe(pack))
    for code, of in names.items():
        assert {problems_of(word, names) for word in (code, *of.values())} == {(code,)}
    for language in ("ru", "en"):
        for mark in (";", ", "):
            told = mark.join(of[language] for of in names.values())
            assert problems_of(told, names) == tuple(names)


def test_tables_saved_by_a_russian_spreadsheet_are_read() -> None:
    """Semicolons between cells and the letters of Windows."""
    head = "key;sentiment;problems;cause"
    table = f"{head}\n{key_of(12)};положительная;-;\n".encode("cp1251")
    found = from_csv(table, sheet(), "1", at=OBSERVED)
    assert [label.sentiment for label in found.labels] == [1]


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"key\nm0\n", "ключ;тон\n1;2\n".encode()])
def test_a_table_without_the_columns_is_refused(content: bytes) -> None:
    with pytest.raises(InputError, match="no column"):
        from_csv(content, sheet(), "1", at=OBSERVED)


def test_tables_of_other_programs_are_read() -> None:
    """UTF-16 and other letters in the header."""
    row = f"{key_of(12)};negative;taste"
    for table in (
        f"key;sentiment;problems\n{row}\n".encode("utf-16"),
        f"Key;Sentiment;Problems\n{row}\n".encode(),
    ):
        assert len(from_csv(table, sheet(), "1", at=OBSERVED).labels) == 1


def test_a_row_with_an_endless_cell_is_told() -> None:
    row = f"{key_of(12)};negative;taste;{'x' * 140_000}"
    found = from_csv(f"key;sentiment;problems;text\n{row}\n".encode(), sheet(), "1", at=OBSERVED)
    assert [(bad.row, bad.reason) for bad in found.bad] == [(2, "broken")]


def test_what_is_left_is_what_this_person_has_not_labelled() -> None:
    label = Label(mention=12, rater="1", sentiment=0, problems=(), at=OBSERVED)
    assert [one.mention for one in sheet(label).left("1")] == [key for key in KEYS if key != 12]
    assert len(sheet(label).left("2")) == 4
