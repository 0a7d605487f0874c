"""The kinds of meetings there are, by their codes. Shared by meetings and by the rules that ask for them."""

from __future__ import annotations

from typing import Final

MEETING_KINDS: Final = ("info_event", "joint_training", "leadership", "casework", "job_shadowing")
