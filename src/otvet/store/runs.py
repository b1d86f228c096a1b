"""What becomes of a file that was seen before: continued, skipped, or taken anew."""

from collections.abc import Sequence

from otvet.store.ledger import RunRecord


def to_continue(kept: Sequence[RunRecord], identity: str, version: str) -> RunRecord | None:
    """The import that was cut off and can be continued.

    Another version of Otvet may number rows otherwise, so what it began is not continued.
    """
    fits = [r for r in kept if r.identity == identity and r.state == "begun"]
    return next((r for r in fits if r.version == version), None)


def settled(kept: Sequence[RunRecord], identity: str) -> RunRecord | None:
    """The import that says that nothing is to be done: taken already, or undone by a person."""
    fits = [r for r in kept if r.identity == identity and r.state in ("finished", "undone")]
    return max(fits, key=lambda r: r.generation, default=None)


def to_replace(kept: Sequence[RunRecord]) -> list[RunRecord]:
    """Older readings of the same file, whole or cut off, that a new one stands in for."""
    return [r for r in kept if r.state in ("begun", "finished", "undoing")]
