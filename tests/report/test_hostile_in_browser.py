"""Attacks in a real browser: no dialog, no script, no request to anybody, whatever was written.

Pages are opened twice: as they are sent, and without their security policy, so that escaping
alone must hold.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.report import browser
from tests.report.hostile import ATTACKS, HOST, attacked

from otvet.report import charts, short
from otvet.report.notebook import month_html
from otvet.report.page import month_page

pytestmark = browser.needed

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
WATCH = """<script data-ours>
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = () => parent.heard.push(`${name} in ${location.pathname.split("/").pop()}`);
</script>"""
OUTER = """<!doctype html><meta charset="utf-8"><p id="said"></p>
<script>
window.heard = [];
const files = FILES;
const poke = (inside) => {
  for (const one of inside.querySelectorAll("*")) {
    one.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
    if (one.focus) one.focus();
    if (one.localName === "script" && !one.hasAttribute("data-ours")) heard.push("a script");
  }
};
for (const file of files) {
  const frame = document.createElement("iframe");
  frame.onload = () => { poke(frame.contentDocument); heard.push(`opened ${file}`); };
  frame.src = file;
  document.body.append(frame);
}
const say = () => { document.querySelector("#said").textContent = JSON.stringify(heard); };
const wait = () => {
  say();
  const opened = heard.filter((one) => one.startsWith("opened")).length;
  setTimeout(opened < files.length ? wait : say, opened < files.length ? 4 : 9000);
};
wait();
</script>"""
PATIENCE_MS = 200_000
"""Virtual time leaps where nobody waits: counting in small steps gives slow machines their time."""
CONTROL = f'<!doctype html>{WATCH}<img src="http://control.{HOST}/x" onerror="alert(1)">'
CONTROL += '<p onmouseover="prompt(1)">x</p><script>confirm(1)</script>'


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of the files: those opened, what else was said, hosts that were asked for."""

    opened: int
    said: list[str]
    hosts: set[str]


def _seen(folder: Path, files: list[str]) -> Seen:
    outer, log = folder / "outer.html", folder / "requests.json"
    outer.write_text(OUTER.replace("FILES", json.dumps(files)), "utf-8")
    dom = browser.dumped(outer, budget_ms=PATIENCE_MS, log=log)
    told = re.search(r'<p id="said">(\[.*?\])</p>', dom)
    assert told is not None, dom[:300]
    said: list[str] = json.loads(told[1])
    hosts = set(re.findall(rf"([a-z0-9]+)\.{re.escape(HOST)}", log.read_text("utf-8", "replace")))
    left = [one for one in said if not one.startswith("opened")]
    return Seen(len(said) - len(left), left, hosts)


def _page(text: str) -> str:
    return month_page(attacked(text), "ru")


def _bare(text: str) -> str:
    """The page without its policy and with a watcher in its head."""
    page, removed = POLICY.subn(lambda _: WATCH, _page(text))
    assert removed == 1
    return page


def _notebook(text: str) -> str:
    return f"<!doctype html>{WATCH}<body>{month_html(attacked(text))}"


def _drawings(text: str) -> str:
    drawn = charts.all_of(short.shown(attacked(text)), "ru")
    return f"<!doctype html>{WATCH}<body>{''.join(str(drawing) for _, drawing in drawn)}"


KINDS = {"page": _page, "bare": _bare, "notebook": _notebook, "drawings": _drawings}


@pytest.mark.parametrize("kind", KINDS)
def test_no_attack_runs_or_asks_for_anything(kind: str, tmp_path: Path) -> None:
    files = list(_written(kind, tmp_path))
    found = _seen(tmp_path, files)
    assert found == Seen(len(files), [], set())


def _written(kind: str, folder: Path) -> Iterator[str]:
    for name, text in ATTACKS.items():
        file = folder / f"{kind}-{name}.html"
        file.write_text(KINDS[kind](text), "utf-8")
        yield file.name


def test_a_drawing_opened_by_itself_runs_nothing(tmp_path: Path) -> None:
    """As a file of its own an SVG may run scripts, unlike one inside an <img>."""
    files = []
    for name, text in ATTACKS.items():
        for place, (_, drawing) in enumerate(charts.all_of(short.shown(attacked(text)), "ru")):
            file = tmp_path / f"{name}-{place}.svg"
            file.write_text(charts.standalone(drawing, width=640), "utf-8")
            files.append(file.name)
    found = _seen(tmp_path, files)
    assert found == Seen(len(files), [], set())


def test_the_watch_sees_an_attack_that_works(tmp_path: Path) -> None:
    """Without this the tests above could pass by seeing nothing."""
    (tmp_path / "control.html").write_text(CONTROL, "utf-8")
    found = _seen(tmp_path, ["control.html"])
    ways = [f"{name} in control.html" for name in ("confirm", "alert", "prompt")]
    assert found.hosts == {"control"}
    assert sorted(found.said) == sorted([*ways, "a script"])
