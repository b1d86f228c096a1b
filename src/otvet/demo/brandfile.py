"""The tea house's otvet.toml: its pages, advantages, foils, prices and the make-up of its audience."""

from decimal import Decimal
from typing import Any

import tomlkit

from otvet.demo.accounts import CHANNEL_REF, GROUP_REF, VK_REF
from otvet.demo.calendar import LAST
from otvet.demo.survey import margins
from otvet.demo.world import END, World
from otvet.i18n import Language

ASKED: dict[str, tuple[str, str]] = {
    "breakfast": ("завтраки весь день", "breakfast all day"),
    "own-blends": ("собственные купажи", "blends of our own"),
    "second-brew": ("вторая заварка бесплатно", "the second brew is free"),
    "tastings": ("бесплатные дегустации по субботам", "free tastings on Saturdays"),
    "own-cup": ("скидка со своей кружкой", "a discount with your own cup"),
    "dogs": ("можно с собакой", "dogs are welcome"),
    "night": ("ночной зал до шести утра", "a night hall until six in the morning"),
    "printing": ("печать фото на чашке", "your photo printed on a cup"),
}
"""What the survey asks for, in Russian and in English."""
TOLD = ("breakfast", "own-blends", "second-brew", "tastings", "own-cup", "dogs")
"""The advantages in the order of `survey.Wave.advantages`; dogs are welcome, but nobody says so."""
SILENT = "dogs"
FOILS = ("night", "printing")
GRID = (
    "breakfast",
    "night",
    "own-blends",
    "second-brew",
    "dogs",
    "printing",
    "tastings",
    "own-cup",
)
"""The order in which the form asks."""
BRAND = {"ru": "Чайная «Листок»", "en": "Listok Tea House"}
_MEANS = {"ru": "12 постов в неделю", "en": "12 posts a week"}
_SOURCE = {"ru": "статистика сообщества, октябрь 2026", "en": "page statistics, October 2026"}
_POSTS_COST = Decimal(18000)


def asked_as(code: str) -> str:
    """The wording of an advantage or foil in the form."""
    return ASKED[code][0]


def brand_toml(world: World, language: Language) -> str:
    """The text of otvet.toml."""
    return tomlkit.dumps(
        {
            "version": 1,
            "brand": _brand(language),
            # The month is the same on a machine that has fetched a better encoder.
            "opinion": {"encoder": "light"},
            "goals": {"audience_share": 0.01, "awareness_points": 2.0, "opinion_of_100": 90},
            "prices": {"response": 50, "panel_response": 20, "label": 5, "hour": 500},
            "pages": _pages(language),
            "advantages": [_item(code, language) | _told(code) for code in TOLD],
            "foils": [_item(code, language) for code in FOILS],
            "means": [{"text": _MEANS[language], "cost": int(_POSTS_COST)}],
            "margins": _margins(world, language),
        }
    )


def _brand(language: Language) -> dict[str, str]:
    return {
        "name": BRAND[language],
        "language": language,
        "zone": "Europe/Moscow",
        "currency": "RUB",
        "pack": "cafe",
    }


def _pages(language: Language) -> list[dict[str, str]]:
    title = BRAND[language]
    return [
        {"ref": VK_REF, "title": f"{title}, VK", "kind": "page"},
        {"ref": CHANNEL_REF, "title": f"{title}, Telegram", "kind": "channel", "linked": GROUP_REF},
    ]


def _item(code: str, language: Language) -> dict[str, Any]:
    russian, english = ASKED[code]
    text = russian if language == "ru" else english
    return {"code": code, "text": text[0].upper() + text[1:], "asked_as": [russian]}


def _told(code: str) -> dict[str, bool]:
    return {"communicated": False} if code == SILENT else {}


def _margins(world: World, language: Language) -> list[dict[str, Any]]:
    return [
        {
            "attribute": attribute,
            "shares": shares,
            "source": _SOURCE[language],
            "day": LAST.last_day,
        }
        for attribute, shares in margins(world.people, END).items()
    ]
