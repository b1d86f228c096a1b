"""What stands beside the verdict and decides nothing of it."""

from dataclasses import dataclass

from otvet.findings import Check, Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """Figures, and checks that forbid no verdict; empty where there is nothing to say."""

    figures: tuple[Figure, ...] = ()
    checks: tuple[Check, ...] = ()
