"""The web application as the server loads it."""

import gc
import os
from multiprocessing import parent_process

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from rajut.config.processes import die_with

server = parent_process()
die_with(server.pid if server else None)  # killed, the server must not leave us answering
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rajut.config.settings")
application = get_wsgi_application()
rooms = get_resolver().url_patterns  # loads every room, before the first reader
gc.collect()
gc.freeze()  # what is loaded stays: looking it through for garbage made some answers wait 0.1 s
