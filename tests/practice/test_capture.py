"""Every line of the interface's table, and every rule of reading, on Wednesday 25 November 2026, 10:00."""

from dataclasses import fields
from datetime import date, datetime, time

import pytest

from workbench.model.relationship import Ask, TouchKind
from workbench.practice.capture import lists, read
from workbench.practice.entry import Entry, EntryKind, Focus, Name, Role
from workbench.practice.names import Known, Names

NOW = datetime(2026, 11, 25, 10)
KNOWN = (
    Known("client", 1, "Kronos Bank"),
    Known("client", 2, "Mobi Retail"),
    Known("client", 3, "Nordvik"),
    Known("contact", 1, "Ana Pop", 1),
    Known("contact", 2, "Bo", 3),
    Known("contact", 3, "Clara Voss", 1),
    Known("contact", 4, "Mia Berg", 2),
    Known("skill", 1, "stakeholder mapping"),
    Known("skill", 2, "facilitation"),
    Known("skill", 3, "root cause analysis"),
    Known("skill", 4, "risk review"),
    Known("skill", 5, "decision log"),
    Known("project", 1, "Apollo", 1),
    Known("project", 2, "Atlas ERP", 2),
    Known("project", 3, "Borealis", 3),
    Known("criterion", 1, "time to decide", 3),
    Known("criterion", 2, "time to market", 2),
)
NAMES = Names(KNOWN)
ANA, BO, CLARA = "Ana Pop", "Bo", "Clara Voss"
STA, FAC, ROOT, RISK = "stakeholder mapping", "facilitation", "root cause analysis", "risk review"
TODAY = "2026-11-25"


def plain(value):
    """A value as a test writes it: names as texts, days and times as ISO."""
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    if isinstance(value, Name):
        return value.text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value


def seen(entry):
    return [
        (each.person.text, each.skill.text, *map(str, (each.mode, each.result, each.source)))
        for each in entry.observations
    ]


def followed(entry):
    return [(plain(each.due), each.text, plain(each.by)) for each in entry.follow_ups]


def facts(entry):
    """All that an entry says, but what follows from the rest, and what is empty."""
    left_out = {"raw", "spans", "observations", "follow_ups", "mine", "warnings"}
    told = {part.name: plain(getattr(entry, part.name)) for part in fields(Entry) if part.name not in left_out}
    told |= {"seen": seen(entry), "follow": followed(entry), "theirs": not entry.mine}
    return {name: value for name, value in told.items() if value not in (None, "", [], False)}


NOTHING = Focus()


def line(text, focus=NOTHING, names=NAMES, now=NOW, **how):
    return read(text, names, now, focus, **how)


def session(on=TODAY, **told):
    return {"kind": "session", "on": on, **told}


def rung(mode, *pairs, result="clean", source="observed"):
    """What a session with a rung says of it."""
    return {
        "mode": mode,
        "result": result,
        "source": source,
        "seen": [(person, skill, mode, result, source) for person, skill in pairs],
    }


TABLE = [
    (
        "y 14:00 45 ana sta apo :2 ^n fri",
        session("2026-11-24", at="14:00", minutes=45, people=[ANA], skills=[STA], project="Apollo")
        | rung("together", (ANA, STA))
        | {"follow": [("2026-12-04", "", None)]},
    ),
    (
        "yesterday 14:00, 45 min, taught Ana stakeholder mapping on Apollo, "
        "she can do it with help, follow up next Friday",
        session("2026-11-24", at="14:00", minutes=45, people=[ANA], skills=[STA], project="Apollo")
        | rung("together", (ANA, STA))
        | {"follow": [("2026-12-04", "", None)]},
    ),
    (
        "yesterday 14:00, 45 min, taught Ana stakeholder mapping on Apollo, she can do it with help",
        session("2026-11-24", at="14:00", minutes=45, people=[ANA], skills=[STA], project="Apollo")
        | rung("together", (ANA, STA)),
    ),
    (
        "yd pm 45m +apollo @ana /stakeholder-mapping:2 ^fri",
        session("2026-11-24", part="pm", minutes=45, people=[ANA], skills=[STA], project="Apollo")
        | rung("together", (ANA, STA))
        | {"follow": [("2026-11-27", "", None)]},
    ),
    (
        "mon 9:30-11 @ana @bo /fac +bor :2 // room was cold",
        session("2026-11-23", at="09:30", minutes=90, people=[ANA, BO], skills=[FAC], project="Borealis")
        | rung("together", (ANA, FAC), (BO, FAC))
        | {"private_note": "room was cold"},
    ),
    (
        "1h30 bo root cause atl ^tm send fishbone template",
        session(minutes=90, people=[BO], skills=[ROOT], project="Atlas ERP")
        | {"follow": [("2026-11-26", "send fishbone template", None)]},
    ),
    (
        "3/4 30 ana risk",
        session("2026-04-03", minutes=30, people=[ANA], skills=[RISK], reason="Fri 3 Apr or Wed 4 Mar?"),
    ),
    (
        "9h ana sta apo",
        session(minutes=540, people=[ANA], skills=[STA], project="Apollo", reason="540 min or 09:00?"),
    ),
    (
        "60 ana budgeting apo :1",
        session(minutes=60, people=[ANA], project="Apollo", note="budgeting", unknown=["budgeting"])
        | {"mode": "show", "result": "clean", "source": "observed", "reason": "a level of which skill?"},
    ),
    (
        '60 "May" told us about monday ana sta',
        session(minutes=60, note="May told us about monday ana sta", reason="who learned?; which skill?"),
    ),
    (
        "45 ana sta apo move old monitor to attic",
        session(minutes=45, people=[ANA], skills=[STA], project="Apollo", note="move old monitor to attic"),
    ),
    (
        "45 ana sta fri ^@ana fri sends her map",
        session("2026-11-20", minutes=45, people=[ANA], skills=[STA], follow=[("2026-11-27", "sends her map", ANA)]),
    ),
    (
        "call clara 15m ask:advice imp:+1 about the steering date",
        {"kind": "touchpoint", "on": TODAY, "touch": "call", "minutes": 15, "people": [CLARA]}
        | {"ask": "advice", "impression": 1, "note": "about the steering date"},
    ),
    (
        "2h apo draft charter",
        {"kind": "work", "on": TODAY, "minutes": 120, "project": "Apollo", "note": "draft charter"},
    ),
    (
        "plan ana sta fri 14:00",
        session("2026-11-27", at="14:00", people=[ANA], skills=[STA], planned=True),
    ),
    (
        "promise clara minutes by fri",
        {"kind": "commitment", "on": TODAY, "people": [CLARA], "text": "minutes", "due": "2026-11-27"},
    ),
    (
        "theirs bo risk log ^fri",
        {"kind": "commitment", "on": TODAY, "people": [BO], "text": "risk log", "due": "2026-11-27", "theirs": True},
    ),
    (
        "need clara wants PMO light for retail",
        {"kind": "need", "on": TODAY, "people": [CLARA], "client": "Kronos Bank", "text": "wants PMO light for retail"},
    ),
    (
        "memory clara best steering we ever had",
        {"kind": "memory", "on": TODAY, "people": [CLARA], "text": "best steering we ever had"},
    ),
    (
        "score clara 7 time to decide",
        {"kind": "score", "on": TODAY, "people": [CLARA], "score": 7, "criterion": "time to decide"},
    ),
    (
        "decide apo go with two vendors @clara @bo",
        {"kind": "decision", "on": TODAY, "project": "Apollo", "people": [CLARA, BO], "text": "go with two vendors"},
    ),
    (
        "lead acme jan via mia retail PMO",
        {"kind": "lead", "on": TODAY, "client": "acme", "people": ["jan"], "project": "retail PMO"}
        | {"origin": "Mia Berg", "new": ["acme", "jan", "retail PMO"]},
    ),
]


