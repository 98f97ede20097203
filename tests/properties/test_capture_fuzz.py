"""What holds of every line that can be typed, and of every line that the grammar can make."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.model.text import one_line
from workbench.model.transfer import Mode, Result, Source
from workbench.practice.capture import lists, read
from workbench.practice.entry import EntryKind, Focus, Name, Role
from workbench.practice.names import Known, Names

NOW = datetime(2026, 11, 25, 10)
KNOWN = (
    Known("client", 1, "Kronos Bank"),
    Known("client", 2, "Mobi Retail"),
    Known("contact", 1, "Ana Pop", 1),
    Known("contact", 2, "Ana Rus", 2),
    Known("contact", 3, "Bo", 1),
    Known("contact", 4, "May Lin", 1),
    Known("contact", 5, "Ana Pop", 2),
    Known("skill", 1, "stakeholder mapping"),
    Known("skill", 2, "risk review"),
    Known("skill", 3, "risk log"),
    Known("skill", 4, "decision log"),
    Known("project", 1, "Apollo", 1),
    Known("project", 2, "Atlas ERP", 2),
    Known("project", 3, "Ana's move", 2),
    Known("criterion", 1, "time to decide", 1),
)
NAMES = Names(KNOWN, near=lambda project, known: known.id == project, recent=lambda known: f"2026-11-{known.id:02}")
FOCUSES = (
    Focus(),
    Focus(project=Name("project", "Apollo", 1)),
    Focus(Name("project", "Atlas ERP", 2), Name("contact", "Ana Rus", 2), Name("skill", "risk log", 3)),
    Focus(kind=EntryKind.NEED),
)
TEXTS = (Role.NOTE, Role.TEXT, Role.UNKNOWN)

PIECES = (
    "y|t|tm|fri|wed|mon|14:00|9:30-11|2pm|14.30|noon|am|eve|45|45m|1h30|9h|1,5h|31/2|3/4|21/11|40th|w47|eow|-3d|+2w|"
    "ana|bo|may|pop|sta|risk|log|dec|apo|atl|@ana|@bo|+apo|/sta:2|/ris|@new|+new|/new:9|:2|:9|solo|helped|notyet|"
    "src:client|src:x|ask:advice|imp:+1|imp:9|did:extra|^|^fri|^@bo|then|follow up|by|via|taught|she|the|and|&|+|"
    '//|//x|"|"a b"|\\monday|\\|,|;|, and|monitor|went|well|budgeting|not|can|do it alone|with help|@|/|#|:|.|?|!|'
    "nov|21|of|the|last|next|first|monday|march|in|2|weeks|ago|week|half|an hour|to|-|–|\x1b[0m|\u202e|é|Ähm|7|7/10|"
    "can do it with help|half an hour|first monday of march|in 2 weeks|3 days ago|21 nov|going to do it alone"
).split("|") + list(lists.KIND_WORDS)
spaces = st.sampled_from([" ", " ", " ", "  ", "", ", ", "; ", "\t", "\n"])
sentences = st.lists(st.tuples(st.sampled_from(PIECES) | st.text(max_size=4), spaces), max_size=24).map(
    lambda pairs: "".join(piece + space for piece, space in pairs)
)
lines = st.one_of(sentences, sentences, st.text(max_size=60), st.text('abo :/@+^"\\;,-.0123456789', max_size=30))
instants = st.just(NOW) | st.datetimes()


def usual(count: int) -> settings:
    """The same examples on each day: new ones are the ordeal's to find."""
    return settings(max_examples=count, deadline=None, database=None, derandomize=True)


def letters(text: str) -> list[int]:
    return [at for at, letter in enumerate(text) if letter.isalnum()]


def check(line: str, focus: Focus, kind: EntryKind | None, now: datetime) -> None:
    entry = read(line, NAMES, now, focus, kind=kind)
    assert entry == read(line, NAMES, now, focus, kind=kind)
    check_spans(line, entry)
    check_nothing_is_lost(line, entry)
    check_facts(entry)
    for span in entry.spans:
        read(line[: span.start] + span.instead + line[span.end :], NAMES, now, focus)


def check_spans(line, entry):
    end = 0
    for span in entry.spans:
        assert end <= span.start < span.end <= len(line)
        end = span.end
        assert bool(span.other) == bool(span.instead)
        assert span.shown == one_line(span.shown)


def check_nothing_is_lost(line, entry):
    carried = {at for span in entry.spans for at in range(span.start, span.end)}
    assert carried.issuperset(letters(line))
    kept = [entry.note, entry.text, entry.criterion.text if entry.criterion else ""]
    if entry.kind is EntryKind.LEAD and entry.project:
        kept.append(entry.project.text)
    said = Counter(word for text in kept for word in re.findall(r"\w+", text))
    if entry.kind is EntryKind.SCORE and entry.criterion and entry.criterion.id:
        return
    for span in entry.spans:
        if span.role in TEXTS:
            said -= Counter()
            wanted = Counter(re.findall(r"\w+", one_line(" ".join(line[span.start : span.end].split()))))
            assert not wanted - said, (wanted, said)
            said -= wanted


