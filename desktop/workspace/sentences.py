"""The plain sentences that say why the workspace has stopped.

Nothing here names a child, a family or a notification.
"""

from __future__ import annotations

from typing import Final

CLONED: Final = (
    "Der Server behauptet, von diesem Gerät mehr zu kennen als das Gerät selbst, und zeigt es nicht. Alles bleibt "
    "erhalten, es wird nichts gesendet; bitte die IT verständigen."
)
SUCCEEDED: Final = (
    "Dieses Profil wird aus einer Kopie an anderer Stelle weitergeführt; von hier wird nichts mehr gesendet. Was noch "
    "nicht gesendet war, bleibt unter „Nicht zugestellt“ erhalten. Für dieses Gerät braucht es eine neue Einladung."
)
STALE: Final = "Der Server zeigt ein veraltetes Verzeichnis. Alles bleibt erhalten; bitte die IT verständigen."
CONTRADICTION: Final = (
    "Der Server widerspricht dem, was er früher gezeigt hat. Es wurde angehalten, nichts geht verloren; bitte die IT "
    "verständigen."
)
ANOTHER_ROOT: Final = "Der Server gehört zu einer anderen Kooperation. Es wurde nichts gesendet."
REVOKED: Final = "Diesem Gerät wurde der Zugang entzogen. Alles Geschriebene bleibt auf dem Gerät erhalten."
OUTDATED: Final = (
    "Der Server verlangt eine neuere Programmversion. Lesen und Entwerfen geht weiter; bitte das Programm "
    "aktualisieren."
)
