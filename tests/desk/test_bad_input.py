"""What can't be so is refused in one sentence that says what to do; typed lines are kept as drafts with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.desk.conftest import now
from tests.desk.test_verbs import dump, stored, typed
from workbench.desk.desk import Desk
from workbench.desk.ledger import ledger
from workbench.desk.progress import progress_of
from workbench.desk.shown import Ref
from workbench.desk.tables import Asked, skill_records
from workbench.desk.trouble import CannotKeep
from workbench.desk.views import Views
from workbench.exchange.archive import read
from workbench.model.catalogue import noun
from workbench.practice.agenda import DueKind
from workbench.practice.constants import DEFAULTS
from workbench.store import rows

TODAY = now().date()
TOMORROW = (TODAY + timedelta(days=1)).isoformat()
YESTERDAY = (TODAY - timedelta(days=1)).isoformat()


@pytest.fixture
def firm(bank: Desk) -> Desk:
    """The bank, with Dirk of Nordvik (another client), Pat of a partner, Eve of nobody, and Bo, who left."""
    bank.add("client", {"name": "Nordvik"})
    bank.add("client", {"name": "Quist Partners", "kind": "partner"})
    bank.add("contact", {"name": "Dirk Maes", "client": "Nordvik"})
    bank.add("contact", {"name": "Pat Quist", "client": "Quist Partners"})
    bank.add("contact", {"name": "Eve Stone"})
    bank.edit("contact", 2, {"left_on": "2026-11-01"})
    return bank


def refused(desk: Desk, verb: Callable[[], object], why: str, field: str) -> None:
    """The verb is refused in one sentence, at that field, and nothing is stored."""
    before = dump(desk)
    with pytest.raises(CannotKeep, match=why) as trouble:
        verb()
    assert trouble.value.field == field
    assert "\n" not in str(trouble.value)
    assert dump(desk) == before


# By a person of the client

SAID_BY = [
    ("milestone", {"text": "charter", "accepted_on": YESTERDAY}, "accepted_by", "a deliverable is accepted by"),
    ("aspiration", {"from_state": "a", "to_state": "b", "agreed_on": YESTERDAY}, "agreed_by", "a from/to is agreed by"),
    ("aspiration", {"from_state": "a", "to_state": "b", "reached_on": YESTERDAY}, "stated_by", "a result is stated by"),
    ("needed_skill", {"skill": "facilitation", "confirmed_on": YESTERDAY}, "confirmed_by", "a list of skills is"),
    ("follow_up", {"on": YESTERDAY, "still_so": "yes"}, "said_by", '"still so" is said by'),
    ("routine", {"text": "risk review"}, "owner", "a routine is owned by"),
]
WHO = [
    ("dirk", "Dirk Maes is at Nordvik: name somebody at Kronos Bank"),
    ("pat", "Pat Quist is at Quist Partners: name somebody at Kronos Bank"),
    ("eve", "Eve Stone has no client yet: name somebody at Kronos Bank"),
]


@pytest.mark.parametrize(("kind", "fields", "field", "what"), SAID_BY, ids=[f"{k}.{f}" for k, _, f, _ in SAID_BY])
@pytest.mark.parametrize(("who", "why"), WHO, ids=[who for who, _ in WHO])
def test_only_a_person_of_the_client_says_so(
    firm: Desk, kind: str, fields: dict[str, str], field: str, what: str, who: str, why: str
) -> None:
    given = {"project": "apollo", **fields}
    refused(firm, lambda: firm.add(kind, given | {field: who}), f"^{what}.*{why}$", field)
    firm.add(kind, given | {field: "clara"})
    refused(firm, lambda: firm.edit(kind, 1, {field: who}), why, field)


@pytest.mark.parametrize(("kind", "fields", "field"), [each[:3] for each in SAID_BY[:-1]])
def test_who_had_left_by_then_says_nothing(firm: Desk, kind: str, fields: dict[str, str], field: str) -> None:
    given = {"project": "apollo", **fields, field: "bo"}
    refused(firm, lambda: firm.add(kind, given), f"Bo Lind left on 2026-11-01: .* there on {YESTERDAY}", field)
    day = next(name for name in fields if name.endswith("on"))
    firm.add(kind, given | {day: "2026-11-01"})


def test_of_a_project_without_a_client_nobody_can(firm: Desk) -> None:
    firm.log(replace_project(firm))
    refused(
        firm,
        lambda: firm.add("routine", {"project": "juno", "text": "review", "owner": "clara"}),
        "person of the project's client, and Clara Voss is at Kronos Bank: name somebody$",
        "owner",
    )


def replace_project(desk: Desk):
    """An entry that makes a project of no client."""
    from workbench.desk.naming import names
    from workbench.practice.capture import read as capture

    return capture("1h +juno draft", names(desk.store), now().replace(tzinfo=None))


def test_what_was_said_by_one_who_left_later_can_still_be_worded_anew(firm: Desk) -> None:
    firm.add("routine", {"project": "apollo", "text": "risk review", "owner": "bo"})
    firm.edit("routine", 1, {"rhythm": "monthly"})


# Follow-ups


@pytest.mark.parametrize(
    ("given", "why", "field"),
    [
        ({"still_so": "yes", "on": YESTERDAY}, "who said so", "said_by"),
        ({"still_so": "no", "said_by": "clara"}, "when was it said", "on"),
        ({"on": YESTERDAY, "said_by": "clara"}, "what did they answer", "still_so"),
        ({"still_so": "yes", "said_by": "clara", "on": TOMORROW}, "in the future", "on"),
    ],
)
def test_an_answer_has_its_day_its_words_and_somebody_who_said_it(
    firm: Desk, given: dict[str, str], why: str, field: str
) -> None:
    refused(firm, lambda: firm.add("follow_up", {"project": "apollo", **given}), why, field)
    firm.add("follow_up", {"project": "apollo", "due": TOMORROW})
    refused(firm, lambda: firm.edit("follow_up", 1, given), why, field)


# Days


@pytest.mark.parametrize(
    ("kind", "given", "field"),
    [
        ("observation", {"contact": "ana", "skill": "facilitation", "mode": "show"}, "on"),
        ("baseline", {"contact": "ana", "skill": "facilitation", "level": "1"}, "on"),
        ("memory", {"contact": "ana", "text": "well"}, "on"),
        ("plan_word", {"project": "apollo", "state": "red"}, "on"),
        ("confidence", {"contact": "ana", "skill": "facilitation", "level": "3"}, "on"),
        ("session", {"learners": "ana"}, "on"),
        ("milestone", {"project": "apollo", "text": "charter"}, "accepted_on"),
        ("milestone", {"project": "apollo", "text": "charter"}, "rejected_on"),
        ("routine", {"project": "apollo", "text": "review"}, "begun_on"),
        ("routine", {"project": "apollo", "text": "review"}, "ran_on"),
        ("needed_skill", {"project": "apollo", "skill": "facilitation"}, "confirmed_on"),
        ("aspiration", {"project": "apollo", "from_state": "a", "to_state": "b"}, "reached_on"),
    ],
)
def test_nothing_has_happened_in_the_future(firm: Desk, kind: str, given: dict[str, str], field: str) -> None:
    refused(firm, lambda: firm.add(kind, given | {field: TOMORROW}), f"^{TOMORROW} is in the future: ", field)
    firm.add(kind, given | {field: TODAY.isoformat()})


def test_a_plan_may_lie_ahead(firm: Desk) -> None:
    firm.add("session", {"learners": "ana", "on": TOMORROW, "planned": "yes"})
    firm.add("routine", {"project": "apollo", "text": "review", "next_on": TOMORROW})


# Evidence and starting levels


@pytest.fixture
def started(bank: Desk) -> Desk:
    """Ana's starting level in facilitation is from 10 November, and she was seen on the 16th."""
    bank.add("baseline", {"contact": "ana", "skill": "facilitation", "level": "1", "on": "2026-11-10"})
    typed(bank, "2026-11-16 45 ana fac apo :2")
    return bank


