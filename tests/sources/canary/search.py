"""People look for people, and for a shop by its phone and its handle."""

from tests.sources.canary.person import EMAIL, HANDLE, LINK, PHONE, CanaryFile
from tests.sources.reading import config

_TITLE = "Динамика частотности запросов «{}», по месяцам, 01.08.2026 — 31.10.2026, Россия, все устройства"
_MONTHS = "август 2026;1 234;0,01106;\rсентябрь 2026;987;0,00042;\r"


def _wordstat(phrase: str) -> str:
    head = f"Период;Число запросов;Доля от всех запросов, %;{_TITLE.format(phrase)}"
    return f"{head}\r{_MONTHS}"


FILES = (
    *(
        CanaryFile(
            name=f"wordstat_{number}.csv",
            content=_wordstat(f"чайная {words}"),
            wrong=config(rivals=[f"Чайная {words}"]),
            spoil=("август 2026", "1 234", "01.08.2026"),
        )
        for number, words in enumerate((HANDLE, PHONE, EMAIL, LINK))
    ),
    CanaryFile(
        name="multiTimeline.csv",
        content=(
            "Category: All categories\n\n"
            f"Month,чайная {HANDLE}: (Russia),{PHONE}: (Russia)\n2026-09,50,<1\n2026-10,100,3\n"
        ),
        wrong=config(rivals=[PHONE]),
        spoil=("2026-09", "50", "<1"),
    ),
)
