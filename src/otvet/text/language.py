"""Which language a text is in: its script first, its own letters next, a detector for the rest.

A short text says too little to a detector, so it is taken for the page's own language (`prior`)
wherever that is written in the same script. py3langid tells languages of one script apart in
longer texts; its model comes inside its package ([why](docs/decisions/0008-which-detector.md)).
"""

import re
from collections import Counter
from collections.abc import Collection
from copy import copy
from functools import cache, lru_cache
from itertools import chain

from py3langid.langid import MODEL_FILE, LanguageIdentifier

NO_WORDS = "zxx"
UNKNOWN = "und"
"""Codes of ISO 639-2 for a text without letters and for a language that nothing tells."""

LOOKED_AT = 2_000
"""Letters beyond these change nothing."""
DETECTED_AT = 200
"""The detector needs no more signs than these."""
SHORT = 30
"""Texts of fewer letters are too short for the detector."""
SURE = 0.7
"""The detector is believed against the script's first language from this probability on."""

_LETTER = re.compile(r"[^\W\d_]")
_NOISE = re.compile(r"https?://\S{1,500}|@\w{1,100}|\bRT\b")
_LATIN_WORD = re.compile("[a-z]+")
_SCRIPTS = {
    "cyrillic": "\u0400-\u052f",
    "latin": "a-zA-Z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff",
    "kana": "\u3040-\u30ff\uff66-\uff9d",
    "han": "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    "arabic": "\u0620-\u064a\u066e-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc",
    "devanagari": "\u0900-\u097f",
    "el": "\u0370-\u03ff\u1f00-\u1fff",
    "hy": "\u0531-\u0588",
    "ka": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "he": "\u0590-\u05ff",
    "th": "\u0e00-\u0e7f",
    "ko": "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af",
}
_OF_SCRIPT = {name: re.compile(f"[{signs}]") for name, signs in _SCRIPTS.items()}
_LANGUAGES = {
    "cyrillic": ("ru", "uk", "be", "bg", "sr", "mk", "kk", "ky", "tt", "uz", "tg", "mn"),
    "latin": (
        *("en", "de", "fr", "es", "it", "pt", "pl", "cs", "sk", "sl", "hr", "ro", "hu", "tr", "az"),
        *("uz", "fi", "et", "lt", "lv", "sv", "no", "da", "nl", "id", "ms", "tl", "vi", "sq"),
    ),
    "kana": ("ja",),
    "han": ("zh", "ja"),
    "arabic": ("ar", "fa", "ur"),
    "devanagari": ("hi", "mr", "ne"),
}
"""The first language of a script is taken where nothing tells more."""

LANGUAGES = frozenset(chain(*_LANGUAGES.values(), _SCRIPTS.keys() - _LANGUAGES.keys()))
"""All languages that are told apart."""

_OWN_LETTERS = {
    "uk": "іїєґ",
    "be": "іў",
    "kk": "әғқңөұүһі",
    "ky": "ңөү",
    "tt": "әөүҗңһ",
    "uz": "ўқғҳ",
    "tg": "ғӣқӯҳҷ",
    "mn": "өү",
    "sr": "ђјљњћџ",
    "mk": "ѓѕјљњќџ",
    "az": "əğış",
    "pl": "łżąęśź",
    "cs": "řěů",
    "hu": "őű",
    "de": "ß",
    "es": "ñ¿¡",
    "pt": "ãõ",
    "tr": "ğış",
    "vi": "ơưđạảấầẩậắằẳặẹẻếềểệỉịọỏốồổộớờởợụủứừửữựỳỷỹ",
    "fa": "پچژگ",
    "ur": "ٹڈڑںے",
}
"""Letters that the first language of the script does not have."""
_EVERY_OWN = re.compile(f"[{''.join(_OWN_LETTERS.values())}]")
_RUSSIAN_ALONE = re.compile("[ыэё]")
_PLAIN_CYRILLIC = ("ru", "uk", "be", "bg", "sr", "mk")
"""Languages that may do without letters of their own for a sentence or two."""
_HAS_RUSSIAN = frozenset({"ru", "be", "kk", "ky", "tt", "mn"})
"""Languages that write ы or э as Russian does; one of these in a text excludes all the others."""


