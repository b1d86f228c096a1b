"""Any table may have a column of people: reviews, comments, orders, members, figures."""

from tests.sources.canary.person import (
    BARE_PHONE,
    EMAIL,
    IP,
    LINK,
    NAME,
    PHONE,
    WORDS,
    CanaryFile,
    workbook,
)
from tests.sources.reading import config

_VK = config(pages=[{"ref": "vk:1", "kind": "group"}])
_REVIEW_HEAD = (
    "Дата",
    "Имя автора",
    "Телефон",
    "Почта",
    "IP",
    "Профиль",
    "Оценка",
    "Текст отзыва",
    "Недостатки",
    "Ответ организации",
)
_REVIEW = ("01.10.2026", NAME, PHONE, EMAIL, IP, LINK, "5", WORDS, WORDS, WORDS)
_COMMENTS = (
    "Дата,ID пользователя,Имя,Ссылка,ID поста,Комментарий\n"
    f'2026-10-01,777,{NAME},{LINK},5,"{WORDS}"\n2026-10-02,778,{NAME},{LINK},5,"{WORDS}"\n'
)
_ORDERS = (
    "Номер чека;Дата;Сумма;Статус;Клиент;Телефон;Email;Промокод\n"
    f"1;01.10.2026;1 250,00;Оплачен;{NAME};{PHONE};{EMAIL};ЧАЙ\n"
    f"2;02.10.2026;900,00;Оплачен;{NAME};{BARE_PHONE};;\n"
)
_MEMBERS = f"ID пользователя,Имя,Телефон\n777,{NAME},{PHONE}\n778,{NAME},{PHONE}\n"
_FIGURES = "Дата,Подписчики,Ответственный\n" + "".join(
    f"2026-10-0{day},10{day},{NAME}\n" for day in range(1, 4)
)

FILES = (
    CanaryFile(
        name="reviews.csv",
        content="\n".join(";".join(row) for row in (_REVIEW_HEAD, _REVIEW)),
        spoil=("01.10.2026", ";5;", "Дата"),
        accept=True,
    ),
    CanaryFile(name="reviews.xlsx", content=workbook((_REVIEW_HEAD, _REVIEW)), accept=True),
    CanaryFile(
        name="comments vk.csv",
        content=_COMMENTS,
        config=_VK,
        spoil=("2026-10-01", ",777,", ",5,"),
        accept=True,
    ),
    CanaryFile(
        name="orders.csv", content=_ORDERS, spoil=("01.10.2026", "1 250,00", "Оплачен"), accept=True
    ),
    CanaryFile(
        name="members vk 2026-10-01.csv", content=_MEMBERS, config=_VK, spoil=("777",), accept=True
    ),
    CanaryFile(
        name="figures vk.csv",
        content=_FIGURES,
        config=_VK,
        spoil=("2026-10-01", "101"),
        accept=True,
    ),
)
