"""The demonstration: real regions and really existing collaborations, invented people, example figures."""

from rajut.config.demo.loading import load
from rajut.config.demo.people import PASSWORD, SIGN_INS

__all__ = ["PASSWORD", "SIGN_INS", "load"]
