"""Portals of very different make on which an application can be filed, sound or with faults."""
