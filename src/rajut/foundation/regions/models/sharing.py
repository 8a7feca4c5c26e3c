"""What regions share already: national agencies and cooperation groups."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rajut.foundation.regions.models.places import Region


class Agency(models.Model):
    """A ministry or national agency with the procurement agency's code."""

    class Kind(models.TextChoices):
        """Ministry or other national agency."""

        MINISTRY = "kementerian", _("Kementerian")
        AGENCY = "lembaga", _("Lembaga")

    code = models.CharField(_("Kode"), primary_key=True, max_length=10)
    name = models.CharField(_("Nama"), max_length=200)
    kind = models.CharField(_("Jenis"), max_length=12, choices=Kind)

    class Meta:
        verbose_name = _("kementerian/lembaga")
        verbose_name_plural = _("kementerian/lembaga")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CooperationGroup(models.Model):
    """A forum, joint secretariat, shared facility or metropolitan area that existed before Rajut."""

    class Kind(models.TextChoices):
        """How the regions are joined; a metropolitan area is not itself a cooperation."""

        BODY = "badan_kerja_sama", _("Badan kerja sama")
        FORUM = "forum", _("Forum")
        SECRETARIAT = "sekretariat_bersama", _("Sekretariat bersama")
        FACILITY = "fasilitas_bersama", _("Fasilitas bersama")
        BILATERAL = "kerja_sama_bilateral", _("Kerja sama dua daerah")
        METROPOLIS = "kawasan_metropolitan", _("Kawasan metropolitan")

    slug = models.SlugField(_("Kode"), primary_key=True, max_length=60)
    name = models.CharField(_("Nama"), max_length=150)
    kind = models.CharField(_("Jenis"), max_length=30, choices=Kind)
    sector = models.CharField(_("Sektor"), max_length=60)
    start_year = models.PositiveSmallIntegerField(_("Tahun mulai"), null=True, blank=True)
    end_year = models.PositiveSmallIntegerField(_("Tahun berakhir"), null=True, blank=True)
    legal_basis = models.TextField(_("Dasar hukum"), blank=True)
    detail = models.TextField(_("Keterangan"), blank=True)
    source = models.TextField(_("Sumber"))

    class Meta:
        verbose_name = _("kelompok kerja sama")
        verbose_name_plural = _("kelompok kerja sama")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_year__isnull=True)
                | Q(start_year__isnull=False, end_year__gte=F("start_year")),
                name="group_years_in_order",
                violation_error_message=_("Tahun berakhir tidak boleh mendahului tahun mulai."),
            )
        ]

    def __str__(self) -> str:
        return self.name


class GroupMember(models.Model):
    """A region's place in a cooperation group, with its share where one is known."""

    group = models.ForeignKey(
        CooperationGroup, models.CASCADE, related_name="members", verbose_name=_("Kelompok")
    )
    region = models.ForeignKey(Region, models.CASCADE, related_name="memberships", verbose_name=_("Daerah"))
    role = models.CharField(_("Peran"), max_length=40)
    share = models.DecimalField(_("Bagian"), max_digits=18, decimal_places=4, null=True, blank=True)
    share_unit = models.CharField(_("Satuan bagian"), max_length=40, blank=True)

    class Meta:
        verbose_name = _("anggota kelompok")
        verbose_name_plural = _("anggota kelompok")
        constraints = [
            models.UniqueConstraint(
                fields=["group", "region"],
                name="group_member_once",
                violation_error_message=_("Daerah ini sudah menjadi anggota kelompok itu."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.group_id}: {self.region_id}"
