"""One thing to do next, and the cheapest one."""

from decimal import Decimal

from otvet.answers.advice import next_step
from otvet.findings import Answer, Estimate, Goal, Need, Problem, Question, Verdict

SHARE = Estimate(value=0.1, low=0.05, high=0.2, unit="share")
PROBLEM = Problem(
    code="wait", name={"en": "Wait"}, cause="staff", mentions=9, authors=8, share=SHARE
)


def _answer(
    question: Question, verdict: Verdict, *costs: int | None, problems: tuple[Problem, ...] = ()
) -> Answer:
    prices = [None if cost is None else Decimal(cost) for cost in costs]
    return Answer(
        question=question,
        verdict=verdict,
        goal=Goal(value=0.01, unit="share"),
        method="x",
        needs=tuple(Need(code="survey_wave", cost=price) for price in prices),
        problems=problems,
    )


def test_the_cheapest_act_for_an_open_answer_comes_first() -> None:
    """An owner with sixty seconds wants one act, not a list of prices."""
    found = next_step(
        [
            _answer("audience", Verdict.NOT_KNOWN, 900),
            _answer("awareness", Verdict.NOT_KNOWN, 700, 100),
            _answer("opinion", Verdict.NO, 1),
        ]
    )
    assert found is not None
    assert found.need is not None
    assert (found.question, found.need.cost) == ("awareness", Decimal(100))


def test_an_act_without_a_price_does_not_pass_for_a_free_one() -> None:
    found = next_step([_answer("audience", Verdict.NOT_KNOWN, None, 5000)])
    assert found is not None
    assert found.need is not None
    assert found.need.cost == Decimal(5000)


def test_where_all_is_known_the_greatest_problem_is_mended() -> None:
    answers = [
        _answer("audience", Verdict.YES),
        _answer("opinion", Verdict.YES, problems=(PROBLEM,)),
    ]
    found = next_step(answers)
    assert found is not None
    assert found.problem == PROBLEM


def test_nothing_to_do_is_no_advice() -> None:
    assert next_step([_answer("audience", Verdict.YES)]) is None
