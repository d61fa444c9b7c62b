import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("clarify", "0003_connect"),
        ("empower", "0004_barriers"),
        ("people", "0002_places_of_a_person"),
        ("programme", "0003_moves_in_languages"),
        ("strategy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cycle", models.PositiveSmallIntegerField(default=1)),
                ("outcome", models.TextField(verbose_name="what will be different")),
                ("due_on", models.DateField(verbose_name="until when")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Still open"),
                            ("kept", "Was kept"),
                            ("not_kept", "Not kept"),
                            ("let_go", "Let go"),
                        ],
                        default="open",
                        max_length=8,
                    ),
                ),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("closing_word", models.TextField(blank=True)),
                (
                    "audience",
                    models.CharField(
                        choices=[("my_unit", "My unit"), ("partner", "Only me and who stands beside it")],
                        default="my_unit",
                        max_length=8,
                    ),
                ),
                ("shows_check_ins", models.BooleanField(default=False)),
                ("may_be_told", models.BooleanField(default=False)),
                (
                    "partnering",
                    models.CharField(
                        choices=[
                            ("none", "Nobody asked"),
                            ("asked", "Asked"),
                            ("yes", "Stands beside it"),
                            ("no", "Can’t this time"),
                        ],
                        default="none",
                        max_length=5,
                    ),
                ),
                ("partner_asked_at", models.DateTimeField(blank=True, null=True)),
                ("checked_in_on", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("edits", models.PositiveIntegerField(default=0)),
                (
                    "contribution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="commitments",
                        to="clarify.contribution",
                    ),
                ),
                (
                    "interpretation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="commitments",
                        to="clarify.interpretation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="people.person",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="stands_beside",
                        to="people.person",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="commitments",
                        to="strategy.priority",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="commitments",
                        to="programme.programme",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitments",
                        to="people.unit",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CheckIn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("week_of", models.DateField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("on_track", "On track"),
                            ("stuck", "Stuck"),
                            ("done", "Done"),
                            ("changed", "Changed"),
                        ],
                        max_length=8,
                    ),
                ),
                ("line", models.CharField(blank=True, max_length=200)),
                ("is_shown", models.BooleanField(default=False)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="check_ins_heard",
                        to="people.person",
                    ),
                ),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_ins",
                        to="empower.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["-week_of"],
            },
        ),
        migrations.CreateModel(
            name="CommitmentChange",
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
                            ("made", "Promised"),
                            ("renegotiated", "Agreed anew"),
                            ("kept", "Was kept"),
                            ("not_kept", "Not kept"),
                            ("let_go", "Let go"),
                            ("reopened", "Taken up again"),
                        ],
                        max_length=12,
                    ),
                ),
                ("outcome", models.TextField()),
                ("due_on", models.DateField()),
                ("word", models.TextField(blank=True)),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "commitment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="empower.commitment",
                    ),
                ),
            ],
            options={
                "ordering": ["-made_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="CommitmentPool",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("cycle", models.PositiveSmallIntegerField()),
                ("owners", models.PositiveIntegerField()),
                ("promised", models.PositiveIntegerField()),
                ("kept", models.PositiveIntegerField()),
                ("renegotiated", models.PositiveIntegerField(default=0)),
                ("counted_on", models.DateField()),
                (
                    "inside",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitment_pools",
                        to="people.unit",
                    ),
                ),
                (
                    "priority",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="strategy.priority",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="commitment_pools",
                        to="programme.programme",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["owner", "state", "due_on"], name="commitments_of_somebody"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("state", "open")),
                fields=["unit", "due_on"],
                name="open_commitments_of_unit",
            ),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(fields=["programme", "cycle", "priority"], name="commitments_of_a_cycle"),
        ),
        migrations.AddIndex(
            model_name="commitment",
            index=models.Index(
                condition=models.Q(("may_be_told", True), ("state", "kept")),
                fields=["programme", "-closed_at"],
                name="kept_and_told",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at__isnull", True), ("state", "open")),
                    models.Q(models.Q(("state", "open"), _negated=True), ("closed_at__isnull", False)),
                    _connector="OR",
                ),
                name="a_closed_commitment_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="commitment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("partner__isnull", True), ("partnering__in", ["asked", "yes"]), _connector="OR"
                ),
                name="a_partner_was_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="checkin",
            constraint=models.UniqueConstraint(fields=("commitment", "week_of"), name="one_check_in_a_week"),
        ),
        migrations.AddIndex(
            model_name="commitmentpool",
            index=models.Index(fields=["programme", "cycle", "inside"], name="pools_of_commitments"),
        ),
        migrations.AddConstraint(
            model_name="commitmentpool",
            constraint=models.CheckConstraint(
                condition=models.Q(("owners__gte", 8)), name="a_pool_holds_at_least_eight_owners"
            ),
        ),
    ]
