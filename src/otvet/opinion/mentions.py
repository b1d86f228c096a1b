"""Which texts of the month count, and what each of them says: one row per text and problem.

Counted are texts of people other than the brand: not its own replies, not forwards, not texts
gone at the source, not empty ones; and not answers to a survey, which are another instrument:
who is asked says other things than who speaks up; and not texts on a rival's page, which are the
rival's problems. A text in a language that the packs cannot read is set apart.
"""

from collections.abc import Collection, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from otvet.config import Config
from otvet.facts import PageRef, YearMonth
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.decided import decided
from otvet.opinion.learned import learned, rerouted, stamp
from otvet.opinion.problems import readable
from otvet.opinion.reader import Reader, Reading, reader
from otvet.opinion.selftrain import labels_that_judge, scored, stamp_of
from otvet.opinion.settle import CANDIDATE
from otvet.store.counts.audience import page_roles
from otvet.store.counts.opinion import NOT_READ, QUIET, SPAM
from otvet.store.store import Store
from otvet.text.alike import alike
from otvet.text.encoders.base import Encoder
from otvet.text.encoders.choose import encoder
from otvet.text.language import NO_WORDS, which
from otvet.text.linear import one_thread
from otvet.text.spam import gives_address, spam

SCORES, READ = "text_scores", "text_read"
ASKED = "survey_open"
READER_VERSION = "7"
"""Version of how texts are read (rooms text and opinion); another one reads all texts anew."""

SCHEMA = pa.schema(
    [
        ("mention_key", pa.int64()),
        ("actor", pa.int64()),
        ("problem", pa.int32()),
        ("clause", pa.int32()),
        ("sure", pa.float32()),
        ("cause", pa.int8()),
        ("sentiment", pa.int8()),
        ("alike", pa.int64()),
    ]
)
"""`problem` is the number in the codeframe, or below 0: unplaced, quiet (no complaint), not read,
spam. `sure` is the reader's own confidence in it, 0..1; `cause` who must fix it (its place in
`routing.CAUSES`, -1 for none). `sentiment` (-1, 0, 1, or 2 for unclear) and `alike`, the key of the
first text of the month that says nearly the same, belong to the whole text."""

RAW = pa.schema(
    [
        ("mention_key", pa.int64()),
        ("actor", pa.int64()),
        ("problem", pa.int32()),
        ("clause", pa.int32()),
        ("chances", pa.list_(pa.float32())),
        ("near", pa.list_(pa.bool_())),
        ("causes", pa.list_(pa.float32())),
        ("feeling", pa.list_(pa.float32())),
        ("said", pa.string()),
    ]
)
"""What one text says by itself, before the month is seen as a whole: chances of problems and of
causes and which problems are near for candidates, of sentiment in the first row of a text, where `said` is as well."""


class _Text(NamedTuple):
    """A text that counts, as it was written and as it is read."""

    key: int
    actor: int | None
    text: str
    shown: str
    rating: float | None
    is_review: bool


_READ = ("key", "actor", "text", "kind", "is_own", "is_forward", "deleted", "rating", "page")
_Array = NDArray[np.float32] | NDArray[np.bool_] | None
_Said = tuple[int, int, _Array, _Array, _Array, _Array]
"""Problem and clause, chances of problems, which are near, chances of causes and of sentiment."""


