"""The table in which a person says of accounts whether they are fakes, out and in.

It names accounts as their network does, so it is made of the export files and stays with whoever
labels. Coming back, an account is hashed at the door as in any other file: only its number and the
label are kept. What the program suspects is not in the table: who sees it agrees with it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from otvet.facts import ActorId
from otvet.store.account_audits import AccountLabel, DrawnAccount

COLUMNS = ("account", "link", "real_or_fake")
REAL, FAKE = "real", "fake"
WORDS: Mapping[str, bool] = {
    **dict.fromkeys((FAKE, "f", "bot", "1", "фейк", "бот", "накрутка", "ф", "подделка"), True),
    **dict.fromkeys((REAL, "r", "0", "живой", "живая", "настоящий", "настоящая", "ж"), False),
}
LINKS: Mapping[str, str] = {
    "vk": "https://vk.com/id{id}",
    "ok": "https://ok.ru/profile/{id}",
    "telegram": "tg://user?id={id}",
    "bluesky": "https://bsky.app/profile/{id}",
    "x": "https://x.com/i/user/{id}",
    "youtube": "https://www.youtube.com/channel/{id}",
    "facebook": "https://www.facebook.com/{id}",
}
Row = tuple[int, Mapping[str, str] | None]
"""The number of a row and its words by column; None for one that cannot be read."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that was not taken: why, and the word that was wrong."""

    row: int
    reason: str
    word: str = ""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a table of labels gave; rows in which nothing was filled in are `empty`."""

    labels: tuple[AccountLabel, ...]
    bad: tuple[BadRow, ...]
    empty: int


def rows_out(
    sample: Sequence[DrawnAccount],
    names: Mapping[ActorId, str],
    labels: Iterable[AccountLabel],
    rater: str,
) -> list[tuple[str, str, str]]:
    """The rows of the table, each account once, with this person's labels filled in.

    Args:
        sample: The accounts drawn, in the order of labelling.
        names: `network:id` by account; those without a name are left out.
        labels: The labels so far.
        rater: Who labels.
    """
    mine = {one.actor: one.fake for one in labels if one.rater == rater}
    words = {None: "", True: FAKE, False: REAL}
    asked = dict.fromkeys(one.actor for one in sample if one.actor in names)
    return [(names[who], link_of(names[who]), words[mine.get(who)]) for who in asked]


def link_of(account: str) -> str:
    """Where the account can be looked at; "" where the network has no link made of an id.

    >>> link_of("vk:77"), link_of("vk:-5"), link_of("file:77")
    ('https://vk.com/id77', 'https://vk.com/club5', '')
    """
    network, _, native = account.partition(":")
    if network == "vk" and native.startswith("-"):
        return f"https://vk.com/club{native[1:]}"
    return LINKS.get(network, "").format(id=native)


def rows_in(
    rows: Iterable[Row],
    sample: Sequence[DrawnAccount],
    rater: str,
    *,
    actor: Callable[[str, str], ActorId],
    at: datetime,
) -> Taken:
    """The labels in the rows of a table; a bad row is told and the others are taken.

    Args:
        rows: The rows, as a person has filled them in.
        sample: The accounts drawn: nobody else is labelled.
        rater: Who labelled.
        actor: The brand's own number for a network and an id.
        at: When.
    """
    drawn = frozenset(one.actor for one in sample)
    labels: list[AccountLabel] = []
    bad: list[BadRow] = []
    empty = 0
    for number, row in rows:
        said = None if row is None else row.get("real_or_fake", "").strip().casefold()
        if row is None or said is None:
            bad.append(BadRow(number, "broken"))
        elif not said:
            empty += 1
        elif said not in WORDS:
            bad.append(BadRow(number, "real_or_fake", said))
        else:
            network, _, native = row.get("account", "").strip().partition(":")
            who = actor(network, native)
            if who in drawn:
                labels.append(AccountLabel(actor=who, rater=rater, fake=WORDS[said], at=at))
            else:
                bad.append(BadRow(number, "not_drawn", row.get("account", "")))
    return Taken(tuple(labels), tuple(bad), empty)
