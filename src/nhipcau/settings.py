"""The one settings file. Every variable is in docs/reference/settings.md."""

import os
import re
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import fontpkg_be_vietnam_pro
from csp.constants import NONE, SELF

PACKAGE = Path(__file__).resolve().parent
ROOT = PACKAGE.parents[1]


def env_text(name: str, default: str = "") -> str:
    """A text setting, from the variable or from the file that NAME_FILE names."""
    file = os.environ.get(f"{name}_FILE")
    return Path(file).read_text(encoding="utf-8").strip() if file else os.environ.get(name, default)


def env_bool(name: str, *, default: bool) -> bool:
    """A yes-or-no setting: 1, true, yes and on mean yes."""
    return os.environ.get(name, str(default)).lower() in ("1", "true", "yes", "on")


def env_int(name: str, default: int) -> int:
    """A whole-number setting."""
    return int(os.environ.get(name, default))


def env_list(name: str, default: str) -> list[str]:
    """A setting of several texts divided by commas."""
    return [part.strip() for part in env_text(name, default).split(",") if part.strip()]


DATA = Path(env_text("NHIPCAU_DATA", str(ROOT / "var")))
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)


def _secret_key() -> str:
    """The secret from the environment, else one made once and kept beside the data."""
    given = env_text("NHIPCAU_SECRET_KEY")
    if given:
        return given
    file = DATA / "secret-key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(50), encoding="utf-8")
    return file.read_text(encoding="utf-8").strip()


def _version() -> str:
    changelog = ROOT / "CHANGELOG.md"
    text = changelog.read_text(encoding="utf-8") if changelog.exists() else ""
    match = re.search(r"^## \[(\d+\.\d+\.\d+)\]", text, re.MULTILINE)
    return match[1] if match else "0.0.0"


VERSION = _version()
SECRET_KEY = _secret_key()
DEBUG = env_bool("NHIPCAU_DEBUG", default=False)
HTTPS = env_bool("NHIPCAU_HTTPS", default=False)
ALLOWED_HOSTS = env_list("NHIPCAU_HOSTS", "localhost,127.0.0.1,[::1],testserver")
PROXIES = env_list("NHIPCAU_PROXIES", "127.0.0.1,::1" if HTTPS else "")
CSRF_TRUSTED_ORIGINS = env_list("NHIPCAU_ORIGINS", "")

OWN_APPS = (
    "common", "search", "accounts", "once", "jobs", "audit", "files", "agencies", "plans", "work", "inspections",
    "records", "glossary", "partners", "agreements", "gifts", "works", "programmes", "greetings",
    "delegations", "conferences", "press", "events", "duties",
    "reminders", "reports", "documents", "discussion", "notices", "succession", "upkeep", "desk", "demo",
)  # fmt: skip
INSTALLED_APPS = [
    *(f"nhipcau.{app}" for app in OWN_APPS),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "lucide",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "nhipcau.common.proxies.believe_proxies",
    "nhipcau.common.nul.drop_nul",
    "nhipcau.common.bodies.refuse_large_body",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "nhipcau.desk.acting_agency.keep_acting",
    "nhipcau.common.origin.keep_origin",
]

ROOT_URLCONF = "nhipcau.urls"
WSGI_APPLICATION = "nhipcau.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "common" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["nhipcau.common.templatetags.once"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "nhipcau.desk.navigation.navigation",
            ],
        },
    }
]

if env_text("NHIPCAU_DATABASE") == "postgresql":
    DATABASES: dict[str, dict[str, Any]] = {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": env_text("NHIPCAU_DATABASE_NAME", "nhipcau"),
            "USER": env_text("NHIPCAU_DATABASE_USER", "nhipcau"),
            "PASSWORD": env_text("NHIPCAU_DATABASE_PASSWORD"),
            "HOST": env_text("NHIPCAU_DATABASE_HOST", "localhost"),
            "PORT": env_text("NHIPCAU_DATABASE_PORT", "5432"),
        }
    }
else:
    # Django's own SQLite settings lose most concurrent writes to "database is locked";
    # with these none were lost (docs/adr/0004-sqlite-by-default.md).
    DATABASES = {
        "default": {
            "ENGINE": "nhipcau.common.queued_sqlite3",
            "NAME": DATA / "nhipcau.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
            },
        }
    }
