"""A way of judging passwords that tells who is being judged at the same moment."""

from threading import Barrier, Lock

from django.contrib.auth.hashers import MD5PasswordHasher


class Watched(MD5PasswordHasher):
    """Counts the passwords that are judged, and lets nobody go before `together` are at it."""

    together = Barrier(1)
    judged = 0
    _turn = Lock()

    @classmethod
    def watch(cls, together: int) -> None:
        """Begin anew."""
        cls.together, cls.judged = Barrier(together, timeout=20), 0

    def verify(self, password: str, encoded: str) -> bool:
        """Wait for the others, then judge."""
        with self._turn:
            type(self).judged += 1
        self.together.wait()
        return super().verify(password, encoded)
