
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0002_places_of_a_person'),
        ('programme', '0003_moves_in_languages'),
        ('reflect', '0002_adjustments'),
        ('strategy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Retrospective',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frame', models.CharField(max_length=30)),
                ('columns', models.JSONField(blank=True, default=list)),
                ('is_named', models.BooleanField(default=False)),
                ('phase', models.CharField(choices=[('lobby', 'Coming together'), ('write', 'Writing, each alone'), ('group', 'Putting together'), ('vote', 'Giving voices'), ('agree', 'Agreeing'), ('closed', 'Ended'), ('called_off', 'Called off')], default='lobby', max_length=10)),
                ('starts_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('phase_began_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ends_at', models.DateTimeField(blank=True, null=True)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('took_part', models.PositiveSmallIntegerField(default=0)),
                ('facilitator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='retrospectives', to='programme.programme')),
                ('started_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='retrospectives', to='people.unit')),
            ],
        ),
        migrations.CreateModel(
            name='Idea',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('adjustment', 'A change that others decide'), ('commitment', 'A promise'), ('stop', 'Something we stop')], max_length=10)),
                ('text', models.TextField(verbose_name='what we change')),
                ('because', models.TextField(blank=True)),
                ('target', models.CharField(blank=True, max_length=14)),
                ('priority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='strategy.priority')),
                ('due_on', models.DateField(blank=True, null=True)),
                ('is_agreed', models.BooleanField(default=False)),
                ('outcome', models.PositiveBigIntegerField(blank=True, null=True)),
                ('owner', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='retrospective_ideas', to='people.person')),
                ('retrospective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ideas', to='reflect.retrospective')),
            ],
        ),
        migrations.CreateModel(
            name='Arrival',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('retrospective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='arrivals', to='reflect.retrospective')),
            ],
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('voting_key', models.UUIDField(default=uuid.uuid4)),
                ('seen_at', models.DateTimeField()),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('retrospective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='reflect.retrospective')),
            ],
        ),
        migrations.CreateModel(
            name='Support',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField()),
                ('idea', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='reflect.idea')),
            ],
        ),
        migrations.CreateModel(
            name='Topic',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('title', models.CharField(blank=True, max_length=120)),
                ('edits', models.PositiveIntegerField(default=0)),
                ('voices', models.PositiveSmallIntegerField(default=0)),
                ('retrospective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='topics', to='reflect.retrospective')),
            ],
        ),
        migrations.AddField(
            model_name='idea',
            name='topic',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ideas', to='reflect.topic'),
        ),
        migrations.CreateModel(
            name='Card',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('column', models.PositiveSmallIntegerField()),
                ('text', models.TextField(blank=True)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('receipt', models.CharField(blank=True, max_length=64)),
                ('is_late', models.BooleanField(default=False)),
                ('is_removed', models.BooleanField(default=False)),
                ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='retrospective_cards', to='people.person')),
                ('retrospective', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='cards', to='reflect.retrospective')),
                ('topic', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='cards', to='reflect.topic')),
            ],
        ),
        migrations.CreateModel(
            name='Voice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('key', models.UUIDField()),
                ('topic', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='given', to='reflect.topic')),
            ],
        ),
        migrations.AddIndex(
            model_name='retrospective',
            index=models.Index(fields=['unit', '-starts_at'], name='retrospectives_of_unit'),
        ),
        migrations.AddIndex(
            model_name='retrospective',
            index=models.Index(condition=models.Q(('phase__in', ['closed', 'called_off']), _negated=True), fields=['unit'], name='retrospectives_open'),
        ),
        migrations.AddIndex(
            model_name='retrospective',
            index=models.Index(fields=['closed_at'], name='retrospectives_closed'),
        ),
        migrations.AddConstraint(
            model_name='seat',
            constraint=models.UniqueConstraint(fields=('retrospective', 'person'), name='one_seat_in_a_retrospective'),
        ),
        migrations.AddConstraint(
            model_name='support',
            constraint=models.UniqueConstraint(fields=('key', 'idea'), name='one_support_for_an_idea'),
        ),
        migrations.AddConstraint(
            model_name='voice',
            constraint=models.UniqueConstraint(fields=('key', 'topic'), name='one_voice_for_a_topic'),
        ),
    ]
