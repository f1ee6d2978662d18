"""The portal file: what a user tells us of a portal. A portal given by its address alone is one with nothing else said."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from pytest_egov.acts import ONLY_IN_SANDBOX, Act
from pytest_egov.documents import Document, Row, Steps, read_document
from pytest_egov.errors import Fault, PortalFileProblem
from pytest_egov.load_profile import MOBILE, LoadProfile
from pytest_egov.web_addresses import taken_apart

__all__ = ["Account", "GivenPlace", "Known", "NotApplicable", "Portal", "load_portal", "unknown_places"]

Environment = Literal["production", "staging", "sandbox"]
AccountName = Literal["citizen", "organisation"]


def _can_be_followed(value: str) -> str:
    taken_apart(value)
    return value


Followed = Annotated[str, AfterValidator(_can_be_followed)]


def _secret(problem: str) -> PydanticCustomError:
    """A fault whose report must not repeat what the file says."""
    remedy = "Put the secret into an environment variable, and write the variable's name here."
    return PydanticCustomError("secret", problem, {"remedy": remedy})


class GivenPlace(Row):
    """Where a function lives: a path (or address), or the visible label of the control on the start page, or nowhere."""

    path: Followed | None = Field(None, description="path or address, such as /tra-cuu-ho-so")
    label: str | None = Field(None, description="the words of the link or button on the start page that leads there")
    absent: bool = Field(default=False, description="the portal does not have this function: it is judged as absent")

    @model_validator(mode="after")
    def _one_of_three(self) -> GivenPlace:
        if sum((self.path is not None, self.label is not None, self.absent)) != 1:
            raise ValueError("say exactly one of path, label or absent: true")
        return self


def _nothing_said(value: Any) -> Any:
    # A section whose every line is commented out, as `egov init` writes them for people to fill in.
    return {} if value is None else value


def _path_alone(value: Any) -> Any:
    return {"path": value} if isinstance(value, str) else value


def _profile_by_name(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if value != MOBILE.name:
        raise ValueError(f"'{value}' is no profile we have: say '{MOBILE.name}', or describe one of your own")
    return MOBILE


class Account(Row):
    """A consented test account; the file names environment variables, never the secrets themselves."""

    user_env: str | None = Field(None, description="name of the environment variable that holds the user name")
    password_env: str | None = Field(None, description="name of the environment variable that holds the password")
    state_env: str | None = Field(
        None,
        description="name of the environment variable that holds the path of a saved session (Playwright's storage state)",
    )

    @field_validator("user_env", "password_env", "state_env")
    @classmethod
    def _a_variable_name(cls, value: str | None) -> str | None:
        if value is not None and not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", value):
            raise _secret("must be the NAME of an environment variable; a secret never stands in this file")
        return value

    @model_validator(mode="after")
    def _one_way_in(self) -> Account:
        if self.state_env is not None and (self.user_env or self.password_env):
            raise ValueError("say user_env and password_env, or state_env alone")
        if self.state_env is None and self.user_env is None:
            raise PydanticCustomError("way_in", "'user_env' is missing", {"remedy": "Add 'user_env:' here."})
        if self.state_env is None and self.password_env is None:
            raise PydanticCustomError("way_in", "'password_env' is missing", {"remedy": "Add 'password_env:' here."})
        return self

    def configured(self) -> bool:
        """Whether the variables are set now."""
        named = (self.user_env, self.password_env, self.state_env)
        return all(os.environ.get(name) for name in named if name is not None)

    def secrets(self) -> tuple[str, str] | None:
        """User name and password, read now; None for an account that lives by a saved session."""
        if self.user_env is None or self.password_env is None:
            return None
        return os.environ[self.user_env], os.environ[self.password_env]

    def saved_state(self) -> str | None:
        """The path of the saved session; None for an account with a password."""
        return None if self.state_env is None else os.environ[self.state_env]


class Known(Row):
    """Answers the evaluator knows in advance; each makes one check decidable."""

    application_code: str | None = Field(None, description="the code of an application the public look-up must find")
    payment_code: str | None = Field(None, description="a code of a payment the public look-up must find")
    result_code: str | None = Field(None, description="the code of an issued result the public look-up must find")


class NotApplicable(Row):
    """A criterion declared not to apply, where the catalogue allows it."""

    reason: str = Field(min_length=10)


PlaceSaid = Annotated[GivenPlace, BeforeValidator(_path_alone, json_schema_input_type=str | GivenPlace)]


ProfileSaid = Annotated[LoadProfile, BeforeValidator(_profile_by_name, json_schema_input_type=str | LoadProfile)]


class Portal(Row):
    """A portal as its file describes it."""

    address: str = Field(description="the start page, such as https://dichvucong.example.gov.vn/")
    name: str = ""
    agency: str = ""
    product: str | None = None
    environment: Environment = "production"
    contact: str = Field("", description="whom the portal's operator may write to; goes into our user agent")
    pause_s: float | None = Field(
        None, ge=0, le=60, description="seconds between pages; 2 on public hosts, 0 on loopback"
    )
    places: Annotated[
        dict[str, PlaceSaid], BeforeValidator(_nothing_said, json_schema_input_type=dict[str, PlaceSaid] | None)
    ] = Field(default={})
    pages: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], Followed] = Field(
        default={}, description="further pages to judge for accessibility, by a name of your own: {news: /tin-tuc}"
    )
    load_profile: ProfileSaid | None = Field(
        None, description="timed loads: 'mobile', or a profile of your own, instead of the catalogue's"
    )
    accounts: Annotated[
        dict[AccountName, Account],
        BeforeValidator(_nothing_said, json_schema_input_type=dict[AccountName, Account] | None),
    ] = Field(default={})
    allow: tuple[Act, ...] = ()
    known: Annotated[Known, BeforeValidator(_nothing_said, json_schema_input_type=Known | None)] = Known()  # type: ignore[call-arg] # the defaults are all there is
    not_applicable: dict[str, NotApplicable] = Field(default={})

    @field_validator("address")
    @classmethod
    def _a_web_address(cls, value: str) -> str:
        parts = taken_apart(value)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("must be a web address that begins with https:// or http://")
        if parts.username or parts.password:
            raise _secret("must not hold a user name or password; secrets come from environment variables")
        return value if parts.path else parts._replace(path="/").geturl()

    @field_validator("allow")
    @classmethod
    def _acts_fit_the_environment(cls, value: tuple[Act, ...], info: ValidationInfo) -> tuple[Act, ...]:
        too_much = sorted(ONLY_IN_SANDBOX & set(value))
        if info.data.get("environment") == "production" and too_much:
            raise ValueError(f"'allow' lists {', '.join(too_much)}, which need environment: sandbox or staging")
        return value

    @property
    def addresses(self) -> tuple[str, ...]:
        """The start page's address, and those of places and pages that are given as whole addresses: they may be elsewhere."""
        given = (*(place.path for place in self.places.values()), *self.pages.values())
        return self.address, *(it for it in given if it is not None and urlsplit(it).scheme)

    @property
    def host(self) -> str:
        """Host and port, as they stand in the address."""
        return urlsplit(self.address).netloc


