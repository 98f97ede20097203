"""What is typed of a name finds what is meant."""

import pytest

from workbench.practice.names import MOST_RIVALS, Choice, Fits, Known, Names, name_words

KNOWN = (
    Known("client", 1, "Kronos Bank"),
    Known("client", 2, "Mobi Retail"),
    Known("contact", 1, "Ana Pop", 1),
    Known("contact", 2, "Ana Rus", 2),
    Known("contact", 3, "Bo", 1),
    Known("contact", 4, "Jean-Luc O’Brien", 1),
    Known("contact", 5, "Zoë Strauß", 2),
    Known("skill", 1, "stakeholder mapping"),
    Known("skill", 2, "risk review"),
    Known("skill", 3, "risk log"),
    Known("skill", 4, "value at risk"),
    Known("project", 1, "Apollo", 1),
    Known("project", 2, "Apollo 2", 1),
    Known("criterion", 1, "time to decide", 1),
    Known("criterion", 2, "time to market", 1),
    Known("criterion", 3, "time", 2),
    Known("criterion", 4, "calm", 2),
)
NAMES = Names(KNOWN)


def found(kinds, text, **how):
    match = NAMES.find(kinds.split(), [name_words(word) for word in text.split()], **how)
    return match and (sorted(known.name for known in match.known), match.words, match.fits)


@pytest.mark.parametrize(
    ("kinds", "text", "names", "words", "fits"),
    [
        ("contact", "bo", ["Bo"], 1, Fits.EXACT),
        ("project", "apollo", ["Apollo"], 1, Fits.EXACT),
        ("project", "apollo 2", ["Apollo 2"], 2, Fits.EXACT),
        ("contact", "ana", ["Ana Pop", "Ana Rus"], 1, Fits.WHOLE),
        ("contact", "pop", ["Ana Pop"], 1, Fits.WHOLE),
        ("skill", "risk", ["value at risk", "risk review", "risk log"], 1, Fits.WHOLE),
        ("skill", "sta", ["stakeholder mapping"], 1, Fits.FIRST),
        ("skill", "s", ["stakeholder mapping"], 1, Fits.FIRST),
        ("skill", "map", ["stakeholder mapping"], 1, Fits.ANY),
        ("contact", "ana pop", ["Ana Pop"], 2, Fits.EXACT),
        ("contact", "ana p", ["Ana Pop"], 2, Fits.FIRST),
        ("contact", "an r budget", ["Ana Rus"], 2, Fits.FIRST),
        ("contact", "ana budget", ["Ana Pop", "Ana Rus"], 1, Fits.WHOLE),
        ("skill", "stakeholder-mapping", ["stakeholder mapping"], 1, Fits.EXACT),
        ("skill", "sta_map now", ["stakeholder mapping"], 1, Fits.FIRST),
        ("contact", "jean luc o'b", ["Jean-Luc O’Brien"], 3, Fits.FIRST),
        ("contact", "obrien", None, 0, None),
        ("contact", "zoe", ["Zoë Strauß"], 1, Fits.WHOLE),
        ("contact", "STRAUSS", ["Zoë Strauß"], 1, Fits.WHOLE),
        ("contact skill", "ris", ["risk review", "risk log"], 1, Fits.FIRST),
        ("skill project", "at risk", ["value at risk"], 2, Fits.WHOLE),
    ],
)
def test_exact_then_whole_word_then_the_beginning_of_the_first_then_of_any(kinds, text, names, words, fits):
    assert found(kinds, text) == (names and (sorted(names), words, fits))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("ma", "the beginning of a later word needs three letters"),
        ("nitor", "a name is not found from inside a word"),
        ("stakeholders", "more than the word was typed"),
        ("stakeholder-review", "one typed word is used whole"),
        ("", "nothing was typed"),
    ],
)
def test_what_finds_no_skill(text, why):
    assert found("skill", text) is None, why


def test_nothing_is_found_where_nothing_is_known():
    assert found("decision", "ana") is None
    assert NAMES.find(["contact"], []) is None
    assert NAMES.called("contact", 99) is NAMES.called("planet", 1) is None
    assert NAMES.called("contact", 3) == Known("contact", 3, "Bo", 1)


def test_a_bare_word_needs_letters_to_be_a_beginning_but_not_to_be_a_word():
    assert found("contact", "a", least=2) is None
    assert found("contact", "an", least=2)[0] == ["Ana Pop", "Ana Rus"]
    assert found("contact", "bo", least=3)[2] is Fits.EXACT


def test_a_stiff_word_is_a_name_only_as_a_whole_word():
    assert found("skill", "sta", stiff=[True]) is None
    assert found("skill", "stakeholder", stiff=[True])[2] is Fits.WHOLE
    assert found("contact", "ana p", stiff=[False, True])[1] == 1
    assert found("contact", "ana pop", stiff=[False, True])[1] == 2


