"""The import in the browser: upload, preview, repairs, columns, confirm, cancel."""

from datetime import timedelta
from io import BytesIO

import pytest
from cast import Cast, SignIn
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from people.imports.files import SMALL, places_on

from inhabit.audit.models import Event
from inhabit.people.imports import runs
from inhabit.people.imports.progress import read_progress, save_progress
from inhabit.people.imports.runs import discard_old_imports
from inhabit.people.imports.tasks import check_import, write_import
from inhabit.people.models import ImportFile, ImportRun, Person, today

State = ImportRun.State
WITH_STEWARD = SMALL + "stefan.steward,1,Stefan Steward,stefan.steward@example.org,Clerk,Board\n"


@pytest.fixture
def desk(cast: Cast, sign_in: SignIn) -> Client:
    return sign_in(cast.steward)


def upload(desk: Client, *texts: str, **fields: str) -> ImportRun:
    files = [SimpleUploadedFile(f"hr{number}.csv", text.encode()) for number, text in enumerate(texts, 1)]
    data = {"uploads": files, "profile": "", "effective_on": today().isoformat()} | fields
    response = desk.post(reverse("import_people"), data)
    assert response.status_code == 302, response.context["form"].errors
    return ImportRun.objects.latest("pk")


def page(desk: Client, run: ImportRun) -> str:
    return desk.get(reverse("import_run", args=[run.pk])).content.decode()


def confirm(desk: Client, run: ImportRun, *kinds: str, follow: bool = True) -> str:
    address = reverse("import_confirmation", args=[run.pk])
    return desk.post(address, dict.fromkeys(kinds, "on"), follow=follow).content.decode()


def test_upload_preview_and_confirm(desk: Client, cast: Cast) -> None:
    run = upload(desk, WITH_STEWARD)
    assert run.state == State.READY
    shown = page(desk, run)
    assert "Everything in the file fits." in shown
    assert "Reports to (manager’s id)" in shown
    assert "Anna Arendt" in desk.get(reverse("import_changes", args=[run.pk, "joins"])).content.decode()
    assert "Mia Member" in desk.get(reverse("import_changes", args=[run.pk, "leaves"])).content.decode()
    assert not Person.objects.filter(external_id="1").exists()
    kept = run.files.get().content.name
    assert "Your people are here" in confirm(desk, run)
    assert places_on(today())["3"] == "Sales"
    assert len(places_on(today())) == 8
    event = Event.objects.get(verb="people.imported")
    assert event.actor == cast.steward
    assert "Anna" not in str(event.details)
    assert not default_storage.exists(kept)
    assert not run.changes.exists()


def test_repairs_are_accepted_kind_by_kind(desk: Client) -> None:
    run = upload(desk, WITH_STEWARD + "8,404,Ida,x@,,\n9,9,Jon,,,\n")
    shown = page(desk, run)
    assert "hr1.csv" in shown
    assert "row 9" in shown.replace("row 10", "row 9")
    assert "Reports to the top, 1 (Anna Arendt)." in shown
    refused = confirm(desk, run, "missing_manager", follow=False)
    assert "Accept this repair, or correct the file" in refused
    run.refresh_from_db()
    assert run.state == State.READY
    confirm(desk, run, "missing_manager", "self_report", "bad_email")
    run.refresh_from_db()
    assert run.state == State.APPLIED
    assert run.accepted_repairs == ["bad_email", "missing_manager", "self_report"]


def test_what_has_no_repair_cannot_be_confirmed(desk: Client) -> None:
    run = upload(desk, "colour\nred\n")
    shown = page(desk, run)
    assert "No column holds a reference" in shown
    assert "Import as of" not in shown
    confirm(desk, run, "unknown_format")
    run.refresh_from_db()
    assert run.state == State.READY


def test_columns_by_hand_and_another_day(desk: Client) -> None:
    run = upload(desk, "Key;Chief;Who;Crew\n1;;Ann;Board\n2;1;Ben;Board\nstefan.steward;1;Stefan;Board\n")
    assert "No column holds a reference" in page(desk, run)
    address = reverse("import_columns", args=[run.pk])
    form = desk.get(address).content.decode()
    assert '<option value="Chief">' in form
    soon = today() + timedelta(days=3)
    chosen = {"column_id": "Key", "column_manager_id": "Chief", "column_name": "Who", "column_unit": "Crew"}
    desk.post(address, chosen | {"effective_on": soon.isoformat()})
    run.refresh_from_db()
    assert (run.state, run.joins, run.effective_on) == (State.READY, 2, soon)
    confirm(desk, run)
    assert "2" in places_on(soon)
    assert "2" not in places_on(today())


def test_a_recognised_column_can_be_left_out(desk: Client) -> None:
    run = upload(desk, WITH_STEWARD)
    chosen = {"column_id": "id", "column_manager_id": "manager id", "effective_on": today().isoformat()}
    desk.post(reverse("import_columns", args=[run.pk]), chosen)
    run.refresh_from_db()
    assert set(run.columns["recognised"]) == {"id", "manager_id"}


def test_a_published_pair(desk: Client) -> None:
    senior = "post_ref,job_title,unit,reports_to_post\n1,Chief,Top,XX\n2,Head,Mid,1\n"
    junior = "reporting_senior_post,job_title,posts_fte\n2,Clerk,3\n"
    run = upload(desk, junior, senior, profile="uk-organogram")
    assert (run.people, run.units) == (5, 2)


