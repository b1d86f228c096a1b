"""The engines under test, as otvet.toml would choose them."""

import os
from pathlib import Path

import pytest

from otvet.config import StorePart

os.environ.setdefault("SPARK_CONF_DIR", str(Path(__file__).with_name("conf")))

PARTS = {
    "duckdb": StorePart(memory="2GB"),
    "spark": StorePart(
        engine="spark", master=os.environ.get("OTVET_SPARK_MASTER", "local[2]"), memory="1GB"
    ),
}
ENGINES = [
    "duckdb",
    # One worker of pytest-xdist is enough to start a JVM.
    pytest.param("spark", marks=pytest.mark.xdist_group("spark")),
]
