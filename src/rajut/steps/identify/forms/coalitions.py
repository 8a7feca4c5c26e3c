"""What one asks about groups for a service: which, where, how large, under which assumptions and rules."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rajut.core.coalition.assumed import USUAL, assumed
from rajut.core.coalition.parties import FARTHEST, LARGEST, NEARBY, PROVABLE, SMALLEST, Contact, Rules
from rajut.steps.identify.forms.assumptions import assumption
from rajut.ui import words
from rajut.ui.forms import NumberField

PAIRS = (("bersama", "bersama_dengan"), ("pisah", "pisah_dari"))
REGIONS = (*(name for pair in PAIRS for name in pair), "tanpa")
FIRST = ("layanan", "daerah", "anggota", "buktikan")
NEIGHBOURS = ("batas", "jarak", "seprovinsi", "hukum")
CONTACTS = (
    (Contact.LAND.value, _("Berbatasan darat")),
    (Contact.SEA.value, _("Berbatasan darat atau laut")),
    (Contact.NEAR.value, _("Cukup berdekatan")),
)
ANY, OBLIGATORY = "sukarela", "wajib"
LEGAL = (
    (ANY, _("Semua pasangan")),
    (OBLIGATORY, _("Hanya yang dapat diwajibkan")),
)
USUALLY = {"batas": Contact.SEA.value, "jarak": str(int(NEARBY)), "hukum": ANY}
Choices = Sequence[tuple[str, Any]]


class Asking(forms.Form):
    """The question, in the address of the page; `parties` are the regions that take part, by name.

    What is assumed depends on the service; `andaian` says of which service the page showed it.
    """

    andaian = forms.CharField(required=False, widget=forms.HiddenInput)
    layanan = forms.ChoiceField(label=_("Layanan"))
    daerah = forms.ChoiceField(label=_("Daerah"))
    anggota = forms.TypedChoiceField(
        label=_("Paling banyak anggota"),
        coerce=int,
        choices=[(str(size), str(size)) for size in range(SMALLEST, LARGEST + 1)],
        initial=str(USUAL),
    )
    batas = forms.ChoiceField(label=_("Yang boleh sekelompok"), choices=CONTACTS)
    jarak = NumberField(
        label=_("Paling jauh, bila cukup berdekatan (km)"),
        min_value=1,
        max_value=int(FARTHEST),
        required=False,
    )
    hukum = forms.ChoiceField(
        label=_("Pasangan menurut hukum"),
        choices=LEGAL,
        help_text=_(
            "Kerja sama sukarela boleh antara daerah mana pun (UU 23/2014 pasal 365). Yang dapat diwajibkan "
            "hanya antara daerah yang berbatasan (pasal 364); di sini dihitung yang berbatasan darat."
        ),
    )
    seprovinsi = forms.BooleanField(label=_("Seprovinsi saja"), required=False)
    tanpa = forms.MultipleChoiceField(label=_("Tidak ikut"), required=False)
    bersama = forms.ChoiceField(label=_("Harus bersama"), required=False)
    bersama_dengan = forms.ChoiceField(label=_("dengan"), required=False)
    pisah = forms.ChoiceField(label=_("Tidak bersama"), required=False)
    pisah_dari = forms.ChoiceField(label=_("dengan"), required=False)
    buktikan = forms.BooleanField(label=_("Buktikan yang paling baik"), required=False)

    def __init__(
        self,
        data: QueryDict,
        *,
        services: Choices,
        places: Choices,
        parties: Mapping[str, str],
        regions: Mapping[str, object],
    ) -> None:
        self.assumed = assumed(data.get("layanan", ""))
        fields = {each.name: assumption(each) for each in self.assumed}
        super().__init__(_whole(data, fields, parties=parties, regions=regions))
        self.parties = parties
        self.fields.update(fields)
        known = sorted(parties.items(), key=lambda each: each[1])
        self._offer("layanan", services)
        self._offer("daerah", places)
        for name in REGIONS:
            self._offer(name, known if name == "tanpa" else [("", "–"), *known])
        if self.many:
            self._shorten()
        else:
            self.fields["tanpa"].widget = forms.CheckboxSelectMultiple(choices=known)

    @property
    def many(self) -> bool:
        """Whether so many take part that four lists of them all would weigh down the page."""
        return len(self.parties) > PROVABLE

    def _shorten(self) -> None:
        """Let the pairs be written, by code, with one list of the regions for all of them (`ikut`)."""
        for name in REGIONS[:-1]:
            self.fields[name].widget = forms.TextInput(attrs={"list": "ikut", "autocomplete": "off"})
            self.fields[name].help_text = _("Ketik namanya, lalu pilih dari daftar.")

    def _offer(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a ChoiceField has it

    def clean(self) -> dict[str, Any]:
        """Check that a pair names two regions, and that a proof is not asked for too much."""
        found = self.cleaned_data
        for one, other in PAIRS:
            a, b = found.get(one), found.get(other)
            if bool(a) != bool(b) or (a and a == b):
                self.add_error(other, _("Pilih dua daerah yang berbeda."))
        if found.get("buktikan") and self.many:
            told = {"most": words.number(PROVABLE), "given": words.number(len(self.parties))}
            late = _(
                "Pembuktian di halaman ini sampai %(most)s daerah, sedangkan di sini ada %(given)s; perintah "
                "`rajut find coalitions --exact` membuktikan yang lebih besar."
            )
            self.add_error("buktikan", late % told)
        return found

    @property
    def first(self) -> list[forms.BoundField]:
        """What is asked first of all."""
        return [self[name] for name in FIRST]

    @property
    def assumptions(self) -> list[forms.BoundField]:
        """What a group is assumed to save and to cost."""
        return [self[each.name] for each in self.assumed]

    @property
    def ruled(self) -> list[forms.BoundField]:
        """Who may, must and must not be with whom."""
        return [self[name] for name in (*NEIGHBOURS, *REGIONS)]

    @property
    def opened(self) -> bool:
        """Whether something of that was set, or is wrong."""
        return any(field.errors or self._set(field.name) for field in (*self.assumptions, *self.ruled))

    def _set(self, name: str) -> bool:
        usual = USUALLY.get(name)
        return self.data.get(name) != usual if usual else name in self.changed_data

    @property
    def rules(self) -> Rules:
        """What was asked, as the engine reads it; an assumption left empty has its middle value."""
        found = self.cleaned_data
        given = ((each, found.get(each.name)) for each in self.assumed)
        beta, coordination, per_km = (each.mid if set_ is None else float(set_) for each, set_ in given)
        together, apart = (((found[a], found[b]),) if found[a] else () for a, b in PAIRS)
        return Rules(
            largest=found["anggota"],
            beta=beta,
            coordination=coordination,
            per_km=per_km,
            one_area=found["seprovinsi"],
            contact=Contact(found["batas"]),
            within=float(found["jarak"] or NEARBY),
            obligatory=found["hukum"] == OBLIGATORY,
            without=tuple(found["tanpa"]),
            together=together,
            apart=apart,
        )


def _whole(
    data: QueryDict,
    fields: Mapping[str, forms.Field],
    *,
    parties: Mapping[str, str],
    regions: Mapping[str, object],
) -> QueryDict:
    """Return what was asked with what is usual where nothing was; regions that lie elsewhere are let go.

    What was assumed of another service is let go too.
    """
    given = data.copy()
    for name, usual in {"anggota": str(USUAL), **USUALLY}.items():
        given.setdefault(name, usual)
    other = given.get("andaian") not in (None, given.get("layanan"))
    given["andaian"] = given.get("layanan", "")
    for name, field in fields.items():
        if other:
            given.pop(name, None)
        given.setdefault(name, field.prepare_value(field.initial))
    for name in REGIONS:
        kept = [code for code in given.getlist(name) if code in parties or code not in regions]
        given.setlist(name, kept)
    return given
