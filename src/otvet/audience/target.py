"""The share of a page's people whom the brand is for, as its network tells their make-up.

Networks count different people: followers, those reached, visitors. Each share names its base,
and shares of different bases are never compared or added up.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from otvet.audience.followers import Followers
from otvet.config import TargetPart
from otvet.facts import PageRef, YearMonth
from otvet.findings import Figure
from otvet.store.counts.margins import BASES, PageMargin, every_margin
from otvet.store.store import Store
from otvet.text.groups import bands_of, sex_of

COUNT, MEASURE = "margins", "target"
FOLLOWERS = BASES[0]
CUT = 0.01
"""What shares lack to a whole from here on is people whom the network does not place."""
Span = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class InTarget:
    """The share of a page's people in the target, low to high, and of whom it is."""

    page: PageRef
    base: str
    low: float
    high: float


def target_figures(
    store: Store,
    month: YearMonth,
    target: TargetPart,
    counts: Followers,
    *,
    titles: Mapping[PageRef, str],
) -> tuple[Figure, ...]:
    """Shares by page, now and a month ago of the same base, and followers of all pages that tell.

    Args:
        store: The brand's facts.
        month: The month in question.
        target: Whom the brand is for; nothing is said where nobody is named.
        counts: Followers of the pages.
        titles: The brand's own pages.
    """
    if target == TargetPart():
        return ()
    told = every_margin(store, month, pages=titles)
    now, before = (in_target(told, when, target) for when in (month, month.previous))
    files = store.source_files(month, since=month, tables=("margin",))
    same = [one for page, one in before.items() if page in now and now[page].base == one.base]
    found = (
        *(_share("target_share", one, titles) for one in now.values()),
        *(_share("target_share_before", one, titles) for one in same),
        *_followers(now, counts),
    )
    return tuple(replace(figure, sources=files) for figure in found or (_unknown(),))


def in_target(
    told: Sequence[PageMargin], month: YearMonth, target: TargetPart
) -> dict[PageRef, InTarget]:
    """Each page's share by its closest base that tells every attribute, as told in the month."""
    inside = [one for one in told if YearMonth.of(one.day) == month]
    found: dict[PageRef, InTarget] = {}
    for page in sorted({one.page for one in inside}):
        for base in BASES:
            mine = _newest(one for one in inside if (one.page, one.base) == (page, base))
            spans = _spans(mine, target)
            if spans is not None:
                low, high = _together(spans)
                found[page] = InTarget(page=page, base=base, low=low, high=high)
                break
    return found


def _newest(told: Iterable[PageMargin]) -> dict[str, PageMargin]:
    return {one.attribute: one for one in sorted(told, key=lambda one: one.day)}


def _spans(mine: Mapping[str, PageMargin], target: TargetPart) -> list[Span] | None:
    """The limits of each attribute named; None where the page does not tell one of them."""
    found = [*_people(mine, target), *_places(mine, target)]
    spans = [one for one in found if one is not None]
    return spans if len(spans) == len(found) else None


def _people(mine: Mapping[str, PageMargin], target: TargetPart) -> Iterator[Span | None]:
    """Sex and age: of a split by both where there is one, else of each by itself."""
    if target.sex and target.ages and "sex_age" in mine:
        groups = [group.split(";") for group in mine["sex_age"].shares]
        shares = dict(zip(map(tuple, groups), mine["sex_age"].shares.values(), strict=True))
        of_sex = {age: share for (sex, age), share in shares.items() if sex == target.sex}
        yield _ages(of_sex, target.ages, rest=1 - sum(shares.values()))
        return
    if target.sex:
        sexes = _shares(mine, "sex")
        inside = sum(share for name, share in sexes.items() if sex_of(name) == target.sex)
        yield _open(inside, inside, rest=1 - sum(sexes.values())) if sexes else None
    if target.ages:
        ages = _shares(mine, "age")
        yield _ages(ages, target.ages, rest=1 - sum(ages.values())) if ages else None


def _shares(mine: Mapping[str, PageMargin], attribute: str) -> Mapping[str, float]:
    """The shares of sex or age; those of a split by both where there is no other."""
    if attribute in mine:
        return mine[attribute].shares
    place, shares = ("sex", "age").index(attribute), dict[str, float]()
    for group, share in mine["sex_age"].shares.items() if "sex_age" in mine else ():
        name = group.split(";")[place]
        shares[name] = shares.get(name, 0.0) + share
    return shares


def _ages(shares: Mapping[str, float], wanted: str, *, rest: float) -> Span | None:
    """Bands that lie within the ages are inside, bands that reach over them may be."""
    bands, ages = bands_of(shares), next(iter(bands_of([wanted]).values()))
    if not bands:
        return None
    low = sum(shares[name] for name, band in bands.items() if ages.holds(band))
    meets = [name for name, band in bands.items() if band.low < ages.high and ages.low < band.high]
    return _open(low, sum(shares[name] for name in meets), rest=rest)


def _places(mine: Mapping[str, PageMargin], target: TargetPart) -> Iterator[Span | None]:
    """Towns and countries: lists are cut, so a place that is not listed may be in the rest."""
    for attribute, wanted in (("city", target.cities), ("country", target.countries)):
        if not wanted:
            continue
        if attribute not in mine:
            yield None
            continue
        shares = {_plain(name): share for name, share in mine[attribute].shares.items()}
        names = set(map(_plain, wanted))
        inside = sum(share for name, share in shares.items() if name in names)
        whole = names <= shares.keys()
        yield _open(inside, inside, rest=0.0 if whole else 1 - sum(shares.values()))


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _open(low: float, high: float, *, rest: float) -> Span:
    """The limits with those people in the upper one whom the network does not place."""
    return low, min(high + (rest if rest > CUT else 0.0), 1.0)


def _together(spans: Sequence[Span]) -> Span:
    """Limits of those in all of them, whatever goes together (Frechet)."""
    low = max(sum(span[0] for span in spans) - (len(spans) - 1), 0.0)
    return low, min(span[1] for span in spans)


def _unknown() -> Figure:
    return _figure("target_share", (None, None), reason="no_make_up")


def _share(code: str, found: InTarget, titles: Mapping[PageRef, str]) -> Figure:
    label = titles[found.page] or found.page
    return _figure(code, (found.low, found.high), label=label, reason=f"of_{found.base}")


def _followers(now: Mapping[PageRef, InTarget], counts: Followers) -> Iterator[Figure]:
    """Followers in the target, accounts of the pages that tell the make-up of followers."""
    sizes = {PageRef(line.page): line.now for line in counts.lines if line.now is not None}
    told = [one for one in now.values() if one.base == FOLLOWERS and one.page in sizes]
    if told:
        low = round(sum(one.low * sizes[one.page] for one in told))
        high = round(sum(one.high * sizes[one.page] for one in told))
        reason = "" if len(told) == len(sizes) else "pages_that_tell"
        yield _figure("target_followers", (low, high), unit="accounts", reason=reason)


def _figure(
    code: str,
    ends: tuple[float | None, float | None],
    *,
    unit: str = "share",
    label: str = "",
    reason: str,
) -> Figure:
    """A number where both ends are one, else its limits."""
    low, high = ends
    exact = low == high
    return Figure(
        code=code,
        value=low if exact else None,
        unit=unit,
        low=None if exact else low,
        high=None if exact else high,
        label=label,
        reason=reason or ("" if exact else "limits"),
        count=COUNT,
        measure=MEASURE,
    )
