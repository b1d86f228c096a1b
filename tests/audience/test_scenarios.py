"""What may be mistaken for growth, from the files that people drop to the words on the page.

Each month must end in "we don't know yet" or in the corrected figure, and say why in both languages.
"""

from collections.abc import Collection
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from tests.audience.fake_world import (
    OCTOBER,
    SEPTEMBER,
    collect,
    make_group,
    people,
    quiet,
    told,
    write_comments,
    write_joins,
    write_members,
)

from otvet.answers.month import Month
from otvet.brand import Brand
from otvet.findings import Answer, Check, Figure, Verdict
from otvet.i18n import LANGUAGES, Language

MONTH = "2026-10"
FOLLOWERS = 300


def check(found: Answer, code: str) -> Check:
    return next(one for one in found.checks if one.code == code)


def figure(found: Answer, code: str) -> Figure:
    return next(one for one in found.figures if one.code == code)


def assert_said(month: Month, words: dict[Language, str]) -> None:
    """The words stand in the text and on the page, in both languages."""
    for language in LANGUAGES:
        for where in told(month, language):
            assert words[language] in where


# Bought followers


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2, 0.4])
def test_followers_bought_in_a_day_are_named_and_give_no_verdict(
    tmp_path: Path, share: float
) -> None:
    """The count alone would say: grew by 5 to 40%."""
    bought = round(5000 * share)
    brand = make_group(tmp_path / "tea", {SEPTEMBER: 5000, OCTOBER: 5000 + bought})
    write_joins(brand, quiet(bought=bought))
    collect(brand)
    month = brand.month(MONTH)
    assert month.audience.verdict is Verdict.NOT_KNOWN
    assert figure(month.audience, "growth_without_bursts").value == pytest.approx(0, abs=0.001)
    assert_said(
        month,
        {
            "en": "(vk:42: 13 Oct), and without them the verdict would be another",
            "ru": "(vk:42: 13 октября), и без них ответ был бы другим",
        },
    )


def bought_page(folder: Path, share: float) -> tuple[Brand, frozenset[str]]:
    """A group of 2,000 people, none of them new, who buy a share of them; and who was bought."""
    old, bought = people(2000), people(round(2000 * share), start=2000)
    brand = make_group(folder, {SEPTEMBER: 2000, OCTOBER: 2000 + len(bought)})
    write_members(brand, old, SEPTEMBER)
    write_members(brand, [*old, *bought], OCTOBER)
    collect(brand)
    return brand, frozenset(f"vk:{one}" for one in bought)


def look(brand: Brand, fakes: Collection[str], *, n: int = 100) -> None:
    """A person opens every account of the sample and says what it is."""
    rows = brand.audit_followers(MONTH, n=n).rows
    said = [
        (number, {"account": account, "real_or_fake": "фейк" if account in fakes else "живой"})
        for number, (account, *_) in enumerate(rows, 1)
    ]
    taken = brand.label_followers(MONTH, said, "1")
    assert (len(taken.labels), taken.bad) == (n, ())


@pytest.mark.parametrize("share", [0.05, 0.1, 0.2, 0.4])
def test_fakes_found_in_a_sample_are_taken_out_of_the_change(tmp_path: Path, share: float) -> None:
    """Nobody came but fakes: the corrected change is nought, or below what matters."""
    brand, fakes = bought_page(tmp_path / "tea", share)
    assert brand.month(MONTH).audience.verdict is Verdict.YES
    look(brand, fakes)
    found = brand.month(MONTH)
    audience = found.audience
    assert audience.method == "followers_without_fakes"
    assert audience.verdict is not Verdict.YES
    assert audience.estimate is not None
    assert audience.estimate.low < 0.005
    assert audience.estimate.value < share / 5
    part = figure(audience, "fake_share")
    assert part.low is not None
    assert part.high is not None
    assert part.low <= share / (1 + share) <= part.high
    if audience.verdict is Verdict.NOT_KNOWN:
        assert {need.code for need in audience.needs} <= {"account_labels", "next_month"}
    real = figure(audience, "real_followers")
    assert real.value == pytest.approx(2000, rel=0.03)
    assert_said(
        found,
        {
            "en": "Followers looked at by hand: 100. Fakes make",
            "ru": "Подписчиков проверено вручную: 100. Накрутка и боты —",
        },
    )


