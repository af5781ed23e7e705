"""What can be said in a practice call: moves, whose keys are text once something is typed."""

from tui.commands import Command
from tui.languages import N_

MOVES = N_("Said aloud, on the empty line")

COMMANDS = (
    Command(
        "say_it",
        N_("Say it"),
        N_("Says the words of this step, or asks the question as an open one; the buyer answers."),
        keys="space",
        label=N_("say it"),
        group=MOVES,
    ),
    Command(
        "acknowledge",
        N_("Acknowledge"),
        N_("Shows that you have heard: after something heavy, and on an objection."),
        keys="plus",
        label=N_("I hear you"),
        group=MOVES,
    ),
    Command(
        "play_back",
        N_("Play back"),
        N_("Sums up what they have said, in their words."),
        keys="equals_sign",
        label=N_("play back"),
        group=MOVES,
    ),
    Command(
        "keep_silent",
        N_("Keep silent"),
        N_("Leaves a pause, as after an objection."),
        keys="asterisk",
        label=N_("silence"),
        group=MOVES,
    ),
    Command(
        "ask_closed",
        N_("Ask as a closed question"),
        N_("Asks the question of this step so that yes or no answers it."),
        keys="minus",
        label=N_("closed"),
        group=MOVES,
    ),
    Command(
        "ask_leading",
        N_("Ask as a leading question"),
        N_(
            "Asks the question of this step with the answer in it. In the opening it pretends to "
            "be known, in a case it invents a customer: either fails the session."
        ),
        keys="exclamation_mark",
        label=N_("leading"),
        group=MOVES,
    ),
)
