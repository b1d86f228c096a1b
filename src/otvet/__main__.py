"""`python -m otvet` is `otvet`."""

from otvet.cli import main

main()
