"""BERTopic fed with our vectors, beside us, on sentences whose aspect people labelled.

    pip install --no-deps bertopic && pip install umap-learn hdbscan plotly tqdm pyyaml
    python -m bench.bertopic_beside ../shared/data/text --encoder standard

Vectors are given to both, so that only what is done with them is timed. BERTopic (Grootendorst,
2022) runs with its defaults under five seeds, of which medians are told. It names no aspect, so
each of its topics is given the aspect that most of its sentences have: that looks at the labels,
which nobody has in practice, and is therefore an upper bound. Ours is mapped by bench/maps, written
before the run. Sentences that BERTopic leaves out are one more topic of its own; both are told on
those that it keeps, too.
"""

from bench import one_thread  # noqa: F401, I001 - before NumPy counts the cores

import argparse
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median
from typing import Any, TypeVar

from sklearn.metrics import accuracy_score, normalized_mutual_info_score

from bench.gold import JOBS, Gold, Job, problem_labels, rows
from otvet.opinion.codeframe import codeframe
from otvet.opinion.topics import topics
from otvet.text.encoders.base import Encoder, Vectors
from otvet.text.encoders.choose import encoder
from otvet.text.linear import shifted
from otvet.text.model_input import for_model

SEEDS = range(5)
OUTLIERS = -1
PACK = "cafe"
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Ours:
    """Our answers, and CPU-seconds of fitting the phrases and of placing the sentences."""

    found: Sequence[str]
    mapped: Sequence[str]
    fit_s: float
    place_s: float


@dataclass(frozen=True, slots=True)
class Theirs:
    """What one seed of BERTopic reaches; `kept` is of the sentences that it puts in a topic."""

    nmi: float
    accuracy: float
    kept_nmi: float
    kept_accuracy: float
    our_kept_nmi: float
    our_kept_accuracy: float
    outliers: float
    topics: float
    fit_s: float


def timed(step: Callable[[], Made]) -> tuple[Made, float]:
    """What a step makes, and its CPU-seconds."""
    began = time.process_time()
    return step(), time.process_time() - began


def ours(read: Sequence[str], vectors: Vectors, by: Encoder, where: str) -> Ours:
    """The phrases of the pack fitted, their vectors being known, then the sentences placed."""
    frame = codeframe(PACK)
    given = Given(by)
    topics.__wrapped__(frame, given)
    fitted, fit_s = timed(lambda: topics.__wrapped__(frame, given))
    assert fitted is not None
    chances, place_s = timed(lambda: shifted(fitted.chances(read, vectors), fitted.shares))
    return Ours(*problem_labels(chances, frame, where), fit_s, place_s)


class Given:
    """An encoder that has met every list of texts before: only what follows it is timed."""

    def __init__(self, by: Encoder) -> None:
        self.name, self.languages, self._by = by.name, by.languages, by
        self._known: dict[tuple[str, ...], Vectors] = {}

    def encode(self, texts: Sequence[str]) -> Vectors:
        """The vectors, computed the first time alone."""
        key = tuple(texts)
        if key not in self._known:
            self._known[key] = self._by.encode(texts)
        return self._known[key]


def bertopic(read: Sequence[str], vectors: Vectors, seed: int) -> list[int]:
    """The topic of each sentence by BERTopic's defaults; `OUTLIERS` for those left out."""
    from bertopic import BERTopic
    from umap import UMAP

    # The defaults of BERTopic; the seed makes UMAP the same in every run.
    flat = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
    found, _ = BERTopic(umap_model=flat).fit_transform(list(read), embeddings=vectors)
    return [int(topic) for topic in found]


