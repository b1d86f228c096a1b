"""The engines under test, as otvet.toml would choose them."""

import os
from pathlib import Path

import pytest

from otvet.config import StorePart
from otvet.store.spark_session import has_java, is_installed

os.environ.setdefault("SPARK_CONF_DIR", str(Path(__file__).with_name("conf")))

PARTS = {
    "duckdb": StorePart(memory="2GB"),
    "spark": StorePart(
        engine="spark", master=os.environ.get("OTVET_SPARK_MASTER", "local[2]"), memory="1GB"
    ),
}
ON_SPARK = [
    pytest.mark.slow,
    pytest.mark.xdist_group("spark"),  # one worker of pytest-xdist is enough to start a JVM
    pytest.mark.skipif(not is_installed(), reason="the extra `spark` is not installed"),
    pytest.mark.skipif(
        not has_java(), reason="there is no Java 17: apt install default-jre-headless"
    ),
]
ENGINES = ["duckdb", pytest.param("spark", marks=ON_SPARK)]
