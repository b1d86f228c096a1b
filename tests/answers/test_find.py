"""Everything that a month says in numbers has a name, and the name leads to what it stands on."""

from importlib.resources import files

from tests.report import samples

from otvet.answers.find import STANDS, every, find, names, nearest
from otvet.report.words.measures import MEASURES


def test_every_name_finds_what_it_was_taken_from() -> None:
    month = samples.october()
    for found in every(month):
        assert found in find(month, found.name)
        assert month.find(found.name) == find(month, found.name)


def test_nothing_of_the_answers_is_left_without_a_name() -> None:
    month = samples.october()
    lines = sum(
        len(part)
        for a in month.answers
        for part in (a.figures, a.pages, a.problems, a.advantages, a.needs, a.checks, a.trend)
    )
    told = [found for found in every(month) if found.kind not in ("answer", "means", "file")]
    assert len(told) == lines
    assert {"vk:teahouse", "waiting", "breakfast", "panel", "followers"} <= set(names(month))


def test_one_code_finds_a_figure_a_need_and_a_check() -> None:
    """`authors` names three things; whoever asks for it wants to see all three."""
    kinds = [found.kind for found in find(samples.nothing(), "follower_counts")]
    assert kinds == ["need", "check"]


def test_figures_of_one_code_are_found_together_and_by_their_label() -> None:
    month = samples.october()
    assert [found.name for found in find(month, "responses")] == ["responses:wave-2"]
    assert find(month, "responses:wave-2") == find(month, "responses")


def test_the_three_answers_are_found_together() -> None:
    found = find(samples.october(), "verdict")
    assert [one.name for one in found] == ["audience", "awareness", "opinion"]


def test_a_page_names_the_files_of_its_own_query_only() -> None:
    """Comments are in the audience's files as well, and no follower was counted from them."""
    month = samples.october()
    assert find(month, "vk:teahouse")[0].files == find(month, "followers")[0].files


def test_a_misspelt_name_is_led_to_the_nearest() -> None:
    month = samples.october()
    assert nearest(month, "folowers")[0] == "followers"
    assert "active_followers" in nearest(month, "ACTIVE")
    assert nearest(month, "zzzz") == ()


def test_what_numbers_stand_on_is_there() -> None:
    """A query or a page that is gone would send the reader nowhere."""
    kept = {path.name for path in (files("otvet.store") / "sql").iterdir()}
    for counts, measures in STANDS.values():
        assert {f"{count}.sql" for count in counts} <= kept
        assert set(measures) <= set(MEASURES)
