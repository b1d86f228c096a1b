"""The audit from texts in a store to corrected shares: drawing, labelling, what follows."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.opinion.audits import (
    CODES,
    CONFIG,
    FRAME,
    OCTOBER,
    ODD,
    PRAISE,
    RUDE,
    SMALL,
    TASTE,
    WAIT,
    answered,
    as_read,
    brand,
    labelled,
    mention,
    month_of,
    prepared,
)
from tests.store_fixture import OBSERVED, land_facts

from otvet.config import AuditPart
from otvet.facts import ActorId, Mention
from otvet.findings import Answer, Check, Verdict
from otvet.opinion.audit.ask import outcome
from otvet.opinion.audit.drawing import classes_of, drawn
from otvet.opinion.audit.labels import checked
from otvet.opinion.audit.reading import Read, people
from otvet.opinion.audit.sheet import SheetText
from otvet.store.audits import Drawn, Label

MONTH = {WAIT: 200, TASTE: 100, SMALL: 40, RUDE: 12, PRAISE: 148}
"""500 people, four problems far apart, nothing that one person alone has said."""


def check(found: Answer, code: str) -> Check:
    return next(check for check in found.checks if check.code == code)


def figures(found: Answer) -> dict[str, object]:
    return {figure.code: figure.value for figure in found.figures}


def read(number: int, *problems: str, author: int = 0, sure: float = 1.0) -> Read:
    return Read(
        mention=number,
        author=author or number,
        problems=frozenset(problems),
        sentiment=-1 if problems else 0,
        sure=sure,
        mentions=(number,),
    )


def test_strata_are_what_the_reader_says_times_doubt() -> None:
    """Of several problems the rarest leading one counts, or nobody would label a rare one."""
    texts = [*[read(n, "a") for n in range(1, 9)], *[read(n, "b", "a") for n in range(10, 13)]]
    texts += [read(20 + n, f"p{n}", f"p{n}", "a" if n else "b") for n in range(4)]
    texts += [read(30, "unplaced"), read(31), read(32, sure=0.4)]
    classes = classes_of(texts)
    assert classes[:8] == ["a"] * 8
    assert classes[8:11] == ["b"] * 3
    assert classes[-3:] == ["unplaced", "no_complaint", "no_complaint"]
    found = drawn(texts, 99, rng=np.random.default_rng(1), at=OBSERVED, codeframe="cafe-1")
    strata = {one.mention: one.stratum for one in found}
    assert (strata[31], strata[32]) == ("no_complaint:sure", "no_complaint:unsure")
    assert {one.codeframe for one in found} == {"cafe-1"}


def test_problems_beyond_the_leading_ones_share_a_stratum() -> None:
    texts = [read(10 * k + n, f"p{k}") for k in range(7) for n in range(1, 9 - k)]
    assert Counter(classes_of(texts))["other"] == 3 + 2


def test_a_person_is_found_again_by_any_of_their_texts() -> None:
    """Whoever writes more after being labelled would else drop out, label and all."""
    later = people([read(2, author=7), read(1, author=7), read(5)])
    label = Label(mention=2, rater="1", sentiment=-1, problems=("a",), at=OBSERVED)
    kept = Drawn(mention=2, place=0, stratum="s", weight=2.0, drawn_at=OBSERVED, codeframe="c")
    found = checked(later, [kept], [label])
    assert [one.read.mentions for one in found.labelled] == [(1, 2)]
    assert found.stands_for == 2
    again = drawn(later, 1, rng=np.random.default_rng(1), before=[2], at=OBSERVED, codeframe="c")
    assert [one.mention for one in again] == [1]


def test_the_sample_is_drawn_once_and_stays(tmp_path: Path) -> None:
    """Whoever goes on tomorrow goes on with the same texts."""
    with brand(tmp_path, MONTH) as store:
        first = prepared(store)
        assert len(first.texts) == 100
        assert [text.mention for text in prepared(store).texts] == [t.mention for t in first.texts]
        weights = [one.weight for one in store.sample(OCTOBER)]
        assert sum(weights) == pytest.approx(500)
    with land_facts(tmp_path / "again", month_of(MONTH)[::-1], CONFIG) as store:
        assert prepared(store).texts == first.texts, "the same texts draw the same sample"
    with land_facts(tmp_path / "more", month_of({**MONTH, TASTE: 101}), CONFIG) as store:
        assert prepared(store).texts != first.texts


def test_a_larger_sample_keeps_the_texts_and_the_labels(tmp_path: Path) -> None:
    with brand(tmp_path, MONTH) as store:
        small = prepared(store, 60)
        store.keep_labels(labelled(small.texts))
        large = prepared(store, 120)
        assert large.texts[:60] == small.texts
        assert len(large.left("1")) == 60
        assert sum(one.weight for one in store.sample(OCTOBER)) == pytest.approx(500)


def test_texts_are_masked_and_own_and_foreign_ones_are_not_asked(tmp_path: Path) -> None:
    facts = [
        mention(1, WAIT + ", звоните +7 900 123-45-67"),
        replace(mention(2, TASTE), is_own=True),
        mention(3, "非常好吃的餐厅 我们等了一个小时"),
    ]
    with land_facts(tmp_path, facts, CONFIG) as store:
        (text,) = prepared(store).texts
    assert "900" not in text.text
    assert text.guess.problems == {"long_wait"}


def test_labels_correct_the_shares_and_a_yes_can_follow(tmp_path: Path) -> None:
    """Everything is said by many, the order is clear, and a person has checked: we know."""
    with brand(tmp_path, MONTH) as store:
        before = answered(store)
        store.keep_labels(labelled(prepared(store).texts))
        after = answered(store)
    assert before.verdict is Verdict.NOT_KNOWN
    assert not any(problem.corrected for problem in before.problems)
    assert after.verdict is Verdict.YES
    assert after.needs == ()
    assert check(after, "labels").passed is True
    assert check(after, "top_order").passed is True
    assert all(problem.corrected for problem in after.problems)
    assert [problem.code for problem in after.problems] == [
        CODES[text] for text in (WAIT, TASTE, SMALL, RUDE)
    ]
    told = figures(after)
    assert told["labels"] == 100
    assert told["negative"] == pytest.approx(352 / 500, abs=0.05)
    assert told["positive"] == pytest.approx(148 / 500, abs=0.05)
    assert told["neutral"] == pytest.approx(0, abs=0.03)


def test_the_truth_comes_out_where_the_reader_is_wrong(tmp_path: Path) -> None:
    """A quarter of what it calls a wait is irony, and a third of the silent ones do complain."""

    def truth(text: SheetText) -> tuple[int, tuple[str, ...]]:
        number = int(text.text.split()[-1])
        if "long_wait" in text.guess.problems and number % 4 == 0:
            return 1, ()
        if not text.guess.problems and number % 3 == 0:
            return -1, ("taste",)
        return as_read(text)

    with brand(tmp_path, MONTH) as store:
        raw = {p.code: p.share.value for p in answered(store).problems}
        store.keep_labels(labelled(prepared(store, 200).texts, truth))
        found = {p.code: p.share for p in answered(store).problems}
        told = outcome(store, OCTOBER, FRAME, CONFIG)
    assert (raw["long_wait"], raw["taste"]) == (0.4, 0.2)
    assert found["long_wait"].low < 0.3 < found["long_wait"].high < 0.4
    assert found["taste"].low < 0.3 < found["taste"].high
    errors = {error.code: error for error in told.errors}
    wait, taste = errors["long_wait"], errors["taste"]
    assert wait.precision is not None
    assert taste.recall is not None
    assert wait.precision.low < 0.75 < wait.precision.high < 0.95
    assert taste.recall.low < 2 / 3 < taste.recall.high < 0.9
    assert errors["complaint"].recall is not None


def test_too_few_labels_correct_nothing_and_say_how_many_are_missing(tmp_path: Path) -> None:
    with brand(tmp_path, MONTH) as store:
        store.keep_labels(labelled(prepared(store).texts[:45]))
        found = answered(store)
    assert found.verdict is Verdict.NOT_KNOWN
    assert not any(problem.corrected for problem in found.problems)
    labels = check(found, "labels")
    assert (labels.passed, labels.forces) == (False, True)
    assert labels.details["labels"] == 45
    assert labels.details["missing"] == 15
    need = next(need for need in found.needs if need.code == "labels")
    assert need.amount == 55, "as many as the sample still has"


def test_the_setting_says_how_many_are_enough(tmp_path: Path) -> None:
    strict = CONFIG.model_copy(update={"audit": AuditPart(labels=120, enough=110)})
    with brand(tmp_path, MONTH) as store:
        store.keep_labels(labelled(prepared(store).texts))
        assert answered(store).problems[0].corrected
        assert not answered(store, strict).problems[0].corrected


def test_a_small_month_is_enough_once_all_of_it_is_labelled(tmp_path: Path) -> None:
    """Forty people cannot give sixty labels."""
    with brand(tmp_path, {WAIT: 24, TASTE: 10, PRAISE: 6}) as store:
        texts = prepared(store).texts
        assert len(texts) == 40
        store.keep_labels(labelled(texts[:39]))
        assert not answered(store).problems[0].corrected
        store.keep_labels(labelled(texts[39:]))
        assert answered(store).problems[0].corrected


def test_labels_do_not_help_where_one_person_alone_has_said_something(tmp_path: Path) -> None:
    with brand(tmp_path, {**MONTH, ODD: 1}) as store:
        store.keep_labels(labelled(prepared(store).texts))
        found = answered(store)
    assert found.verdict is Verdict.NOT_KNOWN
    assert check(found, "labels").passed is True
    assert [need.code for need in found.needs] == ["singletons"]


def test_problems_too_close_to_be_told_apart_allow_no_yes(tmp_path: Path) -> None:
    with brand(tmp_path, {WAIT: 100, TASTE: 95, PRAISE: 105}) as store:
        store.keep_labels(labelled(prepared(store).texts))
        found = answered(store)
    assert found.verdict is Verdict.NOT_KNOWN
    assert (check(found, "top_order").passed, check(found, "top_order").forces) == (False, True)


def test_an_erased_text_drops_out_with_its_label_and_an_undone_one_comes_back(
    tmp_path: Path,
) -> None:
    with brand(tmp_path, MONTH) as store:
        texts = prepared(store).texts
        store.keep_labels(labelled(texts))
        number = int(texts[0].text.split()[-1])
        store.erase(ActorId(1000 + number))
        assert figures(answered(store))["labels"] == 99
        store.undo(store.runs()[0].run)
        assert figures(answered(store)).get("labels") is None
        prepared(store)
    with land_facts(tmp_path, month_of(MONTH), CONFIG, file="again.csv") as store:
        assert len(prepared(store).left("1")) == 1, "the erased one's place is drawn anew"
        assert figures(answered(store))["labels"] == 99


def test_two_raters_are_compared_on_the_texts_of_both(tmp_path: Path) -> None:
    """Ольга reads 40 of the texts and calls every third complaint none."""

    def milder(text: SheetText) -> tuple[int, tuple[str, ...]]:
        return (0, ()) if int(text.text.split()[-1]) % 3 == 0 else as_read(text)

    with brand(tmp_path, MONTH) as store:
        texts = prepared(store).texts
        store.keep_labels(labelled(texts))
        assert outcome(store, OCTOBER, FRAME, CONFIG).raters is None
        store.keep_labels(labelled(texts[:40], milder, "Ольга"))
        found = outcome(store, OCTOBER, FRAME, CONFIG)
    assert found.raters is not None
    assert (found.raters.first, found.raters.second) == ("1", "Ольга")
    alike = sum(milder(text)[1] == as_read(text)[1] for text in texts[:40])
    problems = found.raters.by_what["problems"]
    assert problems.texts == 40
    assert problems.alike.estimate == pytest.approx(alike / 40)
    assert problems.kappa is not None
    assert problems.kappa.estimate < alike / 40
    waits = [text for text in found.audit.checked.labelled if len(text.labels) == 2]
    assert {text.share(lambda label: bool(label.problems)) for text in waits} >= {0.5, 1.0}


def test_the_same_labels_give_the_same_answer(tmp_path: Path) -> None:
    with brand(tmp_path, MONTH) as store:
        store.keep_labels(labelled(prepared(store).texts))
        assert answered(store) == answered(store)


def test_a_problem_that_the_reader_never_found_is_on_the_page_and_allows_no_yes(
    tmp_path: Path,
) -> None:
    with brand(tmp_path, MONTH) as store:
        texts = prepared(store).texts
        store.keep_labels(
            labelled(texts, lambda t: as_read(t) if t.guess.problems else (-1, ("dirty",)))
        )
        found = answered(store)
    dirty = next(problem for problem in found.problems if problem.code == "dirty")
    assert (dirty.authors, dirty.corrected) == (0, True)
    assert dirty.share.low < 148 / 500 < dirty.share.high
    assert found.verdict is Verdict.NOT_KNOWN
    assert (check(found, "missed").passed, check(found, "missed").forces) == (False, True)


def test_complaints_that_fit_no_problem_allow_no_yes(tmp_path: Path) -> None:
    with brand(tmp_path, MONTH) as store:
        texts = prepared(store).texts
        store.keep_labels(
            labelled(texts, lambda t: as_read(t) if t.guess.problems else (-1, ("unplaced",)))
        )
        found = answered(store)
    assert found.verdict is Verdict.NOT_KNOWN
    assert check(found, "missed").passed is False


def test_labels_do_not_speak_of_a_problem_that_they_could_not_name(tmp_path: Path) -> None:
    """It is accepted after the labels were put, so its share is the reader's own count."""
    with brand(tmp_path, MONTH) as store:
        store.keep_labels(labelled(prepared(store).texts))
        kept = store.sample(OCTOBER)
        old = "cafe-0 " + " ".join(k.code for k in FRAME.kinds if k.code != "taste")
        store.keep_sample(OCTOBER, [replace(one, codeframe=old) for one in kept])
        prepared(store, 120)
        found = {problem.code: problem for problem in answered(store).problems}
        assert answered(store).verdict is Verdict.NOT_KNOWN
    assert found["long_wait"].corrected
    assert not found["taste"].corrected
    assert found["taste"].share.value == 0.2


