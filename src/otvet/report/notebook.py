"""In a notebook a month, an answer and an estimate show themselves as the report draws them."""

from html import escape

from otvet.answers.month import Month
from otvet.findings import Answer, Estimate, Goal, Verdict
from otvet.i18n import Language
from otvet.report import charts, short
from otvet.report.words import findings, sentences, verdicts

WIDTH = 460
_ROW = "display:flex;gap:24px;align-items:center;border-top:1px solid #DFE3E8;padding:8px 0"


def show() -> None:
    """Teach the findings to show themselves; called once, when the library is loaded."""
    Month._repr_html_ = month_html  # type: ignore[attr-defined]  # a notebook asks for this name
    Answer._repr_html_ = answer_html  # type: ignore[attr-defined]  # the same
    Estimate._repr_svg_ = estimate_svg  # type: ignore[attr-defined]  # the same


def month_html(month: Month) -> str:
    """The headline and the answer line."""
    shown, language = short.shown(month), month.language
    title, head = findings.title(shown, language), verdicts.headline(shown.answers, language)
    rows = "".join(answer_html(answer, language) for answer in shown.answers)
    return f"<div><p>{escape(title)}</p><h3>{escape(head)}</h3>{rows}</div>"


def answer_html(answer: Answer, language: Language = "en") -> str:
    """The question, its bar, its verdict and the sentence that says it."""
    shown = short.shown(answer)
    bar = charts.standalone(charts.answer_bar(shown, language), width=WIDTH)
    asked = escape(verdicts.question(shown.question, language))
    verdict = escape(verdicts.verdict(shown.verdict, language))
    said = escape(sentences.sentence(shown, language))
    glyph = charts.standalone(charts.glyph(shown.verdict), width=28)
    return (
        f'<div style="{_ROW}"><b style="width:11em">{asked}</b>{bar}'
        f"<span>{glyph} <b>{verdict}</b><br>{said}</span></div>"
    )


def estimate_svg(found: Estimate) -> str:
    """The bar of an estimate about nought, in the colour of what it says by itself."""
    verdict = Verdict.YES if found.low > 0 else Verdict.NO if found.high < 0 else Verdict.NOT_KNOWN
    goal = Goal(value=0.0, unit=found.unit)
    bare = Answer(
        question="audience", verdict=verdict, goal=goal, method="", estimate=short.shown(found)
    )
    return charts.standalone(charts.answer_bar(bare, "en"), width=WIDTH)
