"""What the columns of a list of contacts are called, and the words by which such a list is known."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from otvet.sources.table.names import item_named, plain
from otvet.text.privacy import mask

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "list": ("list", "list name", "список", "название списка", "имя списка", "список контактов"),
    "page": ("page", "страница", "сообщество", "подписан на", "follows"),
    "status": ("status", "статус", "статус подписки", "subscription status", "email status",
               "email marketing status", "состояние", "подписка"),
}  # fmt: skip
_CONTACT = re.compile(
    r"(?:.*\b)?(?:e-?mail|email address|электронн\w+ почт\w+|эл почта|почта"
    r"|(?:tele|mobile |cell )?phone|телефон\w*|мобильн\w+|сотов\w+|whats ?app|ватсап)"
    r"(?: (?:address|number|\d+|адрес|номер|клиента|получателя|рабочий|личный))?"
)
_NO_CONTACT = re.compile(r"count|status|статус|date|дата|согласие|consent|opt|marketing|тип|type")
_BESIDE = re.compile(
    r"(?:first|last|full|middle|second)?\s?name|surname|имя|фамилия|отчество|фио|контакт|клиент"
    r"|подписчик|получатель|contact|subscriber|customer|client|member"
    r"|пол|sex|gender|возраст|age|день рождения|дата рождения|birthday|birth ?date|date of birth"
    r"|город|city|region|регион|страна|country|address|адрес|компания|company|должность|position"
    r"|теги?|tags?|group|группа|сегмент|segment|источник|source|канал|утм|utm \w+|язык|language"
    r"|id|№|номер|user ?id|chat ?id|telegram ?id|vk ?id|username|ник|никнейм|telegram|телеграм"
    r"|(?:номер )?карт[аы]|card(?: number)?|уровень|level|tier|скидка|discount|бонусы|bonus(?:es)?"
    r"|балл[ыов]*|points|баланс|balance|заметк[аи]|примечани[ея]|notes?"
    r"|(?:дата )?(?:подписки|регистрации|добавления|создания|вступления|выдачи)|дата|date"
    r"|(?:subscribed|registered|created|added|joined|signup|opt ?in)(?: (?:at|on|date))?"
    r"|date (?:subscribed|added|created|joined)|last (?:visit|seen|activity)|последн\w+ визит"
    r"|согласие.*|.*consent.*|email confirmed|подтвержден\w*"
)
_KNOWN_BY = re.compile(
    r"рассыл|newsletter|mailing|subscri|подпис|podpis|лояльн|loyal|контакт|contact|crm|клиентск"
    r"|customers?\b|клиент|(?:^|\W)(?:бот|bot|база|cards?|список|list)\w?(?:$|\W)|участник|members?"
    r"|follower|бонусн|дисконт|mailchimp|unisender|sendpulse|senler"
)
_NOT_KNOWN_BY = re.compile(
    r"опрос|анкет|отзыв|заказ|продаж|survey|questionnaire|feedback|anketa|opros|reviews?\b|orders?\b"
)
_LEFT = frozenset(
    {"unsubscribed", "cleaned", "bounced", "spam", "complained", "deleted", "blocked", "archived"}
    | {"отписан", "отписался", "отписалась", "отписались", "отписано", "заблокирован", "удален"}
    | {"заблокировал", "заблокировала", "вышел", "вышла", "left", "kicked", "недоступен"}
)
_DAYS = re.compile(
    r"(?<!\d)20\d\d(?:[-_. ]?[01]\d){0,1}(?:[-_. ]?[0-3]\d)?(?!\d)|(?<!\d)[0-3]\d[-_.][01]\d[-_.]20\d\d"
)
_COPY = re.compile(r"\(\d+\)|(?:^|\s)(?:copy|копия)(?:$|\s)")
_LONGEST_NAME = 60


def is_contact(header: str) -> bool:
    """Whether the column is named as one of e-mails or phones.

    >>> [is_contact(name) for name in ("E-mail", "Мобильный телефон", "Phone 2", "Email status")]
    [True, True, True, False]
    """
    name = plain(header)
    return _CONTACT.fullmatch(name) is not None and not _NO_CONTACT.search(name)


def is_beside(header: str) -> bool:
    """Whether such a column usually stands on a list of contacts, beside them."""
    name = plain(header)
    own = any(name in known for known in COLUMNS.values())
    return not name or own or _BESIDE.fullmatch(name) is not None


def is_of_others(header: str) -> bool:
    """Whether such a column tells that the table is one of orders, texts, answers or figures."""
    roles = ("total", "text", "rating", "at", "started", "metric", "value", "metric_name", "promo")
    return "?" in header or any(item_named(role, header) is not None for role in roles)


def is_named_so(path: Path) -> bool:
    """Whether the file, or its folder, is called what lists of contacts are, and not another kind.

    >>> [is_named_so(Path(name)) for name in ("База клиентов.csv", "Опрос клиентов.csv")]
    [True, False]
    """
    if _NOT_KNOWN_BY.search(plain(path.stem)):
        return False
    return _KNOWN_BY.search(plain(f"{path.parent.name} {path.stem}")) is not None


def list_named(path: Path) -> str:
    """The list by the file's name without its days, so that next month's file is the same list.

    >>> list_named(Path("inbox/Рассылка_2026-10-31 (2).csv")), list_named(Path("cards/2026-10.csv"))
    ('рассылка', 'cards')
    """
    for name in (path.stem, path.parent.name):
        found = plain(_COPY.sub(" ", plain(_DAYS.sub(" ", name)))).strip(" -")
        if found:
            return mask(found)[:_LONGEST_NAME]
    return "list"


def has_left(status: str) -> bool:
    """Whether a person of this status is on the list no more.

    >>> [has_left(said) for said in ("Unsubscribed", "Отписался сам", "Non-Subscribed", "активен")]
    [True, True, True, False]
    """
    said = re.sub(r"[\W_]+", " ", plain(status))
    return bool(_LEFT & set(said.split())) or said.startswith(("non subscribed", "not subscribed"))


def columns_of(header: Sequence[str]) -> tuple[int, ...]:
    """Where the contacts stand."""
    return tuple(index for index, name in enumerate(header) if is_contact(name))
