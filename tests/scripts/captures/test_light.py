import subprocess
import sys

import pytest

HEAVY = ("babel", "dateparser", "phonenumbers", "email_validator", "pydantic", "yaml")


@pytest.mark.parametrize(
    "done",
    [
        "import tui.scripts.captures, tui.scripts.cleaning, tui.scripts.pace",
        "from tui.scripts.captures import show; show('money', '4800.00 EUR', lang='pl')",
        "from datetime import datetime; from tui.scripts.captures import parse;"
        "parse('date', 'za dwa tygodnie', lang='pl', currency='PLN', now=datetime(2026, 3, 2))",
    ],
)
def test_nothing_heavy_is_imported_until_a_value_needs_it(done: str) -> None:
    asked = f"import sys; {done}; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
