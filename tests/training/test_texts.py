"""The sentences that classifiers are trained on parse, stand once, and are enough."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

TEXTS = Path(__file__).parents[2] / "training" / "texts"
LANGUAGES = ("ru", "en")
CLASSES = {
    "sentiment": ("negative", "neutral", "positive"),
    "causes": ("product", "staff", "pricing", "audience", "delivery", "other"),
}
AT_LEAST = {"sentiment": 400, "causes": 120}


def rows(kind: str) -> Iterator[tuple[str, str, str]]:
    """Every sentence of the kind with its language and class."""
    for path in sorted((TEXTS / kind).glob("*.toml")):
        for language, classes in tomllib.loads(path.read_text("utf-8")).items():
            for label, sentences in classes.items():
                yield from ((language, label, sentence) for sentence in sentences)


@pytest.mark.parametrize("kind", CLASSES)
def test_no_sentence_stands_twice_in_any_class(kind: str) -> None:
    seen = Counter(" ".join(sentence.casefold().split()) for _, _, sentence in rows(kind))
    assert [sentence for sentence, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("kind", CLASSES)
def test_every_class_has_enough_sentences_in_each_language_and_no_other_class_stands(
    kind: str,
) -> None:
    counts = Counter((language, label) for language, label, _ in rows(kind))
    assert set(counts) == {(lang, label) for lang in LANGUAGES for label in CLASSES[kind]}
    assert {key: n for key, n in counts.items() if n < AT_LEAST[kind]} == {}


@pytest.mark.parametrize("kind", CLASSES)
def test_russian_sentences_are_in_cyrillic_and_english_ones_are_not(kind: str) -> None:
    def cyrillic(sentence: str) -> bool:
        return any("а" <= letter <= "я" or letter == "ё" for letter in sentence.casefold())

    astray = [s for language, _, s in rows(kind) if cyrillic(s) != (language == "ru")]
    assert astray == []
