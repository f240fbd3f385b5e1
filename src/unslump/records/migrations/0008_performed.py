"""What was done in a session is kept in its row; that of every session which we have is counted once."""

from typing import Any

from django.db import migrations, models

from unslump.records.performed import COUNTED, performed


def count_what_was_done(apps: Any, _editor: Any) -> None:
    session, event = apps.get_model("records", "Session"), apps.get_model("records", "Event")
    for key in list(session.objects.values_list("id", flat=True)):
        plan = session.objects.values_list("plan", flat=True).get(pk=key)
        rows = event.objects.filter(session_id=key, kind__in=COUNTED).values_list("kind", "movement", "value")
        session.objects.filter(pk=key).update(performed=performed(plan, rows))


class Migration(migrations.Migration):

    dependencies = [
        ("records", "0007_likes"),
    ]

    operations = [
        migrations.AddField(
            model_name="session",
            name="performed",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(count_what_was_done, migrations.RunPython.noop, elidable=True),
    ]
