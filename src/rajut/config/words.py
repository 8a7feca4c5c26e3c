"""Words outside a page: what the commands say."""

import gettext
import os
from functools import cache
from pathlib import Path

LOCALES = Path(__file__).resolve().parents[1] / "ui" / "locale"


@cache
def _catalogue() -> gettext.NullTranslations:
    """Return the English catalogue where the environment asks for English; Indonesian needs none."""
    wanted = os.environ.get("RAJUT_LANG") or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    if not wanted.startswith("en"):
        return gettext.NullTranslations()
    return gettext.translation("django", LOCALES, languages=["en"], fallback=True)


def tell(sentence: str, **words: object) -> str:
    """Return a marked sentence in the language of the environment, filled with `words`."""
    found = _catalogue().gettext(sentence)
    return found % words if words else found
