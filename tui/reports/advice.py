"""One thing that may help, beside everything that is found to go wrong (R152)."""

from tui.languages import N_

AFTER_STEP = {
    "called": N_("What helps: leads wait uncalled; f on Today shows those that are hidden, too."),
    "reached": N_("What helps: other hours and days; view 2 shows when nobody answered."),
    "diagnosed": N_(
        "What helps: view 3 shows which questions are left out before need and stage are known."
    ),
    "qualified": N_("What helps: read the reasons below, and judge a blind sample in view 4."),
    "deal": N_("What helps: a next step with a day and a person; view 7 shows who agrees on one."),
    "won": N_("What helps: view 6 shows what won deals have in common and how long they take."),
}
"""By the step of the funnel that is worse than before."""
FORGOTTEN = N_("What helps: u on Today lists them with whose they are, and what was agreed.")
HASTY = N_(
    "What helps: go through the first ones with who called; o on a call makes a callback of it."
)
DROPPED = N_(
    "What helps: other words on that step in a new version; here both stand side by side then."
)
DRIFT = N_("Call three leads of class A first.")
