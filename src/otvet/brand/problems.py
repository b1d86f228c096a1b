"""What a person does with problems: look at the list in force, settle singles, accept new ones."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from otvet.brand.months import as_month
from otvet.errors import InputError
from otvet.facts import YearMonth
from otvet.i18n import Language, mark
from otvet.opinion.codeframe import Cause, Codeframe, ProblemKind
from otvet.opinion.mentions import show_scores
from otvet.opinion.offered import offered
from otvet.opinion.own import FILE, codeframe_of, own
from otvet.opinion.own_write import Accepted, add_fixed, add_problem, set_cause
from otvet.opinion.pack_files import pack
from otvet.opinion.residue import Group
from otvet.opinion.singles import Single, decisions_on, singles_of
from otvet.store.counts.opinion import problem_counts, single_rows
from otvet.store.decisions import Decision, What
from otvet.store.store import Store
from otvet.text.encoders.choose import encoder

if TYPE_CHECKING:
    from otvet.brand.brand import Brand


@dataclass(frozen=True, slots=True)
class Listed:
    """A problem in force, and how many people raised it in the month."""

    kind: ProblemKind
    authors: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What a person says of a single; `into` is the code that it is merged into."""

    single: Single
    what: What
    into: str = ""


class Problems:
    """The problems of a brand, by month: `Brand("tea").problems.singles("2026-10")`."""

    def __init__(self, brand: "Brand") -> None:
        self._brand = brand

    def codeframe(self, month: str | YearMonth) -> Codeframe:
        """The list of problems in force in a month."""
        name = self._brand.config.brand.pack
        return codeframe_of(self._brand.folder, name, as_month(month))

    def listed(self, month: str | YearMonth) -> tuple[Listed, ...]:
        """Every problem in force, with the people who raised it in the month."""
        with self._counting(as_month(month)) as (store, frame):
            raised = {row.problem: row.authors for row in problem_counts(store)}
        return tuple(Listed(kind, raised.get(n, 0)) for n, kind in enumerate(frame.kinds))

    def singles(self, month: str | YearMonth) -> tuple[Single, ...]:
        """What one person alone has named, looked at (`done`) or not."""
        wanted = as_month(month)
        with self._counting(wanted) as (store, frame):
            return singles_of(store, wanted, frame)

    def settle(
        self, month: str | YearMonth, settled: Sequence[Settled], *, rater: str = ""
    ) -> None:
        """Keep what a person says of singles; InputError for a code that is not in force."""
        wanted, now = as_month(month), datetime.now(UTC)
        known = {kind.code for kind in self.codeframe(wanted).kinds}
        for one in settled:
            if one.what == "merge" and one.into not in known:
                raise unknown_problem(one.into)
        decisions: list[Decision] = []
        for one in settled:
            decisions += decisions_on(
                one.single, one.what, wanted, at=now, into=one.into, rater=rater
            )
        with self._brand.store() as store:
            store.decide(decisions)

    def new(self, month: str | YearMonth) -> tuple[Group, ...]:
        """Groups of alike complaints that fit no known problem."""
        wanted = as_month(month)
        with self._counting(wanted) as (store, _frame):
            rows, decisions = single_rows(store, wanted), store.decisions(wanted)
            config, folder = self._brand.config, self._brand.folder
            by = encoder(config.opinion.encoder, beside=folder)
            return offered(rows, decisions, config, by, beside=folder).groups

    def accept(self, group: Group, accepted: Accepted, *, rater: str = "") -> None:
        """Make a group a problem of the brand's own; its mentions count for it from now on."""
        add_problem(self._brand.folder, accepted, pack=self._pack, language=self._language)
        self._decide(group, accepted.since, "merge", into=accepted.code, rater=rater)

    def quoting(self) -> tuple[Path, ...]:
        """Files in which people's words were kept as examples; erasing a person leaves them."""
        folder = self._brand.folder
        said = any(one.kind.says for one in own(folder).problems)
        return (folder / FILE,) if said else ()

    def dismiss(self, group: Group, month: str | YearMonth, *, rater: str = "") -> None:
        """Offer the group no more; its complaints stay what they are, each on its own."""
        self._decide(group, as_month(month), "dismiss", rater=rater)

    def set_cause(self, code: str, cause: Cause) -> None:
        """Say who must fix a problem here, whoever the pack says."""
        set_cause(self._brand.folder, code, cause, pack=self._pack, language=self._language)

    def fixed(self, code: str, *, on: date, what: str) -> None:
        """Say what was done about a problem, and from which day on."""
        add_fixed(
            self._brand.folder, code, on=on, what=what, pack=self._pack, language=self._language
        )

    @property
    def _pack(self) -> Codeframe:
        return pack(self._brand.config.brand.pack, self._brand.folder)

    @property
    def _language(self) -> Language:
        return self._brand.config.brand.language

    def _decide(
        self, group: Group, month: YearMonth, what: What, *, into: str = "", rater: str = ""
    ) -> None:
        now = datetime.now(UTC)
        keys = [row.key for row in group.rows]
        with self._brand.store() as store:
            store.decide(
                Decision(
                    mention=key, month=month.index, about="", what=what,
                    at=now, into=into, rater=rater,
                )
                for key in keys
            )  # fmt: skip

    @contextmanager
    def _counting(self, month: YearMonth) -> Iterator[tuple[Store, Codeframe]]:
        """The store with the month's texts read and decided on."""
        frame = self.codeframe(month)
        with self._brand.store() as store:
            show_scores(store, month, frame, self._brand.config)
            yield store, frame


def unknown_problem(code: str) -> InputError:
    """What is said of a code that is not in force."""
    return InputError(
        mark("{code}: there is no such problem; list them with: otvet problems"), {"code": code}
    )
