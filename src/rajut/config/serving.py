"""Web and worker: started together, stopped together."""

import errno
import os
import socket
import subprocess
import sys
import time
from typing import cast
from urllib.error import URLError
from urllib.request import urlopen

import click

from rajut.config import database
from rajut.config.processes import parent_of, stop_all, stoppable
from rajut.config.trouble import FOUND, Trouble
from rajut.config.words import tell
from rajut.core.words import say

BUSY = say("Port %(port)s sudah dipakai program lain (mungkin Rajut lain). Pilih yang lain: PORT=%(other)s.")
BARRED = say("Port %(port)s tidak boleh dipakai oleh pengguna ini. Pilih port di atas 1023.")
NO_SUCH = say("Alamat %(host)s bukan milik mesin ini (RAJUT_BIND).")
NO_PORT = say("PORT harus bilangan antara 1 dan 65535, bukan “%(port)s”.")
FELL = say("Proses %(name)s berhenti sendiri (kode %(code)s); yang lain dihentikan juga.")
REVIVED = say("PostgreSQL berhenti sendiri dan telah dihidupkan kembali.")
READY = say("Rajut melayani di %(url)s  (berhenti: Ctrl-C)")
THREADS = 4
# Of the database, for one process: each thread needs one for its request and one beside it (people/tries.py).
# A broken connection counts until it is replaced, so that two are to spare; eight processes and the worker
# still stay under the hundred that PostgreSQL allows.
CONNECTIONS = 2 * THREADS + 2


def address() -> tuple[str, int]:
    """Return where to listen, from RAJUT_BIND and PORT."""
    given = os.environ.get("PORT") or "8000"
    if not given.isdecimal() or not 1 <= int(given) <= 65535:
        raise Trouble(NO_PORT, port=given)
    return os.environ.get("RAJUT_BIND", "127.0.0.1"), int(given)


def serve(*, prepare: bool, workers: int | None) -> int:
    """Run web and worker until told to stop; when one falls, stop the other and say so."""
    with stoppable(), claimed(address()) as (host, port), database.served() as access:
        if prepare:
            done = subprocess.run(_command("prepare"), env=parent_of(), check=False)
            if done.returncode:
                return done.returncode
        web = ["serve", "--web-only", *(["--workers", str(workers)] if workers else [])]
        children = {"web": _start(*web), "worker": _start("work")}
        try:
            return _watch(children, access, f"http://{'localhost' if host in _HERE else host}:{port}/")
        finally:
            stop_all(list(children.values()))
    return 0


def web(*, workers: int | None) -> None:
    """Run the web server alone, in this process."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    host, port = address()
    with database.served():
        Granian(
            "rajut.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers or min(os.cpu_count() or 1, 8),
            blocking_threads=THREADS,
            log_level=LogLevels.warning,
            respawn_failed_workers=True,
            workers_kill_timeout=15,
        ).serve()


def work() -> None:
    """Run the worker alone, in this process, until told to stop; a job that runs is finished first."""
    with database.served():
        import django

        django.setup()
        from procrastinate.contrib.django import app
        from procrastinate.contrib.django.django_connector import DjangoConnector

        with app.replace_connector(cast(DjangoConnector, app.connector).get_worker_connector()) as ours:
            ours.run_worker(concurrency=2, shutdown_graceful_timeout=10)


_HERE = {"127.0.0.1", "0.0.0.0", "::", "::1"}


class claimed:  # reads as a word of the sentence: with claimed(address()) as …
    """Hold a port for this installation, so that a second one is told in words."""

    def __init__(self, wanted: tuple[str, int]) -> None:
        self.wanted = wanted
        self.mark = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)

    def __enter__(self) -> tuple[str, int]:
        """See that nobody listens there; two of ours at the same moment are told apart by a named mark."""
        host, port = self.wanted
        try:
            self.mark.bind(f"\0rajut-{port}")
            with socket.create_server((host, port), family=_family(host)):
                pass
        except OSError as error:
            self.mark.close()
            raise _trouble(error, host, port) from error
        return self.wanted

    def __exit__(self, *_: object) -> None:
        """Let go."""
        self.mark.close()


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _trouble(error: OSError, host: str, port: int) -> Exception:
    if error.errno == errno.EADDRINUSE:
        return Trouble(BUSY, port=port, other=port + 1)
    if error.errno in {errno.EACCES, errno.EPERM}:
        return Trouble(BARRED, port=port)
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return Trouble(NO_SUCH, host=host)
    return error


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "rajut", *words]


def _start(*words: str) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(_command(*words), env=parent_of())


def _watch(children: "dict[str, subprocess.Popen[bytes]]", access: database.Access, url: str) -> int:
    """Wait until a child falls; announce the address as soon as it answers; revive our own database."""
    told = False
    while True:
        for name, child in children.items():
            if child.poll() is not None:
                click.echo(f"rajut: {tell(FELL, name=name, code=child.returncode)}", err=True)
                return FOUND
        if database.revive(access):
            click.echo(f"rajut: {tell(REVIVED)}", err=True)
        if not told and _answers(url):
            told = True
            click.echo(tell(READY, url=url))
        time.sleep(0.5 if told else 0.05)


def _answers(url: str) -> bool:
    try:
        with urlopen(f"{url}sehat", timeout=2) as response:
            return bool(response.status == 200)
    except (URLError, OSError):
        return False
