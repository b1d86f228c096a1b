"""How often phrases with the brand's name were looked for, period by period and download by download."""

from collections.abc import Mapping
from dataclasses import dataclass

from otvet.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPoint:
    """One period of one download; `day` is days since 1970-01-01, the period's first.

    `is_index` marks a value that is comparable within its `batch` only; `part` a period that was
    not over when the file was made.
    """

    engine: str
    phrase: str
    region: str
    device: str
    granularity: str
    is_index: bool
    batch: str
    day: int
    value: float
    part: bool
    run: int

    @property
    def place(self) -> tuple[str, str, str, str, str, bool]:
        """What must be equal for two periods to be of one series."""
        series = (self.engine, self.phrase, self.region, self.device, self.granularity)
        return (*series, self.is_index)


def search_points(store: Store) -> tuple[SearchPoint, ...]:
    """Every period of every phrase with the brand's name that has a value."""
    store.engine.table("search", [])
    return tuple(map(_point, store.engine.query("search_periods", ints={}).to_pylist()))


def _point(row: Mapping[str, object]) -> SearchPoint:
    names = ("engine", "phrase", "region", "device", "granularity")
    engine, phrase, region, device, granularity = (str(row[name] or "") for name in names)
    return SearchPoint(
        engine=engine,
        phrase=phrase,
        region=region,
        device=device,
        granularity=granularity,
        is_index=row["value_kind"] == "index100",
        batch=str(row["batch"] or ""),
        day=int(str(row["day"])),
        value=float(str(row["value"])),
        part=bool(row["provisional"]),
        run=int(str(row["run"])),
    )
