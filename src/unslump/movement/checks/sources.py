"""Every movement says where its dose comes from, and every reference can be looked up."""

import re
from collections.abc import Iterator, Mapping

from unslump.errors import Problem
from unslump.movement.checks.said import problem
from unslump.movement.model import Movement, Source

ARTICLE_GIVES_A_DOSE = ("segmental-flexion-extension", "iron-cross", "thread-the-needle")
PUBLISHED = ("read", "abstract", "secondary", "memory")
_YEAR = re.compile(r"\b(19|20)\d\d\b")
_DOI = re.compile(r"\bdoi\b:?\s*(?:https?://(?:dx\.)?doi\.org/)?(\S*)|\bdoi\.org/(\S*)", re.IGNORECASE)
_GOOD_DOI = re.compile(r"10\.\d{4,9}/\S+")
_PMID = re.compile(r"\bPMID:?\s*(\S*)", re.IGNORECASE)
_ABOUT_A_DOSE = re.compile(
    r"\b(doses?|sets?|repetitions?|reps|seconds|minutes|times|cycles|circles|holds?)\b", re.IGNORECASE
)


def check(movement: Movement, _catalogue: Mapping[str, Movement]) -> Iterator[Problem]:
    if not any(_ABOUT_A_DOSE.search(source.claim) for source in movement.sources):
        do = 'Add [[sources]] with the claim; our own proposal has basis = "judgement".'
        yield problem(movement, "sources", "sources", "none says where the dose comes from", do)
    if movement.id in ARTICLE_GIVES_A_DOSE and not any(source.basis == "article" for source in movement.sources):
        do = 'Add its claim with basis = "article".'
        yield problem(movement, "sources", "sources", "the article gives this dose, but no source says so", do)
    for i, source in enumerate(movement.sources, 1):
        yield from _one(movement, f"sources[{i}]", source)


def _one(movement: Movement, where: str, source: Source) -> Iterator[Problem]:
    if source.basis in PUBLISHED and not _YEAR.search(source.reference):
        found = f"“{source.reference}” has no year"
        yield problem(movement, "sources", f"{where}.reference", found, "Give name, year, and DOI or PMID.")
    for doi in _DOI.finditer(source.reference):
        if not _GOOD_DOI.fullmatch((doi[1] or doi[2] or "").rstrip(".,;)")):
            found = f"“{doi[0].strip()}” is no DOI"
            yield problem(movement, "sources", f"{where}.reference", found, "A DOI looks like 10.1002/jor.24103.")
    for pmid in _PMID.finditer(source.reference):
        if not re.fullmatch(r"\d{4,8}", pmid[1].rstrip(".,;)")):
            found = f"“{pmid[0].strip()}” is no PMID"
            yield problem(movement, "sources", f"{where}.reference", found, "A PMID is a number of up to eight digits.")
