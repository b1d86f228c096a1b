"""The names of the figures beside the answers, of the methods, and of reasons for no figure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from otvet.findings import Figure
from otvet.i18n import Language, mark, words
from otvet.report.words import people, units
from otvet.report.words.details import detail

BEFORE = "_before"
"""Ends the code of a figure that repeats another one for the month or wave before."""
FIGURES: Mapping[str, str] = {
    **people.FIGURES,
    "followers": mark("Followers at the month's end, all pages together"),
    "followers_before": mark("Followers a month ago, all pages together"),
    "growth_without_bursts": mark("The change without those who joined in bursts"),
    "followers_joined": mark("Joined in the month"),
    "followers_joined_before": mark("Joined the month before"),
    "followers_left": mark("Left in the month"),
    "followers_left_before": mark("Left the month before"),
    "followers_net": mark("Joined less left"),
    "followers_net_before": mark("Joined less left the month before"),
    "followers_unexplained": mark("Change of the counts that joins and leaves do not explain"),
    "joined_from": mark("Where those who joined came from"),
    "joined_from_before": mark("Where those who joined the month before came from"),
    "joined_by_link": mark("Seen to join by invite link"),
    "joined_by_folder": mark("Seen to join by a folder of chats"),
    "joined_by_request": mark("Seen to join by request"),
    "joined_paid": mark("Joined from advertising"),
    "joined_paid_before": mark("Joined from advertising the month before"),
    "joined_organic": mark("Joined without advertising"),
    "joined_organic_before": mark("Joined without advertising the month before"),
    "growth_without_ads": mark("The change without those who came from advertising"),
    "growth_beside_rivals": mark("The change beside the median of rivals' pages"),
    "growth_without_season": mark("The change without the season"),
    "acted_again": mark("People who acted this month and the month before"),
    "acted_returned": mark("People who acted again after a pause"),
    "acted_first": mark("People seen to act for the first time"),
    "active_with_unseen": mark("Active people a month ago, the unseen included"),
    "active_kept": mark("Part of the active people of two months ago who stayed a month ago"),
    "active_came": mark("Active people who came meanwhile"),
    "active_gone": mark("Active people who left meanwhile"),
    "fake_share": mark("Fakes among the followers looked at"),
    "real_followers": mark("Followers at the month's end without fakes"),
    "real_followers_before": mark("Followers a month ago without fakes"),
    "people_following": mark("People behind these followers"),
    "people_stayed": mark("People who still follow a page they followed a month ago"),
    "people_moved": mark("People who left their pages for others of the brand"),
    "people_lost": mark("People who follow none of the pages any more"),
    "cost_per_new_person": mark("What one new person cost"),
    "seen_people": mark("People who acted this month"),
    "seen_people_before": mark("People who acted the month before"),
    "actions": mark("Likes, comments and other public acts"),
    "actions_before": mark("The same acts the month before"),
    "sample_coverage": mark("Part of all acts that is by people already seen"),
    "sample_coverage_before": mark("The same part the month before"),
    "at_least": mark("Active people with the unseen ones, at least"),
    "active_followers": mark("Active followers"),
    "active_non_followers": mark("Active people who follow no page"),
    "active_non_followers_before": mark("Active people who follow no page, the month before"),
    "active_non_followers_at_least": mark("The same with the unseen ones, at least"),
    "silent_followers": mark("Followers who did nothing in public this month"),
    "customers": mark("Customers who ordered this month"),
    "customers_who_follow_nothing": mark("Customers who follow none of the pages"),
    "people_on_lists": mark("People around the brand, by lists of contacts"),
    "people_on_lists_at_least": mark("The same people, at least"),
    "views_by_followers": mark("Views by those who follow the page"),
    "views_by_followers_before": mark("Views by those who follow the page, the month before"),
    "views_by_others": mark("Views by those who do not follow it"),
    "views_by_others_before": mark("Views by those who do not follow it, the month before"),
    "wave": mark("Wave of the survey"),
    "wave_before": mark("The wave it is compared with"),
    "responses": mark("Complete responses"),
    "responses_before": mark("Complete responses in the earlier wave"),
    "responses_incomplete": mark("Responses broken off"),
    "responses_incomplete_before": mark("Responses broken off in the earlier wave"),
    "effective_responses": mark("What they count as after weighting"),
    "effective_responses_before": mark("What those of the earlier wave count as"),
    "design_effect": mark("Design effect: times the weights widen the squared margin"),
    "design_effect_before": mark("Design effect of the earlier wave"),
    "smallest_weight": mark("Smallest weight of a respondent"),
    "smallest_weight_before": mark("Smallest weight in the earlier wave"),
    "largest_weight": mark("Largest weight of a respondent"),
    "largest_weight_before": mark("Largest weight in the earlier wave"),
    "trimmed_share": mark("Respondents whose weight was trimmed"),
    "trimmed_share_before": mark("Respondents whose weight was trimmed in the earlier wave"),
    "knowledge": mark("Knowledge of the advantages, guessing taken out"),
    "knowledge_before": mark("Knowledge in the earlier wave"),
    "claimed": mark("Advantages claimed to be known"),
    "claimed_before": mark("Advantages claimed to be known in the earlier wave"),
    "guessed": mark("Invented ones claimed to be known: guessing"),
    "guessed_before": mark("Guessing in the earlier wave"),
    "mentions": mark("Texts read"),
    "authors": mark("People who spoke up"),
    "complaints": mark("Texts with a complaint"),
    "unplaced": mark("Complaints that fit no known problem"),
    "no_complaint": mark("Texts without a complaint, as the program counts"),
    "spam": mark("Texts left out as advertisements of others"),
    "labels": mark("People whose texts are checked by hand"),
    "complaint_corrected": mark("People with a complaint, corrected by the check"),
    "negative": mark("People who write negatively, corrected by the check"),
    "neutral": mark("People who write neutrally, corrected by the check"),
    "positive": mark("People who write positively, corrected by the check"),
    "commenters_of_100": mark("Of 100 people of the audience, those who spoke up"),
    "novelty": mark("Chance that the next person says something new"),
    "novelty_placed": mark("The same, by known problems alone"),
    "singletons": mark("Raised by one person each"),
    "margin_source": mark("Where the audience's make-up is known from"),
    "margin_day": mark("Day of the audience's make-up"),
    "brand_search": mark("Searches in Yandex, a sign of interest only"),
    "brand_search_before": mark("Searches in Yandex the month before"),
    "brand_search_year_ago": mark("Searches in Yandex in the same month last year"),
    "brand_search_index": mark("Search interest by Google Trends, a sign of interest only"),
    "brand_search_index_before": mark("Search interest by Google Trends the month before"),
    "brand_search_index_year_ago": mark(
        "Search interest by Google Trends in the same month last year"
    ),
    "social_visits_ga4": mark(
        "Visits of the site from social networks by Google Analytics, a sign of interest only"
    ),
    "social_visits_metrika": mark(
        "Visits of the site from social networks by Metrica, a sign of interest only"
    ),
    "social_visits_paid_ga4": mark(
        "Visits of the site from advertising in social networks by Google Analytics"
    ),
    "social_visits_paid_metrika": mark(
        "Visits of the site from advertising in social networks by Metrica"
    ),
}
METHODS: Mapping[str, str] = {
    "followers_alone": mark("Followers of all pages are compared with a month ago."),
    "followers_without_fakes": mark(
        "Followers of all pages, without the fakes found, are compared with a month ago."
    ),
    "people_who_follow_or_act": mark(
        "People who follow a page or act on it without following are compared with a month ago."
    ),
    "knowledge": mark(
        "Knowledge of the advantages is compared between two waves of the survey, "
        "with guessing taken out."
    ),
    "aided": mark(
        "Recognition of the brand in a list is compared between two waves of the survey, "
        "with false recognition taken out."
    ),
    "novelty": mark(
        "How many of the next 100 people who speak up say nothing but what is in this report."
    ),
}
LABELS: Mapping[str, str] = {
    "sex": mark("sex"),
    "age": mark("age"),
    "city": mark("city"),
    "region": mark("region"),
    "vk": mark("VK"),
    "ok": mark("Odnoklassniki"),
    "dzen": mark("Dzen"),
    "telegram": mark("Telegram"),
    "youtube": mark("YouTube"),
    "instagram": mark("Instagram"),
    "facebook": mark("Facebook"),
    "tiktok": mark("TikTok"),
    "whatsapp": mark("WhatsApp"),
    "link": mark("links outside the network"),
    "groups": mark("groups"),
    "channels": mark("other pages of the network"),
    "similar": mark("recommended as similar"),
    "private": mark("private messages"),
    "search": mark("search"),
    "ads": mark("advertising"),
    "folder": mark("folders of chats"),
    "other": mark("other sources"),
    "social": mark("social networks, not told apart"),
    "messenger": mark("messengers, not told apart"),
}
"""Attributes by which surveys are usually weighted; others show as they are written."""
REASONS: Mapping[str, str] = {
    **people.REASONS,
    "no_counts": mark("no follower counts at both ends of the month"),
    "no_overlap_evidence": mark("nothing tells how many people follow several pages"),
    "overlap_bounded": mark("bounds, as far as lists and the survey tell"),
    "evidence_contradicts": mark("lists, survey and follower counts contradict each other"),
    "nobody_came": mark("the audience did not grow, so there is no price"),
    "no_upper_price": mark("it may have grown by nobody, so the price has no upper limit"),
    "ids_do_not_match": mark("networks and orders know people by different ids"),
    "contacts_bound": mark("bounds, as far as contacts of followers tell"),
    "lists_share_nobody": mark("no two lists of contacts have anybody in common"),
    "few_on_two_lists": mark("too few people are on two lists of contacts"),
    "people_differ": mark("some people are on all lists more readily, so only “at least” is known"),
    "no_identities": mark("the sources do not tell who acted"),
    "no_list_of_followers": mark("the networks give no list of followers"),
    "no_count_this_month": mark("no follower count this month"),
    "no_count_a_month_ago": mark("no follower count a month ago"),
    "count_too_old": mark("the earlier follower count is too old"),
    "audience_unknown": mark("how large the audience is, is not known"),
    "no_foils": mark("no invented advantage was asked about"),
    "nobody_spoke": mark("nobody spoke up this month"),
    "not_stated": mark("not stated in otvet.toml"),
    "guessing_too_high": mark("guessing hides everything"),
    "no_shared_items": mark("nothing was asked that could be compared"),
    "month_not_over": mark("counted before the month was over"),
    "no_search_count": mark("no file holds this month's searches"),
    "downloads_not_linked": mark("downloads of Google Trends share too few periods"),
    "weeks_make_no_month": mark("weeks do not make up a month: export by months"),
    "days_missing": mark("the export lacks days of the month"),
    "not_comparable": mark("not to be compared between months: more posts show more people"),
    "pages_that_tell": mark("only of the pages that tell it"),
    "part_of_the_month": mark("the export tells only some days of the month"),
    "ads_not_told": mark("these files do not tell who came from advertising"),
    "ads_told_in_part": mark("these files tell of a part of the advertising only"),
    "seldom_active_make_it_low": mark("people who act seldom make it too low"),
}
CAUSES: Mapping[str, str] = {
    "product": mark("Product"),
    "staff": mark("Staff and service"),
    "pricing": mark("Prices"),
    "audience": mark("Whom we call and what we promise"),
    "delivery": mark("Delivery"),
    "other": mark("Other"),
}


FOR_CHECKING = frozenset(
    {
        "actions",
        "active_came",
        "active_gone",
        "active_kept",
        "active_non_followers_at_least",
        "active_with_unseen",
        "design_effect",
        "effective_responses",
        "followers_joined",
        "followers_left",
        "followers_net",
        "joined_by_link",
        "joined_from",
        "largest_weight",
        "margin_day",
        "margin_source",
        "novelty_placed",
        "responses_incomplete",
        "sample_coverage",
        "smallest_weight",
        "trimmed_share",
    }
)
"""Figures for whoever recounts: they stand behind the others, not among them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A figure and the same one a month or a wave before, where there is one."""

    now: Figure
    before: Figure | None = None

    @property
    def for_checking(self) -> bool:
        """Whether only who recounts will ask for it."""
        return self.now.code.removesuffix(BEFORE) in FOR_CHECKING


def pairs(found: Sequence[Figure]) -> list[Pair]:
    """Figures with their twins of before beside them, in the order of the answer."""
    twins = {(f.code, f.label): f for f in found if f.code.endswith(BEFORE)}
    known = {(f.code, f.label) for f in found}
    rows = []
    for figure in found:
        base = (figure.code.removesuffix(BEFORE), figure.label)
        if (figure.code, figure.label) in twins and base in known:
            continue
        rows.append(Pair(figure, twins.get((figure.code + BEFORE, figure.label))))
    return rows


def before(row: Pair, language: Language) -> str:
    """What the figure was before, with its interval; "" where nobody knows."""
    if row.before is None:
        return ""
    told = [value(row.before, language), span(row.before, language)]
    text = " (".join(part for part in told if part) + (")" if told[1] else "")
    return words(language)(mark("was {value}")).format(value=text)


def notes(found: Figure, language: Language) -> list[str]:
    """The interval of a figure, and why there is no value or what to mind about it."""
    why = reason(found.reason, language) if found.reason else ""
    return [note for note in (span(found, language), why) if note]


def name(found: Figure, language: Language) -> str:
    """What the figure counts; its label where it has one."""
    text = FIGURES.get(found.code)
    said = words(language)(text) if text else units.plain(found.code)
    return f"{said}: {label(found, language)}" if found.label else said


def label(found: Figure, language: Language) -> str:
    """What tells the figure from others of its kind."""
    known = LABELS.get(found.label)
    return words(language)(known) if known else found.label


def value(found: Figure, language: Language) -> str:
    """The figure as people write it; a dash where there is none."""
    if isinstance(found.value, str):
        return detail(found.code, found.value, language)
    if found.value is not None and found.code.startswith("growth_"):
        return units.change(float(found.value), found.unit, language)
    if found.value is not None:
        return units.amount(found.value, found.unit, language)
    if found.low is not None and found.high is not None:
        return _span(found.low, found.high, found.unit, language)
    return "—"


def span(found: Figure, language: Language) -> str:
    """The interval in words; "" where there is none beside the value."""
    if found.value is None or found.low is None or found.high is None or found.low == found.high:
        return ""
    return _span(found.low, found.high, found.unit, language)


def method(code: str, language: Language) -> str:
    """How the answer was found, in a sentence."""
    text = METHODS.get(code)
    return words(language)(text) if text else units.plain(code)


def reason(code: str, language: Language) -> str:
    """Why there is no figure."""
    text = REASONS.get(code)
    return words(language)(text) if text else units.plain(code)


def network(page: str, language: Language) -> str:
    """The network of a page's reference as people call it, or as it is written."""
    code = page.partition(":")[0]
    known = LABELS.get(code)
    return words(language)(known) if known else code


def cause(code: str, language: Language) -> str:
    """Who must fix a problem."""
    text = CAUSES.get(code)
    return words(language)(text) if text else units.plain(code)


def _span(low: float, high: float, unit: str, language: Language) -> str:
    digits = 1 if unit in {"share", "points"} else 0
    return units.ends(low, high, unit, language, digits=digits)
