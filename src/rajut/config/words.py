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


def compile_words() -> None:
    """Compile each catalogue that is younger than its compiled form (gettext's own tools are not needed)."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in LOCALES.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        draft = target.with_suffix(f".{os.getpid()}")
        with source.open("rb") as words, draft.open("wb") as compiled:
            write_mo(compiled, read_po(words))
        draft.replace(target)
