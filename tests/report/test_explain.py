"""`otvet explain`: from any number on the page back to its files, and forth to the same number."""

import csv
import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner
from tests.report import demo_month, samples

from otvet.answers.find import Found, every
from otvet.answers.month import Month
from otvet.brand import Brand
from otvet.cli.month import explain as command
from otvet.errors import InputError
from otvet.findings import Figure
from otvet.i18n import LANGUAGES, Language
from otvet.report.explain import explain, listing, python

KNOWN = frozenset({"figure", "page", "problem", "advantage"})


def _said(month: Month, name: str, language: Language = "en", *, sql: bool = False) -> str:
    return "\n".join(explain(month, name, language, folder="tea", sql=sql))


def test_the_way_leads_from_the_number_to_the_file() -> None:
    """Every number can be recomputed only if its way is shown."""
    said = _said(samples.october(), "audience")
    for step in ("48,304 accounts", "/followers.md", "/audience_followers.sql", "telegram/result"):
        assert step in said
        said = said.partition(step)[2]
    assert "row 17, column date" in said
    assert "seed 20000" in said


def test_a_figure_is_told_with_its_meaning_its_formula_and_its_python() -> None:
    said = _said(samples.october(), "at_least")
    assert "6,121 people" in said
    assert "at least so many people" in said
    assert "f₀ = (n − 1)/n" in said
    assert "otvet.Brand('tea').month('2026-10').find('at_least')" in said


def test_the_text_of_a_query_is_told_when_asked_for() -> None:
    assert "where metrics.name = 'followers'" in _said(samples.october(), "followers", sql=True)
    assert "where metrics.name" not in _said(samples.october(), "followers")


def test_a_verdict_is_told_with_the_rule_that_made_it() -> None:
    said = _said(samples.october(), "verdict")
    assert said.count("the smallest change that matters") == 2
    assert "above 90 of 100" in said


def test_a_page_is_told_with_both_counts_and_a_need_with_its_price() -> None:
    assert "21,194 → 21,804 (+610" in _said(samples.october(), "vk:teahouse")
    assert "8,400\u00a0₽" in _said(samples.october(), "panel")


def test_a_file_is_told_with_its_rows_and_what_was_not_taken() -> None:
    said = _said(samples.october(), samples.FILES[0])
    assert "row 17, column date: " in said
    assert said.count("rejected, ") == 2


def test_an_unknown_name_is_led_to_the_nearest_in_both_languages() -> None:
    for language, word in (("en", "nearest: followers"), ("ru", "похожие: followers")):
        with pytest.raises(InputError) as refused:
            explain(samples.october(), "folowers", "en")
        assert word in refused.value.say(language)  # type: ignore[arg-type]  # both are languages


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", samples.MONTHS)
def test_whatever_a_month_holds_can_be_explained(name: str, language: Language) -> None:
    """Nothing at all, long names and hostile ones too; no code escape reaches the terminal."""
    month = samples.MONTHS[name]()
    lines = listing(month, language)
    for found in every(month):
        lines += explain(month, found.name, language) if "\x1b" not in found.name else []
    assert not set("".join(lines)) & set("\x1b\u202e\u200b{}") or name == "hostile"
    assert not set("".join(lines)) & set("\x1b\u202e\u200b")


def _on_the_page(month: Month) -> Iterator[Found]:
    return (found for found in every(month) if found.kind in KNOWN)


@pytest.mark.slow
@demo_month.GROUP
def test_explain_finds_every_number_of_the_demo_and_names_its_source() -> None:
    month = demo_month.month("en")
    found = list(_on_the_page(month))
    assert len(found) > 70
    for one in found:
        said = _said(month, one.name)
        assert f"{one.name}: " in said
        if one.name.startswith("margin_"):
            assert "otvet.toml" in said
            continue
        for count in one.counts:
            assert f"store/sql/{count}.sql" in said
        assert one.counts, one.name
        assert one.files or _is_a_gap(one), one.name
        for file in one.files:
            assert f"{file} (" in said, one.name
            assert "2026" in said.partition(f"{file} (")[2].partition("\n")[0]


