"""What was answered to a request that a program may repeat."""

from django.db import models

from rajut.core.words import say
from rajut.foundation.people.models import Post


class IdempotencyKey(models.Model):
    """A program's name for one request, and the answer it got; forgotten after a day.

    It is written in the transaction of the request itself, so that there is an answer exactly where there
    is an effect. Only its own post ever looks it up.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=100)
    fingerprint = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(null=True)
    body = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["post", "at"], name="idempotency_key_age"),)
        constraints = (
            models.UniqueConstraint(
                fields=["post", "key"],
                name="idempotency_key_once",
                violation_error_message=say("Kunci idempotensi ini sudah dipakai."),
            ),
        )

    def __str__(self) -> str:
        return self.key
