"""Many people, or one attacker, try to sign in at the same moment."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connections, transaction
from django.test import override_settings

from rajut.foundation.people import tries
from rajut.foundation.people.models import Tries, User
from tests import cast
from tests.foundation.people.hashing import Watched
from tests.visitor import Visitor

PASSWORD = "jarum dan benang 12"
MEASURE = tries.Measure(3, timedelta(minutes=5))


@pytest.fixture
def people(fresh_database: str) -> Iterator[list[str]]:
    """Fifty accounts with one password, which is judged under observation."""
    with override_settings(PASSWORD_HASHERS=["tests.foundation.people.hashing.Watched"]):
        addresses = [f"pejabat{number}@contoh.rajut" for number in range(50)]
        for address in addresses:
            User.objects.create_user(address, PASSWORD, name="Pejabat Contoh", invented=True)
        yield addresses


def try_in(email: str, password: str) -> int:
    """Try to sign in from the one network of these tests; 302 is in."""
    try:
        return Visitor().post("/akun/login/", {"login": email, "password": password}).status_code
    finally:
        connections.close_all()


def at_once(call: Callable[[str], int], given: list[str]) -> Counter[int]:
    """Return how often which answer came, all being asked at the same moment."""
    with ThreadPoolExecutor(len(given)) as pool:
        return Counter(pool.map(call, given))


def test_of_fifty_wrong_tries_at_one_address_five_are_judged(people: list[str]) -> None:
    Watched.watch(1)

    answers = at_once(lambda email: try_in(email, "salah sama sekali"), [people[0]] * 50)

    assert (Watched.judged, answers) == (5, {200: 50})


def test_of_fifty_wrong_tries_from_one_network_thirty_are_judged(people: list[str]) -> None:
    Watched.watch(1)

    answers = at_once(lambda email: try_in(email, "salah sama sekali"), people)

    assert (Watched.judged, answers) == (30, {200: 50})


def test_twenty_of_one_office_sign_in_while_all_their_passwords_are_being_judged(people: list[str]) -> None:
    Watched.watch(20)

    answers = at_once(lambda email: try_in(email, PASSWORD), people[:20])

    assert (Watched.judged, answers) == (20, {302: 20})
    assert [row.moments for row in Tries.objects.all() if row.moments] == []


def test_a_try_counts_even_when_the_request_fails_and_is_kept(fresh_database: str) -> None:
    def fail() -> None:
        with transaction.atomic():
            tries.count("siapa", MEASURE, at=cast.NOW)
            raise ConnectionError

    for _ in range(3):
        with pytest.raises(ConnectionError):
            fail()

    assert tries.count("siapa", MEASURE, at=cast.NOW) is False
    assert tries.count("lain", MEASURE, at=cast.NOW) is True


def test_a_measure_empties_as_time_passes(fresh_database: str) -> None:
    minutes = (0, 1, 2, 3, 5, 5, 6)

    counted = [tries.count("siapa", MEASURE, at=cast.NOW + timedelta(minutes=each)) for each in minutes]

    assert counted == [True, True, True, False, True, False, True]


def test_a_try_given_back_is_one_alone(fresh_database: str) -> None:
    for _ in range(3):
        tries.count("siapa", MEASURE, at=cast.NOW)

    tries.give_back("siapa", at=cast.NOW)
    tries.give_back("siapa", at=cast.NOW - timedelta(minutes=1))

    assert [tries.count("siapa", MEASURE, at=cast.NOW) for _ in range(2)] == [True, False]


def test_what_no_longer_counts_is_forgotten(fresh_database: str) -> None:
    tries.count("siapa", MEASURE, at=cast.NOW)

    tries.count("lain", MEASURE, at=cast.NOW + timedelta(minutes=6))

    assert list(Tries.objects.values_list("mark", flat=True)) == ["lain"]
