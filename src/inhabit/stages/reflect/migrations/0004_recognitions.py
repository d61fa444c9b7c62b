import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [('people', '0002_places_of_a_person'), ('reflect', '0003_retrospectives'), ('strategy', '0001_initial')]

    operations = [
        migrations.CreateModel(
            name='Recognition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('did', models.TextField(max_length=600, verbose_name='what they did')),
                ('made_possible', models.TextField(max_length=600, verbose_name='what it made possible')),
                ('written_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('edits', models.PositiveIntegerField(default=0)),
                ('reach', models.CharField(choices=[('unit', 'My unit'), ('everyone', 'Everyone who works here')], default='unit', max_length=8)),
                ('shown_at', models.DateTimeField(blank=True, null=True)),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='recognitions_written', to='people.person')),
                ('priority', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='recognitions', to='strategy.priority')),
            ],
        ),
        migrations.CreateModel(
            name='Recognised',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('answer', models.CharField(choices=[('waiting', 'Not answered yet'), ('agreed', 'Agreed'), ('other_words', 'In other words'), ('not_shown', 'Not shown')], default='waiting', max_length=11)),
                ('reach', models.CharField(choices=[('unit', 'My unit'), ('everyone', 'Everyone who works here')], default='unit', max_length=8)),
                ('did', models.TextField(blank=True)),
                ('made_possible', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recognised', to='people.person')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='recognised', to='people.unit')),
                ('recognition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='people', to='reflect.recognition')),
            ],
        ),
        migrations.AddIndex(
            model_name='recognition',
            index=models.Index(condition=models.Q(('shown_at__isnull', False), ('taken_back_at__isnull', True)), fields=['-shown_at', '-id'], name='recognitions_that_show'),
        ),
        migrations.AddIndex(
            model_name='recognised',
            index=models.Index(fields=['person', 'answer'], name='recognised_by_answer'),
        ),
        migrations.AddConstraint(
            model_name='recognised',
            constraint=models.UniqueConstraint(fields=('recognition', 'person'), name='once_in_each_recognition'),
        ),
    ]
