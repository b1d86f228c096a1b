"""Line 4 of the catalogue: numbers."""

from tests.sources.quirks.case import cases
from tests.sources.quirks.look import acts, moments, notes, precisions, values
from tests.sources.quirks.make import column, table

from otvet.sources.table.numbers import read_number

_POSTS = (
    ["Дата", "Ссылка", "Лайки", "Комментарии", "Просмотры"],
    ["01.10.2026", "https://vk.com/wall-1_5", "3", "-1", "-3"],
)


def _share(cell: str) -> float:
    """The cell of a column in which a comma is decimal."""
    return float(read_number(cell, comma="decimal").value or 0)


NUMBERS = cases(
    4,
    ("space in thousands, decimal comma", column("1 234,5"), values, [1234.5]),
    ("NBSP U+00A0", column("1\u00a0234,5"), values, [1234.5]),
    ("thin space U+2009", column("12\u2009400"), values, [12400.0]),
    ("narrow NBSP U+202F", column("1\u202f234\u202f567"), values, [1234567.0]),
    ("12,400 in a comma file is thousands", column("12,400", "7", split=","), values,
     [12400.0, 7.0]),
    ("12,4 is decimal", column("12,4"), values, [12.4]),
    ("12,400 beside 12,4 is decimal: by the column, never by the cell", column("12,400", "12,4"),
     values, [12.4, 12.4]),
    ("12,400 beside 1,234,567 is thousands", column("12,400", "1,234,567"), values,
     [12400.0, 1234567.0]),
    ("12,400 alone in a ; file is decimal, by the locale of the file", column("12,400", "7"),
     values, [12.4, 7.0]),
    ("1.234,50 of German files", column("1.234,50"), values, [1234.5]),
    ("1'234 of Swiss files", column("1'234"), values, [1234.0]),
    ("1,2K", column("1,2K"), values, [1200.0]),
    ("1.2M", column("1.2M"), values, [1200000.0]),
    ("1,2 тыс.", column("1,2 тыс."), values, [1200.0]),
    ("3 млн", column("3 млн"), values, [3000000.0]),
    ("rounded precision of 1,2K, 1.2M, 1,2 тыс. and 3 млн, not of 5",
     column("1,2K", "1.2M", "1,2 тыс.", "3 млн", "5"), precisions, ["rounded"] * 4 + ["exact"]),
    ("U+2212 minus", column("\u22125"), values, [-5.0]),
    ("−0,0", column("\u22120,0"), values, [0.0]),
    ("18,3 %", "18,3 %", _share, 0.183, ""),
    ("0,183 is the same share", "0,183", _share, 0.183, ""),
    ("— is missing", column("—"), values, ["not_given"]),
    ("- is missing", column("-"), values, ["not_given"]),
    ("н/д is missing", column("н/д"), values, ["not_given"]),
    ("n/a is missing", column("n/a"), values, ["not_given"]),
    ("undefined is missing", column("undefined"), values, ["not_given"]),
    ("null is missing", column("null"), values, ["not_given"]),
    ("an empty cell is missing", column("", "5"), values, ["not_given", 5.0]),
    ("<1", column("<1"), values, ["below_shown"]),
    ("≤5 has no value either, and >100 is no number", column("≤5", "7", ">100"), values,
     ["below_shown", 7.0, "fault: not_a_number"]),
    ("negative counts stay in the daily flow", column("-1", "-3", header="Комментарии"), values,
     [-1.0, -3.0]),
    ("negative counts of a day are said", column("-1", "3", header="Комментарии"), notes,
     ["negative_counts:Комментарии"]),
    ("negative counts are clamped where they add up over a post's life", table(*_POSTS),
     lambda path: [(a.kind, a.n) for a in acts(path)], [("like", 3)]),
    ("(5) accounting", column("(5)", "(1 250,50)"), values, [-5.0, -1250.5]),
    ("currency 1 250 ₽", column("1 250 ₽"), values, [1250.0]),
    ("currency руб.", column("1 250,00 руб.", "300 руб"), values, [1250.0, 300.0]),
    ("currency $1,250.00", column("$1,250.00"), values, [1250.0]),
    ("a letter O among digits is no number", column("2 6O1", "5"), values,
     ["fault: not_a_number", 5.0]),
    ("a number larger than any is no number, and no crash",
     column("99999999999999 млрд", "9" * 30, "5", "6"), values,
     ["fault: not_a_number", "fault: not_a_number", 5.0, 6.0]),
    ("a sum larger than any is no sum, and no crash",
     table(["Дата", "Номер чека", "Сумма"], ["01.10.2026", "A-1", "9" * 17],
           ["02.10.2026", "A-2", "5"]), lambda path: moments(path)[0], "not_a_number", "kassa.csv"),
    ("digits of other scripts", column("１２３", "٤٥"), values, [123.0, 45.0]),
)  # fmt: skip
