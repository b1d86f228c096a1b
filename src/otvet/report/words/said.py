"""What a check says, by whether it passed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The sentence of a check that is passed, failed, or only informs."""

    passed: str = ""
    failed: str = ""
    told: str = ""
