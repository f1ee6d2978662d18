from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import StatementError

from pytest_egov.errors import StoreProblem
from pytest_egov.samples import Store, open_store
from pytest_egov.samples.opening import MIGRATIONS
from pytest_egov.samples.tables import draw_table, metadata


def test_models_and_migrations_agree(store: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with store.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "target_metadata": metadata})
        assert [] == compare_metadata(context, metadata)


def test_there_is_one_head() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert 1 == len(ScriptDirectory.from_config(config).get_heads())


def test_a_store_is_opened_again_as_it_was(store: Store, store_url: str) -> None:
    now = datetime(2026, 11, 25, 2, tzinfo=UTC)
    with store.begin() as connection:
        connection.execute(insert(draw_table).values(portal="https://x/", kept_at=now, draw={"a": [1]}))
    again = open_store(store_url)

    with again.begin() as connection:
        assert [{"a": [1]}] == list(connection.execute(select(draw_table.c.draw)).scalars())
    again.close()


def test_moments_come_back_in_utc_and_aware(store: Store) -> None:
    in_hanoi = datetime(2026, 11, 25, 9, 5, 7, 123456, tzinfo=timezone(timedelta(hours=7)))
    with store.begin() as connection:
        connection.execute(insert(draw_table).values(portal="https://x/", kept_at=in_hanoi, draw={}))
        kept = connection.execute(select(draw_table.c.kept_at)).scalar_one()

    assert (in_hanoi, timedelta(0)) == (kept, kept.utcoffset())


def test_a_moment_without_a_time_zone_is_refused(store: Store) -> None:
    with pytest.raises(StatementError, match="no time zone"), store.begin() as connection:
        connection.execute(insert(draw_table).values(portal="https://x/", kept_at=datetime(2026, 11, 25), draw={}))  # noqa: DTZ001


def test_a_store_of_a_later_version_is_left_alone(store: Store, store_url: str) -> None:
    with store.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreProblem, match="later version"):
        open_store(store_url)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("/nowhere/at/all/samples.sqlite", "there is no directory /nowhere/at/all"),
        ("oracle+nothing://scott:tiger@host/x", "is no database this program can open"),
        ("://", "neither the path of a file nor an SQLAlchemy URL"),
        ("mysql+pymysql://root:tiger@localhost/x", "pip install"),
        ("postgresql+psycopg://egov:tiger@/x?host=/nowhere", "cannot be used"),
    ],
)
def test_what_cannot_be_opened_is_told_without_a_password(said: str, told: str) -> None:
    with pytest.raises(StoreProblem) as caught:
        open_store(said)

    assert told in str(caught.value)
    assert "tiger" not in str(caught.value)


def test_a_file_that_is_something_else_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Kính gửi " * 500, encoding="utf-8")

    with pytest.raises(StoreProblem, match="not a database"):
        open_store(tmp_path / "letter.txt")
