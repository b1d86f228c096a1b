"""Open answers of the month's surveys, each with what links it to the other answers."""

from dataclasses import dataclass

from otvet.facts import YearMonth
from otvet.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One thing that a respondent said: role open, margin or weight."""

    survey: str
    wave: str
    respondent: int
    role: str
    item: str
    value: float | None
    text: str


def asked(store: Store, month: YearMonth) -> tuple[Asked, ...]:
    """Open answers, attributes and weights of complete responses, in the respondents' order."""
    store.engine.table("response", [month])
    rows = store.engine.query("opinion_asked", ints={"month": month.index}).to_pylist()
    found = (Asked(**{**row, "text": row["text"] or ""}) for row in rows)
    return tuple(sorted(found, key=lambda a: (a.survey, a.wave, a.respondent, a.role, a.item)))
