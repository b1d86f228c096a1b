"""A canary: somebody who stands wherever a source names people, and must be found nowhere else.

A reader's file `tests/sources/canary/<reader>.py` lists as FILES what such exports look like. It
puts the canary into the columns that really hold people, and into the words that people write.
Left out of the words is what nothing masks: names inside sentences, bare IP addresses, streets.
The brand's own account is no canary: an error tells its owner which ref to put into otvet.toml.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import openpyxl
from tests.sources.reading import config as a_brand

from otvet.config import Config

NAME, FIRST, LAST = "Канарейкина Зоя", "Зоя", "Канарейкина"
PHONE, BARE_PHONE = "+7 900 765-43-21", "79007654321"
EMAIL = "canary@example.org"
HANDLE = "@zoya_canary"
IP = "203.0.113.77"
LINK = "https://vk.com/zoya_canary"
WORDS = f"Чай остыл, ответьте мне: {HANDLE}, {PHONE}, {EMAIL} или {LINK}"
"""What a person may write, with every address of theirs in it."""

_ADDRESSES = (NAME, PHONE, EMAIL, HANDLE, IP, LINK)
_TRACES = (LAST, FIRST, "765-43-21", "9007654321", "canary@", "zoya_canary", IP)


def traces(words: str) -> list[str]:
    """What of the canary stands in the words, in any case of letters."""
    plain = words.casefold()
    return [trace for trace in _TRACES if trace.casefold() in plain]


@dataclass(frozen=True, slots=True, kw_only=True)
class CanaryFile:
    """An export with the canary in it.

    `content` is text, or bytes such as those of a zip. `spoil` names words of the content (dates,
    numbers) in whose place a damaged file has the canary. `wrong` is a brand that the file does
    not fit; `accept` takes a table by its guessed columns.
    """

    name: str
    content: str | bytes
    config: Config = field(default_factory=a_brand)
    wrong: Config = field(default_factory=a_brand)
    spoil: tuple[str, ...] = ()
    accept: bool = False
    encoding: str = "utf-8"

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        is_text = isinstance(self.content, str)
        return str(self.content).encode(self.encoding) if is_text else bytes(self.content)  # type: ignore[arg-type]

    def damaged(self) -> list[bytes]:
        """The file cut off, without its first line, and with the canary where figures belong."""
        whole = self.data
        found = [whole[: len(whole) * part // 8] for part in range(1, 8)]
        if isinstance(self.content, str):
            found.append(self.content.partition("\n")[2].encode(self.encoding))
            for words in self.spoil:
                assert words in self.content, f"{self.name} has no {words} to spoil"
                spoilt = (self.content.replace(words, put) for put in _ADDRESSES)
                found.extend(content.encode(self.encoding) for content in spoilt)
        return [data for data in found if data.strip()]


def workbook(rows: Sequence[Sequence[object]]) -> bytes:
    """An XLSX with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(out := io.BytesIO())
    return out.getvalue()
