"""Hostile input is answered with 4xx problem details, and nothing is written."""

import json
from collections.abc import Callable

import pytest

from rajut.ui.api.problems import MEDIA_TYPE
from tests import cast
from tests.frontends.api.program import ROOT, Program, nothing_written, told
from tests.frontends.api.test_journey import description

pytestmark = pytest.mark.django_db
HUGE = "99999999999999999999"
JSON = "application/json"


def document(**changed: object) -> bytes:
    return json.dumps(description(**changed)).encode()


def spelled(fragment: bytes) -> bytes:
    """A sound document in which the title is written as `fragment`, byte for byte."""
    return document(title="@@").replace(b'"@@"', fragment)


BODIES = {
    "a NUL byte": (lambda: spelled(b'"a\x00b"'), JSON, 400),
    "an escaped NUL": (lambda: spelled(rb'"a\u0000b"'), JSON, 400),
    "half a surrogate pair": (lambda: spelled(rb'"a\ud800b"'), JSON, 400),
    "half a surrogate pair in bytes": (lambda: spelled(b'"a\xed\xa0\x80b"'), JSON, 400),
    "half a surrogate pair in a name": (
        lambda: document().replace(b'"summary"', b'"x"')[:-1] + rb',"\ud800":1}',
        JSON,
        400,
    ),
    "bytes that are no text": (lambda: b"\xff\xfe\xfd", JSON, 400),
    "UTF-16": (lambda: document().decode().encode("utf-16"), JSON, 400),
    "another charset": (lambda: spelled('"é"'.encode("latin-1")), "application/json; charset=latin-1", 400),
    "nothing": (lambda: b"", JSON, 422),
    "broken JSON": (lambda: b'{"title": ', JSON, 400),
    "two documents": (lambda: document() + document(), JSON, 400),
    "a list": (lambda: b"[]", JSON, 422),
    "a text": (lambda: b'"halo"', JSON, 422),
    "null": (lambda: b"null", JSON, 422),
    "a name given twice": (lambda: document()[:-1] + b', "title": "Lain"}', JSON, 400),
    "NaN": (lambda: spelled(b"NaN"), JSON, 400),
    "infinity": (lambda: document()[:-1] + b', "opened_by": -Infinity}', JSON, 400),
    "a number beyond all bounds": (lambda: document(opened_by=0).replace(b": 0", b": 1e400"), JSON, 422),
    "a number of 5,000 digits": (
        lambda: document(opened_by=0).replace(b": 0", b": 1" + b"0" * 5000),
        JSON,
        400,
    ),
    "JSON 100,000 deep": (lambda: b"[" * 100_000 + b"]" * 100_000, JSON, 400),
    "JSON 100,000 deep in a field": (lambda: spelled(b'{"a":' * 100_000 + b"1" + b"}" * 100_000), JSON, 400),
    "10 MB": (lambda: spelled(b'"' + b"x" * 10_000_000 + b'"'), JSON, 413),
    "a form": (lambda: b"title=Persampahan", "application/x-www-form-urlencoded", 415),
    "a file": (lambda: b"--b\r\n\r\n--b--", "multipart/form-data; boundary=b", 415),
    "a form without a boundary": (lambda: b"title", "multipart/form-data", 415),
    "plain text": (document, "text/plain", 415),
    "XML": (lambda: b"<title/>", "application/xml", 415),
    "no kind": (document, "", 415),
    "a senseless kind": (document, "application/json, text/html", 415),
}


@pytest.mark.parametrize(("raw", "kind", "status"), BODIES.values(), ids=BODIES)
def test_a_hostile_body_is_answered_and_leaves_no_trace(
    raw: Callable[[], bytes], kind: str, status: int
) -> None:
    program = Program(cast.officer(cast.YOGYAKARTA))

    with nothing_written():
        response = program.send("/collaborations", raw(), content_type=kind)

    assert told(response, status)["status"] == status
    assert response.headers["Content-Type"] == MEDIA_TYPE


def test_the_document_that_was_made_hostile_is_sound() -> None:
    response = Program(cast.officer(cast.YOGYAKARTA)).send("/collaborations", document())

    assert response.status_code == 201


