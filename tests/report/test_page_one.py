"""Page one: three verdicts, a sentence each, what moved them, and one thing to do."""

import re
from dataclasses import replace

import pytest
from tests.report import samples

from otvet.answers.advice import next_step
from otvet.answers.look import Look
from otvet.findings import Answer, Check, Figure, PageLine, Verdict
from otvet.i18n import LANGUAGES, Language
from otvet.report.page import month_page
from otvet.report.pdf.content import content
from otvet.report.words import advice, doubts, movers

PAGES = tuple(
    PageLine(page=f"{network}:1", title=network, now=1000 + gained, before=1000)
    for network, gained in (("vk", 50), ("telegram", -400), ("ok", 7), ("tiktok", 3), ("dzen", 90))
)


def _moved(answer: Answer, language: Language = "en") -> list[tuple[str, str]]:
    return movers.movers(answer, Look(), language)


def test_pages_that_moved_the_audience_add_up() -> None:
    """A reader adds them up, and a sum that is short looks like a fault of ours."""
    told = _moved(replace(samples.audience_yes(), pages=PAGES))
    assert told == [
        ("Telegram", "−400"),
        ("Dzen", "+90"),
        ("VK", "+50"),
        ("other pages", "+10"),
        ("followers together", "−250"),
    ]


def test_a_page_that_was_not_counted_twice_moves_nothing() -> None:
    told = dict(_moved(samples.audience_yes()))
    assert "TikTok" not in told
    assert told["followers together"] == "+2,200"


def test_two_pages_of_a_network_keep_their_titles() -> None:
    twins = tuple(replace(page, page=f"vk:{place}") for place, page in enumerate(PAGES[:2]))
    assert [name for name, _ in _moved(replace(samples.audience_yes(), pages=twins))][:2] == [
        "telegram",
        "vk",
    ]


def test_advantages_that_rose_are_named_and_the_rest_counted() -> None:
    answer = samples.awareness_not_known()
    assert _moved(answer) == [
        ("Завтраки весь день", "+9.0 points"),
        ("Скидка за свою кружку", "+8.0 points"),
        ("3 more advantages: no rise to be seen", ""),
    ]
    still = replace(answer, advantages=answer.advantages[2:])
    assert movers.lead(still, "en") == ""
    assert _moved(still) == [("3 advantages: no rise to be seen", "")]


def test_the_third_answer_names_what_it_rests_on() -> None:
    single = Figure(code="singletons", value=16, unit="problems")
    answer = replace(samples.opinion_no(), figures=(*samples.opinion_no().figures, single))
    assert [value for _, value in _moved(answer)] == ["640", "16"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", samples.MONTHS)
def test_each_verdict_has_a_short_doubt(name: str, language: Language) -> None:
    """A word without its doubt is a boast; a long one makes the row tall."""
    for answer in samples.MONTHS[name]().answers:
        said = doubts.doubt(answer, language)
        assert 0 < len(said) <= 130, said


def test_a_no_of_the_third_question_says_how_many_bring_something_new() -> None:
    assert doubts.doubt(samples.opinion_no(), "en") == (
        "19 of the next 100 who speak up will say something new; the goal is no more than 10."
    )


def test_a_no_is_told_with_its_odds() -> None:
    """The band of 90 ends below the goal, so 95 of 100 lie below it."""
    no = replace(
        samples.audience_yes(),
        verdict=Verdict.NO,
        size=None,
        estimate=samples.estimate(0.001, -0.004, 0.006, "share"),
    )
    assert doubts.doubt(no, "en") == "At least 95 in 100 that the growth is below 1%."
    fell = replace(no, estimate=samples.estimate(-0.02, -0.03, -0.01, "share"))
    assert doubts.doubt(fell, "en") == "At least 95 in 100 that the fall is real. It went down."


def test_a_check_that_forbids_a_verdict_is_told_shortly_beside_it_and_in_full_below() -> None:
    check = Check(code="labels", passed=False, forces=True)
    held = replace(samples.opinion_no(), verdict=Verdict.NOT_KNOWN, checks=(check,))
    assert doubts.doubt(held, "en") in doubts.why(held, "en").replace("; until", ". Until")
    assert len(doubts.doubt(held, "en")) < len(doubts.why(held, "en"))


@pytest.mark.parametrize("name", samples.MONTHS)
def test_one_thing_to_do_with_its_price_stands_on_page_and_pdf(name: str) -> None:
    month = samples.MONTHS[name]()
    step = next_step(month.answers)
    page = month_page(month, "en")
    assert page.count('class="decision"') == (step is not None)
    told, _ = content(month, "en")
    if step is not None:
        decision = told["decision"]
        assert isinstance(decision, dict)
        assert decision["price"] == list(advice.price(step, "en", today=month.today))
        for part in decision["price"]:
            assert f"<b>{part}</b>" in page


def test_each_width_has_one_drawing_of_the_advantages() -> None:
    """Slopes where there is room, rows on a phone, the numbers as a table for both."""
    page = month_page(samples.october(), "en")
    assert page.count('class="wide"') == 1
    assert page.count('class="advantages narrow rows"') == 1
    style = page.partition("</style>")[0]
    assert ".narrow{display:none}" in style
    assert ".wide{display:none}" in style.partition("max-width:760px")[2]


def test_every_section_can_be_reached_from_its_answer() -> None:
    page = month_page(samples.october(), "en")
    for name in re.findall(r'class="more" href="#(\w+)"', page):
        assert f'id="{name}"' in page
    assert page.count('class="more"') == 3
