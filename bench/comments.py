"""Comments for the benches, made of the sentences that lie in the package: no two are the same.

Five to forty words in Russian or English, with what people do to words: slips of the keys, letters
drawn out, capitals, smiles, prices, now and then a link or a name. Slips matter: they make words
that no list of stems has met, as a real month is full of.
"""

from collections.abc import Sequence
from typing import get_args

import numpy as np

from otvet.config import PackName
from otvet.opinion.codeframe import codeframe
from otvet.text.sentences import labelled

SHORTEST, LONGEST = 5, 40
TAILS = ("", "", "", "", "!", "!!!", ")", ")))", " 😡", " 👍", " 🙂", "...", " (((", " ❤️")
LINKED = (" https://vk.com/wall-1_{n}", " @ivanova_{n}", " #кафе{n}", " http://example.com/{n}")
SLIPS, DRAWN, LOUD, LINKS, FIGURES, COPIES = 0.25, 0.05, 0.04, 0.03, 0.2, 0.05
_RUSSIAN = 0.7


def comments(count: int, *, pack: PackName = "cafe") -> list[str]:
    """So many comments; about a twentieth say nearly what another one says."""
    rng = np.random.default_rng(11)
    ours = _sentences(pack)
    made: dict[str, None] = {}
    while len(made) < count:
        known = ours[int(rng.random() >= _RUSSIAN)]
        text = _noisy(_joined(known, rng), rng)
        made.setdefault(text if text not in made else f"{text} {len(made)}")
    told = list(made)
    for place in rng.integers(1, count, round(COPIES * count)).tolist():
        told[place] = f"{told[place - 1]} {place}"
    return told


def _sentences(pack: PackName) -> tuple[Sequence[str], Sequence[str]]:
    """Russian and English ones; those of the brand's own trade stand in for most of a month."""
    own = [say for kind in codeframe(pack).kinds for say in (*kind.says, *kind.praises)]
    others = [
        say for name in get_args(PackName) for kind in codeframe(name).kinds for say in kind.says
    ]
    every = [*labelled("sentiment")[0], *labelled("causes")[0], *own * 4, *others]
    return [say for say in every if not say.isascii()], [say for say in every if say.isascii()]


def _joined(known: Sequence[str], rng: np.random.Generator) -> str:
    wanted = int(np.clip(rng.lognormal(2.6, 0.6), SHORTEST, LONGEST))
    words: list[str] = []
    while len(words) < wanted:
        said = known[int(rng.integers(len(known)))].rstrip(".")
        words += f"{said}{'.,!'[rng.choice(3, p=[0.7, 0.2, 0.1])]}".split()
    return " ".join(words[:LONGEST]).rstrip(",")


def _noisy(text: str, rng: np.random.Generator) -> str:
    chances, n = rng.random(5), int(rng.integers(100_000))
    if chances[0] < SLIPS:
        place = int(rng.integers(1, len(text) - 1))
        text = text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]
    if chances[1] < DRAWN:
        place = int(rng.integers(len(text)))
        text = text[:place] + text[place] * 4 + text[place:]
    if chances[2] < LOUD:
        text = text.upper()
    if chances[3] < FIGURES:
        text += f" {n % 5000} ₽"
    text += TAILS[n % len(TAILS)]
    return text + LINKED[n % len(LINKED)].format(n=n) if chances[4] < LINKS else text
