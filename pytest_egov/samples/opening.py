"""Opens a store: by the path of a SQLite file or by an SQLAlchemy URL, made or brought up to date on the way."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import from_json, to_json
from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, NoSuchModuleError

from pytest_egov.errors import StoreProblem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL, Connection

__all__ = ["MIGRATIONS", "Store", "open_store"]

MIGRATIONS = Path(__file__).parent / "migrations"
_PATIENCE_S = 60
_LOCK = 20_231_811  # any number, the same for all who open a store
_ONE_AT_A_TIME = threading.Lock()  # Alembic keeps the migration under way in a module of its own


@dataclass(frozen=True, slots=True)
class Store:
    """An open store.

    Attributes:
        name: as it may be shown: without a password.
        engine: the connections to it.
    """

    name: str
    engine: Engine

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction: all that is done in it, or nothing.

        Raises:
            StoreProblem: the database does not answer, or refuses, or has values that nobody of ours wrote.
        """
        with _as_store_problem(self.name), self.engine.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()


def open_store(said: str | Path) -> Store:
    """Open a store; a new one is made, an older one brought up to date.

    Args:
        said: the path of a SQLite file, or an SQLAlchemy URL such as ``postgresql+psycopg://user@host/database``.

    Raises:
        StoreProblem: there is no such database, no driver for it, or a later version wrote it.
    """
    url = _url_of(str(said))
    name = _shown(url)
    try:
        engine = create_engine(
            url,
            connect_args=_connect_args(url),
            pool_pre_ping=not _is_sqlite(url),
            json_serializer=_to_json,
            json_deserializer=from_json,
        )
    except (ArgumentError, NoSuchModuleError) as error:
        raise StoreProblem(f"{name} is no database this program can open: {error}.") from error
    except ImportError as error:
        raise StoreProblem(
            f"{name} needs the driver '{error.name}', which is not installed. For PostgreSQL: "
            "pip install 'pytest-egov[postgresql]', and write the URL as postgresql+psycopg://..."
        ) from error
    if _is_sqlite(url):
        event.listen(engine, "connect", _leave_transactions_to_us)
        event.listen(engine, "begin", _begin_at_once)
    store = Store(name, engine)
    try:
        _bring_up_to_date(store)
    except BaseException:
        store.close()
        raise
    return store


def _url_of(said: str) -> URL:
    if "://" not in said:
        folder = Path(said).absolute().parent
        if not folder.is_dir():
            raise StoreProblem(f"{said}: there is no directory {folder}. Make it, or give another place.")
        said = f"sqlite:///{said}"
    try:
        return make_url(said)
    except ArgumentError as error:
        # What was given may hold a password: it is not repeated.
        raise StoreProblem("The store is neither the path of a file nor an SQLAlchemy URL (driver://...).") from error


def _shown(url: URL) -> str:
    file = url.database if _is_sqlite(url) else None
    return file or url.render_as_string(hide_password=True)


def _to_json(data: Any) -> str:
    try:
        return to_json(data).decode()
    except ValueError:  # half a character, which only JSON's own escapes can hold
        return json.dumps(data)


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _connect_args(url: URL) -> dict[str, Any]:
    return {"timeout": _PATIENCE_S} if _is_sqlite(url) else {}


def _leave_transactions_to_us(connection: Any, _record: Any) -> None:
    # The module of the standard library begins transactions late and never around what makes tables.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_at_once(connection: Connection) -> None:
    # Who reads first and writes later would be refused when another wrote in between; waiting at the door is safe.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _bring_up_to_date(store: Store) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    try:
        with _ONE_AT_A_TIME, store.begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except CommandError as error:
        raise StoreProblem(
            f"{store.name} was written by a later version of pytest-egov ({error}). Upgrade pytest-egov, or give another store."
        ) from error


@contextmanager
def _as_store_problem(name: str) -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise  # two wrote the same: whoever wrote knows what that means
    except (RecursionError, TypeError, ValueError) as error:
        raise StoreProblem(f"The store {name} has a row that pytest-egov never wrote: {error}.") from error
    except DBAPIError as error:
        said = str(error.orig).strip().splitlines()
        raise StoreProblem(f"The store {name} cannot be used: {said[0] if said else error}.") from error
