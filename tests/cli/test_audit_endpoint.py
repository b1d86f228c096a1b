"""`otvet audit --endpoint`: a model labels beside people, and not a share moves by it."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import respx
from click.testing import CliRunner, Result
from tests.cli.test_audit import MONTH, TOML, filled, run
from tests.opinion.audits import CONFIG, month_of
from tests.store_fixture import OBSERVED, rows_of, run_key

from otvet.brand import Brand
from otvet.errors import InputError
from otvet.findings import Estimate
from otvet.store.store import Store

ADDRESS = "http://localhost:8000/v1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    told = f'[opinion]\nendpoint = "{ADDRESS}"\nendpoint_model = "small"\n'
    (tmp_path / "otvet.toml").write_text(TOML + told, "utf-8")
    with Store.open(tmp_path, CONFIG) as store:
        store.land(run_key("facts.csv"), rows_of(month_of(MONTH)), observed_at=OBSERVED)
    return tmp_path


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> Iterator[respx.Route]:
    monkeypatch.setattr("otvet.net.time.sleep", lambda _: None)
    with respx.mock(assert_all_called=False) as router:
        yield router.post(f"{ADDRESS}/chat/completions").mock(side_effect=_answers)


def _answers(request: httpx.Request) -> httpx.Response:
    """Knows the wait and nothing else, and talks around its JSON as models do."""
    text = json.loads(request.content)["messages"][1]["content"]
    wait = "Ждали" in text
    told = {"sentiment": "negative" if wait else "positive", "problems": ["long_wait"] * wait}
    said = f"Here it is:\n```json\n{json.dumps(told)}\n```"
    return httpx.Response(200, json={"choices": [{"message": {"content": said}}]})


def test_the_model_is_a_second_opinion_and_no_share_is_corrected_by_it(
    folder: Path, far: respx.Route
) -> None:
    alone = run(folder, "--endpoint")
    assert "People labelled by the model: 100; answers that were none: 0" in alone.output
    assert "Checked by hand: 0 of the 100 people drawn." in alone.output
    assert not any(problem.corrected for problem in Brand(folder).month("2026-10").opinion.problems)
    before = _shares(folder, filled(folder, "1"))
    said = run(folder, "--endpoint")
    assert "1 and model:small labelled the same people (100):" in said.output
    assert "kappa" in said.output
    assert far.call_count == 100, "who is labelled by it is not sent again"
    assert _shares(folder, filled(folder, "1")) == before


def _shares(folder: Path, table: Path) -> list[tuple[str, Estimate]]:
    run(folder, "--labels", str(table))
    return [(one.code, one.share) for one in Brand(folder).month("2026-10").opinion.problems]


def test_an_answer_that_is_none_labels_nobody(folder: Path, far: respx.Route) -> None:
    odd = [
        "No idea",
        '{"sentiment": "angry", "problems": []}',
        '{"sentiment": "negative", "problems": ["dragons"]}',
    ]
    said = iter(odd * 40)
    far.mock(
        side_effect=lambda _: httpx.Response(
            200, json={"choices": [{"message": {"content": next(said)}}]}
        )
    )
    assert "model: 0; answers that were none: 100" in run(folder, "--endpoint").output
    with Brand(folder).store() as store:
        assert store.labels(by_models=True) == ()


def test_what_was_labelled_before_the_service_fell_silent_is_kept(
    folder: Path, far: respx.Route
) -> None:
    calls = iter([*[200] * 7, *[500] * 100])

    def falls(request: httpx.Request) -> httpx.Response:
        status = next(calls)
        return _answers(request) if status == 200 else httpx.Response(status)

    far.mock(side_effect=falls)
    said = run(folder, "--endpoint")
    assert "People labelled by the model: 7;" in said.output
    assert "The model was asked no further:" in said.output


def test_names_and_numbers_of_people_do_not_leave_the_house(folder: Path, far: respx.Route) -> None:
    from tests.opinion.audits import mention

    fact = mention(900, "Ждали час, звоните Анне +7 916 123-45-67 или @anna_tea")
    with Brand(folder).store() as store:
        store.land(run_key("more.csv"), rows_of([fact]), observed_at=OBSERVED)
    run(folder, "--n", "160", "--endpoint")
    sent = " ".join(call.request.content.decode() for call in far.calls)
    assert "916" not in sent
    assert "anna_tea" not in sent


def test_without_an_endpoint_it_says_where_to_name_one(tmp_path: Path) -> None:
    (tmp_path / "otvet.toml").write_text(TOML, "utf-8")
    with pytest.raises(InputError, match=r"opinion\.endpoint"):
        run(tmp_path, "--endpoint")


def test_nobody_can_label_under_a_model_s_name(folder: Path) -> None:
    said = _refused(folder, "--rater", "model:small")
    assert said.exit_code == 2
    assert "kept for models" in said.output


def _refused(folder: Path, *options: str) -> Result:
    from otvet.cli import otvet

    return CliRunner().invoke(otvet, ["audit", "2026-10", "-b", str(folder), *options])
