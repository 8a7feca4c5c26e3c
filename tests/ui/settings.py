"""The floor that draws, alone: enough to look at the gallery without the rest of the house."""

from rajut.config.settings import *  # noqa: F403  settings are made to be taken whole
from rajut.config.settings import TEMPLATES

DEBUG = True
ALLOWED_HOSTS = ["*"]
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django.contrib.messages",
    "django_htmx",
    "lucide",
    "django.forms",
    "rajut.ui",
]
MIDDLEWARE = [
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]
ROOT_URLCONF = "tests.ui.urls"
AUTHENTICATION_BACKENDS: list[str] = []
DATABASES: dict[str, object] = {}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
TEMPLATES[0]["OPTIONS"]["context_processors"] = ["django.template.context_processors.request"]
TEMPLATES[0]["OPTIONS"]["loaders"] = [
    (
        "template_partials.loader.Loader",
        ["django.template.loaders.filesystem.Loader", "django.template.loaders.app_directories.Loader"],
    )
]
