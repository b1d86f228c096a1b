"""The brand's own problems: in force from their month on, and of no month before it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from otvet.errors import ConfigError
from otvet.facts import YearMonth
from otvet.opinion.codeframe import codeframe
from otvet.opinion.own import FILE, Own, codeframe_of, in_force, own
from otvet.opinion.own_write import Accepted, add_fixed, add_problem, set_cause

CAFE = codeframe("cafe")
SEPTEMBER, OCTOBER, NOVEMBER = (YearMonth.parse(f"2026-{n:02d}") for n in (9, 10, 11))
TEXT = """# what we call our own
[[problem]]
code = "no_parking"  # since the square was closed
ru = "Негде поставить машину"
en = "Nowhere to park"
cause = "other"
since = "2026-10"
says = ["Объехали квартал три раза, парковки нет"]
"""
LATER = TEXT + '[[problem]]\ncode = "dim"\nru = "Темно"\ncause = "product"\nsince = "2026-11"\n'
CLOSED = TEXT.replace('since = "2026-10"', 'since = "2026-10"\nuntil = "2026-10"')


def told(folder: Path, text: str) -> Own:
    (folder / FILE).write_text(text, "utf-8")
    return own(folder)


def refused(folder: Path, text: str) -> str:
    (folder / FILE).write_text(text, "utf-8")
    with pytest.raises(ConfigError) as caught:
        codeframe_of(folder, "cafe", OCTOBER)
    return str(caught.value)


def test_without_a_file_the_codeframe_is_the_packs(tmp_path: Path) -> None:
    assert in_force(CAFE, own(tmp_path), OCTOBER) is CAFE


def test_a_problem_is_in_force_from_its_month_on_and_pack_numbers_stay(tmp_path: Path) -> None:
    mine = told(tmp_path, TEXT)
    assert in_force(CAFE, mine, SEPTEMBER) is CAFE
    for month in (OCTOBER, NOVEMBER):
        frame = in_force(CAFE, mine, month)
        assert frame.kinds[:-1] == CAFE.kinds
        assert frame.kinds[-1].code == "no_parking"
        assert frame.kinds[-1].says == ("Объехали квартал три раза, парковки нет",)
        assert frame.stamp != CAFE.stamp


def test_a_later_problem_changes_no_letter_of_the_months_before(tmp_path: Path) -> None:
    """Else every report of the past would be counted anew, and differ from what was sent."""
    before = told(tmp_path, TEXT)
    after = told(tmp_path, LATER)
    for month in (SEPTEMBER, OCTOBER):
        assert in_force(CAFE, after, month) == in_force(CAFE, before, month)
    assert in_force(CAFE, after, NOVEMBER).stamp != in_force(CAFE, before, NOVEMBER).stamp


def test_a_retired_problem_is_gone_after_its_last_month(tmp_path: Path) -> None:
    mine = told(tmp_path, CLOSED)
    assert in_force(CAFE, mine, OCTOBER).kinds[-1].code == "no_parking"
    assert in_force(CAFE, mine, NOVEMBER) is CAFE


def test_a_cause_is_corrected_and_that_is_in_the_stamp(tmp_path: Path) -> None:
    frame = in_force(CAFE, told(tmp_path, '[cause]\nlong_wait = "product"\n'), OCTOBER)
    wait = next(kind for kind in frame.kinds if kind.code == "long_wait")
    assert wait.cause == "product"
    assert frame.stamp != CAFE.stamp
    assert in_force(CAFE, told(tmp_path, '[cause]\nlong_wait = "staff"\n'), OCTOBER) is CAFE


def test_faults_name_the_file_the_entry_and_what_to_do(tmp_path: Path) -> None:
    bad = TEXT.replace('"2026-10"', '"October"').replace('cause = "other"', 'cause = "boss"')
    said = refused(tmp_path, bad + 'patterns = ["long* + "]\n[[fixed]]\nproblem = "dim"\n')
    assert said.startswith(f"{tmp_path / FILE}:")
    assert "problem.0.since (October): must be a month in quotes, such as 2026-10" in said
    assert "problem.0.cause (boss): must be one of these: product, staff" in said
    assert "problem.0.patterns.0 (long* + ): is not a pattern" in said
    assert "fixed.0.on: is missing: add it" in said


def test_codes_that_clash_or_lead_nowhere_are_refused(tmp_path: Path) -> None:
    """A repair of a misspelt problem would otherwise be silently lost."""
    assert "the pack has this code" in refused(tmp_path, TEXT.replace("no_parking", "long_wait"))
    assert "dim: there is no such problem" in refused(tmp_path, '[cause]\ndim = "staff"\n')
    assert "more than once: no_parking" in refused(tmp_path, TEXT + TEXT)
    nameless = TEXT.replace("ru =", "# ru =").replace("en =", "# en =")
    assert "problem.0: has no name" in refused(tmp_path, nameless)


PARKING = Accepted(
    code="no_parking",
    name={"ru": "Негде поставить «машину»", "en": 'Nowhere "to park"'},
    cause="other",
    since=OCTOBER,
    says=("Парковки нет, объехали квартал",),
)


def test_what_is_written_is_read_and_comments_stay(tmp_path: Path) -> None:
    told(tmp_path, TEXT)
    dim = replace(PARKING, code="dim")
    add_problem(tmp_path, dim, pack=CAFE, language="ru")
    set_cause(tmp_path, "dim", "product", pack=CAFE, language="ru")
    set_cause(tmp_path, "long_wait", "audience", pack=CAFE, language="ru")
    add_fixed(tmp_path, "dim", on=date(2026, 10, 12), what="Новые лампы", pack=CAFE, language="ru")
    mine, text = own(tmp_path), (tmp_path / FILE).read_text("utf-8")
    assert [one.kind.code for one in mine.problems] == ["no_parking", "dim"]
    assert mine.problems[1].kind.name == PARKING.name
    assert mine.problems[1].kind.says == PARKING.says
    assert mine.causes == {"dim": "product", "long_wait": "audience"}
    assert [(one.problem, one.on, one.what) for one in mine.fixed] == [
        ("dim", date(2026, 10, 12), "Новые лампы")
    ]
    assert "# since the square was closed" in text
    assert text.startswith("# what we call our own\n")


def test_what_cannot_be_read_is_not_written(tmp_path: Path) -> None:
    taken = replace(PARKING, code="long_wait")
    with pytest.raises(ConfigError, match="already"):
        add_problem(tmp_path, taken, pack=CAFE, language="ru")
    assert not (tmp_path / FILE).exists()
    add_problem(tmp_path, PARKING, pack=CAFE, language="ru")
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(ConfigError, match="no such problem"):
        set_cause(tmp_path, "nothing", "staff", pack=CAFE, language="ru")
    assert (tmp_path / FILE).read_bytes() == before
