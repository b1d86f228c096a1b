from tests.sources.quirks.files import BYTES, DELIMITER, LINES
from tests.sources.quirks.figures import NUMBERS
CASES = (*BYTES, *LINES, *DELIMITER, *NUMBERS)
QUIRKS = {}
BELONGS_TO = {}
