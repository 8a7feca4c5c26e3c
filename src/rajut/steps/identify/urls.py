"""The addresses of the first step."""

from django.urls import path

from rajut.steps.identify.views import (
    coalitions,
    declarations,
    naming,
    opportunities,
    opportunity,
    partners,
    runs,
)

app_name = "identify"
urlpatterns = [
    path("", opportunities.opportunities, name="opportunities"),
    path("cari", runs.search, name="search"),
    path("cara/", opportunity.method, name="method"),
    path("peluang/<slug:key>/", opportunity.opportunity, name="opportunity"),
    path("peluang/<slug:key>/langkah/<str:name>", opportunity.judge, name="judge"),
    path("mitra/", partners.partners, name="partners"),
    path("koalisi/", coalitions.coalitions, name="coalitions"),
    path("nama/", naming.names, name="names"),
    path("nama/pasangan/<slug:what>", naming.pair, name="name_pair"),
    path("nama/bagian/<slug:what>", naming.part, name="name_part"),
    path("nama/gabungan", naming.merge, name="name_merge"),
    path("nama/tersendiri", naming.split, name="name_split"),
    path("nama/keputusan/", naming.decisions, name="name_decisions"),
    path("nama/keputusan/<int:pk>/", naming.decision, name="name_decision"),
    path("nama/keputusan/<int:pk>/langkah/<str:name>", naming.move, name="name_decision_move"),
    path("pencarian/", runs.runs, name="runs"),
    path("pencarian/semua", runs.order, name="order"),
    path("pencarian/<int:pk>/", runs.run, name="run"),
    path("pencarian/<int:pk>/batalkan", runs.cancel, name="cancel"),
    path("pernyataan/", declarations.declarations, name="declarations"),
    path("pernyataan/baru", declarations.declare, name="declare"),
    path("pernyataan/<int:pk>/", declarations.declaration, name="declaration"),
    path("pernyataan/<int:pk>/langkah/<str:name>", declarations.move, name="declaration_move"),
]
