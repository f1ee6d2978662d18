"""``egov init``: from a portal's address to a portal file that says what was found and teaches the rest."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pytest_egov.cli.app import app
from pytest_egov.cli.asking import ask, somebody_is_there
from pytest_egov.cli.progress import show_progress
from pytest_egov.cli.suites import Suite
from pytest_egov.errors import EgovError, UsageProblem, place_of

if TYPE_CHECKING:
    from pytest_egov.portal_drafts import Answers
    from pytest_egov.reporting.paper import Lang
    from pytest_egov.run import Order
    from pytest_egov.survey import Surveyed

__all__ = ["init"]


@app.command()
def init(
    url: Annotated[str, typer.Argument(metavar="URL", help="The address of the portal's start page.")],
    file: Annotated[Path, typer.Option("--file", help="The portal file to write; no file is ever overwritten.")] = Path(
        "portal.yaml"
    ),
    lang: Annotated[
        str, typer.Option("--lang", metavar="vi|en", help="Language of the questions and of the file's comments.")
    ] = "en",
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Ask nothing, as where nobody is at a terminal.")] = False,  # noqa: FBT002 # typer's way to declare a flag
    suite: Suite = None,
) -> None:
    """Explore a portal and write a portal file: what was found, what is missing, and how to fill it in.

    Pages are only read, politely. Pictures of the places found and the JSON Schema for editors stand beside the file.

      egov init https://dichvucong.example.gov.vn/

      egov init https://thu.dichvucong.example.gov.vn/ --file thu.yaml --lang vi

      egov doctor portal.yaml      then says what still stands in the way

    Exit code 12: the portal is down, refuses us, or leads into a private network; nothing is written then.
    """
    from pytest_egov.errors import BrowserGone, PortalBlocked, PortalUnreachable
    from pytest_egov.exit_codes import PORTAL_DOWN
    from pytest_egov.outputs import one_language_named
    from pytest_egov.portal_drafts import Answers
    from pytest_egov.run import DEFAULT_SUITE, take_order

    spoken = one_language_named(lang)
    pictures = file.with_name(f"{file.stem}-pictures")
    _insist_on_room(file, pictures)
    order = take_order(_address(url), suite or DEFAULT_SUITE, file, file, None, None)
    answers = Answers() if yes or not somebody_is_there() else ask(spoken)
    order = _as_answered(order, answers)
    try:
        home, *places = _explore(order)
    except (PortalUnreachable, PortalBlocked, BrowserGone) as error:
        typer.secho(
            f"{error}\nNothing was written. egov doctor {order.portal.address} says what is wrong.", err=True, fg="red"
        )
        raise typer.Exit(PORTAL_DOWN) from error
    finally:
        show_progress("")
    _write(order, answers, home, places, file, pictures, spoken)
    _tell(order, places, file, pictures, spoken)


def _insist_on_room(*wanted: Path) -> None:
    for path in wanted:
        if path.exists():
            raise UsageProblem(
                f"{place_of(path)} is there already, and may hold people's work: it is not overwritten. "
                "Give another name (--file NAME.yaml), or move it away."
            )
    if not wanted[0].parent.is_dir():
        raise UsageProblem(
            f"There is no directory {place_of(wanted[0].parent)} to write to. Make it, or give another --file."
        )


def _address(said: str) -> str:
    """The address as typed; a bare host gets its scheme, https but on this machine."""
    if "://" in said:
        return said
    here = re.match(r"(localhost|127\.\d+\.\d+\.\d+)(:\d+)?(/|$)", said)
    return f"{'http' if here else 'https'}://{said}"


def _as_answered(order: Order, answers: Answers) -> Order:
    from dataclasses import replace

    return replace(order, portal=order.portal.model_copy(update={"contact": answers.contact}))


def _explore(order: Order) -> list[Surveyed]:
    from pytest_egov.driver.browser import own_browser
    from pytest_egov.survey import survey

    explored = []
    show_progress(f"{order.portal.address} ...")
    with own_browser(*order.portal.addresses) as browser:
        for found in survey(order, browser, pictures=True):
            show_progress(found.search.name)
            explored.append(found)
    return explored


def _write(
    order: Order, answers: Answers, home: Surveyed, places: list[Surveyed], file: Path, pictures: Path, lang: Lang
) -> None:
    from pytest_egov.documents import write_new
    from pytest_egov.gatherers.account.personal_data import mask_for
    from pytest_egov.portal_drafts import Explored, render_draft
    from pytest_egov.schemas import write_with_schema
    from pytest_egov.vietnam_time import VIETNAM
    from pytest_egov.wayfinding.vocabulary import vocabulary

    address, mask = order.portal.address, mask_for(order.portal)
    shown = {one.search.name: one.picture for one in (home, *places) if one.picture}
    named = {name: f"{pictures.name}/{name}.png" for name in shown}
    explored = Explored(address, home, places, named, order.suite.catalogue.gather.exploring, _is_internal(address))
    text = render_draft(
        explored,
        answers,
        name=file.name,
        titles=vocabulary().titles,
        hide=lambda said: mask.text(said, strict=False),
        today=datetime.now(UTC).astimezone(VIETNAM).date(),
        lang=lang,
    )
    another = "Give another name: --file NAME.yaml."
    try:
        pictures.mkdir()
    except OSError as error:
        raise EgovError(f"{place_of(pictures)} cannot be made: {error.strerror}. {another}") from error
    for name, png in shown.items():
        write_new(file.with_name(pictures.name) / f"{name}.png", png, another)
    # The portal file comes last: where it stands, everything it names stands beside it.
    write_with_schema(file, text, "portal", another)


def _is_internal(address: str) -> bool:
    from pytest_egov.driver.addresses import is_loopback, is_private

    return is_private(address) and not is_loopback(address)


def _tell(order: Order, places: list[Surveyed], file: Path, pictures: Path, lang: Lang) -> None:
    found = sum(1 for one in places if one.search.candidates)
    missing = ", ".join(one.search.name for one in places if not one.search.candidates)
    at, seen = place_of(file), place_of(pictures)
    internal = _is_internal(order.portal.address)
    if lang == "vi":
        told = [
            f"{at}: tìm thấy {found} trên {len(places)} vị trí; ảnh ở {seen}.",
            f"Không tìm thấy: {missing}. Tệp có ghi cách bổ sung." if missing else "",
            "Cổng nằm trong mạng nội bộ: chỉ máy ở trong mạng đó đánh giá được." if internal else "",
            "Tiếp theo:",
        ]
    else:
        told = [
            f"{at}: {found} of {len(places)} places found; pictures in {seen}.",
            f"Not found: {missing}. The file says how to help." if missing else "",
            "The portal lies in a private network: only machines within it can audit it." if internal else "",
            "Next:",
        ]
    for line in (*filter(None, told), f"  egov doctor {at}", f"  egov run {at}"):
        typer.echo(line)
