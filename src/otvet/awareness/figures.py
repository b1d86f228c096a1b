"""The numbers beside the answer about awareness: what a serious poll discloses."""

from collections.abc import Sequence

from otvet.awareness.knowledge import Asked
from otvet.awareness.waves import WaveFound
from otvet.awareness.weighting import Weighed
from otvet.config import MarginPart
from otvet.findings import Figure
from otvet.stats.foils import Knowledge
from otvet.stats.interval import Interval
from otvet.stats.shares import share

WAVES = "awareness_waves"
RESPONSES = "awareness_responses"


def wave_figures(
    found: WaveFound,
    weighed: Weighed,
    known: Knowledge | None,
    *,
    these: Asked,
    suffix: str,
    files: tuple[str, ...],
) -> tuple[Figure, ...]:
    """A wave's responses, weights and knowledge; `suffix` is "" or "_before".

    Without controls nobody measured guessing, which is not a guessing of 0; and without an item
    that both waves asked there is no knowledge to compare.
    """
    weights = weighed.weighting
    numbers = (
        ("wave", found.wave, "", WAVES, "knowledge"),
        ("responses", weighed.sheet.n, "responses", RESPONSES, "knowledge"),
        ("responses_incomplete", found.incomplete, "responses", WAVES, "knowledge"),
        ("effective_responses", round(weights.effective_n, 1), "", RESPONSES, "weights"),
        ("design_effect", round(weights.design_effect, 3), "", RESPONSES, "weights"),
        ("smallest_weight", round(weights.smallest, 3), "", RESPONSES, "weights"),
        ("largest_weight", round(weights.largest, 3), "", RESPONSES, "weights"),
        ("trimmed_share", weights.trimmed / weighed.sheet.n, "share", RESPONSES, "weights"),
    )
    plain = tuple(
        Figure(code=code + suffix, value=value, unit=unit, count=count, measure=page, sources=files)
        for code, value, unit, count, page in numbers
    )
    if not these.primary:
        return (*plain, _missing("knowledge" + suffix, "no_shared_items", files=files))
    levels = _levels(known, suffix=suffix, files=files)
    if these.controls:
        return plain + levels
    unmeasured = _missing("guessed" + suffix, "no_foils", files=files)
    return plain + tuple(unmeasured if f.code == unmeasured.code else f for f in levels)


def margin_figures(margins: Sequence[MarginPart], weighed: Weighed) -> tuple[Figure, ...]:
    """Where the margins come from and of which day they are, for those that weights met."""
    used = [margin for margin in margins if margin.attribute in weighed.attributes]
    return tuple(
        Figure(
            code=code,
            value=value or None,
            reason="" if value else "not_stated",
            label=margin.attribute,
            measure="weights",
        )
        for margin in used
        for code, value in (
            ("margin_source", margin.source),
            ("margin_day", margin.day.isoformat() if margin.day else ""),
        )
    )


def _levels(known: Knowledge | None, *, suffix: str, files: tuple[str, ...]) -> tuple[Figure, ...]:
    if known is None:
        return (_missing("knowledge" + suffix, "guessing_too_high", files=files),)
    n = known.effective_n
    parts = (
        ("knowledge", known.interval),
        ("claimed", share(known.claimed, n).interval),
        ("guessed", share(known.guessed, n).interval),
    )
    return tuple(_share(code + suffix, found, files=files) for code, found in parts)


def _missing(code: str, reason: str, *, files: tuple[str, ...]) -> Figure:
    return Figure(
        code=code,
        value=None,
        unit="share",
        reason=reason,
        count=RESPONSES,
        measure="knowledge",
        sources=files,
    )


def _share(code: str, found: Interval, *, files: tuple[str, ...]) -> Figure:
    return Figure(
        code=code,
        value=found.estimate,
        unit="share",
        low=found.low,
        high=found.high,
        count=RESPONSES,
        measure="knowledge",
        sources=files,
    )
