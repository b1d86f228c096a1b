"""Fakes among the followers counted, as far as people have looked at a sample of them."""

from dataclasses import dataclass

from otvet.facts import PageRef
from otvet.stats.arrays import FloatArray

DRAWS = 4000
"""Draws of the number of fakes; a change of followers alone has no other doubt to be drawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fakes:
    """Draws of the number of fakes among the followers of `pages`, in accounts.

    `before` is None where no list of a month ago tells who was there; `newcomers` is the mean
    number of fakes among those who came.
    """

    pages: tuple[PageRef, ...]
    followers: int
    now: FloatArray
    before: FloatArray | None
    newcomers: float

    @property
    def share(self) -> FloatArray:
        """Draws of the share of fakes among the pages' followers of now."""
        return self.now / self.followers
