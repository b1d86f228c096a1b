"""A month's audit from the brand's side: what to label, what they came to."""

from datetime import UTC, datetime

from otvet.config import Config
from otvet.facts import YearMonth
from otvet.opinion.audit.ask import Outcome, outcome, sheet
from otvet.opinion.audit.sheet import Sheet
from otvet.opinion.own import codeframe_of
from otvet.store.audits import Label
from otvet.store.store import Store

__all__ = ["Label", "Outcome", "Sheet", "outcome_of", "sheet_of"]


def sheet_of(store: Store, month: YearMonth, config: Config, *, n: int | None) -> Sheet:
    """The month's sample to label."""
    frame = codeframe_of(store.folder, config.brand.pack, month)
    return sheet(store, month, frame, config, n=n, at=datetime.now(UTC))


def outcome_of(store: Store, month: YearMonth, config: Config) -> Outcome:
    """What the month's labels came to."""
    return outcome(store, month, codeframe_of(store.folder, config.brand.pack, month), config)
