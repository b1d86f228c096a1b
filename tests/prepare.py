"""Set up what this machine lets us: Debian's Chromium, the reader of PDFs, Java, the standard model.

Never fails: what could not be set up is skipped by the tests that need it, with the reason.
"""

import os
import shutil
import subprocess

NEEDED = {"chromium": "chromium", "pdftotext": "poppler-utils", "java": "default-jre-headless"}


def missing() -> list[str]:
    """Debian packages whose program is not on PATH."""
    return [package for program, package in NEEDED.items() if shutil.which(program) is None]


def main() -> None:
    """Everything that is not here yet; it stays for the next time."""
    install_programs()
    fetch_model()


def fetch_model() -> None:
    """Do as `otvet models get standard` does, into the same cache."""
    from otvet.brand import Brand
    from otvet.errors import OtvetError

    try:
        Brand.get_model("standard")
    except (OtvetError, OSError) as error:
        print(f"not fetched: {error}; tests that need it are skipped")


def install_programs() -> None:
    """Install them where we are root on a Debian; otherwise say what the tests will skip."""
    packages = missing()
    if not packages:
        return
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        print(f"not installed: {', '.join(packages)}; tests that need them are skipped")
        return
    quiet = {"check": False, "stdout": subprocess.DEVNULL, "env": _quiet_environment()}
    subprocess.run(["apt-get", "update", "-qq"], **quiet)  # type: ignore[call-overload]
    subprocess.run(["apt-get", "install", "-y", "-qq", *packages], **quiet)  # type: ignore[call-overload]


def _quiet_environment() -> dict[str, str]:
    return os.environ | {"DEBIAN_FRONTEND": "noninteractive"}


if __name__ == "__main__":
    main()
