"""The month's findings as Arrow tables, for a notebook: `month.table("figures").to_pandas()`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, get_args

from otvet.findings import Answer, Estimate

if TYPE_CHECKING:
    import pyarrow as pa

    from otvet.answers.month import Month

What = Literal["answers", "figures", "checks", "needs", "problems", "advantages", "pages"]
WHAT: tuple[What, ...] = get_args(What)

Row = Mapping[str, Any]
_ENDS = ("value", "low", "high")


def table(month: "Month", what: What) -> "pa.Table":
    """The rows of one kind over the three answers, `question` first; numbers stay numbers.

    Args:
        month: what was found.
        what: answers, figures, checks, needs, problems, advantages or pages.
    """
    rows = [{"question": a.question, **row} for a in month.answers for row in _ROWS[what](a)]
    return arrow(rows, columns=_COLUMNS[what])


def arrow(rows: Sequence[Row], *, columns: Mapping[str, str]) -> "pa.Table":
    """Rows as Arrow, with every column there even if nothing is in it."""
    import pyarrow as pa

    schema = pa.schema([(name, getattr(pa, kind)()) for name, kind in columns.items()])
    return pa.Table.from_pylist([dict(row) for row in rows], schema=schema)


def _answers(answer: Answer) -> Iterable[Row]:
    yield {
        "verdict": answer.verdict.value,
        "method": answer.method,
        "goal": answer.goal.value,
        "chance": answer.chance,
        **_estimate(answer.estimate),
    }


def _estimate(found: Estimate | None, prefix: str = "") -> Row:
    if found is None:
        return {}
    ends = {f"{prefix}{name}": float(getattr(found, name)) for name in _ENDS}
    return ends if prefix else {**ends, "unit": found.unit}


def _figures(answer: Answer) -> Iterable[Row]:
    for figure in answer.figures:
        is_text = isinstance(figure.value, str)
        yield {
            "code": figure.code,
            "label": figure.label,
            "value": None if figure.value is None or is_text else float(figure.value),
            "text": figure.value if is_text else None,
            "low": figure.low,
            "high": figure.high,
            "unit": figure.unit,
            "reason": figure.reason,
            "measure": figure.measure,
            "count": figure.count,
        }


def _checks(answer: Answer) -> Iterable[Row]:
    return [{"code": c.code, "passed": c.passed, "forces": c.forces} for c in answer.checks]


def _needs(answer: Answer) -> Iterable[Row]:
    for need in answer.needs:
        yield {
            "code": need.code,
            "amount": need.amount,
            "unit": need.unit,
            "cost": None if need.cost is None else float(need.cost),
            "currency": need.currency,
            "hours": need.hours,
            "days": need.days,
        }


def _problems(answer: Answer) -> Iterable[Row]:
    for problem in answer.problems:
        counts = {"mentions": problem.mentions, "authors": problem.authors}
        told = {"code": problem.code, "cause": problem.cause, "corrected": problem.corrected}
        change = _estimate(problem.change, "change_")
        yield {**told, **counts, **_estimate(problem.share), **change, "moved": problem.moved}


def _advantages(answer: Answer) -> Iterable[Row]:
    for line in answer.advantages:
        yield {
            "code": line.code,
            "name": line.name,
            "role": line.role,
            **_estimate(line.before, "before_"),
            **_estimate(line.after, "after_"),
            **_estimate(line.change, "change_"),
            "moved": line.moved.value if line.moved else None,
        }


def _pages(answer: Answer) -> Iterable[Row]:
    for page in answer.pages:
        counts = {"before": page.before, "now": page.now}
        yield {"page": page.page, "title": page.title, **counts, "reason": page.reason}


_ROWS: Mapping[What, Callable[[Answer], Iterable[Row]]] = {
    "answers": _answers,
    "figures": _figures,
    "checks": _checks,
    "needs": _needs,
    "problems": _problems,
    "advantages": _advantages,
    "pages": _pages,
}


def _columns(text: str = "", real: str = "", whole: str = "", truth: str = "") -> dict[str, str]:
    kinds = (("string", f"question {text}"), ("float64", real), ("int64", whole), ("bool_", truth))
    return {name: kind for kind, names in kinds for name in names.split()}


_COLUMNS: Mapping[What, Mapping[str, str]] = {
    "answers": _columns("verdict method unit", "goal chance value low high"),
    "figures": _columns("code label text unit reason measure count", "value low high"),
    "checks": _columns("code", truth="passed forces"),
    "needs": _columns("code unit currency", "cost hours", "amount days"),
    "problems": _columns(
        "code cause unit moved",
        "value low high change_value change_low change_high",
        "mentions authors",
        "corrected",
    ),
    "advantages": _columns(
        "code name role moved",
        " ".join(f"{when}_{end}" for when in ("before", "after", "change") for end in _ENDS),
    ),
    "pages": _columns("page title reason", whole="before now"),
}
