"""Everything Otvet refuses to do, in one tree.

    OtvetError
    ├── ConfigError         otvet.toml cannot be used; holds every fault found
    ├── SourceError         a file or network could not be read at all
    │   └── UnknownShape    nothing recognises the file; a column mapping is needed
    ├── StoreError          the brand folder's own files are damaged or of a newer version
    │   └── Busy            another process is writing to this brand
    ├── InputError          what was typed cannot be used
    └── MissingExtra        a part of Otvet is not installed

A message says what happened, in whose data, and what to type next.
"""

from collections.abc import Sequence


class OtvetError(Exception):
    """The base of every error that Otvet raises on purpose."""


class ConfigError(OtvetError):
    """otvet.toml has faults; `faults` holds all of them, the message too."""

    def __init__(self, path: str, faults: Sequence[str]) -> None:
        self.path = path
        self.faults = tuple(faults)
        super().__init__(f"{path}:\n" + "\n".join(f"  - {fault}" for fault in self.faults))


class SourceError(OtvetError):
    """A source could not be read at all; nothing of it was taken."""


class UnknownShape(SourceError):
    """No reader recognises the file, so its columns must be mapped first."""


class StoreError(OtvetError):
    """The brand's own files are damaged, or written by a newer Otvet."""


class Busy(StoreError):
    """Another process is writing to this brand."""


class InputError(OtvetError):
    """What was typed cannot be used; the message says what can."""


class MissingExtra(OtvetError):
    """A part of Otvet is not installed; the message names the extra."""

    def __init__(self, extra: str, purpose: str) -> None:
        super().__init__(f'{purpose} needs: pip install "otvet[{extra}]"')
