"""The one door to other machines; nothing leaves the house but through here, and only when asked.

A key travels in a header, is never followed to another address, and stands in no error or log.
A machine that is busy is asked again, later each time; each host is asked one thing at a time.
"""

import logging
import time
from collections import defaultdict
from collections.abc import Mapping
from threading import Lock
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import SecretStr

from otvet.errors import MissingExtra, NetError
from otvet.i18n import mark

if TYPE_CHECKING:
    import httpx

EXTRA = "endpoint"
LOCAL = ("localhost", "127.0.0.1", "::1")
GAP_SECONDS = 0.5
"""Between two requests to one host."""
LONGEST_WAIT_SECONDS = 60.0
"""A machine that asks for a longer pause is given up."""
_BUSY = (408, 425, 429, 500, 502, 503, 504)
_REFUSED = (401, 403)
_LONGEST_REASON = 200
_log = logging.getLogger("otvet.net")


class Net:
    """Requests to other machines.

    Args:
        attempts: How often a busy machine is asked.
        timeout: Seconds until it counts as silent.
        gap: Seconds between two requests to one host.
    """

    def __init__(
        self, *, attempts: int = 4, timeout: float = 60.0, gap: float = GAP_SECONDS
    ) -> None:
        try:
            import httpx
            import stamina  # noqa: F401 — its lack is told here, before anything is sent
        except ImportError:
            raise MissingExtra(EXTRA, mark("Asking another machine")) from None
        self._client = httpx.Client(timeout=timeout, follow_redirects=False)
        self._attempts = attempts
        self._gap = gap
        self._locks: dict[str, Lock] = defaultdict(Lock)
        self._free_at: dict[str, float] = defaultdict(float)

    def post(self, url: str, body: Mapping[str, object], *, key: SecretStr | None = None) -> object:
        """What the machine answers to a JSON body, itself JSON.

        Raises:
            NetError: it is silent, busy for too long, refuses, or answers no JSON; the message
                names the host and never the key.
        """
        host = urlsplit(url).hostname or url
        _check_key_is_safe(url, host, key)
        headers = {"Authorization": f"Bearer {key.get_secret_value()}"} if key else {}
        response = self._answered(host, url, body, headers, key)
        if not response.is_success:
            raise _refusal(host, response, key)
        try:
            return response.json()
        except ValueError:
            raise NetError(
                mark("{host} answers something that is not JSON: check the address"), {"host": host}
            ) from None

    def _answered(
        self,
        host: str,
        url: str,
        body: Mapping[str, object],
        headers: Mapping[str, str],
        key: SecretStr | None,
    ) -> "httpx.Response":
        import httpx
        import stamina

        try:
            for attempt in stamina.retry_context(
                on=_wait,
                attempts=self._attempts,
                timeout=None,
                wait_initial=self._gap,
                wait_jitter=self._gap,
            ):
                with attempt:
                    response = self._once(host, url, body, headers)
                    if response.status_code in _BUSY:
                        response.raise_for_status()
        except httpx.HTTPStatusError as busy:
            return busy.response
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            why = _redacted(str(error) or type(error).__name__, key)
            raise NetError(
                mark("{host} cannot be reached: {why}"), {"host": host, "why": why}
            ) from None
        return response

    def _once(
        self, host: str, url: str, body: Mapping[str, object], headers: Mapping[str, str]
    ) -> "httpx.Response":
        with self._locks[host]:
            time.sleep(max(0.0, self._free_at[host] - time.monotonic()))
            began = time.monotonic()
            try:
                response = self._client.post(url, json=body, headers=headers)
            finally:
                self._free_at[host] = time.monotonic() + self._gap
            _log.info("%s: %s, %.1f s", host, response.status_code, time.monotonic() - began)
            return response


def _check_key_is_safe(url: str, host: str, key: SecretStr | None) -> None:
    """A key sent without encryption is read by every machine on its way."""
    if key and urlsplit(url).scheme != "https" and host not in LOCAL:
        raise NetError(
            mark("the key is not sent to {host}: its address must begin with https://"),
            {"host": host},
        )


def _wait(error: Exception) -> bool | float:
    """Whether to ask again, and after how many seconds where the machine says so itself."""
    import httpx

    if isinstance(error, httpx.HTTPStatusError):
        said = error.response.headers.get("Retry-After", "")
        if not said.isdecimal():
            return True
        return float(said) if float(said) <= LONGEST_WAIT_SECONDS else False
    return isinstance(error, httpx.TransportError) and not isinstance(
        error, httpx.UnsupportedProtocol
    )


def _refusal(host: str, response: "httpx.Response", key: SecretStr | None) -> NetError:
    status = response.status_code
    if status in _REFUSED:
        return NetError(
            mark("{host} does not accept the key (code {status})"), {"host": host, "status": status}
        )
    why = " ".join(_redacted(response.text, key).split())[:_LONGEST_REASON]
    return NetError(
        mark("{host} refuses (code {status}): {why}"),
        {"host": host, "status": status, "why": why or response.reason_phrase},
    )


def _redacted(text: str, key: SecretStr | None) -> str:
    secret = key.get_secret_value() if key else ""
    return text.replace(secret, "***") if secret else text
