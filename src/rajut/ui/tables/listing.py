"""One page of a table, read from the address: `urut` sorts, `halaman` turns the page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model, QuerySet
from django.http import HttpRequest, QueryDict

from rajut.ui.forms import Filters
from rajut.ui.tables.columns import Cell, Column

Row = TypeVar("Row")
SORT, PAGE, FORMAT = "urut", "halaman", "format"
LONGEST_PAGE_NUMBER = 7
MANY = 10_000  # up to here a long list is counted; who looks for one among more narrows it


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: where a click on it leads, and how the table is sorted by it now."""

    column: Column[Any]
    url: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """A table as one page shows it; `everything` is all of its rows, in order, for exports.

    `more`: there are more than `total`, which were not counted.
    """

    columns: tuple[Column[Row], ...]
    rows: Sequence[Row]
    page: int
    pages: int
    total: int
    per_page: int
    sort: str
    query: QueryDict
    everything: "QuerySet[Any] | Sequence[Row]" = field(repr=False)
    form: Filters | None = None
    more: bool = False

    @property
    def heads(self) -> list[Head]:
        return [self._head(column) for column in self.columns]

    @property
    def lines(self) -> list[list[Cell]]:
        return [[column.cell(row) for column in self.columns] for row in self.rows]

    @property
    def first(self) -> int:
        return (self.page - 1) * self.per_page + 1 if self.total else 0

    @property
    def last(self) -> int:
        return min(self.page * self.per_page, self.total)

    @property
    def filtered(self) -> bool:
        """Whether a filter narrows the rows."""
        names = self.form.fields if self.form else ()
        return any(self.query.get(name) for name in names)

    @property
    def previous_url(self) -> str:
        return self.url(**{PAGE: str(self.page - 1)}) if self.page > 1 else ""

    @property
    def next_url(self) -> str:
        return self.url(**{PAGE: str(self.page + 1)}) if self.page < self.pages else ""

    @property
    def first_url(self) -> str:
        return self.url(**{PAGE: "1"})

    @property
    def last_url(self) -> str:
        return self.url(**{PAGE: str(self.pages)})

    @property
    def csv_url(self) -> str:
        return self.url(**{PAGE: "", FORMAT: "csv"})

    @property
    def xlsx_url(self) -> str:
        return self.url(**{PAGE: "", FORMAT: "xlsx"})

    def url(self, **changes: str) -> str:
        """The address of this table with `changes`; an empty value drops its parameter."""
        query = self.query.copy()
        for name, value in changes.items():
            query.pop(name, None)
            if value:
                query[name] = value
        return f"?{query.urlencode()}"

    def _head(self, column: Column[Row]) -> Head:
        down = self.sort == column.key
        url = self.url(**{SORT: f"-{column.key}" if down else column.key, PAGE: ""}) if column.order else ""
        state = "ascending" if down else "descending" if self.sort == f"-{column.key}" else ""
        return Head(column, url, state)


def listing(
    request: HttpRequest,
    rows: "QuerySet[Any] | Sequence[Row]",
    columns: Sequence[Column[Row]],
    *,
    form: Filters | None = None,
    per_page: int = 25,
    default_order: str = "",
    most: int | None = None,
) -> Listing[Row]:
    """The page of the table that the address asks for; at most two queries, a count and a page.

    An address that makes no sense (a page too far, a column that is not there) gets the nearest page
    that does. `default_order` is a column's key, with "-" for descending. `most`: how far rows are counted.
    """
    kept = _narrowed(rows, form)
    sort = _sort(request, columns) or default_order
    ordered = _ordered(kept, columns, sort)
    counted = _count(ordered, most)
    total = counted if most is None else min(counted, most)
    pages = max(-(-total // per_page), 1)
    number = min(_page_number(request), pages)
    start = (number - 1) * per_page
    return Listing(
        columns=tuple(columns),
        rows=list(ordered[start : start + per_page]) if total else [],
        page=number,
        pages=pages,
        total=total,
        per_page=per_page,
        sort=sort,
        query=_query(request),
        everything=ordered,
        form=form,
        more=counted > total,
    )


def _count(rows: Any, most: int | None) -> int:
    """Count the rows, or one more than `most`: counting all of a nation's costs more than showing a page."""
    if not isinstance(rows, QuerySet):
        return len(rows)
    return rows.count() if most is None else rows.order_by()[: most + 1].count()


def _narrowed(rows: Any, form: Filters | None) -> Any:
    if form is not None and form.is_bound and form.is_valid():
        return form.narrow(rows)
    return rows


def _sort(request: HttpRequest, columns: Sequence[Column[Row]]) -> str:
    asked = request.GET.get(SORT, "")
    known = {column.key for column in columns if column.order}
    return asked if asked.removeprefix("-") in known else ""


def _ordered(rows: Any, columns: Sequence[Column[Row]], sort: str) -> Any:
    column = next((column for column in columns if column.key == sort.removeprefix("-")), None)
    down = sort.startswith("-")
    if isinstance(rows, QuerySet):
        return _ordered_query(rows, column, down)
    if column is None:
        return rows
    value: Callable[[Any], Any] = column.value
    full = [row for row in rows if value(row) is not None]
    bare = [row for row in rows if value(row) is None]
    return [*sorted(full, key=value, reverse=down), *bare]


def _ordered_query(rows: QuerySet[Model], column: Column[Any] | None, down: bool) -> QuerySet[Model]:
    if column is None or not column.order:
        return rows if rows.ordered else rows.order_by("pk")
    first = f"-{column.order}" if down else column.order
    if down and _may_be_empty(rows.model, column.order):
        return rows.order_by(F(column.order).desc(nulls_last=True), "pk")
    return rows.order_by(first, "pk")


def _may_be_empty(model: type[Model], order: str) -> bool:
    """Whether a row may have nothing there: such rows come last, which no index serves, so only these."""
    for name in order.split("__"):
        try:
            field = model._meta.get_field(name)
        except FieldDoesNotExist:  # what a query worked out
            return True
        if field.null:
            return True
        model = field.related_model or model
    return False


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get(PAGE, "")
    sound = asked.isascii() and asked.isdigit() and len(asked) <= LONGEST_PAGE_NUMBER
    return max(int(asked), 1) if sound else 1


def _query(request: HttpRequest) -> QueryDict:
    query = request.GET.copy()
    query.pop(FORMAT, None)
    return query
