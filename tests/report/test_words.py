"""Codes become sentences in one place, and no code is left without them."""

import ast
import re
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.report import samples

import otvet
from otvet.findings import Answer, Check, Estimate, Figure, Goal, Need, Question, Verdict
from otvet.i18n import LANGUAGES, Language
from otvet.report.words import (
    checks,
    figures,
    needs,
    parts,
    sentences,
    sources,
    units,
    verdicts,
)

SRC = Path(otvet.__file__).parent
ROOMS = ("audience", "awareness", "opinion")
CHECKS = {"Check", "forced", "_named"}
NEEDS = {"Need", "_need", "_free", "_by_hand"}
FIGURES = {"Figure", "_figure", "_missing", "_count", "_share"}
FAULTS = {"Fault", "BadRow"}


def _said_by(names: set[str], key: str, *rooms: str) -> set[str]:
    """String constants given as `key` or as first argument to a call of one of the names."""
    found = set()
    for room in rooms:
        for path in (SRC / room).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(call, ast.Call) and getattr(call.func, "id", "") in names:
                    given = [k.value for k in call.keywords if k.arg == key] + call.args[:1]
                    found |= {a.value for a in given if isinstance(a, ast.Constant)}
    return {code for code in found if isinstance(code, str) and code}


def test_every_check_has_words() -> None:
    """A report with a bare code in it is one that nobody proofread."""
    codes = _said_by(CHECKS, "code", *ROOMS)
    assert len(codes) > 20
    assert codes - set(checks.SAID) == set()


def test_every_need_has_words() -> None:
    """A price without the act that it buys helps nobody."""
    codes = _said_by(NEEDS, "code", *ROOMS)
    assert len(codes) > 8
    assert codes - set(needs.ACTS) == set()


def test_every_figure_reason_and_method_has_words() -> None:
    """Figures are told by name; why one is missing is told too."""
    codes = _said_by(FIGURES, "code", *ROOMS)
    assert codes - set(figures.FIGURES) == set()
    assert _said_by(FIGURES | {"_ends"}, "reason", *ROOMS) - codes - set(figures.REASONS) == set()
    assert _said_by({"Answer"}, "method", *ROOMS) - set(figures.METHODS) == set()


def test_every_fault_of_a_row_has_words() -> None:
    """Whoever sent the file must learn what to mend."""
    codes = _said_by(FAULTS, "reason", "sources")
    assert len(codes) > 10
    assert codes - set(sources.FAULTS) == set()


def test_every_row_left_out_has_words() -> None:
    """Rows that silently vanish look like a fault of ours."""
    codes = _said_by({"Row"}, "left_out", "sources") | {"nothing_to_take"}
    assert len(codes) > 12
    assert codes - set(sources.LEFT_OUT) == set()


def test_every_note_on_completeness_has_words() -> None:
    """A note tells what a source cannot know; as a code it tells nothing."""
    codes = _notes()
    assert {"no_header", "page_guessed", "own_account_guessed", "zone_assumed"} <= codes
    assert codes - set(sources.NOTES) == set()


def _notes() -> set[str]:
    """Heads of the strings that readers put into `notes`."""
    found: set[str] = set()
    for path in (SRC / "sources").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if _puts_notes(node):
                texts = (n.value for n in ast.walk(node) if isinstance(n, ast.Constant))
                found |= {str(text).partition(":")[0] for text in texts}
    return {code for code in found if code and code.replace("_", "").isalpha()}


def _puts_notes(node: ast.AST) -> bool:
    if isinstance(node, ast.Assign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        return any(isinstance(target, ast.Name) and target.id == "notes" for target in targets)
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) == "notes.append"
    return isinstance(node, ast.keyword) and node.arg == "notes"


