"""Whose each post of a table is: the brand's own pages are told from rivals' by their links."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from otvet.config import Config, PagePart
from otvet.facts import PageRef
from otvet.sources.own_pages import called, network_of, parts_of
from otvet.sources.table.permalinks import Permalink, permalink

Account = tuple[str, str]
"""A network and what a link or column calls the account in it, "" where neither does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostPages:
    """The brand's pages, and the accounts that are taken for one of them without being named.

    `several` says that the table holds posts of more than one account.
    """

    config: Config
    guessed: Mapping[Account, PageRef]
    several: bool

    def of(self, link: Permalink, name: str) -> PageRef | None:
        """The page of a post, None for a post of somebody else."""
        own = named(self.config, link.network, (link.owner, _plain(name)))
        return own or self.guessed.get((link.network, link.owner or _plain(name)))


def named(config: Config, network: str, said: Iterable[str]) -> PageRef | None:
    """The brand's page in the network that has one of the names, None for none."""
    parts = parts_of(config, {network})
    found = (part.ref for name in said if name for part in parts if _is(part, name))
    return next((PageRef(ref) for ref in found), None)


def post_pages(config: Config, links: Iterable[str], names: Collection[str]) -> PostPages:
    """Look through links and names for accounts that otvet.toml does not name.

    One is the brand's only where it is alone in its network, the brand has one page there, and
    the two names are of different kinds: an id and a handle.
    """
    told = [_plain(name) for name in names] or [""]
    seen = dict.fromkeys(link for text in links if (link := permalink(text)))
    accounts = dict.fromkeys(
        (link.network, said) for link in seen for said in ([link.owner] if link.owner else told)
    )
    guessed = {}
    for network in dict.fromkeys(network for network, _ in accounts):
        mine = [said for place, said in accounts if place == network]
        page = _guess(config, network, mine, names=told)
        if page is not None:
            guessed[network, mine[0]] = page
    return PostPages(config=config, guessed=guessed, several=len(accounts) > 1)


def _guess(
    config: Config, network: str, accounts: Sequence[str], *, names: Sequence[str]
) -> PageRef | None:
    parts = parts_of(config, {network})
    # A group of Telegram is a channel's discussion; one of VK is the page itself.
    channels = [part for part in parts if part.kind != "group" or network != "telegram"]
    if len(accounts) != 1 or len(channels) != 1 or named(config, network, (*accounts, *names)):
        return None
    return PageRef(channels[0].ref) if _may_be(channels[0], accounts[0]) else None


def _plain(name: str) -> str:
    return name.strip().removeprefix("@").casefold()


def _is(part: PagePart, said: str) -> bool:
    return called(part, [said]) or part.ref.partition(":")[2].lstrip("-@").casefold() == said


def _may_be(part: PagePart, said: str) -> bool:
    """Whether nothing contradicts it: two ids, or two handles, that differ are two accounts."""
    native = part.ref.partition(":")[2].lstrip("-@")
    return not said or native.isdecimal() != said.isdecimal() or _is_channel_id(part, said)


def _is_channel_id(part: PagePart, said: str) -> bool:
    """YouTube's ids have letters, so they cannot be told from handles."""
    return network_of(part) == "youtube" and not said.isdecimal()
