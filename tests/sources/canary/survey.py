"""Survey tools ask for names and contacts, and add addresses of machines themselves."""

import json

from tests.sources.canary.person import (
    EMAIL,
    FIRST,
    HANDLE,
    IP,
    LAST,
    LINK,
    NAME,
    PHONE,
    WORDS,
    CanaryFile,
)
from tests.sources.survey.brand import BRAND

from otvet.config import PagePart

_GOOGLE = (
    "Отметка времени,Адрес электронной почты,Как вас зовут?,Ваш телефон,Что вы о нас знаете?,"
    "Что нам улучшить?\n"
    f'01.10.2026 22:14:06,{EMAIL},{NAME},{PHONE},Быстро;Недорого,"{WORDS}"\n'
)
_YANDEX = (
    "ID,Время создания,Имя и фамилия,Номер телефона,Ссылка на профиль,Что знаете? / Быстро,"
    "Что знаете? / Недорого,Что улучшить?\n"
    f'1,2026-10-01 22:14:06,{NAME},{PHONE},{LINK},Быстро,,"{WORDS}"\n'
    f'2,2026-10-01 22:15:06,{NAME},{PHONE},{LINK},,Недорого,"{WORDS}"\n'
)
_MONKEY = (
    "Respondent ID,Collector ID,Start Date,End Date,IP Address,Email Address,First Name,Last Name,"
    "Custom Data 1,What do you know about us?,,,What is your name?\n"
    ",,,,,,,,,Inexpensive,Open all night,Other (please specify),Open-Ended Response\n"
    f"11800001,C1,10/01/2026 10:00:00 AM,10/01/2026 10:02:00 AM,{IP},{EMAIL},{FIRST},{LAST},"
    f'{HANDLE},Inexpensive,,"{WORDS}",{NAME}\n'
)
_LIME = (
    "id,submitdate,lastpage,startlanguage,seed,startdate,datestamp,ipaddr,firstname,lastname,email,"
    "adv[SQ001],adv[SQ002],adv[SQ003],q2\n"
    f"1,2026-10-01 10:00:00,3,ru,5,2026-10-01 09:58:00,2026-10-01 10:00:00,{IP},{FIRST},{LAST},"
    f'{EMAIL},Y,N,N,"{WORDS}"\n'
)


_LINKS = (
    "Отметка времени,Что вы о нас знаете?,via,refurl,utm_source,Заказывали у нас за последний месяц?\n"
    f"01.10.2026 22:14:06,Быстро;Недорого,vk:tea,{LINK},{HANDLE},Да\n"
    f"01.10.2026 22:15:06,Быстро,{LINK},{EMAIL},{NAME},Нет\n"
)
_WITH_PAGE = BRAND.model_copy(update={"pages": (PagePart(ref="vk:tea"),)})


def _answer(ref: str, kind: str, value: object) -> dict[str, object]:
    return {"field": {"id": ref, "type": kind, "ref": ref}, "type": kind, kind: value}


_TYPEFORM = {
    "items": [
        {
            "landing_id": "a1",
            "token": "a1",
            "response_id": "a1",
            "landed_at": "2026-10-01T10:00:00Z",
            "submitted_at": "2026-10-01T10:02:00Z",
            "metadata": {"user_agent": NAME, "network_id": IP},
            "hidden": {"email": EMAIL, "name": NAME},
            "answers": [
                _answer("aware", "choices", {"labels": ["Быстро"], "other": WORDS}),
                _answer("name", "text", NAME),
                _answer("mail", "email", EMAIL),
                _answer("call", "phone_number", PHONE),
                {**_answer("why", "text", WORDS), "field": {"id": "why", "type": "long_text"}},
                _answer("site", "url", LINK),
            ],
        }
    ]
}

FILES = (
    CanaryFile(name="google.csv", content=_GOOGLE, config=BRAND, spoil=("01.10.2026 22:14:06",)),
    CanaryFile(name="yandex.csv", content=_YANDEX, config=BRAND, spoil=("2026-10-01 22:14:06",)),
    CanaryFile(name="links.csv", content=_LINKS, config=_WITH_PAGE, spoil=("01.10.2026 22:14:06",)),
    CanaryFile(
        name="monkey.csv",
        content=_MONKEY,
        config=BRAND,
        spoil=("10/01/2026 10:02:00 AM", "11800001", "C1,"),
    ),
    CanaryFile(
        name="lime.csv", content=_LIME, config=BRAND, spoil=("2026-10-01 10:00:00", "Y,N", "\n1,")
    ),
    CanaryFile(
        name="typeform.json",
        content=json.dumps(_TYPEFORM, ensure_ascii=False, indent=1),
        config=BRAND,
        spoil=("2026-10-01T10:02:00Z", '"Быстро"'),
    ),
)
