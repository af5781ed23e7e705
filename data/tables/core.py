"""The tables as SQLAlchemy's Core sees them: what the store's statements are written with."""

from sqlalchemy import Table
from sqlmodel import SQLModel

import data.tables

assert data.tables  # the models fill the registry

_all = SQLModel.metadata.tables

lead: Table = _all["lead"]
call: Table = _all["call"]
call_event: Table = _all["call_event"]
evidence: Table = _all["evidence"]
script_version: Table = _all["script_version"]
contact: Table = _all["contact"]
company: Table = _all["company"]
deal: Table = _all["deal"]
change: Table = _all["change"]
suppression: Table = _all["suppression"]
engagement: Table = _all["engagement"]
lead_stage: Table = _all["lead_stage"]
installation: Table = _all["installation"]
review: Table = _all["review"]
call_figure: Table = _all["call_figure"]
call_set: Table = _all["call_set"]
block_figure: Table = _all["block_figure"]
stale_block: Table = _all["stale_block"]
practice_run: Table = _all["practice_run"]
practice_task: Table = _all["practice_task"]
practice_mark: Table = _all["practice_mark"]
import_run: Table = _all["import_run"]
import_span: Table = _all["import_span"]
export_made: Table = _all["export_made"]
