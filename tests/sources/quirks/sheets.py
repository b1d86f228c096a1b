"""Line 7 of the catalogue: headers, and what spreadsheets do."""

from datetime import datetime
from pathlib import Path

import openpyxl
from tests.sources.quirks.case import cases
from tests.sources.quirks.look import metrics, notes, refusal, texts, values
from tests.sources.quirks.make import READ, REVIEWS, book, dated, rewritten, table

_DAYS = [("2026-10-01", "views", 5.0), ("2026-10-02", "views", 7.0)]
_VIEWS = (["Дата", "Просмотры"], ["01.10.2026", 5], ["02.10.2026", 7])
_HTML = (
    "<html><meta charset='{0}'><body><table><tr><th>Дата</th><th>Отзыв</th><th>Оценка</th></tr>"
    "<tr><td>01.10.2026</td><td>Долго ждали столик</td><td>2</td></tr>"
    "<tr><td>02.10.2026</td><td>Вкусный чай, спасибо</td><td>5</td></tr></table></body></html>"
)


def _merged_days(path: Path) -> None:
    """One day over two rows, each with its own part of the audience."""
    found = openpyxl.Workbook()
    sheet = found.worksheets[0]
    for line in (
        ["Дата", "Статус подписки", "Просмотры"],
        ["01.10.2026", "Подписаны", 5],
        [None, "Не подписаны", 7],
        ["02.10.2026", "Подписаны", 8],
    ):
        sheet.append(line)
    sheet.merge_cells("A2:A3")
    found.save(path)


def _merged_header(path: Path) -> None:
    """A name over two columns, beside names that reach down over both rows."""
    found = openpyxl.Workbook()
    sheet = found.worksheets[0]
    sheet.append(["Дата", "Просмотры", "Охват", None])
    sheet.append([None, None, "подписчиков", "неподписчиков"])
    sheet.append(["01.10.2026", 5, 2, 3])
    sheet.append(["02.10.2026", 7, 3, 4])
    for cells in ("A1:A2", "B1:B2", "C1:D1"):
        sheet.merge_cells(cells)
    found.save(path)


def _hidden(path: Path) -> None:
    """The fullest sheet is hidden: it holds what the person did not mean to send."""
    found = openpyxl.Workbook()
    for line in _VIEWS:
        found.worksheets[0].append(line)
    hidden = found.create_sheet("Черновик")
    for n in range(50):
        hidden.append(["01.10.2026", n, n, n])
    hidden.sheet_state = "hidden"
    found.save(path)


def _charts(path: Path) -> None:
    """A chart's own sheet has no cells."""
    from openpyxl.chart import LineChart, Reference

    found = openpyxl.Workbook()
    sheet = found.worksheets[0]
    for line in _VIEWS:
        sheet.append(line)
    chart = LineChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=1, max_row=3), titles_from_data=True)
    found.create_chartsheet("Диаграмма", 0).add_chart(chart)
    found.save(path)


