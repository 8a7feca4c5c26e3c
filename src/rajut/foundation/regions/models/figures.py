"""What is known in numbers: affairs, indicators and figures with their sources."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rajut.foundation.regions.models.places import Region


class Affair(models.Model):
    """One of the 32 concurrent government affairs (urusan) or a supporting element."""

    class Kind(models.TextChoices):
        """The classes of UU 23/2014 article 12 and the elements beside them."""

        BASIC = "wajib_pelayanan_dasar", _("Wajib, pelayanan dasar")
        OBLIGATORY = "wajib_bukan_pelayanan_dasar", _("Wajib, bukan pelayanan dasar")
        CHOICE = "pilihan", _("Pilihan")
        SUPPORT = "unsur_pendukung", _("Unsur pendukung")
        STAFF = "unsur_penunjang", _("Unsur penunjang")
        OVERSIGHT = "unsur_pengawasan", _("Unsur pengawasan")
        TERRITORY = "unsur_kewilayahan", _("Unsur kewilayahan")
        GENERAL = "unsur_pemerintahan_umum", _("Unsur pemerintahan umum")
        SPECIAL = "unsur_kekhususan", _("Unsur kekhususan")

    code = models.CharField(_("Kode"), primary_key=True, max_length=4)
    name = models.CharField(_("Nama"), max_length=120)
    kind = models.CharField(_("Jenis"), max_length=30, choices=Kind)
    externality = models.BooleanField(_("Eksternalitas lintas daerah"), default=False, db_default=False)

    class Meta:
        verbose_name = _("urusan")
        verbose_name_plural = _("urusan")
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(code__regex=r"^[0-9]\.[0-9]{2}$"),
                name="affair_code_pattern",
                violation_error_message=_("Kode urusan berbentuk N.NN, misalnya 2.11."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Indicator(models.Model):
    """What is measured about regions, with its unit and which way is better."""

    class Direction(models.TextChoices):
        """Which values are better."""

        HIGHER = "higher", _("Makin tinggi makin baik")
        LOWER = "lower", _("Makin rendah makin baik")
        NEUTRAL = "neutral", _("Tidak dinilai")

    slug = models.SlugField(_("Kode"), primary_key=True, max_length=60)
    name = models.CharField(_("Nama"), max_length=150)
    unit = models.CharField(_("Satuan"), max_length=40)
    direction = models.CharField(_("Arah"), max_length=7, choices=Direction, default=Direction.NEUTRAL)
    affair = models.ForeignKey(
        Affair, models.PROTECT, null=True, blank=True, related_name="indicators", verbose_name=_("Urusan")
    )

    class Meta:
        verbose_name = _("indikator")
        verbose_name_plural = _("indikator")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def unit_words(self) -> str:
        """The unit as people read it: "juta rupiah", "km²"."""
        return self.unit.replace("_", " ").replace("km2", "km²")


class Figure(models.Model):
    """One value of one indicator in one region and year."""

    # The indexes of Meta serve both keys; Django's own would add two more for LIKE to every row.
    region = models.ForeignKey(
        Region, models.CASCADE, related_name="figures", db_index=False, verbose_name=_("Daerah")
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="figures", db_index=False, verbose_name=_("Indikator")
    )
    year = models.PositiveSmallIntegerField(_("Tahun"))
    value = models.DecimalField(_("Nilai"), max_digits=24, decimal_places=6)
    source = models.CharField(_("Sumber"), max_length=200)
    licence = models.CharField(_("Lisensi"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("nilai indikator")
        verbose_name_plural = _("nilai indikator")
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "region", "year"],
                name="figure_once",
                violation_error_message=_("Nilai indikator ini untuk daerah dan tahun itu sudah ada."),
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1945, 2100)),
                name="figure_year_range",
                violation_error_message=_("Tahun harus antara 1945 dan 2100."),
            ),
            # PostgreSQL sorts NaN above every number, so the upper bound keeps it out as well.
            models.CheckConstraint(
                condition=Q(value__gt=Decimal(-(10**17)), value__lt=Decimal(10**17)),
                name="figure_value_finite",
                violation_error_message=_("Nilai harus berupa bilangan biasa."),
            ),
        ]
        indexes = [
            models.Index(fields=["indicator", "year"], name="figure_by_year"),
            models.Index(fields=["region", "indicator", "year"], name="figure_by_region"),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.indicator_id} {self.year}"