@pytest.mark.parametrize(("text", "told"), TABLE, ids=[text for text, _ in TABLE])
def test_the_lines_of_the_table_say_just_this(text, told):
    entry = line(text)
    assert facts(entry) == told
    assert entry.raw == text
    assert entry.warnings == ()
    assert entry.draft is ("reason" in told)


def chip(text, role, **how):
    """The one span of that role."""
    found = [span for span in line(text, **how).spans if span.role is role]
    assert len(found) == 1, found
    return found[0]


def typed(text, role, **how):
    span = chip(text, role, **how)
    return text[span.start : span.end]


# What the table shows beside the facts.


def test_a_doubtful_day_shows_both_readings_and_what_gives_the_other():
    span = chip("3/4 30 ana risk", Role.DAY)
    assert (span.shown, span.doubtful, span.other, span.instead) == ("Fri 3 Apr", True, "Wed 4 Mar", "2026-03-04")


def test_a_doubtful_length_may_be_a_clock_time():
    span = chip("9h ana sta apo", Role.LENGTH)
    assert (span.shown, span.doubtful, span.other, span.instead) == ("540 min", True, "09:00", "09:00")


def test_an_unknown_word_is_offered_as_what_is_lacking():
    span = chip("60 ana budgeting apo :1", Role.UNKNOWN)
    assert (span.shown, span.other, span.instead) == ("budgeting", "new skill: budgeting", "/budgeting")
    assert chip("15 call dana", Role.NOTE).instead == ""
    assert chip("call 15 dana", Role.UNKNOWN).instead == "@dana"
    assert chip("work 15 cobalt", Role.UNKNOWN).instead == "+cobalt"
    assert chip("work 15 apo cobalt", Role.UNKNOWN).instead == ""
    assert chip("ana 15 :2 !cobalt", Role.UNKNOWN).instead == ""


TAB = [
    ("y 14:00 45 ana sta apo :2 ^n fri", Role.FOLLOW, "follow", [("2026-11-27", "", None)]),
    ("45 ana sta ^@ana fri sends her map", Role.FOLLOW, "follow", [("2026-11-20", "sends her map", ANA)]),
    ("45 ana sta ^send map by fri", Role.FOLLOW, "follow", [("2026-11-20", "send map", None)]),
    ("45 ana sta fri", Role.DAY, "on", "2026-11-27"),
    ("3/4 30 ana risk", Role.DAY, "on", "2026-03-04"),
    ("9h ana sta apo", Role.LENGTH, "at", "09:00"),
    ("promise clara minutes by fri", Role.DUE, "due", "2026-11-20"),
    ("theirs bo risk log ^fri", Role.DUE, "due", "2026-11-20"),
    ("60 ana budgeting apo :1", Role.UNKNOWN, "new", ["budgeting"]),
    ("45 @anna sta", Role.PERSON, "people", [ANA]),
    ("45 ana /facilitatoin:2", Role.SKILL, "skills", [FAC]),
    ("2h +apolo", Role.PROJECT, "project", "Apollo"),
]


@pytest.mark.parametrize(("text", "role", "slot", "told"), TAB)
def test_what_tab_puts_there_gives_the_other_reading(text, role, slot, told):
    span = chip(text, role)
    swapped = text[: span.start] + span.instead + text[span.end :]
    before, after = facts(line(text)), facts(line(swapped))
    assert span.other
    assert before.get(slot) != told
    assert after[slot] == told


# Rule 1: which way a day leans.


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("45 ana sta wed", "2026-11-25"),
        ("45 ana sta fri", "2026-11-20"),
        ("45 ana sta 26/11/2025", "2025-11-26"),
        ("45 ana sta eow", "2026-11-20"),
        ("45 ana sta eom", "2026-10-31"),
        ("45 ana sta next fri", "2026-12-04"),
        ("plan ana sta wed", "2026-12-02"),
        ("plan ana sta eom", "2026-11-30"),
        ("plan ana sta the 15th", "2026-12-15"),
        ("45 ana sta friday next week", "2026-12-04"),
        ("45 ana sta in 2 weeks", "2026-12-09"),
        ("45 ana sta 3 days ago", "2026-11-22"),
        ("45 ana sta -3d", "2026-11-22"),
        ("+2w 45 ana sta", "2026-12-09"),
        ("plan ana sta first monday of march", "2027-03-01"),
    ],
)
def test_a_day_leans_back_in_an_entry_and_ahead_in_a_plan(text, on):
    assert plain(line(text).on) == on


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("^wed", "2026-12-02"),
        ("^eow", "2026-11-27"),
        ("^first monday of march", "2027-03-01"),
        ("^21/11", "2027-11-21"),
        ("^+2w", "2026-12-09"),
        ("^in 2 weeks", "2026-12-09"),
        ("^the 15th", "2026-12-15"),
        ("^w49 fri", "2026-12-04"),
        ("^tm", "2026-11-26"),
    ],
)
def test_a_day_leans_ahead_in_a_follow_up(text, due):
    assert followed(line(f"45 ana sta {text}")) == [(due, "", None)]


def test_words_are_taken_from_left_to_right_the_longest_reading_first():
    assert facts(line("3 days ago 45 ana sta"))["on"] == "2026-11-22"
    assert facts(line("30 nov 2025 ana sta"))["on"] == "2025-11-30"
    assert facts(line("20 nov 45 ana sta")) == session("2026-11-20", minutes=45, people=[ANA], skills=[STA])
    assert facts(line("nov 20 45 ana sta")) == session("2026-11-20", minutes=45, people=[ANA], skills=[STA])


