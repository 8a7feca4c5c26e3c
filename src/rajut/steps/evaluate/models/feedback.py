"""What a citizen says about a published collaboration."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rajut.core.law.authority import Hat
from rajut.core.law.lifecycle import Lifecycle
from rajut.core.law.lifecycles.evaluate import FEEDBACK
from rajut.core.words import say
from rajut.foundation.journal.records import known_state
from rajut.foundation.people.actor import Actor
from rajut.foundation.people.models import Organisation
from rajut.foundation.people.sight import Seen
from rajut.steps.engage.models import Matter


class Feedback(Matter):
    """A complaint, a suggestion or praise: moderated, then sent to the party responsible."""

    class Kind(models.TextChoices):
        """The classes that LAPOR uses."""

        COMPLAINT = "complaint", _("Pengaduan")
        ASPIRATION = "aspiration", _("Aspirasi atau saran")
        QUESTION = "question", _("Permintaan informasi")

    lifecycle: ClassVar[Lifecycle] = FEEDBACK
    deeds: ClassVar[dict[str, str]] = {"begin": say("mengirim masukan")}
    outlives: ClassVar[bool] = True

    kind = models.CharField(max_length=10, choices=Kind.choices)
    text = models.TextField(max_length=2000)
    rating = models.PositiveSmallIntegerField(null=True, blank=True)
    place = models.CharField(max_length=120, blank=True)
    received_at = models.DateTimeField()
    secret_hash = models.CharField(max_length=64, unique=True)
    responsible = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ticket = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True)
    shown = models.BooleanField(default=False)  # whether the moderator lets the public read it
    moderated_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, max_length=1000)
    answer = models.TextField(blank=True, max_length=2000)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=200, blank=True)

    objects = Seen.as_manager()

    class Meta:
        ordering = ("-received_at", "-pk")
        constraints = (
            known_state(FEEDBACK, "feedback"),
            models.CheckConstraint(
                condition=Q(rating__isnull=True) | Q(rating__range=(1, 4)),
                name="feedback_rating_range",
                violation_error_message=say("Penilaian antara 1 dan 4."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "forwarded", "answered"]) | Q(responsible__isnull=False),
                name="feedback_forwarded_to_somebody",
                violation_error_message=say("Pilih pihak yang bertanggung jawab menjawab."),
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(reason=""),
                name="feedback_rejection_says_why",
                violation_error_message=say("Tuliskan alasan tidak menampilkan masukan ini."),
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answered_by="")
                | (Q(answered_at__isnull=False) & ~Q(answered_by="")),
                name="feedback_answered_pair",
            ),
            models.CheckConstraint(
                condition=~Q(state="answered") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="feedback_answer_is_there",
                violation_error_message=say("Tuliskan jawabannya."),
            ),
        )

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def light(self) -> str:
        """How its state is shown."""
        return {"received": "warn", "answered": "ok", "rejected": "none"}.get(self.state, "info")

    def owner_ids(self) -> tuple[int, ...]:
        """The responsible party's people answer."""
        return (self.responsible_id,) if self.responsible_id else ()

    def hats(self, actor: Actor) -> frozenset[Hat]:
        """Anybody may speak about what is published; the parties' people act as in every matter."""
        return super().hats(actor) | {Hat.PUBLIC}