def test_sent_twice_is_done_once(desk: Client) -> None:
    run = upload(desk, WITH_STEWARD)
    confirm(desk, run)
    assert "already on its way" in confirm(desk, run)
    write_import.call(run.pk)
    check_import.call(run.pk)
    assert Event.objects.filter(verb="people.imported").count() == 1


def test_cancelling_deletes_the_file_and_a_late_confirmation_is_told(desk: Client) -> None:
    run = upload(desk, WITH_STEWARD)
    kept = run.files.get().content.name
    response = desk.post(reverse("import_cancellation", args=[run.pk]), follow=True)
    assert "Nothing was changed" in response.content.decode()
    assert not default_storage.exists(kept)
    assert "Upload the file once more" in confirm(desk, run)
    assert not Person.objects.filter(external_id="1").exists()


def test_a_preview_made_before_another_import_is_made_anew(desk: Client) -> None:
    old = upload(desk, WITH_STEWARD)
    confirm(desk, upload(desk, WITH_STEWARD.replace("Cem Can", "Cem Caner")))
    shown = confirm(desk, old)
    assert "Another import was written after this preview was made" in shown
    old.refresh_from_db()
    assert (old.state, old.joins) == (State.READY, 0)
    assert "Your people are here" in confirm(desk, old)


def test_a_day_before_the_last_import_is_refused_on_the_form(desk: Client) -> None:
    confirm(desk, upload(desk, WITH_STEWARD))
    data = {"uploads": [SimpleUploadedFile("hr.csv", b"id")], "profile": "", "effective_on": "2021-01-01"}
    response = desk.post(reverse("import_people"), data)
    assert "or later" in response.content.decode()


@pytest.mark.parametrize("data", [{}, {"effective_on": "soon", "profile": "no-such"}])
def test_an_incomplete_upload_says_what_is_missing(desk: Client, data: dict[str, str]) -> None:
    response = desk.post(reverse("import_people"), data)
    assert "Something is missing" in response.content.decode()
    assert not ImportRun.objects.exists()


def test_whoever_imports_is_warned_before_leaving_themself(desk: Client) -> None:
    assert "You are not in this file" in page(desk, upload(desk, SMALL))
    assert "You are not in this file" not in page(desk, upload(desk, WITH_STEWARD))


def test_an_import_that_would_lock_everyone_out_is_refused(desk: Client, cast: Cast) -> None:
    run = upload(desk, SMALL)
    shown = confirm(desk, run)
    assert "nobody of the programme team would look after" in shown
    assert not Person.objects.filter(external_id="1").exists()
    assert cast.steward.placements.current().exists()
    assert desk.get(reverse("import_people")).status_code == 200


def test_long_lists_have_pages(desk: Client) -> None:
    many = WITH_STEWARD + "".join(f"m{n},404,Person {n:03},,,\n" for n in range(120))
    run = upload(desk, many)
    joins = desk.get(reverse("import_changes", args=[run.pk, "joins"]) + "?page=3").content.decode()
    assert "Page 3 of 3" in joins
    defects = desk.get(reverse("import_defects", args=[run.pk, "missing_manager"])).content.decode()
    assert "Page 1 of 3" in defects


def test_progress_is_told(desk: Client) -> None:
    run = upload(desk, WITH_STEWARD)
    ImportRun.objects.filter(pk=run.pk).update(state=State.WRITING)
    save_progress(run.pk, 3, 8)
    assert desk.get(reverse("import_progress", args=[run.pk])).json() == {
        "state": "writing",
        "done": 3,
        "total": 8,
        "count": "3 of 8",
    }
    shown = page(desk, run)
    assert "3 of 8" in shown
    assert "Reload" in shown
    write_import.call(run.pk)
    assert read_progress(run.pk) == (0, 0)


def test_a_failure_on_our_side_is_told_and_changes_nothing(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("disk full")

    run = upload(desk, WITH_STEWARD)
    monkeypatch.setattr(runs, "import_people", fail)
    assert "nothing was written" in confirm(desk, run)
    assert not Person.objects.filter(external_id="1").exists()


def test_files_nobody_comes_back_to_are_deleted_after_a_week(desk: Client) -> None:
    old, new = upload(desk, WITH_STEWARD), upload(desk, WITH_STEWARD)
    ImportRun.objects.filter(pk=old.pk).update(started_at=timezone.now() - timedelta(days=8))
    discard_old_imports()
    assert [file.run_id for file in ImportFile.objects.all()] == [new.pk]
    assert "waited longer than seven days" in page(desk, old)


def test_uploads_have_no_address_and_no_telling_name(desk: Client) -> None:
    run = upload(desk, WITH_STEWARD)
    assert "hr1" not in run.files.get().content.name
    assert desk.get("/media/" + run.files.get().content.name).status_code == 404
    assert BytesIO(run.files.get().content.read()).read().startswith(b"id,")


def test_pages_read_the_database_a_fixed_number_of_times(
    desk: Client, django_assert_max_num_queries: object
) -> None:
    run = upload(desk, WITH_STEWARD + "".join(f"m{n},404,P{n},x,,\n" for n in range(30)))
    for address in ("import_run", "import_columns"):
        with django_assert_max_num_queries(15):  # type: ignore[operator]
            desk.get(reverse(address, args=[run.pk]))