# Rule 2: whole words; names against days; what is never read; what is doubtful.


@pytest.mark.parametrize("word", ["monitor", "sunday's", "today.tomorrow", "fri-day", "mayor", "45x", "14:000", "pms"])
def test_a_part_of_a_word_is_nothing(word):
    told = facts(line(f"30 ana sta {word}"))
    assert told == session(minutes=30, people=[ANA], skills=[STA], note=word, unknown=[word])


WITH_MAY = Names((*KNOWN, Known("contact", 8, "May Lin"), Known("contact", 9, "Jan"), Known("contact", 10, "Eve Sun")))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("45 may sta", session(minutes=45, people=["May Lin"], skills=[STA])),
        ("45 jan sta", session(minutes=45, people=["Jan"], skills=[STA])),
        ("45 eve sta", session(minutes=45, people=["Eve Sun"], skills=[STA])),
        ("45 sun sta", session(minutes=45, people=["Eve Sun"], skills=[STA])),
        ("45 sta 21 jan", session(minutes=45, people=["Jan"], skills=[STA], note="21", unknown=["21"])),
        ("45 may sta 5 jan 2026", session("2026-01-05", minutes=45, people=["May Lin"], skills=[STA])),
        ("45 ana sta sun", session("2026-11-22", minutes=45, people=[ANA], skills=[STA])),
        ("45 ana sta eve", session(minutes=45, people=[ANA], skills=[STA], part="eve")),
        (
            "45 ana sta, may fri",
            session("2026-11-20", minutes=45, people=[ANA], skills=[STA], note="may", unknown=["may"]),
        ),
    ],
)
def test_a_whole_known_name_beats_a_month_or_a_weekday(text, told):
    assert facts(line(text, names=WITH_MAY)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "1 dec 2025 45 ana",
            {"on": "2025-12-01", "minutes": 45, "people": [ANA], "kind": "touchpoint", "touch": "meeting"},
        ),
        ("45 ana dec", session(minutes=45, people=[ANA], skills=["decision log"])),
        ("45 ana dec log", session(minutes=45, people=[ANA], skills=["decision log"])),
    ],
)
def test_a_mere_prefix_of_a_name_loses_to_a_month_beside_a_number(text, told):
    assert facts(line(text)) == told


def test_a_weekday_is_no_mere_part_of_a_name():
    names = Names((*KNOWN, Known("contact", 8, "Monica Fria"), Known("skill", 8, "monday planning")))
    assert facts(line("45 mon sta", names=names))["on"] == "2026-11-23"
    assert "people" not in facts(line("45 mon sta", names=names))
    assert facts(line("45 ana monday", names=names))["on"] == "2026-11-23"
    assert facts(line("45 ana monday planning", names=names))["skills"] == ["monday planning"]
    assert facts(line("45 ana fri sta", names=names))["on"] == "2026-11-20"


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (r"45 ana sta \monday", "monday"),
        (r"45 ana sta \monday \apo", "monday apo"),
        (r"45 ana sta \:2", ":2"),
        (r"45 ana sta \ 2", "\\ 2"),
        ('45 ana sta "monday :2 ^fri"', "monday :2 ^fri"),
        ("45 ana sta “monday :2”", "monday :2"),
        ('45 ana sta "monday', "monday"),
        ('45 ana sta "monday" "14:00"', "monday 14:00"),
        ('45 ana sta ""', ""),
        ('45 ana sta 5" pipe wide', '5" pipe wide'),
    ],
)
def test_what_is_quoted_or_escaped_is_never_read_and_loses_its_marks(text, note):
    entry = line(text)
    assert (entry.note, entry.on, entry.mode, entry.at, entry.project) == (note, NOW.date(), None, None, None)


def test_an_open_quote_ends_at_what_is_private():
    entry = line('45 ana sta "open // cold room')
    assert (entry.note, entry.private_note) == ("open", "cold room")


@pytest.mark.parametrize("text", ["45 ana sta http://kronos.example/x", "45 ana sta a//b"])
def test_slashes_inside_a_word_are_not_private(text):
    assert line(text).private_note == ""
    assert "//" in line(text).note


@pytest.mark.parametrize("length", ["7h", "8h", "12h", "9h30"])
def test_a_length_that_may_be_a_clock_time_makes_a_draft(length):
    assert "?" in line(f"{length} ana sta").reason


@pytest.mark.parametrize("length", ["6h", "1h30", "480", "8 hours", "7.5h"])
def test_other_lengths_do_not(length):
    assert line(f"{length} ana sta").reason == ""


# Rule 3: names.

TWO_ANAS = (*KNOWN, Known("contact", 8, "Ana Rus", 2))


def test_a_name_that_fits_two_is_the_one_in_this_project_with_a_warning():
    def near(project, known):
        return (project, known.id) in ((1, 1), (2, 8))

    names = Names(TWO_ANAS, near=near)
    for text, who in (("45 ana sta apo", ANA), ("45 ana sta atl", "Ana Rus"), ("atl 45 ana sta", "Ana Rus")):
        entry = line(text, names=names)
        assert (plain(entry.people), entry.draft, len(entry.warnings)) == ([who], False, 1)
    entry = line("45 ana sta", names=names, focus=Focus(project=Name("project", "Atlas ERP", 2)))
    assert plain(entry.people) == ["Ana Rus"]


def test_else_it_is_the_one_used_last_and_doubtful():
    names = Names(TWO_ANAS, recent=lambda known: {8: "2026-11-20"}.get(known.id, ""))
    entry = line("45 ana sta", names=names)
    span = chip("45 ana sta", Role.PERSON, names=names)
    assert plain(entry.people) == ["Ana Rus"]
    assert entry.reason == "Ana Rus or Ana Pop?"
    assert entry.warnings == ("'ana' is read as Ana Rus; it could be Ana Pop",)
    assert (span.doubtful, span.other, span.instead) == (True, ANA, "@ana-pop")
    assert not line("45 @ana-pop sta", names=names).draft


def test_two_of_one_name_are_told_apart_by_their_client():
    names = Names((*KNOWN, Known("contact", 8, "Ana Pop", 2), Known("contact", 9, "Ana Pop")))
    span = chip("45 @ana sta", Role.PERSON, names=names)
    assert (span.other, span.instead) == ("Ana Pop (Mobi Retail)", "@ana-pop@mobi-retail")
    entry = line(f"45 {span.instead} sta", names=names)
    assert [name.id for name in entry.people] == [8]
    assert not entry.draft
    assert line("45 @ana@nobody sta", names=names).draft
    two = Names((Known("contact", 8, "Ana Pop", 2), Known("contact", 9, "Ana Pop"), KNOWN[7]))
    assert chip("45 @ana sta", Role.PERSON, names=two).other == "Ana Pop (contact)"


