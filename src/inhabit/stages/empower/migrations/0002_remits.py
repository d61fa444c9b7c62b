import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('empower', '0001_switches'),
        ('people', '0002_places_of_a_person'),
        ('strategy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Remit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('everyone', 'Everyone in the unit'), ('lead', 'Whoever leads the unit'), ('group', 'A group in the unit'), ('person', 'A certain person')], max_length=8)),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name of the group')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reviewed_cycle', models.PositiveSmallIntegerField(default=0)),
                ('anew_since', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('given_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remits_given', to='people.unit')),
                ('people', models.ManyToManyField(blank=True, related_name='remits_of_groups', to='people.person')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='own_remits', to='people.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='remits', to='people.unit')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='DecisionRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.CharField(max_length=300, verbose_name='decision')),
                ('folded', models.CharField(max_length=300)),
                ('state', models.CharField(choices=[('open', 'Waits for an answer'), ('settled', 'Settled'), ('declined', 'Not settled')], default='open', max_length=8)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('word', models.TextField(blank=True, verbose_name='a word on it')),
                ('level', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('limit', models.CharField(blank=True, max_length=200)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('asked_in', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decision_requests', to='people.unit')),
                ('remit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='requests', to='empower.remit')),
            ],
            options={
                'ordering': ['asked_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='RemitReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cycle', models.PositiveSmallIntegerField()),
                ('reviewed_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('remit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='empower.remit')),
            ],
            options={
                'ordering': ['-reviewed_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='RemitVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('state', models.CharField(choices=[('draft', 'Being written'), ('proposed', 'Proposed'), ('holds', 'Agreed'), ('past', 'Held before'), ('withdrawn', 'Replaced before it held')], default='draft', max_length=10)),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='why')),
                ('proposed_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ('agreed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('credited_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='remits_improved', to='people.person')),
                ('proposed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('remit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='empower.remit')),
            ],
            options={
                'ordering': ['-number', '-id'],
            },
        ),
        migrations.CreateModel(
            name='RemitLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.UUIDField(default=uuid.uuid4, editable=False)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('decision', models.CharField(max_length=300, verbose_name='decision')),
                ('level', models.PositiveSmallIntegerField(choices=[(1, 'I decide and tell you'), (2, 'I decide, and tell you why'), (3, 'I ask you first, then I decide'), (4, 'We decide together'), (5, 'You ask me first, then you decide'), (6, 'You decide, and tell me afterwards'), (7, 'You decide, no need to tell me')], verbose_name='level')),
                ('limit', models.CharField(blank=True, max_length=200, verbose_name='limit or example')),
                ('edits', models.PositiveIntegerField(default=0)),
                ('priority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='strategy.priority')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='empower.remitversion')),
            ],
            options={
                'ordering': ['position', 'id'],
            },
        ),
        migrations.CreateModel(
            name='RemitAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('agrees', models.BooleanField()),
                ('word', models.TextField(blank=True, verbose_name='what should be different')),
                ('answered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reply', models.TextField(blank=True, verbose_name='your answer')),
                ('replied_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remit_answers', to='people.person')),
                ('replied_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='empower.remitversion')),
            ],
        ),
        migrations.CreateModel(
            name='RequestAsker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=300)),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decision_requests', to='people.person')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='askers', to='empower.decisionrequest')),
            ],
            options={
                'ordering': ['asked_at', 'id'],
            },
        ),
        migrations.AddConstraint(
            model_name='remit',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('kind__in', ['everyone', 'lead'])), fields=('unit', 'kind'), name='one_remit_for_a_unit_and_its_lead'),
        ),
        migrations.AddConstraint(
            model_name='remit',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('person__isnull', False)), fields=('unit', 'person'), name='one_remit_for_each_person'),
        ),
        migrations.AddConstraint(
            model_name='remit',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'person'), ('person__isnull', True), _connector='OR'), name='only_one_persons_remit_has_a_person'),
        ),
        migrations.AddConstraint(
            model_name='remit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'group'), models.Q(('name', ''), _negated=True)), models.Q(models.Q(('kind', 'group'), _negated=True), ('name', '')), _connector='OR'), name='a_groups_remit_has_its_name'),
        ),
        migrations.AddIndex(
            model_name='decisionrequest',
            index=models.Index(condition=models.Q(('state', 'open')), fields=['unit', 'asked_at', 'id'], name='requests_that_wait'),
        ),
        migrations.AddIndex(
            model_name='decisionrequest',
            index=models.Index(fields=['unit', '-answered_at', 'id'], name='requests_of_a_unit'),
        ),
        migrations.AddConstraint(
            model_name='decisionrequest',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('unit', 'folded'), name='the_same_is_asked_once'),
        ),
        migrations.AddConstraint(
            model_name='decisionrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='an_answered_request_has_its_day'),
        ),
        migrations.AddConstraint(
            model_name='decisionrequest',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'settled'), _negated=True), ('level__range', (1, 7)), _connector='OR'), name='a_settled_request_has_its_level'),
        ),
        migrations.AddConstraint(
            model_name='remitreview',
            constraint=models.UniqueConstraint(fields=('remit', 'cycle'), name='one_review_per_remit_and_cycle'),
        ),
        migrations.AddIndex(
            model_name='remitversion',
            index=models.Index(fields=['state', 'remit'], name='remit_versions_by_state'),
        ),
        migrations.AddConstraint(
            model_name='remitversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'holds')), fields=('remit',), name='one_version_of_a_remit_holds'),
        ),
        migrations.AddConstraint(
            model_name='remitversion',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['draft', 'proposed'])), fields=('remit',), name='one_next_version_of_a_remit'),
        ),
        migrations.AddConstraint(
            model_name='remitversion',
            constraint=models.UniqueConstraint(fields=('remit', 'number'), name='remit_versions_are_numbered'),
        ),
        migrations.AddConstraint(
            model_name='remitversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('number__isnull', True), ('state', 'draft')), models.Q(models.Q(('state', 'draft'), _negated=True), ('number__isnull', False)), _connector='OR'), name='a_proposed_version_has_its_number'),
        ),
        migrations.AddConstraint(
            model_name='remitversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['holds', 'past']), _negated=True), ('agreed_at__isnull', False), _connector='OR'), name='what_holds_was_agreed'),
        ),
        migrations.AddConstraint(
            model_name='remitline',
            constraint=models.UniqueConstraint(fields=('version', 'key'), name='a_line_stands_once_in_a_version'),
        ),
        migrations.AddConstraint(
            model_name='remitline',
            constraint=models.CheckConstraint(condition=models.Q(('level__range', (1, 7))), name='a_level_is_one_of_seven'),
        ),
        migrations.AddConstraint(
            model_name='remitanswer',
            constraint=models.UniqueConstraint(fields=('version', 'person'), name='one_answer_per_person_and_version'),
        ),
        migrations.AddConstraint(
            model_name='remitanswer',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('agrees', True), ('word', '')), models.Q(('agrees', False), models.Q(('word', ''), _negated=True)), _connector='OR'), name='who_asks_for_a_change_says_which'),
        ),
        migrations.AddConstraint(
            model_name='requestasker',
            constraint=models.UniqueConstraint(fields=('request', 'person'), name='each_asks_once_for_a_decision'),
        ),
    ]
