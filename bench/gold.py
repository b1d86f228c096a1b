"""How well texts are read, measured on sets that people labelled.

    python -m bench.gold ../shared/data/text --encoder standard
    python -m bench.gold FOLDER --task problems --file my.csv --pack cafe --map my_map.toml

Nothing is learned from the sets, and what a problem of a pack means in a set is written down
before the run (bench/maps). Tasks: problems (NMI and accuracy), routing, sentiment, spam.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sklearn.metrics import accuracy_score, f1_score, normalized_mutual_info_score

from otvet.opinion.codeframe import PackName, codeframe
from otvet.opinion.routing import CAUSES, routing
from otvet.opinion.topics import topics
from otvet.text.encoders.base import Encoder
from otvet.text.linear import shifted
from otvet.text.model_input import for_model
from otvet.text.sentiment import CLASSES, sentiment

MAPS = Path(__file__).parent / "maps"


@dataclass(frozen=True, slots=True)
class Score:
    """One figure of one task on one set."""

    task: str
    file: str
    encoder: str
    figures: dict[str, float]
    texts: int
    cpu_seconds: float

    def __str__(self) -> str:
        told = "  ".join(f"{name} {value:.3f}" for name, value in self.figures.items())
        return (
            f"{self.task:10} {self.file:22} {self.encoder:24} {told}"
            f"  n {self.texts}  {self.texts / self.cpu_seconds:,.0f} texts/CPU-s"
        )


def problems(texts: Sequence[str], by: Encoder, *, pack: PackName) -> list[str]:
    """The likeliest problem of the pack for each text, whatever the text says of it."""
    frame = codeframe(pack)
    fitted = topics(frame, by)
    assert fitted is not None
    read = [for_model(text) for text in texts]
    chances = shifted(fitted.chances(read, by.encode(read)), fitted.shares)
    codes = [kind.code for kind in frame.kinds]
    return [codes[number] for number in chances[:, :-1].argmax(axis=1)]


def causes(texts: Sequence[str], by: Encoder, *, pack: PackName) -> list[str]:
    """Who must fix what each text speaks of."""
    fitted = routing(codeframe(pack), by)
    read = [for_model(text) for text in texts]
    return [CAUSES[n] for n in fitted.chances(read, by.encode(read)).argmax(axis=1)]


def feelings(texts: Sequence[str], by: Encoder) -> list[str]:
    """The likeliest of negative, neutral, positive."""
    read = [for_model(text) for text in texts]
    chances = sentiment(by).chances(read, by.encode(read))
    return [CLASSES[n] for n in chances.argmax(axis=1)]


def macro_f1(gold: Sequence[str], said: Sequence[str]) -> float:
    """Mean F1 over the classes present in the gold; other answers count as errors."""
    present = sorted(set(gold))
    return float(f1_score(gold, said, labels=present, average="macro", zero_division=0))


def score_problems(
    rows: Sequence[dict[str, str]], by: Encoder, pack: PackName, where: Path
) -> dict[str, float]:
    """NMI of problem and aspect, and accuracy once each problem is mapped to its aspect."""
    meaning = tomllib.loads(where.read_text("utf-8"))
    found = problems([row["text"] for row in rows], by, pack=pack)
    gold = [row["aspect"] for row in rows]
    mapped = [meaning.get(code, "") for code in found]
    return {
        "NMI": float(normalized_mutual_info_score(gold, found)),
        "accuracy": float(accuracy_score(gold, mapped)),
        "mF1": macro_f1(gold, mapped),
    }


def score_routing(rows: Sequence[dict[str, str]], by: Encoder, pack: PackName) -> dict[str, float]:
    """Macro-F1 of the cause, nothing of the set having been seen."""
    gold = [row["cause"] for row in rows]
    found = causes([row["text"] for row in rows], by, pack=pack)
    return {"mF1": macro_f1(gold, found), "accuracy": float(accuracy_score(gold, found))}


def score_sentiment(rows: Sequence[dict[str, str]], by: Encoder) -> dict[str, float]:
    """Macro-F1 of the sentiment on the test part."""
    kept = [row for row in rows if row.get("part", "test") == "test" and row["label"] in CLASSES]
    gold = [row["label"] for row in kept]
    found = feelings([row["text"] for row in kept], by)
    return {"mF1": macro_f1(gold, found), "accuracy": float(accuracy_score(gold, found))}
