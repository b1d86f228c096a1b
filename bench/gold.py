"""How well texts are read, measured on sets that people labelled.

    python -m bench.gold ../shared/data/text --encoder standard
    python -m bench.gold FOLDER --task problems --file my.csv --label-column topic --pack shop --map my.toml

Nothing is learned from the sets, and what a problem of a pack means in a set is written down
before the run (bench/maps). Tasks: problems (NMI and accuracy), routing, sentiment, spam, and
product, which is the whole path that a month of mentions takes. A figure that ends with `even` is
told of the chances as the classifiers give them; the product moves them towards the set's own
shares of the classes, which it guesses from the set's texts, never from its labels. With
`--corrections N` routing is told N labels of each cause, and scored on rows that it was not told;
with `--self-train` the set's own texts teach the reading of problems, without the product's check.
"""

from bench import one_thread  # noqa: F401, I001 - before NumPy counts the cores

import argparse
import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import get_args

import numpy as np
from sklearn.metrics import accuracy_score, f1_score, normalized_mutual_info_score
from sklearn.metrics import precision_recall_fscore_support as precision_recall

from bench.gold_learned import score_learned
from bench.gold_product import alarms
from otvet.config import PackName
from otvet.opinion.codeframe import Codeframe, codeframe
from otvet.opinion.problems import readable
from otvet.opinion.reader import reader
from otvet.opinion.routing import CAUSES, routing
from otvet.opinion.selftrain import teach
from otvet.opinion.topics import topics
from otvet.text.encoders.base import Encoder
from otvet.text.encoders.choose import encoder
from otvet.text.linear import FloatArray, shifted
from otvet.text.model_input import for_model
from otvet.text.sentiment import CLASSES, sentiment
from otvet.text.spam import spam

MAPS = Path(__file__).parent / "maps"
STARS = dict(zip("12345", ("negative", "negative", "neutral", "positive", "positive"), strict=True))


@dataclass(frozen=True, slots=True)
class Job:
    """One task on one set; only rows of `part` are scored, where it is given."""

    task: str
    file: str
    label: str
    text: str = "text"
    part: str = ""
    map: str = ""


JOBS = (
    Job("problems", "restaurants_ru.csv", "aspect", map="restaurants_ru.toml"),
    Job("problems", "restaurants_en.csv", "aspect", map="restaurants_en.toml"),
    Job("routing", "restaurants_ru.csv", "cause"),
    Job("routing", "restaurants_en.csv", "cause"),
    Job("sentiment", "telecoms_ru.csv", "label", part="test"),
    Job("sentiment", "restaurants_en.csv", "sentiment"),
    Job("sentiment", "bank_reviews_stars.csv", "Rating", text="Review Text"),
    Job("spam", "youtube_spam.csv", "spam"),
    Job("product", "restaurants_en.csv", "sentiment"),
)
LABELS = {"problems": "aspect", "routing": "cause", "sentiment": "label", "spam": "spam"}
"""The column of the label where none is named."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A set as it is scored: texts, and what people say of them."""

    texts: Sequence[str]
    labels: Sequence[str]


Figures = Mapping[str, float]


def problem_chances(
    texts: Sequence[str], by: Encoder, pack: PackName, *, self_train: bool = False
) -> tuple[FloatArray, ...]:
    """The chances of the pack's problems, and of none, for each text: even, and moved."""
    frame = codeframe(pack)
    fitted = topics(frame, by)
    assert fitted is not None
    read = [for_model(text) for text in texts]
    vectors = by.encode(read)
    chances = fitted.chances(read, vectors)
    if self_train:
        fitted, chances = teach(fitted, frame, by, read, vectors)
    return chances, shifted(chances, fitted.shares)


def macro_f1(gold: Sequence[str], said: Sequence[str]) -> float:
    """Mean F1 over the classes present in the gold; other answers count as errors."""
    present = sorted(set(gold))
    return float(f1_score(gold, said, labels=present, average="macro", zero_division=0))


def score_problems(
    gold: Gold, by: Encoder, pack: PackName, where: str, *, self_train: bool = False
) -> Figures:
    """NMI of problem and aspect, and accuracy once each problem is mapped to its aspect."""
    even, moved = problem_chances(gold.texts, by, pack, self_train=self_train)
    return _problems(gold, moved, pack, where, "") | _problems(gold, even, pack, where, " even")


def _problems(
    gold: Gold, chances: FloatArray, pack: PackName, where: str, how: str
) -> dict[str, float]:
    found, mapped = problem_labels(chances, codeframe(pack), where)
    return {
        f"NMI{how}": float(normalized_mutual_info_score(gold.labels, found)),
        f"accuracy{how}": float(accuracy_score(gold.labels, mapped)),
        f"mF1{how}": macro_f1(gold.labels, mapped),
    }


def problem_labels(
    chances: FloatArray, frame: Codeframe, where: str
) -> tuple[list[str], list[str]]:
    """The likeliest problem of each text, however unlikely, since every text has an aspect; and
    the aspect that the map gives that problem.
    """
    path = MAPS / where if (MAPS / where).exists() else Path(where)
    meaning = tomllib.loads(path.read_text("utf-8"))
    found = [frame.kinds[number].code for number in chances[:, :-1].argmax(axis=1)]
    return found, [meaning.get(code, "") for code in found]


