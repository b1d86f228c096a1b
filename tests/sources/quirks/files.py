"""Lines 1-3 of the catalogue: bytes, lines, delimiters."""

import json

from tests.sources.quirks.case import cases
from tests.sources.quirks.look import metrics, notes, refusal, texts, values
from tests.sources.quirks.make import READ, REVIEWS, book

_DAYS = "Date,Views\n2026-10-01,5\n2026-10-02,7\n"
_TWO_DAYS = [("2026-10-01", "views", 5.0), ("2026-10-02", "views", 7.0)]
_META = 'sep=,\n"Views"\n"Date","Primary"\n"2026-10-01T00:00:00","8226"\n'
_PLAY = (
    "Package Name,Reviewer Language,Review Submit Date and Time,Star Rating,Review Text,Review Link\n"
    "com.example,ru,2026-10-01T10:00:00Z,1,Не открывается корзина,"
    "http://play.google.com/console/developers/app/reviews?reviewId=g1\n"
)
_GARBLED = REVIEWS.encode().decode("latin-1")
_GARBLED_ON_WINDOWS = REVIEWS.encode().decode("cp1252", "replace")
_GARBLED_JSON = json.dumps(
    [
        {"date": day, "text": said.encode().decode("latin-1"), "rating": 2}
        for day, said in zip(["2026-10-01", "2026-10-02"], READ, strict=True)
    ]
).encode()
_CUT = _DAYS + "2026-10-03,9\n2026-10-04"


def _on_windows(words: str) -> str:
    """UTF-8 read as Windows reads Western European: 27 bytes have other signs there."""
    signs = (bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in words.encode())
    return "".join(signs)


def _spoilt(words: str) -> str:
    """UTF-8 read as Latin-1, with the five bytes that have no sign there left alone."""
    return words.encode().decode("latin-1")


BYTES = cases(
    1,
    ("UTF-8 BOM", REVIEWS.encode("utf-8-sig"), texts, READ, "отзывы.csv"),
    ("UTF-16LE BOM of Meta", _META.encode("utf-16"), values,
     [8226.0], "instagram.csv"),
    ("UTF-16LE BOM of Google Play", _PLAY.encode("utf-16"), texts,
     ["Не открывается корзина"], "reviews_com.example_202610.csv"),
    ("UTF-16LE BOM of Excel's Unicode text", REVIEWS.replace(";", "\t").encode("utf-16"), texts,
     READ, "отзывы.txt"),
    ("UTF-16BE and no BOM", REVIEWS.encode("utf-16-be"), texts, READ, "отзывы.csv"),
    ("cp1251", REVIEWS.encode("cp1251"), texts, READ, "отзывы.csv"),
    ("cp866", REVIEWS.encode("cp866"), texts, READ, "отзывы.csv"),
    ("cp1251 under a reader's own header", "Дата;Охват\n01.10.2026;5\n".encode("cp1251"), values,
     [5.0]),
    ("mojibake read as latin-1", _GARBLED.encode(), texts, READ, "отзывы.csv"),
    ("mojibake read as cp1252", _on_windows(REVIEWS).encode(), texts, READ, "отзывы.csv"),
    ("mojibake is said to have been mended", _GARBLED.encode(), notes,
     ["letters_mended", "no_authors"], "отзывы.csv"),
    ("mojibake in JSON, as Facebook writes it", _GARBLED_JSON, texts, READ, "отзывы.json"),
    ("mojibake in a spreadsheet",
     book(*[[_spoilt(cell) for cell in line.split(";")] for line in REVIEWS.splitlines()]), texts,
     READ, "отзывы.xlsx"),
    ("mojibake whose bytes are lost", _GARBLED_ON_WINDOWS.encode(), refusal, "refused",
     "отзывы.csv"),
    ("order: a BOM before anything", ("\ufeff" + _DAYS).encode(), metrics, _TWO_DAYS),
    ("order: strict UTF-8 before cp1251", "Дата;Отзыв\n01.10.2026;Ещё №5 «да» — 5 ₽\n".encode(),
     texts, ["Ещё №5 «да» — 5 ₽"], "отзывы.csv"),
    ("order: cp1251 by its letters", REVIEWS.upper().encode("cp1251"), texts,
     [word.upper() for word in READ], "отзывы.csv"),
    ("order: asked where no code page fits", "日付,本文\n2026-10-01,高い\n".encode("euc-jp"),
     refusal, "refused", "отзывы.csv"),
    ("order: cp1252 of other languages is asked about and not read as Russian",
     "Datum;Bewertungstext\n01.10.2026;Größe über Länge, schönes Café für Mädchen\n".encode("cp1252"),
     refusal, "refused", "отзывы.csv"),
    ("one damaged letter in a UTF-8 file",
     REVIEWS.encode().replace("столик".encode(), "стол".encode() + b"\xd0\xd0\xba"), texts,
     ["Долго ждали стол\ufffdк", READ[1]], "отзывы.csv"),
)  # fmt: skip

