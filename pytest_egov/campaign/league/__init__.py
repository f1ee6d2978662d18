"""The league table of a campaign: portals held against each other, as far as what was seen decides it.

    portals and results -> comparable -> standings (places) -> rows, readiness, products, distributions -> League

The parts are pure and exact; what they make is data (``tables``), from which every output is made.
"""

from pytest_egov.campaign.league.assessed import Assessed
from pytest_egov.campaign.league.making import LEAST_LOOKED, Before, league
from pytest_egov.campaign.league.tables import League

__all__ = ["LEAST_LOOKED", "Assessed", "Before", "League", "league"]
