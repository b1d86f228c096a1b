"""A month read back from its JSON says the same, word for word."""

import json

import pytest
from tests.report import samples

from otvet.errors import StoreError
from otvet.report.from_json import month_from_json
from otvet.report.json import month_json
from otvet.report.page import month_page
from otvet.report.text import month_text


@pytest.mark.parametrize("name", sorted(samples.MONTHS))
def test_a_month_read_back_says_the_same(name: str) -> None:
    month = samples.MONTHS[name]()
    again = month_from_json(json.loads(json.dumps(month_json(month))), name="answers.json")
    assert month_page(again, "ru") == month_page(month, "ru")
    assert month_text(again, "en") == month_text(month, "en")


@pytest.mark.parametrize("spoilt", [{}, {"schema_version": 99}, {"schema_version": 1, "month": 3}])
def test_what_is_no_month_is_refused_by_name(spoilt: dict[str, object]) -> None:
    with pytest.raises(StoreError, match=r"answers\.json does not hold"):
        month_from_json(spoilt, name="answers.json")  # type: ignore[arg-type]  # what a file may hold
