"""Counters show utm labels, which name bloggers and hold what mailings put into them."""

from tests.sources.canary.person import EMAIL, HANDLE, LINK, NAME, PHONE, CanaryFile
from tests.sources.reading import config

_OURS = config(pages=[{"ref": "site:teahouse.example", "kind": "site"}])
_WRONG = config(
    pages=[{"ref": "site:a.example", "kind": "site"}, {"ref": "site:b.example", "kind": "site"}]
)
_GA4 = (
    f"# ----------\n# Traffic acquisition\n# Account: {NAME}\n# ----------\n# \n# {EMAIL}\n"
    "# Start date: 20261001\n# End date: 20261031\n\n"
    "Session source / medium,Session campaign,Sessions,Total users,Total revenue\n"
    f"{HANDLE} / {PHONE},{LINK},120,30,70.5\n"
    f"newsletter / email,{EMAIL},20,10,0\n"
    f'{LINK} / referral,"{HANDLE} {PHONE}",7,7,0\n\n'
    "# Start date: 20261001\n# End date: 20261031\n"
    f"{HANDLE},Total users\n{NAME},5\n"
)
_METRIKA = (
    "Источник трафика;Социальная сеть;UTM Campaign;Визиты;Посетители\n"
    f"Переходы из социальных сетей;{LINK};{HANDLE};10;9\n"
    f"Переходы по рекламе;;{PHONE};7;7\n"
    f"Переходы с почтовых рассылок;;{EMAIL};7;7\n"
)

FILES = (
    CanaryFile(
        name="data-export.csv",
        content=_GA4,
        config=_OURS,
        wrong=_WRONG,
        spoil=("20261001", ",120,", "70.5", ",30,"),
    ),
    CanaryFile(
        name="metrika 2026-10.csv",
        content=_METRIKA,
        config=_OURS,
        wrong=_WRONG,
        spoil=(";10;", ";9\n"),
    ),
)
