"""Figures of the audience name nobody, but whoever copies them down writes where they are from."""

from tests.sources.canary.person import HANDLE, LINK, NAME, PHONE, WORDS, CanaryFile
from tests.sources.reading import config

_OURS = config(pages=[{"ref": "vk:1", "title": "Чайная"}])
_WRONG = config(pages=[{"ref": "vk:1"}, {"ref": "ok:2"}])

FILES = (
    CanaryFile(
        name="margins.csv",
        content=(
            "attribute,group,share,source,day,page\n"
            f'sex,Женский,62%,"{WORDS}",2026-10-31,Чайная\n'
            f"sex,male,38%,{HANDLE},2026-10-31,Чайная\n"
            f"city,{HANDLE},10%,{LINK},2026-10-31,Чайная\n"
            f"city,{PHONE},10%,{PHONE},2026-10-31,Чайная\n"
            f"age,{NAME},10%,,2026-10-31,Чайная\n"
            f"sex,f,10%,,2026-10-31,{NAME}\n"
            f"{NAME},f,10%,,2026-10-31,Чайная\n"
        ),
        config=_OURS,
        wrong=_WRONG,
        spoil=("62%", "2026-10-31", "male", "Женский"),
    ),
    CanaryFile(
        name="sexes 2026-10-31.csv",
        content=f"Пол;Посетители;Источник\nЖенщины;30;{HANDLE}\nМужчины;10;{PHONE}\n",
        config=_OURS,
        wrong=_WRONG,
        spoil=("30", "10"),
    ),
)
