"""The sample store: timed loads of portals over days and weeks, and the plan they were taken by.

A plan says which pages of a portal are timed in which windows of a day; a slot is one planned round of it, with hours of
its own. Slots are claimed, so that two who start at once never take the same round, and a slot nobody took is recorded as
missed. Knows neither a browser nor a verdict; SQLAlchemy and Alembic are imported only once this room is entered.
"""

from pytest_egov.samples.claiming import claim, finish, keep_samples, keep_unplanned, pages_taken
from pytest_egov.samples.draws import keep_draw, kept_draw
from pytest_egov.samples.exports import rows_of, write_csv, write_parquet
from pytest_egov.samples.opening import Store, open_store
from pytest_egov.samples.period import timings_of_period
from pytest_egov.samples.plan import Hours, Plan
from pytest_egov.samples.planning import begin_plan, catch_up, plan_days
from pytest_egov.samples.reading import KeptSample, last_address, plans, read_samples, read_slots, slot_at
from pytest_egov.samples.rounds import Round, take_round
from pytest_egov.samples.slots import Slot

__all__ = [
    "Hours",
    "KeptSample",
    "Plan",
    "Round",
    "Slot",
    "Store",
    "begin_plan",
    "catch_up",
    "claim",
    "finish",
    "keep_draw",
    "keep_samples",
    "keep_unplanned",
    "kept_draw",
    "last_address",
    "open_store",
    "pages_taken",
    "plan_days",
    "plans",
    "read_samples",
    "read_slots",
    "rows_of",
    "slot_at",
    "take_round",
    "timings_of_period",
    "write_csv",
    "write_parquet",
]
