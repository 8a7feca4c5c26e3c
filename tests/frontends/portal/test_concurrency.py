"""Many citizens, or one machine, speak at the same moment: each try counts once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from django.db import connections

from rajut.frontends.portal.views.network import PER_HOUR
from rajut.steps.evaluate.models import Feedback
from tests.frontends import scene
from tests.frontends.portal.test_feedback import SAID
from tests.visitor import Visitor

TRIES, THREADS = 60, 12


def test_tries_at_the_same_moment_are_all_counted(fresh_database: str, april: object) -> None:
    path = f"/publik/{scene.published().pk}/masukan/"

    def send(_number: int) -> int:
        try:
            return Visitor().post(path, SAID).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        answers = Counter(pool.map(send, range(TRIES)))

    assert answers == {302: PER_HOUR, 429: TRIES - PER_HOUR}
    assert Feedback.objects.count() == PER_HOUR
