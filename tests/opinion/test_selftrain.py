"""A month's own texts teach its reading only where labels show that it reads better for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tests.opinion.audits import (
    ODD,
    PRAISE,
    WAIT,
    answered,
    brand,
    labelled,
    prepared,
)
from tests.store_fixture import OBSERVED

from otvet.findings import Check
from otvet.i18n import LANGUAGES, Language
from otvet.opinion.codeframe import read_codeframe
from otvet.opinion.mentions import score
from otvet.opinion.selftrain import labels_that_judge, right, scored, stamp_of, tried_in
from otvet.opinion.settle import settled
from otvet.opinion.topics import topics
from otvet.report.words import checks
from otvet.store.audits import Drawn, Label
from otvet.store.store import Store
from otvet.text.encoders.base import Vectors

PACK = """
version = 1
nothing = ["the street was long", "a day in the town", "we came by bus", "my friend was there"]
[problems.soup]
ru = "Суп"
en = "Soup"
cause = "product"
says = ["soup salty", "soup cold and salty", "salty soup", "cold soup", "the soup was salty", "soup salty again"]
[problems.waiter]
ru = "Официант"
en = "Waiter"
cause = "staff"
says = ["waiter rude", "rude waiter", "the waiter was rude", "waiter shouted", "waiter rude and shouted", "rude again, that waiter"]
"""
TWO = read_codeframe("two", PACK.encode(), b'bad = ["awful"]\ngood = ["great"]\n')
SURE = ["soup salty zibble dobble"] * 50 + ["waiter rude wobble hobble"] * 50
UNSURE = ["zibble dobble"] * 75 + ["wobble hobble"] * 75
RIGHT = ["soup"] * 75 + ["waiter"] * 75
"""The sure ones are two fifths of the texts: those that teach."""


@dataclass(frozen=True)
class Blind:
    """Every text is alike to it, so that words alone tell problems apart."""

    name: str = "blind"
    languages: frozenset[str] = frozenset({"en", "ru"})

    def encode(self, texts: Sequence[str]) -> Vectors:
        return np.ones((len(texts), 1), dtype=np.float32)


def raw_of(texts: Sequence[str]) -> pa.Table:
    count = len(texts)
    columns = {"key": range(count), "actor": range(count), "text": texts, "rating": [1.0] * count}
    plain = {"kind": "review", "is_own": False, "is_forward": False, "deleted": False, "page": 1}
    table = pa.table({**columns, **{name: [value] * count for name, value in plain.items()}})
    return pa.Table.from_batches(
        [score(batch, frame=TWO, by=Blind(), prior="en") for batch in table.to_batches()]
    )


def labels_of(codes: Sequence[str], first: int, rater: str = "1") -> list[Label]:
    return [
        Label(mention=first + n, rater=rater, sentiment=-1, problems=(code,), at=OBSERVED)
        for n, code in enumerate(codes)
    ]


@pytest.fixture(scope="module")
def raw() -> pa.Table:
    """People of this brand have words of their own, and half of them say the usual ones as well."""
    return raw_of([*SURE, *UNSURE])


def test_a_month_that_reads_better_when_taught_is_taught(raw: pa.Table) -> None:
    labels = labels_of(RIGHT, len(SURE))
    found = scored(raw, TWO, Blind(), labels, enough=60)
    tried = tried_in(found)
    assert tried is not None
    assert tried.used
    assert (tried.labels, tried.worse) == (150, 0)
    assert tried.better >= 75
    assert all(right(found, TWO, labels).values())
    assert not all(right(settled(raw, TWO, topics(TWO, Blind())), TWO, labels).values())


@pytest.mark.parametrize("truth", [RIGHT[::-1], ["unplaced"] * 150])
def test_a_month_that_reads_no_better_stays_as_it_was_read(raw: pa.Table, truth: list[str]) -> None:
    """Else it would grow surer of its own mistakes, as methods of this kind do."""
    plain = settled(raw, TWO, topics(TWO, Blind()))
    found = scored(raw, TWO, Blind(), labels_of(truth, len(SURE)), enough=60)
    tried = tried_in(found)
    assert tried is not None
    assert not tried.used
    assert found.equals(plain)


@pytest.mark.parametrize(("helped", "used"), [(4, 0), (5, 1)])
def test_five_texts_and_none_against_them_are_what_it_takes(
    raw: pa.Table, helped: int, used: int
) -> None:
    """By the sign test at 5 %: .5 to the fifth is .031, to the fourth .0625."""
    plain = settled(raw, TWO, topics(TWO, Blind()))
    wrong = [k for k, fits in right(plain, TWO, labels_of(RIGHT, len(SURE))).items() if not fits]
    codes = {len(SURE) + n: code for n, code in enumerate(RIGHT)}
    labels = [labels_of([codes[key]], key)[0] for key in wrong[:helped]]
    labels += labels_of(["soup"] * 50, 0) + labels_of(["waiter"] * 10, 50)
    tried = tried_in(scored(raw, TWO, Blind(), labels, enough=60))
    assert tried is not None
    assert (tried.better, tried.worse, tried.used) == (helped, 0, used)


def test_nothing_is_taught_without_enough_labels(raw: pa.Table) -> None:
    for labels in ([], labels_of(RIGHT[:59], len(SURE)), labels_of(RIGHT, 10_000)):
        assert tried_in(scored(raw, TWO, Blind(), labels, enough=60)) is None


def test_a_text_is_read_rightly_if_most_who_labelled_it_say_so() -> None:
    table = pa.table(
        {"mention_key": [1, 2, 2, 3], "actor": [None, None, None, None], "problem": [0, 0, 1, -2]}
    )
    said = [("1", ("soup",)), ("2", ("waiter",)), ("3", ("soup",))]
    labels = [
        Label(mention=1, rater=rater, sentiment=-1, problems=problems, at=OBSERVED)
        for rater, problems in said
    ]
    assert right(table, TWO, labels) == {1: True}
    assert right(table, TWO, labels[:2]) == {1: False}
    both = Label(mention=2, rater="1", sentiment=-1, problems=("waiter", "soup"), at=OBSERVED)
    quiet = Label(mention=3, rater="1", sentiment=1, problems=(), at=OBSERVED)
    assert right(table, TWO, [both, quiet]) == {2: True, 3: True}


def test_a_label_is_of_all_that_its_person_wrote() -> None:
    """The audit shows a person's texts together, so the reading of all of them is judged."""
    table = pa.table({"mention_key": [1, 2], "actor": [7, 7], "problem": [0, 1]})
    both = Label(mention=1, rater="1", sentiment=-1, problems=("waiter", "soup"), at=OBSERVED)
    assert right(table, TWO, [both]) == {7: True}