ADDRESSES = {
    "a NUL in a query": ("/collaborations?q=a%00b", 400),
    "half a surrogate pair in a query": ("/collaborations?state=%ed%a0%80", 422),
    "bytes that are no text in a query": ("/collaborations?state=%ff", 422),
    "a NUL in the path": ("/regions/%00", 400),
    "a NUL in a key": ("/opportunities/a%00", 400),
    "an offset": (f"/collaborations?offset={HUGE}", 422),
    "a page beyond all bounds": (f"/collaborations?page={HUGE}", 422),
    "a page of nothing": ("/collaborations?page=0", 422),
    "a page before the first": ("/collaborations?page=-1", 422),
    "a page with a fraction": ("/collaborations?page=1.5", 422),
    "a page in words": ("/collaborations?page=satu", 422),
    "a page in other digits": ("/collaborations?page=%D9%A1", 422),
    "a page with an underscore": ("/collaborations?page=1_0", 422),
    "too long a page": ("/collaborations?limit=101", 422),
    "a page twice": ("/collaborations?page=1&page=2", 422),
    "a filter nobody knows": ("/collaborations?warna=biru", 422),
    "a state nobody knows": ("/collaborations?state=lain", 422),
    "a region nobody knows": ("/opportunities?region=99.99", 422),
    "a region that is none": ("/opportunities?region=%27%3B--", 422),
    "a text that is too long": (f"/collaborations?q={'x' * 101}", 422),
    "a number beyond the column": (f"/collaborations/{HUGE}", 422),
    "a number of 5,000 digits": (f"/collaborations/{'9' * 5000}", 404),
    "number nought": ("/collaborations/0", 422),
    "a number below nought": ("/collaborations/-1", 404),
    "a version beyond the column": (f"/collaborations/1/plans/{HUGE}", 422),
    "a year beyond the column": (f"/regions/34.04/figures?year={HUGE}", 422),
    "no identity": ("/collaborations/1/results/1/1/ledger", 404),
    "a slug of dots": ("/indicators/..%2f..%2fetc/figures", 404),
}


@pytest.mark.parametrize(("path", "status"), ADDRESSES.values(), ids=ADDRESSES)
def test_a_hostile_address_is_answered(path: str, status: int) -> None:
    program = Program(cast.officer(cast.YOGYAKARTA))

    with nothing_written():
        response = program.client.get(f"{ROOT}{path}", headers=program.headers)

    assert told(response, status)["status"] == status
    assert response.headers["Content-Type"] == MEDIA_TYPE


@pytest.mark.parametrize(
    ("raw", "kind", "status"),
    [
        (b'{"state": "running"}', JSON, 422),
        (b"[]", JSON, 422),
        (b"title=x", "application/x-www-form-urlencoded", 415),
        (b"--b\r\n\r\n--b--", "multipart/form-data; boundary=b", 415),
    ],
)
def test_a_move_without_fields_takes_none(raw: bytes, kind: str, status: int) -> None:
    program = Program(cast.officer(cast.YOGYAKARTA))
    made = told(program.post("/collaborations", description()), 201)

    with nothing_written():
        response = program.send(f"/collaborations/{made['id']}/moves/offer", raw, content_type=kind)

    assert told(response, status)["status"] == status


def test_a_move_without_fields_takes_an_empty_document() -> None:
    program = Program(cast.officer(cast.YOGYAKARTA))
    made = told(program.post("/collaborations", description()), 201)

    offered = told(program.post(f"/collaborations/{made['id']}/moves/offer", {}))

    assert offered["state"] == "offered"


@pytest.mark.parametrize(
    "text", ["1e400", "1E+99999999", "-0.0001", "12345678901234567.5", "0.00000001", "true", '"NaN"']
)
def test_a_hostile_number_is_answered_and_leaves_no_trace(text: str) -> None:
    program = Program(cast.officer(cast.SLEMAN))
    need = {
        "kind": "need",
        "organisation": cast.government(cast.SLEMAN).pk,
        "domain": "service",
        "title": "Pengolahan sampah organik",
        "starts_on": "2027-01-01",
        "ends_on": "2027-12-31",
        "quantity": "@@",
        "unit": "ton",
    }

    with nothing_written():
        response = program.send("/declarations", json.dumps(need).replace('"@@"', text).encode())

    assert [each["field"] for each in told(response, 422)["errors"]] == ["quantity"]
