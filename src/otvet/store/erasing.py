"""A person leaves no trace: rows rewritten without them, files swept, words of the log kept clean."""

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from otvet.facts import ActorId
from otvet.store import derived
from otvet.store.delta import Facts, month_of
from otvet.store.tables import BRAND, FACT_TABLES, FactTable


def mark_of(actor: ActorId, salt: bytes) -> bytes:
    """What is kept of an erased person: enough to keep them out, not enough to tell who."""
    return blake2b(actor.to_bytes(8, "little", signed=True), key=salt, digest_size=16).digest()


def erase_facts(folder: Path, facts: Facts, actor: ActorId | None) -> int:
    """Take a person out of every table and off the disk; the number of facts touched.

    May be repeated after a crash: what is gone stays gone. None sweeps away the old files of
    somebody whose rows went before the crash.
    """
    touched = 0
    for table in FACT_TABLES.values():
        if table.on_erase != "nothing":
            touched += _erase_from(table, facts, actor) if actor is not None else 0
            facts.sweep(table.name)
    derived.forget_all(folder)
    return touched


def texts_of(facts: Facts, actor: ActorId) -> frozenset[int]:
    """Keys of everything that a person wrote, for what others said of it to go with it."""
    mine = [("actor", "=", actor)]
    return frozenset(
        key
        for uri in facts.files("mention")
        for key in pq.read_table(uri, columns=["key"], filters=mine, partitioning=None)[
            "key"
        ].to_pylist()
    )


def bearers(facts: Facts, marks: Iterable[bytes], salt: bytes) -> dict[bytes, ActorId]:
    """Whose marks these are, as far as facts of them are left: a mark alone does not tell."""
    wanted = frozenset(marks)
    tables = [table.name for table in FACT_TABLES.values() if table.on_erase != "nothing"]
    people = {
        ActorId(actor)
        for name in tables
        for uri in facts.files(name)
        for actor in pc.unique(_actors(uri)["actor"]).drop_null().to_pylist()
    }
    return {mark: actor for actor in people if (mark := mark_of(actor, salt)) in wanted}


def _erase_from(table: FactTable, facts: Facts, actor: ActorId) -> int:
    uris = facts.files(table.name)
    months = {month_of(uri) for uri in uris if _rows_of(_actors(uri), actor)}
    touched = 0
    for month in sorted(months):
        rows = _month(table, [uri for uri in uris if month_of(uri) == month], month)
        touched += _rows_of(rows, actor)
        facts.replace_month(table.name, month, _without(table, rows, actor))
    return touched


def _actors(uri: str) -> pa.Table:
    return pq.read_table(uri, columns=["actor"], partitioning=None)


def _rows_of(rows: pa.Table, actor: ActorId) -> int:
    found: int = pc.sum(pc.equal(rows["actor"], actor)).as_py() or 0
    return found


def _month(table: FactTable, uris: list[str], month: int) -> pa.Table:
    # The partition's copies are not in the files, and a delete by predicate would write the
    # person's number into the log: so the month is read, and written anew.
    schema = table.schema
    rows = pa.concat_tables(
        [pq.read_table(u, partitioning=None).select(schema.names) for u in uris]
    )
    rows = rows.cast(schema)
    for name, value in (("part_month", month), ("part_brand", BRAND)):
        rows = rows.add_column(0, name, pa.array([value] * rows.num_rows, pa.int32()))
    return rows.cast(table.stored_schema)


def _without(table: FactTable, rows: pa.Table, actor: ActorId) -> pa.Table:
    theirs = pc.fill_null(pc.equal(rows["actor"], actor), pa.scalar(value=False))
    if table.on_erase == "delete":
        return rows.filter(pc.invert(theirs))
    place = rows.schema.get_field_index("actor")
    blank = pc.if_else(theirs, pa.scalar(None, pa.int64()), rows["actor"])
    return rows.set_column(place, rows.schema.field(place), blank)
