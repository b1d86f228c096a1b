"""A network's refusal instead of data: its code and what to do, and not a word of the reply itself.

The reply may repeat the request with the key in it, or name people.
"""

from otvet.errors import Said, SourceError
from otvet.i18n import mark
from otvet.sources.replies.kind import Around

_LONGEST_CODE = 6


def code_of(text: str) -> str:
    """The code where it is a number, "?" for anything else.

    >>> code_of("429"), code_of("secret")
    ('429', '?')
    """
    plain = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_CODE
    return text if plain else "?"


def refusal(around: Around, network: str, *, code: str, act: str) -> SourceError:
    """What to say of an error body; `network` is the network's own name."""
    return SourceError(
        mark(
            "{file} holds no data: {network} refused the request (code {code}). "
            "What to do: {act}; then save the new reply"
        ),
        {"file": around.path.name, "network": network, "code": code, "act": Said(act)},
    )
