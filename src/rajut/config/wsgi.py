"""The web application as the server loads it."""

import os
from multiprocessing import parent_process

from django.core.wsgi import get_wsgi_application

from rajut.config.processes import die_with

server = parent_process()
die_with(server.pid if server else None)  # killed, the server must not leave us answering
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rajut.config.settings")
application = get_wsgi_application()