LINES = cases(
    2,
    ("sep=, first line", ("sep=,\n" + _DAYS).encode(), metrics, _TWO_DAYS),
    ("sep=; first line", ("sep=;\n" + REVIEWS).encode(), texts, READ, "отзывы.csv"),
    ("sep= against the delimiter that is most frequent",
     b"sep=;\nDate;Views\n2026-10-01;1,2,3\n2026-10-02;7\n", values,
     ["fault: not_a_number", 7.0]),
    ("CR-only", REVIEWS.replace("\n", "\r").encode(), texts, READ, "отзывы.csv"),
    ("CR-only under a reader's own header",
     b'"Date","Video Views"\r"2026-10-01","5"\r"2026-10-02","7"\r', values, [5.0, 7.0],
     "tiktok.csv"),
    ("CRLF inside quoted text",
     'Дата;Отзыв\r\n01.10.2026;"Долго.\r\nИ дорого"\r\n02.10.2026;Вкусно\r\n'.encode(), texts,
     ["Долго.\r\nИ дорого", "Вкусно"], "отзывы.csv"),
    ("NUL bytes", REVIEWS.replace("Долго", "До\0лго\0").encode(), texts, READ, "отзывы.csv"),
    ("NUL bytes at the end, as after a crash", REVIEWS.encode() + b"\0" * 64, texts,
     [*READ, "empty_row"], "отзывы.csv"),
    ("trailing delimiter = phantom column", REVIEWS.replace("\n", ";\n").encode(), texts, READ,
     "отзывы.csv"),
    ("trailing delimiter in the rows only", b"Date,Views\n2026-10-01,5,\n2026-10-02,7,\n", metrics,
     _TWO_DAYS),
    ("comment head #", ("# ---\n# Start date: 20261001\n\n" + _DAYS).encode(), metrics, _TWO_DAYS),
    ("several tables in one file", (_DAYS + "\nDate,Likes\n2026-10-03,2\n").encode(), values,
     [5.0, 7.0, "left out: empty_row", "left out: another_table", "left out: another_table"]),
    ("several tables in one file without a line between",
     (_DAYS + "Date,Likes,Comments\n2026-10-03,2,1\n").encode(), values,
     [5.0, 7.0, "left out: another_table", "left out: another_table"]),
    ("several tables with the same header are one",
     (_DAYS + "\nDate,Views\n2026-10-03,2\n").encode(), values,
     [5.0, 7.0, "left out: empty_row", "left out: header_again", 2.0]),
    ("last line cut", _CUT.encode(), values, [5.0, 7.0, 9.0, "fault: unreadable_row"]),
    ("last line cut inside quotes", 'Дата;Отзыв\n01.10.2026;"Долго"\n02.10.2026;"Вку'.encode(),
     texts, ["Долго", "unreadable_row"], "отзывы.csv"),
    ("last line cut inside a letter of UTF-8",
     REVIEWS.encode() + "03.10.2026;Вкусно и недорог".encode() + b"\xd0", texts,
     [*READ, "unreadable_row"], "отзывы.csv"),
    ("last line cut inside a letter of UTF-16", REVIEWS.encode("utf-16") + b"1", texts,
     [*READ, "unreadable_row"], "отзывы.csv"),
    ("no newline at the end of a whole last line", _DAYS.rstrip().encode(), metrics, _TWO_DAYS),
)  # fmt: skip

DELIMITER = cases(
    3,
    ("semicolon", REVIEWS.encode(), texts, READ, "отзывы.csv"),
    ("comma", _DAYS.encode(), metrics, _TWO_DAYS),
    ("TAB", _DAYS.replace(",", "\t").encode(), metrics, _TWO_DAYS),
    ("bar", _DAYS.replace(",", "|").encode(), metrics, _TWO_DAYS),
    ("decimal comma together with ;", "Дата;Охват\n01.10.2026;1,5\n02.10.2026;2,25\n".encode(),
     values, [1.5, 2.25]),
    ("a comma in the header of a ; file",
     "Дата;Охват, чел.;Доля, всех, пользователей, %\n01.10.2026;5;6\n".encode(), values, [5.0]),
    ("quoted everything", b'"Date","Views"\n"2026-10-01","5"\n"2026-10-02","7"\n', metrics,
     _TWO_DAYS),
    ("quotes doubled", 'Дата;Отзыв\n01.10.2026;"Кафе ""Ромашка"" хуже"\n'.encode(), texts,
     ['Кафе "Ромашка" хуже'], "отзывы.csv"),
    ("unescaped quotes inside words", 'Дата;Отзыв\n01.10.2026;Кафе "Ромашка" хуже\n'.encode(),
     texts, ['Кафе "Ромашка" хуже'], "отзывы.csv"),
    ("unescaped quotes inside quotes",
     'Дата;Отзыв\n01.10.2026;"Кафе "Ромашка" хуже"\n02.10.2026;"Вкусно"\n'.encode(),
     texts, ['Кафе "Ромашка" хуже', "Вкусно"], "отзывы.csv"),
    ("unescaped quotes that open and close a cell",
     'Дата;Отзыв\n01.10.2026;"Ромашка" хуже "Лютика"\n02.10.2026;"Вкусно"\n'.encode(),
     texts, ['Ромашка" хуже "Лютика', "Вкусно"], "отзывы.csv"),
    ("unescaped quotes and the delimiter inside quotes",
     'Дата;Отзыв\n01.10.2026;"Кафе "Ромашка; центр" хуже"\n02.10.2026;"Вкусно"\n'.encode(),
     texts, ['Кафе "Ромашка; центр" хуже', "Вкусно"], "отзывы.csv"),
    ("a quote that never closes", 'Дата;Отзыв\n01.10.2026;"Кафе\n02.10.2026;Вкусно\n'.encode(),
     texts, ["unreadable_row", "Вкусно"], "отзывы.csv"),
)  # fmt: skip