def check_facts(entry):
    assert entry.draft is bool(entry.reason)
    assert entry.minutes is None or 1 <= entry.minutes <= 1440
    assert entry.score is None or 1 <= entry.score <= 10
    assert (entry.mode is None) is (entry.result is None)
    assert len(set(entry.people)) == len(entry.people)
    assert len(set(entry.skills)) == len(entry.skills)
    assert all(name.id == 0 and name.text == one_line(name.text).strip() != "" for name in entry.new)
    assert all(seen.person in entry.people and seen.skill in entry.skills for seen in entry.observations)
    assert not (entry.planned and entry.observations)
    assert any(span.doubtful for span in entry.spans) <= entry.draft
    if entry.kind is EntryKind.SESSION and not entry.draft:
        assert entry.people
        assert entry.skills
        assert entry.minutes or entry.planned
    for text in (entry.note, entry.text, entry.private_note, entry.origin, *entry.warnings, *entry.unknown):
        assert text == one_line(text)


anything = given(
    line=lines, focus=st.sampled_from(FOCUSES), kind=st.none() | st.none() | st.sampled_from(EntryKind), now=instants
)


@usual(200)
@anything
def test_any_text_is_read_and_nothing_of_it_is_lost(line, focus, kind, now):
    check(line, focus, kind, now)


@pytest.mark.ordeal
@pytest.mark.timeout(3600)
@settings(max_examples=20_000, deadline=None, database=None)
@anything
def test_any_text_at_length(line, focus, kind, now):
    check(line, focus, kind, now)


@usual(50)
@given(sentences)
def test_every_line_is_read_on_every_key(line):
    for end in range(len(line)):
        check_spans(line[:end], read(line[:end], NAMES, NOW))


def test_time_grows_with_the_length_of_the_line_and_no_faster():
    def cost(line):
        began = process_time()
        read(line, NAMES, NOW)
        return process_time() - began

    for words in (
        "went well, ",
        "follow up ",
        "21 ",
        "^fri ",
        "ana, ",
        '"',
        "by fri ",
        "can do it ",
        "// ",
        "@x ",
        "a-",
    ):
        for head in ("45 ana sta ", "promise bo "):
            short, long = (min(cost(head + words * count) for _ in range(2)) for count in (100, 1000))
            assert long < 60 * max(0.0005, short), (head, words)


# Lines that the grammar makes: the same facts come back, in whatever order they are typed.

WORDS = tuple(f"x{vowel}{letter}{vowel}{letter}" for vowel in "aeiou" for letter in "bdfg")
"""Words that begin like no other, and like none of any list."""

DAYS = {
    "y": date(2026, 11, 24),
    "today": date(2026, 11, 25),
    "fri": date(2026, 11, 20),
    "last sat": date(2026, 11, 21),
    "21 nov": date(2026, 11, 21),
    "nov 3": date(2026, 11, 3),
    "the 15th": date(2026, 11, 15),
    "3 days ago": date(2026, 11, 22),
    "-3d": date(2026, 11, 22),
    "w47 fri": date(2026, 11, 20),
    "21/11": date(2026, 11, 21),
    "2026-11-21": date(2026, 11, 21),
    "friday last week": date(2026, 11, 20),
    "first monday of november": date(2026, 11, 2),
}
AHEAD = {
    "fri": date(2026, 11, 27),
    "n fri": date(2026, 12, 4),
    "tm": date(2026, 11, 26),
    "+2w": date(2026, 12, 9),
    "in 2 weeks": date(2026, 12, 9),
    "the 15th": date(2026, 12, 15),
    "eow": date(2026, 11, 27),
    "friday next week": date(2026, 12, 4),
    "1/12": date(2026, 12, 1),
}
CLOCKS = {
    "14:00": time(14),
    "9:05": time(9, 5),
    "14.30": time(14, 30),
    "2pm": time(14),
    "13h": time(13),
    "noon": time(12),
}
LENGTHS = {
    "45": 45,
    "45m": 45,
    "45 min": 45,
    "1h30": 90,
    "1,5h": 90,
    "1.5h": 90,
    "2h": 120,
    "half an hour": 30,
    "480": 480,
}
RUNGS = {":1": Mode.SHOW, ":together": Mode.TOGETHER, ":3": Mode.COACHED, ":solo": Mode.SOLO, ":5": Mode.TAUGHT}
RESULTS = {"": Result.CLEAN, "helped": Result.HELPED, "notyet": Result.NOT_YET}
SOURCES = {"src:seen": Source.OBSERVED, "src:client": Source.CLIENT, "src:self": Source.SELF}
BETWEEN = ["", "", "", ",", ";", "the", "with", ", she", "on"]