BEFORE = "the starting level of Ana Pop in facilitation is from 2026-11-10: .* give a later day"


def test_evidence_before_the_starting_level_is_refused(started: Desk) -> None:
    given = {"contact": "ana", "skill": "facilitation", "mode": "show", "on": "2026-11-09"}
    refused(started, lambda: started.add("observation", given), BEFORE, "on")
    started.add("observation", given | {"on": "2026-11-10"})
    refused(started, lambda: started.edit("observation", 1, {"on": "2026-11-09"}), BEFORE, "on")


def test_a_session_can_not_take_its_evidence_before_the_starting_level(started: Desk) -> None:
    refused(started, lambda: started.edit("session", 1, {"on": "2026-11-09"}), BEFORE, "on")
    started.edit("session", 1, {"on": "2026-11-12"})


def test_a_starting_level_is_frozen_once_there_is_evidence(started: Desk) -> None:
    refused(started, lambda: started.edit("baseline", 1, {"level": "3"}), "is frozen once there is evidence", "")
    typed(started, "2026-11-16 45 bo fac apo :2")
    late = {"contact": "bo", "skill": "facilitation", "level": "3", "on": "2026-11-20"}
    refused(started, lambda: started.add("baseline", late), "there is some from 2026-11-16: it is frozen", "")


