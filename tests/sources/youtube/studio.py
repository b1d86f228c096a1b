"""Small exports of YouTube Studio for the tests: tables, zips, and a brand with a channel."""

import zipfile
from pathlib import Path

from tests.sources.reading import config, door

from otvet.facts import Row
from otvet.sources.base import Door

PAGE = "youtube:UCteahouse"

VIDEOS_EN = (
    "Content,Video title,Video publish time,Duration,Views,Watch time (hours),Subscribers,Impressions\n"
    "Total,,,,1500,2.5,7,9000\n"
    'AbCdEfGhIj1,How we roast,"Oct 2, 2026",61,1000,1.5,5,6000\n'
    ' -bCdEfGhIj2,Answers,"Sep 3, 2025",0:11:34,400,0.75,2,2000\n'
)
VIDEOS_RU = (
    "Контент,Название видео,Время публикации видео,Продолжительность,Просмотры,"
    "Время просмотра (часы),Подписчики,Показы значков видео\n"
    'Итоговое значение,,,,1500,"2,5",7,9000\n'
    'AbCdEfGhIj1,How we roast,"2 окт. 2026 г.",61,1000,"1,5",5,6000\n'
    ' -bCdEfGhIj2,Answers,"3 сент. 2025 г.",0:11:34,400,"0,75",2,2000\n'
)
DAYS_EN = "Date,Views\n2026-10-01,500\n2026-10-02,600\n2026-10-03,400\n"
DAYS_RU = "Дата,Просмотры\n2026-10-01,500\n2026-10-02,600\n2026-10-03,400\n"


def brand(*refs: str, **titles: str) -> Door:
    """The door of a brand with these channels, or with one."""
    pages = [{"ref": ref} for ref in refs or (PAGE,)]
    pages += [{"ref": f"youtube:{native}", "title": title} for native, title in titles.items()]
    return door(config(pages=pages))


def save_zip(path: Path, tables: dict[str, str]) -> Path:
    """A zip with these tables in UTF-8 with its mark, as Studio writes them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, words in tables.items():
            archive.writestr(name, words.encode("utf-8-sig"))
    return path


def fates(found: list[Row]) -> tuple[int, int, int]:
    """How many rows were taken, had a fault, were left out."""
    taken = sum(bool(row.facts) for row in found)
    faults = sum(row.fault is not None for row in found)
    return taken, faults, sum(bool(row.left_out) for row in found)
