"""The moment a request happens; an installation for rehearsals may live in another time.

`RAJUT_CLOCK=2027-04-05T09:00` makes that the moment at which the process began, so that a training can walk
through a whole year of reports in one afternoon. No real installation sets it; `rajut doctor` complains.
"""

import os
from datetime import datetime, timedelta
from functools import lru_cache

from django.utils import timezone

NAME = "RAJUT_CLOCK"


def now() -> datetime:
    """Return the present moment, shifted where a rehearsal asks for it."""
    return timezone.now() + shift(os.environ.get(NAME, ""))


@lru_cache(maxsize=1)
def shift(given: str) -> timedelta:
    """Return how far the given moment (local time) lies from now; nothing where none is given."""
    if not given:
        return timedelta(0)
    return timezone.make_aware(datetime.fromisoformat(given)) - timezone.now()
