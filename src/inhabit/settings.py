"""Settings: typed environment variables with defaults; ``NAME_FILE`` reads a secret from a file.

Every variable is documented in ``docs/operate/settings.md``.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from urllib.parse import quote, urlsplit

from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.csp import CSP
from django.utils.functional import SimpleLazyObject
from environs import FileAwareEnv

env = FileAwareEnv()
PACKAGE = Path(__file__).resolve().parent


def key_kept_in(folder: Path, name: str, make: Callable[[], str]) -> str:
    """Return a key of this deployment, made at random when it is first needed and kept in ``folder``."""
    path = folder / name
    if not path.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        draft = folder / f"{name}.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(make())
        with suppress(FileExistsError):  # web and worker start together: the first one's key holds
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_text().strip()


# Where this deployment keeps its own files: database, secret key, collected static files, uploads.
VAR = env.path("INHABIT_VAR", Path("var")).resolve()
# Demo mode: an invented organisation, sign-in links for its cast, a banner on every page.
DEMO = env.bool("INHABIT_DEMO", False)
# The address people use in their browser; links in mails are made of it.
SITE_URL = env.str("INHABIT_SITE_URL", "http://127.0.0.1:8000").rstrip("/")
ORGANISATION_NAME = env.str("INHABIT_ORGANISATION", "")

# Lazy, so that a command that signs nothing leaves no file behind.
SECRET_KEY = env.str("INHABIT_SECRET_KEY", "") or SimpleLazyObject(
    partial(key_kept_in, VAR, "secret_key", get_random_secret_key)
)
# What only its author reads is sealed with the first of these; the others open what is older.
CONTENT_KEYS = env.str("INHABIT_CONTENT_KEYS", "") or SimpleLazyObject(
    partial(key_kept_in, VAR, "content_key", lambda: Fernet.generate_key().decode())
)
# Wraps the keys of the engagements, under which what coach and coachee write is sealed.
COACHING_KEYS = env.str("INHABIT_COACHING_KEYS", "") or SimpleLazyObject(
    partial(key_kept_in, VAR, "coaching_key", lambda: Fernet.generate_key().decode())
)
DEBUG = env.bool("INHABIT_DEBUG", False)
ALLOWED_HOSTS = env.list(
    "INHABIT_ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]", urlsplit(SITE_URL).hostname or ""]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "django_ox",
    "inhabit.web",  # first, so that every form speaks its words
    "inhabit.sealing",
    "inhabit.audit",
    "inhabit.access",
    "inhabit.people",
    "inhabit.notify",
    "inhabit.strategy",
    "inhabit.programme",
    "inhabit.companion",
    "inhabit.stages.clarify",
    "inhabit.stages.communicate",
    "inhabit.stages.empower",
    "inhabit.stages.reflect",
    "inhabit.coaching",
    "inhabit.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "inhabit.access.middleware.PersonMiddleware",
    "inhabit.access.middleware.DenyByDefaultMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "inhabit.web.sealed_shut.SealedShutMiddleware",
]

ROOT_URLCONF = "inhabit.urls"
WSGI_APPLICATION = "inhabit.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "inhabit.web.context.shell",
            ],
        },
    }
]

DATABASES = {"default": env.dj_db_url("DATABASE_URL", f"sqlite:///{quote(str(VAR / 'inhabit.sqlite3'))}")}
DATABASE = DATABASES["default"]
if DATABASE["ENGINE"] == "django.db.backends.sqlite3":
    # Immediate transactions and a patient timeout: with deferred ones every second
    # read-then-write request fails as locked. FULL keeps the last commits through a power cut.
    DATABASE["CONN_MAX_AGE"] = None
    DATABASE["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=268435456;"
            "PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY"
        ),
    } | DATABASE.get("OPTIONS", {})
    Path(DATABASE["NAME"]).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
elif DATABASE["ENGINE"] == "django.db.backends.postgresql":
    # The pool keeps connections open, so Django itself must not (CONN_MAX_AGE stays 0).
    DATABASE["OPTIONS"] = {"pool": {"min_size": 2, "max_size": 8}} | DATABASE.get("OPTIONS", {})
else:
    raise ImproperlyConfigured(
        "DATABASE_URL names a database that Inhabit does not run on. Use sqlite:///FILE or postgresql://…"
    )

# Shared between processes, because the limits on sign-in attempts are counted here. The table is
# made by a migration. A deployment with several machines keeps it: they share the database.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "access_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

TASKS = {
    "default": {
        "BACKEND": env.str("INHABIT_TASKS", "django_ox.backend.OxBackend"),
        "OPTIONS": {
            "SCHEDULES": {
                # Placements and lines that begin or end today take effect. Beside midnight, so that
                # no change of the clocks skips or repeats it.
                "refresh_tree": {
                    "task": "inhabit.people.tasks.refresh_tree_of_the_day",
                    "cron": "5 0 * * *",
                },
                "forget_sessions": {
                    "task": "inhabit.access.tasks.forget_expired_sessions",
                    "cron": "50 0 * * *",
                },
                "discard_imports": {
                    "task": "inhabit.people.imports.tasks.discard_imports_nobody_finished",
                    "cron": "35 0 * * *",
                },
                "send_notices": {
                    "task": "inhabit.notify.tasks.send_due_notices",
                    "cron": "*/15 * * * *",
                },
                "send_reminders": {
                    "task": "inhabit.coaching.rooms.tasks.send_due_reminders",
                    "cron": "*/15 * * * *",
                },
                "send_mails_again": {
                    "task": "inhabit.access.tasks.send_mails_again",
                    "cron": "7-59/15 * * * *",
                },
                "forget_notices": {
                    "task": "inhabit.notify.tasks.forget_old_notices",
                    "cron": "45 0 * * *",
                },
                "remind_of_credentials": {
                    "task": "inhabit.coaching.coaches.tasks.remind_of_expiring_credentials",
                    "cron": "25 0 * * *",
                },
                "forget_conversations": {
                    "task": "inhabit.companion.tasks.forget_unfinished_conversations",
                    "cron": "40 0 * * *",
                },
                "forget_entries_thrown_away": {
                    "task": "inhabit.stages.reflect.journal.tasks.forget_entries_thrown_away",
                    "cron": "42 0 * * *",
                },
                "count_contributions": {
                    "task": "inhabit.stages.clarify.tasks.count_contributions_of_the_day",
                    "cron": "20 0 * * *",
                },
                "count_commitments": {
                    "task": "inhabit.stages.empower.commitments.tasks.count_commitments_of_the_day",
                    "cron": "22 0 * * *",
                },
                "remind_of_proposals": {
                    "task": "inhabit.stages.reflect.adjustments.tasks.remind_of_proposals_of_the_day",
                    "cron": "12 0 * * *",
                },
                "remind_of_contests": {
                    "task": "inhabit.stages.clarify.tasks.remind_of_contests_of_the_day",
                    "cron": "10 0 * * *",
                },
                "pass_on_playbacks": {
                    "task": "inhabit.stages.communicate.listening_tasks.pass_on_playbacks_of_the_day",
                    "cron": "15 0 * * *",
                },
                "count_playbacks": {
                    "task": "inhabit.stages.communicate.listening_tasks.count_playbacks_of_the_day",
                    "cron": "30 0 * * *",
                },
                "close_offers_of_coaching": {
                    "task": "inhabit.coaching.cohorts.tasks.close_what_is_over",
                    "cron": "55 0 * * *",
                },
                "serve_waiting_for_coaches": {
                    "task": "inhabit.coaching.matching.tasks.serve_who_waits",
                    "cron": "11-59/15 * * * *",
                },
                "remind_of_sessions": {
                    "task": "inhabit.coaching.booking.tasks.remind_of_sessions",
                    "cron": "3-59/15 * * * *",
                },
                "offer_free_times": {
                    "task": "inhabit.coaching.booking.tasks.offer_free_times",
                    "cron": "9-59/15 * * * *",
                },
                "ask_for_open_sessions": {
                    "task": "inhabit.coaching.booking.tasks.ask_for_open_sessions",
                    "cron": "12 0 * * *",
                },
                "release_feedback_to_coaches": {
                    "task": "inhabit.coaching.feedback.tasks.release_feedback_of_the_day",
                    "cron": "35 0 * * *",
                },
                "care_for_coachings": {
                    "task": "inhabit.coaching.agreements.tasks.care_for_coachings_of_the_day",
                    "cron": "55 0 * * *",
                },
                "care_for_questions": {
                    "task": "inhabit.stages.communicate.tasks.care_for_questions_of_the_day",
                    "cron": "25 0 * * *",
                },
                "care_for_retrospectives": {
                    "task": "inhabit.stages.reflect.retrospectives.tasks.care_for_retrospectives_of_the_day",
                    "cron": "29 0 * * *",
                },
                "tell_of_decisions": {
                    "task": "inhabit.stages.empower.decisions.tasks.tell_of_decisions_to_look_at",
                    "cron": "14 0 * * *",
                },
                "count_say_do": {
                    "task": "inhabit.stages.empower.say_do.tasks.count_say_do_of_the_day",
                    "cron": "33 0 * * *",
                },
                "care_for_barriers": {
                    "task": "inhabit.stages.empower.barriers.tasks.care_for_barriers_of_the_day",
                    "cron": "28 0 * * *",
                },
            }
        },
    }
}

# Sign-in
AUTH_USER_MODEL = "access.Account"
AUTHENTICATION_BACKENDS = ["inhabit.access.asked.AskingBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
ACCOUNT_ADAPTER = "inhabit.access.adapter.InvitedOnlyAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation that was opened has proved the address
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # no mail to somebody who has no account here
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_FORMS = {
    "login": "inhabit.access.forms.SignInForm",
    "reset_password": "inhabit.access.forms.AskForResetForm",
    "reset_password_from_key": "inhabit.access.forms.NewPasswordForm",
    "change_password": "inhabit.access.forms.ChangePasswordForm",
}
# What allauth limits by itself stays limited; these two come from access.views.join.
ACCOUNT_RATE_LIMITS = {
    "join_code": "20/m/ip,200/h/ip",  # wrong codes from one address
    "join_code_anywhere": "2000/h/key",  # wrong codes from everywhere together
}
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "/account/login/"
# How many proxies stand in front of us: the address that attempts are counted by comes from there.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("INHABIT_BEHIND_PROXY", False) else 0
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
INVITATION_DAYS = env.int("INHABIT_INVITATION_DAYS", 14)  # how long a link in a mail works
CODE_DAYS = env.int("INHABIT_CODE_DAYS", 30)  # how long a printed code works

# Mail
MAIL_BACKEND = env.str("INHABIT_MAIL", "mailbox" if DEMO else "smtp")
MAILERS = {
    "default": {
        "BACKEND": "inhabit.notify.mailbox.EmailBackend"
        if MAIL_BACKEND == "mailbox"
        else f"django.core.mail.backends.{MAIL_BACKEND}.EmailBackend"
    }
    | (
        {
            "OPTIONS": {
                "host": env.str("INHABIT_MAIL_HOST", "localhost"),
                "port": env.int("INHABIT_MAIL_PORT", 25),
                "username": env.str("INHABIT_MAIL_USER", ""),
                "password": env.str("INHABIT_MAIL_PASSWORD", ""),
                "use_tls": env.bool("INHABIT_MAIL_TLS", False),
                "timeout": 20,  # seconds; else a server that is silent would hold a worker for good
            }
        }
        if MAIL_BACKEND == "smtp"
        else {}
    )
}
DEFAULT_FROM_EMAIL = env.str("INHABIT_MAIL_FROM", "Inhabit <inhabit@localhost>")

# Language and time
LANGUAGE_CODE = env.str("INHABIT_LANGUAGE", "en")
# A language stands here once all that exists is translated into it: half a page in each helps nobody.
LANGUAGES = [("en", "English"), ("de", "Deutsch")]  # each by its own name, for those who read no other
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = env.str("INHABIT_TIME_ZONE", "Europe/Berlin")
USE_TZ = True
# 1,234.5 or 1.234,5. What a browser reads needs |stringformat:"d" or |unlocalize: a test says where.
USE_THOUSAND_SEPARATOR = True
# Dates as written outside of America: 22 November 2026, 22. November 2026.
FORMAT_MODULE_PATH = ["inhabit.formats"]

# Think it through
# A folder of own paths for coaching conversations; one with the id of a shipped path replaces it.
COMPANION_PATHS = env.path("INHABIT_PATHS", None)
# Who helps here when somebody is in distress, as text; addresses in it become links.
HELP_HERE = env.str("INHABIT_HELP", "")

# Coaching
# Where coaches meet people by video, unless they say otherwise; "{room}" becomes a room for each session.
COACHING_VIDEO = env.str("INHABIT_COACHING_VIDEO", "")

# Files
STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [PACKAGE / "static"]
MEDIA_ROOT = VAR / "media"  # never served: uploads are read by the importer only
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "inhabit.web.assets.StaticFiles",
        "OPTIONS": {"file_permissions_mode": 0o644, "directory_permissions_mode": 0o755},
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]

# Safety
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
    "base-uri": [CSP.NONE],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
HAS_TLS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HAS_TLS
if HAS_TLS:  # browsers take a cookie of such a name from this very host only, never from a neighbour
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
# In a cookie, what was not shown yet would be said to whoever uses the browser next.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # two weeks only for who chose "stay signed in" at sign-in
SECURE_HSTS_SECONDS = 31_536_000 if HAS_TLS else 0
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("INHABIT_BEHIND_PROXY", False) else None
)

# Logs carry no personal data: paths and statuses, never forms, names, keys or the messages of errors.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "inhabit.web.logs.DiscreetFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("INHABIT_LOG_LEVEL", "WARNING")},
    "loggers": {"django": {"level": env.str("INHABIT_LOG_LEVEL", "WARNING")}},  # else it stays at INFO
}
