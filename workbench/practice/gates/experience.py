"""The gates of an experience: people who gained a skill, more than one task, and something that they remember."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.model.people import Audience
from workbench.model.relationship import ScoreSource
from workbench.practice.facts import Reading
from workbench.practice.gates.gate import Gate, GateState, Piece, confirmed, count, having, met, ordinal, people, told


def e1(now: Reading) -> Gate:
    """Two people (or all, if fewer) gained a level on a needed skill and stand at 3, not on their own word."""
    have = [Piece(on, person) for on, person, _ in now.gains]
    able, level = len({each.who for each in have}), now.constants.gain_level
    needed = min(now.constants.gain_people, max(1, len(now.there)))
    if able >= needed:
        return met("E1", f"gained a skill: {told(now, have)}")
    if able:
        words = f"a {ordinal(able + 1)} person at level {level} or more, not on their own word"
        question = f"ask {now.sponsor}: who else should be able to do {now.main_skill}?"
    else:
        words = f"{people(needed)} at level {level} or more, not on their own word"
        question = f"ask {now.sponsor}: who should be able to do {now.main_skill}?"
    step = f"watch somebody do {now.main_skill}"
    return Gate("E1", GateState.NOT_ASKED, words + having(now, have, have), question, step)


def e2(now: Reading) -> Gate:
    """Wider than one task: what was gained spans two skills or two audiences."""
    skills = list(dict.fromkeys(now.facts.skills[skill] for _, _, skill in now.gains))
    known = dict.fromkeys(now.people[person].audience for _, person, _ in now.gains)
    audiences = [each.replace("_", " ") for each in known if each is not Audience.OTHER]
    for found, kind in ((skills, "skills"), (audiences, "audiences")):
        if len(found) >= now.constants.breadth:
            return met("E2", f"{count(len(found))} {kind}: {', '.join(found)}")
    have = f" (have {', '.join(skills + audiences)})" if skills else ""
    words = f"a {ordinal(now.constants.breadth)} skill or audience{have}"
    question = f"ask {now.sponsor}: what else should your people be able to do?"
    return Gate("E2", GateState.NOT_ASKED, words, question, "teach another skill, or another audience")


def e3(now: Reading) -> Gate:
    """In the last 180 days, by client people: two memories in their own words, or one and one value score of 7."""
    memories, scores = _memories(now), _good_scores(now)
    fresh_memories, fresh_scores = confirmed(now, memories), confirmed(now, scores)
    fresh = fresh_memories + fresh_scores
    if _remembered(now, fresh_memories, fresh_scores):
        return met("E3", f"remembered: {told(now, fresh)}")
    least = now.constants.score_least
    if fresh_memories:
        words = f"a {ordinal(len(fresh_memories) + 1)} memory in their own words, or a value score of {least}"
    elif fresh_scores:
        words = "a memory in their own words"
    else:
        words = f"{count(now.constants.memories)} memories in their own words, or one and a value score of {least}"
    return Gate(
        "E3",
        GateState.NOT_ASKED,
        words + having(now, fresh, memories + scores),
        f"ask {now.sponsor}: what will you remember of this?",
        "write down what somebody remembers, in their own words",
        unconfirmed=_remembered(now, memories, scores),
    )


def _memories(now: Reading) -> list[Piece]:
    """What people of the client remember of the project, in words of their own."""
    return [
        Piece(each.on, each.contact)
        for each in now.facts.memories
        if each.contact is not None and now.ours(each.project, each.contact)
        if each.text.strip() and now.happened(each.on)
    ]


def _good_scores(now: Reading) -> list[Piece]:
    """The value scores of 7 or more that customers gave themselves."""
    criteria = {each.id: each for each in now.facts.criteria if now.ours(each.project, each.contact)}
    return [
        Piece(each.on, criteria[each.criterion].contact, f"({each.score})")
        for each in now.facts.scores
        if each.criterion in criteria and each.source is ScoreSource.CUSTOMER and now.happened(each.on)
        if each.score is not None and each.score >= now.constants.score_least
    ]


def _remembered(now: Reading, memories: Sequence[Piece], scores: Sequence[Piece]) -> bool:
    least = now.constants.memories
    return len(memories) >= least or (len(memories) == least - 1 and bool(scores))
