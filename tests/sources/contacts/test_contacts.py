"""Lists of contacts, as newsletters, tills and bots export them."""

from datetime import date
from pathlib import Path

import pytest
from tests.sources.reading import config, door, facts, rows, save
from tests.sources.suite import Sample, SourceSuite

from otvet.facts import Contact, Order, Page, Response, Row, actor_id
from otvet.sources.contacts.read import CONTACTS
from otvet.sources.inbox import sniff

VK = config(pages=[{"ref": "vk:1", "title": "Чайная"}, {"ref": "telegram:2", "kind": "channel"}])
NEWSLETTER = """E-mail,Телефон,Имя,Дата подписки,Статус
Anna@Mail.example,+7 (900) 123-45-67,Анна Каренина,01.09.2026,активен
boris@mail.example,,Борис,02.09.2026,активен
anna@mail.example,8 900 123 45 67,Анна,03.09.2026,активен
olga@mail.example,,Ольга,04.09.2026,отписалась
,,Пётр,05.09.2026,активен
нет,позже,Фёдор,06.09.2026,активен
"""


class TestContacts(SourceSuite):
    sample = Sample(
        reader=CONTACTS,
        file="рассылка 2026-10-31.csv",
        body=NEWSLETTER.encode(),
        people=("Анна Каренина", "123-45-67", "boris@mail.example", "Пётр"),
    )


def _fates(found: list[Row]) -> list[str]:
    return [row.left_out or (row.fault.reason if row.fault else "taken") for row in found]


def _number(key: str) -> int:
    return actor_id(b"k" * 32, "customer", key)


def test_a_row_is_one_person_however_the_contacts_are_written(tmp_path: Path) -> None:
    """The same person again, those who left and rows that name nobody have their reason."""
    path = save(tmp_path / "рассылка 2026-10-31.csv", NEWSLETTER)
    found = rows(path, door(VK))
    assert _fates(found) == [
        "taken",
        "taken",
        "repeat",
        "unsubscribed",
        "no_contact",
        "not_a_contact",
    ]
    contacts = facts(found, Contact)
    assert [c.actor for c in contacts] == [
        _number("anna@mail.example"),
        _number("9001234567"),
        _number("boris@mail.example"),
    ]
    assert len({c.record for c in contacts}) == 2
    assert {(c.list_name, c.day, c.page) for c in contacts} == {
        ("рассылка", date(2026, 10, 31), None)
    }


def test_a_column_names_the_list_and_the_page_whose_followers_they_are(tmp_path: Path) -> None:
    path = save(
        tmp_path / "people 2026-10-31.csv",
        "list;page;phone\nБот;telegram:2;9001112233\nКарты;;9001112244\nБот;ok:7;9001112255\n",
    )
    found = rows(path, door(VK))
    contacts = facts(found, Contact)
    assert [(c.list_name, c.page) for c in contacts] == [("бот", "telegram:2"), ("карты", None)]
    assert _fates(found)[2] == "unknown_page"
    assert [page.page for page in facts(found, Page)] == ["telegram:2"]


@pytest.mark.parametrize(
    ("name", "page"),
    [
        ("Подписчики ВК 2026-10-31.csv", "vk:1"),
        ("telegram followers.csv", "telegram:2"),
        ("telegram bot subscribers.csv", None),
        ("рассылка подписчики вк.csv", None),
        ("подписчики.csv", None),
    ],
)
def test_only_a_name_that_says_followers_of_one_network_tells_the_page(
    tmp_path: Path, name: str, page: str | None
) -> None:
    """A bot or a newsletter in a network is no page: its subscribers may follow nothing."""
    path = save(tmp_path / name, "Телефон\n8 900 111-22-33\n")
    reading = sniff(path).read(path, door(VK))
    assert [c.page for c in facts(list(reading.rows), Contact)] == [page]
    assert (f"page_guessed:{page}" in reading.completeness.notes) == (page is not None)


def test_several_contacts_in_one_cell_are_one_persons(tmp_path: Path) -> None:
    path = save(tmp_path / "crm.csv", 'Телефон,ФИО\n"+7 900 111-22-33, 8 900 111 22 44",А\n')
    contacts = facts(rows(path, door()), Contact)
    assert [c.actor for c in contacts] == [_number("9001112233"), _number("9001112244")]
    assert len({c.record for c in contacts}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Дата,Номер заказа,Сумма,Статус,Телефон\n2026-10-01,1,900,оплачен,89001112233\n",
        "Дата,Отзыв,Оценка,E-mail\n2026-10-01,Остыл чай,5,a@mail.example\n",
        "Отметка времени,E-mail,Что вы о нас знаете?\n2026-10-01,a@mail.example,Чай\n",
        "Телефон,Итого за год\n89001112233,много слов\n",
        "Телефон\nна даче\n",
    ],
)
def test_a_table_of_something_else_is_not_taken_for_a_list(tmp_path: Path, words: str) -> None:
    assert sniff(save(tmp_path / "october.csv", words)).name != "contacts"


