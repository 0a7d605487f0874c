"""Seeds that once found a bug, each with what it was."""

from __future__ import annotations

import pytest

from tests.simulation.schedule import live

FOUND = {
    95: "a copy that went on as a new device wanted to send what had been erased while it was under way",
    2016: "what was kept aside of a restored server could not be shown after an upgrade",
    106: "an invite's session that brought the admission ended in 'up to date' with every other channel unread",
    178: "who wrote on before all was given back said to have seen more than the server's new life had",
    36: "who read late made another outcome of a receipt shared with an erased notification",
    39: "a copy stopped because two channels of one push said that the server knew more",
    71015: "what a device had under way came back without its body, and was lost with it on the server's word alone",
    35: "what another copy had handed in anew was offered again and again, and everything behind it was held up",
    54: "a retired copy that had asked for an erasure could not put it into its tray, nor anything else",
    700463: "keys of what came from a unit that has no device any more were never handed on to a new colleague",
    129: "what waited here was shown by the roles its author had when it was written, until it was sent",
    198: "who lost the session while it was greeted signed in all the same, and so handed in more than it should have",
    543362832: "a receipt that the server did not take was shown as given, and never given again",
    788054560: "a unit's next key, refused when somebody had just come, was not made after they had gone again",
    187501199: "a shift that was offered after its cancellation waited for a colleague, and one could take it",
    301387875: "a copy became whom both had prepared to go on as, read what the other had written so, and wrote on",
    426692579: "who was let in, and heard an old answer again, said up to date with all but the directory unread",
    799074670: "two who shut each other out left a unit without anybody who holds its keys, for whoever comes next",
    801533511: "a refused erasure was read as a word that had been refused, and nothing could be pulled any more",
    469855946: "what was under way kept its number when what had been kept aside came back under it, and was refused",
    604809305: "a receipt by a new server, named since the last pull, was taken for a forged one, and sync stopped",
    17129422: "of the simulation: two colleagues passed on to a unit without devices, and each has their own there",
    902141778: "of the simulation: a lead with something for a unit without devices never let anybody in",
    853719132: "of the simulation: a release by somebody whose role had ended was believed to hold",
    87973710: "a unit's key that its author had stated anew was given back for ever by another, never level",
    338735140: "of the simulation: nobody shut out a lost device that a restored server had not known at first",
    428168460: "of the simulation: a unit's key that is let go of was looked for at the server",
    308389413: "what came back of what was kept aside was taken for a copy's, and a copy waited for it for ever",
    91000825: "of the simulation: what a device had answered came back behind what its heir had answered",
    806448499: "of the simulation: what stood on the server was awaited once more when a colleague took it up",
    838411317: "a copy of a file of what was erased went on waiting where somebody had it in hand",
    200383136: "what was withdrawn before it was sent was shown in another way as it was withdrawn than afterwards",
    636118417: "an erasure in a channel that never had a key was said to go, while there is nothing it could say",
    859428911: "an erasure that a copy had sent first kept a lead from naming what was written later",
    669453234: "what was erased by what a restored server had lost could not be read any more after an upgrade",
    658509599: "an erasure waited for a device of a unit that had lost all of them, and the server kept the body",
    92033: "the words of what was erased stayed in what was kept aside of a restored server",
}


@pytest.mark.parametrize("seed", FOUND)
def test_what_was_found_stays_mended(seed: int) -> None:
    """A seed that found a bug finds nothing any more."""
    live(seed)
