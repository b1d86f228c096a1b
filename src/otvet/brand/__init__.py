"""The facade that the command line, a notebook and the web app use: a folder is a brand."""

from otvet.brand.brand import Brand
from otvet.brand.collecting import Collected, LeftOut
from otvet.brand.key import make_key
from otvet.brand.months import ClosedMonth, parse_month

__all__ = ["Brand", "ClosedMonth", "Collected", "LeftOut", "make_key", "parse_month"]
