"""Stores to test with: a SQLite file, and a PostgreSQL server of our own on a socket in a temporary directory."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from pytest_egov.samples import Store, open_store


def _server_programs() -> Path | None:
    found = [Path(it).parent for it in (shutil.which("initdb"),) if it]
    found += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((it.resolve() for it in found if (it / "initdb").exists() and (it / "pg_ctl").exists()), None)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The URL of a server's socket, without a database; EGOV_TEST_POSTGRESQL names one that runs already."""
    given = os.environ.get("EGOV_TEST_POSTGRESQL")
    if given:
        yield given
        return
    pytest.importorskip("psycopg", reason="psycopg, the driver for PostgreSQL, is not installed")
    programs = _server_programs()
    if programs is None:
        pytest.skip("PostgreSQL's programs (initdb, pg_ctl) are not on this machine")
    place = Path(tempfile.mkdtemp(prefix="egov-pg-"))
    # The server refuses to run as root.
    user = ("postgres" if Path("/var/lib/postgresql").exists() else "nobody") if os.geteuid() == 0 else None
    if user:
        shutil.chown(place, user)
    data = str(place / "data")

    def run(program: str, *arguments: str) -> None:
        command = [programs / program, "-D", data, *arguments]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, user=user, cwd=place)

    quiet = f"-c listen_addresses= -c unix_socket_directories={place} -c fsync=off"
    run("initdb", "-A", "trust", "-U", "egov", "-E", "UTF8", "--no-sync")
    run("pg_ctl", "-w", "-l", str(place / "log"), "-o", quiet, "start")
    yield f"postgresql+psycopg://egov@/{{}}?host={place}"
    run("pg_ctl", "-w", "-m", "immediate", "stop")
    shutil.rmtree(place, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new store may be made, in both databases."""
    if request.param == "sqlite":
        return str(tmp_path / "samples.sqlite")
    server: str = request.getfixturevalue("postgresql")
    from sqlalchemy import create_engine, text

    name = f"egov_{uuid.uuid4().hex[:12]}"
    engine = create_engine(server.format("postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.format(name)


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    opened = open_store(store_url)
    yield opened
    opened.close()
