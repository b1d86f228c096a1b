"""What people have said of who must fix it is learned, and moves nothing but that."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.compute as pc
import pytest
from tests.opinion.audits import CONFIG, FRAME, OCTOBER, ODD, PRAISE, WAIT, mention
from tests.store_fixture import OBSERVED, land_facts

from otvet.facts import Mention, YearMonth
from otvet.opinion.learned import causes_said, learned, stamp
from otvet.opinion.mentions import SCHEMA, SCORES, show_scores
from otvet.opinion.routing import CAUSES, routing
from otvet.store.audits import Drawn, Label
from otvet.store.counts.opinion import UNPLACED
from otvet.store.store import Store
from otvet.text.encoders.choose import encoder

SIGNS = (ODD, "Отвратительный герб на фасаде", "Ужас, а не герб на вашем фасаде")


def label(mention: int, *problems: str, cause: str = "", rater: str = "1") -> Label:
    return Label(
        mention=mention, rater=rater, cause=cause, sentiment=-1, problems=problems, at=OBSERVED
    )


def drawn(mention: int) -> Drawn:
    named = {"stratum": "unplaced", "codeframe": FRAME.stamp}
    return Drawn(mention=mention, place=mention, weight=1.0, drawn_at=OBSERVED, **named)


def in_month(fact: Mention, month: int) -> Mention:
    return replace(fact, at=datetime(2026, month, 9, tzinfo=UTC))


def keys_of(store: Store, month: YearMonth) -> list[int]:
    show_scores(store, month, FRAME, CONFIG)
    found = store.engine.map_batches(SCORES, lambda batch: batch, schema=SCHEMA)
    return sorted(set(found["mention_key"].to_pylist()))


def audited(store: Store, month: YearMonth, labels: list[Label]) -> None:
    store.keep_sample(month, [drawn(one.mention) for one in labels])
    store.keep_labels(labels)


@pytest.mark.parametrize(
    ("labels", "cause"),
    [
        ([label(1, "long_wait")], "staff"),
        ([label(1, "long_wait", cause="delivery")], "delivery"),
        ([label(1, "unplaced", cause="audience")], "audience"),
        ([label(1, "long_wait", "rude_staff")], "staff"),
        ([label(1, "long_wait", rater="1"), label(1, "rude_staff", rater="2")], "staff"),
        ([label(1, "unplaced")], None),
        ([label(1, cause="staff")], None),
        ([label(1, "long_wait", "taste")], None),
        ([label(1, "long_wait", rater="1"), label(1, "taste", rater="2")], None),
        ([label(1, "no_longer_in_force")], None),
    ],
)
def test_a_text_teaches_if_it_complains_with_one_cause(
    labels: list[Label], cause: str | None
) -> None:
    assert causes_said(labels, FRAME).get(1) == cause


def test_samples_of_six_months_are_learned_from_and_masked(tmp_path: Path) -> None:
    """Older ones speak of a brand that has changed since; a phone never leaves a text."""
    facts = [in_month(mention(n, f"{WAIT} {n} +7 916 123-45-67"), n) for n in (4, 5, 10)]
    with land_facts(tmp_path, facts, CONFIG) as store:
        for month in (YearMonth.parse(f"2026-{n:02}") for n in (4, 5, 10)):
            (key,) = keys_of(store, month)
            audited(store, month, [label(key, "long_wait", cause="delivery")])
        found = learned(store, OCTOBER, FRAME)
        assert [cause for _, cause in found] == ["delivery"] * 2
        assert not any("916" in text for text, _ in found)
        assert len(learned(store, OCTOBER.previous, FRAME)) == 2


def test_corrections_move_the_cause_of_what_is_like_them() -> None:
    """Three labels say that the courier brought the sign: then he brought a fourth one as well."""
    by, other = encoder("light"), "Вывеска над входом в чайную: ужас"
    read = by.encode([other])
    told = tuple((text, "delivery") for text in SIGNS)
    before, after = (
        routing(FRAME, by, corrections).chances([other], read)[0] for corrections in ((), told)
    )
    assert CAUSES[int(before.argmax())] != "delivery"
    assert CAUSES[int(after.argmax())] == "delivery"


def test_labels_move_causes_of_the_unplaced_and_no_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A label that moved problems would be corrected by itself; for a label no text is read anew."""
    facts = [mention(n, text) for n, text in enumerate([*SIGNS, *[WAIT] * 5, *[PRAISE] * 5])]
    with land_facts(tmp_path, facts, CONFIG) as store:
        keys_of(store, OCTOBER)
        before = store.engine.map_batches(SCORES, lambda batch: batch, schema=SCHEMA)
        odd = before.filter(pc.equal(before["problem"], UNPLACED))
        keys = odd["mention_key"].to_pylist()
        assert len(keys) == len(SIGNS)
        audited(store, OCTOBER, [label(key, "unplaced", cause="delivery") for key in keys[:-1]])
        monkeypatch.setattr("otvet.opinion.mentions.score", None)
        show_scores(store, OCTOBER, FRAME, CONFIG)
        after = store.engine.map_batches(SCORES, lambda batch: batch, schema=SCHEMA)
    told = dict(zip(after["mention_key"].to_pylist(), after["cause"].to_pylist(), strict=True))
    assert CAUSES[told[keys[-1]]] == "delivery"
    assert CAUSES[odd["cause"][-1].as_py()] != "delivery"
    assert before.drop_columns(["cause"]).equals(after.drop_columns(["cause"]))


def test_another_correction_has_another_name() -> None:
    names = {
        stamp(()),
        stamp((("a", "staff"),)),
        stamp((("a", "other"),)),
        stamp((("b", "staff"),)),
    }
    assert len(names) == 4
    assert "" in names
