"""What governments hold, plan and spend in the five domains: the rows that the finders read."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rajut.foundation.regions.models.places import Region

# A thousand trillion rupiah a year is a third of the whole state budget: more is a slip of the finger.
MOST_RUPIAH = 10**15
MOST_FEE = 10**12  # for one participant or one day: the finder reads no more
FIRST_YEAR, LAST_YEAR = 1945, 2100


def _between(field: str, low: int, high: int) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__range": (low, high)})


def _cost(*, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=_between("cost", 0, MOST_RUPIAH),
        name=name,
        violation_error_message=_("Biaya harus antara nol dan seribu triliun rupiah."),
    )


def _year(field: str, *, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=_between(field, FIRST_YEAR, LAST_YEAR),
        name=name,
        violation_error_message=_("Tahun harus antara 1945 dan 2100."),
    )


class Package(models.Model):
    """One package of a procurement plan; the region is empty for ministries and national agencies."""

    class Kind(models.TextChoices):
        """What is bought."""

        GOODS = "barang", _("Barang")
        SERVICES = "jasa lainnya", _("Jasa lainnya")
        CONSTRUCTION = "konstruksi", _("Pekerjaan konstruksi")
        CONSULTING = "konsultansi", _("Jasa konsultansi")

    # Sorted by bytes, so that five million rows are read in the order of their own index everywhere.
    code = models.CharField(_("Kode RUP"), max_length=40, db_collation="C")
    year = models.PositiveSmallIntegerField(_("Tahun anggaran"))
    region = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="packages",
        verbose_name=_("Daerah"),
    )
    agency = models.CharField(_("Instansi"), max_length=200)
    unit = models.CharField(_("Satuan kerja"), max_length=200, blank=True)
    title = models.CharField(_("Nama paket"), max_length=2000)
    method = models.CharField(_("Metode"), max_length=60, blank=True)
    kind = models.CharField(_("Jenis pengadaan"), max_length=12, choices=Kind, blank=True)
    ceiling = models.BigIntegerField(_("Pagu (rupiah)"))
    # What the tender or the contract came to; many plans never say.
    realised = models.BigIntegerField(_("Nilai hasil (rupiah)"), null=True, blank=True)
    starts = models.PositiveSmallIntegerField(_("Bulan mulai pemilihan"))
    ends = models.PositiveSmallIntegerField(_("Bulan selesai pemilihan"))
    fund = models.CharField(_("Sumber dana"), max_length=60, blank=True)
    account = models.CharField(_("Kode rekening"), max_length=60, blank=True)
    consolidated = models.BooleanField(_("Dikonsolidasi"), default=False)
    source = models.CharField(_("Sumber"), max_length=200)

    class Meta:
        verbose_name = _("paket pengadaan")
        verbose_name_plural = _("paket pengadaan")
        constraints = [
            models.UniqueConstraint(
                fields=["year", "code"],
                name="package_once",
                violation_error_message=_("Paket dengan kode ini sudah tercatat pada tahun itu."),
            ),
            _year("year", name="package_year_range"),
            models.CheckConstraint(
                condition=Q(starts__range=(1, 12), ends__range=(1, 12)),
                name="package_months",
                violation_error_message=_("Bulan ditulis 1 sampai 12."),
            ),
            models.CheckConstraint(
                condition=_between("ceiling", 0, MOST_RUPIAH),
                name="package_ceiling_range",
                violation_error_message=_("Pagu harus antara nol dan seribu triliun rupiah."),
            ),
            models.CheckConstraint(
                condition=_between("realised", 0, MOST_RUPIAH),
                name="package_realised_range",
                violation_error_message=_("Nilai hasil harus antara nol dan seribu triliun rupiah."),
            ),
        ]
        indexes = [models.Index(fields=["region", "year"], name="package_by_region")]

    def __str__(self) -> str:
        return self.title


class ServiceFigure(models.Model):
    """What a public service took (input) or gave (output) in one region and year."""

    class Role(models.TextChoices):
        """Whether it goes in or comes out."""

        INPUT = "input", _("Masukan")
        OUTPUT = "output", _("Keluaran")

    region = models.ForeignKey(
        Region, models.CASCADE, related_name="service_figures", db_index=False, verbose_name=_("Daerah")
    )
    service = models.SlugField(_("Layanan"), max_length=60, db_index=False)
    year = models.PositiveSmallIntegerField(_("Tahun"))
    role = models.CharField(_("Peran"), max_length=6, choices=Role)
    measure = models.SlugField(_("Ukuran"), max_length=60, db_index=False)
    value = models.FloatField(_("Nilai"))
    unit = models.CharField(_("Satuan"), max_length=40)
    source = models.CharField(_("Sumber"), max_length=200)

    class Meta:
        verbose_name = _("angka layanan")
        verbose_name_plural = _("angka layanan")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "service", "year", "role", "measure"],
                name="service_figure_once",
                violation_error_message=_("Angka layanan ini untuk daerah dan tahun itu sudah ada."),
            ),
            _year("year", name="service_figure_year_range"),
            # PostgreSQL sorts NaN above every number, so the upper bound keeps it out as well.
            models.CheckConstraint(
                condition=Q(value__gte=0, value__lt=1e17),
                name="service_figure_value_range",
                violation_error_message=_("Nilai harus berupa bilangan biasa, nol atau lebih."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.service} {self.measure} {self.year}"


class StaffEntry(models.Model):
    """People who need a training, seats that somebody offers, or experts who could be lent."""

    class Kind(models.TextChoices):
        """Asked for or offered."""

        NEED = "need", _("Kebutuhan pelatihan")
        SEAT = "seat", _("Tempat pelatihan")
        EXPERT = "expert", _("Tenaga ahli")

    kind = models.CharField(_("Jenis"), max_length=6, choices=Kind)
    region = models.ForeignKey(
        Region, models.CASCADE, related_name="staff_entries", db_index=False, verbose_name=_("Daerah")
    )
    agency = models.CharField(_("Instansi"), max_length=200)
    competency = models.CharField(_("Kompetensi"), max_length=200)
    persons = models.PositiveIntegerField(_("Jumlah orang"))
    starts_on = models.DateField(_("Mulai"), null=True, blank=True)
    ends_on = models.DateField(_("Selesai"), null=True, blank=True)
    cost = models.BigIntegerField(
        _("Biaya (rupiah)"), null=True, blank=True, help_text=_("Tempat: per peserta. Tenaga ahli: per hari.")
    )
    source = models.CharField(_("Sumber"), max_length=200)

    class Meta:
        verbose_name = _("kebutuhan dan tawaran SDM")
        verbose_name_plural = _("kebutuhan dan tawaran SDM")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "region", "agency", "competency", "starts_on"],
                name="staff_entry_once",
                nulls_distinct=False,
                violation_error_message=_("Kebutuhan atau tawaran ini sudah tercatat."),
            ),
            models.CheckConstraint(
                condition=Q(persons__range=(1, 1_000_000)),
                name="staff_entry_persons",
                violation_error_message=_("Jumlah orang harus lebih besar daripada nol."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="staff_entry_days_in_order",
                violation_error_message=_("Tanggal selesai tidak boleh mendahului tanggal mulai."),
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True) | Q(kind__in=["seat", "expert"], cost__range=(0, MOST_FEE)),
                name="staff_entry_cost",
                violation_error_message=_(
                    "Biaya disebut untuk tempat pelatihan dan tenaga ahli saja,"
                    " nol sampai satu triliun rupiah."
                ),
            ),
            models.CheckConstraint(
                condition=Q(competency__regex="[[:alpha:]]"),
                name="staff_entry_competency",
                violation_error_message=_("Kompetensi disebut dengan kata, bukan angka atau tanda saja."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.region_id} {self.competency}"


class Application(models.Model):
    """One application in a government's inventory."""

    code = models.CharField(_("Kode"), max_length=60, db_collation="C")
    region = models.ForeignKey(
        Region, models.CASCADE, related_name="applications", db_index=False, verbose_name=_("Daerah")
    )
    agency = models.CharField(_("Instansi"), max_length=200)
    name = models.CharField(_("Nama"), max_length=200)
    function = models.CharField(_("Kode fungsi"), max_length=40, blank=True)
    description = models.TextField(_("Uraian"), blank=True)
    users = models.PositiveIntegerField(_("Pengguna"), null=True, blank=True)
    since = models.PositiveSmallIntegerField(_("Sejak tahun"), null=True, blank=True)
    openness = models.FloatField(_("Keterbukaan"), null=True, blank=True)
    cost = models.BigIntegerField(_("Biaya setahun (rupiah)"), null=True, blank=True)
    source = models.CharField(_("Sumber"), max_length=200)

    class Meta:
        verbose_name = _("aplikasi")
        verbose_name_plural = _("aplikasi")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "code"],
                name="application_once",
                violation_error_message=_("Aplikasi dengan kode ini sudah tercatat di daerah itu."),
            ),
            models.CheckConstraint(
                condition=Q(openness__isnull=True) | Q(openness__range=(0, 1)),
                name="application_openness",
                violation_error_message=_("Keterbukaan ditulis antara 0 dan 1."),
            ),
            _year("since", name="application_since_range"),
            _cost(name="application_cost_range"),
        ]

    def __str__(self) -> str:
        return self.name


