"""What a survey export says about the person: dropped before anything else looks at it."""

import re

from otvet.sources.table.names import item_named, plain

_TECHNICAL = frozenset(
    {"refurl", "referrer url", "ipaddr", "ip адрес", "token", "network id", "tags", "ending"}
    | {"firstname", "lastname", "first name", "last name", "фамилия и имя", "имя и фамилия"}
    | {"device type", "browser", "platform", "collector", "response type", "stage date (utc)"}
    | {"id сборщика", "id коллектора", "время изменения"}
)
_CUSTOM = re.compile(r"custom data \d+|attribute \d+|utm .*|.*\bip address")
_ASKED = r"(?:(?:ваш[аеиу]?|укажите|введите|напишите|оставьте|please|enter|your|what is|what's)\s+)"
_NAME = re.compile(
    rf"^{_ASKED}*(?:имя|фамилия|фамилию|отчество|фио|ф и о|никнейм|ник|(?:full |first |last )?name"
    r"|surname|nickname)(?:\s*[,и(&/].*|\s+and .*)?$"
    r"|как (?:вас|тебя) (?:зовут|звать)|как к (?:вам|тебе) обращаться|как можно к вам обращаться"
)
_CONTACT = re.compile(
    r"\b(?:e-?mail|phone number|your phone|contact details|contact info\w*)\b"
    r"|электронн\w+ почт|адрес почты|номер телефона|ваш\w* телефон|для связи|контактн\w+ данн"
    r"|ваши контакты|ваш (?:телеграм|telegram|инстаграм|instagram)\b|ссылк\w+ на (?:ваш )?профиль"
)


def is_dropped(header: str) -> bool:
    """Whether the column holds the person or their machine and nothing that anybody is asked about.

    A bare column of e-mails or phones stays: the door makes a number of each and forgets it.

    >>> [is_dropped(name) for name in ("IP Address", "Как вас зовут?", "Email Address", "Цена")]
    [True, True, False, False]
    """
    name = plain(header)
    if item_named("person", header) is not None:
        return False
    listed = item_named("drop", header) is not None or item_named("person_name", header) is not None
    asked = _CUSTOM.fullmatch(name) or _NAME.search(name) or _CONTACT.search(name)
    return listed or name in _TECHNICAL or asked is not None
