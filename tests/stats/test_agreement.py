"""Agreement of two raters: published figures and honest edges."""

import numpy as np
import pytest

from otvet.stats.agreement import Agreement, agreement


def of_table(table: list[list[int]]) -> Agreement:
    first = [i for i, row in enumerate(table) for n in row for _ in range(n)]
    second = [j for row in table for j, n in enumerate(row) for _ in range(n)]
    return agreement(first, second)


def test_cohens_own_example_has_the_kappa_that_he_printed() -> None:
    """Cohen (1960): 200 patients, two psychiatrists, kappa .492."""
    found = of_table([[88, 14, 18], [10, 40, 10], [2, 6, 12]])
    assert found.kappa is not None
    assert found.kappa.estimate == pytest.approx(0.492, abs=5e-4)
    assert found.alike.estimate == pytest.approx(0.70)


def test_the_error_is_the_one_that_fleiss_cohen_and_everitt_printed() -> None:
    """Their example of 1969 has kappa .429 and the variance .002885."""
    found = of_table([[106, 10, 4], [22, 28, 10], [2, 12, 6]])
    assert found.kappa is not None
    assert found.kappa.estimate == pytest.approx(0.429, abs=5e-4)
    assert found.kappa.se**2 == pytest.approx(0.002885, abs=5e-6)


def test_the_error_is_the_spread_of_kappa_over_samples() -> None:
    """The formula must say how much kappa wanders when other texts are drawn."""
    rng = np.random.default_rng(1)
    first = rng.integers(0, 3, 300_000)
    second = np.where(rng.random(first.size) < 0.6, first, rng.integers(0, 3, first.size))
    kappas, errors = [], []
    for part in range(300):
        here = slice(part * 150, part * 150 + 150)
        found = agreement(first[here].tolist(), second[here].tolist()).kappa
        assert found is not None
        kappas.append(found.estimate)
        errors.append(found.se)
    assert np.mean(errors) == pytest.approx(np.std(kappas), rel=0.12)


def test_full_agreement_is_one_and_its_limits_stay_inside() -> None:
    found = agreement([1, 2] * 10, [1, 2] * 10)
    assert found.kappa is not None
    assert found.kappa.estimate == pytest.approx(1)
    assert found.kappa.high == 1
    assert found.alike.high == 1
    assert found.alike.low > 0.85


def test_where_all_is_one_word_chance_cannot_be_told() -> None:
    """Two raters who call every text quiet would agree by chance alone."""
    found = agreement(["quiet"] * 9, ["quiet"] * 9)
    assert found.kappa is None
    assert found.texts == 9


def test_no_text_in_common_is_no_agreement() -> None:
    with pytest.raises(ValueError, match="share no text"):
        agreement([], [])
