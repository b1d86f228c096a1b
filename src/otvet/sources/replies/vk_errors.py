"""VK's error bodies: what each code means and what to do; what was asked is never repeated.

A body holds the parameters of the request, the key among them, so nothing of it but the code is
ever shown.
"""

from collections.abc import Mapping, Sequence
from typing import NoReturn

from otvet.errors import Said, SourceError
from otvet.i18n import mark
from otvet.sources.fields import Json, objects, word
from otvet.sources.replies.kind import Around

_AGAIN = mark("ask again in a minute")
_KEY = mark("make a new key, and give it the rights that the method needs")
_RIGHTS = mark("ask with the key of an administrator, or leave this figure out")
_PERSON = mark("open VK in a browser under this account, pass the check, and ask again")
_ASKED = mark("correct the id or the parameters of the request")

CODES: Mapping[int, tuple[str, str]] = {
    1: (mark("VK had a fault of its own"), _AGAIN),
    5: (mark("the key is not accepted: it has expired or is of another address"), _KEY),
    6: (mark("too many requests a second"), _AGAIN),
    7: (mark("the key has no right to do this"), _RIGHTS),
    9: (mark("too many requests of one sort"), mark("ask again in some hours")),
    10: (mark("VK had a fault of its own"), _AGAIN),
    12: (mark("the code of execute cannot be read"), mark("correct the code of execute")),
    13: (mark("the code of execute broke off"), mark("ask for less in one execute")),
    14: (mark("VK asks for the letters of a picture"), _PERSON),
    15: (mark("access is denied: the page is closed or hidden"), _RIGHTS),
    17: (mark("VK asks to confirm the account"), _PERSON),
    18: (mark("the page is deleted or blocked"), mark("leave this page out")),
    19: (mark("the content is not available"), mark("leave this page out")),
    23: (mark("the method is switched off"), mark("ask a method of a newer version")),
    27: (mark("the key of a community cannot do this"), mark("ask with a service key")),
    28: (mark("the key of an application cannot do this"), mark("ask with an administrator's key")),
    29: (mark("the day's requests of this method are used up"), mark("ask again tomorrow")),
    30: (mark("the profile is private"), mark("leave this page out")),
    100: (mark("a parameter is missing or wrong"), _ASKED),
    103: (mark("a limit of VK is reached"), mark("ask again tomorrow")),
    104: (mark("nothing is found"), _ASKED),
    113: (mark("the id of the account is wrong"), _ASKED),
    125: (mark("the id of the community is wrong"), _ASKED),
    200: (mark("access to the album is denied"), _RIGHTS),
    203: (mark("access to the community is denied"), _RIGHTS),
    204: (mark("access to the video is denied"), _RIGHTS),
    212: (mark("comments are closed"), mark("leave the comments of this post out")),
    260: (mark("access to the list of communities is denied"), _RIGHTS),
}
"""What each code means and what to do."""

_UNKNOWN = (mark("VK does not say more"), mark("look the code up at dev.vk.com and ask again"))


def refuse_error(replies: Sequence[Json], around: Around) -> NoReturn:
    """SourceError for an error instead of data."""
    meaning, act = _known(_code(replies[0], "error"))
    raise SourceError(
        mark(
            "{file} holds no data: VK refused the request (code {code}: {meaning}). "
            "What to do: {act}; then save the new reply"
        ),
        {
            "file": around.path.name,
            "code": _code(replies[0], "error"),
            "meaning": Said(meaning),
            "act": Said(act),
        },
    )


def refuse_execute(replies: Sequence[Json], around: Around) -> NoReturn:
    """SourceError for calls of execute of which some failed."""
    codes = sorted({_code(one) for one in objects(replies[0], "execute_errors")})
    raise SourceError(
        mark(
            "{file}: VK refused calls inside execute, so the reply lacks data: {errors}. "
            "Ask these methods one by one and save each reply as a file of its own"
        ),
        {
            "file": around.path.name,
            "errors": [
                Said(
                    mark("code {code}: {meaning} ({act})"),
                    {
                        "code": code,
                        "meaning": Said(_known(code)[0]),
                        "act": Said(_known(code)[1]),
                    },
                )
                for code in codes
            ],
        },
    )


def _code(reply: Json, *path: str) -> int:
    text = word(reply, *path, "error_code")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0


def _known(code: int) -> tuple[str, str]:
    return CODES.get(code, _UNKNOWN)
