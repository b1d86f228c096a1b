"""From the files of a survey handed out on every page to what the page says of people."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from tests.truth.worlds import follower_survey, followers_of_pages

from otvet.brand import Brand
from otvet.findings import Figure
from otvet.report.text import month_text

pytestmark = pytest.mark.slow

PAGES = {"vk:teahouse": "ВКонтакте", "telegram:tea": "Telegram", "youtube:teahouse": "YouTube"}
TOML = 'version = 1\n[brand]\nname = "Чайная"\npack = "cafe"\n[prices]\nresponse = 40\n' + "".join(
    f'[[pages]]\nref = "{ref}"\nkind = "channel"\n' for ref in PAGES
)
HEADER = "Отметка времени,На какие наши страницы вы подписаны?,via\n"


def brand(folder: Path, sizes: Sequence[int]) -> Brand:
    """Every page counted by hand at both ends of October."""
    (folder / "inbox").mkdir(parents=True)
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    made = Brand(folder)
    for page, size in zip(PAGES, sizes, strict=True):
        for day in (date(2026, 9, 30), date(2026, 10, 31)):
            made.enter(page, "followers", size, day=day)
    return made


def answered(made: Brand, said: Sequence[tuple[str, Sequence[str]]]) -> None:
    """A Google form: the page each respondent came through, and the pages they say they follow."""
    lines = [
        f"{1 + n % 28:02d}.10.2026 {n // 28 % 24:02d}:{n // 672:02d}:00,"
        f'"{", ".join(PAGES[page] for page in follows)}",{via}\n'
        for n, (via, follows) in enumerate(said)
    ]
    (made.inbox / "Анкета 2026-10.csv").write_text(HEADER + "".join(lines), "utf-8")
    assert {file.status for file in made.collect()} == {"taken"}


def told(made: Brand) -> tuple[Figure, str]:
    month = made.month("2026-10")
    figure = next(one for one in month.audience.figures if one.code == "people_following")
    return figure, " ".join(month_text(month, "ru").replace("\u00a0", " ").split())


def through(
    survey_via: Sequence[int], follows: Sequence[Sequence[bool]]
) -> list[tuple[str, list[str]]]:
    refs = list(PAGES)
    return [
        (refs[via], [page for page, yes in zip(refs, row, strict=True) if yes])
        for via, row in zip(survey_via, follows, strict=True)
    ]


def test_links_on_every_page_give_the_number_of_people(tmp_path: Path) -> None:
    """7,000 people, and who follows more pages answers 1.3 times as readily for each."""
    rng = np.random.default_rng(11)
    follows = followers_of_pages(3, 7000, sizes="one main page", rng=rng)
    survey = follower_survey(follows, 300, readiness=0.3, rng=rng)
    made = brand(tmp_path / "tea", [int(n) for n in follows.sum(axis=0)])
    answered(made, through(survey.via.tolist(), survey.follows.tolist()))
    figure, words = told(made)
    assert isinstance(figure.value, int)
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low <= 7000 <= figure.high
    assert figure.high - figure.low < 0.2 * 7000
    assert "Подписчики нескольких страниц могут отвечать охотнее" in words


def test_answers_that_fit_no_model_give_bounds_and_say_so(tmp_path: Path) -> None:
    """Through VK a third follow Telegram too; through Telegram nobody follows VK."""
    vk, telegram, youtube = PAGES
    said = [(vk, [vk, telegram])] * 50 + [(vk, [vk])] * 100 + [(telegram, [telegram])] * 150
    said += [(youtube, [youtube])] * 75 + [(youtube, [youtube, vk, telegram])] * 75
    made = brand(tmp_path / "tea", [2000, 2000, 2000])
    answered(made, said)
    figure, words = told(made)
    assert (figure.value, figure.reason) == (None, "model_does_not_fit")
    assert figure.low is not None
    assert figure.high is not None
    assert 2000 <= figure.low < figure.high <= 6000
    assert "ответы, пришедшие по разным ссылкам, не согласуются" in words


def test_too_few_through_a_link_give_bounds_and_the_price_of_the_rest(tmp_path: Path) -> None:
    """40 more through VK and 110 through YouTube, 40 roubles each."""
    vk, telegram, youtube = PAGES
    said = [(vk, [vk])] * 110 + [(telegram, [telegram])] * 150 + [(youtube, [youtube])] * 40
    made = brand(tmp_path / "tea", [2000, 2000, 2000])
    answered(made, said)
    figure, words = told(made)
    assert (figure.value, figure.reason) == (None, "overlap_bounded")
    assert "Не хватает ответов: 150, это около 6 000 ₽" in words
    assert "vk:teahouse: 40, youtube:teahouse: 110" in words
