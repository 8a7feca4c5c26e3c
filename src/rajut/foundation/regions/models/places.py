"""Places: regions, who borders whom, and their outlines."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _

# Words that say what a region is, not which; "Kota" stays, because Bandung and Kota Bandung are two.
_LONG_FORMS = (
    ("Kabupaten Administrasi ", ""),
    ("Kota Administrasi ", ""),
    ("Kabupaten ", ""),
    ("Daerah Istimewa ", "DI "),
    ("Daerah Khusus Ibukota ", "DKI "),
)


class Region(models.Model):
    """A province, kabupaten or kota with the code of the Ministry of Home Affairs."""

    class Kind(models.TextChoices):
        """The three kinds of regional government that Rajut knows."""

        PROVINCE = "province", _("Provinsi")
        REGENCY = "regency", _("Kabupaten")
        CITY = "city", _("Kota")

    code = models.CharField(_("Kode"), primary_key=True, max_length=5)
    name = models.CharField(_("Nama"), max_length=100)
    kind = models.CharField(_("Jenis"), max_length=10, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("Provinsi")
    )
    seat = models.CharField(_("Ibu kota"), max_length=100)
    latitude = models.FloatField(_("Lintang"))
    longitude = models.FloatField(_("Bujur"))
    area_km2 = models.FloatField(_("Luas (km²)"), null=True, blank=True)
    population = models.PositiveIntegerField(_("Penduduk"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(_("Tahun penduduk"), null=True, blank=True)
    administrative_only = models.BooleanField(_("Wilayah administratif"), default=False)
    source = models.CharField(_("Sumber"), max_length=200, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = _("daerah")
        verbose_name_plural = _("daerah")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="province", code__regex=r"^[0-9]{2}$")
                | Q(kind__in=["regency", "city"], code__regex=r"^[0-9]{2}\.[0-9]{2}$"),
                name="region_code_pattern",
                violation_error_message=_("Kode provinsi dua angka (34); kode kabupaten/kota NN.NN (34.04)."),
            ),
            models.CheckConstraint(
                condition=Q(kind="province", parent__isnull=True)
                | Q(kind__in=["regency", "city"], parent__isnull=False, parent=Left("code", 2)),
                name="region_under_its_province",
                violation_error_message=_(
                    "Kabupaten/kota berada di bawah provinsi dengan dua angka awal kodenya."
                ),
            ),
            models.CheckConstraint(
                condition=Q(latitude__range=(-12, 7), longitude__range=(94, 142)),
                name="region_within_indonesia",
                violation_error_message=_(
                    "Koordinat harus di Indonesia: lintang −12 s.d. 7, bujur 94 s.d. 142."
                ),
            ),
            models.CheckConstraint(
                condition=Q(area_km2__isnull=True) | Q(area_km2__gt=0, area_km2__lt=10_000_000),
                name="region_area_positive",
                violation_error_message=_("Luas harus lebih besar daripada nol."),
            ),
            models.CheckConstraint(
                condition=Q(population__isnull=True, population_year__isnull=True)
                | Q(population__isnull=False, population_year__isnull=False),
                name="region_population_with_year",
                violation_error_message=_("Jumlah penduduk harus disertai tahunnya."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """The everyday name: "Sleman", "Kota Yogyakarta", "DI Yogyakarta"."""
        for long, short in _LONG_FORMS:
            if self.name.startswith(long):
                return short + self.name.removeprefix(long)
        return self.name


class Border(models.Model):
    """Two neighbouring regions: `km` is the length of a land border or the distance by sea."""

    class By(models.TextChoices):
        """How the two regions meet."""

        LAND = "land", _("Darat")
        SEA = "sea", _("Laut")

    a = models.ForeignKey(Region, models.CASCADE, related_name="borders_up", verbose_name=_("Daerah"))
    b = models.ForeignKey(
        Region, models.CASCADE, related_name="borders_down", verbose_name=_("Daerah tetangga")
    )
    by = models.CharField(_("Melalui"), max_length=4, choices=By)
    km = models.FloatField(_("Kilometer"), null=True, blank=True)

    class Meta:
        verbose_name = _("perbatasan")
        verbose_name_plural = _("perbatasan")
        constraints = [
            models.UniqueConstraint(
                fields=["a", "b"],
                name="border_once",
                violation_error_message=_("Pasangan daerah ini sudah tercatat."),
            ),
            models.CheckConstraint(
                condition=Q(a__lt=F("b")),
                name="border_in_order",
                violation_error_message=_("Tulis kode yang lebih kecil lebih dahulu."),
            ),
            models.CheckConstraint(
                condition=Q(km__isnull=True) | Q(km__gte=0, km__lt=10_000),
                name="border_km_range",
                violation_error_message=_("Kilometer harus antara 0 dan 10.000."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.a_id}–{self.b_id}"


class Boundary(models.Model):
    """The simplified outline of one region as a GeoJSON geometry (longitude, latitude)."""

    region = models.OneToOneField(Region, models.CASCADE, primary_key=True, verbose_name=_("Daerah"))
    geometry = models.JSONField(_("Geometri"))
    source = models.CharField(_("Sumber"), max_length=200)
    licence = models.CharField(_("Lisensi"), max_length=100)

    class Meta:
        verbose_name = _("batas wilayah")
        verbose_name_plural = _("batas wilayah")

    def __str__(self) -> str:
        return self.region_id