def test_a_line_before_the_starting_level_is_a_draft_until_its_day_is_put_right(started: Desk) -> None:
    kept = typed(started, "2026-11-09 45 ana fac apo :3")
    assert "evidence counts from that day on, so give a later day" in stored(started, kept).draft
    assert kept.ref is not None
    started.edit("session", kept.ref.id, {"note": "a good one"})
    assert "give a later day" in stored(started, kept).draft, "a form that leaves the day leaves the draft"
    assert len(rows.find(started.store, noun("observation"))) == 1
    started.edit("session", kept.ref.id, {"on": "2026-11-17"})
    assert stored(started, kept).draft == ""
    assert [str(each.mode) for each in rows.find(started.store, noun("observation"))] == ["together", "coached"]


def test_nothing_was_seen_in_a_plan_or_a_draft(bank: Desk) -> None:
    typed(bank, "plan ana fac fri")
    typed(bank, "ana fac apo")
    given = {"contact": "ana", "skill": "facilitation", "mode": "show"}
    for session, why in ((1, "only planned: log it first"), (2, "is a draft .*: complete it first")):
        uid = bank.store.value("SELECT uid FROM session WHERE id = ?", (session,))
        refused(bank, lambda uid=uid: bank.add("observation", given | {"session": uid}), why, "session")


# Only once

AGAIN = "^Ana Pop in facilitation was seen in this session already: change that observation instead$"


def again(desk: Desk) -> dict[str, str]:
    """The fields of what was seen first, once more."""
    uid = desk.store.value("SELECT uid FROM session WHERE id = 1")
    return {"session": uid, "contact": "ana", "skill": "facilitation", "mode": "solo"}


def test_a_learner_is_seen_once_with_a_skill_in_a_session(started: Desk) -> None:
    refused(started, lambda: started.add("observation", again(started)), AGAIN, "")
    typed(started, "2026-11-16 45 bo fac apo :2")
    started.add("observation", again(started) | {"contact": "bo"})
    seen = rows.find(started.store, noun("observation"), "session = 1 AND contact = 2")[0]
    refused(started, lambda: started.edit("observation", seen.id, {"contact": "ana"}), AGAIN, "")


