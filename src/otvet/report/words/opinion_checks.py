"""What checks of texts say: who wrote, how they were read, what has been checked by hand."""

from collections.abc import Mapping

from otvet.i18n import mark
from otvet.report.words.said import Said

SAID: Mapping[str, Said] = {
    "authors": Said(
        passed=mark("Enough people spoke up to judge: {authors}."),
        failed=mark(
            "Too few people spoke up to judge: {authors}, and at least {fewest} are needed."
        ),
    ),
    "labels": Said(
        passed=mark(
            "How the program reads texts is checked by hand on what {labels} people wrote."
        ),
        failed=mark(
            "Nobody has checked by hand how the program reads the texts; "
            "until then no yes can follow from its counts."
        ),
    ),
    "labels_begun": Said(
        failed=mark(
            "People whose texts are checked by hand: {labels}; "
            "{missing} more are missing before shares can be corrected and a yes can follow."
        ),
    ),
    "singletons": Said(
        passed=mark("No problem raised by one person alone is left to look through."),
        failed=mark(
            "Raised by one person each: {problems}, of which {unplaced} fit no known problem; "
            "a person has yet to look whether they are really new."
        ),
    ),
    "missed": Said(
        passed=mark(
            "Few people have a complaint that the program does not see or has no problem for: "
            "{high} at the most."
        ),
        failed=mark(
            "People with a complaint that the program does not see or has no problem for: {share}, "
            "up to {high}. They may tell of something new, so no yes follows."
        ),
    ),
    "top_order": Said(
        passed=mark("The order of the five most frequent problems is sure."),
        failed=mark(
            "The order of the five most frequent problems is not sure: another month like this "
            "would keep it in {share_kept} of cases."
        ),
    ),
    "more_authors_no_help": Said(
        told=mark(
            "More texts will not help: even with {times} times as many people "
            "too many of the next ones would say something new."
        ),
    ),
    "authors_unknown": Said(
        told=mark("The author is not known in {mentions} texts; each counts as its own author."),
    ),
    "own_account_guessed": Said(
        told=mark(
            "Taken for the brand's own account, so its texts are no opinion: {what} ({files})."
        ),
    ),
    "no_trend": Said(told=mark("No trend yet: history begins on {since}.")),
    "pages_late": Said(
        told=mark(
            "Not compared with the weeks before, since texts of it begin later: {pages}. "
            "What is said there counts in this month all the same."
        ),
    ),
    "texts_old": Said(
        passed=mark("The newest text is of {newest}, so the whole month was heard."),
        failed=mark(
            "The newest text is of {newest}, {days} days before the month's end: "
            "what people said after that is missing. Export again after the month's end."
        ),
    ),
    "source_stopped": Said(
        failed=mark(
            "No texts since {since} from a source that had them regularly: {page}. "
            "Look whether its export stopped."
        ),
    ),
    "own_names": Said(
        told=mark(
            "New problems bear names made of their own words: the service that was to name them gave none."
        )
    ),
    "self_trained": Said(
        told=mark(
            "The program also learned from this month's complaints, since that reads better: "
            "of {labels} labelled people {better} more are read rightly and {worse} no longer are."
        )
    ),
    "self_trained_in_vain": Said(
        told=mark(
            "Learning from this month's complaints was tried and not used: of {labels} labelled "
            "people {better} more would be read rightly and {worse} no longer would be."
        )
    ),
    "not_read": Said(
        told=mark(
            "Not read, since neither Russian nor English: {mentions} texts; "
            "people of whom nothing was read: {people}."
        ),
        failed=mark(
            "Too many people wrote neither in Russian nor in English: {people} of them, "
            "{mentions} texts. What they say is in no number here, so no yes can follow."
        ),
    ),
    "spam": Said(
        told=mark("Left out as advertisements of others, so nobody's opinion: {mentions} texts.")
    ),
    "read_by": Said(
        told=mark("The texts were read by the model {encoder}; codeframe {codeframe}.")
    ),
}
SHORT: Mapping[str, str] = {
    "labels": mark("Nobody has checked by hand how the program reads the texts."),
    "labels_begun": mark(
        "Too few people are checked by hand: {labels}; {missing} more are missing."
    ),
    "not_read": mark("Nothing was read of {people} people: they wrote in other languages."),
    "singletons": mark("Nobody has looked whether single complaints are new: {problems} of them."),
    "top_order": mark("The order of the most frequent problems is not sure."),
    "texts_old": mark("Nobody has heard the last {days} days of the month."),
}
