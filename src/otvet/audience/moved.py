"""What moved the follower counts: the flow, its sources, what was paid for, rivals and the season.

Nothing of it decides. It stands beside the verdict, which rests on the raw change alone.
"""

from collections.abc import Sequence

from otvet.audience.aside import Aside
from otvet.audience.beside import beside_checks, beside_figures, rival_pages
from otvet.audience.followers import Followers, followers
from otvet.audience.joins import flow_checks, flow_figures, joins, unexplained
from otvet.audience.paid import paid, paid_figures
from otvet.audience.stayed import stayed_figures
from otvet.config import Config
from otvet.facts import YearMonth
from otvet.store.counts.audience import FollowerCount, PageRole
from otvet.store.store import Store


def moved(
    store: Store,
    month: YearMonth,
    config: Config,
    *,
    every: Sequence[FollowerCount],
    counts: Followers,
    roles: Sequence[PageRole],
    acted: tuple[str, ...],
) -> Aside:
    """The flow of the compared pages, growth without advertising, beside rivals and the season.

    Args:
        store: The brand's facts.
        month: The month in question.
        config: The brand; `rival_pages` are whom it is compared with.
        every: All follower counts, of rivals' pages too.
        counts: Followers of the brand's pages.
        roles: What the sources say of pages.
        acted: The files in which people were seen to act.
    """
    if not counts.both:
        return Aside()
    files = store.source_files(month, since=month, tables=("metric",))
    flow = joins(store, month, counts)
    agreed = flow_checks(flow, counts)
    ads = [paid(store, when, config, flow) for when in (month, month.previous)]
    rivals = followers(every, month, titles=rival_pages(config, roles), config=config)
    beside = beside_figures(every, month, counts, rivals, sources=files)
    return Aside(
        figures=(
            *flow_figures(flow, files),
            *unexplained(agreed, files),
            *paid_figures(ads[0], ads[1], flow, counts, sources=files),
            *beside,
            *stayed_figures(store, month, sources=acted),
        ),
        checks=(*agreed, *beside_checks(beside, rivals, matters=config.goals.audience_share)),
    )