def test_a_burst_is_settled_by_looking_at_a_sample(tmp_path: Path) -> None:
    """Counts alone cannot tell bought followers from a post that spread; a person can."""
    brand, fakes = bought_page(tmp_path / "tea", 0.2)
    write_joins(brand, quiet(bought=400))
    collect(brand)
    before = brand.month(MONTH)
    assert check(before.audience, "join_burst").passed is False
    need = next(need for need in before.audience.needs if need.code == "account_labels")
    assert (need.amount, need.unit) == (100, "accounts")
    assert_said(
        before,
        {
            "en": "look at a random sample of followers by hand (100 accounts)",
            "ru": "проверить вручную случайно отобранных подписчиков (100 аккаунтов)",
        },
    )
    look(brand, fakes, n=300)
    after = brand.month(MONTH).audience
    assert check(after, "join_burst").passed
    assert after.verdict is not Verdict.YES
    assert after.estimate is not None
    assert after.estimate.high < 0.03


def test_people_who_came_are_a_yes_though_there_are_fakes(tmp_path: Path) -> None:
    """A tenth of the page was bought long ago, and a tenth came of themselves this month."""
    old, new = people(2000), people(200, start=2000)
    brand = make_group(tmp_path / "tea", {SEPTEMBER: 2000, OCTOBER: 2200})
    write_members(brand, old, SEPTEMBER)
    write_members(brand, [*old, *new], OCTOBER)
    collect(brand)
    look(brand, [f"vk:{one}" for one in old[:200]])
    found = brand.month(MONTH)
    assert (found.audience.verdict, found.audience.size) == (Verdict.YES, "matters")
    assert found.audience.estimate is not None
    assert found.audience.estimate.low < 200 / 1800 < found.audience.estimate.high
    assert_said(
        found,
        {"en": "Yes. Without fakes there are", "ru": "Да. Без накрутки подписчиков стало на"},
    )


# Hunters of giveaways


def active(rng: np.random.Generator) -> NDArray[np.int64]:
    """How often each of 600 people acts in a month."""
    return rng.poisson(np.random.default_rng(1).gamma(1.0, 2.0, 600))


def acts(
    who: Collection[int], times: NDArray[np.int64], month: int, *, last: int = 30
) -> list[tuple[date, int]]:
    """That many comments of each, on days from the first to the last one."""
    rng = np.random.default_rng(month)
    each = np.repeat(list(who), times)
    return [
        (date(2026, month, int(d)), int(w))
        for w, d in zip(each, rng.integers(1, last + 1, each.size), strict=True)
    ]


def commented_page(
    folder: Path,
    *,
    hunters: int = 0,
    last: int = 30,
    members: tuple[int, int] = (FOLLOWERS, FOLLOWERS),
) -> Brand:
    """A group of 300 where the same 600 people who follow nothing comment in both months.

    Args:
        folder: The brand's folder.
        hunters: People who comment once, in October.
        last: The last day of October of which the network gives anything.
        members: How many of the followers the two lists hold.
    """
    brand = make_group(folder, {SEPTEMBER: FOLLOWERS, OCTOBER: FOLLOWERS})
    follow, others, rng = people(FOLLOWERS, start=5000), people(600), np.random.default_rng(3)
    for day, listed in zip((SEPTEMBER, OCTOBER), members, strict=True):
        write_members(brand, follow[:listed], day)
    write_comments(brand, acts(others, active(rng), 9), name="comments_09")
    came = acts(people(hunters, start=2000), np.ones(hunters, dtype=np.int64), 10, last=last)
    write_comments(brand, [*acts(others, active(rng), 10, last=last), *came], name="comments_10")
    collect(brand)
    return brand


def test_the_same_people_are_no_growth(tmp_path: Path) -> None:
    """What the scenarios below stand beside: nothing forbids a verdict, and it is no yes."""
    found = commented_page(tmp_path / "tea").month(MONTH).audience
    assert found.method == "people_who_follow_or_act"
    assert not [one.code for one in found.checks if one.forces and one.passed is False]
    assert found.verdict is not Verdict.YES


def test_hunters_of_a_giveaway_are_seen_by_the_shape_of_activity(tmp_path: Path) -> None:
    """Five hundred one-off commenters would otherwise be half an audience more."""
    month = commented_page(tmp_path / "tea", hunters=500).month(MONTH)
    assert month.audience.verdict is Verdict.NOT_KNOWN
    assert check(month.audience, "activity_shape").passed is False
    assert_said(
        month,
        {
            "en": "People were active in another way than a month ago, as after a giveaway.",
            "ru": "Люди вели себя не так, как месяц назад: так бывает после розыгрыша.",
        },
    )


