from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reflect", "0002_adjustments")]
    operations = []
