"""The brand that the tests of survey exports ask about, and how they look at answers."""

from pathlib import Path

from tests.sources.reading import config, door, facts, rows

from otvet.facts import Response, Row

BRAND = config(
    advantages=[
        {
            "code": "fast",
            "text": "Быстро",
            "asked_as": ["Быстро, рядом с домом", "adv[SQ001]", "Quick, close to home"],
        },
        {"code": "cheap", "text": "Недорого", "asked_as": ["adv[SQ002]", "Inexpensive"]},
    ],
    foils=[
        {"code": "night", "text": "Ночной зал", "asked_as": ["adv[SQ003]", "Open all night"]},
    ],
)


def taken(path: Path) -> list[Row]:
    """The file's rows, every one of them with exactly one fate."""
    found = rows(path, door(BRAND))
    for row in found:
        assert bool(row.facts) + (row.fault is not None) + bool(row.left_out) == 1
    return found


def answers(path: Path) -> list[dict[str, float | None]]:
    """What each respondent knows, by code."""
    found = facts(taken(path), Response)
    return [{item.item: item.value for item in one.items} for one in found]
