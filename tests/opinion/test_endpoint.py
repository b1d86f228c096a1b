"""Another machine may name a new problem: masked, kept, never needed, never counted by."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import httpx
import pytest
import respx

from otvet.config import OpinionPart
from otvet.errors import NetError
from otvet.opinion.endpoint import (
    KEY_VARIABLE,
    LONGEST_QUOTE,
    MOST_QUOTES,
    Unnamed,
    better_names,
    endpoint,
)

ADDRESS = "http://localhost:8000/v1"
OPINION = OpinionPart(endpoint=ADDRESS, endpoint_model="small")
GROUPS = (
    Unnamed("парковки нет", ("Негде встать, парковки нет", "Парковки нет совсем")),
    Unnamed("шумно зал", ("В зале шумно", "Шумно так, что не слышно")),
)


class Says:
    """Answers what it is told to; fails where it is told nothing more."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, Sequence[str]]] = []

    def ask(self, instruction: str, texts: Sequence[str], *, longest: int = LONGEST_QUOTE) -> str:
        assert longest == LONGEST_QUOTE
        self.asked.append((instruction, texts))
        if not self.answers:
            raise NetError("names.example cannot be reached: no route")
        return self.answers.pop(0)


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> Iterator[respx.Route]:
    monkeypatch.setattr("otvet.net.time.sleep", lambda _: None)
    with respx.mock(assert_all_called=False) as router:
        yield router.post(f"{ADDRESS}/chat/completions").mock(return_value=_said("Нет парковки"))


def _said(content: object) -> httpx.Response:
    return httpx.Response(200, json={"choices": [{"message": {"content": content}}]})


def test_by_default_nobody_is_asked(tmp_path: Path) -> None:
    assert endpoint(OpinionPart(), tmp_path) is None
    found = better_names(GROUPS, None)
    assert (found.names, found.note) == (("парковки нет", "шумно зал"), None)


def test_names_come_back_in_the_order_of_the_groups() -> None:
    asker = Says("«Негде припарковаться».", "Шум в зале")
    found = better_names(GROUPS, asker, language="ru")
    assert found.names == ("Негде припарковаться", "Шум в зале")
    assert all("Russian" in instruction for instruction, _ in asker.asked)


def test_when_it_fails_the_own_names_stay_and_the_note_says_why() -> None:
    """After the first failure nobody is asked: a silent service would hold up the month."""
    groups = (*GROUPS, Unnamed("нет меню", ("Меню нет",)))
    asker = Says("Негде припарковаться")
    found = better_names(groups, asker)
    assert found.names == ("Негде припарковаться", "шумно зал", "нет меню")
    assert found.note is not None
    assert "cannot be reached" in str(found.note)
    assert len(asker.asked) == 2


@pytest.mark.parametrize(
    "said", ["", "...", "Конечно! Вот имя:\nНет парковки", "слишком " * 20, "12"]
)
def test_an_answer_that_is_no_name_is_not_taken(said: str) -> None:
    assert better_names(GROUPS[:1], Says(said)).names == ("парковки нет",)


def test_a_name_cannot_carry_an_address_or_a_control_code() -> None:
    """Whoever wrote the complaints may have written orders to the model into them."""
    found = better_names(GROUPS[:1], Says("Пишите \x1b[2J на anna@mail.example"))
    assert found.names == ("Пишите [2J на ***",)


def test_only_a_few_masked_beginnings_leave_the_house(tmp_path: Path, far: respx.Route) -> None:
    told = "Анна Сергеевна, +7 900 123-45-67, anna@mail.example, @anna_k, https://vk.com/anna: "
    group = Unnamed("хамство", tuple(f"{told} {n} " + "хамит " * 200 for n in range(50)))
    better_names([group], endpoint(OPINION, tmp_path))
    sent = far.calls.last.request.content.decode()
    texts = json.loads(json.loads(sent)["messages"][1]["content"])
    assert len(texts) == MOST_QUOTES
    assert max(map(len, texts)) <= LONGEST_QUOTE
    for secret in ("Анна", "900", "anna", "vk.com"):
        assert secret not in "".join(texts)


def test_the_same_question_is_asked_once_ever(tmp_path: Path, far: respx.Route) -> None:
    """A month that is told again must have the same names, whatever the model says today."""
    first = better_names(GROUPS, endpoint(OPINION, tmp_path))
    far.mock(return_value=_said("Совсем другое имя"))
    assert better_names(GROUPS, endpoint(OPINION, tmp_path)) == first
    assert far.call_count == len(GROUPS)
    assert {path.parent.name for path in tmp_path.rglob("*.txt")} == {"endpoint"}


def test_another_model_is_asked_anew(tmp_path: Path, far: respx.Route) -> None:
    better_names(GROUPS[:1], endpoint(OPINION, tmp_path))
    better_names(
        GROUPS[:1], endpoint(OPINION.model_copy(update={"endpoint_model": "large"}), tmp_path)
    )
    assert far.call_count == 2


def test_the_key_comes_from_the_environment_and_is_kept_nowhere(
    tmp_path: Path, far: respx.Route, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(KEY_VARIABLE, "sk-secret")
    better_names(GROUPS, endpoint(OPINION, tmp_path))
    assert far.calls.last.request.headers["Authorization"] == "Bearer sk-secret"
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not any(b"sk-secret" in path.read_bytes() for path in kept)


def test_a_service_that_speaks_otherwise_is_told_in_the_note(
    tmp_path: Path, far: respx.Route
) -> None:
    far.mock(return_value=httpx.Response(200, json={"text": "Нет парковки"}))
    found = better_names(GROUPS, endpoint(OPINION, tmp_path))
    assert found.names == ("парковки нет", "шумно зал")
    assert "does not answer as OpenAI" in str(found.note)
    assert list(tmp_path.rglob("*.txt")) == []


def test_a_month_without_an_endpoint_loads_no_client() -> None:
    code = "import sys, otvet.opinion.endpoint; print('httpx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
