"""What checks of fakes, of lists of followers and of files of acts say."""

from collections.abc import Mapping

from otvet.i18n import mark
from otvet.report.words.said import Said

SAID: Mapping[str, Said] = {
    "fakes_begun": Said(
        told=mark(
            "Followers looked at by hand: {labels}; {missing} more are missing before fakes can be "
            "taken out."
        ),
    ),
    "fakes_audited": Said(
        told=mark(
            "Followers looked at by hand: {labels}. Fakes make {share} of the followers "
            "({pages}), {share_high} at the most, and are taken out."
        ),
    ),
    "fakes_came": Said(
        passed=mark("The verdict is the same whether the fakes came this month or earlier."),
        failed=mark(
            "The verdict depends on when the fakes came, and no list of followers of a month ago "
            "tells it."
        ),
    ),
    "acts_stopped": Said(
        failed=mark(
            "Nothing is known of what people did since {since} ({pages}): the files end there, so "
            "the rest of the month may have been otherwise."
        ),
    ),
    "acts_cut": Said(
        failed=mark(
            "A list of what people did may be cut: {rows} rows, and it does not hold the whole "
            "month ({files}). Whoever is missing would look like a loss or a gain."
        ),
    ),
    "list_gap": Said(
        passed=mark(
            "Lists lack {unlisted} of the followers counted; the verdict is the same if those act "
            "as the others do."
        ),
        failed=mark(
            "Lists lack {unlisted} of the followers counted, a month ago {unlisted_before}; if those "
            "act as the others do, the verdict is another."
        ),
    ),
}
SHORT: Mapping[str, str] = {
    "acts_stopped": mark("Nothing is known of what people did since {since}."),
    "acts_cut": mark("A list of what people did may be cut at {rows} rows."),
    "list_gap": mark("The verdict depends on followers whom no list holds."),
    "fakes_came": mark("The verdict depends on when the fakes came."),
}
