"""What checks of files say, whichever question rests on them."""

from collections.abc import Mapping

from otvet.i18n import mark
from otvet.report.words.said import Said

SAID: Mapping[str, Said] = {
    "list_cut": Said(
        passed=mark("A list is cut, but it reaches back beyond the month: {files}."),
        failed=mark(
            "The list of texts is cut at {what} rows and begins on {since} ({files}): "
            "those who spoke before that day are missing."
        ),
    ),
    "counts_provisional": Said(
        failed=mark(
            "The network still corrects the follower counts from {since} on ({files}); "
            "they are final on {final}."
        ),
    ),
    "last_days_provisional": Said(
        told=mark(
            "The network still corrects its figures from {since} on ({files}); "
            "the month is final on {final}: export it again then."
        ),
    ),
    "days_assumed": Said(
        told=mark("The days of follower counts are not written out in full ({files}): {what}."),
    ),
    "zone": Said(
        told=mark(
            "Days are those of {what} ({files}); what happened near midnight "
            "at the month's ends may stand in the month beside."
        ),
    ),
}
