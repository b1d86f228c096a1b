"""Tables, whole: reviews, figures, orders, members, posts, and everything odd about files."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from tests.shared_data import shared
from tests.sources.reading import config, door, facts, rows, save

from otvet.errors import OtvetError, SourceError, UnknownShape
from otvet.facts import (
    Follow,
    Interaction,
    Mention,
    Metric,
    Missing,
    Order,
    Page,
    Post,
    Response,
)
from otvet.sources.table.mapping import Column, Mapping
from otvet.sources.table.profile import save as keep
from otvet.sources.table.read import TABLE

VK = config(pages=[{"ref": "vk:1", "title": "Чайная", "kind": "page"}])
REVIEWS = "Дата;Отзыв;Оценка\n01.10.2026;Долго ждали столик;2\n02.10.2026;Вкусный чай, спасибо;5\n"


def test_bank_reviews_are_counted_as_texts_on_dates() -> None:
    """Ids restart in each file and links repeat, so a review is its text on its date: 4,715."""
    folder = shared("data/text/bank_reviews")
    raw = [
        (item["review_text"], item["review_date"])
        for path in sorted(folder.glob("*.json"))
        for item in json.loads(path.read_text("utf-8"))
    ]
    found = [row for path in sorted(folder.glob("*.json")) for row in rows(path, door())]
    mentions = facts(found, Mention)
    assert (len(found), len(set(raw))) == (len(raw), 4715)
    assert len({mention.native_id for mention in mentions}) == 4715
    assert [row.left_out for row in found if not row.facts] == ["repeat"]
    yearless = sum(not day[:4].isdigit() for _, day in raw)
    assert sum(m.at.year == 2025 for m in mentions) >= yearless == 444
    assert {m.actor for m in mentions} == {None}
    assert len({m.product for m in mentions}) == 12
    assert {m.page for m in mentions} == {"file:bank-reviews"}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "cp866", "utf-16-le"]
)
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_encoding_and_line_end_gives_the_same_reviews(
    tmp_path: Path, encoding: str, ends: str
) -> None:
    """Excel, old Macs and networks each write their own bytes; the texts are the same."""
    path = save(tmp_path / "a.csv", REVIEWS.replace("\n", ends), encoding=encoding)
    texts = [m.text for m in facts(rows(path, door()), Mention)]
    assert texts == ["Долго ждали столик", "Вкусный чай, спасибо"]


def _quoted(delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(
        csv.reader(io.StringIO(REVIEWS), delimiter=";")
    )
    return out.getvalue()


@pytest.mark.parametrize(
    "words",
    [
        _quoted(";"),
        _quoted(","),
        _quoted("\t"),
        _quoted("|"),
        "sep=;\n" + REVIEWS,
        "Отчёт за октябрь\n\n" + REVIEWS,
        "# выгрузка\n# Start date: 20261001\n\n" + REVIEWS,
        REVIEWS.replace("\n", ";\n"),
        REVIEWS + "Итого;;2\n",
        REVIEWS + "\n\n",
        REVIEWS.replace("Долго", "\0Долго"),
        REVIEWS.replace("Долго ждали столик", '"Долго ждали столик"'),
    ],
)
def test_odd_layouts_give_the_same_reviews(tmp_path: Path, words: str) -> None:
    """Declared delimiters, titles, comments, totals, phantom columns: none of it is data."""
    found = rows(save(tmp_path / "a.csv", words), door())
    assert [m.text for m in facts(found, Mention)] == ["Долго ждали столик", "Вкусный чай, спасибо"]
    assert [m.rating for m in facts(found, Mention)] == [2.0, 5.0]
    assert not [row.fault for row in found if row.fault]


def test_a_quote_that_never_closes_costs_one_row_and_not_the_rest(tmp_path: Path) -> None:
    """Otherwise one stray quote swallows a year of reviews in silence."""
    lines = REVIEWS.splitlines()
    words = "\n".join([lines[0], '01.10.2026;"Не закрыта;1', *lines[1:]]) + "\n"
    found = rows(save(tmp_path / "a.csv", words), door())
    assert [row.fault.reason if row.fault else "" for row in found] == ["unreadable_row", "", ""]


def test_a_row_with_more_cells_than_columns_is_a_fault(tmp_path: Path) -> None:
    """An unquoted delimiter shifts everything after it; nothing of the row can be trusted."""
    words = REVIEWS + "03.10.2026;Чай; но холодный;3\n"
    found = rows(save(tmp_path / "a.csv", words), door())
    assert found[-1].fault is not None
    assert found[-1].fault.reason == "too_many_cells"


def test_ids_that_only_count_rows_are_no_ids(tmp_path: Path) -> None:
    """Two exports numbered 1..n hold different reviews under the same numbers."""
    body = "id,date,text\n1,2026-10-01,Первый отзыв\n2,2026-10-02,Второй отзыв\n3,2026-10-03,Третий отзыв\n"
    counted = facts(rows(save(tmp_path / "a.csv", body), door()), Mention)
    real = body.replace("\n1,", "\n8841,").replace("\n2,", "\n9120,").replace("\n3,", "\n9544,")
    named = facts(rows(save(tmp_path / "b.csv", real), door()), Mention)
    assert {m.native_id for m in named} == {"8841", "9120", "9544"}
    assert not {"1", "2", "3"} & {m.native_id for m in counted}
    assert len({m.native_id for m in counted}) == 3


def test_ids_cut_by_a_spreadsheet_are_refused_row_by_row(tmp_path: Path) -> None:
    """1,80E+16 is a thousand comments in one; the advice is to export again."""
    body = "id;date;text\n1,80E+16;2026-10-01;Первый отзыв\n1,81E+16;2026-10-02;Второй отзыв\n"
    found = rows(save(tmp_path / "a.csv", body), door())
    assert [row.fault.reason if row.fault else "" for row in found] == ["id_lost_digits"] * 2


def test_the_pages_own_comments_are_not_audience(tmp_path: Path) -> None:
    """In VK a community writes under its id with a minus."""
    body = "id;post_id;from_id;date;text\n51;5;77;2026-10-01 10:00:00;Где меню?\n54;5;-1;2026-10-01 11:00:00;Вот меню\n"
    found = rows(save(tmp_path / "vk_comments.csv", body), door(VK))
    said = facts(found, Mention)
    assert [(m.page, m.kind, m.is_own, m.post) for m in said] == [
        ("vk:1", "comment", False, "5"),
        ("vk:1", "comment", True, "5"),
    ]
    assert said[0].actor == door().actor("vk", "77")
    assert said[1].actor is None


def test_days_of_vk_statistics_become_figures_with_followers_apart(tmp_path: Path) -> None:
    """Reach among followers is a segment, never added to reach; absent is Missing, never 0."""
    body = "Дата;Подписчики;Вступили;Вышли;Охват;Охват подписчиков;Просмотры\n01.10.2026;2 996;12;-3;1 458;н/д;1,2K\n31.06.2026;1;1;1;1;1;1\n02.10.2026;2 99O;1;1;1;1;1\n"
    found = rows(save(tmp_path / "vk_stats.csv", body, encoding="cp1251"), door(VK))
    figures = {(m.metric, m.segment): m for m in facts(found, Metric)}
    assert figures["followers", ""].value == 2996
    assert figures["followers_lost", ""].value == 3
    assert figures["reach", ""].additive is False
    assert figures["views", ""].precision == "rounded"
    assert figures["reach", "follower"].value == Missing("not_given")
    assert [row.fault.reason for row in found if row.fault] == ["bad_date", "not_a_number"]
    assert facts(found, Page)[0].page == "vk:1"


def test_long_statistics_name_their_metric_in_the_row() -> None:
    """Where no reader knows the export, a table of one figure a row is read all the same."""
    path = shared("data/exports/quirks/vk_stats_long_cp1251.csv")
    found = list(TABLE.read(path, door(VK)).rows)
    assert [(m.metric, m.segment, m.value) for m in facts(found, Metric)] == [
        ("visitors", "", 1204.0),
        ("views", "", 3688.0),
        ("reach", "", 458.0),
        ("reach", "follower", 119.0),
        ("followers_gained", "", 12.0),
        ("followers_lost", "", 3.0),
    ]


def test_a_title_above_the_table_names_the_metric() -> None:
    """Meta writes the metric only there, in UTF-16 under a declared delimiter."""
    meta = config(pages=[{"ref": "instagram:x"}])
    found = rows(shared("data/exports/meta_business_suite/Viewers.csv"), door(meta))
    figures = facts(found, Metric)
    assert len(figures) == len(found) == 28
    assert (figures[0].metric, figures[0].value, figures[0].additive) == ("viewers", 7485.0, False)


def test_several_rows_of_one_day_are_asked_about_and_never_overwritten(tmp_path: Path) -> None:
    """Figures by hour read as figures by day would keep one hour of the day."""
    body = "Date,Hour,Views\n" + "".join(f"2026-10-0{d},{h},5\n" for d in (1, 2) for h in range(9))
    path = save(tmp_path / "vk.csv", body)
    with pytest.raises(UnknownShape, match="Several rows have the same day"):
        rows(path, door(VK))
    found = rows(path, door(VK, accept=True))
    assert sum(bool(row.facts) for row in found) == 2
    assert {row.fault.reason for row in found if row.fault} == {"repeated_day"}


def test_dates_without_a_year_roll_over_at_january(tmp_path: Path) -> None:
    """TikTok writes "December 31"; the file's name says when it ended."""
    body = 'Date,Followers\n"December 31",10\n"January 1",11\n"January 2",12\n'
    tiktok = config(pages=[{"ref": "tiktok:x"}])
    found = rows(save(tmp_path / "tiktok_2026-01-02.csv", body), door(tiktok))
    days = [m.day for m in facts(found, Metric)]
    assert days == [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2)]


