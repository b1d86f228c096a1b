"""Which texts of the month count, and what each of them says: one row per text and problem.

Counted are texts of people other than the brand: not its own replies, not forwards, not texts
gone at the source, not empty ones; and not answers to a survey, which are another instrument:
who is asked says other things than who speaks up; and not texts on a rival's page, which are the
rival's problems. A text in a language that the packs cannot read is set apart.
"""

from collections.abc import Collection
from functools import partial

import pyarrow as pa

from otvet.facts import PageRef, YearMonth
from otvet.opinion.codeframe import Codeframe
from otvet.opinion.decided import decided
from otvet.opinion.problems import matcher, readable
from otvet.store.counts.audience import page_roles
from otvet.store.counts.opinion import NOT_READ, QUIET, UNPLACED
from otvet.store.store import Store
from otvet.text.language import language

SCORES = "text_scores"
ASKED = "survey_open"
READER_VERSION = "3"
"""Version of how texts are read (rooms text and opinion); another one reads all texts anew."""

SCHEMA = pa.schema(
    [
        ("mention_key", pa.int64()),
        ("actor", pa.int64()),
        ("problem", pa.int32()),
        ("clause", pa.int32()),
        ("sure", pa.float32()),
        ("sentiment", pa.int8()),
        ("alike", pa.int64()),
        ("spam", pa.bool_()),
    ]
)
"""`problem` is the number in the codeframe, or below 0: unplaced, quiet (no complaint), not read.
`sure` is the reader's own confidence in it, 0..1; `sentiment` -1, 0, 1 or 2 (unclear) and the last
two belong to the whole text: `alike` is the key of the first text that says nearly the same."""

_READ = ("key", "actor", "text", "kind", "is_own", "is_forward", "deleted", "rating", "page")


def score(
    batch: pa.RecordBatch, *, frame: Codeframe, rivals: Collection[int] = ()
) -> pa.RecordBatch:
    """What the texts of a batch say. A pure function: it runs in any process of any engine."""
    columns = [batch.column(name).to_pylist() for name in _READ]
    rows: list[tuple[int, int | None, int, int, float, int, int, bool]] = []
    for key, actor, text, kind, own, forward, deleted, rating, page in zip(*columns, strict=True):
        if not (own or forward or deleted or kind == ASKED or page in rivals):
            rows += [
                (key, actor, problem, clause, 1.0, -1 if problem >= UNPLACED else 2, key, False)
                for problem, clause in _said(text or "", rating, frame)
            ]
    values = zip(*rows, strict=True) if rows else ([],) * len(SCHEMA)
    arrays = [pa.array(value, field.type) for value, field in zip(values, SCHEMA, strict=True)]
    return pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def _said(text: str, rating: float | None, frame: Codeframe) -> list[tuple[int, int]]:
    """Problem and clause, for every problem that the text raises; nothing for an empty text."""
    shown = readable(text)
    if not shown:
        return []
    if language(shown) == "other":
        return [(NOT_READ, 0)]
    raised = matcher(frame).raised(shown, rating=rating)
    return [(found.problem, found.clause) for found in raised] or [(QUIET, 0)]


def show_scores(
    store: Store, month: YearMonth, frame: Codeframe, *, own: Collection[PageRef] = ()
) -> None:
    """Make the month's scores visible to the counts; texts are read once for the same facts.

    Args:
        store: The brand's facts.
        month: The month whose texts are read.
        frame: The codeframe in force.
        own: Pages that otvet.toml names: the brand's own, whatever a source says.
    """
    rivals = _rivals(store, own)

    def make() -> pa.Table:
        store.engine.table("mention", [month])
        read = partial(score, frame=frame, rivals=frozenset(rivals))
        return store.engine.map_batches("mention", read, schema=SCHEMA)

    version = f"{READER_VERSION}-{frame.stamp}-{rivals}"
    read = store.kept(SCORES, month, version=version, make=make)
    store.engine.put(SCORES, decided(read, store.decisions(month), frame))


def _rivals(store: Store, own: Collection[PageRef]) -> list[int]:
    """Codes of the pages that sources call competitors."""
    named = {found.page for found in page_roles(store) if found.role == "competitor"}
    return sorted(code for code, page in store.pages().items() if page in named - set(own))
