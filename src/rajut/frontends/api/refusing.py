"""What goes wrong, told as problem details. The middleware keeps nothing of a request answered like this."""

from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import HttpError
from ninja.errors import ValidationError as WrongInput

from rajut.core.law.lifecycle import Refused
from rajut.core.words import say
from rajut.ui.api.problems import FieldProblem, problem

CHECK_FIELDS = say("Periksa kembali isian yang disebut di bawah ini.")
SENTENCES: Mapping[int, str] = {
    400: say("Isi permintaan bukan JSON yang benar."),
    401: say("Sertakan kunci program, atau masuk lebih dahulu."),
    403: say("Permintaan ini tidak diizinkan."),
    404: say("Yang dicari tidak ada, atau tidak dapat Anda lihat."),
    405: say("Cara meminta ini tidak tersedia di alamat tersebut."),
    413: say("Kiriman ini terlalu besar."),
    415: say("Kirim isi permintaan sebagai application/json."),
    429: say("Terlalu banyak permintaan. Cobalah beberapa saat lagi."),
    500: say("Terjadi kesalahan di Rajut; tidak ada yang diubah."),
    503: say("Rajut sedang tidak dapat melayani. Cobalah beberapa saat lagi."),
}
# The words of a field's error by pydantic's name of it; `%(…)s` are filled with what pydantic tells.
WORDS: Mapping[str, str] = {
    "missing": say("Wajib diisi."),
    "extra_forbidden": say("Isian ini tidak dikenal."),
    "string_too_short": say("Paling sedikit %(min_length)s karakter."),
    "string_too_long": say("Paling banyak %(max_length)s karakter."),
    "too_long": say("Paling banyak %(max_length)s butir."),
    "string_type": say("Isi dengan teks."),
    "string_pattern_mismatch": say("Bentuk kode ini tidak dikenal."),
    "text_unreadable": say("Teks ini memuat tanda yang tidak dapat dibaca."),
    "literal_error": say("Pilih salah satu: %(expected)s."),
    "day": say("Tulis tanggal sebagai TTTT-BB-HH."),
    "day_range": say("Tanggal harus antara tahun 1945 dan 2199."),
    "greater_than": say("Harus lebih dari %(gt)s."),
    "greater_than_equal": say("Paling sedikit %(ge)s."),
    "less_than_equal": say("Paling banyak %(le)s."),
    "int_type": say("Isi dengan bilangan bulat."),
    "int_parsing": say("Isi dengan bilangan bulat."),
    "given_once": say("Sebutkan sekali saja."),
    "bool_type": say("Isi dengan true atau false."),
    "decimal_max_digits": say("Angka ini terlalu panjang."),
    "decimal_max_places": say("Paling banyak %(decimal_places)s angka di belakang koma."),
    "decimal_whole_digits": say("Angka ini terlalu besar."),
    "uuid_parsing": say("Bentuk kode ini tidak dikenal."),
}
NOT_SOUND = say("Isian ini tidak sah.")


def teach(api: NinjaAPI) -> None:
    """Make the API tell every error in the same way."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        Refused: _refused,
        ValidationError: _broken_rule,
        WrongInput: _wrong_input,
        Http404: _not_there,
        HttpError: _http_error,
    }
    for kind, told in handlers.items():
        api.add_exception_handler(kind, told)


def refusal(status: int, detail: str = "", *, errors: Iterable[FieldProblem] = ()) -> HttpResponse:
    """Return problem details with the sentence given, or the usual one of the status."""
    told = HTTPStatus(status)
    response = problem(told, detail or _(SENTENCES.get(status, NOT_SOUND)), errors=list(errors))
    if told is HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def _refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return refusal(409, error.refusal.text(_))


def _broken_rule(request: HttpRequest, error: ValidationError) -> HttpResponse:
    told = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
    errors = [
        FieldProblem(field=_shown(name), detail=_(each)) for name, said in told.items() for each in said
    ]
    general = [each.detail for each in errors if not each.field]
    return refusal(422, " ".join(general) or _(CHECK_FIELDS), errors=errors)


def _shown(name: str) -> str:
    return "" if name == "__all__" else name


def _wrong_input(request: HttpRequest, error: WrongInput) -> HttpResponse:
    errors = [FieldProblem(field=_place(each["loc"]), detail=_said(each)) for each in error.errors]
    return refusal(422, _(CHECK_FIELDS), errors=errors)


def _place(loc: Iterable[Any]) -> str:
    """Return the field as the program wrote it: without its source, and without our name for the body."""
    source, *inner = loc
    skipped = 1 if source == "body" else 0
    return ".".join(str(each) for each in inner[skipped:])


def _said(error: Mapping[str, Any]) -> str:
    sentence = _(WORDS.get(error["type"], NOT_SOUND))
    filled: Mapping[str, Any] = error.get("ctx", {})
    try:
        return sentence % filled if "%(" in sentence else sentence
    except KeyError:
        return _(NOT_SOUND)


def _not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    return refusal(404)


def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    own = error.status_code == HTTPStatus.FORBIDDEN and error.message != "Forbidden"
    return refusal(error.status_code, error.message if own else "")
