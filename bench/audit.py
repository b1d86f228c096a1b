"""How often corrected shares cover the truth on sentences that people have labelled: `python -m bench.audit`.

A reader says a class of each sentence and how sure it is; 1,000 times a sample is drawn as the
product draws it, its labels are looked up, and each class's 95% interval is held against its
share of all sentences. Two readers are tried: one of a few words, poor on purpose, since a
correction that needs a good reader is none, and the product's own.
"""

import argparse
import csv
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from bench.gold import problem_chances, problem_labels
from otvet.opinion.codeframe import codeframe
from otvet.stats.arrays import IntArray
from otvet.stats.audited import audited
from otvet.stats.sampling import draw, surer
from otvet.text.encoders.light import light
from otvet.text.model_input import for_model
from otvet.text.sentiment import CLASSES, sentiment

Said: TypeAlias = tuple[str, float]
"""The class of a text and how sure the reader is of it, 0..1."""
Reader: TypeAlias = Callable[[Sequence[str]], Sequence[Said]]

ASPECTS = {
    "Price": "цен дорог дешев счет чек стоим руб",
    "Service": "официант обслуж персонал администратор вежлив ждал ждать принес девушк",
    "Interior": "интерьер музык атмосфер зал уютн обстановк столик",
    "Food": "блюд вкусн салат мяс суп порци кухн десерт еда",
}
SENTIMENTS = {
    "negative": "не нет плохо ужас отключ долго опять сбой хуже бесит",
    "positive": "спасибо хорош отлич рад люблю лучш быстр супер ура",
}


@dataclass(frozen=True, slots=True)
class Gold:
    """A labelled set: where it lies, which column is the label, and who reads it."""

    file: str
    column: str
    name: str
    reader: Reader


@dataclass(frozen=True, slots=True)
class Covered:
    """One class: its true share, what the reader counts, how often the interval holds, its width."""

    share: float
    counted: float
    covered: float
    width: float


def keywords(words: Mapping[str, str], otherwise: str) -> Reader:
    """A reader by the beginnings of words; two that agree are surer than one."""
    found = {
        name: re.compile(rf"\b(?:{'|'.join(stems.split())})", re.IGNORECASE)
        for name, stems in words.items()
    }

    def said(text: str) -> Said:
        hits = {name: len(pattern.findall(text)) for name, pattern in found.items()}
        best = max(hits, key=lambda name: hits[name])
        return (best, hits[best] / (1 + sum(hits.values()))) if hits[best] else (otherwise, 0.0)

    return lambda texts: [said(text) for text in texts]


def own_aspects(texts: Sequence[str]) -> list[Said]:
    """The product's likeliest problem of each sentence, as the aspect that the map gives it."""
    _, moved = problem_chances(texts, light(), "cafe")
    _, mapped = problem_labels(moved, codeframe("cafe"), "restaurants_ru.toml")
    return list(zip(mapped, map(float, moved[:, :-1].max(axis=1)), strict=True))


def own_sentiment(texts: Sequence[str]) -> list[Said]:
    """The product's sentiment of each sentence."""
    read = [for_model(text) for text in texts]
    chances = sentiment(light()).chances(read, light().encode(read))
    return [(CLASSES[int(row.argmax())], float(row.max())) for row in chances]


GOLD = (
    Gold("restaurants_ru.csv", "aspect", "few words", keywords(ASPECTS, "Food")),
    Gold("restaurants_ru.csv", "aspect", "light", own_aspects),
    Gold("telecoms_ru.csv", "label", "few words", keywords(SENTIMENTS, "neutral")),
    Gold("telecoms_ru.csv", "label", "light", own_sentiment),
)


def coverage(
    read: Sequence[Said], true: Sequence[str], *, n: int, draws: int, rng: np.random.Generator
) -> Mapping[str, Covered]:
    """How often each class's interval covers its share, over draws of `n` labels."""
    classes = sorted({*true})
    said = _numbers([name for name, _ in read], classes)
    truth = _numbers(true, classes)
    strata = 2 * said + surer(said, [sure for _, sure in read])
    low, high = np.zeros((draws, len(classes))), np.zeros((draws, len(classes)))
    for one in range(draws):
        found = draw(strata, n, rng=rng)
        for k in range(len(classes)):
            corrected = audited(
                said[found.places] == k,
                truth[found.places] == k,
                found.weights,
                said_share=float((said == k).mean()),
            ).interval(level=0.95)
            low[one, k], high[one, k] = corrected.low, corrected.high
    shares = np.array([(truth == k).mean() for k in range(len(classes))])
    held = ((low <= shares) & (shares <= high)).mean(axis=0)
    return {
        name: Covered(
            float(shares[k]),
            float((said == k).mean()),
            float(held[k]),
            float((high[:, k] - low[:, k]).mean()),
        )
        for k, name in enumerate(classes)
    }


def _numbers(names: Sequence[str], classes: Sequence[str]) -> IntArray:
    return np.array([classes.index(name) for name in names], dtype=np.int64)


def labelled(path: Path, column: str) -> tuple[list[str], list[str]]:
    """Texts and their labels."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["text"] for row in rows], [row[column] for row in rows]


def main() -> None:
    """A line per set, number of labels and class."""
    parser = argparse.ArgumentParser(description="Coverage of corrected shares.")
    parser.add_argument("folder", type=Path, help="where the labelled sets lie")
    parser.add_argument("--draws", type=int, default=1000, help="samples drawn")
    asked = parser.parse_args()
    for gold in GOLD:
        texts, true = labelled(asked.folder / gold.file, gold.column)
        read = gold.reader(texts)
        right = np.mean([name == label for (name, _), label in zip(read, true, strict=True)])
        print(f"{gold.file}: {len(texts):,} texts, read by {gold.name}, right in {right:.3f}")
        for n in (100, 200):
            rng = np.random.default_rng([2026, n])
            found = coverage(read, true, n=n, draws=asked.draws, rng=rng)
            for name, one in found.items():
                print(
                    f"  {n} labels, {name:9} share {one.share:.3f}, counted {one.counted:.3f}, "
                    f"covered {one.covered:.3f}, width {one.width:.3f}",
                    flush=True,
                )


if __name__ == "__main__":
    main()
