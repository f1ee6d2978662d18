"""Decides what must be gathered, in which order, and keeps whatever comes of it in the dossier."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pytest_egov.errors import (
    BrowserGone,
    CannotKeep,
    CatalogueProblem,
    ConditionsNotMet,
    EgovError,
    NotTwice,
    PageNotOpened,
    PortalBlocked,
    PortalUnreachable,
)
from pytest_egov.evidence.dossier import Dossier
from pytest_egov.evidence.findings import CouldNotLook, NotConfigured, NotFound
from pytest_egov.gatherers.expedition import Expedition, Gatherer
from pytest_egov.verdict import Text
from pytest_egov.wayfinding.vocabulary import vocabulary

__all__ = ["Gathering", "plan"]


def plan(kinds: Iterable[str], gatherers: Mapping[str, Gatherer]) -> tuple[str, ...]:
    """The kinds with everything they need or would rather have, each after these.

    Raises:
        CatalogueProblem: a kind nobody gathers, or gatherers that need each other in a circle.
    """
    order: list[str] = []

    def place(kind: str, above: tuple[str, ...]) -> None:
        if kind in order:
            return
        if kind in above:
            raise CatalogueProblem(f"Gatherers need each other in a circle: {' -> '.join((*above, kind))}.")
        if kind not in gatherers:
            raise CatalogueProblem(
                f"No gatherer brings the evidence '{kind}'. Is the distribution that has it installed?"
            )
        for need in (*gatherers[kind].needs, *gatherers[kind].after):
            place(need, (*above, kind))
        order.append(kind)

    for kind in kinds:
        place(kind, ())
    return tuple(order)


@dataclass(slots=True, repr=False)
class Gathering:
    """Gathers kinds of evidence as they are asked for, each once; a failure is remembered as a value."""

    expedition: Expedition
    gatherers: Mapping[str, Gatherer]
    dossier: Dossier
    _planned: tuple[str, ...] = ()

    def begin(self, kinds: Iterable[str]) -> None:
        """Make ready for everything that is planned and not there yet, before the start page is opened."""
        self._planned = plan(kinds, self.gatherers)
        for kind in self._planned:
            prepare = self.gatherers[kind].prepare
            if prepare is not None and self.dossier.get(kind) is None:
                prepare(self.expedition)

    @property
    def whole(self) -> bool:
        """Whether the dossier says something of everything that was planned."""
        return all(self.dossier.get(kind) is not None for kind in self._planned)

    def provide(self, kinds: Iterable[str]) -> None:
        """See to it that the dossier says something of each kind.

        Raises:
            PortalUnreachable: the start page does not answer.
            CannotKeep: what was gathered cannot be written down; nothing else raises.
        """
        for kind in plan(kinds, self.gatherers):
            if self.dossier.get(kind) is None:
                self._gather(self.gatherers[kind])
                for brought in self.gatherers[kind].together:
                    if brought in self._planned and self.dossier.get(brought) is None:
                        self._gather(self.gatherers[brought])

    def _gather(self, gatherer: Gatherer) -> None:
        for need in gatherer.needs:
            before = self.dossier.get(need)
            if isinstance(before, (CouldNotLook, NotConfigured)):
                self.dossier.keep(gatherer.kind, before)
                return
        try:
            finding = gatherer.gather(self.expedition)
        except (PortalUnreachable, CannotKeep):
            raise
        except (PortalBlocked, PageNotOpened, BrowserGone, EgovError) as error:
            finding = CouldNotLook(gatherer.kind, _why(error))
        except Exception as error:  # noqa: BLE001 # a fault of ours must not take the other criteria with it; it is kept and shown
            self.dossier.note(f"fault-{gatherer.kind}", {"traceback": traceback.format_exc().splitlines()})
            finding = CouldNotLook(
                gatherer.kind,
                Text(
                    f"Công cụ gặp lỗi khi thu thập «{gatherer.kind}»: {type(error).__name__}: {error}"[:300],
                    f"The tool erred while gathering '{gatherer.kind}': {type(error).__name__}: {error}"[:300],
                ),
            )
        if isinstance(finding, NotFound):
            finding = replace(finding, title=vocabulary().titles.get(finding.place))
        self.dossier.keep(gatherer.kind, finding)


def _why(error: EgovError) -> Text:
    said = str(error)[:300]
    match error:
        case BrowserGone():
            return Text(
                "Trình duyệt bị tắt đột ngột trong khi đang xem cổng.", "The browser died while looking at the portal."
            )
        case NotTwice():
            return Text(
                f"Lượt kiểm tra trước bị ngắt giữa chừng, không làm lại thao tác đã bắt đầu trước đó: {said}. Hãy xem trên "
                "cổng thao tác ấy đã xong chưa, rồi kiểm tra lại từ đầu.",
                f"The run before was cut off: {said}. See on the portal what became of it, then audit anew.",
            )
        case ConditionsNotMet():
            return Text(f"Máy đo không đạt điều kiện đo: {said}", said)
        case PortalBlocked():
            return Text(f"Cổng từ chối truy cập: {said}", said)
        case _:
            return Text(f"Không mở được trang: {said}", said)