def test_docs_name_exactly_the_codes_that_have_words() -> None:
    """Whoever looks a code up finds it, and finds none that is gone."""
    docs = SRC.parent.parent / "docs" / "sources.md"
    reasons = docs.read_text("utf-8").partition("## Reasons")[2]
    rows = [line.split("|")[1] for line in reasons.splitlines() if line.startswith("| `")]
    told = {code.rstrip("_…") for row in rows for code in re.findall("`([a-z_…]+)`", row)}
    assert told == set(sources.FAULTS) | set(sources.LEFT_OUT) | set(sources.NOTES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_code_shows_itself(language: Language) -> None:
    """A newer store may hold codes that this version does not know; it must still print."""
    assert checks.check(Check(code="brand_new", passed=True), language) == "brand new"
    assert figures.name(Figure(code="brand_new", value=1), language) == "brand new"
    assert needs.act(Need(code="brand_new"), language) == "brand new"
    assert sources.note("brand_new", language) == "brand new"
    assert sources.fault("brand_new", language) == "brand new"
    assert sources.left_out("brand_new", language) == "brand new"
    assert figures.method("brand_new", language) == "brand new"
    assert figures.cause("brand_new", language) == "brand new"


@given(
    question=st.sampled_from(ROOMS),
    verdict=st.sampled_from(Verdict),
    size=st.sampled_from(["matters", "less_than_matters", None]),
    method=st.sampled_from(["followers_alone", "people_who_follow_or_act", "knowledge", "new"]),
    ends=st.tuples(*[st.floats(-2, 2)] * 3).map(sorted),
    language=st.sampled_from(LANGUAGES),
)
def test_every_answer_can_be_said(
    question: Question,
    verdict: Verdict,
    size: None,
    method: str,
    ends: list[float],
    language: Language,
) -> None:
    """No mix of verdict, size and method leaves a hole or a brace in the sentence."""
    unit = {"audience": "share", "awareness": "points", "opinion": "of_100"}[question]
    scale = {"share": 1.0, "points": 50.0, "of_100": 25.0}[unit]
    low, value, high = (scale * end + (50 if unit == "of_100" else 0) for end in ends)
    answer = Answer(
        question=question,
        verdict=verdict,
        size=size,
        method=method,
        goal=Goal(value=90 if unit == "of_100" else 1, unit=unit),  # type: ignore[arg-type]
        estimate=Estimate(value=value, low=low, high=high, unit=unit),  # type: ignore[arg-type]
    )
    said = sentences.sentence(answer, language)
    assert said.endswith(".")
    assert not set(said) & set("{}")
    assert "nan" not in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_check_and_need_can_be_said_without_its_details(language: Language) -> None:
    """A finding of an older version may lack a detail; the sentence then has a gap, not a crash."""
    for code, passed in product(checks.SAID, [True, False, None]):
        assert "{" not in checks.check(Check(code=code, passed=passed), language)
    for code, amount in product(needs.ACTS, [None, 1, 5]):
        assert "{" not in needs.act(Need(code=code, amount=amount, unit="responses"), language)


@pytest.mark.parametrize(
    ("n", "said"), [(1, "1\u00a0подписчик"), (2, "2\u00a0подписчика"), (5, "5\u00a0подписчиков")]
)
def test_russian_numbers_govern_their_nouns(n: int, said: str) -> None:
    """Nothing betrays a translation sooner than «5 подписчик»."""
    assert units.counted(n, "followers", "ru") == said
    assert units.counted(n + 20, "followers", "ru") == said.replace(str(n), str(n + 20), 1)
    assert units.counted(n + 10, "followers", "ru").endswith("подписчиков")


def test_a_fraction_takes_the_genitive_in_russian() -> None:
    """4,8 человека, as after two, whatever the fraction's last digit."""
    assert units.amount(4.8, "people", "ru") == "4,8\u00a0человека"
    assert units.amount(1.5, "responses", "en") == "1.5 responses"


@given(value=st.floats(0, 100), spread=st.floats(0, 20), goal=st.sampled_from([80.0, 90.0, 95.0]))
def test_printed_ends_stand_where_the_true_ones_stand(
    value: float, spread: float, goal: float
) -> None:
    """A printed limit of 90 beside a goal of 90 would contradict the verdict."""
    low, high = max(0.0, value - spread), min(100.0, value + spread)
    found = Estimate(value=value, low=low, high=high, unit="of_100")
    digits = units.digits_of(found, Goal(value=goal, unit="of_100"))
    assert digits <= 2
    if digits < 2:
        for end in (low, high):
            assert (round(end, digits) < goal) == (round(end, 9) < goal)


def test_the_headline_says_what_is_unclear_once() -> None:
    """Three times "is not clear yet" in one heading is a stammer."""
    for name in samples.MONTHS:
        said = verdicts.headline(samples.MONTHS[name]().answers, "en")
        assert said.lower().count("clear yet") <= 1


@pytest.mark.parametrize("known", [set(), {0}, {1}, {2}, {0, 1}, {0, 2}, {1, 2}, {0, 1, 2}])
def test_every_mix_of_verdicts_makes_a_headline(known: set[int]) -> None:
    """Eight mixes of known and unknown, each a whole phrase."""
    answers = tuple(
        replace(answer, verdict=Verdict.YES if place in known else Verdict.NOT_KNOWN)
        for place, answer in enumerate(samples.october().answers)
    )
    for language in LANGUAGES:
        said = verdicts.headline(answers, language)
        assert said.endswith(".")
        assert said.count(".") == len(known) + (len(known) < 3)


def test_a_fall_is_told_as_a_fall() -> None:
    """ "No" hides that people left; the sentence must not."""
    fell = replace(
        samples.audience_yes(),
        verdict=Verdict.NO,
        size=None,
        estimate=samples.estimate(-0.02, -0.03, -0.01, "share"),
    )
    assert sentences.sentence(fell, "en") == "No. The audience shrank by 2.0% (1.0 to 3.0%)."
    assert sentences.figure(fell, "en") == "−2.0%"
    assert sentences.brackets(fell, "ru") == "[−3,0; −1,0]"


def test_a_change_of_a_share_is_told_in_points() -> None:
    """From 20 % to 30 % is ten points, not ten per cent."""
    line = samples.advantage("a", "A", 20, 30, Verdict.YES)
    assert line.change is not None
    share = replace(line, change=samples.estimate(0.1, 0.04, 0.16, "share"))
    assert parts.advantage_change(share, "en") == parts.advantage_change(line, "en")
    assert parts.advantage_change(line, "en") == "+10.0 points (4.0 to 16.0 points)"


def test_the_price_of_knowing_is_people_money_and_a_day() -> None:
    """Every "don't know" is followed by the cheapest act that would change it."""
    need = samples.awareness_not_known().needs[0]
    said = needs.need(need, "ru", today=samples.october().today)
    assert said.replace("\u00a0", " ") == (
        "переспросить прежних участников (420 ответов); 3 часа работы; до 16 ноября; около 8 400 ₽"
    )


def test_a_wave_that_must_reach_a_group_names_it() -> None:
    """Whoever sends the survey out again must know to whom."""
    need = Need(code="survey_wave", amount=30, unit="responses", details={"group": "45+"})
    assert "45+" in needs.act(need, "ru")
    assert "45+" not in needs.act(replace(need, details={}), "ru")
    missing = Check(
        code="group_missing",
        passed=False,
        details={"attribute": "age", "group": "45+", "share": 0.3},
    )
    assert "makes 30% of the audience (age: 45+)" in checks.check(missing, "en")


def test_free_is_said_and_an_unknown_price_is_not_nought() -> None:
    """Nobody should read a lack of price as a gift."""
    need = samples.awareness_not_known().needs[0]
    assert "free of charge" in needs.need(replace(need, cost=need.cost and need.cost * 0), "en")
    unknown = needs.need(replace(need, cost=None), "en")
    assert "free" not in unknown
    assert "₽" not in unknown
