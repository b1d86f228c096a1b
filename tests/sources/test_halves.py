"""Half an emoji in JSON: no reader gives it to the store, and none loses a row or a file by it."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sources.canary import replies, reviews, survey, telegram
from tests.sources.canary.person import CanaryFile
from tests.sources.orders.test_shops import ROW
from tests.sources.reading import door
from tests.sources.suite import MOMENT

from otvet.config import Config
from otvet.sources import halves
from otvet.sources.halves import loads, opened, whole
from otvet.sources.inbox import sniff
from otvet.store.store import RunKey, Store

HALVES = (r"\ud83d", r"\ude00", r"\ude00\ud83d", r"\uD83D\n")
_PIECES = st.sampled_from(
    [rb"\ud83d", rb"\ude00", rb"\ud83d\ude00", rb"\\", rb"\u0430", rb"\"", b"u", b"d83d", b"x" * 9]
)


@given(st.lists(_PIECES, max_size=40), st.integers(1, 30), st.sampled_from([b"", b"\xef\xbb\xbf"]))
def test_a_file_read_in_portions_is_mended_as_one_read_at_once(
    pieces: list[bytes], chunk: int, mark: bytes
) -> None:
    """A pair that two portions share must not be taken for two halves."""
    body = b'["' + b"".join(pieces) + b'"]'
    (plain,) = json.loads(body)
    assert loads(body) == [plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")]
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(halves, "_CHUNK", chunk)
        path = Path(folder) / "x.json"
        path.write_bytes(mark + body)
        with opened(path) as file:
            first = file.read()
            file.seek(0)
            assert first == file.read() == whole(body)


def _table(half: str) -> str:
    return "\n".join(
        f'{{"дата": "2026-10-0{n}", "текст отзыва": "Вкусно {half}", "автор": "A {half}"}}'
        for n in (1, 2)
    )


def _put(file: CanaryFile, words: str) -> Callable[[str], str]:
    """The canary's file with the half behind these words, wherever they stand."""
    assert words in str(file.content)
    return lambda half: str(file.content).replace(words, words + half)


def _named(files: tuple[CanaryFile, ...], name: str) -> CanaryFile:
    return next(file for file in files if file.name == name)


_ORDERS = json.dumps([{**ROW, "status": "HALF", "coupon_lines": [{"code": "HALF"}]}, ROW])
_GROUP = _named(telegram.FILES, "group.json")
_FORM = _named(survey.FILES, "typeform.json")
_REVIEW = _named(reviews.FILES, "wb.json")
_REPLY = _named(replies.FILES, "vk comments.json")
FILES: dict[str, tuple[Callable[[str], str], Config | None]] = {
    "lines.json": (_table, None),
    "list.json": (lambda half: f"[{_table(half)}]".replace("\n", ","), None),
    "telegram.json": (_put(_GROUP, "Чай остыл"), _GROUP.config),
    "account.json": (_put(_named(telegram.FILES, "account.json"), "Чай остыл"), _GROUP.config),
    "typeform.json": (_put(_FORM, "Чай остыл"), _FORM.config),
    "orders.json": (lambda half: _ORDERS.replace("HALF", half), None),
    "reviews.json": (_put(_REVIEW, "Чай остыл"), _REVIEW.config),
    "replies.json": (_put(_REPLY, "Чай остыл"), _REPLY.config),
}


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("name", FILES)
def test_no_half_reaches_the_store_and_no_row_is_lost(tmp_path: Path, name: str, half: str) -> None:
    """The same rows are taken as without the half, and all of them can be written down."""
    make, settings = FILES[name]
    through = door(settings, accept=True)
    fates = []
    for number, words in enumerate(("!", half)):
        path = tmp_path / str(number) / name
        path.parent.mkdir()
        path.write_text(make(words), "utf-8")
        reading = sniff(path).read(path, through)
        rows = list(reading.rows)
        fates.append([(bool(row.facts), row.fault, row.left_out) for row in rows])
        repr((rows, reading.completeness)).encode("utf-8")
        with Store.open(tmp_path / "brand", through.config) as store:
            key = RunKey(source="x", file=name, sha256=str(number) * 64)
            landed = store.land(key, rows, observed_at=MOMENT, completeness=reading.completeness)
        assert landed.rows_taken > 0
        told = repr([row.facts for row in rows])
        assert not any("\ud800" <= char <= "\udfff" for char in told)
        assert r"\ud" not in told
        assert ("\ufffd" in told) == (words == half)
    assert fates[0] == fates[1]