@pytest.mark.slow
@demo_month.GROUP
def test_the_line_of_python_gives_the_number_that_is_explained(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is printed to be pasted, so it must run, for every name there is."""
    month = demo_month.month("en")
    counted = SimpleNamespace(month=lambda when: month if when == "2026-10" else None)
    real = python(month, "followers", str(demo_month.folder("en")))
    assert _run(real) == month.find("followers")
    monkeypatch.setattr("otvet.brand.Brand", {"tea": counted}.__getitem__)
    for one in every(month):
        assert one in _run(python(month, one.name, "tea"))


def _run(line: str) -> tuple[Found, ...]:
    head, _, last = line.partition("; ")
    space: dict[str, Any] = {}
    exec(head, space)  # noqa: S102  # our own line, which is printed to be run
    found: tuple[Found, ...] = eval(last, space)  # noqa: S307  # the same
    return found


@pytest.mark.slow
@demo_month.GROUP
def test_three_numbers_of_the_demo_are_what_its_files_say() -> None:
    """Counted from the inbox with the standard library alone, as an auditor would."""
    inbox, month = demo_month.folder("en") / "inbox", demo_month.month("en")
    figures = {figure.code: figure.value for a in month.answers for figure in a.figures}
    assert figures["followers"] == _followers(inbox, "31.10.2026", "2026-10-31")
    assert figures["followers_before"] == _followers(inbox, "30.09.2026", "2026-09-30")
    people, acts = _acted(inbox, "2026-10")
    assert (figures["seen_people"], figures["actions"]) == (len(people), acts)
    members = set((inbox / "vk_members_2026-10-31.csv").read_text("utf-8").split())
    assert figures["active_followers"] == len(people & members)
    assert figures["responses"] == _responses(inbox / "anketa_2026-10.csv")


def _followers(inbox: Path, day: str, iso: str) -> int:
    """VK's daily figure of the day, and the channel's count typed in by hand."""
    text = (inbox / "vk_stats.csv").read_text("cp1251")
    rows = csv.DictReader(text.splitlines(), delimiter=";")
    [vk] = [row["Подписчики"] for row in rows if row["Дата"] == day]
    [hand] = inbox.glob(f"hand-{iso}-*.json")
    typed = json.loads(hand.read_text("utf-8"))["value"]
    return int("".join(filter(str.isdigit, vk))) + int(typed)


def _acted(inbox: Path, month: str) -> tuple[set[str], int]:
    """Who commented or reacted, deleted accounts and the brand itself left out."""
    acts = [*_vk_acts(inbox, month), *_telegram_acts(inbox, month)]
    return set(acts), len(acts)


def _vk_acts(inbox: Path, month: str) -> Iterator[str]:
    text = (inbox / "vk_comments.csv").read_text("utf-8-sig")
    for row in csv.DictReader(text.splitlines(), delimiter=";"):
        if row["date"].startswith(month) and not row["from_id"].startswith("-"):
            yield row["from_id"]


def _telegram_acts(inbox: Path, month: str) -> Iterator[str]:
    export = json.loads((inbox / "ChatExport_2026-11-01 (1)" / "result.json").read_text("utf-8"))
    for message in export["messages"]:
        said = [message] if message["type"] == "message" else []
        reacted = [one for some in message.get("reactions", ()) for one in some.get("recent", ())]
        for act in [*said, *reacted]:
            if act["date"].startswith(month) and act["from"] and act["from_id"].startswith("user"):
                yield act["from_id"]


def _responses(file: Path) -> int:
    """Forms with a day that exists; one was broken on purpose."""
    rows = csv.DictReader(file.read_text("utf-8").splitlines())
    days = [row["Отметка времени"] for row in rows]
    return sum(int(day[:2]) <= 31 for day in days)


@pytest.mark.slow
@demo_month.GROUP
def test_a_closed_month_is_explained_as_it_was_sent(tmp_path: Path) -> None:
    """The client asks about the number on the page in hand, not about today's count."""
    folder = shutil.copytree(demo_month.folder("en"), tmp_path / "tea")
    brand = Brand(folder)
    brand.close("2026-10")
    brand.enter("vk:teahouse", "followers", 3900, day=date(2026, 10, 31))
    brand.collect()
    ask = ["followers", "-b", str(folder)]
    said = CliRunner().invoke(command, ask, catch_exceptions=False).output
    assert "4,958 accounts" in said
    assert "Recounted since" in said
    assert "5,862" in "\n".join(explain(brand.month("2026-10"), "followers", "en"))


@pytest.mark.slow
@demo_month.GROUP
def test_without_a_name_the_names_are_listed() -> None:
    ask = ["-b", str(demo_month.folder("en")), "--lang", "ru"]
    said = CliRunner().invoke(command, ask, catch_exceptions=False).output
    assert re.search(r"^followers +.*: 4\u00a0958\u00a0аккаунтов$", said, re.MULTILINE)
    assert re.search(r"^long_wait +Долго ждать", said, re.MULTILINE)


def _is_a_gap(found: Found) -> bool:
    """A figure that is not known has its reason, and may have no file that could tell it."""
    return (
        isinstance(found.finding, Figure)
        and found.finding.value is None
        and bool(found.finding.reason)
    )
