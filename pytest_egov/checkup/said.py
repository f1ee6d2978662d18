"""What a portal file says of accounts and acts, held against this machine's environment: names of variables, never values."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pytest_egov.driver.machine import Need

if TYPE_CHECKING:
    from pytest_egov.portal import Account, Portal

__all__ = ["accounts", "writes"]

# What nobody can do who has not signed in.
_OF_AN_ACCOUNT = frozenset({"sign_in", "draft", "upload", "edit_profile", "file", "pay", "sign"})


def accounts(portal: Portal) -> Iterator[Need]:
    """Whether the test accounts can be used: a line each, or one that there are none."""
    if not portal.accounts:
        found = "none named: what only someone signed in sees stays open"
        yield Need("accounts", ok=True, found=found)
    for name, account in portal.accounts.items():
        yield _account(name, account, may_sign_in="sign_in" in portal.allow)


def _account(name: str, account: Account, *, may_sign_in: bool) -> Need:
    variables = [one for one in (account.user_env, account.password_env, account.state_env) if one is not None]
    unset = [one for one in variables if not os.environ.get(one)]
    if unset:
        remedy = f'export {unset[0]}=...   (PowerShell: $env:{unset[0]} = "..."); the portal file holds the name alone.'
        return Need("accounts", ok=False, found=f"{name}: {', '.join(unset)} not set", remedy=remedy)
    state = account.saved_state()
    if state is not None and not Path(state).is_file():
        found = f"{name}: there is no file where {account.state_env} says"
        remedy = f"egov sign-in PORTAL --save session.json, then export {account.state_env}=session.json"
        return Need("accounts", ok=False, found=found, remedy=remedy)
    if not may_sign_in:
        found = f"{name}: {', '.join(variables)} set, and not used: nothing may sign in"
        return Need("accounts", ok=False, found=found, remedy="List it in the portal file: allow: [sign_in]")
    return Need("accounts", ok=True, found=f"{name}: {', '.join(variables)} set")


def writes(portal: Portal) -> Need:
    """What may be done beyond reading, and whether there is an account to do it with."""
    acts = ", ".join(portal.allow)
    if not acts:
        found = "none allowed: pages are read, and whatever else would be sent is held back"
        return Need("writes", ok=True, found=found)
    wanting = [act for act in portal.allow if act in _OF_AN_ACCOUNT]
    if wanting and "citizen" not in portal.accounts:
        found = f"{', '.join(wanting)} allowed, and no account to do it with"
        remedy = "Name a test account: accounts: {citizen: {user_env: NAME, password_env: NAME}}"
        return Need("writes", ok=False, found=found, remedy=remedy)
    return Need("writes", ok=True, found=f"{acts} allowed, environment: {portal.environment}")
