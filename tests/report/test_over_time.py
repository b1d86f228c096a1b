"""What the weeks tell reaches every form of the report, in the same words."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from tests.report import browser, samples, weeks_month
from tests.report.test_json import VALID

from otvet.findings import Answer, Estimate, Figure, Verdict
from otvet.i18n import LANGUAGES, Language
from otvet.report.charts.every import all_of
from otvet.report.from_json import month_from_json
from otvet.report.json import month_json
from otvet.report.messenger import month_message
from otvet.report.page import month_page
from otvet.report.pdf import month_pdf
from otvet.report.text import month_text
from otvet.report.words import over_time, sentences
from otvet.report.workbook import month_workbook

SAID: dict[Language, tuple[str, ...]] = {
    "en": (
        "more often than in the weeks before",
        "less often than in the weeks before",
        "no change shown",
        "Fixed on 22 Sep: сменили поставщика выпечки.",
        "That is a difference in time, not a cause.",
        "Usually 0.4 a day",
        "of 100 of your audience",
        "name other problems than people who do (70 and 65 answers)",
    ),
    "ru": (
        "чаще, чем в предыдущие недели",
        "реже, чем в предыдущие недели",
        "перемены не видно",
        "Исправлено 22 сентября: сменили поставщика выпечки.",
        "Это разница во времени, а не доказанная причина.",
        "Обычно 0,4 в день",
        "из 100 человек вашей аудитории",
        "называют другие проблемы, чем комментирующие (ответов: 70 и 65)",
    ),
}


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_tells_moves_fixes_alerts_and_the_silent(language: Language) -> None:
    page = _plain(month_page(weeks_month.month(), language))
    assert [said for said in SAID[language] if said not in page] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_tells_the_same(language: Language) -> None:
    text = " ".join(_plain(month_text(weeks_month.month(), language)).split())
    left_out = SAID[language][2], SAID[language][6]  # only a yes, only what moved
    assert [said for said in SAID[language] if said not in text and said not in left_out] == []


def test_a_message_tells_what_moved_and_nothing_where_nothing_did() -> None:
    moved = _plain(month_message(weeks_month.month(), "en"))
    assert "What has changed:" in moved
    assert "less often" in moved
    assert "no change shown" not in moved
    assert "What has changed:" not in month_message(samples.october(), "en")


def test_every_week_of_a_problem_stands_in_its_table() -> None:
    (wait,) = [p for p in weeks_month.opinion().problems if p.code == "long_wait"]
    page = _plain(month_page(weeks_month.month(), "en"))
    rows = list(over_time.week_rows(wait, "en"))
    assert len(rows) == 12
    for row in rows:
        assert all(f">{_plain(cell)}<" in page for cell in row)


def test_a_small_cell_is_nowhere_in_the_report() -> None:
    """Neither the page nor the JSON may tell nine people by their source."""
    month = weeks_month.month()
    cells = [c for p in month.opinion.problems for c in (*p.by_page, *p.by_follow)]
    assert any(cell.authors is None for cell in cells)
    assert any(cell.authors is not None for cell in cells)
    assert all(cell.authors is None or cell.authors >= 10 for cell in cells)
    assert all((cell.share is None) == (cell.authors is None) for cell in cells)


def test_the_json_keeps_all_of_it_and_gives_it_back() -> None:
    month = weeks_month.month()
    told = month_json(month)
    assert [fault.message for fault in VALID.iter_errors(told)] == []
    again = month_from_json(told, name="answers.json")
    assert again.opinion == month.opinion


def test_the_workbook_has_the_weeks_and_what_was_fixed() -> None:
    book = openpyxl.load_workbook(BytesIO(month_workbook(weeks_month.month(), "en")))
    weeks = list(book["Weeks"].iter_rows(values_only=True))
    problems = weeks_month.opinion().problems
    assert len(weeks) == 1 + sum(len(problem.trend) for problem in problems)
    assert len(list(book["What was fixed"].iter_rows())) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_has_a_drawing_of_the_weeks_with_words(language: Language) -> None:
    """PDF/UA refuses a drawing without words, so a made file has them."""
    assert month_pdf(weeks_month.month(), language).startswith(b"%PDF")


def test_a_deck_gets_the_weeks_as_a_drawing_of_their_own() -> None:
    drawn = dict(all_of(weeks_month.month(), "ru"))["chart-problems"]
    assert "Долго ждать заказ, человек по неделям" in drawn
    assert "chart-problems" not in dict(all_of(samples.october(), "ru"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_yes_never_goes_without_how_few_speak_up(language: Language) -> None:
    sure = Estimate(value=97, low=95, high=98, unit="of_100")
    yes = replace(weeks_month.opinion(), verdict=Verdict.YES, estimate=sure, checks=())
    assert SAID[language][6] in _plain(sentences.sentence(yes, language))
    unknown = replace(yes, figures=tuple(f for f in yes.figures if f.low is None))
    without = replace(unknown, figures=(*unknown.figures, _unknown(yes)))
    said = {"en": "nobody knows yet", "ru": "пока неизвестно"}[language]
    assert said in sentences.sentence(without, language)


def _unknown(answer: Answer) -> Figure:
    figure = next(f for f in answer.figures if f.code == "commenters_of_100")
    return replace(figure, low=None, high=None)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.browser
@pytest.mark.skipif(browser.CHROMIUM is None, reason="Chromium is not installed")
def test_the_page_is_no_wider_than_its_window(tmp_path: Path, width: int) -> None:
    from tests.report.test_page_in_browser import MEASURE

    (tmp_path / "report.html").write_text(month_page(weeks_month.month(), "ru"), "utf-8")
    frame = tmp_path / "frame.html"
    frame.write_text(MEASURE.format(page="report.html", width=width), "utf-8")
    said = browser.dumped(frame)
    found = said.partition('id="said">')[2].partition("<")[0].split()
    assert int(found[1]) <= width
    assert float(found[3]) >= 13
