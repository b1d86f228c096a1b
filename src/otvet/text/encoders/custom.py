"""A model of one's own: a folder with model.onnx and tokenizer.json, as model hubs lay them out.

Nothing is fetched and no code of the folder is run. Each text is a batch of its own, without
padding, so its vector depends on nothing else and the mean over its tokens needs no mask.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from otvet.errors import ModelError
from otvet.i18n import mark
from otvet.text.encoders.base import Vectors, unit_rows
from otvet.text.encoders.cache import sha256
from otvet.text.encoders.plain_text import each_once, plain
from otvet.text.encoders.runtime import Session, needs_extra, session
from otvet.text.language import LANGUAGES

if TYPE_CHECKING:
    from tokenizers import Tokenizer

LONGEST = 4_000
"""Letters of a text that are given to the tokenizer."""
MOST_TOKENS = 256
PROMPTS = "config_sentence_transformers.json"
"""The optional file that says what stands before every text, such as `query: `."""
_WEIGHTS = ("model.onnx", "onnx/model.onnx")
_TOKENS: Mapping[str, int] = {"input_ids": 0, "attention_mask": 1, "token_type_ids": 2}
"""Inputs that can be filled, by the name that exporters give them."""


@dataclass(frozen=True, slots=True)
class Files:
    """What the folder holds; `weights_beside` are tensors that ONNX keeps in a file of their own."""

    model: Path
    tokenizer: Path
    weights_beside: tuple[Path, ...]
    prompts: Path | None


class Custom:
    """Vectors of the model's own length: its sentence output, else the mean over its tokens."""

    languages = LANGUAGES
    """All that are told apart: what a model of one's own can read is not known here."""

    def __init__(self, name: str, model: Session, tokenizer: "Tokenizer", prefix: str) -> None:
        self.name = name
        self._session = model
        self._tokenizer = tokenizer
        self._prefix = prefix
        self._inputs = [slot.name for slot in model.get_inputs()]
        self._output = _best_output(model)
        self._dimensions = len(self._vector("1"))

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row per text, of length 1; a blank text is all zeros."""
        return each_once([plain(text, LONGEST) for text in texts], self._vector, self._dimensions)

    def _vector(self, text: str) -> Vectors:
        encoded = self._tokenizer.encode(self._prefix + text)
        columns = (encoded.ids, encoded.attention_mask, encoded.type_ids)
        tokens = {name: np.array([columns[_TOKENS[name]]], np.int64) for name in self._inputs}
        given = self._session.run([self._output], tokens)[0]
        pooled = given.mean(axis=1) if given.ndim == 3 else given
        vector: Vectors = unit_rows(pooled)[0]
        return vector


def custom(folder: Path, *, name: str = "") -> Custom:
    """The encoder of a folder; its name holds the hash of everything that a vector depends on.

    Args:
        folder: where the model lies.
        name: its name where the caller knows the weights by their own hash.

    Raises:
        ModelError: the folder lacks a file, or the model is none that reads tokens.
        MissingExtra: the runtime is not installed.
    """
    found = _files(folder)
    needs_extra()
    try:
        return _loaded(folder, found, name)
    except ModelError:
        raise
    except Exception as error:  # these libraries raise bare Exceptions of their own
        raise ModelError(
            mark("the model in {folder} cannot be used: {why}"), {"folder": folder, "why": error}
        ) from error


def _loaded(folder: Path, found: Files, name: str) -> Custom:
    model = session(found.model)
    unknown = [slot.name for slot in model.get_inputs() if slot.name not in _TOKENS]
    if unknown:
        raise ModelError(
            mark("the model in {folder} asks for {inputs}; Otvet can give these: {known}"),
            {"folder": folder, "inputs": unknown, "known": list(_TOKENS)},
        )
    name = name or f"{folder.name}-{_hash(found)[:12]}"
    return Custom(name, model, _tokenizer(found.tokenizer), _prefix(found.prompts))


def _files(folder: Path) -> Files:
    model = next((folder / name for name in _WEIGHTS if (folder / name).is_file()), None)
    tokenizer, prompts = folder / "tokenizer.json", folder / PROMPTS
    if model is None or not tokenizer.is_file():
        raise ModelError(
            mark("there is no model in {folder}: it must hold {files}"),
            {"folder": folder, "files": [_WEIGHTS[0], tokenizer.name]},
        )
    beside = (path for path in model.parent.glob(f"{model.name}?data*") if path.is_file())
    return Files(model, tokenizer, tuple(sorted(beside)), prompts if prompts.is_file() else None)


def _hash(found: Files) -> str:
    digest = hashlib.sha256()
    for path in (found.model, *found.weights_beside, found.tokenizer, found.prompts):
        if path is not None:
            digest.update(bytes.fromhex(sha256(path)))
    return digest.hexdigest()


def _tokenizer(path: Path) -> "Tokenizer":
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.enable_truncation(MOST_TOKENS)
    return tokenizer


def _prefix(prompts: Path | None) -> str:
    """The prompt that the file names as its default, else the one for queries, else none."""
    if prompts is None:
        return ""
    said = json.loads(prompts.read_text("utf-8"))
    return str(said.get("prompts", {}).get(said.get("default_prompt_name") or "query", ""))


def _best_output(model: Session) -> str:
    """One vector a text where the model gives that (two axes), else its vectors of the tokens."""
    outputs = model.get_outputs()
    return next((slot.name for slot in outputs if len(slot.shape) == 2), outputs[0].name)
