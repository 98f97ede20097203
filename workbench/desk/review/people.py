"""Step 5, People: who has not heard from us, and who was heard and does not know why it was decided otherwise."""

from __future__ import annotations

from workbench.desk.kept import Ref
from workbench.desk.lists import contacts
from workbench.desk.review.asked import Asked
from workbench.desk.review.rows import By, Deed, ReviewRow, sigil, to_promise
from workbench.desk.shown import ContactRow, Figure, Tone
from workbench.model.projects import RoleKind


def quiet(asked: Asked) -> list[ReviewRow]:
    """Who was not touched for longer than one wants, sponsors first."""
    listed = [each for each in contacts(asked.store, None, "", asked.today, with_cadence=True) if each.quiet]
    listed.sort(key=lambda each: (RoleKind.SPONSOR not in each.roles, -(each.days or 9999)))
    return [_quiet(each) for each in listed]


def _quiet(contact: ContactRow) -> ReviewRow:
    since = f"{contact.days} days" if contact.days is not None else "never"
    words = " · ".join(word for word in (contact.name, contact.client, ", ".join(contact.roles)) if word)
    ref = Ref("contact", contact.id)
    deeds = (
        Deed(By.DONE, "in touch", "in_touch", ((contact.id,),)),
        to_promise(f"promise {sigil('@', contact.name)} "),
    )
    return ReviewRow(words, since, Tone.WATCH, ref, Figure("quiet", contact.id), deeds, person=ref)


_SET_ASIDE = """
SELECT h.id, h.view, c.id, c.name, d.id, d.choice, coalesce(d.project, 0), coalesce(p.name, '') FROM heard h
JOIN decision d ON d.id = h.decision AND d.deleted_at IS NULL AND d.draft = ''
JOIN contact c ON c.id = h.contact AND c.deleted_at IS NULL AND c.left_on IS NULL
LEFT JOIN project p ON p.id = d.project
WHERE h.deleted_at IS NULL AND h.outcome = 'set_aside' AND h.told_on IS NULL AND d.decided_on <= ?
ORDER BY d.decided_on, h.id
"""


def untold(asked: Asked) -> list[ReviewRow]:
    """Whose opinion was set aside without being told why, the oldest decision first."""
    return [_untold(*each) for each in asked.store.rows(_SET_ASIDE, (asked.today.isoformat(),))]


def _untold(
    heard: int, view: str, person: int, name: str, decision: int, choice: str, of: int, project: str
) -> ReviewRow:
    decided = f"{choice} (their view: {view})" if view else choice
    return ReviewRow(
        " · ".join(word for word in (name, decided, project) if word),
        "not told",
        Tone.WATCH,
        Ref("decision", decision),
        deeds=(
            Deed(By.DONE, "told today", "tell_why", (heard,)),
            to_promise(f"promise {sigil('@', name)} why we decided otherwise by "),
        ),
        person=Ref("contact", person),
        project=Ref("project", of) if of else None,
    )
