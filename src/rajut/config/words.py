"""Words outside a page: what the commands say, and the catalogue that is extracted, checked and compiled.

`python -m rajut.config.words extract` brings the English catalogue up to date with the code,
`… check` fails while a sentence of the code has no translation. GNU gettext is not needed.
"""

import gettext
import io
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog

SRC = Path(__file__).resolve().parents[1]
LOCALES = SRC / "ui" / "locale"
ENGLISH = LOCALES / "en" / "LC_MESSAGES" / "django.po"
PLURAL, CONTEXT = (1, 2), ((1, "c"), 2)
KEYWORDS: dict[str, Any] = {
    **dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop", "say"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), PLURAL),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), CONTEXT),
}
# No dates, names or places of origin: the file changes only where a sentence does.
HEADER = r"""msgid ""
msgstr ""
"Project-Id-Version: Rajut\n"
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
HOLE = re.compile(r"%\((\w+)\)[a-z]|%[sd]")


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
    """Compile each catalogue that is younger than its compiled form."""
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    for source in LOCALES.glob("*/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        draft = target.with_suffix(f".{os.getpid()}")
        with source.open("rb") as words, draft.open("wb") as compiled:
            write_mo(compiled, read_po(words, locale="en"))
        draft.replace(target)


def marked() -> "Catalog":
    """Return every sentence that the code and the templates mark, with the files it stands in."""
    from babel.messages.catalog import Catalog

    found = Catalog(locale="en", project="Rajut", charset="utf-8", fuzzy=False)
    for path in sorted((*SRC.rglob("*.py"), *SRC.rglob("*.html"), *SRC.rglob("*.txt"))):
        if "migrations" in path.parts or path.is_relative_to(LOCALES):
            continue
        place = path.relative_to(SRC.parent).as_posix()
        for message, context in _marked_in(path):
            found.add(message, locations=[(place, 1)], context=context)
    return found


def _marked_in(path: Path) -> Iterator[tuple[Any, str | None]]:
    from babel.messages.extract import extract

    text = path.read_text()
    source = text if path.suffix == ".py" else _as_python(text)
    for _line, message, _comments, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        yield message, context


def _as_python(template: str) -> str:
    """Return a template as Django turns it into calls of gettext; indentation would mean something."""
    from django.utils.translation.template import templatize

    return "\n".join(line.lstrip() for line in templatize(template).splitlines())


def translated() -> "Catalog":
    """Return the English catalogue as it is, empty where there is none yet."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import read_po

    if not ENGLISH.exists():
        return Catalog(locale="en")
    with ENGLISH.open("rb") as source:
        return read_po(source, locale="en")


def extracted() -> bytes:
    """Return the catalogue as it should be: what is marked, with the translations there are, in one order."""
    from babel.messages.pofile import write_po

    wanted, present = marked(), translated()
    for message in wanted:
        known = present.get(message.id, message.context) if message.id else None
        if known is not None:
            message.string = known.string
    body = io.BytesIO()
    write_po(body, wanted, width=110, sort_output=True, no_location=True, omit_header=True)
    return HEADER.encode() + body.getvalue()


def write() -> None:
    """Bring the catalogue up to date."""
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    ENGLISH.write_bytes(extracted())


def faults() -> list[str]:
    """Return what the English catalogue lacks, has too much, or fills in differently."""
    wanted, present = marked(), translated()
    named = {(message.id, message.context) for message in wanted if message.id}
    found = []
    for message in wanted:
        if message.id:
            known = present.get(message.id, message.context)
            found += _faults_of(message.id, known.string if known else "")
    extra = [message.id for message in present if message.id and (message.id, message.context) not in named]
    return [*found, *(f"no longer in the code: {message!r}" for message in extra)]


def _faults_of(message: Any, string: Any) -> list[str]:
    sources = message if isinstance(message, tuple) else (message,)
    targets = string if isinstance(string, tuple) else (string,)
    if not all(targets):
        return [f"not translated: {sources[0]!r}"]
    holes = {frozenset(HOLE.findall(text)) for text in (sources[-1], targets[-1])}
    return [f"filled in differently: {sources[0]!r}"] if len(holes) > 1 else []


def main(wish: str) -> int:
    """Extract or check; return the exit code."""
    if wish == "extract":
        write()
        return 0
    found = faults() if ENGLISH.exists() else []
    for fault in found:
        print(fault)
    return 1 if found else 0


if __name__ == "__main__":
    if sys.argv[1:] not in (["extract"], ["check"]):
        sys.exit("usage: python -m rajut.config.words extract|check")
    sys.exit(main(sys.argv[1]))
