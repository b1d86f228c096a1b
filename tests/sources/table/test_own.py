"""The brand's own posts are not what people think of it, and people's texts are not its posts."""

import json
from pathlib import Path

import pytest
from tests.sources.reading import config, door, facts, rows, save

from otvet.errors import UnknownShape
from otvet.facts import Mention

VK = config(pages=[{"ref": "vk:1"}])


@pytest.mark.parametrize(
    "words",
    [
        "Date,Content,Video title,Views\n2026-10-01,2imBU,Our new shorts,5\n2026-10-02,7hQxa,More,7\n",
        "Дата;Текст;Просмотры\n01.10.2026;Открываем веранду;500\n02.10.2026;Новый чай;700\n",
        "Дата;Колонка\n" + "".join(f"0{d}.10.2026;{'Открываем веранду. ' * 4}\n" for d in (1, 2)),
    ],
)
def test_texts_that_may_be_the_brands_own_are_asked_about(tmp_path: Path, words: str) -> None:
    """A video's statistics by day once became 1,825 opinions, each the video's own title."""
    with pytest.raises(UnknownShape, match="What is in this table"):
        rows(save(tmp_path / "stats.csv", words), door(VK))


def test_an_export_of_ones_own_media_is_asked_about(tmp_path: Path) -> None:
    """Own posts and posts in which the brand is tagged have the same fields in such files."""
    media = [
        {
            "id": f"1789{n}",
            "caption": "Новый чай",
            "like_count": n,
            "timestamp": "2026-10-01T10:00:00Z",
        }
        for n in (1, 2)
    ]
    with pytest.raises(UnknownShape, match="What is in this table"):
        rows(save(tmp_path / "media.json", json.dumps(media)), door(VK))


def test_found_texts_of_several_authors_are_texts_and_not_the_brands_posts(tmp_path: Path) -> None:
    """Searches for mentions give links and counters as well, just as lists of own posts do."""
    head = "Дата;{author};Текст;Ссылка;Лайки;Репосты\n"
    body = "".join(
        f"0{n}.10.2026;1{n};Долго ждали столик;https://vk.com/wall-5_{n};{n};1\n"
        for n in range(1, 6)
    )
    by_name = save(tmp_path / "names.csv", head.format(author="Автор") + body)
    by_id = save(tmp_path / "ids.csv", head.format(author="author_id") + body)
    for path in (by_name, by_id):
        assert len(facts(rows(path, door(VK)), Mention)) == 5


def test_a_single_code_of_a_survey_is_not_an_advantage(tmp_path: Path) -> None:
    """Survey tools call their answers A1, A2; an advantage of the code a1 is something else."""
    known = config(advantages=[{"code": "a1", "text": "Недорогие завтраки"}])
    body = '"id","submitdate","aware"\n"1","2026-10-01 10:00:00","A1"\n'
    with pytest.raises(UnknownShape):
        rows(save(tmp_path / "codes.csv", body), door(known))
