from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("reflect", "0004_recognitions")]
    operations = []
