"""One month of one brand: three answers, what they stand on, and the means that are not goals."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

import numpy as np

from otvet._version import __version__
from otvet.answers.find import Found, find
from otvet.answers.look import Look
from otvet.answers.money import (
    CostLine,
    EventLine,
    SalesLine,
    cost_lines,
    event_lines,
    sales_lines,
)
from otvet.answers.notes import Notes
from otvet.answers.tables import What, table
from otvet.audience.answer import answer as answer_audience
from otvet.audience.cost import with_cost
from otvet.awareness.answer import answer as answer_awareness
from otvet.config import Config
from otvet.facts import YearMonth
from otvet.findings import Answer, Question, SourceLine
from otvet.i18n import Language
from otvet.opinion.answer import answer as answer_opinion
from otvet.store.store import Store

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION: Literal[1] = 1
"""Version of the month's JSON; a change that readers would notice raises it."""

SEED = 20_000
"""Base of the month's seed: the same facts give the same month, byte for byte."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeansLine:
    """A means with its cost. `question` is "" while nobody has said in order to what."""

    text: str
    cost: Decimal | None
    question: Literal["", "audience", "awareness", "opinion"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedLine:
    """Rows of a file that were not taken: the row's number, the column, the reason."""

    file: str
    row: int
    column: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """What a month says. Everything that is printed, drawn or sent comes from here."""

    brand: str
    slug: str
    month: YearMonth
    audience: Answer
    awareness: Answer
    opinion: Answer
    sources: tuple[SourceLine, ...] = ()
    means: tuple[MeansLine, ...] = ()
    costs: tuple[CostLine, ...] = ()
    events: tuple[EventLine, ...] = ()
    sales: tuple[SalesLine, ...] = ()
    rejected: int = 0
    rejected_rows: tuple[RejectedLine, ...] = ()
    notes: Notes = field(default_factory=Notes)
    look: Look = field(default_factory=Look)
    currency: str = "RUB"
    language: Language = "ru"
    simulated: bool = False
    truth: Mapping[str, float] | None = None
    today: date | None = None
    seed: int = SEED
    version: str = __version__
    schema_version: int = SCHEMA_VERSION

    @property
    def answers(self) -> tuple[Answer, Answer, Answer]:
        """The three answers in their order."""
        return (self.audience, self.awareness, self.opinion)

    def answer(self, question: Question) -> Answer:
        """The answer to one question."""
        return {"audience": self.audience, "awareness": self.awareness, "opinion": self.opinion}[
            question
        ]

    def table(self, what: What = "answers") -> "pa.Table":
        """The findings of one kind as an Arrow table; `.to_pandas()` makes a data frame of it."""
        return table(self, what)

    def find(self, name: str) -> tuple[Found, ...]:
        """What the month says under a name, such as `followers`, and what it stands on."""
        return find(self, name)


def answer_month(store: Store, month: YearMonth, config: Config, *, slug: str) -> Month:
    """The three answers of a month from the facts in the store.

    Each question draws from its own stream of the month's seed, so that one question's data
    never change another one's interval.
    """
    seed = SEED + month.index
    draws = [np.random.default_rng([seed, number]) for number in range(3)]
    costs = cost_lines(store, month, config)
    currency = config.brand.currency
    spent = sum((line.amount for line in costs if line.currency == currency), Decimal(0))
    audience = answer_audience(store, month, config, rng=draws[0])
    return Month(
        brand=config.brand.name,
        slug=slug,
        month=month,
        audience=with_cost(audience, spent, currency),
        awareness=answer_awareness(store, month, config, rng=draws[1]),
        opinion=answer_opinion(store, month, config, rng=draws[2], people=people_of(audience)),
        sources=store.source_lines(month),
        means=means_lines(config),
        costs=costs,
        events=event_lines(store, month),
        sales=sales_lines(store, month),
        currency=currency,
        language=config.brand.language,
        seed=seed,
    )


def people_of(audience: Answer) -> tuple[float, float] | None:
    """People who follow the brand or act, from … to; None where followers are not known."""
    told = {figure.code: figure for figure in audience.figures}
    following, others = told.get("people_following"), told.get("active_non_followers")
    if following is None or following.low is None or following.high is None:
        return None
    more = others.value if others is not None and isinstance(others.value, int | float) else 0
    return following.low + more, following.high + more


def means_lines(config: Config) -> tuple[MeansLine, ...]:
    """The ledger of means: what is done, what it costs, and in order to what."""
    return tuple(
        MeansLine(text=means.text, cost=means.cost, question=means.in_order_to)
        for means in config.means
    )
