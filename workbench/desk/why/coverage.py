"""How each needed skill is covered, in lines: who is able, who comes next, and what that adds up to."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.desk.evidence import of_skill
from workbench.desk.progress import level
from workbench.desk.shown import Figure, Line, Ref, Tone
from workbench.desk.why.ground import Ground, ProjectGround
from workbench.practice.competence import Freshness, Standing
from workbench.practice.evidence import standings
from workbench.practice.independence import Coverage


def coverage_lines(of: ProjectGround) -> Iterator[Line]:
    """Each needed skill of a project: weight, how many are able of how many, who."""
    found = of.now.independence
    for each in found.skills if found else ():
        yield Line(
            of.facts.skills[each.skill],
            covered(of, each),
            Tone.PLAIN if each.strict == 1 else Tone.WATCH if each.able else Tone.RISK,
            Ref("skill", each.skill),
            of.figure("coverage", str(each.skill)),
        )


def covered(of: ProjectGround, each: Coverage) -> str:
    """`weight 3 · 1 of 2 at 4: Ana`."""
    able = ", ".join(of.now.called(person) for person in each.able)
    words = f"weight {each.weight} · {len(each.able)} of {each.required_people} at {each.required_level}"
    return f"{words}: {able or 'nobody'}"


def everywhere(ground: Ground, skill: int, of: ProjectGround | None = None) -> tuple[Line, ...]:
    """Who stands where with a skill, the highest first; for a project, who of them counts for it and why not."""
    evidence = of_skill(ground.store, skill)
    pairs = [pair for pair in evidence.pairs if pair[1] == skill]
    stands = standings(evidence, ground.today, ground.constants, pairs)
    lines = []
    for pair in sorted(pairs, key=lambda each: (-stands[each].level, each[0])):
        why = _left_out(of, pair[0], stands[pair]) if of else ""
        words = level(stands[pair]) + (f" ({why})" if why else "")
        lines.append(
            Line(
                ground.name("contact", pair[0]),
                words,
                Tone.MUTED if why else Tone.PLAIN,
                Ref("contact", pair[0]),
                Figure("level", pair[0], str(skill)),
            )
        )
    return tuple(lines) or (Line("Nobody was seen with it yet.", tone=Tone.MUTED),)


def _left_out(of: ProjectGround, person: int, now: Standing) -> str:
    """Why a person counts for no coverage of the project; empty where they do."""
    if person in of.now.staying_partners:
        return "a partner's: counted apart"
    if person not in of.now.people:
        return "not of this client"
    if person not in of.now.there:
        return "left: counts no more"
    return "lapsed: counts no more" if now.state is Freshness.LAPSED else ""
