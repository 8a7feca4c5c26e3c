"""Every setting of Rajut, in one file, from the environment."""

import os
import secrets
from pathlib import Path
from typing import Any

import dj_database_url

from rajut.config.serving import CONNECTIONS

SRC = Path(__file__).resolve().parents[1]
ROOT = SRC.parents[1]
HOME = Path(os.environ.get("RAJUT_HOME", ROOT / "var")).resolve()


def _flag(name: str, default: bool) -> bool:
    return os.environ.get(name, "1" if default else "0").lower() in {"1", "true", "yes", "ya"}


def _secret() -> str:
    """The installation's own key: made once, kept beside its data, readable by its owner alone."""
    given = os.environ.get("RAJUT_SECRET_KEY")
    if given:
        return given
    kept = HOME / "secret-key"
    if not kept.exists():
        HOME.mkdir(parents=True, exist_ok=True)
        draft = kept.with_suffix(f".{os.getpid()}")
        draft.write_text(secrets.token_urlsafe(64))
        draft.chmod(0o600)
        try:
            os.link(draft, kept)  # fails when another process was first: one key only
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return kept.read_text().strip()


SECRET_KEY = _secret()
DEBUG = _flag("RAJUT_DEBUG", False)
BASE_URL = os.environ.get("RAJUT_BASE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}")
ALLOWED_HOSTS = os.environ.get("RAJUT_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [BASE_URL]
DEMO = _flag("RAJUT_DEMO", False)

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "rajut.foundation.people",  # before allauth: its templates dress those of allauth
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_htmx",
    "lucide",
    "procrastinate.contrib.django",
    "rajut.ui",
    "rajut.foundation.regions",
    "rajut.foundation.journal",
    "rajut.foundation.documents",
    "rajut.steps.identify",
    "rajut.steps.engage",
    "rajut.steps.plan",
    "rajut.steps.coordinate",
    "rajut.steps.evaluate",
    "rajut.frontends.desk",
    "rajut.frontends.portal",
    "rajut.frontends.api",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "rajut.config.middleware.content_security_policy",
    "rajut.config.middleware.in_problems",
    "rajut.config.middleware.clean_input",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "rajut.config.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "rajut.config.middleware.Actors",
]

ROOT_URLCONF = "rajut.config.urls"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [SRC / "ui" / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "rajut.config.context.frame",
            ],
            "builtins": ["template_partials.templatetags.partials", "rajut.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# The app speaks to PostgreSQL as an ordinary role (row-level security holds); the owner migrates.
# `rajut` (config/database.py) sets both from the server it found or was given, before Django is loaded.
_APP_URL = os.environ.get("RAJUT_APP_URL", "postgresql://rajut_app@/rajut")
_OWNER_URL = os.environ.get("RAJUT_OWNER_URL", _APP_URL)


def _database(url: str, *, pool: bool) -> dict[str, Any]:
    found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=0))
    found["ENGINE"] = "django.db.backends.postgresql"
    found.setdefault("OPTIONS", {})
    if pool:
        found["OPTIONS"]["pool"] = {"min_size": 1, "max_size": CONNECTIONS, "timeout": 10}
    found["CONN_HEALTH_CHECKS"] = not pool
    return found


