"""All changes of the first step; later steps call `opened`, frontends `search`."""

from rajut.steps.identify.actions.judgement import opened
from rajut.steps.identify.actions.searching import search

__all__ = ["opened", "search"]
