"""axe-core finds nothing on the page: every block, both languages, wide and on a phone."""

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from tests.report import browser, demo_month, twelve

from otvet.i18n import LANGUAGES, Language
from otvet.report.page import month_page

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text("utf-8")
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
WIDTHS = (1280, 390)
INSIDE = """<script>{axe}</script>
<script>
onload = () => axe.run(document, {{runOnly: {rules}, resultTypes: ["violations"]}}).then((found) => {{
  parent.heard.push({{file: "{file}", passed: found.passes.length, violations: found.violations.map(
    (one) => [one.id, one.nodes.map((node) => node.html).slice(0, 3)])}});
}}, (error) => parent.heard.push({{file: "{file}", error: String(error)}}));
</script></body>"""
OUTER = """<!doctype html><meta charset="utf-8"><p id="said"></p>
<script>
window.heard = [];
const files = {files};
const next = () => {{
  const file = files.shift();
  if (!file) {{ document.querySelector("#said").textContent = JSON.stringify(heard); return; }}
  const frame = document.createElement("iframe");
  frame.width = {width}; frame.height = 900; frame.src = file;
  document.body.append(frame);
  const many = heard.length;
  const wait = setInterval(() => {{
    if (heard.length > many) {{ clearInterval(wait); frame.remove(); next(); }}
  }}, 50);
}};
next();
</script>"""

pytestmark = [*browser.needed, pytest.mark.slow, demo_month.GROUP]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(language: Language, width: int, tmp_path: Path) -> None:
    """WCAG 2.2 AA and best practice, run by the tool that auditors run first."""
    files = [_with_axe(name, language, tmp_path) for name in twelve.EVERY_BLOCK]
    found = _run(files, width, tmp_path)
    assert [one["file"] for one in found] == files
    assert {one["file"]: one.get("error") or one["violations"] for one in found} == {
        file: [] for file in files
    }
    assert all(one["passed"] > 20 for one in found)


def test_axe_is_really_run(tmp_path: Path) -> None:
    """A picture without words and pale letters must be found, or the tests above see nothing."""
    bad = (
        '<!doctype html><html><body><img src="data:,"><p style="color:#ccc">pale</p></body></html>'
    )
    (tmp_path / "bad.html").write_text(bad.replace("</body>", _inside("bad.html")), "utf-8")
    [found] = _run(["bad.html"], 390, tmp_path)
    rules = {rule for rule, _ in found["violations"]}
    assert {"image-alt", "color-contrast", "html-has-lang"} <= rules


def _inside(file: str) -> str:
    return INSIDE.format(axe=AXE, rules=json.dumps(RULES), file=file)


def _with_axe(name: str, language: Language, folder: Path) -> str:
    page, removed = POLICY.subn("", month_page(twelve.month(name), language))
    assert removed == 1
    file = folder / f"{name}-{language}.html"
    file.write_text(page.replace("</body>", _inside(file.name)), "utf-8")
    return file.name


def _run(files: list[str], width: int, folder: Path) -> list[dict[str, Any]]:
    outer = folder / "outer.html"
    outer.write_text(OUTER.format(files=json.dumps(files), width=width), "utf-8")
    dom = browser.dumped(outer, budget_ms=120_000)
    told = re.search(r'<p id="said">(\[.*?\])</p>', dom, re.DOTALL)
    assert told is not None, dom[:300]
    found: list[dict[str, Any]] = json.loads(unescape(told[1]))
    return found
