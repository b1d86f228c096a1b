"""A calendar kept by hand says whom to call, and which blogger held the giveaway."""

from tests.sources.canary.person import HANDLE, LINK, NAME, WORDS, CanaryFile, workbook
from tests.sources.reading import config

_OURS = config(pages=[{"ref": "vk:1", "title": "Чайная"}])
_HEAD = ("с", "по", "вид", "размер", "страница", "заметка")
_BODY = (
    ("01.10.2026", "03.10.2026", "нет в наличии", "", "", WORDS),
    ("05.10.2026", "", "цена", "-5%", "Чайная", f"Звонить {HANDLE}"),
    ("06.10.2026", "", "розыгрыш", "", "", f"Призы: {LINK}"),
    ("07.10.2026", "", NAME, "", "", ""),
    ("08.10.2026", "", "сбой", "", NAME, ""),
    ("08.10.2026", "", "сбой", NAME, "", ""),
    (NAME, "", "сбой", "", "", ""),
)

FILES = (
    CanaryFile(
        name="events.csv",
        content="\n".join(";".join(row) for row in (_HEAD, *_BODY)),
        config=_OURS,
        wrong=config(pages=[{"ref": "vk:2"}]),
        spoil=("01.10.2026", "03.10.2026", "-5%", "нет в наличии"),
        encoding="cp1251",
    ),
    CanaryFile(name="events.xlsx", content=workbook((_HEAD, *_BODY)), config=_OURS, wrong=config()),
)
