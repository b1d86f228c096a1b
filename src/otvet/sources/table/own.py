"""Whether the texts of a table are what people say, or may be what the brand itself published."""

import re
from collections.abc import Sequence

from otvet.sources.table.columns import Evidence
from otvet.sources.table.mapping import Mapping
from otvet.sources.table.names import item_named, plain

_COUNT = re.compile(r"\b(?:like|comment|reply|repost|share|view|reaction)s? ?count\b|s count$")
_OWN_NAMES = 3
_OWN_SHARE = 0.1


def may_be_own(columns: Sequence[Evidence], mapping: Mapping, *, named: bool) -> bool:
    """Whether a table of texts has to be shown first: the brand's posts are no opinion of it.

    A rating or a reply beside the text says that it is a review, and several authors that people
    wrote it. Without any of these, counters speak for the brand's own posts; so does nothing at
    all where only the length of the texts told which column they are (not `named`).
    """
    if mapping.has("rating") or mapping.has("own_reply") or may_be_others(columns):
        return False
    return not named or any(map(_is_counter, columns))


def may_be_others(columns: Sequence[Evidence]) -> bool:
    """Whether a table of posts has to be shown first: several people wrote them.

    Ids tell people apart at once; names of a brand's few accounts may stand in one table.
    """
    names = [c for c in columns if item_named("author_name", c.header) is not None]
    seen = max((len(c.values) for c in names), default=0)
    filled = max((c.filled for c in names), default=0)
    return _ids(columns) > 1 or seen > max(_OWN_NAMES, _OWN_SHARE * filled)


def _ids(columns: Sequence[Evidence]) -> int:
    """How many accounts the authors' ids stand for."""
    ids = [c for c in columns if item_named("author_id", c.header) is not None]
    return max((len(c.values) for c in ids), default=0)


def _is_counter(column: Evidence) -> bool:
    name = plain(column.header)
    is_known = item_named("metric", name) is not None or _COUNT.search(name) is not None
    return is_known and column.number_share > 0
