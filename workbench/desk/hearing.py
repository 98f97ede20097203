"""The verbs of what people said to us: told why it was decided otherwise, came to us first or not, let be."""

from __future__ import annotations

from typing import Any

from workbench.desk.kept import Kept, Ref
from workbench.desk.naming import called
from workbench.desk.verbs import Verbs
from workbench.model.noun import altered
from workbench.store import rows


class Hearing(Verbs):
    """What becomes of an opinion that was heard, and of a need."""

    def tell_why(self, ref: int) -> Kept:
        """Somebody whose opinion was heard was told today why it was decided so."""
        heard: Any = self._found(Ref("heard", ref))
        told = f"told {called(self.store, 'contact', heard.contact)} why"
        with self.store.step(told) as step:
            rows.change(step, altered(heard, told_on=self.today))
            step.about("decision", heard.decision)
            return Kept(told, Ref("decision", heard.decision))

    def answer_first_call(self, ref: int, first: bool) -> Kept:
        """Whether they came to us first with a need."""
        from workbench.model.relationship import FirstCall

        came = "came to us first:" if first else "did not come to us first:"
        return self._need_is(ref, came, first_call=FirstCall.YES if first else FirstCall.NO)

    def let_need_be(self, ref: int) -> Kept:
        """A need is not taken further."""
        from workbench.model.relationship import NeedState

        return self._need_is(ref, "let be:", state=NeedState.DROPPED)

    def _need_is(self, ref: int, did: str, **given: object) -> Kept:
        with self.store.step(did) as step:
            return self._done(step, did, rows.change(step, altered(self._found(Ref("need", ref)), **given)))
