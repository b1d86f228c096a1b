"""The texts are what question 3 is tried on: two languages, many wordings, no slots left open."""

import numpy as np
import pytest

from otvet.demo import texts
from otvet.demo.world import live
from otvet.i18n import LANGUAGES, Language


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", texts.problem_codes())
def test_a_problem_is_said_in_dozens_of_ways(code: str, language: Language) -> None:
    """Few wordings would turn one missed phrase into a missed problem."""
    rng = np.random.default_rng(1)
    said = {texts.complaint((code,), language, rng) for _ in range(300)}
    assert len(said) >= 60
    assert not [text for text in said if "{" in text]


def test_both_languages_know_the_same_problems() -> None:
    """A problem that only one language has would be novel for the wrong reason."""
    assert set(texts.phrases("en").problems) == set(texts.phrases("ru").problems)


def test_remarks_are_all_different() -> None:
    """Each stands for something hardly anybody else says."""
    for language in LANGUAGES:
        core = texts.phrases(language).remarks["core"]
        assert len(set(core)) == len(core) == texts.remark_count(language) >= 20


def test_four_in_five_write_russian_and_one_in_five_english() -> None:
    """The share that the audience has by design, within sampling error."""
    comments = [c for c in live(5).comments if c.person is not None]
    english = np.mean([c.language == "en" for c in comments])
    cyrillic = np.mean([any("а" <= letter <= "я" for letter in c.text.lower()) for c in comments])
    assert 0.16 < english < 0.24
    assert cyrillic == pytest.approx(1 - english, abs=0.01)


def test_people_smile_and_mistype() -> None:
    """Emoji, brackets and typos are what real comments are full of."""
    said = [c.text for c in live(5).comments if c.person is not None]
    assert sum(text.endswith((")))", "((")) for text in said) > 50
    assert sum("🍵" in text or "😡" in text for text in said) > 100
    assert sum(text[0].islower() for text in said) > 1000
