"""Who lives in the simulated town: who follows which page on which day, and how lively they are."""

from dataclasses import dataclass

import numpy as np

from otvet.demo.calendar import DAYS, MONTHS, PLANS, days_of
from otvet.stats.arrays import FloatArray, IntArray

VK, TELEGRAM = 0, 1
PAGES = (VK, TELEGRAM)
AT_OPENING = (2350, 1540)
"""Followers when the story begins."""
BOTH_AT_OPENING = 300
"""People who follow both pages then."""
ON_BOTH = 0.105
"""Share of those who join a page who follow the other one already: it keeps the overlap steady."""
AUDIENCE_GROWTH = 0.038
"""True growth of people who follow or act in the last month."""
ROOM = 12_000
NEVER = DAYS + 1
AGES = ("18-24", "25-34", "35-44", "45 и старше")
_AGE_SHARES = (0.22, 0.34, 0.27, 0.17)
_WOMEN, _ENGLISH = 0.64, 0.2
LIVELINESS = (0.13, 0.16, 1.0)
"""Mean comments a month at 50 posts: VK follower, Telegram follower, somebody who follows none."""
_SHAPES = (0.6, 0.6, 1.0)


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who ever met the brand; a row is a person.

    `joined` and `left` (page, person) are days: the person follows from `joined` on until the day
    before `left`. `met` and `lost` are months between which somebody who follows nothing may write.
    """

    joined: IntArray
    left: IntArray
    met: IntArray
    lost: IntArray
    woman: IntArray
    age: IntArray
    english: IntArray
    rate: FloatArray
    acts: IntArray
    """Comments (page or stranger, month, person); row 2 are comments in VK by non-followers."""

    @property
    def size(self) -> int:
        """How many people there are."""
        return int(self.woman.size)

    def followers(self, page: int, day: int) -> IntArray:
        """Who follows the page when the day ends."""
        return np.flatnonzero((self.joined[page] <= day) & (self.left[page] > day))

    def following_any(self, day: int) -> IntArray:
        """Who follows at least one page when the day ends: people, each counted once."""
        follows = (self.joined <= day) & (self.left > day)
        return np.flatnonzero(follows.any(axis=0))

    def strangers(self, month: int) -> IntArray:
        """Who may write in the month without following any page."""
        return np.flatnonzero((self.met <= month) & (self.lost > month))

    def audience(self, month: int) -> IntArray:
        """People who follow or may write in the month."""
        return np.union1d(self.following_any(days_of(month)[-1]), self.strangers(month))


class _Town:
    """The town while it grows month by month; frozen into `People` at the end."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng
        self.size = 0
        self.joined = np.full((2, ROOM), NEVER, dtype=np.int64)
        self.left = np.full((2, ROOM), NEVER, dtype=np.int64)
        self.met = np.full(ROOM, len(MONTHS), dtype=np.int64)
        self.lost = np.full(ROOM, len(MONTHS), dtype=np.int64)
        self.rate = np.stack(
            [rng.gamma(k, m / k, ROOM) for k, m in zip(_SHAPES, LIVELINESS, strict=True)]
        )
        self.acts = np.zeros((3, len(MONTHS), ROOM), dtype=np.int64)

    def newcomers(self, count: int) -> IntArray:
        """Rows of people nobody has met yet."""
        self.size += count
        return np.arange(self.size - count, self.size)

    def following(self, page: int, day: int) -> IntArray:
        """Who follows the page when the day ends."""
        return np.flatnonzero((self.joined[page] <= day) & (self.left[page] > day))

    def people_following(self, day: int) -> int:
        """How many people follow at least one page when the day ends."""
        return int(((self.joined <= day) & (self.left > day)).any(axis=0).sum())


def grow_town(rng: np.random.Generator) -> People:
    """Fourteen months of following, leaving and writing; the last month is grown to the truth."""
    town = _Town(rng)
    _open(town)
    for month in range(len(MONTHS)):
        _turn_strangers_over(town, month)
        for page in PAGES:
            _leave(town, page, month)
        _join(town, month)
        _act(town, month)
    return _frozen(town)


