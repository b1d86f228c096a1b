"""A TOML file changed in one place: comments and all else stay as they were."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from otvet.errors import ConfigError


def rewrite(path: Path, change: Callable[[str], str], *, check: Callable[[Path], object]) -> None:
    """Change a file's text; where `check` finds a fault in it, the file is left as it was."""
    before = path.read_text("utf-8")
    path.write_text(change(before), "utf-8")
    try:
        check(path)
    except ConfigError:
        path.write_text(before, "utf-8")
        raise


def with_part(text: str, part: str, values: Mapping[str, str | list[str] | date]) -> str:
    """The text with the part after the last one of its kind, else before its example, else last."""
    import tomlkit

    document = tomlkit.parse(text)
    if part in document and not isinstance(document[part], tomlkit.items.AoT):
        document[part].append({**values})
        return tomlkit.dumps(document)
    written = [f"{name} = {tomlkit.item(value).as_string()}" for name, value in values.items()]
    lines, block = text.splitlines(), [f"[[{part}]]", *written]
    starts = [n for n, line in enumerate(lines) if line.strip() == f"[[{part}]]"]
    example = [n for n, line in enumerate(lines) if line.strip() == f"# [[{part}]]"]
    if starts:
        end = _end_of_block(lines, starts[-1])
        lines[end:end] = ["", *block]
    elif example:
        lines[example[0] : example[0]] = [*block, ""]
    else:
        lines += ["", *block]
    return "\n".join(lines) + "\n"


def _end_of_block(lines: Sequence[str], start: int) -> int:
    """The line after the last setting of the section that starts here."""
    end = start + 1
    for n, line in enumerate(lines[start + 1 :], start + 1):
        if line.startswith("["):
            break
        if line.strip() and not line.lstrip().startswith("#"):
            end = n + 1
    return end
