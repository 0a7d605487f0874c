<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="de_DE">
  <context>
    <name>schutzbruecke</name>
    <message>
      <source>noch nicht bekannt</source>
      <translation>not yet known</translation>
    </message>
    <message>
      <source>Version</source>
      <translation>Version</translation>
    </message>
    <message>
      <source>Protokoll</source>
      <translation>Log</translation>
    </message>
    <message>
      <source>Kooperationsvereinbarung, Fassung</source>
      <translation>Cooperation agreement, version</translation>
    </message>
    <message>
      <source>Regeln, Fassung</source>
      <translation>Rules, version</translation>
    </message>
    <message>
      <source>Person</source>
      <translation>Person</translation>
    </message>
    <message>
      <source>Stelle</source>
      <translation>Unit</translation>
    </message>
    <message>
      <source>Rollen</source>
      <translation>Roles</translation>
    </message>
    <message>
      <source>Stand</source>
      <translation>Status</translation>
    </message>
    <message>
      <source>Gerät</source>
      <translation>Device</translation>
    </message>
    <message>
      <source>Wörter der Kooperation</source>
      <translation>Words of the cooperation</translation>
    </message>
    <message>
      <source>Fingerabdruck der Kooperation</source>
      <translation>Fingerprint of the cooperation</translation>
    </message>
    <message>
      <source>Programm</source>
      <translation>Program</translation>
    </message>
    <message>
      <source>Dieses Gerät</source>
      <translation>This device</translation>
    </message>
    <message>
      <source>Das kann nur die empfangende Stelle.</source>
      <translation>Only the receiving unit can do this.</translation>
    </message>
    <message>
      <source>Bitte einen Grund angeben.</source>
      <translation>Please give a reason.</translation>
    </message>
    <message>
      <source>Es gibt keinen Nachtrag, der noch weiterzugeben wäre.</source>
      <translation>There is no supplement left to pass on.</translation>
    </message>
    <message>
      <source>Ein Kind dieses Namens steht schon in der Meldung. Ist auch das Geburtsdatum gleich angegeben, zählt es als dasselbe, sonst als ein weiteres. Was Sie von ihm neu wissen, können Sie auch als Aussage schreiben, und was falsch war, in eine Berichtigung.</source>
      <translation>A child of this name is already in the notification. If the date of birth is given the same too, it counts as the same one, otherwise as another. What you know of it anew you can also write as a statement, and what was wrong in a correction.</translation>
    </message>
    <message>
      <source>Dieses Kind steht schon in der Meldung. Es zählt nicht noch einmal; was Sie hier von ihm schreiben, steht neben dem, was schon da steht.</source>
      <translation>This child is already in the notification. It does not count again; what you write of it here stands beside what is already there.</translation>
    </message>
    <message>
      <source>Hier ergänzt und berichtigt nur, wer auch freigeben darf.</source>
      <translation>Here only those who may release may add to it or correct it.</translation>
    </message>
    <message>
      <source>Diese Meldung liegt auf diesem Gerät nicht vor.</source>
      <translation>This notification is not on this device.</translation>
    </message>
    <message>
      <source>Bytes</source>
      <translation>Bytes</translation>
    </message>
    <message>
      <source>Personensorgeberechtigte einbezogen?</source>
      <translation>Custodians involved?</translation>
    </message>
    <message>
      <source>Warum nicht (Personensorgeberechtigte)</source>
      <translation>Why not (custodians)</translation>
    </message>
    <message>
      <source>Kind einbezogen?</source>
      <translation>Child involved?</translation>
    </message>
    <message>
      <source>Warum nicht (Kind)</source>
      <translation>Why not (child)</translation>
    </message>
    <message>
      <source>Hausbesuch gemacht?</source>
      <translation>Home visit made?</translation>
    </message>
    <message>
      <source>Warum nicht (Hausbesuch)</source>
      <translation>Why not (home visit)</translation>
    </message>
    <message>
      <source>Familiengericht angerufen?</source>
      <translation>Family court called?</translation>
    </message>
    <message>
      <source>Warum nicht (Familiengericht)</source>
      <translation>Why not (family court)</translation>
    </message>
    <message>
      <source>Kind in Obhut genommen?</source>
      <translation>Child taken into care?</translation>
    </message>
    <message>
      <source>Warum nicht (Inobhutnahme)</source>
      <translation>Why not (taking into care)</translation>
    </message>
    <message>
      <source>Die Datei muss ein JSON-Objekt enthalten.</source>
      <translation>The file must contain a JSON object.</translation>
    </message>
    <message>
      <source>Einschätzung zu zweit, {when}, {person}</source>
      <translation>Assessment by two, {when}, {person}</translation>
    </message>
    <message>
      <source>Ja</source>
      <translation>Yes</translation>
    </message>
    <message>
      <source>Nein</source>
      <translation>No</translation>
    </message>
    <message>
      <source>Zweite Fachkraft</source>
      <translation>Second professional</translation>
    </message>
    <message>
      <source>Ergebnis</source>
      <translation>Result</translation>
    </message>
    <message>
      <source>Einschätzung in Kürze</source>
      <translation>Assessment in brief</translation>
    </message>
    <message>
      <source>Kind (Stelle in der Meldung, ab 0)</source>
      <translation>Child (place in the notification, from 0)</translation>
    </message>
    <message>
      <source>Es fehlt eine Angabe.</source>
      <translation>Something is missing.</translation>
    </message>
    <message>
      <source>Dieses Feld ist nicht vorgesehen.</source>
      <translation>This field is not provided for.</translation>
    </message>
    <message>
      <source>Kind</source>
      <translation>Child</translation>
    </message>
    <message>
      <source>Kind {number}</source>
      <translation>Child {number}</translation>
    </message>
    <message>
      <source>Ihre Administration lässt keine Anhänge zu.</source>
      <translation>Your administrators do not allow attachments.</translation>
    </message>
    <message>
      <source>Abbildungen nach §§ 184b und 184c StGB dürfen hier nicht angehängt werden. Sprechen Sie dann mit der Polizei.</source>
      <translation>Images under sections 184b and 184c of the Criminal Code must not be attached here. Speak to the police instead.</translation>
    </message>
    <message>
      <source>Fotos enthalten oft Ort, Zeit und Gerät der Aufnahme. Hängen Sie nur an, was die andere Seite braucht; die Meldung wartet nicht auf Dateien.</source>
      <translation>Photos often contain the place, time and device of the picture. Attach only what the other side needs; the notification does not wait for files.</translation>
    </message>
    <message>
      <source>Diese Datei wurde nicht fertig hinzugefügt. Entfernen Sie sie und fügen Sie sie noch einmal hinzu.</source>
      <translation>This file was not added to its end. Remove it and add it once more.</translation>
    </message>
    <message>
      <source>Höchstens {most} Dateien, je {each}, zusammen {together}.</source>
      <translation>At most {most} files, {each} each, {together} together.</translation>
    </message>
    <message>
      <source>Zusammen höchstens {most}.</source>
      <translation>At most {most} together.</translation>
    </message>
    <message>
      <source>Höchstens {most} Anhänge.</source>
      <translation>{most} attachments at most.</translation>
    </message>
    <message>
      <source>Auf diesem Gerät: {done} von {count} Teilen</source>
      <translation>On this device: {done} of {count} parts</translation>
    </message>
    <message>
      <source>Nicht zugestellt</source>
      <translation>Not delivered</translation>
    </message>
    <message>
      <source>Auf diesem Gerät</source>
      <translation>On this device</translation>
    </message>
    <message>
      <source>Auf diesem Gerät beschädigt</source>
      <translation>Damaged on this device</translation>
    </message>
    <message>
      <source>Noch nicht auf diesem Gerät</source>
      <translation>Not on this device yet</translation>
    </message>
    <message>
      <source>Wird für die Weiterleitung vorbereitet</source>
      <translation>Being prepared to be forwarded</translation>
    </message>
    <message>
      <source>Wird vorbereitet</source>
      <translation>Being prepared</translation>
    </message>
    <message>
      <source>Wird geholt …</source>
      <translation>Being fetched …</translation>
    </message>
    <message>
      <source>Wird übermittelt: Teil {done} von {count}</source>
      <translation>Being transmitted: part {done} of {count}</translation>
    </message>
    <message>
      <source>Wartet auf Übermittlung</source>
      <translation>Waits to be transmitted</translation>
    </message>
    <message>
      <source>Wird geholt: Teil {done} von {count}</source>
      <translation>Being fetched: part {done} of {count}</translation>
    </message>
    <message>
      <source>Diese Meldung wurde zurückgezogen.</source>
      <translation>This notification was withdrawn.</translation>
    </message>
    <message>
      <source>Um Rückruf dieser Meldung ist gebeten; es folgt keine Datei mehr.</source>
      <translation>A recall of this notification has been asked for; no file follows any more.</translation>
    </message>
    <message>
      <source>Die Weiterleitung wurde zurückgenommen; es folgt keine Datei mehr.</source>
      <translation>The forward was taken back; no file follows any more.</translation>
    </message>
    <message>
      <source>Die empfangenden Stellen haben gewechselt; bitte noch einmal.</source>
      <translation>The receiving units have changed; please try again.</translation>
    </message>
    <message>
      <source>Diesen Anhang gibt es nicht.</source>
      <translation>There is no such attachment.</translation>
    </message>
    <message>
      <source>Mehrere Anhänge heißen so: {ids}.</source>
      <translation>Several attachments have this name: {ids}.</translation>
    </message>
    <message>
      <source>Telefonisch übergeben {when} an {to}</source>
      <translation>Handed over by telephone {when} to {to}</translation>
    </message>
    <message>
      <source>Telefonisch übergeben an {to}</source>
      <translation>Handed over by telephone to {to}</translation>
    </message>
    <message>
      <source>Unter diesem Kürzel fragen die Regeln danach. Leer: aus dem Titel.</source>
      <translation>Rules ask for it by this short name. Empty: made of the title.</translation>
    </message>
    <message>
      <source>Ohne ein Häkchen: für alle.</source>
      <translation>Without a tick: for everybody.</translation>
    </message>
    <message>
      <source>Jede in einer Zeile; vor der richtigen steht ein *.</source>
      <translation>Each on a line; the right one begins with *.</translation>
    </message>
    <message>
      <source>Karte</source>
      <translation>Card</translation>
    </message>
    <message>
      <source>Vor genau einer Antwort steht ein *: vor der richtigen.</source>
      <translation>Exactly one answer begins with *: the right one.</translation>
    </message>
    <message>
      <source>Zwei Antworten sind gleich, oder eine ist leer.</source>
      <translation>Two answers are the same, or one is empty.</translation>
    </message>
    <message>
      <source>Für wen</source>
      <translation>For whom</translation>
    </message>
    <message>
      <source>Titel</source>
      <translation>Title</translation>
    </message>
    <message>
      <source>Kürzel</source>
      <translation>Short name</translation>
    </message>
    <message>
      <source>Was man wissen soll</source>
      <translation>What is to be known</translation>
    </message>
    <message>
      <source>Frage</source>
      <translation>Question</translation>
    </message>
    <message>
      <source>Antworten</source>
      <translation>Answer</translation>
    </message>
    <message>
      <source>Warum</source>
      <translation>Why</translation>
    </message>
    <message>
      <source>Erlaubt sind kleine Buchstaben, Ziffern und Bindestriche.</source>
      <translation>Allowed are small letters, digits and hyphens.</translation>
    </message>
    <message>
      <source>Lernkarten mit diesem Kürzel gibt es schon.</source>
      <translation>There are training cards with this short name already.</translation>
    </message>
    <message>
      <source>Eine Karte muss bleiben. Bieten Sie sonst den ganzen Satz nicht mehr an.</source>
      <translation>One card has to stay. Otherwise offer the whole set no more.</translation>
    </message>
    <message>
      <source>Es braucht {least} bis {most} Antworten, jede in einer Zeile.</source>
      <translation>It takes {least} to {most} answers, each on a line.</translation>
    </message>
    <message>
      <source>Eine Antwort hat höchstens {most} Zeichen.</source>
      <translation>An answer has at most {most} characters.</translation>
    </message>
    <message>
      <source>Hier fehlt eine Angabe.</source>
      <translation>Something is missing here.</translation>
    </message>
    <message>
      <source>Ein Satz hat höchstens {most} Karten.</source>
      <translation>A set has at most {most} cards.</translation>
    </message>
    <message>
      <source>Hier stehen höchstens {most} Zeichen.</source>
      <translation>At most {most} characters fit here.</translation>
    </message>
    <message>
      <source>Bestätigung offen</source>
      <translation>Receipt due</translation>
    </message>
    <message>
      <source>noch {span}</source>
      <translation>{span} left</translation>
    </message>
    <message>
      <source>Zwei Fassungen</source>
      <translation>Two versions</translation>
    </message>
    <message>
      <source>weniger als 1 min</source>
      <translation>less than 1 min</translation>
    </message>
    <message>
      <source>1 Tag</source>
      <translation>1 day</translation>
    </message>
    <message>
      <source>Vertretung für {name}</source>
      <translation>Standing in for {name}</translation>
    </message>
    <message>
      <source>Mir zugewiesen</source>
      <translation>Assigned to me</translation>
    </message>
    <message>
      <source>{minutes} min</source>
      <translation>{minutes} min</translation>
    </message>
    <message>
      <source>{days} Tagen</source>
      <translation>{days} days</translation>
    </message>
    <message>
      <source>{days} Tage</source>
      <translation>{days} days</translation>
    </message>
    <message>
      <source>Zugewiesen</source>
      <translation>Assigned</translation>
    </message>
    <message>
      <source>Überfällig seit {span}</source>
      <translation>Overdue for {span}</translation>
    </message>
    <message>
      <source>Freigabe überfällig seit {span}</source>
      <translation>Release overdue for {span}</translation>
    </message>
    <message>
      <source>Freigabe offen</source>
      <translation>Release pending</translation>
    </message>
    <message>
      <source>{hours} h {minutes} min</source>
      <translation>{hours} h {minutes} min</translation>
    </message>
    <message>
      <source>{hours} h</source>
      <translation>{hours} h</translation>
    </message>
    <message>
      <source>Dieser Bericht geht dort nicht hin. Ist er gesendet, melden Sie auch dort.</source>
      <translation>This report does not go there. Once it is sent, notify them too.</translation>
    </message>
    <message>
      <source>1 Konflikt</source>
      <translation>1 conflict</translation>
    </message>
    <message>
      <source>(leer)</source>
      <translation>(empty)</translation>
    </message>
    <message>
      <source>{name}, {time} Uhr</source>
      <translation>{name}, {time}</translation>
    </message>
    <message>
      <source>{field}: {value}, von {by}</source>
      <translation>{field}: {value}, by {by}</translation>
    </message>
    <message>
      <source>{count} Konflikte</source>
      <translation>{count} conflicts</translation>
    </message>
    <message>
      <source>in Ordnung</source>
      <translation>in order</translation>
    </message>
    <message>
      <source>Verbindung geprüft am {moment} Uhr, Schutzbrücke {version}</source>
      <translation>Connection tested at {moment}, Schutzbrücke {version}</translation>
    </message>
    <message>
      <source>({count} ms)</source>
      <translation>({count} ms)</translation>
    </message>
    <message>
      <source>Keine Rufnummer</source>
      <translation>No telephone number</translation>
    </message>
    <message>
      <source>Zu bestätigen</source>
      <translation>To confirm</translation>
    </message>
    <message>
      <source>Lange nicht bestätigt</source>
      <translation>Not confirmed for long</translation>
    </message>
    <message>
      <source>Erreichbarkeit</source>
      <translation>Reachability</translation>
    </message>
    <message>
      <source>Zuständigkeit</source>
      <translation>Jurisdiction</translation>
    </message>
    <message>
      <source>Abwesenheit</source>
      <translation>Absence</translation>
    </message>
    <message>
      <source>{age} von {name}</source>
      <translation>{age} by {name}</translation>
    </message>
    <message>
      <source>Eintrag</source>
      <translation>Entry</translation>
    </message>
    <message>
      <source>Alle</source>
      <translation>All</translation>
    </message>
    <message>
      <source>Eigene Stelle</source>
      <translation>Own unit</translation>
    </message>
    <message>
      <source>Noch keine Ansprechpersonen.</source>
      <translation>No contacts yet.</translation>
    </message>
    <message>
      <source>Ihre Stelle hat noch keine Ansprechperson eingetragen.</source>
      <translation>Your unit has not entered a contact yet.</translation>
    </message>
    <message>
      <source>Nichts zu bestätigen. Alle Einträge Ihrer Stelle sind frisch.</source>
      <translation>Nothing to confirm. All entries of your unit are fresh.</translation>
    </message>
    <message>
      <source>1 Eintrag zu bestätigen</source>
      <translation>1 entry to confirm</translation>
    </message>
    <message>
      <source>{count} Einträge zu bestätigen</source>
      <translation>{count} entries to confirm</translation>
    </message>
    <message>
      <source>von {name}, {time}</source>
      <translation>by {name}, {time}</translation>
    </message>
    <message>
      <source>ersetzt von {name}, {time}</source>
      <translation>replaced by {name}, {time}</translation>
    </message>
    <message>
      <source>Diese Fassung gibt es nicht mehr.</source>
      <translation>This version is there no more.</translation>
    </message>
    <message>
      <source>Das kann nur die eigene Behörde ändern.</source>
      <translation>Only one’s own agency can change this.</translation>
    </message>
    <message>
      <source>„{name}“ ist die eigene Behörde, aber keine Stelle ist genannt. Wählen Sie eine dafür.</source>
      <translation>“{name}” is one’s own agency, but no unit is named. Choose one for it.</translation>
    </message>
    <message>
      <source>Bei „{name}“ ist keine Stelle genannt; der Eintrag kommt zu: {unit}.</source>
      <translation>No unit is named for “{name}”; the entry goes to: {unit}.</translation>
    </message>
    <message>
      <source>Die Stelle „{name}“ gehört nicht zur Kooperation; der Eintrag kommt zu der gewählten.</source>
      <translation>The unit “{name}” is not part of the cooperation; the entry goes to the one chosen.</translation>
    </message>
    <message>
      <source>Neu: {names}</source>
      <translation>New: {names}</translation>
    </message>
    <message>
      <source>{names} und {count} weitere</source>
      <translation>{names} and {count} more</translation>
    </message>
    <message>
      <source>Abgebrochen. Es wurde nichts geändert.</source>
      <translation>Broken off. Nothing was changed.</translation>
    </message>
    <message>
      <source>Diese Person steht mit anderen Angaben schon in Zeile {line}.</source>
      <translation>This person stands in line {line} already, with other values.</translation>
    </message>
    <message>
      <source>Die Stelle „{name}“ gehört nicht zur Kooperation.</source>
      <translation>The unit “{name}” is not part of the cooperation.</translation>
    </message>
    <message>
      <source>Tag.Monat.Jahr, zum Beispiel 31.01.2026; leer: ohne Grenze</source>
      <translation>Day.month.year, for example 31.01.2026; empty: without limit</translation>
    </message>
    <message>
      <source>Namen aus dem Verzeichnis, mehrere mit Komma</source>
      <translation>Names from the register, several with commas</translation>
    </message>
    <message>
      <source>Wofür man hier anruft, mit Komma getrennt</source>
      <translation>What one calls here about, with commas</translation>
    </message>
    <message>
      <source>Zum Beispiel: Mo bis Do 8 bis 16 Uhr, Fr 8 bis 12 Uhr</source>
      <translation>For example: Mon to Thu 8 to 16, Fri 8 to 12</translation>
    </message>
    <message>
      <source>Der ganze Eintrag stimmt so.</source>
      <translation>The whole entry is true like this.</translation>
    </message>
    <message>
      <source>1 Person</source>
      <translation>1 person</translation>
    </message>
    <message>
      <source>{count} Personen</source>
      <translation>{count} people</translation>
    </message>
    <message>
      <source>Niemand in Rufbereitschaft eingetragen</source>
      <translation>Nobody entered as on call</translation>
    </message>
    <message>
      <source>Rufbereitschaft</source>
      <translation>On-call duty</translation>
    </message>
    <message>
      <source>Ansprechperson</source>
      <translation>Contact</translation>
    </message>
    <message>
      <source>eine unbekannte Person</source>
      <translation>an unknown person</translation>
    </message>
    <message>
      <source>Leitung</source>
      <translation>Lead</translation>
    </message>
    <message>
      <source>Fachebene</source>
      <translation>Casework</translation>
    </message>
    <message>
      <source>heute bestätigt</source>
      <translation>confirmed today</translation>
    </message>
    <message>
      <source>gestern bestätigt</source>
      <translation>confirmed yesterday</translation>
    </message>
    <message>
      <source>bestätigt vor {days} Tagen</source>
      <translation>confirmed {days} days ago</translation>
    </message>
    <message>
      <source>Gilt erst ab {day}</source>
      <translation>Holds only from {day}</translation>
    </message>
    <message>
      <source>Galt bis {day}</source>
      <translation>Held until {day}</translation>
    </message>
    <message>
      <source>Abwesend</source>
      <translation>Away</translation>
    </message>
    <message>
      <source>Abwesend bis {day}</source>
      <translation>Away until {day}</translation>
    </message>
    <message>
      <source>Dieser Entwurf ist nicht lesbar.</source>
      <translation>This draft cannot be read.</translation>
    </message>
    <message>
      <source>Entwurf gesichert {time}</source>
      <translation>Draft saved {time}</translation>
    </message>
    <message>
      <source>Anschrift geschützt</source>
      <translation>Address protected</translation>
    </message>
    <message>
      <source>Ort noch offen</source>
      <translation>Place still open</translation>
    </message>
    <message>
      <source>gesichert {time}</source>
      <translation>saved {time}</translation>
    </message>
    <message>
      <source>Nachtrag zu {number}</source>
      <translation>Supplement to {number}</translation>
    </message>
    <message>
      <source>Berichtigung zu {number}</source>
      <translation>Correction of {number}</translation>
    </message>
    <message>
      <source>Vollständiger Bericht zu {number}</source>
      <translation>Full report on {number}</translation>
    </message>
    <message>
      <source>1 Kind</source>
      <translation>1 child</translation>
    </message>
    <message>
      <source>{count} Kinder</source>
      <translation>{count} children</translation>
    </message>
    <message>
      <source>Ort verborgen</source>
      <translation>Place hidden</translation>
    </message>
    <message>
      <source>Rufbereitschaft {agency}</source>
      <translation>On call, {agency}</translation>
    </message>
    <message>
      <source>Rufnummer: {phone}</source>
      <translation>Phone: {phone}</translation>
    </message>
    <message>
      <source>Rufbereitschaft {name}</source>
      <translation>On call, {name}</translation>
    </message>
    <message>
      <source>Bearbeiten Sie sie wie eine eilige Meldung.</source>
      <translation>Handle it as an urgent notification.</translation>
    </message>
    <message>
      <source>Bearbeiten Sie sie wie eine Sofortmeldung.</source>
      <translation>Handle it as an immediate notification.</translation>
    </message>
    <message>
      <source>Ihrer Stelle liegt vermutlich schon etwas zu diesem Kind vor: {numbers}. Prüfen Sie, ob ein Nachtrag genügt.</source>
      <translation>Your unit presumably has something about this child already: {numbers}. Check whether a supplement suffices.</translation>
    </message>
    <message>
      <source>Hinweis</source>
      <translation>Information</translation>
    </message>
    <message>
      <source>Frühere Meldungen</source>
      <translation>Earlier notifications</translation>
    </message>
    <message>
      <source>{first} und {more} weitere</source>
      <translation>{first} and {more} more</translation>
    </message>
    <message>
      <source>Wiederholte Meldungen</source>
      <translation>Repeated notifications</translation>
    </message>
    <message>
      <source>{count} Meldungen in {months} Monaten, vermutlich zum selben Kind.</source>
      <translation>{count} notifications in {months} months, presumably about the same child.</translation>
    </message>
    <message>
      <source>Vorschlag</source>
      <translation>Proposal</translation>
    </message>
    <message>
      <source>Einladung</source>
      <translation>Invitation</translation>
    </message>
    <message>
      <source>Gerät prüfen</source>
      <translation>Verify device</translation>
    </message>
    <message>
      <source>Passphrase</source>
      <translation>Passphrase</translation>
    </message>
    <message>
      <source>Erstabgleich</source>
      <translation>First synchronisation</translation>
    </message>
    <message>
      <source>Der Server wird gefragt …</source>
      <translation>Asking the server …</translation>
    </message>
    <message>
      <source>Das Profil wird angelegt und verschlüsselt …</source>
      <translation>Creating and encrypting the profile …</translation>
    </message>
    <message>
      <source>Das Gerät wird angemeldet und zum ersten Mal abgeglichen …</source>
      <translation>Enrolling the device and synchronising for the first time …</translation>
    </message>
    <message>
      <source>Die Einladung wurde verändert oder ist beschädigt. Bitten Sie um eine neue.</source>
      <translation>The invitation has been altered or is damaged. Ask for a new one.</translation>
    </message>
    <message>
      <source>Das ist keine Einladung. Wählen Sie die Datei oder das Bild, das Sie erhalten haben.</source>
      <translation>This is not an invitation. Choose the file or picture you were given.</translation>
    </message>
    <message>
      <source>Diese Einladung wurde schon verwendet. Waren Sie das nicht selbst, sagen Sie es Ihrer Administration.</source>
      <translation>This invitation has already been used. If that was not you, tell your administration.</translation>
    </message>
    <message>
      <source>Diese Einladung ist abgelaufen. Bitten Sie um eine neue.</source>
      <translation>This invitation has expired. Ask for a new one.</translation>
    </message>
    <message>
      <source>Der Server kennt diese Einladung nicht. Bitten Sie um eine neue.</source>
      <translation>The server does not know this invitation. Ask for a new one.</translation>
    </message>
    <message>
      <source>Die Einladung gehört zu einer anderen Kooperation als der Server. Verwenden Sie sie nicht und rufen Sie Ihre Administration an.</source>
      <translation>The invitation belongs to a different cooperation than the server. Do not use it and call your administration.</translation>
    </message>
    <message>
      <source>Der Server ist nicht erreichbar. Zum Einrichten ist einmal eine Verbindung nötig. Auf diesem Computer wurde nichts angelegt.</source>
      <translation>The server cannot be reached. Setting up needs a connection once. Nothing was created on this computer.</translation>
    </message>
    <message>
      <source>Die Datei ist zu groß für eine Einladung.</source>
      <translation>The file is too large for an invitation.</translation>
    </message>
    <message>
      <source>Die Datei lässt sich nicht lesen.</source>
      <translation>The file cannot be read.</translation>
    </message>
    <message>
      <source>Das ist kein Zertifikat (PEM). Wählen Sie die Datei, die Sie von Ihrer IT erhalten haben.</source>
      <translation>This is not a certificate (PEM). Choose the file you received from your IT.</translation>
    </message>
    <message>
      <source>Das Bild lässt sich nicht lesen. Es muss ein PNG oder JPEG sein.</source>
      <translation>The picture cannot be read. It must be a PNG or JPEG.</translation>
    </message>
    <message>
      <source>In dem Bild ist kein lesbarer QR-Code. Nehmen Sie ihn ganz und scharf auf.</source>
      <translation>There is no readable QR code in the picture. Take it whole and in focus.</translation>
    </message>
    <message>
      <source>Geben Sie Ihren Namen an, höchstens 200 Zeichen.</source>
      <translation>Enter your name, at most 200 characters.</translation>
    </message>
    <message>
      <source>Geben Sie eine Rufnummer an, etwa 030 23125 000.</source>
      <translation>Enter a telephone number, such as 030 23125 000.</translation>
    </message>
    <message>
      <source>Mindestens 10 Zeichen.</source>
      <translation>At least 10 characters.</translation>
    </message>
    <message>
      <source>Höchstens 1024 Zeichen.</source>
      <translation>At most 1024 characters.</translation>
    </message>
    <message>
      <source>Darin sind Zeichen, die sich nicht eintippen lassen.</source>
      <translation>It contains characters that cannot be typed.</translation>
    </message>
    <message>
      <source>In den Buchstaben ist ein Tippfehler. Vergleichen Sie sie Gruppe für Gruppe.</source>
      <translation>There is a typing error in the letters. Compare them group by group.</translation>
    </message>
    <message>
      <source>Das sind nicht die 56 Buchstaben einer Einladung. Vergleichen Sie sie Gruppe für Gruppe.</source>
      <translation>These are not the 56 letters of an invitation. Compare them group by group.</translation>
    </message>
    <message>
      <source>Die Buchstaben gehören zu einer anderen Kooperation als der Server. Prüfen Sie die Adresse des Servers.</source>
      <translation>The letters belong to a different cooperation than the server. Check the address of the server.</translation>
    </message>
    <message>
      <source>Das Gerät ist eingerichtet.</source>
      <translation>The device is set up.</translation>
    </message>
    <message>
      <source>Sie können gleich arbeiten.</source>
      <translation>You can start working straight away.</translation>
    </message>
    <message>
      <source>Ihre Leitung muss dieses Gerät noch zulassen.</source>
      <translation>Your lead still has to admit this device.</translation>
    </message>
    <message>
      <source>Sagen Sie ihr Bescheid, und der Administration, wenn Ihre Stelle gerade keine Leitung hat. Bis dahin können Sie entsperren und sich umsehen; Meldungen kommen erst danach an.</source>
      <translation>Tell them, and the administrator if your unit has no lead at the moment. Until then you can unlock and look around; notifications arrive only afterwards.</translation>
    </message>
    <message>
      <source>Die Antwort des Servers blieb aus.</source>
      <translation>The server did not answer.</translation>
    </message>
    <message>
      <source>Das Profil ist angelegt. Die Anmeldung geht beim nächsten Abgleich von selbst weiter.</source>
      <translation>The profile has been created. Enrolment will continue by itself at the next synchronisation.</translation>
    </message>
    <message>
      <source>{count} von {all} Buchstaben</source>
      <translation>{count} of {all} letters</translation>
    </message>
    <message>
      <source>Dazu liegt auf diesem Gerät nichts vor.</source>
      <translation>There is nothing about this on this device.</translation>
    </message>
    <message>
      <source>Das kann nur die eigene Behörde löschen.</source>
      <translation>Only its own agency may erase this.</translation>
    </message>
    <message>
      <source>Vom Programm voreingestellt</source>
      <translation>Preset by the program</translation>
    </message>
    <message>
      <source>Anvertraut</source>
      <translation>Given in confidence</translation>
    </message>
    <message>
      <source>Grund, warum Anvertrautes weitergegeben wird</source>
      <translation>Reason for passing on what was given in confidence</translation>
    </message>
    <message>
      <source>Berufsgeheimnis</source>
      <translation>Professional secrecy</translation>
    </message>
    <message>
      <source>Grund, warum ein Berufsgeheimnis weitergegeben wird</source>
      <translation>Reason for passing on what is subject to professional secrecy</translation>
    </message>
    <message>
      <source>Ort</source>
      <translation>Place</translation>
    </message>
    <message>
      <source>Einschätzung, keine Tatsache</source>
      <translation>Assessment, not a fact</translation>
    </message>
    <message>
      <source>Weiteres</source>
      <translation>Further details</translation>
    </message>
    <message>
      <source>Name</source>
      <translation>Name</translation>
    </message>
    <message>
      <source>Verborgen</source>
      <translation>Hidden</translation>
    </message>
    <message>
      <source>{label} · {index} von {count}</source>
      <translation>{label} · {index} of {count}</translation>
    </message>
    <message>
      <source>Erwartet wird ein Datum, zum Beispiel 28.11.2026.</source>
      <translation>A date is expected, for example 28.11.2026.</translation>
    </message>
    <message>
      <source>Zuständig für den Aufenthalt des Kindes und den Wohnort der Familie</source>
      <translation>Competent for where the child is and where the family lives</translation>
    </message>
    <message>
      <source>Zuständig für den Aufenthalt des Kindes</source>
      <translation>Competent for where the child is</translation>
    </message>
    <message>
      <source>Zuständig für den Wohnort der Familie</source>
      <translation>Competent for where the family lives</translation>
    </message>
    <message>
      <source>Ort oder Postleitzahl; mit Komma getrennt auch Ortsteil, Straße und Hinweis.</source>
      <translation>Town or postcode; separated by commas also district, street and note.</translation>
    </message>
    <message>
      <source>Freigeben dürfen: {names}.</source>
      <translation>May release: {names}.</translation>
    </message>
    <message>
      <source>Begründet nach</source>
      <translation>Reasons given under</translation>
    </message>
    <message>
      <source>Jugendamt des Ortes</source>
      <translation>Youth welfare office of that place</translation>
    </message>
    <message>
      <source>Nur von Kind Nr. {numbers}</source>
      <translation>Only of child no. {numbers}</translation>
    </message>
    <message>
      <source>TT.MM.JJJJ</source>
      <translation>DD.MM.YYYY</translation>
    </message>
    <message>
      <source>TT.MM.JJJJ HH:MM</source>
      <translation>DD.MM.YYYY HH:MM</translation>
    </message>
    <message>
      <source>Eingangsbestätigung bis zur Ladung</source>
      <translation>Acknowledgement by the summons</translation>
    </message>
    <message>
      <source>Polizei an Jugendamt</source>
      <translation>Police to youth welfare office</translation>
    </message>
    <message>
      <source>Jugendamt an Polizei</source>
      <translation>Youth welfare office to police</translation>
    </message>
    <message>
      <source>Jugendamt an Jugendamt</source>
      <translation>Youth welfare office to youth welfare office</translation>
    </message>
    <message>
      <source>Eingangsbestätigung in {minutes} Minuten</source>
      <translation>Acknowledgement within {minutes} minutes</translation>
    </message>
    <message>
      <source>Eingangsbestätigung innerhalb von {days} Arbeitstagen</source>
      <translation>Acknowledgement within {days} working days</translation>
    </message>
    <message>
      <source>Eingangsbestätigung in {hours} Stunden</source>
      <translation>Acknowledgement within {hours} hours</translation>
    </message>
    <message>
      <source>Eingangsbestätigung innerhalb eines Arbeitstags</source>
      <translation>Acknowledgement within one working day</translation>
    </message>
    <message>
      <source>{place} · Bereich {agency}</source>
      <translation>{place} · area of {agency}</translation>
    </message>
    <message>
      <source>Meldung</source>
      <translation>Notification</translation>
    </message>
    <message>
      <source>Sofortmeldung</source>
      <translation>Immediate notification</translation>
    </message>
    <message>
      <source>Neue Meldung</source>
      <translation>New notification</translation>
    </message>
    <message>
      <source>Berichtigung</source>
      <translation>Correction</translation>
    </message>
    <message>
      <source>Nachtrag</source>
      <translation>Supplement</translation>
    </message>
    <message>
      <source>Dringlichkeit</source>
      <translation>Urgency</translation>
    </message>
    <message>
      <source>Erwartet wird ein Datum wie 31.01.2026, nicht in der Zukunft.</source>
      <translation>A date such as 31.01.2026 is expected, not in the future.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Zeitpunkt wie 31.01.2026 03:10.</source>
      <translation>A time such as 31.01.2026 03:10 is expected.</translation>
    </message>
    <message>
      <source>Erwartet werden Nummern wie 1, 2.</source>
      <translation>Numbers such as 1, 2 are expected.</translation>
    </message>
    <message>
      <source>Geben Sie an, wo das Kind jetzt ist.</source>
      <translation>State where the child is now.</translation>
    </message>
    <message>
      <source>Geben Sie an, wie viele Kinder betroffen sind, oder wer sie sind.</source>
      <translation>State how many children are affected, or who they are.</translation>
    </message>
    <message>
      <source>Wählen Sie, was gebraucht wird.</source>
      <translation>Choose what is needed.</translation>
    </message>
    <message>
      <source>Geben Sie an, wer Rückfragen beantwortet.</source>
      <translation>State who will answer queries.</translation>
    </message>
    <message>
      <source>Geben Sie eine Rufnummer für Rückfragen an.</source>
      <translation>Enter a telephone number for queries.</translation>
    </message>
    <message>
      <source>Beschreiben Sie, welche Gefahr droht und warum es eilt.</source>
      <translation>Describe what danger there is and why it is urgent.</translation>
    </message>
    <message>
      <source>Es fehlt: „{label}“.</source>
      <translation>Missing: “{label}”.</translation>
    </message>
    <message>
      <source>Der Text ist zu lang: höchstens {limit} Zeichen.</source>
      <translation>The text is too long: at most {limit} characters.</translation>
    </message>
    <message>
      <source>Erwartet wird eine ganze Zahl von 0 bis {limit}.</source>
      <translation>A whole number from 0 to {limit} is expected.</translation>
    </message>
    <message>
      <source>Von der weiterleitenden Stelle gewählt: {unit}.</source>
      <translation>Chosen by the forwarding unit: {unit}.</translation>
    </message>
    <message>
      <source>Zurücknehmen lässt sich nur, was weitergeleitet ist und noch niemand bestätigt hat.</source>
      <translation>Only what was forwarded and nobody has confirmed yet can be taken back.</translation>
    </message>
    <message>
      <source>Von dieser Meldung ist nichts mehr da, das weitergeleitet werden könnte.</source>
      <translation>Nothing is left of this notification that could be forwarded.</translation>
    </message>
    <message>
      <source>Diese Meldung ist zu oft weitergeleitet worden; bitte anrufen.</source>
      <translation>This notification has been forwarded too often; please call.</translation>
    </message>
    <message>
      <source>Sie ist schon an {unit} weitergeleitet.</source>
      <translation>It has already been forwarded to {unit}.</translation>
    </message>
    <message>
      <source>Diese Stelle gehört nicht zur Kooperation.</source>
      <translation>This unit is not part of the cooperation.</translation>
    </message>
    <message>
      <source>Das ist Ihre eigene Stelle.</source>
      <translation>That is your own unit.</translation>
    </message>
    <message>
      <source>Diese Stelle hat die Meldung schon.</source>
      <translation>This unit already has the notification.</translation>
    </message>
    <message>
      <source>Die Meldung liegt hier noch nicht vollständig vor; bitte zuerst abgleichen.</source>
      <translation>The notification is not complete here yet; please sync first.</translation>
    </message>
    <message>
      <source>Eine Vorgabe Ihrer Administration ist fehlerhaft: {first}</source>
      <translation>A setting made by your administrators is wrong: {first}</translation>
    </message>
    <message>
      <source>Eine Vorgabe Ihrer Administration ist fehlerhaft: {first} Dazu {more} weitere.</source>
      <translation>A setting made by your administrators is wrong: {first} And {more} more.</translation>
    </message>
    <message>
      <source>Umgang mit den Angaben</source>
      <translation>How to handle the data</translation>
    </message>
    <message>
      <source>Die Vertretung ist eine andere Person.</source>
      <translation>The deputy is another person.</translation>
    </message>
    <message>
      <source>Inzwischen hat jemand die Meldung neu zugewiesen.</source>
      <translation>Somebody has assigned the notification anew meanwhile.</translation>
    </message>
    <message>
      <source>Das wurde schon gelöscht.</source>
      <translation>This has been erased already.</translation>
    </message>
    <message>
      <source>Diese Person gehört nicht zu Ihrer Stelle.</source>
      <translation>This person does not belong to your unit.</translation>
    </message>
    <message>
      <source>Diese Meldung schließt niemand allein ab ({basis}). Halten Sie zuerst fest, wer sie als zweite Fachkraft mit eingeschätzt hat und mit welchem Ergebnis.</source>
      <translation>Nobody closes this notification alone ({basis}). First record who assessed it as the second professional, and with what result.</translation>
    </message>
    <message>
      <source>Zuständig</source>
      <translation>Responsible</translation>
    </message>
    <message>
      <source>Vertretung</source>
      <translation>Deputy</translation>
    </message>
    <message>
      <source>In Ihrer Stelle</source>
      <translation>In your unit</translation>
    </message>
    <message>
      <source>Gleichzeitig zugewiesen</source>
      <translation>Assigned at the same time</translation>
    </message>
    <message>
      <source>Ihr Entwurf ist gesichert.</source>
      <translation>Your draft is saved.</translation>
    </message>
    <message>
      <source>Ihr Entwurf konnte nicht gesichert werden: Er passte nicht auf den Datenträger.</source>
      <translation>Your draft could not be saved: there was no room for it on the disk.</translation>
    </message>
    <message>
      <source>Ihr Entwurf konnte nicht gesichert werden.</source>
      <translation>Your draft could not be saved.</translation>
    </message>
    <message>
      <source>Was danach geschrieben wurde, passte nicht auf den Datenträger.</source>
      <translation>There was no room on the disk for what was written after that.</translation>
    </message>
    <message>
      <source>Was danach geschrieben wurde, konnte nicht gesichert werden.</source>
      <translation>What was written after that could not be saved.</translation>
    </message>
    <message>
      <source>Sperrt in {seconds} Sekunden. Der Entwurf lässt sich nicht sichern: Was zuletzt geschrieben wurde, geht dann verloren.</source>
      <translation>Locks in {seconds} seconds. The draft cannot be saved: what was written last will then be lost.</translation>
    </message>
    <message>
      <source>Sperrt in {seconds} Sekunden, weil niemand etwas eingibt.</source>
      <translation>Locks in {seconds} seconds because there is no input.</translation>
    </message>
    <message>
      <source>Ihr Entwurf ist gesichert, Stand {time} Uhr.</source>
      <translation>Your draft is saved as of {time}.</translation>
    </message>
    <message>
      <source>Bitte schreiben Sie, was Sie wissen möchten.</source>
      <translation>Please write what you would like to know.</translation>
    </message>
    <message>
      <source>Dieses Feld gibt es in der Meldung nicht.</source>
      <translation>The notification has no such field.</translation>
    </message>
    <message>
      <source>Diese Rechtsgrundlage gibt es für diese Richtung nicht.</source>
      <translation>This legal basis does not exist for this direction.</translation>
    </message>
    <message>
      <source>Nachtrag, {when}, {person}</source>
      <translation>Supplement, {when}, {person}</translation>
    </message>
    <message>
      <source>Rückfrage</source>
      <translation>Question</translation>
    </message>
    <message>
      <source>Berichtigung, {when}, {person}</source>
      <translation>Correction, {when}, {person}</translation>
    </message>
    <message>
      <source>Vollständiger Bericht, {when}, {person}</source>
      <translation>Full report, {when}, {person}</translation>
    </message>
    <message>
      <source>Gesehen von</source>
      <translation>Seen by</translation>
    </message>
    <message>
      <source>Falsch war: {wrong}</source>
      <translation>Wrong was: {wrong}</translation>
    </message>
    <message>
      <source>Die Meldung wurde berichtigt. Bestätigen Sie, dass Sie es gesehen haben.</source>
      <translation>The notification was corrected. Confirm that you have seen it.</translation>
    </message>
    <message>
      <source>Die empfangende Stelle fragt zurück.</source>
      <translation>The receiving unit has a question.</translation>
    </message>
    <message>
      <source>Rückmeldung, {when}, {person}</source>
      <translation>Feedback, {when}, {person}</translation>
    </message>
    <message>
      <source>Erreichbar unter</source>
      <translation>Reachable at</translation>
    </message>
    <message>
      <source>Rechtsgrundlage</source>
      <translation>Legal basis</translation>
    </message>
    <message>
      <source>Freier Text</source>
      <translation>Free text</translation>
    </message>
    <message>
      <source>Dringlichkeit jetzt</source>
      <translation>Urgency now</translation>
    </message>
    <message>
      <source>Was jetzt zu tun ist</source>
      <translation>What is to be done now</translation>
    </message>
    <message>
      <source>Schon genannt</source>
      <translation>Named already</translation>
    </message>
    <message>
      <source>Antwort auf</source>
      <translation>Answer to</translation>
    </message>
    <message>
      <source>noch niemandem</source>
      <translation>nobody yet</translation>
    </message>
    <message>
      <source>Warum nicht mehr</source>
      <translation>Why not more</translation>
    </message>
    <message>
      <source>Was falsch war</source>
      <translation>What was wrong</translation>
    </message>
    <message>
      <source>Erläuterung</source>
      <translation>Explanation</translation>
    </message>
    <message>
      <source>Weitere Rückfragen</source>
      <translation>Further questions</translation>
    </message>
    <message>
      <source>Nichts vorgesehen.</source>
      <translation>Nothing is planned.</translation>
    </message>
    <message>
      <source>Ohne Namen</source>
      <translation>Without a name</translation>
    </message>
    <message>
      <source>{title} (neue Fassung)</source>
      <translation>{title} (new version)</translation>
    </message>
    <message>
      <source>Zuletzt aufgeschoben</source>
      <translation>Put off last</translation>
    </message>
    <message>
      <source>Material, Pflicht</source>
      <translation>Material, mandatory</translation>
    </message>
    <message>
      <source>Lernkarten</source>
      <translation>Training cards</translation>
    </message>
    <message>
      <source>{what}: erledigt</source>
      <translation>{what}: done</translation>
    </message>
    <message>
      <source>{what}: offen</source>
      <translation>{what}: open</translation>
    </message>
    <message>
      <source>Wohnungsverweisung endet (§ 34a PolG NRW)</source>
      <translation>Expulsion from the home ends (§ 34a PolG NRW)</translation>
    </message>
    <message>
      <source>Freiheitsentziehung endet ohne Gericht (§ 42 Abs. 5 SGB VIII)</source>
      <translation>Deprivation of liberty ends without a court (§ 42 Abs. 5 SGB VIII)</translation>
    </message>
    <message>
      <source>Aufgeschobene Information nachholen (§ 82 Abs. 4 SGB X)</source>
      <translation>Make up for the postponed information (§ 82 Abs. 4 SGB X)</translation>
    </message>
    <message>
      <source>am {when}</source>
      <translation>on {when}</translation>
    </message>
    <message>
      <source>{day} um {time} Uhr</source>
      <translation>{day} at {time}</translation>
    </message>
    <message>
      <source>Geänderte Dringlichkeit ansehen (Regeln, Fassung {version})</source>
      <translation>Look at the changed urgency (rules, version {version})</translation>
    </message>
    <message>
      <source>Eingang bestätigen (Regeln, Fassung {version})</source>
      <translation>Acknowledge (rules, version {version})</translation>
    </message>
    <message>
      <source>Nachtrag weitergeben (Regeln, Fassung {version})</source>
      <translation>Pass on the supplement (rules, version {version})</translation>
    </message>
    <message>
      <source>spätestens {weeks} Wochen, nachdem der Hinderungsgrund entfallen ist</source>
      <translation>at the latest {weeks} weeks after the obstacle is gone</translation>
    </message>
    <message>
      <source>am {when}; bei Antrag auf gerichtlichen Schutz längstens am {latest}</source>
      <translation>on {when}; on application for protection by a court at the latest on {latest}</translation>
    </message>
    <message>
      <source>Fristen</source>
      <translation>Deadlines</translation>
    </message>
    <message>
      <source>bis {when}</source>
      <translation>by {when}</translation>
    </message>
    <message>
      <source>Für mich</source>
      <translation>For me</translation>
    </message>
    <message>
      <source>Pflicht offen</source>
      <translation>Mandatory, open</translation>
    </message>
    <message>
      <source>Offline verfügbar</source>
      <translation>Available offline</translation>
    </message>
    <message>
      <source>Noch kein Material für Sie.</source>
      <translation>No material for you yet.</translation>
    </message>
    <message>
      <source>Keine Pflicht offen.</source>
      <translation>Nothing mandatory is open.</translation>
    </message>
    <message>
      <source>Auf diesem Gerät liegt kein Material. Mit „Holen“ ist es auch ohne Verbindung da.</source>
      <translation>There is no material on this device. Once fetched it is there without a connection too.</translation>
    </message>
    <message>
      <source>Noch kein Material. Ihre Stelle kann welches einstellen.</source>
      <translation>No material yet. Your unit can add some.</translation>
    </message>
    <message>
      <source>Über dieses Material</source>
      <translation>About this material</translation>
    </message>
    <message>
      <source>Gefunden auf Seite {page}: „{words}“</source>
      <translation>Found on page {page}: “{words}”</translation>
    </message>
    <message>
      <source>Zwei haben zugleich eine neue Fassung eingestellt. Die spätere ist zu sehen, die andere steht darunter.</source>
      <translation>Two people added a new version at once. The later one is shown, the other stands below it.</translation>
    </message>
    <message>
      <source>Sie haben eine frühere Fassung als gelesen bestätigt. Inzwischen gibt es eine neue.</source>
      <translation>You confirmed that you had read an earlier version. There is a new one by now.</translation>
    </message>
    <message>
      <source>gefunden auf Seite {page}</source>
      <translation>found on page {page}</translation>
    </message>
    <message>
      <source>Fassung {number}</source>
      <translation>Version {number}</translation>
    </message>
    <message>
      <source>{size}, noch nicht hier</source>
      <translation>{size}, not here yet</translation>
    </message>
    <message>
      <source>Art</source>
      <translation>Type</translation>
    </message>
    <message>
      <source>Größe</source>
      <translation>Size</translation>
    </message>
    <message>
      <source>Themen</source>
      <translation>Topics</translation>
    </message>
    <message>
      <source>Für</source>
      <translation>For</translation>
    </message>
    <message>
      <source>Eingestellt von</source>
      <translation>Added by</translation>
    </message>
    <message>
      <source>Pflicht</source>
      <translation>Mandatory</translation>
    </message>
    <message>
      <source>Abgeschlossen</source>
      <translation>Closed</translation>
    </message>
    <message>
      <source>Begonnen</source>
      <translation>Begun</translation>
    </message>
    <message>
      <source>Neue Fassung, noch nicht gelesen</source>
      <translation>New version, not read yet</translation>
    </message>
    <message>
      <source>Nicht begonnen</source>
      <translation>Not begun</translation>
    </message>
    <message>
      <source>Offline verfügbar · {size}</source>
      <translation>Available offline · {size}</translation>
    </message>
    <message>
      <source>Zum Teil hier, {size}</source>
      <translation>Partly here, {size}</translation>
    </message>
    <message>
      <source>Fassung {number}: {name} ({size})</source>
      <translation>Version {number}: {name} ({size})</translation>
    </message>
    <message>
      <source>Begonnen, {percent} %</source>
      <translation>Begun, {percent} %</translation>
    </message>
    <message>
      <source>{number}, verknüpft von {person}: {reason}</source>
      <translation>{number}, linked by {person}: {reason}</translation>
    </message>
    <message>
      <source>Gelöschte Meldung</source>
      <translation>Erased notification</translation>
    </message>
    <message>
      <source>Verknüpfte Meldungen</source>
      <translation>Linked notifications</translation>
    </message>
    <message>
      <source>Alle Stellen der Kooperation sehen es und können die Datei holen. Keine Angaben zu Kindern oder Familien.</source>
      <translation>All units of the cooperation see it and can fetch the file. Nothing about children or families.</translation>
    </message>
    <message>
      <source>Für die Polizei</source>
      <translation>For the police</translation>
    </message>
    <message>
      <source>Für die Jugendämter</source>
      <translation>For the youth welfare offices</translation>
    </message>
    <message>
      <source>Nur für Leitungen</source>
      <translation>For leads only</translation>
    </message>
    <message>
      <source>Material einstellen</source>
      <translation>Add material</translation>
    </message>
    <message>
      <source>Einstellen</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>Ohne Häkchen ist es für alle.</source>
      <translation>Without a tick it is for everybody.</translation>
    </message>
    <message>
      <source>Die Datei ist größer als 4 GiB.</source>
      <translation>The file is larger than 4 GiB.</translation>
    </message>
    <message>
      <source>Keine Datei gewählt.</source>
      <translation>No file chosen.</translation>
    </message>
    <message>
      <source>Neue Fassung einstellen</source>
      <translation>Add a new version</translation>
    </message>
    <message>
      <source>Achtung, {name}: {remark}</source>
      <translation>Note, {name}: {remark}</translation>
    </message>
    <message>
      <source>&amp;Titel</source>
      <translation>&amp;Title</translation>
    </message>
    <message>
      <source>T&amp;hemen</source>
      <translation>T&amp;opics</translation>
    </message>
    <message>
      <source>Pflicht: Diese sollen es kennen</source>
      <translation>Mandatory: these are to know it</translation>
    </message>
    <message>
      <source>Höchstens {most} Dateien auf einmal.</source>
      <translation>At most {most} files at once.</translation>
    </message>
    <message>
      <source>Mehrere mit Komma getrennt, zum Beispiel: Gesprächsführung, Recht</source>
      <translation>Several parted by commas, for example: interviewing, law</translation>
    </message>
    <message>
      <source>Wird zur neuesten Fassung von „{title}“.</source>
      <translation>Becomes the newest version of “{title}”.</translation>
    </message>
    <message>
      <source>Die Datei ist leer (0 Byte).</source>
      <translation>The file is empty (0 bytes).</translation>
    </message>
    <message>
      <source>Datei</source>
      <translation>File</translation>
    </message>
    <message>
      <source>Dieses Material gibt es nicht.</source>
      <translation>There is no such material.</translation>
    </message>
    <message>
      <source>Diese Fassung gibt es nicht.</source>
      <translation>There is no such version.</translation>
    </message>
    <message>
      <source>Dieses Gerät gehört noch zu keiner Stelle.</source>
      <translation>This device does not belong to a unit yet.</translation>
    </message>
    <message>
      <source>Höchstens {most} Zeichen in einer Zeile.</source>
      <translation>At most {most} characters in one line.</translation>
    </message>
    <message>
      <source>Höchstens {most} Themen.</source>
      <translation>At most {most} topics.</translation>
    </message>
    <message>
      <source>1 bis {most} Zeichen in einer Zeile.</source>
      <translation>1 to {most} characters in one line.</translation>
    </message>
    <message>
      <source>Erlaubt sind: {codes}.</source>
      <translation>Allowed are: {codes}.</translation>
    </message>
    <message>
      <source>Bild</source>
      <translation>Picture</translation>
    </message>
    <message>
      <source>Video</source>
      <translation>Video</translation>
    </message>
    <message>
      <source>Tonaufnahme</source>
      <translation>Sound recording</translation>
    </message>
    <message>
      <source>Text</source>
      <translation>Text</translation>
    </message>
    <message>
      <source>PDF-Dokument</source>
      <translation>PDF document</translation>
    </message>
    <message>
      <source>Textdokument</source>
      <translation>Text document</translation>
    </message>
    <message>
      <source>Präsentation</source>
      <translation>Presentation</translation>
    </message>
    <message>
      <source>Tabelle</source>
      <translation>Spreadsheet</translation>
    </message>
    <message>
      <source>Beginnt nicht wie ein {kind}. In Schutzbrücke wird es sich nicht öffnen lassen.</source>
      <translation>Does not begin like a {kind}. It will not open in Schutzbrücke.</translation>
    </message>
    <message>
      <source>Verlegen</source>
      <translation>Move</translation>
    </message>
    <message>
      <source>Fällt aus</source>
      <translation>Left out</translation>
    </message>
    <message>
      <source>Wie geplant</source>
      <translation>As planned</translation>
    </message>
    <message>
      <source>Was geschieht mit diesem Tag?</source>
      <translation>What happens to this day?</translation>
    </message>
    <message>
      <source>Antwort</source>
      <translation>Answer</translation>
    </message>
    <message>
      <source>Wer kommt zur Vertretung?</source>
      <translation>Who comes as deputy?</translation>
    </message>
    <message>
      <source>Oder jemand anderes</source>
      <translation>Or somebody else</translation>
    </message>
    <message>
      <source>Der Text fehlt.</source>
      <translation>The text is missing.</translation>
    </message>
    <message>
      <source>Zum Beispiel 15.01.2027</source>
      <translation>For example 15.01.2027</translation>
    </message>
    <message>
      <source>Termine der Kooperation</source>
      <translation>Meetings of the cooperation</translation>
    </message>
    <message>
      <source>Vorbei</source>
      <translation>Over</translation>
    </message>
    <message>
      <source>Verlegt</source>
      <translation>Moved</translation>
    </message>
    <message>
      <source>Nicht eingeladen</source>
      <translation>Not invited</translation>
    </message>
    <message>
      <source>Abgesagt</source>
      <translation>Cancelled</translation>
    </message>
    <message>
      <source>Entfällt</source>
      <translation>Left out</translation>
    </message>
    <message>
      <source>Antwort offen</source>
      <translation>Answer open</translation>
    </message>
    <message>
      <source>Warteliste, Platz {place}</source>
      <translation>Waiting list, place {place}</translation>
    </message>
    <message>
      <source>Tag {day}</source>
      <translation>Day {day}</translation>
    </message>
    <message>
      <source>Dieses Feld hat keine zwei Fassungen.</source>
      <translation>This field does not have two versions.</translation>
    </message>
    <message>
      <source>Gezeigt wird, was zuletzt angekommen ist. Entschieden wird unter „Abgleich“.</source>
      <translation>What arrived last is shown. It is decided under “Sync”.</translation>
    </message>
    <message>
      <source>Termin</source>
      <translation>Meeting</translation>
    </message>
    <message>
      <source>Wer kommt</source>
      <translation>Who comes</translation>
    </message>
    <message>
      <source>Unbekannte Person</source>
      <translation>Unknown person</translation>
    </message>
    <message>
      <source>Sie haben noch nicht geantwortet.</source>
      <translation>You have not answered yet.</translation>
    </message>
    <message>
      <source>Dieser Termin ist abgesagt.</source>
      <translation>This meeting has been cancelled.</translation>
    </message>
    <message>
      <source>An diesem Tag fällt der Termin aus.</source>
      <translation>The meeting is left out on this day.</translation>
    </message>
    <message>
      <source>Zwei Geräte haben denselben Termin geändert.</source>
      <translation>Two devices have changed the same meeting.</translation>
    </message>
    <message>
      <source>Zeit</source>
      <translation>Time</translation>
    </message>
    <message>
      <source>Verlegt von</source>
      <translation>Moved from</translation>
    </message>
    <message>
      <source>Wiederholung</source>
      <translation>Series</translation>
    </message>
    <message>
      <source>Eingeladen</source>
      <translation>Invited</translation>
    </message>
    <message>
      <source>Plätze</source>
      <translation>Seats</translation>
    </message>
    <message>
      <source>Antwort bis</source>
      <translation>Answer by</translation>
    </message>
    <message>
      <source>Zusagen</source>
      <translation>Accept</translation>
    </message>
    <message>
      <source>Warteliste</source>
      <translation>Waiting list</translation>
    </message>
    <message>
      <source>Absagen</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>bis {day}</source>
      <translation>until {day}</translation>
    </message>
    <message>
      <source>{number} von {count}</source>
      <translation>{number} of {count}</translation>
    </message>
    <message>
      <source>Noch keine.</source>
      <translation>None yet.</translation>
    </message>
    <message>
      <source>Dieses Feld fehlt.</source>
      <translation>This field is missing.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Termin oder eine Liste mit 1 bis {most} Terminen.</source>
      <translation>A meeting or a list of 1 to {most} meetings is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Objekt.</source>
      <translation>An object is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird null, ein leerer Text oder ein Objekt mit from und until.</source>
      <translation>Null, an empty text or an object with from and until is expected.</translation>
    </message>
    <message>
      <source>Die Wiederholung endet, bevor sie beginnt.</source>
      <translation>The series ends before it begins.</translation>
    </message>
    <message>
      <source>Der erste Termin fällt nicht auf diesen Wochentag im Monat.</source>
      <translation>The first meeting does not fall on this weekday of the month.</translation>
    </message>
    <message>
      <source>Diese Stelle gibt es nicht.</source>
      <translation>There is no such unit.</translation>
    </message>
    <message>
      <source>Der Titel fehlt.</source>
      <translation>The title is missing.</translation>
    </message>
    <message>
      <source>Möglich ist: week, month.</source>
      <translation>Possible: week, month.</translation>
    </message>
    <message>
      <source>Diese Wiederholung gibt es nicht; höchstens {most} Termine.</source>
      <translation>There is no such series; {most} meetings at most.</translation>
    </message>
    <message>
      <source>Genau eines von „count“ und „until“ ist anzugeben.</source>
      <translation>Exactly one of “count” and “until” is needed.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Liste von Texten.</source>
      <translation>A list of texts is expected.</translation>
    </message>
    <message>
      <source>Das gibt es in dieser Kooperation nicht.</source>
      <translation>There is no such thing in this cooperation.</translation>
    </message>
    <message>
      <source>Das ist keine gültige Kennung.</source>
      <translation>This is not a valid id.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Text mit höchstens {most} Zeichen.</source>
      <translation>A text of at most {most} characters is expected.</translation>
    </message>
    <message>
      <source>Möglich ist: {kinds}.</source>
      <translation>Possible: {kinds}.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Zahl von 1 bis {most}.</source>
      <translation>A number from 1 to {most} is expected.</translation>
    </message>
    <message>
      <source>Das Ende liegt nach dem Anfang, höchstens {days} Tage.</source>
      <translation>The end comes after the start, by at most {days} days.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Objekt mit: {names}.</source>
      <translation>An object is expected with: {names}.</translation>
    </message>
    <message>
      <source>nth und weekday ({days}) gehören zusammen.</source>
      <translation>nth and weekday ({days}) belong together.</translation>
    </message>
    <message>
      <source>Erwartet wird eines von: {sorts}.</source>
      <translation>One of these is expected: {sorts}.</translation>
    </message>
    <message>
      <source>Zum Beispiel 08.12.2026</source>
      <translation>For example 08.12.2026</translation>
    </message>
    <message>
      <source>Sind Ebene und Rolle gewählt, ist eingeladen, wer eines von beiden hat.</source>
      <translation>Where both a level and a role are chosen, whoever has one of the two is invited.</translation>
    </message>
    <message>
      <source>Einmal</source>
      <translation>Once</translation>
    </message>
    <message>
      <source>Jede Woche</source>
      <translation>Every week</translation>
    </message>
    <message>
      <source>Alle zwei Wochen</source>
      <translation>Every two weeks</translation>
    </message>
    <message>
      <source>Jeden Monat am selben Tag</source>
      <translation>Every month on the same day</translation>
    </message>
    <message>
      <source>Jeden Monat am selben Wochentag</source>
      <translation>Every month on the same weekday</translation>
    </message>
    <message>
      <source>Jedes Quartal am selben Wochentag</source>
      <translation>Every quarter on the same weekday</translation>
    </message>
    <message>
      <source>Rolle</source>
      <translation>Role</translation>
    </message>
    <message>
      <source>Tag</source>
      <translation>Day</translation>
    </message>
    <message>
      <source>Beginn</source>
      <translation>Begin</translation>
    </message>
    <message>
      <source>Ende</source>
      <translation>End</translation>
    </message>
    <message>
      <source>Wiederholen bis</source>
      <translation>Repeat until</translation>
    </message>
    <message>
      <source>Einzelne Stellen</source>
      <translation>Single units</translation>
    </message>
    <message>
      <source>Dieses Jahr liegt zu weit entfernt.</source>
      <translation>This year is too far away.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Uhrzeit, zum Beispiel 14:00.</source>
      <translation>A time is expected, for example 14:00.</translation>
    </message>
    <message>
      <source>Zum Beispiel 14:00</source>
      <translation>For example 14:00</translation>
    </message>
    <message>
      <source>Liegt es vor dem Beginn, ist es der nächste Tag.</source>
      <translation>Before the start means the next day.</translation>
    </message>
    <message>
      <source>Wie bisher</source>
      <translation>As before</translation>
    </message>
    <message>
      <source>Leer: beliebig viele</source>
      <translation>Empty: any number</translation>
    </message>
    <message>
      <source>Ohne ein Häkchen sind alle Stellen eingeladen.</source>
      <translation>Without a tick all units are invited.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Tag, zum Beispiel 08.12.2026.</source>
      <translation>A day is expected, for example 08.12.2026.</translation>
    </message>
    <message>
      <source>Höchstens {most} Zeichen.</source>
      <translation>At most {most} characters.</translation>
    </message>
    <message>
      <source>Behörden</source>
      <translation>Agencies</translation>
    </message>
    <message>
      <source>Kommende</source>
      <translation>Upcoming</translation>
    </message>
    <message>
      <source>Meine</source>
      <translation>Mine</translation>
    </message>
    <message>
      <source>Vergangene</source>
      <translation>Past</translation>
    </message>
    <message>
      <source>Keine Termine geplant.</source>
      <translation>No meetings planned.</translation>
    </message>
    <message>
      <source>Nichts zugesagt, und keine Antwort offen.</source>
      <translation>Nothing accepted, and no answer open.</translation>
    </message>
    <message>
      <source>Kein Termin, zu dem die Vereinbarung verpflichtet.</source>
      <translation>No meeting that the agreement asks for.</translation>
    </message>
    <message>
      <source>Noch kein Termin hat stattgefunden.</source>
      <translation>No meeting has taken place yet.</translation>
    </message>
    <message>
      <source>{empty} Als Nächstes: {title}, bis {day}.</source>
      <translation>{empty} Next: {title}, by {day}.</translation>
    </message>
    <message>
      <source>Zu lang oder mit Steuerzeichen.</source>
      <translation>Too long, or with control characters.</translation>
    </message>
    <message>
      <source>Diesen Tag gibt es nicht.</source>
      <translation>There is no such day.</translation>
    </message>
    <message>
      <source>Diesen Eintrag gibt es nicht mehr.</source>
      <translation>This entry is no longer there.</translation>
    </message>
    <message>
      <source>Alle Stellen der Kooperation lesen Termine mit. Hier gehört nichts hinein, was ein Kind betrifft.</source>
      <translation>All units of the cooperation read meetings. Nothing about a child belongs here.</translation>
    </message>
    <message>
      <source>Infoveranstaltung</source>
      <translation>Information event</translation>
    </message>
    <message>
      <source>Gemeinsame Fortbildung</source>
      <translation>Joint training</translation>
    </message>
    <message>
      <source>Treffen auf Leitungsebene</source>
      <translation>Leadership meeting</translation>
    </message>
    <message>
      <source>Fachtreffen</source>
      <translation>Casework meeting</translation>
    </message>
    <message>
      <source>Hospitation</source>
      <translation>Job shadowing</translation>
    </message>
    <message>
      <source>Tagesordnung</source>
      <translation>Agenda</translation>
    </message>
    <message>
      <source>Bis</source>
      <translation>By</translation>
    </message>
    <message>
      <source>Zusage</source>
      <translation>Accepted</translation>
    </message>
    <message>
      <source>Absage</source>
      <translation>Declined</translation>
    </message>
    <message>
      <source>Notiz</source>
      <translation>Remark</translation>
    </message>
    <message>
      <source>Beschluss</source>
      <translation>Decision</translation>
    </message>
    <message>
      <source>Aufgabe</source>
      <translation>Role</translation>
    </message>
    <message>
      <source>Leitungsebene</source>
      <translation>Leadership level</translation>
    </message>
    <message>
      <source>Sachbearbeitung</source>
      <translation>Casework level</translation>
    </message>
    <message>
      <source>jeden ersten {weekday} im Monat</source>
      <translation>every first {weekday} of the month</translation>
    </message>
    <message>
      <source>jeden zweiten {weekday} im Monat</source>
      <translation>every second {weekday} of the month</translation>
    </message>
    <message>
      <source>jeden dritten {weekday} im Monat</source>
      <translation>every third {weekday} of the month</translation>
    </message>
    <message>
      <source>jeden vierten {weekday} im Monat</source>
      <translation>every fourth {weekday} of the month</translation>
    </message>
    <message>
      <source>jeden fünften {weekday} im Monat</source>
      <translation>every fifth {weekday} of the month</translation>
    </message>
    <message>
      <source>jeden letzten {weekday} im Monat</source>
      <translation>every last {weekday} of the month</translation>
    </message>
    <message>
      <source>{day}, {begins} Uhr bis {until}, {ends} Uhr</source>
      <translation>{day}, {begins} to {until}, {ends}</translation>
    </message>
    <message>
      <source>jeden Monat</source>
      <translation>every month</translation>
    </message>
    <message>
      <source>Alle Stellen</source>
      <translation>All units</translation>
    </message>
    <message>
      <source>1 Zusage</source>
      <translation>1 accepted</translation>
    </message>
    <message>
      <source>{day}, {begins} Uhr</source>
      <translation>{day}, {begins}</translation>
    </message>
    <message>
      <source>{day}, {begins}–{ends} Uhr</source>
      <translation>{day}, {begins}–{ends}</translation>
    </message>
    <message>
      <source>{count}-mal</source>
      <translation>{count} times</translation>
    </message>
    <message>
      <source>jede Woche</source>
      <translation>every week</translation>
    </message>
    <message>
      <source>alle {count} Monate</source>
      <translation>every {count} months</translation>
    </message>
    <message>
      <source>{count} von {most} Plätzen</source>
      <translation>{count} of {most} seats</translation>
    </message>
    <message>
      <source>{count} Zusagen</source>
      <translation>{count} accepted</translation>
    </message>
    <message>
      <source>{often}, alle {count} Monate</source>
      <translation>{often}, every {count} months</translation>
    </message>
    <message>
      <source>alle {count} Wochen</source>
      <translation>every {count} weeks</translation>
    </message>
    <message>
      <source>{count} auf der Warteliste</source>
      <translation>{count} on the waiting list</translation>
    </message>
    <message>
      <source>An diesem Tag findet der Termin nicht statt.</source>
      <translation>The meeting does not take place on this day.</translation>
    </message>
    <message>
      <source>Diesen Termin gibt es nicht.</source>
      <translation>There is no such meeting.</translation>
    </message>
    <message>
      <source>Dieser Termin ist schon abgesagt.</source>
      <translation>This meeting has been cancelled already.</translation>
    </message>
    <message>
      <source>Bitte angeben, wer zur Vertretung kommt.</source>
      <translation>Please say who comes as deputy.</translation>
    </message>
    <message>
      <source>Höchstens 200 Zeichen in einer Zeile.</source>
      <translation>At most 200 characters on one line.</translation>
    </message>
    <message>
      <source>Der Name fehlt.</source>
      <translation>The name is missing.</translation>
    </message>
    <message>
      <source>Melden Sie an die zuständige Stelle und halten Sie das hier fest.</source>
      <translation>Notify the competent unit and note it here.</translation>
    </message>
    <message>
      <source>Datenschutzverletzung: zu melden bis {when} (Art. 33 DSGVO).</source>
      <translation>Data breach: to be reported by {when} (Art. 33 GDPR).</translation>
    </message>
    <message>
      <source>Diese Frist ist abgelaufen.</source>
      <translation>This deadline has passed.</translation>
    </message>
    <message>
      <source>Fehlgeleitet</source>
      <translation>Misdirected</translation>
    </message>
    <message>
      <source>Fehlgeleitet – Ihre Frist läuft weiter</source>
      <translation>Misdirected – your deadline keeps running</translation>
    </message>
    <message>
      <source>Ihre Stelle hat den Inhalt aufgegeben und das bestätigt.</source>
      <translation>Your unit has given up the content and confirmed that.</translation>
    </message>
    <message>
      <source>Leiten Sie weiter, wenn Sie die zuständige Stelle kennen. Dann geben Sie den Inhalt auf.</source>
      <translation>Pass it on if you know the competent unit. Then give up the content.</translation>
    </message>
    <message>
      <source>Grund: {reason}</source>
      <translation>Reason: {reason}</translation>
    </message>
    <message>
      <source>Fehlleitung zurückgenommen – Ihre Frist läuft wieder</source>
      <translation>Misdirection taken back – your deadline runs again</translation>
    </message>
    <message>
      <source>Fehlleitung zurückgenommen</source>
      <translation>Misdirection taken back</translation>
    </message>
    <message>
      <source>Sagen Sie das auch Ihrer Datenschutzstelle.</source>
      <translation>Tell your data protection unit as well.</translation>
    </message>
    <message>
      <source>noch nicht aufgegeben</source>
      <translation>not given up yet</translation>
    </message>
    <message>
      <source>Festgehalten</source>
      <translation>Noted</translation>
    </message>
    <message>
      <source>Festgehalten, zurückgenommen</source>
      <translation>Noted, taken back</translation>
    </message>
    <message>
      <source>{person} hat den Eingang bestätigt. Klären Sie zuerst, ob die Meldung hierher gehört.</source>
      <translation>{person} has confirmed receipt. First clarify whether the notification belongs here.</translation>
    </message>
    <message>
      <source>Zurückgenommen</source>
      <translation>Taken back</translation>
    </message>
    <message>
      <source>Fehlleitung</source>
      <translation>Misdirection</translation>
    </message>
    <message>
      <source>Inhalt bei der empfangenden Stelle</source>
      <translation>Content at the receiving unit</translation>
    </message>
    <message>
      <source>Datenschutz</source>
      <translation>Data protection</translation>
    </message>
    <message>
      <source>Informieren Sie Ihre Datenschutzstelle: Eine Datenschutzverletzung ist bis {when} der Aufsichtsbehörde zu melden (Art. 33 DSGVO).</source>
      <translation>Inform your data protection officer: a data breach has to be reported to the supervisory authority by {when} (Art. 33 GDPR).</translation>
    </message>
    <message>
      <source>Nach dem Nachtrag auch zuständig</source>
      <translation>Competent as well after the supplement</translation>
    </message>
    <message>
      <source>Nach dem Nachtrag liegt der Ort außerhalb der Vereinbarung; dorthin lässt sich nichts senden.</source>
      <translation>After the supplement the place lies outside the agreement; nothing can be sent there.</translation>
    </message>
    <message>
      <source>Anrufen: {agency}</source>
      <translation>Call: {agency}</translation>
    </message>
    <message>
      <source>Auch zuständig: {unit}</source>
      <translation>Also competent: {unit}</translation>
    </message>
    <message>
      <source>Dort fehlt die Meldung oder der Nachtrag. Melden Sie auch dort.</source>
      <translation>The notification or the supplement is missing there. Notify them too.</translation>
    </message>
    <message>
      <source>Dieses Profil stammt aus einer Kopie. Beim nächsten Abgleich meldet es sich als neues Gerät an; alles Geschriebene bleibt erhalten.</source>
      <translation>This profile comes from a copy. At the next sync it enrols as a new device; everything written is kept.</translation>
    </message>
    <message>
      <source>Dieses Profil stammt aus einer Kopie und hat sich {when} als neues Gerät angemeldet. Nichts, was Sie geschrieben haben, ist verloren; noch nicht gesendete Meldungen tragen eine neue Nummer.</source>
      <translation>This profile comes from a copy and enrolled as a new device {when}. Nothing you wrote is lost; notifications not yet sent carry a new number.</translation>
    </message>
    <message>
      <source>Das Gerät von {name} wurde {when} aus einer Kopie wiederhergestellt und hat sich als neues Gerät angemeldet. War das nicht so gewollt, entziehen Sie ihm den Zugang.</source>
      <translation>The device of {name} was restored from a copy {when} and enrolled as a new device. If that was not intended, revoke its access.</translation>
    </message>
    <message>
      <source>Es gibt eine neuere Fassung des Programms: {newer}. Hier läuft {own}.</source>
      <translation>There is a newer version of the program: {newer}. This is {own}.</translation>
    </message>
    <message>
      <source>Unbekannt</source>
      <translation>Unknown</translation>
    </message>
    <message>
      <source>{chips}. {sender} an {recipient}, {time}. {title}.</source>
      <translation>{chips}. {sender} to {recipient}, {time}. {title}.</translation>
    </message>
    <message>
      <source>Änderung ungesehen</source>
      <translation>Change unseen</translation>
    </message>
    <message>
      <source>Weitergabe offen</source>
      <translation>Not passed on yet</translation>
    </message>
    <message>
      <source>Berichtigung ungesehen</source>
      <translation>Correction unseen</translation>
    </message>
    <message>
      <source>Rückfrage offen</source>
      <translation>Question open</translation>
    </message>
    <message>
      <source>Nachtrag ungesehen</source>
      <translation>Supplement unseen</translation>
    </message>
    <message>
      <source>Der Server weist dieses Gerät ab. Die Meldung bleibt hier und folgt, sobald er es wieder annimmt.</source>
      <translation>The server turns this device away. The notification stays here and follows as soon as the server accepts the device again.</translation>
    </message>
    <message>
      <source>Noch hat niemand den Eingang bestätigt.</source>
      <translation>Nobody has acknowledged receipt yet.</translation>
    </message>
    <message>
      <source>Noch hat niemand den Eingang bestätigt. Frist: {when}.</source>
      <translation>Nobody has acknowledged receipt yet. Deadline: {when}.</translation>
    </message>
    <message>
      <source>Von diesem Gerät wird die Meldung nicht mehr gesendet. Geben Sie ihren Inhalt telefonisch weiter.</source>
      <translation>This device does not send the notification any more. Pass its content on by telephone.</translation>
    </message>
    <message>
      <source>Die Meldung liegt verschlüsselt auf diesem Gerät. {recipient} hat sie noch nicht.</source>
      <translation>The notification is encrypted on this device. {recipient} does not have it yet.</translation>
    </message>
    <message>
      <source>Gesichert – wird später gesendet.</source>
      <translation>Kept – will be sent later.</translation>
    </message>
    <message>
      <source>Gesichert – wird gesendet, sobald eine Verbindung besteht.</source>
      <translation>Saved – will be sent as soon as there is a connection.</translation>
    </message>
    <message>
      <source>Noch nicht übermittelt – rufen Sie jetzt an.</source>
      <translation>Not yet transmitted – call now.</translation>
    </message>
    <message>
      <source>Seit {span} überfällig: keine Eingangsbestätigung.</source>
      <translation>Overdue for {span}: no acknowledgement of receipt.</translation>
    </message>
    <message>
      <source>Eingang bestätigt von {person}, {unit}, {when}</source>
      <translation>Receipt acknowledged by {person}, {unit}, {when}</translation>
    </message>
    <message>
      <source>Eingang bestätigt</source>
      <translation>Receipt acknowledged</translation>
    </message>
    <message>
      <source>Gelöscht</source>
      <translation>Deleted</translation>
    </message>
    <message>
      <source>Der Inhalt wurde bei beiden Stellen und auf dem Server gelöscht.</source>
      <translation>The content has been erased at both units and on the server.</translation>
    </message>
    <message>
      <source>Zurückgezogen</source>
      <translation>Withdrawn</translation>
    </message>
    <message>
      <source>Diese Meldung wurde nicht gesendet.</source>
      <translation>This notification was not sent.</translation>
    </message>
    <message>
      <source>Für diese Meldung ist nichts mehr zu tun.</source>
      <translation>Nothing more needs to be done for this notification.</translation>
    </message>
    <message>
      <source>Zurückgerufen</source>
      <translation>Recalled</translation>
    </message>
    <message>
      <source>Die empfangende Stelle ist nicht zuständig.</source>
      <translation>The receiving unit is not competent.</translation>
    </message>
    <message>
      <source>Noch auf keinem Gerät der empfangenden Stelle lesbar.</source>
      <translation>Not yet readable on any device of the receiving unit.</translation>
    </message>
    <message>
      <source>Übermittelt {when}</source>
      <translation>Transmitted {when}</translation>
    </message>
    <message>
      <source>Genannt als zuständig: {unit}.</source>
      <translation>Named as competent: {unit}.</translation>
    </message>
    <message>
      <source>Nicht übermittelt</source>
      <translation>Not transmitted</translation>
    </message>
    <message>
      <source>Die Meldung folgt automatisch, sobald das behoben ist.</source>
      <translation>The notification follows by itself as soon as that is mended.</translation>
    </message>
    <message>
      <source>Die Meldung folgt automatisch, sobald eine Verbindung besteht.</source>
      <translation>The notification will follow automatically as soon as there is a connection.</translation>
    </message>
    <message>
      <source>Noch nicht übermittelt.</source>
      <translation>Not transmitted yet.</translation>
    </message>
    <message>
      <source>Rufen Sie die Rufbereitschaft an.</source>
      <translation>Call the on-call duty.</translation>
    </message>
    <message>
      <source>Nummer</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Anlass</source>
      <translation>Concern</translation>
    </message>
    <message>
      <source>Gemeldet von</source>
      <translation>Notified by</translation>
    </message>
    <message>
      <source>Freigegeben von</source>
      <translation>Released by</translation>
    </message>
    <message>
      <source>Empfangende Stelle</source>
      <translation>Receiving unit</translation>
    </message>
    <message>
      <source>Auch gemeldet an</source>
      <translation>Also notified</translation>
    </message>
    <message>
      <source>Grund der Abweichung</source>
      <translation>Reason for the deviation</translation>
    </message>
    <message>
      <source>Regeln</source>
      <translation>Rules</translation>
    </message>
    <message>
      <source>Zugestellt {when}</source>
      <translation>Delivered {when}</translation>
    </message>
    <message>
      <source>Bestätigen Sie den Eingang, damit die meldende Stelle es weiß.</source>
      <translation>Acknowledge receipt so that the notifying unit knows.</translation>
    </message>
    <message>
      <source>Zuständig: {name}.</source>
      <translation>Responsible: {name}.</translation>
    </message>
    <message>
      <source>Rufnummer: {phone}.</source>
      <translation>Telephone: {phone}.</translation>
    </message>
    <message>
      <source>Aktenzeichen: {number}.</source>
      <translation>File reference: {number}.</translation>
    </message>
    <message>
      <source>Melden Sie an die zuständige Stelle.</source>
      <translation>Notify the competent unit.</translation>
    </message>
    <message>
      <source>Fassung {version}</source>
      <translation>Version {version}</translation>
    </message>
    <message>
      <source>{unit} (zurückgenommen)</source>
      <translation>{unit} (taken back)</translation>
    </message>
    <message>
      <source>Jetzt zu tun</source>
      <translation>To do now</translation>
    </message>
    <message>
      <source>Offen</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>Eingang</source>
      <translation>Incoming</translation>
    </message>
    <message>
      <source>Ausgang</source>
      <translation>Outgoing</translation>
    </message>
    <message>
      <source>Überfällig</source>
      <translation>Overdue</translation>
    </message>
    <message>
      <source>Nichts zu tun.</source>
      <translation>Nothing to do.</translation>
    </message>
    <message>
      <source>Nichts offen.</source>
      <translation>Nothing open.</translation>
    </message>
    <message>
      <source>Nichts gefunden. Ändern Sie die Suche oder wählen Sie einen anderen Filter.</source>
      <translation>Nothing found. Change the search or choose another filter.</translation>
    </message>
    <message>
      <source>Keine Meldungen in diesem Filter.</source>
      <translation>No notifications in this filter.</translation>
    </message>
    <message>
      <source>Diese Meldung hat mehrere Empfänger: {others}.</source>
      <translation>This notification has several recipients: {others}.</translation>
    </message>
    <message>
      <source>Diese Kennung steht nicht in der Liste.</source>
      <translation>This id is not in the list.</translation>
    </message>
    <message>
      <source>Diese Dringlichkeit gibt es nicht.</source>
      <translation>There is no such urgency.</translation>
    </message>
    <message>
      <source>Bitte schreiben Sie, warum die Dringlichkeit eine andere ist.</source>
      <translation>Please write why the urgency is another.</translation>
    </message>
    <message>
      <source>Von diesem Gerät gibt es keine Eingangsbestätigung.</source>
      <translation>There is no acknowledgement of receipt from this device.</translation>
    </message>
    <message>
      <source>Diesen Grund gibt es nicht. Es gibt: {codes}.</source>
      <translation>There is no such reason. There are: {codes}.</translation>
    </message>
    <message>
      <source>In dieser Meldung steht keine hinweisgebende Person.</source>
      <translation>No person who reported stands in this notification.</translation>
    </message>
    <message>
      <source>Geben Sie an, wozu Sie das wissen müssen.</source>
      <translation>Say what you need to know it for.</translation>
    </message>
    <message>
      <source>Diese Meldung muss erst freigegeben werden; danach lassen sich Dateien anhängen.</source>
      <translation>This notification has to be released first; after that, files can be attached.</translation>
    </message>
    <message>
      <source>Dieses Gerät ist noch nicht zugelassen.</source>
      <translation>This device has not been admitted yet.</translation>
    </message>
    <message>
      <source>Dieses Gerät ist noch nicht angemeldet.</source>
      <translation>This device has not been enrolled yet.</translation>
    </message>
    <message>
      <source>Diesem Gerät wurde der Zugang entzogen.</source>
      <translation>This device’s access has been revoked.</translation>
    </message>
    <message>
      <source>Dieses Profil wird an anderer Stelle unter einem neuen Gerät weitergeführt.</source>
      <translation>This profile is carried on elsewhere as a new device.</translation>
    </message>
    <message>
      <source>Das Gründungsprofil gehört zu keiner Stelle; es schreibt keine Meldungen.</source>
      <translation>The founding profile belongs to no unit; it does not write notifications.</translation>
    </message>
    <message>
      <source>Pflichttermine: {met} von {count} erfüllt</source>
      <translation>Required meetings: {met} of {count} met</translation>
    </message>
    <message>
      <source>{done} von {count} {span}</source>
      <translation>{done} of {count} {span}</translation>
    </message>
    <message>
      <source>im {number}. Quartal {year}</source>
      <translation>in quarter {number} of {year}</translation>
    </message>
    <message>
      <source>Erfüllt</source>
      <translation>Met</translation>
    </message>
    <message>
      <source>Anwesenheit fehlt noch</source>
      <translation>Attendance still missing</translation>
    </message>
    <message>
      <source>Geplant</source>
      <translation>Planned</translation>
    </message>
    <message>
      <source>Fällig bis {day}</source>
      <translation>Due by {day}</translation>
    </message>
    <message>
      <source>im Jahr {year}</source>
      <translation>in {year}</translation>
    </message>
    <message>
      <source>im {number}. Halbjahr {year}</source>
      <translation>in half {number} of {year}</translation>
    </message>
    <message>
      <source>Keine Rufnummer hinterlegt: Leitstelle oder 110 anrufen.</source>
      <translation>No telephone number on file: call the control room or 110.</translation>
    </message>
    <message>
      <source>Noch nicht angekommen – rufen Sie jetzt an.</source>
      <translation>Not arrived yet – call now.</translation>
    </message>
    <message>
      <source>Noch nicht angekommen; wird später gesendet.</source>
      <translation>Not arrived yet; will be sent later.</translation>
    </message>
    <message>
      <source>bis {time} Uhr</source>
      <translation>until {time}</translation>
    </message>
    <message>
      <source>bis {day} {time} Uhr</source>
      <translation>until {day} {time}</translation>
    </message>
    <message>
      <source>Noch nie abgeglichen. Hier steht, was auf diesem Gerät ist.</source>
      <translation>Never synced. What stands here is what is on this device.</translation>
    </message>
    <message>
      <source>Stand {time}</source>
      <translation>As of {time}</translation>
    </message>
    <message>
      <source>Nichts offen. Letzter Abgleich {time}.</source>
      <translation>Nothing open. Last sync {time}.</translation>
    </message>
    <message>
      <source>Gilt ab {day}.</source>
      <translation>In force from {day}.</translation>
    </message>
    <message>
      <source>Abgelaufen am {day}.</source>
      <translation>Ended on {day}.</translation>
    </message>
    <message>
      <source>Jahr {year} von {years} · noch {days} Tage</source>
      <translation>Year {year} of {years} · {days} days left</translation>
    </message>
    <message>
      <source>Die Meldung wird nicht mehr geteilt. Sie bleibt hier lesbar; was Sie jetzt schreiben, kommt nicht mehr an.</source>
      <translation>The notification is no longer shared. It can still be read here; what you write now does not arrive any more.</translation>
    </message>
    <message>
      <source>{unit} nimmt nicht mehr teil.</source>
      <translation>{unit} no longer takes part.</translation>
    </message>
    <message>
      <source>Ihre Stelle nimmt nicht mehr teil.</source>
      <translation>Your unit no longer takes part.</translation>
    </message>
    <message>
      <source>Geben Sie den Inhalt telefonisch weiter.</source>
      <translation>Pass its content on by telephone.</translation>
    </message>
    <message>
      <source>Der Ort liegt außerhalb der Vereinbarung: Gesendet wurde nichts.</source>
      <translation>The place lies outside the agreement: nothing was sent.</translation>
    </message>
    <message>
      <source>Telefonisch übergeben an</source>
      <translation>Handed over by telephone to</translation>
    </message>
    <message>
      <source>Telefonisch übergeben</source>
      <translation>Handed over by telephone</translation>
    </message>
    <message>
      <source>Lücke</source>
      <translation>Gap</translation>
    </message>
    <message>
      <source>Dienstzeit</source>
      <translation>On-call time</translation>
    </message>
    <message>
      <source>Kein Dienstplan</source>
      <translation>No rota</translation>
    </message>
    <message>
      <source>danach ab {time}: {name}</source>
      <translation>then from {time}: {name}</translation>
    </message>
    <message>
      <source>{weekday} {day} {time} Uhr</source>
      <translation>{weekday} {day} {time}</translation>
    </message>
    <message>
      <source>danach ist noch niemand eingetragen</source>
      <translation>nobody is planned after that</translation>
    </message>
    <message>
      <source>{time} Uhr</source>
      <translation>{time}</translation>
    </message>
    <message>
      <source>Zuständig für: {towns}</source>
      <translation>Competent for: {towns}</translation>
    </message>
    <message>
      <source>danach: {name}</source>
      <translation>then: {name}</translation>
    </message>
    <message>
      <source>bis {time}</source>
      <translation>until {time}</translation>
    </message>
    <message>
      <source>Es fehlt etwas: Der Datenträger nahm zeitweise nichts an, oder es war mehr, als ein Tag hier fasst.</source>
      <translation>Something is missing: the disk took nothing for a while, or it was more than a day holds here.</translation>
    </message>
    <message>
      <source>Das Prüfprotokoll sieht nur die Datenschutzstelle der Behörde.</source>
      <translation>Only the agency's data protection unit sees the audit log.</translation>
    </message>
    <message>
      <source>Ihre Behörde hat in der Kooperation keine Datenschutzstelle genannt: Das Leseprotokoll bleibt auf diesem Gerät.</source>
      <translation>Your agency has named no data protection unit in the cooperation: the reading log stays on this device.</translation>
    </message>
    <message>
      <source>Ihre Stelle ist die Datenschutzstelle: Ihr eigenes Leseprotokoll bleibt auf diesem Gerät.</source>
      <translation>Your unit is the data protection unit: your own reading log stays on this device.</translation>
    </message>
    <message>
      <source>Noch ist nichts notiert.</source>
      <translation>Nothing has been noted yet.</translation>
    </message>
    <message>
      <source>{times}-mal, {first} bis {last} Uhr</source>
      <translation>{times} times, {first} to {last}</translation>
    </message>
    <message>
      <source>Geöffnete Meldungen: {entities}. Tage: {days}. Zuletzt: {last}.</source>
      <translation>Notifications opened: {entities}. Days: {days}. Last: {last}.</translation>
    </message>
    <message>
      <source>Am Tag danach geht die Liste an: {unit}.</source>
      <translation>The day after, the list goes to: {unit}.</translation>
    </message>
    <message>
      <source>{times}-mal, {first} Uhr</source>
      <translation>{times} times, {first}</translation>
    </message>
    <message>
      <source>Weitere</source>
      <translation>More</translation>
    </message>
    <message>
      <source>Mit einer neuen Einladung richten Sie ein Profil neben diesem ein; dieses bleibt, wie es ist.</source>
      <translation>With a new invite you set up a profile beside this one, which stays as it is.</translation>
    </message>
    <message>
      <source>Neue Einladung wählen …</source>
      <translation>Choose a new invite …</translation>
    </message>
    <message>
      <source>Neues Profil mit neuer Einladung …</source>
      <translation>New profile with a new invite …</translation>
    </message>
    <message>
      <source>Der Server kennt dieses Gerät nicht mehr.</source>
      <translation>The server does not know this device any more.</translation>
    </message>
    <message>
      <source>Er wurde zurückgesetzt oder neu eingerichtet. Alles, was Sie geschrieben haben, liegt weiter auf diesem Gerät; ist davon etwas eilig, rufen Sie an. Oft bringen andere Geräte es von selbst zurück. Bleibt es dabei, bitten Sie Ihre Leitung um eine neue Einladung und wählen Sie sie hier.</source>
      <translation>It was put back or set up anew. Everything you have written is still on this device; if any of it is urgent, phone. Often other devices bring it back by themselves. If it stays so, ask your lead for a new invite and choose it here.</translation>
    </message>
    <message>
      <source>Unter der Adresse des Servers antwortet eine andere Kooperation.</source>
      <translation>Another cooperation answers at the server's address.</translation>
    </message>
    <message>
      <source>Es wurde nichts gesendet, und auf diesem Gerät ist nichts verloren; ist etwas eilig, rufen Sie an. Wurde Ihre Kooperation neu gegründet, brauchen Sie eine neue Einladung. Wissen Sie davon nichts, rufen Sie Ihre Administration an.</source>
      <translation>Nothing was sent, and nothing is lost on this device; if anything is urgent, phone. If your cooperation was founded anew, you need a new invite. If you know nothing of that, phone your administration.</translation>
    </message>
    <message>
      <source>Die Einladung gehört zu einer anderen Kooperation als dieses Profil. Bitten Sie um eine für Ihre Stelle.</source>
      <translation>The invite belongs to another cooperation than this profile. Ask for one for your unit.</translation>
    </message>
    <message>
      <source>Die Einladung ist für eine andere Stelle als dieses Profil. Bitten Sie um eine für Ihre Stelle.</source>
      <translation>The invite is for another unit than this profile. Ask for one for your unit.</translation>
    </message>
    <message>
      <source>Der Server kennt dieses Gerät wieder. Es braucht keine neue Einladung.</source>
      <translation>The server knows this device again. It needs no new invite.</translation>
    </message>
    <message>
      <source>Der Server ist nicht erreichbar. Es wurde nichts geändert; versuchen Sie es, sobald eine Verbindung besteht.</source>
      <translation>The server cannot be reached. Nothing was changed; try again once there is a connection.</translation>
    </message>
    <message>
      <source>Das Gerät ist wieder angemeldet.</source>
      <translation>The device is signed in again.</translation>
    </message>
    <message>
      <source>Was hier wartet, wird jetzt gesendet.</source>
      <translation>What waits here is being sent now.</translation>
    </message>
    <message>
      <source>Sagen Sie ihr Bescheid. Was Sie geschrieben haben, bleibt hier und geht hinaus, sobald sie es getan hat.</source>
      <translation>Tell them. What you have written stays here and goes out once they have done so.</translation>
    </message>
    <message>
      <source>Die Anmeldung geht beim nächsten Abgleich von selbst weiter. Was Sie geschrieben haben, bleibt hier.</source>
      <translation>Signing in goes on by itself with the next sync. What you have written stays here.</translation>
    </message>
    <message>
      <source>Der Inhalt wird bei Ihrer Stelle nicht mehr gezeigt und nicht mehr gefunden. Es bleibt der Nachweis: Nummer, Stellen, Zeiten und wer was getan hat. Verschlüsselt liegt der Inhalt noch im Protokoll dieser Geräte, bis Ihre Leitung die Meldung löscht.</source>
      <translation>Your unit no longer sees or finds the content. The proof remains: number, units, times and who did what. Encrypted, the content still lies in the log of these devices until your lead erases the notification.</translation>
    </message>
    <message>
      <source>Informieren Sie Ihre Datenschutzstelle: Eine Verletzung des Schutzes personenbezogener Daten ist in der Frist der Aufsichtsbehörde zu melden. Die empfangende Stelle gibt den Inhalt auf und bestätigt das. Die Meldung geht an die zuständige Stelle: weitergeleitet oder neu geschrieben.</source>
      <translation>Inform your data protection officer: a personal data breach has to be reported to the supervisory authority within the deadline. The receiving unit gives the content up and confirms that. The notification goes to the competent unit: forwarded or written anew.</translation>
    </message>
    <message>
      <source>Der Rückruf ist schon bestätigt.</source>
      <translation>The recall has already been confirmed.</translation>
    </message>
    <message>
      <source>Um Rückruf ist schon gebeten; die andere Stelle antwortet noch.</source>
      <translation>A recall has already been requested; the other unit has yet to answer.</translation>
    </message>
    <message>
      <source>Ihre Stelle hat das schon festgehalten.</source>
      <translation>Your unit has already noted that.</translation>
    </message>
    <message>
      <source>Ihre Stelle hat keine Fehlleitung festgehalten.</source>
      <translation>Your unit has not noted a misdirection.</translation>
    </message>
    <message>
      <source>Der Inhalt ist schon aufgegeben; das lässt sich nicht mehr zurücknehmen.</source>
      <translation>The content has already been given up; that cannot be taken back any more.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Objekt mit Texten.</source>
      <translation>An object with texts is expected.</translation>
    </message>
    <message>
      <source>Der Dienst endet vor seinem Anfang.</source>
      <translation>The shift ends before it begins.</translation>
    </message>
    <message>
      <source>Erwartet werden 1 bis {longest} Zeichen.</source>
      <translation>1 to {longest} characters are expected.</translation>
    </message>
    <message>
      <source>Das ist keine Rufnummer: Es stehen keine Ziffern darin.</source>
      <translation>That is no telephone number: there are no digits in it.</translation>
    </message>
    <message>
      <source>Diese Ansprechperson gibt es nicht.</source>
      <translation>There is no such contact.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Liste mit 1 bis {most} Diensten.</source>
      <translation>A list of 1 to {most} shifts is expected.</translation>
    </message>
    <message>
      <source>Lesen Sie alles und geben Sie die Meldung frei oder mit einem Grund zurück.</source>
      <translation>Read all of it, then release the notification or return it with a reason.</translation>
    </message>
    <message>
      <source>Ist ein Kind in Gefahr, warten Sie nicht: Eine Sofortmeldung braucht keine Freigabe.</source>
      <translation>If a child is in danger, do not wait: an immediate notification needs no release.</translation>
    </message>
    <message>
      <source>Die Anforderung liegt noch auf diesem Gerät.</source>
      <translation>The request is still on this device.</translation>
    </message>
    <message>
      <source>Der Text liegt unter „Entwürfe“ und lässt sich dort überarbeiten.</source>
      <translation>The text is under “Drafts” and can be revised there.</translation>
    </message>
    <message>
      <source>Noch nicht gesendet: Freigabe angefordert</source>
      <translation>Not sent yet: release requested</translation>
    </message>
    <message>
      <source>Nicht gesendet: zurückgegeben von {person}</source>
      <translation>Not sent: returned by {person}</translation>
    </message>
    <message>
      <source>Seit {span} hat niemand über die Freigabe entschieden.</source>
      <translation>Nobody has decided on the release for {span}.</translation>
    </message>
    <message>
      <source>Frist: {when}.</source>
      <translation>Deadline: {when}.</translation>
    </message>
    <message>
      <source>Ihre Freigabe ist angefordert</source>
      <translation>Your release is requested</translation>
    </message>
    <message>
      <source>Geschrieben von</source>
      <translation>Written by</translation>
    </message>
    <message>
      <source>Freigegeben, noch nicht übermittelt</source>
      <translation>Released, not transmitted yet</translation>
    </message>
    <message>
      <source>In Ihrer Stelle darf zurzeit niemand sonst freigeben.</source>
      <translation>At present nobody else in your unit may release.</translation>
    </message>
    <message>
      <source>Zu dieser Meldung ist keine Freigabe angefordert.</source>
      <translation>No release has been requested for this notification.</translation>
    </message>
    <message>
      <source>Darüber ist schon entschieden.</source>
      <translation>That has been decided already.</translation>
    </message>
    <message>
      <source>1 Meldung</source>
      <translation>1 notification</translation>
    </message>
    <message>
      <source>{count} Meldungen</source>
      <translation>{count} notifications</translation>
    </message>
    <message>
      <source>Die Frist ist abgelaufen: {count} ohne Bestätigung.</source>
      <translation>The deadline has passed: {count} without confirmation.</translation>
    </message>
    <message>
      <source>Nächste Rufbereitschaft: {called}.</source>
      <translation>Next on call: {called}.</translation>
    </message>
    <message>
      <source>Niemand hat rechtzeitig bestätigt: {count} von Ihnen.</source>
      <translation>Nobody has acknowledged in time: {count} of yours.</translation>
    </message>
    <message>
      <source>Rufen Sie die Rufbereitschaft an: {called}.</source>
      <translation>Call whoever is on call: {called}.</translation>
    </message>
    <message>
      <source>Die Hälfte der Frist ist um: {count} ohne Bestätigung.</source>
      <translation>Half of the time has passed: {count} without confirmation.</translation>
    </message>
    <message>
      <source>Dieses Gerät ist gesperrt.</source>
      <translation>This device is blocked.</translation>
    </message>
    <message>
      <source>Dieses Profil wird an anderer Stelle weitergeführt.</source>
      <translation>This profile is carried on elsewhere.</translation>
    </message>
    <message>
      <source>Der Server weist dieses Gerät ab.</source>
      <translation>The server turns this device away.</translation>
    </message>
    <message>
      <source>Meldungen werden weiter angenommen und hier aufbewahrt: Rufen Sie zu jeder an.</source>
      <translation>Notifications are still taken and kept here: telephone about each of them.</translation>
    </message>
    <message>
      <source>Lesen, Entwürfe und Rufnummern bleiben auf diesem Gerät.</source>
      <translation>Reading, drafts and telephone numbers stay on this device.</translation>
    </message>
    <message>
      <source>verloren</source>
      <translation>lost</translation>
    </message>
    <message>
      <source>gestohlen</source>
      <translation>stolen</translation>
    </message>
    <message>
      <source>nicht mehr in dieser Stelle</source>
      <translation>no longer in this unit</translation>
    </message>
    <message>
      <source>Was hier noch nicht gesendet war, bleibt unter „Nicht zugestellt“ erhalten. Ist es eilig, rufen Sie an.</source>
      <translation>What had not been sent from here is kept under “Not delivered”. If it is urgent, call.</translation>
    </message>
    <message>
      <source>Für dieses Gerät braucht es eine neue Einladung. Haben Sie die Kopie nicht veranlasst, sagen Sie es sofort.</source>
      <translation>This device needs a new invite. If the copy was not your doing, say so at once.</translation>
    </message>
    <message>
      <source>{name} hat es {when} gesperrt (Grund: {reason}).</source>
      <translation>{name} blocked it {when} (reason: {reason}).</translation>
    </message>
    <message>
      <source>Fragen beantwortet: {names}.</source>
      <translation>Questions are answered by: {names}.</translation>
    </message>
    <message>
      <source>Ein Gerät, das aus einer Kopie dieses Profils entstand, hat es {when} abgelöst.</source>
      <translation>A device made from a copy of this profile took its place {when}.</translation>
    </message>
    <message>
      <source>1 Eintrag wurde nicht übermittelt. Ist er eilig, geben Sie den Inhalt telefonisch weiter.</source>
      <translation>1 entry was not transmitted. If it is urgent, pass its content on by telephone.</translation>
    </message>
    <message>
      <source>Er hat {when} mitgeteilt, es sei gesperrt; eine Unterschrift dafür liegt nicht vor.</source>
      <translation>It said {when} that the device is blocked; there is no signature for that.</translation>
    </message>
    <message>
      <source>Die Verwaltung hat es {when} gesperrt (Grund: {reason}).</source>
      <translation>The administration blocked it {when} (reason: {reason}).</translation>
    </message>
    <message>
      <source>Fragen beantwortet die Verwaltung Ihrer Behörde.</source>
      <translation>Questions are answered by the administration of your agency.</translation>
    </message>
    <message>
      <source>{count} Einträge wurden nicht übermittelt. Sind sie eilig, geben Sie den Inhalt telefonisch weiter.</source>
      <translation>{count} entries were not transmitted. If they are urgent, pass their content on by telephone.</translation>
    </message>
    <message>
      <source>zwei Fassungen</source>
      <translation>two versions</translation>
    </message>
    <message>
      <source>Tausch gesucht</source>
      <translation>exchange wanted</translation>
    </message>
    <message>
      <source>Ihr Dienst</source>
      <translation>your shift</translation>
    </message>
    <message>
      <source>kein Dienst</source>
      <translation>no shift</translation>
    </message>
    <message>
      <source>ganztägig</source>
      <translation>all day</translation>
    </message>
    <message>
      <source>nicht besetzt: {gap}</source>
      <translation>nobody on call: {gap}</translation>
    </message>
    <message>
      <source>Dieser Dienst wird nicht mehr angeboten; vielleicht hat ihn schon jemand übernommen.</source>
      <translation>This shift is not offered any more; somebody may have taken it already.</translation>
    </message>
    <message>
      <source>Diesen Dienst gibt es nicht mehr.</source>
      <translation>This shift is not there any more.</translation>
    </message>
    <message>
      <source>Im Dienstplan ist nicht besetzt: {gaps}; dazu weitere Lücken: {more}.</source>
      <translation>Nobody is planned in the rota: {gaps}; and more gaps: {more}.</translation>
    </message>
    <message>
      <source>Im Dienstplan ist nicht besetzt: {gaps}.</source>
      <translation>Nobody is planned in the rota: {gaps}.</translation>
    </message>
    <message>
      <source>Zum Beispiel 28.11.2026 16:00 oder nur 16:00; das Ende gilt sonst am Tag danach.</source>
      <translation>For example 28.11.2026 16:00 or just 16:00; the end is then on the day after.</translation>
    </message>
    <message>
      <source>Leer: die Nummer, unter der die Person zuletzt erreichbar war.</source>
      <translation>Empty: the number by which the person was last reached.</translation>
    </message>
    <message>
      <source>Eine Person je Zeile: Name; Rufnummer. Sie wechseln sich in dieser Reihenfolge ab.</source>
      <translation>One person a line: name; phone. They take turns in this order.</translation>
    </message>
    <message>
      <source>Nur bei wöchentlichem Wechsel.</source>
      <translation>Only where turns change weekly.</translation>
    </message>
    <message>
      <source>Nur bei getrennten Wochenenden. Leer: dieselben Personen.</source>
      <translation>Only where weekends are apart. Empty: the same people.</translation>
    </message>
    <message>
      <source>Anderer Name</source>
      <translation>Another name</translation>
    </message>
    <message>
      <source>Rufnummer im Dienst</source>
      <translation>Phone on duty</translation>
    </message>
    <message>
      <source>Wechsel</source>
      <translation>Turns change</translation>
    </message>
    <message>
      <source>Wochentag des Wechsels</source>
      <translation>Weekday of the change</translation>
    </message>
    <message>
      <source>Uhrzeit des Wechsels</source>
      <translation>Time of the change</translation>
    </message>
    <message>
      <source>Personen</source>
      <translation>People</translation>
    </message>
    <message>
      <source>Personen am Wochenende</source>
      <translation>People at the weekend</translation>
    </message>
    <message>
      <source>Wählen Sie, wie der Dienst wechselt.</source>
      <translation>Choose how turns change.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Uhrzeit, zum Beispiel 08:00.</source>
      <translation>A time of day is expected, for example 08:00.</translation>
    </message>
    <message>
      <source>Es fehlt, wer Dienst hat.</source>
      <translation>Say who is on call.</translation>
    </message>
    <message>
      <source>Höchstens {most} Personen.</source>
      <translation>{most} people at most.</translation>
    </message>
    <message>
      <source>Zeile {number}: Erwartet wird Name; Rufnummer.</source>
      <translation>Line {number}: name; phone is expected.</translation>
    </message>
    <message>
      <source>Ändern</source>
      <translation>Change</translation>
    </message>
    <message>
      <source>Dienst ändern</source>
      <translation>Change the shift</translation>
    </message>
    <message>
      <source>Sichern</source>
      <translation>Save</translation>
    </message>
    <message>
      <source>Der Dienst ist geändert.</source>
      <translation>The shift is changed.</translation>
    </message>
    <message>
      <source>Übernehmen</source>
      <translation>Take over</translation>
    </message>
    <message>
      <source>Dienst übernehmen</source>
      <translation>Take the shift</translation>
    </message>
    <message>
      <source>Sie stehen dann im Dienstplan. Wer zuerst übernimmt, hat den Dienst.</source>
      <translation>You will stand in the rota. Whoever takes it first has the shift.</translation>
    </message>
    <message>
      <source>Sie haben den Dienst übernommen.</source>
      <translation>You have taken the shift.</translation>
    </message>
    <message>
      <source>Zum Tausch anbieten</source>
      <translation>Offer for exchange</translation>
    </message>
    <message>
      <source>Dienst zum Tausch anbieten</source>
      <translation>Offer the shift for exchange</translation>
    </message>
    <message>
      <source>Bis jemand übernimmt, bleibt der Dienst, wie er ist.</source>
      <translation>Until somebody takes it, the shift stays as it is.</translation>
    </message>
    <message>
      <source>Anbieten</source>
      <translation>Offer</translation>
    </message>
    <message>
      <source>Der Dienst ist zum Tausch angeboten.</source>
      <translation>The shift is offered for exchange.</translation>
    </message>
    <message>
      <source>Angebot zurückziehen</source>
      <translation>Withdraw the offer</translation>
    </message>
    <message>
      <source>Der Dienst bleibt, wie er im Dienstplan steht.</source>
      <translation>The shift stays as it stands in the rota.</translation>
    </message>
    <message>
      <source>Zurückziehen</source>
      <translation>Withdraw</translation>
    </message>
    <message>
      <source>Das Angebot ist zurückgezogen.</source>
      <translation>The offer is withdrawn.</translation>
    </message>
    <message>
      <source>Tauschen mit …</source>
      <translation>Exchange with …</translation>
    </message>
    <message>
      <source>Zwei Dienste tauschen</source>
      <translation>Exchange two shifts</translation>
    </message>
    <message>
      <source>Namen und Rufnummern beider Dienste werden vertauscht, die Zeiten bleiben.</source>
      <translation>Names and numbers of both shifts change places, the times stay.</translation>
    </message>
    <message>
      <source>Tauschen</source>
      <translation>Exchange</translation>
    </message>
    <message>
      <source>Die Dienste sind getauscht.</source>
      <translation>The shifts are exchanged.</translation>
    </message>
    <message>
      <source>Andere Fassung zurückholen</source>
      <translation>Bring another version back</translation>
    </message>
    <message>
      <source>Frühere Angaben bleiben 90 Tage erhalten. Was jetzt da steht, wird dann zur früheren Fassung.</source>
      <translation>Earlier entries are kept for 90 days. What stands there now becomes the earlier version.</translation>
    </message>
    <message>
      <source>Zurückholen</source>
      <translation>Bring back</translation>
    </message>
    <message>
      <source>Die frühere Fassung gilt wieder.</source>
      <translation>The earlier version holds again.</translation>
    </message>
    <message>
      <source>Dienst absagen</source>
      <translation>Cancel the shift</translation>
    </message>
    <message>
      <source>Der Dienst findet nicht statt. Prüfen Sie danach, ob eine Lücke entstanden ist.</source>
      <translation>The shift does not take place. See then whether there is a gap.</translation>
    </message>
    <message>
      <source>Der Dienst ist abgesagt.</source>
      <translation>The shift is cancelled.</translation>
    </message>
    <message>
      <source>Hinweis für die Kolleginnen und Kollegen</source>
      <translation>A note for your colleagues</translation>
    </message>
    <message>
      <source>Tauschen mit</source>
      <translation>Exchange with</translation>
    </message>
    <message>
      <source>Frühere Fassung</source>
      <translation>Earlier version</translation>
    </message>
    <message>
      <source>Freiwillig, keine Angaben zu Kindern.</source>
      <translation>Optional; nothing about children.</translation>
    </message>
    <message>
      <source>Bitte ein Wort eingeben.</source>
      <translation>Please enter a word.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Zeit, zum Beispiel 28.11.2026 16:00 oder 16:00.</source>
      <translation>A time is expected, for example 28.11.2026 16:00 or 16:00.</translation>
    </message>
    <message>
      <source>Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhren werden um 02:00 Uhr auf 03:00 Uhr vorgestellt.</source>
      <translation>This time is not there on this day: the clocks are put forward from 02:00 to 03:00.</translation>
    </message>
    <message>
      <source>Die Uhren werden umgestellt: Der Dienst dauert {hours} Stunden.</source>
      <translation>The clocks change: the shift lasts {hours} hours.</translation>
    </message>
    <message>
      <source>Ein Dienst dauert höchstens einen Monat.</source>
      <translation>A shift lasts a month at most.</translation>
    </message>
    <message>
      <source>Die Uhren werden umgestellt: Der Dienst dauert 1 Stunde.</source>
      <translation>The clocks change: the shift lasts 1 hour.</translation>
    </message>
    <message>
      <source>{day}, {begin} bis {last}, {end} Uhr</source>
      <translation>{day}, {begin} to {last}, {end}</translation>
    </message>
    <message>
      <source>{day}, {begin}–{end} Uhr</source>
      <translation>{day}, {begin}–{end}</translation>
    </message>
    <message>
      <source>Zuständige Stelle</source>
      <translation>Competent unit</translation>
    </message>
    <message>
      <source>Auch dort melden …</source>
      <translation>Notify them too …</translation>
    </message>
    <message>
      <source>Auch dort gemeldet.</source>
      <translation>They are notified too.</translation>
    </message>
    <message>
      <source>Vollständigen Bericht ergänzen</source>
      <translation>Add the full report</translation>
    </message>
    <message>
      <source>Der Bericht ist als Entwurf gesichert.</source>
      <translation>The report is saved as a draft.</translation>
    </message>
    <message>
      <source>Ergänzen …</source>
      <translation>Supplement …</translation>
    </message>
    <message>
      <source>Der Nachtrag ist als Entwurf gesichert.</source>
      <translation>The supplement is saved as a draft.</translation>
    </message>
    <message>
      <source>Berichtigen …</source>
      <translation>Correct …</translation>
    </message>
    <message>
      <source>Die Berichtigung ist als Entwurf gesichert.</source>
      <translation>The correction is saved as a draft.</translation>
    </message>
    <message>
      <source>Rückfrage beantworten …</source>
      <translation>Answer question …</translation>
    </message>
    <message>
      <source>Antwort gesichert.</source>
      <translation>Answer saved.</translation>
    </message>
    <message>
      <source>Der zuständigen Stelle auch melden?</source>
      <translation>Notify the competent unit too?</translation>
    </message>
    <message>
      <source>Nach dem Nachtrag ist eine weitere Stelle zuständig. Sie erhält unter derselben Nummer, was jetzt gilt. Anhänge gehen nicht mit; hängen Sie dort an, was die Stelle braucht.</source>
      <translation>By what was added another unit is responsible too. It receives under the same number what holds now. Attachments do not go along; attach there what the unit needs.</translation>
    </message>
    <message>
      <source>Melden</source>
      <translation>Notify</translation>
    </message>
    <message>
      <source>Rückfrage beantworten</source>
      <translation>Answer the question</translation>
    </message>
    <message>
      <source>{other} sieht die Antwort bei der Frage.</source>
      <translation>{other} sees the answer with the question.</translation>
    </message>
    <message>
      <source>Gesprochen mit (Name oder Stelle)</source>
      <translation>Spoken to (name or unit)</translation>
    </message>
    <message>
      <source>Zeitpunkt des Anrufs</source>
      <translation>Time of the call</translation>
    </message>
    <message>
      <source>Telefonisch übergeben …</source>
      <translation>Hand over by telephone …</translation>
    </message>
    <message>
      <source>Telefonische Übergabe festgehalten.</source>
      <translation>Handover by telephone recorded.</translation>
    </message>
    <message>
      <source>Wird im Verlauf der Meldung festgehalten, für beide Seiten.</source>
      <translation>Will be recorded in the history of the notification, for both sides.</translation>
    </message>
    <message>
      <source>Festhalten</source>
      <translation>Record</translation>
    </message>
    <message>
      <source>Aktenzeichen</source>
      <translation>File number</translation>
    </message>
    <message>
      <source>Abschließen …</source>
      <translation>Close …</translation>
    </message>
    <message>
      <source>Meldung abgeschlossen.</source>
      <translation>Notification closed.</translation>
    </message>
    <message>
      <source>In Akte übernehmen …</source>
      <translation>Take into file …</translation>
    </message>
    <message>
      <source>In Akte übernommen.</source>
      <translation>Taken into the file.</translation>
    </message>
    <message>
      <source>Wieder aufnehmen …</source>
      <translation>Reopen …</translation>
    </message>
    <message>
      <source>Meldung wieder aufgenommen.</source>
      <translation>Notification reopened.</translation>
    </message>
    <message>
      <source>Meldung abschließen?</source>
      <translation>Close notification?</translation>
    </message>
    <message>
      <source>{other} sieht, dass sie abgeschlossen ist.</source>
      <translation>{other} will see that it is closed.</translation>
    </message>
    <message>
      <source>Abschließen</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>In die eigene Akte übernehmen?</source>
      <translation>Take it into your own file?</translation>
    </message>
    <message>
      <source>{other} sieht, dass die Meldung in einer Akte steht, und deren Aktenzeichen.</source>
      <translation>{other} sees that the notification is in a file, and that file’s number.</translation>
    </message>
    <message>
      <source>Meldung wieder aufnehmen?</source>
      <translation>Reopen the notification?</translation>
    </message>
    <message>
      <source>{other} sieht, dass sie wieder bearbeitet wird, und warum.</source>
      <translation>{other} sees that it is being worked on again, and why.</translation>
    </message>
    <message>
      <source>Wieder aufnehmen</source>
      <translation>Reopen</translation>
    </message>
    <message>
      <source>Bemerkung (freiwillig)</source>
      <translation>Remark (optional)</translation>
    </message>
    <message>
      <source>Rechtsgrundlage für mehr</source>
      <translation>Legal basis for more</translation>
    </message>
    <message>
      <source>Zu welchem Feld?</source>
      <translation>About which field?</translation>
    </message>
    <message>
      <source>Was möchten Sie wissen?</source>
      <translation>What would you like to know?</translation>
    </message>
    <message>
      <source>Zuständige Person</source>
      <translation>Responsible person</translation>
    </message>
    <message>
      <source>Nachtrag gesehen …</source>
      <translation>Supplement seen …</translation>
    </message>
    <message>
      <source>Nachtrag zur Kenntnis genommen.</source>
      <translation>Supplement noted.</translation>
    </message>
    <message>
      <source>Rückmeldung …</source>
      <translation>Feedback …</translation>
    </message>
    <message>
      <source>Rückmeldung gesichert.</source>
      <translation>Feedback saved.</translation>
    </message>
    <message>
      <source>Rückfragen …</source>
      <translation>Ask a question …</translation>
    </message>
    <message>
      <source>Rückfrage gestellt.</source>
      <translation>Question asked.</translation>
    </message>
    <message>
      <source>Gesehen als {person}, {unit}?</source>
      <translation>Seen as {person}, {unit}?</translation>
    </message>
    <message>
      <source>{other} sieht, wer Nachtrag und Berichtigung gesehen hat.</source>
      <translation>{other} sees who has seen supplement and correction.</translation>
    </message>
    <message>
      <source>Bestätigen</source>
      <translation>Confirm</translation>
    </message>
    <message>
      <source>Was darf zurückgemeldet werden?</source>
      <translation>What may be told back?</translation>
    </message>
    <message>
      <source>Ohne weitere Grundlage: Eingang, zuständige Person, Stand. Für Inhalte wählen Sie die Rechtsgrundlage.</source>
      <translation>Without a further basis: receipt, responsible person, state. For content, choose the legal basis.</translation>
    </message>
    <message>
      <source>Zurückmelden</source>
      <translation>Tell back</translation>
    </message>
    <message>
      <source>Zu einem Feld rückfragen</source>
      <translation>Ask about a field</translation>
    </message>
    <message>
      <source>{other} sieht die Frage bei diesem Feld.</source>
      <translation>{other} sees the question at this field.</translation>
    </message>
    <message>
      <source>Fragen</source>
      <translation>Ask</translation>
    </message>
    <message>
      <source>Gesehen: {wrong}</source>
      <translation>Seen: {wrong}</translation>
    </message>
    <message>
      <source>Zu tun: {demand}</source>
      <translation>To do: {demand}</translation>
    </message>
    <message>
      <source>Zuweisen …</source>
      <translation>Assign …</translation>
    </message>
    <message>
      <source>Zuweisung gesichert.</source>
      <translation>Assignment saved.</translation>
    </message>
    <message>
      <source>Zuweisung rückgängig gemacht.</source>
      <translation>Assignment undone.</translation>
    </message>
    <message>
      <source>Einschätzung zu zweit …</source>
      <translation>Assessment by two …</translation>
    </message>
    <message>
      <source>Einschätzung festgehalten.</source>
      <translation>Assessment recorded.</translation>
    </message>
    <message>
      <source>Wer in Ihrer Stelle hat die Meldung?</source>
      <translation>Who in your unit has the notification?</translation>
    </message>
    <message>
      <source>Das bleibt in Ihrer Stelle; {other} sieht es nicht.</source>
      <translation>This stays in your unit; {other} does not see it.</translation>
    </message>
    <message>
      <source>Zuweisen</source>
      <translation>Assign</translation>
    </message>
    <message>
      <source>Einschätzung mit zweiter Fachkraft</source>
      <translation>Assessment with a second professional</translation>
    </message>
    <message>
      <source>Das bleibt in Ihrer Stelle; {other} sieht es nicht. Frühere Fassungen bleiben erhalten.</source>
      <translation>This stays in your unit; {other} does not see it. Earlier versions are kept.</translation>
    </message>
    <message>
      <source>Was sie verbindet</source>
      <translation>What joins them</translation>
    </message>
    <message>
      <source>Andere Meldung Ihrer Stelle</source>
      <translation>Another notification of your unit</translation>
    </message>
    <message>
      <source>Verknüpft mit</source>
      <translation>Linked with</translation>
    </message>
    <message>
      <source>Verknüpfen …</source>
      <translation>Link …</translation>
    </message>
    <message>
      <source>Meldungen verknüpft.</source>
      <translation>Notifications linked.</translation>
    </message>
    <message>
      <source>Verknüpfung lösen …</source>
      <translation>Take the link back …</translation>
    </message>
    <message>
      <source>Verknüpfung gelöst.</source>
      <translation>Link taken back.</translation>
    </message>
    <message>
      <source>Mit einer anderen Meldung verknüpfen?</source>
      <translation>Link with another notification?</translation>
    </message>
    <message>
      <source>Nur Ihre Stelle sieht die Verknüpfung. Beide Meldungen bleiben, wie sie sind.</source>
      <translation>Only your unit sees the link. Both notifications stay as they are.</translation>
    </message>
    <message>
      <source>Verknüpfen</source>
      <translation>Link</translation>
    </message>
    <message>
      <source>Verknüpfung lösen?</source>
      <translation>Take the link back?</translation>
    </message>
    <message>
      <source>Dass es sie gab, bleibt mit beiden Gründen bei Ihrer Stelle festgehalten.</source>
      <translation>That it existed stays on record in your unit, with both reasons.</translation>
    </message>
    <message>
      <source>Lösen</source>
      <translation>Take back</translation>
    </message>
    <message>
      <source>Nach dem Aufenthalt ist keine andere Stelle der Vereinbarung zuständig.</source>
      <translation>By the whereabouts no other unit of the agreement is competent.</translation>
    </message>
    <message>
      <source>Zuständig ist (freiwillig)</source>
      <translation>Competent is (optional)</translation>
    </message>
    <message>
      <source>Kreuzen Sie mindestens eine Datei an.</source>
      <translation>Tick at least one file.</translation>
    </message>
    <message>
      <source>Weiterleiten …</source>
      <translation>Forward …</translation>
    </message>
    <message>
      <source>Weitergeleitet. Die Frist läuft, bis die andere Stelle den Eingang bestätigt.</source>
      <translation>Forwarded. The deadline runs until the other unit acknowledges.</translation>
    </message>
    <message>
      <source>Weiterleitung zurücknehmen …</source>
      <translation>Take back the forward …</translation>
    </message>
    <message>
      <source>Weiterleitung zurückgenommen. Ihre Stelle ist wieder dran.</source>
      <translation>Forward taken back. It is your unit's turn again.</translation>
    </message>
    <message>
      <source>Nachtrag weitergeben</source>
      <translation>Pass the supplement on</translation>
    </message>
    <message>
      <source>Nachtrag weitergegeben.</source>
      <translation>Supplement passed on.</translation>
    </message>
    <message>
      <source>Nicht weitergeben …</source>
      <translation>Do not pass on …</translation>
    </message>
    <message>
      <source>Festgehalten, warum der Nachtrag nicht weitergegeben wird.</source>
      <translation>Recorded why the supplement is not passed on.</translation>
    </message>
    <message>
      <source>Anhänge weitergeben …</source>
      <translation>Pass attachments on …</translation>
    </message>
    <message>
      <source>Die Anhänge gehen dorthin, sobald sie bereit sind.</source>
      <translation>The attachments go there as soon as they are ready.</translation>
    </message>
    <message>
      <source>Nicht zuständig?</source>
      <translation>Not competent?</translation>
    </message>
    <message>
      <source>Leiten Sie an die zuständige Stelle weiter. Die absendende Stelle wird informiert. Ihre Frist endet erst mit deren Eingangsbestätigung. Ein Anhang geht nur mit, wenn Sie ihn ankreuzen.</source>
      <translation>Forward to the responsible unit. The sending unit is told. Its deadline ends only when that unit has acknowledged. An attachment goes along only if you tick it.</translation>
    </message>
    <message>
      <source>Weiterleiten</source>
      <translation>Forward</translation>
    </message>
    <message>
      <source>Weiterleitung zurücknehmen?</source>
      <translation>Take back the forward?</translation>
    </message>
    <message>
      <source>Danach ist wieder Ihre Stelle dran; {other} sieht das mit Grund. Die Stelle, an die weitergeleitet wurde, wird mit diesem Grund um Rückruf gebeten. Was noch nicht gesendet ist, wird nicht gesendet.</source>
      <translation>Then it is your unit's turn again; {other} sees that with the reason. The unit it was forwarded to is asked for a recall with this reason. What was not sent yet is not sent.</translation>
    </message>
    <message>
      <source>Zurücknehmen</source>
      <translation>Withdraw</translation>
    </message>
    <message>
      <source>Nachtrag weitergeben?</source>
      <translation>Pass the supplement on?</translation>
    </message>
    <message>
      <source>Die absendende Stelle hat nach der Weiterleitung etwas ergänzt oder berichtigt. Die Stelle, an die Sie weitergeleitet haben, hat das noch nicht.</source>
      <translation>The sending unit has added or corrected something after the forward. The unit you forwarded to does not have that yet.</translation>
    </message>
    <message>
      <source>Weitergeben</source>
      <translation>Pass on</translation>
    </message>
    <message>
      <source>Nachtrag nicht weitergeben?</source>
      <translation>Do not pass the supplement on?</translation>
    </message>
    <message>
      <source>Die Stelle, an die Sie weitergeleitet haben, erfährt nichts davon. {other} sieht den Grund.</source>
      <translation>The unit you forwarded to learns nothing of it. {other} sees the reason.</translation>
    </message>
    <message>
      <source>Nicht weitergeben</source>
      <translation>Do not pass on</translation>
    </message>
    <message>
      <source>Anhänge weitergeben?</source>
      <translation>Pass attachments on?</translation>
    </message>
    <message>
      <source>Kreuzen Sie an, was die Stelle braucht, an die Sie weitergeleitet haben.</source>
      <translation>Tick what the unit needs that you have forwarded to.</translation>
    </message>
    <message>
      <source>Grund</source>
      <translation>Reason</translation>
    </message>
    <message>
      <source>Alle Kinder</source>
      <translation>All children</translation>
    </message>
    <message>
      <source>Zuständige Person (freiwillig)</source>
      <translation>Person responsible (optional)</translation>
    </message>
    <message>
      <source>Rufnummer für Rückfragen (freiwillig)</source>
      <translation>Telephone number for queries (optional)</translation>
    </message>
    <message>
      <source>Aktenzeichen (freiwillig)</source>
      <translation>File reference (optional)</translation>
    </message>
    <message>
      <source>Grund der anderen Dringlichkeit</source>
      <translation>Reason for the other urgency</translation>
    </message>
    <message>
      <source>Eingang bestätigen</source>
      <translation>Acknowledge receipt</translation>
    </message>
    <message>
      <source>Eingang bestätigt.</source>
      <translation>Receipt acknowledged.</translation>
    </message>
    <message>
      <source>Bestätigung zurücknehmen …</source>
      <translation>Withdraw acknowledgement …</translation>
    </message>
    <message>
      <source>Eingangsbestätigung zurückgenommen.</source>
      <translation>Acknowledgement of receipt withdrawn.</translation>
    </message>
    <message>
      <source>Nicht zuständig …</source>
      <translation>Not competent …</translation>
    </message>
    <message>
      <source>Mitgeteilt, dass Ihre Stelle nicht zuständig ist.</source>
      <translation>Informed that your unit is not competent.</translation>
    </message>
    <message>
      <source>Eingang bestätigen als {person}, {unit}?</source>
      <translation>Acknowledge receipt as {person}, {unit}?</translation>
    </message>
    <message>
      <source>{other} sieht Name und Uhrzeit.</source>
      <translation>{other} will see your name and the time.</translation>
    </message>
    <message>
      <source>Eingangsbestätigung zurücknehmen?</source>
      <translation>Withdraw acknowledgement of receipt?</translation>
    </message>
    <message>
      <source>{other} sieht das mit Grund. Die Frist läuft weiter.</source>
      <translation>{other} will see this with the reason. The deadline keeps running.</translation>
    </message>
    <message>
      <source>Die meldende Stelle wird informiert. Ihre Frist endet erst, wenn jemand den Eingang bestätigt. Weiterleiten können Sie danach.</source>
      <translation>The notifying unit is informed. Its deadline ends only when somebody acknowledges. You can forward it afterwards.</translation>
    </message>
    <message>
      <source>Mitteilen</source>
      <translation>Inform</translation>
    </message>
    <message>
      <source>Freigeben</source>
      <translation>Release</translation>
    </message>
    <message>
      <source>Meldung freigegeben.</source>
      <translation>Notification released.</translation>
    </message>
    <message>
      <source>Zurückgeben …</source>
      <translation>Return …</translation>
    </message>
    <message>
      <source>Meldung zurückgegeben.</source>
      <translation>Notification returned.</translation>
    </message>
    <message>
      <source>Anforderung zurücknehmen …</source>
      <translation>Take request back …</translation>
    </message>
    <message>
      <source>Anforderung zurückgenommen. Der Text liegt unter „Entwürfe“.</source>
      <translation>Request taken back. The text is under “Drafts”.</translation>
    </message>
    <message>
      <source>Meldung freigeben als {person}, {unit}?</source>
      <translation>Release the notification as {person}, {unit}?</translation>
    </message>
    <message>
      <source>Danach wird sie gesendet. {other} sieht, wer sie geschrieben und wer sie freigegeben hat.</source>
      <translation>It is sent then. {other} sees who wrote it and who released it.</translation>
    </message>
    <message>
      <source>Meldung zurückgeben?</source>
      <translation>Return the notification?</translation>
    </message>
    <message>
      <source>Wer sie geschrieben hat, liest den Grund und kann sie überarbeiten. Gesendet wird nichts.</source>
      <translation>Whoever wrote it reads the reason and can revise it. Nothing is sent.</translation>
    </message>
    <message>
      <source>Zurückgeben</source>
      <translation>Return</translation>
    </message>
    <message>
      <source>Anforderung der Freigabe zurücknehmen?</source>
      <translation>Take the request for release back?</translation>
    </message>
    <message>
      <source>Gesendet wird nichts. Der Text ist dann wieder ein Entwurf.</source>
      <translation>Nothing is sent. The text is a draft again then.</translation>
    </message>
    <message>
      <source>Grund (freiwillig)</source>
      <translation>Reason (optional)</translation>
    </message>
    <message>
      <source>Zurückziehen …</source>
      <translation>Withdraw …</translation>
    </message>
    <message>
      <source>Meldung zurückgezogen.</source>
      <translation>Notification withdrawn.</translation>
    </message>
    <message>
      <source>Meldung zurückziehen?</source>
      <translation>Withdraw notification?</translation>
    </message>
    <message>
      <source>Sie wurde noch nicht gesendet und wird es dann auch nicht.</source>
      <translation>It has not been sent yet and will not be.</translation>
    </message>
    <message>
      <source>Hinweisgebende Person …</source>
      <translation>Person who reported …</translation>
    </message>
    <message>
      <source>Die hinweisgebende Person ist zu sehen.</source>
      <translation>The person who reported can be seen.</translation>
    </message>
    <message>
      <source>Hinweisgebende Person anzeigen?</source>
      <translation>Show the person who reported?</translation>
    </message>
    <message>
      <source>Wer einen Hinweis gab, bleibt verborgen, soweit Ihre Arbeit es nicht erfordert. Der Grund steht im Verlauf, für beide Seiten.</source>
      <translation>Who reported stays hidden unless your work needs it. The reason stands in the timeline, for both sides.</translation>
    </message>
    <message>
      <source>Anzeigen</source>
      <translation>Show</translation>
    </message>
    <message>
      <source>Inhalt aufgeben und bestätigen?</source>
      <translation>Give up the content and confirm?</translation>
    </message>
    <message>
      <source>Rückruf bestätigen …</source>
      <translation>Confirm recall …</translation>
    </message>
    <message>
      <source>Bestätigt. Von der Meldung bleibt der Nachweis.</source>
      <translation>Confirmed. The proof of the notification remains.</translation>
    </message>
    <message>
      <source>Inhalt aufgeben …</source>
      <translation>Give up the content …</translation>
    </message>
    <message>
      <source>Inhalt aufgegeben. Von der Meldung bleibt der Nachweis.</source>
      <translation>Content given up. The proof of the notification remains.</translation>
    </message>
    <message>
      <source>Fehlleitung festhalten …</source>
      <translation>Note the misdirection …</translation>
    </message>
    <message>
      <source>Fehlleitung festgehalten.</source>
      <translation>Misdirection noted.</translation>
    </message>
    <message>
      <source>Rückruf ablehnen …</source>
      <translation>Refuse recall …</translation>
    </message>
    <message>
      <source>Rückruf abgelehnt.</source>
      <translation>Recall refused.</translation>
    </message>
    <message>
      <source>Zurückrufen …</source>
      <translation>Recall …</translation>
    </message>
    <message>
      <source>Um Rückruf gebeten.</source>
      <translation>Recall requested.</translation>
    </message>
    <message>
      <source>Fehlgeleitet …</source>
      <translation>Misdirected …</translation>
    </message>
    <message>
      <source>Fehlleitung zurücknehmen …</source>
      <translation>Take the misdirection back …</translation>
    </message>
    <message>
      <source>Fehlleitung zurückgenommen.</source>
      <translation>Misdirection taken back.</translation>
    </message>
    <message>
      <source>Aufgeben</source>
      <translation>Give up</translation>
    </message>
    <message>
      <source>Fehlleitung festhalten?</source>
      <translation>Note the misdirection?</translation>
    </message>
    <message>
      <source>Danach läuft für {other} keine Frist mehr. Melden Sie vorher an die zuständige Stelle, wenn das noch nicht geschehen ist, und schreiben Sie in den Grund, wie es weitergeht: weitergeleitet oder neu gemeldet.</source>
      <translation>After that no deadline runs for {other} any more. Notify the competent unit first if that has not been done yet, and write in the reason how it goes on: forwarded or notified anew.</translation>
    </message>
    <message>
      <source>Rückruf ablehnen?</source>
      <translation>Refuse the recall?</translation>
    </message>
    <message>
      <source>{other} sieht den Grund. Die Meldung bleibt, wie sie ist.</source>
      <translation>{other} sees the reason. The notification stays as it is.</translation>
    </message>
    <message>
      <source>Ablehnen</source>
      <translation>Refuse</translation>
    </message>
    <message>
      <source>Um Rückruf bitten?</source>
      <translation>Request a recall?</translation>
    </message>
    <message>
      <source>{other} bestätigt, dass der Inhalt dort nicht mehr gezeigt wird, oder schreibt, warum nicht. Bis dahin läuft die Frist weiter.</source>
      <translation>{other} confirms that the content is no longer shown there, or says why not. Until then the deadline runs on.</translation>
    </message>
    <message>
      <source>Um Rückruf bitten</source>
      <translation>Request recall</translation>
    </message>
    <message>
      <source>An die falsche Stelle gegangen?</source>
      <translation>Gone to the wrong unit?</translation>
    </message>
    <message>
      <source>Beide Stellen sehen das mit Grund. Die meldende Stelle prüft, ob sie eine Datenschutzverletzung meldet; die empfangende gibt den Inhalt auf und bestätigt das. Schreiben Sie in den Grund, wie es weitergeht: weitergeleitet oder neu gemeldet.</source>
      <translation>Both units see this with the reason. The notifying unit examines whether it reports a data breach; the receiving one gives the content up and confirms that. Say in the reason how it goes on: forwarded or notified anew.</translation>
    </message>
    <message>
      <source>Fehlleitung zurücknehmen?</source>
      <translation>Take the misdirection back?</translation>
    </message>
    <message>
      <source>{other} sieht das mit Grund; was festgehalten wurde, bleibt im Verlauf. Solange niemand den Eingang bestätigt hat, läuft die Frist der meldenden Stelle. Rufen Sie {other} an: Ein älteres Programm dort zeigt weiter „Fehlgeleitet“ und womöglich keine Frist. Ist schon eine Datenschutzverletzung gemeldet, sagen Sie auch dort, dass es ein Irrtum war.</source>
      <translation>{other} sees this with the reason; what was noted stays in the timeline. As long as nobody has confirmed receipt, the deadline of the notifying unit runs. Telephone {other}: an older program there goes on showing “Misdirected” and possibly no deadline. If a data breach has already been reported, tell them too that it was a mistake.</translation>
    </message>
    <message>
      <source>Danach lässt sich nichts mehr weiterleiten oder zurücknehmen.</source>
      <translation>After that nothing can be passed on or taken back any more.</translation>
    </message>
    <message>
      <source>{held} von höchstens {most} belegt.</source>
      <translation>{held} of at most {most} taken.</translation>
    </message>
    <message>
      <source>Höchstens {most}; wie viel belegt ist, lässt sich zurzeit nicht lesen.</source>
      <translation>At most {most}; how much is taken cannot be read at the moment.</translation>
    </message>
    <message>
      <source>Geben Sie eine ganze Zahl von 0 bis {most} an.</source>
      <translation>Enter a whole number from 0 to {most}.</translation>
    </message>
    <message>
      <source>Beim Abgleich ist etwas aufgefallen. Informieren Sie Ihre IT.</source>
      <translation>Something was noticed during synchronisation. Inform your IT department.</translation>
    </message>
    <message>
      <source>Der Server war auf einem früheren Stand. Nichts, was Sie geschrieben haben, ist verloren: Die Geräte bringen zurück, was ihm fehlt.</source>
      <translation>The server was at an earlier state. Nothing you wrote is lost: the devices bring back what it lacks.</translation>
    </message>
    <message>
      <source>Der Server zeigt nicht allen dasselbe.</source>
      <translation>The server does not show everyone the same.</translation>
    </message>
    <message>
      <source>Der Server zeigt ein altes Verzeichnis.</source>
      <translation>The server shows an old directory.</translation>
    </message>
    <message>
      <source>Ein Gerät hat eine Nummer zweimal benutzt. Das geschieht, wenn ein Profil kopiert oder der Server zurückgesetzt wurde.</source>
      <translation>A device has used a number twice. That happens when a profile was copied or the server was put back.</translation>
    </message>
    <message>
      <source>Der Server gehört zu einer anderen Kooperation.</source>
      <translation>The server belongs to a different cooperation.</translation>
    </message>
    <message>
      <source>Nach einer Sperrung fehlen noch neue Schlüssel.</source>
      <translation>New keys are still missing after a revocation.</translation>
    </message>
    <message>
      <source>Eine Meldung war anders gekennzeichnet als ihr Inhalt.</source>
      <translation>A notification was marked differently from its content.</translation>
    </message>
    <message>
      <source>Ohne Verbindung</source>
      <translation>No connection</translation>
    </message>
    <message>
      <source>Abgleich gestört</source>
      <translation>Sync disturbed</translation>
    </message>
    <message>
      <source>Wartet auf Zulassung</source>
      <translation>Waiting for admission</translation>
    </message>
    <message>
      <source>Dieses Gerät ist gesperrt</source>
      <translation>This device is blocked</translation>
    </message>
    <message>
      <source>Wird anderswo weitergeführt</source>
      <translation>Carried on elsewhere</translation>
    </message>
    <message>
      <source>Dem Server unbekannt</source>
      <translation>Unknown to the server</translation>
    </message>
    <message>
      <source>Vom Server abgewiesen</source>
      <translation>Turned away by the server</translation>
    </message>
    <message>
      <source>noch nie abgeglichen</source>
      <translation>never synchronised</translation>
    </message>
    <message>
      <source>1 wartet</source>
      <translation>1 waiting</translation>
    </message>
    <message>
      <source>{count} zu tun</source>
      <translation>{count} to do</translation>
    </message>
    <message>
      <source>Uhr weicht {minutes} min ab</source>
      <translation>Clock is {minutes} min off</translation>
    </message>
    <message>
      <source>{count} warten</source>
      <translation>{count} waiting</translation>
    </message>
    <message>
      <source>Abgleich angehalten</source>
      <translation>Synchronisation halted</translation>
    </message>
    <message>
      <source>Dem Server zurückgegeben: {done} von {count}</source>
      <translation>Given back to the server: {done} of {count}</translation>
    </message>
    <message>
      <source>Abgleich läuft</source>
      <translation>Synchronising</translation>
    </message>
    <message>
      <source>Abgeglichen</source>
      <translation>Synchronised</translation>
    </message>
    <message>
      <source>Noch nicht alles übermittelt</source>
      <translation>Not everything transmitted yet</translation>
    </message>
    <message>
      <source>Noch nicht abgeglichen</source>
      <translation>Not yet synchronised</translation>
    </message>
    <message>
      <source>1 nicht zugestellt</source>
      <translation>1 not delivered</translation>
    </message>
    <message>
      <source>1 beiseitegelegt</source>
      <translation>1 set aside</translation>
    </message>
    <message>
      <source>{count} nicht zugestellt</source>
      <translation>{count} not delivered</translation>
    </message>
    <message>
      <source>{count} beiseitegelegt</source>
      <translation>{count} set aside</translation>
    </message>
    <message>
      <source>Inzwischen gibt es eine neue Fassung. Bitte lesen Sie diese.</source>
      <translation>There is a new version by now. Please read that one.</translation>
    </message>
    <message>
      <source>{first} bis {last}</source>
      <translation>{first} to {last}</translation>
    </message>
    <message>
      <source>{sent} gesendet, {received} empfangen</source>
      <translation>{sent} sent, {received} received</translation>
    </message>
    <message>
      <source>{passes} Mal</source>
      <translation>{passes} times</translation>
    </message>
    <message>
      <source>Teilweise abgeglichen</source>
      <translation>Partly synchronised</translation>
    </message>
    <message>
      <source>Wird beim nächsten Kontakt gesendet.</source>
      <translation>Will be sent at the next contact.</translation>
    </message>
    <message>
      <source>Es widerspricht den Regeln der Kooperation und ändert nichts.</source>
      <translation>It contradicts the rules of the cooperation and changes nothing.</translation>
    </message>
    <message>
      <source>Beim Server, noch nicht bestätigt.</source>
      <translation>With the server, not yet confirmed.</translation>
    </message>
    <message>
      <source>Zustellnachweis</source>
      <translation>Proof of delivery</translation>
    </message>
    <message>
      <source>Der Schlüssel dafür ist noch nicht da; er kommt von einem Gerät der anderen Stelle.</source>
      <translation>Its key is not here yet; it will come from a device of the other unit.</translation>
    </message>
    <message>
      <source>Das, worauf es sich bezieht, ist noch nicht angekommen.</source>
      <translation>What it refers to has not arrived yet.</translation>
    </message>
    <message>
      <source>Von einer neueren Programmversion; nach der Aktualisierung wird es lesbar.</source>
      <translation>From a newer version of the program; it will be readable after the update.</translation>
    </message>
    <message>
      <source>Es lässt sich nicht entschlüsseln.</source>
      <translation>It cannot be decrypted.</translation>
    </message>
    <message>
      <source>Es ist unvollständig oder beschädigt.</source>
      <translation>It is incomplete or damaged.</translation>
    </message>
    <message>
      <source>Der Inhalt fehlt auf dem Server; ob er gelöscht wurde, ist noch nicht bekannt.</source>
      <translation>The server lacks the content; whether it was erased is not known yet.</translation>
    </message>
    <message>
      <source>Löschen darf nur die Leitung einer Stelle.</source>
      <translation>Only a unit’s lead may erase.</translation>
    </message>
    <message>
      <source>Es beruht auf einem Stand, den es nicht gibt.</source>
      <translation>It is based on a state that does not exist.</translation>
    </message>
    <message>
      <source>{count} Eintrag wartet verschlüsselt auf diesem Gerät und wird beim nächsten Kontakt gesendet.</source>
      <translation>{count} entry is waiting encrypted on this device and will be sent at the next contact.</translation>
    </message>
    <message>
      <source>{count} Einträge warten verschlüsselt auf diesem Gerät und werden beim nächsten Kontakt gesendet.</source>
      <translation>{count} entries are waiting encrypted on this device and will be sent at the next contact.</translation>
    </message>
    <message>
      <source>an alle Stellen</source>
      <translation>to all units</translation>
    </message>
    <message>
      <source>{state} um {time}</source>
      <translation>{state} at {time}</translation>
    </message>
    <message>
      <source>an die eigene Stelle</source>
      <translation>to one’s own unit</translation>
    </message>
    <message>
      <source>seit {time}</source>
      <translation>since {time}</translation>
    </message>
    <message>
      <source>Es wird nicht von selbst weiterversucht.</source>
      <translation>It will not be tried again automatically.</translation>
    </message>
    <message>
      <source>Dieses Gerät hat noch nie abgeglichen.</source>
      <translation>This device has never synchronised.</translation>
    </message>
    <message>
      <source>an {agency}</source>
      <translation>to {agency}</translation>
    </message>
    <message>
      <source>Alles gesendet, alles empfangen.</source>
      <translation>Everything sent, everything received.</translation>
    </message>
    <message>
      <source>Nächster Versuch in {span}.</source>
      <translation>Next attempt in {span}.</translation>
    </message>
    <message>
      <source>Zuletzt abgeglichen: {time}.</source>
      <translation>Last synchronised: {time}.</translation>
    </message>
    <message>
      <source>1 Eintrag</source>
      <translation>1 entry</translation>
    </message>
    <message>
      <source>{count} Einträge</source>
      <translation>{count} entries</translation>
    </message>
    <message>
      <source>Diese Meldung ist nicht weitergeleitet.</source>
      <translation>This notification has not been forwarded.</translation>
    </message>
    <message>
      <source>{name} ({size}) mitgeben</source>
      <translation>Pass on {name} ({size})</translation>
    </message>
    <message>
      <source>Weitere Kinder desselben Ereignisses, die bisher nur einer anderen Stelle gemeldet waren.</source>
      <translation>More children of the same incident, of whom only another unit had been told.</translation>
    </message>
    <message>
      <source>Nach einem Nachtrag an eine andere Stelle gilt für Kinder dieser Meldung ein anderer Ort.</source>
      <translation>By an addition made to another unit, children of this notification are at another place.</translation>
    </message>
    <message>
      <source>Prüfen Sie den neuen Ort.</source>
      <translation>Check the new place.</translation>
    </message>
    <message>
      <source>Diese Stelle ist nach dem Nachtrag nicht neu zuständig.</source>
      <translation>This unit is not newly competent after the supplement.</translation>
    </message>
    <message>
      <source>Diese Meldung muss freigegeben werden: Schreiben Sie eine eigene.</source>
      <translation>This notification has to be released: write one of its own.</translation>
    </message>
    <message>
      <source>zurückgenommen</source>
      <translation>taken back</translation>
    </message>
    <message>
      <source>später als eine andere</source>
      <translation>later than another one</translation>
    </message>
    <message>
      <source>{name} (übernommen von {lead})</source>
      <translation>{name} (taken up by {lead})</translation>
    </message>
    <message>
      <source>noch nicht übermittelt</source>
      <translation>not yet transmitted</translation>
    </message>
    <message>
      <source>Gestern</source>
      <translation>Yesterday</translation>
    </message>
    <message>
      <source>Erwartet wird eine Zeit mit Versatz, zum Beispiel 2026-01-31T03:00+01:00.</source>
      <translation>A time with its offset is expected, for example 2026-01-31T03:00+01:00.</translation>
    </message>
    <message>
      <source>Mo</source>
      <translation>Mon</translation>
    </message>
    <message>
      <source>Di</source>
      <translation>Tue</translation>
    </message>
    <message>
      <source>Mi</source>
      <translation>Wed</translation>
    </message>
    <message>
      <source>Do</source>
      <translation>Thu</translation>
    </message>
    <message>
      <source>Fr</source>
      <translation>Fri</translation>
    </message>
    <message>
      <source>Sa</source>
      <translation>Sat</translation>
    </message>
    <message>
      <source>So</source>
      <translation>Sun</translation>
    </message>
    <message>
      <source>Montag</source>
      <translation>Monday</translation>
    </message>
    <message>
      <source>Dienstag</source>
      <translation>Tuesday</translation>
    </message>
    <message>
      <source>Mittwoch</source>
      <translation>Wednesday</translation>
    </message>
    <message>
      <source>Donnerstag</source>
      <translation>Thursday</translation>
    </message>
    <message>
      <source>Freitag</source>
      <translation>Friday</translation>
    </message>
    <message>
      <source>Samstag</source>
      <translation>Saturday</translation>
    </message>
    <message>
      <source>Sonntag</source>
      <translation>Sunday</translation>
    </message>
    <message>
      <source>Januar</source>
      <translation>January</translation>
    </message>
    <message>
      <source>Februar</source>
      <translation>February</translation>
    </message>
    <message>
      <source>März</source>
      <translation>March</translation>
    </message>
    <message>
      <source>April</source>
      <translation>April</translation>
    </message>
    <message>
      <source>Mai</source>
      <translation>May</translation>
    </message>
    <message>
      <source>Juni</source>
      <translation>June</translation>
    </message>
    <message>
      <source>Juli</source>
      <translation>July</translation>
    </message>
    <message>
      <source>August</source>
      <translation>August</translation>
    </message>
    <message>
      <source>September</source>
      <translation>September</translation>
    </message>
    <message>
      <source>Oktober</source>
      <translation>October</translation>
    </message>
    <message>
      <source>November</source>
      <translation>November</translation>
    </message>
    <message>
      <source>Dezember</source>
      <translation>December</translation>
    </message>
    <message>
      <source>{day}, {time} Uhr</source>
      <translation>{day}, {time}</translation>
    </message>
    <message>
      <source>am {day} um {time} Uhr</source>
      <translation>on {day} at {time}</translation>
    </message>
    <message>
      <source>gestern, {time} Uhr</source>
      <translation>yesterday, {time}</translation>
    </message>
    <message>
      <source>um {time} Uhr</source>
      <translation>at {time}</translation>
    </message>
    <message>
      <source>gestern um {time} Uhr</source>
      <translation>yesterday at {time}</translation>
    </message>
    <message>
      <source>Diese Zeit liegt zu weit entfernt.</source>
      <translation>This time is too far away.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Datum, zum Beispiel 2026-01-31.</source>
      <translation>A date is expected, for example 2026-01-31.</translation>
    </message>
    <message>
      <source>Rückruf bestätigen</source>
      <translation>Confirm the recall</translation>
    </message>
    <message>
      <source>Nachtrag ansehen</source>
      <translation>Look at the supplement</translation>
    </message>
    <message>
      <source>Weiterleiten oder aufgeben</source>
      <translation>Pass on or give up</translation>
    </message>
    <message>
      <source>Fehlleitung festhalten</source>
      <translation>Note the misdirection</translation>
    </message>
    <message>
      <source>Zurückgegeben</source>
      <translation>Returned</translation>
    </message>
    <message>
      <source>1 Karte</source>
      <translation>1 card</translation>
    </message>
    <message>
      <source>Diese Lernkarten gibt es nicht mehr.</source>
      <translation>These training cards do not exist any more.</translation>
    </message>
    <message>
      <source>{count} Karten</source>
      <translation>{count} cards</translation>
    </message>
    <message>
      <source>Neue Fassung, noch nicht bearbeitet</source>
      <translation>New version, not done yet</translation>
    </message>
    <message>
      <source>Bearbeitet</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>Diese Lernkarten haben den Schlüssel „{key}“.</source>
      <translation>These training cards have the key “{key}”.</translation>
    </message>
    <message>
      <source>Für: {audience}</source>
      <translation>For: {audience}</translation>
    </message>
    <message>
      <source>1 bis {most} Zeichen.</source>
      <translation>1 to {most} characters.</translation>
    </message>
    <message>
      <source>Ihre Daten sind unverändert. Prüfen Sie Feststelltaste und Tastatursprache.</source>
      <translation>Your data is unchanged. Check caps lock and keyboard language.</translation>
    </message>
    <message>
      <source>Bitte nichts löschen und die IT verständigen.</source>
      <translation>Please delete nothing and tell your IT.</translation>
    </message>
    <message>
      <source>Mit der Passphrase öffnet sich das Profil auch so, wenn es eine hat.</source>
      <translation>The passphrase opens the profile all the same, if it has one.</translation>
    </message>
    <message>
      <source>Die Passphrase stimmt nicht.</source>
      <translation>The passphrase is not correct.</translation>
    </message>
    <message>
      <source>Die Passphrase stimmte mehrmals nicht.</source>
      <translation>The passphrase was incorrect several times.</translation>
    </message>
    <message>
      <source>Nächster Versuch in 1 Minute.</source>
      <translation>Next attempt in 1 minute.</translation>
    </message>
    <message>
      <source>Nächster Versuch in 1 Sekunde.</source>
      <translation>Next attempt in 1 second.</translation>
    </message>
    <message>
      <source>Nächster Versuch in {count} Minuten.</source>
      <translation>Next attempt in {count} minutes.</translation>
    </message>
    <message>
      <source>Nächster Versuch in {count} Sekunden.</source>
      <translation>Next attempt in {count} seconds.</translation>
    </message>
    <message>
      <source>Film</source>
      <translation>Film</translation>
    </message>
    <message>
      <source>Ton</source>
      <translation>Sound</translation>
    </message>
    <message>
      <source>Angehalten</source>
      <translation>On hold</translation>
    </message>
    <message>
      <source>Wartet auf Verbindung</source>
      <translation>Waiting for connection</translation>
    </message>
    <message>
      <source>Anhang</source>
      <translation>Attachment</translation>
    </message>
    <message>
      <source>Teil {done} von {count}</source>
      <translation>Part {done} of {count}</translation>
    </message>
    <message>
      <source>Dass die Meldung jetzt sofort eilt, folgt automatisch, sobald eine Verbindung besteht.</source>
      <translation>That the notification is immediate now follows by itself as soon as there is a connection.</translation>
    </message>
    <message>
      <source>Jetzt {urgency}: Noch hat niemand die Änderung gesehen.</source>
      <translation>Now {urgency}: nobody has seen the change yet.</translation>
    </message>
    <message>
      <source>Die Änderung ist noch nicht übermittelt – rufen Sie jetzt an.</source>
      <translation>The change has not been transmitted yet – call now.</translation>
    </message>
    <message>
      <source>Dringlichkeit zuerst</source>
      <translation>Urgency at first</translation>
    </message>
    <message>
      <source>{urgency} seit {when}, {person}, {unit}</source>
      <translation>{urgency} since {when}, {person}, {unit}</translation>
    </message>
    <message>
      <source>Seit {span} überfällig.</source>
      <translation>Overdue for {span}.</translation>
    </message>
    <message>
      <source>Jetzt {urgency}: Bestätigen Sie, dass Sie es gesehen haben.</source>
      <translation>Now {urgency}: confirm that you have seen it.</translation>
    </message>
    <message>
      <source>Die Änderung ist noch nicht übermittelt.</source>
      <translation>The change has not been transmitted yet.</translation>
    </message>
    <message>
      <source>Dringlichkeit geändert</source>
      <translation>Urgency changed</translation>
    </message>
    <message>
      <source>Nicht alle Anhänge sind mitgegangen. Geben Sie weiter, was die Stelle braucht.</source>
      <translation>Not all attachments have gone along. Pass on what the unit needs.</translation>
    </message>
    <message>
      <source>Anhänge gehen nur mit, wenn die weiterleitende Stelle sie mitgibt.</source>
      <translation>Attachments go along only if the forwarding unit passes them on.</translation>
    </message>
    <message>
      <source>Dort hat noch niemand den Eingang bestätigt.</source>
      <translation>Nobody there has acknowledged it yet.</translation>
    </message>
    <message>
      <source>Bestätigen Sie den Rückruf, oder schreiben Sie, warum nicht.</source>
      <translation>Confirm the recall, or say why not.</translation>
    </message>
    <message>
      <source>Weitergeleitet an</source>
      <translation>Forwarded to</translation>
    </message>
    <message>
      <source>Weitergeleitet an {unit}</source>
      <translation>Forwarded to {unit}</translation>
    </message>
    <message>
      <source>Ihre Frist läuft weiter.</source>
      <translation>Your deadline runs on.</translation>
    </message>
    <message>
      <source>Die Frist der meldenden Stelle läuft weiter.</source>
      <translation>The deadline of the notifying unit runs on.</translation>
    </message>
    <message>
      <source>{unit} hat den Nachtrag noch nicht</source>
      <translation>{unit} does not have the supplement yet</translation>
    </message>
    <message>
      <source>Geben Sie ihn weiter, oder schreiben Sie, warum das nicht nötig ist.</source>
      <translation>Pass it on, or write why that is not necessary.</translation>
    </message>
    <message>
      <source>Die andere Stelle bestätigt, dass der Inhalt dort nicht mehr gezeigt wird, oder schreibt, warum nicht.</source>
      <translation>The other unit confirms that the content is no longer shown there, or says why not.</translation>
    </message>
    <message>
      <source>{unit} bittet um Rückruf</source>
      <translation>{unit} requests a recall</translation>
    </message>
    <message>
      <source>Nachweis geprüft</source>
      <translation>proof verified</translation>
    </message>
    <message>
      <source>Nachweis konnte nicht geprüft werden</source>
      <translation>proof could not be verified</translation>
    </message>
    <message>
      <source>Weitergeleitet von</source>
      <translation>Forwarded by</translation>
    </message>
    <message>
      <source>Grund der Weiterleitung</source>
      <translation>Reason for forwarding</translation>
    </message>
    <message>
      <source>Eingang bestätigt von {person} {when}</source>
      <translation>acknowledged by {person} {when}</translation>
    </message>
    <message>
      <source>Weitergeleitet von {unit}.</source>
      <translation>Forwarded by {unit}.</translation>
    </message>
    <message>
      <source>Die Frist ist seit {span} abgelaufen. Rufen Sie dort an.</source>
      <translation>The deadline passed {span} ago. Call there.</translation>
    </message>
    <message>
      <source>Sie endet {when}.</source>
      <translation>It ends {when}.</translation>
    </message>
    <message>
      <source>{unit} hat ihn noch nicht weitergegeben.</source>
      <translation>{unit} has not passed it on yet.</translation>
    </message>
    <message>
      <source>Rückruf erbeten</source>
      <translation>Recall requested</translation>
    </message>
    <message>
      <source>an {unit}</source>
      <translation>to {unit}</translation>
    </message>
    <message>
      <source>zuständig sei {unit}</source>
      <translation>said to be competent: {unit}</translation>
    </message>
    <message>
      <source>Weg der Meldung</source>
      <translation>Way of the notification</translation>
    </message>
    <message>
      <source>Ursprünglich gemeldet von</source>
      <translation>Originally notified by</translation>
    </message>
    <message>
      <source>zurückgenommen {when}</source>
      <translation>taken back {when}</translation>
    </message>
    <message>
      <source>von dort weitergeleitet</source>
      <translation>forwarded from there</translation>
    </message>
    <message>
      <source>Eingang noch nicht bestätigt</source>
      <translation>not yet acknowledged</translation>
    </message>
    <message>
      <source>Jetzt {urgency}.</source>
      <translation>Now {urgency}.</translation>
    </message>
    <message>
      <source>Entwurf</source>
      <translation>Draft</translation>
    </message>
    <message>
      <source>Übermittelt</source>
      <translation>Transmitted</translation>
    </message>
    <message>
      <source>Zugestellt</source>
      <translation>Delivered</translation>
    </message>
    <message>
      <source>In Bearbeitung</source>
      <translation>In progress</translation>
    </message>
    <message>
      <source>Rückmeldung gegeben</source>
      <translation>Feedback given</translation>
    </message>
    <message>
      <source>In Akte übernommen</source>
      <translation>Taken into case file</translation>
    </message>
    <message>
      <source>Freigabe angefordert</source>
      <translation>Release requested</translation>
    </message>
    <message>
      <source>Weitergeleitet</source>
      <translation>Forwarded</translation>
    </message>
    <message>
      <source>Nicht zuständig</source>
      <translation>Not competent</translation>
    </message>
    <message>
      <source>Hinweisgebende Person angezeigt</source>
      <translation>Person who reported shown</translation>
    </message>
    <message>
      <source>Rückruf abgelehnt</source>
      <translation>Recall refused</translation>
    </message>
    <message>
      <source>Berichtigt</source>
      <translation>Corrected</translation>
    </message>
    <message>
      <source>Wieder aufgenommen</source>
      <translation>Reopened</translation>
    </message>
    <message>
      <source>Eingeschränkt</source>
      <translation>Restricted</translation>
    </message>
    <message>
      <source>Inhalt aufgegeben</source>
      <translation>Content given up</translation>
    </message>
    <message>
      <source>Freigegeben</source>
      <translation>Released</translation>
    </message>
    <message>
      <source>Nachtrag zur Kenntnis genommen</source>
      <translation>Supplement noted</translation>
    </message>
    <message>
      <source>Zugelassen</source>
      <translation>Admitted</translation>
    </message>
    <message>
      <source>Zugang entzogen</source>
      <translation>Access revoked</translation>
    </message>
    <message>
      <source>Abgelöst</source>
      <translation>Succeeded</translation>
    </message>
    <message>
      <source>Gründungsprofil</source>
      <translation>Founding profile</translation>
    </message>
    <message>
      <source>Nicht angemeldet</source>
      <translation>Not enrolled</translation>
    </message>
    <message>
      <source>Polizei</source>
      <translation>Police</translation>
    </message>
    <message>
      <source>Jugendämter</source>
      <translation>Youth welfare offices</translation>
    </message>
    <message>
      <source>Freigabe</source>
      <translation>Release</translation>
    </message>
    <message>
      <source>Fachkräfte</source>
      <translation>Professionals</translation>
    </message>
    <message>
      <source>Verwaltung</source>
      <translation>Administration</translation>
    </message>
    <message>
      <source>Mitglied</source>
      <translation>Member</translation>
    </message>
    <message>
      <source>Material</source>
      <translation>Material</translation>
    </message>
    <message>
      <source>Telefonische Übergabe</source>
      <translation>Telephone hand-over</translation>
    </message>
    <message>
      <source>Weiterleitung</source>
      <translation>Forwarding</translation>
    </message>
    <message>
      <source>Verknüpfung</source>
      <translation>Link</translation>
    </message>
    <message>
      <source>Zuweisung</source>
      <translation>Assignment</translation>
    </message>
    <message>
      <source>Einschätzung</source>
      <translation>Assessment</translation>
    </message>
    <message>
      <source>Leseprotokoll</source>
      <translation>Reading log</translation>
    </message>
    <message>
      <source>Lernstand</source>
      <translation>Learning record</translation>
    </message>
    <message>
      <source>Verzeichnis</source>
      <translation>Directory</translation>
    </message>
    <message>
      <source>Löschung</source>
      <translation>Erasure</translation>
    </message>
    <message>
      <source>Nachname</source>
      <translation>Surname</translation>
    </message>
    <message>
      <source>Vorname</source>
      <translation>First name</translation>
    </message>
    <message>
      <source>Funktion</source>
      <translation>Function</translation>
    </message>
    <message>
      <source>Telefon</source>
      <translation>Telephone</translation>
    </message>
    <message>
      <source>Mobiltelefon</source>
      <translation>Mobile</translation>
    </message>
    <message>
      <source>E-Mail</source>
      <translation>Email</translation>
    </message>
    <message>
      <source>Sprechzeiten</source>
      <translation>Office hours</translation>
    </message>
    <message>
      <source>Gültig ab</source>
      <translation>Valid from</translation>
    </message>
    <message>
      <source>Gültig bis</source>
      <translation>Valid until</translation>
    </message>
    <message>
      <source>Ebene</source>
      <translation>Level</translation>
    </message>
    <message>
      <source>Vertretung durch</source>
      <translation>Deputies</translation>
    </message>
    <message>
      <source>Abwesend ab</source>
      <translation>Away from</translation>
    </message>
    <message>
      <source>Abwesend bis</source>
      <translation>Away until</translation>
    </message>
    <message>
      <source>Vertretung in dieser Zeit</source>
      <translation>Deputy during this time</translation>
    </message>
    <message>
      <source>Wartet auf Gerät der Stelle</source>
      <translation>Waiting for a device of the unit</translation>
    </message>
    <message>
      <source>Wartet auf Zugang</source>
      <translation>Waiting for access</translation>
    </message>
    <message>
      <source>Wartet auf Schlüssel</source>
      <translation>Waiting for a key</translation>
    </message>
    <message>
      <source>Das Gerät, auf dem sie freigegeben wurde, hat sie noch nicht übermittelt.</source>
      <translation>The device on which it was released has not transmitted it yet.</translation>
    </message>
    <message>
      <source>Diese Meldung geht erst hinaus, wenn eine zweite Person sie freigegeben hat.</source>
      <translation>This notification goes out only once a second person has released it.</translation>
    </message>
    <message>
      <source>Die Stelle hat noch kein Gerät.</source>
      <translation>The unit has no device yet.</translation>
    </message>
    <message>
      <source>Für diese Stelle besteht kein Zugang.</source>
      <translation>There is no access for this unit.</translation>
    </message>
    <message>
      <source>Es fehlt noch der Schlüssel.</source>
      <translation>The key is still missing.</translation>
    </message>
    <message>
      <source>Das ist zu groß, um gesendet zu werden.</source>
      <translation>This is too large to be sent.</translation>
    </message>
    <message>
      <source>Es baut auf Abgelehntem auf.</source>
      <translation>It builds on something that was refused.</translation>
    </message>
    <message>
      <source>Dieses Profil wird aus einer Kopie woanders weitergeführt; von hier wurde es nicht gesendet.</source>
      <translation>This profile is carried on elsewhere from a copy; from here it was not sent.</translation>
    </message>
    <message>
      <source>Die Datei dazu liegt auf diesem Gerät nicht mehr vor; bitte noch einmal einstellen.</source>
      <translation>Its file is no longer on this device; please add it again.</translation>
    </message>
    <message>
      <source>Unter derselben Kennung ist schon etwas anderes übermittelt worden.</source>
      <translation>Something else has already been transmitted under the same id.</translation>
    </message>
    <message>
      <source>Es war schon übermittelt; bitte um Rückruf bitten.</source>
      <translation>It had been transmitted already; please ask for a recall.</translation>
    </message>
    <message>
      <source>Worauf es sich bezog, wurde gelöscht; der Text ist mit gelöscht.</source>
      <translation>What it was about has been erased, and the text with it.</translation>
    </message>
    <message>
      <source>Dieses Gerät ist gesperrt; die Leitung der Stelle kann es übernehmen.</source>
      <translation>This device is locked out; the lead of the unit can take it up.</translation>
    </message>
    <message>
      <source>Eine der beiden Stellen nimmt nicht mehr teil.</source>
      <translation>One of the two units no longer takes part.</translation>
    </message>
    <message>
      <source>Die Rolle dieses Geräts erlaubt das nicht mehr.</source>
      <translation>This device's role no longer allows that.</translation>
    </message>
    <message>
      <source>Das kann nur die meldende Stelle.</source>
      <translation>Only the notifying unit can do this.</translation>
    </message>
    <message>
      <source>Im Stand der Meldung, den alle sehen, ist das nicht möglich.</source>
      <translation>As the notification stands for everybody, that is not possible.</translation>
    </message>
    <message>
      <source>Das, worauf es sich bezieht, liegt hier nicht vor.</source>
      <translation>What it refers to is not on this device.</translation>
    </message>
    <message>
      <source>Dort steht etwas von einer neueren Programmversion.</source>
      <translation>Something there was written by a newer version of the program.</translation>
    </message>
    <message>
      <source>Es lässt sich nicht lesen.</source>
      <translation>It cannot be read.</translation>
    </message>
    <message>
      <source>Was beiliegt, gehört nicht zu dieser Meldung.</source>
      <translation>What is enclosed does not belong to this notification.</translation>
    </message>
    <message>
      <source>Wofür es bestimmt war, hat inzwischen jemand zurückgenommen.</source>
      <translation>What it was meant for has been taken back by somebody meanwhile.</translation>
    </message>
    <message>
      <source>Das kann nur die Stelle, die den Termin ausrichtet.</source>
      <translation>Only the unit that organises the meeting can do that.</translation>
    </message>
    <message>
      <source>Zurücknehmen kann das nur die Stelle, die es gesagt hat.</source>
      <translation>Only the unit that said it can take it back.</translation>
    </message>
    <message>
      <source>Den Namen zu einem Gerät nennt nur dieses Gerät selbst.</source>
      <translation>Only a device itself gives the name that belongs to it.</translation>
    </message>
    <message>
      <source>Aufbewahrungsfrist abgelaufen</source>
      <translation>Retention period has ended</translation>
    </message>
    <message>
      <source>Antrag der betroffenen Person</source>
      <translation>Request of the person concerned</translation>
    </message>
    <message>
      <source>unrechtmäßig übermittelt</source>
      <translation>transmitted unlawfully</translation>
    </message>
    <message>
      <source>an die falsche Stelle übermittelt</source>
      <translation>transmitted to the wrong unit</translation>
    </message>
    <message>
      <source>irrtümlich angelegt</source>
      <translation>written by mistake</translation>
    </message>
    <message>
      <source>Gemeldet</source>
      <translation>Notified</translation>
    </message>
    <message>
      <source>Einschätzung zu zweit</source>
      <translation>Assessment by two</translation>
    </message>
    <message>
      <source>Eingangsbestätigung zurückgenommen</source>
      <translation>Acknowledgement of receipt withdrawn</translation>
    </message>
    <message>
      <source>Nachtrag weitergegeben</source>
      <translation>Supplement passed on</translation>
    </message>
    <message>
      <source>Nachtrag nicht weitergegeben</source>
      <translation>Supplement not passed on</translation>
    </message>
    <message>
      <source>Nach Weiterleitung eingegangen</source>
      <translation>Received after forwarding</translation>
    </message>
    <message>
      <source>Eingang nach Weiterleitung zurückgenommen</source>
      <translation>Receipt after forwarding taken back</translation>
    </message>
    <message>
      <source>Von dort weitergeleitet</source>
      <translation>Forwarded from there</translation>
    </message>
    <message>
      <source>Auch gemeldet</source>
      <translation>Also notified</translation>
    </message>
    <message>
      <source>Dort zurückgenommen</source>
      <translation>Taken back there</translation>
    </message>
    <message>
      <source>Weiterleitung zurückgenommen</source>
      <translation>Forward taken back</translation>
    </message>
    <message>
      <source>Weiterleitung von dort zurückgenommen</source>
      <translation>Forward from there taken back</translation>
    </message>
    <message>
      <source>Eingang zurückgenommen</source>
      <translation>Receipt taken back</translation>
    </message>
    <message>
      <source>Neu</source>
      <translation>New</translation>
    </message>
    <message>
      <source>Geändert</source>
      <translation>Changed</translation>
    </message>
    <message>
      <source>Fassung gewählt</source>
      <translation>Version chosen</translation>
    </message>
    <message>
      <source>Bestätigt</source>
      <translation>Confirmed</translation>
    </message>
    <message>
      <source>Neue Fassung</source>
      <translation>New version</translation>
    </message>
    <message>
      <source>Entfernt</source>
      <translation>Removed</translation>
    </message>
    <message>
      <source>Eingetragen</source>
      <translation>Entered</translation>
    </message>
    <message>
      <source>Zum Tausch angeboten</source>
      <translation>Offered for exchange</translation>
    </message>
    <message>
      <source>Angebot zurückgezogen</source>
      <translation>Offer withdrawn</translation>
    </message>
    <message>
      <source>Übernommen</source>
      <translation>Taken over</translation>
    </message>
    <message>
      <source>Benannt</source>
      <translation>Named</translation>
    </message>
    <message>
      <source>Verknüpft</source>
      <translation>Linked</translation>
    </message>
    <message>
      <source>Verknüpfung gelöst</source>
      <translation>Link taken back</translation>
    </message>
    <message>
      <source>Lernkarten bearbeitet</source>
      <translation>Training cards done</translation>
    </message>
    <message>
      <source>Aufgeschoben</source>
      <translation>Put off</translation>
    </message>
    <message>
      <source>Zu- oder abgesagt</source>
      <translation>Accepted or declined</translation>
    </message>
    <message>
      <source>Anwesenheit</source>
      <translation>Attendance</translation>
    </message>
    <message>
      <source>Eintrag ins Protokoll</source>
      <translation>Entry in the minutes</translation>
    </message>
    <message>
      <source>Protokoll geändert</source>
      <translation>Minutes changed</translation>
    </message>
    <message>
      <source>Aus dem Protokoll gestrichen</source>
      <translation>Struck from the minutes</translation>
    </message>
    <message>
      <source>Aufgabe erledigt</source>
      <translation>Task done</translation>
    </message>
    <message>
      <source>Aufgabe wieder offen</source>
      <translation>Task reopened</translation>
    </message>
    <message>
      <source>Der Server hat es abgelehnt ({reason}).</source>
      <translation>The server refused it ({reason}).</translation>
    </message>
    <message>
      <source>Dieses Programm steht unter der Apache-Lizenz 2.0, Qt unter der LGPL 3.0. Alle Lizenzen liegen im Wortlaut bei, auch die dieser Teile:</source>
      <translation>This program is under the Apache License 2.0, Qt under the LGPL 3.0. All licences come with their full text, those of these parts too:</translation>
    </message>
    <message>
      <source>Über Schutzbrücke</source>
      <translation>About Schutzbrücke</translation>
    </message>
    <message>
      <source>Lizenzen</source>
      <translation>Licences</translation>
    </message>
    <message>
      <source>Lizenztexte anzeigen</source>
      <translation>Show licence texts</translation>
    </message>
    <message>
      <source>Meldungen zum Kinderschutz zwischen Jugendämtern und Polizei.</source>
      <translation>Child protection notifications between youth welfare offices and the police.</translation>
    </message>
    <message>
      <source>Überall</source>
      <translation>Everywhere</translation>
    </message>
    <message>
      <source>In der Liste der Meldungen</source>
      <translation>In the list of notifications</translation>
    </message>
    <message>
      <source>Kurz nach einer Zuweisung</source>
      <translation>Shortly after an assignment</translation>
    </message>
    <message>
      <source>In einem Formular</source>
      <translation>In a form</translation>
    </message>
    <message>
      <source>Übersicht</source>
      <translation>Overview</translation>
    </message>
    <message>
      <source>Meldungen</source>
      <translation>Notifications</translation>
    </message>
    <message>
      <source>Kontakte</source>
      <translation>Contacts</translation>
    </message>
    <message>
      <source>Termine &amp; Fortbildung</source>
      <translation>Meetings &amp; training</translation>
    </message>
    <message>
      <source>Entwürfe</source>
      <translation>Drafts</translation>
    </message>
    <message>
      <source>Abgleich</source>
      <translation>Synchronisation</translation>
    </message>
    <message>
      <source>Einstellungen</source>
      <translation>Settings</translation>
    </message>
    <message>
      <source>Sofortmeldung schreiben</source>
      <translation>Write an immediate notification</translation>
    </message>
    <message>
      <source>Neue Meldung schreiben</source>
      <translation>Write a new notification</translation>
    </message>
    <message>
      <source>Suchen</source>
      <translation>Search</translation>
    </message>
    <message>
      <source>Befehl oder Meldung suchen</source>
      <translation>Search for a command or notification</translation>
    </message>
    <message>
      <source>Rufbereitschaft anzeigen</source>
      <translation>Show on-call duty</translation>
    </message>
    <message>
      <source>Zuständige Stelle finden</source>
      <translation>Find the competent unit</translation>
    </message>
    <message>
      <source>Rückgängig</source>
      <translation>Undo</translation>
    </message>
    <message>
      <source>Jetzt abgleichen</source>
      <translation>Synchronise now</translation>
    </message>
    <message>
      <source>Nächster Bereich</source>
      <translation>Next area</translation>
    </message>
    <message>
      <source>Vorheriger Bereich</source>
      <translation>Previous area</translation>
    </message>
    <message>
      <source>Diskretmodus ein oder aus</source>
      <translation>Discreet mode on or off</translation>
    </message>
    <message>
      <source>Sperren</source>
      <translation>Lock</translation>
    </message>
    <message>
      <source>Hilfe und Tasten</source>
      <translation>Help and keys</translation>
    </message>
    <message>
      <source>Zurück</source>
      <translation>Back</translation>
    </message>
    <message>
      <source>Beenden</source>
      <translation>Quit</translation>
    </message>
    <message>
      <source>Alarm stumm</source>
      <translation>Silence alarm</translation>
    </message>
    <message>
      <source>Senden</source>
      <translation>Send</translation>
    </message>
    <message>
      <source>Anruf festhalten</source>
      <translation>Note a call</translation>
    </message>
    <message>
      <source>Entwurf sichern</source>
      <translation>Save draft</translation>
    </message>
    <message>
      <source>Sprache</source>
      <translation>Language</translation>
    </message>
    <message>
      <source>Textgröße</source>
      <translation>Text size</translation>
    </message>
    <message>
      <source>Abbrechen</source>
      <translation>Cancel</translation>
    </message>
    <message>
      <source>Bitte wählen</source>
      <translation>Please choose</translation>
    </message>
    <message>
      <source>Die Datei ist schon unterwegs.</source>
      <translation>The file is on its way already.</translation>
    </message>
    <message>
      <source>Datei doch nicht anhängen?</source>
      <translation>Not attach the file after all?</translation>
    </message>
    <message>
      <source>Sie wurde noch nicht übermittelt und wird es dann auch nicht. Die Meldung selbst bleibt, wie sie ist.</source>
      <translation>It has not been transmitted yet and will not be then. The notification itself stays as it is.</translation>
    </message>
    <message>
      <source>Nicht anhängen</source>
      <translation>Do not attach</translation>
    </message>
    <message>
      <source>Die Datei wird nicht angehängt.</source>
      <translation>The file is not attached.</translation>
    </message>
    <message>
      <source>Holen</source>
      <translation>Fetch</translation>
    </message>
    <message>
      <source>Nicht anhängen …</source>
      <translation>Do not attach …</translation>
    </message>
    <message>
      <source>Ansehen</source>
      <translation>View</translation>
    </message>
    <message>
      <source>Speichern unter …</source>
      <translation>Save as …</translation>
    </message>
    <message>
      <source>In anderem Programm öffnen …</source>
      <translation>Open in another program …</translation>
    </message>
    <message>
      <source>Auf diesem Gerät behalten</source>
      <translation>Keep on this device</translation>
    </message>
    <message>
      <source>Nicht mehr behalten</source>
      <translation>Keep no longer</translation>
    </message>
    <message>
      <source>Hier anhängen</source>
      <translation>Attach here</translation>
    </message>
    <message>
      <source>Noch einmal versuchen</source>
      <translation>Try again</translation>
    </message>
    <message>
      <source>Entfernen</source>
      <translation>Remove</translation>
    </message>
    <message>
      <source>Lesen</source>
      <translation>Read</translation>
    </message>
    <message>
      <source>Anhänge</source>
      <translation>Attachments</translation>
    </message>
    <message>
      <source>Datei anhängen …</source>
      <translation>Attach a file …</translation>
    </message>
    <message>
      <source>Später bearbeiten?</source>
      <translation>Do it later?</translation>
    </message>
    <message>
      <source>Die Meldung ist zu lesen, wie sie ist. Morgen wird wieder gefragt. Die Leitung Ihrer Stelle sieht den Grund.</source>
      <translation>The notification can be read as it is. Tomorrow you are asked again. The lead of your unit sees the reason.</translation>
    </message>
    <message>
      <source>Später</source>
      <translation>Later</translation>
    </message>
    <message>
      <source>Jetzt bearbeiten</source>
      <translation>Do them now</translation>
    </message>
    <message>
      <source>Später …</source>
      <translation>Later …</translation>
    </message>
    <message>
      <source>Aufgeschoben. Morgen wird wieder gefragt.</source>
      <translation>Put off. Tomorrow you are asked again.</translation>
    </message>
    <message>
      <source>{why} Noch offen: {titles}.</source>
      <translation>{why} Still open: {titles}.</translation>
    </message>
    <message>
      <source>Antwort prüfen</source>
      <translation>Check the answer</translation>
    </message>
    <message>
      <source>Weiter</source>
      <translation>Next</translation>
    </message>
    <message>
      <source>Karte {at} von {count}</source>
      <translation>Card {at} of {count}</translation>
    </message>
    <message>
      <source>Wählen Sie eine Antwort.</source>
      <translation>Choose an answer.</translation>
    </message>
    <message>
      <source>Richtig.</source>
      <translation>Right.</translation>
    </message>
    <message>
      <source>Das stimmt noch nicht. Lesen Sie die Antworten noch einmal.</source>
      <translation>That is not right yet. Read the answers once more.</translation>
    </message>
    <message>
      <source>Richtig. {why}</source>
      <translation>Right. {why}</translation>
    </message>
    <message>
      <source>Fertig</source>
      <translation>Finish</translation>
    </message>
    <message>
      <source>Noch keine Lernkarten. Ihre Stelle kann welche schreiben oder aus einer Datei einstellen.</source>
      <translation>No training cards yet. Your unit can write some or add them from a file.</translation>
    </message>
    <message>
      <source>Nur die Leitung der Stelle sieht das. Es steht dort, was erledigt ist, ohne Noten und ohne Reihenfolge.</source>
      <translation>Only the lead of the unit sees this. It says what is done, without marks and without ranking.</translation>
    </message>
    <message>
      <source>Das sehen Sie und die Leitung Ihrer Stelle.</source>
      <translation>You and the lead of your unit see this.</translation>
    </message>
    <message>
      <source>Lernkarten schreiben …</source>
      <translation>Write training cards …</translation>
    </message>
    <message>
      <source>Lernkarten aus Datei einstellen …</source>
      <translation>Add training cards from a file …</translation>
    </message>
    <message>
      <source>Vorlage speichern …</source>
      <translation>Save a template …</translation>
    </message>
    <message>
      <source>Noch einmal ansehen</source>
      <translation>Look at them again</translation>
    </message>
    <message>
      <source>Bearbeiten</source>
      <translation>Begin</translation>
    </message>
    <message>
      <source>Karte hinzufügen …</source>
      <translation>Add a card …</translation>
    </message>
    <message>
      <source>Karte ändern …</source>
      <translation>Change a card …</translation>
    </message>
    <message>
      <source>Neue Fassung aus Datei …</source>
      <translation>New version from a file …</translation>
    </message>
    <message>
      <source>Nicht mehr anbieten …</source>
      <translation>Offer no longer …</translation>
    </message>
    <message>
      <source>Lernkarten nicht mehr anbieten?</source>
      <translation>Offer the training cards no longer?</translation>
    </message>
    <message>
      <source>Sie verschwinden bei allen Stellen aus der Liste. Wer sie bearbeitet hat, behält das in seinem Lernstand.</source>
      <translation>They leave the list of all units. Who has done them keeps that in their learning record.</translation>
    </message>
    <message>
      <source>Nicht mehr anbieten</source>
      <translation>Offer no longer</translation>
    </message>
    <message>
      <source>Die Lernkarten sind eingestellt.</source>
      <translation>The training cards are added.</translation>
    </message>
    <message>
      <source>„{title}“, für: {audience}</source>
      <translation>“{title}”, for: {audience}</translation>
    </message>
    <message>
      <source>Bearbeitet. Die Leitung Ihrer Stelle sieht, dass es erledigt ist.</source>
      <translation>Done. The lead of your unit sees that it is done.</translation>
    </message>
    <message>
      <source>Alle Stellen der Kooperation sehen die Karten.</source>
      <translation>All units of the cooperation see the cards.</translation>
    </message>
    <message>
      <source>Lernkarten einstellen</source>
      <translation>Add training cards</translation>
    </message>
    <message>
      <source>Vorlage gespeichert.</source>
      <translation>Template saved.</translation>
    </message>
    <message>
      <source>Die Lernkarten werden nicht mehr angeboten.</source>
      <translation>The training cards are no longer offered.</translation>
    </message>
    <message>
      <source>Die Datei lässt sich nicht als Text lesen (UTF-8).</source>
      <translation>The file cannot be read as text (UTF-8).</translation>
    </message>
    <message>
      <source>Die Datei lässt sich dort nicht schreiben.</source>
      <translation>The file cannot be written there.</translation>
    </message>
    <message>
      <source>Die Datei passt nicht</source>
      <translation>The file does not fit</translation>
    </message>
    <message>
      <source>Verstanden</source>
      <translation>Understood</translation>
    </message>
    <message>
      <source>Diese Karte aus dem Satz nehmen</source>
      <translation>Take this card out of the set</translation>
    </message>
    <message>
      <source>Lernkarten schreiben</source>
      <translation>Write training cards</translation>
    </message>
    <message>
      <source>Karte hinzufügen</source>
      <translation>Add a card</translation>
    </message>
    <message>
      <source>Hinzufügen</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>Karte hinzugefügt.</source>
      <translation>Card added.</translation>
    </message>
    <message>
      <source>Welche Karte?</source>
      <translation>Which card?</translation>
    </message>
    <message>
      <source>Karte geändert.</source>
      <translation>Card changed.</translation>
    </message>
    <message>
      <source>Karte ändern</source>
      <translation>Change a card</translation>
    </message>
    <message>
      <source>Eigenes Zertifikat Ihrer IT …</source>
      <translation>Your IT's own certificate …</translation>
    </message>
    <message>
      <source>Alle Dateien</source>
      <translation>All files</translation>
    </message>
    <message>
      <source>Zertifikat öffnen</source>
      <translation>Open certificate</translation>
    </message>
    <message>
      <source>Zertifikat entfernen</source>
      <translation>Remove certificate</translation>
    </message>
    <message>
      <source>Zertifikat</source>
      <translation>Certificate</translation>
    </message>
    <message>
      <source>Zertifikat: {name}</source>
      <translation>Certificate: {name}</translation>
    </message>
    <message>
      <source>Ganze Prüfsumme anzeigen</source>
      <translation>Show the whole fingerprint</translation>
    </message>
    <message>
      <source>Wählen Sie, was der Vergleich ergeben hat.</source>
      <translation>Choose the result of the comparison.</translation>
    </message>
    <message>
      <source>Behörde</source>
      <translation>Agency</translation>
    </message>
    <message>
      <source>Server</source>
      <translation>Server</translation>
    </message>
    <message>
      <source>Rufen Sie Ihre Administration an</source>
      <translation>Call your administration</translation>
    </message>
    <message>
      <source>Wählen Sie eine Nummer, die Sie kennen, nicht eine aus der Einladung. Lesen Sie diese sechs Wörter vor; Ihre Administration sieht sie unter „Über Schutzbrücke“.</source>
      <translation>Choose a number you know, not one from the invite. Read out these six words; your administration sees them under "About Schutzbrücke".</translation>
    </message>
    <message>
      <source>Sie steht auch in der Anlage der Kooperationsvereinbarung.</source>
      <translation>It also stands in the annex of the cooperation agreement.</translation>
    </message>
    <message>
      <source>Prüfsumme der Kooperation</source>
      <translation>Checksum of the cooperation</translation>
    </message>
    <message>
      <source>Stopp: Richten Sie das Gerät mit dieser Einladung nicht ein.</source>
      <translation>Stop: do not set up the device with this invitation.</translation>
    </message>
    <message>
      <source>Die Einladung führt zu einer anderen Kooperation, als Ihre Administration kennt. Vielleicht wurde sie ausgetauscht. Heben Sie sie auf und bitten Sie am Telefon um eine neue.</source>
      <translation>The invitation leads to a different cooperation than the one your administration knows. It may have been swapped. Keep it and ask for a new one by telephone.</translation>
    </message>
    <message>
      <source>Sie stimmen überein</source>
      <translation>They agree</translation>
    </message>
    <message>
      <source>Sie sind anders</source>
      <translation>They differ</translation>
    </message>
    <message>
      <source>Auswahl übernehmen</source>
      <translation>Apply selection</translation>
    </message>
    <message>
      <source>Später entscheiden</source>
      <translation>Decide later</translation>
    </message>
    <message>
      <source>Darüber entscheidet {owner}.</source>
      <translation>{owner} decides on this.</translation>
    </message>
    <message>
      <source>Die Verbindung ist in Ordnung.</source>
      <translation>The connection is in order.</translation>
    </message>
    <message>
      <source>Die Verbindung ist gestört.</source>
      <translation>The connection is disrupted.</translation>
    </message>
    <message>
      <source>Verbindung prüfen</source>
      <translation>Test connection</translation>
    </message>
    <message>
      <source>Ergebnis kopieren</source>
      <translation>Copy result</translation>
    </message>
    <message>
      <source>Kopiert.</source>
      <translation>Copied.</translation>
    </message>
    <message>
      <source>Verbindung</source>
      <translation>Connection</translation>
    </message>
    <message>
      <source>Prüft den Weg zum Server Schritt für Schritt und ändert nichts.</source>
      <translation>Tests the way to the server step by step and changes nothing.</translation>
    </message>
    <message>
      <source>Wird geprüft …</source>
      <translation>Testing …</translation>
    </message>
    <message>
      <source>fehlgeschlagen</source>
      <translation>failed</translation>
    </message>
    <message>
      <source>Art der Datei</source>
      <translation>Kind of file</translation>
    </message>
    <message>
      <source>Tabelle (CSV)</source>
      <translation>Table (CSV)</translation>
    </message>
    <message>
      <source>Visitenkarten (vCard 3.0)</source>
      <translation>Cards (vCard 3.0)</translation>
    </message>
    <message>
      <source>Visitenkarten (vCard 4.0)</source>
      <translation>Cards (vCard 4.0)</translation>
    </message>
    <message>
      <source>Kontakte speichern</source>
      <translation>Save contacts</translation>
    </message>
    <message>
      <source>Alle Stellen der Kooperation stehen darin.</source>
      <translation>All units of the cooperation are in it.</translation>
    </message>
    <message>
      <source>Datei gespeichert.</source>
      <translation>File saved.</translation>
    </message>
    <message>
      <source>Die Datei lässt sich dort nicht speichern.</source>
      <translation>The file cannot be saved there.</translation>
    </message>
    <message>
      <source>Wird erkannt</source>
      <translation>Is recognised</translation>
    </message>
    <message>
      <source>Wird nicht eingelesen</source>
      <translation>Not imported</translation>
    </message>
    <message>
      <source>Semikolon</source>
      <translation>Semicolon</translation>
    </message>
    <message>
      <source>Komma</source>
      <translation>Comma</translation>
    </message>
    <message>
      <source>Tabulator</source>
      <translation>Tab</translation>
    </message>
    <message>
      <source>Senkrechter Strich</source>
      <translation>Vertical bar</translation>
    </message>
    <message>
      <source>UTF-8</source>
      <translation>UTF-8</translation>
    </message>
    <message>
      <source>Windows (cp1252)</source>
      <translation>Windows (cp1252)</translation>
    </message>
    <message>
      <source>UTF-16</source>
      <translation>UTF-16</translation>
    </message>
    <message>
      <source>DOS (cp850)</source>
      <translation>DOS (cp850)</translation>
    </message>
    <message>
      <source>Macintosh</source>
      <translation>Macintosh</translation>
    </message>
    <message>
      <source>{created} neu, {changed} geändert, {unchanged} unverändert, {problems} nicht eingelesen.</source>
      <translation>{created} new, {changed} changed, {unchanged} unchanged, {problems} not taken in.</translation>
    </message>
    <message>
      <source>Die Datei wird gelesen …</source>
      <translation>The file is being read …</translation>
    </message>
    <message>
      <source>Was keine bekannte Stelle nennt</source>
      <translation>What names no known unit</translation>
    </message>
    <message>
      <source>Fortschritt</source>
      <translation>Progress</translation>
    </message>
    <message>
      <source>Kontakte einlesen</source>
      <translation>Take contacts in</translation>
    </message>
    <message>
      <source>Was nicht eingelesen wird oder ungewöhnlich ist</source>
      <translation>What is not taken in or is unusual</translation>
    </message>
    <message>
      <source>Schreibweise</source>
      <translation>Encoding</translation>
    </message>
    <message>
      <source>Trennzeichen</source>
      <translation>Delimiter</translation>
    </message>
    <message>
      <source>Zeile {line}: {message}</source>
      <translation>Line {line}: {message}</translation>
    </message>
    <message>
      <source>Zeile {line}, wird eingelesen: {message}</source>
      <translation>Line {line}, is taken in: {message}</translation>
    </message>
    <message>
      <source>Kontakte eingelesen.</source>
      <translation>Contacts taken in.</translation>
    </message>
    <message>
      <source>Anrufen</source>
      <translation>Call</translation>
    </message>
    <message>
      <source>Frühere Fassungen</source>
      <translation>Earlier versions</translation>
    </message>
    <message>
      <source>Bearbeiten …</source>
      <translation>Edit …</translation>
    </message>
    <message>
      <source>Abwesenheit …</source>
      <translation>Absence …</translation>
    </message>
    <message>
      <source>Entfernen …</source>
      <translation>Remove …</translation>
    </message>
    <message>
      <source>Gilt wieder</source>
      <translation>Holds again</translation>
    </message>
    <message>
      <source>Keine Rufnummer eingetragen. Rufbereitschaft aller Stellen: F9.</source>
      <translation>No telephone number entered. Who is on call everywhere: F9.</translation>
    </message>
    <message>
      <source>{version}: gilt wieder</source>
      <translation>{version}: holds again</translation>
    </message>
    <message>
      <source>Wählen Sie je Zeile, was gilt. Die andere Fassung bleibt unten erhalten.</source>
      <translation>Choose in each row what holds. The other version stays below.</translation>
    </message>
    <message>
      <source>Nichts gefunden. Ändern Sie die Suche.</source>
      <translation>Nothing found. Change the search.</translation>
    </message>
    <message>
      <source>Die Kontakte werden gelesen …</source>
      <translation>The contacts are being read …</translation>
    </message>
    <message>
      <source>Ohne Verbindung. Was Sie ändern, wird gesendet, sobald eine besteht.</source>
      <translation>No connection. What you change is sent as soon as there is one.</translation>
    </message>
    <message>
      <source>Ansprechpersonen</source>
      <translation>Contacts</translation>
    </message>
    <message>
      <source>Hinzufügen …</source>
      <translation>Add …</translation>
    </message>
    <message>
      <source>Einlesen …</source>
      <translation>Take in …</translation>
    </message>
    <message>
      <source>Speichern …</source>
      <translation>Save …</translation>
    </message>
    <message>
      <source>Wählen Sie eine Ansprechperson.</source>
      <translation>Choose a contact.</translation>
    </message>
    <message>
      <source>Keine Ansprechperson gewählt</source>
      <translation>No contact chosen</translation>
    </message>
    <message>
      <source>Keine Antwort</source>
      <translation>No answer</translation>
    </message>
    <message>
      <source>Jetzt erreichbar</source>
      <translation>Reachable now</translation>
    </message>
    <message>
      <source>Zuständige Stelle finden …</source>
      <translation>Find the competent unit …</translation>
    </message>
    <message>
      <source>Stand {time} Uhr</source>
      <translation>As of {time}</translation>
    </message>
    <message>
      <source>Keine Stelle gewählt</source>
      <translation>No unit chosen</translation>
    </message>
    <message>
      <source>Dienstplan ansehen</source>
      <translation>See the rota</translation>
    </message>
    <message>
      <source>Keine Antwort nach {count} Minuten</source>
      <translation>No answer after {count} minutes</translation>
    </message>
    <message>
      <source>Wählen Sie eine Stelle.</source>
      <translation>Choose a unit.</translation>
    </message>
    <message>
      <source>Sonst: Leitstelle oder 110 anrufen.</source>
      <translation>Else call the control room or 110.</translation>
    </message>
    <message>
      <source>Leitstelle oder 110 anrufen.</source>
      <translation>Call the control room or 110.</translation>
    </message>
    <message>
      <source>Nicht besetzt: {gap}.</source>
      <translation>Nobody on call: {gap}.</translation>
    </message>
    <message>
      <source>{head}: der Reihe nach</source>
      <translation>{head}: one after the other</translation>
    </message>
    <message>
      <source>Kontakte durchsuchen</source>
      <translation>Search contacts</translation>
    </message>
    <message>
      <source>Alle Stellen der Kooperation sehen den Eintrag.</source>
      <translation>All units of the cooperation see the entry.</translation>
    </message>
    <message>
      <source>Eintrag bearbeiten</source>
      <translation>Edit entry</translation>
    </message>
    <message>
      <source>Abwesenheit eintragen</source>
      <translation>Enter an absence</translation>
    </message>
    <message>
      <source>{name} aus dem Verzeichnis entfernen?</source>
      <translation>Remove {name} from the register?</translation>
    </message>
    <message>
      <source>Ansprechperson hinzufügen</source>
      <translation>Add a contact</translation>
    </message>
    <message>
      <source>Eintrag bestätigt.</source>
      <translation>Entry confirmed.</translation>
    </message>
    <message>
      <source>Der Eintrag verschwindet bei allen Stellen der Kooperation.</source>
      <translation>The entry disappears for all units of the cooperation.</translation>
    </message>
    <message>
      <source>Auswahl übernommen. Die andere Fassung steht unter „Frühere Fassungen“.</source>
      <translation>Choice taken. The other version stands under “Earlier versions”.</translation>
    </message>
    <message>
      <source>Ansprechperson hinzugefügt.</source>
      <translation>Contact added.</translation>
    </message>
    <message>
      <source>Eintrag entfernt.</source>
      <translation>Entry removed.</translation>
    </message>
    <message>
      <source>Eintrag geändert.</source>
      <translation>Entry changed.</translation>
    </message>
    <message>
      <source>Stellen</source>
      <translation>Units</translation>
    </message>
    <message>
      <source>Rufbereitschaft jetzt</source>
      <translation>On call now</translation>
    </message>
    <message>
      <source>Und {count} weitere: unter „Personen“.</source>
      <translation>And {count} more: under “People”.</translation>
    </message>
    <message>
      <source>Noch niemand eingetragen.</source>
      <translation>Nobody entered yet.</translation>
    </message>
    <message>
      <source>Dienstplan</source>
      <translation>Rota</translation>
    </message>
    <message>
      <source>Das Programm läuft weiter, und was gespeichert war, ist erhalten. Geschieht das öfter, geben Sie Ihrer IT diesen Bericht: er sagt, an welcher Stelle des Programms es geschah, und enthält keine Namen und nichts aus Meldungen.</source>
      <translation>The program goes on, and what was saved is kept. If this happens again, give this report to your IT: it says at which place of the program it happened, and holds no names and nothing of notifications.</translation>
    </message>
    <message>
      <source>Im Programm ist ein Fehler aufgetreten</source>
      <translation>An error occurred in the program</translation>
    </message>
    <message>
      <source>Bericht speichern …</source>
      <translation>Save report …</translation>
    </message>
    <message>
      <source>Der Bericht ließ sich dort nicht speichern.</source>
      <translation>The report could not be saved there.</translation>
    </message>
    <message>
      <source>Zurück zur Liste</source>
      <translation>Back to the list</translation>
    </message>
    <message>
      <source>Wählen Sie eine Meldung.</source>
      <translation>Choose a notification.</translation>
    </message>
    <message>
      <source>Eine Anschrift ist geschützt. Orte sind ausgeblendet.</source>
      <translation>An address is protected. Places are hidden.</translation>
    </message>
    <message>
      <source>Geschützte Orte sind zu sehen.</source>
      <translation>Protected places can be seen.</translation>
    </message>
    <message>
      <source>Keine Meldung gewählt</source>
      <translation>No notification selected</translation>
    </message>
    <message>
      <source>Meldung: {title}</source>
      <translation>Notification: {title}</translation>
    </message>
    <message>
      <source>Ausblenden</source>
      <translation>Hide</translation>
    </message>
    <message>
      <source>Geschützte Orte anzeigen oder ausblenden</source>
      <translation>Show or hide protected places</translation>
    </message>
    <message>
      <source>Diskretmodus: Was die Meldung sagt, ist verborgen.</source>
      <translation>Discreet mode: what the notification says is hidden.</translation>
    </message>
    <message>
      <source>Inhalt anzeigen</source>
      <translation>Show content</translation>
    </message>
    <message>
      <source>Keine Entwürfe.</source>
      <translation>No drafts.</translation>
    </message>
    <message>
      <source>Weiterschreiben</source>
      <translation>Continue writing</translation>
    </message>
    <message>
      <source>Verwerfen</source>
      <translation>Discard</translation>
    </message>
    <message>
      <source>Nur auf diesem Gerät, verschlüsselt. Niemand sonst sieht sie.</source>
      <translation>Only on this device, encrypted. Nobody else can see them.</translation>
    </message>
    <message>
      <source>Entwurf verworfen.</source>
      <translation>Draft discarded.</translation>
    </message>
    <message>
      <source>Der Entwurf ist wieder da.</source>
      <translation>The draft is back.</translation>
    </message>
    <message>
      <source>Einrichten</source>
      <translation>Set up</translation>
    </message>
    <message>
      <source>Erneut versuchen</source>
      <translation>Try again</translation>
    </message>
    <message>
      <source>Die Einladung wird geprüft …</source>
      <translation>Checking the invitation …</translation>
    </message>
    <message>
      <source>Neues Profil einrichten</source>
      <translation>Set up a new profile</translation>
    </message>
    <message>
      <source>Schritt {number} von {count}</source>
      <translation>Step {number} of {count}</translation>
    </message>
    <message>
      <source>Arbeitsbereich öffnen</source>
      <translation>Open workspace</translation>
    </message>
    <message>
      <source>Dateien hinzufügen</source>
      <translation>Add files</translation>
    </message>
    <message>
      <source>Datei speichern</source>
      <translation>Save file</translation>
    </message>
    <message>
      <source>In anderem Programm öffnen?</source>
      <translation>Open in another program?</translation>
    </message>
    <message>
      <source>Die Datei wird dafür unverschlüsselt auf diesem Computer abgelegt und beim Sperren wieder gelöscht. Das andere Programm kann Kopien behalten. Öffnen Sie nur, was Sie erwarten: Eine Datei kann Schadsoftware enthalten.</source>
      <translation>For this the file is put on this computer without encryption and deleted again at the lock. The other program may keep copies. Open only what you expect: a file may contain malware.</translation>
    </message>
    <message>
      <source>Öffnen</source>
      <translation>Open</translation>
    </message>
    <message>
      <source>Unverschlüsselt speichern?</source>
      <translation>Save without encryption?</translation>
    </message>
    <message>
      <source>Außerhalb von Schutzbrücke schützt und löscht niemand die Datei. Speichern Sie sie nur dort, wo sie hingehört.</source>
      <translation>Outside Schutzbrücke nobody protects or deletes the file. Save it only where it belongs.</translation>
    </message>
    <message>
      <source>Ort wählen …</source>
      <translation>Choose a place …</translation>
    </message>
    <message>
      <source>Datei geholt.</source>
      <translation>File fetched.</translation>
    </message>
    <message>
      <source>Abgebrochen. Was schon da ist, bleibt.</source>
      <translation>Broken off. What is there already stays.</translation>
    </message>
    <message>
      <source>Die Datei bleibt auf diesem Gerät.</source>
      <translation>The file stays on this device.</translation>
    </message>
    <message>
      <source>Die Datei wird bei Platzmangel entfernt.</source>
      <translation>The file is removed when room is short.</translation>
    </message>
    <message>
      <source>Wo ist das Kind jetzt?</source>
      <translation>Where is the child now?</translation>
    </message>
    <message>
      <source>Wo wohnt die Familie? (freiwillig)</source>
      <translation>Where does the family live? (optional)</translation>
    </message>
    <message>
      <source>Ort, Ortsteil, Postleitzahl oder AGS. Die Antwort steht auch ohne Verbindung da.</source>
      <translation>Town, district, postcode or AGS. The answer is there without a connection too.</translation>
    </message>
    <message>
      <source>Diese Behörde gehört nicht zur Kooperation: Rufen Sie dort an.</source>
      <translation>This agency is not part of the cooperation: call there.</translation>
    </message>
    <message>
      <source>Das dauert meist weniger als eine Minute. Lassen Sie das Fenster so lange offen.</source>
      <translation>This usually takes less than a minute. Keep the window open meanwhile.</translation>
    </message>
    <message>
      <source>Das Einrichten gelang nicht.</source>
      <translation>Setting up did not succeed.</translation>
    </message>
    <message>
      <source>Von der Administration festgelegt</source>
      <translation>Set by your administrators</translation>
    </message>
    <message>
      <source>Wird im Verlauf der Meldung festgehalten, sobald Sie sie senden, für beide Seiten.</source>
      <translation>Noted in the history of the notification as soon as you send it, for both sides.</translation>
    </message>
    <message>
      <source>Anruf ändern …</source>
      <translation>Change call …</translation>
    </message>
    <message>
      <source>Anruf entfernen</source>
      <translation>Remove call</translation>
    </message>
    <message>
      <source>Liegt außerhalb der Vereinbarung: Dorthin wird nichts gesendet, rufen Sie dort an.</source>
      <translation>Lies outside the agreement: nothing is sent there, call there.</translation>
    </message>
    <message>
      <source>Diese Meldung wird erst gesendet, wenn eine zweite Person sie freigibt</source>
      <translation>This notification is sent only once a second person releases it</translation>
    </message>
    <message>
      <source>Prüfen</source>
      <translation>Check</translation>
    </message>
    <message>
      <source>So liest es die empfangende Stelle.</source>
      <translation>This is how the receiving unit will read it.</translation>
    </message>
    <message>
      <source>Erfährt</source>
      <translation>Is told</translation>
    </message>
    <message>
      <source>Anzahl</source>
      <translation>Number</translation>
    </message>
    <message>
      <source>Alter oder Namen, mit Komma getrennt (freiwillig)</source>
      <translation>Ages or names, separated by commas (optional)</translation>
    </message>
    <message>
      <source>Im Diskretmodus verborgen, ob es welche gibt.</source>
      <translation>Whether there are any is hidden in discreet mode.</translation>
    </message>
    <message>
      <source>Telefonische Übergabe festgehalten. Gesendet wurde nichts.</source>
      <translation>Telephone hand-over recorded. Nothing was sent.</translation>
    </message>
    <message>
      <source>Meldung gesichert. Der Server nimmt sie jetzt nicht an: Rufen Sie an.</source>
      <translation>Notification saved. The server does not take it now: telephone.</translation>
    </message>
    <message>
      <source>Meldung gesichert. Sie wird gesendet, sobald eine Verbindung besteht.</source>
      <translation>Notification saved. It will be sent as soon as there is a connection.</translation>
    </message>
    <message>
      <source>Meldung gesichert. Sie wird jetzt übermittelt.</source>
      <translation>Notification saved. It is being transmitted now.</translation>
    </message>
    <message>
      <source>Freigabe angefordert, nichts gesendet. Die Anforderung wartet hier auf eine Verbindung.</source>
      <translation>Release requested, nothing sent. The request waits here for a connection.</translation>
    </message>
    <message>
      <source>Freigabe angefordert. Bis dahin wird nichts gesendet.</source>
      <translation>Release requested. Nothing is sent until then.</translation>
    </message>
    <message>
      <source>Gesichert. Es wird gesendet, sobald eine Verbindung besteht.</source>
      <translation>Saved. It will be sent as soon as there is a connection.</translation>
    </message>
    <message>
      <source>Gesichert. Es wird jetzt übermittelt.</source>
      <translation>Saved. It is being transmitted now.</translation>
    </message>
    <message>
      <source>Rechtsgrundlage: {basis}</source>
      <translation>Legal basis: {basis}</translation>
    </message>
    <message>
      <source>{label} (freiwillig)</source>
      <translation>{label} (optional)</translation>
    </message>
    <message>
      <source>Nicht jede Stelle erfährt von jedem Kind. Kreuzen Sie an, wohin jede Datei geht: nur dorthin, wo sie jedes Kind zeigen darf, das darauf ist.</source>
      <translation>Not every unit is told of every child. Tick where each file goes: only where it may show every child that is in it.</translation>
    </message>
    <message>
      <source>Kreuzen Sie mindestens eine Stelle an, oder entfernen Sie die Datei.</source>
      <translation>Tick at least one unit, or remove the file.</translation>
    </message>
    <message>
      <source>Für eine Datei fehlt noch, wohin sie geht.</source>
      <translation>For one file it is still open where it goes.</translation>
    </message>
    <message>
      <source>Von allen Kindern</source>
      <translation>Of all children</translation>
    </message>
    <message>
      <source>Hier wird nichts gesendet, auch keine Datei: Übergeben Sie sie der Stelle selbst. Sobald das Gespräch festgehalten ist, liegt sie nicht mehr auf diesem Gerät.</source>
      <translation>Nothing is sent here, no file either: hand it to the office yourself. As soon as the call is noted, it is no longer on this device.</translation>
    </message>
    <message>
      <source>Diese Datei liegt nicht mehr auf diesem Gerät. Entfernen Sie sie und fügen Sie sie noch einmal hinzu.</source>
      <translation>This file is no longer on this device. Remove it and add it once more.</translation>
    </message>
    <message>
      <source>Dateien hinzufügen …</source>
      <translation>Add files …</translation>
    </message>
    <message>
      <source>{name} wird hinzugefügt: {percent} %</source>
      <translation>{name} is being added: {percent} %</translation>
    </message>
    <message>
      <source>oder hierher ziehen</source>
      <translation>or drag them here</translation>
    </message>
    <message>
      <source>{name} entfernt.</source>
      <translation>{name} removed.</translation>
    </message>
    <message>
      <source>{name} wurde nicht hinzugefügt</source>
      <translation>{name} was not added</translation>
    </message>
    <message>
      <source>Freigabe anfordern</source>
      <translation>Request release</translation>
    </message>
    <message>
      <source>Telefonische Übergabe festhalten</source>
      <translation>Record telephone hand-over</translation>
    </message>
    <message>
      <source>Sichern und senden, sobald online</source>
      <translation>Save and send once online</translation>
    </message>
    <message>
      <source>Aufenthalt und Wohnort</source>
      <translation>Whereabouts and residence</translation>
    </message>
    <message>
      <source>Anhaltspunkte</source>
      <translation>Indications</translation>
    </message>
    <message>
      <source>Bestätigung</source>
      <translation>Confirmation</translation>
    </message>
    <message>
      <source>Erfolg der Hilfe</source>
      <translation>Success of the support</translation>
    </message>
    <message>
      <source>Sofort</source>
      <translation>Immediate</translation>
    </message>
    <message>
      <source>Eilig</source>
      <translation>Urgent</translation>
    </message>
    <message>
      <source>Regulär</source>
      <translation>Routine</translation>
    </message>
    <message>
      <source>Keine Angabe</source>
      <translation>Not stated</translation>
    </message>
    <message>
      <source>Eintrag hinzufügen</source>
      <translation>Add entry</translation>
    </message>
    <message>
      <source>Eintrag entfernen</source>
      <translation>Remove entry</translation>
    </message>
    <message>
      <source>{label}: Eintrag hinzufügen</source>
      <translation>{label}: add entry</translation>
    </message>
    <message>
      <source>{label} {number} entfernen</source>
      <translation>Remove {label} {number}</translation>
    </message>
    <message>
      <source>Art des Ortes</source>
      <translation>Type of place</translation>
    </message>
    <message>
      <source>Kinder</source>
      <translation>Children</translation>
    </message>
    <message>
      <source>Rückfragen an</source>
      <translation>Contact for queries</translation>
    </message>
    <message>
      <source>Gefahr für das Kind</source>
      <translation>Danger to the child</translation>
    </message>
    <message>
      <source>Was wird gebraucht?</source>
      <translation>What is needed?</translation>
    </message>
    <message>
      <source>Warum muss das Jugendamt davon wissen?</source>
      <translation>Why must the youth welfare office know?</translation>
    </message>
    <message>
      <source>Gefahr jetzt?</source>
      <translation>Danger now?</translation>
    </message>
    <message>
      <source>Was ist passiert?</source>
      <translation>What happened?</translation>
    </message>
    <message>
      <source>Prüfung nach § 8a Abs. 3 SGB VIII</source>
      <translation>Assessment under § 8a Abs. 3 SGB VIII</translation>
    </message>
    <message>
      <source>Was die Polizei tun soll</source>
      <translation>What the police should do</translation>
    </message>
    <message>
      <source>Inobhutnahme</source>
      <translation>Taking into care</translation>
    </message>
    <message>
      <source>Ort des Hausbesuchs</source>
      <translation>Place of the home visit</translation>
    </message>
    <message>
      <source>Hausbesuch</source>
      <translation>Home visit</translation>
    </message>
    <message>
      <source>Wo wurde das Kind zuletzt gesehen?</source>
      <translation>Where was the child last seen?</translation>
    </message>
    <message>
      <source>Was ist geplant?</source>
      <translation>What is planned?</translation>
    </message>
    <message>
      <source>Wo</source>
      <translation>Where</translation>
    </message>
    <message>
      <source>Steht fest, sobald der Ort bekannt ist.</source>
      <translation>Known as soon as the place is known.</translation>
    </message>
    <message>
      <source>Nach den Regeln</source>
      <translation>According to the rules</translation>
    </message>
    <message>
      <source>Stelle, die die Meldung erhält</source>
      <translation>Unit that receives the notification</translation>
    </message>
    <message>
      <source>Andere Stelle wählen</source>
      <translation>Choose another unit</translation>
    </message>
    <message>
      <source>Hinweise zur Regel</source>
      <translation>Guidance on the rule</translation>
    </message>
    <message>
      <source>Gehört hinein</source>
      <translation>Include</translation>
    </message>
    <message>
      <source>Gehört nicht hinein</source>
      <translation>Do not include</translation>
    </message>
    <message>
      <source>Offene Fragen des Rechts</source>
      <translation>Open legal questions</translation>
    </message>
    <message>
      <source>Grundlage laut Vereinbarung: {basis}</source>
      <translation>Basis under the agreement: {basis}</translation>
    </message>
    <message>
      <source>Es fehlt noch etwas</source>
      <translation>Something is still missing</translation>
    </message>
    <message>
      <source>Zum Feld</source>
      <translation>Go to field</translation>
    </message>
    <message>
      <source>{problem} Zum Feld</source>
      <translation>{problem} Go to field</translation>
    </message>
    <message>
      <source>und {count} weitere</source>
      <translation>and {count} more</translation>
    </message>
    <message>
      <source>Was Sie schreiben, liegt sofort verschlüsselt auf diesem Gerät und geht auch ohne Verbindung nicht verloren.</source>
      <translation>What you write is encrypted on this device at once and is not lost even without a connection.</translation>
    </message>
    <message>
      <source>Die Leiste unten sagt, ob alles abgeglichen ist; was wartet, hat die andere Stelle noch nicht.</source>
      <translation>The bar at the bottom says whether everything is synchronised; what is waiting has not reached the other unit.</translation>
    </message>
    <message>
      <source>Wartet eine Sofortmeldung, rufen Sie an: F9 zeigt von überall, wer jetzt erreichbar ist.</source>
      <translation>If an immediate notification is waiting, call: F9 shows from anywhere who can be reached now.</translation>
    </message>
    <message>
      <source>Eine Frist endet erst, wenn eine Person den Eingang bestätigt hat, nicht schon mit der Zustellung.</source>
      <translation>A deadline only ends when a person has acknowledged receipt, not on delivery.</translation>
    </message>
    <message>
      <source>Sperren Sie das Programm, wenn Sie den Platz verlassen; Wartendes wird weiter gesendet.</source>
      <translation>Lock the program when you leave your desk; what is waiting will still be sent.</translation>
    </message>
    <message>
      <source>Dieses Gerät hat den Server seit {days} Tagen nicht erreicht. Bis zum nächsten Abgleich bleiben Inhalte verborgen; es ist nichts verloren.</source>
      <translation>This device has not reached the server for {days} days. Until the next sync content stays hidden; nothing is lost.</translation>
    </message>
    <message>
      <source>Ist ein Kind jetzt in Gefahr, rufen Sie an: die Rufbereitschaft, die Leitstelle oder 110. Neue Meldungen lassen sich schreiben; sie gehen mit dem nächsten Abgleich hinaus.</source>
      <translation>If a child is in danger now, call: who is on call, the control room or 110. New notifications can be written; they go out with the next sync.</translation>
    </message>
    <message>
      <source>Inhalte sind verborgen</source>
      <translation>Content is hidden</translation>
    </message>
    <message>
      <source>Angefangen und noch nicht gesendet</source>
      <translation>Begun and not sent yet</translation>
    </message>
    <message>
      <source>{title}, gesichert {time}</source>
      <translation>{title}, saved {time}</translation>
    </message>
    <message>
      <source>Weiterschreiben: {title}, gesichert {time}</source>
      <translation>Continue writing: {title}, saved {time}</translation>
    </message>
    <message>
      <source>Das lässt sich hier nicht als Bild zeigen.</source>
      <translation>This cannot be shown as an image here.</translation>
    </message>
    <message>
      <source>Auf diesem Gerät kann zurzeit keine Meldung geschrieben werden.</source>
      <translation>No notification can be written on this device at present.</translation>
    </message>
    <message>
      <source>Ihr Gerät meldet sich damit unter seinem eigenen Schlüssel an. Was Sie geschrieben haben, bleibt auf diesem Gerät und geht hinaus, sobald es wieder zugelassen ist.</source>
      <translation>Your device signs in with it under its own key. What you have written stays on this device and goes out once it has been admitted again.</translation>
    </message>
    <message>
      <source>Mit einer neuen Einladung anmelden</source>
      <translation>Sign in with a new invite</translation>
    </message>
    <message>
      <source>Das Gerät wird angemeldet …</source>
      <translation>The device is being signed in …</translation>
    </message>
    <message>
      <source>Anmelden</source>
      <translation>Sign in</translation>
    </message>
    <message>
      <source>Schließen</source>
      <translation>Close</translation>
    </message>
    <message>
      <source>Sie können es auch hierher ziehen.</source>
      <translation>You can also drag it here.</translation>
    </message>
    <message>
      <source>Adresse des Servers</source>
      <translation>Address of the server</translation>
    </message>
    <message>
      <source>Buchstaben der Einladung</source>
      <translation>Letters of the invitation</translation>
    </message>
    <message>
      <source>Datei oder Bild wählen …</source>
      <translation>Choose file or picture …</translation>
    </message>
    <message>
      <source>Lesen abbrechen</source>
      <translation>Stop reading</translation>
    </message>
    <message>
      <source>Einladung öffnen</source>
      <translation>Open invitation</translation>
    </message>
    <message>
      <source>Sie haben eine Einladung als Datei, als Bild mit einem QR-Code oder als Buchstaben erhalten.</source>
      <translation>You were given an invitation as a file, as a picture with a QR code or as letters.</translation>
    </message>
    <message>
      <source>Oder tippen Sie sie ein</source>
      <translation>Or type it in</translation>
    </message>
    <message>
      <source>Wählen Sie eine Datei, oder tippen Sie die Einladung ein.</source>
      <translation>Choose a file, or type in the invitation.</translation>
    </message>
    <message>
      <source>Einladung oder Bild</source>
      <translation>Invitation or picture</translation>
    </message>
    <message>
      <source>Wird gelesen …</source>
      <translation>Reading …</translation>
    </message>
    <message>
      <source>Die Datei ist zu groß.</source>
      <translation>The file is too large.</translation>
    </message>
    <message>
      <source>Gelesen: {name}</source>
      <translation>Read: {name}</translation>
    </message>
    <message>
      <source>Der Eintrag, den Sie gelesen haben, ist nicht mehr da.</source>
      <translation>The entry you were reading is no longer there.</translation>
    </message>
    <message>
      <source>Termine</source>
      <translation>Meetings</translation>
    </message>
    <message>
      <source>Fortbildung</source>
      <translation>Training</translation>
    </message>
    <message>
      <source>Das Programm wurde unerwartet beendet. Prüfen Sie den letzten Satz.</source>
      <translation>The program ended unexpectedly. Check the last sentence.</translation>
    </message>
    <message>
      <source>Ihr Entwurf ist wieder da, Stand {time} Uhr.</source>
      <translation>Your draft is back, as of {time}.</translation>
    </message>
    <message>
      <source>Wartet</source>
      <translation>Waiting</translation>
    </message>
    <message>
      <source>Wird aufgenommen …</source>
      <translation>Being taken in …</translation>
    </message>
    <message>
      <source>„{title}“ ist eingestellt und geht beim nächsten Abgleich hinaus.</source>
      <translation>“{title}” is added and goes out with the next sync.</translation>
    </message>
    <message>
      <source>Wird aufgenommen: {percent} %</source>
      <translation>Being taken in: {percent} %</translation>
    </message>
    <message>
      <source>Auf diesem Gerät lassen sich keine Dateien aufnehmen.</source>
      <translation>No files can be taken in on this device.</translation>
    </message>
    <message>
      <source>Wird eingestellt</source>
      <translation>Being added</translation>
    </message>
    <message>
      <source>Dateien</source>
      <translation>Files</translation>
    </message>
    <message>
      <source>Nichts mehr auf dem Weg.</source>
      <translation>Nothing on its way any more.</translation>
    </message>
    <message>
      <source>Kein Material mit diesen Wörtern.</source>
      <translation>No material with these words.</translation>
    </message>
    <message>
      <source>Material durchsuchen</source>
      <translation>Search the material</translation>
    </message>
    <message>
      <source>Material einstellen …</source>
      <translation>Add material …</translation>
    </message>
    <message>
      <source>Texte werden für die Suche gelesen: {done} von {whole}</source>
      <translation>Texts are being read for the search: {done} of {whole}</translation>
    </message>
    <message>
      <source>Wird eingestellt: {count}</source>
      <translation>Being added: {count}</translation>
    </message>
    <message>
      <source>Als gelesen bestätigt. Die Leitung Ihrer Stelle sieht, dass es erledigt ist.</source>
      <translation>Confirmed as read. The lead of your unit sees that it is done.</translation>
    </message>
    <message>
      <source>Das Material wird nicht mehr angeboten.</source>
      <translation>The material is no longer offered.</translation>
    </message>
    <message>
      <source>Nicht mehr anbieten?</source>
      <translation>Offer it no longer?</translation>
    </message>
    <message>
      <source>Das Material verschwindet bei allen Stellen aus der Liste, mit allen Fassungen. Wer es schon als gelesen bestätigt hat, behält das in seinem Lernstand.</source>
      <translation>The material leaves the list of all units, with all its versions. Who has confirmed it as read keeps that in their learning record.</translation>
    </message>
    <message>
      <source>Von diesem Gerät entfernt. Es lässt sich wieder holen.</source>
      <translation>Removed from this device. It can be fetched again.</translation>
    </message>
    <message>
      <source>Wählen Sie ein Material.</source>
      <translation>Choose a material.</translation>
    </message>
    <message>
      <source>Als gelesen bestätigen</source>
      <translation>Confirm as read</translation>
    </message>
    <message>
      <source>Von diesem Gerät entfernen</source>
      <translation>Remove from this device</translation>
    </message>
    <message>
      <source>Neue Fassung einstellen …</source>
      <translation>Add a new version …</translation>
    </message>
    <message>
      <source>Fassungen</source>
      <translation>Versions</translation>
    </message>
    <message>
      <source>Kein Material gewählt</source>
      <translation>No material chosen</translation>
    </message>
    <message>
      <source>Material: {title}</source>
      <translation>Material: {title}</translation>
    </message>
    <message>
      <source>Lizenztext</source>
      <translation>Licence text</translation>
    </message>
    <message>
      <source>&amp;Teil des Programms</source>
      <translation>&amp;Part of the program</translation>
    </message>
    <message>
      <source>Meldungen durchsuchen</source>
      <translation>Search notifications</translation>
    </message>
    <message>
      <source>Rufbereitschaft  [F9]</source>
      <translation>On call  [F9]</translation>
    </message>
    <message>
      <source>Anwesenheit abhaken</source>
      <translation>Check off attendance</translation>
    </message>
    <message>
      <source>Jedes Häkchen ist sofort gesichert, auch ohne Verbindung.</source>
      <translation>Each tick is saved at once, even without a connection.</translation>
    </message>
    <message>
      <source>Weitere Person</source>
      <translation>Another person</translation>
    </message>
    <message>
      <source>Stelle oder Haus</source>
      <translation>Unit or house</translation>
    </message>
    <message>
      <source>{count} anwesend</source>
      <translation>{count} present</translation>
    </message>
    <message>
      <source>Zugesagt.</source>
      <translation>Accepted.</translation>
    </message>
    <message>
      <source>Abgesagt.</source>
      <translation>Declined.</translation>
    </message>
    <message>
      <source>Vertretung gemeldet.</source>
      <translation>Deputy named.</translation>
    </message>
    <message>
      <source>Neuer Termin</source>
      <translation>New meeting</translation>
    </message>
    <message>
      <source>Termin anlegen</source>
      <translation>Create meeting</translation>
    </message>
    <message>
      <source>Termin angelegt.</source>
      <translation>Meeting created.</translation>
    </message>
    <message>
      <source>Termin bearbeiten</source>
      <translation>Edit meeting</translation>
    </message>
    <message>
      <source>Änderungen sichern</source>
      <translation>Save changes</translation>
    </message>
    <message>
      <source>Termin geändert.</source>
      <translation>Meeting changed.</translation>
    </message>
    <message>
      <source>Einen Tag der Reihe verlegen</source>
      <translation>Move one day of the series</translation>
    </message>
    <message>
      <source>Termin absagen</source>
      <translation>Cancel meeting</translation>
    </message>
    <message>
      <source>Alle Eingeladenen sehen, dass er nicht stattfindet.</source>
      <translation>Everybody invited sees that it does not take place.</translation>
    </message>
    <message>
      <source>Ins Protokoll schreiben</source>
      <translation>Write into the minutes</translation>
    </message>
    <message>
      <source>Ins Protokoll geschrieben.</source>
      <translation>Written into the minutes.</translation>
    </message>
    <message>
      <source>Protokoll geändert.</source>
      <translation>Minutes changed.</translation>
    </message>
    <message>
      <source>Eintrag streichen</source>
      <translation>Strike entry</translation>
    </message>
    <message>
      <source>Er verschwindet aus dem Protokoll aller Stellen.</source>
      <translation>It disappears from the minutes of all units.</translation>
    </message>
    <message>
      <source>Streichen</source>
      <translation>Strike</translation>
    </message>
    <message>
      <source>Gestrichen.</source>
      <translation>Struck.</translation>
    </message>
    <message>
      <source>Aufgabe erledigt.</source>
      <translation>Task done.</translation>
    </message>
    <message>
      <source>Aufgabe wieder offen.</source>
      <translation>Task open again.</translation>
    </message>
    <message>
      <source>Antwort auf die Einladung</source>
      <translation>Answer to the invitation</translation>
    </message>
    <message>
      <source>Notiz …</source>
      <translation>Note …</translation>
    </message>
    <message>
      <source>Beschluss …</source>
      <translation>Decision …</translation>
    </message>
    <message>
      <source>Aufgabe …</source>
      <translation>Task …</translation>
    </message>
    <message>
      <source>Vertretung …</source>
      <translation>Deputy …</translation>
    </message>
    <message>
      <source>Kommen Sie?</source>
      <translation>Are you coming?</translation>
    </message>
    <message>
      <source>Früher</source>
      <translation>Earlier</translation>
    </message>
    <message>
      <source>Nur für diesen Tag antworten …</source>
      <translation>Answer for this day only …</translation>
    </message>
    <message>
      <source>Bescheinigungen als PDF …</source>
      <translation>Certificates as PDF …</translation>
    </message>
    <message>
      <source>Erledigt</source>
      <translation>Done</translation>
    </message>
    <message>
      <source>Wieder öffnen</source>
      <translation>Reopen</translation>
    </message>
    <message>
      <source>Ändern …</source>
      <translation>Change …</translation>
    </message>
    <message>
      <source>Streichen …</source>
      <translation>Strike …</translation>
    </message>
    <message>
      <source>Diesen Tag verlegen …</source>
      <translation>Move this day …</translation>
    </message>
    <message>
      <source>Termin absagen …</source>
      <translation>Cancel meeting …</translation>
    </message>
    <message>
      <source>In den Kalender …</source>
      <translation>To the calendar …</translation>
    </message>
    <message>
      <source>Tag {place} der Reihe</source>
      <translation>Day {place} of the series</translation>
    </message>
    <message>
      <source>Ihre Antwort gilt für alle Tage der Reihe.</source>
      <translation>Your answer holds for all days of the series.</translation>
    </message>
    <message>
      <source>Noch niemand abgehakt.</source>
      <translation>Nobody checked off yet.</translation>
    </message>
    <message>
      <source>Anwesenheit abhaken …</source>
      <translation>Check off attendance …</translation>
    </message>
    <message>
      <source>Liste als PDF …</source>
      <translation>List as PDF …</translation>
    </message>
    <message>
      <source>Noch kein Protokoll.</source>
      <translation>No minutes yet.</translation>
    </message>
    <message>
      <source>Da</source>
      <translation>Present</translation>
    </message>
    <message>
      <source>Unterschrift</source>
      <translation>Signature</translation>
    </message>
    <message>
      <source>Aufbewahren bis {day}, danach vernichten. Keine Angaben zu Fällen.</source>
      <translation>Keep until {day}, then destroy. No details of cases.</translation>
    </message>
    <message>
      <source>hat teilgenommen an: {kind}</source>
      <translation>took part in: {kind}</translation>
    </message>
    <message>
      <source>{organiser}, den {day}</source>
      <translation>{organiser}, {day}</translation>
    </message>
    <message>
      <source>Anwesenheitsliste</source>
      <translation>Attendance list</translation>
    </message>
    <message>
      <source>Teilnahmebescheinigung</source>
      <translation>Certificate of attendance</translation>
    </message>
    <message>
      <source>Die Datei lässt sich nicht schreiben.</source>
      <translation>The file cannot be written.</translation>
    </message>
    <message>
      <source>Gespeichert: {path}</source>
      <translation>Saved: {path}</translation>
    </message>
    <message>
      <source>Verpflichtungen laut Vereinbarung</source>
      <translation>Obligations under the agreement</translation>
    </message>
    <message>
      <source>Meine Aufgaben</source>
      <translation>My tasks</translation>
    </message>
    <message>
      <source>Es zählt, was stattgefunden hat und auf dessen Anwesenheitsliste jemand der Behörde steht.</source>
      <translation>What counts has taken place, with somebody of the agency on its attendance list.</translation>
    </message>
    <message>
      <source>Keine offenen Aufgaben aus Terminen.</source>
      <translation>No open tasks from meetings.</translation>
    </message>
    <message>
      <source>Neuer Termin …</source>
      <translation>New meeting …</translation>
    </message>
    <message>
      <source>Verpflichtungen …</source>
      <translation>Obligations …</translation>
    </message>
    <message>
      <source>Meine Aufgaben: {count}</source>
      <translation>My tasks: {count}</translation>
    </message>
    <message>
      <source>Wählen Sie einen Termin.</source>
      <translation>Choose a meeting.</translation>
    </message>
    <message>
      <source>Termin: {title}</source>
      <translation>Meeting: {title}</translation>
    </message>
    <message>
      <source>Kein Termin gewählt</source>
      <translation>No meeting chosen</translation>
    </message>
    <message>
      <source>{done} Rückgängig mit {key}.</source>
      <translation>{done} Undo with {key}.</translation>
    </message>
    <message>
      <source>Auf diesem Computer ist kein Programm zum Telefonieren eingerichtet.</source>
      <translation>No program for telephone calls is set up on this computer.</translation>
    </message>
    <message>
      <source>Kopieren</source>
      <translation>Copy</translation>
    </message>
    <message>
      <source>Rufnummer von {agency} kopieren</source>
      <translation>Copy telephone number of {agency}</translation>
    </message>
    <message>
      <source>{agency} anrufen</source>
      <translation>Call {agency}</translation>
    </message>
    <message>
      <source>Rufnummer kopiert, für {seconds} Sekunden.</source>
      <translation>Phone number copied, for {seconds} seconds.</translation>
    </message>
    <message>
      <source>Kopiert</source>
      <translation>Copied</translation>
    </message>
    <message>
      <source>1 Termin wartet auf Ihre Antwort.</source>
      <translation>1 meeting waits for your answer.</translation>
    </message>
    <message>
      <source>{count} Termine warten auf Ihre Antwort.</source>
      <translation>{count} meetings wait for your answer.</translation>
    </message>
    <message>
      <source>Alle anzeigen ({count})</source>
      <translation>Show all ({count})</translation>
    </message>
    <message>
      <source>Alle Rufnummern</source>
      <translation>All numbers</translation>
    </message>
    <message>
      <source>Abgleich ansehen</source>
      <translation>Look at the sync</translation>
    </message>
    <message>
      <source>Termin ansehen</source>
      <translation>Look at the meeting</translation>
    </message>
    <message>
      <source>Laufzeit der Vereinbarung</source>
      <translation>Term of the agreement</translation>
    </message>
    <message>
      <source>Kontakte ansehen</source>
      <translation>View contacts</translation>
    </message>
    <message>
      <source>Alle Rufnummern ({more} weitere)</source>
      <translation>All numbers ({more} more)</translation>
    </message>
    <message>
      <source>Nächster Termin</source>
      <translation>Next meeting</translation>
    </message>
    <message>
      <source>Kooperationsvereinbarung</source>
      <translation>Cooperation agreement</translation>
    </message>
    <message>
      <source>Nichts gefunden.</source>
      <translation>Nothing found.</translation>
    </message>
    <message>
      <source>Gefunden</source>
      <translation>Found</translation>
    </message>
    <message>
      <source>{field} verbergen</source>
      <translation>Hide {field}</translation>
    </message>
    <message>
      <source>{field} anzeigen</source>
      <translation>Show {field}</translation>
    </message>
    <message>
      <source>Neue Passphrase</source>
      <translation>New passphrase</translation>
    </message>
    <message>
      <source>Passphrase wiederholen</source>
      <translation>Repeat passphrase</translation>
    </message>
    <message>
      <source>Beide Eingaben sind gleich.</source>
      <translation>Both entries are the same.</translation>
    </message>
    <message>
      <source>Die beiden Eingaben sind noch verschieden.</source>
      <translation>The two entries still differ.</translation>
    </message>
    <message>
      <source>Diese Passphrase ist lang genug.</source>
      <translation>This passphrase is long enough.</translation>
    </message>
    <message>
      <source>Verbergen</source>
      <translation>Hide</translation>
    </message>
    <message>
      <source>Ihr Name</source>
      <translation>Your name</translation>
    </message>
    <message>
      <source>So sehen Sie die anderen Stellen, zum Beispiel in der Eingangsbestätigung.</source>
      <translation>This is how other units see you, for example in the acknowledgement of receipt.</translation>
    </message>
    <message>
      <source>Ihre Rufnummer für Rückfragen</source>
      <translation>Your number for queries</translation>
    </message>
    <message>
      <source>Sie steht in jeder Meldung, die Sie schreiben. Ändern: Einstellungen.</source>
      <translation>It stands in every notification you write. To change it: Settings.</translation>
    </message>
    <message>
      <source>Die Passphrase schützt alles auf diesem Gerät. Niemand kann sie wiederherstellen. Mehrere Wörter, die nicht zusammengehören, lassen sich gut merken.</source>
      <translation>The passphrase protects everything on this device. Nobody can recover it. Several words that do not belong together are easy to remember.</translation>
    </message>
    <message>
      <source>&amp;Rufnummer für Rückfragen an Sie</source>
      <translation>N&amp;umber for queries to you</translation>
    </message>
    <message>
      <source>Rufnummer gesichert.</source>
      <translation>Number saved.</translation>
    </message>
    <message>
      <source>Sie steht in jeder Meldung, die Sie schreiben, und lässt sich dort ändern.</source>
      <translation>It stands in every notification you write, and can be changed there.</translation>
    </message>
    <message>
      <source>Neue Sofortmeldung. Bitte den Eingang bestätigen.</source>
      <translation>New immediate notification. Please acknowledge it.</translation>
    </message>
    <message>
      <source>Neue Sofortmeldung. Bitte entsperren und den Eingang bestätigen.</source>
      <translation>New immediate notification. Please unlock and acknowledge receipt.</translation>
    </message>
    <message>
      <source>Neue Meldung.</source>
      <translation>New notification.</translation>
    </message>
    <message>
      <source>Eine Frist läuft. Bitte den Eingang bestätigen.</source>
      <translation>A deadline is running. Please acknowledge.</translation>
    </message>
    <message>
      <source>Eine Frist ist abgelaufen. Bitte sofort nachsehen.</source>
      <translation>A deadline has passed. Please look at once.</translation>
    </message>
    <message>
      <source>Kein Empfang – bitte entsperren.</source>
      <translation>No reception – please unlock.</translation>
    </message>
    <message>
      <source>Schutzbrücke läuft weiter und meldet sich.</source>
      <translation>Schutzbrücke keeps running and will alert you.</translation>
    </message>
    <message>
      <source>&amp;Proxy</source>
      <translation>&amp;Proxy</translation>
    </message>
    <message>
      <source>&amp;Adresse des Proxys (http://name:port) oder einer PAC-Datei (pac:http://name/datei)</source>
      <translation>&amp;Address of the proxy (http://name:port) or of a PAC file (pac:http://name/file)</translation>
    </message>
    <message>
      <source>Nur wo ein Proxy das verlangt. Der Schlüsselbund dieses Computers bewahrt es auf; gesagt wird es nur diesem Proxy.</source>
      <translation>Only where a proxy asks for it. The keyring of this computer keeps it; it is told to that proxy alone.</translation>
    </message>
    <message>
      <source>Wie das System</source>
      <translation>Same as the system</translation>
    </message>
    <message>
      <source>Kein Proxy</source>
      <translation>No proxy</translation>
    </message>
    <message>
      <source>Eigener Proxy</source>
      <translation>A proxy of one's own</translation>
    </message>
    <message>
      <source>Am Proxy anmelden …</source>
      <translation>Sign in at the proxy …</translation>
    </message>
    <message>
      <source>Proxy gesichert.</source>
      <translation>Proxy saved.</translation>
    </message>
    <message>
      <source>Am Proxy anmelden</source>
      <translation>Sign in at the proxy</translation>
    </message>
    <message>
      <source>Anmeldung am Proxy hinterlegt.</source>
      <translation>Sign-in at the proxy stored.</translation>
    </message>
    <message>
      <source>Der Proxy sieht, zu welchem Server die Verbindung geht, nie ihren Inhalt.</source>
      <translation>The proxy sees to which server the connection goes, never its content.</translation>
    </message>
    <message>
      <source>Adresse des Proxys (http://name:port)</source>
      <translation>Address of the proxy (http://name:port)</translation>
    </message>
    <message>
      <source>Name am Proxy</source>
      <translation>Name at the proxy</translation>
    </message>
    <message>
      <source>Kennwort am Proxy</source>
      <translation>Password at the proxy</translation>
    </message>
    <message>
      <source>Das Bild lässt sich nicht lesen.</source>
      <translation>The picture cannot be read.</translation>
    </message>
    <message>
      <source>Das Bild ist zu groß.</source>
      <translation>The picture is too large.</translation>
    </message>
    <message>
      <source>In dem Bild ist kein lesbarer QR-Code.</source>
      <translation>There is no readable QR code in the picture.</translation>
    </message>
    <message>
      <source>Was seither geschrieben wurde, geht beim Beenden verloren.</source>
      <translation>What has been written since is lost when you quit.</translation>
    </message>
    <message>
      <source>1 Eintrag wartet noch.</source>
      <translation>1 entry is still waiting.</translation>
    </message>
    <message>
      <source>Im Hintergrund weiterlaufen</source>
      <translation>Keep running in the background</translation>
    </message>
    <message>
      <source>Ihr Entwurf ist nicht gesichert.</source>
      <translation>Your draft is not saved.</translation>
    </message>
    <message>
      <source>{count} Einträge warten noch.</source>
      <translation>{count} entries are still waiting.</translation>
    </message>
    <message>
      <source>Nach dem Beenden wird nichts gesendet, und nichts läutet, bis das Programm wieder läuft.</source>
      <translation>After quitting nothing is sent, and nothing rings, until the program runs again.</translation>
    </message>
    <message>
      <source>Dieses Gerät notiert, an welchem Tag Sie welche Meldung geöffnet haben, wie oft, zuerst und zuletzt wann. Vom Inhalt steht nichts darin; Listen und Suche zählen nicht.</source>
      <translation>This device notes on which day you opened which notification, how often, and when first and last. Nothing of the content stands in it; lists and search do not count.</translation>
    </message>
    <message>
      <source>Prüfprotokoll der Behörde anzeigen</source>
      <translation>Show the agency's audit log</translation>
    </message>
    <message>
      <source>Dazu ist nichts protokolliert.</source>
      <translation>Nothing has been logged about that.</translation>
    </message>
    <message>
      <source>Es gibt weitere Tage; schränken Sie mit der Nummer einer Meldung ein.</source>
      <translation>There are more days; narrow them down by the number of a notification.</translation>
    </message>
    <message>
      <source>Prüfprotokoll</source>
      <translation>Audit log</translation>
    </message>
    <message>
      <source>&amp;Nummer oder Kennung einer Meldung</source>
      <translation>&amp;Number or id of a notification</translation>
    </message>
    <message>
      <source>Kleiner</source>
      <translation>Smaller</translation>
    </message>
    <message>
      <source>Größer</source>
      <translation>Larger</translation>
    </message>
    <message>
      <source>Ganze Breite</source>
      <translation>Whole width</translation>
    </message>
    <message>
      <source>Vorheriger Treffer</source>
      <translation>Previous match</translation>
    </message>
    <message>
      <source>Nächster Treffer</source>
      <translation>Next match</translation>
    </message>
    <message>
      <source>Seite</source>
      <translation>Page</translation>
    </message>
    <message>
      <source>Text der Seite zeigen</source>
      <translation>Show the text of the page</translation>
    </message>
    <message>
      <source>Im Dokument suchen</source>
      <translation>Search in the document</translation>
    </message>
    <message>
      <source>von {count}</source>
      <translation>of {count}</translation>
    </message>
    <message>
      <source>Seite {page} von {count}</source>
      <translation>Page {page} of {count}</translation>
    </message>
    <message>
      <source>Wird gesucht …</source>
      <translation>Searching …</translation>
    </message>
    <message>
      <source>Nicht gefunden</source>
      <translation>Not found</translation>
    </message>
    <message>
      <source>eine Seite nicht lesbar</source>
      <translation>one page cannot be read</translation>
    </message>
    <message>
      <source>{count} Seiten nicht lesbar</source>
      <translation>{count} pages cannot be read</translation>
    </message>
    <message>
      <source>Treffer {at} von mehr als {count}</source>
      <translation>Match {at} of more than {count}</translation>
    </message>
    <message>
      <source>Treffer {at} von {count}</source>
      <translation>Match {at} of {count}</translation>
    </message>
    <message>
      <source>Seiten</source>
      <translation>Pages</translation>
    </message>
    <message>
      <source>Diese Seite enthält keinen Text, den ein Programm lesen kann.</source>
      <translation>This page has no text that a program can read.</translation>
    </message>
    <message>
      <source>Das Dokument wird geöffnet …</source>
      <translation>The document is being opened …</translation>
    </message>
    <message>
      <source>Text der Seite</source>
      <translation>Text of the page</translation>
    </message>
    <message>
      <source>Text der Seite {page}</source>
      <translation>Text of page {page}</translation>
    </message>
    <message>
      <source>Seite {page}</source>
      <translation>Page {page}</translation>
    </message>
    <message>
      <source>Dienst eintragen</source>
      <translation>Add a shift</translation>
    </message>
    <message>
      <source>Kein Dienst eingetragen.</source>
      <translation>No shift planned.</translation>
    </message>
    <message>
      <source>Dienst eintragen: {gap}</source>
      <translation>Add a shift: {gap}</translation>
    </message>
    <message>
      <source>heute</source>
      <translation>today</translation>
    </message>
    <message>
      <source>offen</source>
      <translation>open</translation>
    </message>
    <message>
      <source>Gefüllt wird, was nicht besetzt ist und besetzt sein muss. Eingetragene Dienste bleiben.</source>
      <translation>What has nobody and needs somebody is filled. Planned shifts stay.</translation>
    </message>
    <message>
      <source>Es war nichts zu füllen: Alles ist besetzt.</source>
      <translation>There was nothing to fill: everything is covered.</translation>
    </message>
    <message>
      <source>1 Dienst ist eingetragen.</source>
      <translation>1 shift is planned.</translation>
    </message>
    <message>
      <source>Eintragen</source>
      <translation>Add</translation>
    </message>
    <message>
      <source>{month} nach Muster füllen</source>
      <translation>Fill {month} by a pattern</translation>
    </message>
    <message>
      <source>{count} Dienste sind eingetragen.</source>
      <translation>{count} shifts are planned.</translation>
    </message>
    <message>
      <source>Der Dienst ist eingetragen.</source>
      <translation>The shift is planned.</translation>
    </message>
    <message>
      <source>Füllen</source>
      <translation>Fill</translation>
    </message>
    <message>
      <source>Die Kalenderdatei ließ sich dort nicht sichern. Wählen Sie einen anderen Ort.</source>
      <translation>The calendar file could not be saved there. Choose another place.</translation>
    </message>
    <message>
      <source>1 Dienst steht in der Kalenderdatei.</source>
      <translation>The calendar file has 1 shift.</translation>
    </message>
    <message>
      <source>Kalenderdatei sichern</source>
      <translation>Save calendar file</translation>
    </message>
    <message>
      <source>Kalenderdatei (*.ics)</source>
      <translation>Calendar file (*.ics)</translation>
    </message>
    <message>
      <source>{count} Dienste stehen in der Kalenderdatei.</source>
      <translation>The calendar file has {count} shifts.</translation>
    </message>
    <message>
      <source>Noch keine Dienste für diesen Monat. Füllen Sie ihn nach einem Muster, oder tragen Sie einen ein.</source>
      <translation>No shifts in this month yet. Fill it by a pattern, or add one.</translation>
    </message>
    <message>
      <source>Noch keine Dienste für diesen Monat.</source>
      <translation>No shifts in this month yet.</translation>
    </message>
    <message>
      <source>Nach Muster füllen …</source>
      <translation>Fill by a pattern …</translation>
    </message>
    <message>
      <source>Voriger Monat</source>
      <translation>Previous month</translation>
    </message>
    <message>
      <source>Nächster Monat</source>
      <translation>Next month</translation>
    </message>
    <message>
      <source>Heute</source>
      <translation>Today</translation>
    </message>
    <message>
      <source>Eigene Dienste als Kalenderdatei …</source>
      <translation>Own shifts as a calendar file …</translation>
    </message>
    <message>
      <source>An diesem Tag stehen mehrere Dienste. Wählen Sie einen daneben.</source>
      <translation>There are several shifts on this day. Choose one beside it.</translation>
    </message>
    <message>
      <source>Weitere Lücken in diesem Monat: {count}</source>
      <translation>More gaps in this month: {count}</translation>
    </message>
    <message>
      <source>Nur die Rufbereitschaft: Behörde, Nummer, Zeit. Wer vor diesem Computer steht, kann sie lesen.</source>
      <translation>On-call duty only: agency, number, time. Whoever stands before this computer can read them.</translation>
    </message>
    <message>
      <source>Sprache und Darstellung</source>
      <translation>Language and display</translation>
    </message>
    <message>
      <source>&amp;Sprache</source>
      <translation>&amp;Language</translation>
    </message>
    <message>
      <source>&amp;Erscheinungsbild</source>
      <translation>&amp;Appearance</translation>
    </message>
    <message>
      <source>&amp;Textgröße</source>
      <translation>&amp;Text size</translation>
    </message>
    <message>
      <source>Rückfragen</source>
      <translation>Queries</translation>
    </message>
    <message>
      <source>Sperren und Passphrase</source>
      <translation>Lock and passphrase</translation>
    </message>
    <message>
      <source>Sperren ohne Ein&amp;gabe</source>
      <translation>Lock &amp;when idle</translation>
    </message>
    <message>
      <source>Rufnummern auf dem Sperrbildschirm &amp;zeigen</source>
      <translation>Show numbers on the lock s&amp;creen</translation>
    </message>
    <message>
      <source>Passphrase ändern …</source>
      <translation>Change passphrase …</translation>
    </message>
    <message>
      <source>Tasten, Ton und Telefon</source>
      <translation>Keys, sound and telephone</translation>
    </message>
    <message>
      <source>Einzelne &amp;Buchstaben als Tasten in Listen</source>
      <translation>&amp;Single letters as keys in lists</translation>
    </message>
    <message>
      <source>Ton bei neuen Sofort&amp;meldungen</source>
      <translation>Sound for new immediate &amp;notifications</translation>
    </message>
    <message>
      <source>Rufnummern über dieses Gerät anru&amp;fen</source>
      <translation>Call numbers by this &amp;device</translation>
    </message>
    <message>
      <source>Dateien auf diesem Gerät</source>
      <translation>Files on this device</translation>
    </message>
    <message>
      <source>Weg zum Server</source>
      <translation>Way to the server</translation>
    </message>
    <message>
      <source>nach {count} Minuten</source>
      <translation>after {count} minutes</translation>
    </message>
    <message>
      <source>Eine Minute vorher werden Sie gefragt, ob Sie noch da sind.</source>
      <translation>One minute before, you will be asked whether you are still there.</translation>
    </message>
    <message>
      <source>Zum Beispiel B für „Eingang bestätigen“. F1 zeigt alle Tasten.</source>
      <translation>For example B for “Acknowledge receipt”. F1 shows all keys.</translation>
    </message>
    <message>
      <source>Er wiederholt sich alle 2 Minuten, bis jemand handelt.</source>
      <translation>It repeats every 2 minutes until someone acts.</translation>
    </message>
    <message>
      <source>Das Programm zum Telefonieren erfährt die Nummer und merkt sie sich vielleicht.</source>
      <translation>The program for telephone calls learns the number and may keep it.</translation>
    </message>
    <message>
      <source>Fehlerhafte Vorgaben der Administration</source>
      <translation>Wrong settings made by your administrators</translation>
    </message>
    <message>
      <source>Diskretmodus</source>
      <translation>Discreet mode</translation>
    </message>
    <message>
      <source>Weitere Schritte</source>
      <translation>More steps</translation>
    </message>
    <message>
      <source>P&amp;latz für Anhänge und Material auf diesem Gerät, in MiB</source>
      <translation>Roo&amp;m for attachments and materials on this device, in MiB</translation>
    </message>
    <message>
      <source>Was darüber liegt, geht von diesem Gerät, zuerst was am längsten niemand geöffnet hat. Was Sie hier behalten wollen und was der Server noch nicht hat, bleibt immer.</source>
      <translation>What is beyond that leaves this device, first what nobody has opened for longest. What you want to keep here and what the server does not have yet always stays.</translation>
    </message>
    <message>
      <source>Platz für Dateien gesichert.</source>
      <translation>Room for files saved.</translation>
    </message>
    <message>
      <source>Ein Gerät wurde aus einer Kopie wiederhergestellt.</source>
      <translation>A device was restored from a copy.</translation>
    </message>
    <message>
      <source>Beiseitegelegt</source>
      <translation>Set aside</translation>
    </message>
    <message>
      <source>Es liegt weiter verschlüsselt auf diesem Gerät. Ist es eilig, rufen Sie an.</source>
      <translation>It is still encrypted on this device. If it is urgent, call.</translation>
    </message>
    <message>
      <source>Angekommen, aber noch nicht oder nicht verwendbar. Es geht nichts verloren.</source>
      <translation>Arrived, but not yet or not at all usable. Nothing is lost.</translation>
    </message>
    <message>
      <source>Ganzes Protokoll</source>
      <translation>Full log</translation>
    </message>
    <message>
      <source>Bitte verständigen Sie Ihre IT.</source>
      <translation>Please inform your IT department.</translation>
    </message>
    <message>
      <source>Jetzt abgleichen  [F5]</source>
      <translation>Synchronise now  [F5]</translation>
    </message>
    <message>
      <source>{conflicts} zurückgestellt</source>
      <translation>{conflicts} deferred</translation>
    </message>
    <message>
      <source>Auswahl übernommen.</source>
      <translation>Selection applied.</translation>
    </message>
    <message>
      <source>Diskretmodus: Was zur Wahl steht, ist verborgen.</source>
      <translation>Discreet mode: what is to be chosen is hidden.</translation>
    </message>
    <message>
      <source>Wählen Sie je Zeile, was gilt. Die andere Fassung bleibt im Verlauf erhalten.</source>
      <translation>Choose for each line which one holds. The other version stays in the history.</translation>
    </message>
    <message>
      <source>Wieder anzeigen</source>
      <translation>Show again</translation>
    </message>
    <message>
      <source>Noch einmal lesen</source>
      <translation>Read again</translation>
    </message>
    <message>
      <source>Verlauf</source>
      <translation>History</translation>
    </message>
    <message>
      <source>Ton aus</source>
      <translation>Sound off</translation>
    </message>
    <message>
      <source>Das dauert länger als sonst. Nach einer Aktualisierung wird alles einmal neu zusammengestellt, bei vielen Meldungen etwa eine Minute lang. Es geht nichts verloren.</source>
      <translation>This is taking longer than usual. After an update everything is put together anew once, for about a minute where there are many notifications. Nothing is lost.</translation>
    </message>
    <message>
      <source>Neue Meldung (Sofort) – zum Lesen entsperren</source>
      <translation>New notification (immediate) – unlock to read</translation>
    </message>
    <message>
      <source>Entsperren  ⏎</source>
      <translation>Unlock  ⏎</translation>
    </message>
    <message>
      <source>Mit Anmeldung am Computer entsperren</source>
      <translation>Unlock with the computer’s sign-in</translation>
    </message>
    <message>
      <source>Passphrase vergessen?</source>
      <translation>Forgotten passphrase?</translation>
    </message>
    <message>
      <source>Neues Profil einrichten …</source>
      <translation>Set up a new profile …</translation>
    </message>
    <message>
      <source>Entsperren</source>
      <translation>Unlock</translation>
    </message>
    <message>
      <source>Profil</source>
      <translation>Profile</translation>
    </message>
    <message>
      <source>Die Passphrase kann niemand wiederherstellen.</source>
      <translation>Nobody can recover the passphrase.</translation>
    </message>
    <message>
      <source>Ihre Administration kann das Gerät neu einrichten. Abgeglichene Daten kommen zurück; nicht übermittelte Einträge auf diesem Gerät gehen verloren.</source>
      <translation>Your administration can set up the device again. Synchronised data comes back; entries on this device that were not transmitted are lost.</translation>
    </message>
    <message>
      <source>Geben Sie Ihre Passphrase ein.</source>
      <translation>Enter your passphrase.</translation>
    </message>
    <message>
      <source>Wird entschlüsselt …</source>
      <translation>Decrypting …</translation>
    </message>
    <message>
      <source>Auf diesem Computer ist noch kein Profil eingerichtet.</source>
      <translation>No profile has been set up on this computer yet.</translation>
    </message>
    <message>
      <source>Dateien auf dem Weg</source>
      <translation>Files on their way</translation>
    </message>
    <message>
      <source>Dateien sind angehalten. Meldungen gehen weiter hinaus.</source>
      <translation>Files are on hold. Notifications go on going out.</translation>
    </message>
    <message>
      <source>Dateien gehen weiter.</source>
      <translation>Files go on.</translation>
    </message>
    <message>
      <source>Übertragung fortsetzen</source>
      <translation>Resume transfer</translation>
    </message>
    <message>
      <source>Übertragung anhalten</source>
      <translation>Hold transfer</translation>
    </message>
    <message>
      <source>Diskretmodus an. Namen, Orte und Adressen sind verborgen.</source>
      <translation>Discreet mode on. Names, places and addresses are hidden.</translation>
    </message>
    <message>
      <source>Diskretmodus aus.</source>
      <translation>Discreet mode off.</translation>
    </message>
    <message>
      <source>In diesem Ordner gibt es schon ein Profil.</source>
      <translation>There is already a profile in this folder.</translation>
    </message>
    <message>
      <source>Hier lässt sich höchstens {most} zeigen.</source>
      <translation>At most {most} can be shown here.</translation>
    </message>
    <message>
      <source>Zum Öffnen fehlt Speicherplatz: Die Datei hat {size}.</source>
      <translation>There is no room on the disk to open it: The file has {size}.</translation>
    </message>
    <message>
      <source>Zusammen noch höchstens {most}.</source>
      <translation>At most {most} more together.</translation>
    </message>
    <message>
      <source>Das Programm ist auf diesem Computer nicht vollständig und kann kein Profil öffnen. Die Profile bleiben, wie sie sind. Bitte wenden Sie sich an Ihre Administration.</source>
      <translation>The program is incomplete on this computer and cannot open a profile. The profiles stay as they are. Please ask your administration.</translation>
    </message>
    <message>
      <source>Diese Sitzung meldet ihre Sperre nicht.</source>
      <translation>This session does not report when it is locked.</translation>
    </message>
    <message>
      <source>Die Buchstaben passen nicht zu diesem Server.</source>
      <translation>The letters do not fit this server.</translation>
    </message>
    <message>
      <source>{moment} Uhr</source>
      <translation>{moment}</translation>
    </message>
    <message>
      <source>Eine Sofortmeldung wartet auf Ihre Eingangsbestätigung.</source>
      <translation>An immediate notification waits for your acknowledgement.</translation>
    </message>
    <message>
      <source>Weiter arbeiten</source>
      <translation>Keep working</translation>
    </message>
    <message>
      <source>Niemand kann eine vergessene Passphrase wiederherstellen.</source>
      <translation>Nobody can recover a forgotten passphrase.</translation>
    </message>
    <message>
      <source>Passphrase ändern</source>
      <translation>Change passphrase</translation>
    </message>
    <message>
      <source>Bisherige Passphrase</source>
      <translation>Current passphrase</translation>
    </message>
    <message>
      <source>Neue Passphrase noch einmal</source>
      <translation>New passphrase once more</translation>
    </message>
    <message>
      <source>Die beiden neuen Passphrasen sind verschieden.</source>
      <translation>The two new passphrases differ.</translation>
    </message>
    <message>
      <source>Die bisherige Passphrase stimmt nicht.</source>
      <translation>The current passphrase is not correct.</translation>
    </message>
    <message>
      <source>Profil auf diesem Computer</source>
      <translation>Profile on this computer</translation>
    </message>
    <message>
      <source>Ihre Administration verlangt eine Passphrase; legen Sie unter Einstellungen eine fest.</source>
      <translation>Your administrators require a passphrase; set one under Settings.</translation>
    </message>
    <message>
      <source>{label} · Profil {number}</source>
      <translation>{label} · profile {number}</translation>
    </message>
    <message>
      <source>Gesperrt nach {minutes} Minuten ohne Eingabe.</source>
      <translation>Locked after {minutes} minutes without input.</translation>
    </message>
    <message>
      <source>Kein Ton: es wurde nichts gefunden, das ihn abspielen kann.</source>
      <translation>No sound: nothing was found that can play it.</translation>
    </message>
    <message>
      <source>Das Profil ist gesperrt; es wurde nichts geändert.</source>
      <translation>The profile is locked; nothing was changed.</translation>
    </message>
    <message>
      <source>Zwei Antworten sind gleich.</source>
      <translation>Two answers are the same.</translation>
    </message>
    <message>
      <source>Es gibt nur {count} Antworten.</source>
      <translation>There are only {count} answers.</translation>
    </message>
    <message>
      <source>Akute Kindeswohlgefährdung</source>
      <translation>Acute danger to the child’s welfare</translation>
    </message>
    <message>
      <source>Latente Kindeswohlgefährdung</source>
      <translation>Latent danger to the child’s welfare</translation>
    </message>
    <message>
      <source>Keine Kindeswohlgefährdung, aber Hilfebedarf</source>
      <translation>No danger to the child’s welfare, but help is needed</translation>
    </message>
    <message>
      <source>Keine Kindeswohlgefährdung, kein weiterer Hilfebedarf</source>
      <translation>No danger to the child’s welfare, no further help needed</translation>
    </message>
    <message>
      <source>Noch offen</source>
      <translation>Still open</translation>
    </message>
    <message>
      <source>Jede Frage nach einer Einschätzung steht nur einmal da.</source>
      <translation>Each question after an assessment stands there only once.</translation>
    </message>
    <message>
      <source>Steuerzeichen sind hier nicht möglich.</source>
      <translation>Control characters are not possible here.</translation>
    </message>
    <message>
      <source>Das ist keine Rufnummer: erwartet werden Ziffern, Leerzeichen und + ( ) / - .</source>
      <translation>This is no telephone number: expected are digits, blanks and + ( ) / - .</translation>
    </message>
    <message>
      <source>Das ist keine E-Mail-Adresse.</source>
      <translation>This is no e-mail address.</translation>
    </message>
    <message>
      <source>Möglich sind hier Leitung und Fachebene.</source>
      <translation>Possible here are leadership and casework.</translation>
    </message>
    <message>
      <source>Das Ende liegt vor dem Anfang.</source>
      <translation>The end lies before the beginning.</translation>
    </message>
    <message>
      <source>Das ist zu lang: höchstens {longest} Zeichen.</source>
      <translation>This is too long: at most {longest} characters.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Tag, zum Beispiel 31.01.2026.</source>
      <translation>Expected is a day, for example 31.01.2026.</translation>
    </message>
    <message>
      <source>Diese Behörde gehört nicht zur Kooperation.</source>
      <translation>This agency is not part of the cooperation.</translation>
    </message>
    <message>
      <source>Die Kooperation ist zu groß.</source>
      <translation>The cooperation is too large.</translation>
    </message>
    <message>
      <source>Die Kooperation ist nicht lesbar.</source>
      <translation>The cooperation cannot be read.</translation>
    </message>
    <message>
      <source>Das Ende liegt vor dem Beginn.</source>
      <translation>The end is before the beginning.</translation>
    </message>
    <message>
      <source>Diese Kennung ist schon vergeben.</source>
      <translation>This id is taken already.</translation>
    </message>
    <message>
      <source>Dieser AGS steht schon da.</source>
      <translation>This AGS is there already.</translation>
    </message>
    <message>
      <source>{code} folgt der ursprünglichen Meldung und hat keine eigene Stelle.</source>
      <translation>{code} follows the original notification and has no unit of its own.</translation>
    </message>
    <message>
      <source>{code} geht nicht an diese Art von Behörde oder ist nicht bekannt.</source>
      <translation>{code} does not go to this kind of agency, or is not known.</translation>
    </message>
    <message>
      <source>{code} hat in dieser Behörde schon eine Stelle.</source>
      <translation>{code} has a unit in this agency already.</translation>
    </message>
    <message>
      <source>Keine Stelle dieser Behörde empfängt {codes}.</source>
      <translation>No unit of this agency receives {codes}.</translation>
    </message>
    <message>
      <source>Es fehlt eine Polizeibehörde oder ein Jugendamt.</source>
      <translation>A police authority or a youth welfare office is missing.</translation>
    </message>
    <message>
      <source>Dieses Bundesland ist nicht bekannt; bekannt sind {known}.</source>
      <translation>This federal state is not known; known are {known}.</translation>
    </message>
    <message>
      <source>Diese Behörde gibt es in der Datei nicht.</source>
      <translation>The file has no such agency.</translation>
    </message>
    <message>
      <source>Diese Stelle gibt es in dieser Behörde nicht.</source>
      <translation>There is no such unit in this agency.</translation>
    </message>
    <message>
      <source>Für diese Gemeinde ist kein Jugendamt genannt.</source>
      <translation>No youth welfare office is named for this municipality.</translation>
    </message>
    <message>
      <source>Die Zeiträume zweier zuständiger Behörden überschneiden sich.</source>
      <translation>The periods of two competent agencies overlap.</translation>
    </message>
    <message>
      <source>Die Datenschutzstelle empfängt keine Meldungen: Sie sieht, wer welche geöffnet hat.</source>
      <translation>The data protection unit receives no notifications: it sees who has opened which.</translation>
    </message>
    <message>
      <source>So lange schließt keine Behörde: höchstens ein Jahr.</source>
      <translation>No agency closes for that long: at most a year.</translation>
    </message>
    <message>
      <source>Dienstzeiten stehen genau dann da, wenn die Rufbereitschaft außerhalb von ihnen gilt.</source>
      <translation>Office hours are stated exactly where the on-call duty applies outside of them.</translation>
    </message>
    <message>
      <source>Die Dienstzeit endet vor ihrem Anfang.</source>
      <translation>The hours end before they begin.</translation>
    </message>
    <message>
      <source>Für die Stelle „{unit}“ steht die Rufbereitschaft zweimal da.</source>
      <translation>The on-call duty of the unit “{unit}” is stated twice.</translation>
    </message>
    <message>
      <source>Nicht jede Stelle erfährt von jedem Kind. Sagen Sie, für welche Stelle diese Datei ist.</source>
      <translation>Not every unit is told of every child. Say which unit this file is for.</translation>
    </message>
    <message>
      <source>Betrifft nur Kind Nr.</source>
      <translation>Concerns only child no.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Liste von höchstens {most} Einträgen.</source>
      <translation>Expected is a list of at most {most} entries.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Eintrag mit „name“ und „children“.</source>
      <translation>Expected is an entry with “name” and “children”.</translation>
    </message>
    <message>
      <source>Nennen Sie mindestens ein Kind.</source>
      <translation>Name at least one child.</translation>
    </message>
    <message>
      <source>So viele Kinder sind nicht genannt.</source>
      <translation>That many children are not named.</translation>
    </message>
    <message>
      <source>Bei akuter Gefahr ist die Dringlichkeit immediate (Sofort).</source>
      <translation>With acute danger the urgency is immediate (Immediate).</translation>
    </message>
    <message>
      <source>Die Rechtsgrundlage weicht von den Regeln ab. Begründen Sie das.</source>
      <translation>The legal basis differs from the rules. Give reasons.</translation>
    </message>
    <message>
      <source>Die Anzahl ist kleiner als die Zahl der genannten Kinder.</source>
      <translation>The number is smaller than the number of children listed.</translation>
    </message>
    <message>
      <source>So viele Kinder sind nicht genannt. Zählen Sie, wie sie unter „Kinder“ stehen.</source>
      <translation>Not so many children are named. Count as they stand under “Children”.</translation>
    </message>
    <message>
      <source>Nehmen Sie heraus, was das Jugendamt nicht braucht, und bestätigen Sie das.</source>
      <translation>Take out what the youth welfare office does not need, and confirm that.</translation>
    </message>
    <message>
      <source>Es fehlt: „Kinder“. Die Anzahl allein genügt nur bei Sofort.</source>
      <translation>Missing: “Children”. The number alone is only enough for Immediate.</translation>
    </message>
    <message>
      <source>Es fehlt eine selbst beobachtete Tatsache (observed).</source>
      <translation>A fact observed by yourself is missing (observed).</translation>
    </message>
    <message>
      <source>„Keine“ Maßnahme steht neben anderen.</source>
      <translation>The measure “None” stands beside others.</translation>
    </message>
    <message>
      <source>Vollzugshilfe setzt voraus, dass eine Inobhutnahme vorgesehen oder angeordnet ist.</source>
      <translation>Help with force presupposes that taking into care is planned or ordered.</translation>
    </message>
    <message>
      <source>Für {code} ist vorgesehen: {allowed}.</source>
      <translation>{code} provides for: {allowed}.</translation>
    </message>
    <message>
      <source>Nach diesem Datum ist die Person volljährig, kein Kind.</source>
      <translation>By this date the person is an adult, not a child.</translation>
    </message>
    <message>
      <source>Leer: alle Kinder. Bei mehreren Jugendämtern geht die Angabe nur zu dem, das für das Kind zuständig ist.</source>
      <translation>Empty: all children. With several youth welfare offices it goes only to the one competent for the child.</translation>
    </message>
    <message>
      <source>Nicht bekannt</source>
      <translation>Not known</translation>
    </message>
    <message>
      <source>Ja, akut</source>
      <translation>Yes, acute</translation>
    </message>
    <message>
      <source>Möglich</source>
      <translation>Possible</translation>
    </message>
    <message>
      <source>Unklar</source>
      <translation>Unclear</translation>
    </message>
    <message>
      <source>Nein, gesichert</source>
      <translation>No, safeguarded</translation>
    </message>
    <message>
      <source>Weiblich</source>
      <translation>Female</translation>
    </message>
    <message>
      <source>Männlich</source>
      <translation>Male</translation>
    </message>
    <message>
      <source>Divers</source>
      <translation>Diverse</translation>
    </message>
    <message>
      <source>Waffen</source>
      <translation>Weapons</translation>
    </message>
    <message>
      <source>Hund</source>
      <translation>Dog</translation>
    </message>
    <message>
      <source>Gewaltbereite Person</source>
      <translation>Person prone to violence</translation>
    </message>
    <message>
      <source>Ansteckungsgefahr</source>
      <translation>Risk of infection</translation>
    </message>
    <message>
      <source>Andere Gefahr</source>
      <translation>Other danger</translation>
    </message>
    <message>
      <source>Wohnung</source>
      <translation>Home</translation>
    </message>
    <message>
      <source>Straße, öffentlicher Raum</source>
      <translation>Street, public space</translation>
    </message>
    <message>
      <source>Schule</source>
      <translation>School</translation>
    </message>
    <message>
      <source>Kindertagesstätte</source>
      <translation>Day nursery</translation>
    </message>
    <message>
      <source>Krankenhaus</source>
      <translation>Hospital</translation>
    </message>
    <message>
      <source>Dienststelle</source>
      <translation>Office or station</translation>
    </message>
    <message>
      <source>Verwandte, Bekannte</source>
      <translation>Relatives, friends</translation>
    </message>
    <message>
      <source>Einrichtung</source>
      <translation>Residential facility</translation>
    </message>
    <message>
      <source>Im Netz</source>
      <translation>Online</translation>
    </message>
    <message>
      <source>Anderer Ort</source>
      <translation>Other place</translation>
    </message>
    <message>
      <source>Partnerin, Partner</source>
      <translation>Partner</translation>
    </message>
    <message>
      <source>Geschwister</source>
      <translation>Siblings</translation>
    </message>
    <message>
      <source>Andere Person</source>
      <translation>Other person</translation>
    </message>
    <message>
      <source>Selbst beobachtet</source>
      <translation>Observed personally</translation>
    </message>
    <message>
      <source>Mitgeteilt von</source>
      <translation>Reported by</translation>
    </message>
    <message>
      <source>Aus einem Dokument</source>
      <translation>From a document</translation>
    </message>
    <message>
      <source>Rufnummer</source>
      <translation>Telephone number</translation>
    </message>
    <message>
      <source>Erreichbar</source>
      <translation>Available</translation>
    </message>
    <message>
      <source>Vorgangsnummer</source>
      <translation>Incident number</translation>
    </message>
    <message>
      <source>Aktenzeichen der Staatsanwaltschaft</source>
      <translation>Public prosecutor’s file reference</translation>
    </message>
    <message>
      <source>Gemeinde</source>
      <translation>Municipality</translation>
    </message>
    <message>
      <source>Ortsteil</source>
      <translation>District</translation>
    </message>
    <message>
      <source>Postleitzahl</source>
      <translation>Postcode</translation>
    </message>
    <message>
      <source>Straße</source>
      <translation>Street</translation>
    </message>
    <message>
      <source>Hausnummer</source>
      <translation>House number</translation>
    </message>
    <message>
      <source>Wohnort nicht bekannt</source>
      <translation>Residence not known</translation>
    </message>
    <message>
      <source>Weitere Personen</source>
      <translation>Other persons</translation>
    </message>
    <message>
      <source>Rolle der Person</source>
      <translation>Role of the person</translation>
    </message>
    <message>
      <source>Familienname</source>
      <translation>Family name</translation>
    </message>
    <message>
      <source>Geburtsdatum</source>
      <translation>Date of birth</translation>
    </message>
    <message>
      <source>Grund der Dringlichkeit</source>
      <translation>Reason for the urgency</translation>
    </message>
    <message>
      <source>Weitere Anlässe</source>
      <translation>Further concerns</translation>
    </message>
    <message>
      <source>Grund der abweichenden Rechtsgrundlage</source>
      <translation>Reason for the different legal basis</translation>
    </message>
    <message>
      <source>Wer für Rückfragen erreichbar ist.</source>
      <translation>Who can be reached for queries.</translation>
    </message>
    <message>
      <source>Amtsbezeichnung oder Funktion.</source>
      <translation>Official rank or function.</translation>
    </message>
    <message>
      <source>Etwa: bis 06:00 Uhr, danach Vertretung.</source>
      <translation>For example: until 06:00, then deputy.</translation>
    </message>
    <message>
      <source>Bei Sofort kann sie nachgereicht werden.</source>
      <translation>For Immediate it can be handed in later.</translation>
    </message>
    <message>
      <source>Gesprochen mit</source>
      <translation>Spoken to</translation>
    </message>
    <message>
      <source>Gewählte Rufnummer</source>
      <translation>Number dialled</translation>
    </message>
    <message>
      <source>Angerufen von</source>
      <translation>Called by</translation>
    </message>
    <message>
      <source>Erreicht</source>
      <translation>Reached</translation>
    </message>
    <message>
      <source>Art der Aussage</source>
      <translation>Type of statement</translation>
    </message>
    <message>
      <source>Aussage</source>
      <translation>Statement</translation>
    </message>
    <message>
      <source>Quelle</source>
      <translation>Source</translation>
    </message>
    <message>
      <source>Zeitpunkt der Aussage</source>
      <translation>Time of the statement</translation>
    </message>
    <message>
      <source>Festgehalten von</source>
      <translation>Recorded by</translation>
    </message>
    <message>
      <source>Stadt oder Gemeinde, auch mit Ortsteil, etwa Willich-Schiefbahn.</source>
      <translation>Town or municipality, also with district, such as Willich-Schiefbahn.</translation>
    </message>
    <message>
      <source>Der AGS geht der Postleitzahl und den Namen vor.</source>
      <translation>The AGS takes precedence over the postcode and the names.</translation>
    </message>
    <message>
      <source>Etwa: bei der Großmutter.</source>
      <translation>For example: at the grandmother’s.</translation>
    </message>
    <message>
      <source>Wohnort der Familie</source>
      <translation>Residence of the family</translation>
    </message>
    <message>
      <source>Wohnort</source>
      <translation>Residence</translation>
    </message>
    <message>
      <source>Code der Meldungsart, etwa P01.</source>
      <translation>Code of the type of notification, such as P01.</translation>
    </message>
    <message>
      <source>Voreingestellt durch die Meldungsart.</source>
      <translation>Preset by the type of notification.</translation>
    </message>
    <message>
      <source>Anruf</source>
      <translation>Call</translation>
    </message>
    <message>
      <source>Ersetzt nie den Anruf.</source>
      <translation>Never replaces the call.</translation>
    </message>
    <message>
      <source>Name oder Stelle.</source>
      <translation>Name or unit.</translation>
    </message>
    <message>
      <source>Jede Aussage einzeln: beobachtet, mitgeteilt, aus einem Dokument oder Einschätzung.</source>
      <translation>Each statement separately: observed, reported, from a document or an assessment.</translation>
    </message>
    <message>
      <source>Von wem, woraus.</source>
      <translation>From whom, from what.</translation>
    </message>
    <message>
      <source>Nur, wer für das Handeln der Polizei wichtig ist.</source>
      <translation>Only those who matter for the action of the police.</translation>
    </message>
    <message>
      <source>Gegenwärtige Gefahr, nicht anders abwendbar (§ 65 Abs. 1 Satz 1 Nr. 5 SGB VIII, § 34 StGB)</source>
      <translation>Present danger that cannot be averted otherwise (§ 65 Abs. 1 Satz 1 Nr. 5 SGB VIII, § 34 StGB)</translation>
    </message>
    <message>
      <source>Einwilligung (§ 65 Abs. 1 Satz 1 Nr. 1 SGB VIII)</source>
      <translation>Consent (§ 65 Abs. 1 Satz 1 Nr. 1 SGB VIII)</translation>
    </message>
    <message>
      <source>Wechsel der Zuständigkeit (§ 65 Abs. 1 Satz 1 Nr. 3 SGB VIII)</source>
      <translation>Change of competence (§ 65 Abs. 1 Satz 1 Nr. 3 SGB VIII)</translation>
    </message>
    <message>
      <source>Anzahl der Kinder</source>
      <translation>Number of children</translation>
    </message>
    <message>
      <source>Name nicht bekannt</source>
      <translation>Name not known</translation>
    </message>
    <message>
      <source>Geschätztes Alter</source>
      <translation>Estimated age</translation>
    </message>
    <message>
      <source>Ungeborenes Kind</source>
      <translation>Unborn child</translation>
    </message>
    <message>
      <source>Geschlecht</source>
      <translation>Gender</translation>
    </message>
    <message>
      <source>Sorge- oder erziehungsberechtigt</source>
      <translation>With custody or parental responsibility</translation>
    </message>
    <message>
      <source>Von ihr geht die Gefahr aus</source>
      <translation>The danger comes from this person</translation>
    </message>
    <message>
      <source>Eigensicherung</source>
      <translation>Officer safety</translation>
    </message>
    <message>
      <source>Gefahren vor Ort</source>
      <translation>Dangers on site</translation>
    </message>
    <message>
      <source>Hinweis zur Eigensicherung</source>
      <translation>Note on safety</translation>
    </message>
    <message>
      <source>Information der Familie</source>
      <translation>Information of the family</translation>
    </message>
    <message>
      <source>Familie über die Meldung informiert</source>
      <translation>Family informed of the notification</translation>
    </message>
    <message>
      <source>Warum die Familie nicht informiert ist</source>
      <translation>Why the family is not informed</translation>
    </message>
    <message>
      <source>Die Polizei hat der Information zugestimmt</source>
      <translation>The police has agreed to the information</translation>
    </message>
    <message>
      <source>Warum ohne Zustimmung der Polizei informiert wurde</source>
      <translation>Why they were informed without the consent of the police</translation>
    </message>
    <message>
      <source>Nur, was zum Auffinden und Schützen nötig ist; sonst genügt die Anzahl.</source>
      <translation>Only what is needed to find and protect; otherwise the number is enough.</translation>
    </message>
    <message>
      <source>Abweichender Aufenthalt</source>
      <translation>Different whereabouts</translation>
    </message>
    <message>
      <source>Fachkraft vor Ort</source>
      <translation>Professional on site</translation>
    </message>
    <message>
      <source>Stand der Inobhutnahme</source>
      <translation>Status of taking into care</translation>
    </message>
    <message>
      <source>Aktenzeichen des Gerichts</source>
      <translation>Court file reference</translation>
    </message>
    <message>
      <source>Grund, Anvertrautes weiterzugeben</source>
      <translation>Reason for passing on confidential information</translation>
    </message>
    <message>
      <source>Von einer Person nach § 203 StGB</source>
      <translation>From a person under § 203 StGB</translation>
    </message>
    <message>
      <source>Grund, die Angabe weiterzugeben</source>
      <translation>Reason for passing on the information</translation>
    </message>
    <message>
      <source>Gefährdet die Meldung den Erfolg der Hilfe?</source>
      <translation>Does the notification endanger the success of the support?</translation>
    </message>
    <message>
      <source>Warum trotzdem</source>
      <translation>Why nevertheless</translation>
    </message>
    <message>
      <source>Nicht vorgesehen</source>
      <translation>Not planned</translation>
    </message>
    <message>
      <source>Vorgesehen</source>
      <translation>Planned</translation>
    </message>
    <message>
      <source>Angeordnet</source>
      <translation>Ordered</translation>
    </message>
    <message>
      <source>Der Zeitpunkt liegt in der Zukunft.</source>
      <translation>The time is in the future.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Datum wie 2026-01-31.</source>
      <translation>A date such as 2026-01-31 is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Zeitpunkt wie 2026-01-31T03:10:00+01:00.</source>
      <translation>A time such as 2026-01-31T03:10:00+01:00 is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird ein einzelner Wert.</source>
      <translation>A single value is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Rufnummer aus Ziffern, etwa 030 23125 000.</source>
      <translation>A telephone number in digits is expected, such as 030 23125 000.</translation>
    </message>
    <message>
      <source>Erwartet wird ein AGS mit acht Ziffern.</source>
      <translation>An AGS of eight digits is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Postleitzahl mit fünf Ziffern.</source>
      <translation>A postcode of five digits is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Text in Anführungszeichen.</source>
      <translation>A text in quotation marks is expected.</translation>
    </message>
    <message>
      <source>Das Datum liegt in der Zukunft.</source>
      <translation>The date is in the future.</translation>
    </message>
    <message>
      <source>Erwartet wird true oder false.</source>
      <translation>true or false is expected.</translation>
    </message>
    <message>
      <source>Der Text enthält Steuerzeichen.</source>
      <translation>The text contains control characters.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Liste von Zahlen von 1 bis {limit}.</source>
      <translation>A list of numbers from 1 to {limit} is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird einer der Werte {codes}.</source>
      <translation>One of the values {codes} is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Liste aus {codes}.</source>
      <translation>A list of {codes} is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Objekt in geschweiften Klammern.</source>
      <translation>An object in curly brackets is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Liste in eckigen Klammern.</source>
      <translation>A list in square brackets is expected.</translation>
    </message>
    <message>
      <source>Der Eintrag ist leer.</source>
      <translation>The entry is empty.</translation>
    </message>
    <message>
      <source>Es fehlt: „{label}“ (oder: {others}).</source>
      <translation>Missing: “{label}” (or: {others}).</translation>
    </message>
    <message>
      <source>Die Liste ist zu lang: höchstens {limit} Einträge.</source>
      <translation>The list is too long: at most {limit} entries.</translation>
    </message>
    <message>
      <source>Diese Meldungsart folgt einer Meldung; sie beginnt keine.</source>
      <translation>This type of notification follows a notification; it does not start one.</translation>
    </message>
    <message>
      <source>Für diese Meldungsart gibt es noch kein Formular.</source>
      <translation>There is no form for this type of notification yet.</translation>
    </message>
    <message>
      <source>{problem} (und {count} weitere)</source>
      <translation>{problem} (and {count} more)</translation>
    </message>
    <message>
      <source>Es fehlt: „Anlass“.</source>
      <translation>Missing: “Concern”.</translation>
    </message>
    <message>
      <source>Kindeswohl</source>
      <translation>Welfare of the child</translation>
    </message>
    <message>
      <source>Die Meldung ist insgesamt zu umfangreich. Kürzen Sie die Texte.</source>
      <translation>The notification is too extensive overall. Shorten the texts.</translation>
    </message>
    <message>
      <source>Wer betreut das Kind jetzt?</source>
      <translation>Who is looking after the child now?</translation>
    </message>
    <message>
      <source>Wer schützt das Kind jetzt?</source>
      <translation>Who is protecting the child now?</translation>
    </message>
    <message>
      <source>Wo ist die verdächtige Person?</source>
      <translation>Where is the suspect?</translation>
    </message>
    <message>
      <source>Zustand der Sorgeberechtigten, wie gesehen</source>
      <translation>Condition of the guardians, as seen</translation>
    </message>
    <message>
      <source>Wiederholt sich das?</source>
      <translation>Does this happen repeatedly?</translation>
    </message>
    <message>
      <source>Wem wurde das Kind übergeben?</source>
      <translation>To whom was the child handed over?</translation>
    </message>
    <message>
      <source>Verhalten, wie beobachtet</source>
      <translation>Behaviour, as observed</translation>
    </message>
    <message>
      <source>Waffen im Haushalt?</source>
      <translation>Weapons in the household?</translation>
    </message>
    <message>
      <source>Verdacht auf</source>
      <translation>Suspicion of</translation>
    </message>
    <message>
      <source>Ist eine Ausreise zu befürchten?</source>
      <translation>Is departure abroad to be feared?</translation>
    </message>
    <message>
      <source>Tag der befürchteten Ausreise</source>
      <translation>Day of the feared departure</translation>
    </message>
    <message>
      <source>§ 171 StGB: Verletzung der Fürsorge- oder Erziehungspflicht</source>
      <translation>§ 171 StGB: breach of the duty of care or upbringing</translation>
    </message>
    <message>
      <source>§§ 177, 178 StGB: Übergriff, Nötigung, Vergewaltigung</source>
      <translation>§§ 177, 178 StGB: assault, coercion, rape</translation>
    </message>
    <message>
      <source>§§ 179, 180 StGB: Förderung sexueller Handlungen</source>
      <translation>§§ 179, 180 StGB: promoting sexual acts</translation>
    </message>
    <message>
      <source>Andere Straftat</source>
      <translation>Another offence</translation>
    </message>
    <message>
      <source>Die genannten Straftaten stehen in § 5 Abs. 2 KKG.</source>
      <translation>The offences named are those of § 5 (2) KKG.</translation>
    </message>
    <message>
      <source>Umstände</source>
      <translation>Circumstances</translation>
    </message>
    <message>
      <source>Wo war das Kind zur Zeit der Gewalt?</source>
      <translation>Where was the child at the time of the violence?</translation>
    </message>
    <message>
      <source>Zustand der Wohnung, wie gesehen</source>
      <translation>Condition of the home, as seen</translation>
    </message>
    <message>
      <source>Woran es fehlt</source>
      <translation>What is lacking</translation>
    </message>
    <message>
      <source>Wie wird die Verletzung erklärt, und von wem?</source>
      <translation>How is the injury explained, and by whom?</translation>
    </message>
    <message>
      <source>Wie oft, soweit bekannt</source>
      <translation>How often, as far as known</translation>
    </message>
    <message>
      <source>Welche Kinder haben Kontakt zur verdächtigen Person?</source>
      <translation>Which children have contact with the suspect?</translation>
    </message>
    <message>
      <source>Besteht der Kontakt noch?</source>
      <translation>Does the contact continue?</translation>
    </message>
    <message>
      <source>Wie darf mit der Familie gesprochen werden?</source>
      <translation>How may one speak with the family?</translation>
    </message>
    <message>
      <source>Kommt das Kind an Drogen oder Besteck?</source>
      <translation>Can the child get at drugs or paraphernalia?</translation>
    </message>
    <message>
      <source>Was wurde konsumiert?</source>
      <translation>What was consumed?</translation>
    </message>
    <message>
      <source>Frühere Anlässe, soweit bekannt</source>
      <translation>Earlier occasions, as far as known</translation>
    </message>
    <message>
      <source>Tatvorwurf in einem Satz</source>
      <translation>The accusation in one sentence</translation>
    </message>
    <message>
      <source>Ladung zur ersten Vernehmung</source>
      <translation>Summons to the first questioning</translation>
    </message>
    <message>
      <source>Schon ohne Ladung vernommen</source>
      <translation>Already questioned without a summons</translation>
    </message>
    <message>
      <source>Was liegt vor?</source>
      <translation>What is the case?</translation>
    </message>
    <message>
      <source>Vermisst seit</source>
      <translation>Missing since</translation>
    </message>
    <message>
      <source>Grund aus Sicht des Kindes</source>
      <translation>Reason as the child sees it</translation>
    </message>
    <message>
      <source>Reaktion der Eltern</source>
      <translation>Reaction of the parents</translation>
    </message>
    <message>
      <source>Art der Gefährdung</source>
      <translation>Kind of danger</translation>
    </message>
    <message>
      <source>Äußerungen im Wortlaut</source>
      <translation>What was said, word for word</translation>
    </message>
    <message>
      <source>Wer ist jetzt beim Kind?</source>
      <translation>Who is with the child now?</translation>
    </message>
    <message>
      <source>Warum ist das Kind ohne Versorgung?</source>
      <translation>Why is the child without care?</translation>
    </message>
    <message>
      <source>Versorgt bis</source>
      <translation>Cared for until</translation>
    </message>
    <message>
      <source>Angehörige, die das Kind nennt</source>
      <translation>Relatives the child names</translation>
    </message>
    <message>
      <source>Was das Kind braucht</source>
      <translation>What the child needs</translation>
    </message>
    <message>
      <source>Unterbringung nach PsychKG?</source>
      <translation>Committed under the PsychKG?</translation>
    </message>
    <message>
      <source>Gerichtliche Entscheidung mit Aktenzeichen</source>
      <translation>Court decision with its file number</translation>
    </message>
    <message>
      <source>Worum geht es?</source>
      <translation>What is it about?</translation>
    </message>
    <message>
      <source>Wer darf nicht angesprochen werden?</source>
      <translation>Who must not be approached?</translation>
    </message>
    <message>
      <source>Was hat das Kind erlebt? In einem Satz</source>
      <translation>What did the child go through? In one sentence</translation>
    </message>
    <message>
      <source>Anbahnung im Netz?</source>
      <translation>Grooming online?</translation>
    </message>
    <message>
      <source>Ist der Opferschutz informiert?</source>
      <translation>Has victim support been informed?</translation>
    </message>
    <message>
      <source>Herkunft, nach eigenen Angaben</source>
      <translation>Origin, by their own account</translation>
    </message>
    <message>
      <source>Woher sind Alter und Herkunft bekannt?</source>
      <translation>How are age and origin known?</translation>
    </message>
    <message>
      <source>Begleitpersonen</source>
      <translation>Companions</translation>
    </message>
    <message>
      <source>Gesundheit, wie gesehen</source>
      <translation>Health, as seen</translation>
    </message>
    <message>
      <source>Folgen für das Kind, wie beobachtet</source>
      <translation>Effects on the child, as observed</translation>
    </message>
    <message>
      <source>Warum muss das Jugendamt davon wissen, und warum passt keine andere Meldungsart?</source>
      <translation>Why must the youth welfare office know, and why does no other category fit?</translation>
    </message>
    <message>
      <source>Etwa: die verdächtige Person noch nicht ansprechen.</source>
      <translation>For instance: do not approach the suspect yet.</translation>
    </message>
    <message>
      <source>Keine Aussagen, keine Beweismittel, niemand sonst.</source>
      <translation>No testimony, no evidence, nobody else.</translation>
    </message>
    <message>
      <source>Die Mitteilung geht spätestens mit der Ladung hinaus.</source>
      <translation>The notice goes out with the summons at the latest.</translation>
    </message>
    <message>
      <source>Dann geht die Mitteilung unverzüglich danach hinaus.</source>
      <translation>Then the notice goes out at once afterwards.</translation>
    </message>
    <message>
      <source>Keine Abschiedsbriefe als Abschrift.</source>
      <translation>No copies of farewell letters.</translation>
    </message>
    <message>
      <source>Etwa Arznei, Sprache.</source>
      <translation>For instance medicine, language.</translation>
    </message>
    <message>
      <source>Keine Diagnosen, keine ärztlichen Unterlagen.</source>
      <translation>No diagnoses, no medical records.</translation>
    </message>
    <message>
      <source>Woher das Sorgerecht bekannt ist, steht bei den Sorgeberechtigten.</source>
      <translation>How custody is known is said with the guardians.</translation>
    </message>
    <message>
      <source>Keine Vernehmung, keine Chatverläufe.</source>
      <translation>No questioning, no chat logs.</translation>
    </message>
    <message>
      <source>Keine Altersschätzung ohne Grundlage.</source>
      <translation>No estimate of age without grounds.</translation>
    </message>
    <message>
      <source>Umgebung, Äußerungen. Keine Erkenntnisse des Staatsschutzes.</source>
      <translation>Surroundings, remarks. No state security intelligence.</translation>
    </message>
    <message>
      <source>Nahrung</source>
      <translation>Food</translation>
    </message>
    <message>
      <source>Kleidung</source>
      <translation>Clothing</translation>
    </message>
    <message>
      <source>Schlafplatz</source>
      <translation>A place to sleep</translation>
    </message>
    <message>
      <source>Hygiene</source>
      <translation>Hygiene</translation>
    </message>
    <message>
      <source>Heizung, Strom, Wasser</source>
      <translation>Heating, power, water</translation>
    </message>
    <message>
      <source>Aufsicht</source>
      <translation>Supervision</translation>
    </message>
    <message>
      <source>Ärztliche Versorgung</source>
      <translation>Medical care</translation>
    </message>
    <message>
      <source>Vermisst</source>
      <translation>Missing</translation>
    </message>
    <message>
      <source>Weggelaufen</source>
      <translation>Ran away</translation>
    </message>
    <message>
      <source>Aufgegriffen</source>
      <translation>Picked up</translation>
    </message>
    <message>
      <source>Gefährdender Ort</source>
      <translation>Dangerous place</translation>
    </message>
    <message>
      <source>Alkohol</source>
      <translation>Alcohol</translation>
    </message>
    <message>
      <source>Tabak, Nikotin</source>
      <translation>Tobacco, nicotine</translation>
    </message>
    <message>
      <source>Veranstaltung</source>
      <translation>Event</translation>
    </message>
    <message>
      <source>Glücksspiel</source>
      <translation>Gambling</translation>
    </message>
    <message>
      <source>Film, Spiel, Darstellung</source>
      <translation>Film, game, images</translation>
    </message>
    <message>
      <source>Anderes</source>
      <translation>Other</translation>
    </message>
    <message>
      <source>Festnahme</source>
      <translation>Arrest</translation>
    </message>
    <message>
      <source>Tod</source>
      <translation>Death</translation>
    </message>
    <message>
      <source>Allein gelassen</source>
      <translation>Left alone</translation>
    </message>
    <message>
      <source>Anderer Grund</source>
      <translation>Another reason</translation>
    </message>
    <message>
      <source>Menschenhandel</source>
      <translation>Human trafficking</translation>
    </message>
    <message>
      <source>Prostitution</source>
      <translation>Prostitution</translation>
    </message>
    <message>
      <source>Zwangsheirat</source>
      <translation>Forced marriage</translation>
    </message>
    <message>
      <source>Genitalverstümmelung</source>
      <translation>Genital mutilation</translation>
    </message>
    <message>
      <source>Welche Gefahr droht, und warum sofort?</source>
      <translation>What danger is there, and why immediately?</translation>
    </message>
    <message>
      <source>Prüfung nach § 8a Abs. 3</source>
      <translation>Assessment under § 8a Abs. 3</translation>
    </message>
    <message>
      <source>Ist sofortiges Handeln der Polizei erforderlich?</source>
      <translation>Is immediate action by the police required?</translation>
    </message>
    <message>
      <source>Wirken die Sorge- oder Erziehungsberechtigten mit?</source>
      <translation>Do those with custody or parental responsibility cooperate?</translation>
    </message>
    <message>
      <source>Begründung</source>
      <translation>Grounds</translation>
    </message>
    <message>
      <source>Bitte an die Polizei</source>
      <translation>Request to the police</translation>
    </message>
    <message>
      <source>Was genau</source>
      <translation>What exactly</translation>
    </message>
    <message>
      <source>Bis wann</source>
      <translation>By when</translation>
    </message>
    <message>
      <source>Nötig, wenn eine Frage offen ist oder die Antwort nicht passt. Dann geht die Meldung trotzdem.</source>
      <translation>Needed if a question is open or the answer does not fit. The notification will then go out nevertheless.</translation>
    </message>
    <message>
      <source>Ohne Angabe: sofort.</source>
      <translation>If not stated: immediately.</translation>
    </message>
    <message>
      <source>Nein, versucht und abgelehnt</source>
      <translation>No, tried and refused</translation>
    </message>
    <message>
      <source>Nein, nicht möglich oder gefährlich</source>
      <translation>No, not possible or dangerous</translation>
    </message>
    <message>
      <source>Noch nicht versucht</source>
      <translation>Not tried yet</translation>
    </message>
    <message>
      <source>Kind schützen</source>
      <translation>Protect child</translation>
    </message>
    <message>
      <source>Kind suchen</source>
      <translation>Search for child</translation>
    </message>
    <message>
      <source>Zutritt zur Wohnung</source>
      <translation>Entry to the home</translation>
    </message>
    <message>
      <source>Person fernhalten</source>
      <translation>Keep person away</translation>
    </message>
    <message>
      <source>Fachkräfte schützen</source>
      <translation>Protect professionals</translation>
    </message>
    <message>
      <source>Zweck der Mitteilung</source>
      <translation>Purpose of the information</translation>
    </message>
    <message>
      <source>Wozu dient die Mitteilung?</source>
      <translation>What does the information serve?</translation>
    </message>
    <message>
      <source>Welche eigene Aufgabe</source>
      <translation>Which task of your own</translation>
    </message>
    <message>
      <source>Warum ist die Mitteilung dafür nötig?</source>
      <translation>Why is the information needed for that?</translation>
    </message>
    <message>
      <source>Vermutete Straftat</source>
      <translation>Suspected offence</translation>
    </message>
    <message>
      <source>Ereignis</source>
      <translation>Incident</translation>
    </message>
    <message>
      <source>Beginn des Ereignisses</source>
      <translation>Beginning of the incident</translation>
    </message>
    <message>
      <source>Ende des Ereignisses</source>
      <translation>End of the incident</translation>
    </message>
    <message>
      <source>Was gebraucht wird</source>
      <translation>What is needed</translation>
    </message>
    <message>
      <source>Auch, warum weniger Angaben nicht genügen.</source>
      <translation>Also why less would not be enough.</translation>
    </message>
    <message>
      <source>Freiwillig; die Polizei prüft das.</source>
      <translation>Optional; the police examines that.</translation>
    </message>
    <message>
      <source>Ort, nach dem sich die zuständige Polizei richtet</source>
      <translation>Place that decides which police is competent</translation>
    </message>
    <message>
      <source>Einer eigenen Aufgabe (§ 69 Abs. 1 Nr. 1 SGB X)</source>
      <translation>A task of our own (§ 69 Abs. 1 Nr. 1 SGB X)</translation>
    </message>
    <message>
      <source>Einem Verfahren, das damit zusammenhängt, auch Strafverfahren (§ 69 Abs. 1 Nr. 2 SGB X)</source>
      <translation>Proceedings connected with it, criminal ones included (§ 69 Abs. 1 Nr. 2 SGB X)</translation>
    </message>
    <message>
      <source>Strafanzeige aufnehmen</source>
      <translation>Record a criminal complaint</translation>
    </message>
    <message>
      <source>Zur Kenntnis nehmen</source>
      <translation>Take note</translation>
    </message>
    <message>
      <source>Kontakt aufnehmen</source>
      <translation>Make contact</translation>
    </message>
    <message>
      <source>Ersuchen der Polizei</source>
      <translation>Request of the police</translation>
    </message>
    <message>
      <source>Ersuchende Stelle</source>
      <translation>Requesting unit</translation>
    </message>
    <message>
      <source>Aktenzeichen der Polizei</source>
      <translation>File number of the police</translation>
    </message>
    <message>
      <source>Datum des Ersuchens</source>
      <translation>Date of the request</translation>
    </message>
    <message>
      <source>Worauf die Antwort beruht</source>
      <translation>What the answer is based on</translation>
    </message>
    <message>
      <source>Gericht, Datum und Aktenzeichen der Anordnung</source>
      <translation>Court, date and file number of the order</translation>
    </message>
    <message>
      <source>Angaben zur Person</source>
      <translation>About the person</translation>
    </message>
    <message>
      <source>Geburtsort</source>
      <translation>Place of birth</translation>
    </message>
    <message>
      <source>Arbeitgeber, mit Anschrift</source>
      <translation>Employer, with address</translation>
    </message>
    <message>
      <source>Was die Anordnung darüber hinaus verlangt</source>
      <translation>What the order asks for besides</translation>
    </message>
    <message>
      <source>Das Ersuchen darf nicht älter sein, als die Regel sagt.</source>
      <translation>The request must not be older than the rule says.</translation>
    </message>
    <message>
      <source>Nur, wonach gefragt wurde. Ob die Person Hilfe erhält, gehört nicht in die Antwort.</source>
      <translation>Only what was asked for. Whether the person receives help does not belong in the answer.</translation>
    </message>
    <message>
      <source>Derzeitige Anschrift</source>
      <translation>Current address</translation>
    </message>
    <message>
      <source>Derzeitiger oder künftiger Aufenthalt</source>
      <translation>Current or future whereabouts</translation>
    </message>
    <message>
      <source>Nur bei richterlicher Anordnung.</source>
      <translation>Only with a judge's order.</translation>
    </message>
    <message>
      <source>Ersuchen im Einzelfall (§ 68 SGB X)</source>
      <translation>Request in a single case (§ 68 SGB X)</translation>
    </message>
    <message>
      <source>Richterliche Anordnung (§ 73 SGB X)</source>
      <translation>Judge's order (§ 73 SGB X)</translation>
    </message>
    <message>
      <source>Nur, wer für den Schutz des Kindes wichtig ist.</source>
      <translation>Only those who matter for the protection of the child.</translation>
    </message>
    <message>
      <source>Staatsangehörigkeit</source>
      <translation>Nationality</translation>
    </message>
    <message>
      <source>Rolle des Kindes</source>
      <translation>Role of the child</translation>
    </message>
    <message>
      <source>Kind gesehen</source>
      <translation>Child seen</translation>
    </message>
    <message>
      <source>Mit dem Kind gesprochen</source>
      <translation>Spoken with the child</translation>
    </message>
    <message>
      <source>Allein gesprochen</source>
      <translation>Spoken alone</translation>
    </message>
    <message>
      <source>Zustand, wie gesehen</source>
      <translation>Condition as seen</translation>
    </message>
    <message>
      <source>Verletzungen, wie gesehen</source>
      <translation>Injuries as seen</translation>
    </message>
    <message>
      <source>Worte des Kindes</source>
      <translation>Words of the child</translation>
    </message>
    <message>
      <source>Schule, Kindertagesstätte</source>
      <translation>School, day nursery</translation>
    </message>
    <message>
      <source>Ärztin, Arzt</source>
      <translation>Doctor</translation>
    </message>
    <message>
      <source>Kind über die Meldung informiert</source>
      <translation>Child informed of the notification</translation>
    </message>
    <message>
      <source>Warum nicht informiert</source>
      <translation>Why not informed</translation>
    </message>
    <message>
      <source>Sorge- und Erziehungsberechtigte</source>
      <translation>Persons with custody and parental responsibility</translation>
    </message>
    <message>
      <source>Sorge- und Erziehungsberechtigte nicht bekannt</source>
      <translation>Persons with custody and parental responsibility not known</translation>
    </message>
    <message>
      <source>Beziehung zum Kind</source>
      <translation>Relationship to the child</translation>
    </message>
    <message>
      <source>Sorgerecht</source>
      <translation>Custody</translation>
    </message>
    <message>
      <source>Woher das Sorgerecht bekannt ist</source>
      <translation>How the custody is known</translation>
    </message>
    <message>
      <source>Anwesend</source>
      <translation>Present</translation>
    </message>
    <message>
      <source>Zustand, wie beobachtet</source>
      <translation>Condition as observed</translation>
    </message>
    <message>
      <source>Über die Meldung informiert</source>
      <translation>Informed of the notification</translation>
    </message>
    <message>
      <source>Tatverdächtig</source>
      <translation>Suspect</translation>
    </message>
    <message>
      <source>Opfer</source>
      <translation>Victim</translation>
    </message>
    <message>
      <source>Hinweisgebende Person</source>
      <translation>Person who gave the information</translation>
    </message>
    <message>
      <source>Haushalt</source>
      <translation>Household</translation>
    </message>
    <message>
      <source>Weitere Kinder (ohne Namen)</source>
      <translation>Other children (without names)</translation>
    </message>
    <message>
      <source>Sprachmittlung nötig</source>
      <translation>Interpreting needed</translation>
    </message>
    <message>
      <source>Frühere Einsätze</source>
      <translation>Earlier police operations</translation>
    </message>
    <message>
      <source>Tage früherer Einsätze</source>
      <translation>Days of earlier operations</translation>
    </message>
    <message>
      <source>Name oder Alter, soweit bekannt; sonst genügt die Anzahl.</source>
      <translation>Name or age, as far as known; otherwise the number is enough.</translation>
    </message>
    <message>
      <source>Abweichender Wohnort</source>
      <translation>Different residence</translation>
    </message>
    <message>
      <source>Auskunftssperre, Frauenhaus: Die Anschrift erscheint nur in der Meldung selbst.</source>
      <translation>Information block, women’s refuge: the address appears only in the notification itself.</translation>
    </message>
    <message>
      <source>Möglichst im Wortlaut.</source>
      <translation>Verbatim if possible.</translation>
    </message>
    <message>
      <source>Nur wenn erforderlich.</source>
      <translation>Only if required.</translation>
    </message>
    <message>
      <source>Sorge- oder erziehungsberechtigte Person</source>
      <translation>Person with custody or parental responsibility</translation>
    </message>
    <message>
      <source>Bleibt verborgen, bis jemand anders entscheidet.</source>
      <translation>Stays hidden until someone decides otherwise.</translation>
    </message>
    <message>
      <source>Unmittelbar betroffen</source>
      <translation>Directly affected</translation>
    </message>
    <message>
      <source>Zeugin, Zeuge</source>
      <translation>Witness</translation>
    </message>
    <message>
      <source>Im Haushalt, nicht anwesend</source>
      <translation>In the household, not present</translation>
    </message>
    <message>
      <source>Tatverdächtig, unter 14</source>
      <translation>Suspect, under 14</translation>
    </message>
    <message>
      <source>Tatverdächtig, 14 bis 17</source>
      <translation>Suspect, 14 to 17</translation>
    </message>
    <message>
      <source>Nüchtern</source>
      <translation>Sober</translation>
    </message>
    <message>
      <source>Berauscht</source>
      <translation>Intoxicated</translation>
    </message>
    <message>
      <source>Kennzeichnung</source>
      <translation>Marking of the data</translation>
    </message>
    <message>
      <source>Mittel der Erhebung</source>
      <translation>Means of collection</translation>
    </message>
    <message>
      <source>Kategorie der Person</source>
      <translation>Category of the person</translation>
    </message>
    <message>
      <source>Rechtsgut oder Straftat</source>
      <translation>Protected interest or criminal offence</translation>
    </message>
    <message>
      <source>Erhebende Stelle</source>
      <translation>Collecting unit</translation>
    </message>
    <message>
      <source>Besondere Kategorien personenbezogener Daten</source>
      <translation>Special categories of personal data</translation>
    </message>
    <message>
      <source>Genauigkeit</source>
      <translation>Precision</translation>
    </message>
    <message>
      <source>Bekannt geworden am</source>
      <translation>Became known on</translation>
    </message>
    <message>
      <source>Ort des Ereignisses nicht bekannt</source>
      <translation>Place of the incident not known</translation>
    </message>
    <message>
      <source>Wie bekannt geworden</source>
      <translation>How it became known</translation>
    </message>
    <message>
      <source>Gründe der Einschätzung</source>
      <translation>Grounds of the assessment</translation>
    </message>
    <message>
      <source>Maßnahmen</source>
      <translation>Measures</translation>
    </message>
    <message>
      <source>Art der Maßnahme</source>
      <translation>Type of measure</translation>
    </message>
    <message>
      <source>Beschreibung</source>
      <translation>Description</translation>
    </message>
    <message>
      <source>Beginn der Maßnahme</source>
      <translation>Beginning of the measure</translation>
    </message>
    <message>
      <source>Ende der Maßnahme</source>
      <translation>End of the measure</translation>
    </message>
    <message>
      <source>Durch wen</source>
      <translation>By whom</translation>
    </message>
    <message>
      <source>Was jetzt gebraucht wird</source>
      <translation>What is needed now</translation>
    </message>
    <message>
      <source>Bitte an das Jugendamt</source>
      <translation>Request to the youth welfare office</translation>
    </message>
    <message>
      <source>Gefahren beim Hausbesuch</source>
      <translation>Dangers on a home visit</translation>
    </message>
    <message>
      <source>Informiert durch</source>
      <translation>Informed by</translation>
    </message>
    <message>
      <source>Polizei stimmt der Information durch das Jugendamt zu</source>
      <translation>Police agree to the youth welfare office informing the family</translation>
    </message>
    <message>
      <source>Warum die Polizei nicht zustimmt</source>
      <translation>Why the police do not agree</translation>
    </message>
    <message>
      <source>Nur, was das Jugendamt braucht</source>
      <translation>Only what the youth welfare office needs</translation>
    </message>
    <message>
      <source>Etwa von einer Ärztin: Das Jugendamt muss wissen, dass die Angabe so geschützt ist.</source>
      <translation>For instance from a doctor: the youth welfare office has to know that what was said is protected so.</translation>
    </message>
    <message>
      <source>Ort des Ereignisses</source>
      <translation>Place of the incident</translation>
    </message>
    <message>
      <source>Steht getrennt von den Tatsachen.</source>
      <translation>Kept separate from the facts.</translation>
    </message>
    <message>
      <source>Maßnahme</source>
      <translation>Measure</translation>
    </message>
    <message>
      <source>Auch „keine“ ist eine Angabe.</source>
      <translation>“None” is also an answer.</translation>
    </message>
    <message>
      <source>Bestätigung, dass die Meldung keine überflüssigen Angaben enthält.</source>
      <translation>Confirmation that the notification contains no superfluous information.</translation>
    </message>
    <message>
      <source>Verdeckt</source>
      <translation>Covert</translation>
    </message>
    <message>
      <source>Kontaktperson</source>
      <translation>Contact person</translation>
    </message>
    <message>
      <source>Genau</source>
      <translation>Exact</translation>
    </message>
    <message>
      <source>Ungefähr</source>
      <translation>Approximate</translation>
    </message>
    <message>
      <source>Notruf</source>
      <translation>Emergency call</translation>
    </message>
    <message>
      <source>Streife</source>
      <translation>Patrol</translation>
    </message>
    <message>
      <source>Ermittlung</source>
      <translation>Investigation</translation>
    </message>
    <message>
      <source>Anders</source>
      <translation>In another way</translation>
    </message>
    <message>
      <source>Vernachlässigung</source>
      <translation>Neglect</translation>
    </message>
    <message>
      <source>Körperliche Misshandlung</source>
      <translation>Physical abuse</translation>
    </message>
    <message>
      <source>Psychische Misshandlung</source>
      <translation>Psychological abuse</translation>
    </message>
    <message>
      <source>Sexuelle Gewalt</source>
      <translation>Sexual violence</translation>
    </message>
    <message>
      <source>Keine</source>
      <translation>None</translation>
    </message>
    <message>
      <source>Wohnungsverweisung (§ 34a PolG NRW)</source>
      <translation>Eviction from the home (§ 34a PolG NRW)</translation>
    </message>
    <message>
      <source>Gewahrsam</source>
      <translation>Police custody</translation>
    </message>
    <message>
      <source>Kind übergeben an</source>
      <translation>Child handed over to</translation>
    </message>
    <message>
      <source>Inobhutnahme angeregt</source>
      <translation>Taking into care suggested</translation>
    </message>
    <message>
      <source>Inobhutnahme erfolgt</source>
      <translation>Taken into care</translation>
    </message>
    <message>
      <source>Strafanzeige</source>
      <translation>Criminal complaint</translation>
    </message>
    <message>
      <source>Beratungsstelle</source>
      <translation>Advice centre</translation>
    </message>
    <message>
      <source>Andere Maßnahme</source>
      <translation>Other measure</translation>
    </message>
    <message>
      <source>Zur Kenntnis</source>
      <translation>For information</translation>
    </message>
    <message>
      <source>Sofort kommen</source>
      <translation>Come immediately</translation>
    </message>
    <message>
      <source>Gemeinsamer Besuch</source>
      <translation>Joint visit</translation>
    </message>
    <message>
      <source>Welche Gefahr droht?</source>
      <translation>What danger threatens?</translation>
    </message>
    <message>
      <source>Wann soll es geschehen?</source>
      <translation>When is it to happen?</translation>
    </message>
    <message>
      <source>Mit welchem Widerstand ist zu rechnen?</source>
      <translation>What resistance is to be expected?</translation>
    </message>
    <message>
      <source>Wann ist der Hausbesuch?</source>
      <translation>When is the home visit?</translation>
    </message>
    <message>
      <source>Anzahl der Fachkräfte</source>
      <translation>Number of caseworkers</translation>
    </message>
    <message>
      <source>Wo das Kind sein könnte</source>
      <translation>Where the child might be</translation>
    </message>
    <message>
      <source>Wann</source>
      <translation>When</translation>
    </message>
    <message>
      <source>Woher bekannt</source>
      <translation>How it is known</translation>
    </message>
    <message>
      <source>Wozu wird die Antwort gebraucht?</source>
      <translation>What is the answer needed for?</translation>
    </message>
    <message>
      <source>Nummer der Meldung, um die es geht</source>
      <translation>Number of the notification concerned</translation>
    </message>
    <message>
      <source>Fallgespräch</source>
      <translation>Case talk</translation>
    </message>
    <message>
      <source>Wer teilnimmt</source>
      <translation>Who takes part</translation>
    </message>
    <message>
      <source>Frage, um die es geht</source>
      <translation>The question at hand</translation>
    </message>
    <message>
      <source>Das Gespräch ist ohne Namen möglich</source>
      <translation>The talk is possible without names</translation>
    </message>
    <message>
      <source>Warum es ohne Namen nicht möglich ist</source>
      <translation>Why it is not possible without names</translation>
    </message>
    <message>
      <source>Übergabe</source>
      <translation>Hand-over</translation>
    </message>
    <message>
      <source>Grund der Abgabe</source>
      <translation>Reason for handing over</translation>
    </message>
    <message>
      <source>Übergabegespräch am</source>
      <translation>Hand-over talk on</translation>
    </message>
    <message>
      <source>Warum noch kein Gespräch stattfand</source>
      <translation>Why no talk has taken place yet</translation>
    </message>
    <message>
      <source>Wer teilnahm</source>
      <translation>Who took part</translation>
    </message>
    <message>
      <source>Familie beteiligt</source>
      <translation>Family involved</translation>
    </message>
    <message>
      <source>Warum die Familie nicht beteiligt ist</source>
      <translation>Why the family is not involved</translation>
    </message>
    <message>
      <source>Bisherige Hilfen</source>
      <translation>Help so far</translation>
    </message>
    <message>
      <source>Nur, was das andere Jugendamt braucht</source>
      <translation>Only what the other office needs</translation>
    </message>
    <message>
      <source>Größe, Kleidung.</source>
      <translation>Height, clothing.</translation>
    </message>
    <message>
      <source>Nur Fachkräfte.</source>
      <translation>Professionals only.</translation>
    </message>
    <message>
      <source>Ohne Namen.</source>
      <translation>Without names.</translation>
    </message>
    <message>
      <source>Die Abgabe soll in einem Gespräch der Fachkräfte geschehen, an dem die Familie teilnimmt.</source>
      <translation>The hand-over should happen in a talk between the professionals in which the family takes part.</translation>
    </message>
    <message>
      <source>Keine vollständige Akte.</source>
      <translation>Not the complete file.</translation>
    </message>
    <message>
      <source>Bitte an das andere Jugendamt</source>
      <translation>Request to the other youth welfare office</translation>
    </message>
    <message>
      <source>Vollzugshilfe bei der Inobhutnahme</source>
      <translation>Assistance in taking the child into care</translation>
    </message>
    <message>
      <source>Begleiten</source>
      <translation>Accompany</translation>
    </message>
    <message>
      <source>In der Nähe bereitstehen</source>
      <translation>Stand by nearby</translation>
    </message>
    <message>
      <source>Kind suchen und zurückbringen</source>
      <translation>Find the child and bring it back</translation>
    </message>
    <message>
      <source>Mitteilen, wenn es angetroffen wird</source>
      <translation>Tell us when it is found</translation>
    </message>
    <message>
      <source>Verhindern</source>
      <translation>Prevent it</translation>
    </message>
    <message>
      <source>Wechsel des gewöhnlichen Aufenthalts</source>
      <translation>Change of habitual residence</translation>
    </message>
    <message>
      <source>Das Kind hält sich dort auf</source>
      <translation>The child is staying there</translation>
    </message>
    <message>
      <source>Von Anfang an nicht zuständig</source>
      <translation>Not competent from the start</translation>
    </message>
    <message>
      <source>Die Antworten tragen die Einschaltung der Polizei nicht. Begründen Sie, warum sie dennoch nötig ist.</source>
      <translation>The answers do not support involving the police. Give reasons why it is necessary nevertheless.</translation>
    </message>
    <message>
      <source>Anvertrautes wird nur mit einem Grund nach § 65 SGB VIII weitergegeben.</source>
      <translation>What was entrusted is passed on only with a ground under § 65 SGB VIII.</translation>
    </message>
    <message>
      <source>Was eine Person nach § 203 StGB mitgeteilt hat, wird nur mit Begründung weitergegeben.</source>
      <translation>What a person bound by § 203 StGB has told is passed on only with a reason.</translation>
    </message>
    <message>
      <source>Die Meldung gefährdet den Erfolg der Hilfe. Begründen Sie, warum sie trotzdem geschieht.</source>
      <translation>The notification endangers the success of the help. Give a reason why it is made all the same.</translation>
    </message>
    <message>
      <source>Es fehlt, warum die Polizei der Information der Familie nicht zustimmt.</source>
      <translation>It is missing why the police does not agree to informing the family.</translation>
    </message>
    <message>
      <source>Es fehlt, wofür die Prüfung gilt: „directions“ oder „categories“.</source>
      <translation>It is missing what the check applies to: “directions” or “categories”.</translation>
    </message>
    <message>
      <source>Diese Meldungsart gibt es nicht.</source>
      <translation>There is no such type of notification.</translation>
    </message>
    <message>
      <source>Es fehlt das Feld, in dem die Begründung steht.</source>
      <translation>The field that holds the reason is missing.</translation>
    </message>
    <message>
      <source>Genau eines von „is“, „is_not“, „mentions“ und „older_than“ ist anzugeben.</source>
      <translation>Exactly one of “is”, “is_not”, “mentions” and “older_than” has to be given.</translation>
    </message>
    <message>
      <source>Eine Prüfung kann nur die Einträge einer Liste ansehen.</source>
      <translation>A check can only look at the entries of one list.</translation>
    </message>
    <message>
      <source>Diese Prüfung steht schon da.</source>
      <translation>This check is there already.</translation>
    </message>
    <message>
      <source>Es fehlen die Prüfungen {ids}.</source>
      <translation>The checks {ids} are missing.</translation>
    </message>
    <message>
      <source>Kein Formular hat dieses Feld: {path}</source>
      <translation>No form has this field: {path}</translation>
    </message>
    <message>
      <source>Die geltenden Regeln (Fassung {version}) enthalten die Prüfungen für diese Meldungsart nicht.</source>
      <translation>The rules in force (version {version}) do not hold the checks for this category.</translation>
    </message>
    <message>
      <source>Die Angabe {others} widerspricht dem; der AGS geht vor.</source>
      <translation>The entry {others} contradicts this; the AGS takes precedence.</translation>
    </message>
    <message>
      <source>Die Angabe {others} widerspricht dem; die Postleitzahl geht vor.</source>
      <translation>The entry {others} contradicts this; the postcode takes precedence.</translation>
    </message>
    <message>
      <source>Dort ist zuständig: {agency}.</source>
      <translation>Competent there: {agency}.</translation>
    </message>
    <message>
      <source>AGS {ags}: {town}.</source>
      <translation>AGS {ags}: {town}.</translation>
    </message>
    <message>
      <source>Postleitzahl {postcode}: {town}.</source>
      <translation>Postcode {postcode}: {town}.</translation>
    </message>
    <message>
      <source>Ort {town}.</source>
      <translation>Place {town}.</translation>
    </message>
    <message>
      <source>Gemeint sein kann: {candidates}.</source>
      <translation>Possibly meant: {candidates}.</translation>
    </message>
    <message>
      <source>Für {town} ist am {day} keine zuständige Behörde eingetragen.</source>
      <translation>No competent agency is entered for {town} on {day}.</translation>
    </message>
    <message>
      <source>Es fehlt der Ort: Gemeinde, Ortsteil, Postleitzahl oder AGS.</source>
      <translation>The place is missing: municipality, district, postcode or AGS.</translation>
    </message>
    <message>
      <source>Dieser AGS gehört zu keiner Gemeinde der Vereinbarung ({region}).</source>
      <translation>This AGS does not belong to any municipality of the agreement ({region}).</translation>
    </message>
    <message>
      <source>Diese Postleitzahl gehört zu keiner Gemeinde der Vereinbarung ({region}).</source>
      <translation>This postcode does not belong to any municipality of the agreement ({region}).</translation>
    </message>
    <message>
      <source>Diese Postleitzahl gehört zu mehreren Gemeinden.</source>
      <translation>This postcode belongs to several municipalities.</translation>
    </message>
    <message>
      <source>„{region}“ umfasst mehrere Gemeinden.</source>
      <translation>“{region}” comprises several municipalities.</translation>
    </message>
    <message>
      <source>Der Ort passt zu mehreren Gemeinden.</source>
      <translation>The place fits several municipalities.</translation>
    </message>
    <message>
      <source>Der Ort ist nicht eindeutig benannt.</source>
      <translation>The place is not named unambiguously.</translation>
    </message>
    <message>
      <source>Dieser Ort ist in der Zuständigkeitstabelle ({region}) nicht bekannt.</source>
      <translation>This place is not known in the table of jurisdiction ({region}).</translation>
    </message>
    <message>
      <source>Dieser Ort ist in der Zuständigkeitstabelle nicht bekannt. Meinten Sie: {meant}?</source>
      <translation>This place is not known in the table of jurisdiction. Did you mean: {meant}?</translation>
    </message>
    <message>
      <source>Für {town} ist seit {since} zuständig: {agency}.</source>
      <translation>Competent for {town} since {since}: {agency}.</translation>
    </message>
    <message>
      <source>{district} ist ein Ortsteil von {town}.</source>
      <translation>{district} is a district of {town}.</translation>
    </message>
    <message>
      <source>Ein Feld lässt sich nicht leeren. Schreiben Sie hinein, was richtig ist; entfällt die Angabe, so sagen Sie das unter „Was falsch war“.</source>
      <translation>A field cannot be emptied. Write what is right; if the statement no longer holds, say so under “What was wrong”.</translation>
    </message>
    <message>
      <source>Erwartet wird immediate (Sofort), urgent (Eilig) oder routine (Regulär).</source>
      <translation>Expected is immediate (Sofort), urgent (Eilig) or routine (Regulär).</translation>
    </message>
    <message>
      <source>Was die empfangende Stelle jetzt tun soll</source>
      <translation>What the receiving unit is to do now</translation>
    </message>
    <message>
      <source>Rückfrage, die damit beantwortet wird</source>
      <translation>Question that this answers</translation>
    </message>
    <message>
      <source>Hat sich die Gefahr bestätigt?</source>
      <translation>Was the danger confirmed?</translation>
    </message>
    <message>
      <source>Ist die Stelle tätig geworden?</source>
      <translation>Has the unit acted?</translation>
    </message>
    <message>
      <source>Ist sie noch tätig?</source>
      <translation>Is it still active?</translation>
    </message>
    <message>
      <source>Diese Meldung ist vom Anlass {code}.</source>
      <translation>This notification is of the category {code}.</translation>
    </message>
    <message>
      <source>Es ist nichts angegeben, was ergänzt oder berichtigt wird.</source>
      <translation>Nothing is given that is added or corrected.</translation>
    </message>
    <message>
      <source>Wird geprüft</source>
      <translation>Being checked</translation>
    </message>
    <message>
      <source>Jede Richtung steht nur einmal da.</source>
      <translation>Each direction stands there only once.</translation>
    </message>
    <message>
      <source>Was nötig ist, muss auch gefragt sein.</source>
      <translation>What is needed must be asked for.</translation>
    </message>
    <message>
      <source>Jede Rechtsgrundlage steht nur einmal da.</source>
      <translation>Each legal basis stands there only once.</translation>
    </message>
    <message>
      <source>§ 4 Abs. 4 KKG ist keine Grundlage für eine Rückmeldung an die Polizei.</source>
      <translation>§ 4 Abs. 4 KKG is no basis for feedback to the police.</translation>
    </message>
    <message>
      <source>Das Kurzformular kennt die Angabe „{name}“ nicht.</source>
      <translation>The short form does not know the entry “{name}”.</translation>
    </message>
    <message>
      <source>{code} ist kein Kurzformular.</source>
      <translation>{code} is no short form.</translation>
    </message>
    <message>
      <source>{code} steht zweimal da.</source>
      <translation>{code} stands there twice.</translation>
    </message>
    <message>
      <source>Kind Nr. {numbers} ist außerhalb der Vereinbarung, und keine Stelle hier erfährt davon. Rufen Sie an: {agency}. Halten Sie den Anruf hier mit dem Namen dieser Stelle fest.</source>
      <translation>Child no. {numbers} is outside the agreement, and no unit here is told of this child. Please phone: {agency}. Note the call here with the name of that agency.</translation>
    </message>
    <message>
      <source>Dasselbe Kind</source>
      <translation>The same child</translation>
    </message>
    <message>
      <source>Derselbe Haushalt</source>
      <translation>The same household</translation>
    </message>
    <message>
      <source>Geschützt</source>
      <translation>Protected</translation>
    </message>
    <message>
      <source>Die Fassung {version} steht schon im Verzeichnis. Wer etwas ändert, vergibt eine neue Fassung.</source>
      <translation>Version {version} is in the directory already. Whoever changes something gives it a new version.</translation>
    </message>
    <message>
      <source>Das ist die Datei einer anderen Kooperation.</source>
      <translation>That is the file of another cooperation.</translation>
    </message>
    <message>
      <source>In der Datei fehlt, wer schon teilnimmt: {names}.</source>
      <translation>Missing in the file, though taking part already: {names}.</translation>
    </message>
    <message>
      <source>Hier hat gewechselt, was bleiben muss (Art der Behörde oder Behörde der Stelle): {names}.</source>
      <translation>Something changed here that has to stay (kind of the agency, or agency of the unit): {names}.</translation>
    </message>
    <message>
      <source>Jede Verpflichtung steht nur einmal da.</source>
      <translation>Each obligation stands there once only.</translation>
    </message>
    <message>
      <source>Diese Art von Termin gibt es nicht.</source>
      <translation>There is no such kind of meeting.</translation>
    </message>
    <message>
      <source>Diese Zielgruppe gibt es nicht.</source>
      <translation>There is no such audience.</translation>
    </message>
    <message>
      <source>Diese Stelle empfängt diese Meldungsart nicht.</source>
      <translation>This unit does not receive this type of notification.</translation>
    </message>
    <message>
      <source>Begründen Sie die Wahl einer anderen Stelle.</source>
      <translation>Give reasons for choosing another unit.</translation>
    </message>
    <message>
      <source>Die Begründung ist zu lang: höchstens 300 Zeichen.</source>
      <translation>The reasons are too long: at most 300 characters.</translation>
    </message>
    <message>
      <source>Von der meldenden Stelle gewählt: {unit}.</source>
      <translation>Chosen by the notifying unit: {unit}.</translation>
    </message>
    <message>
      <source>Diese Einladung gehört zu einer anderen Kooperation als der, die Ihre Administration für diesen Computer festgelegt hat. Es wurde nichts eingerichtet.</source>
      <translation>This invite belongs to another cooperation than the one your administrators have set for this computer. Nothing was set up.</translation>
    </message>
    <message>
      <source>Dieses Profil gehört zu einer anderen Kooperation als der, die Ihre Administration für diesen Computer festgelegt hat. Es bleibt unverändert, wird hier aber nicht geöffnet.</source>
      <translation>This profile belongs to another cooperation than the one your administrators have set for this computer. It stays as it is, but is not opened here.</translation>
    </message>
    <message>
      <source>Welche Kooperation auf diesem Computer erlaubt ist, hat Ihre Administration fehlerhaft festgelegt. Bis das berichtigt ist, wird kein neues Profil eingerichtet.</source>
      <translation>Your administrators have set wrongly which cooperation is allowed on this computer. Until that is put right, no new profile is set up.</translation>
    </message>
    <message>
      <source>Diese Einstellung gibt es nicht.</source>
      <translation>There is no such setting.</translation>
    </message>
    <message>
      <source>An dieser Stelle lässt sich das nicht vorgeben.</source>
      <translation>This cannot be set here.</translation>
    </message>
    <message>
      <source>Nichts hier gilt; was schützt, steht auf dem strengsten Wert.</source>
      <translation>Nothing here holds; whatever protects is at its strictest value.</translation>
    </message>
    <message>
      <source>Für „{title}“ gilt stattdessen: {value}.</source>
      <translation>For “{title}” this holds instead: {value}.</translation>
    </message>
    <message>
      <source>nichts</source>
      <translation>nothing</translation>
    </message>
    <message>
      <source>„{title}“ hat Ihre Administration festgelegt.</source>
      <translation>“{title}” was set by your administrators.</translation>
    </message>
    <message>
      <source>an</source>
      <translation>on</translation>
    </message>
    <message>
      <source>aus</source>
      <translation>off</translation>
    </message>
    <message>
      <source>Sie bewirkt nichts.</source>
      <translation>It has no effect.</translation>
    </message>
    <message>
      <source>Das ist keine Adresse eines Proxys der Form http://name:port.</source>
      <translation>This is not a proxy address of the form http://name:port.</translation>
    </message>
    <message>
      <source>Das ist keine Adresse einer PAC-Datei der Form pac:http://name/datei.</source>
      <translation>This is no address of a PAC file of the form pac:http://name/file.</translation>
    </message>
    <message>
      <source>Zugangsdaten gehören nicht in die Adresse; sie werden mit „proxy sign-in“ hinterlegt.</source>
      <translation>Credentials do not belong in the address; they are stored with “proxy sign-in”.</translation>
    </message>
    <message>
      <source>Diesen Grund gibt es schon.</source>
      <translation>This reason is there already.</translation>
    </message>
    <message>
      <source>wöchentlich</source>
      <translation>weekly</translation>
    </message>
    <message>
      <source>Werktage und Wochenende getrennt</source>
      <translation>working days and weekends apart</translation>
    </message>
    <message>
      <source>täglich</source>
      <translation>daily</translation>
    </message>
    <message>
      <source>Der Ort liegt außerhalb der Vereinbarung; dorthin lässt sich nichts senden. Rufen Sie das dortige Jugendamt an und halten Sie den Anruf fest.</source>
      <translation>The place lies outside the agreement; nothing can be sent there. Call the youth welfare office there and record the call.</translation>
    </message>
    <message>
      <source>Der Wohnort liegt außerhalb der Vereinbarung: Das dortige Jugendamt ist telefonisch zu informieren.</source>
      <translation>The residence lies outside the agreement: the youth welfare office there must be informed by telephone.</translation>
    </message>
    <message>
      <source>Diese Meldungsart geht von der Polizei aus.</source>
      <translation>This type of notification is sent by the police.</translation>
    </message>
    <message>
      <source>Diese Meldungsart geht von einem Jugendamt aus.</source>
      <translation>This type of notification is sent by a youth welfare office.</translation>
    </message>
    <message>
      <source>Es gibt keine andere Behörde, die diese Meldung empfängt. Prüfen Sie den Ort.</source>
      <translation>There is no other agency that receives this notification. Check the place.</translation>
    </message>
    <message>
      <source>Anschrift geschützt.</source>
      <translation>Address protected.</translation>
    </message>
    <message>
      <source>{code} geht dort an: {unit}.</source>
      <translation>{code} goes there to: {unit}.</translation>
    </message>
    <message>
      <source>Aufenthalt des Kindes</source>
      <translation>Whereabouts of the child</translation>
    </message>
    <message>
      <source>Aufenthalt eines Kindes</source>
      <translation>Whereabouts of a child</translation>
    </message>
    <message>
      <source>Wohnort eines Kindes</source>
      <translation>Residence of a child</translation>
    </message>
    <message>
      <source>{agency} ist die Polizeibehörde der Vereinbarung.</source>
      <translation>{agency} is the police agency of the agreement.</translation>
    </message>
    <message>
      <source>Das Verzeichnis liegt noch nicht vor; bitte einmal abgleichen.</source>
      <translation>The directory is not here yet; please synchronise once.</translation>
    </message>
    <message>
      <source>Die Regeln sind zu groß.</source>
      <translation>The rules are too large.</translation>
    </message>
    <message>
      <source>Die Regeln sind nicht lesbar.</source>
      <translation>The rules cannot be read.</translation>
    </message>
    <message>
      <source>Diese Meldungsart steht schon da.</source>
      <translation>This type of notification is already listed.</translation>
    </message>
    <message>
      <source>Die Dringlichkeiten müssen verschieden sein und die voreingestellte enthalten.</source>
      <translation>The urgencies must be different and include the preset one.</translation>
    </message>
    <message>
      <source>Die Dringlichkeit „immediate“ ist nicht erlaubt.</source>
      <translation>The urgency “immediate” is not allowed.</translation>
    </message>
    <message>
      <source>Eine der Rechtsgrundlagen steht nicht unter „basis“.</source>
      <translation>One of the legal bases does not stand under “basis”.</translation>
    </message>
    <message>
      <source>Diese Art von Formular passt nicht zur Meldungsart.</source>
      <translation>This kind of form does not fit the type of notification.</translation>
    </message>
    <message>
      <source>Es fehlen die Meldungsarten {codes}.</source>
      <translation>The categories {codes} are missing.</translation>
    </message>
    <message>
      <source>Genau eines von „minutes“ und „working_days“ ist anzugeben.</source>
      <translation>Exactly one of “minutes” and “working_days” must be given.</translation>
    </message>
    <message>
      <source>{code} geht in die andere Richtung.</source>
      <translation>{code} goes in the other direction.</translation>
    </message>
    <message>
      <source>Das ist keine Serveradresse der Form https://name[:port].</source>
      <translation>This is not a server address of the form https://name[:port].</translation>
    </message>
    <message>
      <source>Der Rechnername in der Serveradresse ist ungültig.</source>
      <translation>The host name in the server address is not valid.</translation>
    </message>
    <message>
      <source>Der Port in der Serveradresse ist ungültig.</source>
      <translation>The port in the server address is not valid.</translation>
    </message>
    <message>
      <source>Zu einem anderen Rechner ist nur https erlaubt.</source>
      <translation>To another computer only https is allowed.</translation>
    </message>
    <message>
      <source>Erwartet wird true oder false, in der Registrierung 1 oder 0.</source>
      <translation>Expected is true or false, in the registry 1 or 0.</translation>
    </message>
    <message>
      <source>Erwartet wird eine ganze Zahl von {least} bis {most}.</source>
      <translation>Expected is a whole number from {least} to {most}.</translation>
    </message>
    <message>
      <source>Erwartet wird einer dieser Werte: {known}.</source>
      <translation>Expected is one of these values: {known}.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Zeile Text mit höchstens {most} Zeichen.</source>
      <translation>Expected is a line of text of at most {most} characters.</translation>
    </message>
    <message>
      <source>Sperren und Schützen</source>
      <translation>Locking and protection</translation>
    </message>
    <message>
      <source>Fenster</source>
      <translation>Window</translation>
    </message>
    <message>
      <source>Neue Fassungen</source>
      <translation>Newer versions</translation>
    </message>
    <message>
      <source>Deutsch</source>
      <translation>Deutsch</translation>
    </message>
    <message>
      <source>English</source>
      <translation>English</translation>
    </message>
    <message>
      <source>Hell</source>
      <translation>Light</translation>
    </message>
    <message>
      <source>Dunkel</source>
      <translation>Dark</translation>
    </message>
    <message>
      <source>Hoher Kontrast</source>
      <translation>High contrast</translation>
    </message>
    <message>
      <source>Wie beim Einrichten gewählt</source>
      <translation>As chosen when it was set up</translation>
    </message>
    <message>
      <source>Nur mit Passphrase</source>
      <translation>With a passphrase only</translation>
    </message>
    <message>
      <source>Mit der Anmeldung am Computer</source>
      <translation>By signing in to the computer</translation>
    </message>
    <message>
      <source>Mit Passphrase oder mit der Anmeldung am Computer</source>
      <translation>By the passphrase or by signing in to the computer</translation>
    </message>
    <message>
      <source>Jede neuere Fassung nennen</source>
      <translation>Tell of every newer version</translation>
    </message>
    <message>
      <source>Nur nennen, wenn sie nötig ist</source>
      <translation>Tell only when it is needed</translation>
    </message>
    <message>
      <source>Erwartet wird der Fingerabdruck der Wurzel: 64 Ziffern und Buchstaben von a bis f.</source>
      <translation>Expected is the fingerprint of the root: 64 digits and letters from a to f.</translation>
    </message>
    <message>
      <source>Erwartet wird ein vollständiger Pfad.</source>
      <translation>Expected is a whole path.</translation>
    </message>
    <message>
      <source>Die Sprache des Programms.</source>
      <translation>The language of the program.</translation>
    </message>
    <message>
      <source>Erscheinungsbild</source>
      <translation>Appearance</translation>
    </message>
    <message>
      <source>Hell, dunkel oder mit Kontrast.</source>
      <translation>Light, dark or with contrast.</translation>
    </message>
    <message>
      <source>In Prozent.</source>
      <translation>In percent.</translation>
    </message>
    <message>
      <source>Sperren ohne Eingabe</source>
      <translation>Lock without input</translation>
    </message>
    <message>
      <source>Nach so vielen Minuten ohne Eingabe sperrt sich das Programm.</source>
      <translation>After so many minutes without input the program locks itself.</translation>
    </message>
    <message>
      <source>Einzelne Buchstaben als Tasten</source>
      <translation>Single letters as keys</translation>
    </message>
    <message>
      <source>In Listen, zum Beispiel B.</source>
      <translation>In lists, for example B.</translation>
    </message>
    <message>
      <source>Ton bei neuen Sofortmeldungen</source>
      <translation>Sound for new immediate notifications</translation>
    </message>
    <message>
      <source>Rufnummern auf dem Sperrbildschirm</source>
      <translation>Phone numbers on the lock screen</translation>
    </message>
    <message>
      <source>Zeigt die Rufbereitschaft mit Behörde, Nummer und Zeit, ohne dass jemand entsperrt. Die Nummern liegen dafür unverschlüsselt neben dem Profil.</source>
      <translation>Shows who is on call, with agency, number and time, without anybody unlocking. For that the numbers lie unencrypted beside the profile.</translation>
    </message>
    <message>
      <source>Rufnummern über dieses Gerät anrufen</source>
      <translation>Call numbers by this device</translation>
    </message>
    <message>
      <source>Bietet bei Rufnummern „Anrufen“ an und gibt sie dann (tel:) an das Programm zum Telefonieren, das die Nummer erfährt und sich vielleicht merkt.</source>
      <translation>Offers to call numbers and then hands them (tel:) to the program for telephone calls, which learns the number and may keep it.</translation>
    </message>
    <message>
      <source>Wo der Server zu erreichen ist (https://name[:port]). Gilt vor der Adresse in Einladung und Profil, etwa nach einem Umzug. Leer: wie in der Einladung.</source>
      <translation>Where the server can be reached (https://name[:port]). Goes before the address in invite and profile, for example after a move. Empty: as in the invite.</translation>
    </message>
    <message>
      <source>Fingerabdruck der Wurzel</source>
      <translation>Fingerprint of the root</translation>
    </message>
    <message>
      <source>Die eine Kooperation, zu der Profile dieses Computers gehören dürfen: der Fingerabdruck aus der Anlage der Vereinbarung. Einladungen und Profile einer anderen werden abgelehnt.</source>
      <translation>The one cooperation to which profiles of this computer may belong: the fingerprint from the annex of the agreement. Invites and profiles of another are refused.</translation>
    </message>
    <message>
      <source>Zertifikat der eigenen CA</source>
      <translation>Certificate of your own CA</translation>
    </message>
    <message>
      <source>Eine Datei (PEM) mit einer CA, der außer denen des Systems vertraut wird. Prüfungen lassen sich damit nicht abschalten.</source>
      <translation>A file (PEM) with a CA that is trusted besides those of the system. It cannot switch off any check.</translation>
    </message>
    <message>
      <source>Proxy</source>
      <translation>Proxy</translation>
    </message>
    <message>
      <source>Durch welchen Proxy der Server erreicht wird (http://name:port), welche PAC-Datei ihn nennt (pac:http://name/datei), oder none für keinen. Leer: wie das System.</source>
      <translation>Through which proxy the server is reached (http://name:port), which PAC file names it (pac:http://name/file), or none for no proxy. Empty: as the system has it.</translation>
    </message>
    <message>
      <source>Womit sich Profile öffnen lassen und neue eingerichtet werden. Wer noch keine Passphrase hat, wird nicht ausgesperrt, sondern gebeten, eine festzulegen.</source>
      <translation>What opens profiles, and what new ones are set up with. Whoever has no passphrase yet is not shut out, but asked to set one.</translation>
    </message>
    <message>
      <source>Tage ohne Verbindung</source>
      <translation>Days without a connection</translation>
    </message>
    <message>
      <source>Erreicht ein Gerät den Server so viele Tage nicht, bleiben Inhalte verborgen, bis es wieder abgleicht. Es geht nichts verloren, und neue Meldungen lassen sich weiter schreiben.</source>
      <translation>Where a device does not reach the server for so many days, content stays hidden until it syncs again. Nothing is lost, and new notifications can still be written.</translation>
    </message>
    <message>
      <source>Zwischenablage leeren</source>
      <translation>Empty the clipboard</translation>
    </message>
    <message>
      <source>Nach so vielen Sekunden nimmt das Programm zurück, was es kopiert hat.</source>
      <translation>After so many seconds the program takes back what it copied.</translation>
    </message>
    <message>
      <source>Sofortmeldungen kennzeichnen</source>
      <translation>Mark immediate notifications</translation>
    </message>
    <message>
      <source>Kennzeichnet eigene Sofortmeldungen so, dass es beim Empfänger auch läutet, solange niemand entsperrt hat. Der Server erfährt dadurch, dass eine Meldung eilt. Ohne die Kennzeichnung läutet es dort erst nach dem Entsperren.</source>
      <translation>Marks own immediate notifications so that it rings at the receiver even while nobody has unlocked. The server learns from it that a notification is immediate. Without the mark it rings there only after unlocking.</translation>
    </message>
    <message>
      <source>Anhänge je Meldung</source>
      <translation>Attachments of a notification</translation>
    </message>
    <message>
      <source>So viele Dateien darf eine Meldung von hier höchstens bekommen; 0 lässt keine zu.</source>
      <translation>At most so many files may be attached to a notification from here; 0 allows none.</translation>
    </message>
    <message>
      <source>Größe eines Anhangs</source>
      <translation>Size of an attachment</translation>
    </message>
    <message>
      <source>So groß darf ein Anhang höchstens sein, in MiB.</source>
      <translation>An attachment may have at most this size, in MiB.</translation>
    </message>
    <message>
      <source>Platz für Anhänge und Material</source>
      <translation>Room for attachments and material</translation>
    </message>
    <message>
      <source>So viel darf auf dem Gerät liegen, in MiB. Was angeheftet ist und was der Server noch nicht hat, bleibt immer.</source>
      <translation>So much may lie on the device, in MiB. What is pinned and what the server does not have yet always stays.</translation>
    </message>
    <message>
      <source>Symbol im Infobereich</source>
      <translation>Icon in the notification area</translation>
    </message>
    <message>
      <source>Zeigt das Symbol, über das sich das Programm meldet und im Hintergrund weiterläuft.</source>
      <translation>Shows the icon by which the program makes itself heard and goes on in the background.</translation>
    </message>
    <message>
      <source>Beim Anmelden starten</source>
      <translation>Start at sign-in</translation>
    </message>
    <message>
      <source>Öffnet das Programm gesperrt, sobald sich jemand am Computer anmeldet.</source>
      <translation>Opens the program, locked, as soon as somebody signs in to the computer.</translation>
    </message>
    <message>
      <source>Ordner mit Einladungen</source>
      <translation>Folder with invites</translation>
    </message>
    <message>
      <source>Liegt darin beim ersten Start NAME.invite, mit dem Anmeldenamen der Person, beginnt ihr Profil damit. Ist die Wurzel festgelegt und öffnet die Anmeldung am Computer das Profil, fragt niemand etwas; sonst nur, was noch nicht bekannt ist.</source>
      <translation>Where NAME.invite lies in it at the first start, with the name the person signs in by, their profile begins with it. Where the root is pinned and signing in to the computer opens the profile, nothing is asked; otherwise only what is not known yet.</translation>
    </message>
    <message>
      <source>Hinweise auf neuere Fassungen</source>
      <translation>Notes of newer versions</translation>
    </message>
    <message>
      <source>Ob das Programm jede neuere Fassung nennt, die der Server ankündigt, oder erst eine, ohne die es nicht mehr sendet. Lesen und Entwürfe gehen in beiden Fällen weiter.</source>
      <translation>Whether the program tells of every newer version that the server announces, or only of one without which it sends no more. Reading and drafting go on in either case.</translation>
    </message>
    <message>
      <source>Wer aktualisiert</source>
      <translation>Who updates</translation>
    </message>
    <message>
      <source>Ein Satz, der dabei steht: wie man zu der neueren Fassung kommt, zum Beispiel die Rufnummer der IT.</source>
      <translation>A sentence beside it: how to come by the newer version, for example the phone number of the IT.</translation>
    </message>
    <message>
      <source>Diese Fassung des Dateiformats ist nicht bekannt; bekannt ist {known}.</source>
      <translation>This version of the file format is not known; known is {known}.</translation>
    </message>
    <message>
      <source>Erwartet wird ein Datum (JJJJ-MM-TT).</source>
      <translation>A date is expected (YYYY-MM-DD).</translation>
    </message>
    <message>
      <source>Erwartet wird Text.</source>
      <translation>Text is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird eine ganze Zahl.</source>
      <translation>A whole number is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Zahl.</source>
      <translation>A number is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Liste.</source>
      <translation>A list is expected.</translation>
    </message>
    <message>
      <source>Erwartet wird eine Tabelle.</source>
      <translation>A table is expected.</translation>
    </message>
    <message>
      <source>Der Wert ist ungültig.</source>
      <translation>The value is not valid.</translation>
    </message>
    <message>
      <source>Das Feld „{what}“ fehlt.</source>
      <translation>The field “{what}” is missing.</translation>
    </message>
    <message>
      <source>Das Feld „{what}“ ist nicht vorgesehen.</source>
      <translation>The field “{what}” is not provided for.</translation>
    </message>
    <message>
      <source>Der Wert hat nicht die verlangte Form.</source>
      <translation>The value does not have the required form.</translation>
    </message>
    <message>
      <source>Der Wert ist zu kurz.</source>
      <translation>The value is too short.</translation>
    </message>
    <message>
      <source>Der Wert ist zu lang.</source>
      <translation>The value is too long.</translation>
    </message>
    <message>
      <source>Die Zahl liegt außerhalb der Grenzen.</source>
      <translation>The number is out of bounds.</translation>
    </message>
    <message>
      <source>Dieser Wert ist nicht vorgesehen.</source>
      <translation>This value is not provided for.</translation>
    </message>
    <message>
      <source>Die Datei ist größer als 1 MiB.</source>
      <translation>The file is larger than 1 MiB.</translation>
    </message>
    <message>
      <source>Zeile {number}: {reason}</source>
      <translation>Line {number}: {reason}</translation>
    </message>
    <message>
      <source>Zu tief geschachtelt.</source>
      <translation>Nested too deeply.</translation>
    </message>
    <message>
      <source>Die Schreibweise ist kein gültiges TOML.</source>
      <translation>This is not valid TOML.</translation>
    </message>
    <message>
      <source>Die Schreibweise ist kein gültiges JSON.</source>
      <translation>This is not valid JSON.</translation>
    </message>
    <message>
      <source>Die Zeile ist länger als {most} Zeichen.</source>
      <translation>The line is longer than {most} characters.</translation>
    </message>
    <message>
      <source>Jede Schulung steht nur einmal da.</source>
      <translation>Each training stands here only once.</translation>
    </message>
    <message>
      <source>Das hat ein Gerät einer anderen Stelle geschrieben.</source>
      <translation>That was written by a device of another unit.</translation>
    </message>
    <message>
      <source>Das kann nur die Leitung der Stelle.</source>
      <translation>Only the lead of the unit can do this.</translation>
    </message>
    <message>
      <source>Die andere Stelle nimmt nicht mehr teil. Gelöscht werden kann das erst, wenn sie wieder teilnimmt.</source>
      <translation>The other unit takes part no more. This can be erased only once it takes part again.</translation>
    </message>
    <message>
      <source>Die Löschung ist schon unterwegs.</source>
      <translation>The erasure is under way already.</translation>
    </message>
    <message>
      <source>Die Meldung dazu wurde gelöscht. Dieser Entwurf wird nicht mehr gesichert; bitte verwerfen Sie ihn.</source>
      <translation>The notification it belongs to was erased. This draft is no longer saved; please discard it.</translation>
    </message>
    <message>
      <source>Ihre Rolle erlaubt das nicht.</source>
      <translation>Your role does not allow this.</translation>
    </message>
    <message>
      <source>Das ist im jetzigen Stand der Meldung nicht möglich.</source>
      <translation>This is not possible in the present state of the notification.</translation>
    </message>
    <message>
      <source>Die Zeit, in der die Eingangsbestätigung zurückgenommen werden kann, ist abgelaufen.</source>
      <translation>The time in which the acknowledgement of receipt can be withdrawn has passed.</translation>
    </message>
    <message>
      <source>Dieser Stand ist nicht mehr bekannt; bitte neu laden.</source>
      <translation>This version is no longer known; please reload.</translation>
    </message>
    <message>
      <source>Das kann nur die Verwaltung der Behörde.</source>
      <translation>Only the administration of the agency can do this.</translation>
    </message>
    <message>
      <source>Das kann nur das Gründungsprofil der Kooperation.</source>
      <translation>Only the founder's profile of the cooperation can do that.</translation>
    </message>
    <message>
      <source>Dieses Gerät hat keinen Zugang mehr: Ein anderes hat es abgelöst; um dieses müsste es gehen.</source>
      <translation>This device has no access any more: another one has taken its place; that one would have to be meant.</translation>
    </message>
    <message>
      <source>Hier steht etwas von einer neueren Programmversion; bitte zuerst das Programm aktualisieren.</source>
      <translation>There is something here from a newer version of the program; please update the program first.</translation>
    </message>
    <message>
      <source>Die Meldung ist schon unterwegs; bitte um Rückruf bitten.</source>
      <translation>The notification is already on its way; please request a recall.</translation>
    </message>
    <message>
      <source>Freigeben oder zurückgeben kann nur, wer die Rolle Freigabe oder Leitung hat.</source>
      <translation>Only those with the role release or lead can release or return.</translation>
    </message>
    <message>
      <source>Wer die Freigabe angefordert hat, kann sie nicht selbst erteilen.</source>
      <translation>Whoever requested the release cannot give it themselves.</translation>
    </message>
    <message>
      <source>Das kann nur, wer die Meldung geschrieben hat.</source>
      <translation>Only the person who wrote the notification can do that.</translation>
    </message>
    <message>
      <source>Das kann nur, wer die Meldung freigegeben hat.</source>
      <translation>Only the person who released the notification can do that.</translation>
    </message>
    <message>
      <source>Für diese Meldung ist die Freigabe schon angefordert.</source>
      <translation>The release of this notification has been requested already.</translation>
    </message>
    <message>
      <source>Diese Anforderung gibt es nicht mehr; bitte neu laden.</source>
      <translation>This request no longer exists; please load again.</translation>
    </message>
    <message>
      <source>Eine Berichtigung nennt, was falsch war und was die empfangende Stelle tun soll.</source>
      <translation>A correction says what was wrong and what the receiving unit is to do.</translation>
    </message>
    <message>
      <source>Das geht über das hinaus, was diese Rechtsgrundlage erlaubt.</source>
      <translation>This goes beyond what this legal basis allows.</translation>
    </message>
    <message>
      <source>Die zweite Fachkraft ist eine andere Person.</source>
      <translation>The second professional is another person.</translation>
    </message>
    <message>
      <source>Diese Angabe kann in einem Dienst nicht stehen.</source>
      <translation>This cannot stand in a shift.</translation>
    </message>
    <message>
      <source>Was nicht geschehen ist, braucht einen Grund.</source>
      <translation>What was not done needs a reason.</translation>
    </message>
    <message>
      <source>Dieses Kind steht nicht in der Meldung.</source>
      <translation>This child is not in the notification.</translation>
    </message>
    <message>
      <source>Das kann jede Person nur für sich selbst sagen.</source>
      <translation>Everybody can say this for themselves only.</translation>
    </message>
    <message>
      <source>Nur eine Aufgabe kann erledigt werden.</source>
      <translation>Only a task can be done.</translation>
    </message>
    <message>
      <source>Dieses Gerät ist schon zugelassen.</source>
      <translation>This device is admitted already.</translation>
    </message>
    <message>
      <source>Was ein gesperrtes Gerät hinterlässt, kann nur die Leitung seiner Stelle übernehmen.</source>
      <translation>What a revoked device leaves behind only the lead of its unit can take up.</translation>
    </message>
    <message>
      <source>Das gehört zu einem anderen Tag.</source>
      <translation>That belongs to another day.</translation>
    </message>
    <message>
      <source>Das gehört zu einer anderen Weiterleitung.</source>
      <translation>That belongs to another forward.</translation>
    </message>
    <message>
      <source>Bitte alle Fragen beantworten, die nach diesem Ergebnis zu stellen sind.</source>
      <translation>Please answer all questions that this result asks for.</translation>
    </message>
    <message>
      <source>Diese Datei ist zu groß; bitte eine kleinere wählen.</source>
      <translation>This file is too large; please choose a smaller one.</translation>
    </message>
    <message>
      <source>Diese Lernkarten gibt es schon; bitte eine neue Fassung schreiben.</source>
      <translation>These cards exist already; please write a new version.</translation>
    </message>
    <message>
      <source>Die Datei ist nicht vollständig; bitte noch einmal hinzufügen.</source>
      <translation>The file is not complete; please add it once more.</translation>
    </message>
    <message>
      <source>Diese Ansprechperson gibt es schon; bitte den Eintrag ändern.</source>
      <translation>This contact exists already; please change the entry.</translation>
    </message>
    <message>
      <source>Dieses Gerät gibt es in der Kooperation schon.</source>
      <translation>The cooperation has this device already.</translation>
    </message>
    <message>
      <source>Diese Kooperation ist schon gegründet.</source>
      <translation>This cooperation is founded already.</translation>
    </message>
    <message>
      <source>Diese Einladung gibt es schon; bitte eine neue erstellen.</source>
      <translation>This invite exists already; please make a new one.</translation>
    </message>
    <message>
      <source>Die Einladung passt nicht zu diesem Gerät; bitte eine neue anfordern.</source>
      <translation>The invite does not match this device; please ask for a new one.</translation>
    </message>
    <message>
      <source>Diese Einladung ist nicht bekannt; bitte eine neue anfordern.</source>
      <translation>This invite is not known; please ask for a new one.</translation>
    </message>
    <message>
      <source>Diese Einladung ist schon eingelöst; bitte eine neue anfordern.</source>
      <translation>This invite is redeemed already; please ask for a new one.</translation>
    </message>
    <message>
      <source>Diese beiden Meldungen sind schon verknüpft.</source>
      <translation>These two notifications are linked already.</translation>
    </message>
    <message>
      <source>Eine Meldung lässt sich nicht mit sich selbst verknüpfen; bitte eine andere wählen.</source>
      <translation>A notification cannot be linked with itself; please choose another.</translation>
    </message>
    <message>
      <source>Das ist zu lang oder unvollständig; bitte kürzen oder ergänzen.</source>
      <translation>That is too long or incomplete; please shorten or complete it.</translation>
    </message>
    <message>
      <source>Dieses Material gibt es schon; bitte eine neue Fassung hinzufügen.</source>
      <translation>This document exists already; please add a new version.</translation>
    </message>
    <message>
      <source>Diese Angabe kann in einem Termin nicht stehen; bitte prüfen.</source>
      <translation>This cannot stand in a meeting; please check it.</translation>
    </message>
    <message>
      <source>Diesen Termin gibt es schon; bitte ihn ändern.</source>
      <translation>This meeting exists already; please change it.</translation>
    </message>
    <message>
      <source>Das kann nur ein Gerät dieser Stelle.</source>
      <translation>Only a device of this unit can do that.</translation>
    </message>
    <message>
      <source>Diese Eingangsbestätigung gibt es nicht mehr; bitte neu laden.</source>
      <translation>This acknowledgement is gone; please reload.</translation>
    </message>
    <message>
      <source>Jede Frage braucht genau eine richtige Antwort, die dabeisteht.</source>
      <translation>Each question needs exactly one right answer among those listed.</translation>
    </message>
    <message>
      <source>Dieses Gerät hat keinen Zugang mehr.</source>
      <translation>This device has no access any more.</translation>
    </message>
    <message>
      <source>Einlösen kann eine Einladung nur das Gerät selbst.</source>
      <translation>Only the device itself can redeem an invite.</translation>
    </message>
    <message>
      <source>Unter dieser Kennung gibt es schon eine Meldung; bitte eine neue schreiben.</source>
      <translation>There is a notification under this id already; please write a new one.</translation>
    </message>
    <message>
      <source>Diesem Gerät ist der Zugang schon entzogen.</source>
      <translation>This device has lost its access already.</translation>
    </message>
    <message>
      <source>Mehr Rollen, als in der Einladung stehen, kann niemand mit der Zulassung vergeben.</source>
      <translation>Nobody can give more roles with the admission than the invite states.</translation>
    </message>
    <message>
      <source>Diesen Dienst gibt es schon; bitte ihn ändern.</source>
      <translation>This shift exists already; please change it.</translation>
    </message>
    <message>
      <source>Dass telefonisch Bescheid gegeben wurde, ist schon festgehalten.</source>
      <translation>The telephone call is recorded already.</translation>
    </message>
    <message>
      <source>Es sind zu viele Einträge; bitte warten, bis ältere entfallen.</source>
      <translation>There are too many entries; please wait until older ones have gone.</translation>
    </message>
    <message>
      <source>Das sind Antworten für zu viele Tage; antworten Sie bitte für die ganze Reihe.</source>
      <translation>These are answers for too many days; please answer for the whole series.</translation>
    </message>
    <message>
      <source>An dieser Meldung hängen schon so viele Dateien, wie möglich sind.</source>
      <translation>This notification has as many attachments as are possible.</translation>
    </message>
    <message>
      <source>Auf dieser Liste stehen schon so viele Personen, wie möglich sind.</source>
      <translation>This list has as many people as are possible.</translation>
    </message>
    <message>
      <source>Zu diesem Termin steht schon für zu viele Tage etwas; bitte einen neuen Termin planen.</source>
      <translation>This meeting has entries for too many days; please plan a new one.</translation>
    </message>
    <message>
      <source>Es sind zu viele eingeladen; laden Sie statt einzelner Stellen die Behörde ein.</source>
      <translation>Too many are invited; invite the agency instead of single units.</translation>
    </message>
    <message>
      <source>In diesem Protokoll steht schon so viel, wie möglich ist; bitte einen neuen Termin planen.</source>
      <translation>These minutes hold as much as is possible; please plan a new meeting.</translation>
    </message>
    <message>
      <source>Der Schlüssel der Stelle ist nicht verloren; bitte einmal abgleichen.</source>
      <translation>The unit's key is not lost; please sync once.</translation>
    </message>
    <message>
      <source>Der neue Schlüssel der Stelle passt nicht zum alten; bitte einmal abgleichen.</source>
      <translation>The unit's new key does not follow the old one; please sync once.</translation>
    </message>
    <message>
      <source>Der Schlüssel der Stelle ist inzwischen erneuert; bitte abgleichen und noch einmal zulassen.</source>
      <translation>The unit's key has been renewed meanwhile; please sync and admit once more.</translation>
    </message>
    <message>
      <source>Der Schlüssel der Stelle ist inzwischen erneuert; bitte einmal abgleichen.</source>
      <translation>The unit's key has been renewed meanwhile; please sync once.</translation>
    </message>
    <message>
      <source>Die Geräte der Stelle sind inzwischen andere; bitte abgleichen und noch einmal versuchen.</source>
      <translation>The unit's devices have changed meanwhile; please sync and try again.</translation>
    </message>
    <message>
      <source>Das kann nur, wer zu einer Stelle gehört.</source>
      <translation>Only somebody who belongs to a unit can do that.</translation>
    </message>
    <message>
      <source>Das gehört zu anderen Stellen als diesen; bitte neu laden.</source>
      <translation>That belongs to other units than these; please reload.</translation>
    </message>
    <message>
      <source>Dieses Gerät gehört nicht zur Kooperation.</source>
      <translation>This device is not part of the cooperation.</translation>
    </message>
    <message>
      <source>Dieses Feld gibt es nicht; bitte prüfen.</source>
      <translation>There is no such field; please check it.</translation>
    </message>
    <message>
      <source>Das kennt dieses Programm noch nicht; bitte zuerst das Programm aktualisieren.</source>
      <translation>This program does not know that yet; please update the program first.</translation>
    </message>
    <message>
      <source>Das gehört nicht hierher; bitte das Programm neu starten und noch einmal versuchen.</source>
      <translation>That does not belong here; please restart the program and try again.</translation>
    </message>
    <message>
      <source>Das ist nach den Regeln nicht möglich.</source>
      <translation>This is not possible under the rules.</translation>
    </message>
    <message>
      <source>Der Server behauptet, von diesem Gerät mehr zu kennen als das Gerät selbst, und zeigt es nicht. Alles bleibt erhalten, es wird nichts gesendet; bitte die IT verständigen.</source>
      <translation>The server claims to know more of this device than the device itself, and does not show it. Everything is kept, nothing is being sent; please inform your IT.</translation>
    </message>
    <message>
      <source>Dieses Profil wird aus einer Kopie an anderer Stelle weitergeführt; von hier wird nichts mehr gesendet. Was noch nicht gesendet war, bleibt unter „Nicht zugestellt“ erhalten. Für dieses Gerät braucht es eine neue Einladung.</source>
      <translation>This profile is carried on elsewhere from a copy; nothing more is sent from here. What had not been sent yet is kept under “Not delivered”. This device needs a new invite.</translation>
    </message>
    <message>
      <source>Der Server zeigt ein veraltetes Verzeichnis. Alles bleibt erhalten; bitte die IT verständigen.</source>
      <translation>The server shows an outdated directory. Everything is kept; please inform the IT department.</translation>
    </message>
    <message>
      <source>Der Server widerspricht dem, was er früher gezeigt hat. Es wurde angehalten, nichts geht verloren; bitte die IT verständigen.</source>
      <translation>The server contradicts what it showed before. Work with it has stopped, nothing is lost; please inform the IT department.</translation>
    </message>
    <message>
      <source>Der Server gehört zu einer anderen Kooperation. Es wurde nichts gesendet.</source>
      <translation>The server belongs to a different cooperation. Nothing was sent.</translation>
    </message>
    <message>
      <source>Diesem Gerät wurde der Zugang entzogen. Alles Geschriebene bleibt auf dem Gerät erhalten.</source>
      <translation>This device’s access has been revoked. Everything written is kept on the device.</translation>
    </message>
    <message>
      <source>Der Server verlangt eine neuere Programmversion. Lesen und Entwerfen geht weiter; bitte das Programm aktualisieren.</source>
      <translation>The server requires a newer version of the program. Reading and drafting still work; please update the program.</translation>
    </message>
    <message>
      <source>Der bisherige Schlüssel liegt auf diesem Gerät noch nicht vor.</source>
      <translation>The previous key is not on this device yet.</translation>
    </message>
    <message>
      <source>Dieses Gerät ist nicht angemeldet.</source>
      <translation>This device is not enrolled.</translation>
    </message>
    <message>
      <source>Der Schlüssel dieses Geräts ist unbrauchbar; es muss sich neu anmelden.</source>
      <translation>The key of this device is unusable; it has to enrol again.</translation>
    </message>
    <message>
      <source>Keine der beteiligten Stellen hat schon einen Schlüssel.</source>
      <translation>None of the units involved has a key yet.</translation>
    </message>
    <message>
      <source>Geräteschlüssel</source>
      <translation>Device key</translation>
    </message>
    <message>
      <source>Länge</source>
      <translation>Length</translation>
    </message>
    <message>
      <source>Das ist keine gültige Einladung (kein lesbarer Inhalt).</source>
      <translation>This is not a valid invitation (no readable content).</translation>
    </message>
    <message>
      <source>Das ist keine gültige Einladung (Feld „{name}“).</source>
      <translation>This is not a valid invitation (field “{name}”).</translation>
    </message>
    <message>
      <source>Die Einladung wurde verändert oder ist beschädigt. Bitte eine neue anfordern.</source>
      <translation>The invitation has been altered or is damaged. Please request a new one.</translation>
    </message>
    <message>
      <source>In den Buchstaben der Einladung ist ein Tippfehler.</source>
      <translation>There is a typing error in the letters of the invitation.</translation>
    </message>
    <message>
      <source>Den Schlüsselbund lässt Ihre Administration nicht zu.</source>
      <translation>Your administrators do not allow the keyring.</translation>
    </message>
    <message>
      <source>Eintrag im Schlüsselbund</source>
      <translation>Entry in the keyring</translation>
    </message>
    <message>
      <source>Die Passphrase enthält Zeichen, die sich nicht eingeben lassen.</source>
      <translation>The passphrase contains characters that cannot be entered.</translation>
    </message>
    <message>
      <source>Die Passphrase braucht mindestens {count} Zeichen.</source>
      <translation>The passphrase needs at least {count} characters.</translation>
    </message>
    <message>
      <source>Die Passphrase darf höchstens {count} Zeichen haben.</source>
      <translation>The passphrase may have at most {count} characters.</translation>
    </message>
    <message>
      <source>Auf diesem Gerät gibt es keinen Schlüsselbund des Betriebssystems.</source>
      <translation>There is no keyring of the operating system on this device.</translation>
    </message>
    <message>
      <source>Der Schlüsselbund des Betriebssystems ist gesperrt.</source>
      <translation>The keyring of the operating system is locked.</translation>
    </message>
    <message>
      <source>Der Schlüsselbund des Betriebssystems enthält keinen Eintrag für dieses Profil.</source>
      <translation>The keyring of the operating system has no entry for this profile.</translation>
    </message>
    <message>
      <source>Der Schlüsselbund des Betriebssystems enthält an der Stelle dieses Profils den Eintrag eines anderen.</source>
      <translation>The operating system's keyring has another profile's entry in this profile's place.</translation>
    </message>
    <message>
      <source>Der Schlüsselbund des Betriebssystems antwortet nicht.</source>
      <translation>The operating system's keyring does not answer.</translation>
    </message>
    <message>
      <source>Der Schlüsselbund des Betriebssystems meldet einen Fehler.</source>
      <translation>The operating system's keyring reports an error.</translation>
    </message>
    <message>
      <source>Zu viele Fehlversuche. Bitte in {seconds} Sekunden erneut versuchen.</source>
      <translation>Too many failed attempts. Please try again in {seconds} seconds.</translation>
    </message>
    <message>
      <source>Die Passphrase ist nicht richtig.</source>
      <translation>The passphrase is not correct.</translation>
    </message>
    <message>
      <source>Beschädigt: {what} ({reason})</source>
      <translation>Damaged: {what} ({reason})</translation>
    </message>
    <message>
      <source>Beschädigt: {what}</source>
      <translation>Damaged: {what}</translation>
    </message>
    <message>
      <source>Ein Profil braucht eine Passphrase oder den Schlüsselbund.</source>
      <translation>A profile needs a passphrase or the keyring.</translation>
    </message>
    <message>
      <source>Ohne Passphrase ließe sich das Profil nicht mehr öffnen.</source>
      <translation>Without a passphrase the profile could no longer be opened.</translation>
    </message>
    <message>
      <source>anderer Schlüssel</source>
      <translation>different key</translation>
    </message>
    <message>
      <source>In diesem Ordner gibt es kein Profil.</source>
      <translation>There is no profile in this folder.</translation>
    </message>
    <message>
      <source>zu schwache Parameter</source>
      <translation>parameters too weak</translation>
    </message>
    <message>
      <source>Kennwort</source>
      <translation>Password</translation>
    </message>
    <message>
      <source>{what}: Erwartet werden 1 bis {longest} Zeichen in einer Zeile.</source>
      <translation>{what}: 1 to {longest} characters in one line are expected.</translation>
    </message>
    <message>
      <source>Schlüsselbund des Profils</source>
      <translation>Keyring of the profile</translation>
    </message>
    <message>
      <source>Der Schlüssel dieses Austauschs liegt auf diesem Gerät noch nicht vor.</source>
      <translation>The key of this exchange is not on this device yet.</translation>
    </message>
    <message>
      <source>Die Datei ist beschädigt oder wurde verändert; bitte auf dem anderen Gerät noch einmal ausgeben.</source>
      <translation>The file is damaged or was changed; please export it again on the other device.</translation>
    </message>
    <message>
      <source>Diese Datei öffnet nur ein Gerät der Stelle, für die sie gesichert wurde.</source>
      <translation>Only a device of the unit it was made for opens this file.</translation>
    </message>
    <message>
      <source>Das ist zu viel für eine Datei (höchstens {most} Einträge); bitte einzeln ausgeben.</source>
      <translation>That is too much for one file (at most {most} entries); please export them one by one.</translation>
    </message>
    <message>
      <source>Die eigene Stelle hat keinen Schlüssel, für den die Datei zu sichern wäre.</source>
      <translation>Your unit has no key that the file could be secured for.</translation>
    </message>
    <message>
      <source>Das ist keine Datei aus „tray export“.</source>
      <translation>This is not a file from "tray export".</translation>
    </message>
    <message>
      <source>Diese Datei gehört zu einer anderen Kooperation.</source>
      <translation>This file belongs to another cooperation.</translation>
    </message>
    <message>
      <source>Der Schlüssel der eigenen Stelle ist unbrauchbar.</source>
      <translation>The key of your unit is unusable.</translation>
    </message>
    <message>
      <source>Dieses Profil hat keine Passphrase; es öffnet sich über den Schlüsselbund.</source>
      <translation>This profile has no passphrase; it is opened through the keyring.</translation>
    </message>
    <message>
      <source>Dieses Profil öffnet sich nur mit der Passphrase.</source>
      <translation>This profile can only be opened with the passphrase.</translation>
    </message>
    <message>
      <source>Der Server meldet einen Fehler. Alles bleibt erhalten und wird später gesendet.</source>
      <translation>The server reports an error. Everything is kept and will be sent later.</translation>
    </message>
    <message>
      <source>Der Server nimmt von diesem Gerät heute keine weiteren Dateien an. Sie bleiben hier und gehen morgen von selbst hinaus; Meldungen sind davon nicht betroffen.</source>
      <translation>The server takes no more files of this device today. They stay here and go out by themselves tomorrow; notifications are not affected.</translation>
    </message>
    <message>
      <source>Beim Server ist kein Platz für weitere Dateien. Sie bleiben hier und gehen hinaus, sobald dort Platz ist; Meldungen sind davon nicht betroffen.</source>
      <translation>There is no room for more files at the server. They stay here and go out as soon as there is room; notifications are not affected.</translation>
    </message>
    <message>
      <source>Der Server antwortet unverständlich. Es geht nichts verloren; bitte die IT verständigen.</source>
      <translation>The server’s answer cannot be understood. Nothing is lost; please inform the IT department.</translation>
    </message>
    <message>
      <source>Der Server schickt zu viel auf einmal. Es geht nichts verloren.</source>
      <translation>The server sends too much at once. Nothing is lost.</translation>
    </message>
    <message>
      <source>Der Server leitet um; das ist nicht erlaubt. Es wurde nichts gesendet.</source>
      <translation>The server redirects; this is not allowed. Nothing was sent.</translation>
    </message>
    <message>
      <source>Der Server ist nicht erreichbar. Alles bleibt erhalten und wird später gesendet.</source>
      <translation>The server cannot be reached. Everything is kept and will be sent later.</translation>
    </message>
    <message>
      <source>Statt des Servers antwortet eine Webseite, meist die Anmeldeseite eines WLANs. Bitte dort im Browser anmelden. Alles bleibt erhalten und wird danach gesendet.</source>
      <translation>A web page answers in place of the server, mostly the sign-in page of a Wi-Fi network. Please sign in there in the browser. Everything is kept and will be sent afterwards.</translation>
    </message>
    <message>
      <source>Der Proxy dieses Geräts stellt keine Verbindung zum Server her. Alles bleibt erhalten und wird später gesendet; bitte die IT verständigen.</source>
      <translation>This device’s proxy makes no connection to the server. Everything is kept and will be sent later; please tell your IT.</translation>
    </message>
    <message>
      <source>Der Proxy verlangt Zugangsdaten, oder weist die hinterlegten zurück. Alles bleibt erhalten und wird später gesendet; hinterlegt werden sie mit „proxy sign-in“.</source>
      <translation>The proxy asks for credentials, or refuses those that are stored. Everything is kept and will be sent later; they are stored with “proxy sign-in”.</translation>
    </message>
    <message>
      <source>Das Zertifikat des Proxys ist nicht vertrauenswürdig. Auch an den Proxy wurde nichts gesendet. Alles bleibt erhalten und wird später gesendet; bitte die IT verständigen.</source>
      <translation>The proxy's certificate is not trusted. Nothing was sent to the proxy either. Everything is kept and will be sent later; please tell your IT.</translation>
    </message>
    <message>
      <source>Der Server antwortet zu langsam. Alles bleibt erhalten und wird später gesendet.</source>
      <translation>The server answers too slowly. Everything is kept and will be sent later.</translation>
    </message>
    <message>
      <source>Dieser Server ist leer: Er ist neu oder hat alles verloren. Alles bleibt hier erhalten und geht an ihn, sobald das Gründungsprofil die Kooperation dort wieder gegründet hat; bitte die IT verständigen.</source>
      <translation>This server is empty: it is new or has lost everything. Everything is kept here and goes to it once the founder's profile has founded the cooperation there again; please tell your IT department.</translation>
    </message>
    <message>
      <source>Das Zertifikat des Servers ist nicht vertrauenswürdig.</source>
      <translation>The server's certificate is not trusted.</translation>
    </message>
    <message>
      <source>Es wurde nichts gesendet.</source>
      <translation>Nothing was sent.</translation>
    </message>
    <message>
      <source>Vorgelegt wurde: {subject}, für {names}, ausgestellt von {issuer}, gültig vom {since} bis {until}, Fingerabdruck (SHA-256) {fingerprint}.</source>
      <translation>What was shown: {subject}, for {names}, issued by {issuer}, valid from {since} to {until}, fingerprint (SHA-256) {fingerprint}.</translation>
    </message>
    <message>
      <source>Das Zertifikat des Servers gilt noch nicht; bitte auch die Uhr dieses Geräts prüfen.</source>
      <translation>The server's certificate is not valid yet; please also check the clock of this device.</translation>
    </message>
    <message>
      <source>Das Zertifikat des Servers ist abgelaufen.</source>
      <translation>The server's certificate has expired.</translation>
    </message>
    <message>
      <source>Das Zertifikat des Servers ist für einen anderen Namen ausgestellt.</source>
      <translation>The server's certificate was issued for another name.</translation>
    </message>
    <message>
      <source>Die Datei mit dem Zertifikat der CA ist nicht lesbar.</source>
      <translation>The file with the CA certificate cannot be read.</translation>
    </message>
    <message>
      <source>Adresse</source>
      <translation>Address</translation>
    </message>
    <message>
      <source>Anmeldung</source>
      <translation>Sign-in</translation>
    </message>
    <message>
      <source>Das Profil ist gesperrt; geprüft wird nach dem Entsperren.</source>
      <translation>The profile is locked; the test is made after unlocking.</translation>
    </message>
    <message>
      <source>{host}, über den Proxy {proxies}.</source>
      <translation>{host}, through the proxy {proxies}.</translation>
    </message>
    <message>
      <source>{host}, über den Proxy {proxies}, wie es die PAC-Datei vorgibt.</source>
      <translation>{host}, through the proxy {proxies}, as the PAC file says.</translation>
    </message>
    <message>
      <source>{host}, über den Proxy {proxies}, wie es das System vorgibt.</source>
      <translation>{host}, through the proxy {proxies}, as the system says.</translation>
    </message>
    <message>
      <source>{host} ist bekannt.</source>
      <translation>{host} is known.</translation>
    </message>
    <message>
      <source>Die PAC-Datei nennt den Weg ohne Proxy.</source>
      <translation>The PAC file names the way without a proxy.</translation>
    </message>
    <message>
      <source>Er spricht Protokoll {protocols} und verlangt mindestens Version {least}; hier läuft {version}.</source>
      <translation>It speaks protocol {protocols} and asks for version {least} at least; {version} runs here.</translation>
    </message>
    <message>
      <source>Server und Programm sind zu verschieden alt, um sich zu verstehen.</source>
      <translation>The ages of server and program are too different for them to understand each other.</translation>
    </message>
    <message>
      <source>Das Zertifikat ist vertrauenswürdig.</source>
      <translation>The certificate is trustworthy.</translation>
    </message>
    <message>
      <source>Der Server kennt dieses Gerät.</source>
      <translation>The server knows this device.</translation>
    </message>
    <message>
      <source>Zu {host} ist keine Adresse bekannt. Besteht eine Netzverbindung?</source>
      <translation>No address is known for {host}. Is there a network connection?</translation>
    </message>
    <message>
      <source>Der Server antwortet.</source>
      <translation>The server answers.</translation>
    </message>
    <message>
      <source>Nicht nötig: Der Server läuft auf diesem Gerät.</source>
      <translation>Not needed: the server runs on this device.</translation>
    </message>
    <message>
      <source>Der Server ist neu: Auf ihm wurde noch keine Kooperation gegründet.</source>
      <translation>The server is new: no cooperation has been founded on it yet.</translation>
    </message>
    <message>
      <source>Der Server kennt dieses Gerät; es wartet noch auf die Zulassung.</source>
      <translation>The server knows this device; it is still waiting for admission.</translation>
    </message>
    <message>
      <source>Der Server gehört zu dieser Kooperation.</source>
      <translation>The server belongs to this cooperation.</translation>
    </message>
    <message>
      <source>Eine Stelle, die eine Datei betrifft, nimmt nicht mehr teil. Die Datei bleibt, wo sie ist, bis die Stelle wieder teilnimmt; alles andere geht seinen Weg.</source>
      <translation>A unit that a file concerns takes part no more. The file stays where it is until the unit takes part again; everything else goes its way.</translation>
    </message>
    <message>
      <source>Ein Teil der Datei liegt beim Server nicht vor. Sobald ein Gerät, das die Datei hat, abgleicht, ist er wieder da.</source>
      <translation>The server does not have a part of the file. It is back as soon as a device that has the file syncs.</translation>
    </message>
    <message>
      <source>Der Server hat einen Teil der Datei verfälscht geliefert; er wurde verworfen.</source>
      <translation>The server delivered a falsified part of the file; it was discarded.</translation>
    </message>
    <message>
      <source>Die PAC-Datei ist nicht zu lesen.</source>
      <translation>The PAC file cannot be read.</translation>
    </message>
    <message>
      <source>Die PAC-Datei ist zu groß.</source>
      <translation>The PAC file is too large.</translation>
    </message>
    <message>
      <source>Die PAC-Datei nennt in der vorgesehenen Zeit keinen Weg.</source>
      <translation>The PAC file names no way within the time allowed.</translation>
    </message>
    <message>
      <source>Die PAC-Datei nennt keinen Weg, den das Programm gehen kann.</source>
      <translation>The PAC file names no way that the program can go.</translation>
    </message>
    <message>
      <source>Die PAC-Datei des Systems hat keine Adresse, die das Programm lesen kann.</source>
      <translation>The PAC file of the system has no address that the program can read.</translation>
    </message>
    <message>
      <source>Der Proxy des Systems ist keiner, durch den das Programm gehen kann.</source>
      <translation>The proxy of the system is none that the program can go through.</translation>
    </message>
    <message>
      <source>Auf diesem Computer ist ein Fehler aufgetreten.</source>
      <translation>An error occurred on this computer.</translation>
    </message>
    <message>
      <source>Der Server bittet um eine Pause. Alles bleibt erhalten und wird danach gesendet.</source>
      <translation>The server asks for a pause. Everything is kept and will be sent afterwards.</translation>
    </message>
    <message>
      <source>Der Server hat nicht auf alles geantwortet. Es geht nichts verloren; es wird noch einmal gesendet.</source>
      <translation>The server did not answer everything. Nothing is lost; it will be sent again.</translation>
    </message>
    <message>
      <source>Die Anmeldung am Server muss erneuert werden.</source>
      <translation>The sign-in at the server has to be renewed.</translation>
    </message>
    <message>
      <source>Der Server kennt dieses Gerät nicht. Wurde er zurückgesetzt, bringt es sich von selbst zurück. Bleibt es dabei, hat ein anderes Gerät seine Einladung eingelöst, und Sie brauchen eine neue Einladung. Nichts, was Sie geschrieben haben, ist verloren.</source>
      <translation>The server does not know this device. If it was put back, the device brings itself back. If this stays so, another device has redeemed its invite, and you need a new one. Nothing that you wrote is lost.</translation>
    </message>
    <message>
      <source>In dieser Datei steht kein Zertifikat (PEM), oder sie lässt sich nicht lesen.</source>
      <translation>There is no certificate (PEM) in this file, or it cannot be read.</translation>
    </message>
    <message>
      <source>Die Datei ist kein UTF-8-Text.</source>
      <translation>The file is no UTF-8 text.</translation>
    </message>
    <message>
      <source>{file}, Zeile {line}</source>
      <translation>{file}, line {line}</translation>
    </message>
    <message>
      <source>Der Schlüssel lässt sich nicht lesen.</source>
      <translation>The key cannot be read.</translation>
    </message>
    <message>
      <source>Dieses Gerät wartet auf die Zulassung durch die Leitung der Stelle.</source>
      <translation>This device is waiting for admission by the lead of the unit.</translation>
    </message>
    <message>
      <source>Diesem Gerät wurde der Zugang entzogen. Alles Geschriebene bleibt erhalten.</source>
      <translation>This device’s access has been revoked. Everything written is kept.</translation>
    </message>
    <message>
      <source>Diese Einladung wurde schon verwendet.</source>
      <translation>This invitation has already been used.</translation>
    </message>
    <message>
      <source>Diese Einladung ist abgelaufen.</source>
      <translation>This invitation has expired.</translation>
    </message>
    <message>
      <source>Der Server kennt diese Einladung nicht.</source>
      <translation>The server does not know this invitation.</translation>
    </message>
    <message>
      <source>Die Einladung gehört zu einer anderen Kooperation als der Server.</source>
      <translation>The invitation belongs to a different cooperation than the server.</translation>
    </message>
    <message>
      <source>Die Anmeldung gelang nicht.</source>
      <translation>The enrolment did not succeed.</translation>
    </message>
    <message>
      <source>Der Server hat die Anmeldung abgelehnt.</source>
      <translation>The server refused the enrolment.</translation>
    </message>
    <message>
      <source>Das ist kein Zertifikat (PEM).</source>
      <translation>This is not a certificate (PEM).</translation>
    </message>
    <message>
      <source>Die Dateien auf diesem Gerät sind beschädigt. Meldungen sind nicht betroffen; doctor sagt mehr.</source>
      <translation>The files on this device are damaged. Notifications are not affected; doctor says more.</translation>
    </message>
    <message>
      <source>Teile waren auf diesem Gerät beschädigt und wurden neu geholt: {count}.</source>
      <translation>Parts were damaged on this device and were fetched anew: {count}.</translation>
    </message>
    <message>
      <source>Die Datei lässt sich nicht öffnen: So wurde sie nicht eingestellt.</source>
      <translation>The file cannot be opened: it was not put in like this.</translation>
    </message>
    <message>
      <source>Die Datenbank dieses Profils ist beschädigt. Bitte nichts löschen und die IT verständigen.</source>
      <translation>The database of this profile is damaged. Please delete nothing and inform the IT department.</translation>
    </message>
    <message>
      <source>Der Speicherplatz ist voll. Was vorher gespeichert war, ist erhalten; die letzte Eingabe nicht.</source>
      <translation>The disk is full. What was saved before is kept; the last entry is not.</translation>
    </message>
    <message>
      <source>Im Programm ist ein Fehler aufgetreten. Was gespeichert war, ist erhalten; bitte die IT verständigen.</source>
      <translation>An error occurred in the program. What was saved is kept; please inform the IT department.</translation>
    </message>
    <message>
      <source>Das Profil ist gerade in einem anderen Programm geöffnet.</source>
      <translation>The profile is open in another program at the moment.</translation>
    </message>
    <message>
      <source>Der Speicherplatz ist voll. Was gespeichert war, ist erhalten.</source>
      <translation>The disk is full. What was saved is kept.</translation>
    </message>
    <message>
      <source>Ein anderes Programm schreibt gerade in dieses Profil; beim nächsten Mal geht es weiter.</source>
      <translation>Another program is writing to this profile just now; it goes on next time.</translation>
    </message>
    <message>
      <source>Die Passphrase ist falsch.</source>
      <translation>The passphrase is wrong.</translation>
    </message>
    <message>
      <source>Zu viele Versuche.</source>
      <translation>Too many attempts.</translation>
    </message>
    <message>
      <source>Eine Datei ließ sich nicht öffnen oder schreiben ({reason}).</source>
      <translation>A file could not be opened or written ({reason}).</translation>
    </message>
    <message>
      <source>Bitte {seconds} Sekunden warten.</source>
      <translation>Please wait {seconds} seconds.</translation>
    </message>
    <message>
      <source>Das ist keine Datei.</source>
      <translation>This is not a file.</translation>
    </message>
    <message>
      <source>Die Datei liegt nicht mehr auf diesem Gerät. Fügen Sie sie noch einmal hinzu.</source>
      <translation>The file is no longer on this device. Add it once more.</translation>
    </message>
    <message>
      <source>Die Datei hat sich währenddessen geändert; bitte noch einmal.</source>
      <translation>The file changed meanwhile; please try again.</translation>
    </message>
    <message>
      <source>Höchstens {most} je Anhang.</source>
      <translation>At most {most} per attachment.</translation>
    </message>
    <message>
      <source>Höchstens {most} Zeichen im Namen.</source>
      <translation>At most {most} characters in the name.</translation>
    </message>
    <message>
      <source>Der Abgleich läuft noch; was wartet, geht in seinem Verlauf hinaus.</source>
      <translation>Synchronisation is still running; what is waiting goes out in its course.</translation>
    </message>
    <message>
      <source>Das Programm, das dieses Profil geöffnet hat, antwortet nicht; bitte nachsehen, ob es geschehen ist.</source>
      <translation>The program that has opened this profile does not answer; please check whether it was done.</translation>
    </message>
    <message>
      <source>Diese Visitenkarte lässt sich nicht lesen.</source>
      <translation>This vCard cannot be read.</translation>
    </message>
    <message>
      <source>Es ist nicht sicher, wie die Datei geschrieben ist. Wählen Sie die Schreibweise.</source>
      <translation>It is not sure how the file is encoded. Choose the encoding.</translation>
    </message>
    <message>
      <source>In der Datei steht keine Visitenkarte.</source>
      <translation>There is no vCard in the file.</translation>
    </message>
    <message>
      <source>Diese Visitenkarte ist zu lang.</source>
      <translation>This vCard is too long.</translation>
    </message>
    <message>
      <source>Diese Visitenkarte hört nicht auf: Es fehlt END:VCARD.</source>
      <translation>This vCard does not end: END:VCARD is missing.</translation>
    </message>
    <message>
      <source>Mehr als {most} Karten werden nicht eingelesen.</source>
      <translation>More than {most} cards are not taken in.</translation>
    </message>
    <message>
      <source>Die Datei ist leer.</source>
      <translation>The file is empty.</translation>
    </message>
    <message>
      <source>Möglich sind Semikolon, Komma, Tabulator und senkrechter Strich.</source>
      <translation>Possible are semicolon, comma, tab and vertical bar.</translation>
    </message>
    <message>
      <source>Die erste Zeile nennt keine bekannte Spalte, zum Beispiel „Nachname“.</source>
      <translation>The first line names no known column, for example “Nachname”.</translation>
    </message>
    <message>
      <source>Es ist nicht sicher, was die Spalten trennt. Wählen Sie das Trennzeichen.</source>
      <translation>It is not sure what separates the columns. Choose the delimiter.</translation>
    </message>
    <message>
      <source>Die Spalte „Nachname“ (family_name) fehlt.</source>
      <translation>The column “Nachname” (family_name) is missing.</translation>
    </message>
    <message>
      <source>Die Zeile hat mehr Zellen als die erste.</source>
      <translation>The line has more cells than the first.</translation>
    </message>
    <message>
      <source>Eine Zelle ist zu lang.</source>
      <translation>A cell is too long.</translation>
    </message>
    <message>
      <source>Mehr als {most} Spalten sind nicht möglich.</source>
      <translation>More than {most} columns are not possible.</translation>
    </message>
    <message>
      <source>Die Spalte „{name}“ steht mehrmals da; die erste zählt.</source>
      <translation>The column “{name}” is there more than once; the first counts.</translation>
    </message>
    <message>
      <source>Ein Anführungszeichen ist nicht geschlossen, oder die Zeile ist zu lang.</source>
      <translation>A quotation mark is not closed, or the line is too long.</translation>
    </message>
    <message>
      <source>Mehr als {most} Zeilen werden nicht eingelesen.</source>
      <translation>More than {most} lines are not taken in.</translation>
    </message>
    <message>
      <source>Die Spalte „{name}“ wird nicht eingelesen.</source>
      <translation>The column “{name}” is not taken in.</translation>
    </message>
    <message>
      <source>Seite {number} ist zu aufwendig, um sie hier zu zeigen. Öffnen Sie das Dokument in einem anderen Programm.</source>
      <translation>Page {number} is too much to be shown here. Open the document in another program.</translation>
    </message>
    <message>
      <source>Seite {number} hat das Lesen abgebrochen. Das Programm läuft weiter, andere Seiten lassen sich lesen.</source>
      <translation>Page {number} stopped what reads it. The program goes on, and other pages can be read.</translation>
    </message>
    <message>
      <source>Seite {number} lässt sich nicht zeigen.</source>
      <translation>Page {number} cannot be shown.</translation>
    </message>
    <message>
      <source>Das Dokument ist beschädigt oder kein PDF. Holen Sie es neu.</source>
      <translation>The document is damaged or no PDF. Fetch it again.</translation>
    </message>
    <message>
      <source>Das Dokument ist verschlüsselt. Öffnen Sie es in einem anderen Programm.</source>
      <translation>The document is encrypted. Open it in another program.</translation>
    </message>
    <message>
      <source>Das Dokument ist nicht mehr offen.</source>
      <translation>The document is not open any more.</translation>
    </message>
    <message>
      <source>Das Dokument ließ sich nicht öffnen: Es dauerte zu lange oder brach das Lesen ab. Das Programm läuft weiter.</source>
      <translation>The document could not be opened: it took too long, or stopped what reads it. The program goes on.</translation>
    </message>
    <message>
      <source>Das Dokument hat das Lesen mehrmals abgebrochen und wird nicht weiter gelesen. Fragen Sie nach, von wem es kommt.</source>
      <translation>The document has stopped what reads it several times and is not read any further. Ask whom it comes from.</translation>
    </message>
    <message>
      <source>Das Dokument hat {count} Seiten; hier lassen sich höchstens {most} zeigen.</source>
      <translation>The document has {count} pages; at most {most} can be shown here.</translation>
    </message>
    <message>
      <source>Ohne Vorwahl: Von außen ist diese Nummer nicht zu erreichen.</source>
      <translation>Without an area code: this number cannot be reached from outside.</translation>
    </message>
    <message>
      <source>Das ist vielleicht keine Rufnummer.</source>
      <translation>This may not be a telephone number.</translation>
    </message>
    <message>
      <source>Eine Servicenummer: Der Anruf kann etwas kosten, und nicht jedes Telefon darf sie wählen.</source>
      <translation>A service number: the call may be charged, and not every telephone may dial it.</translation>
    </message>
    <message>
      <source>Länge oder Vorwahl sind ungewöhnlich. Stimmt die Nummer?</source>
      <translation>Its length or area code is unusual. Is the number right?</translation>
    </message>
    <message>
      <source>Eine Rufnummer im Ausland (+{country}).</source>
      <translation>A number abroad (+{country}).</translation>
    </message>
    <message>
      <source>Das ist keine Textdatei.</source>
      <translation>This is no text file.</translation>
    </message>
    <message>
      <source>Die Datei ist zu groß: höchstens {most} MiB.</source>
      <translation>The file is too large: at most {most} MiB.</translation>
    </message>
    <message>
      <source>Möglich sind {names}.</source>
      <translation>Possible are {names}.</translation>
    </message>
    <message>
      <source>Die Datei ist nicht in {name} geschrieben.</source>
      <translation>The file is not encoded in {name}.</translation>
    </message>
  </context>
</TS>