def test_orders_have_exact_sums_statuses_and_no_addresses() -> None:
    """Money is exact, a lost deal is not a sale, one buyer is one number whatever the phone's form."""
    found = rows(shared("data/exports/quirks/deals_ru_cp1251_semicolon.csv"), door())
    orders = facts(found, Order)
    assert [(o.total, o.status) for o in orders] == [
        (Decimal("12500.00"), "done"),
        (Decimal("0.00"), "lost"),
    ]
    assert orders[0].actor == orders[1].actor is not None


def test_further_lines_of_an_order_are_goods_and_not_orders() -> None:
    """A shop writes an order of two goods in two rows; the sum stands in the first."""
    found = rows(shared("data/exports/shopify/orders_export.csv"), door())
    assert [row.left_out for row in found] == ["", "goods_of_the_order_above"]
    (order,) = facts(found, Order)
    assert (order.total, order.currency) == (Decimal("100.90"), "EUR")


def test_a_till_that_numbers_anew_each_year_loses_no_order(tmp_path: Path) -> None:
    """Receipt 1 of 2025 and receipt 1 of 2026 are two receipts."""
    head = "Дата;Номер чека;Сумма;Промокод\n"
    old = save(tmp_path / "a.csv", head + "01.10.2025 10:00:00;1;450,00;TG10\n")
    new = save(tmp_path / "b.csv", head + "01.10.2026 10:00:00;1;450,00;\n")
    orders = facts([*rows(old, door()), *rows(new, door())], Order)
    assert len({order.native_id for order in orders}) == 2
    assert orders[0].promo_code == "TG10"


