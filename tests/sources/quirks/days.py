"""Lines 5 and 6 of the catalogue: dates and zones."""

import json

from tests.sources.quirks.case import cases
from tests.sources.quirks.look import answered, asked, moments, refusal, values, zones
from tests.sources.quirks.make import ENGLISH, REVIEWS, book, chat, dated, message, table

_META = (
    "Post ID,Account ID,Account username,Description,Publish time,Permalink,Post type,Date,Views\n"
    "18000000000000001,17,teahouse,Чай,10/02/2026 23:30,https://www.instagram.com/p/a/,IG image,"
    "Lifetime,5\n"
)
_OVERVIEW = '"Date","Video Views","Profile Views"\n"2026-10-01","5","2"\n'
_STUDIO = "Date,Views,Watch time (hours)\n2026-10-01,5,0.5\n"
_FORM = "Отметка времени;Знаете? [Недорого]\n01.10.2026 23:30:00;Да\n"


DATES = cases(
    5,
    ("dd.mm.yyyy", dated("01.10.2026"), moments, ["2026-10-01 00:00"], "отзывы.csv"),
    ("dd.mm.yy hh:mm", dated("01.10.26 14:05"), moments, ["2026-10-01 14:05"], "отзывы.csv"),
    ("dd-mm-yyyy", dated("01-10-2026"), moments, ["2026-10-01 00:00"], "отзывы.csv"),
    ("m/d/yy", dated("10/1/26", "10/13/26", header=ENGLISH), moments,
     ["2026-10-01 00:00", "2026-10-13 00:00"], "отзывы.csv"),
    ("MM/DD/YYYY HH:MM", dated("10/02/2026 23:30", "10/31/2026 00:15", header=ENGLISH), moments,
     ["2026-10-02 23:30", "2026-10-31 00:15"], "отзывы.csv"),
    ("MM/DD/YYYY hh:mm:ss AM", dated("10/02/2026 11:30:00 PM", header=ENGLISH), moments,
     ["2026-10-02 23:30"], "отзывы.csv"),
    ("Aug 28, 2025", dated("Aug 28, 2025", header=ENGLISH), moments, ["2025-08-28 00:00"],
     "отзывы.csv"),
    ("28 авг. 2025 г.", dated("28 авг. 2025 г."), moments, ["2025-08-28 00:00"], "отзывы.csv"),
    ("август 2024", table(["Дата", "Охват"], ["август 2024", "5"]), values, [5.0]),
    ("December 31 without a year", dated("December 31", "January 1", header=ENGLISH), moments,
     ["2025-12-31 00:00", "2026-01-01 00:00"], "reviews_2026-01-05.csv"),
    ("29 февраля without a year is of a leap year", dated("29 февраля"), moments,
     ["2024-02-29 00:00"], "отзывы.csv"),
    ("Excel serials of the 1900 system", book(["Дата", "Отзыв"], [46296.5, "Долго ждали"]), moments,
     ["2026-10-01 12:00"], "отзывы.xlsx"),
    ("Excel serials of the 1904 system",
     book(["Дата", "Отзыв"], [46296.5 - 1462, "Долго ждали"], epoch_1904=True), moments,
     ["2026-10-01 12:00"], "отзывы.xlsx"),
    ("Excel serials in a text file", dated("46296,5", "46297"), moments,
     ["2026-10-01 12:00", "2026-10-02 00:00"], "отзывы.csv"),
    ("epoch seconds as strings", dated("1790920800"), moments, ["2026-10-02 09:00"], "отзывы.csv"),
    ("epoch milliseconds as strings", dated("1790920800000"), moments, ["2026-10-02 09:00"],
     "отзывы.csv"),
    ("20261001", dated("20261001"), moments, ["2026-10-01 00:00"], "отзывы.csv"),
    ("2026/10/01 10:14:06 PM GMT+3", dated("2026/10/01 10:14:06 PM GMT+3"), moments,
     ["2026-10-01 22:14"], "отзывы.csv"),
    ("naive local time", dated("2026-10-01 23:59:59"), moments, ["2026-10-01 23:59"],
     "отзывы.csv"),
    ("ISO with a zone", dated("2026-10-01T22:30:00Z", "2026-10-01T22:30:00+0000"), moments,
     ["2026-10-02 01:30"] * 2, "отзывы.csv"),
    ("order: a value above 12 proves it, for the whole column",
     dated("03/04/2026", "05/14/2026", header=ENGLISH), moments,
     ["2026-03-04 00:00", "2026-05-14 00:00"], "отзывы.csv"),
    ("order: otherwise by the locale of the account", dated("03/04/2026"), moments,
     ["2026-04-03 00:00"], "отзывы.csv"),
    ("order: otherwise asked", dated("03/04/2026", header=ENGLISH),
     lambda path: "the day or the month" in asked(path), True, "отзывы.csv"),
    ("order: monotonicity as evidence",
     dated("01/10/2026", "02/10/2026", "03/10/2026", "01/11/2026", header=ENGLISH), moments,
     ["2026-10-01 00:00", "2026-10-02 00:00", "2026-10-03 00:00", "2026-11-01 00:00"],
     "отзывы.csv"),
    ("a day that does not exist", dated("31.06.2026", "01.07.2026"), moments,
     ["bad_date", "2026-07-01 00:00"], "отзывы.csv"),
    ("31.12.9999 for never", dated("31.12.9999", "01.07.2026"), moments,
     ["bad_date", "2026-07-01 00:00"], "отзывы.csv"),
)  # fmt: skip

ZONES = cases(
    6,
    ("Meta = Pacific", _META.encode(), moments, ["2026-10-03 09:30"], "ig.csv"),
    ("Meta = Pacific is said", _META.encode(), zones, ["zone_assumed:America/Los_Angeles"],
     "ig.csv"),
    ("YouTube = Pacific days are said", _STUDIO.encode(), zones, ["days_are_pacific"],
     "Totals.csv"),
    ("TikTok = UTC is said", _OVERVIEW.encode(), zones, ["zone_assumed:UTC"], "Overview.csv"),
    ("Forms = the property's zone", _FORM.encode(),
     lambda path: [found[-5:] for found in answered(path)], ["20:30"], "anketa.csv"),
    ("TG Desktop = the PC's clock is not read where UTC stands beside it",
     chat(message(1, date="2026-10-02T21:00:00")), moments, ["2026-10-02 09:00"], "result.json"),
    ("TG Desktop = the PC's zone is assumed and said where it alone stands",
     json.dumps({"name": "Ч", "type": "public_supergroup", "id": 1900000002, "messages": [
         {"id": 1, "type": "message", "date": "2026-10-02T21:00:00", "from": "А",
          "from_id": "user1", "text": "Кислый кофе"}]}).encode(),
     lambda path: (moments(path), zones(path)),
     (["2026-10-02 21:00"], ["zone_assumed:Europe/Moscow"]), "result.json"),
    ("a table's zone is assumed to be the brand's and said", REVIEWS.encode(), zones,
     ["zone_assumed:Europe/Moscow"], "отзывы.csv"),
    ("a moment with a zone of its own keeps it", dated("2026-10-01 23:30:00 -0700"), moments,
     ["2026-10-02 09:30"], "отзывы.csv"),
    ("an hour that a clock change leaves out is no crash", dated("29.03.2026 02:30"), refusal,
     "taken", "отзывы.csv"),
)  # fmt: skip
