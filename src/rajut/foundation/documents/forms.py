"""The field and the form with which every room takes files."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from rajut.foundation.documents.content import ACCEPTED, recognise
from rajut.foundation.people.sight import Sight


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


class UploadForm(forms.Form):
    """A new document."""

    file = DocumentField()
    title = forms.CharField(
        label=_("Judul"), max_length=200, required=False, help_text=_("Bila kosong, nama berkas dipakai.")
    )
    sight = forms.ChoiceField(
        label=_("Siapa yang dapat melihat"),
        choices=Sight.choices,
        initial=Sight.PARTIES.value,
    )


class VersionForm(forms.Form):
    """A new version of a document."""

    file = DocumentField()