def test_a_list_of_members_is_a_snapshot_of_the_day_in_its_name(tmp_path: Path) -> None:
    """The ids are hashed as the network's own, so that members and commenters meet."""
    path = save(tmp_path / "vk_members_2026-10-31.csv", "id\n77\n78\n77\nanna\n")
    found = rows(path, door(VK))
    follows = facts(found, Follow)
    assert [f.actor for f in follows] == [door().actor("vk", "77"), door().actor("vk", "78")]
    assert {(f.state, f.at.date()) for f in follows} == {("member", date(2026, 10, 31))}
    assert [row.left_out for row in found] == ["", "", "repeat", ""]
    assert found[3].fault is not None


def test_a_spreadsheet_of_posts_is_read_below_its_titles() -> None:
    """Merged titles, a group row, a totals row, words for numbers: all of it in one small file."""
    found = rows(shared("data/exports/quirks/popsters_like_posts.xlsx"), door(VK))
    assert [post.native_id for post in facts(found, Post)] == ["5", "6"]
    counters = {(a.native_id): a.n for a in facts(found, Interaction)}
    assert counters == {"5:like": 1200, "5:share": 12, "6:like": 15, "6:share": 1}
    assert found[-1].left_out == "totals_row"


def test_the_fullest_visible_sheet_is_read(tmp_path: Path) -> None:
    """Charts and hidden sheets come first in many exports."""
    book = openpyxl.Workbook()
    chart, data, hidden = book.worksheets[0], book.create_sheet("Данные"), book.create_sheet("x")
    chart.append(["График"])
    for line in csv.reader(io.StringIO(REVIEWS), delimiter=";"):
        data.append(line)
    for _ in range(50):
        hidden.append(["date", "text", "rating"])
    hidden.sheet_state = "hidden"
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert len(facts(rows(path, door()), Mention)) == 2


