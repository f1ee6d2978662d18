"""Cổng Dịch vụ công tỉnh Minh Hòa: a small real public-service portal of a province that does not exist."""

from demo_portal.app import create_app

__all__ = ["create_app"]
