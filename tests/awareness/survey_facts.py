"""Responses made by the dozen, for tests of awareness."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime

from otvet.config import AdvantagePart, BrandPart, Config, FoilPart, GoalsPart, MarginPart
from otvet.facts import ActorId, Fact, Response, ResponseItem

SEPTEMBER, OCTOBER_DAY = (
    datetime(2026, 9, 15, 12, tzinfo=UTC),
    datetime(2026, 10, 15, 12, tzinfo=UTC),
)


def brand(
    *,
    points: float = 2.0,
    advantages: Sequence[str] = ("brew",),
    silent: Sequence[str] = (),
    foils: Sequence[str] = ("gold",),
    margins: Mapping[str, Mapping[str, float]] | None = None,
    compare_wave: str = "",
    rivals: Sequence[str] = (),
) -> Config:
    told = [AdvantagePart(code=code, text=f"Text of {code}") for code in advantages]
    kept = [AdvantagePart(code=code, text=code, communicated=False) for code in silent]
    return Config(
        brand=BrandPart(name="Teahouse"),
        advantages=(*told, *kept),
        foils=tuple(FoilPart(code=code, text=code) for code in foils),
        rivals=tuple(rivals),
        margins=tuple(
            MarginPart(attribute=name, shares=dict(shares), source="VK statistics")
            for name, shares in (margins or {}).items()
        ),
        goals=GoalsPart(awareness_points=points, compare_wave=compare_wave),
    )


def wave(
    name: str,
    at: datetime,
    columns: Mapping[tuple[str, str], Iterable[float | None]],
    *,
    margins: Mapping[str, Sequence[str]] | None = None,
    actors: Sequence[int | None] | None = None,
    complete: bool = True,
    start: int = 0,
) -> list[Fact]:
    """One response per row of the columns, which are given by role and item."""
    rows = list(zip(*columns.values(), strict=True))
    facts: list[Fact] = []
    for number, row in enumerate(rows):
        said = [
            ResponseItem(role=role, item=item, value=value)
            for (role, item), value in zip(columns, row, strict=True)
        ]
        told = [
            ResponseItem(role="margin", item=attribute, text=texts[number])
            for attribute, texts in (margins or {}).items()
        ]
        who = actors[number] if actors else None
        facts.append(
            Response(
                survey="tea",
                wave=name,
                native_id=f"{start + number}",
                at=at,
                items=(*said, *told),
                actor=None if who is None else ActorId(who),
                complete=complete,
            )
        )
    return facts


def first(known: int, n: int) -> list[float | None]:
    """The first `known` of `n` respondents know it."""
    answers: list[float | None] = [1.0] * known
    return answers + [0.0] * (n - known)


def known_and_guessed(
    n: int, *, known: int, guessed: int
) -> dict[tuple[str, str], list[float | None]]:
    """An advantage and a foil, independent of each other: guessers are as many among knowers."""
    among = known * guessed // n
    assert among * n == known * guessed
    foil = first(among, known) + first(guessed - among, n - known)
    return {("advantage", "brew"): first(known, n), ("foil", "gold"): foil}
