"""Whatever the bytes are: every row is taken, faulty or left out, and nothing crashes."""

import csv
import io
import random
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sources.reading import config, door

from otvet.errors import OtvetError
from otvet.sources.inbox import sniff
from otvet.sources.table.open import open_sheet

_CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            "01.10.2026",
            "32.10.2026",
            "10/11/2026",
            "2026-10-01T10:00:00Z",
            "декабрь",
            "1 234,5",
            "12,400",
            "—",
            "Итого",
            "Да",
            "Нет",
            "=1+1",
            '"',
            "a;b",
            "x\ny",
            "1,8E+16",
            "@anna",
            "https://vk.com/wall-1_5",
        ]
    ),
    st.integers().map(str),
)
_HEADERS = st.lists(
    st.sampled_from(
        [
            "Дата",
            "date",
            "Текст",
            "Отзыв",
            "id",
            "Сумма",
            "Номер чека",
            "Охват",
            "Подписчики",
            "Лайки",
            "url",
            "Отметка времени",
            "Знаете? [Недорого]",
            "Значение",
            "Критерий",
            "Автор",
            "Репосты",
            "Email",
            "",
        ]
    ),
    min_size=1,
    max_size=6,
)
_BRAND = config(pages=[{"ref": "vk:1"}], advantages=[{"code": "cheap", "text": "Недорого"}])


@st.composite
def _tables(draw: st.DrawFn) -> bytes:
    header = draw(_HEADERS)
    width = st.integers(max(0, len(header) - 1), len(header) + 1)
    body = draw(
        st.lists(width.flatmap(lambda n: st.lists(_CELLS, min_size=n, max_size=n)), max_size=12)
    )
    out = io.StringIO()
    writer = csv.writer(
        out, delimiter=draw(st.sampled_from(";,\t|")), quoting=draw(st.sampled_from([0, 1]))
    )
    writer.writerows([header, *body])
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1251"]))
    whole = out.getvalue().encode(encoding, "replace")
    return whole[: draw(st.integers(0, len(whole)))] if draw(st.booleans()) else whole


def _check(data: bytes, name: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        through = door(_BRAND, accept=True)
        try:
            found = list(sniff(path).read(path, through).rows)
        except OtvetError as refused:
            assert name in str(refused)  # noqa: PT017 - a refusal is one of two good ends.
            return
        outcomes = [bool(row.facts) + (row.fault is not None) + bool(row.left_out) for row in found]
        assert outcomes == [1] * len(found)
        numbers = [row.number for row in found]
        first = numbers[0] if numbers else 1
        assert numbers == list(range(first, first + len(found))), "no row is passed over"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(_tables())
def test_rows_in_are_rows_taken_plus_faulty_plus_left_out(data: bytes) -> None:
    """The ledger's sum must close for any table, cut anywhere, in any encoding."""
    _check(data, "a.csv")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """People drop anything into an inbox."""
    _check(data, "a.bin")


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers()
        | st.floats(allow_nan=False)
        | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(["date", "text", "id", "type", "messages", "x"]), inner, max_size=4
            )
        ),
        max_leaves=12,
    ),
    st.integers(0, 3),
)
def test_any_json_is_read_or_refused(value: object, cut: int) -> None:
    """Exports of programs that nobody here has seen."""
    import json

    words = json.dumps(value, ensure_ascii=False).encode()
    _check(words[: len(words) - cut], "a.json")


def test_every_row_written_is_a_row_counted(tmp_path: Path) -> None:
    """Against a count of our own: rows below the header, blank ones included."""
    draw = random.Random(7)
    body = [
        ["01.10.2026", "Отзыв номер " + "яё" * draw.randint(1, 9), str(draw.randint(1, 5))]
        for _ in range(500)
    ]
    out = io.StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(
        [["Дата", "Отзыв", "Оценка"], *body]
    )
    path = tmp_path / "a.csv"
    path.write_bytes(out.getvalue().encode("cp1251"))
    assert sum(1 for _ in open_sheet(path).records()) == 500
