"""Start the portal: ``python -m demo_portal --port 8765 [--data DIR] [--break F17.1]``; it listens on this machine only."""

from __future__ import annotations

import argparse
import datetime as dt
import signal
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import uvicorn

from demo_portal.app import create_app
from demo_portal.builds import builds
from demo_portal.faults import UnknownFault, broken, find_fault, listed
from demo_portal.outside import Agreement, create_outside

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

    from starlette.types import ASGIApp, Receive, Scope, Send


HOST = "127.0.0.1"
DATABASE = "demo_portal.sqlite3"


class AnnouncingServer(uvicorn.Server):
    """Says on one line where the portal is, at the moment it accepts connections."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if sockets and not self.should_exit:
            port = sockets[0].getsockname()[1]
            print(f"Demo portal: http://{HOST}:{port}/", flush=True)  # noqa: T201 - the one line a caller waits for

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End on the first signal and let no signal be raised again afterwards: the end is quiet."""
        del sig, frame
        self.should_exit = True


def arguments(argv: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="demo_portal", description="Cổng Dịch vụ công tỉnh Minh Hòa (demo portal)")
    parser.add_argument("--port", type=int, default=8765, help="port on 127.0.0.1; 0 takes a free one (default: 8765)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="directory of the database (default: a temporary one)")
    parser.add_argument("--today", type=dt.date.fromisoformat, metavar="YYYY-MM-DD", help="day to live in")
    parser.add_argument(
        "--break", dest="faults", action="append", default=[], metavar="FAULT", help="break as real portals do; repeat"
    )
    parser.add_argument("--build", choices=tuple(builds()), default="standard", help="another face of the same portal")
    parser.add_argument("--list-faults", action="store_true", help="print what can be broken, and end")
    options = parser.parse_args(argv)
    try:
        for name in options.faults:
            find_fault(name)
    except UnknownFault as error:
        parser.error(str(error))
    return options


class TwoDoors:
    """The portal and the outside services in one process, told apart by the port a request came to."""

    def __init__(self, portal: ASGIApp, outside: ASGIApp, outside_port: int) -> None:
        self.portal, self.outside, self.outside_port = portal, outside, outside_port

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app = self.outside if scope["server"][1] == self.outside_port else self.portal
        await app(scope, receive, send)


def serve(options: argparse.Namespace, database: Path, today: dt.date) -> None:
    with (
        socket.create_server((HOST, options.port), backlog=128) as door,
        socket.create_server((HOST, 0), backlog=128) as outside_door,
    ):
        # asyncio does this only for sockets that name their protocol; without it each answer's body waits 40 ms for the
        # receipt of its head.
        for each in (door, outside_door):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        outside_port = outside_door.getsockname()[1]
        # Another name of this machine, so that a browser takes the outside services for another site, as they are.
        agreement = Agreement(f"http://{HOST}:{door.getsockname()[1]}", f"http://localhost:{outside_port}")
        app = create_app(database, today, options.build, agreement)
        doors = TwoDoors(app, create_outside(agreement), outside_port)
        config = uvicorn.Config(
            doors,
            log_level="warning",
            access_log=False,
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=2,
        )
        with broken(app, options.faults):
            AnnouncingServer(config).run(sockets=[door, outside_door])
    app.state.database.close()


def main(argv: Sequence[str] | None = None) -> None:
    options = arguments(argv)
    if options.list_faults:
        print(listed())  # noqa: T201 - what was asked for
        return
    today = options.today or dt.datetime.now(ZoneInfo("Asia/Ho_Chi_Minh")).date()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if options.data:
            options.data.mkdir(parents=True, exist_ok=True)
            serve(options, options.data / DATABASE, today)
        else:
            with tempfile.TemporaryDirectory(prefix="demo_portal_") as directory:
                serve(options, Path(directory) / DATABASE, today)
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
