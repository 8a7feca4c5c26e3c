"""One effect however often a program repeats its request: the second time the first answer is given again.

A request with the header `Idempotency-Key` first writes its key. Whoever comes second waits at the unique
constraint until the first has committed, and then reads its answer; where the first failed, nothing of it
is there and the second begins anew.
"""

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from ninja.errors import ValidationError

from rajut.core.words import say
from rajut.foundation.people.request import Request
from rajut.frontends.api.models import IdempotencyKey
from rajut.frontends.api.refusing import refusal
from rajut.ui.api.problems import FieldProblem

HEADER = "Idempotency-Key"
KEPT = timedelta(hours=24)
OTHER = say("Kunci idempotensi ini sudah dipakai untuk permintaan yang lain.")
_SHAPE = re.compile(r"[\x21-\x7e]{1,100}")
_CLAIMED = "_idempotency_key"


def once(view: Callable[..., Any]) -> Callable[..., Any]:
    """Answer a repeated request with what was answered before; runs after the door and the fields."""

    @wraps(view)
    def answered(request: Request, **given: Any) -> Any:
        key = request.headers.get(HEADER)
        if key is None or request.method != "POST":
            return view(request, **given)
        if not _SHAPE.fullmatch(key):
            raise ValidationError([{"loc": ("header", HEADER), "type": "string_pattern_mismatch"}])
        before = _claim(request, key)
        return view(request, **given) if before is None else _again(request, before)

    return answered


def remembering(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep the answer of a request that claimed a key."""

    @wraps(run)
    def kept(request: Request, **path: Any) -> HttpResponse:
        response = run(request, **path)
        claimed: IdempotencyKey | None = getattr(request, _CLAIMED, None)
        if claimed is not None and response.status_code < 400:
            claimed.status, claimed.body = response.status_code, response.content.decode()
            claimed.save(update_fields=["status", "body"])
        return response

    return kept


def _claim(request: Request, key: str) -> IdempotencyKey | None:
    """Write the key for this request, or return the row of the request that had it first."""
    post_id = request.actor.post_id or 0  # the door lets nobody in without a post
    own = IdempotencyKey.objects.filter(post_id=post_id)
    own.filter(at__lt=request.at - KEPT).delete()
    claimed = IdempotencyKey(post_id=post_id, key=key, fingerprint=_fingerprint(request), at=request.at)
    try:
        with transaction.atomic():
            claimed.save(force_insert=True)
    except IntegrityError:
        return own.get(key=key)
    setattr(request, _CLAIMED, claimed)
    return None


def _again(request: Request, before: IdempotencyKey) -> HttpResponse:
    """Return the first answer, if it answered the same request."""
    if before.fingerprint != _fingerprint(request):
        return refusal(422, _(OTHER), errors=[FieldProblem(field=HEADER, detail=_(OTHER))])
    response = HttpResponse(before.body, status=before.status or 200, content_type="application/json")
    response.headers["Idempotent-Replayed"] = "true"
    return response


def _fingerprint(request: Request) -> str:
    """Return what makes two requests the same: the address with its query, and the body byte for byte."""
    told = request.get_full_path().encode() + b"\n" + request.body
    return hashlib.sha256(told).hexdigest()