def test_a_tie_of_skills_keeps_the_rung_when_tab_swaps_it():
    names = Names((*KNOWN, Known("skill", 8, "risk register")))
    span = chip("45 ana /ris:2", Role.SKILL, names=names)
    assert (span.shown, span.instead) == ("risk review: together", "/risk-register:2")
    bare = chip("45 ana risk", Role.SKILL, names=names)
    assert (bare.shown, bare.instead) == ("risk review", "/risk-register")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("45 ana, bo sta", [ANA, BO]),
        ("45 ana and bo sta", [ANA, BO]),
        ("45 ana & bo sta", [ANA, BO]),
        ("45 ana + bo sta", [ANA, BO]),
        ("45 ana, bo and clara sta", [ANA, BO, CLARA]),
        ("45 ana, bo, and clara sta", [ANA, BO, CLARA]),
        ("45 ana sta and bo", [ANA, BO]),
        ("45 ana,bo sta", [ANA, BO]),
        ("45 ana @bo sta", [ANA, BO]),
        ("45 @ana @ana sta", [ANA]),
        ("45 ana bo sta", [ANA]),
        ("45 ana sta bo", [ANA]),
        ("45 ana sta, bo was late", [ANA]),
        ("45 ana sta 14:00 and bo", [ANA]),
        ("and bo 45 sta", [BO]),
    ],
)
def test_a_second_bare_name_needs_to_be_joined_to_the_first(text, people):
    assert plain(line(text).people) == people


def test_several_skills_each_may_have_its_own_rung():
    entry = line("45 ana /sta:2 /fac:coached helped")
    assert seen(entry) == [
        (ANA, STA, "together", "helped", "observed"),
        (ANA, FAC, "coached", "helped", "observed"),
    ]
    assert seen(line("45 ana sta and fac :4")) == [
        (ANA, STA, "solo", "clean", "learner"),
        (ANA, FAC, "solo", "clean", "learner"),
    ]
    assert seen(line("45 ana /sta:2 /fac")) == [(ANA, STA, "together", "clean", "observed")]
    assert seen(line("45 ana /sta /sta:2")) == [(ANA, STA, "together", "clean", "observed")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("45 ANA Sta", session(minutes=45, people=[ANA], skills=[STA])),
        ("45 pop mapping", session(minutes=45, people=[ANA], skills=[STA])),
        ("45 ána stákeholder", session(minutes=45, people=[ANA], skills=[STA])),
        ("45 @a #map", session(minutes=45, people=[ANA], skills=[STA])),
        ("45 @ana pop /stakeholder mapping", session(minutes=45, people=[ANA], skills=[STA])),
        ("45 @ana pops /sta", session(minutes=45, people=[ANA], skills=[STA], note="pops", unknown=["pops"])),
        ("45 @ana @bo /sta", session(minutes=45, people=[ANA, BO], skills=[STA])),
        ("45 ana root-cause", session(minutes=45, people=[ANA], skills=[ROOT])),
        ("45 (ana) sta.", session(minutes=45, people=[ANA], skills=[STA])),
        ("45 @ana-p /stakeholder_map +atlas-erp", session(minutes=45, people=[ANA], skills=[STA], project="Atlas ERP")),
    ],
)
def test_names_are_found_by_what_is_typed_of_them(text, told):
    assert facts(line(text)) == told


@pytest.mark.parametrize("text", ["45 a sta", "45 sta b", "45 sta op", "45 sta us", "45 sta the"])
def test_too_little_or_a_common_word_is_no_bare_name(text):
    names = Names((*KNOWN, Known("contact", 8, "Usha Thern")))
    assert line(text, names=names).people == ()


def test_unknown_names_with_a_sigil_are_new():
    entry = line("45 @dana-lee /conflict_handling:3 +Cobalt ^@eli fri x")
    assert plain(entry.new) == ["dana lee", "conflict handling", "Cobalt", "eli"]
    assert [(name.kind, name.id) for name in entry.new] == [
        (kind, 0) for kind in ("contact", "skill", "project", "contact")
    ]
    assert seen(entry) == [("dana lee", "conflict handling", "coached", "clean", "observed")]
    assert followed(entry) == [("2026-11-27", "x", "eli")]
    assert [span.new for span in entry.spans] == [False, True, True, True, False]
    assert chip("45 @xyz sta", Role.PERSON).instead == ""
    assert line("45 @new @new sta").new == (Name("contact", "new"),)


@pytest.mark.parametrize("mark", ["@", "+", "/", "#", "@-", "/:2", "+__", "@@", "@\x1b"])
def test_a_sigil_without_a_name_is_text(mark):
    entry = line(f"45 ana sta {mark}")
    assert entry.new == ()
    assert entry.note == ("" if mark == "+" else mark.rstrip("\x1b"))


def test_one_project_is_enough():
    entry = line("2h +apo +atl")
    assert (plain(entry.project), entry.note) == ("Apollo", "+atl")
    assert entry.warnings == ("+atl has no place here and stays text",)


# Rule 4: prose.


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("45 ana sta old monitor fri", {"note": "old monitor fri"}),
        ("45 ana sta old fri", {"note": "old", "on": "2026-11-20", "unknown": ["old"]}),
        ("45 ana sta old monitor, fri", {"note": "old monitor", "on": "2026-11-20"}),
        ("45 ana sta old monitor; fri", {"note": "old monitor", "on": "2026-11-20"}),
        ("45 ana sta old the monitor fri", {"note": "old the monitor fri"}),
        ("45 ana sta, went well, more next time", {"note": "went well, more next time"}),
        ("45 ana sta went well!", {"note": "went well!"}),
        ("45 ana sta !!", {"note": "!!", "unknown": ["!!"]}),
        ("45 ana sta\rold\x1cfri", {"note": "old", "on": "2026-11-20", "unknown": ["old"]}),
        ("45 ana sta on the", {}),
        ("45 ana sta on the attic", {"note": "on the attic", "unknown": ["attic"]}),
        ("45 ana sta went well :2 fri", {"note": "went well fri"} | rung("together", (ANA, STA))),
        ("45 ana sta went well +apo fri", {"note": "went well fri", "project": "Apollo"}),
        ("45 ana sta went well solo", {"note": "went well solo"}),
        ("45 ana sta went well, solo", {"note": "went well, solo", "unknown": ["solo"]}),
        (
            "45 ana sta went well, helped :2",
            {"note": "went well, helped", "unknown": ["helped"]} | rung("together", (ANA, STA)),
        ),
        ("45 ana sta solo went well", {"note": "went well"} | rung("solo", (ANA, STA), source="learner")),
        ("45 ana sta went well then fri", {"note": "went well then fri"}),
        ("45 ana sta went well +2w", {"note": "went well +2w"}),
        ("45 ana sta went well follow up fri", {"note": "went well", "follow": [("2026-11-27", "", None)]}),
        ("45 ana sta went well ^fri", {"note": "went well", "follow": [("2026-11-27", "", None)]}),
        ("45 ana sta went well // cold", {"note": "went well", "private_note": "cold"}),
        ('45 ana sta went well "fri"', {"note": "went well fri"}),
    ],
)
def test_after_two_unknown_words_only_what_is_marked_is_read(text, told):
    assert facts(line(text)) == session(minutes=45, people=[ANA], skills=[STA]) | told


