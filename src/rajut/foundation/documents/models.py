"""Files that belong to a matter: versions, fingerprints, and who may see them."""

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from rajut.core.words import say
from rajut.foundation.documents.store import Kept
from rajut.foundation.people.models import Organisation, User
from rajut.foundation.people.sight import Fenced, Seen

APPEND_ONLY = ("documents_version",)  # what was uploaded stays what it was


class Document(Fenced):
    """A titled file of an organisation, in a collaboration or of its own, with its versions."""

    class Kind(models.TextChoices):
        """What a document is to those who look for it."""

        AGREEMENT = "agreement", _("Naskah kerja sama")
        DECREE = "decree", _("Surat keputusan")
        LETTER = "letter", _("Surat")
        MINUTES = "minutes", _("Notula")
        STUDY = "study", _("Kajian")
        REPORT = "report", _("Laporan")
        EVIDENCE = "evidence", _("Bukti")
        OTHER = "other", _("Lainnya")

    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.OTHER)
    title = models.CharField(max_length=200)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="documents")
    # The room above owns collaborations; its trigger keeps `readers` in step with the parties.
    collaboration_id = models.BigIntegerField(null=True, db_index=True)
    created_at = models.DateTimeField()

    objects = Seen.as_manager()
    deeds: ClassVar[dict[str, str]] = {
        "attach": say("mengunggah dokumen"),
        "replace": say("mengunggah versi baru dokumen"),
        "show": say("mengubah siapa yang dapat melihat dokumen"),
    }
    own_readers: ClassVar[bool] = True
    field_words: ClassVar[dict[str, str]] = {"sight": say("Siapa yang dapat melihat")}

    class Meta:
        ordering = ("-created_at", "-pk")
        indexes = (GinIndex(fields=["readers"], name="document_readers"),)

    def __str__(self) -> str:
        return self.title

    @property
    def current(self) -> "Version":
        """The newest version; it is always there."""
        return self.versions.all()[0]


class Version(models.Model):
    """One upload: its bytes lie under their SHA-256 and were there before this row."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    uploaded_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=["document", "number"], name="version_number_once"),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="version_has_bytes"),
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="version_sha256_shape"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} (v{self.number})"

    @property
    def kept(self) -> Kept:
        """The bytes it stands for."""
        return Kept(self.sha256, self.size)
