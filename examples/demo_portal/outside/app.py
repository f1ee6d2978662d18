"""The outside services as one application, and the look of their pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.responses import HTMLResponse

from demo_portal import vietnamese

if TYPE_CHECKING:
    from starlette.responses import Response

    from demo_portal.outside.agreement import Agreement

TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined
)
TEMPLATES.filters |= {"number": vietnamese.number}


def outside_page(agreement: Agreement, template: str, title: str, *, status: int = 200, **context: Any) -> Response:
    """One page of an outside service; its forms may lead back to the portal and nowhere else."""
    policy = f"default-src 'none'; style-src 'self'; form-action 'self' {agreement.portal}; frame-ancestors 'none'"
    content = TEMPLATES.get_template(template).render(context | {"title": title, "portal": agreement.portal})
    headers = {"Content-Security-Policy": policy, "Referrer-Policy": "no-referrer", "Cache-Control": "no-store"}
    return HTMLResponse(content, status_code=status, headers=headers)


def create_outside(agreement: Agreement) -> Starlette:
    from demo_portal.outside import gateway, provider, style
    from demo_portal.outside.provider import Provider

    app = Starlette(routes=[*provider.ROUTES, *gateway.ROUTES, *style.ROUTES])
    app.state.agreement = agreement
    app.state.provider = Provider()
    return app