@pytest.mark.parametrize(
    ("phrase", "mode"),
    [
        ("can do it with help", "together"),
        ("did it with my help", "together"),
        ("does it while I watch", "coached"),
        ("do it alone", "solo"),
        ("did it on her own", "solo"),
        ("can do it without help", "solo"),
        ("teaches others", "taught"),
        ("is able to do it alone", "solo"),
        ("went to Bo and did it alone", "solo"),
        ("saw no need for me, can do it alone", "solo"),
    ],
)
def test_a_phrase_tells_a_level(phrase, mode):
    assert line(f"45 ana sta, went really well and she {phrase}").mode == mode


@pytest.mark.parametrize(
    "text",
    [
        "45 ana, she can do it alone",
        "45 sta, she can do it alone",
        '45 ana sta "she can do it alone"',
        "45 ana sta, she can't do it alone",
        "45 ana sta, she can not yet do it alone",
        "45 ana sta, she wants to do it alone",
        "45 ana sta, she is going to do it alone",
        "45 ana sta, she is not able to do it alone",
        "45 ana sta, to do it alone",
        "45 ana sta, next time she will do it alone",
        "45 ana sta, check whether she can do it alone",
        "45 ana sta ^fri check that she can do it alone",
        "met ana 45, she can do it alone",
        "2h apo they can do it alone",
    ],
)
def test_a_phrase_is_text_without_learner_and_skill_and_where_it_is_taken_back(text):
    entry = line(text)
    assert entry.mode is None
    said = entry.note + " ".join(each.text for each in entry.follow_ups)
    assert all(word in said for word in ("do", "it", "alone"))


def test_a_rung_overrules_a_phrase_which_then_is_text():
    for text in ("45 ana sta :3, she can do it alone", "45 ana sta, she can do it alone, :3"):
        entry = line(text)
        assert (entry.mode, entry.warnings) == ("coached", ())
        assert facts(entry).get("note", "").strip() in ("", "she can do it alone")


def test_a_phrase_behind_a_follow_up_ends_it():
    entry = line("45 ana sta, follow up next fri, she can do it alone")
    assert (entry.mode, followed(entry)) == ("solo", [("2026-12-04", "", None)])
    entry = line("45 ana sta :2, follow up next fri, she can do it alone")
    assert (entry.mode, followed(entry)) == ("together", [("2026-12-04", "she can do it alone", None)])


def test_a_phrase_counts_for_the_focused_cell():
    cell = Focus(person=Name("contact", ANA, 1), skill=Name("skill", STA, 1))
    assert line("45 went well, she did it alone", focus=cell).mode == "solo"
    assert line("call 45, she did it alone", focus=cell).mode is None


# Levels, results, sources, extras.


@pytest.mark.parametrize(
    ("text", "mode", "result", "source"),
    [
        (":1", "show", "clean", "observed"),
        (":together", "together", "clean", "observed"),
        (":3 helped", "coached", "helped", "observed"),
        (":solo", "solo", "clean", "learner"),
        (":4 src:client", "solo", "clean", "client"),
        (":4 src:seen", "solo", "clean", "observed"),
        (":5 notyet", "taught", "not_yet", "observed"),
        (":2 not-yet", "together", "not_yet", "observed"),
        ("solo", "solo", "clean", "learner"),
        ("Show", "show", "clean", "observed"),
        ("", None, None, None),
        ("taught", None, None, None),
        ("src:self", None, None, "self"),
    ],
)
def test_what_was_seen(text, mode, result, source):
    entry = line(f"45 ana sta {text}")
    assert (entry.mode, entry.result, entry.source) == (mode, result, source)
    assert (entry.note, entry.draft) == ("", False)
    assert len(entry.observations) == bool(mode)


@pytest.mark.parametrize(
    ("text", "note", "warning"),
    [
        (":6", ":6", ":6 is no level and stays text: write :1 to :5"),
        (":D", ":D", None),
        (":2 :3", ":3", ":3 is a second level and stays text"),
        ("solo coached", "coached", "coached is a second level and stays text"),
        (
            "src:gossip",
            "src:gossip",
            "src:gossip stays text: src: is followed by seen, artefact, client, learner, self",
        ),
        (
            "src:self src:client",
            "src:client",
            "src:client stays text: src: is followed by seen, artefact, client, learner, self",
        ),
        ("note:this", "note:this", None),
        ("helped", "", "helped counts for nothing without a level: write :1 to :5 too"),
        (":2 helped notyet", "notyet", None),
        ("31/2", "31/2", "31/2 is no day of the calendar: it stays text"),
        ("40th", "40th", "40th is no day: a month has 31 at most: it stays text"),
        ("30 feb", "30 feb", "30 feb is no day of the calendar: it stays text"),
        ("25:00", "25:00", "25:00 is no time of the day: write it like 14:00 or 2pm: it stays text"),
        ("mon fri", "fri", "'fri' comes second and stays text"),
        ("30", "30", "'30' comes second and stays text"),
        ("9:30-11", "9:30-11", "'9:30-11' comes second and stays text"),
        ("am pm", "pm", "'pm' comes second and stays text"),
    ],
)
def test_what_cannot_be_read_stays_text_and_is_told(text, note, warning):
    entry = line(f"45 ana sta {text}")
    assert entry.note == note
    assert entry.warnings == ((warning,) if warning else ())


def test_a_wrong_rung_of_a_skill_is_told():
    entry = line("45 ana /sta:9")
    assert (plain(entry.skills), entry.mode, entry.warnings) == ([STA], None, (":9 is no level: write :1 to :5",))


@pytest.mark.parametrize(
    ("text", "ask", "impression", "flags"),
    [
        ("ask:order", "order", None, ()),
        ("ask:problem imp:-2", "problem", -2, ()),
        ("imp:2", "", 2, ()),
        ("did:said-no did:extra did:confided did:extra", "", None, ("said-no", "extra", "confided")),
    ],
)
def test_extras_of_a_touch(text, ask, impression, flags):
    entry = line(f"call clara {text}")
    assert (entry.ask, entry.impression, entry.flags, entry.note) == (ask, impression, flags, "")


