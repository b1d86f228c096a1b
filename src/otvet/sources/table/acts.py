"""Questions whether a respondent did something that is counted elsewhere: ordered, commented.

The question has to name the last month, since those who did it are counted over a month too.
"""

import re
from collections.abc import Mapping

from otvet.config import Config
from otvet.sources.table.answers import said
from otvet.sources.table.columns import Evidence
from otvet.sources.table.mapping import Column
from otvet.sources.table.names import plain

_MONTH = re.compile(
    r"последн\w+ (?:месяц|30 дн|тридцать дн|четыре недели|4 недели)|за (?:прошедший )?месяц"
    r"|(?:last|past) (?:month|30 days|thirty days|four weeks|4 weeks)"
)
_ACTS: Mapping[str, re.Pattern[str]] = {
    "order": re.compile(
        r"\b(?:заказыва|заказал|покупал|купил|приобрета|делали? заказ|сделали? заказ|оформля)"
        r"|\b(?:order|ordered|buy|bought|purchase|purchased)\b"
    ),
    "comment": re.compile(
        r"комментиров|(?:писал|оставлял|оставил|написал)\w*.{0,30}комментари"
        r"|\b(?:comment|commented)\b"
    ),
}
_OURS = re.compile(r"\b(?:у нас|нас|наш\w*|нам|us|our)\b")
_NOT = re.compile(r"\bне\b|n't\b|n’t\b|\bnot\b|\bnever\b")
"""Makes it unclear what a "yes" would mean."""
_MOST = 0.5


def act_column(column: Evidence, config: Config) -> Column | None:
    """The column as the question whether one did something here, answered by yes and no."""
    header = plain(column.header)
    ours = _OURS.search(header) or plain(config.brand.name) in header
    if not _MONTH.search(header) or not ours or _NOT.search(header):
        return None
    if any(plain(name) in header for name in (*config.rivals, *config.decoys)):
        return None
    acts = [act for act, words in _ACTS.items() if words.search(header)]
    answered = sum(did(value) is not None for value in column.values)
    is_answered = answered > 0 and answered >= _MOST * len(column.values)
    return Column(column.header, "did", acts[0]) if len(acts) == 1 and is_answered else None


def did(words: str) -> float | None:
    """1 did it, 0 did not, None said neither.

    >>> did("Да"), did("Нет, ни разу"), did("не помню")
    (1.0, 0.0, None)
    """
    found = [said(words), said(plain(words).partition(",")[0])]
    return next((_YES_NO[one] for one in found if one in _YES_NO), None)


_YES_NO = {"yes": 1.0, "no": 0.0}
