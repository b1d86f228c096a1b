"""The shared suite over readers that stand: what it promises of new ones it must find in old ones."""

import importlib
import json
import re

import pytest
from tests.sources.canary.person import CanaryFile, traces
from tests.sources.reading import config
from tests.sources.suite import CUTS, Sample, SourceSuite

from otvet.sources.base import Reader
from otvet.sources.hand.read import HAND
from otvet.sources.inbox import READERS
from otvet.sources.meta.read import META
from otvet.sources.telegram.read import TELEGRAM
from otvet.sources.tiktok.read import TIKTOK
from otvet.sources.youtube.read import YOUTUBE


class TestTelegram(SourceSuite):
    sample = Sample(
        reader=TELEGRAM,
        file="result.json",
        body=json.dumps(
            {
                "name": "Чай",
                "type": "public_supergroup",
                "id": 20001,
                "messages": [
                    {
                        "id": number,
                        "type": "message",
                        "date": "2026-10-01T10:00:00",
                        "date_unixtime": "1790838000",
                        "from": "Анна Каренина",
                        "from_id": "user1234567",
                        "text": "Звоните +7 912 345-67-89, @karenina",
                        "text_entities": [],
                    }
                    for number in (1, 2)
                ],
            },
            ensure_ascii=False,
        ).encode(),
        people=("Анна Каренина", "user1234567", "345-67-89", "@karenina"),
    )


class TestTikTok(SourceSuite):
    sample = Sample(
        reader=TIKTOK,
        file="Content.csv",
        body=(
            b"Video title,Video link,Post time,Total likes,Total comments,Total shares,Total views\n"
            b"Tea with Anna @anna_k,https://www.tiktok.com/@teahouse_secret/video/7300000000000000001"
            b",October 1,5,1,0,100\n"
            b",https://www.tiktok.com/@teahouse_secret/video/7300000000000000002,October 2,x,1,0,1\n"
        ),
        people=("@anna_k", "teahouse_secret"),
        config=config(pages=[{"ref": "tiktok:tea"}]),
    )


class TestYouTube(SourceSuite):
    sample = Sample(
        reader=YOUTUBE,
        file="Chart data.csv",
        body=b"Date,Views,Watch time (hours)\n2026-10-01,10,0.5\n2026-10-02,x,0.5\n2026-10-03,9,1\n",
        people=(),
        config=config(pages=[{"ref": "youtube:UC1"}]),
    )


class TestMeta(SourceSuite):
    sample = Sample(
        reader=META,
        file="Views.csv",
        body=(
            b'"sep=,"\n"Views"\n"Date","Primary"\n"2026-10-01T00:00:00","5"\n'
            b'"2026-10-02T00:00:00","x"\n'
        ),
        people=(),
        config=config(pages=[{"ref": "instagram:tea"}]),
    )


class TestHand(SourceSuite):
    sample = Sample(
        reader=HAND,
        file="hand.json",
        body=json.dumps(
            {
                "otvet_hand_version": 1,
                "kind": "metric",
                "page": "vk:tea",
                "metric": "followers",
                "day": "2026-10-31",
                "value": 5,
            }
        ).encode(),
        people=(),
        config=config(pages=[{"ref": "vk:tea"}]),
    )


def _suite_of(reader: Reader, file: CanaryFile, *, cuts: int) -> type[SourceSuite]:
    """The suite over a file with the canary in it."""
    sample = Sample(
        reader=reader,
        file=file.name,
        body=file.data,
        people=tuple(traces(file.data.decode("utf-8", "ignore"))),
        config=file.config,
        accept=file.accept,
        cuts=cuts,
    )
    return type(_called(reader, file), (SourceSuite,), {"sample": sample})


def _called(reader: Reader, file: CanaryFile) -> str:
    return "Test" + "".join(
        part.capitalize() for part in re.split(r"\W+|_", f"{reader.name} {file.name}")
    )


def _suites() -> dict[str, type[SourceSuite]]:
    """One for every file of every reader's canaries; the first of a reader is damaged most."""
    found = {}
    for reader in READERS:
        files = importlib.import_module(f"tests.sources.canary.{reader.name}").FILES
        for number, file in enumerate(files):
            cuts = CUTS // 2 if number == 0 else CUTS // 6
            found[_called(reader, file)] = _suite_of(reader, file, cuts=cuts)
    return found


SUITES = _suites()
globals().update(SUITES)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.name))
def test_every_reader_goes_through_the_suite(reader: Reader) -> None:
    """Whoever adds a reader gives it canaries, and with them this suite."""
    assert any(suite.sample.reader is reader for suite in SUITES.values())
