from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0003_over_time'),
    ]

    operations = [
        migrations.AddField(
            model_name='preferences',
            name='country',
            field=models.CharField(blank=True, max_length=2),
        ),
    ]