@pytest.mark.parametrize("text", ["ask:money", "ask:order ask:problem", "imp:+3", "imp:1 imp:2", "did:nothing"])
def test_other_extras_stay_text(text):
    entry = line(f"call clara {text}")
    assert text.split()[-1] == entry.note
    assert "is followed by" in entry.warnings[0]


# Rule 5: drafts. Kinds and their slots.


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "who learned?; which skill?; how long?"),
        ("45 sta", "who learned?"),
        ("ana sta", "how long?"),
        ("45 :2", "who learned?; a level of which skill?"),
        ("ana :2 45", "a level of which skill?"),
        ("call 15", "with whom?"),
        ("work 15", "on which project?"),
        ("apo charter", "how long?"),
        ("promise minutes by fri", "to whom?"),
        ("theirs minutes by fri", "whose promise?"),
        ("promise clara by fri", "what was promised?"),
        ("need wants PMO", "who said so?"),
        ("need clara", "what is needed?"),
        ("memory clara", "in which words?"),
        ("memory best ever", "whose memory?"),
        ("score clara speed", "which score, 1 to 10?"),
        ("score clara 7", "for what?"),
        ("score 7 speed", "who gave it?"),
        ("decide two vendors", "on which project?"),
        ("decide apo", "what was decided?"),
        ("lead", "which client?"),
        ("plan ana", "which skill?"),
        ("plan ana sta", ""),
        ("plan ana sta y", "planned for Tue 24 Nov, which is past"),
        ("call clara tm", "Thu 26 Nov has not come yet"),
        ("2h apo fri charter", ""),
        ("2h apo this fri charter", "Fri 27 Nov has not come yet"),
        ("call clara 11:00", "Wed 25 Nov 11:00 has not come yet"),
        ("call clara 10:00", ""),
        ("call 9h", "with whom?; 540 min or 09:00?"),
    ],
)
def test_a_draft_asks_for_what_is_lacking(text, reason):
    assert line(text).reason == reason


def test_a_session_later_than_now_is_planned_and_nothing_was_seen():
    for text in ("45 ana sta :2 tm", "ana sta :2 11:00 45", "plan ana sta :2 fri"):
        entry = line(text)
        assert (entry.planned, entry.observations, entry.draft) == (True, (), False)
    assert not line("ana sta :2 10:00 45").planned


@pytest.mark.parametrize(
    ("text", "kind", "touch"),
    [
        ("45 ana sta", "session", ""),
        ("45 sta", "session", ""),
        ("45 :2", "session", ""),
        ("45 ana", "touchpoint", "meeting"),
        ("45 ana apo", "touchpoint", "meeting"),
        ("45 apo", "work", ""),
        ("45", "session", ""),
        ("met ana", "touchpoint", "meeting"),
        ("workshop ana", "touchpoint", "workshop"),
        ("met ana sta 45", "session", "meeting"),
        ("Call clara", "touchpoint", "call"),
        ("45 ana sta ask:advice", "session", "meeting"),
        ("45 ana call", "touchpoint", "meeting"),
    ],
)
def test_the_kind_follows_from_the_first_word_or_from_what_is_named(text, kind, touch):
    entry = line(text)
    assert (entry.kind, entry.touch) == (kind, touch)


def test_the_kind_words_are_those_of_the_nouns():
    touches = {touch for kind, touch in lists.KIND_WORDS.values() if kind is EntryKind.TOUCHPOINT}
    assert touches == set(TouchKind)
    assert {kind for kind, _ in lists.KIND_WORDS.values()} == set(EntryKind)
    assert set(lists.ASKS) < set(Ask)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "call clara :2 solo src:client about it",
            {
                "kind": "touchpoint",
                "on": TODAY,
                "touch": "call",
                "people": [CLARA],
                "note": ":2 solo src:client about it",
            },
        ),
        (
            "work 2h apo ana @bo ask:advice",
            {"kind": "work", "on": TODAY, "minutes": 120, "project": "Apollo", "note": "ana @bo ask:advice"},
        ),
        (
            "work 2h apo sta charter ^fri send",
            {"kind": "work", "on": TODAY, "minutes": 120, "project": "Apollo", "note": "sta charter"}
            | {"follow": [("2026-11-27", "send", None)]},
        ),
        (
            "need clara 45 apo ^fri :2 ask:order",
            {
                "kind": "need",
                "on": TODAY,
                "people": [CLARA],
                "client": "Kronos Bank",
                "text": "45 apo ^fri :2 ask:order",
            },
        ),
        (
            "need clara y wants +apo light",
            {
                "kind": "need",
                "on": "2026-11-24",
                "people": [CLARA],
                "client": "Kronos Bank",
                "text": "wants +apo light",
            },
        ),
        (
            "need @dana light",
            {"kind": "need", "on": TODAY, "people": ["dana"], "new": ["dana"], "text": "light"},
        ),
        (
            "memory clara mon +apo best steering, ever",
            {
                "kind": "memory",
                "on": "2026-11-23",
                "people": [CLARA],
                "project": "Apollo",
                "text": "best steering, ever",
            },
        ),
        ("memory clara it was", {"kind": "memory", "on": TODAY, "people": [CLARA], "text": "it was"}),
        ("memory clara @bo was", {"kind": "memory", "on": TODAY, "people": [CLARA], "text": "@bo was"}),
        (
            "decide apo y clara wins @bo and @ana",
            {"kind": "decision", "on": "2026-11-24", "project": "Apollo", "people": [BO, ANA], "text": "clara wins"},
        ),
    ],
)
def test_what_a_kind_has_no_slot_for_stays_text(text, told):
    assert facts(line(text)) == told | ({"reason": ""} if "reason" in told else {})


PROMISES = [
    ("promise clara send the minutes by fri", "send the minutes", "2026-11-27"),
    ("promise clara by fri send the minutes", "send the minutes", "2026-11-27"),
    ("promise to clara: the minutes by fri", "the minutes", "2026-11-27"),
    ("promise clara ^fri minutes", "minutes", "2026-11-27"),
    ("promise clara then fri minutes", "minutes", "2026-11-27"),
    ("promise clara minutes ^fri", "minutes", "2026-11-27"),
    ("promise clara draft then fri review", "draft then fri review", None),
    ("promise clara draft by fri then review", "draft by fri then review", None),
    ("promise clara draft by fri and mail by mon", "draft by fri and mail", "2026-11-30"),
    ("promise clara draft by fri +apo // soon", "draft", "2026-11-27"),
    ("promise clara draft by fri.", "draft", "2026-11-27"),
    ("promise clara by hand", "by hand", None),
    ("promise clara by", "by", None),
    ("promise clara ^", "^", None),
    ("promise clara ^fri ^mon x", "^mon x", "2026-11-27"),
    ("promise clara follow up on budget", "follow up on budget", None),
    ("promise clara 45 fri", "45 fri", None),
    ("promise clara x by 31/2", "x by 31/2", None),
    ('promise clara "by fri"', "by fri", None),
    ("promise clara x by next fri", "x", "2026-12-04"),
    ("promise clara x by first monday of march", "x", "2027-03-01"),
]


