"""What the portal doesn't run itself: a national identity provider and a payment platform, on an address of their own."""

from demo_portal.outside.agreement import Agreement
from demo_portal.outside.app import create_outside

__all__ = ["Agreement", "create_outside"]
