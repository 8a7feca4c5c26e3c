"""Addresses of documents."""

from django.urls import path

from rajut.foundation.documents import views

app_name = "documents"

urlpatterns = [
    path("<int:pk>/", views.document, name="document"),
    path("<int:pk>/unduh/<int:number>/", views.download, name="download"),
]
