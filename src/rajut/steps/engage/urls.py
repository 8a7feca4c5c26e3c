"""The addresses of the second step."""

from django.urls import path

from rajut.steps.engage.views import documents, feed, forum, listing, meetings, opening, overview, parties

app_name = "engage"
urlpatterns = [
    path("", listing.collaborations, name="collaborations"),
    path("baru/", opening.tracks, name="new"),
    path("baru/<slug:track>/", opening.new, name="new_in"),
    path("kalender/", feed.feed, name="feed"),
    path("kalender/baru", feed.renew, name="feed_renew"),
    path("kalender/cabut", feed.revoke, name="feed_revoke"),
    path("kalender/<str:secret>.ics", feed.calendar, name="calendar"),
    path("<int:pk>/", overview.overview, name="collaboration"),
    path("<int:pk>/langkah/<str:name>", overview.move, name="move"),
    path("<int:pk>/riwayat/", overview.history_page, name="history"),
    path("<int:pk>/pihak/tambah", parties.add, name="parties_add"),
    path("<int:pk>/pihak/<int:party>/<str:name>", parties.move, name="party_move"),
    path("<int:pk>/dokumen/", documents.listed, name="documents"),
    path("<int:pk>/dokumen/baru", documents.new, name="document_new"),
    path("<int:pk>/dokumen/<int:document>/", documents.document, name="document"),
    path("<int:pk>/dokumen/<int:document>/versi", documents.replace, name="document_replace"),
    path("<int:pk>/dokumen/<int:document>/penglihatan", documents.show, name="document_show"),
    path("<int:pk>/diskusi/", forum.topics, name="topics"),
    path("<int:pk>/diskusi/baru", forum.topic_new, name="topic_new"),
    path("<int:pk>/diskusi/<int:topic>/", forum.topic, name="topic"),
    path("<int:pk>/diskusi/pesan/<int:message>/coret", forum.strike, name="message_strike"),
    path("<int:pk>/rapat/", meetings.meetings, name="meetings"),
    path("<int:pk>/rapat/baru", meetings.new, name="meeting_new"),
    path("<int:pk>/rapat/<int:meeting>/", meetings.meeting, name="meeting"),
    path("<int:pk>/rapat/<int:meeting>/jawab", meetings.reply, name="meeting_reply"),
    path("<int:pk>/rapat/<int:meeting>/langkah/<str:name>", meetings.move, name="meeting_move"),
]
