"""The whole simulated world of one seed, and the truth about its last month."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from otvet.demo import survey, texts
from otvet.demo.calendar import LAST, MONTHS, days_of
from otvet.demo.people import PAGES, TELEGRAM, VK, People, grow_town
from otvet.demo.survey import GUESSING, WAVES, Minds, Wave
from otvet.demo.till import Order, ring_up
from otvet.demo.truth import Truth
from otvet.demo.voices import (
    COMPLAINS,
    REMARKS,
    SECOND_PROBLEM,
    Comment,
    Post,
    problem_law,
    publish,
    remark_code,
    speak,
)
from otvet.i18n import LANGUAGES, Language
from otvet.stats.arrays import BoolArray, FloatArray

END = len(MONTHS) - 1
COMMUNICATED = 5
"""The first five advantages are told; the last one is silent."""
PAGE_NAMES = {VK: "vk", TELEGRAM: "telegram"}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everything that happened."""

    seed: int
    people: People
    posts: tuple[Post, ...]
    comments: tuple[Comment, ...]
    minds: Minds
    waves: tuple[Wave, ...]
    orders: tuple[Order, ...]


def live(seed: int) -> World:
    """The world of a seed; each part draws from its own stream, so parts do not move each other."""
    people = grow_town(_stream(seed, 0))
    posts = publish(_stream(seed, 1))
    minds = survey.think(people, _stream(seed, 3))
    return World(
        seed=seed,
        people=people,
        posts=posts,
        comments=speak(people, posts, _stream(seed, 2)),
        minds=minds,
        waves=survey.ask(people, minds, _stream(seed, 7)),
        orders=ring_up(people, _points(people, minds), _stream(seed, 5)),
    )


def _stream(seed: int, part: int) -> np.random.Generator:
    return np.random.default_rng([seed, part])


def _points(people: People, minds: Minds) -> FloatArray:
    """True knowledge of the communicated advantages in every month, in points."""
    known = [_mean_known(survey.knowledge(people, minds, wave)) for wave in range(len(WAVES))]
    return np.asarray(np.interp(np.arange(len(MONTHS)), WAVES, 100 * np.array(known)))


def _mean_known(shares: FloatArray) -> float:
    return float(shares[:COMMUNICATED].mean())


def audience_growth(people: People) -> float:
    """True growth of people who follow or act over the last month.

    Followers as people; those who follow no page enter with the number who acted in the month
    before, grown as their true number grew: more posts make more of them act, not more of them.
    """
    before, now = (people.following_any(days_of(month)[-1]).size for month in (END - 1, END))
    acted = int((people.acts[2, END - 1] > 0).sum())
    ratio = people.strangers(END).size / people.strangers(END - 1).size
    return (now + acted * ratio) / (before + acted) - 1


def authors(comments: tuple[Comment, ...], month: int) -> dict[tuple[int, int], set[str]]:
    """Accounts that spoke up in the month, each with the problems it raised."""
    found: dict[tuple[int, int], set[str]] = {}
    for comment in comments:
        if comment.month == month and comment.person is not None:
            found.setdefault((comment.page, comment.person), set()).update(comment.problems)
    return found


def novelty(people: People, said: Mapping[tuple[int, int], set[str]], month: int) -> float:
    """The chance that the next person who speaks up raises what nobody raised in the month."""
    raised = set().union(*said.values())
    seen = np.array([code in raised for code in texts.problem_codes()])
    nothing_new = _nothing_new(problem_law(month), seen)
    english = float(np.mean([people.english[person] for _, person in said]))
    shares: dict[Language, float] = {"en": english, "ru": 1 - english}
    rare = sum(shares[language] * _unheard(raised, language) for language in LANGUAGES)
    return 1 - (1 - COMPLAINS + COMPLAINS * nothing_new) * (1 - REMARKS * rare)


def _nothing_new(law: FloatArray, seen: BoolArray) -> float:
    """The chance that all problems of a complaint are among the seen ones."""
    one = float(law[seen].sum())
    pairs = law[seen] * (one - law[seen]) / (1 - law[seen])
    return (1 - SECOND_PROBLEM) * one + SECOND_PROBLEM * float(pairs.sum())


def _unheard(raised: set[str], language: Language) -> float:
    count = texts.remark_count(language)
    return sum(remark_code(language, number) not in raised for number in range(count)) / count


def truth_of(
    world: World, *, rows_by_file: Mapping[str, int], bad_rows_by_file: Mapping[str, int]
) -> Truth:
    """The true figures of the last month beside what was written."""
    people = world.people
    said = authors(world.comments, END)
    before, now = (_followers(people, month) for month in (END - 1, END))
    one, all_of = (people.following_any(days_of(month)[-1]).size for month in (END - 1, END))
    known = [survey.knowledge(people, world.minds, wave) for wave in (1, 2)]
    own = sum(comment.person is None for comment in world.comments)
    return Truth(
        seed=world.seed,
        month=LAST,
        audience_growth_share=audience_growth(people),
        followers_growth_share=sum(now.values()) / sum(before.values()) - 1,
        knowledge_change_points=100 * (_mean_known(known[1]) - _mean_known(known[0])),
        novelty_share=novelty(people, said, END),
        people_following=all_of,
        people_following_before=one,
        pages_per_follower=sum(now.values()) / all_of,
        pages_per_follower_before=sum(before.values()) / one,
        active_non_followers=int((people.acts[2, END] > 0).sum()),
        active_non_followers_before=int((people.acts[2, END - 1] > 0).sum()),
        non_followers=people.strangers(END).size,
        non_followers_before=people.strangers(END - 1).size,
        followers_by_page=now,
        followers_before_by_page=before,
        knowledge_share=_mean_known(known[1]),
        knowledge_before_share=_mean_known(known[0]),
        silent_change_points=100 * float(known[1][COMMUNICATED] - known[0][COMMUNICATED]),
        guessing_share=GUESSING,
        authors=len(said),
        problem_authors=_raised_by(said),
        comments=len(world.comments) - own,
        own_replies=own,
        orders=len(world.orders),
        promo_orders=sum(bool(order.promo_code) for order in world.orders),
        rows_by_file=rows_by_file,
        bad_rows_by_file=bad_rows_by_file,
    )


def _followers(people: People, month: int) -> dict[str, int]:
    last = days_of(month)[-1]
    return {PAGE_NAMES[page]: int(people.followers(page, last).size) for page in PAGES}


def _raised_by(said: Mapping[tuple[int, int], set[str]]) -> dict[str, int]:
    counts = Counter(code for codes in said.values() for code in codes)
    return dict(sorted(counts.items(), key=lambda found: (-found[1], found[0])))
