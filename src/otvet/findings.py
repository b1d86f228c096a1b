"""What was concluded. Codes and numbers only: words are made once, in `report.words`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Literal

Question = Literal["audience", "awareness", "opinion"]
QUESTIONS: tuple[Question, ...] = ("audience", "awareness", "opinion")
Unit = Literal["share", "points", "of_100", "people", "accounts"]
"""share 0..1; points and of_100 0..100; people and accounts are counts."""
Size = Literal["matters", "less_than_matters"]


class Verdict(StrEnum):
    """The answer to a question."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """A value with its interval; `level` is two-sided, 0.90 so that low > 0 means 95 of 100.

    `inner_low` and `inner_high` bound the middle half. A counted figure has low = value = high.
    """

    value: float
    low: float
    high: float
    unit: Unit
    level: float = 0.90
    inner_low: float | None = None
    inner_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """What would turn "we don't know yet" into an answer, and its price.

    `code` names the act (for example follower_counts, survey_wave, panel, labels, authors,
    singletons, longer_window); `amount` counts `unit` (responses, labels, authors, numbers);
    `cost` is in the brand's currency, None where it cannot be told; 0 is free.
    """

    code: str
    amount: int | None = None
    unit: str = ""
    cost: Decimal | None = None
    currency: str = "RUB"
    hours: float | None = None
    days: int | None = None
    decides: Question | None = None
    details: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A named test of the conclusion; `passed` None only informs.

    A failed check with `forces` True is why the verdict is "we don't know yet".
    """

    code: str
    passed: bool | None
    forces: bool = False
    details: Mapping[str, str | int | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of the answer and where it came from.

    `value` None always has a `reason`. `count` names the query of `store/sql`, `measure` the page
    of `docs/measures`, `sources` the imported files behind it.
    """

    code: str
    value: float | int | str | None
    unit: str = ""
    low: float | None = None
    high: float | None = None
    reason: str = ""
    count: str = ""
    measure: str = ""
    sources: tuple[str, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Someone's own words, without names; where and when they were said."""

    text: str
    source: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekPoint:
    """People who raised a problem in the week that begins on a Monday, of all who spoke up in it."""

    week_start: date
    authors: int
    of: int


Moved = Literal["", "more", "fewer", "no_change_shown"]
"""What became of a problem beside the eight weeks before; "" where nothing can be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FixedLine:
    """Something done against a problem, and shares of authors before, in the week of it and after.

    `fell` says whether fewer raise it since: a difference in time, which is no cause. A share is
    None where nobody spoke up.
    """

    on: date
    what: str
    before: Estimate | None
    during: Estimate | None
    after: Estimate | None
    fell: Verdict
    change: Estimate | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLine:
    """A problem in one source or segment; `authors` and `share` None are hidden: too few people."""

    cell: str
    authors: int | None = None
    of: int | None = None
    share: Estimate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Days in which far more people complained than before, or many near-same texts appeared.

    `kind` burst: `authors` people where `expected` were to be expected and `limit` would still be
    usual; `problem` "" means complaints of any kind. `kind` copies: `texts` that say nearly the
    same, of `authors` people.
    """

    kind: Literal["burst", "copies"]
    first: date
    last: date
    authors: int
    texts: int = 0
    expected: float | None = None
    limit: int | None = None
    problem: str = ""
    name: Mapping[str, str] = field(default_factory=dict)
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentLine:
    """Shares of a problem among respondents who comment and among those who never do."""

    problem: str
    name: Mapping[str, str]
    speak: float
    silent: float
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SilentMajority:
    """Do those who keep silent name the same problems? Inside one survey, by the same question.

    `alike` NO: some problems differ; YES never follows from a test that shows no difference.
    `reason` says what is missing where nothing could be compared.
    """

    speaking: int
    silent: int
    alike: Verdict = Verdict.NOT_KNOWN
    p_value: float | None = None
    reason: str = ""
    lines: tuple[SilentLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A repeated complaint: raw counts (`corrected` False) until labels correct them.

    `name` holds the problem's name by language; `authors` people who raised it this month,
    `share` of all authors who spoke up, with its interval.
    """

    code: str
    name: Mapping[str, str]
    cause: str
    mentions: int
    authors: int
    share: Estimate
    corrected: bool = False
    quotes: tuple[Quote, ...] = ()
    trend: tuple[WeekPoint, ...] = ()
    change: Estimate | None = None
    moved: Moved = ""
    fixed: tuple[FixedLine, ...] = ()
    by_page: tuple[CellLine, ...] = ()
    by_follow: tuple[CellLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProblem:
    """Complaints outside the codeframe that are alike, offered to a person as a new problem.

    `name` is made of their own words, most frequent forms; `authors` is 3 or more.
    """

    name: str
    mentions: int
    authors: int
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AdvantageLine:
    """Knowledge of one advantage (or foil) before and after, guessing taken out for advantages."""

    code: str
    name: str
    role: Literal["advantage", "foil", "silent"]
    after: Estimate
    before: Estimate | None = None
    change: Estimate | None = None
    moved: Verdict | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageLine:
    """One page's followers: now, a month ago; None with a reason where nobody knows."""

    page: str
    title: str
    now: int | None
    before: int | None
    now_day: date | None = None
    before_day: date | None = None
    reason: str = ""
    by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """An import that this answer stands on."""

    run: str
    source: str
    file: str
    rows_in: int
    rows_taken: int
    rows_rejected: int
    rows_left_out: int
    first_day: date | None = None
    last_day: date | None = None
    by_hand: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """The smallest change that matters (opinion: the level wanted), set before the month."""

    value: float
    unit: Unit
    compare_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendPoint:
    """A figure at the end of a month, with the ends that rounding leaves open."""

    month: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """Something that happened while the audience was counted; it need not have moved it.

    `kind` is that of an event or of a cost, or burst: a day on which `people` more than usual joined.
    """

    kind: str
    first_day: date
    last_day: date
    note: str = ""
    people: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CurvePoint:
    """Of 100 who speak up next, those who say nothing new, after so many authors were read."""

    authors: int
    known: float
    forecast: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question, with everything it stands on.

    `method` is the code of the primary figure used (methods differ by what data there are), for
    example followers_alone, people_who_follow_or_act, knowledge, aided, novelty.
    `unplaced_causes` are texts that fit no known problem, by the cause that the reader guesses.
    """

    question: Question
    verdict: Verdict
    goal: Goal
    method: str
    estimate: Estimate | None = None
    size: Size | None = None
    chance: float | None = None
    needs: tuple[Need, ...] = ()
    checks: tuple[Check, ...] = ()
    figures: tuple[Figure, ...] = ()
    problems: tuple[Problem, ...] = ()
    new_problems: tuple[NewProblem, ...] = ()
    advantages: tuple[AdvantageLine, ...] = ()
    pages: tuple[PageLine, ...] = ()
    trend: tuple[TrendPoint, ...] = ()
    happened: tuple[Happening, ...] = ()
    curve: tuple[CurvePoint, ...] = ()
    alerts: tuple[Alert, ...] = ()
    silent: SilentMajority | None = None
    sources: tuple[SourceLine, ...] = ()
    unplaced_causes: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recount:
    """An answer that late data or newer code would change: as it was closed, and as it would be."""

    question: Question
    was: Verdict
    now: Verdict
    was_estimate: Estimate | None
    now_estimate: Estimate | None

    @property
    def turned(self) -> bool:
        """Whether the verdict itself would be another one."""
        return self.was is not self.now