def test_a_number_is_a_name_only_as_a_whole_word():
    names = Names([Known("project", 1, "2030 plan"), Known("project", 2, "Atlas 45x")])
    assert names.find(["project"], [("20",)]) is None
    assert names.find(["project"], [("2030",)]).fits is Fits.WHOLE
    assert names.find(["project"], [("atlas",), ("45",)]).words == 1


def tied(**asked):
    names = Names(KNOWN, **asked)
    match = names.find(["contact"], [("ana",)])
    choice = names.choose(match, 7)
    return choice.known.name, [rival.name for rival in choice.rivals], choice.sure


def test_of_equals_the_one_near_the_project_is_meant_for_sure():
    assert tied(near=lambda project, known: project == 7 and known.id == 2) == ("Ana Rus", ["Ana Pop"], True)


def test_else_the_one_used_last_and_that_is_not_sure():
    used = {1: "2026-11-02", 2: "2026-11-20"}
    assert tied(recent=lambda known: used[known.id]) == ("Ana Rus", ["Ana Pop"], False)
    assert tied(near=lambda *_: True, recent=lambda known: used[known.id])[0] == "Ana Rus"
    assert tied(recent=lambda known: "") == ("Ana Pop", ["Ana Rus"], False)
    assert tied() == ("Ana Pop", ["Ana Rus"], False)


def test_without_a_project_nothing_is_near():
    names = Names(KNOWN, near=lambda project, known: known.id == 2)
    assert names.choose(names.find(["contact"], [("ana",)])).known.name == "Ana Pop"


def refuses(*_):
    raise AssertionError("asked without need")


def test_nobody_is_asked_unless_names_fit_equally_well():
    names = Names(KNOWN, near=refuses, recent=refuses)
    match = names.find(["contact"], [("bo",)])
    assert names.choose(match, 7) == Choice(Known("contact", 3, "Bo", 1))


def test_nobody_is_asked_about_too_many():
    names = Names(
        [Known("contact", each, f"Ana {each}") for each in range(MOST_RIVALS + 1)], near=refuses, recent=refuses
    )
    choice = names.choose(names.find(["contact"], [("ana",)]), 7)
    assert (choice.sure, len(choice.rivals)) == (False, MOST_RIVALS)


@pytest.mark.parametrize(
    ("kind", "typed", "names"),
    [
        ("contact", "an", ["Ana Pop", "Ana Rus"]),
        ("skill", "risk", ["risk log", "risk review", "value at risk"]),
        ("skill", "ris", ["risk log", "risk review", "value at risk"]),
        ("contact", "ana-r", ["Ana Rus"]),
        ("contact", "anna", ["Ana Pop", "Ana Rus"]),
        ("skill", "facilitation", []),
        ("client", "", ["Kronos Bank", "Mobi Retail"]),
        ("planet", "x", []),
    ],
)
def test_completion_is_best_first_and_the_nearest_where_none_begins_so(kind, typed, names):
    assert [known.name for known in NAMES.complete(kind, typed)] == names


def test_the_nearest_name():
    assert NAMES.nearest("skill", "stakholder-maping").name == "stakeholder mapping"
    assert NAMES.nearest("skill", "budgeting") is None
    assert NAMES.nearest("skill", " - ") is None


@pytest.mark.parametrize(
    ("of", "text", "names", "words", "fits"),
    [
        (1, "time to decide", ["time to decide"], 3, Fits.EXACT),
        (1, "time to d", ["time to decide"], 3, Fits.FIRST),
        (1, "time", ["time to decide", "time to market"], 1, Fits.FIRST),
        (2, "time", ["time"], 1, Fits.EXACT),
        (2, "calm but late", ["calm"], 1, Fits.EXACT),
        (1, "time to market was long", ["time to market"], 3, Fits.EXACT),
    ],
)
def test_a_criterion_is_begun_by_the_words_or_begins_them(of, text, names, words, fits):
    match = NAMES.begun("criterion", of, text.split())
    assert ([known.name for known in match.known], match.words, match.fits) == (names, words, fits)


@pytest.mark.parametrize(
    ("of", "text"), [(1, "calm"), (2, "ca la"), (1, "time to think"), (2, ""), (3, "time"), (1, "ti to")]
)
def test_no_criterion_is_begun(of, text):
    assert NAMES.begun("criterion", of, text.split()) is None


def test_punctuation_in_a_name_does_not_count():
    assert name_words("J. Smith (CFO), A/B") == ("j", "smith", "cfo", "a/b")
    assert name_words("--- ?! ") == ("?!",)
