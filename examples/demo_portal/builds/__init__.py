"""Other faces of the same portal: the same desk and the same data behind other pages, other words, other ways to move."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp

__all__ = ["STANDARD", "Build", "builds"]


@dataclass(frozen=True, slots=True)
class Build:
    """One face.

    Attributes:
        name: as ``--build`` takes it.
        templates: where its pages stand; a page it does not have is the standard build's, inside its own frame.
        filters: how its templates write days, numbers and addresses.
        routes: pages it answers itself, asked before the portal's.
        around: wraps the application, for its way of addressing pages.
        policy: whether it sends a content security policy; inline scripts and ``javascript:`` links live without one.
    """

    name: str
    templates: Path | None = None
    filters: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
    routes: Sequence[BaseRoute] = ()
    around: Callable[[ASGIApp], ASGIApp] = lambda app: app
    policy: bool = True


STANDARD = Build("standard")


def builds() -> dict[str, Build]:
    """Every build by name."""
    from demo_portal.builds.cards import CARDS
    from demo_portal.builds.classic import CLASSIC

    return {build.name: build for build in (STANDARD, CARDS, CLASSIC)}
