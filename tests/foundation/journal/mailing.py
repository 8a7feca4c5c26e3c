"""Mail servers that fail, for the tests of letters."""

from collections.abc import Sequence
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend


class Unreachable(BaseEmailBackend):
    """A server that does not answer."""

    def open(self) -> bool:
        """Fail as a connection does."""
        raise OSError("the mail server is away")


class Refusing(BaseEmailBackend):
    """A server that answers and refuses."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Refuse."""
        raise SMTPException("550 no such person")
