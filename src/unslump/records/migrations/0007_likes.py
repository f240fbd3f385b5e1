from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0006_effort'),
    ]

    operations = [
        migrations.AddField(
            model_name='preferences',
            name='likes',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='preferences',
            name='dislikes',
            field=models.JSONField(default=list),
        ),
    ]
