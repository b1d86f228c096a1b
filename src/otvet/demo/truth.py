"""What is true of the simulated tea house, to be printed beside what the report finds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from otvet.facts import YearMonth

if TYPE_CHECKING:
    from otvet.answers.month import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """The true figures of the last month, and what was written into the files.

    `audience_growth_share` is the growth of people who follow or act; `knowledge_change_points`
    the change of knowledge of the communicated advantages since the wave before, over the whole
    audience; `novelty_share` the chance that the next person who speaks up raises what nobody
    raised in the month. `rows_by_file` counts every row or message of a file, `bad_rows_by_file`
    those that are broken on purpose, `problem_authors` the accounts that raised each problem.
    """

    seed: int
    month: YearMonth
    audience_growth_share: float
    followers_growth_share: float
    knowledge_change_points: float
    novelty_share: float
    people_following: int
    people_following_before: int
    pages_per_follower: float
    pages_per_follower_before: float
    active_non_followers: int
    active_non_followers_before: int
    non_followers: int
    non_followers_before: int
    followers_by_page: Mapping[str, int]
    followers_before_by_page: Mapping[str, int]
    knowledge_share: float
    knowledge_before_share: float
    silent_change_points: float
    guessing_share: float
    authors: int
    problem_authors: Mapping[str, int]
    comments: int
    own_replies: int
    orders: int
    promo_orders: int
    rows_by_file: Mapping[str, int]
    bad_rows_by_file: Mapping[str, int]

    @property
    def by_question(self) -> dict[str, float]:
        """The true value of each question's primary figure, in the unit of its estimate."""
        return {
            "audience": self.audience_growth_share,
            "awareness": self.knowledge_change_points,
            "opinion": 100 * (1 - self.novelty_share),
        }

    def beside(self, month: "Month") -> "Month":
        """The month with the truth beside its answers."""
        return replace(month, simulated=True, truth=self.by_question, today=TODAY)


TODAY = date(2026, 11, 1)
"""The day on which the simulated files were exported."""
