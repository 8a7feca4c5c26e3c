"""Which room answers which address."""

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from rajut.config import views

ROOMS = (
    ("", "rajut.ui.urls"),
    ("", "rajut.frontends.desk.urls"),
    ("potensi/", "rajut.steps.identify.urls"),
    ("kolaborasi/", "rajut.steps.engage.urls"),
    ("kolaborasi/", "rajut.steps.plan.urls"),
    ("kolaborasi/", "rajut.steps.coordinate.urls"),
    ("kolaborasi/", "rajut.steps.evaluate.urls"),
    ("wilayah/", "rajut.foundation.regions.urls"),
    ("organisasi/", "rajut.foundation.people.urls"),
    ("dokumen/", "rajut.foundation.documents.urls"),
    ("publik/", "rajut.frontends.portal.urls"),
    ("api/v1/", "rajut.frontends.api.urls"),
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat", views.health, name="health"),
    path("tampilan", views.theme, name="theme"),
    path("bahasa", set_language, name="set_language"),
    path("akun/", include("allauth.urls")),
    *(path(prefix, include(room)) for prefix, room in ROOMS),
]
