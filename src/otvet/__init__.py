"""Otvet answers three questions about a brand's month in social networks, and how sure it is.

1. Has the audience grown? 2. Is awareness growing among it? 3. Do we know what people think?

    >>> import otvet
    >>> otvet.Verdict.NOT_KNOWN.value
    'not_known'
"""

from typing import TYPE_CHECKING

from otvet._version import __version__
from otvet.errors import OtvetError
from otvet.facts import (
    Contact,
    Cost,
    Event,
    Fact,
    Follow,
    Interaction,
    Margin,
    Mention,
    Metric,
    Missing,
    Order,
    Page,
    Post,
    Response,
    Search,
    Visit,
    YearMonth,
)
from otvet.findings import Answer, Check, Estimate, Need, Verdict

if TYPE_CHECKING:
    from otvet.answers.month import Month
    from otvet.brand import Brand

__all__ = [
    "Answer",
    "Brand",
    "Check",
    "Contact",
    "Cost",
    "Estimate",
    "Event",
    "Fact",
    "Follow",
    "Interaction",
    "Margin",
    "Mention",
    "Metric",
    "Missing",
    "Month",
    "Need",
    "Order",
    "OtvetError",
    "Page",
    "Post",
    "Response",
    "Search",
    "Verdict",
    "Visit",
    "YearMonth",
    "__version__",
]


def __getattr__(name: str) -> object:
    """`Brand` and `Month` bring the store with them, so they are loaded when first asked for."""
    if name in ("Brand", "Month"):
        from otvet.answers.month import Month
        from otvet.brand import Brand
        from otvet.report import notebook

        notebook.show()
        return Brand if name == "Brand" else Month
    raise AttributeError(f"module 'otvet' has no attribute {name!r}")
