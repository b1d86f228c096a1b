"""Which texts count: other people's own words, said without being asked."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from tests.store_fixture import land_facts, plain_config

from otvet.config import PagePart
from otvet.facts import ActorId, Mention, Page, PageRef, YearMonth
from otvet.opinion.answer import answer
from otvet.opinion.mentions import _complains
from otvet.opinion.reader import Candidate, Reading
from otvet.store.derived import DERIVED

ACTOR_MONTH = DERIVED["actor_month"].schema
OCTOBER = YearMonth.parse("2026-10")
SAID = Mention(
    page=PageRef("vk:tea"),
    native_id="1",
    at=datetime(2026, 10, 5, 12, tzinfo=UTC),
    kind="comment",
    text="Долго ждали заказ",
    actor=ActorId(1),
)


def test_only_words_said_unasked_by_others_count(tmp_path: Path) -> None:
    """A survey's answers are another instrument; replies, forwards and deleted texts are not opinion."""
    facts = [
        SAID,
        replace(SAID, native_id="2", actor=ActorId(2), kind="survey_open"),
        replace(SAID, native_id="3", actor=ActorId(3), is_own=True),
        replace(SAID, native_id="4", actor=ActorId(4), is_forward=True),
        replace(SAID, native_id="5", actor=ActorId(5), deleted=True),
    ]
    with land_facts(tmp_path, facts) as store:
        found = answer(store, OCTOBER, plain_config(), rng=np.random.default_rng(1))
    figures = {figure.code: figure.value for figure in found.figures}
    assert (figures["mentions"], figures["authors"]) == (1, 1)


def test_complaints_on_a_rivals_page_are_the_rivals(tmp_path: Path) -> None:
    """Else its late couriers would be told to be mine; a page that otvet.toml names is mine."""
    rival = PageRef("vk:rival")
    facts = [SAID, replace(SAID, native_id="2", page=rival, actor=ActorId(2))]
    page = Page(page=rival, kind="group", role="competitor")
    mine = plain_config().model_copy(update={"pages": (PagePart(ref=rival),)})
    seen = []
    with land_facts(tmp_path, [*facts, page]) as store:
        for config in (plain_config(), mine):
            found = answer(store, OCTOBER, config, rng=np.random.default_rng(1))
            seen += [figure.value for figure in found.figures if figure.code == "authors"]
    assert seen == [1, 2]


def test_a_survey_answer_is_not_an_act(tmp_path: Path) -> None:
    """Otherwise a wave of the survey would look like an active month."""
    facts = [SAID, replace(SAID, native_id="2", actor=ActorId(2), kind="survey_open")]
    with land_facts(tmp_path, facts) as store:
        store.engine.table("actor_month", [OCTOBER])
        rows = store.engine.map_batches("actor_month", lambda b: b, schema=ACTOR_MONTH)
    assert rows["actor"].to_pylist() == [1]


NOTHING = np.zeros(1, np.float32)
NEGATIVE = Candidate(0, NOTHING, NOTHING > 0, NOTHING)
COMPLAINTS = (
    "Мне не вернули деньги, пишите в личку, всё расскажу http://a.ru",
    "Оплата 500 руб за час парковки - грабёж",
    "Подпишитесь уже на нормальных поставщиков, кофе стал ужасным",
    "DM me please, my account was charged twice http://a.example/1",
)
SALES = (
    "Подпишитесь на мою страницу, у меня каждый день розыгрыши",
    "Заработок из дома без вложений, пишите в лс",
    "Промокод TEA500 на скидку всем новым http://sale.example",
    "Earn $500 a day from home, text me on WhatsApp",
)


def test_who_complains_in_so_many_words_does_not_sell_and_sales_are_counted(tmp_path: Path) -> None:
    """Signs of spam stand in complaints too; left out without a count, people would vanish."""
    texts = (*COMPLAINTS, *SALES)
    facts = [
        replace(SAID, native_id=str(n), actor=ActorId(n), text=text) for n, text in enumerate(texts)
    ]
    with land_facts(tmp_path, facts) as store:
        found = answer(store, OCTOBER, plain_config(), rng=np.random.default_rng(1))
    figures = {figure.code: figure.value for figure in found.figures}
    assert (figures["mentions"], figures["complaints"], figures["spam"]) == (4, 4, 4)
    (told,) = [check for check in found.checks if check.code == "spam"]
    assert told.passed is None
    assert told.details == {"mentions": 4}


def test_an_address_needs_a_complaint_in_words_and_a_bare_grudge_does_not() -> None:
    bad = Reading(np.zeros(3, np.float32), candidates=(NEGATIVE,))
    assert _complains(bad, "Что за вид у этой вывески")
    assert not _complains(bad, "Что за вид у этой вывески http://a.example")
    assert not _complains(bad, "Что за вид у этой вывески ☎…")
    assert _complains(replace(bad, complains=True), "Что за вид у этой вывески http://a.example")
