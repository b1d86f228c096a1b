from tests.sources.quirks.files import BYTES, DELIMITER, LINES
from tests.sources.quirks.figures import NUMBERS
from tests.sources.quirks.days import DATES, ZONES
from tests.sources.quirks.sheets import HEADERS
CASES = (*BYTES, *LINES, *DELIMITER, *NUMBERS, *DATES, *ZONES, *HEADERS)
QUIRKS: dict[int, tuple[str, ...]] = {}
BELONGS_TO: dict[str, str] = {}
