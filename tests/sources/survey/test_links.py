"""The page that led to a survey is kept as one of the brand's own pages, and nothing else of it."""

import json
from pathlib import Path

import pytest
from tests.sources.reading import config, door, facts, rows, save
from tests.sources.survey.brand import BRAND

from otvet.config import Config
from otvet.facts import Response
from otvet.sources.inbox import sniff

VK, CHAT, CHANNEL = "vk:teahouse", "telegram:teachat", "telegram:tea"
PAGES = [
    {"ref": VK, "title": "Чайная на Мира", "kind": "group", "via": ["11800001"]},
    {"ref": CHANNEL, "kind": "channel"},
    {"ref": CHAT, "kind": "group", "linked": CHANNEL},
]
TEA = Config.model_validate({**BRAND.model_dump(mode="json"), "pages": PAGES})
GOOGLE = "Отметка времени,Что вы о нас знаете?,{header}\n"
ROW = "01.10.2026 22:14:0{n},Быстро,{link}\n"


def read(path: Path, settings: Config = TEA) -> list[Response]:
    return facts(rows(path, door(settings)), Response)


def came(found: list[Response]) -> list[str]:
    """The page each respondent came through, "" for none."""
    told = [[item.item for item in one.items if item.role == "via"] for one in found]
    assert all(len(pages) <= 1 for pages in told)
    return [pages[0] if pages else "" for pages in told]


def google(tmp_path: Path, header: str, *links: str, name: str = "form.csv") -> Path:
    body = GOOGLE.format(header=header)
    body += "".join(ROW.format(n=n, link=link) for n, link in enumerate(links))
    return save(tmp_path / name, body)


@pytest.mark.parametrize(
    ("link", "page"),
    [
        (VK, VK),
        ("https://vk.com/teahouse", VK),
        ("vk_teahouse", VK),
        ("teahouse", VK),
        ("чайная на Мира", VK),
        ("ВКонтакте", VK),
        ("11800001", VK),
        ("https://forms.example/1?lang=ru&via=vk:teahouse", VK),
        ("https://forms.example/1?utm_source=tg&utm_content=telegram_tea", CHANNEL),
        ("Телеграм", CHANNEL),
        ("telegram:teachat", CHAT),
    ],
)
def test_a_page_is_known_by_ref_link_title_network_or_code(
    tmp_path: Path, link: str, page: str
) -> None:
    """A network's name alone means its only page; a discussion group goes with its channel."""
    assert came(read(google(tmp_path, "via", link))) == [page]


@pytest.mark.parametrize("link", ["vk:other", "t.me/others", "друзья", "77", "https://vk.com/feed"])
def test_what_is_no_page_of_the_brand_is_no_page_and_the_answer_stays(
    tmp_path: Path, link: str
) -> None:
    """Nothing is guessed: the response counts for all else, and the import says how many."""
    path = google(tmp_path, "via", VK, link, "")
    assert came(read(path)) == [VK, "", ""]
    reading = sniff(path).read(path, door(TEA))
    assert "links_strange:1" in reading.completeness.notes
    assert link not in repr((list(reading.rows), reading.completeness))


def test_a_network_with_two_pages_names_neither(tmp_path: Path) -> None:
    two = config(
        advantages=[{"code": "fast", "text": "Быстро"}],
        pages=[{"ref": "vk:a"}, {"ref": "vk:b"}],
    )
    assert came(read(google(tmp_path, "via", "vk", "vk:b"), two)) == ["", "vk:b"]


def test_a_question_of_where_people_heard_of_the_brand_tells_no_link(tmp_path: Path) -> None:
    """Who has heard of the tea house on VK has not come through its page."""
    assert came(read(google(tmp_path, "Откуда вы о нас узнали?", "ВКонтакте"))) == [""]
    assert came(read(google(tmp_path, "Откуда вы пришли?", "ВКонтакте"))) == [VK]


def test_yandex_keeps_parameters_of_the_link_as_columns(tmp_path: Path) -> None:
    body = "ID,Время создания,Что знаете? / Быстро,Что знаете? / Недорого,utm_source,utm_medium\n"
    body += "1,2026-10-01 22:14:06,Быстро,,vk,post\n2,2026-10-01 22:15:06,,Недорого,ads,cpc\n"
    assert came(read(save(tmp_path / "yandex.csv", body))) == [VK, ""]


def test_limesurvey_keeps_the_link_that_led_to_it(tmp_path: Path) -> None:
    """Of the address only the page is left, of other addresses nothing."""
    body = (
        "id,submitdate,lastpage,startlanguage,seed,startdate,datestamp,refurl,adv[SQ001],adv[SQ002]\n"
        "1,2026-10-01 10:00:00,3,ru,5,2026-10-01 09:58:00,2026-10-01 10:00:00,"
        "https://vk.com/teahouse?w=1,Y,N\n"
        "2,2026-10-01 10:00:00,3,ru,6,2026-10-01 09:58:00,2026-10-01 10:00:00,"
        "https://vk.com/id77?secret,Y,N\n"
    )
    path = save(tmp_path / "lime.csv", body)
    assert came(read(path)) == [VK, ""]
    assert "secret" not in repr(read(path))
    assert "id77" not in repr(read(path))


