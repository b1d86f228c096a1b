"""Orders name the buyer, the address, the manager and what was said on the phone."""

import json

from tests.sources.canary.person import (
    BARE_PHONE,
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
    workbook,
)
from tests.sources.reading import config

_WRONG = config(
    pages=[{"ref": "shop:a", "kind": "shop"}, {"ref": "shop:b", "kind": "shop"}],
    brand={"name": "Чай", "zone": "Asia/Tokyo", "currency": "KZT"},
)


def _json(name: str, content: object, *spoil: str) -> CanaryFile:
    words = json.dumps(content, ensure_ascii=False, indent=1)
    return CanaryFile(name=name, content=words, wrong=_WRONG, spoil=spoil)


_SHOPIFY = (
    "Name,Email,Financial Status,Fulfillment Status,Currency,Total,Discount Code,Created at,"
    "Lineitem name,Billing Name,Billing Street,Billing Phone,Shipping Name,Shipping Address1,"
    "Cancelled at,Refunded Amount,Phone,Notes,Note Attributes,Employee,Tags\n"
    f"#1,{EMAIL},paid,fulfilled,EUR,50.00,{HANDLE},2026-10-01 00:30:00 +0200,{NAME},{NAME},{NAME},"
    f'{PHONE},{NAME},{NAME},,0.00,\'+{BARE_PHONE},"{WORDS}","ip: {IP}",{NAME},{HANDLE}\n'
    f"#1,{EMAIL},,,,,,,Cup,,,,,,,,,,,,\n"
    f"{EMAIL},{EMAIL},paid,,EUR,50.00,{PHONE},2026-10-02 00:30:00 +0200,Tea,{NAME},,,,,,,,,,,\n"
    f"#3,,{NAME},,EUR,50.00,,2026-10-02 00:30:00 +0200,Tea,{NAME},,,,,,,{PHONE},,,,\n"
)
_WHO = {
    "first_name": FIRST,
    "last_name": LAST,
    "email": EMAIL,
    "phone": PHONE,
    "address_1": NAME,
}
_WOO = [
    {
        "id": 727,
        "number": "727",
        "status": "completed",
        "currency": "RUB",
        "date_created": "2026-10-01T16:28:02",
        "date_created_gmt": "2026-10-01T13:28:02",
        "total": "29.35",
        "customer_id": 26,
        "customer_ip_address": IP,
        "customer_user_agent": NAME,
        "customer_note": WORDS,
        "billing": _WHO,
        "shipping": _WHO,
        "line_items": [{"name": f"Чай для {NAME}", "meta_data": [{"value": WORDS}]}],
        "coupon_lines": [{"code": HANDLE}, {"code": PHONE}],
        "refunds": [{"reason": WORDS, "total": "-1.00"}],
        "meta_data": [{"key": "_phone", "value": PHONE}],
    },
    {
        "number": EMAIL,
        "status": NAME,
        "date_created": "2026-10-02T16:28:02",
        "total": "1.00",
        "line_items": [],
        "billing": {"phone": BARE_PHONE},
    },
]
_AMO = (
    "ID;Название сделки;Основной контакт;Компания;Ответственный;Этап сделки;Воронка;Бюджет, руб.;"
    "Дата создания;Кем создана;Примечание;Рабочий телефон (контакт);Рабочий email (контакт);Теги\n"
    f"1;Заказ {NAME};{NAME};{NAME};{NAME};Успешно реализовано;Розница;500,00;03.10.2026 14:05:00;"
    f'{NAME};"{WORDS}";\'{PHONE};{EMAIL};{HANDLE}\n'
    f"2;Заказ;{NAME};;;Пишем {HANDLE} {PHONE};Розница;100;03.10.2026 14:05:00;;;{PHONE};;\n"
    f"{PHONE};Заказ;{NAME};;;Успешно реализовано;;100;03.10.2026 14:05:00;;;{PHONE};;\n"
)
_LEADS = {
    "_links": {"next": {"href": f"https://example.amocrm.ru/?q={EMAIL}"}},
    "_embedded": {
        "leads": [
            {
                "id": 1,
                "name": NAME,
                "price": 12,
                "status_id": 142,
                "pipeline_id": 5,
                "created_at": 1790838000,
                "custom_fields_values": [{"values": [{"value": WORDS}]}],
                "_embedded": {
                    "contacts": [{"id": 7, "name": NAME, "is_main": True}],
                    "tags": [{"name": HANDLE}],
                    "companies": [{"name": NAME}],
                },
            }
        ]
    },
}
_B24 = (
    "ID;Стадия сделки;Название;Сумма;Валюта;Дата создания;Сделка закрыта;Контакт;"
    "Контакт: Рабочий e-mail;Контакт: Мобильный телефон;Ответственный;Комментарий\n"
    f"1;Сделка успешна;{NAME};500.00;RUB;03.10.2026 14:05:00;да;{NAME};{EMAIL};{PHONE};{NAME};"
    f'"{WORDS}"\n'
    f"2;{EMAIL};{NAME};7;;04.10.2026 14:05:00;да;{NAME};;{PHONE};{NAME};\n"
)
_DEALS = {
    "result": [
        {
            "ID": "1",
            "TITLE": f"Звонок от {NAME}",
            "STAGE_ID": "WON",
            "STAGE_SEMANTIC_ID": "S",
            "OPPORTUNITY": "500.00",
            "CURRENCY_ID": "RUB",
            "DATE_CREATE": "2026-10-03T14:05:00+03:00",
            "CONTACT_ID": "7",
            "COMMENTS": WORDS,
            "SOURCE_DESCRIPTION": LINK,
        },
        {
            "ID": "2",
            "STAGE_ID": HANDLE,
            "OPPORTUNITY": "5",
            "DATE_CREATE": "2026-10-03T14:05:00+03:00",
        },
    ],
    "next": 50,
}
_1C_TABLE = (
    f"ООО «Чай», составил {NAME}\n\n"
    "Номер;Дата;Контрагент;Телефон;Сумма;Статус;Ответственный;Комментарий\n"
    f"{NAME};;;;900,00;;;\n"
    f'УТ-0001;03.10.2026 14:05:00;{NAME};{PHONE};500,00;Закрыт;{NAME};"{WORDS}"\n'
    f"УТ-0002;04.10.2026;{NAME};;400,00;Ждём {HANDLE};{NAME};\n"
)
_CONTACTS = "".join(
    f"<Контакт><Тип>{kind}</Тип><Значение>{value}</Значение></Контакт>"
    for kind, value in (("Почта", EMAIL), ("Телефон рабочий", PHONE), ("Адрес", NAME))
)
_1C_XML = (
    '<?xml version="1.0" encoding="utf-8"?>\n<КоммерческаяИнформация ВерсияСхемы="2.05">\n'
    "<Документ><Ид>x1</Ид><Номер>17</Номер><Дата>2026-10-03</Дата><Время>01:05:00</Время>\n"
    "<ХозОперация>Заказ товара</ХозОперация><Роль>Продавец</Роль><Валюта>руб</Валюта>\n"
    f"<Сумма>1250.50</Сумма><Комментарий>{WORDS}</Комментарий>\n"
    f"<Контрагенты><Контрагент><Наименование>{NAME}</Наименование><ПолноеНаименование>{NAME}"
    f"</ПолноеНаименование><Роль>Покупатель</Роль><Контакты>{_CONTACTS}</Контакты>"
    "</Контрагент></Контрагенты>\n"
    "<ЗначенияРеквизитов><ЗначениеРеквизита><Наименование>Статус заказа</Наименование>"
    f"<Значение>[Z] Ждём {HANDLE}</Значение></ЗначениеРеквизита></ЗначенияРеквизитов>\n"
    "</Документ></КоммерческаяИнформация>"
)
_WB = [
    {
        "date": "2026-10-02T00:30:00",
        "srid": "a",
        "saleID": "S9993700024",
        "nmId": 1,
        "finishedPrice": 1145,
        "supplierArticle": f"Шарф {HANDLE}",
        "regionName": NAME,
        "countryName": NAME,
        "sticker": PHONE,
    },
    {
        "date": "2026-10-02T00:30:00",
        "srid": "b",
        "nmId": 1,
        "finishedPrice": 5,
        "isCancel": WORDS,
    },
]
_WB_HEAD = ("Артикул WB", "Дата заказа", "Цена", "Цена со скидкой", "Статус", "Покупатель")
_WB_ROWS = (
    (f"a {HANDLE}", "01.10.2026 10:00", "900", "500", "Выкуплен", NAME),
    ("a", "01.10.2026 10:00", "900", "500", HANDLE, PHONE),
)
_OZON = (
    "Номер заказа;Номер отправления;Принят в обработку;Статус;Сумма отправления;"
    "Код валюты отправления;Наименование товара;Артикул;Ваша цена;Количество;Имя получателя;"
    "Телефон получателя;Адрес доставки;Имя покупателя;Email покупателя\n"
    f"1-1;1-1-1;2026-10-01 16:35:06;Доставлен;1000;RUB;Чай {HANDLE};a;500;2;{NAME};{PHONE};{NAME};"
    f"{NAME};{EMAIL}\n"
    f"1-2;1-2-1;2026-10-01 16:35:06;{PHONE};1000;RUB;Чай;a;500;2;{NAME};{PHONE};{NAME};{NAME};\n"
)
_POSTINGS = {
    "result": {
        "postings": [
            {
                "posting_number": "1-1-1",
                "status": "delivered",
                "in_process_at": "2026-10-01T13:35:06Z",
                "products": [{"name": NAME, "price": "500.00", "quantity": 2, "offer_id": HANDLE}],
                "customer": {
                    "name": NAME,
                    "phone": PHONE,
                    "customer_email": EMAIL,
                    "address": {"address_tail": NAME, "comment": WORDS},
                },
                "addressee": {"name": NAME, "phone": PHONE},
            }
        ],
        "has_next": True,
    }
}

