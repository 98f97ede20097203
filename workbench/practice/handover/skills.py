"""Gates 1 and 2 of the handover: what they can do without us."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from workbench.model.projects import Stage
from workbench.practice.handover.finding import Finding, named
from workbench.practice.handover.leaving import Reading
from workbench.practice.independence import Coverage


def weighty(now: Reading) -> Finding:
    """1: no skill of the heavy weight that nobody can do."""
    heavy = now.constants.heavy_weight
    nobody = [each for each in _needed(now) if each.weight >= heavy and not each.able]
    if nobody:
        return _weak(f"nobody: {_skills(now, nobody)}", "who can do it alone next?", nobody)
    return _skilled(now) or Finding(True, f"no skill of weight {heavy} or more rests on nobody")


def spread(now: Reading) -> Finding:
    """2: none that rests on one person where more are needed; nor on nobody, which is no better."""
    one = [each for each in _needed(now) if each.one_only]
    nobody = [each for each in _needed(now) if not each.able]
    if one or nobody:
        weak = (("one person only", one), ("nobody", nobody))
        words = "; ".join(f"{word}: {_skills(now, found)}" for word, found in weak if found)
        return _weak(words, "who else can learn it?", (*one, *nobody))
    return _skilled(now) or Finding(True, "no skill rests on one person where more are needed")


def _needed(now: Reading) -> Sequence[Coverage]:
    return now.of.independence.skills if now.of.independence else ()


def _skilled(now: Reading) -> Finding | None:
    """What is found where no skill is known: a service may leave none, anything else must say which."""
    if _needed(now):
        return None
    if now.of.project.target_stage is Stage.SERVICES:
        return Finding(True, "a service: no skill is to stay")
    return Finding(False, "no skill is listed", "what must they be able to do without us? List the skills")


def _skills(now: Reading, found: Iterable[Coverage]) -> str:
    return named(now.of.skills[each.skill] for each in found)


def _weak(words: str, question: str, found: Iterable[Coverage]) -> Finding:
    return Finding(False, words, question, tuple(("skill", each.skill) for each in found))
