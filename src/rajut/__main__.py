"""`python -m rajut` is the command `rajut`."""

from rajut.config.cli import main

main()
