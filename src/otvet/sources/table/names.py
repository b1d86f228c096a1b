"""What the name of a column says about it; the lists of names are in synonyms*.toml."""

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_UNIT = re.compile(
    r"(?:,\s*%|,\s*(?:руб|шт|сек|чел|₽)\.?|\((?:%|sec|сек|шт|чел\.?|₽|руб\.?|rub|hours)\))\s*$"
)
_MARKS = re.compile(r"[_\s\u00a0.:;!?*«»\"'“”]+")


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """The name in small letters without units, quotes and doubled spaces.

    >>> plain("Review_Date "), plain("Сумма, руб."), plain("Ещё «раз»?")
    ('review date', 'сумма', 'еще раз')
    """
    words = unicodedata.normalize("NFKC", name).casefold().replace("ё", "е").strip()
    return _MARKS.sub(" ", _UNIT.sub("", words)).strip()


@cache
def _names() -> dict[str, dict[str, str]]:
    """For each role, the plain names that mean it, with the role's item."""
    found: dict[str, dict[str, str]] = {}
    for file in ("synonyms.toml", "synonyms_abroad.toml"):
        source = files("otvet.sources.table") / file
        for key, names in tomllib.loads(source.read_text("utf-8")).items():
            role, _, item = key.partition(":")
            found.setdefault(role, {}).update({plain(name): item for name in names})
    return found


def item_named(role: str, name: str) -> str | None:
    """The item that a column of this name has in the role, None when it has not the role.

    Per cents of a count are no count.

    >>> item_named("metric", "Охват"), item_named("date", "Дата"), item_named("date", "Охват")
    ('reach', '', None)
    """
    if role == "metric" and name.rstrip(" )").endswith("%"):
        return None
    return _names()[role].get(_key(role, name))


def _key(role: str, name: str) -> str:
    """The plain name; a name over several columns and one of its parts may make one name."""
    whole = plain(name)
    return whole if whole in _names()[role] else whole.replace(" / ", " ")


@cache
def _known() -> frozenset[str]:
    return frozenset(name for names in _names().values() for name in names)


def is_known(name: str) -> bool:
    """Whether a column of this name has any role."""
    return plain(name) in _known()


def rank(role: str, name: str) -> int:
    """The place of the name in the role's list: earlier ones are surer."""
    return list(_names()[role]).index(_key(role, name))
