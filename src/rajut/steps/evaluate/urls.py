"""The addresses of the fifth step."""

from django.urls import path

from rajut.steps.evaluate.views import evaluation, feedback, findings, provenance, report, submissions

app_name = "evaluate"
BASE = "<int:pk>/evaluasi/"
urlpatterns = [
    path(BASE, evaluation.evaluation, name="evaluation"),
    path(f"{BASE}buka/<int:period>/", submissions.open_report, name="open_report"),
    path(f"{BASE}laporan/<int:submission>/", submissions.submission, name="submission"),
    path(f"{BASE}laporan/<int:submission>/<str:name>", submissions.move, name="move_submission"),
    path(f"{BASE}terima-semua/", submissions.accept_all, name="accept_all"),
    path(f"{BASE}angka/<uuid:indicator>/<int:period>/", provenance.provenance, name="provenance"),
    path(f"{BASE}temuan/baru/", findings.new, name="new_finding"),
    path(f"{BASE}temuan/<int:finding>/", findings.finding, name="finding"),
    path(f"{BASE}temuan/<int:finding>/<str:name>", findings.move, name="move_finding"),
    path(f"{BASE}masukan/<int:feedback>/", feedback.feedback, name="feedback"),
    path(f"{BASE}masukan/<int:feedback>/<str:name>", feedback.move, name="move_feedback"),
    path(f"{BASE}laporan.pdf", report.report, name="report"),
]
