"""A list of contacts is made of people, and of each nothing but a number may come out."""

from tests.sources.canary.person import (
    BARE_PHONE,
    EMAIL,
    FIRST,
    HANDLE,
    LAST,
    LINK,
    NAME,
    PHONE,
    WORDS,
    CanaryFile,
    workbook,
)
from tests.sources.reading import config

_OURS = config(pages=[{"ref": "vk:1", "title": "Чайная"}])
_WRONG = config(pages=[{"ref": "vk:1"}, {"ref": "ok:2"}])

FILES = (
    CanaryFile(
        name="newsletter 2026-10-31.csv",
        content=(
            "Email,Phone,First name,Last name,Status,Telegram,Notes\n"
            f'{EMAIL},{PHONE},{FIRST},{LAST},active,{HANDLE},"{WORDS}"\n'
            f"{BARE_PHONE},{EMAIL},{NAME},,active,{LINK},\n"
            f"{NAME},{HANDLE},,,active,,\n"
            "tea@example.com,,,,unsubscribed,,\n"
            "tea@example.com,,,,active,,\n"
        ),
        wrong=_WRONG,
        spoil=("active", "tea@example.com", "unsubscribed"),
    ),
    CanaryFile(
        name="vk 2026-10-31.csv",
        content=(
            f"Список;Страница;Телефон;ФИО\nкарты;Чайная;{PHONE};{NAME}\nкарты;{NAME};{PHONE};\n"
            f"карты;;{LAST};{NAME}\n;Чайная;8 (901) 234-56-78;{NAME}\n"
        ),
        config=_OURS,
        wrong=_WRONG,
        spoil=("8 (901) 234-56-78",),
    ),
    CanaryFile(
        name="карты лояльности.xlsx",
        content=workbook(
            [
                ["Номер карты", "Имя", "Телефон", "E-mail", "Бонусы"],
                [1, NAME, PHONE, EMAIL, 10],
                [2, NAME, 89012345678, "", 10],
                [3, NAME, NAME, HANDLE, 10],
            ]
        ),
        wrong=_WRONG,
    ),
)
