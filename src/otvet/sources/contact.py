"""E-mails and phones: one number for each, whichever file names it and however it is written.

Orders, surveys and lists of contacts make their numbers here, so a customer who answers a survey
and reads the newsletter is the same person in all three.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from otvet.facts import ActorId, Contact
from otvet.sources.base import Door

CONTACTS = "customer"
"""The space of these numbers, beside those of networks; orders were the first to need it."""
_SEVERAL = re.compile(r"[,;|\n]|\s/\s")
_EMAIL = re.compile(r"[^\s@<>,;:\"()]+@(?:[\w-]+\.)+[^\W\d_]{2,}")
_WRITTEN_AS_PHONE = re.compile(r"[+\d\s\u00a0().\-–—]+")
_EXTENSION = re.compile(r"\s*(?:доб|ext|x)\.?\s*\d{1,6}$")
_DIGITS = range(10, 16)
_OWN_DIGITS = 10
_FEWEST_DIFFERENT = 3
"""Of other phones all digits are alike, or two of them: 9999999999 is typed where none is known."""


def contact_key(words: str) -> str | None:
    """An e-mail in small letters, or the last ten digits of a phone; None for anything else.

    Ten digits are a phone without its country: +7, 8 and nothing before it are the same phone.

    >>> contact_key("+7 (900) 123-45-67"), contact_key("89001234567"), contact_key(" Anna@Mail.ru ")
    ('9001234567', '9001234567', 'anna@mail.ru')
    >>> contact_key("9999999999"), contact_key("Анна К"), contact_key("17")
    (None, None, None)
    """
    said = words.strip().lstrip("'").casefold().removeprefix("mailto:").removeprefix("tel:")
    if "@" in said:
        return said if _EMAIL.fullmatch(said) else None
    bare = _EXTENSION.sub("", said)
    digits = "".join(char for char in bare if char.isdecimal())
    own = digits[-_OWN_DIGITS:]
    is_phone = _WRITTEN_AS_PHONE.fullmatch(bare) is not None and len(digits) in _DIGITS
    return own if is_phone and len(set(own)) >= _FEWEST_DIFFERENT else None


def contact_of(door: Door, words: str) -> ActorId | None:
    """The brand's number for an e-mail or a phone; None where it is neither."""
    key = contact_key(words)
    return door.actor(CONTACTS, key) if key is not None else None


def holds_contact(words: str) -> bool:
    """Whether a cell holds an e-mail or a phone, alone or among others."""
    return any(contact_key(part) for part in _SEVERAL.split(words))


def contacts_in(door: Door, *cells: str) -> tuple[ActorId, ...]:
    """The numbers of all e-mails and phones in some cells, each once; several may share a cell."""
    parts = (part for words in cells for part in _SEVERAL.split(words))
    numbers = (contact_of(door, part) for part in parts)
    return tuple(dict.fromkeys(number for number in numbers if number is not None))


@dataclass(slots=True)
class Together:
    """Contacts that belong together by the orders of a file, each told once.

    They also say of whose number it is known that it is one of a contact: a buyer who has only the
    shop's own number can be on no list.
    """

    _told: set[tuple[ActorId, ActorId]] = field(default_factory=set)

    def facts(self, people: Sequence[ActorId], at: datetime) -> tuple[Contact, ...]:
        """What is new of a buyer's contacts, the first of which stands for the order."""
        new = [who for who in people if (people[0], who) not in self._told]
        self._told.update((people[0], who) for who in new)
        return tuple(
            Contact(list_name="", record=str(people[0]), actor=who, day=at.date()) for who in new
        )
