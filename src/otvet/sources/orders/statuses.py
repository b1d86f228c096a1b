"""Statuses that a system defines itself, where general words would be misread."""

from collections.abc import Mapping
from functools import lru_cache

from otvet.sources.table.names import plain
from otvet.sources.table.statuses import Status, known_status

_WOOCOMMERCE: Mapping[str, Status] = {
    "pending": "open",
    "pending payment": "open",
    "processing": "paid",
    "on hold": "open",
    "completed": "done",
    "cancelled": "cancelled",
    "refunded": "refunded",
    "failed": "cancelled",
    "trash": "cancelled",
    "checkout draft": "open",
    "auto draft": "open",
    "обработка": "paid",
    "в обработке": "paid",
    "в ожидании оплаты": "open",
    "на удержании": "open",
    "не удался": "cancelled",
}
_SHOPIFY: Mapping[str, Status] = {
    "paid": "paid",
    "partially refunded": "paid",
    "refunded": "refunded",
    "voided": "cancelled",
    "pending": "open",
    "authorized": "open",
    "partially paid": "open",
    "unpaid": "open",
    "expired": "open",
}
_OZON: Mapping[str, Status] = {
    "acceptance in progress": "open",
    "arbitration": "open",
    "client arbitration": "open",
    "awaiting approve": "open",
    "awaiting registration": "open",
    "awaiting verification": "open",
    "awaiting packaging": "open",
    "awaiting deliver": "open",
    "created": "open",
    "sent by seller": "open",
    "driver pickup": "open",
    "delivering": "open",
    "last mile": "open",
    "not accepted": "open",
    "delivered": "done",
    "cancelled": "cancelled",
    "cancelled from split pending": "cancelled",
    "спорный": "open",
    "у водителя": "open",
    "получен": "done",
}
_WILDBERRIES: Mapping[str, Status] = {
    "true": "cancelled",
    "да": "cancelled",
    "1": "cancelled",
    "false": "open",
    "нет": "open",
    "0": "open",
    "complete": "open",
    "confirm": "open",
    "waiting": "open",
    "sorted": "open",
    "ready for pickup": "open",
    "receive": "done",
    "reject": "cancelled",
    "defect": "cancelled",
    "отказ": "cancelled",
    "брак": "cancelled",
    "заказ": "open",
    "продажа": "done",
    "выкуп": "done",
    "сторно продаж": "cancelled",
    "корректная продажа": "done",
    "сторно возвратов": "done",
    "корректный возврат": "refunded",
}
_BY_SYSTEM: Mapping[str, Mapping[str, Status]] = {
    "woocommerce": _WOOCOMMERCE,
    "shopify": _SHOPIFY,
    "ozon": _OZON,
    "wildberries": _WILDBERRIES,
}
_YES = {"да", "yes", "y", "true", "1", "истина"}
_NO = {"нет", "no", "n", "false", "0", "ложь"}


@lru_cache(maxsize=1024)
def status_in(system: str, words: str) -> Status | None:
    """The status of an order of the system, None for words that nobody knows.

    >>> status_in("ozon", "awaiting_deliver"), status_in("woocommerce", "wc-on-hold")
    ('open', 'open')
    """
    said = plain(words).replace("-", " ").removeprefix("wc ").strip()
    return _BY_SYSTEM.get(system, {}).get(said) or known_status(words)


def amo_stage(status_id: object) -> Status:
    """AmoCRM closes deals in two stages only; in all others a deal is still open."""
    closed: dict[object, Status] = {"142": "done", "143": "lost"}
    return closed.get(str(status_id), "open")


def bitrix_stage(stage: str, *, semantic: str = "", closed: str = "") -> Status | None:
    """The group of the stage decides; a stage of one's own says nothing once the deal is closed.

    >>> bitrix_stage("C3:WON"), bitrix_stage("C3:UC_9", closed="N"), bitrix_stage("C3:UC_9")
    ('done', 'open', None)
    """
    groups: dict[str, Status] = {"S": "done", "F": "lost", "P": "open"}
    if semantic.upper() in groups:
        return groups[semantic.upper()]
    name = stage.rpartition(":")[2].upper()
    own: dict[str, Status] = {"WON": "done", "LOSE": "lost", "APOLOGY": "lost"}
    system = ("NEW", "PREPARATION", "PREPAYMENT_INVOICE", "EXECUTING", "FINAL_INVOICE")
    found = own.get(name) or ("open" if name in system else known_status(stage))
    return found or ("open" if says_no(closed) else None)


def shopify_status(financial: str, *, fulfilled: str, cancelled: str) -> Status | None:
    """What was paid, unless the order was cancelled; paid and sent is done."""
    found = status_in("shopify", financial) if financial else None
    if cancelled:
        return "cancelled"
    return "done" if found == "paid" and plain(fulfilled) == "fulfilled" else found


def says_yes(words: str) -> bool:
    """Whether a flag is set."""
    return plain(words) in _YES


def says_no(words: str) -> bool:
    """Whether a flag is told and not set."""
    return plain(words) in _NO
