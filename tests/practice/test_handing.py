"""What may be handed to a client: fields by the whitelist, people by name or role, names covered in free text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.model.catalogue import KINDS, noun
from workbench.model.noun import traits
from workbench.model.people import Contact
from workbench.model.projects import RoleKind, Work
from workbench.model.relationship import Memory, Need
from workbench.practice.covering import Cover, NameStyle, People, by_role, covering, given_names, initials
from workbench.practice.handing import LeftOut, Withheld, counted, handed, may_leave

CALM = settings(deadline=None, database=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""The same examples on every run, whatever else the machine does."""
DAY = date(2026, 11, 25)


def test_what_is_private_leaves_by_no_rule() -> None:
    private = [(cls, each.name) for cls in map(noun, KINDS) for each in traits(cls) if each.private]
    assert private
    assert not [each for each in private if may_leave(*each)]


def test_what_is_neither_marked_nor_let_out_by_a_rule_stays() -> None:
    leaving = {(kind, each.name) for kind in KINDS for each in traits(noun(kind)) if may_leave(noun(kind), each.name)}
    kinds = {kind for kind, _ in leaving}
    never = {"touchpoint", "need", "score", "criterion", "heard", "terms_item", "observation", "review", "confidence"}
    assert not kinds & never
    stays = {
        ("project", "diagnosis"),
        ("client", "risk"),
        ("role", "stance"),
        ("decision", "advice"),
        ("client", "vision"),
    }
    assert not stays & leaving
    assert {("project", "goal"), ("commitment", "text"), ("memory", "text"), ("role", "role")} <= leaving


def test_there_is_no_such_field() -> None:
    assert not may_leave(Contact, "nonsense")


def test_a_quote_needs_consent() -> None:
    said = Memory(contact=1, on=DAY, text="the best no", consent=True)
    assert handed(said, "text") == "the best no"
    with pytest.raises(Withheld, match=r"memory\.text"):
        handed(Memory(contact=1, on=DAY, text="the best no"), "text")
    with pytest.raises(Withheld):
        handed(Memory(contact=1, on=DAY, text="the best no", consent=True, draft="whose?"), "text")


def test_work_needs_to_be_billed() -> None:
    assert handed(Work(on=DAY, minutes=30, note="charter"), "note") == "charter"
    with pytest.raises(Withheld):
        handed(Work(on=DAY, minutes=30, note="sulked", billable=False), "note")
    with pytest.raises(Withheld):
        handed(Work(on=DAY, minutes=30, note="charter", private_note="sulked"), "private_note")


def test_a_need_never_leaves() -> None:
    with pytest.raises(Withheld, match=r"need\.text is not for clients"):
        handed(Need(on=DAY, text="they would rather have another"), "text")


def test_what_is_left_out_is_told_with_its_reason() -> None:
    assert str(LeftOut("12 private notes", "for yourself alone")) == "12 private notes: for yourself alone"
    assert counted(1, "entry", "entries") == "1 entry"
    assert counted(3, "entry", "entries") == "3 entries"
    assert counted(0, "draft") == "0 drafts"


ANA = Contact(id=1, name="Ana Pop", title="Lead business analyst", may_be_named=True)
BO = Contact(id=2, name="Bo Lind", title="Project lead")
CLARA = Contact(id=3, name="Clara Voss", title="CIO")
DANA = Contact(id=4, name="Dana Kern")
ROLES = {1: [RoleKind.CUSTOMER], 2: [RoleKind.TEAM, RoleKind.CUSTOMER], 3: [RoleKind.SPONSOR]}
ALL = (ANA, BO, CLARA, DANA)


def test_who_did_not_agree_stands_by_role() -> None:
    people = People(ALL, ROLES)
    assert [people.called(ref) for ref in (1, 2, 3, 4, None, 99)] == [
        "Ana Pop",
        "customer 2",
        "sponsor",
        "a colleague",
        "",
        "a colleague",
    ]
    assert [str(each) for each in people.left_out()] == [
        "Bo Lind by role: not agreed to be named",
        "Clara Voss by role: not agreed to be named",
        "Dana Kern by role: not agreed to be named",
    ]


