"""A month's audit of followers: whom to look at, and what the labels came to."""

from collections.abc import Sequence
from datetime import datetime

import numpy as np

from otvet.audience.audit.drawing import drawn_accounts
from otvet.audience.audit.labels import Audit, audit_of
from otvet.audience.audit.lists import Lists, lists_of
from otvet.audience.fakes import JoinBurst, join_bursts
from otvet.audience.followers import Followers, followers, own_pages
from otvet.config import Config
from otvet.facts import YearMonth
from otvet.store.account_audits import DrawnAccount
from otvet.store.counts.audience import follower_counts, page_roles
from otvet.store.store import Store


def account_sample(
    store: Store, month: YearMonth, config: Config, *, n: int | None = None, at: datetime
) -> tuple[DrawnAccount, ...]:
    """The month's sample of followers to look at; empty where no page has a whole list.

    Args:
        store: The brand's facts; the sample is kept there.
        month: The month in question.
        config: The brand; `audit.labels` is how many to draw.
        n: How many to draw instead.
        at: When it is drawn.
    """
    lists = _lists(store, month, config)
    if lists is None:
        return ()
    return drawn_accounts(store, month, lists, n=n or config.audit.labels, at=at)


def audited_fakes(
    store: Store,
    month: YearMonth,
    counts: Followers,
    bursts: Sequence[JoinBurst],
    *,
    enough: int,
    rng: np.random.Generator,
) -> Audit | None:
    """What people found among the month's followers; None where nobody has looked.

    Args:
        store: The brand's facts.
        month: The month in question.
        counts: Followers of the pages.
        bursts: Bursts of joins of these pages.
        enough: Labels from which fakes are taken out.
        rng: Source of the draws.
    """
    sample, labels = store.account_sample(month), store.account_labels()
    if not sample or not labels:
        return None
    return audit_of(
        lists_of(store, month, counts, bursts),
        counts,
        sample,
        labels,
        pages=store.pages(),
        enough=enough,
        rng=rng,
    )


def _lists(store: Store, month: YearMonth, config: Config) -> Lists | None:
    titles = own_pages(config, page_roles(store))
    counts = followers(follower_counts(store, month), month, titles=titles, config=config)
    return lists_of(store, month, counts, join_bursts(store, month, counts))
