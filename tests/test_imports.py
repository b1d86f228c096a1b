"""Importing is silent and cheap: nobody waits for an engine to read a help text."""

import subprocess
import sys

import pytest

HEAVY = (
    "duckdb",
    "deltalake",
    "pyarrow",
    "pyspark",
    "sklearn",
    "scipy",
    "numpy",
    "django",
    "jinja2",
    "onnxruntime",
    "tokenizers",
    "httpx",
)


@pytest.mark.parametrize("code", ["import otvet", "from otvet.cli import otvet; otvet(['--help'])"])
def test_no_engine_is_loaded_by(code: str) -> None:
    script = f"""
import sys
try:
    {code}
except SystemExit:
    pass
print("\\nLOADED", sorted(set(sys.modules) & set({HEAVY!r})))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "LOADED []"
