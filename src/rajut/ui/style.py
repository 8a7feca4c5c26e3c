"""The one style sheet: the files of `styles/` joined in the order of the cascade."""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.urls import reverse

from rajut.ui import tokens

FOLDER = Path(__file__).parent / "styles"
ORDER = ("order.css", "sizes.css", "base.css", "frame.css")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The joined style sheet and the digest that its address carries."""

    text: str
    digest: str


def sheet() -> Sheet:
    """The style sheet; read anew on every call while developing, once otherwise."""
    return _join() if settings.DEBUG else _joined()


def url() -> str:
    """Where the style sheet is; the address changes with its content."""
    return reverse("ui:style", args=[sheet().digest])


def style(request: HttpRequest, digest: str) -> HttpResponse:
    """Serve the style sheet; an old address gets the new sheet, but not for ever."""
    found = sheet()
    response = HttpResponse(found.text, content_type="text/css; charset=utf-8")
    fresh = "public, max-age=31536000, immutable" if digest == found.digest else "no-cache"
    response["Cache-Control"] = fresh
    return response


@lru_cache(maxsize=1)
def _joined() -> Sheet:
    return _join()


def _join() -> Sheet:
    files = [FOLDER / name for name in ORDER] + sorted((FOLDER / "components").glob("*.css"))
    parts = [path.read_text(encoding="utf-8") for path in files]
    text = _tight("\n".join([parts[0], tokens.sheet(), *parts[1:]]))
    text = re.sub(r"static\(([^)]+)\)", lambda found: f"url({static(found[1])})", text)
    return Sheet(text, hashlib.sha256(text.encode()).hexdigest()[:12])


def _tight(text: str) -> str:
    without = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    return re.sub(r"\s*\n\s*", "", without)
