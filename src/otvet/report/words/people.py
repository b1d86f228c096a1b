"""What is said of people rather than accounts: parts of the audience, and what each rests on."""

from collections.abc import Mapping
from decimal import Decimal

from otvet.findings import Check
from otvet.i18n import Language, mark, money

FIGURES: Mapping[str, str] = {
    "followers_reached": mark("Followers reached this month, at least"),
    "followers_not_reached": mark("Followers not reached this month, at most"),
    "unseen_at_least": mark("Active people missing from the data, at least"),
    "target_share": mark("Share of those whom the brand is for"),
    "target_share_before": mark("Share of those whom the brand is for, a month ago"),
    "target_followers": mark("Followers whom the brand is for"),
    "all_people_by_orders": mark("All people, silent ones too, by those who ordered"),
    "all_people_by_comments": mark("All people, silent ones too, by those who commented"),
}
REASONS: Mapping[str, str] = {
    "of_followers": mark("of followers"),
    "of_reached": mark("of people reached: not to be compared with followers"),
    "of_visitors": mark("of visitors: not to be compared with followers"),
    "no_make_up": mark("no file of this month tells who these people are by all that target asks"),
    "limits": mark("limits, as far as the network's groups tell"),
    "model_does_not_fit": mark("bounds only: the answers through the links do not fit together"),
    "reach_of_days": mark("of the best day or week: people of several days are never added up"),
    "no_reach_of_followers": mark("no file tells how many followers were reached"),
    "no_orders": mark("no orders of this month tell who ordered"),
    "by_the_survey": mark("by customers whom the survey reached elsewhere than on the pages"),
    "asked_on_pages_only": mark(
        "the survey was handed out on the pages alone, where those who follow nothing are not"
    ),
    "few_customers_asked": mark("fewer than 30 customers answered which pages they follow"),
    "act_not_counted": mark("the files show nobody who did it in the 30 days before the survey"),
    "acts_without_names": mark("more than 5 of 100 of these acts do not tell who did them"),
    "few_did": mark("fewer than 60 people were asked, or fewer than 5 of them did it"),
    "fewer_than_seen": mark("the survey makes them fewer than the people already counted"),
}
CHECKS: Mapping[str, str] = {
    "people_links": mark(
        "Links of the pages can turn the bounds of people into a number: {responses} more answers "
        "are needed, about {cost}. By page: {pages}."
    ),
    "people_by_orders": mark(
        "{people} ordered in the 30 days before the survey, and {share} of those asked say they "
        "did. So many are all people, if those who answer order as often as the others and "
        "whoever ordered could be asked too."
    ),
    "people_by_comments": mark(
        "{people} commented in the 30 days before the survey, and {share} of those asked say they "
        "did. So many are all people, if those who answer comment as often as the others and "
        "nobody comments from two accounts."
    ),
}
"""Checks that only inform."""


def with_price(found: Check, language: Language) -> Mapping[str, str | int | float]:
    """The details with the cost as money, where a check names one."""
    cost, currency = found.details.get("cost"), found.details.get("currency")
    if not isinstance(cost, int | float) or not isinstance(currency, str):
        return found.details
    return {**found.details, "cost": money(Decimal(str(cost)), currency, language)}
