"""A closed month is what the client got: late data speak beside it, never through it."""

import json
from pathlib import Path

import pytest
from tests.brand.exports import DAY, FIRST, make_brand, message, write_export

from otvet.brand import Brand
from otvet.brand.problems import Settled
from otvet.errors import InputError, StoreError
from otvet.findings import Verdict
from otvet.report.render import write_report

MONTH = "2026-09"
LATE = FIRST + 120 * DAY


def odd(number: int) -> dict[str, object]:
    """A complaint that fits no problem of the pack."""
    said = {
        "from_id": f"user{number}",
        "text": f"Кошмар, грузовик {number} снова загородил пожарный проезд",
    }
    return message(2) | said | {"id": number}


@pytest.fixture
def brand(tmp_path: Path) -> Brand:
    make_brand(tmp_path / "tea", [range(1, 200)])
    made = Brand(tmp_path / "tea")
    made.collect()
    return made


def _late(brand: Brand) -> None:
    """A whole further discussion, exported a month after the closing."""
    more = [message(number, people=60) for number in range(1, 480)]
    write_export(brand.inbox / "late.json", more, made_at=FIRST + 120 * DAY)
    brand.collect()


def test_late_data_change_no_byte_of_a_closed_month(brand: Brand) -> None:
    """The client's copy and ours must stay one."""
    brand.close(MONTH)
    folder = brand.folder / "months" / MONTH
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    _late(brand)
    kept = brand.closed(MONTH)
    assert kept is not None
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert kept.month.opinion.estimate != brand.month(MONTH).opinion.estimate


def test_what_late_data_would_change_is_said(brand: Brand) -> None:
    brand.close(MONTH)
    kept = brand.closed(MONTH)
    assert kept is not None
    assert kept.recounts == ()
    _late(brand)
    kept = brand.closed(MONTH)
    assert kept is not None
    assert "opinion" in {recount.question for recount in kept.recounts}


LATER = """[[problem]]
code = "no_parking"
ru = "Негде поставить машину"
cause = "other"
since = "2026-10"
patterns = ["долго"]
"""


def test_a_later_problem_of_the_codeframe_is_no_recount(brand: Brand) -> None:
    """A month has the problems of its time: what is added for October is none of September's."""
    before = brand.month(MONTH)
    brand.close(MONTH)
    (brand.folder / "problems.toml").write_text(LATER, "utf-8")
    assert brand.month(MONTH) == before
    kept = brand.closed(MONTH)
    assert kept is not None
    assert kept.recounts == ()
    (brand.folder / "problems.toml").write_text(LATER.replace("2026-10", MONTH), "utf-8")
    assert brand.month(MONTH) != before


def test_a_decision_of_that_month_is_a_recount(brand: Brand) -> None:
    """One discarded complaint more, and the number that was sent is no longer what we think."""
    write_export(brand.inbox / "odd.json", [odd(n) for n in range(9001, 9004)], made_at=LATE)
    brand.collect()
    brand.close(MONTH)
    settled = [
        Settled(single=single, what="discard")
        for single in brand.problems.singles(MONTH)
        if not single.code
    ]
    assert len(settled) == 3
    brand.problems.settle(MONTH, settled)
    kept = brand.closed(MONTH)
    assert kept is not None
    assert {recount.question for recount in kept.recounts} == {"opinion"}


def test_a_closed_month_is_rendered_again_byte_for_byte(brand: Brand, tmp_path: Path) -> None:
    """Whoever loses the page can make the very same one from the answers."""
    brand.close(MONTH)
    kept = brand.closed(MONTH)
    assert kept is not None
    write_report(kept.month, tmp_path / "again", kept.closed.language)
    for name in ("report.html", "report.pdf"):
        again = tmp_path / "again" / name
        if again.exists():
            assert again.read_bytes() == (brand.folder / "months" / MONTH / name).read_bytes()


def test_a_month_is_closed_once(brand: Brand) -> None:
    brand.close(MONTH)
    with pytest.raises(InputError, match="closed already"):
        brand.close(MONTH)


def test_a_touched_file_of_a_closed_month_is_noticed(brand: Brand) -> None:
    """A verdict mended by hand would otherwise pass for ours."""
    brand.close(MONTH)
    path = brand.folder / "months" / MONTH / "answers.json"
    told = json.loads(path.read_text("utf-8"))
    told["opinion"]["verdict"] = Verdict.YES.value
    path.write_text(json.dumps(told), "utf-8")
    with pytest.raises(StoreError, match="not as it was"):
        brand.closed(MONTH)


def test_an_open_month_is_not_closed(brand: Brand) -> None:
    assert brand.closed(MONTH) is None
