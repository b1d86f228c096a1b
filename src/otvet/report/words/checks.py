"""What each check says when it is passed, failed, or only informs."""

from collections.abc import Mapping

from otvet.findings import Check
from otvet.i18n import Language, mark, words
from otvet.report.words import followers, growth, lists, people
from otvet.report.words.details import filled
from otvet.report.words.figures import network
from otvet.report.words.said import Said
from otvet.report.words.units import plain

SAID: Mapping[str, Said] = {
    **growth.SAID,
    **followers.SAID,
    **{code: Said(told=text) for code, text in people.CHECKS.items()},
    "follower_counts": Said(
        passed=mark("Followers are counted at both ends of the month."),
        failed=mark("No page has follower counts at both ends of the month."),
    ),
    "nobody_before": Said(
        failed=mark("A month ago the pages had no followers, so there is nothing to grow from."),
    ),
    "no_identities": Said(
        told=mark("The sources do not tell who acted, so followers alone are compared."),
    ),
    "no_list_of_followers": Said(
        told=mark(
            "The networks give no list of followers, so active people who follow no page "
            "cannot be told apart; followers alone are compared."
        ),
    ),
    "no_active_non_followers": Said(
        told=mark("Nobody who follows no page was seen to act; followers alone are compared."),
    ),
    "overlap": Said(
        passed=mark("The verdict is the same however many people follow several pages."),
        failed=mark("The verdict depends on how many people follow several pages."),
    ),
    "people_by_lists": Said(
        told=mark(
            "Lists of followers show who is on two pages, if an account is one person: "
            "from {low} to {high} people."
        ),
    ),
    **{code: Said(told=text) for code, text in lists.TOLD.items()},
    "people_by_survey": Said(
        told=mark(
            "The survey limits how many follow several pages, if those who answer follow as many "
            "as others: from {low} to {high} people."
        ),
    ),
    "people_by_model": Said(
        told=mark(
            "Followers of many pages may answer more readily; how much so is estimated from the "
            "links of the pages and taken out."
        ),
        failed=mark(
            "The answers do not fit any readiness to answer that grows with the number of pages, "
            "so the number of people is not told."
        ),
    ),
    "people_contradict": Said(
        failed=mark(
            "Lists, survey and follower counts contradict each other, so only the counts are used."
        ),
    ),
    "join_burst": Said(
        passed=mark(
            "Within days {joined} more joined than usual ({pages}: {days}); the verdict is the "
            "same without them."
        ),
        failed=mark(
            "Within days {joined} more joined than usual ({pages}: {days}), and without them the "
            "verdict would be another. Bought followers and giveaway hunters look like this, and "
            "so does a post that spread."
        ),
    ),
    "rounded_counts": Said(
        passed=mark("Networks round follower counts ({pages}); the verdict does not depend on it."),
        failed=mark("Networks round follower counts ({pages}), and the verdict depends on it."),
    ),
    "fakes_not_audited": Said(told=mark("Bought followers and bots have not been looked for.")),
    "page_left_out": Said(
        failed=mark("Left out for want of follower counts at both ends of the month: {pages}."),
    ),
    "by_hand": Said(told=mark("Follower counts were typed in by hand: {pages}.")),
    "uneven_days": Said(failed=mark("The two follower counts are not a month apart: {pages}.")),
    "sample_coverage": Said(
        passed=mark("Enough of the active people have been seen to compare the two months."),
        failed=mark("Too few of the active people have been seen to compare the two months."),
    ),
    "seen_twice": Said(
        passed=mark("Enough people acted more than once to judge how many stayed unseen."),
        failed=mark("Too few people acted more than once to judge how many stayed unseen."),
    ),
    "activity_shape": Said(
        passed=mark("People were active in the same way in both months."),
        failed=mark("People were active in another way than a month ago, as after a giveaway."),
    ),
    "one_timers": Said(
        passed=mark("People who acted once are as many as those who acted more often explain."),
        failed=mark(
            "About {one_timers} people acted once beyond what the rest explains, and they alone "
            "may make the growth. A giveaway, bots and ids that a network changed look like this."
        ),
    ),
    "no_wave": Said(failed=mark("Nobody was asked this month.")),
    "no_earlier_wave": Said(
        failed=mark("There is no earlier wave of the survey; this one is the baseline."),
    ),
    "compare_wave_missing": Said(
        failed=mark("The wave that the goal names for comparison has not been taken in."),
    ),
    "no_shared_items": Said(
        failed=mark("The two waves asked about different things, so nothing can be compared."),
    ),
    "knowledge_not_told": Said(
        failed=mark("People claim to know invented advantages so often that guessing hides all."),
    ),
    "effective_responses": Said(
        passed=mark("There are enough responses in every wave."),
        failed=mark(
            "There are too few responses: after weighting they count as {effective_responses}."
        ),
    ),
    "margin_cells": Said(
        passed=mark("Every group used for weighting has enough responses."),
        failed=mark("Some groups used for weighting have too few responses."),
    ),
    "design_effect": Said(
        passed=mark("The weights are not too uneven."),
        failed=mark("The weights are too uneven: a few respondents speak for too many."),
    ),
    "margins_met": Said(
        passed=mark("The weights bring the survey to the audience's known make-up."),
        failed=mark("No weights bring the survey to the audience's known make-up."),
    ),
    "group_missing": Said(
        failed=mark(
            "Almost nobody answered of a group that makes {share} of the audience "
            "({attribute}: {group}): no weights can stand in for them."
        ),
    ),
    "link_survey": Said(
        told=mark("People answered by a link and of their own will; it is no random sample."),
    ),
    "no_foils": Said(
        failed=mark("No invented advantage was asked about, so guessing has not been taken out."),
    ),
    "no_decoys": Said(
        failed=mark("No invented brand was in the list, so guessing has not been taken out."),
    ),
    "not_weighted": Said(
        told=mark("The responses are not weighted: the audience's make-up is not known."),
    ),
    "margins_not_asked": Said(
        failed=mark("The survey did not ask what weighting needs: {names}."),
    ),
    "margins_not_alike": Said(
        failed=mark(
            "The network's groups do not fit those of the survey, "
            "so nothing is weighed by: {names}."
        ),
    ),
    "margins_pages_unknown": Said(
        failed=mark(
            "The brand's pages differ in make-up, and the followers of some are not known, "
            "so nothing is weighed by: {names}."
        ),
    ),
    "cells_joined": Said(told=mark("Small groups were joined for weighting: {names}.")),
    "items_differ": Said(
        failed=mark("Asked in one wave only, so left out of the comparison: {names}."),
    ),
    "panel": Said(
        told=mark("The same people answered both times: {n}. Fresh ones: {fresh}."),
    ),
    "silent_drift": Said(
        passed=mark("Advantages that nobody told stayed where they were, as they should."),
        failed=mark(
            "Advantages that nobody told moved too, by {points} points: "
            "other people may have answered this time."
        ),
    ),
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
    "own_account_guessed": Said(
        told=mark(
            "Taken for the brand's own account, so its texts are no opinion: {what} ({files})."
        ),
    ),
    "offered_assumed": Said(
        told=mark("Nobody ticked these, but they count as offered: {what} ({files})."),
        failed=mark(
            "In one wave only, nobody ticked these, and they count as offered: {what} ({files}). "
            "If they were not in the form, the change is not one of knowledge."
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


def check(found: Check, language: Language) -> str:
    """What the check found, in a sentence."""
    said = SAID.get(_stage(found), Said())
    text = {True: said.passed, False: said.failed, None: said.told}[found.passed]
    text = text or said.told or said.failed or said.passed
    if not text:
        return plain(found.code)
    return filled(words(language)(text), _named(found, language), language)


def _named(found: Check, language: Language) -> Mapping[str, str | int | float]:
    """Details in words: opinion's checks name pages by their network, as quotes do."""
    if found.code in lists.TOLD:
        return lists.named(found.details, language)
    if found.code not in ("pages_late", "source_stopped"):
        return people.with_price(found, language)
    named = {
        key: ", ".join(network(page, language) for page in str(found.details[key]).split(", "))
        for key in ("page", "pages")
        if key in found.details
    }
    return {**found.details, **named}


def _stage(found: Check) -> str:
    """A check by hand that is begun is told otherwise than one not begun, a vain trial as such."""
    if found.code == "self_trained" and not found.details.get("used"):
        return "self_trained_in_vain"
    begun = found.code == "labels" and found.passed is False and found.details.get("missing")
    return "labels_begun" if begun and found.details.get("labels") else found.code


SHORT: Mapping[str, str] = {
    **followers.SHORT,
    "labels": mark("Nobody has checked by hand how the program reads the texts."),
    "labels_begun": mark(
        "Too few people are checked by hand: {labels}; {missing} more are missing."
    ),
    "not_read": mark("Nothing was read of {people} people: they wrote in other languages."),
    "singletons": mark("Nobody has looked whether single complaints are new: {problems} of them."),
    "top_order": mark("The order of the most frequent problems is not sure."),
    "texts_old": mark("Nobody has heard the last {days} days of the month."),
    "silent_drift": mark("Advantages that nobody told moved too: others may have answered."),
    "group_missing": mark("Almost nobody answered of a group of the audience: {group}."),
    "join_burst": mark("The verdict depends on {joined} who joined within days."),
    "rounded_counts": mark("The verdict depends on what networks round away."),
    "uneven_days": mark("The two follower counts are not a month apart."),
    "seen_twice": mark("Too few acted twice to judge how many stayed unseen."),
    "activity_shape": mark("People were active in another way than a month ago."),
    "one_timers": mark("About {one_timers} people acted once and may make the growth alone."),
    "knowledge_not_told": mark("Guessing hides what people know."),
}
"""Failed checks that are long in full, as they stand beside a verdict."""


def short(found: Check, language: Language) -> str:
    """The failed check in one short sentence."""
    text = SHORT.get(_stage(found))
    if text is None:
        return check(found, language)
    return filled(words(language)(text), found.details, language)


def state(found: Check, language: Language) -> str:
    """Passed, failed, or for information, in a word."""
    say = words(language)
    if found.passed is None:
        return say("note")
    return say("passed") if found.passed else say("failed")


def matters(found: Check) -> bool:
    """Whether the reader should see the check without asking: it failed, or it informs.

    Whether the work has earned the change is told in a line of its own.
    """
    return found.passed is not True and found.code not in growth.MERIT
