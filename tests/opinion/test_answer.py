"""The opinion's answer, from texts in a store to verdict, doubt, needs and quotes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from tests.store_fixture import land_facts

from otvet.config import BrandPart, Config
from otvet.facts import ActorId, Fact, Mention, PageRef, YearMonth
from otvet.findings import Answer, Check, Figure, Verdict
from otvet.opinion.answer import answer
from otvet.opinion.codeframe import codeframe
from otvet.text.encoders.choose import encoder

PAGE = PageRef("file:reviews")
OCTOBER = YearMonth.parse("2026-10")
CONFIG = Config(brand=BrandPart(name="Teahouse", pack="cafe"))

WAIT = "Ждали заказ почти час, это чересчур"
TASTE = "Суп пересолен, есть невозможно совсем"
SMALL = "Порции стали крошечные, раньше было больше"
HAIR = "В тарелке с салатом нашли волос, ничего не хотелось"
ODD = "Ужас, а не вывеска над входом в вашу чайную"
PRAISE = "Вкусный чай, быстро обслужили, спасибо"
DIFFERENT = (
    WAIT, TASTE, SMALL, HAIR, "Официантка нам нахамила", "Перепутали заказ и забыли десерт",
    "Капучино кислый и водянистый", "Столы липкие, в зале грязь", "Цены неоправданно высокие",
    "Салат несвежий", "В счёт включили лишнее блюдо", "Курьер опоздал на полтора часа",
)  # fmt: skip


def mention(number: int, text: str, *, author: int | None = None, month: int = 10) -> Mention:
    return Mention(
        page=PAGE,
        native_id=str(number),
        at=datetime(2026, month, 1 + number % 28, 12, tzinfo=UTC),
        kind="review",
        text=text,
        actor=None if author is None else ActorId(author),
    )


def by_different_people(texts: Sequence[str]) -> list[Fact]:
    return [mention(n, text, author=1000 + n) for n, text in enumerate(texts)]


def answered(tmp_path: Path, facts: Sequence[Fact], config: Config = CONFIG) -> Answer:
    with land_facts(tmp_path, facts, config) as store:
        return answer(store, OCTOBER, config, rng=np.random.default_rng(1))


def check(found: Answer, code: str) -> Check:
    return next(check for check in found.checks if check.code == code)


def figure(found: Answer, code: str) -> Figure:
    return next(figure for figure in found.figures if figure.code == code)


@pytest.fixture
def month(tmp_path: Path) -> Answer:
    """40 people: 20 waited, 10 ate badly, 2 name portions, 1 a hair, 2 something odd, 5 praise."""
    texts = [WAIT] * 20 + [TASTE] * 10 + [SMALL] * 2 + [HAIR, ODD, ODD + "!"] + [PRAISE] * 5
    return answered(tmp_path, by_different_people(texts))


def test_novelty_is_what_a_person_finds_with_a_pencil(month: Answer) -> None:
    """f1 = 3 of T = 40, f2 = 1: 3/40, and 4/40 + 1.645 sqrt(4 x .9 + 2 x 2)/40 above it."""
    assert month.estimate is not None
    assert month.estimate.unit == "of_100"
    assert month.estimate.value == pytest.approx(92.5)
    assert month.estimate.low == pytest.approx(100 * (1 - 0.1 - 1.6449 * 7.6**0.5 / 40), abs=0.01)
    assert month.estimate.high == 100
    assert figure(month, "singletons").value == 3
    assert figure(month, "novelty").value == pytest.approx(0.075)
    assert figure(month, "no_complaint").value == pytest.approx(5 / 40)


def test_raw_shares_never_give_a_yes(tmp_path: Path) -> None:
    """200 people, two problems, nothing rare: the limits say yes, but nobody has checked."""
    found = answered(tmp_path, by_different_people([WAIT] * 100 + [TASTE] * 100))
    assert found.estimate is not None
    assert found.estimate.low > 90
    assert found.verdict is Verdict.NOT_KNOWN
    labels = check(found, "labels")
    assert (labels.passed, labels.forces) == (False, True)
    assert check(found, "singletons").passed is True
    need = next(need for need in found.needs if need.code == "labels")
    assert (need.amount, need.cost, need.days) == (100, Decimal(500), 1)


def test_twelve_problems_of_one_person_each_are_a_no(tmp_path: Path) -> None:
    found = answered(tmp_path, by_different_people([*DIFFERENT, *[PRAISE] * 18]))
    assert found.verdict is Verdict.NO
    assert next(need.code for need in found.needs) == "singletons"  # a no names its next act, too
    assert not any(check.forces and check.passed is False for check in found.checks)


def test_complaints_read_wrongly_as_new_cannot_cause_a_no(tmp_path: Path) -> None:
    """Twelve odd remarks may be one problem that the codeframe words differently."""
    odd = [f"Ужас, а не вывеска номер {n}" for n in range(12)]
    found = answered(tmp_path, by_different_people([*odd, *[PRAISE] * 18]))
    assert found.estimate is not None
    assert found.estimate.high < 90
    assert found.verdict is Verdict.NOT_KNOWN
    single = check(found, "singletons")
    assert (single.passed, single.forces, single.details["problems"]) == (False, True, 12)


def test_twenty_nine_people_are_too_few_even_for_a_no(tmp_path: Path) -> None:
    found = answered(tmp_path, by_different_people([*DIFFERENT, *[PRAISE] * 17]))
    assert found.verdict is Verdict.NOT_KNOWN
    assert (check(found, "authors").passed, check(found, "authors").forces) == (False, True)
    assert [need.amount for need in found.needs if need.code == "authors"] == [1]


def test_one_angry_person_is_one(tmp_path: Path) -> None:
    """Eight odd remarks of one author are one author with something new (f1 = 1, not 8)."""
    angry: list[Fact] = [
        mention(500 + n, f"Ужас, а не вывеска номер {n}", author=1) for n in range(8)
    ]
    found = answered(tmp_path, [*by_different_people([WAIT] * 39), *angry])
    assert figure(found, "novelty").value == pytest.approx(1 / 40)
    assert figure(found, "singletons").value == 8


def test_texts_without_an_author_each_count_and_the_page_says_so(tmp_path: Path) -> None:
    found = answered(tmp_path, [mention(n, WAIT) for n in range(35)])
    assert figure(found, "authors").value == 35
    assert check(found, "authors_unknown").details == {"mentions": 35}
    assert check(found, "authors_unknown").passed is None


def test_own_deleted_forwarded_empty_and_other_months_texts_do_not_count(tmp_path: Path) -> None:
    plain = mention(1, WAIT, author=1)
    left_out = [
        replace(plain, native_id="own", is_own=True),
        replace(plain, native_id="gone", deleted=True),
        replace(plain, native_id="passed on", is_forward=True),
        replace(plain, native_id="empty", text=" \u200b\n"),
        mention(9, WAIT, author=9, month=9),
    ]
    found = answered(tmp_path, [plain, *left_out])
    assert figure(found, "mentions").value == 1


def test_a_language_nobody_reads_is_told_and_not_called_content(tmp_path: Path) -> None:
    """Counted as silence, an unread language would make the report look complete."""
    texts = [*[WAIT] * 30, "非常好吃的餐厅 我们等了一个小时"]
    found = answered(tmp_path, by_different_people(texts))
    assert figure(found, "authors").value == 30
    told = check(found, "not_read")
    assert told.details == {"mentions": 1, "people": 1}
    assert told.passed is None


def test_a_crowd_that_nobody_reads_is_a_failed_check(tmp_path: Path) -> None:
    """Their words are in no number, so the next person may well say what the report lacks."""
    texts = [*[WAIT] * 36, *[f"非常好吃的餐厅 我们等了一个小时{n}" for n in range(5)]]
    found = answered(tmp_path, by_different_people(texts))
    told = check(found, "not_read")
    assert (told.passed, told.forces) == (False, found.verdict is Verdict.NOT_KNOWN)
    assert told.details == {"mentions": 5, "people": 5}
    four = answered(tmp_path / "four", by_different_people(texts[:-1]))
    assert check(four, "not_read").passed is None


def test_who_is_read_once_is_heard(tmp_path: Path) -> None:
    both = [mention(n, text, author=1) for n, text in enumerate((WAIT, "非常好吃的餐厅 我们等了"))]
    found = answered(tmp_path, both)
    assert check(found, "not_read").details == {"mentions": 1, "people": 0}


def test_the_answer_says_what_read_the_texts(month: Answer) -> None:
    details = check(month, "read_by").details
    assert details["codeframe"] == codeframe("cafe").stamp
    assert details["encoder"] == encoder(CONFIG.opinion.encoder, beside=Path()).name


def test_an_empty_month_has_no_number_and_no_zero(tmp_path: Path) -> None:
    found = answered(tmp_path, [mention(1, WAIT, month=9)])
    assert found.verdict is Verdict.NOT_KNOWN
    assert found.estimate is None
    assert figure(found, "novelty").value is None
    assert figure(found, "no_complaint").reason == "nobody_spoke"
    (need,) = found.needs
    assert (need.code, need.amount, need.cost) == ("authors", 30, Decimal(0))


def test_problems_are_people_not_texts_and_called_raw(month: Answer) -> None:
    top = month.problems[0]
    assert (top.code, top.cause, top.mentions, top.authors) == ("long_wait", "staff", 20, 20)
    assert top.share.value == pytest.approx(0.5)
    assert 0.37 < top.share.low < 0.38
    assert not any(problem.corrected for problem in month.problems)
    assert [problem.authors for problem in month.problems] == [20, 10, 2, 1]


def test_quotes_are_short_masked_of_different_people_and_not_copies(tmp_path: Path) -> None:
    facts: list[Fact] = [
        mention(1, WAIT + ", звоните +7 900 123-45-67", author=1),
        mention(2, WAIT + ", звоните +7 900 123-45-67 !", author=2),
        mention(3, "Мы с @petrova ждали официанта сорок минут и ушли голодными", author=3),
        mention(4, "Долго ждали", author=4),
        mention(5, "Ждали блины целый час, дети устали. " + "Хороший район. " * 40, author=5),
        mention(6, "Очень долго несли чай, потом ещё столько же ждали счёт", author=3),
    ]
    found = answered(tmp_path, facts)
    quotes = next(p for p in found.problems if p.code == "long_wait").quotes
    assert 2 <= len(quotes) <= 3
    assert all(40 <= len(quote.text) <= 240 for quote in quotes)
    assert not any("900" in quote.text or "petrova" in quote.text for quote in quotes)
    assert sum("чересчур" in quote.text for quote in quotes) <= 1
    assert {quote.source for quote in quotes} == {PAGE}
    again = answered(tmp_path / "again", facts)
    assert next(p for p in again.problems if p.code == "long_wait").quotes == quotes


def test_the_cheapest_need_comes_first_with_its_price(month: Answer) -> None:
    codes = [need.code for need in month.needs]
    assert codes == ["authors", "singletons", "labels"]
    authors, singletons, labels = month.needs
    assert authors.cost == 0
    assert authors.days
    assert (singletons.amount, singletons.cost) == (3, Decimal("25.00"))
    assert (labels.amount, labels.cost) == (40, Decimal(200))


def test_where_more_authors_will_not_help_the_page_says_so(tmp_path: Path, month: Answer) -> None:
    """Silence about them would send the reader to collect texts month after month."""
    odd = [f"Ужас, а не вывеска номер {n}" for n in range(12)]
    found = answered(tmp_path / "odd", by_different_people([*odd, *[PRAISE] * 18]))
    told = check(found, "more_authors_no_help")
    assert (told.passed, told.forces, told.details) == (None, False, {"times": 20})
    assert "authors" not in {need.code for need in found.needs}
    few = answered(tmp_path / "few", by_different_people([*odd, *[PRAISE] * 8]))
    for other in (month, few):
        # Ten more make thirty, without which nothing can be said at all.
        assert "authors" in {need.code for need in other.needs}
        assert "more_authors_no_help" not in {one.code for one in other.checks}


def test_the_same_facts_give_the_same_answer(tmp_path: Path) -> None:
    facts = by_different_people([*DIFFERENT, *[WAIT] * 30])
    first = answered(tmp_path / "one", facts)
    second = answered(tmp_path / "two", list(reversed(facts)))
    assert first.problems == second.problems
    assert first.checks == second.checks