def test_a_survey_under_a_lists_name_is_still_a_survey(tmp_path: Path) -> None:
    """Its columns are the brand's advantages, which only otvet.toml can tell."""
    brand = config(advantages=[{"code": "fresh", "text": "Свежий чай"}])
    words = "Дата,E-mail,Свежий чай\n2026-10-01,a@mail.example,да\n2026-10-02,b@mail.example,нет\n"
    found = rows(save(tmp_path / "клиенты.csv", words), door(brand))
    assert len(facts(found, Response)) == 2
    assert not facts(found, Contact)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        (
            "Опрос клиентов.csv",
            "Дата,Телефон,Откуда узнали,Как часто покупаете\n2026-10-01,89001112233,ВК,редко\n",
        ),
        ("orders members.csv", "order_id,date,email,status\n1,2026-10-01,a@b.example,paid\n"),
    ],
)
def test_a_name_that_says_answers_or_orders_of_clients_is_of_no_list(
    tmp_path: Path, name: str, words: str
) -> None:
    """Taken for a list, its phones would be kept and its answers lost without a word."""
    assert sniff(save(tmp_path / name, words)).name != "contacts"


def test_a_customer_a_respondent_and_a_reader_of_the_newsletter_are_one_number(
    tmp_path: Path,
) -> None:
    """+7, 8 and nothing before a phone are the same phone; letters of an e-mail may be large."""
    brand = config(advantages=[{"code": "fresh", "text": "Свежий чай"}])
    orders = "Дата,Номер заказа,Сумма,Статус,Телефон\n2026-10-01,1,900,done,+7 900 111-22-33\n"
    survey = "Отметка времени,Телефон,Свежий чай\n2026-10-01 10:00:00,8(900)1112233,да\n"
    bought = facts(rows(save(tmp_path / "orders.csv", orders), door(brand)), Order)
    said = facts(rows(save(tmp_path / "survey.csv", survey), door(brand)), Response)
    listed = facts(rows(save(tmp_path / "list.csv", "Phone\n9001112233\n"), door()), Contact)
    assert bought[0].actor == said[0].actor == listed[0].actor == _number("9001112233")
    assert [item.item for item in said[0].items if item.role == "contact"] == ["phone"]


def test_a_respondent_known_by_a_word_alone_is_on_no_list(tmp_path: Path) -> None:
    brand = config(advantages=[{"code": "fresh", "text": "Свежий чай"}])
    survey = "Отметка времени,Телефон,Свежий чай\n2026-10-01 10:00:00,анна-17,да\n"
    said = facts(rows(save(tmp_path / "survey.csv", survey), door(brand)), Response)
    assert said[0].actor is not None
    assert not [item for item in said[0].items if item.role == "contact"]


def test_a_respondents_email_and_phone_belong_together(tmp_path: Path) -> None:
    """So do a buyer's in an order of a shop; the phone of the delivery may be another's."""
    brand = config(advantages=[{"code": "fresh", "text": "Свежий чай"}])
    survey = (
        "Отметка времени,E-mail,Телефон,Свежий чай\n"
        "2026-10-01 10:00:00,a@mail.example,89001112233,да\n"
    )
    shopify = (
        "Name,Email,Financial Status,Fulfillment Status,Created at,Total,Currency,Lineitem name,"
        "Billing Phone,Shipping Phone\n"
        "#1,a@mail.example,paid,fulfilled,2026-10-01 10:00:00 +0300,900,RUB,Tea,89001112233,"
        "89009998877\n"
    )
    both = [_number("a@mail.example"), _number("9001112233")]
    for name, words in (("survey.csv", survey), ("orders.csv", shopify)):
        found = rows(save(tmp_path / name, words), door(brand))
        joined = facts(found, Contact)
        assert [(c.actor, c.kind, c.list_name) for c in joined] == [
            (both[0], "email", ""),
            (both[1], "phone", ""),
        ]
        assert len({c.record for c in joined}) == 1
        told = [one.actor for one in facts(found, Response)]
        told += [one.actor for one in facts(found, Order)]
        assert told == both[:1]


def test_a_networks_list_of_members_keeps_its_ids_and_leaves_the_phones(tmp_path: Path) -> None:
    path = save(tmp_path / "members vk 2026-10-01.csv", "id,phone\n1717,89001112233\n")
    assert sniff(path).name == "table"
    path = save(tmp_path / "loyalty cards.csv", "id,phone\n1717,89001112233\n")
    assert sniff(path).name == "contacts"
