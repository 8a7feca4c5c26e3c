"""The web application as the server loads it."""

from django.core.wsgi import get_wsgi_application

from rajut.config.processes import die_with_parent

die_with_parent()  # a killed server process must not leave its workers answering
application = get_wsgi_application()