def test_a_page_called_xls_is_read_as_the_page_it_is(tmp_path: Path) -> None:
    """Many programs save HTML under the name of a spreadsheet."""
    lines = [line.split(";") for line in REVIEWS.splitlines()]
    table = "".join(
        "<tr>" + "".join(f"<td>{c}&nbsp;</td>" for c in line) + "</tr>" for line in lines
    )
    html = f'<html><head><meta charset="windows-1251"></head><body><table>{table}</table></body></html>'
    path = save(tmp_path / "a.xls", html, encoding="cp1251")
    assert [m.rating for m in facts(rows(path, door()), Mention)] == [2.0, 5.0]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda items: json.dumps(items),
        lambda items: json.dumps({"ok": True, "data": {"items": items, "users": [{"id": 1}]}}),
        lambda items: "\n".join(map(json.dumps, items)),
        lambda items: "\ufeff" + json.dumps(items, ensure_ascii=False, indent=1),
    ],
)
def test_json_of_any_wrapping_is_a_table(
    tmp_path: Path, wrap: Callable[[list[object]], str]
) -> None:
    """A bare list, a list inside, an object a line, a mark in front."""
    items: list[object] = [
        {"date": "2026-10-01", "text": "Долго ждали столик", "by": {"name": "Анна"}},
        {"date": "2026-10-02", "text": "Вкусный чай, спасибо", "by": None},
        17,
    ]
    found = rows(save(tmp_path / "a.json", wrap(items)), door())
    assert len(facts(found, Mention)) == 2


def test_the_same_file_gives_the_same_rows_and_identity(tmp_path: Path) -> None:
    """Landing exactly once stands on it."""
    path = save(tmp_path / "a.csv", REVIEWS)
    first, second = TABLE.read(path, door()), TABLE.read(path, door())
    assert first.identity == second.identity
    assert list(first.rows) == list(second.rows)


def test_day_and_month_are_asked_about_where_nothing_shows_their_order(tmp_path: Path) -> None:
    """A guess would move a third of the reviews into other months."""
    body = "date,review\n03/04/2026,First review text\n01/02/2026,Second review text\n05/06/2026,Third review text\n"
    with pytest.raises(UnknownShape, match=r"the day or the month\?.*otvet map"):
        rows(save(tmp_path / "a.csv", body), door())


@pytest.mark.parametrize(
    "words",
    [
        "просто текст\nбез таблицы\n",
        "a,b\n1,2\n",
        "[]",
        "{}",
        '{"a": [1, 2]}',
        "[1,",
        '{"x"',
        "id\n",
    ],
)
def test_what_is_no_table_is_refused_with_its_name(tmp_path: Path, words: str) -> None:
    """The message names the file and what to type next."""
    with pytest.raises(OtvetError, match=r"a\.csv|a\.json"):
        rows(save(tmp_path / ("a.json" if words[0] in "[{" else "a.csv"), words), door())


def test_damaged_spreadsheets_and_pdfs_are_refused_with_advice(tmp_path: Path) -> None:
    """Cut downloads and printed reports turn up in every inbox."""
    broken = tmp_path / "a.xlsx"
    broken.write_bytes(b"PK\x03\x04" + bytes(200))
    with pytest.raises(SourceError, match="save it again"):
        TABLE.read(broken, door())
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(b"%PDF-1.7 ...")
    with pytest.raises(SourceError, match="not a table"):
        TABLE.read(pdf, door())


def test_letters_lost_before_they_came_are_refused(tmp_path: Path) -> None:
    """Problems found in garbled words would be garbled problems."""
    spoilt = REVIEWS.encode("utf-8").decode("cp1252", "replace")
    with pytest.raises(SourceError, match="wrong encoding"):
        rows(save(tmp_path / "a.csv", spoilt), door())


def test_a_list_of_acts_is_read_by_a_confirmed_profile(tmp_path: Path) -> None:
    """Who liked and reposted is worth more than a counter: the same people meet elsewhere."""
    path = save(
        tmp_path / "a.csv",
        "user_id,action,date,post\n77,Репост,2026-10-01,5\n0,лайк,2026-10-01,5\n",
    )
    roles = {"user_id": "author_id", "action": "kind", "date": "date", "post": "post"}
    columns = tuple(Column(header, role) for header, role in roles.items())
    mapping = Mapping(target="interactions", page="vk:1", columns=columns)
    keep(tmp_path / "profiles", tuple(roles), mapping)
    found = rows(path, door(VK, folder=tmp_path))
    (act,) = facts(found, Interaction)
    assert (act.kind, act.actor, act.post) == ("share", door().actor("vk", "77"), "5")
    assert found[1].left_out == "deleted_account"


