"""Makes src/otvet/text/models/light.npz: word vectors distilled from a sentence encoder.

The teacher (`otvet models get standard`) reads every word of two word lists by itself:

    apt-get download hunspell-ru wamerican     (and dpkg -x into a folder)
    python -m training.light FOLDER

Kept are words that the teacher's own tokenizer writes in few pieces, which are the common ones,
and every word of our own sentences. Forms of a word share its stem and the mean of their vectors.
Licences of the lists and of the teacher: docs/models.md.
"""

import hashlib
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from otvet.text.encoders.choose import encoder
from otvet.text.normalise import words
from otvet.text.stems import stem
from training import eight_bits

HERE = Path(__file__).parent
MODELS = HERE.parent / "src/otvet/text/models"
PACKS = HERE.parent / "src/otvet/opinion/packs"
SENTENCES = HERE.parent / "src/otvet/text/sentences"
SIZE = 160
"""Numbers of a vector: 128 lose a point of NMI, 256 win none (docs/models.md)."""
MOST_PIECES = {"ru": 3, "en": 2}
COMMON = 0.003
"""Part of all words at which a word weighs one half (Arora et al. 2017, smooth inverse frequency)."""


def main(folder: Path) -> None:
    """Write the model."""
    own = Counter(word for text in own_sentences() for word in words(text))
    listed = sorted({*_common(_lists(folder)), *filter(str.isalpha, own)})
    vectors = encoder("standard").encode(listed).astype(np.float64)
    stems, means = _by_stem(listed, vectors)
    codes, scale = eight_bits(_principal(means))
    digest = hashlib.sha256(codes.tobytes() + "\n".join(stems).encode()).hexdigest()
    MODELS.mkdir(exist_ok=True)
    np.savez_compressed(
        MODELS / "light.npz",
        name=np.array(f"light-1-{digest[:12]}"),
        stems=np.frombuffer("\n".join(stems).encode(), dtype=np.uint8),
        codes=codes,
        scale=scale,
        weights=_weights(stems, own),
    )


def own_sentences() -> Iterator[str]:
    """Every sentence that was written for this project: packs and training texts."""
    for path in sorted([*PACKS.glob("*.toml"), *SENTENCES.rglob("*.toml")]):
        yield from _sentences(tomllib.loads(path.read_text("utf-8")))


def _sentences(told: object) -> Iterator[str]:
    if isinstance(told, str) and " " in told:
        yield told
    for key, part in told.items() if isinstance(told, dict) else ():
        if key not in {"patterns", "good", "bad", "retold"}:
            yield from _sentences(part)
    for part in told if isinstance(told, list) else ():
        yield from _sentences(part)


def _lists(folder: Path) -> set[str]:
    russian = (folder / "usr/share/hunspell/ru_RU.dic").read_text("utf-8").splitlines()
    english = (folder / "usr/share/dict/american-english").read_text("utf-8").splitlines()
    found = {line.split("/")[0].strip().lower().replace("ё", "е") for line in russian}
    return found | {line.strip().lower() for line in english}


def _common(listed: Iterable[str]) -> Iterator[str]:
    pieces = _tokenizer()
    for word in listed:
        script = "ru" if re.fullmatch("[а-я]+", word) else "en"
        if re.fullmatch("[а-я]{2,}|[a-z]{2,}", word) and len(pieces(word)) <= MOST_PIECES[script]:
            yield word


def _tokenizer() -> Callable[[str], list[int]]:
    """The teacher's own cutting of words, which lies inside its graph."""
    import onnx
    import sentencepiece

    from otvet.text.encoders.cache import path_of
    from otvet.text.encoders.known import STANDARD

    graph = onnx.load(str(path_of(STANDARD))).graph
    node = next(node for node in graph.node if node.op_type == "SentencepieceTokenizer")
    proto = next(told.s for told in node.attribute if told.name == "model")
    encode: Callable[[str], list[int]] = sentencepiece.SentencePieceProcessor(
        model_proto=proto
    ).encode
    return encode


def _by_stem(
    listed: list[str], vectors: NDArray[np.float64]
) -> tuple[list[str], NDArray[np.float64]]:
    rows: dict[str, list[int]] = defaultdict(list)
    for row, word in enumerate(listed):
        rows[stem(word)].append(row)
    stems = sorted(rows)
    means = np.array([vectors[rows[found]].mean(axis=0) for found in stems])
    return stems, means / np.linalg.norm(means, axis=1, keepdims=True)


def _principal(vectors: NDArray[np.float64]) -> NDArray[np.float64]:
    centred = vectors - vectors.mean(axis=0)
    _, axes = np.linalg.eigh(np.cov(centred.T))
    axes = axes[:, ::-1][:, :SIZE]
    axes *= np.sign(axes[np.abs(axes).argmax(axis=0), np.arange(SIZE)])
    projected: NDArray[np.float64] = centred @ axes
    return projected


def _weights(stems: list[str], own: Counter[str]) -> NDArray[np.float16]:
    seen: Counter[str] = Counter()
    for word, n in own.items():
        seen[stem(word)] += n
    total = seen.total()
    return np.array([COMMON / (COMMON + seen[found] / total) for found in stems], np.float16)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
