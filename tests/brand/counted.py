"""What a brand's facts add up to, for comparing two ways in which they came."""

from pathlib import Path

from otvet.brand import Brand
from otvet.store.tables import FACT_TABLES

TABLES = ("mention", "post", "interaction", "metric", "follow", "orders", "response")


def counted(folder: Path) -> dict[str, list[tuple[int, int, int, int]]]:
    """Rows, distinct keys and the sum of digests of every table and month, as the counts see them."""
    found: dict[str, list[tuple[int, int, int, int]]] = {}
    with Brand(folder).store() as store:
        for name in TABLES:
            store.engine.table(name, [])
            schema = FACT_TABLES[name].schema
            rows = store.engine.map_batches(name, lambda batch: batch, schema=schema)
            by_month: dict[int, list[tuple[int, int]]] = {}
            columns = rows.select(["month", "key", "digest"]).to_pydict()
            for month, key, digest in zip(*columns.values(), strict=True):
                by_month.setdefault(month, []).append((key, digest))
            found[name] = [
                (month, len(kept), len({key for key, _ in kept}), sum(d for _, d in kept))
                for month, kept in sorted(by_month.items())
            ]
    return found
