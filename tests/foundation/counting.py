"""How many questions a page asks of its own, beside those of the frame around every page."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.visitor import Visitor

FRAME_ALONE = "/organisasi/profil/"  # a form about the visitor, who is known already


def asked(client: Visitor, url: str) -> int:
    """Return the number of questions for a page, less those for the frame alone."""
    counts = []
    client.get(FRAME_ALONE)  # what the frame keeps for a while is there from now on
    for each in (FRAME_ALONE, url):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(each).status_code == 200
        counts.append(len(seen))
    return counts[1] - counts[0]
