"""What checks of follower counts, of people behind them and of active people say."""

from collections.abc import Mapping

from otvet.i18n import mark
from otvet.report.words.said import Said

SAID: Mapping[str, Said] = {
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
}
SHORT: Mapping[str, str] = {
    "join_burst": mark("The verdict depends on {joined} who joined within days."),
    "rounded_counts": mark("The verdict depends on what networks round away."),
    "uneven_days": mark("The two follower counts are not a month apart."),
    "seen_twice": mark("Too few acted twice to judge how many stayed unseen."),
    "activity_shape": mark("People were active in another way than a month ago."),
    "one_timers": mark("About {one_timers} people acted once and may make the growth alone."),
}
