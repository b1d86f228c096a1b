"""E-mails and phones: one number for each, whichever file names it and however it is written.

Orders, surveys and lists of contacts make their numbers here, so a customer who answers a survey
and reads the newsletter is the same person in all three.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from otvet.facts import ActorId, Contact, PageRef
from otvet.sources.base import Door

CONTACTS = "customer"
"""The space of these numbers, beside those of networks; orders were the first to need it."""
Kind = Literal["email", "phone"]
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


def holds_contact(words: str) -> bool:
    """Whether a cell holds an e-mail or a phone, alone or among others."""
    return any(contact_key(part) for part in _SEVERAL.split(words))


@dataclass(frozen=True, slots=True)
class Known:
    """The brand's number for a contact, and of which kind it is."""

    number: ActorId
    kind: Kind


def known_by(door: Door, words: str) -> Known | None:
    """The contact in a cell that holds one and nothing else."""
    key = contact_key(words)
    if key is None:
        return None
    return Known(door.actor(CONTACTS, key), "email" if "@" in key else "phone")


def contacts_in(door: Door, *cells: str) -> tuple[Known, ...]:
    """All e-mails and phones in some cells, each once; several may share a cell."""
    parts = (part for words in cells for part in _SEVERAL.split(words))
    found = (known_by(door, part) for part in parts)
    return tuple(dict.fromkeys(one for one in found if one is not None))


@dataclass(slots=True)
class Together:
    """Contacts that belong together by the orders or responses of a file, each told once.

    They also tell which buyers are known by a contact: who has only the shop's own number can be
    on no list.
    """

    _told: set[tuple[ActorId, ActorId]] = field(default_factory=set)

    def facts(self, people: Sequence[Known], at: datetime) -> tuple[Contact, ...]:
        """What is new of a person's contacts; the first of them speaks for the person."""
        new = [one for one in people if (people[0].number, one.number) not in self._told]
        self._told.update((people[0].number, one.number) for one in new)
        return tuple(contact(one, people[0], "", at.date()) for one in new)


def contact(one: Known, first: Known, name: str, day: date, page: PageRef | None = None) -> Contact:
    """A contact on a list, in the record that the person's first contact stands for."""
    return Contact(
        list_name=name,
        record=str(first.number),
        actor=one.number,
        kind=one.kind,
        day=day,
        page=page,
    )