def test_an_import_takes_no_second_observation_and_none_that_can_not_be(started: Desk) -> None:
    first = json.loads(dump(started))["nouns"]["observation"][0]
    second = first | {"uid": "01KB0000000000000000000001"}
    early = first | {"uid": "01KB0000000000000000000002", "session": None, "on": "2026-11-09"}
    ahead = first | {"uid": "01KB0000000000000000000003", "session": None, "on": "2026-12-24"}
    before = dump(started)
    report = started.take_in({"observation": [second, early, ahead]})
    assert (report.new, [problem.why for problem in report.problems]) == (
        0,
        [
            "Ana Pop in facilitation was seen in this session already: change that observation instead",
            "the starting level of Ana Pop in facilitation is from 2026-11-10: evidence counts from that day on, so"
            " give a later day",
            "2026-12-24 is in the future: only a plan may be; give the day on which it happened",
        ],
    )
    assert dump(started) == before


def test_an_import_takes_no_starting_level_from_after_the_evidence(bank: Desk) -> None:
    typed(bank, "2026-11-16 45 ana fac apo :2")
    uids = {kind: bank.store.value(f"SELECT uid FROM {kind} ORDER BY id LIMIT 1") for kind in ("contact",)}
    skill = bank.store.value("SELECT uid FROM skill WHERE name = 'facilitation'")
    told = {"uid": "01KB0000000000000000000004", **uids, "skill": skill, "level": 2, "on": "2026-11-20"}
    report = bank.take_in({"baseline": [told]})
    assert [problem.why for problem in report.problems] == [
        "a starting level comes before the first evidence, which is from 2026-11-16"
    ]
    assert bank.take_in({"baseline": [told | {"on": "2026-11-16"}]}).new == 1


def test_an_archive_of_this_file_is_taken_in_whole(started: Desk) -> None:
    started.add("milestone", {"project": "apollo", "text": "charter", "accepted_on": YESTERDAY, "accepted_by": "clara"})
    started.add("client", {"name": "Nordvik"})
    started.edit("contact", 3, {"client": "Nordvik"})
    typed(started, "2026-11-09 45 ana fac apo :3")
    report = started.take_in(read(dump(started).encode()))
    assert (report.new, report.updated, report.problems) == (0, 0, ())


def test_a_person_named_twice_in_a_line_is_there_once(bank: Desk) -> None:
    kept = typed(bank, "45 @ana @ana /fac:2 /fac:2 +apo")
    assert stored(bank, kept).draft == ""
    assert [(each.contact, str(each.mode)) for each in rows.find(bank.store, noun("observation"))] == [(1, "together")]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("45 @ana /fac:2 /fac:3 +apo", "facilitation at together or at coached?"),
        ("45 @ana /fac:2 /sta:1 /fac:solo +apo", "facilitation at together or at solo?"),
        ("45 @ana /fac:3 +apo :2", "facilitation at coached or at together?"),
    ],
)
def test_two_rungs_for_one_skill_make_a_draft(bank: Desk, line: str, reason: str) -> None:
    assert stored(bank, typed(bank, line)).draft == reason
    assert not rows.find(bank.store, noun("observation"))


@pytest.mark.parametrize("line", ["45 @ana /fac:2 /fac +apo", "45 @ana /fac /sta:1 +apo :2", "45 @ana /fac:2 +apo :2"])
def test_one_rung_told_twice_or_for_the_other_skill_is_none(bank: Desk, line: str) -> None:
    assert stored(bank, typed(bank, line)).draft == ""
    seen = rows.find(bank.store, noun("observation"), "skill = 2")
    assert [str(each.mode) for each in seen] == ["together"]


@pytest.mark.parametrize(
    ("kind", "given", "why"),
    [
        ("role", {"project": "apollo", "contact": "ana", "role": "sponsor"}, "such a role already"),
        ("plan_word", {"project": "apollo", "state": "red"}, "word on the plan already: .* another day"),
        ("needed_skill", {"project": "apollo", "skill": "facilitation"}, "needed skill already"),
        ("baseline", {"contact": "ana", "skill": "facilitation", "level": "1"}, "starting level already"),
    ],
)
def test_what_there_is_only_once_is_changed_instead(bank: Desk, kind: str, given: dict[str, str], why: str) -> None:
    bank.add(kind, given)
    refused(bank, lambda: bank.add(kind, given), f"{why}.*", "")


