"""What each category of the police asks besides what all ask: what its guidance in the rules says belongs there.

One row a question; a question that several categories ask has one name and one row. None of them is needed at once: an
immediate notification leaves them to the full report, but for the reason of the other occasion (P90).
"""

from __future__ import annotations

from typing import Final

from desktop.domain.form_rows import YES_NO_UNKNOWN
from desktop.domain.form_values import Choice, Field

_LINE: Final = 300
_OFFENCES: Final[tuple[Choice, ...]] = (
    ("171", "§ 171 StGB: Verletzung der Fürsorge- oder Erziehungspflicht"),
    ("174", "§ 174 StGB: Missbrauch von Schutzbefohlenen"),
    ("176", "§§ 176 bis 176d StGB: Missbrauch von Kindern"),
    ("177", "§§ 177, 178 StGB: Übergriff, Nötigung, Vergewaltigung"),
    ("180", "§§ 179, 180 StGB: Förderung sexueller Handlungen"),
    ("182", "§ 182 StGB: Missbrauch von Jugendlichen"),
    ("184", "§§ 184b bis 184e StGB: verbotene Darstellungen und Darbietungen"),
    ("225", "§ 225 StGB: Misshandlung von Schutzbefohlenen"),
    ("232", "§§ 232 bis 233a StGB: Menschenhandel, Ausbeutung"),
    ("234", "§§ 234 bis 236 StGB: Menschenraub, Entziehung, Kinderhandel"),
    ("other", "Andere Straftat"),
)

_CARER_NOW: Final = Field("circumstances.carer_now", "text", "Wer betreut das Kind jetzt?", need="full")
_PROTECTED_BY: Final = Field("circumstances.protected_by", "text", "Wer schützt das Kind jetzt?", need="full")
_SUSPECT_WHERE: Final = Field(
    "circumstances.suspect_where", "text", "Wo ist die verdächtige Person?", limit=_LINE, need="full"
)
_STATE: Final = Field(
    "circumstances.state", "long", "Zustand der Sorgeberechtigten, wie gesehen", limit=2000, need="full"
)
_REPEATED: Final = Field(
    "circumstances.repeated", "choice", "Wiederholt sich das?", need="full", choices=YES_NO_UNKNOWN
)
_HANDED_TO: Final = Field("circumstances.handed_to", "text", "Wem wurde das Kind übergeben?", need="full")
_BEHAVIOUR: Final = Field("circumstances.behaviour", "long", "Verhalten, wie beobachtet", limit=2000, need="full")
_WEAPONS: Final = Field("circumstances.weapons", "choice", "Waffen im Haushalt?", need="full", choices=YES_NO_UNKNOWN)
_LISTED: Final = Field(
    "circumstances.offences",
    "choices",
    "Verdacht auf",
    choices=_OFFENCES,
    help="Die genannten Straftaten stehen in § 5 Abs. 2 KKG.",
    basis="§ 5 Abs. 2 KKG",
)
_ABROAD: Final = Field(
    "circumstances.abroad", "choice", "Ist eine Ausreise zu befürchten?", need="full", choices=YES_NO_UNKNOWN
)
_DEPARTURE: Final = Field("circumstances.departure", "moment", "Tag der befürchteten Ausreise", ahead=True)

