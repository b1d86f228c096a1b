"""A month's audit from the brand's side: what to label, what they came to."""

from dataclasses import replace
from datetime import UTC, datetime

from otvet.config import Config
from otvet.errors import InputError
from otvet.facts import YearMonth
from otvet.i18n import mark
from otvet.opinion.audit.ask import Outcome, outcome, sheet
from otvet.opinion.audit.second import Second, second_opinion
from otvet.opinion.audit.sheet import Sheet
from otvet.opinion.endpoint import endpoint
from otvet.opinion.own import codeframe_of
from otvet.store.audits import Label
from otvet.store.store import Store

__all__ = ["Label", "Outcome", "Second", "Sheet", "outcome_of", "second_of", "sheet_of"]


def sheet_of(store: Store, month: YearMonth, config: Config, *, n: int | None) -> Sheet:
    """The month's sample to label."""
    frame = codeframe_of(store.folder, config.brand.pack, month)
    return sheet(store, month, frame, config, n=n, at=datetime.now(UTC))


def outcome_of(store: Store, month: YearMonth, config: Config) -> Outcome:
    """What the month's labels came to."""
    return outcome(store, month, codeframe_of(store.folder, config.brand.pack, month), config)


def second_of(store: Store, month: YearMonth, config: Config) -> Second:
    """What the model that otvet.toml names says of the month's sample, beside people's labels.

    Raises:
        InputError: otvet.toml names no endpoint.
    """
    asker = endpoint(config.opinion, store.folder)
    if asker is None:
        raise InputError(mark("otvet.toml names no opinion.endpoint that could be asked"))
    return second_opinion(
        replace(sheet_of(store, month, config, n=None), labels=store.labels(by_models=True)),
        asker,
        config.opinion.endpoint_model,
        language=config.brand.language,
        at=datetime.now(UTC),
        keep=store.keep_labels,
    )
