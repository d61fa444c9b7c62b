from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("empower", "0003_decisions")]
    operations = []
