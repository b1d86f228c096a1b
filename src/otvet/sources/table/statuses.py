"""What shops, tills and CRMs call the state of an order, in the words of `Order.status`."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from otvet.sources.table.names import plain
from otvet.text.privacy import HIDDEN, mask_quote

Status = Literal["open", "paid", "done", "cancelled", "refunded", "lost"]

_RULES: tuple[tuple[Status, str], ...] = (
    (
        "open",
        r"не (?:оплач|выполн|заверш|доставл|закрыт|получ|выдан|провед|отгруж|собран|подтвержд)"
        r"|к (?:выполн|получ|выдач|отгруз|обеспеч|оплат)|готов\w* к|частично (?:оплач|отгруж|собран)"
        r"|ожида|в ожидании|счет|un(?:paid|fulfilled|delivered)|not (?:paid|delivered)|incomplete"
        r"|pending|await|partially (?:paid|shipped|fulfilled|delivered)|authorized|delivering",
    ),
    (
        "lost",
        r"не реализ|проигр|провал|отказ|неуспе|lost\b|lose\b|unsuccessful|143\b|junk\b|спам\b",
    ),
    (
        "paid",
        r"частичн\w* возв|partial\w* refund|оплата (?:получ|прош|подтв)|получен\w* (?:пред)?опл",
    ),
    ("cancelled", r"отмен|аннул|не удал|cancel|void|failed|trash|declined|true$|истина$"),
    ("refunded", r"возвр|refund|return|charge ?back"),
    (
        "done",
        r"успешн|реализован|выполнен|заверш|доставлен|получен|выдан|закрыт|выкуплен|продан"
        r"|done\b|complete|delivered|won\b|success|fulfilled|closed\b|sold\b|142\b",
    ),
    ("paid", r"оплач|предоплач|отгруж|собран|пробит|(?:pre)?paid\b|processing|false$|ложь$"),
    (
        "open",
        r"нов(?:ый|ая|ое|ые)\b|в (?:работе|процессе|обработке|пути|доставке|резерве)|принят|открыт"
        r"|подтвержд|соглас|созда|черновик|передан|на (?:сборке|удержании|согласовании|проверке)"
        r"|достав(?:ля|ка)|выполня|собира|перв\w* контакт|переговор|принимают решение|неразобран"
        r"|подготовк|new\b|open\b|draft|in (?:work|progress|transit)|on hold|hold\b|confirm|created"
        r"|accepted|active\b|shipped|negotiat|initial contact|qualif|proposal|prepar",
    ),
)
_COMPILED = tuple((status, re.compile(rf"\b(?:{words})")) for status, words in _RULES)
_SHOWN, _LONGEST = 8, 40
_TWO_NAMES = re.compile(r"\b[А-ЯЁ][а-яё]+(?:\s+[А-ЯЁ][а-яё]+)+\b")
"""No Russian status is written with two capitals; a name in a shifted column is."""


def known_status(words: str) -> Status | None:
    """The status in our words, None where the words say nothing that Otvet knows.

    >>> known_status("Закрыто и не реализовано"), known_status("Closed - won"), known_status("Ждём")
    ('lost', 'done', None)
    """
    said = plain(words).replace("-", " ")
    return next((status for status, rule in _COMPILED if rule.search(said)), None)


def status_of(words: str) -> Status:
    """The status in our words; an unknown one is still open.

    >>> status_of("Успешно реализовано"), status_of("Новая"), status_of("Ждём")
    ('done', 'open', 'open')
    """
    return known_status(words) or "open"


def listed(said: Iterable[str]) -> str:
    """Statuses as a note may show them: the commonest, cut short, with nobody's address.

    >>> listed(["Ждём", "Ждём", "Пишем +7 900 123-45-67", "Анна Каренина"])
    'Ждём, ***, Пишем ***'
    """
    shown = (_TWO_NAMES.sub(HIDDEN, mask_quote(words)) for words in said)
    counted = Counter(" ".join(words.split())[:_LONGEST] for words in shown)
    names = sorted(counted, key=lambda name: (-counted[name], name))
    more = [f"+{len(names) - _SHOWN}"] if len(names) > _SHOWN else []
    return ", ".join([name or "—" for name in names[:_SHOWN]] + more)
