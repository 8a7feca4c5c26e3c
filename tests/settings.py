"""The settings of a test session: a home and a database server of its own, thrown away afterwards."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote

from rajut.config.database import APP, OWNER
from rajut.config.postgres import Cluster

if "RAJUT_TEST_HOME" not in os.environ:  # the session's first process; xdist's workers inherit it
    os.environ["RAJUT_TEST_HOME"] = tempfile.mkdtemp(prefix="rajut-test-")
    atexit.register(shutil.rmtree, os.environ["RAJUT_TEST_HOME"], ignore_errors=True)
TEST_HOME = Path(os.environ["RAJUT_TEST_HOME"])
(TEST_HOME / "static").mkdir(exist_ok=True)  # whitenoise looks for it
TEST_CLUSTER = Cluster(
    TEST_HOME / "postgres",
    {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "max_connections": "300"},
)
TEST_DATABASE = f"rajut_{os.environ.get('PYTEST_XDIST_WORKER', 'only')}"
SYSTEM_KEYS = quote(
    "-c rajut.keys={system}", safe=""
)  # tests see all; what a request sees, its actor decides

for name in ("RAJUT_DATABASE_URL", "RAJUT_OWNER_DATABASE_URL", "RAJUT_LANG", "RAJUT_DEBUG", "RAJUT_DEMO"):
    os.environ.pop(name, None)
os.environ |= {
    "RAJUT_HOME": str(TEST_HOME),
    "RAJUT_POOL": "0",
    "RAJUT_SECRET_KEY": "only for tests " * 4,
    "RAJUT_APP_URL": f"{TEST_CLUSTER.url(TEST_DATABASE, APP)}&options={SYSTEM_KEYS}",
    "RAJUT_OWNER_URL": TEST_CLUSTER.url(TEST_DATABASE, OWNER),
    "RAJUT_HOSTS": "localhost,127.0.0.1,testserver",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright keeps an event loop in the thread of the test
}

from rajut.config.settings import *  # noqa: E402, F403  # after the environment it reads

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # noqa: F405  # a name of the line above
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
