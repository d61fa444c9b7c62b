import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import inhabit.sealing.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [('people', '0002_places_of_a_person')]

    operations = [
        migrations.CreateModel(
            name='ReflectionRhythm',
            fields=[
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reflection_rhythm', serialize=False, to='people.person')),
                ('rhythm', models.CharField(choices=[('stage', 'When my unit looks back'), ('weekly', 'Every week'), ('fortnightly', 'Every two weeks'), ('monthly', 'Every four weeks'), ('off', 'Not at all')], default='stage', max_length=11, verbose_name='remind me')),
                ('quiet_until', models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Reflection',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('content', inhabit.sealing.fields.SealedTextField()),
                ('edits', models.PositiveIntegerField(default=0)),
                ('begun_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('edited_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('kept_at', models.DateTimeField(blank=True, null=True)),
                ('removed_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reflections', to='people.person')),
            ],
        ),
        migrations.CreateModel(
            name='ShownEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('content', inhabit.sealing.fields.SealedTextField()),
                ('word', inhabit.sealing.fields.SealedTextField(blank=True)),
                ('shown_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('first_read_at', models.DateTimeField(blank=True, null=True)),
                ('last_read_at', models.DateTimeField(blank=True, null=True)),
                ('answer', inhabit.sealing.fields.SealedTextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('reader', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries_shown', to='people.person')),
                ('reflection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='shown', to='reflect.reflection')),
            ],
        ),
        migrations.AddIndex(
            model_name='reflection',
            index=models.Index(fields=['person', '-kept_at'], name='reflections_of_person'),
        ),
        migrations.AddIndex(
            model_name='reflection',
            index=models.Index(condition=models.Q(('removed_at__isnull', False)), fields=['removed_at'], name='reflections_thrown_away'),
        ),
        migrations.AddConstraint(
            model_name='shownentry',
            constraint=models.UniqueConstraint(fields=('reflection', 'reader'), name='one_copy_per_entry_and_reader'),
        ),
    ]