@pytest.mark.parametrize(("text", "said", "due"), PROMISES)
def test_the_day_of_a_promise(text, said, due):
    entry = line(text)
    assert (entry.text, plain(entry.due), plain(entry.people)) == (said, due, [CLARA])
    assert entry.follow_ups == ()
    assert ("the promise has no day yet" in entry.warnings) is (due is None)


def test_a_promise_for_a_day_that_is_past_says_so():
    assert "Tue 24 Nov is past" in line("promise clara x by yesterday").warnings
    assert line("promise clara x by fri 21 nov").reason == "Sun 21 Nov 2027?"


SCORES = [
    ("score clara 7 time to decide", "time to decide", 1, ""),
    ("score clara 7 time", "time to decide", 1, ""),
    ("score clara time to decide 7", "time to decide", 1, ""),
    ("score clara 7/10 time", "time to decide", 1, ""),
    ("score clara 7 time to decide was long", "time to decide", 1, "was long"),
    ('score clara 7 time "too slow"', "time to decide", 1, "too slow"),
    ("score clara 7 time to market", "time to market", 0, ""),
    ('score clara 7 speed "ok"', "speed", 0, "ok"),
    ("score clara 7 8 speed", "8 speed", 0, ""),
    ("score clara 7 11 speed", "11 speed", 0, ""),
]


@pytest.mark.parametrize(("text", "criterion", "ref", "words"), SCORES)
def test_a_score_is_for_the_criterion_of_that_customer_that_the_words_begin(text, criterion, ref, words):
    entry = line(text)
    assert (entry.score, entry.criterion, entry.text) == (7, Name("criterion", criterion, ref), words)
    assert entry.new == (() if ref else (entry.criterion,))


def test_words_that_begin_two_criteria_make_a_doubt():
    names = Names((*KNOWN, Known("criterion", 3, "time to reply", 3)))
    assert line("score clara 7 time", names=names).reason == "time to decide or time to reply?"
    assert line("score clara 7 time to reply", names=names).reason == ""


LEADS = [
    ("lead acme retail PMO", "acme", [], "retail PMO", ""),
    ("lead acme", "acme", [], None, ""),
    ("lead kronos clara PMO office", "Kronos Bank", [CLARA], "PMO office", ""),
    ("lead kro", "Kronos Bank", [], None, ""),
    ("lead ban", "ban", [], None, ""),
    ("lead kronos @jan PMO office", "Kronos Bank", ["jan"], "PMO office", ""),
    ("lead @jan kronos PMO office", "Kronos Bank", ["jan"], "PMO office", ""),
    ('lead "Acme Corp" jan via mia PMO', "Acme Corp", ["jan"], "PMO", "Mia Berg"),
    ("lead acme-corp jan doe via mia PMO", "acme corp", ["jan doe"], "PMO", "Mia Berg"),
    ("lead acme retail PMO via mia", "acme", [], "retail PMO", "Mia Berg"),
    ("lead acme jan via mia", "acme", ["jan"], None, "Mia Berg"),
    ("lead acme via @dana-lee retail", "acme", [], "retail", "dana lee"),
    ("lead acme via mobi retail PMO", "acme", [], "PMO", "Mobi Retail"),
    ("lead acme a big new thing via mia", "acme", [], "a big new thing", "Mia Berg"),
    ("lead acme retail via", "acme", [], "retail via", ""),
    ("lead acme retail via mia via bo", "acme", ["retail"], "via bo", "Mia Berg"),
    ("lead acme clara bo PMO", "acme", [CLARA], "bo PMO", ""),
    ('lead "" acme', "acme", [], None, ""),
    ('lead acme via "the fair"', "acme", [], None, "the fair"),
]


@pytest.mark.parametrize(("text", "client", "people", "project", "origin"), LEADS)
def test_a_lead(text, client, people, project, origin):
    entry = line(text)
    assert (plain(entry.client), plain(entry.people), plain(entry.project), entry.origin) == (
        client,
        people,
        project,
        origin,
    )
    assert (entry.text, entry.draft) == ("", False)
    assert all(name.id == 0 for name in entry.new)


# Follow-ups.

FOLLOW_UPS = [
    ("^fri", [("2026-11-27", "", None)]),
    ("^ fri send map", [("2026-11-27", "send map", None)]),
    ("^fri, send map", [("2026-11-27", "send map", None)]),
    ("^send map fri", [("2026-11-27", "send map", None)]),
    ("^send map by next fri", [("2026-12-04", "send map", None)]),
    ("^send map on fri now", [(None, "send map on fri now", None)]),
    ("^fri send map mon", [("2026-11-27", "send map mon", None)]),
    ("^@bo sends log", [(None, "sends log", BO)]),
    ("^@bo", [(None, "", BO)]),
    ("^", [(None, "", None)]),
    ("^fri send map, and the log; apo", [("2026-11-27", "send map, and the log", None)]),
    ("^fri send map ^@bo mon sends log", [("2026-11-27", "send map", None), ("2026-11-30", "sends log", BO)]),
    ("then fri", [("2026-11-27", "", None)]),
    ("then @bo fri sends", [("2026-11-27", "sends", BO)]),
    ("follow up", [(None, "", None)]),
    ("follow up on friday", [("2026-11-27", "", None)]),
    ("follow up with the map by fri", [("2026-11-27", "with the map", None)]),
    ("follow up fri with her", [("2026-11-27", "", None)]),
    ("follow-up fri", [("2026-11-27", "", None)]),
    ('^fri "send :2 map"', [("2026-11-27", "send :2 map", None)]),
    (r"^\fri send", [(None, "fri send", None)]),
    ("^fri send to @clara", [("2026-11-27", "send to @clara", None)]),
    ("^31/2 send", [(None, "31/2 send", None)]),
    ("^send 31/2", [(None, "send 31/2", None)]),
    ("^@- fri", [("2026-11-27", "@-", None)]),
    ("^fri send map,", [("2026-11-27", "send map", None)]),
    ("follow the map", []),
    ("followup", [(None, "", None)]),
]


@pytest.mark.parametrize(("text", "told"), FOLLOW_UPS)
def test_follow_ups(text, told):
    entry = line(f"45 ana sta {text}")
    assert followed(entry) == told
    assert entry.on == NOW.date()
    assert ("the follow-up has no day yet" in entry.warnings) is any(due is None for due, *_ in told)


