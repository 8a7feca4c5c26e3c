"""The record of every file that was brought in."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class ImportRun(models.Model):
    """One file that somebody brought in: what it was, what it changed, or why it was refused."""

    class State(models.TextChoices):
        """How far the file came."""

        RECEIVED = "received", _("Diterima")
        CHECKED = "checked", _("Diperiksa")
        APPLIED = "applied", _("Diterapkan")
        REFUSED = "refused", _("Ditolak")
        FAILED = "failed", _("Gagal")
        CANCELLED = "cancelled", _("Dibatalkan")

    kind = models.CharField(_("Jenis data"), max_length=30, blank=True)
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
    at = models.DateTimeField(_("Waktu"))

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
        ]

    def __str__(self) -> str:
        return self.name
