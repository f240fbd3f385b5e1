from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0005_lists_and_own_movements'),
    ]

    operations = [
        migrations.AddField(
            model_name='session',
            name='effort',
            field=models.CharField(choices=[('easy', 'Easy'), ('right', 'Right'), ('hard', 'Hard')], max_length=5, null=True),
        ),
    ]