def load_portal(said: str, known_places: frozenset[str]) -> Portal:
    """The portal a user names: by the path of its file, or by its address alone.

    Args:
        said: what stands after ``--portal``.
        known_places: the place names of the vocabulary.

    Raises:
        PortalFileProblem: with every fault found, each with file, line, column and remedy.
    """
    if re.match(r"https?://", said, re.IGNORECASE):
        try:
            return Portal(address=said)  # type: ignore[call-arg] # everything else has its default
        except ValidationError as error:
            first = error.errors()[0]
            named = "the address" if first["type"] == "secret" else said
            problem = first["msg"].removeprefix("Value error, ")
            raise PortalFileProblem(f"--portal: {named} {problem}.") from None
    file = Path(said)
    if not _is_there(file):
        raise PortalFileProblem(
            f"--portal {said}: there is no such file, and it is no web address either. "
            "Give a portal file (see examples/portals) or an address that begins with https://."
        )
    document = read_document(file, PortalFileProblem)
    try:
        portal = Portal.model_validate(document.data)
    except ValidationError as error:
        faults = tuple(document.faults_of(error, Portal))
        raise PortalFileProblem(f"The portal file {file.name} does not hold together:", faults) from error
    faults = tuple(unknown_places(document, portal, known_places))
    if faults:
        raise PortalFileProblem(f"The portal file {file.name} does not hold together:", faults)
    return portal


def _is_there(file: Path) -> bool:
    try:
        return file.exists()
    except (OSError, ValueError):
        return False  # longer than any name, or with a character that no name has


def unknown_places(document: Document, portal: Portal, known_places: frozenset[str], steps: Steps = ()) -> list[Fault]:
    """A fault for each place that the vocabulary does not know; ``steps`` lead to the portal within the document."""
    remedy = f"The places are: {', '.join(sorted(known_places))}."
    return [
        document.fault((*steps, "places", name), f"'{name}' is not a place we know", remedy)
        for name in portal.places
        if name not in known_places
    ]
