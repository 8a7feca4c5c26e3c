"""Example holdings of the regions around Yogyakarta, so that each of the five finders has something to find.

Governments, accounts and places are real. Every amount, also what last year's tablets came to, is invented
and says so in its source ("data contoh"). They come in by the importer that people use.
"""

from datetime import datetime
from pathlib import Path

from rajut.config.demo import people
from rajut.core.law.authority import Rank
from rajut.foundation.regions import actions
from rajut.foundation.regions.holdings import EXAMPLE
from rajut.foundation.regions.importing.known import Options

FILES = {
    "packages": "packages.csv",
    "services": "sampah.csv",
    "staff": "staff.csv",
    "applications": "applications.csv",
    "facilities": "facilities.csv",
}


def load(*, at: datetime) -> None:
    """Check and apply the five files in the name of the ministry."""
    ministry = people.partner("ministry", "Kementerian Dalam Negeri")
    supervisor = people.actor(ministry, Rank.SUPERVISOR, administers=True)
    for kind, name in FILES.items():
        checked = actions.check(Path(__file__).with_name(name), kind=kind, options=Options(source=EXAMPLE))
        actions.apply(checked, actor=supervisor, at=at)
