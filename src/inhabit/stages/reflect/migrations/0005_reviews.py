import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models



class Migration(migrations.Migration):
    dependencies = [
        ("reflect", "0004_recognitions"),
        ('clarify', '0003_connect'),
        ('people', '0002_places_of_a_person'),
        ('programme', '0003_moves_in_languages'),
        ('strategy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='CycleReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cycle', models.PositiveSmallIntegerField()),
                ('went_well', models.TextField(blank=True, verbose_name='what went well')),
                ('was_hard', models.TextField(blank=True, verbose_name='what was hard')),
                ('goes_on', models.TextField(blank=True, verbose_name='what we do differently')),
                ('page', models.JSONField(blank=True, default=dict)),
                ('edits', models.PositiveIntegerField(default=0)),
                ('edited_at', models.DateTimeField(auto_now=True)),
                ('shared_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='programme.programme')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='reviews', to='people.unit')),
            ],
        ),
        migrations.CreateModel(
            name='StillMyPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cycle', models.PositiveSmallIntegerField()),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmations', to='clarify.contribution')),
            ],
        ),
        migrations.CreateModel(
            name='StillRight',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cycle', models.PositiveSmallIntegerField()),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('interpretation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='confirmations', to='clarify.interpretation')),
                ('said_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
            ],
        ),
        migrations.AddIndex(
            model_name='cyclereview',
            index=models.Index(fields=['programme', 'cycle', 'shared_at'], name='reflect_cyc_program_052abe_idx'),
        ),
        migrations.AddConstraint(
            model_name='cyclereview',
            constraint=models.UniqueConstraint(condition=models.Q(('unit__isnull', False)), fields=('programme', 'unit', 'cycle'), name='one_review_per_unit_and_cycle'),
        ),
        migrations.AddConstraint(
            model_name='cyclereview',
            constraint=models.UniqueConstraint(condition=models.Q(('unit__isnull', True)), fields=('programme', 'cycle'), name='one_review_per_programme_and_cycle'),
        ),
        migrations.AddConstraint(
            model_name='stillmypart',
            constraint=models.UniqueConstraint(fields=('contribution', 'cycle'), name='a_part_is_confirmed_once_a_cycle'),
        ),
        migrations.AddConstraint(
            model_name='stillright',
            constraint=models.UniqueConstraint(fields=('interpretation', 'cycle'), name='words_are_confirmed_once_a_cycle'),
        ),
    ]
