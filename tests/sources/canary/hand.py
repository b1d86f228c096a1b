"""A number entered by hand names nobody, unless somebody writes into the file."""

from tests.sources.canary.person import NAME, CanaryFile
from tests.sources.reading import config

FILES = (
    CanaryFile(
        name="hand.json",
        content=(
            '{"otvet_hand_version": 1, "kind": "metric", "page": "vk:1", "metric": "followers",\n'
            f' "day": "2026-10-01", "value": 5, "entered_by": "{NAME}"}}'
        ),
        config=config(pages=[{"ref": "vk:1"}]),
        spoil=("2026-10-01", "5,"),
    ),
)
