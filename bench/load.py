"""A small load generator: some clients, each with its own kept connection, ask one after the other."""

import gzip
import http.client
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Barrier, Lock

Headers = Mapping[str, str]


@dataclass
class Sample:
    """What some clients got: seconds per answer in the order of arrival, statuses, the last body's sizes."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    elapsed: float = 0.0
    packed: int = 0
    plain: int = 0

    def quantile(self, share: float) -> float:
        """Return the milliseconds within which that share of the answers came."""
        ordered = sorted(self.seconds)
        return 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)] if ordered else float("nan")

    @property
    def rate(self) -> float:
        """Answers per second, all clients together."""
        return len(self.seconds) / self.elapsed if self.elapsed else 0.0


def ask(
    port: int, paths: Sequence[str], *, headers: Headers, clients: int, count: int, seconds: float
) -> Sample:
    """Let `clients` ask for the paths in turn until `count` answers came or `seconds` are over."""
    sample, lock, start = Sample(), Lock(), Barrier(clients + 1)
    shares = [range(number, count, clients) for number in range(clients)]

    def one(share: range) -> None:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        link.connect()
        start.wait()
        until = time.perf_counter() + seconds
        for turn in share:
            begun = time.perf_counter()
            status, body = _get(link, paths[turn % len(paths)], headers)
            ended = time.perf_counter()
            with lock:
                sample.seconds.append(ended - begun)
                sample.statuses[status] += 1
                sample.packed = len(body)
                sample.plain = len(gzip.decompress(body)) if body[:2] == b"\x1f\x8b" else len(body)
            if ended > until:
                break
        link.close()

    with ThreadPoolExecutor(clients) as pool:
        working = [pool.submit(one, share) for share in shares]
        start.wait()
        begun = time.perf_counter()
        for each in working:
            each.result()
    sample.elapsed = time.perf_counter() - begun
    return sample


def fetch(port: int, path: str, *, headers: Headers) -> tuple[int, bytes]:
    """Return one answer, status and body as sent."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        return _get(link, path, headers)
    finally:
        link.close()


def _get(link: http.client.HTTPConnection, path: str, headers: Headers) -> tuple[int, bytes]:
    link.request("GET", path, headers={"Host": "localhost", "Accept-Encoding": "gzip", **headers})
    response = link.getresponse()
    return response.status, response.read()
