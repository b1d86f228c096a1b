"""What the trends of a group in Odnoklassniki mean."""

from otvet.facts import Metric, PageRef
from otvet.sources.fields import MOSCOW, Json, LeftOut, day_of, field, figure, metric
from otvet.sources.table.frame import BadRow

NETWORK = "ok"
_FOLLOW = {"reach_own": "follower", "reach_earned": "non_follower"}
_FIGURES = {
    "members_count": ("followers", False),
    "new_members": ("followers_gained", True),
    "left_members": ("followers_lost", True),
    "members_diff": ("followers_net", True),
    "reach": ("reach", False),
    "renderings": ("impressions", True),
    "page_visits": ("profile_visits", True),
    "engagement": ("engaged", False),
    "likes": ("likes", True),
    "comments": ("comments", True),
    "reshares": ("shares", True),
    "link_clicks": ("link_clicks", True),
    "hides_from_feed": ("hides", True),
    "complaints": ("complaints", True),
}
NAMES = frozenset({*_FIGURES, *_FOLLOW}) | {
    "content_opens", "feedback", "negatives", "new_members_target", "reach_mob", "reach_mobweb",
    "reach_web", "topic_opens", "video_plays", "votes",
}  # fmt: skip
"""All that group.getStatTrends can tell, in the small letters of its reply."""


def trend(name: str, record: Json, *, page: PageRef) -> Metric:
    """One figure of one day; LeftOut for a figure that no answer uses."""
    if name not in _FIGURES and name not in _FOLLOW:
        raise LeftOut("unknown_metric")
    day = day_of(field(record, "time"), MOSCOW)
    if day is None:
        raise BadRow("no_date", "time")
    value = figure(record, "value")
    if name in _FOLLOW:
        return metric(page, day, "reach", value, within=("follow_type", _FOLLOW[name]))
    figure_name, additive = _FIGURES[name]
    return metric(page, day, figure_name, value, additive=additive)
