"""Complaints still to be settled: their words, and other chances for them."""

import pyarrow as pa

from otvet.opinion.problems import readable
from otvet.opinion.settle import CANDIDATE
from otvet.text.linear import FloatArray
from otvet.text.model_input import for_model
from otvet.text.normalise import clause_spans


def complaints(raw: pa.Table) -> list[str]:
    """The words of every candidate row, as models read them."""
    columns = ("mention_key", "clause", "problem", "said")
    rows = list(zip(*(raw[name].to_pylist() for name in columns), strict=True))
    said = {key: readable(text) for key, _, _, text in rows if text is not None}
    cut: dict[int, list[tuple[int, int]]] = {}
    texts = []
    for key, clause, problem, _ in rows:
        if problem == CANDIDATE:
            start, end = cut.setdefault(key, clause_spans(said[key]))[clause]
            texts.append(for_model(said[key][start:end]))
    return texts


def with_chances(raw: pa.Table, name: str, chances: FloatArray) -> pa.Table:
    """The raw rows with other chances in a column of lists: a row for each candidate."""
    rows = iter(chances.tolist())
    kept = zip(raw["problem"].to_pylist(), raw[name].to_pylist(), strict=True)
    told = [next(rows) if problem == CANDIDATE else old for problem, old in kept]
    at = raw.schema.get_field_index(name)
    field = raw.schema.field(at)
    return raw.set_column(at, field, pa.array(told, field.type))
