import uuid

import django.db.models.deletion
from django.db import migrations, models

import inhabit.people.models.organisation


class Migration(migrations.Migration):
    dependencies = [
        ("empower", "0003_decisions"),
        ("people", "0002_places_of_a_person"),
        ("strategy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Barrier",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("text", models.TextField(verbose_name="what stands in the way")),
                ("help", models.TextField(blank=True, verbose_name="what would help")),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("workflow", "How we work"),
                            ("resources", "Time, money or people"),
                            ("skills", "Knowing how"),
                            ("rules", "Rules"),
                            ("other_unit", "Another unit"),
                            ("priority", "Unclear priority"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Open"),
                            ("seen_to", "Being seen to"),
                            ("closed", "Closed, to be confirmed"),
                            ("done", "Done"),
                            ("merged", "The same as another"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("raised_on", models.DateField()),
                ("since", models.DateField()),
                ("due_on", models.DateField(blank=True, null=True)),
                ("has_more_time", models.BooleanField(default=False)),
                ("doing", models.TextField(blank=True, verbose_name="what is being done")),
                ("planned_on", models.DateField(blank=True, null=True, verbose_name="by when")),
                ("done", models.TextField(blank=True, verbose_name="what was done")),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("confirm_by", models.DateField(blank=True, null=True)),
                ("edits", models.PositiveIntegerField(default=0)),
                ("batch", models.UUIDField(blank=True, db_index=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "home",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="barriers",
                        to="people.unit",
                    ),
                ),
                (
                    "into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="merged",
                        to="empower.barrier",
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="barriers_owned",
                        to="people.person",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="strategy.priority",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["raised_on", "id"],
            },
        ),
        migrations.CreateModel(
            name="BarrierEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("raised", "raised"),
                            ("seen_to", "being seen to"),
                            ("handed", "handed on"),
                            ("climbed", "went up by itself: its time had run out"),
                            ("taken_up", "taken up by hand"),
                            ("taken_over", "taken over"),
                            ("helped", "helped from above"),
                            ("more_time", "given more time"),
                            ("closed", "closed"),
                            ("confirmed", "confirmed: it is gone"),
                            ("stood", "stands as closed: nobody said otherwise in time"),
                            ("reopened", "open again"),
                            ("merged", "found to be the same as another"),
                            ("moved", "moved with the units"),
                            ("trial", "another way is being tried"),
                            ("dropped", "the trial was dropped"),
                        ],
                        max_length=10,
                    ),
                ),
                ("happened_on", models.DateField(default=inhabit.people.models.organisation.today)),
                ("word", models.CharField(blank=True, max_length=500)),
                (
                    "barrier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="empower.barrier",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["barrier", "id"],
            },
        ),
        migrations.CreateModel(
            name="Raising",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.TextField(blank=True)),
                ("help", models.TextField(blank=True)),
                ("raised_on", models.DateField(blank=True, null=True)),
                ("confirmed_on", models.DateField(blank=True, null=True)),
                ("receipt", models.CharField(blank=True, max_length=64)),
                ("objection", models.CharField(blank=True, max_length=500)),
                (
                    "barrier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="raisings",
                        to="empower.barrier",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="barriers_raised",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "ordering": ["barrier", "id"],
            },
        ),
        migrations.CreateModel(
            name="Trial",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("change", models.TextField(verbose_name="what we change")),
                ("measure", models.TextField(verbose_name="how we see whether it helps")),
                ("before", models.CharField(blank=True, max_length=200, verbose_name="how it is now")),
                ("after", models.CharField(blank=True, max_length=200, verbose_name="how it was at the end")),
                ("starts_on", models.DateField(default=inhabit.people.models.organisation.today)),
                ("weeks", models.PositiveSmallIntegerField(default=2)),
                ("ends_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("", "Running"), ("kept", "Kept"), ("dropped", "Dropped")],
                        default="",
                        max_length=8,
                    ),
                ),
                ("learned", models.TextField(blank=True, verbose_name="what we learned")),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "barrier",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="trials",
                        to="empower.barrier",
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "copied_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="empower.trial",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="trials",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="TrialNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", models.CharField(max_length=300, verbose_name="what I saw")),
                ("noted_on", models.DateField(default=inhabit.people.models.organisation.today)),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="trial_notes",
                        to="people.person",
                    ),
                ),
                (
                    "trial",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="notes", to="empower.trial"
                    ),
                ),
            ],
            options={
                "ordering": ["trial", "-id"],
            },
        ),
        migrations.CreateModel(
            name="TrialPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="trials", to="people.person"
                    ),
                ),
                (
                    "trial",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="people", to="empower.trial"
                    ),
                ),
            ],
            options={
                "ordering": ["trial", "id"],
            },
        ),
        migrations.CreateModel(
            name="UnreleasedBarrier",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("text", models.TextField()),
                ("help", models.TextField(blank=True)),
                (
                    "category",
                    models.CharField(
                        choices=[
                            ("workflow", "How we work"),
                            ("resources", "Time, money or people"),
                            ("skills", "Knowing how"),
                            ("rules", "Rules"),
                            ("other_unit", "Another unit"),
                            ("priority", "Unclear priority"),
                        ],
                        max_length=10,
                    ),
                ),
                ("receipt", models.CharField(max_length=64, unique=True)),
                ("fortnight", models.PositiveIntegerField()),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="strategy.priority",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.unit"
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
            },
        ),
        migrations.AddIndex(
            model_name="barrier",
            index=models.Index(
                condition=models.Q(("batch__isnull", True)),
                fields=["home", "state", "raised_on"],
                name="barriers_on_a_board",
            ),
        ),
        migrations.AddIndex(
            model_name="barrier",
            index=models.Index(
                condition=models.Q(("batch__isnull", True)),
                fields=["state", "raised_on", "home"],
                name="barriers_by_age",
            ),
        ),
        migrations.AddIndex(
            model_name="barrier",
            index=models.Index(
                condition=models.Q(("batch__isnull", True)),
                fields=["state", "-closed_on", "home"],
                name="barriers_lately_done",
            ),
        ),
        migrations.AddIndex(
            model_name="barrier",
            index=models.Index(fields=["unit", "state", "raised_on"], name="barriers_of_a_lead"),
        ),
        migrations.AddIndex(
            model_name="barrier",
            index=models.Index(fields=["level", "state"], name="barriers_by_level"),
        ),
        migrations.AddIndex(
            model_name="barrier",
            index=models.Index(
                condition=models.Q(("state__in", ("open", "seen_to"))),
                fields=["due_on"],
                name="barriers_by_their_clock",
            ),
        ),
        migrations.AddIndex(
            model_name="barrier",
            index=models.Index(
                condition=models.Q(("state", "closed")),
                fields=["confirm_by"],
                name="barriers_to_be_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="barrier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_on__isnull", True), ("state__in", ("open", "seen_to", "merged"))),
                    models.Q(("closed_on__isnull", False), ("state__in", ("closed", "done"))),
                    _connector="OR",
                ),
                name="a_closed_barrier_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="barrier",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("into__isnull", False), ("state", "merged")),
                    models.Q(models.Q(("state", "merged"), _negated=True), ("into__isnull", True)),
                    _connector="OR",
                ),
                name="a_merged_barrier_has_gone_somewhere",
            ),
        ),
        migrations.AddIndex(
            model_name="barrierevent",
            index=models.Index(fields=["kind", "happened_on", "unit"], name="events_of_barriers"),
        ),
        migrations.AddIndex(
            model_name="raising",
            index=models.Index(
                condition=models.Q(("receipt", ""), _negated=True),
                fields=["receipt"],
                name="raisings_by_receipt",
            ),
        ),
        migrations.AddConstraint(
            model_name="raising",
            constraint=models.UniqueConstraint(
                fields=("barrier", "person"), name="one_raising_per_person_and_barrier"
            ),
        ),
        migrations.AddConstraint(
            model_name="raising",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("receipt", ""),
                    models.Q(("person__isnull", True), ("raised_on__isnull", True)),
                    _connector="OR",
                ),
                name="an_unnamed_raising_has_no_person_and_no_day",
            ),
        ),
        migrations.AddIndex(
            model_name="trial",
            index=models.Index(fields=["unit", "outcome", "-starts_on"], name="trials_of_a_unit"),
        ),
        migrations.AddIndex(
            model_name="trial",
            index=models.Index(
                condition=models.Q(("outcome", "")), fields=["ends_on"], name="trials_that_end"
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.UniqueConstraint(
                condition=models.Q(("outcome", "")), fields=("barrier",), name="one_running_trial_per_barrier"
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("ended_on__isnull", True), ("outcome", "")),
                    models.Q(models.Q(("outcome", ""), _negated=True), ("ended_on__isnull", False)),
                    _connector="OR",
                ),
                name="an_ended_trial_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="trial",
            constraint=models.CheckConstraint(
                condition=models.Q(("weeks__gte", 1), ("weeks__lte", 6)),
                name="a_trial_takes_one_to_six_weeks",
            ),
        ),
        migrations.AddConstraint(
            model_name="trialperson",
            constraint=models.UniqueConstraint(
                fields=("trial", "person"), name="one_place_per_person_and_trial"
            ),
        ),
    ]
