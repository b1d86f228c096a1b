"""Is awareness growing among the audience? Knowledge of the advantages told, wave on wave.

The primary figure is K = (y - f) / (1 - f): the share of the communicated advantages that people
know, with guessing, measured by invented ones, taken out. Where no advantages are set, the brand
in a list with invented brands stands in for them.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from otvet.awareness import checks, needs
from otvet.awareness.advantages import advantage_lines
from otvet.awareness.evidence import Evidence, Fielded, read
from otvet.awareness.figures import margin_figures, wave_figures
from otvet.awareness.interest import interest
from otvet.awareness.items import items
from otvet.awareness.knowledge import KnowledgeChange, alone, change, panel, silent_change
from otvet.awareness.waves import wave_before, wave_of, waves
from otvet.config import Config
from otvet.facts import YearMonth
from otvet.findings import Answer, Check, Figure, Goal, Need, Size, Verdict
from otvet.stats.decide import judge, size
from otvet.stats.told import in_points
from otvet.store.counts.awareness import wave_days
from otvet.store.store import Store


def answer(store: Store, month: YearMonth, config: Config, *, rng: np.random.Generator) -> Answer:
    """Say whether knowledge of the advantages has grown since the wave compared with.

    Args:
        store: The brand's facts.
        month: The month in question.
        config: The brand; `goals.awareness_points` is the smallest change that matters.
        rng: Not drawn from: every interval here has a closed form.
    """
    del rng
    wanted, named = items(config), config.goals.compare_wave
    found = waves(wave_days(store), method=wanted.method)
    now = wave_of(month, found, but=named)
    before = wave_before(month, found, named=named)
    seen = read(store, config, month=month, items=wanted, before=before, now=now)
    beside = interest(store, month)
    said = _said(seen)
    return replace(
        said,
        figures=(*said.figures, *beside.figures),
        sources=tuple(dict.fromkeys((*said.sources, *beside.sources))),
    )


def _said(seen: Evidence) -> Answer:
    if seen.now is None:
        return _without_wave(seen)
    if seen.before is None:
        return _without_earlier(seen, seen.now)
    return _compared(seen, seen.before, seen.now)


def _without_wave(seen: Evidence) -> Answer:
    """Nobody was asked this month: we don't know, and here is what asking costs."""
    free = needs.preparations(seen.config)
    needed = (*free, *needs.after(_fixed(seen.before), seen.config))
    return _say(seen, (checks.forced("no_wave"),), needed=needed)


def _without_earlier(seen: Evidence, now: Fielded) -> Answer:
    """The month's wave stands alone: it is the baseline of the next one."""
    named = seen.config.goals.compare_wave
    code = "compare_wave_missing" if named else "no_earlier_wave"
    free = (needs.named_wave(seen.config),) if named else ()
    needed = (*free, *needs.after(_fixed(now), seen.config))
    return _say(seen, (checks.forced(code),), needed=needed)


def _asked_apart(seen: Evidence, now: Fielded) -> Answer:
    """Two waves that asked about different things: the month's is the baseline of the next one."""
    known = alone(now.weighed, seen.items)
    free = needs.same_items(seen.config, wave=now.found.wave)
    needed = (free, *needs.after(_fixed(replace(now, known=known)), seen.config))
    return _say(seen, (checks.forced("no_shared_items"),), needed=needed)


def _compared(seen: Evidence, before: Fielded, now: Fielded) -> Answer:
    """Two waves: the change of knowledge decides, unless a failed check forbids it."""
    if not seen.these.primary:
        return _asked_apart(seen, now)
    matters = seen.config.goals.awareness_points
    same = panel(before.weighed.sheet, now.weighed.sheet)
    found = change(before.wave, now.wave, same)
    if found is None or now.known is None:
        needed = needs.after(None, seen.config)
        return _say(seen, (checks.forced("knowledge_not_told"),), needed=needed)
    points = in_points(found.interval)
    verdict = Verdict(judge(points.low, points.high, matters=matters))
    silent = silent_change(before.weighed, now.weighed, seen.items, seen.these)
    said = (*checks.of_silent(silent, verdict), *checks.of_panel(found))
    if checks.forbid((*said, *_of_weights(seen))):
        verdict = Verdict.NOT_KNOWN
    if verdict is not Verdict.NOT_KNOWN:
        return _say(seen, said, found=found, verdict=verdict)
    earlier = _fixed(before)
    if checks.forbid((*said, *checks.of_groups([now.weighed]))):
        # Other people were asked: the month's wave does not count towards what is needed.
        return _say(seen, said, found=found, needed=needs.after(earlier, seen.config))
    needed = needs.after(earlier, seen.config, now=now.known, change=found.interval)
    return _say(seen, said, found=found, needed=needed)


def _say(
    seen: Evidence,
    said: tuple[Check, ...],
    *,
    found: KnowledgeChange | None = None,
    verdict: Verdict = Verdict.NOT_KNOWN,
    needed: tuple[Need, ...] = (),
) -> Answer:
    matters, weighed = seen.config.goals.awareness_points, [w.weighed for w in seen.waves]
    compared = seen.before.found.wave if seen.before else seen.config.goals.compare_wave
    lines = advantage_lines(seen.items, seen.these, weighed, matters=matters) if seen.now else ()
    survey = checks.of_survey(seen.items, seen.these, weighed, made_up=seen.made_up)
    return Answer(
        question="awareness",
        verdict=verdict,
        goal=Goal(value=matters, unit="points", compare_to=compared),
        method=seen.items.method,
        estimate=in_points(found.interval) if found else None,
        size=_size(found, verdict, matters=matters),
        chance=1 - found.interval.p_value if found else None,
        needs=needs.reaching(needed, [group for w in weighed for group in w.missing]),
        checks=(*said, *_of_weights(seen), *survey, *_of_files(seen)),
        figures=_figures(seen),
        advantages=lines,
        sources=tuple(dict.fromkeys(line for wave in seen.waves for line in wave.files)),
    )


def _fixed(wave: Fielded | None) -> needs.Fixed | None:
    """What a wave can bear as the earlier one of two; None where no later one can mend it."""
    if wave is None or wave.known is None or checks.forbid(_weights_of((wave,))):
        return None
    return needs.fixed(wave.known, identified=wave.weighed.sheet.identified)


def _of_files(seen: Evidence) -> tuple[Check, ...]:
    before = seen.before.files if seen.before else ()
    return checks.of_files(before, seen.now.files if seen.now else (), config=seen.config)


def _of_weights(seen: Evidence) -> tuple[Check, ...]:
    return _weights_of(seen.waves)


def _weights_of(waves: Sequence[Fielded]) -> tuple[Check, ...]:
    told = [wave.known.effective_n for wave in waves if wave.known]
    return checks.of_weights([wave.weighed for wave in waves], told=told)


def _size(found: KnowledgeChange | None, verdict: Verdict, *, matters: float) -> Size | None:
    if found is None or verdict is not Verdict.YES:
        return None
    said = size(100 * found.interval.low, 100 * found.interval.high, matters=matters)
    return said if said == "matters" or said == "less_than_matters" else None


def _figures(seen: Evidence) -> tuple[Figure, ...]:
    found = [
        figure
        for wave in seen.waves
        for figure in wave_figures(
            wave.found,
            wave.weighed,
            wave.known,
            these=seen.these,
            suffix=wave.suffix,
            files=tuple(line.file for line in wave.files),
        )
    ]
    if seen.waves:
        found += margin_figures(seen.made_up.margins, seen.waves[-1].weighed)
    return tuple(found)
