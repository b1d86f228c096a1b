"""The version, read by the build and by `otvet --version`."""

__version__ = "0.1.0"