def score_routing(gold: Gold, by: Encoder, pack: PackName) -> Figures:
    """Macro-F1 of the cause, nothing of the set having been seen."""
    read = [for_model(text) for text in gold.texts]
    chances = routing(codeframe(pack), by).chances(read, by.encode(read))
    return {**_classes(gold.labels, _moved(chances), CAUSES, ""),
            **_classes(gold.labels, chances, CAUSES, " even")}  # fmt: skip


def score_sentiment(gold: Gold, by: Encoder, pack: PackName) -> Figures:
    """Macro-F1 of the sentiment, by clauses as the product reads texts, and of texts at once."""
    shown = [readable(text) for text in gold.texts]
    parts = reader(codeframe(pack), by).read(shown, [None] * len(shown))
    clauses = np.array([found.feeling for found in parts])
    read = [for_model(text) for text in gold.texts]
    whole = sentiment(by).chances(read, by.encode(read))
    labels = [STARS.get(label, label) for label in gold.labels]
    ways = {"": _moved(clauses), " even": clauses,
            " at once": _moved(whole), " at once even": whole}  # fmt: skip
    return {name: figure
            for how, chances in ways.items()
            for name, figure in _classes(labels, chances, CLASSES, how).items()}  # fmt: skip


def _moved(chances: FloatArray) -> FloatArray:
    return shifted(chances, np.full(chances.shape[1], 1 / chances.shape[1], np.float32))


def _classes(
    gold: Sequence[str], chances: FloatArray, names: Sequence[str], how: str
) -> dict[str, float]:
    found = [names[number] for number in chances.argmax(axis=1)]
    figures = {f"mF1{how}": macro_f1(gold, found), f"acc{how}": float(accuracy_score(gold, found))}
    if "negative" in names:
        only = f1_score(gold, found, labels=["negative"], average="macro", zero_division=0)
        figures[f"F1neg{how}"] = float(only)
    return figures


def score_spam(gold: Gold) -> Figures:
    """F1 of spam; the label is 1 or 0."""
    found = [str(int(sells)) for sells in spam(gold.texts)]
    precision, recall, f1, _ = precision_recall(gold.labels, found, labels=["1"], average="macro")
    return {"F1": float(f1), "precision": float(precision), "recall": float(recall)}


def rows(folder: Path, job: Job) -> Gold:
    """The labelled rows of a set."""
    with (folder / job.file).open(encoding="utf-8-sig", newline="") as file:
        kept = [
            (row[job.text], row[job.label])
            for row in csv.DictReader(file)
            if row[job.label] and job.part in ("", row.get("part"))
        ]
    return Gold([text for text, _ in kept], [label for _, label in kept])


def score(
    job: Job,
    folder: Path,
    by: Encoder,
    pack: PackName,
    *,
    corrections: int = 0,
    self_train: bool = False,
) -> str:
    """The figures of a job, with all that they depend on."""
    gold = rows(folder, job)
    figures = {
        "problems": lambda: score_problems(gold, by, pack, job.map, self_train=self_train),
        "routing": lambda: (
            score_routing(gold, by, pack)
            if not corrections
            else score_learned(folder / job.file, corrections, by, codeframe(pack), macro_f1)
        ),
        "sentiment": lambda: score_sentiment(gold, by, pack),
        "spam": lambda: score_spam(gold),
        "product": lambda: alarms(gold.texts, gold.labels, by, codeframe(pack)),
    }[job.task]()
    beside = [f"n {len(gold.texts)}", f"encoder {by.name}", f"pack {pack}"]
    beside += [f"map {job.map}"] if job.map else []
    beside += ["self-trained"] if self_train and job.task == "problems" else []
    beside += [f"part {job.part}"] if job.part else []
    told = "".join(f"\n    {name:32} {value:.4f}" for name, value in figures.items())
    return f"{job.task} {job.file}: {', '.join(beside)}{told}"


def main() -> None:
    """Score the sets of a folder, or one named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", default="light", help="light, standard, or a model's folder")
    parser.add_argument("--task", choices=[*LABELS, "product"])
    parser.add_argument("--file")
    parser.add_argument("--text-column", default="text")
    parser.add_argument("--label-column")
    parser.add_argument("--part", default="", help="only rows whose column `part` is this")
    parser.add_argument("--pack", choices=get_args(PackName), default="cafe")
    parser.add_argument("--map", default="")
    parser.add_argument("--corrections", type=int, default=0, help="labels of each cause told")
    parser.add_argument("--self-train", action="store_true", help="problems: always, unchecked")
    asked = parser.parse_args()
    for job in _jobs(asked):
        by = encoder(asked.encoder)
        told = {"corrections": asked.corrections, "self_train": asked.self_train}
        print(score(job, asked.folder, by, asked.pack, **told), flush=True)


def _jobs(asked: argparse.Namespace) -> list[Job]:
    if asked.file:
        label = asked.label_column or LABELS.get(asked.task, "sentiment")
        given = Job(asked.task or "problems", asked.file, label, asked.text_column, asked.part)
        return [replace(given, map=asked.map)]
    return [job for job in JOBS if asked.task in (None, job.task)]


if __name__ == "__main__":
    main()