DATABASES = {
    "default": _database(_APP_URL, pool=_flag("RAJUT_POOL", True)),
    "owner": _database(_OWNER_URL, pool=False),
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 20000},
    },
    "pictures": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 500}},
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BASE_URL.startswith("https://")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an account begins with an invitation that reached the address
ACCOUNT_ADAPTER = "rajut.foundation.people.accounts.Accounts"
ACCOUNT_FORMS = {"login": "rajut.foundation.people.entrance.SignInForm"}
ACCOUNT_MAX_EMAIL_ADDRESSES = 1  # an address is claimed by an invitation alone
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no letters to whoever a stranger names
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# Tries at passwords and codes are counted by our own measures (people/tries.py): allauth counts in the cache,
# whose rows stay locked until the request ends. A passkey cannot be guessed.
ACCOUNT_RATE_LIMITS = {"login": "", "login_failed": ""}
MFA_RATE_LIMITS = {"webauthn_login": ""}
MFA_FORMS = {
    "authenticate": "rajut.foundation.people.entrance.CodeForm",
    "reauthenticate": "rajut.foundation.people.entrance.CodeAgainForm",
}
# How many proxies stand in front: whose word is taken for a visitor's network, and for TLS that ends there.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("RAJUT_PROXIES", "0"))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
SOCIALACCOUNT_ADAPTER = "rajut.foundation.people.identities.Identities"
MFA_TOTP_ISSUER = "Rajut"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # an invitation has reached the address
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SESSION_COOKIE_SECURE
USERSESSIONS_TRACK_ACTIVITY = False
# An address that the provider has verified opens its account, which from then on belongs to that identity
# (people/identities.py).
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {}
if os.environ.get("RAJUT_OIDC_URL"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": os.environ.get("RAJUT_OIDC_ID", "sso"),
                "name": os.environ.get("RAJUT_OIDC_NAME", "SSO"),
                "client_id": os.environ["RAJUT_OIDC_CLIENT_ID"],
                "secret": os.environ["RAJUT_OIDC_CLIENT_SECRET"],
                "settings": {"server_url": os.environ["RAJUT_OIDC_URL"], "oauth_pkce_enabled": True},
            }
        ]
    }

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [SRC / "ui" / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Jakarta"

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": HOME / "documents"},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = DEBUG

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if os.environ.get("RAJUT_SMTP_HOST")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = HOME / "mail"
EMAIL_HOST = os.environ.get("RAJUT_SMTP_HOST", "")
EMAIL_PORT = int(os.environ.get("RAJUT_SMTP_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("RAJUT_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("RAJUT_SMTP_PASSWORD", "")
EMAIL_USE_TLS = _flag("RAJUT_SMTP_TLS", True)
DEFAULT_FROM_EMAIL = os.environ.get("RAJUT_FROM_EMAIL", "Rajut <rajut@localhost>")

BODY_LIMIT = 64 * 1024 * 1024
API_BODY_LIMIT = 1024 * 1024
# A data file goes to disk as it comes; its form holds little beside it.
IMPORT_PATH, IMPORT_BODY_LIMIT = "/wilayah/data/impor/", 513 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# A party's report is one form: up to six fields and one file for each of its indicators.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 6 * 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 1000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}

# The rooms below the journal write to it without knowing it.
JOURNAL = "rajut.foundation.journal.actions"
TESTIMONY = "rajut.foundation.journal.testimony"

# What moment it is for the worker; a rehearsal lives in another time (config/clock.py).
CLOCK = "rajut.config.clock.now"

# Where a collaboration is opened (the first step leads there without knowing the second).
OPENING = "engage:new"
# The page of a collaboration's document, under its rail (documents know no collaboration).
DOCUMENT_PAGE = "engage:document"

# What follows when a plan comes into force, in steps that the plan does not know.
WHEN_AGREED = ["rajut.steps.evaluate.actions.carrying.carry"]

# The rail of a collaboration: each step tells its own stage (engage draws it without knowing later steps).
STAGES = [
    f"rajut.steps.{step}.queries.stage" for step in ("identify", "engage", "plan", "coordinate", "evaluate")
]

# What waits for somebody, step by step, and what ends: the worker reminds of it before its day.
WAITING = [
    *(
        f"rajut.steps.{each}.queries.waiting"
        for each in ("identify", "engage", "plan", "coordinate", "evaluate")
    ),
    "rajut.steps.engage.queries.endings.ending",
]

# What stands in the subscribable calendar: meetings, and the days by which something is due.
CALENDARS = [
    "rajut.steps.engage.queries.calendar",
    "rajut.steps.engage.queries.answering.calendar",
    "rajut.steps.coordinate.queries.calendar.calendar",
    "rajut.steps.evaluate.queries.calendar.calendar",
]