_ASKED: Final[dict[str, tuple[Field, ...]]] = {
    "P02": (
        Field("circumstances.absent_where", "text", "Wo war das Kind zur Zeit der Gewalt?", limit=_LINE, need="full"),
        _REPEATED,
    ),
    "P03": (
        Field("circumstances.dwelling", "long", "Zustand der Wohnung, wie gesehen", limit=2000, need="full"),
        Field(
            "circumstances.lacking",
            "choices",
            "Woran es fehlt",
            choices=(
                ("food", "Nahrung"),
                ("clothing", "Kleidung"),
                ("bed", "Schlafplatz"),
                ("hygiene", "Hygiene"),
                ("heating", "Heizung, Strom, Wasser"),
                ("supervision", "Aufsicht"),
                ("medical", "Ärztliche Versorgung"),
            ),
        ),
        _CARER_NOW,
    ),
    "P04": (
        Field(
            "circumstances.explanation",
            "long",
            "Wie wird die Verletzung erklärt, und von wem?",
            limit=2000,
            need="full",
        ),
        _SUSPECT_WHERE,
        _PROTECTED_BY,
        _LISTED,
    ),
    "P05": (
        _BEHAVIOUR,
        Field("circumstances.frequency", "text", "Wie oft, soweit bekannt", limit=_LINE),
    ),
    "P06": (
        Field(
            "circumstances.contact_children",
            "long",
            "Welche Kinder haben Kontakt zur verdächtigen Person?",
            limit=2000,
            need="full",
        ),
        Field(
            "circumstances.contact_continues",
            "choice",
            "Besteht der Kontakt noch?",
            need="full",
            choices=YES_NO_UNKNOWN,
        ),
        _SUSPECT_WHERE,
        _PROTECTED_BY,
        Field(
            "circumstances.how_to_speak",
            "long",
            "Wie darf mit der Familie gesprochen werden?",
            limit=1000,
            need="full",
            help="Etwa: die verdächtige Person noch nicht ansprechen.",
        ),
        _LISTED,
    ),
    "P07": (_STATE, _REPEATED, _CARER_NOW),
    "P08": (
        _STATE,
        Field(
            "circumstances.access",
            "choice",
            "Kommt das Kind an Drogen oder Besteck?",
            need="full",
            choices=YES_NO_UNKNOWN,
        ),
        _CARER_NOW,
    ),
    "P09": (
        Field("circumstances.substance", "text", "Was wurde konsumiert?", need="full"),
        _HANDED_TO,
        Field("circumstances.earlier", "text", "Frühere Anlässe, soweit bekannt", limit=_LINE),
    ),
    "P10": (
        Field(
            "circumstances.accusation",
            "text",
            "Tatvorwurf in einem Satz",
            limit=_LINE,
            need="always",
            help="Keine Aussagen, keine Beweismittel, niemand sonst.",
            basis="§ 70 Abs. 2 JGG",
        ),
        Field(
            "circumstances.summons",
            "moment",
            "Ladung zur ersten Vernehmung",
            need="always",
            unless=("questioned",),
            ahead=True,
            help="Die Mitteilung geht spätestens mit der Ladung hinaus.",
            basis="§ 70 Abs. 2 JGG",
        ),
        Field(
            "circumstances.questioned",
            "flag",
            "Schon ohne Ladung vernommen",
            help="Dann geht die Mitteilung unverzüglich danach hinaus.",
            basis="§ 70 Abs. 2 JGG",
        ),
    ),
    "P11": (
        Field(
            "circumstances.kind",
            "choice",
            "Was liegt vor?",
            need="full",
            choices=(("missing", "Vermisst"), ("runaway", "Weggelaufen"), ("picked_up", "Aufgegriffen")),
        ),
        Field(
            "circumstances.missing_since",
            "moment",
            "Vermisst seit",
            need="full",
            when=("kind", ("missing", "runaway")),
        ),
        Field("circumstances.reason_told", "long", "Grund aus Sicht des Kindes", limit=2000),
        Field(
            "circumstances.handed_to",
            "text",
            "Wem wurde das Kind übergeben?",
            need="full",
            when=("kind", ("picked_up",)),
        ),
    ),
    "P12": (
        _BEHAVIOUR,
        Field("circumstances.reaction", "long", "Reaktion der Eltern", limit=2000, need="full"),
    ),
    "P13": (
        Field(
            "circumstances.kind",
            "choice",
            "Art der Gefährdung",
            need="full",
            choices=(
                ("place", "Gefährdender Ort"),
                ("alcohol", "Alkohol"),
                ("tobacco", "Tabak, Nikotin"),
                ("event", "Veranstaltung"),
                ("games", "Glücksspiel"),
                ("media", "Film, Spiel, Darstellung"),
                ("other", "Anderes"),
            ),
            basis="§ 8 JuSchG",
        ),
        _HANDED_TO,
    ),
    "P14": (
        Field(
            "circumstances.utterance",
            "long",
            "Äußerungen im Wortlaut",
            limit=2000,
            help="Keine Abschiedsbriefe als Abschrift.",
        ),
        Field("circumstances.with_child", "text", "Wer ist jetzt beim Kind?", need="full"),
    ),
    "P15": (
        Field(
            "circumstances.absence",
            "choice",
            "Warum ist das Kind ohne Versorgung?",
            need="full",
            choices=(
                ("arrest", "Festnahme"),
                ("hospital", "Krankenhaus"),
                ("death", "Tod"),
                ("left", "Allein gelassen"),
                ("other", "Anderer Grund"),
            ),
        ),
        _CARER_NOW,
        Field("circumstances.cared_until", "moment", "Versorgt bis", ahead=True),
        Field("circumstances.relatives", "long", "Angehörige, die das Kind nennt", limit=1000),
        Field("circumstances.needs", "long", "Was das Kind braucht", limit=1000, help="Etwa Arznei, Sprache."),
    ),
    "P16": (
        _BEHAVIOUR,
        Field(
            "circumstances.committed",
            "choice",
            "Unterbringung nach PsychKG?",
            need="full",
            choices=YES_NO_UNKNOWN,
            help="Keine Diagnosen, keine ärztlichen Unterlagen.",
        ),
        _CARER_NOW,
    ),
    "P17": (
        Field(
            "circumstances.court_decision",
            "text",
            "Gerichtliche Entscheidung mit Aktenzeichen",
            limit=_LINE,
            help="Woher das Sorgerecht bekannt ist, steht bei den Sorgeberechtigten.",
        ),
        _ABROAD,
        _DEPARTURE,
    ),
    "P18": (
        Field(
            "circumstances.kind",
            "choice",
            "Worum geht es?",
            need="full",
            choices=(
                ("trafficking", "Menschenhandel"),
                ("prostitution", "Prostitution"),
                ("forced_marriage", "Zwangsheirat"),
                ("mutilation", "Genitalverstümmelung"),
            ),
        ),
        _ABROAD,
        _DEPARTURE,
        _PROTECTED_BY,
        Field("circumstances.not_to_address", "text", "Wer darf nicht angesprochen werden?", limit=_LINE, need="full"),
        _LISTED,
    ),
    "P19": (
        Field(
            "circumstances.experienced",
            "text",
            "Was hat das Kind erlebt? In einem Satz",
            limit=_LINE,
            need="full",
            help="Keine Vernehmung, keine Chatverläufe.",
        ),
        Field("circumstances.online", "choice", "Anbahnung im Netz?", need="full", choices=YES_NO_UNKNOWN),
        Field(
            "circumstances.victim_support",
            "choice",
            "Ist der Opferschutz informiert?",
            need="full",
            choices=YES_NO_UNKNOWN,
        ),
    ),
    "P20": (
        Field("circumstances.origin", "text", "Herkunft, nach eigenen Angaben"),
        Field(
            "circumstances.age_source",
            "text",
            "Woher sind Alter und Herkunft bekannt?",
            limit=_LINE,
            help="Keine Altersschätzung ohne Grundlage.",
        ),
        Field("circumstances.companions", "text", "Begleitpersonen", limit=_LINE),
        Field("circumstances.health", "long", "Gesundheit, wie gesehen", limit=1000),
    ),
    "P21": (
        Field(
            "circumstances.environment",
            "long",
            "Folgen für das Kind, wie beobachtet",
            limit=2000,
            need="full",
            help="Umgebung, Äußerungen. Keine Erkenntnisse des Staatsschutzes.",
        ),
        _WEAPONS,
        _ABROAD,
    ),
    "P90": (
        Field(
            "circumstances.why",
            "long",
            "Warum muss das Jugendamt davon wissen, und warum passt keine andere Meldungsart?",
            limit=1000,
            need="always",
        ),
    ),
}


def circumstances(code: str) -> tuple[Field, ...]:
    """Give the rows that only this category has, none for one that has none of its own."""
    rows = _ASKED.get(code, ())
    if not rows:
        return ()
    at_once = any(row.need == "always" for row in rows)
    group = Field(
        "circumstances", "group", "Umstände", need="always" if at_once else "full", quick=at_once and code == "P90"
    )
    return (group, *rows)
