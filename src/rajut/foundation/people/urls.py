"""Addresses of organisations and of one's own account."""

from django.urls import path

from rajut.foundation.people.views import account, invitations, organisations

app_name = "people"

urlpatterns = [
    path("", organisations.organisations, name="organisations"),
    path("<int:pk>/", organisations.organisation, name="organisation"),
    path("<int:pk>/undang/", organisations.invite, name="invite"),
    path("<int:pk>/perangkat/", organisations.add_department, name="add_department"),
    path("<int:pk>/mitra/", organisations.add_partner, name="add_partner"),
    path("<int:pk>/nama/", organisations.rename, name="rename"),
    path("undangan/<int:pk>/cabut/", organisations.revoke, name="revoke"),
    path("undangan/<str:secret>/", invitations.invitation, name="invitation"),
    path("jabatan/", account.posts, name="posts"),
    path("jabatan/<int:pk>/pakai/", account.use_post, name="use_post"),
    path("jabatan/<int:pk>/akhiri/", organisations.end_post, name="end_post"),
    path("tanpa-jabatan/", account.no_post, name="no_post"),
    path("profil/", account.profile, name="profile"),
    path("kunci/", account.tokens, name="tokens"),
    path("kunci/<int:pk>/cabut/", account.withdraw_token, name="withdraw_token"),
]
