import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models



class Migration(migrations.Migration):
    dependencies = [
        ("reflect", "0001_journal"),
        ('clarify', '0003_connect'),
        ('empower', '0002_remits'),
        ('people', '0002_places_of_a_person'),
        ('programme', '0003_moves_in_languages'),
        ('strategy', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Adjustment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('target', models.CharField(choices=[('interpretation', 'What a unit says'), ('remit', 'What is whose to decide'), ('strategy', 'The strategy')], max_length=14)),
                ('part', models.CharField(choices=[('open', 'In my own words'), ('meaning', 'What it means for us'), ('changes', 'What changes'), ('stays', 'What stays'), ('vision', 'The vision'), ('name', 'The name of the priority'), ('why', 'Why'), ('weight', 'The weight of the priority'), ('add', 'A further priority'), ('drop', 'A priority less'), ('line', 'A decision, and who takes it')], default='open', max_length=8)),
                ('line', models.UUIDField(blank=True, null=True)),
                ('level', models.PositiveSmallIntegerField(blank=True, choices=[(1, 'I decide and tell you'), (2, 'I decide, and tell you why'), (3, 'I ask you first, then I decide'), (4, 'We decide together'), (5, 'You ask me first, then you decide'), (6, 'You decide, and tell me afterwards'), (7, 'You decide, no need to tell me')], null=True, verbose_name='level')),
                ('limit', models.CharField(blank=True, max_length=200, verbose_name='limit or example')),
                ('before', models.TextField(blank=True)),
                ('wording', models.TextField(verbose_name='the words I propose')),
                ('reason', models.TextField(verbose_name='why')),
                ('is_credited', models.BooleanField(default=False)),
                ('is_from_retrospective', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('open', 'Waits for an answer'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('withdrawn', 'Withdrawn')], default='open', max_length=9)),
                ('made_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('waiting_since', models.DateTimeField(default=django.utils.timezone.now)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('decided', models.TextField(blank=True)),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='adjustments', to='people.person')),
                ('from_unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.unit')),
                ('next_above', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.unit')),
                ('passed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.unit')),
                ('priority', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='adjustments', to='strategy.priority')),
                ('programme', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='adjustments', to='programme.programme')),
                ('remit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='adjustments', to='empower.remit')),
                ('remit_version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='thanks_to', to='empower.remitversion')),
                ('strategy', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='adjustments', to='strategy.strategy')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='adjustments', to='people.unit')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='thanks_to', to='strategy.version')),
                ('waits_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.unit')),
                ('words', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='thanks_to', to='clarify.interpretation')),
            ],
        ),
        migrations.CreateModel(
            name='AdjustmentAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verdict', models.CharField(choices=[('accepted', 'Accepted'), ('declined', 'Declined'), ('passed_up', 'Passed up')], max_length=9)),
                ('text', models.TextField(blank=True)),
                ('answered_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('adjustment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='reflect.adjustment')),
                ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='people.unit')),
            ],
            options={
                'ordering': ['answered_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='AdjustmentSupport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('adjustment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='reflect.adjustment')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.person')),
            ],
            options={
                'ordering': ['said_at', 'id'],
            },
        ),
        migrations.AddIndex(
            model_name='adjustment',
            index=models.Index(fields=['state', 'waits_for'], name='reflect_adj_state_e37124_idx'),
        ),
        migrations.AddIndex(
            model_name='adjustment',
            index=models.Index(fields=['unit', 'state', '-closed_at'], name='reflect_adj_unit_id_9d3512_idx'),
        ),
        migrations.AddIndex(
            model_name='adjustment',
            index=models.Index(fields=['from_unit', 'state', '-closed_at'], name='reflect_adj_from_un_ade86a_idx'),
        ),
        migrations.AddIndex(
            model_name='adjustment',
            index=models.Index(fields=['state', '-closed_at'], name='changes_of_all'),
        ),
        migrations.AddIndex(
            model_name='adjustment',
            index=models.Index(fields=['author', '-made_at'], name='reflect_adj_author__256f19_idx'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('closed_at__isnull', False)), _connector='OR'), name='an_adjustment_is_open_or_closed'),
        ),
        migrations.AddConstraint(
            model_name='adjustment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('target', 'strategy'), ('strategy__isnull', False)), models.Q(models.Q(('target', 'strategy'), _negated=True), ('unit__isnull', False)), _connector='OR'), name='an_adjustment_is_of_a_unit_or_the_strategy'),
        ),
        migrations.AddIndex(
            model_name='adjustmentanswer',
            index=models.Index(fields=['author'], name='reflect_adj_author__67fdc2_idx'),
        ),
        migrations.AddConstraint(
            model_name='adjustmentsupport',
            constraint=models.UniqueConstraint(fields=('adjustment', 'person'), name='one_support_per_person'),
        ),
    ]