def test_labels_of_the_months_sample_alone_judge_and_name_the_scores() -> None:
    drawn = [
        Drawn(mention=n, place=n, stratum="s", weight=1, drawn_at=OBSERVED, codeframe="c")
        for n in range(60)
    ]
    labels = labels_of(["soup"] * 70, 0)
    judging = labels_that_judge(drawn, labels, enough=60)
    assert [label.mention for label in judging] == list(range(60))
    assert labels_that_judge(drawn, labels, enough=61) == ()
    others = labels_of(["waiter", *["soup"] * 59], 0)
    names = {stamp_of(found, enough=60) for found in (judging, others, ())}
    assert len(names) == 3
    assert stamp_of((), enough=60) == ""


# In the answer


def told(store: Store) -> list[Check]:
    return [check for check in answered(store).checks if check.code == "self_trained"]


def test_what_was_tried_is_told_once_there_are_labels(tmp_path: Path) -> None:
    """It survives the shelf on which scores are kept, and never changes the verdict by itself."""
    with brand(tmp_path, {WAIT: 40, ODD: 20, PRAISE: 20}) as store:
        texts = prepared(store).texts
        assert told(store) == []
        store.keep_labels(labelled(texts[:59]))
        assert told(store) == []
        store.keep_labels(labelled(texts))
        (check,), again = told(store), told(store)
        assert [check] == again
        assert (check.passed, check.forces) == (None, False)
        assert (check.details["used"], check.details["labels"]) == (False, len(texts))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("used", [0, 1])
def test_it_is_told_in_words(language: Language, used: int) -> None:
    details = {"used": used, "labels": 80, "better": 9, "worse": 1}
    said = checks.check(Check(code="self_trained", passed=None, details=details), language)
    assert "{" not in said
    assert "80" in said
    vain = {"en": "not used", "ru": "отбросила"}[language]
    assert (vain in said) == (not used)
