"""Several months of comments whose story is known, in sentences of our own."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from otvet.config import BrandPart, Config
from otvet.facts import ActorId, Mention, PageRef, YearMonth

VK, MAPS = PageRef("vk:1001"), PageRef("google_maps:teahouse")
OCTOBER = YearMonth.parse("2026-10")
CONFIG = Config(brand=BrandPart(name="Teahouse", pack="cafe"))
SAYS = {
    "long_wait": "Ждали заказ почти час, это чересчур долго",
    "high_prices": "Цены неоправданно высокие, за чайник берут как за ужин",
    "taste": "Суп пересолен, есть невозможно совсем, оставили тарелку",
    "": "Вкусный чай, быстро обслужили, спасибо, придём ещё раз",
}
FIRST = date(2026, 7, 27)
"""A Monday fourteen weeks before the end of October."""


def week(
    number: int,
    counts: dict[str, int],
    *,
    page: PageRef = VK,
    first: date = FIRST,
    people: int = 0,
) -> Iterator[Mention]:
    """One text a person, spread over the week; people are new ones unless `people` numbers them."""
    said = [text for text, n in counts.items() for _ in range(n)]
    for place, code in enumerate(said):
        day = first + timedelta(days=7 * number + place % 7)
        yield text_of(day, SAYS.get(code, code), people or 100_000 * number + place, page=page)


_made = iter(range(10**9))


def text_of(day: date, text: str, author: int | None, *, page: PageRef = VK) -> Mention:
    """A comment of a day at noon."""
    return Mention(
        page=page,
        native_id=str(next(_made)),
        at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC),
        kind="comment",
        text=text,
        actor=None if author is None else ActorId(author + (10**7 if page == MAPS else 0)),
    )


def weeks(counts: Sequence[dict[str, int]], *, page: PageRef = VK) -> list[Mention]:
    """A week after the other from the end of July on."""
    return [fact for number, one in enumerate(counts) for fact in week(number, one, page=page)]


USUAL = {"long_wait": 4, "high_prices": 5, "taste": 3, "": 28}
WAITING = {"long_wait": 12, "high_prices": 5, "taste": 3, "": 20}
"""From October on three times as many people wait."""


def story() -> list[Mention]:
    """Nine usual weeks, then five in which people wait."""
    return weeks([USUAL] * 9 + [WAITING] * 5)
