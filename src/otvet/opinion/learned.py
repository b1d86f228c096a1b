"""Who must fix what, as the brand's own people have said it: every such label teaches the reader.

A label outweighs sentences of ours (`routing.CORRECTION_WEIGHT`), in the month of its sample and in
the five that follow. It moves the causes of unplaced complaints alone, never which problem a text
raises: else the labels that correct the shares would be what the reader was fitted on.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import sha256

import pyarrow as pa

from otvet.facts import YearMonth
from otvet.opinion.candidates import complaints, with_chances
from otvet.opinion.codeframe import Cause, Codeframe
from otvet.opinion.problems import readable
from otvet.opinion.routing import CAUSES, Correction, routing
from otvet.store.audits import Label
from otvet.store.counts.opinion import text_rows
from otvet.store.store import Store
from otvet.text.encoders.base import Encoder
from otvet.text.model_input import for_model

MONTHS_BACK = 5


def learned(store: Store, month: YearMonth, frame: Codeframe) -> tuple[Correction, ...]:
    """What people have said of the samples of the month and the five before, by the texts' keys."""
    months = (YearMonth(month.index - back) for back in range(MONTHS_BACK + 1))
    drawn = {one.mention for each in months for one in store.sample(each)}
    said = causes_said((label for label in store.labels() if label.mention in drawn), frame)
    if not said:
        return ()
    rows = text_rows(store, month, said, back=MONTHS_BACK)
    # A label is of all that its person wrote: which of several texts it is about, nobody knows.
    told = ((for_model(readable(row.text)), said[row.mention]) for row in rows if row.texts == 1)
    return tuple((text, cause) for text, cause in told if text)


def causes_said(labels: Iterable[Label], frame: Codeframe) -> Mapping[int, Cause]:
    """The cause of each text that complains with one, and with the same by all who labelled it."""
    found: dict[int, set[Cause]] = defaultdict(set)
    for label in labels:
        found[label.mention] |= _causes(label, frame)
    return {mention: causes.pop() for mention, causes in found.items() if len(causes) == 1}


def _causes(label: Label, frame: Codeframe) -> set[Cause]:
    if not label.problems:
        return set()
    said = {cause for cause in CAUSES if cause == label.cause}
    return said or {kind.cause for kind in frame.kinds if kind.code in label.problems}


def stamp(corrections: Iterable[Correction]) -> str:
    """A name for what was learned: another correction gives another one; "" for nothing."""
    told = "\x1e".join("\x1f".join(correction) for correction in corrections)
    return sha256(told.encode()).hexdigest()[:12] if told else ""


def rerouted(
    raw: pa.Table, frame: Codeframe, by: Encoder, corrections: tuple[Correction, ...]
) -> pa.Table:
    """What texts say (`mentions.RAW`), with causes as the corrections have them."""
    texts = complaints(raw)
    if not corrections or not texts:
        return raw
    found = routing(frame, by, corrections).chances(texts, by.encode(texts))
    return with_chances(raw, "causes", found)
