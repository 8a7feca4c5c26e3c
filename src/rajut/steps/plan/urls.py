"""The addresses of the third step."""

from django.urls import path

from rajut.steps.plan.views import annex, editing, moves, plan, sharing, values

app_name = "plan"
urlpatterns = [
    path("<int:pk>/rencana/", plan.plan, name="plan"),
    path("<int:pk>/rencana/mulai/", editing.begin, name="begin"),
    path("<int:pk>/rencana/<int:version>/langkah/<str:name>", moves.move, name="move"),
    path("<int:pk>/rencana/<int:version>/perbedaan/", plan.differences, name="differences"),
    path("<int:pk>/rencana/<int:version>/nilai/", values.grid, name="grid"),
    path("<int:pk>/rencana/<int:version>/nilai/tempel/", values.paste, name="paste"),
    path("<int:pk>/rencana/<int:version>/kalender/", editing.calendar, name="calendar"),
    path("<int:pk>/rencana/<int:version>/tujuan/baru/", editing.new_node, name="new_node"),
    path("<int:pk>/rencana/<int:version>/tujuan/<int:node>/", editing.node, name="node"),
    path("<int:pk>/rencana/<int:version>/tujuan/<int:node>/naik", moves.raise_node, name="raise_node"),
    path("<int:pk>/rencana/<int:version>/tujuan/<int:node>/turun", moves.lower_node, name="lower_node"),
    path("<int:pk>/rencana/<int:version>/tujuan/<int:node>/hapus", moves.remove_node, name="remove_node"),
    path("<int:pk>/rencana/<int:version>/indikator/baru/", editing.new_indicator, name="new_indicator"),
    path("<int:pk>/rencana/<int:version>/indikator/<uuid:indicator>/", editing.indicator, name="indicator"),
    path(
        "<int:pk>/rencana/<int:version>/indikator/<uuid:indicator>/hapus",
        moves.remove_indicator,
        name="remove_indicator",
    ),
    path("<int:pk>/rencana/<int:version>/kegiatan/baru/", editing.new_activity, name="new_activity"),
    path("<int:pk>/rencana/<int:version>/kegiatan/<int:activity>/", editing.activity, name="activity"),
    path(
        "<int:pk>/rencana/<int:version>/kegiatan/<int:activity>/hapus",
        moves.remove_activity,
        name="remove_activity",
    ),
    path("<int:pk>/rencana/<int:version>/kegiatan/<int:activity>/biaya/", sharing.sharing, name="sharing"),
    path("<int:pk>/rencana/<int:version>/kegiatan/<int:activity>/biaya/isi/", sharing.costs, name="costs"),
    path(
        "<int:pk>/rencana/<int:version>/kegiatan/<int:activity>/biaya/berkas/",
        sharing.costs_file,
        name="costs_file",
    ),
    path(
        "<int:pk>/rencana/<int:version>/kegiatan/<int:activity>/biaya/potensi",
        sharing.derived,
        name="derive_costs",
    ),
    path(
        "<int:pk>/rencana/<int:version>/kegiatan/<int:activity>/biaya/ukuran/",
        sharing.measures,
        name="measures",
    ),
    path(
        "<int:pk>/rencana/<int:version>/kegiatan/<int:activity>/biaya/hapus",
        sharing.dropped,
        name="drop_sharing",
    ),
    path(
        "<int:pk>/rencana/<int:version>/kegiatan/<int:activity>/biaya/lampiran.<str:ending>",
        annex.annex,
        name="annex",
    ),
]