def score(
    batch: pa.RecordBatch,
    *,
    frame: Codeframe,
    by: Encoder,
    rivals: Collection[int] = (),
    prior: str = "",
) -> pa.RecordBatch:
    """What the texts of a batch say. A pure function: it runs in any process of any engine."""
    columns = [batch.column(name).to_pylist() for name in _READ]
    counted = [
        _Text(key, actor, text, shown, rating, kind == "review")
        for key, actor, text, kind, own, forward, deleted, rating, page in zip(
            *columns, strict=True
        )
        if not (own or forward or deleted or kind == ASKED or page in rivals)
        if (shown := readable(text or ""))
    ]
    said = _said(counted, reader(frame, by), prior)
    rows = [
        (one.key, one.actor, *told, None if place else one.text)
        for one, parts in zip(counted, said, strict=True)
        for place, told in enumerate(parts)
    ]
    values = zip(*rows, strict=True) if rows else ([],) * len(RAW)
    arrays = [pa.array(value, field.type) for value, field in zip(values, RAW, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=RAW)


def _said(texts: Sequence[_Text], by: Reader, prior: str) -> list[list[_Said]]:
    """The rows of each text, all but its key and author."""
    read = [n for n, one in enumerate(texts) if _is_read(one.shown, by.encoder, prior)]
    with one_thread():
        readings = by.read([texts[n].shown for n in read], [texts[n].rating for n in read])
    found = dict(zip(read, readings, strict=True))
    sells = spam([one.text for one in texts])
    return [
        _rows_of(one, found.get(n), sells=sold)
        for n, (one, sold) in enumerate(zip(texts, sells, strict=True))
    ]


def _rows_of(one: _Text, found: Reading | None, *, sells: bool) -> list[_Said]:
    # A review site has moderators, and who complains sells nothing.
    if sells and not one.is_review and not (found and _complains(found, one.text)):
        return [_set_apart(SPAM)]
    return [_set_apart(NOT_READ)] if found is None else _rows(found)


def _complains(found: Reading, text: str) -> bool:
    """Whether a text complains; one that gives an address must do so in so many words."""
    if found.placed or found.complains:
        return True
    return bool(found.candidates) and not gives_address(text)


def _set_apart(mark: int) -> _Said:
    return (mark, 0, None, None, None, None)


def _is_read(text: str, by: Encoder, prior: str) -> bool:
    found = which(text, prior=prior)
    return found == NO_WORDS or found in by.languages


def _rows(found: Reading) -> list[_Said]:
    rows = [
        *((problem, clause, None, None, None) for problem, clause in found.placed),
        *(
            (CANDIDATE, told.clause, told.chances, told.near, told.causes)
            for told in found.candidates
        ),
    ] or [(QUIET, 0, None, None, None)]
    return [(*row, None if place else found.feeling) for place, row in enumerate(rows)]


def show_scores(store: Store, month: YearMonth, frame: Codeframe, config: Config) -> pa.Table:
    """Make the month's scores visible to the counts; texts are read once for the same facts.

    Args:
        store: The brand's facts.
        month: The month whose texts are read.
        frame: The codeframe in force.
        config: The brand: its own pages, whatever a source says of them; its language, for texts
            too short to tell theirs; the encoder that it has chosen; and how many labels it
            takes until they judge the reading.

    Returns:
        The scores, as they are shown.
    """
    scores = _scores(store, month, frame, config)
    shown = decided(scores, store.decisions(month), frame)
    store.engine.put(SCORES, shown)
    return shown


def _scores(store: Store, month: YearMonth, frame: Codeframe, config: Config) -> pa.Table:
    """What has been read, settled with what people have labelled."""
    by = encoder(config.opinion.encoder, beside=store.folder)
    corrections, enough = learned(store, month, frame), config.audit.enough
    labels = labels_that_judge(store.sample(month), store.labels(), enough=enough)
    rivals = _rivals(store, config.page_refs)
    version = f"{READER_VERSION}-{frame.stamp}-{by.name}-{config.brand.language}-{rivals}"

    def read() -> pa.Table:
        store.engine.table("mention", [month])
        one = partial(
            score, frame=frame, by=by, rivals=frozenset(rivals), prior=config.brand.language
        )
        raw = store.engine.map_batches("mention", one, schema=RAW)
        return _with_alike(raw.sort_by("mention_key"))

    def settle() -> pa.Table:
        raw = store.kept(READ, month, of="mention", version=version, make=read)
        scores = scored(rerouted(raw, frame, by, corrections), frame, by, labels, enough=enough)
        return _finished(scores, raw).replace_schema_metadata(scores.schema.metadata)

    told = f"{version}-{stamp(corrections)}-{stamp_of(labels, enough=enough)}"
    return store.kept(SCORES, month, of="mention", version=told, make=settle)


def _with_alike(raw: pa.Table) -> pa.Table:
    """Each text with the first that says nearly the same."""
    told = raw.filter(pc.is_valid(raw["said"]))
    keys = told["mention_key"].to_pylist()
    first = dict(zip(keys, alike(keys, told["said"].to_pylist()), strict=True))
    same = [first[key] for key in raw["mention_key"].to_pylist()]
    return raw.append_column("alike", pa.array(same, pa.int64()))


def _finished(scores: pa.Table, raw: pa.Table) -> pa.Table:
    """The scores in their own columns."""
    first = dict(zip(raw["mention_key"].to_pylist(), raw["alike"].to_pylist(), strict=True))
    same = [first[key] for key in scores["mention_key"].to_pylist()]
    told = scores.append_column("alike", pa.array(same, pa.int64()))
    return told.select(SCHEMA.names).cast(SCHEMA)


def _rivals(store: Store, own: Collection[PageRef]) -> list[int]:
    """Codes of the pages that sources call competitors."""
    named = {found.page for found in page_roles(store) if found.role == "competitor"}
    return sorted(code for code, page in store.pages().items() if page in named - set(own))