def is_cyrillic(letter: str) -> bool:
    """Say whether a letter is Cyrillic."""
    return "\u0400" <= letter <= "\u052f"


def which(text: str, *, prior: str = "") -> str:
    """The language of a text in ISO 639-1; `NO_WORDS` without letters, `UNKNOWN` where nothing tells.

    Args:
        text: as it was written; links and handles are looked past.
        prior: the main language of the page or brand, for texts too short to tell.

    >>> which("Sehr freundlich, aber wir haben eine Stunde gewartet"), which("Да", prior="bg")
    ('de', 'bg')
    """
    head = _NOISE.sub(" ", text[:LOOKED_AT]).casefold()
    letters = len(_LETTER.findall(head))
    if not letters:
        return NO_WORDS
    script, share = _script(head, letters)
    if 2 * share < letters:
        return UNKNOWN
    candidates = _candidates(head, script, letters)
    if len(candidates) == 1:
        return candidates[0]
    if script != "latin":
        head = _LATIN_WORD.sub(" ", head)
    return _among(head, candidates, letters, prior)


def _script(head: str, letters: int) -> tuple[str, int]:
    """The script with the most letters; kana beside Han is Japanese, however little of it."""
    if head.isascii():
        return "latin", letters
    # Names of brands and models are Latin in a Cyrillic text; the reverse is rare.
    if 4 * len(_OF_SCRIPT["cyrillic"].findall(head)) >= letters:
        return "cyrillic", letters
    counts = {name: len(signs.findall(head)) for name, signs in _OF_SCRIPT.items()}
    if counts["kana"]:
        counts["kana"] += counts.pop("han")
    return max(counts.items(), key=lambda found: found[1])


def _candidates(head: str, script: str, letters: int) -> tuple[str, ...]:
    """The languages of the script that its letters allow, the likeliest first."""
    languages = _LANGUAGES.get(script, (script,))
    if len(languages) == 1 or head.isascii():
        return languages
    own = Counter(_EVERY_OWN.findall(head))
    if own.total() >= max(2, 0.02 * letters):
        languages = _with_letters(languages, own)
    elif script == "cyrillic":
        languages = _PLAIN_CYRILLIC
    if script == "cyrillic" and _RUSSIAN_ALONE.search(head):
        languages = tuple(one for one in languages if one in _HAS_RUSSIAN) or languages
        return ("ru",) if languages[0] == "ru" else languages
    return languages


def _with_letters(languages: Collection[str], own: Counter[str]) -> tuple[str, ...]:
    """Languages whose own letters are most of those found."""
    said = {one: sum(own[sign] for sign in _OWN_LETTERS.get(one, "")) for one in languages}
    most = max(said.values())
    return tuple(one for one in languages if said[one] == most) if most else tuple(languages)


def _among(head: str, candidates: tuple[str, ...], letters: int, prior: str) -> str:
    first = prior if prior in candidates else candidates[0]
    if letters < SHORT:
        return first
    found, sure = _detected(head[:DETECTED_AT], candidates)
    return found if sure >= SURE else first


@cache
def _all_languages() -> LanguageIdentifier:
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@lru_cache(maxsize=32)
def _detector(candidates: Collection[str]) -> LanguageIdentifier:
    """One that chooses among the candidates alone; the large tables are shared."""
    found = copy(_all_languages())
    found.set_languages(candidates)
    return found


def _detected(head: str, candidates: tuple[str, ...]) -> tuple[str, float]:
    """The likeliest candidate, and its probability among them."""
    found: tuple[str, float] = _detector(candidates).classify(head)
    return found