def test_only_who_was_mentioned_is_told_of() -> None:
    people = People(ALL, ROLES)
    people.called(3)
    assert [each.what for each in people.left_out()] == ["Clara Voss by role"]


@pytest.mark.parametrize(
    ("style", "told"),
    [(NameStyle.FULL, "Ana Pop"), (NameStyle.INITIALS, "A. P."), (NameStyle.ROLES, "customer 1")],
)
def test_names_stand_in_full_by_initials_or_not_at_all(style: NameStyle, told: str) -> None:
    people = People(ALL, ROLES, style)
    assert people.called(1) == told
    assert people.called(3) == "sponsor"
    assert "Ana Pop by role" not in [each.what for each in people.left_out()]


def test_roles_are_words_and_several_alike_are_told_apart() -> None:
    assert by_role(ROLES, ALL) == {1: "customer 1", 2: "customer 2", 3: "sponsor", 4: "a colleague"}
    assert by_role({1: [RoleKind.TEAM]}, ALL) == {1: "team member", 2: "Project lead", 3: "CIO", 4: "a colleague"}


def test_initials_of_anything() -> None:
    assert initials("Ana Maria Pop") == "A. M. P."
    assert initials("<script>") == "N. N."


def test_parts_of_a_name_that_are_words_are_no_names() -> None:
    assert given_names("Ana Pop") == ("Ana", "Pop")
    assert given_names("Will Young") == ()
    assert given_names("Ana van der berg") == ("Ana",)


def cover(style: NameStyle = NameStyle.FULL) -> Cover:
    others = {"Nordvik": "another client", "Elin Berg": "somebody"}
    return covering(People(ALL, ROLES, style), others, {"Delta": "another project"}, ("Kronos Bank", "Apollo"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Clara signed it", "The sponsor signed it"),
        ("asked Clara Voss about it", "asked the sponsor about it"),
        ("Done. Bo's map is next", "Done. Customer 2's map is next"),
        ("Bo", "customer 2"),
        ("with Clara and Bo Lind", "with the sponsor and customer 2"),
        ("as at NORDVIK last year", "as at another client last year"),
        ("as in Delta", "as in another project"),
        ("the delta between both", "the delta between both"),
        ("Ana Pop leads it for Kronos Bank in Apollo", "Ana Pop leads it for Kronos Bank in Apollo"),
        ("Ana leads it", "Ana leads it"),
        ("Elin Berg and Claraville", "Somebody and Claraville"),
        ("nobody here", "nobody here"),
        ("", ""),
    ],
)
def test_names_in_free_text_are_covered(text: str, told: str) -> None:
    assert cover().over(text)[0] == told


def test_what_was_found_is_told() -> None:
    assert cover().over("Clara, Bo and Nordvik")[1] == ("Clara", "Bo", "Nordvik")
    assert Cover().over("Clara") == ("Clara", ())


def test_a_name_by_initials_is_so_in_free_text_too() -> None:
    assert cover(NameStyle.INITIALS).over("Ana Pop and Ana")[0] == "A. P. and A. P."


def test_a_given_name_of_two_people_is_nobodys() -> None:
    other = Contact(id=5, name="Clara Falk")
    both = covering(People((*ALL, other), ROLES), {}, {}, ())
    assert both.over("asked Clara")[0] == "asked one of you"


def test_another_client_whose_name_is_part_of_this_one_leaves_it_alone() -> None:
    found = covering(People((), {}), {"Kronos": "another client"}, {}, ("Kronos Bank",))
    assert found.over("Kronos Bank and Kronos")[0] == "Kronos Bank and another client"


@CALM
@given(st.text(max_size=30), st.sampled_from(["Clara Voss", "Nordvik", "Elin Berg"]), st.text(max_size=30))
def test_a_name_that_stands_alone_never_stays(before: str, name: str, after: str) -> None:
    told, _ = cover().over(f"{before} {name} {after}")
    assert name not in told
