"""What keeps an installation from running, said in a sentence, with the exit code it ends in."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rajut.config.words import tell
from rajut.core.words import say

FOUND, MISUSED, UNABLE = 1, 2, 3

FULL = say("Disk penuh: tidak ada ruang lagi untuk menulis di %(path)s. Kosongkan sebagian, lalu ulangi.")
FORBIDDEN = say("Tidak ada izin menulis di %(path)s. Beri izin, atau pilih tempat lain dengan RAJUT_HOME.")
READ_ONLY = say("%(path)s hanya dapat dibaca. Pilih tempat lain dengan RAJUT_HOME.")
NOT_A_FOLDER = say("%(path)s bukan folder. Pilih tempat lain dengan RAJUT_HOME.")

NO_PLACE = say("%(path)s tidak dapat dibuat. Pilih tempat lain dengan RAJUT_HOME.")

_SENTENCES = {
    errno.ENOENT: NO_PLACE,
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
    errno.EROFS: READ_ONLY,
    errno.ENOTDIR: NOT_A_FOLDER,
    errno.EEXIST: NOT_A_FOLDER,
}


class Trouble(Exception):
    """The command cannot go on; the message is for whoever typed it."""

    def __init__(self, sentence: str, *, code: int = UNABLE, **words: object) -> None:
        super().__init__(tell(sentence, **words))
        self.code = code


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn what the file system refuses inside the block into a sentence about `path`."""
    try:
        yield
    except OSError as error:
        sentence = _SENTENCES.get(error.errno or 0)
        if sentence is None:
            raise
        raise Trouble(sentence, path=error.filename or path) from error