def test_surveymonkey_tells_the_collector_or_a_custom_variable(tmp_path: Path) -> None:
    """A collector's number means a page only where otvet.toml says so."""
    head = "Respondent ID,Collector ID,Start Date,End Date,Custom Data 1,What do you know?,\n"
    head += ",,,,,Inexpensive,Open all night\n"
    row = "{n},{collector},10/21/2026 10:00:00 AM,10/21/2026 10:02:00 AM,{data},Inexpensive,\n"
    told = [("11800001", ""), ("11800002", ""), ("11800002", CHANNEL), ("11800002", "Anna")]
    body = head + "".join(
        row.format(n=n, collector=collector, data=data) for n, (collector, data) in enumerate(told)
    )
    found = read(save(tmp_path / "monkey.csv", body))
    assert came(found) == [VK, "", CHANNEL, ""]
    assert "Anna" not in repr(found)


def test_typeforms_hidden_fields_tell_the_page(tmp_path: Path) -> None:
    def response(token: str, hidden: dict[str, str]) -> dict[str, object]:
        about = {"id": "aware", "type": "multiple_choice", "ref": "aware"}
        return {
            "landing_id": token,
            "token": token,
            "response_id": token,
            "landed_at": "2026-10-01T10:00:00Z",
            "submitted_at": "2026-10-01T10:02:00Z",
            "hidden": hidden,
            "answers": [{"field": about, "type": "choices", "choices": {"labels": ["Быстро"]}}],
        }

    items = [
        response("a", {"via": VK, "email": "anna@example.com"}),
        response("b", {"utm_source": "telegram"}),
        response("c", {"email": "anna@example.com"}),
    ]
    path = save(tmp_path / "form.json", json.dumps({"items": items}, ensure_ascii=False))
    found = read(path)
    assert came(found) == [VK, CHANNEL, ""]
    assert "anna" not in repr(found)


def test_forms_of_one_page_each_are_told_by_the_end_of_the_files_name(tmp_path: Path) -> None:
    """Each form counts its answers from 1, and none of them is lost over that."""
    body = "ID,Время создания,Что знаете? / Быстро,Что знаете? / Недорого\n"
    body += "1,2026-10-01 22:14:06,Быстро,\n2,2026-10-01 22:14:07,,Недорого\n"
    names = ("анкета 2026-10 через vk_teahouse.csv", "survey 2026-10 via Telegram.csv")
    found = [one for name in names for one in read(save(tmp_path / name, body))]
    assert came(found) == [VK, VK, CHANNEL, CHANNEL]
    assert len({(one.wave, one.native_id) for one in found}) == 4


def test_a_page_named_later_is_found_when_the_file_is_read_again(tmp_path: Path) -> None:
    """What the rows become depends on the pages of otvet.toml, so the reading is another one."""
    path = google(tmp_path, "via", VK)
    fewer = TEA.model_copy(update={"pages": TEA.pages[1:]})
    assert came(read(path, fewer)) == [""]
    readings = [sniff(path).read(path, door(settings)) for settings in (fewer, TEA)]
    assert readings[0].identity != readings[1].identity


def followed(found: list[Response]) -> list[dict[str, float | None]]:
    """What each respondent says of each page."""
    told = [[item for item in one.items if item.role == "page"] for one in found]
    return [{item.item: item.value for item in items} for items in told]


TWO = config(
    advantages=[{"code": "fast", "text": "Быстро"}],
    pages=[
        {"ref": "vk:tea", "title": "Чайная"},
        {"ref": "vk:club", "title": "Клуб чая"},
        {"ref": "telegram:77"},
    ],
)


def test_two_pages_of_one_network_are_told_apart_by_their_titles(tmp_path: Path) -> None:
    """By network alone nobody would ever follow the second page."""
    asked = "На какие наши страницы вы подписаны?"
    answers = ("Чайная;Telegram", "Клуб чая (ВКонтакте)", "ни на одну", "")
    found = followed(read(google(tmp_path, asked, *answers), TWO))
    pages = ("vk:tea", "vk:club", "telegram:77")
    assert [tuple(one[page] for page in pages) for one in found] == [
        (1.0, 0.0, 1.0),
        (0.0, 1.0, 0.0),
        (0.0, 0.0, 0.0),
        (None, None, None),
    ]


def test_a_grid_names_its_pages_row_by_row(tmp_path: Path) -> None:
    header = "Подписаны ли вы? [Клуб чая],Подписаны ли вы? [Telegram]"
    found = followed(read(google(tmp_path, header, "Да,Нет"), TWO))
    assert found == [{"vk:club": 1.0, "telegram:77": 0.0}]
