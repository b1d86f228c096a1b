"""Every quirk that exports are known to have, line by line, and the cases that stand for it."""

from tests.sources.quirks.again import EXPORTS, SAMPLING
from tests.sources.quirks.days import DATES, ZONES
from tests.sources.quirks.figures import NUMBERS
from tests.sources.quirks.files import BYTES, DELIMITER, LINES
from tests.sources.quirks.people import IDENTITY, TEXT
from tests.sources.quirks.sheets import HEADERS

CASES = (
    *(*BYTES, *LINES, *DELIMITER, *NUMBERS, *DATES, *ZONES),
    *(*HEADERS, *TEXT, *IDENTITY, *EXPORTS, *SAMPLING),
)

QUIRKS: dict[int, tuple[str, ...]] = {
    1: (
        *("UTF-8 BOM", "UTF-16LE BOM of Meta", "UTF-16LE BOM of Google Play"),
        *("UTF-16LE BOM of Excel's Unicode text", "cp1251", "cp866", "mojibake"),
        *("order: a BOM", "order: strict UTF-8", "order: cp1251", "order: asked"),
    ),
    2: (
        *("sep=,", "sep=;", "CR-only", "CRLF inside quoted text", "NUL bytes"),
        *("trailing delimiter = phantom column", "comment head #", "several tables in one file"),
        "last line cut",
    ),
    3: (
        *("semicolon", "comma", "TAB", "bar", "decimal comma together with ;"),
        *("quoted everything", "quotes doubled", "unescaped quotes"),
    ),
    4: (
        *("space in thousands", "NBSP U+00A0", "thin space U+2009", "narrow NBSP U+202F"),
        *("12,400 in", "12,4 is", "12,400 beside", "12,400 alone", "1,2K", "1.2M", "1,2 тыс."),
        *("3 млн", "rounded precision", "U+2212 minus", "−0,0", "18,3 %", "0,183", "— is", "- is"),
        *("н/д", "n/a", "undefined", "null", "<1", "negative counts stay", "negative counts of"),
        *("negative counts are clamped", "(5) accounting", "currency 1 250 ₽", "currency руб."),
    ),
    5: (
        *("dd.mm.yyyy", "dd-mm-yyyy", "m/d/yy", "MM/DD/YYYY HH:MM", "Aug 28, 2025"),
        *("28 авг. 2025 г.", "август 2024", "December 31", "Excel serials of the 1900"),
        *("Excel serials of the 1904", "epoch seconds", "epoch milliseconds", "20261001"),
        *("2026/10/01 10:14:06 PM GMT+3", "naive local time", "order: a value above 12"),
        *("order: otherwise by the locale", "order: otherwise asked", "order: monotonicity"),
    ),
    6: (
        *("VK = Moscow", "WB = Moscow", "YouTube = Pacific", "Meta = Pacific", "Telegram stats"),
        *("TikTok = UTC", "GA4", "Metrica", "Shopify", "Forms = the property's zone"),
        *("TG Desktop = the PC's clock", "TG Desktop = the PC's zone", "a table's zone"),
    ),
    7: (
        *("localised: Russian", "localised: English", "localised: Ukrainian", "localised: German"),
        *("trailing spaces", "duplicates", "two-row", "merged cells", "title rows above"),
        *("totals row at the top", "totals row at the bottom", "units in header: (sec)"),
        *("units in header: , %", "hidden sheets", "charts sheet", "formulas without cached"),
        *(".xls that is HTML", ".xls that is CSV", "XLSX with wrong dimension tag"),
        *("numbers stored as text", "ids turned to 1,80E+16"),
    ),
    8: (
        *("emoji ZWJ sequences", "skin tones", "variation selectors", "RTL", "bidi controls"),
        *("zero-width space", "combining marks", "homoglyphs", "HTML: textDisplay"),
        *("HTML: Mastodon", "VK [id1|Name]", "BBCode", "CSV injection"),
    ),
    9: (
        *("deleted users: VK", "deleted users: Telegram", "deleted users: reddit"),
        *("deleted comments", "anonymous admins", "channel authors", "the brand's own replies"),
        *("reposted text counted once", "forwarded text", "author renames", "username re-used"),
        *("group migrated to supergroup", "page merge"),
    ),
    10: (
        *("overlapping files", "edits", "deletions: absence in a partial", "counters that grow"),
        *("restated daily metrics: the newest", "restated daily metrics: older", "ids > 2^53"),
        "the same post in two sources",
    ),
    11: (
        *("GA4 thresholding", "Metrica sampled", "top-500 rows of Studio", "600 reviews of Yandex"),
        *("1000 of VK search", "300 posts of getPostReach"),
    ),
}
"""Each of them is how some case of its line begins, or belongs to a reader's own tests."""

BELONGS_TO: dict[str, str] = {
    "VK = Moscow": "tests/sources/replies/test_vk.py",
    "WB = Moscow": "tests/sources/orders",
    "Telegram stats": "tests/sources/replies/test_telegram.py",
    "GA4": "tests/sources/site/test_site.py",
    "Metrica": "tests/sources/site/test_site.py",
    "Shopify": "tests/sources/orders",
    "deleted users: VK": "tests/sources/replies/test_vk.py",
    "deleted comments": "tests/sources/replies/test_vk.py",
    "GA4 thresholding": "tests/sources/site/test_site.py",
    "Metrica sampled": "tests/sources/site/test_site.py",
    "600 reviews of Yandex": "tests/sources/reviews",
    "1000 of VK search": "tests/sources/replies/test_vk.py",
    "300 posts of getPostReach": "tests/sources/replies/test_vk.py",
}
"""Quirks that one reader alone meets, and the tests that hold them."""