@pytest.mark.parametrize("each", [1, 3, 10])
def test_shares_are_of_people_however_many_texts_they_write(tmp_path: Path, each: int) -> None:
    """180 of 300 people complain in one of their texts, and the reader sees half of them."""
    unseen = "Сели в семь, принесли в девять, такие дела"
    counts = {WAIT: 90, unseen: 90, PRAISE: 300 * each - 180}
    facts = month_of(counts)
    people = [
        replace(fact, actor=ActorId(1000 + place % 300))
        for place, fact in enumerate(facts)
        if isinstance(fact, Mention)
    ]

    def truth(text: SheetText) -> tuple[int, tuple[str, ...]]:
        return (-1, ("long_wait",)) if WAIT in text.text or unseen in text.text else (1, ())

    with land_facts(tmp_path, people, CONFIG) as store:
        store.keep_labels(labelled(prepared(store, 150).texts, truth))
        wait = next(p for p in answered(store).problems if p.code == "long_wait")
    assert wait.share.low < 0.60 < wait.share.high
    assert wait.share.value == pytest.approx(0.60, abs=0.1)


def test_a_month_that_grew_is_raw_until_its_new_people_are_labelled(tmp_path: Path) -> None:
    more = [
        mention(5000 + n, f"В зале грязно, столы липкие и полы немытые {n}") for n in range(900)
    ]
    with brand(tmp_path, MONTH) as store:
        store.keep_labels(labelled(prepared(store).texts))
        assert answered(store).problems[0].corrected
    with land_facts(tmp_path, more, CONFIG, file="more.csv") as store:
        found = answered(store)
        assert not any(problem.corrected for problem in found.problems)
        assert found.verdict is Verdict.NOT_KNOWN
        fresh = prepared(store)
        store.keep_labels(labelled(fresh.texts))
        assert any("dirty" in text.guess.problems for text in fresh.texts)
        dirty = next(p for p in answered(store).problems if p.code == "dirty")
    assert dirty.corrected
    assert dirty.share.value > 0.3
