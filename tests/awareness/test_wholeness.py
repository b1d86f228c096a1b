"""What a form offered is assumed where nobody ticked it; the reader must know in which wave."""

import pytest

from otvet.awareness.checks import of_files
from otvet.config import BrandPart, Config, FoilPart
from otvet.findings import SourceLine

CONFIG = Config(brand=BrandPart(name="Tea"), foils=(FoilPart(code="night", text="Open at night"),))


def line(*notes: str) -> SourceLine:
    return SourceLine(
        run="1",
        source="survey",
        file="wave.csv",
        rows_in=1,
        rows_taken=1,
        rows_rejected=0,
        rows_left_out=0,
        notes=notes,
    )


@pytest.mark.parametrize(
    ("before", "now", "passed"),
    [
        (("offered_assumed:night",), ("offered_assumed:night",), None),
        (("offered_assumed:night, fast",), ("offered_assumed:night",), False),
        ((), ("offered_assumed:night",), False),
    ],
)
def test_a_foil_that_only_one_wave_may_have_lacked_is_a_warning(
    before: tuple[str, ...], now: tuple[str, ...], *, passed: bool | None
) -> None:
    """A foil missing from one form would take guessing out of the other wave only."""
    (found,) = of_files([line(*before)], [line(*now)], config=CONFIG)
    assert (found.code, found.passed, found.forces) == ("offered_assumed", passed, False)
    assert "Open at night" in str(found.details["what"])


def test_a_wave_alone_only_informs() -> None:
    (found,) = of_files([], [line("offered_assumed:night")], config=CONFIG)
    assert found.passed is None
    assert of_files([line("no_header")], [line()], config=CONFIG) == ()
