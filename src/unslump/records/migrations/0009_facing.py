"""A range is kept with how the person stood to the camera: only the same view is compared."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("records", "0008_performed"),
    ]

    operations = [
        migrations.AddField(
            model_name="event",
            name="facing_deg",
            field=models.PositiveSmallIntegerField(null=True),
        ),
    ]