# Scores


@pytest.fixture
def scored(bank: Desk) -> Desk:
    """Clara gave a 7 in November."""
    typed(bank, "score clara 7 time to decide")
    return bank


def test_a_criterion_is_scored_once_a_month_by_each_source(scored: Desk) -> None:
    given = {"criterion": "time to decide", "score": "5", "on": "2026-11-02"}
    why = r"there is a score for this criterion in 2026-11 already \(7\): change that one instead"
    refused(scored, lambda: scored.add("score", given), why, "on")
    scored.add("score", given | {"source": "proxy"})
    scored.add("score", given | {"on": "2026-10-31"})
    refused(scored, lambda: scored.edit("score", 3, {"on": "2026-11-01"}), why, "on")
    scored.edit("score", 1, {"score": "8"})


@pytest.mark.parametrize(("score", "why"), [("0", "the least is 1"), ("11", "the most is 10"), ("7.5", "whole number")])
def test_a_score_is_from_1_to_10(scored: Desk, score: str, why: str) -> None:
    given = {"criterion": "time to decide", "score": score, "on": "2026-10-31"}
    refused(scored, lambda: scored.add("score", given), why, "score")


def test_a_second_score_that_is_typed_is_a_draft_until_it_is_for_another_month(scored: Desk) -> None:
    kept = typed(scored, "score clara 5 time to decide")
    assert "change that one instead" in stored(scored, kept).draft
    assert kept.ref is not None
    scored.edit("score", kept.ref.id, {"words": "slower than before"})
    assert stored(scored, kept).draft
    scored.edit("score", kept.ref.id, {"on": "2026-10-31"})
    assert stored(scored, kept).draft == ""


# Out of the bin


def test_what_was_replaced_meanwhile_does_not_come_back(scored: Desk) -> None:
    scored.put_in_bin(Ref("score", 1))
    scored.add("score", {"criterion": "time to decide", "score": "5"})
    refused(scored, lambda: scored.bring_back(Ref("score", 1)), "can't come back: there is a score", "")


def test_a_session_does_not_come_back_with_evidence_before_the_starting_level(bank: Desk) -> None:
    typed(bank, "2026-11-09 45 ana fac apo :2")
    bank.put_in_bin(Ref("session", 1))
    bank.add("baseline", {"contact": "ana", "skill": "facilitation", "level": "1", "on": "2026-11-10"})
    refused(bank, lambda: bank.bring_back(Ref("session", 1)), f"can't come back: {BEFORE}", "")
    bank.put_in_bin(Ref("baseline", 1))
    bank.bring_back(Ref("session", 1))
    assert len(rows.find(bank.store, noun("observation"))) == 1


# What is in use


@pytest.fixture
def used(bank: Desk) -> Desk:
    """Facilitation is taught to Ana and Bo, needed on Apollo, and about to be refreshed."""
    bank.add("needed_skill", {"project": "apollo", "skill": "facilitation", "required_level": "3"})
    typed(bank, "2026-11-02 45 ana, bo fac apo :3")
    typed(bank, "2026-11-09 45 ana fac apo :2")
    typed(bank, "2026-10-01 45 bo sta apo :2")
    typed(bank, "promise ana minutes by fri")
    typed(bank, "call ana about the steering")
    bank.add("role", {"project": "apollo", "contact": "ana", "role": "customer"})
    return bank