class Facility(models.Model):
    """A place that serves the public and that regions could share, first of all a landfill."""

    name = models.CharField(_("Nama"), max_length=150)
    kind = models.CharField(_("Jenis"), max_length=60)
    region = models.ForeignKey(Region, models.CASCADE, related_name="facilities", verbose_name=_("Daerah"))
    latitude = models.FloatField(_("Lintang"))
    longitude = models.FloatField(_("Bujur"))
    year = models.PositiveSmallIntegerField(_("Tahun data"), null=True, blank=True)
    capacity = models.FloatField(_("Kapasitas"), null=True, blank=True)
    load = models.FloatField(_("Beban"), null=True, blank=True)
    unit = models.CharField(_("Satuan"), max_length=40, blank=True)
    managed_tonnes = models.FloatField(_("Sampah terkelola (ton/tahun)"), null=True, blank=True)
    cost = models.BigIntegerField(_("Biaya setahun (rupiah)"), null=True, blank=True)
    shared = models.BooleanField(_("Dipakai bersama"), default=False)
    source = models.CharField(_("Sumber"), max_length=200)

    class Meta:
        verbose_name = _("fasilitas")
        verbose_name_plural = _("fasilitas")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "name", "latitude", "longitude"],
                name="facility_once",
                violation_error_message=_("Fasilitas ini sudah tercatat di titik yang sama."),
            ),
            models.CheckConstraint(
                condition=Q(latitude__range=(-12, 7), longitude__range=(94, 142)),
                name="facility_within_indonesia",
                violation_error_message=_(
                    "Koordinat harus di Indonesia: lintang −12 s.d. 7, bujur 94 s.d. 142."
                ),
            ),
            models.CheckConstraint(
                condition=(Q(capacity__isnull=True) | Q(capacity__gte=0, capacity__lt=1e17))
                & (Q(load__isnull=True) | Q(load__gte=0, load__lt=1e17)),
                name="facility_capacity_and_load",
                violation_error_message=_("Kapasitas dan beban harus nol atau lebih."),
            ),
            models.CheckConstraint(
                condition=(Q(capacity__isnull=True) & Q(load__isnull=True)) | ~Q(unit=""),
                name="facility_unit_named",
                violation_error_message=_("Sebutkan satuan kapasitas dan bebannya."),
            ),
            _year("year", name="facility_year_range"),
            _cost(name="facility_cost_range"),
        ]

    def __str__(self) -> str:
        return self.name
