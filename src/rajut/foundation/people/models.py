"""Organisations, the people in them and the posts that join the two."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rajut.core.law.authority import RANK_WORDS, Rank
from rajut.core.law.tracks.kinds import KIND_WORDS, Kind
from rajut.core.words import say
from rajut.foundation.regions.models import Region

KINDS = [(kind.value, _(KIND_WORDS[kind])) for kind in Kind]
RANKS = [(rank.value, RANK_WORDS[rank]) for rank in Rank]


class Organisation(models.Model):
    """A government, one of its departments, a central body, or a partner outside government."""

    deeds: ClassVar[dict[str, str]] = {
        "add": say("mendaftarkan instansi"),
        "rename": say("mengubah nama instansi"),
    }
    field_words: ClassVar[dict[str, str]] = {"name": say("Nama")}

    Kind = Kind
    GOVERNMENTS = (Kind.PROVINCE, Kind.REGENCY, Kind.CITY)

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=KINDS)
    region = models.ForeignKey(
        Region, null=True, blank=True, on_delete=models.PROTECT, related_name="organisations"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    code = models.CharField(max_length=20, blank=True)
    supervises_nation = models.BooleanField(default=False)
    # A partner stands under no government, or its people would be that government's; who brought it in
    # looks after it until it has an administrator of its own.
    registered_by = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="registered"
    )
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["region"],
                condition=Q(kind__in=["province", "regency", "city"]),
                name="organisation_one_government_per_region",
                violation_error_message=say("Wilayah ini sudah mempunyai pemerintah daerah."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["province", "regency", "city"]) | Q(region__isnull=False),
                name="organisation_government_has_region",
                violation_error_message=say("Pemerintah daerah harus mempunyai wilayah."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["department", "council"]) | Q(parent__isnull=False),
                name="organisation_part_has_parent",
                violation_error_message=say(
                    "Perangkat daerah dan DPRD harus berada di bawah pemerintah daerah."
                ),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="organisation_is_not_its_own_parent",
            ),
            models.CheckConstraint(
                condition=Q(supervises_nation=False) | Q(kind="ministry"),
                name="organisation_only_a_ministry_supervises_the_nation",
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(kind__in=["department", "council", "vertical"]),
                name="organisation_only_parts_have_a_parent",
                violation_error_message=say(
                    "Hanya perangkat daerah, DPRD, dan instansi vertikal yang mempunyai induk."
                ),
            ),
            models.UniqueConstraint(
                fields=["parent", "name"],
                name="organisation_name_once_under_a_parent",
                nulls_distinct=False,
                violation_error_message=say("Nama instansi ini sudah dipakai."),
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_government(self) -> bool:
        """Whether it is the government of a region."""
        return self.kind in self.GOVERNMENTS

    @property
    def government_id(self) -> int:
        """The government or central body it belongs to (itself where it has no parent)."""
        return self.parent_id or self.pk

    @property
    def government_code(self) -> str:
        """The region whose government it is or belongs to, empty for everybody else."""
        whole = self.parent or self
        return whole.region_id or "" if whole.is_government else ""

    @property
    def province_code(self) -> str:
        """The province it lies in, empty for a national body."""
        return (self.region_id or "")[:2]

    @property
    def short_name(self) -> str:
        """The name without “Pemerintah”, as people say it."""
        return self.name.removeprefix("Pemerintah ").replace("Kabupaten ", "Kab. ")

    @property
    def full_name(self) -> str:
        """The name, of a part with that of the whole: every region has a department of the same name."""
        return f"{self.name}, {self.parent.short_name}" if self.parent else self.name


class People(BaseUserManager["User"]):
    """Makes accounts; the e-mail address is the name."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        """Make an account with a hashed password (None: it cannot sign in with one)."""
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.full_clean()
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person's account; what it may do comes from its posts alone."""

    deeds: ClassVar[dict[str, str]] = {"describe": say("mengubah profilnya")}

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    invented = models.BooleanField(default=False)
    language = models.CharField(
        max_length=2, choices=[("id", "Bahasa Indonesia"), ("en", "English")], default="id"
    )
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = People()

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """The name, as libraries ask for it."""
        return self.name


class Post(models.Model):
    """A person's post (jabatan) in an organisation, for a time."""

    deeds: ClassVar[dict[str, str]] = {"end": say("mengakhiri jabatan")}

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="posts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    rank = models.CharField(max_length=12, choices=RANKS)
    title = models.CharField(max_length=120)
    administers = models.BooleanField(default=False)
    began_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("organisation__name", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["user", "organisation", "rank"],
                condition=Q(ended_on__isnull=True),
                name="post_held_once",
                violation_error_message=say("Orang ini sudah memegang jabatan tersebut."),
            ),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("began_on")),
                name="post_ends_after_it_began",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title}, {self.organisation}"


class Invitation(models.Model):
    """An administrator's invitation of a person to a post; its secret is kept only as a hash."""

    deeds: ClassVar[dict[str, str]] = {
        "invite": say("mengundang pejabat"),
        "revoke": say("mencabut undangan"),
        "accept": say("menerima undangan dan memegang jabatan"),
    }

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    name = models.CharField(max_length=120)
    rank = models.CharField(max_length=12, choices=RANKS)
    title = models.CharField(max_length=120)
    administers = models.BooleanField(default=False)
    secret_hash = models.CharField(max_length=64, unique=True)
    invited_at = models.DateTimeField()
    # Nobody where the command line invited: an installation's first people.
    invited_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-invited_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | Q(accepted_at__isnull=False, accepted_by__isnull=False),
                name="invitation_accepted_pair",
            ),
            models.CheckConstraint(  # the command line has no account, and takes back what has expired
                condition=Q(revoked_at__isnull=False) | Q(revoked_by__isnull=True),
                name="invitation_revoked_pair",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(revoked_at__isnull=True),
                name="invitation_accepted_or_revoked",
            ),
            models.UniqueConstraint(
                fields=["organisation", "email", "rank"],
                condition=Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="invitation_open_once",
                violation_error_message=say("Undangan untuk alamat dan jabatan ini masih terbuka."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.email}: {self.title}"


class Token(models.Model):
    """A program's key to the API: it acts in one post, within its scopes; only its hash is kept."""

    deeds: ClassVar[dict[str, str]] = {
        "issue": say("membuat kunci program"),
        "revoke": say("mencabut kunci program"),
    }

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=80)
    prefix = models.CharField(max_length=12)
    secret_hash = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_on = models.DateField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-created_at",)

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


class Tries(models.Model):
    """When somebody tried what is only allowed so often; `mark` tells nobody who it was (people/tries.py)."""

    mark = models.CharField(max_length=64, primary_key=True)
    moments = ArrayField(models.DateTimeField())
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.mark
