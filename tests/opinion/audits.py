"""A simulated brand whose texts are read by patterns and labelled by somebody who knows the truth."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from tests.store_fixture import OBSERVED, land_facts

from otvet.config import BrandPart, Config
from otvet.facts import ActorId, Fact, Mention, PageRef, YearMonth
from otvet.findings import Answer
from otvet.opinion.answer import answer
from otvet.opinion.audit.ask import sheet
from otvet.opinion.audit.sheet import Sheet, SheetText
from otvet.opinion.codeframe import codeframe
from otvet.store.audits import Label
from otvet.store.store import Store

OCTOBER = YearMonth.parse("2026-10")
CONFIG = Config(brand=BrandPart(name="Teahouse", pack="cafe"))
FRAME = codeframe("cafe")
WAIT = "Ждали заказ почти час, это чересчур"
TASTE = "Суп пересолен, есть невозможно совсем"
SMALL = "Порции стали крошечные, раньше было больше"
RUDE = "Официантка нам нахамила"
ODD = "Ужас, а не вывеска над входом в вашу чайную"
PRAISE = "Вкусный чай, быстро обслужили, спасибо"
CODES = {WAIT: "long_wait", TASTE: "taste", SMALL: "small_portions", RUDE: "rude_staff"}

Truth = Callable[[SheetText], tuple[int, tuple[str, ...]]]


def mention(number: int, text: str, *, author: int | None = None) -> Mention:
    return Mention(
        page=PageRef("file:reviews"),
        native_id=str(number),
        at=datetime(2026, 10, 1 + number % 28, 12, tzinfo=UTC),
        kind="review",
        text=text,
        actor=ActorId(1000 + number if author is None else author),
    )


def month_of(counts: Mapping[str, int]) -> list[Fact]:
    """One text of each person, so many of each kind; words that mean nothing tell them apart."""
    texts = [text for text, n in counts.items() for _ in range(n)]
    return [mention(n, f"{text} {_gibberish(n)} {n}") for n, text in enumerate(texts)]


def _gibberish(seed: int) -> str:
    """Long enough that no two texts are near copies of one another."""
    rng = np.random.default_rng(seed)
    letters = rng.choice(list("бвгджзклмнпрст"), 32), rng.choice(list("аеиоуы"), 32)
    said = "".join(map("".join, zip(*letters, strict=True)))
    return " ".join(said[n : n + 8] for n in range(0, len(said), 8))


def prepared(store: Store, n: int | None = None, *, config: Config = CONFIG) -> Sheet:
    return sheet(store, OCTOBER, FRAME, config, n=n, at=OBSERVED)


def as_read(text: SheetText) -> tuple[int, tuple[str, ...]]:
    """A person who finds what the reader finds."""
    problems = tuple(sorted(text.guess.problems))
    return (-1 if problems else 1), problems


def labelled(texts: Sequence[SheetText], truth: Truth = as_read, rater: str = "1") -> list[Label]:
    return [
        Label(
            mention=text.mention,
            rater=rater,
            sentiment=truth(text)[0],
            problems=truth(text)[1],
            at=OBSERVED,
        )
        for text in texts
    ]


def answered(store: Store, config: Config = CONFIG) -> Answer:
    return answer(store, OCTOBER, config, rng=np.random.default_rng(1))


def brand(tmp_path: Path, counts: Mapping[str, int]) -> Store:
    return land_facts(tmp_path, month_of(counts), CONFIG)
