"""The page in a real browser: no sideways scrolling on a phone, no dialog, nothing too small."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.report import samples

from otvet.report.render import write_report

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--allow-file-access-from-files",
    "--virtual-time-budget=4000",
    "--dump-dom",
)
MEASURE = """<!doctype html><iframe src="{page}" width="{width}" height="900"></iframe><p id="said">
<script>
window.alert = () => document.body.append("DIALOG");
document.querySelector("iframe").onload = (event) => {{
  const inside = event.target.contentDocument, root = inside.documentElement;
  const sizes = [...inside.body.querySelectorAll("*")]
    .filter((e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim()))
    .map((e) => parseFloat(inside.defaultView.getComputedStyle(e).fontSize));
  document.querySelector("#said").textContent =
    `width ${{root.scrollWidth}} smallest ${{Math.min(...sizes)}} scripts ${{inside.scripts.length}}`;
}};
</script>"""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("name", ["october", "twelve_advantages", "long_names", "hostile"])
def test_the_page_fits_its_width(name: str, width: int, tmp_path: Path) -> None:
    """Half of the readers hold a phone; 320 px is also a desktop at 400 per cent."""
    page, _ = write_report(samples.MONTHS[name](), tmp_path, "ru")
    outer = tmp_path / "outer.html"
    outer.write_text(MEASURE.format(page=page.name, width=width), "utf-8")
    command = [str(CHROMIUM), *FLAGS, f"--user-data-dir={tmp_path / 'profile'}", outer.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    found = re.search(r"width (\d+) smallest ([\d.]+) scripts (\d+)", done.stdout)
    assert found is not None, done.stderr[-500:]
    assert int(found[1]) <= width
    assert float(found[2]) >= 13
    assert found[3] == "0"
    assert "DIALOG" not in done.stdout