@pytest.mark.parametrize(
    ("ref", "told"),
    [
        (Ref("skill", 2), "facilitation (used in 2 sessions, needed in 1 project, seen in 2 people; u brings it back)"),
        (
            Ref("contact", 1),
            "Ana Pop (in 2 sessions, 1 touch, 1 promise, with 1 role, seen with 1 skill; u brings it back)",
        ),
        (Ref("client", 1), "Kronos Bank (with 3 people, 1 project; u brings it back)"),
        (Ref("project", 1), "Apollo (with 3 sessions; u brings it back)"),
        (Ref("skill", 3), "root cause analysis"),
        (Ref("commitment", 1), "minutes"),
    ],
    ids=lambda each: each.kind if isinstance(each, Ref) else "",
)
def test_what_goes_to_the_bin_says_where_it_is_used_and_undo_brings_it_back(used: Desk, ref: Ref, told: str) -> None:
    before = dump(used)
    assert used.put_in_bin(ref).sentence == f"in the bin: {told}"
    assert used.store.value("SELECT name FROM step ORDER BY id DESC LIMIT 1").startswith("bin ")
    used.undo()
    assert dump(used) == before


def levels(views: Views) -> set[tuple[str, str, int]]:
    return {(row.person, row.skill, row.level) for row in skill_records(views, Asked())}


def test_a_skill_in_the_bin_leaves_no_level_in_any_list(used: Desk, views: Views) -> None:
    every = levels(views)
    assert {skill for _, skill, _ in every} == {"facilitation", "stakeholder mapping"}
    used.put_in_bin(Ref("skill", 2))
    assert {skill for _, skill, _ in levels(views)} == {"stakeholder mapping"}
    card = views.card(Ref("contact", 1))
    assert "Can do" not in {block.title for block in card.blocks}
    assert all(row.what != "facilitation 0>3" for row in ledger(used.store, 1, TODAY, DEFAULTS))
    independence = progress_of(used.store, 1, TODAY, DEFAULTS)[0].independence
    assert independence is None or 2 not in {each.skill for each in independence.skills}
    used.undo()
    assert levels(views) == every


def test_a_person_in_the_bin_leaves_no_level_in_any_list(used: Desk, views: Views) -> None:
    used.put_in_bin(Ref("contact", 2))
    assert {person for person, _, _ in levels(views)} == {"Ana Pop"}
    used.undo()
    assert {person for person, _, _ in levels(views)} == {"Ana Pop", "Bo Lind"}


def test_who_left_keeps_history_and_counts_for_no_coverage(used: Desk, views: Views) -> None:
    independence = progress_of(used.store, 1, TODAY, DEFAULTS)[0].independence
    assert independence is not None
    assert independence.skills[0].able == (1, 2)
    used.edit("contact", 2, {"left_on": YESTERDAY})
    after = progress_of(used.store, 1, TODAY, DEFAULTS)[0].independence
    assert after is not None
    assert after.skills[0].able == (1,)
    assert ("Bo Lind", "facilitation", 3) in levels(views), "history stays"
    assert ("facilitation 0>3", "Bo Lind") in {(row.what, row.who) for row in ledger(used.store, 1, TODAY, DEFAULTS)}
    from workbench.desk.agenda import agenda

    asked = {row.people for row in agenda(used.store, TODAY, DEFAULTS) if row.kind is not DueKind.COMMITMENT}
    assert ("Bo Lind",) not in asked


def test_an_acceptance_needs_its_day(firm: Desk) -> None:
    accepted = {"project": "Apollo", "text": "charter", "accepted_by": "Clara Voss"}
    refused(firm, lambda: firm.add("milestone", accepted), "when was it accepted", "accepted_on")
    assert firm.add("milestone", accepted | {"accepted_on": YESTERDAY}).sentence == "added charter"


def test_what_has_no_words_of_its_own_is_told_by_its_kind(firm: Desk) -> None:
    told = {"contact": "Ana Pop", "skill": "facilitation", "on": YESTERDAY, "level": "4"}
    assert firm.add("confidence", told).sentence == "added own confidence: Ana Pop, facilitation, 4"
    assert firm.add("follow_up", {"project": "Apollo", "due": YESTERDAY}).sentence == "added follow-up: Apollo"
    [ref] = [Ref("follow_up", each.id) for each in rows.find(firm.store, noun("follow_up"))]
    assert firm.put_in_bin(ref).sentence == "in the bin: follow-up Apollo"
