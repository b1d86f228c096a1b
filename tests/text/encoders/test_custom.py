"""A folder with a model of one's own reads texts; what is wrong with it is said in words."""

import json
import pickle
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

from otvet.errors import MissingExtra, ModelError
from otvet.text.encoders import runtime
from otvet.text.encoders.choose import encoder
from otvet.text.encoders.custom import MOST_TOKENS, PROMPTS, custom

UNKNOWN = "[UNK]"
WORDS = {UNKNOWN: 0, "чай": 1, "остыл": 2, "query": 3, ":": 4}
TABLE = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1], [5, 0, 0], [0, 5, 0]], np.float32)


def make_model(
    folder: Path, *, pooled: bool = False, inputs: tuple[str, ...] = ("input_ids",)
) -> Path:
    """A model whose token vectors are rows of a table, and its tokenizer; maybe pooled in its graph."""
    folder.mkdir(parents=True, exist_ok=True)
    nodes = [helper.make_node("Gather", ["table", "input_ids"], ["tokens"])]
    outputs = [helper.make_tensor_value_info("tokens", TensorProto.FLOAT, [None, None, 3])]
    if pooled:
        nodes.append(helper.make_node("ReduceMax", ["tokens"], ["sentence"], axes=[1], keepdims=0))
        outputs.append(helper.make_tensor_value_info("sentence", TensorProto.FLOAT, [None, 3]))
    graph = helper.make_graph(
        nodes,
        "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, [None, None]) for name in inputs],
        outputs,
        [numpy_helper.from_array(TABLE, "table")],
    )
    opset = [helper.make_opsetid("", 17)]
    onnx.save(helper.make_model(graph, opset_imports=opset, ir_version=9), folder / "model.onnx")
    tokenizer = Tokenizer(WordLevel(WORDS, unk_token=UNKNOWN))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.enable_padding(length=8)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_model(tmp_path / "mine")


def test_a_vector_is_the_mean_over_the_tokens_of_the_text_alone(folder: Path) -> None:
    """The tokenizer's own padding would pull every short text towards the padding's vector."""
    vectors = custom(folder).encode(["чай остыл", "чай", " "])
    expected = [[0, 0.5**0.5, 0.5**0.5], [0, 1, 0], [0, 0, 0]]
    assert np.allclose(vectors, expected, atol=1e-6)


def test_a_models_own_sentence_output_is_taken(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "pooled", pooled=True)
    found = custom(folder).encode(["чай чай остыл"])
    assert np.allclose(found, [[0, 0.5**0.5, 0.5**0.5]], atol=1e-6)


def test_what_stands_before_every_text_is_read_from_the_folder(folder: Path) -> None:
    """Models such as e5 were trained with a prefix and read worse without it."""
    plain = custom(folder)
    (folder / PROMPTS).write_text(json.dumps({"prompts": {"query": "query: "}}))
    prefixed = custom(folder)
    assert prefixed.name != plain.name
    expected = np.array([5, 5, 1]) / 51**0.5
    assert np.allclose(prefixed.encode(["остыл"]), [expected], atol=1e-6)


def test_a_text_has_the_same_bytes_alone_and_in_any_company(folder: Path) -> None:
    found = custom(folder)
    texts = ["чай", "чай остыл остыл", "чай " * 9, "остыл чай " * 400]
    together = found.encode(texts)
    assert together.tobytes() == b"".join(found.encode([text]).tobytes() for text in texts)


def test_a_model_reads_the_same_in_another_process(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An engine's workers are sent the encoder; a model goes there as its path."""
    monkeypatch.chdir(folder.parent)
    found = custom(Path(folder.name))
    monkeypatch.chdir("/")
    sent = pickle.loads(pickle.dumps(found))  # noqa: S301
    texts = ["чай остыл", "остыл"]
    assert sent.encode(texts).tobytes() == found.encode(texts).tobytes()


def test_only_so_many_tokens_are_read(folder: Path) -> None:
    found = custom(folder)
    long = "чай " * MOST_TOKENS
    assert (found.encode([long]) == found.encode([long + "остыл " * 50])).all()


def test_other_weights_have_another_name(folder: Path) -> None:
    before = custom(folder).name
    assert before.startswith("mine-")
    (folder / "model.onnx_data").write_bytes(b"more tensors")
    assert custom(folder).name not in ("", before)


def test_a_path_chooses_it_and_starts_at_the_brands_folder(folder: Path) -> None:
    by_path, beside = encoder(str(folder)), encoder("mine", beside=folder.parent)
    assert by_path is beside


def test_a_folder_without_a_model_says_what_it_must_hold(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"must hold model\.onnx, tokenizer\.json"):
        custom(tmp_path)


def test_a_file_that_is_no_model_is_said_so(folder: Path) -> None:
    (folder / "model.onnx").write_bytes(b"<html>not found</html>")
    with pytest.raises(ModelError, match="cannot be used"):
        custom(folder)


def test_a_model_that_reads_pictures_is_refused(tmp_path: Path) -> None:
    folder = make_model(tmp_path / "odd", inputs=("input_ids", "pixels"))
    with pytest.raises(ModelError, match="asks for pixels"):
        custom(folder)


def test_without_its_runtime_the_extra_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runtime, "find_spec", lambda _: None)
    with pytest.raises(MissingExtra, match=r"otvet\[encoder\]"):
        custom(folder)