FILES = (
    CanaryFile(
        name="shopify.csv",
        content=_SHOPIFY,
        wrong=_WRONG,
        spoil=("2026-10-01 00:30:00 +0200", "50.00", "paid", "EUR", "#1", "0.00"),
    ),
    _json("woo.json", _WOO, "2026-10-01T13:28:02", "29.35", "completed", '"727"', '"RUB"'),
    CanaryFile(
        name="amo.csv",
        content=_AMO,
        wrong=_WRONG,
        spoil=("03.10.2026 14:05:00", "500,00", "Успешно реализовано", "\n1;"),
    ),
    _json("amo.json", _LEADS, "1790838000", "142", "12"),
    CanaryFile(
        name="b24.csv",
        content=_B24,
        wrong=_WRONG,
        spoil=("03.10.2026 14:05:00", "500.00", "Сделка успешна", "RUB", "\n1;"),
        encoding="cp1251",
    ),
    _json("b24.json", _DEALS, "2026-10-03T14:05:00+03:00", "500.00", "WON", '"RUB"'),
    CanaryFile(
        name="1c.csv",
        content=_1C_TABLE,
        wrong=_WRONG,
        spoil=("03.10.2026 14:05:00", "500,00", "Закрыт", "УТ-0001"),
    ),
    CanaryFile(
        name="1c.xml",
        content=_1C_XML,
        wrong=_WRONG,
        spoil=("2026-10-03", "1250.50", "руб", ">17<", "Заказ товара", "01:05:00"),
    ),
    _json("wb.json", _WB, "2026-10-02T00:30:00", "1145", "S9993700024", '"a"'),
    CanaryFile(
        name="wb.csv",
        content="\n".join(";".join(row) for row in (_WB_HEAD, *_WB_ROWS)),
        wrong=_WRONG,
        spoil=("01.10.2026 10:00", "500", "Выкуплен"),
    ),
    CanaryFile(name="wb.xlsx", content=workbook((_WB_HEAD, *_WB_ROWS)), wrong=_WRONG),
    CanaryFile(
        name="ozon.csv",
        content=_OZON,
        wrong=_WRONG,
        spoil=("2026-10-01 16:35:06", "1000", "Доставлен", "RUB", "1-1-1"),
    ),
    _json("ozon.json", _POSTINGS, "2026-10-01T13:35:06Z", "500.00", "delivered", "1-1-1"),
)
