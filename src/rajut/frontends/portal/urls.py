"""The public's addresses."""

from django.urls import path

from rajut.frontends.portal.views import collaboration, feedback, opendata, register

app_name = "portal"
urlpatterns = [
    path("", register.home, name="home"),
    path("register.json", opendata.as_json, name="json"),
    path("<int:pk>/", collaboration.collaboration, name="collaboration"),
    path("<int:pk>/masukan/", feedback.speak, name="speak"),
    path("masukan/<str:secret>/", feedback.follow, name="follow"),
]
