"""Which figures a person means who names them in words, and their answers as scripts see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from workbench.desk.evidence import of_contact
from workbench.desk.figures import OF, week_figure
from workbench.desk.naming import called, resolve
from workbench.desk.progress import progress_of
from workbench.desk.shown import Figure, Line
from workbench.desk.trouble import Unknown
from workbench.desk.week import KEYS, week_called
from workbench.desk.why.page import answered
from workbench.practice.constants import Constants
from workbench.practice.rulebook import rule
from workbench.store.file import Store

NOUNS = ("project", "client", "contact", "skill", "promise", "session")
"""The nouns of which all figures can be asked at once."""

_NEEDING = """
SELECT p.id FROM project p JOIN needed_skill n ON n.project = p.id AND n.skill = ? AND n.deleted_at IS NULL
WHERE p.deleted_at IS NULL AND p.closed_on IS NULL ORDER BY p.name COLLATE NOCASE
"""


def figures(store: Store, kind: str, name: str, today: date, constants: Constants) -> tuple[Figure, ...]:
    """The figures that `kind` and `name` mean: a figure's word with its name, or names with `/` between, or a noun.

    Raises `Unknown` where there is no such kind or name.
    """
    word = {"commitment": "promise"}.get(kind.replace("-", "_"), kind.replace("-", "_"))
    if word in NOUNS and word != "promise":
        return _of_noun(store, word, resolve(store, word, name), today, constants)
    if word == "week":
        return _of_week(store, name, today)
    if word not in OF:
        known = ", ".join(dict.fromkeys((*NOUNS, *OF)))
        raise Unknown(f"there is no why of {kind!r}: there are {known}")
    first, *more = OF[word]
    if not more:
        return (Figure(word, resolve(store, first, name)),)
    one, slash, other = name.rpartition("/")
    if not slash and more[0] == "gate":  # a key has no blank in it: "Apollo T2" can mean only this
        one, slash, other = name.rpartition(" ")
    if not slash:
        example = _EXAMPLE.get(word) or _EXAMPLE[more[0]]
        raise Unknown(f"a {word} is of a {first} and a {more[0]}: workbench why {word} {example}")
    if more[0] == "gate":
        return (Figure(word, resolve(store, first, one), other.strip().upper()),)
    return (Figure(word, resolve(store, first, one), str(resolve(store, more[0], other))),)


def _of_week(store: Store, name: str, today: date) -> tuple[Figure, ...]:
    """One figure of a week, `2026-W47/hours`, or all of them."""
    text, _, key = name.partition("/")
    week = str(week_called(text, today))
    review = int(store.value("SELECT id FROM review WHERE week = ? AND deleted_at IS NULL", (week,)) or 0)
    return tuple(week_figure(week, each, review) for each in ((key.strip(),) if key else KEYS))


_EXAMPLE = {"gate": "Apollo/E3", "handover": "Apollo/5", "skill": "'Ana Pop/facilitation'"}


def _of_noun(store: Store, kind: str, ref: int, today: date, constants: Constants) -> tuple[Figure, ...]:
    """All figures of a noun."""
    if kind == "project":
        shown = progress_of(store, ref, today, constants)[0].shown
        gates = tuple(Figure("gate", ref, each.key) for each in shown)
        return (Figure("stage", ref), *gates, *(Figure(what, ref) for what in ("independence", "charged", "hours")))
    if kind == "contact":
        skills = sorted(skill for person, skill in of_contact(store, ref).pairs if person == ref)
        return (Figure("quiet", ref), *(Figure("level", ref, str(each)) for each in skills))
    if kind == "skill":
        needing = (int(project) for (project,) in store.rows(_NEEDING, (ref,)))
        return (Figure("coverage", 0, str(ref)), *(Figure("coverage", each, str(ref)) for each in needing))
    return (Figure({"client": "client_stage", "session": "change"}[kind], ref),)


@dataclass(frozen=True)
class Told:
    """One line of an answer."""

    label: str
    value: str


@dataclass(frozen=True)
class Threshold:
    """A setting that a rule uses; `usual` is ours, where the user chose another."""

    name: str
    label: str
    value: object
    unit: str
    usual: object


@dataclass(frozen=True)
class WhyRecord:
    """A *why* as scripts see it; `of` and `at` are names in full, `at` of a gate its key, null where there is none."""

    figure: str
    of: str | None
    at: str | None
    title: str
    says: list[Told]
    because: list[Told]
    rule: str
    thresholds: list[Threshold]
    would_change: list[Told]


def why_record(store: Store, figure: Figure, today: date, constants: Constants) -> WhyRecord:
    """The answer of one figure."""
    found, held = answered(store, figure, today, constants), rule(figure.what, figure.at)
    kinds = OF[figure.what]
    at = figure.at if kinds[-1] in ("gate", "figure") else called(store, kinds[-1], int(figure.at)) if figure.at else ""
    return WhyRecord(
        figure.what,
        called(store, kinds[0], figure.of) if figure.of else None,
        at or None,
        found.title,
        _told(found.says),
        _told(found.because),
        held.told(constants),
        [Threshold(each.name, each.label, each.value, each.unit, each.usual) for each in held.thresholds(constants)],
        _told(found.onward),
    )


def _told(lines: tuple[Line, ...]) -> list[Told]:
    return [Told(line.label if line.value else "", line.value or line.label) for line in lines]