def test_hunters_who_join_within_days_are_a_burst(tmp_path: Path) -> None:
    """300 join on the day of the prize; without them nothing has grown."""
    brand = make_group(tmp_path / "tea", {SEPTEMBER: 3000, OCTOBER: 3300})
    write_joins(brand, quiet(bought=300))
    collect(brand)
    month = brand.month(MONTH)
    assert month.audience.verdict is Verdict.NOT_KNOWN
    assert_said(month, {"en": "giveaway hunters look like this", "ru": "охотники за розыгрышами"})


# A network that stops


def test_a_network_that_stops_counting_in_mid_month_gives_no_verdict(tmp_path: Path) -> None:
    """3% came by the 14th; who left after that nobody knows."""
    brand = make_group(tmp_path / "tea", {SEPTEMBER: 5000, date(2026, 10, 14): 5150})
    collect(brand)
    month = brand.month(MONTH)
    assert month.audience.verdict is Verdict.NOT_KNOWN
    assert check(month.audience, "uneven_days").forces
    assert "follower_counts" in {need.code for need in month.audience.needs}
    assert_said(
        month,
        {
            "en": "The two follower counts are not a month apart: vk:42",
            "ru": "Между двумя подсчётами подписчиков не месяц: vk:42",
        },
    )


def test_a_network_that_stops_telling_who_acts_gives_no_verdict(tmp_path: Path) -> None:
    """Comments end on the 14th, and half a month of them stands beside a whole one."""
    month = commented_page(tmp_path / "tea", last=14).month(MONTH)
    assert month.audience.verdict is Verdict.NOT_KNOWN
    assert check(month.audience, "acts_stopped").details["since"] == "2026-10-14"
    assert "later_acts" in {need.code for need in month.audience.needs}
    assert_said(
        month,
        {
            "en": "Nothing is known of what people did since 14 Oct (vk:42)",
            "ru": "Что люди делали после 14 октября, неизвестно (vk:42)",
        },
    )


# A list that is cut


def test_a_list_of_followers_cut_at_500_rows_makes_nobody_a_stranger(tmp_path: Path) -> None:
    """Twenty of 520 followers are not listed in October; all of them comment, as in September."""
    follow, others = people(520, start=5000), people(40)
    brand = make_group(tmp_path / "tea", {SEPTEMBER: 520, OCTOBER: 520})
    write_members(brand, follow, SEPTEMBER)
    write_members(brand, follow[:500], OCTOBER)
    who = [*others, *follow[500:]]
    for month in (9, 10):
        twice = np.full(len(who), 2, dtype=np.int64)
        write_comments(brand, acts(who, twice, month), name=f"comments_{month}")
    collect(brand)
    found = brand.month(MONTH)
    assert (found.audience.method, found.audience.verdict) == ("followers_alone", Verdict.NO)
    assert figure(found.audience, "active_non_followers").value is None
    assert_said(
        found,
        {
            "en": "The networks give no list of followers",
            "ru": "Сети не дают списка подписчиков",
        },
    )


@pytest.mark.parametrize("listed", [(300, 281), (281, 300)])
def test_lists_that_lack_some_decide_only_what_those_cannot_turn(
    tmp_path: Path, listed: tuple[int, int]
) -> None:
    """Who is missing is counted as following; if they act as others do, the verdict must stand."""
    found = commented_page(tmp_path / "tea", members=listed).month(MONTH).audience
    assert found.method == "people_who_follow_or_act"
    assert found.verdict is not Verdict.YES


def test_comments_cut_at_500_rows_are_no_loss_of_people(tmp_path: Path) -> None:
    """Of October only the newest 500 comments came; in them 250 people seem to be gone."""
    brand = commented_page(tmp_path / "tea")
    lines = (brand.inbox / "vk_comments_10.csv").read_text("utf-8").splitlines()
    rows = sorted(lines[1:], key=lambda row: row[:10])[-500:]
    brand = make_group(tmp_path / "cut", {SEPTEMBER: FOLLOWERS, OCTOBER: FOLLOWERS})
    for name in ("vk_members_2026-09-30.csv", "vk_members_2026-10-31.csv", "vk_comments_09.csv"):
        (brand.inbox / name).write_bytes((tmp_path / "tea" / "inbox" / name).read_bytes())
    cut = "\n".join([lines[0], *rows]) + "\n"
    (brand.inbox / "vk_comments_10.csv").write_text(cut, "utf-8")
    collect(brand)
    month = brand.month(MONTH)
    assert month.audience.verdict is Verdict.NOT_KNOWN
    assert check(month.audience, "acts_cut").details["rows"] == "500"
    assert_said(
        month,
        {
            "en": "A list of what people did may be cut: 500 rows",
            "ru": "Список действий, похоже, обрезан: в нём 500 строк",
        },
    )