def test_a_question_in_one_row_and_its_options_in_the_next_are_one_header(tmp_path: Path) -> None:
    """Some survey exports have two header rows; the second is not a respondent."""
    told = config(
        advantages=[{"code": "cheap", "text": "Недорого"}, {"code": "fast", "text": "Быстро"}]
    )
    body = "Respondent ID,Collector ID,End Date,Что вы знаете?,\n,,,Недорого,Быстро\n1001,C1,2026-10-01,Недорого,\n1007,C1,2026-10-02,,Быстро\n"
    found = facts(rows(save(tmp_path / "a.csv", body), door(told)), Response)
    assert [[item.value for item in one.items] for one in found] == [[1.0, 0.0], [0.0, 1.0]]
    assert [one.native_id for one in found] == ["1001", "1007"]


def test_no_name_phone_or_address_gets_into_facts_or_messages(tmp_path: Path) -> None:
    """Canaries stand in people's columns, in texts, and where errors quote the file."""
    canaries = ["Каренина", "karenina@example.org", "123-45", "anna_k", "9001234567"]
    body = (
        "Дата;Автор;Телефон;Email;Отзыв;Оценка\n"
        "01.10.2026;Анна Каренина;+7 900 123-45-67;karenina@example.org;"
        "Жду звонка 89001234567 или @anna_k, karenina@example.org;1\n"
        "karenina@example.org;Каренина;;;Без даты, пишите @anna_k;1\n"
    )
    found = rows(save(tmp_path / "a.csv", body), door())
    orders = "Дата;Номер;Сумма;Email\n01.10.2026;karenina@example.org;450,00;karenina@example.org\n01.10.2026;7;Каренина;\n"
    found += rows(save(tmp_path / "b.csv", orders), door())
    assert len(facts(found, Mention)) == 1
    assert len(facts(found, Order)) == 1
    headless = save(tmp_path / "c.csv", "karenina@example.org\nanna_k@example.org\n")
    with pytest.raises(UnknownShape) as refused:
        rows(headless, door())
    assert not [word for word in canaries if word in repr(found) + str(refused.value)]


@pytest.mark.parametrize("words", ["[" * 100_000, '{"a":' * 50_000, "[[{" * 30_000])
def test_a_file_of_brackets_alone_is_refused_before_it_fills_the_memory(
    tmp_path: Path, words: str
) -> None:
    """Places of open brackets add up to gigabytes: such a file once ended the process."""
    with pytest.raises(SourceError, match=r"no list of records|damaged"):
        rows(save(tmp_path / "deep.json", words), door())


def test_a_line_of_any_length_costs_its_own_row_only(tmp_path: Path) -> None:
    """A line of 200 megabytes once needed nine gigabytes of memory."""
    long = "01.10.2026;" + "слово;" * 1_000_000
    body = f"Дата;Отзыв\n{long}\n02.10.2026;Вкусный чай, спасибо\n"
    found = rows(save(tmp_path / "reviews.csv", body), door())
    assert [row.fault.reason if row.fault else "" for row in found] == ["unreadable_row", ""]
    assert facts(found, Mention)[0].text == "Вкусный чай, спасибо"


def test_a_whole_export_in_one_line_is_read(tmp_path: Path) -> None:
    """Programs write JSON without line ends; only its texts are short."""
    reviews = [
        {"date": "2026-10-01", "review": f"Отзыв {n} " * 20, "rating": 5} for n in range(20_000)
    ]
    path = save(tmp_path / "reviews.json", json.dumps(reviews, ensure_ascii=False))
    assert path.stat().st_size > 4_000_000
    assert len(facts(rows(path, door()), Mention)) == 20_000


def test_a_json_text_longer_than_a_book_is_refused_at_once(tmp_path: Path) -> None:
    """The parser would read it anew with each portion of the file: for hours."""
    body = '[{"date": "2026-10-01", "review": "' + "b" * 9_000_000 + '", "rating": 1}]'
    with pytest.raises(SourceError, match="damaged"):
        rows(save(tmp_path / "reviews.json", body), door())


def test_a_date_that_means_never_is_no_date(tmp_path: Path) -> None:
    """The newest month of a file would be December 9999, which no calendar can follow."""
    body = "Дата;Отзыв\n31.12.9999;Очень долго ждали чай\n01.10.2026;Вкусный чай, спасибо\n"
    found = rows(save(tmp_path / "reviews.csv", body), door())
    assert [row.fault.reason if row.fault else "" for row in found] == ["bad_date", ""]
