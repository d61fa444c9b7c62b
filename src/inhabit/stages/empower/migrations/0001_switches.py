import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ('people', '0002_places_of_a_person'),
    ]

    operations = [
        migrations.CreateModel(
            name='Switch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('clocks', 'Clocks'), ('check_ins', 'Check-ins'), ('decision_log', 'The decision log')], max_length=12)),
                ('place', models.CharField(blank=True, max_length=200, verbose_name='place')),
                ('is_on', models.BooleanField()),
                ('needs_agreement', models.BooleanField(default=False)),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='why')),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('made_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='switches', to='people.unit')),
            ],
            options={
                'ordering': ['-made_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='PlaceSwitchedOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('clocks', 'Clocks'), ('check_ins', 'Check-ins'), ('decision_log', 'The decision log')], max_length=12)),
                ('location', models.CharField(max_length=200)),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.unit')),
                ('switch', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='empower.switch')),
            ],
        ),
        migrations.CreateModel(
            name='SwitchedOff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(choices=[('clocks', 'Clocks'), ('check_ins', 'Check-ins'), ('decision_log', 'The decision log')], max_length=12)),
                ('switch', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='empower.switch')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='switched_off', to='people.unit')),
            ],
        ),
        migrations.AddConstraint(
            model_name='switch',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('what', 'unit', 'place'), name='one_switch_for_each_unit_and_place'),
        ),
        migrations.AddIndex(
            model_name='placeswitchedoff',
            index=models.Index(fields=['location', 'what'], name='places_switched_off'),
        ),
        migrations.AddConstraint(
            model_name='switchedoff',
            constraint=models.UniqueConstraint(fields=('what', 'unit'), name='one_row_for_each_thing_switched_off'),
        ),
    ]