# A connection is kept by its thread: opening SQLite anew costs a page two milliseconds, PostgreSQL up to nine.
DATABASES["default"] |= {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "nhipcau.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_RATE_LIMITS: dict[str, str] | bool = {  # how they are counted: nhipcau.accounts.adapter
    "login": "600/m/ip",
    "guess_from_here": "5/5m/key,20/h/key",
    "guess_account": "100/h/key", "guess_address": "300/10m/ip",
    "reset_password": "120/m/ip,5/m/key", "reset_password_from_key": "120/m/ip",
}  # fmt: skip
ACCOUNT_REAUTHENTICATION_TIMEOUT = 10 * 60
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
MFA_FORMS = {"add_webauthn": "nhipcau.accounts.forms.AddKeyForm"}
MFA_TOTP_ISSUER = "Nhịp Cầu"
SOCIALACCOUNT_ADAPTER = "nhipcau.accounts.adapter.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {"openid_connect": {"APPS": [], "EMAIL_AUTHENTICATION": True}}
SSO_ORIGIN: list[str] = []
if env_text("NHIPCAU_OIDC_SERVER"):
    sso = urlsplit(env_text("NHIPCAU_OIDC_SERVER"))
    SSO_ORIGIN = [f"{sso.scheme}://{sso.netloc}"]
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"] = [
        {
            "provider_id": "sso",
            "name": env_text("NHIPCAU_OIDC_NAME", "SSO"),
            "client_id": env_text("NHIPCAU_OIDC_CLIENT"),
            "secret": env_text("NHIPCAU_OIDC_SECRET"),
            "settings": {"server_url": env_text("NHIPCAU_OIDC_SERVER"), "oauth_pkce_enabled": True},
        }
    ]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "today"
EMAIL_BACKEND = env_text("NHIPCAU_EMAIL_BACKEND", "django.core.mail.backends.filebased.EmailBackend")
EMAIL_FILE_PATH = DATA / "mails"  # not in the log, which many read: mails bear keys
EMAIL_HOST = env_text("NHIPCAU_EMAIL_HOST", "localhost")
EMAIL_PORT = env_int("NHIPCAU_EMAIL_PORT", 25)
EMAIL_HOST_USER = env_text("NHIPCAU_EMAIL_USER")
EMAIL_HOST_PASSWORD = env_text("NHIPCAU_EMAIL_PASSWORD")
EMAIL_USE_TLS, EMAIL_TIMEOUT = env_bool("NHIPCAU_EMAIL_TLS", default=False), 10
SITE_IS_SET = bool(env_text("NHIPCAU_SITE"))
SITE = env_text("NHIPCAU_SITE", "http://127.0.0.1:8000").rstrip("/")  # for addresses in mails
DEFAULT_FROM_EMAIL = env_text("NHIPCAU_EMAIL_FROM", "nhipcau@localhost")

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [PACKAGE / "locale", PACKAGE / "locale_packages"]
FORMAT_MODULE_PATH = ["nhipcau.common.formats"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False  # on purpose: docs/explanation/vietnamese.md

STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_DIRS = [("fonts", Path(fontpkg_be_vietnam_pro.__file__).parent / "files")]
MEDIA_ROOT = DATA / "files"
ANCHORS = Path(env_text("NHIPCAU_ANCHORS", str(DATA / "audit-anchors.txt")))
STORAGES = {
    "default": {"BACKEND": "nhipcau.files.storage.KeptFiles"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}

# In files, so that limits and progress hold for every process of a machine.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": DATA / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
    # Rows of lists as they are drawn, by everything that stands in them: never old, only forgotten.
    "rows": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "rows",
        "TIMEOUT": 3600,
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
WORK_APART = env_bool("NHIPCAU_WORK_APART", default=True)  # nhipcau.common.apart
PAUSE_BETWEEN_PARTS = 0.15  # seconds; longer than SQLite lets who waits for the write lock sleep
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MAX_UPLOAD_BYTES = env_int("NHIPCAU_MAX_UPLOAD_MB", 50) * 1024 * 1024
SIGNATURE_ROOTS = env_text("NHIPCAU_SIGNATURE_ROOTS")  # folder of root certificates of digital signatures
MAX_BODY_BYTES = 2 * MAX_UPLOAD_BYTES  # of one request, whatever it is: refused before it is read
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000  # a split of an agency asks for each of its items
FILE_UPLOAD_PERMISSIONS = 0o640

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "nhipcau.desk.frame.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF, *SSO_ORIGIN],  # a form that leads on to the single sign-on is a form there too
        "img-src": [SELF, "data:"],
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env_text("NHIPCAU_LOG_LEVEL", "WARNING")},
}
