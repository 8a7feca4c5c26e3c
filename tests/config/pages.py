"""Addresses that exist for the tests of the middleware alone, beside the real ones."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from rajut.config.urls import urlpatterns as real
from rajut.core.law.lifecycle import refuse
from rajut.foundation.documents.models import Document
from rajut.foundation.people.models import User
from rajut.foundation.people.request import Request


@csrf_exempt
def echo(request: HttpRequest) -> HttpResponse:
    """Answer, having taken nothing."""
    return HttpResponse("ok")


def _write() -> None:
    User.objects.create_user("tercatat@contoh.rajut", name="Orang Contoh")


def written(request: HttpRequest) -> HttpResponse:
    """Write and answer as asked: the status is in the query."""
    _write()
    return HttpResponse(status=int(request.GET["status"]))


def broken(request: HttpRequest) -> HttpResponse:
    """Write, then fail."""
    _write()
    raise ZeroDivisionError


def refused(request: HttpRequest) -> HttpResponse:
    """Write, then find that a rule forbids it."""
    _write()
    raise refuse("Rencana belum disepakati.")


def unsound(request: HttpRequest) -> HttpResponse:
    """Write, then find that a rule of the database is broken, without a form to say so in."""
    _write()
    raise ValidationError("Laporan untuk periode ini sudah ada.")


def seen(request: Request) -> HttpResponse:
    """List what the database shows, without asking the first fence."""
    return JsonResponse({"titles": sorted(Document.objects.values_list("title", flat=True))})


def streamed(request: Request) -> StreamingHttpResponse:
    """The same, row by row, after the view is over."""

    def rows() -> Iterator[str]:
        for title in Document.objects.order_by("title").values_list("title", flat=True).iterator():
            yield f"{title}\n"

    return StreamingHttpResponse(rows())


urlpatterns = [
    *real,
    path("uji/echo", echo),
    path("api/uji/echo", echo),
    path("uji/written", written),
    path("uji/broken", broken),
    path("api/uji/broken", broken),
    path("uji/refused", refused),
    path("api/uji/refused", refused),
    path("uji/unsound", unsound),
    path("api/uji/unsound", unsound),
    path("uji/seen", seen),
    path("uji/streamed", streamed),
]