@st.composite
def worlds(draw):
    """People, skills and projects whose words all begin differently."""
    words = [word + draw(st.sampled_from(["", "ol", "art"])) for word in draw(st.permutations(WORDS))[:12]]
    titled = [word.title() for word in words]
    return (
        Known("contact", 1, f"{titled[0]} {titled[1]}"),
        Known("contact", 2, titled[2]),
        Known("contact", 3, f"{titled[3]} {titled[4]}"),
        Known("skill", 4, f"{words[5]} {words[6]} {words[7]}"),
        Known("skill", 5, words[8]),
        Known("project", 6, titled[9]),
        Known("project", 7, f"{titled[10]} {titled[11]}"),
    )


SIGIL = {"contact": "@", "skill": "/", "project": "+"}


@st.composite
def typed(draw, known):
    """A name as it may be typed."""
    words = known.name.split()
    form = draw(st.sampled_from(["whole", "prefix", "hyphens", "sigil", "sigil prefix", "upper", "accent", "prefixes"]))
    return {
        "whole": known.name,
        "prefix": words[0][:5].lower(),
        "hyphens": "-".join(words),
        "sigil": SIGIL[known.kind] + "_".join(words),
        "sigil prefix": SIGIL[known.kind] + words[0][:5],
        "upper": known.name.upper(),
        "accent": known.name.lower().replace("a", "á").replace("o", "ö"),
        "prefixes": " ".join(word[:5] for word in words),
    }[form]


@usual(200)
@given(st.data())
def test_the_same_facts_in_any_order_are_the_same_session(data):
    world = data.draw(worlds())
    pick = {kind: data.draw(st.sampled_from([each for each in world if each.kind == kind])) for kind in SIGIL}
    day, clock, length = (data.draw(st.sampled_from(list(forms))) for forms in (DAYS, CLOCKS, LENGTHS))
    rung, result, source = (data.draw(st.sampled_from(list(forms))) for forms in (RUNGS, RESULTS, SOURCES))
    items = [day, clock, length, rung, result, source, *(data.draw(typed(each)) for each in pick.values())]
    shuffled = data.draw(st.permutations([item for item in items if item]))
    line = " ".join(f"{data.draw(st.sampled_from(BETWEEN))} {item}" for item in shuffled)
    quoted = data.draw(st.sampled_from(["", ' "move monday" ']))
    ahead = data.draw(st.sampled_from(list(AHEAD)))
    line = f"{line}{quoted} ^{ahead} send the map // cold"
    entry = read(line, Names(world), NOW)
    assert entry.kind is EntryKind.SESSION
    assert (entry.on, entry.at, entry.minutes) == (DAYS[day], CLOCKS[clock], LENGTHS[length])
    assert [name.id for name in (*entry.people, *entry.skills, entry.project)] == [each.id for each in pick.values()]
    assert (entry.mode, entry.result, entry.source) == (RUNGS[rung], RESULTS[result], SOURCES[source])
    assert [(each.due, each.text, each.by) for each in entry.follow_ups] == [(AHEAD[ahead], "send the map", None)]
    assert (entry.note, entry.private_note) == ("move monday" if quoted else "", "cold")
    assert entry.unknown == entry.new == ()
    late = entry.on == NOW.date() and entry.at > NOW.time()
    assert entry.planned is late
    assert entry.reason == ""


@usual(100)
@given(st.data())
def test_a_promise_gives_back_its_person_text_and_day(data):
    world = data.draw(worlds())
    who = data.draw(st.sampled_from([each for each in world if each.kind == "contact"]))
    text = data.draw(
        st.sampled_from(["minutes", "the risk log", "call back, then mail", "draft on monday", "45 pages"])
    )
    day, mark = data.draw(st.sampled_from(list(AHEAD))), data.draw(st.sampled_from(["by ", "^"]))
    word, name = data.draw(st.sampled_from(["promise", "theirs"])), data.draw(typed(who))
    for line in (f"{word} {name} {text} {mark}{day}", f"{word} {name} {mark}{day} {text}"):
        entry = read(line, Names(world), NOW)
        assert [name.id for name in entry.people] == [who.id]
        assert (entry.text, entry.due, entry.mine) == (text, AHEAD[day], word == "promise")
        assert entry.reason == ""


@usual(100)
@given(st.integers(-300, 300), st.integers(0, 5000))
def test_a_day_comes_back_from_every_way_of_writing_it(offset, behind):
    now = NOW + timedelta(behind)
    day = now.date() + timedelta(offset)
    for text in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day} {day:%b} {day.year}", f"{offset:+}d"):
        assert read(f"45 ana pop {text} sta", NAMES, now).on == day
