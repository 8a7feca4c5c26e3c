"""The record of every file that was brought in."""

from datetime import timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import BooleanField, ExpressionWrapper, F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from rajut.core.words import say
from rajut.foundation.regions.models.places import Region

LEASE = timedelta(minutes=1)  # the worker gives a sign twice a second; silent for so long, it is gone


class Runs(models.QuerySet["ImportRun"]):
    """Files, with a word on those that wait for a worker in vain."""

    def listened_to(self) -> Self:
        """Annotate `silent`: nothing was heard for longer than the lease.

        Asked of the database's own clock: web and worker, perhaps on two machines, share no other.
        """
        return self.annotate(silent=ExpressionWrapper(_quiet(), output_field=BooleanField()))

    def left_lying(self) -> Self:
        """Those that are silent."""
        return self.filter(_quiet())


def _quiet() -> Q:
    return Q(state__in=ImportRun.UNDER_WAY, beat_at__lt=Now() - LEASE)


class ImportRun(models.Model):
    """One file that somebody brought in: what it was, what it changed, or why it was refused."""

    class State(models.TextChoices):
        """How far the file came."""

        RECEIVED = "received", _("Menunggu diperiksa")
        CHECKING = "checking", _("Sedang diperiksa")
        UNMATCHED = "unmatched", _("Menunggu pencocokan kolom")
        CHECKED = "checked", _("Menunggu keputusan")
        ORDERED = "ordered", _("Menunggu diterapkan")
        APPLYING = "applying", _("Sedang diterapkan")
        APPLIED = "applied", _("Diterapkan")
        REFUSED = "refused", _("Ditolak")
        FAILED = "failed", _("Gagal")
        CANCELLED = "cancelled", _("Dibatalkan")

    # What the worker makes of each state that waits for it.
    TAKEN_UP: ClassVar[dict[str, str]] = {State.RECEIVED: State.CHECKING, State.ORDERED: State.APPLYING}
    UNDER_WAY: ClassVar[tuple[str, ...]] = (*TAKEN_UP, *TAKEN_UP.values())
    OPEN: ClassVar[tuple[str, ...]] = (*UNDER_WAY, State.UNMATCHED, State.CHECKED, State.FAILED)
    deeds: ClassVar[dict[str, str]] = {
        "receive": say("mengunggah berkas data"),
        "match": say("mencocokkan kolom berkas data"),
        "confirm": say("memutuskan berkas data diterapkan"),
        "resume": say("melanjutkan impor berkas data"),
        "cancel": say("membatalkan impor berkas data"),
        "apply": say("menerapkan berkas data"),
        "refuse": say("menolak berkas data"),
        "fail": say("gagal menerapkan berkas data"),
    }

    kind = models.CharField(_("Jenis data"), max_length=30, blank=True)
    # The only region whose rows the file may touch; nothing where it speaks for the nation.
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="imports", verbose_name=_("Daerah")
    )
    name = models.CharField(_("Nama berkas"), max_length=200)
    sha256 = models.CharField(_("Sidik SHA-256"), max_length=64)
    size = models.PositiveBigIntegerField(_("Ukuran (bita)"))
    state = models.CharField(_("Keadaan"), max_length=10, choices=State, default=State.RECEIVED)
    rows_total = models.PositiveIntegerField(_("Jumlah baris"), default=0)
    rows_done = models.PositiveIntegerField(_("Baris selesai"), default=0)
    summary = models.JSONField(_("Ringkasan"), default=dict, blank=True)
    errors = models.JSONField(_("Kesalahan"), default=list, blank=True)
    errors_total = models.PositiveIntegerField(_("Jumlah kesalahan"), default=0)
    # Names, not keys: people come after regions, and the record must outlive the account.
    by = models.CharField(_("Oleh"), max_length=200)
    organisation = models.CharField(_("Organisasi"), max_length=200)
    title = models.CharField(_("Jabatan"), max_length=200, blank=True)
    at = models.DateTimeField(_("Waktu"))
    user_id = models.BigIntegerField(null=True)
    post_id = models.BigIntegerField(null=True)
    organisation_id = models.BigIntegerField(null=True)
    # When it was laid ready for the worker; then the worker's last sign of life.
    beat_at = models.DateTimeField(null=True)
    silent: bool  # annotated by `listened_to`

    objects = Runs.as_manager()

    class Meta:
        verbose_name = _("impor")
        verbose_name_plural = _("impor")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(rows_done__lte=F("rows_total")),
                name="import_rows_within_total",
                violation_error_message=_("Baris selesai tidak boleh melebihi jumlah baris."),
            ),
            models.CheckConstraint(
                condition=~Q(state="applied") | Q(errors_total=0),
                name="import_applied_without_errors",
                violation_error_message=_("Berkas yang berisi kesalahan tidak boleh diterapkan."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["received", "checking", "ordered", "applying"])
                | Q(beat_at__isnull=False),
                name="import_under_way_shows_life",
                violation_error_message=_("Berkas yang sedang diolah harus mempunyai tanda hidup."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_under_way(self) -> bool:
        """Whether it waits for the worker, or the worker is at it."""
        return self.state in self.UNDER_WAY

    @property
    def is_interrupted(self) -> bool:
        """Whether the worker began and is gone."""
        return self.silent and self.state not in self.TAKEN_UP

    @property
    def is_resumable(self) -> bool:
        """Whether it can be taken up again."""
        return self.silent or self.state == self.State.FAILED

    @property
    def state_words(self) -> str:
        """The state as people read it."""
        return str(_("Terputus")) if self.is_interrupted else self.get_state_display()


class ColumnMap(models.Model):
    """How an organisation matched the headings of a file to the columns of a kind, kept for the next time."""

    # A number, not a key: organisations come after regions; empty for whoever works at the machine itself.
    organisation_id = models.BigIntegerField(null=True)
    kind = models.CharField(_("Jenis data"), max_length=30)
    headings = models.JSONField(_("Judul kolom"))
    fingerprint = models.CharField(_("Sidik judul kolom"), max_length=64)
    columns = models.JSONField(_("Pasangan kolom"))
    by = models.CharField(_("Oleh"), max_length=200)
    at = models.DateTimeField(_("Waktu"))

    class Meta:
        verbose_name = _("pencocokan kolom")
        verbose_name_plural = _("pencocokan kolom")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation_id", "fingerprint"],
                name="column_map_once",
                nulls_distinct=False,
                violation_error_message=_("Judul kolom ini sudah dicocokkan."),
            )
        ]

    def __str__(self) -> str:
        return self.kind
