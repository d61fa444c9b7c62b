"""``inhabit serve``: the web server and the background worker, as one command."""

from __future__ import annotations

import os
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError

from inhabit.coaching.agreements.tasks import care_for_coachings_of_the_day
from inhabit.people.tasks import refresh_tree_of_the_day
from inhabit.stages.clarify.tasks import count_contributions_of_the_day, remind_of_contests_of_the_day
from inhabit.stages.communicate.listening_tasks import count_playbacks_of_the_day
from inhabit.stages.communicate.tasks import care_for_questions_of_the_day
from inhabit.web import readiness
from inhabit.web.greetings import greetings
from inhabit.web.serving import Household, answers, background_worker, web_server

PATIENCE = 60.0  # seconds in which the web server must have answered once


class Command(BaseCommand):
    help = "Serve the product: web server and background worker, until Ctrl-C."
    requires_system_checks = "__all__"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="processes that answer requests")
        parser.add_argument("--threads", type=int, default=4, help="threads in each of them")
        parser.add_argument("--no-worker", action="store_true", help="leave out the background worker")
        parser.add_argument(
            "--prepare",
            action="store_true",
            help="first apply missing migrations and, in demo mode, load the demo into an empty database",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        host, port = options["host"], options["port"]
        self.follow_port(port)
        self.make_ready(host, port, is_preparing=options["prepare"])
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inhabit.settings")
        server = web_server(host, port, workers=options["workers"], threads=options["threads"])
        household = Household([server])
        household.listen_to_signals()
        try:
            household.start()
            self.wait_until_it_answers(household, "127.0.0.1" if host == "0.0.0.0" else host, port)  # noqa: S104
            if not options["no_worker"]:
                self.start_worker(household)  # only now, so that it takes no time from the first answer
            self.watch(household)
        finally:
            household.stop()

    def follow_port(self, port: int) -> None:
        """Let links lead to where the server listens, unless an address was set."""
        if "INHABIT_SITE_URL" not in os.environ:
            os.environ["INHABIT_SITE_URL"] = settings.SITE_URL = f"http://127.0.0.1:{port}"

    def make_ready(self, host: str, port: int, *, is_preparing: bool) -> None:
        readiness.refuse_unsafe_settings(host)
        readiness.refuse_taken_port(host, port)
        if is_preparing:
            readiness.prepare()
        else:
            readiness.refuse_missing_migrations()
        readiness.refuse_missing_keys()
        readiness.collect_static_files()

    def wait_until_it_answers(self, household: Household, host: str, port: int) -> None:
        server = household.children[0]
        deadline = time.monotonic() + PATIENCE
        while not answers(host, port):
            if not server.is_alive():
                raise CommandError("The web server could not start; its own words stand above.")
            if time.monotonic() > deadline:
                raise CommandError(f"The web server has not answered within {PATIENCE:g} s.")
            if household.is_ending.wait(0.05):
                return
        self.stdout.write(self.style.SUCCESS(f"Inhabit answers at {settings.SITE_URL}/"))
        for greet in greetings:
            for line in greet(settings.SITE_URL):
                self.stdout.write(line)
        self.stdout.write("Stop it with Ctrl-C.")
        self.stdout.flush()

    def start_worker(self, household: Household) -> None:
        refresh_tree_of_the_day.enqueue()  # what fell due while nothing was running
        count_contributions_of_the_day.enqueue()
        remind_of_contests_of_the_day.enqueue()
        count_playbacks_of_the_day.enqueue()
        care_for_questions_of_the_day.enqueue()
        care_for_coachings_of_the_day.enqueue()
        household.children.append(background_worker())

    def watch(self, household: Household) -> None:
        while not household.is_ending.wait(0.25):
            for line in household.watch():
                self.stderr.write(line)
        self.stdout.write("Stopping.")
