"""What one person alone has named, for a person to say whether it is really new.

A wrong split makes a known problem look new and raises novelty by its whole rate, so every such
single is looked at before a yes: confirmed, merged into a problem, or discarded.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from otvet.facts import YearMonth
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.problems import readable
from otvet.opinion.quotes import LONGEST, snippet
from otvet.store.counts.opinion import UNPLACED, QuoteRow, single_rows
from otvet.store.decisions import Decision, What
from otvet.store.store import Store

_LOOKED_AT = ("confirm", "merge")


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """A problem that one author named, in masked words; `code` is "" for an unplaced complaint.

    `keys` are the author's mentions of it, more than one where they said it again.
    """

    code: str
    keys: tuple[int, ...]
    text: str
    page: str
    day: date
    done: bool

    @property
    def id(self) -> str:
        """Its name in files that a person fills in; letters first, so that no program rounds it."""
        return f"s{self.keys[0] & 0xFFFF_FFFF_FFFF_FFFF:016x}-{self.code}"


def singles(
    rows: Iterable[QuoteRow], decisions: Sequence[Decision], frame: Codeframe
) -> tuple[Single, ...]:
    """The month's singles, unplaced ones last; `done` are those that a person has looked at."""
    seen = {_place(d) for d in decisions if d.what in _LOOKED_AT}
    found = [_single(same, seen, frame) for same in _by_single(rows).values()]
    return tuple(sorted(found, key=lambda one: (not one.code, one.code, one.keys)))


def singles_of(store: Store, month: YearMonth, frame: Codeframe) -> tuple[Single, ...]:
    """The same of a store whose scores of the month are shown."""
    return singles(single_rows(store, month), store.decisions(month), frame)


def decisions_on(
    single: Single, what: What, month: YearMonth, *, at: datetime, into: str = "", rater: str = ""
) -> list[Decision]:
    """What a person has said of a single, for every mention of it."""
    return [
        Decision(
            mention=key, month=month.index, about=single.code, what=what,
            at=at, into=into, rater=rater,
        )
        for key in single.keys
    ]  # fmt: skip


def _place(decision: Decision) -> tuple[int, str]:
    """The mention and the problem that it now counts for."""
    return decision.mention, decision.into if decision.what == "merge" else decision.about


def _by_single(rows: Iterable[QuoteRow]) -> Mapping[tuple[int, int], list[QuoteRow]]:
    """Rows of one problem together; each unplaced complaint on its own."""
    found: dict[tuple[int, int], list[QuoteRow]] = {}
    for row in rows:
        place = (row.problem, row.key if row.problem == UNPLACED else 0)
        found.setdefault(place, []).append(row)
    return found


def _single(same: Sequence[QuoteRow], seen: set[tuple[int, str]], frame: Codeframe) -> Single:
    first, keys = same[0], tuple(row.key for row in same)
    code = "" if first.problem == UNPLACED else frame.kinds[first.problem].code
    return Single(
        code=code,
        keys=keys,
        text=shown(first),
        page=first.page,
        day=first.day,
        done=any((key, code) in seen for key in keys),
    )


def shown(row: QuoteRow) -> str:
    """The masked words of a complaint, at most as long as a quote, never none."""
    return snippet(row.text, row.clause) or readable(row.text)[:LONGEST].replace("\n", " ")
