import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('empower', '0005_commitments'),
        ('people', '0002_places_of_a_person'),
        ('programme', '0003_moves_in_languages'),
    ]
    operations = [
        migrations.CreateModel(
            name='SayDoPool',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('owners', models.PositiveIntegerField()),
                ('shares', models.JSONField()),
                ('counted_on', models.DateField()),
                ('inside', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.unit')),
                ('programme', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='say_do_pools', to='programme.programme')),
            ],
        ),
        migrations.CreateModel(
            name='SayDoOwner',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
                ('pool', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='empower.saydopool')),
            ],
        ),
        migrations.AddIndex(
            model_name='saydopool',
            index=models.Index(fields=['programme', 'inside'], name='empower_say_program_b1f0c5_idx'),
        ),
        migrations.AddConstraint(
            model_name='saydopool',
            constraint=models.CheckConstraint(condition=models.Q(('owners__gte', 8)), name='a_say_do_pool_holds_at_least_eight_owners'),
        ),
        migrations.AddConstraint(
            model_name='saydoowner',
            constraint=models.UniqueConstraint(fields=('pool', 'person'), name='one_member_per_say_do_pool_and_person'),
        ),
    ]
