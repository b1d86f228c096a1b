"""What people write: sentences composed from the phrases of `ru.toml` and `en.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import numpy as np

from otvet.i18n import Language

Kind = Literal["praise", "question", "chat"]
_SLOT = re.compile(r"\{(\w+)\}")
_TYPOS = 0.07
_LETTERS = {"о": "а", "е": "и", "и": "е", "т": "тт", "с": "сс", "a": "e", "e": "a", "t": "tt"}


@dataclass(frozen=True, slots=True)
class Phrases:
    """The phrases of one language, as its file holds them."""

    slots: dict[str, list[str]]
    negative: dict[str, list[str]]
    problems: dict[str, list[str]]
    remarks: dict[str, list[str]]
    kinds: dict[str, dict[str, list[str]]]
    own: dict[str, list[str]]
    posts: dict[str, list[str]]


@cache
def phrases(language: Language) -> Phrases:
    """The phrases of a language, read once."""
    raw = tomllib.loads((files("otvet") / "demo" / f"{language}.toml").read_text("utf-8"))
    return Phrases(
        slots=raw["slots"],
        negative=raw["negative"],
        problems={code: part["core"] for code, part in raw["problems"].items()},
        remarks=raw["remarks"],
        kinds={kind: raw[kind] for kind in ("praise", "question", "chat")},
        own=raw["own"],
        posts=raw["posts"],
    )


def problem_codes() -> tuple[str, ...]:
    """The problems guests may have, the most frequent first; the same in both languages."""
    return tuple(phrases("ru").problems)


def complaint(codes: tuple[str, ...], language: Language, rng: np.random.Generator) -> str:
    """A comment that names each of the problems once."""
    words = phrases(language)
    said = [_filled(_pick(words.problems[code], rng), words, rng) for code in codes]
    return _grumbled(" ".join(said), words, rng)


def remark(number: int, language: Language, rng: np.random.Generator) -> str:
    """A complaint that hardly anybody else would make."""
    words = phrases(language)
    text = _led_in(_pick(words.remarks["open"], rng), words.remarks["core"][number])
    return _roughened(text, words.negative["marks"], rng)


def remark_count(language: Language) -> int:
    """How many rare remarks there are in a language."""
    return len(phrases(language).remarks["core"])


def small_talk(kind: Kind, language: Language, rng: np.random.Generator) -> str:
    """A comment without any complaint."""
    words = phrases(language)
    text = _filled(_pick(words.kinds[kind]["core"], rng), words, rng)
    return _roughened(text, words.kinds[kind]["marks"], rng)


def own_reply(*, to_complaint: bool, language: Language, rng: np.random.Generator) -> str:
    """What the brand answers."""
    return _pick(phrases(language).own["complaint" if to_complaint else "other"], rng)


def post_text(rng: np.random.Generator) -> tuple[str, str]:
    """A post of the brand: its title and its body, in Russian."""
    words = phrases("ru")
    return _pick(words.posts["title"], rng), _filled(_pick(words.posts["body"], rng), words, rng)


def _pick(choices: list[str], rng: np.random.Generator) -> str:
    return choices[int(rng.random() * len(choices))]


def _filled(core: str, words: Phrases, rng: np.random.Generator) -> str:
    text = _SLOT.sub(lambda slot: _pick(words.slots[slot[1]], rng), core)
    return text[0].upper() + text[1:]


def _grumbled(text: str, words: Phrases, rng: np.random.Generator) -> str:
    whole = _led_in(_pick(words.negative["open"], rng), text)
    end = _pick(words.negative["close"], rng)
    return _roughened(f"{whole} {end}" if end else whole, words.negative["marks"], rng)


def _led_in(start: str, text: str) -> str:
    """The sentence after its opening words; a comma or colon takes its capital away."""
    if start and start[-1] in ",:" and not text.startswith("I "):
        text = text[0].lower() + text[1:]
    return f"{start} {text}" if start else text


def _roughened(text: str, marks: list[str], rng: np.random.Generator) -> str:
    """As people type: without the last full stop, in small letters, with emoji and typos."""
    if rng.random() < 0.5:
        text = text.removesuffix(".")
    if rng.random() < 0.25:
        text = text[0].lower() + text[1:]
    if rng.random() < _TYPOS:
        text = _typo(text, rng)
    if rng.random() < 0.3:
        mark = _pick(marks, rng)
        text += mark if mark[0] in "()" else f" {mark}"
    return text


def _typo(text: str, rng: np.random.Generator) -> str:
    """One letter inside a word goes wrong."""
    at = 1 + int(rng.random() * (len(text) - 2))
    letter = text[at]
    if not (letter.isalpha() and text[at - 1].isalpha()):
        return text
    return text[:at] + _LETTERS.get(letter, "") + text[at + 1 :]
