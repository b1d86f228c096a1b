"""multilingual-e5-small as a folder that `custom` reads: a graph, a tokenizer and the prefix.

The 4-bit weights stay as they are; ONNX Runtime multiplies by them in blocks (MatMulNBits). The
package `onnx` is needed here and nowhere else.
"""

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from otvet.errors import MissingExtra
from otvet.i18n import mark
from otvet.text.encoders.custom import PROMPTS
from otvet.text.encoders.e5_weights import BLOCK, Floats, Weights, read_weights

if TYPE_CHECKING:
    import onnx

EXTRA = "convert"
PREFIX = "query: "
"""What e5 was trained to find before a text that is compared with its like (Wang et al., 2024)."""
_OPSET, _IR = 17, 8
_LARGEST = 127
_MICROSOFT = "com.microsoft"


def convert(source: Path, target: Path) -> Path:
    """Write model.onnx, tokenizer.json and the prefix into a new folder.

    Raises:
        MissingExtra: the package `onnx` or the tokenizer's is not installed.
        ModelError: the file has another layout.
    """
    needs_converter()
    weights = read_weights(source.read_bytes())
    target.mkdir()
    _write_tokenizer(weights, target / "tokenizer.json")
    prompts = {"prompts": {"query": PREFIX}, "default_prompt_name": "query"}
    (target / PROMPTS).write_text(json.dumps(prompts), "utf-8")
    (target / "model.onnx").write_bytes(_Graph(weights).model().SerializeToString())
    return target


def needs_converter() -> None:
    """MissingExtra where what converts is not installed."""
    if find_spec("onnx") is None or find_spec("tokenizers") is None:
        raise MissingExtra(f"encoder,{EXTRA}", mark("Converting the model e5"))


def _write_tokenizer(weights: Weights, path: Path) -> None:
    """SentencePiece's unigram model with its own rules for characters (nmt_nfkc)."""
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    places = {piece: place for place, (piece, _) in enumerate(weights.pieces)}
    tokenizer = Tokenizer(Unigram(list(weights.pieces), weights.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Nmt(), normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[(end, places[end]) for end in ("<s>", "</s>")]
    )
    tokenizer.save(str(path))


class _Graph:
    """BERT (Devlin et al., 2019) of one text, without padding; out comes the mean of its tokens."""

    def __init__(self, weights: Weights) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._tensors: list[onnx.TensorProto] = []
        self._heads = self._tensor("heads", np.array([0, 0, weights.heads, -1], np.int64))
        self._joined = self._tensor("joined", np.array([0, 0, -1], np.int64))

    def model(self) -> "onnx.ModelProto":
        """The whole graph."""
        from onnx import TensorProto, helper

        x = self._embedded()
        for layer in range(self._weights.layers):
            x = self._layer(f"l{layer}", x)
        self._add("ReduceMean", [x], "sentence", axes=[1], keepdims=0)
        hidden = self._weights.hidden
        graph = helper.make_graph(
            self._nodes,
            "multilingual-e5-small",
            [helper.make_tensor_value_info("input_ids", TensorProto.INT64, [1, None])],
            [helper.make_tensor_value_info("sentence", TensorProto.FLOAT, [1, hidden])],
            self._tensors,
        )
        opset = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_MICROSOFT, 1)]
        return helper.make_model(graph, opset_imports=opset, ir_version=_IR)

    def _embedded(self) -> str:
        """Word, place and kind of every token."""
        numbers, scales = _in_8_bits(self._weights.matrices["emb.word"].plain())
        rows = self._add("Gather", [self._tensor("words", numbers), "input_ids"])
        by = self._add("Gather", [self._tensor("word_scales", scales), "input_ids"])
        words = self._add("Mul", [self._add("Cast", [rows], to=1), by])
        hidden = self._weights.hidden
        kind = self._weights.vectors["emb.type"][:hidden]
        places = self._weights.vectors["emb.pos"].reshape(-1, hidden) + kind
        length = self._add("Shape", ["input_ids"], start=1)
        first, axis = self._tensor("first", _one(0)), self._tensor("axis", _one(0))
        place = self._add("Slice", [self._tensor("places", places), first, length, axis])
        return self._normal("emb.ln", self._add("Add", [words, place]))

    def _layer(self, name: str, x: str) -> str:
        q, k, v = (self._split(self._linear(f"{name}.{part}", x), part) for part in "qkv")
        size = self._weights.hidden // self._weights.heads
        near = self._add("Mul", [self._add("MatMul", [q, k]), self._number(size**-0.5)])
        mixed = self._add("MatMul", [self._add("Softmax", [near], axis=-1), v])
        joined = self._add("Transpose", [mixed], perm=[0, 2, 1, 3])
        told = self._linear(f"{name}.ao", self._add("Reshape", [joined, self._joined]))
        x = self._normal(f"{name}.aln", self._add("Add", [x, told]))
        inner = self._gelu(self._linear(f"{name}.fi", x))
        return self._normal(f"{name}.oln", self._add("Add", [x, self._linear(f"{name}.fo", inner)]))

    def _split(self, x: str, part: str) -> str:
        """Heads first; keys are turned, so that they multiply queries."""
        perm = [0, 2, 3, 1] if part == "k" else [0, 2, 1, 3]
        return self._add("Transpose", [self._add("Reshape", [x, self._heads])], perm=perm)

    def _linear(self, name: str, x: str) -> str:
        """The product by weights in blocks of 4 bits, the text's side in 8, and the bias."""
        matrix = self._weights.matrices[f"{name}.w"]
        rows, columns = matrix.numbers.shape
        halves = matrix.numbers.reshape(rows, -1, BLOCK)
        packed = halves[:, :, 0::2] | (halves[:, :, 1::2] << 4)
        product = self._add(
            "MatMulNBits",
            [x, self._tensor(f"{name}.w", packed), self._tensor(f"{name}.s", matrix.scales)],
            domain=_MICROSOFT,
            N=rows,
            K=columns,
            bits=4,
            block_size=BLOCK,
            accuracy_level=4,
        )
        return self._add("Add", [product, self._vector(f"{name}.b")])

    def _normal(self, name: str, x: str) -> str:
        by = [self._vector(f"{name}.w"), self._vector(f"{name}.b")]
        return self._add("LayerNormalization", [x, *by], epsilon=self._weights.epsilon)

    def _gelu(self, x: str) -> str:
        bent = self._add("Erf", [self._add("Mul", [x, self._number(2**-0.5)])])
        half = self._add("Mul", [x, self._number(0.5)])
        return self._add("Mul", [half, self._add("Add", [bent, self._number(1.0)])])

    def _vector(self, name: str) -> str:
        return self._tensor(name, self._weights.vectors[name])

    def _add(self, kind: str, inputs: list[str], out: str = "", **settings: object) -> str:
        from onnx import helper

        out = out or f"n{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, inputs, [out], **settings))  # type: ignore[arg-type]
        return out

    def _number(self, value: float) -> str:
        return self._tensor(f"c{len(self._tensors)}", np.float32(value))

    def _tensor(self, name: str, values: NDArray[np.generic] | np.generic) -> str:
        from onnx import numpy_helper

        self._tensors.append(numpy_helper.from_array(np.asarray(values), name))
        return name


def _one(value: int) -> NDArray[np.int64]:
    return np.array([value], np.int64)


def _in_8_bits(rows: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Whole numbers -127..127 and a scale, for every row."""
    scales = np.abs(rows).max(axis=1, keepdims=True) / _LARGEST
    scales = np.where(scales > 0, scales, 1).astype(np.float32)
    return np.rint(rows / scales).astype(np.int8), scales
