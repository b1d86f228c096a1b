"""The truth must be true: each figure is found again here by another way."""

from functools import cache

import numpy as np
import pytest

from otvet.demo import texts
from otvet.demo.calendar import PLANS, days_of
from otvet.demo.people import PAGES, VK
from otvet.demo.survey import WAVES, knowledge
from otvet.demo.voices import _topics, problem_law
from otvet.demo.world import END, World, authors, live, novelty


@cache
def world() -> World:
    """One world for all tests of this file."""
    return live(11)


def test_novelty_is_how_often_the_next_person_says_something_new() -> None:
    """The formula against 30,000 people who speak up next; 4 standard errors."""
    people, said = world().people, authors(world().comments, END)
    true = novelty(people, said, END)
    raised = set().union(*said.values())
    rng, law = np.random.default_rng(0), problem_law(END)
    english = np.mean([people.english[person] for _, person in said])
    new = [
        not raised.issuperset(_topics(law, "en" if rng.random() < english else "ru", rng))
        for _ in range(30_000)
    ]
    assert true == pytest.approx(np.mean(new), abs=4 * np.sqrt(true / 30_000))
    assert 0.002 < true < 0.05


def test_everybody_who_spoke_up_raised_only_problems_that_exist() -> None:
    """An author's problems are those of the author's own comments."""
    known = set(texts.problem_codes())
    for codes in authors(world().comments, END).values():
        assert {code for code in codes if "-remark-" not in code} <= known


def test_more_posts_show_more_people_though_there_are_hardly_more() -> None:
    """The trap that the demo sets: heads seen grow much faster than the people behind them."""
    people = world().people
    seen = [int((people.acts[2, month] > 0).sum()) for month in (END - 1, END)]
    there = [people.strangers(month).size for month in (END - 1, END)]
    assert PLANS[END].posts > 1.2 * PLANS[END - 1].posts
    assert there == [PLANS[END - 1].strangers, PLANS[END].strangers]
    assert seen[1] / seen[0] > there[1] / there[0]


def test_people_are_counted_once_however_many_pages_they_follow() -> None:
    """The truth is in people; the pages' own counts add up to more."""
    people, day = world().people, days_of(END)[-1]
    sets = [set(people.followers(page, day).tolist()) for page in PAGES]
    assert people.following_any(day).size == len(sets[0] | sets[1]) < len(sets[0]) + len(sets[1])


def test_strangers_follow_no_page() -> None:
    """Somebody who follows is not "active without following"."""
    people = world().people
    for month in (END - 1, END):
        following = people.following_any(days_of(month)[-1])
        assert not np.intersect1d(people.strangers(month), following).size


def test_nobody_who_left_still_comments_as_a_follower() -> None:
    """A follower's comment belongs to somebody on the list of the month's end."""
    people = world().people
    wrote = np.flatnonzero(people.acts[VK, END])
    assert np.isin(wrote, people.followers(VK, days_of(END)[-1])).all()


def test_what_is_known_once_is_not_forgotten_and_the_silent_one_stays() -> None:
    """Knowledge of told advantages grows from wave to wave; the silent one only drifts with who
    the audience is."""
    known = [knowledge(world().people, world().minds, wave) for wave in range(len(WAVES))]
    means = [float(shares[:5].mean()) for shares in known]
    assert means == sorted(means)
    assert abs(known[2][5] - known[1][5]) < 0.015
    assert 1.5 < 100 * (means[2] - means[1]) < 5.5


def test_more_knowledge_and_audience_sell_more() -> None:
    """Octobers are compared, so that the season falls out."""
    days = np.array([order.second // 86_400 for order in world().orders])
    first, last = (np.isin(days, np.array(days_of(month))).sum() for month in (1, END))
    assert 1.05 < last / first < 1.5
