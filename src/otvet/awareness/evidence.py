"""The waves behind a month's answer: read, weighed and cut to the items that all of them asked."""

from dataclasses import dataclass

from otvet.awareness.items import Items
from otvet.awareness.knowledge import Asked, as_wave, asked, level
from otvet.awareness.make_up import MakeUp, make_up
from otvet.awareness.sheet import Sheet, sheet
from otvet.awareness.waves import WaveFound
from otvet.awareness.weighting import Weighed, usable, weigh
from otvet.config import Config
from otvet.facts import YearMonth
from otvet.findings import SourceLine
from otvet.stats.foils import Knowledge, Wave
from otvet.store.counts.awareness import responses
from otvet.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Fielded:
    """One wave as it was fielded; `suffix` is "" for the month's and "_before" for the other."""

    found: WaveFound
    weighed: Weighed
    wave: Wave
    known: Knowledge | None
    files: tuple[SourceLine, ...]
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the month has to say about awareness."""

    config: Config
    items: Items
    these: Asked
    made_up: MakeUp
    before: Fielded | None
    now: Fielded | None

    @property
    def waves(self) -> tuple[Fielded, ...]:
        """The waves there are, the earlier one first."""
        return tuple(wave for wave in (self.before, self.now) if wave)


def read(
    store: Store,
    config: Config,
    *,
    month: YearMonth,
    items: Items,
    before: WaveFound | None,
    now: WaveFound | None,
) -> Evidence:
    """The waves of the month's answer, as far as they were fielded."""
    found_ones = [found for found in (before, now) if found]
    said = [sheet(responses(store, survey=f.survey, wave=f.wave)) for f in found_ones]
    made_up = make_up(store, config, month, said)
    sheets = dict(zip(found_ones, made_up.sheets, strict=True))
    these = asked(items, tuple(sheets.values()))
    margins = usable(made_up.margins, tuple(sheets.values()))
    fielded = {}
    for found, one in sheets.items():
        weighed = weigh(one, margins)
        wave = as_wave(weighed, items, these, codes=these.primary)
        fielded[found] = Fielded(
            found=found,
            weighed=weighed,
            wave=wave,
            known=level(wave),
            files=_files(store, one, found.month),
            suffix="" if found is now else "_before",
        )
    return Evidence(
        config=config,
        items=items,
        these=these,
        made_up=made_up,
        before=fielded[before] if before else None,
        now=fielded[now] if now else None,
    )


def _files(store: Store, one: Sheet, month: YearMonth) -> tuple[SourceLine, ...]:
    """The imports that brought the wave; late and early responses lie in the months beside."""
    lines = store.source_lines(month.next, since=month.previous)
    return tuple(line for line in lines if int(line.run, 16) in one.runs)