def theirs(gold: Gold, read: Sequence[str], vectors: Vectors, mine: Ours, seed: int) -> Theirs:
    """One seed, on all sentences and on those that it keeps, where ours is looked at as well."""
    found, fit_s = timed(lambda: bertopic(read, vectors, seed))
    kept = [place for place, topic in enumerate(found) if topic != OUTLIERS]
    labels, topic = picked(gold.labels, kept), picked(found, kept)
    our, mapped = picked(mine.found, kept), picked(mine.mapped, kept)
    return Theirs(
        nmi(gold.labels, found),
        accuracy(gold.labels, majority(gold.labels, found)),
        nmi(labels, topic),
        accuracy(labels, majority(labels, topic)),
        nmi(labels, our),
        accuracy(labels, mapped),
        1 - len(kept) / len(found),
        len(set(topic)),
        fit_s,
    )


def picked(values: Sequence[Made], places: Sequence[int]) -> list[Made]:
    """The values at these places."""
    return [values[place] for place in places]


def nmi(gold: Sequence[str], found: Sequence[Any]) -> float:
    return float(normalized_mutual_info_score(gold, found))


def accuracy(gold: Sequence[str], said: Sequence[str]) -> float:
    return float(accuracy_score(gold, said))


def majority(gold: Sequence[str], found: Sequence[int]) -> list[str]:
    """Each sentence with the label that most of its topic have."""
    counts: dict[int, Counter[str]] = {topic: Counter() for topic in found}
    for label, topic in zip(gold, found, strict=True):
        counts[topic][label] += 1
    names = {topic: told.most_common(1)[0][0] for topic, told in counts.items()}
    return [names[topic] for topic in found]


def beside(job: Job, folder: Path, by: Encoder) -> None:
    """Both ways on one set, in one process."""
    gold = rows(folder, job)
    read = [for_model(text) for text in gold.texts]
    vectors, encode_s = timed(lambda: by.encode(read))
    # Numba compiles at the first use: that is no cost of fitting.
    bertopic(read[:300], vectors[:300], 0)
    mine = ours(read, vectors, by, job.map)
    runs = [theirs(gold, read, vectors, mine, seed) for seed in SEEDS]
    middle = Theirs(*(float(median(told)) for told in zip(*map(astuple, runs), strict=True)))
    print(f"{job.file}: n {len(read)}, encoder {by.name} ({encode_s:.2f} CPU-s, both alike), "
          f"pack {PACK}, map {job.map}")  # fmt: skip
    tell(gold, mine, middle, [run.nmi for run in runs])


def tell(gold: Gold, mine: Ours, their: Theirs, nmis: Sequence[float]) -> None:
    """Figures and ratios."""
    our_nmi, our_accuracy = nmi(gold.labels, mine.found), accuracy(gold.labels, mine.mapped)
    whole = mine.fit_s + mine.place_s
    lines = (
        f"ours      NMI {our_nmi:.3f}  accuracy {our_accuracy:.3f}  "
        f"fit {mine.fit_s:.3f} + place {mine.place_s:.3f} CPU-s",
        f"BERTopic  NMI {their.nmi:.3f} ({min(nmis):.3f}-{max(nmis):.3f})  "
        f"accuracy at most {their.accuracy:.3f}  fit {their.fit_s:.3f} CPU-s  "
        f"{their.topics:.0f} topics, outliers {their.outliers:.1%}",
        f"on what BERTopic keeps: NMI ours {their.our_kept_nmi:.3f}, BERTopic {their.kept_nmi:.3f}; "
        f"accuracy ours {their.our_kept_accuracy:.3f}, BERTopic at most {their.kept_accuracy:.3f}",
        f"ours / BERTopic: NMI {our_nmi / their.nmi:.2f}, accuracy {our_accuracy / their.accuracy:.2f}",
        f"CPU-s BERTopic / ours: {their.fit_s / whole:.1f}, {their.fit_s / mine.place_s:.0f} "
        f"once the phrases are fitted",
    )
    print(*(f"  {line}" for line in lines), sep="\n", flush=True)


def main() -> None:
    """Every set that has a map."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encoder", default="light")
    asked = parser.parse_args()
    by: Any = encoder(asked.encoder)
    for job in JOBS:
        if job.task == "problems":
            beside(job, asked.folder, by)


if __name__ == "__main__":
    main()
