"""The business behind the counter: people, drafts, filing, payments, notices, results. It knows neither HTTP nor HTML."""

from demo_portal.desk.desk import Desk, Refusal

__all__ = ["Desk", "Refusal"]