def test_behind_a_follow_up_the_line_goes_on_after_a_semicolon():
    assert plain(line("45 ana sta ^fri send map; apo").project) == "Apollo"


def test_a_follow_up_shows_who_when_and_what():
    assert chip("45 ana sta ^@bo fri sends log", Role.FOLLOW).shown == "Bo, Fri 27 Nov: sends log"
    assert chip("45 ana sta ^", Role.FOLLOW).shown == "no day"
    assert chip("45 ana sta ^fri 21 nov send", Role.FOLLOW).doubtful
    assert line("45 ana sta ^fri 21 nov send").reason == "Sun 21 Nov 2027?"


def test_what_is_private_goes_to_the_end_whatever_it_says():
    entry = line('45 ana sta // :2 "x" ^fri // bo')
    assert (entry.private_note, entry.mode, entry.follow_ups) == (':2 "x" ^fri // bo', None, ())


# Rule 8: the focus.

APOLLO, ATLAS = Name("project", "Apollo", 1), Name("project", "Atlas ERP", 2)
CELL = Focus(project=APOLLO, person=Name("contact", ANA, 1), skill=Name("skill", STA, 1))


@pytest.mark.parametrize(
    ("text", "focus", "told"),
    [
        ("y 45 ana sta :2", Focus(project=APOLLO), {"kind": "session", "people": [ANA], "project": "Apollo"}),
        ("2h draft charter", Focus(project=APOLLO), {"kind": "work", "project": "Apollo", "note": "draft charter"}),
        ("15 steering", Focus(person=Name("contact", ANA, 1)), {"kind": "touchpoint", "people": [ANA]}),
        ("y 14:00 45 :2", CELL, {"kind": "session", "people": [ANA], "skills": [STA], "project": "Apollo"}),
        ("45 @bo fac atl", CELL, {"kind": "session", "people": [BO], "skills": [FAC], "project": "Atlas ERP"}),
        ("45 bo", CELL, {"kind": "session", "people": [BO], "skills": [STA]}),
        ("call 15", CELL, {"kind": "touchpoint", "people": [ANA], "project": "Apollo"}),
        ("work 15", CELL, {"kind": "work", "project": "Apollo"}),
        (
            "promise minutes by fri",
            CELL,
            {"kind": "commitment", "people": [ANA], "project": "Apollo", "text": "minutes"},
        ),
        ("promise clara minutes by fri", CELL, {"kind": "commitment", "people": [CLARA]}),
        ("need light", CELL, {"kind": "need", "people": [ANA], "text": "light", "client": "Kronos Bank"}),
        ("decide two vendors", CELL, {"kind": "decision", "project": "Apollo", "text": "two vendors"}),
        ("lead acme PMO", CELL, {"kind": "lead", "client": "acme", "project": "PMO"}),
        ("score 7 speed", CELL, {"kind": "score", "people": [ANA], "criterion": "speed"}),
        ("clara minutes by fri", Focus(kind=EntryKind.COMMITMENT), {"kind": "commitment", "people": [CLARA]}),
        ("call clara", Focus(kind=EntryKind.COMMITMENT), {"kind": "touchpoint", "people": [CLARA]}),
    ],
)
def test_the_focus_fills_only_empty_slots(text, focus, told):
    entry = facts(line(text, focus=focus))
    assert {name: entry.get(name) for name in told} == told
    for slot in ("people", "project", "skills"):
        if slot not in told and entry["kind"] in ("work", "decision", "lead", "need", "score", "touchpoint"):
            assert slot not in entry


@pytest.mark.parametrize(
    ("text", "kind", "told"),
    [
        ("45 ana sta", EntryKind.TOUCHPOINT, {"kind": "session"}),
        ("45 ana", EntryKind.SESSION, {"kind": "session", "people": [ANA], "reason": "which skill?"}),
        ("45 ana apo", EntryKind.WORK, {"kind": "work", "project": "Apollo", "note": "ana"}),
        ("call clara 15", EntryKind.NEED, {"kind": "need", "people": [CLARA], "text": "15"}),
        ("clara minutes by fri", EntryKind.COMMITMENT, {"kind": "commitment", "due": "2026-11-27"}),
        ("plan ana fri", EntryKind.WORK, {"kind": "work", "on": "2026-11-20", "note": "ana"}),
        ("clara 15 about it", EntryKind.TOUCHPOINT, {"kind": "touchpoint", "touch": "meeting"}),
    ],
)
def test_the_kind_may_be_overruled(text, kind, told):
    entry = facts(line(text, kind=kind))
    assert {name: entry.get(name) for name in told} == told


# Hostile and odd text.


@pytest.mark.parametrize(
    "text", ["45 ana sta a\x1b]52;c;eA==\x07b", "45 ana sta x\u202ey z", "45 @\x1bdana sta", "lead a\x1b[0m via b\x1b"]
)
def test_what_would_command_a_terminal_is_in_no_text(text):
    entry = line(text)
    said = [entry.note, entry.text, entry.origin, *entry.warnings, *plain(entry.new), *plain(entry.people)]
    assert not any(sign in each for each in said for sign in "\x1b\x07\u202e")


def test_a_first_person_am_is_no_morning():
    assert line("i am late 45 ana sta").part is None
    assert line("am 45 ana sta").part == "am"


def test_chips_stand_in_the_order_of_the_line():
    text = "y 14:00 45 ana sta apo :2 helped src:client on ^n fri // cold"
    roles = [span.role for span in line(text).spans]
    assert roles == [
        Role.DAY,
        Role.CLOCK,
        Role.LENGTH,
        Role.PERSON,
        Role.SKILL,
        Role.PROJECT,
        Role.LEVEL,
        Role.RESULT,
        Role.SOURCE,
        Role.FILLER,
        Role.FOLLOW,
        Role.PRIVATE,
    ]
    assert typed("45 ana pop, sta", Role.PERSON) == "ana pop"
    assert typed("mon 9:30-11, ana sta", Role.CLOCK) == "9:30-11"
    assert chip("mon 9:30-11, ana sta", Role.CLOCK).shown == "09:30–11:00, 90 min"


def test_a_second_person_without_an_and_is_no_project_that_begins_so():
    entry = line("ana bo fac 2h apo :2")
    assert [name.text for name in entry.people] == ["Ana Pop"]
    assert entry.project is not None
    assert entry.project.text == "Apollo"
    assert entry.note == "bo"
    assert any("@bo" in warning for warning in entry.warnings)


def test_a_beginning_that_is_nobody_s_name_is_the_project():
    entry = line("45 ana sta bor :2")
    assert entry.project is not None
    assert entry.project.text == "Borealis"
