"""VK's statistics count people; whoever fills the file in by hand may sign it or name a city so."""

from tests.sources.canary.person import EMAIL, HANDLE, LINK, NAME, PHONE, WORDS, CanaryFile
from tests.sources.reading import config

_HEAD = "Дата;Критерий;Параметр 1;Параметр 2;Параметр 3;Значение;Ответственный;Комментарий\n"
_SIGNED = f';{NAME};"{WORDS}"\n'
_BODY = "".join(
    f"{row}{_SIGNED}"
    for row in (
        "01.10.2026;Охват;Полный охват;;;458",
        "01.10.2026;Охват;Охват подписчиков;;;119",
        "01.10.2026;Пол;Женский;;;70",
        "01.10.2026;Пол;Мужской;;;30",
        f"01.10.2026;Город;{HANDLE};;;20",
        f"01.10.2026;Город;{PHONE};;;20",
        f"01.10.2026;Город;{EMAIL};;;20",
        f"01.10.2026;Город;{LINK};;;20",
        "01.10.2026;Уникальные посетители;;;;100",
        f"01.10.2026;Ссылки;{LINK};{HANDLE};;3",
        f"01.10.2026;{NAME};;;;3",
    )
)

FILES = (
    CanaryFile(
        name="stats.csv",
        content=_HEAD + _BODY,
        config=config(pages=[{"ref": "vk:1"}]),
        wrong=config(pages=[{"ref": "vk:1"}, {"ref": "vk:2"}]),
        spoil=("01.10.2026", ";458", ";119", ";70"),
    ),
    CanaryFile(
        name="statistics.csv",
        content=(
            "Date;Criterion;Parameter 1;Parameter 2;Parameter 3;Value\n"
            "2026-10-01;Members;Joined;;;5\n"
            f"2026-10-01;Countries;{HANDLE};;;5\n"
            "2026-10-01;Visitors;;;;5\n"
        ),
        config=config(pages=[{"ref": "vk:1"}]),
        wrong=config(pages=[{"ref": "ok:1"}]),
        spoil=("2026-10-01", ";5\n"),
        encoding="utf-16",
    ),
)
