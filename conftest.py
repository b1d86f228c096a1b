"""Rules for every test: no network, skips are listed, and CI accepts only one kind of them."""

import os
import socket

import pytest

from otvet.text.encoders.cache import VARIABLE, cache_folder, path_of
from otvet.text.encoders.known import STANDARD
from otvet.text.encoders.runtime import is_installed

MODELS = cache_folder()
"""Where this machine keeps its models, before tests are shown an empty place."""
ACCEPTED_IN_CI = "../shared is not here"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that opens a connection to anywhere but this machine fails."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        if isinstance(address, tuple) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture(autouse=True)
def _no_models(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """What lies in the cache of this machine changes no test that does not ask for it."""
    monkeypatch.setenv(VARIABLE, str(tmp_path_factory.getbasetemp() / "no-models"))


@pytest.fixture
def standard_model(_no_models: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard model of this machine, as `make test` fetches it (tests/prepare.py)."""
    monkeypatch.setenv(VARIABLE, str(MODELS))
    if not is_installed():
        pytest.skip("the extra `encoder` is not installed")
    if not path_of(STANDARD).exists():
        pytest.skip("the standard model is not here: otvet models get standard")


def _skip_reasons(config: pytest.Config) -> dict[str, int]:
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    counted: dict[str, int] = {}
    for report in reporter.stats.get("skipped", []) if reporter else []:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        reason = reason.removeprefix("Skipped: ")
        counted[reason] = counted.get(reason, 0) + 1
    return counted


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what was not tested, and why, at the very end."""
    reasons = _skip_reasons(terminalreporter.config)
    if reasons:
        terminalreporter.section("not tested here")
    for reason, count in sorted(reasons.items()):
        terminalreporter.write_line(f"{count} skipped: {reason}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skip is a failure, except for the measuring data that is kept beside the project."""
    if os.environ.get("CI") != "true" or hasattr(session.config, "workerinput"):
        return
    if set(_skip_reasons(session.config)) - {ACCEPTED_IN_CI} and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
