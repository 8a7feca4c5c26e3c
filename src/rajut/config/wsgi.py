"""The web application as the server loads it."""

import os
from multiprocessing import parent_process
from threading import Thread

from django.core.wsgi import get_wsgi_application

from rajut.config.processes import die_with
from rajut.ui.pictures import warm

server = parent_process()
die_with(server.pid if server else None)  # killed, the server must not leave us answering
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rajut.config.settings")
application = get_wsgi_application()
Thread(target=warm, name="warm", daemon=True).start()  # the first reader does not wait for the renderer
