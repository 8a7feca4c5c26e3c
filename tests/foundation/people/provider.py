"""A real identity provider for tests: allauth's own, as a process of its own on 127.0.0.1.

It reads what it needs as one line of JSON: home, port, the client, and the people who have accounts there.
"""

import json
import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

PASSWORD = "sandi di penyedia 12"
WORD = "kata."  # of whoever's address begins like this, the provider says "false" as a text


def claims_adapter() -> type:
    """Return how this provider tells of its people."""
    from allauth.idp.oidc.adapter import DefaultOIDCAdapter

    class Claims(DefaultOIDCAdapter):  # type: ignore[misc]  # allauth is not typed
        """As allauth does; of some, in words that are no JSON truth."""

        def get_claims(self, *words: Any, **options: Any) -> dict[str, Any]:
            """Return what is told about somebody."""
            told: dict[str, Any] = super().get_claims(*words, **options)
            if str(told.get("email", "")).startswith(WORD):
                told["email_verified"] = str(told["email_verified"]).lower()
            return told

    return Claims


def main(given: dict[str, Any]) -> None:
    """Be the provider until stopped."""
    configure(Path(given["home"]))
    import django
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    django.setup()
    call_command("migrate", verbosity=0)
    fill(given)
    with make_server("127.0.0.1", given["port"], get_wsgi_application(), Server, Silent) as server:
        server.serve_forever()


def configure(home: Path) -> None:
    """Set Django up: a file as database, allauth as provider, its own pages to sign in and to consent."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa
    from django.conf import settings

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048).private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    settings.configure(
        SECRET_KEY="only for tests",
        ALLOWED_HOSTS=["127.0.0.1"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": home / "provider.sqlite"}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        AUTHENTICATION_BACKENDS=["allauth.account.auth_backends.AuthenticationBackend"],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ACCOUNT_LOGIN_METHODS={"username"},
        ACCOUNT_EMAIL_VERIFICATION="none",
        ACCOUNT_UNIQUE_EMAIL=False,  # an address may be given to somebody new
        IDP_OIDC_PRIVATE_KEY=key.decode(),
        IDP_OIDC_ADAPTER="tests.foundation.people.provider.Claims",
        ROOT_URLCONF="tests.foundation.people.provider",
        LANGUAGE_CODE="en",
    )


def fill(given: dict[str, Any]) -> None:
    """Register the client and the people."""
    from allauth.account.models import EmailAddress
    from allauth.idp.oidc.models import Client
    from django.contrib.auth.models import User

    client = Client(
        id=given["client"], name="Rajut", scopes="openid\nprofile\nemail", redirect_uris=given["back"]
    )
    client.set_secret(given["secret"])
    client.save()
    for name, (address, verified) in given["people"].items():
        user = User.objects.create_user(name, password=PASSWORD, email=address)
        EmailAddress.objects.create(user=user, email=address, verified=verified, primary=True)


class Server(ThreadingMixIn, WSGIServer):
    """Answers several at once."""

    daemon_threads = True


class Silent(WSGIRequestHandler):
    """Says nothing about each request."""

    def log_message(self, format: str, *words: object) -> None:
        """Say nothing."""


def __getattr__(name: str) -> Any:
    """Return what Django looks for by name, once it is set up."""
    if name == "Claims":
        return claims_adapter()
    if name == "urlpatterns":
        from django.urls import include, path

        return [path("accounts/", include("allauth.account.urls")), path("", include("allauth.idp.urls"))]
    raise AttributeError(name)


if __name__ == "__main__":
    main(json.loads(sys.stdin.readline()))
