import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('empower', '0002_remits'),
        ('people', '0002_places_of_a_person'),
        ('strategy', '0001_initial'),
    ]
    operations = [
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField(verbose_name='what was decided')),
                ('ease', models.CharField(blank=True, choices=[('', 'I haven’t thought about it'), ('easy', 'Easy to undo'), ('hard', 'Hard to undo')], default='', max_length=4)),
                ('expects', models.TextField(blank=True, verbose_name='what we expect')),
                ('look_on', models.DateField(blank=True, null=True, verbose_name='when we look again')),
                ('context', models.TextField(blank=True, verbose_name='what led to it')),
                ('audience', models.CharField(choices=[('everyone', 'Everyone here'), ('unit', 'My unit, and who leads above it')], default='everyone', max_length=8)),
                ('decided_on', models.DateField(verbose_name='decided on')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('edits', models.PositiveIntegerField(default=0)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('verdict', models.CharField(blank=True, choices=[('', 'not said yet'), ('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No')], default='', max_length=6)),
                ('looked_on', models.DateField(blank=True, null=True)),
                ('asks', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.unit')),
                ('owner', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to='people.person')),
                ('priority', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to='strategy.priority')),
                ('remit_line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions', to='empower.remitline')),
                ('unit', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='people.unit')),
            ],
            options={
                'ordering': ['-decided_on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='DecisionChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('logged', 'Logged'), ('corrected', 'Corrected'), ('withdrawn', 'Withdrawn'), ('put_back', 'Put back')], max_length=9)),
                ('text', models.TextField()),
                ('expects', models.TextField(blank=True)),
                ('look_on', models.DateField(blank=True, null=True)),
                ('context', models.TextField(blank=True)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='empower.decision')),
            ],
            options={
                'ordering': ['-made_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='DecisionWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('head', models.CharField(max_length=3)),
                ('word', models.CharField(max_length=24)),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='words', to='empower.decision')),
            ],
        ),
        migrations.CreateModel(
            name='LookBack',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('verdict', models.CharField(choices=[('yes', 'Yes'), ('partly', 'Partly'), ('no', 'No'), ('not_yet', 'I can’t tell yet')], max_length=7)),
                ('learned', models.TextField(blank=True, verbose_name='what we learned')),
                ('next_on', models.DateField(blank=True, null=True)),
                ('looked_on', models.DateField()),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='decisions_looked_at', to='people.person')),
                ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='look_backs', to='empower.decision')),
            ],
            options={
                'ordering': ['decision', '-number'],
            },
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(
                condition=models.Q(("withdrawn_at__isnull", False)),
                fields=["-decided_on", "-id"],
                name="decisions_withdrawn",
            ),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['unit', '-decided_on', '-id'], name='decisions_of_a_unit'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['owner', '-decided_on', '-id'], name='decisions_of_a_person'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['priority', '-decided_on', '-id'], name='decisions_for_a_priority'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(fields=['-decided_on', '-id'], name='decisions_by_day'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(condition=models.Q(('look_on__isnull', False), ('verdict', ''), ('withdrawn_at__isnull', True)), fields=['owner', 'look_on'], name='decisions_to_look_at'),
        ),
        migrations.AddIndex(
            model_name='decision',
            index=models.Index(condition=models.Q(('asks__isnull', False)), fields=['asks', 'look_on'], name='decisions_left_to_a_lead'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('verdict', ''), ('looked_on__isnull', False), _connector='OR'), name='a_verdict_has_its_day'),
        ),
        migrations.AddIndex(
            model_name='decisionword',
            index=models.Index(fields=['head', 'word', 'decision'], name='words_of_decisions'),
        ),
        migrations.AddConstraint(
            model_name='lookback',
            constraint=models.UniqueConstraint(fields=('decision', 'number'), name='one_look_back_per_decision_and_number'),
        ),
        migrations.AddConstraint(
            model_name='lookback',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('verdict', 'not_yet'), _negated=True), ('next_on__isnull', False), _connector='OR'), name='who_cannot_tell_yet_looks_again'),
        ),
    ]
