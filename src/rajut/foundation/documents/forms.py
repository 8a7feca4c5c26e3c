"""The field and the form with which every room takes files."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from rajut.core.words import say
from rajut.foundation.documents.content import ACCEPTED, recognise
from rajut.foundation.documents.models import Document
from rajut.foundation.people.sight import Sight
from rajut.ui.forms import Filters


class DocumentField(forms.FileField):
    """A file that proves to be what its name says; its faults stand beside the field."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("label", _("Berkas"))
        options.setdefault("help_text", _("PDF, PNG, JPEG, Word, Excel, CSV, atau teks; paling besar 25 MB."))
        super().__init__(allow_empty_file=True, **options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": ACCEPTED}

    def clean(self, data: Any, initial: Any = None) -> Any:
        file = super().clean(data, initial)
        if isinstance(file, UploadedFile):
            recognise(file.name or "", file.size or 0, file)
        return file


# Who sees a document at each level, for whoever chooses.
MEANINGS = {
    Sight.OWN: say("Instansi sendiri: hanya pejabat instansi pemilik dokumen"),
    Sight.PARTIES: say("Para pihak: instansi yang diundang atau ikut, dan pembina wilayahnya"),
    Sight.OFFICIALS: say("Semua pejabat: siapa pun yang memegang jabatan di Rajut"),
    Sight.PUBLIC: say("Masyarakat: siapa pun, juga tanpa masuk"),
}


class SightForm(forms.Form):
    """Who may see a document, among the levels that its matter allows."""

    sight = forms.ChoiceField(label=_("Siapa yang dapat melihat"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, levels: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast(forms.ChoiceField, self.fields["sight"])
        field.choices = [(each, _(MEANINGS[Sight(each)])) for each in levels]


class UploadForm(SightForm):
    """A new document."""

    file = DocumentField()
    title = forms.CharField(
        label=_("Judul"), max_length=200, required=False, help_text=_("Bila kosong, nama berkas dipakai.")
    )
    kind = forms.ChoiceField(label=_("Jenis"), choices=Document.Kind.choices, initial=Document.Kind.OTHER)
    field_order = ("file", "title", "kind", "sight")


class VersionForm(forms.Form):
    """A new version of a document."""

    file = DocumentField()


class DocumentSieve(Filters):
    """How a list of documents is narrowed."""

    kind = forms.ChoiceField(
        label=_("Jenis"), choices=[("", _("Semua")), *Document.Kind.choices], required=False
    )

    def narrow(self, rows: QuerySet[Any]) -> QuerySet[Any]:
        """Keep those of the chosen kind."""
        kind = self.cleaned_data["kind"]
        return rows.filter(kind=kind) if kind else rows
