"""Campaigns: many portals judged by one standard over weeks, and what became of each.

A campaign file names the portals and the days; the plan lives in the store beside the samples, a row for each audit and
each timed slot; pieces of work are processes of their own, cut off alone; results lie in one folder:

    FOLDER/PORTAL/portal.yaml                 the portal file that its audits use
    FOLDER/PORTAL/RUN/egov-report/...         result.json, index.html, ... of one audit
    FOLDER/PORTAL/RUN/egov-evidence/...       its dossier

A folder RUN appears whole or not at all. Nothing is imported here: whoever lists results needs no database.
"""
