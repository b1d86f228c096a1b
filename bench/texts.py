"""What reading texts costs: `python -m bench.texts`.

100,000 comments made of the sentences in training/texts go through each part of the room `text`;
then each hostile piece is read at 1,000 and at 50,000 signs: fifty times the text should take about
fifty times the time, and far more than that means a part whose time grows with the square.
"""

import argparse
import resource
import time
from collections.abc import Callable

import numpy as np
from tests.text.hostile import PIECES
from training.spam import sentences

from otvet.opinion.codeframe import codeframe
from otvet.opinion.problems import matcher, readable
from otvet.text.alike import alike
from otvet.text.language import which
from otvet.text.model_input import for_model
from otvet.text.normalise import clause_spans, words
from otvet.text.privacy import mask
from otvet.text.spam import spam

SHORT, LONG = 1_000, 50_000
GENEROUS = 150
"""Times as long that a text of fifty times the signs may take."""
LEAST_S = 0.02
"""Below this a ratio is noise."""


def comments(count: int) -> list[str]:
    """Comments of one to three sentences; every twentieth says what another one said."""
    rng = np.random.default_rng(5)
    known, _ = sentences()
    told = [np.array([text for text in known if text.isascii() is mark]) for mark in (True, False)]
    lengths = rng.choice([1, 2, 3], count, p=[0.2, 0.5, 0.3])
    made = [" ".join(rng.choice(told[rng.integers(2)], size=n)) for n in lengths.tolist()]
    for place in rng.integers(count, size=count // 20):
        made[place] = made[rng.integers(count)] + " !"
    return made


def timed(name: str, step: Callable[[], object], rows: int) -> None:
    """Do one step and print its CPU-seconds and the peak memory so far."""
    began = time.process_time()
    step()
    used = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{name:12} {used:7.2f} CPU-s {peak:6.0f} MB {rows / used:10,.0f} texts/CPU-s", flush=True
    )


def speed(count: int) -> None:
    """All parts on short comments."""
    told = comments(count)
    keys = range(count)
    print(f"{count:,} comments of {sum(map(len, told)) / count:.0f} signs")
    began = time.process_time()
    timed("for_model", lambda: [for_model(text) for text in told], count)
    timed("which", lambda: [which(text) for text in told], count)
    timed("alike", lambda: alike(keys, told), count)
    timed("spam", lambda: spam(told), count)
    print(f"all          {time.process_time() - began:7.2f} CPU-s")


def _read(text: str) -> None:
    shown = readable(mask(text))
    for start, end in clause_spans(shown):
        words(shown[start:end])
    for_model(text)
    which(text)
    alike([1, 2], [text, text + "!"])
    spam([text])
    matcher(codeframe("cafe")).clauses(shown)


def _seconds(text: str, times: int) -> float:
    began = time.process_time()
    for _ in range(times):
        _read(text)
    return (time.process_time() - began) / times


def growth() -> None:
    """How time grows with a hostile text."""
    _read("Tell me, что здесь долго")
    for name, piece in PIECES.items():
        short = _seconds(piece * (SHORT // len(piece)), 5)
        long = _seconds(piece * (LONG // len(piece)), 1)
        slow = long > LEAST_S and long > GENEROUS * short
        print(
            f"{name:32} {1000 * long:8.1f} ms {long / short:6.1f} x{'  TOO SLOW' if slow else ''}"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=100_000)
    speed(parser.parse_args().texts)
    growth()
