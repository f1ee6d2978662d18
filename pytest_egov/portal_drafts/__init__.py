"""A portal file's first draft: what exploring found of a portal, what is missing, and how people fill it in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from pytest_egov.acts import ONLY_IN_SANDBOX, Act
from pytest_egov.portal import Environment
from pytest_egov.reporting.paper import day, printable
from pytest_egov.reporting.yaml_text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    import jinja2

    from pytest_egov.gather_section import Exploring
    from pytest_egov.survey import Surveyed
    from pytest_egov.verdict import Text

__all__ = ["UNDONE", "Answers", "Explored", "render_draft"]

# What a citizen's account is tried with, undone afterwards; asked for as one.
UNDONE: tuple[Act, ...] = ("sign_in", "draft", "upload", "edit_profile", "ask")
# Below this a person should look: "Đăng ký khai tử" holds the words of a registration.
SURE = 0.75
_LONGEST = 90


@dataclass(frozen=True, slots=True)
class Answers:
    """What the person who wants the file said; without anybody to ask, the least that can be said.

    ``account`` tells that there is a consented test account, by names of environment variables.
    """

    environment: Environment = "production"
    contact: str = ""
    account: bool = False
    allow: tuple[Act, ...] = ()
    application_code: str = ""


@dataclass(frozen=True, slots=True)
class Explored:
    """What exploring a portal came to.

    Attributes:
        address: as it was asked for.
        home: where it led, by title.
        places: what looking for each place came to, in the order of the vocabulary.
        pictures: of the places' pages, by the place's name, as the draft is to name them.
        exploring: how far the standard let us look.
        private: the address lies in a private network.
    """

    address: str
    home: Surveyed
    places: Sequence[Surveyed]
    pictures: Mapping[str, str]
    exploring: Exploring
    private: bool


def render_draft(
    explored: Explored,
    answers: Answers,
    *,
    name: str,
    titles: Mapping[str, Text],
    hide: Callable[[str], str],
    today: date,
    lang: Literal["vi", "en"],
) -> str:
    """The text of the portal file, below the line that names its schema.

    It loads as it is, and audits as the address alone does but for what was answered.

    What was found is written for people to look at and not for the audit to believe: an audit finds it again, counts the
    clicks that criteria ask for, and looks further where a guess was wrong; a place that the file gives is taken as said.

    Args:
        explored: what was found.
        answers: what a person said.
        name: of the file.
        titles: what the places are called.
        hide: takes secrets out of what a portal said.
        today: the day.
        lang: of the comments.
    """
    home = explored.home.search.candidates[0]
    found = [one for one in explored.places if one.search.candidates]
    return (
        _templates()
        .get_template(f"portal.{lang}.yaml.j2")
        .render(
            file=name,
            address=explored.address,
            title=hide(home.title),
            leads_to=_elsewhere(home.url, explored.address),
            private=explored.private,
            exploring=explored.exploring,
            answers=answers,
            undone=UNDONE,
            consequential=sorted(ONLY_IN_SANDBOX),
            found=[_shown(one, explored, titles, hide, lang) for one in found if not _doubtful(one)],
            doubtful=[_shown(one, explored, titles, hide, lang) for one in found if _doubtful(one)],
            missing=[
                {"name": one.search.name, "title": _in(titles, one.search.name, lang), "complete": one.search.decisive}
                for one in explored.places
                if not one.search.candidates
            ],
            number=len(found),
            of=len(explored.places),
            today=day(today),
        )
    )


def _shown(
    one: Surveyed, explored: Explored, titles: Mapping[str, Text], hide: Callable[[str], str], lang: str
) -> dict[str, object]:
    best = one.search.candidates[0]
    confidence = f"{best.confidence:.2f}"
    return {
        "name": best.name,
        "title": _in(titles, best.name, lang),
        "path": hide(_path(best.url, explored.address)),
        "by": best.found_by,
        "confidence": confidence.replace(".", ",") if lang == "vi" else confidence,
        "clicks": best.clicks,
        "trail": hide(" > ".join(best.trail)),
        "picture": explored.pictures.get(best.name, ""),
        "trouble": hide((one.trouble.vi if lang == "vi" else one.trouble.en) if one.trouble is not None else ""),
    }


def _doubtful(one: Surveyed) -> bool:
    return one.trouble is not None or one.search.candidates[0].confidence < SURE


def _in(titles: Mapping[str, Text], name: str, lang: str) -> str:
    return titles[name].vi if lang == "vi" else titles[name].en


def _path(url: str, address: str) -> str:
    """The address as a portal file gives it: without the host where that is the portal's own."""
    parts, own = urlsplit(url), urlsplit(address)
    if (parts.scheme, parts.netloc) != (own.scheme, own.netloc):
        return url
    return parts._replace(scheme="", netloc="").geturl() or "/"


def _elsewhere(url: str, address: str) -> str:
    return "" if _path(url, address) == _path(address, address) else url


@cache
def _templates() -> jinja2.Environment:
    import jinja2

    environment = jinja2.Environment(  # noqa: S701 # YAML, whose values are quoted and whose comments are one line
        loader=jinja2.FunctionLoader(lambda name: (files(__name__) / name).read_text(encoding="utf-8")),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # What a portal said goes through one of the first and the last: nothing of it leaves its value or its comment.
    environment.filters |= {"quoted": quoted, "listed": _listed, "short": lambda said: printable(str(said), _LONGEST)}
    return environment


def _listed(acts: Collection[str]) -> str:
    return f"[{', '.join(acts)}]"