def _open(town: _Town) -> None:
    for page in PAGES:
        fans = town.newcomers(AT_OPENING[page] - (BOTH_AT_OPENING if page == TELEGRAM else 0))
        town.joined[page, fans] = -1
    known = town.following(VK, 0)
    both = town.rng.choice(known, BOTH_AT_OPENING, replace=False)
    town.joined[TELEGRAM, both] = -1


def _turn_strangers_over(town: _Town, month: int) -> None:
    """One in seven is replaced each month; the number follows the plan."""
    here = np.flatnonzero((town.met < month) & (town.lost >= len(MONTHS)))
    gone = town.rng.choice(here, here.size // 7, replace=False)
    town.lost[gone] = month
    fresh = town.newcomers(PLANS[month].strangers - (here.size - gone.size))
    town.met[fresh] = month


def _leave(town: _Town, page: int, month: int) -> None:
    days = days_of(month)
    fans = town.following(page, days[0] - 1)
    gone = town.rng.choice(fans, town.rng.binomial(fans.size, PLANS[month].left), replace=False)
    town.left[page, gone] = town.rng.integers(days[0], days[-1] + 1, gone.size)


def _join(town: _Town, month: int) -> None:
    """Some of those who join follow the other page already; the rest are new people."""
    days, before = days_of(month), days_of(month)[0] - 1
    fans = [town.following(page, before).size for page in PAGES]
    wanted = [int(town.rng.poisson(PLANS[month].joined * size)) for size in fans]
    both = [town.rng.binomial(count, ON_BOTH) for count in wanted]
    for page in PAGES:
        _start(town, page, _from_the_other(town, page, both[page], days[-1]), days)
    fresh = sum(wanted) - sum(both)
    if month == len(MONTHS) - 1:
        fresh = _still_missing(town, days[-1])
    to_vk = round(fresh * fans[VK] / sum(fans))
    for page, count in ((VK, to_vk), (TELEGRAM, fresh - to_vk)):
        _start(town, page, town.newcomers(count), days)


def _start(town: _Town, page: int, people: IntArray, days: range) -> None:
    town.joined[page, people] = town.rng.integers(days[0], days[-1] + 1, people.size)


def _from_the_other(town: _Town, page: int, count: int, day: int) -> IntArray:
    there = town.following(1 - page, day)
    free = there[town.joined[page, there] == NEVER]
    return np.asarray(town.rng.choice(free, min(count, free.size), replace=False))


def _still_missing(town: _Town, day: int) -> int:
    """New people that bring the audience of the last month to its true growth."""
    last = len(MONTHS) - 1
    before = town.people_following(days_of(last)[0] - 1)
    acted = int((town.acts[2, last - 1] > 0).sum())
    ratio = PLANS[last].strangers / PLANS[last - 1].strangers
    goal = (1 + AUDIENCE_GROWTH) * (before + acted) - acted * ratio
    return round(goal) - town.people_following(day)


def _act(town: _Town, month: int) -> None:
    """Comments of the month: a gamma-mixed Poisson, more of them when more is posted."""
    pace = PLANS[month].posts / 50
    last = days_of(month)[-1]
    groups = [town.following(page, last) for page in PAGES]
    groups.append(np.flatnonzero((town.met <= month) & (town.lost > month)))
    for row, people in enumerate(groups):
        town.acts[row, month, people] = town.rng.poisson(town.rate[row, people] * pace)


def _frozen(town: _Town) -> People:
    rng, size = town.rng, town.size
    return People(
        joined=town.joined[:, :size],
        left=town.left[:, :size],
        met=town.met[:size],
        lost=town.lost[:size],
        woman=(rng.random(size) < _WOMEN).astype(np.int64),
        age=rng.choice(len(AGES), size, p=_AGE_SHARES),
        english=(rng.random(size) < _ENGLISH).astype(np.int64),
        rate=town.rate[:, :size],
        acts=town.acts[:, :, :size],
    )
