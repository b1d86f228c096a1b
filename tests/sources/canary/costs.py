"""Cabinets name campaigns after bloggers; a table kept by hand says who was paid, and how to call."""

from tests.sources.canary.person import (
    EMAIL,
    HANDLE,
    LINK,
    NAME,
    PHONE,
    WORDS,
    CanaryFile,
    workbook,
)
from tests.sources.reading import config

_OURS = config(pages=[{"ref": "vk:1", "title": "Чайная"}])
_WRONG = config(pages=[{"ref": "vk:1"}, {"ref": "vk:2"}])
_DIRECT = (
    "Статистика по кампаниям за период 01.10.2026 - 31.10.2026\n\n"
    "Дата;№ Кампании;Кампания;Показы;Клики;Расход, руб.;Менеджер;Логин\n"
    f"01.10.2026;123;Посев у {HANDLE} {LINK};1 000;10;1 234,50;{NAME};{EMAIL}\n"
    f"02.10.2026;123;Посев у {HANDLE} {LINK};1 000;10;1 234,50;{NAME};{EMAIL}\n"
)
_META = (
    "Reporting starts,Reporting ends,Campaign name,Ad name,Amount spent (RUB),Impressions,"
    "Link clicks\n"
    f'2026-10-01,2026-10-01,"Blogger {HANDLE}, {PHONE}",{NAME},50,500,1\n'
)
_TELEGRAM = (
    f'Day;Ad title;Views;Clicks;Joins;Amount (TON);Target\n2026-10-01;"{WORDS}";9;1;1;5;{LINK}\n'
)
_HAND_HEAD = ("с", "по", "На что", "Сумма, ₽", "Страница", "Комментарий", "Кому", "Телефон")
_HAND = (
    ("01.10.2026", "31.10.2026", "Зарплата SMM", "60 000", "Чайная", NAME, NAME, PHONE),
    ("01.10.2026", "31.10.2026", f"Блогер {HANDLE}", "7000", "", WORDS, LINK, PHONE),
    ("02.10.2026", "", f"Розыгрыш {PHONE}", "5000", "", EMAIL, NAME, ""),
    ("03.10.2026", "", NAME, "5000", "", "Реклама", NAME, ""),
    ("04.10.2026", "", "Реклама", "5000", NAME, "", NAME, ""),
)

FILES = (
    CanaryFile(
        name="direct.csv",
        content=_DIRECT,
        config=_OURS,
        wrong=_WRONG,
        spoil=("01.10.2026", "1 234,50", "1 000", ";123;", "10;1"),
        encoding="cp1251",
    ),
    CanaryFile(
        name="meta.csv", content=_META, config=_OURS, wrong=_WRONG, spoil=("2026-10-01", ",50,")
    ),
    CanaryFile(
        name="telegram.csv",
        content=_TELEGRAM,
        config=_OURS,
        wrong=_WRONG,
        spoil=("2026-10-01", ";9;", ";5;"),
    ),
    CanaryFile(
        name="hand.csv",
        content="\n".join(";".join(row) for row in (_HAND_HEAD, *_HAND)),
        config=_OURS,
        wrong=_WRONG,
        spoil=("01.10.2026", "31.10.2026", "60 000", "Зарплата SMM", "Чайная"),
    ),
    CanaryFile(
        name="hand.xlsx", content=workbook((_HAND_HEAD, *_HAND)), config=_OURS, wrong=_WRONG
    ),
)
