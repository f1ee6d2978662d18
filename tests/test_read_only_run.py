"""An audit without account and without ``allow``: what it leaves in a portal's database, and what its log says of it."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from audits import BROWSER
from demo_portal import create_app
from demo_portal.__main__ import HOST, TwoDoors
from demo_portal.outside import Agreement, create_outside
from demo_site import EXAMPLES, TODAY
from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Receive, Scope, Send

SAFE = ("GET", "HEAD", "OPTIONS")
COUNTER = "/do-luong"


@dataclass
class Recorder:
    """Notes every request before the portal sees it: method and path with its query."""

    app: ASGIApp
    asked: list[tuple[str, str]] = field(default_factory=list)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            self.asked.append((scope["method"], scope["raw_path"].decode()))
        await self.app(scope, receive, send)

    @property
    def writes(self) -> Counter[tuple[str, str]]:
        return Counter((method, path) for method, path in self.asked if method not in SAFE)


def rows(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything that stands in a database, by table."""
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: database.execute(f'SELECT * FROM "{table}"').fetchall() for table in tables
        }  # names from the database itself


@pytest.fixture(params=["standard", "classic"])
def portal(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, Recorder]]:
    """A build of the demo portal whose pages count their visits by beacons, its address, and what it is asked."""
    script = "portal.js" if request.param == "standard" else "classic.js"
    with socket.create_server((HOST, 0)) as door, socket.create_server((HOST, 0)) as outside_door:
        outside_port = outside_door.getsockname()[1]
        address = f"http://{HOST}:{door.getsockname()[1]}"
        agreement = Agreement(address, f"http://localhost:{outside_port}")
        app = create_app(tmp_path / "portal.sqlite3", TODAY, request.param, agreement)

        async def counting(_: Request) -> Response:
            text = (EXAMPLES / "demo_portal" / "static" / script).read_text(encoding="utf-8")
            return Response(
                f"{text}\nnavigator.sendBeacon('{COUNTER}', location.pathname);", media_type="text/javascript"
            )

        app.router.routes.insert(0, Route(f"/static/{script}", counting))
        recorder = Recorder(TwoDoors(app, create_outside(agreement), outside_port))
        server = uvicorn.Server(uvicorn.Config(recorder, log_level="warning", lifespan="off"))
        serving = threading.Thread(target=server.run, kwargs={"sockets": [door, outside_door]}, daemon=True)
        serving.start()
        yield f"{address}/", recorder
        server.should_exit = True
        serving.join(10)
        app.state.database.close()


def test_nothing_is_created_or_changed_and_every_request_but_reading_is_in_the_log(
    portal: tuple[str, Recorder], tmp_path: Path
) -> None:
    address, recorder = portal
    database, here = tmp_path / "portal.sqlite3", tmp_path / "run"
    here.mkdir()
    before = rows(database)

    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--portal", address, "-m", "function", "-q", "-p", "no:cacheprovider"],
        cwd=here, env={**os.environ, "EGOV_BROWSER": BROWSER}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, timeout=1500, check=False,
    )  # fmt: skip

    assert (here / "egov-report" / "result.json").exists(), done.stdout
    after = rows(database)
    assert [] == [table for table in before if before[table] != after[table]]
    log = json.loads((here / "egov-evidence" / "writes.json").read_text())
    sent = Counter((method, url.removeprefix(address.rstrip("/"))) for _, method, url, fate in log if fate == "sent")
    assert recorder.writes == sent
    assert {"dropped"} == {fate for _, _, url, fate in log if url.endswith(COUNTER)}
    assert len([path for _, path in recorder.asked if not path.startswith("/static/")]) > 30
