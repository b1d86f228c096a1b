"""From exports with e-mails and phones in them to the page: who is on which list, and nobody's name."""

import re
from collections.abc import Iterable
from datetime import date
from html import unescape
from pathlib import Path

import pytest

from otvet.answers.month import Month
from otvet.brand import Brand
from otvet.i18n import LANGUAGES, Language
from otvet.report.render import write_report
from otvet.report.text import month_text

TOML = """version = 1
[brand]
name = "Tea"
[[pages]]
ref = "vk:1"
kind = "group"
[[pages]]
ref = "telegram:2"
kind = "channel"
"""
PAGES = {"vk:1": 500, "telegram:2": 300}
SAID = {
    "en": (
        "Customers who follow none of the pages",
        "People around the brand, by lists of contacts",
        "3 lists, compared by phone, hold",
        "The same people, at least",
        "Lists of contacts show who follows two pages",
    ),
    "ru": (
        "Покупатели, не подписанные ни на одну страницу",
        "Сколько людей вокруг бренда, судя по спискам контактов",
        "Списков, которые сравниваются по телефону: 3",
        "Этих людей не меньше",
        "По спискам контактов видно, кто подписан на две страницы",
    ),
}


def email(who: int) -> str:
    return f"Person{who}@Mail.example" if who % 2 else f"person{who}@mail.example"


def phone(who: int, style: int = 0) -> str:
    """The same phone as people write it."""
    last = f"{1_000_000 + who * 7:07d}"
    return (
        f"+7 (900) {last[:3]}-{last[3:5]}-{last[5:]}",
        f"8900{last}",
        f"900 {last}",
    )[style]


def table(header: str, rows: Iterable[str]) -> str:
    return "\n".join([header, *rows]) + "\n"


TOLD = ("people_on_lists", "people_on_lists_at_least")
# Everybody divisible by 2 buys, by 3 reads the newsletter, by 5 follows in VK, by 7 the bot's page.
PEOPLE = range(1, 841)
FILES = {
    "orders 2026-10-31.csv": table(
        "Дата,Номер заказа,Сумма,Статус,Телефон",
        (f"2026-10-09,{n},900,выполнен,{phone(n)}" for n in PEOPLE if n % 2 == 0),
    ),
    "рассылка 2026-10-31.csv": table(
        "E-mail,Телефон,Имя", (f"{email(n)},{phone(n, 1)},Зоя" for n in PEOPLE if n % 3 == 0)
    ),
    "подписчики вк 2026-10-31.csv": table(
        "Телефон,Имя", (f"{phone(n, 2)},Зоя" for n in PEOPLE if n % 5 == 0)
    ),
    "bot 2026-10-31.csv": table(
        "list,page,email", (f"Bot,telegram:2,{email(n)}" for n in PEOPLE if n % 7 == 0)
    ),
}


@pytest.fixture(scope="module")
def brand(tmp_path_factory: pytest.TempPathFactory) -> Brand:
    folder = tmp_path_factory.mktemp("lists") / "tea"
    (folder / "inbox").mkdir(parents=True)
    (folder / "otvet.toml").write_text(TOML, "utf-8")
    for name, words in FILES.items():
        (folder / "inbox" / name).write_text(words, "utf-8")
    made = Brand(folder)
    for page, followers in PAGES.items():
        for day in (date(2026, 9, 30), date(2026, 10, 31)):
            made.enter(page, "followers", followers, day=day)
    collected = made.collect()
    assert {file.status for file in collected} == {"taken"}
    return made


@pytest.fixture(scope="module")
def month(brand: Brand) -> Month:
    return brand.month("2026-10")


def test_the_figures_are_those_that_counting_by_hand_gives(month: Month) -> None:
    """The bot knows e-mails alone, the till phones; only the newsletter joins the two.

    So the bot is not compared: with its people as people of their own there would be 1,560.
    """
    audience = month.audience
    figures = {one.code: one for one in audience.figures}
    assert figures["customers"].value == 420
    known = [n for n in PEOPLE if n % 2 == 0 and (n % 5 == 0 or (n % 7 == 0 and n % 3 == 0))]
    nothing = figures["customers_who_follow_nothing"]
    unlisted = sum(PAGES.values()) - len([n for n in PEOPLE if n % 5 == 0]) - 840 // 7
    assert nothing.high == 420 - len(known)
    assert nothing.low == max(420 - len(known) - unlisted, 0)
    both = len([n for n in PEOPLE if n % 105 == 0])
    people = figures["people_following"]
    assert (people.low, people.high) == (500, 800 - both)
    contacts = next(check for check in audience.checks if check.code == "several_lists")
    assert contacts.details["lists"] == 3
    all_of_them, at_least = (figures[code].value for code in TOLD)
    assert all_of_them == pytest.approx(840, abs=2)
    assert 700 < float(str(at_least)) < 840
    assert set(nothing.sources) | set(figures["people_on_lists"].sources) >= set(FILES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_are_told_in_text_and_on_the_page(
    month: Month, tmp_path: Path, language: Language
) -> None:
    text = " ".join(month_text(month, language).replace("\u00a0", " ").split())
    write_report(month, tmp_path / "out", language)
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    page = " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).replace("\u00a0", " ").split())
    for words in SAID[language]:
        assert words in page
    assert SAID[language][0] in text
    assert "mail.example" not in page.casefold() + text.casefold()


def test_an_erased_contact_is_on_no_list_any_more(brand: Brand, month: Month) -> None:
    """However the phone is written; the order stays, without its buyer."""
    before = {one.code: one.value for one in month.audience.figures}
    assert brand.erase("customer", phone(30, 1)) > 0
    after = {one.code: one.value for one in brand.month("2026-10").audience.figures}
    assert after["customers"] == int(str(before["customers"])) - 1
    assert brand.erase("customer", phone(30, 2)) == 0
