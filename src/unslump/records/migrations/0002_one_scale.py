"""One scale everywhere: 0 nothing hurts, 10 the worst. What was kept as comfort, 10 the best, is turned round."""

from typing import Any

from django.db import migrations, models
from django.db.models import F, Q


def turn_round(apps: Any, _editor: Any) -> None:
    for field in ("pain_before", "pain_after"):
        apps.get_model("records", "Session").objects.exclude(**{field: None}).update(**{field: 10 - F(field)})


def zero_to_ten(field: str) -> Q:
    return Q((f"{field}__isnull", True), Q((f"{field}__gte", 0), (f"{field}__lte", 10)), _connector=Q.OR)


class Migration(migrations.Migration):
    dependencies = [("records", "0001_first")]

    operations = [
        migrations.RemoveConstraint("session", "comfort_before_0_to_10"),
        migrations.RemoveConstraint("session", "comfort_after_0_to_10"),
        migrations.RenameField("session", "comfort_before", "pain_before"),
        migrations.RenameField("session", "comfort_after", "pain_after"),
        migrations.RunPython(turn_round, turn_round),
        migrations.AddConstraint(
            "session", models.CheckConstraint(condition=zero_to_ten("pain_before"), name="pain_before_0_to_10")
        ),
        migrations.AddConstraint(
            "session", models.CheckConstraint(condition=zero_to_ten("pain_after"), name="pain_after_0_to_10")
        ),
    ]