HEADERS = cases(
    7,
    ("localised: Russian", REVIEWS.encode(), texts, READ, "отзывы.csv"),
    ("localised: English", dated("Oct 1, 2026", header=("Date", "Review text", "Rating")), texts,
     ["Отзыв номер 0"], "отзывы.csv"),
    ("localised: Ukrainian", table(["Дата", "Перегляди", "Охоплення"], ["01.10.2026", "5", "3"]),
     metrics, [("2026-10-01", "views", 5.0), ("2026-10-01", "reach", 3.0)]),
    ("localised: German", table(["Datum", "Aufrufe", "Reichweite"], ["01.10.2026", "5", "3"]),
     metrics, [("2026-10-01", "views", 5.0), ("2026-10-01", "reach", 3.0)]),
    ("localised: a language nobody knows is asked about",
     table(["日付", "ビュー"], ["2026-10-01", "5"]), refusal, "asked"),
    ("trailing spaces", b"Date , Views  \n2026-10-01,5\n2026-10-02,7\n", metrics, _DAYS),
    ("duplicates", table(["Дата", "Охват", "Охват"], ["01.10.2026", "5", "7"]), metrics,
     [("2026-10-01", "reach", 5.0)]),
    ("two-row", b"Respondent ID,Collector ID,End Date,What do you know?,\n"
     b',,,"\xd0\x9d\xd0\xb5\xd0\xb4\xd0\xbe\xd1\x80\xd0\xbe\xd0\xb3\xd0\xbe",Other\n'
     b"1,2,10/13/2026 10:00:00 AM,\xd0\x9d\xd0\xb5\xd0\xb4\xd0\xbe\xd1\x80\xd0\xbe\xd0\xb3\xd0\xbe,\n",
     refusal, "taken", "survey.csv"),
    ("two-row and merged cells", _merged_header, metrics,
     [("2026-10-01", "views", 5.0), ("2026-10-01", "reach@follower", 2.0),
      ("2026-10-01", "reach@non_follower", 3.0), ("2026-10-02", "views", 7.0),
      ("2026-10-02", "reach@follower", 3.0), ("2026-10-02", "reach@non_follower", 4.0)],
     "vk.xlsx"),
    ("merged cells (forward-fill)", _merged_days, metrics,
     [("2026-10-01", "views@follower", 5.0), ("2026-10-01", "views@non_follower", 7.0),
      ("2026-10-02", "views@follower", 8.0)], "vk.xlsx"),
    ("title rows above", ("Отчёт за октябрь;;\n\n" + REVIEWS).encode(), texts, READ,
     "отзывы.csv"),
    ("totals row at the top", table(["Дата", "Охват"], ["Итого и средние", "12"],
     ["01.10.2026", "5"]), values, ["left out: totals_row", 5.0]),
    ("totals row at the bottom", table(["Date", "Views"], ["2026-10-01", "5"], ["Total", "5"]),
     values, [5.0, "left out: totals_row"]),
    ("totals row that is called something else",
     table(["Date", "Views"], *[["2026-10-0" + n, "5"] for n in "1234"], ["Grand total:", "5"],
           ["Усього", "5"], ["Gesamt", "5"]), values, [5.0] * 4 + ["left out: totals_row"] * 3),
    ("units in header: (sec)", table(["Дата", "Охват (чел.)"], ["01.10.2026", "5"]), metrics,
     [("2026-10-01", "reach", 5.0)]),
    ("units in header: , %", table(["Дата", "Охват, %"], ["01.10.2026", "5"]), refusal,
     "asked"),
    ("units in header: thousands of roubles are not taken for roubles",
     table(["Дата", "№ заказа", "Сумма, тыс. руб."], ["01.10.2026", "A-1", "5"]), refusal,
     "asked", "kassa.csv"),
    ("hidden sheets", _hidden, metrics, _DAYS, "vk.xlsx"),
    ("charts sheet", _charts, metrics, _DAYS, "vk.xlsx"),
    ("formulas without cached values",
     book(["Дата", "Просмотры", "Охват"], ["01.10.2026", 5, "=1+1"], ["02.10.2026", 7, 3]),
     lambda path: (values(path), notes(path)),
     ([5.0, "not_given", 7.0, 3.0], ["formulas_not_computed:1"]), "vk.xlsx"),
    (".xls that is HTML", _HTML.format("utf-8").encode(), texts, READ, "отзывы.xls"),
    (".xls that is HTML in cp1251", _HTML.format("windows-1251").encode("cp1251"), texts, READ,
     "отзывы.xls"),
    (".xls that is CSV", REVIEWS.replace(";", "\t").encode("cp1251"), texts, READ, "отзывы.xls"),
    (".csv that is XLSX", book(*_VIEWS), metrics, _DAYS, "vk.csv"),
    ("XLSX with wrong dimension tag: too small",
     rewritten(book(*_VIEWS), "xl/worksheets/sheet1.xml", '<dimension ref="A1:B3" />',
               '<dimension ref="A1" />'), metrics, _DAYS, "vk.xlsx"),
    ("XLSX with wrong dimension tag: too large",
     rewritten(book(*_VIEWS), "xl/worksheets/sheet1.xml", '<dimension ref="A1:B3" />',
               '<dimension ref="A1:XFD1048576" />'), metrics, _DAYS, "vk.xlsx"),
    ("XLSX without a dimension tag",
     rewritten(book(*_VIEWS), "xl/worksheets/sheet1.xml", '<dimension ref="A1:B3" />', ""),
     metrics, _DAYS, "vk.xlsx"),
    ("numbers stored as text", book(["Дата", "Просмотры"], ["01.10.2026", "1 234,5"],
     [datetime(2026, 10, 2), "'7"]), metrics,  # noqa: DTZ001 - a spreadsheet's day.
     [("2026-10-01", "views", 1234.5), ("2026-10-02", "views", 7.0)], "vk.xlsx"),
    ("ids turned to 1,80E+16",
     table(["id", "Дата", "Отзыв"], ["1,80E+16", "01.10.2026", "Долго"],
           ["18000000000000001", "02.10.2026", "Вкусно"]), texts, ["id_lost_digits", "Вкусно"],
     "отзывы.csv"),
    ("ids turned to 18000000000000000 in a spreadsheet",
     book(["id", "Дата", "Отзыв"], [18000000000000001.0, "01.10.2026", "Долго"],
          ["18000000000000001", "02.10.2026", "Вкусно"]), texts, ["id_lost_digits", "Вкусно"],
     "отзывы.xlsx"),
)  # fmt: skip
