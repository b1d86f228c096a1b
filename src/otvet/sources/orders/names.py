"""Tables of orders that are known by their header, and what their columns are called."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from unicodedata import normalize

from otvet.sources.orders.line import Join
from otvet.sources.table.names import plain

_MONEY = re.compile(
    r"(?<![\s,(])(?:[\s,(]*[₽$€₸]|[\s,(]+(?:руб(?:лей)?|р|rub|usd|eur|kzt|byn))\s*\.?\)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """A system that exports orders as a table.

    Each of `marks` is a header that it alone writes: all its names stand there, `a|b` either of
    two, `*` any words. `roles` lists names of columns, the surest first. `zone` is the zone that
    its times are in, "" for the brand's.
    """

    name: str
    title: str
    marks: tuple[tuple[str, ...], ...]
    roles: Mapping[str, tuple[str, ...]]
    join: Join = ""
    zone: str = ""

    def columns(self, header: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """The columns that have a role, the surest first."""
        found = {role: tuple(_named(header, names)) for role, names in self.roles.items()}
        return {role: names for role, names in found.items() if names}


def bare(name: str) -> str:
    """A column's name without its currency.

    >>> bare("Бюджет, ₽"), bare("Sale, $"), bare("Номер")
    ('бюджет', 'sale', 'номер')
    """
    return _MONEY.sub("", plain(name)).strip() or plain(name)


def money_in(name: str) -> str:
    """The currency that a column's name ends with, as it stands there, "" for none.

    >>> money_in("Сумма, руб."), money_in("Номер")
    ('руб.', '')
    """
    found = _MONEY.search(name.casefold().strip())
    return found[0].strip(" ,()") if found else ""


def system_of(header: Sequence[str]) -> System | None:
    """The system that writes such a header, None for all others and where sum or day is missing."""
    names = {bare(name) for name in header}
    if _has(names, _OTHER_PAPERS):
        return None
    for system in SYSTEMS:
        if any(all(_has(names, wanted) for wanted in marks) for marks in system.marks):
            return system if _is_whole(system.columns(header)) else None
    return None


def _is_whole(columns: Mapping[str, tuple[str, ...]]) -> bool:
    return bool(
        {"date", "document"} & columns.keys() and {"total", "goods", "price"} & columns.keys()
    )


def _has(names: Iterable[str], wanted: str) -> bool:
    return any(fnmatchcase(name, one) for one in _folded(wanted).split("|") for name in names)


def _named(header: Sequence[str], names: Sequence[str]) -> list[str]:
    plainly = [(name, bare(name)) for name in header]
    found = [n for wanted in names for n, said in plainly if fnmatchcase(said, _folded(wanted))]
    return list(dict.fromkeys(found))


@cache
def _folded(wanted: str) -> str:
    """The wanted names with signs such as № in the form that plain names have."""
    return normalize("NFKC", wanted).casefold()


_OTHER_PAPERS = (
    "назначение платежа|дебет|кредит|поставщик|текст отзыва|отзыв|оценка|отметка времени"
)
"""Bank statements, purchases, reviews and surveys may have numbers, days and sums too."""

_EMAILS = ("email", "e-mail", "*email*", "*e-mail*", "*эл почта*", "*электронная почта*", "почта")
_PHONES = ("телефон", "phone", "*телефон*", "*phone*")
_CREATED = (
    *("дата создания", "дата создания сделки", "создана", "создан", "когда создана"),
    *("created at", "date created", "created", "created on", "creation date", "date create"),
    *("created date", "created time", "дата и время создания"),
)

_SHOPIFY = System(
    name="shopify",
    title="Shopify",
    marks=(("name", "financial status", "lineitem *|fulfillment status|created at|total"),),
    roles={
        "number": ("name", "id"),
        "date": ("created at", "processed at", "paid at"),
        "total": ("total",),
        "status": ("financial status",),
        "fulfilled": ("fulfillment status",),
        "cancelled": ("cancelled at",),
        "refunded": ("refunded amount",),
        "promo": ("discount code",),
        "currency": ("currency",),
        "customer": ("email", "phone", "billing phone", "shipping phone"),
    },
)
_WOO_MARKS = (
    "order total amount|order key|order currency|cart discount amount|* (billing)|billing *"
    "|order shipping amount|coupon code|coupon items|payment method title|customer note"
    "|shipping method title|attribution|created via"
)
_WOOCOMMERCE = System(
    name="woocommerce",
    title="WooCommerce",
    marks=(
        ("order number|order id|order #", "order total amount"),
        (
            "order number|order id|order #|order",
            "order status|status",
            "order date|date|date created|date created gmt",
            "order total|total|total amount",
            _WOO_MARKS,
        ),
        ("order #", "status", "date", "n revenue|net sales|net revenue"),
    ),
    roles={
        "number": ("order number", "order #", "order id", "order", "id"),
        "date": ("order date", "date created", "date", "order date*", "date created gmt"),
        "total": (
            *("order total amount", "order total", "total", "total amount"),
            *("n revenue", "net revenue", "net sales"),
        ),
        "status": ("order status", "status"),
        "refunded": ("order refund amount", "refunded total", "total refunded", "refund total"),
        "promo": ("coupon code", "coupon codes", "coupon(s)", "coupons", "coupon", "coupon items"),
        "currency": ("order currency", "currency", "currency code"),
        "customer": (
            *("email (billing)", "billing email", "billing email address", "customer email"),
            *_EMAILS,
            *("phone (billing)", "billing phone", *_PHONES),
        ),
    },
)
_AMOCRM = System(
    name="amocrm",
    title="amoCRM",
    marks=(
        ("этап сделки", "бюджет*|сумма*"),
        ("название сделки|сделка|этап", "воронка|этап*|статус*", "бюджет*"),
        (
            "lead title|lead name|deal title|deal name|lead stage|deal stage|pipeline*|main contact",
            "stage|lead stage|lead status|deal stage|pipeline stage|status",
            "budget*|sale|sale value|lead value|lead price",
            "|".join(_CREATED),
        ),
        ("status id", "pipeline id", "price"),
    ),
    roles={
        "number": ("id", "id сделки", "id лида", "lead id", "deal id", "номер сделки", "номер"),
        "date": (*_CREATED, "дата"),
        "total": (
            *("бюджет", "бюджет*", "budget", "budget*", "sale", "sale value", "lead value"),
            *("lead price", "price", "сумма", "сумма*"),
        ),
        "status": (
            *("этап сделки", "этап", "статус сделки", "статус", "lead stage", "lead status"),
            *("deal stage", "pipeline stage", "stage", "status", "status id"),
        ),
        "currency": ("валюта", "currency"),
        "customer": ("рабочий email*", *_EMAILS, "рабочий телефон*", *_PHONES),
    },
)
_BITRIX24 = System(
    name="bitrix24",
    title="Bitrix24",
    marks=(
        ("стадия сделки|стадия", "сумма*|валюта", "|".join((*_CREATED, "дата начала"))),
        ("стадия сделки", "сумма*"),
        (
            "deal stage|stage",
            "amount*|total*|opportunity|income*|currency",
            "|".join((*_CREATED, "start date", "begindate")),
        ),
        ("stage id", "opportunity"),
    ),
    roles={
        "number": ("id", "id сделки", "deal id", "номер сделки", "номер"),
        "date": (*_CREATED, "дата начала", "start date", "begindate"),
        "total": (
            *("сумма", "сумма сделки", "сумма/валюта", "amount", "deal amount", "total"),
            *("opportunity", "income", "сумма *", "amount *", "total *"),
        ),
        "status": ("стадия сделки", "стадия", "deal stage", "stage", "stage id"),
        "semantic": ("stage semantic id", "группа стадии", "stage group"),
        "closed": ("сделка закрыта", "закрыта", "closed", "deal closed"),
        "currency": ("валюта", "currency", "currency id", "код валюты"),
        "customer": (
            *("контакт: рабочий e-mail", "контакт: *e-mail*", "contact: *e-mail*"),
            *_EMAILS,
            *("контакт: *телефон*", "contact: *phone*", *_PHONES),
        ),
    },
)
_DOCUMENT_NAMES = (
    *("документ", "ссылка", "регистратор", "документ продажи", "заказ клиента", "заказ покупателя"),
    *("реализация", "документ реализации", "заказ", "документ движения"),
)
_BUYER = "контрагент|клиент|покупатель|партнер|заказчик|контрагент *|клиент *"
_ONE_C_ROLES = {
    "number": ("номер", "номер документа", "№ документа", "номер заказа", "№", "№ заказа"),
    "date": (
        *("дата", "дата документа", "дата заказа", "дата и время", "время", "момент времени"),
        *("момент", "дата создания", "дата продажи"),
    ),
    "document": _DOCUMENT_NAMES,
    "kind": (
        *("вид документа", "тип документа", "вид операции", "хозяйственная операция"),
        *("хоз операция", "операция"),
    ),
    "total": (
        *("сумма документа", "сумма", "сумма заказа", "сумма продажи", "сумма с ндс", "итого"),
        *("выручка", "стоимость", "сумма *", "выручка *", "стоимость *"),
    ),
    "status": ("статус", "состояние", "статус заказа", "состояние заказа", "текущее состояние"),
    "posted": ("проведен", "проведено", "документ проведен", "проведена"),
    "deleted": ("пометка удаления", "помечен на удаление", "удален"),
    "paid": ("оплачено", "оплачено *"),
    "currency": ("валюта", "валюта документа"),
    "promo": ("промокод", "купон"),
    "customer": (*_EMAILS, *_PHONES),
}
_MOYSKLAD = System(
    name="moysklad",
    title="МойСклад",
    marks=(
        (
            "№|номер",
            "время|дата|момент времени|дата создания",
            "сумма",
            "контрагент",
            "отгружено|зарезервировано|выставлено счетов|напечатано|отправлено",
        ),
    ),
    roles=_ONE_C_ROLES,
)
_ONE_C = System(
    name="1c",
    title="1С",
    marks=(
        (
            "номер|номер документа|№ документа|номер заказа|№ заказа|№",
            "дата|дата документа|дата заказа|дата и время|дата продажи",
            "сумма*|выручка*|стоимость*",
            _BUYER,
        ),
        ("|".join(_DOCUMENT_NAMES), "сумма*|выручка*|стоимость*", _BUYER),
        (
            "номер",
            "дата",
            "сумма документа|сумма",
            "проведен|пометка удаления|организация|склад|статус|состояние|ответственный",
        ),
    ),
    roles=_ONE_C_ROLES,
)
_WILDBERRIES = System(
    name="wildberries",
    title="Wildberries",
    join="returns",
    zone="Europe/Moscow",
    marks=(
        ("вайлдберриз реализовал товар*",),
        ("srid",),
        (
            "артикул wb*|артикул вб*|код номенклатуры|nm id|nmid",
            "дата заказа*|дата и время заказа*|дата продажи*|дата оформления*|дата создания*",
        ),
        ("артикул*", "дата заказа*|дата и время заказа*", "цена*"),
        ("номер задания|№ задания|номер сборочного задания", "артикул*"),
    ),
    roles={
        "number": (
            *("srid", "rid", "номер сборочного задания", "номер задания", "№ задания"),
            *("номер заказа", "id заказа", "odid", "заказ"),
        ),
        "date": (
            *("дата заказа покупателем", "дата и время заказа", "дата заказа", "order dt"),
            *("orderdt", "дата оформления заказа", "дата создания", "дата создания заказа"),
            *("дата продажи", "sale dt", "saledt", "дата", "date", "дата заказа*", "дата*"),
        ),
        "total": (
            *("вайлдберриз реализовал товар (пр)", "вайлдберриз реализовал товар*"),
            *("retail amount", "retailamount", "finishedprice", "finished price"),
            *("цена со всеми скидками*", "фактическая цена*", "цена с учетом всех скидок*"),
            *("цена со скидкой*", "цена с учетом скид*", "цена с учетом*", "цена с*"),
            *("pricewithdisc", "цена продажи*", "сумма заказа*", "сумма*", "стоимость*"),
            *("цена", "цена заказа", "цена*", "totalprice"),
        ),
        "status": (
            *("iscancel", "отмена", "отменен", "отмена заказа", "статус", "статус заказа"),
            *("статус задания", "статус сборочного задания"),
        ),
        "cancelled": ("canceldate", "дата отмены", "дата отмены заказа"),
        "kind": (
            *("обоснование для оплаты", "supplier oper name", "selleropername", "тип операции"),
            *("тип документа", "doc type name", "doctypename"),
        ),
        "sale": ("saleid",),
        "item": ("баркод", "barcode", "артикул*", "код номенклатуры", "nmid", "nm id"),
        "currency": ("валюта отчета", "валюта", "currency name", "currency", "код валюты"),
    },
)
_OZON = System(
    name="ozon",
    title="Ozon",
    join="goods",
    zone="Europe/Moscow",
    marks=(
        ("номер отправления", "принят в обработку|статус|сумма отправления|ваша цена"),
        ("posting number", "status|in process at"),
        ("shipment number", "status", "accepted for processing|processing started|order number"),
    ),
    roles={
        "number": ("номер отправления", "posting number", "shipment number"),
        "date": (
            *("принят в обработку", "in process at", "accepted for processing"),
            *("processing started", "дата заказа", "created at", "order date"),
        ),
        "total": (
            *("сумма отправления", "posting amount", "shipment amount", "shipment value"),
            *("amount of shipment",),
        ),
        "goods": ("итоговая стоимость товара", "сумма товара", "стоимость товаров"),
        "price": (
            *("ваша цена", "your price", "цена товара", "цена", "price", "оплачено покупателем"),
            "стоимость товара для покупателя",
        ),
        "count": ("количество", "кол-во", "quantity", "qty"),
        "status": ("статус", "статус отправления", "status"),
        "currency": (
            *("код валюты отправления", "код валюты товара", "shipment currency code"),
            *("код валюты", "валюта", "currency code", "currency"),
        ),
    },
)
SYSTEMS = (
    *(_SHOPIFY, _OZON, _WILDBERRIES, _WOOCOMMERCE),
    *(_AMOCRM, _BITRIX24, _MOYSKLAD, _ONE_C),
)
"""The surest first: a header may hold the names of two."""
