"""The demo's month, made once a process by the real importers, for tests of what is said of it."""

import atexit
import shutil
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from otvet.answers.month import Month
from otvet.brand import Brand
from otvet.demo.build import make_demo
from otvet.i18n import Language

SEED = 2026
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
GROUP = pytest.mark.xdist_group("demo")
"""Keeps the tests of the demo in one process, so that it is made once."""


@cache
def folder(language: Language) -> Path:
    """The demo's folder with its facts taken in."""
    made = Path(mkdtemp(prefix="otvet-demo-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    brand = made / "teahouse"
    make_demo(brand, seed=SEED, language=language)
    Brand(brand).collect()
    return brand


@cache
def month(language: Language) -> Month:
    """The demo's month as `otvet month` finds it."""
    return Brand(folder(language)).month("2026-10")


@cache
def month_beside_truth(language: Language) -> Month:
    """The demo's month as `otvet demo` prints it."""
    with_truth = make_demo(folder(language).parent / "again", seed=SEED, language=language)
    return with_truth.beside(month(language))
