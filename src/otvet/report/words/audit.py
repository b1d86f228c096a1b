"""What the month's labels came to, in lines for whoever has labelled."""

from collections.abc import Iterator, Mapping

from otvet.i18n import Language, mark, number, percent, words
from otvet.opinion.audit.ask import Outcome
from otvet.opinion.audit.corrected import SENTIMENTS, Corrected
from otvet.opinion.audit.error import COMPLAINT, ReaderError, TwoRaters
from otvet.opinion.audit.reading import UNPLACED_CODE
from otvet.opinion.audit.sheet import BadRow
from otvet.report.words import units
from otvet.stats.interval import Interval

WORDS: Mapping[str, str] = {
    COMPLAINT: mark("a complaint or not"),
    UNPLACED_CODE: mark("a complaint that fits none of the problems"),
    "problems": mark("all problems of the person"),
    "sentiment": mark("sentiment"),
    "negative": mark("negative"),
    "neutral": mark("neutral"),
    "positive": mark("positive"),
    "unclear": mark("unclear"),
}
BAD: Mapping[str, str] = {
    "broken": mark("row {row}: it cannot be read; a cell may be too long{word}"),
    "not_in_sample": mark("row {row}: nobody in this month's sample has the key “{word}”"),
    "sentiment": mark(
        "row {row}: the sentiment “{word}” is none of negative, neutral, positive, unclear"
    ),
    "problem": mark(
        "row {row}: “{word}” is no problem of the codeframe; no complaint is “-”, "
        "a complaint that fits none is “*”"
    ),
    "cause": mark(
        "row {row}: the cause “{word}” is none of product, staff, pricing, audience, delivery, other"
    ),
}


def lines(found: Outcome, language: Language) -> Iterator[str]:
    """How much is labelled, corrected shares, the reader's error, agreement."""
    say, audit = words(language), found.audit
    yield say(mark("Checked by hand: {n} of the {drawn} people drawn.")).format(
        n=number(audit.labels, language), drawn=number(audit.checked.drawn, language)
    )
    if audit.corrected is None:
        text = mark("Shares stay raw until more people are checked; still missing: {n}.")
        yield say(text).format(n=number(audit.missing, language))
    else:
        yield from _shares(found, audit.corrected, language)
        yield from _errors(found, language)
    if found.raters is not None:
        yield from _raters(found.raters, language)
    if found.model is not None:
        yield from _raters(found.model, language)
        yield words(language)(
            mark("The model is a second opinion: shares are not corrected by it.")
        )


def _shares(found: Outcome, right: Corrected, language: Language) -> Iterator[str]:
    say = words(language)
    yield ""
    yield say(mark("Corrected shares of all who spoke up:"))
    for code in sorted(right.problems, key=lambda code: -right.problems[code].estimate):
        yield say(mark("  {name}: {share}; the program counted {raw}")).format(
            name=name(code, found, language),
            share=_share(right.problems[code].interval(), language),
            raw=percent(found.raw.get(code, 0.0), language, digits=0),
        )
    yield say(mark("Also of all who spoke up:"))
    texts = {COMPLAINT: right.complaint, **{SENTIMENTS[k]: v for k, v in right.sentiments.items()}}
    for code, of in texts.items():
        told = say(mark("complaints")) if code == COMPLAINT else name(code, found, language)
        yield f"  {told}: {_share(of.interval(), language)}"


def _errors(found: Outcome, language: Language) -> Iterator[str]:
    say = words(language)
    yield ""
    yield say(
        mark(
            "How the program reads those who write of this brand. Precision: of how many of those of whom it "
            "says so it is true. Recall: of how many of those of whom it is true it says so."
        )
    )
    for error in found.errors:
        yield f"  {_name_of_error(error, found, language)}: {_error(error, language)}"


def _name_of_error(error: ReaderError, found: Outcome, language: Language) -> str:
    if error.code == COMPLAINT:
        return words(language)(mark("complaints"))
    return name(error.code, found, language)


def _error(error: ReaderError, language: Language) -> str:
    say = words(language)
    right = mark("precision {share}")
    found = mark("recall {share}")
    pairs = ((right, error.precision), (found, error.recall))
    told = [say(text).format(share=_share(of, language)) for text, of in pairs if of is not None]
    return ", ".join(told) or say(mark("the program says so of nobody who was checked"))


def _raters(found: TwoRaters, language: Language) -> Iterator[str]:
    say = words(language)
    texts = next(iter(found.by_what.values())).texts
    yield ""
    yield say(mark("{first} and {second} labelled the same people ({n}):")).format(
        first=found.first, second=found.second, n=number(texts, language)
    )
    for what, of in found.by_what.items():
        alike = say(mark("alike {share}")).format(share=_share(of.alike, language))
        kappa = "" if of.kappa is None else f"; {_kappa(of.kappa, language)}"
        yield f"  {say(WORDS[what])}: {alike}{kappa}"


def _kappa(found: Interval, language: Language) -> str:
    text = mark("Cohen's kappa {value} ({ends})")
    return words(language)(text).format(
        value=number(found.estimate, language, digits=2),
        ends=units.ends(found.low, found.high, "", language, digits=2),
    )


def name(code: str, found: Outcome, language: Language) -> str:
    """A problem, a sentiment or what else was asked, in words."""
    if code in WORDS:
        return words(language)(WORDS[code])
    return units.name_in(found.names.get(code, {}), code, language)


def bad_row(found: BadRow, language: Language) -> str:
    """Why a row of a table of labels was not taken."""
    return words(language)(BAD[found.reason]).format(row=found.row, word=found.word)


def _share(found: Interval, language: Language) -> str:
    return units.share_with_ends(found.estimate, found.low, found.high, language)
