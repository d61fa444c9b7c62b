"""The WSGI application that the web server loads."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inhabit.settings")

application = get_wsgi_application()

# The paths of conversations are read once per process: now, and not while somebody waits for a page.
import_module("inhabit.companion.library").paths_of_files()
