"""What to offer when a movement hurts too much: its easier neighbour, or an easier way to do it."""

from unslump.movement.catalogue import Catalogue
from unslump.movement.model import Movement
from unslump.planning.limits import advise
from unslump.planning.model import Plan, Wishes
from unslump.session.words import words


def easier_of_plan(plan: Plan, catalogue: Catalogue, language: str = "en") -> list[str]:
    """For each item of a plan, what would be easier, in a sentence or two; empty where nothing is named."""
    return [easier(catalogue.find(item.movement), plan.wishes, catalogue, language) for item in plan.items]


def easier(movement: Movement, wishes: Wishes, catalogue: Catalogue, language: str = "en") -> str:
    """Never a movement that one of the person's limits leaves out, or that this place has no room for."""
    neighbours = (catalogue.get(other) for other in movement.easier)
    names = [one.name for one in neighbours if one is not None and _suits(one, wishes, catalogue)]
    texts = words(language)
    said = [texts.text("easier", names=" · ".join(names))] if names else []
    said += [texts.text("easier_how", how=movement.easier_how)] if movement.easier_how else []
    return " ".join(said)


def _suits(movement: Movement, wishes: Wishes, catalogue: Catalogue) -> bool:
    return wishes.place in movement.place and advise(catalogue, movement, wishes.limits).offered
