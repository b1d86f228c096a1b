"""The one door to other machines: patient with busy ones, silent about keys, closed by default."""

import json
import logging
import sys
from collections.abc import Iterator

import httpx
import pytest
import respx
from pydantic import SecretStr

from otvet.errors import MissingExtra, NetError
from otvet.net import Net

URL = "https://names.example/v1/chat/completions"
KEY = SecretStr("sk-secret-of-ours")


@pytest.fixture
def net() -> Net:
    return Net(attempts=3, gap=0.0)


@pytest.fixture
def far() -> Iterator[respx.MockRouter]:
    with respx.mock(assert_all_called=False) as router:
        yield router


def test_the_key_travels_in_a_header_and_the_answer_comes_back(
    net: Net, far: respx.MockRouter
) -> None:
    route = far.post(URL).respond(json={"ok": True})
    assert net.post(URL, {"a": "чай"}, key=KEY) == {"ok": True}
    request = route.calls.last.request
    assert request.headers["Authorization"] == "Bearer sk-secret-of-ours"
    assert json.loads(request.content) == {"a": "чай"}


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_machine_is_asked_again(net: Net, far: respx.MockRouter, status: int) -> None:
    again = httpx.Response(status, headers={"Retry-After": "0"})
    route = far.post(URL).mock(side_effect=[again, again, httpx.Response(200, json=[1])])
    assert net.post(URL, {}) == [1]
    assert route.call_count == 3


def test_a_broken_line_is_tried_again_and_then_told(net: Net, far: respx.MockRouter) -> None:
    route = far.post(URL).mock(side_effect=httpx.ConnectError("no route"))
    with pytest.raises(NetError, match=r"names\.example cannot be reached: no route"):
        net.post(URL, {})
    assert route.call_count == 3


def test_a_machine_that_wants_an_hour_is_given_up_at_once(net: Net, far: respx.MockRouter) -> None:
    """A month is not held up until tomorrow."""
    route = far.post(URL).respond(429, headers={"Retry-After": "3600"}, text="limit reached")
    with pytest.raises(NetError, match=r"code 429.*limit reached"):
        net.post(URL, {})
    assert route.call_count == 1


@pytest.mark.parametrize("status", [400, 401, 404])
def test_a_refusal_is_final(net: Net, far: respx.MockRouter, status: int) -> None:
    route = far.post(URL).respond(status, text="no")
    with pytest.raises(NetError, match=f"code {status}"):
        net.post(URL, {})
    assert route.call_count == 1


def test_no_error_and_no_log_line_shows_the_key(
    net: Net, far: respx.MockRouter, caplog: pytest.LogCaptureFixture
) -> None:
    """Errors and logs are sent to colleagues; some services repeat the key in their refusal."""
    caplog.set_level(logging.DEBUG)
    far.post(URL).respond(400, text=f"bad key {KEY.get_secret_value()}")
    with pytest.raises(NetError) as refused:
        net.post(URL, {}, key=KEY)
    far.post(URL).mock(side_effect=httpx.ConnectError(f"via {KEY.get_secret_value()}"))
    with pytest.raises(NetError) as silent:
        net.post(URL, {}, key=KEY)
    told = f"{refused.value} {refused.value!r} {silent.value!r} {caplog.text}"
    assert "bad key ***" in told
    assert "names.example: 400" in told
    assert KEY.get_secret_value() not in told


def test_a_key_is_not_sent_in_the_open(net: Net, far: respx.MockRouter) -> None:
    route = far.post("http://names.example/v1").respond(json={})
    with pytest.raises(NetError, match="must begin with https"):
        net.post("http://names.example/v1", {}, key=KEY)
    assert not route.called
    far.post("http://localhost:8000/v1").respond(json={})
    assert net.post("http://localhost:8000/v1", {}, key=KEY) == {}


def test_a_redirect_does_not_carry_the_key_away(net: Net, far: respx.MockRouter) -> None:
    elsewhere = far.post("https://elsewhere.example/").respond(json={})
    far.post(URL).respond(307, headers={"Location": "https://elsewhere.example/"})
    with pytest.raises(NetError, match="code 307"):
        net.post(URL, {}, key=KEY)
    assert not elsewhere.called


def test_a_page_in_place_of_json_is_told(net: Net, far: respx.MockRouter) -> None:
    far.post(URL).respond(200, text="<html>log in</html>")
    with pytest.raises(NetError, match="not JSON"):
        net.post(URL, {})


def test_requests_to_one_host_keep_their_distance(
    far: respx.MockRouter, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("otvet.net.time.sleep", slept.append)
    far.post(URL).respond(json={})
    far.post("https://other.example/").respond(json={})
    net = Net(gap=100.0)
    for url in (URL, URL, "https://other.example/"):
        net.post(url, {})
    assert [round(seconds, -1) for seconds in slept] == [0, 100, 0]


def test_without_its_client_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    with pytest.raises(MissingExtra, match=r"otvet\[endpoint\]"):
        Net()
