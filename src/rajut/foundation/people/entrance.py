"""The sign-in form in our words, and the codes of a second factor within measure."""

from datetime import timedelta
from typing import Any, cast

from allauth.account.adapter import get_adapter
from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, BaseAuthenticateForm, ReauthenticateForm
from django.utils.translation import gettext as _

from rajut.foundation.people import tries
from rajut.foundation.people.request import Request

# Whoever is asked for a code has given the password: these tries lock nobody else out.
CODES = tries.Measure(5, timedelta(minutes=5))


class SignInForm(LoginForm):  # type: ignore[misc]  # allauth is not typed
    """Address and password; labels say what placeholders would."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        labels = {
            "login": _("Alamat surel"),
            "password": _("Kata sandi"),
            "remember": _("Ingat saya di sini"),
        }
        for name, label in labels.items():
            if name in self.fields:
                self.fields[name].label = label
                self.fields[name].widget.attrs.pop("placeholder", None)


class _Counted(BaseAuthenticateForm):  # type: ignore[misc]  # allauth is not typed
    """A code that is counted before it is judged."""

    def clean_code(self) -> str:
        """Judge a code of the app or of recovery, unless there were too many wrong ones."""
        mark = tries.mark("code", str(self.user.pk))
        if not tries.count(mark, CODES, at=cast(Request, context.request).at):
            raise get_adapter().validation_error("too_many_login_attempts")
        code: str = super().clean_code()
        tries.forget(mark)
        return code


class CodeForm(_Counted, AuthenticateForm):  # type: ignore[misc]  # allauth is not typed
    """The code after the password."""


class CodeAgainForm(_Counted, ReauthenticateForm):  # type: ignore[misc]  # allauth is not typed
    """The code again, before what guards the account is changed."""
