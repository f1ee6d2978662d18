"""Adapters of product families: where the portals of one product have their places, and what they call them.

An adapter is a data file, ``product.yaml`` in the package that an entry point of the group ``pytest_egov.products`` names; the
entry point's own name is what a portal file says under ``product:``. A worked example stands in ``examples/own_product``.
"""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError, field_validator

from pytest_egov.documents import Document, Row, read_document
from pytest_egov.errors import Fault, PortalFileProblem, ProductProblem
from pytest_egov.portal import PlaceSaid
from pytest_egov.wayfinding.vocabulary import vocabulary

__all__ = ["Product", "known_products", "load_product"]

Words = Annotated[tuple[str, ...], Field(min_length=1)]


class Product(Row):
    """A product family as its adapter describes it."""

    name: str = Field(description="the product's name, for people")
    vendor: str = ""
    places: dict[str, PlaceSaid] = Field(default={}, description="a path, or {label: words of a link}, by place")
    words: dict[str, Words] = Field(default={}, description="what the product calls a place, beside the usual words")

    @field_validator("places")
    @classmethod
    def _no_absence(cls, value: dict[str, PlaceSaid]) -> dict[str, PlaceSaid]:
        absent = sorted(name for name, said in value.items() if said.absent)
        if absent:
            raise ValueError(
                f"an adapter cannot say that {', '.join(absent)} is absent: each portal switches modules on and off; "
                "its own portal file may say so"
            )
        return value


def known_products() -> dict[str, EntryPoint]:
    """The adapters installed here, by the name a portal file calls them."""
    return {point.name: point for point in entry_points(group="pytest_egov.products")}


def load_product(name: str) -> Product:
    """The adapter of a product.

    Raises:
        PortalFileProblem: none of that name is installed; the message lists those that are.
        ProductProblem: its data file does not hold together; lists every fault with file, line and remedy.
    """
    known = known_products()
    if name not in known:
        listed = ", ".join(sorted(known)) or "none"
        raise PortalFileProblem(
            f"No adapter of the product '{name}' is installed. Installed: {listed}. "
            "Install its distribution, correct 'product:' in the portal file, or leave it out."
        )
    package = known[name].load()
    file = Path(str(files(package).joinpath("product.yaml")))
    document = read_document(file, ProductProblem)
    told = f"The adapter of the product '{name}' does not hold together:"
    try:
        product = Product.model_validate(document.data)
    except ValidationError as error:
        raise ProductProblem(told, tuple(document.faults_of(error, Product))) from error
    faults = tuple(_unknown_places(document, product))
    if faults:
        raise ProductProblem(told, faults)
    return product


def _unknown_places(document: Document, product: Product) -> list[Fault]:
    known = vocabulary().places
    return [
        document.fault(
            (section, name), f"'{name}' is not a place we know", f"The places are: {', '.join(sorted(known))}."
        )
        for section, said in (("places", product.places), ("words", product.words))
        for name in said
        if name not in known
    ]
