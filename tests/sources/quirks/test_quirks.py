"""Every quirk of the catalogue, each through the chain that files really take."""

import re
from collections import Counter
from pathlib import Path

import pytest
from tests.shared_data import shared
from tests.sources.quirks.case import GROUPS, Case
from tests.sources.quirks.catalogue import BELONGS_TO, CASES, QUIRKS


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_quirk(case: Case, tmp_path: Path) -> None:
    """What is made comes out as the catalogue says."""
    assert case.outcome(tmp_path) == case.expect
