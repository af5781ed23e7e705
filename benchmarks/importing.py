"""A list of leads from a file, beside the csv module reading it and one `executemany`."""

import csv
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from data.importing.columns import known_names, map_columns
from data.importing.plan import make_plan
from data.importing.tables import open_table
from data.importing.taking_in import take_in
from tui.clock import Clock

from .calls import open_store
from .figures import Figure

ROWS = 100_000
HEADER = ("First name", "Last name", "Job title", "Company", "Phone", "Email", "Website",
          "Industry", "Employees", "Country")  # fmt: skip
FLOOR = """INSERT INTO lead (name, title, company_name, phone, email, website, industry, employees,
  country, phone_e164, email_folded, created_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '2026-08-03T09:30:15.000000Z')"""
MEGABYTE = 1024 * 1024


def measure(*, rows: int = ROWS) -> list[Figure]:
    """An import of `rows` rows, one in fifty a repetition, and the memory of a ten times longer."""
    with TemporaryDirectory(prefix="talktrack-bench-") as folder:
        home = Path(folder)
        source = home / "list.csv"
        write_list(source, rows)
        floor = _floor(source, home / "floor.db")
        begun = time.perf_counter()
        taken = run(source, home / "ours.db")
        ours = time.perf_counter() - begun
        assert taken == rows - rows // 50, taken
        small, large = home / "small.csv", home / "large.csv"
        write_list(small, rows // 10)
        write_list(large, rows)
        first, second = (_memory(path, path.with_suffix(".db")) for path in (small, large))
        return [
            Figure(f"import of {rows:,} rows", ours, floor, "5x"),
            Figure("its memory (MB for ms), to a tenth of the rows", second, first, "1.1x"),
        ]


def write_list(path: Path, rows: int) -> None:
    """An export as it might be: Polish letters, numbers with spaces, one in fifty twice."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(HEADER)
        for number in range(rows):
            n = number - 1 if number % 50 == 49 else number
            out.writerow(
                ("Łucja", f"Żółta {n}", "Head of sales", f"Hurtownia {n // 3} sp. z o.o.",
                 f"+48 {n:09}", f"lucja{n}@hurtownia{n // 3}.example",
                 f"https://www.hurtownia{n // 3}.example", "wholesale", n % 900, "PL")
            )  # fmt: skip


def run(source: Path, database: Path) -> int:
    """A whole import as the command does it; returns the leads that came in."""
    table = open_table(source)
    columns = map_columns(table.header, known_names())
    with open_store(database) as store:
        plan = make_plan(table, columns, store=store)
        try:
            return take_in(store, plan, now=Clock().now()).added
        finally:
            plan.close()


def _floor(source: Path, path: Path) -> float:
    with open_store(path):
        pass
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("PRAGMA synchronous=FULL")
    begun = time.perf_counter()
    with source.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        database.execute("BEGIN")
        database.executemany(
            FLOOR,
            ((f"{row[0]} {row[1]}", *row[2:], row[4].replace(" ", ""), row[5]) for row in reader),
        )
        database.execute("COMMIT")
    spent = time.perf_counter() - begun
    database.close()
    return spent


def _memory(source: Path, database: Path) -> float:
    """The most memory that an import in a process of its own takes, in thousands of MB."""
    code = (
        "import resource, sys; from pathlib import Path; from benchmarks.importing import run; "
        "run(Path(sys.argv[1]), Path(sys.argv[2])); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    words = [sys.executable, "-c", code, str(source), str(database)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return int(done.stdout) * 1024 / MEGABYTE / 1000
