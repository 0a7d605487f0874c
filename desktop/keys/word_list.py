"""The list of words that stand for numbers where people compare by voice: 1,024 plain German nouns.

No two are alike: at least three letters have to be changed, left out or put in to make one of another. None has an
umlaut, and none means harm. The list is part of the protocol: words are never changed, moved or taken out.
"""

from __future__ import annotations

from typing import Final

_LIST: Final = """
abakus abend abenteuer ackerland adresse akazie akkord album alpaka alphabet amboss ameise ananas anemone ankunft
anorak antenne antilope apfelmus apfelsaft applaus aprikose april aquarell aquarium arbeit archipel archiv armband
armbanduhr aroma artikel artist atelier atlas aubergine auerhahn aufkleber auflauf augenblick august ausblick ausgang
ausstellung auswahl auto autobahn avocado azalee bachstelze backofen bahnfahrt bahnhof bahnsteig balkon ballett
bambusrohr bandnudel barometer basar basilikum bastelei batterie bauernhof bauklotz baumhaus baumkrone baumrinde
bauplan baustein baustelle begonie bergbahn bergdorf berghang bergsee bergspitze bernstein besteck besuch bibliothek
bienenkorb bienenwachs bilderbuch bildung bindfaden birnbaum blatt blaubeere blaumeise blech bleistift blumenbeet
blumenkohl blumenladen blumentopf bohnensuppe bohrer boulevard bratapfel brezel brief briefbogen briefkasten
briefmarke brieftaube brille brokkoli brombeere brosche brotkorb brunnen buchecker buchladen buchregal buchstabe
bumerang buntpapier buntspecht buntstift bussard butter butterblume butterbrot cafeteria cappuccino cembalo champignon
chor chronik clown comic computer dachboden dachrinne dachziegel dahlie dampflok datum deichsel delfin delta denkmal
dezember dialog diamant diskette domino dompfaff donner donnerstag dorsch drachen drachenboot draht drehbuch drehorgel
drehscheibe dreieck dreirad dromedar drossel druckerei druckknopf edelstein efeu efeuranke eichelhaher eichenlaub
eichhorn eichkatze eidechse eierbecher eierkuchen eingang eintritt eisberg eisdiele eisenbahn eisscholle eisvogel
eiszapfen elefant endivie ensemble entdeckung enzian erbsensuppe erdbeere erdkugel erdkunde erdnuss erfinder erfindung
erlebnis etage etikett eukalyptus examen fabrik fachwerk fahrkarte fahrplan fahrrad fahrradweg fahrstuhl faltblatt
fanfare farbkasten farbstift farnkraut fassade federball federkiel federmappe federwolke feierabend feldblume feldhase
feldlerche feldmaus feldsalat feldweg felsentor fenchel fensterbank ferien fernglas fernreise fernrohr fernseher
festival fichte figur filzstift fingerfarbe fingerhut fjord flagge flamingo flaschenzug fledermaus flieder fliegenpilz
flughafen flugplatz flugzeug fluss flussbett flusslauf fohlen forelle forscher forstweg fotoapparat freilauf freitag
frisbee frischluft friseur fruchteis fruchtsaft fuchsie futterhaus galerie garderobe gartenbank gartentor gartenzaun
gartenzwerg gasthof gazelle gebirge gebirgsbach gecko gedicht gehweg geldbeutel gepard geranie geschenk geschichte
getreide gewebe gewitter geysir ginster gipfel giraffe gitarre gladiole glaskugel glasperle gletscher globus
glockenturm goldfisch goldhamster goldregen granatapfel grapefruit grashalm graupel grenze grotte grundriss grundstein
guppy haarspange habicht hafenstadt haferbrei hagebutte hahn hainbuche halbinsel halbkreis halbmond hallenbad halstuch
hamster handball handgriff handpuppe handschuh handwagen handwerk haselmaus haselnuss hausboot hausnummer hebebaum
heckenrose hefeteig heftklammer heidekraut heidelbeere heimweg heizung herbst herbstlaub herbstwind hermelin heuboden
heuhaufen himbeere hirtenhund hitze hochebene hochhaus hochsee hochsprung hofladen holunder honig honigkuchen horizont
hortensie hosentasche hotel hufeisen hyazinthe iltis imkerei ingwer inhalt innenhof instrument interview jaguar
jahreszeit jahrmarkt jalousie jasmin journal juwel kabeljau kajak kakadu kaktus kaleidoskop kalender kamera kamille
kammermusik kaninchen kapitel kapuze karamell karawane karneval karpfen kartenhaus kartenspiel kartoffel karussell
kastanie kegelbahn kehrblech kerzenlicht kiebitz kieselstein kilometer kiosk kirmes kirsche kiwi klarinette
klassenbuch klavier klebeband kleeblatt kleid klingel klippe knallerbse knauf knoblauch knospe knoten koala kochtopf
koffer kohlrabi kokosnuss kokospalme kolibri komiker kommode kompass konditor konfetti kontinent kontrabass konzert
korbball korbstuhl koriander kormoran kornblume kornfeld korridor krabbe kranich krautsalat kreidetafel kreisbahn
kreuzung krokus krug kuchen kuckuck kugellager kunst kunstwerk kurort kurzwelle lagerhaus landkarte landregen
landschaft landung laterne laubbaum laubfrosch laubwald laufsteg lavendel lehrbuch leinsamen leinwand lemur leselampe
lesezeichen leuchte leuchtstift leuchtturm lexikon libelle lichtstrahl lichtung liegestuhl limette limonade lindenbaum
lineal logbuch lokomotive lorbeer luftballon luftbild luftkissen luftpost luftschloss luftzug lupine lustspiel magazin
magnet magnolie mahlzeit majoran makrele malbuch malkasten mandarine mandelkern manege marathon margerite marionette
markt markthalle marktplatz marktstand marmelade marmor marzipan maschine mathematik maulbeere maulwurf medaille
meerblick meerenge mehl meilenstein melisse melodika messband messbecher meteor metronom mikrofon mikroskop milch
milchkanne milchreis million mimose mirabelle mischung mittag mittelmeer mittwoch mondlicht mondschein monsun
morgentau mosaik mosaikstein motorboot motorrad muffin mulde murmeltier muschel museum museumstag musiker musikschule
myrte nachmittag nachricht nachthimmel nachtigall nachtisch nadelbaum nadelkissen narzisse nashorn nebelhorn nelke
neonlicht nessel neubau neumond nilpferd notenblatt notizbuch nougat november nussbaum nussknacker objekt obstbaum
obstgarten obstkorb obstsalat ofenbank ohrring oktave oktober olive orchester orchidee ordner oregano ozean palette
pampelmuse panorama panther papagei papaya papierboot paprika parkbank parkhaus parkuhr partitur pastinake patchwork
pelikan pendel pendeluhr perlhuhn petersilie petunie pfad pfadfinder pfannkuchen pferdestall pfiff pfifferling
pfingstrose pfirsich pflaume pflaumenmus physik pianist picknick pilzsuppe pinguin pinnwand pistazie pizza plakat
planetarium planwagen plastik platane podium poesie polarlicht pony portal porzellan posaune postbote posthorn
postkarte praline prisma professor profil programm propeller provinz prozent publikum pudding pulver puppenhaus puzzle
pyramide quadrat quark quartett quartier quitte quiz radieschen radio radtour radweg rapunzel rastplatz ratgeber
rathaus rebhuhn reform regal regenbogen regenjacke regenmantel regenschirm regentonne regenwald regenwurm reisebus
reisepass rennbahn rennpferd rennrad rentier reportage reporter restaurant rettich rezept rhabarber riesenrad
rindenmulch ringelblume robinie rodelbahn roggen roggenbrot rohrpost rollladen rollschuh rosengarten rosmarin
rotkehlchen rotkohl rucksack ruderboot rundreise rutsche saison salbei sammler sammlung samstag sandbank sandburg
sanddorn sandkasten sandstein sardine satellit saturn savanne saxofon schachbrett schafwolle schalter schaltjahr
schaufel schauspiel scherz schiff schilfrohr schimmel schlagzeug schlitten schloss schlucht schmiede schmuck schnecke
schneeball schneemann schneider schokolade schornstein schrank schraube schreibheft schriftzug schubkarre schublade
schulbuch schulhof schulranzen schultasche schwebebahn schwimmbad schwimmring seegras seehund seeigel seemeile seerose
seestern seeufer segelboot segelflug seifenblase seifenkiste sekunde sellerie september serviette sesam sessellift
siedlung silberfuchs silbermond sinfonie singdrossel sirup sitzplatz skateboard skifahrer skilift skischule skizze
skulptur sofakissen sojabohne sommertag sonnenblume sonnenhut sonnenuhr sonntag sopran spaghetti spargel spaten
spazierweg specht speicher speisekarte sperber sperling spielfeld spielfigur spielkarte spielplatz spieluhr spielzeug
spinat spinnrad spirale sportplatz sprichwort springmaus stadion stadtbahn stadtpark stadtplan staubsauger staubtuch
stausee steinadler steinbock steinbruch steinmauer steinpilz sternbild sternwarte steuermann stickerei stiefel
stieglitz stimme stofftier stoppuhr storch strand strandkorb strauch streichholz strickjacke strickzeug strohballen
strohhalm strohhut student stuhl stundenplan sumpf symbol system szene tagebuch taiga talfahrt tandem tankstelle
tannenbaum tanzkurs taschentuch tastatur technik teekanne telegraf teleskop tennis tennisball teppich terrasse theater
thema thermometer thunfisch thymian ticket tierpark tintenfisch tischdecke tischtennis tomate tomatensaft tonleiter
topf topflappen tortenguss tourist tradition traktor trampolin treffer treffpunkt treppe trichter trikot trinkglas
trittleiter trommel trompete tropfstein truhe truthahn tundra turmfalke turnhalle turnschuh uhrmacher uhrwerk
uhrzeiger ukulele umleitung universum unterlage unterricht untertasse urgestein urlaub urwald vase veilchen verkehr
verzeichnis videothek vierkant viertel violine vogelfeder vogelhaus vogelnest vogelsang vollmond vordach vorgarten
vorhang vorlesung vormittag vorschlag vulkan wacholder wachskerze wachtel wagenrad waggon waldbeere waldboden waldrand
walnuss walzer wanderfalke wanderkarte wanderschuh wanderweg wandtafel wanduhr wappen waschbecken wasserball wasserrad
wasseruhr webstuhl weizenfeld wellblech weltall weltkarte weltmeer weltreise werkstatt werkzeug wetterhahn wiesenblume
wildente wildnis windjacke windrose wirsing wochenende wochenmarkt wohnung wohnwagen wohnzimmer wolkenbruch wombat
wunderkerze wurzel xylofon zauberer zebra zeichnung zeisig zeitschrift zeltplatz zentrum zifferblatt zimmer zimt
zinnie zirkus zirkuszelt zitrone zucchini zuckerhut zuckerrohr zugbrunnen zugvogel zweig zwetschge zwieback zwiebel
zylinderhut zypresse
"""
WORDS: Final = tuple(_LIST.split())
