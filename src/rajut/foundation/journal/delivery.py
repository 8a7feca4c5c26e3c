"""Sending a letter once: taken up, handed over, sent; given back only while nothing has left the house."""

import hashlib
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from rajut.foundation.journal.models import Notice

LEASE = timedelta(minutes=15)  # after which a worker that took a letter up is taken for dead


def waiting(*, at: datetime) -> QuerySet[Notice]:
    """Return the letters that nobody is sending: not taken up, or taken up by a worker that died."""
    untaken = Q(claimed_at__isnull=True) | Q(claimed_at__lt=at - LEASE)
    return Notice.objects.filter(untaken, handed_at__isnull=True)


def send(pk: int, *, at: datetime) -> bool:
    """Send a letter unless somebody else has it; whether it was sent.

    Every step is one conditional update, kept before the next begins, so that of any number of workers one
    goes on. Until the mail server answers, the letter is given back and the job tried again; once the
    letter is being handed over it is never sent again, whatever happens.
    """
    if not waiting(at=at).filter(pk=pk).update(claimed_at=at):
        return False
    notice = Notice.objects.select_related("user").get(pk=pk)
    try:
        server = get_connection()
        server.open()
    except Exception:
        Notice.objects.filter(pk=pk, claimed_at=at, handed_at=None).update(claimed_at=None)
        raise
    if not Notice.objects.filter(pk=pk, claimed_at=at, handed_at=None).update(handed_at=at):
        server.close()
        return False
    return _hand_over(notice, server, at=at)


def _hand_over(notice: Notice, server: BaseEmailBackend, *, at: datetime) -> bool:
    try:
        server.send_messages([message(notice)])
    except Exception as error:
        Notice.objects.filter(pk=notice.pk).update(failure=f"{type(error).__name__}: {error}"[:300])
        return False
    finally:
        server.close()
    forgotten = {"body": "", "path": ""} if notice.confidential else {}
    Notice.objects.filter(pk=notice.pk).update(sent_at=at, **forgotten)
    return True


def message(notice: Notice) -> EmailMessage:
    """Return the letter as mail; its Message-ID follows from address and key alone."""
    return EmailMessage(
        subject=notice.subject,
        body=_text(notice),
        to=[notice.address],
        headers={"Message-ID": _message_id(notice), "Auto-Submitted": "auto-generated"},
    )


def _text(notice: Notice) -> str:
    """Return the letter's text in the reader's language: greeting, body, link, who sent it."""
    user = notice.user
    with translation.override(user.language if user else settings.LANGUAGE_CODE):
        greeting = _("Yth. %(name)s,") % {"name": user.name} if user else ""
        link = f"{settings.BASE_URL}{notice.path}" if notice.path else ""
        sign = _("Surat ini dikirim otomatis oleh Rajut, %(address)s.") % {"address": settings.BASE_URL}
    return "\n\n".join(filter(None, (greeting, notice.body.strip(), link, f"-- \n{sign}"))) + "\n"


def _message_id(notice: Notice) -> str:
    named = hashlib.sha256(f"{notice.address}\n{notice.key}".encode()).hexdigest()[:40]
    return f"<{named}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}>"
