"""How each number is made, in a plain paragraph; the whole story is in docs/measures."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from otvet.answers.month import Month
from otvet.i18n import Language, mark, words


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure's name, what it says to a client, its formula, and where it may mislead."""

    title: str
    plain: str
    formula: str
    limits: str


MEASURES: Mapping[str, Measure] = {
    "followers": Measure(
        mark("Followers"),
        mark(
            "Followers of all pages are added up and compared with the same sum a month ago; a page "
            "that was not counted both times is in neither. One person may follow several pages: "
            "the sum counts accounts."
        ),
        "D = (F₂ − F₁) / F₁",
        mark("Bought accounts count until somebody marks them."),
    ),
    "people": Measure(
        mark("People behind the followers"),
        mark(
            "One person may follow several of your pages. Without further evidence there are at "
            "least as many people as the largest page has followers, and at most as many as all "
            "pages together. Lists of followers and a survey that asks which pages people follow "
            "narrow this; with a link of its own on each page the survey gives the number itself."
        ),
        "max Nᵢ ≤ U ≤ Σ Nᵢ − Σ O over a spanning tree;  Pr(S | i) ∝ N(S) exp(g (m − 1))",
        mark(
            "The bounds are of people now, never of growth. Each narrowing rests on an assumption "
            "that the report names. An account is taken for a person."
        ),
    ),
    "target": Measure(
        mark("Whom the brand is for"),
        mark(
            "The part of a page's people who are of the sex, ages and places named under [target]. "
            "Networks count different people: followers, people reached, visitors. Each share says "
            "of whom it is, and only shares of the same people are compared."
        ),
        "max(0, Σ pᵢ − (k − 1)) ≤ p ≤ min pᵢ",
        mark(
            "Where the network tells sex, ages and places one by one, only limits are known of those "
            "in whom all come together. What people told the network of themselves may be wrong."
        ),
    ),
    "joins": Measure(
        mark("Joined and left"),
        mark(
            "Networks that tell it say how many joined and how many left on each day; some also say "
            "where those who joined had come from. The difference must be what the follower counts "
            "changed by; where it is not, the rest is named. Who came from advertising is taken off, "
            "so that bought growth is told apart."
        ),
        "D = (F₂ − P − F₁) / F₁;  F₂ − F₁ = Σ (J − L)",
        mark(
            "Those who came from advertising and left since are taken off all the same, so the "
            "change without them is at least so large. Nobody tells what people would have done "
            "without the advertisement."
        ),
    ),
    "beside": Measure(
        mark("Beside rivals, without the season"),
        mark(
            "If everybody grows, growing is no merit. So your change is compared with that of the "
            "middle one of your rivals' pages in the same network, and after two years of counts "
            "with what the same month brings every year. The answer itself stays on the change as "
            "counted: that was agreed on before the month."
        ),
        "D* = ln(F₂/F₁) − median ln(R₂/R₁);  D* = gₜ − (gₜ₋₁₂ − ḡ)",
        mark(
            "Rivals may have advertised, or bought followers. More than rivals is no proof that the "
            "work did it."
        ),
    ),
    "stayed": Measure(
        mark("Active people who stayed and came"),
        mark(
            "Over three months and more, accounts that come again tell how many were there unseen, "
            "how many of the active people stayed from one month to the next, and how many came."
        ),
        "M = m + n z/r,  N = n M/m,  φ = M′ / (M − m + n)",
        mark(
            "People who act seldom make these numbers too low, so no answer rests on them. They speak "
            "of the month before: it alone has a month on either side."
        ),
    ),
    "bursts": Measure(
        mark("Bursts of joins"),
        mark(
            "Where a network tells how many joined on each day, days far above the page's usual "
            "are named. The change is found with those who came then and without them, and a "
            "verdict that depends on them is not given: bought followers look like this, and so "
            "do hunters of giveaways."
        ),
        "2√(x + ⅜) > median + 6 · max(1.48 MAD, 1)",
        mark(
            "A burst does not tell its cause, and followers bought a few a day make no burst. A "
            "post that spread looks the same."
        ),
    ),
    "fakes": Measure(
        mark("Fakes among the followers"),
        mark(
            "A random sample of the accounts on the lists of followers is looked at by hand: who "
            "came this month, who stayed, who left. From the labels follows how many of those "
            "counted are fakes, now and a month ago; they are taken out before the change is found."
        ),
        "F = N − Σ n · (W₁ Beta(a₁, b₁) + W₀ Beta(a₀, b₀)) over stayed, came, left",
        mark(
            "The label of a person is taken for the truth. Without a list of a month ago nobody "
            "knows when the fakes came. Where networks give no lists, only bursts can be looked at."
        ),
    ),
    "moves": Measure(
        mark("Stayed, moved, lost"),
        mark(
            "People who were asked in both months which of your pages they follow tell who stayed, "
            "who left one page for another, and who follows none any more. Their answers are "
            "brought to the follower counts of all pages. Who left VK for Telegram is not lost."
        ),
        "cells ~ Dirichlet(n + 1/K), raked: Σ cells with page i = Nᵢ",
        mark(
            "Who is new cannot be told by people asked before. It is taken that those who answer "
            "again left as often as others; in truth they may have left less."
        ),
    ),
    "cost": Measure(
        mark("What one new person cost"),
        mark(
            "What the month cost, divided by how many people more there are than a month ago. "
            "It says what was paid for each, not that the money brought them."
        ),
        "c / (D · (F/m + A))",
        mark(
            "Those who came and those who left are not told apart: it is the price of one person "
            "more. Where the audience may have grown by nobody, the price has no upper limit."
        ),
    ),
    "segments": Measure(
        mark("Parts of the audience, silent people included"),
        mark(
            "Followers on the pages' lists who neither reacted nor wrote this month are silent; "
            "they may read all the same. At least as many were reached as on the best day. "
            "Customers are counted once each, by orders that stand; a survey tells how many of "
            "them follow nothing. If it asks who ordered in the last month, those who did and "
            "their share of all asked give all people: 500 who ordered, 25 of 100 who say so, "
            "2,000 people."
        ),
        "N = M / P",
        mark(
            "A silent follower is no lost one. Pages whose list is cut are left out, and so are "
            "orders that do not tell who ordered. People remember badly what was more than a "
            "month ago."
        ),
    ),
    "lists": Measure(
        mark("People on lists of contacts"),
        mark(
            "Customers of the month, respondents and lists of contacts are compared by e-mail and "
            "phone, each hashed; somebody with several of them is one person. The more people are "
            "on several lists, the fewer are on none. Customers on no list of followers follow "
            "nothing at most; followers without a known contact may be among them."
        ),
        "N = n + exp(b₀);  N = (n₁ + 1)(n₂ + 1)/(m + 1) − 1",
        mark(
            "Wrong contacts make the number too high, people who differ in how readily they are on "
            "a list make it too low. “At least” suffers from wrong contacts alone."
        ),
    ),
    "views": Measure(
        mark("Views by followers and by others"),
        mark(
            "Some networks tell how many views came from people who follow the page and how many "
            "from others. Views may be added up over days; people may not, so no number of people "
            "follows from them. Much is seen by others: who judges a page by its followers alone "
            "misses them."
        ),
        "Σ V",
        mark(
            "A view is no person, and every network has its own idea of a view: no answer rests on it."
        ),
    ),
    "unseen-audience": Measure(
        mark("People who acted, the unseen included"),
        mark(
            "Some people acted once, some twice, some thirty times. Those who acted once or twice "
            "show how many more were about to act and did not. From that only one thing is said: "
            "at least so many people."
        ),
        "f₀ = (n − 1)/n · f₁² / (2 f₂);  S + f₀ / exp(1,96 √ln(1 + var/f₀²))",
        mark(
            "People who never act in public leave no trace here; only a survey or orders can count them."
        ),
    ),
    "equal-coverage-growth": Measure(
        mark("Growth at equal coverage"),
        mark(
            "With more posts more of the same people show up, and any simple count says that the "
            "audience grew. So the fuller month is thinned until both months are equally "
            "complete, and people are counted there."
        ),
        "T = ln S₂(C*) / S₁(C*),  C* = min(C₁, C₂)",
        mark(
            "A give-away that brings one-time commenters breaks the comparison; the answer is then held back."
        ),
    ),
    "knowledge": Measure(
        mark("Knowledge, guessing taken out"),
        mark(
            "Some people tick everything. So advantages that do not exist stand among the true "
            "ones; whoever ticks those is guessing, and that much guessing is taken out of all "
            "the others."
        ),
        "K = (y − f) / (1 − f)",
        mark("Invented advantages must sound as likely as true ones, or guessing is misjudged."),
    ),
    "weights": Measure(
        mark("Weights of responses"),
        mark(
            "If half of the followers are men and only a quarter of the responses come from men, "
            "each man's response counts twice. Unequal counting costs precision: 200 responses may "
            "be worth 150 equal ones, and every interval is made from the 150."
        ),
        "n = (Σ w)² / Σ w²",
        mark(
            "Weights mend age and sex, not the wish to answer: a survey by link is no random sample."
        ),
    ),
    "novelty": Measure(
        mark("Novelty"),
        mark(
            "If many people said something this month that nobody else said, much is still unsaid. "
            "Novelty is the chance that the next person who speaks up says something that the "
            "report does not have. One person with eight odd remarks counts once."
        ),
        "f₁ / T",
        mark("It is about people who speak up. What the silent think, nobody has heard."),
    ),
    "audited-shares": Measure(
        mark("Shares corrected by a check by hand"),
        mark(
            "A program that reads texts errs, so its counts are not believed as they stand. So "
            "what a random part of the people wrote is read by hand. From it follows how many of "
            "the complaints that the program names are real and how many it misses, and both are "
            "put right in the share."
        ),
        "θ = Σ W·(p·n + ½)/(n + 1)",
        mark(
            "People err too: let two of them read the same texts. What a text does not say, "
            "no check brings out."
        ),
    ),
    "problem-trend": Measure(
        mark("Change of a problem"),
        mark(
            "The part of people who raise it this month is set beside the eight weeks before. Weeks "
            "differ anyway, so the change must be larger than the weeks' own ups and downs, and it "
            "must stand beside the changes of all the other problems."
        ),
        "BetaBin(n₁; x₀/n₀, ρ), 2·min(P(X ≤ x₁), P(X ≥ x₁)); Benjamini–Hochberg 5 %",
        mark(
            "A page whose texts begin later is left out. A change in time says nothing of its cause."
        ),
    ),
    "fixed-marks": Measure(
        mark("What was fixed"),
        mark(
            "The part of people who raise the problem in the eight weeks before the week in which "
            "something was done, in that week, and after it. Fewer means fewer beyond doubt."
        ),
        "D = p₀ − p₂;  L(D) > 0;  U(D) < p₀ / 4",
        mark("Whatever else happened in those weeks is in the difference as well."),
    ),
    "alerts": Measure(
        mark("Out of the ordinary"),
        mark(
            "A day or a week is named when far more people complain than the weeks before lead one "
            "to expect. In 95 months of 100 in which nothing happens, no alert is false. "
            "Near-same texts are told apart: many voices in one wording may be one hand."
        ),
        "P(X ≥ x | NB(m, v)) ≤ 0,05 / ((K + 1)(d + w))",
        mark("A rise that is slow and steady raises no alert: look at the twelve weeks for that."),
    ),
    "silent-majority": Measure(
        mark("Those who keep silent"),
        mark(
            "People who comment are few. Inside one survey, those who comment are set beside those "
            "who never do: the same open question, the same reading. Comments themselves are never "
            "compared with survey answers: people say different things when they are asked."
        ),
        "T = max |pⱼ − qⱼ|, p = (1 + #{T* ≥ T}) / (1 + 9 999)",
        mark("No difference shown is no proof that they think alike."),
    ),
    "brand-search": Measure(
        mark("Searches for the brand and visits from networks"),
        mark(
            "Whoever looks for the name has heard of it, so more searches are a hint that awareness "
            "may grow, and no more than a hint: a search is not a person. No answer rests on them. "
            "The same month last year is the better comparison, because most names have a season."
        ),
        "",
        mark(
            "Google Trends gives shares of a peak, not counts: only the ratio of two months means anything."
        ),
    ),
}


def used(month: Month) -> list[str]:
    """The measures of the month's figures, each once, in the order of the page."""
    named = (figure.measure for answer in month.answers for figure in answer.figures)
    return [name for name in dict.fromkeys(named) if name in MEASURES]


def lines(name: str, language: Language) -> Iterator[str]:
    """A measure in four lines: its name, plainly, its formula, its limits."""
    say, found = words(language), MEASURES[name]
    yield say(found.title)
    yield say(found.plain)
    yield found.formula
    yield say(found.limits)
