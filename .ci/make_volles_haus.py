"""Makes the lists of examples/volles-haus: institutions, people, and six weekly exports of a registration form.

Every name is made from the words below and belongs to nobody. The same lists come out each time: only `random()` of a
seeded generator is used, which Python promises never to change. A test compares them with those in the repository.
Run: python .ci/make_volles_haus.py
"""

from __future__ import annotations

import csv
import io
import random
import unicodedata
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Value = TypeVar("Value")
FOLDER = Path(__file__).parent.parent / "examples" / "volles-haus"
SEED = 2025
#: Contacts of the coordinator, and how many people fill in the form in each week; every seventh is unknown to her.
CONTACTS = 380
WEEKS = (118, 92, 70, 48, 37, 25)
FIRST_MONDAY = datetime(2025, 8, 4)
UNKNOWN_EVERY = 7
#: How many take their yes back in the form, by the week in which they do.
CANCELLING = (0, 3, 6, 7, 8, 4)


def words(text: str) -> list[str]:
    return text.split()


#: Two of those who are offered a seat on 29 August answer in the form once more.
ACCEPTING = (
    ("Leon", "Wiese", datetime(2025, 9, 2, 14, 10, 5)),
    ("Marie-Luise", "zur Heide", datetime(2025, 9, 4, 8, 31, 40)),
)

FRAU = words("""Anna Ayşe Beate Birgit Carla Claudia Daniela Dorothea Elif Emma Esther Fatma Franziska Gabriele Greta Hanna
Heike Ilse Imke Ines Jana Johanna Judith Karin Katarzyna Kerstin Lara Leyla Lina Magdalena Maren Marie-Luise
Martina Meike Merve Mia Monika Nadine Nina Olga Petra Ramona Renate Sabine Sandra Selin Silke Sinem Sophie
Stefanie Svenja Tamara Theresa Ulrike Ursula Vanessa Vera Wiebke Yasmin Zeynep""")
HERR = words("""Achim Ahmet Andreas Arne Bastian Benedikt Björn Can Christoph Dariusz Dennis Dirk Emre Felix Frank Georg Gero
Hannes Heiner Holger Ibrahim Ingo Jan Jens Jörg Jürgen Karl-Heinz Kai Klaus Lars Leon Lukas Malte Marek Matthias
Mehmet Michał Nils Olaf Ole Paul Pavel Ralf Rainer Sascha Stefan Sven Thomas Tim Timo Tobias Uwe Volker Yusuf""")
NEUTRAL = ("Kim", "Robin", "Sascha", "Toni", "Luca", "Jona")
FAMILY = words("""Abel Ackermann Ahlers Albrecht Arslan Aydın Bäcker Bartels Baumann Becker Behrens Beyer Böhm Brandt Braun
Brinkmann Bruns Çelik Claßen Conrad Demir Diekmann Döring Ebert Ehlers Eickhoff Engel Erdoğan Falke Feldmann
Fink Fischer Franke Freitag Friedrich Fuhrmann Gärtner Geisler Gerdes Goldmann Görlitz Graf Groß Günther Haas
Hagedorn Hartmann Heinemann Hennig Hermann Heß Hoffmann Holtkamp Horn Hübner Jacobs Jäger Janßen Jung Kaiser
Kamińska Kaya Keller Kessler Kirchhoff Klein Knoll Köhler König Kowalski Kramer Kreuzer Krüger Kuhlmann Kurz
Lambert Lange Lehmann Lenz Lindner Lohmann Lorenz Ludwig Lüttmann Maaß Marx Meier Menzel Mertens Meyer Möller
Moser Müller Nagel Neumann Nguyen Nowak Oberdieck Öztürk Osthoff Otto Paschke Peters Pfeiffer Pohl Raabe Reimers
Reuter Richter Rohde Roth Sailer Sander Sauer Schäfer Schilling Schlüter Schmitz Schreiber Schröer Schubert
Schulte Schwarz Seidel Siebert Sommer Stark Steffens Stein Strauß Süß Terhorst Thiele Ullrich Vogel Voß Wagner
Weber Weiß Wendt Werner Wiese Winkler Witte Wójcik Wolff Yıldız Zander Ziegler Zimmermann""")
PARTICLES = (
    "von der Aa",
    "van den Boom",
    "de Boer",
    "zur Heide",
    "von Ahlefeld",
    "ten Brink",
    "El-Khatib",
    "Al-Hassan",
)
TITLES = ("Dr.", "Dr. phil.", "Prof. Dr.", "Dipl.-Soz.-Päd.", "Dipl.-Psych.")
STREETS = words("""Ahornweg Am-Mühlbach Bahnhofstraße Brückenstraße Dorfstraße Eichenallee Feldweg Gartenstraße Hafenstraße
Kanalstraße Kirchplatz Lindenstraße Marktstraße Nordring Parkstraße Schulweg Südring Uferweg Wiesengrund""")

KITAS = words("""Abenteuerland Bachwichtel Farbenfroh Fuchsbau Glühwürmchen Himmelblau Igelnest Kastanienhof Kunterbunt
Lummerland Marienkäfer Mullewapp Pusteblume Regenbogenfisch Sausewind Schatzkiste Spatzennest Sternschnuppe
Tausendfuß Traumwerkstatt Villa-Kieselstein Waldzwerge Wolkenschaf Zauberwald""")
SCHOOLS = (
    ("grundschule", "Grundschule {}", ["am-Hasenberg", "an-der-Linde", "Auf-dem-Acker", "am-Stadtpark", "an-der-Weide", "im-Grund", "Seewiese"]),
    ("gesamtschule", "Gesamtschule {}", ["Kanalblick", "Nordufer"]),
    ("gymnasium", "Gymnasium {}", ["am-Wasserturm", "Sankt-Florian", "Zechenpark"]),
    ("realschule", "Realschule {}", ["Brambusch", "Neue-Mitte"]),
    ("hauptschule", "Hauptschule {}", ["Steinfeld"]),
    ("foerderschule", "Förderschule {}", ["Sonnenblick", "Weitblick"]),
    ("berufskolleg", "Berufskolleg {}", ["Lippetal"]),
    ("ogs", "OGS {}", ["Hasenberg", "Stadtpark"]),
    ("schulsozialarbeit", "Schulsozialarbeit {}", ["Nord", "Süd"]),
)  # fmt: skip
#: Sector; kind; name. Every institution has as many people as the weight of its sector says.
OTHERS = """
jugendamt;asd;ASD Bezirk Mitte|jugendamt;asd;ASD Bezirk Ost|jugendamt;asd;ASD Bezirk West|jugendamt;kinderschutzdienst;Kinderschutzdienst
jugendamt;pflegekinderdienst;Pflegekinderdienst|jugendamt;amtsvormundschaft;Amtsvormundschaft|jugendamt;jugendhilfeplanung;Jugendhilfeplanung
jugendhilfe;ambulante-hilfe;Ambulante Hilfen Lichtblick|jugendhilfe;ambulante-hilfe;Familienhilfe Rückenwind|jugendhilfe;stationaere-hilfe;Kinderhaus Ankerplatz
jugendhilfe;stationaere-hilfe;Wohngruppe Birkenhof|jugendhilfe;wohlfahrtsverband;Sozialwerk Lippebogen|jugendhilfe;kinderschutzbund;Kinderschutzverein Lippebogen
jugendhilfe;jugendsozialarbeit;Jugendwerkstatt Startbahn|jugendhilfe;ambulante-hilfe;Erziehungshilfe Kompass
jugendarbeit;jugendzentrum;Jugendzentrum Güterbahnhof|jugendarbeit;jugendzentrum;Jugendcafé Treffpunkt|jugendarbeit;jugendverband;Jugendverband Falkenhorst|jugendarbeit;streetwork;Streetwork Innenstadt
gesundheit;kinderarztpraxis;Kinderarztpraxis am Nordring|gesundheit;kinderarztpraxis;Kinderarztpraxis Wiesengrund|gesundheit;kinderklinik;Kinderklinik Lippebogen
gesundheit;geburtsklinik;Geburtsklinik Lippebogen|gesundheit;spz;SPZ Lippebogen|gesundheit;hebamme;Hebammenpraxis Rundum|gesundheit;kjp;Kinder- und Jugendpsychiatrie Lippebogen
gesundheit;gesundheitsamt;Gesundheitsamt|gesundheit;zahnarztpraxis;Zahnarztpraxis Kinderlachen|gesundheit;psychotherapie;Praxis für Kinder- und Jugendlichenpsychotherapie
polizei;kriminalkommissariat;Kriminalkommissariat 11|polizei;opferschutz;Kriminalprävention und Opferschutz|polizei;bezirksdienst;Bezirksdienst
ordnung;ordnungsamt;Ordnungsamt|ordnung;feuerwehr;Rettungsdienst
justiz;familiengericht;Familiengericht|justiz;staatsanwaltschaft;Staatsanwaltschaft|justiz;bewaehrungshilfe;Bewährungshilfe|justiz;verfahrensbeistand;Büro für Verfahrensbeistandschaft
beratung;erziehungsberatung;Beratungsstelle Wegweiser|beratung;schwangerschaftsberatung;Schwangerschaftsberatung Nest|beratung;suchtberatung;Suchtberatung Klarsicht|beratung;fachberatung-sexualisierte-gewalt;Fachberatung Leuchtturm
gewaltschutz;frauenhaus;Frauenhaus Lippebogen|gewaltschutz;frauenberatung;Frauenberatung Courage|gewaltschutz;interventionsstelle;Interventionsstelle
eingliederungshilfe;fruehfoerderung;Frühförderung Hand in Hand|eingliederungshilfe;leistungserbringer;Assistenzdienst Mittendrin|eingliederungshilfe;eutb;Teilhabeberatung Lippebogen
fruehe-hilfen;netzwerk-fruehe-hilfen;Netzwerk Frühe Hilfen|fruehe-hilfen;familienbildung;Familienbildung Lippebogen|fruehe-hilfen;mehrgenerationenhaus;Mehrgenerationenhaus
soziales;sozialamt;Sozialamt|soziales;jobcenter;Jobcenter Lippebogen
integration;kommunales-integrationszentrum;Integrationszentrum|integration;migrationsberatung;Migrationsberatung Brücke
sport-verein;;Turnverein Lippebogen|sport-verein;;Schwimmclub Delphin
religion;;Evangelische Jugend Lippebogen|religion;;Katholische Jugend Lippebogen
verwaltung-politik;;Gleichstellungsstelle
"""  # fmt: skip
FUNCTIONS = {
    "schule": ("Lehrkraft", "Lehrkraft", "Schulsozialarbeit", "Schulleitung"),
    "kita": ("Erziehung", "Leitung", "Kinderschutzbeauftragte", ""),
    "polizei": ("Sachbearbeitung", "Kommissariatsleitung"),
    "justiz": ("", "Sachbearbeitung"),
}
USUAL = ("Fachkraft", "Leitung", "Teamleitung", "Beratung", "")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ı": "i", "ł": "l", "Ł": "L"})


class House(NamedTuple):
    sector: str
    kind: str
    name: str


class Person(NamedTuple):
    form_of_address: str
    title: str
    given: str
    family: str
    house: House
    function: str
    mail: str

    @property
    def name(self) -> str:
        return " ".join(filter(None, (self.title, self.given, self.family)))


class Answer(NamedTuple):
    at: datetime
    person: Person
    yes: bool
    remark: str = ""


def main() -> None:
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)


def files() -> dict[str, bytes]:
    """Name → content of every list."""
    rng = random.Random(SEED)  # noqa: S311  # invented people, no secret
    houses = all_houses()
    people = all_people(rng, houses, CONTACTS + sum(WEEKS) // UNKNOWN_EVERY + 1)
    contacts, strangers = people[:CONTACTS], people[CONTACTS:]
    answers = all_answers(rng, contacts, strangers)
    made = {"einrichtungen.csv": houses_csv(rng, houses), "ansprechpersonen.csv": people_csv(contacts)}
    for week in range(len(WEEKS)):
        friday = FIRST_MONDAY + timedelta(days=7 * week + 4, hours=12)
        made[f"formular-{friday:%Y-%m-%d}.csv"] = form_csv(one for one in answers if one.at < friday)
    return made


def pick(rng: random.Random, values: Sequence[Value]) -> Value:
    return values[int(rng.random() * len(values))]


def all_houses() -> list[House]:
    houses = [House(*entry.split(";")) for line in OTHERS.split("\n") for entry in line.split("|") if entry]
    houses += [House("kita", "kita", f"Kita {name.replace('-', ' ')}") for name in KITAS]
    houses += [
        House("schule", kind, form.format(name.replace("-", " "))) for kind, form, names in SCHOOLS for name in names
    ]
    return houses


def all_people(rng: random.Random, houses: list[House], number: int) -> list[Person]:
    """No name twice; big houses come up more often than small ones."""
    weighted = [house for place, house in enumerate(houses) for _ in range(1 + place % 4)]
    found: dict[tuple[str, str], Person] = {}
    while len(found) < number:
        kind = rng.random()
        form, given = (
            ("Frau", pick(rng, FRAU))
            if kind < 0.62
            else ("Herr", pick(rng, HERR))
            if kind < 0.96
            else ("", pick(rng, NEUTRAL))
        )
        family = pick(rng, PARTICLES) if rng.random() < 0.03 else pick(rng, FAMILY)
        if rng.random() < 0.05:
            family = f"{family}-{pick(rng, FAMILY)}"
        title = pick(rng, TITLES) if rng.random() < 0.06 else ""
        house = pick(rng, weighted)
        function = pick(rng, FUNCTIONS.get(house.sector, USUAL))
        found.setdefault(
            (given, family), Person(form, title, given, family, house, function, mail(given, family, house))
        )
    return list(found.values())


def mail(given: str, family: str, house: House) -> str:
    plain = (
        unicodedata.normalize("NFKD", f"{given}.{family}".lower().translate(UMLAUTS)).encode("ascii", "ignore").decode()
    )
    return f"{plain.replace(' ', '')}@{house.sector}.example.{'org' if len(house.name) % 2 else 'net'}"


def all_answers(rng: random.Random, contacts: list[Person], strangers: list[Person]) -> list[Answer]:
    """Each person says yes once, on a working day between 7 and 17 o'clock; some say no in a later week."""
    waiting, unknown = iter(shuffled(rng, contacts)), iter(strangers)
    yes: list[Answer] = []
    no: dict[Person, Answer] = {}
    for week, (number, leaving) in enumerate(zip(WEEKS, CANCELLING, strict=True)):
        before = [answer.person for answer in yes if answer.at < day_of(week) - timedelta(days=2)]
        for person in [one for one in shuffled(rng, before) if one not in no][:leaving]:
            why = pick(rng, ("verhindert", "krank", "Dienstplan", ""))
            no[person] = Answer(moment(rng, week), person, yes=False, remark=why)
        for place in range(number):
            person = next(unknown) if place % UNKNOWN_EVERY == UNKNOWN_EVERY - 1 else next(waiting)
            yes.append(Answer(moment(rng, week), person, yes=True))
    people = {(answer.person.given, answer.person.family): answer.person for answer in yes}
    again = [Answer(at, people[given, family], yes=True, remark="Angebot") for given, family, at in ACCEPTING]
    return sorted((*yes, *no.values(), *again), key=lambda answer: answer.at)


def day_of(week: int) -> datetime:
    return FIRST_MONDAY + timedelta(days=7 * week)


def moment(rng: random.Random, week: int) -> datetime:
    """Monday morning to Friday noon, when the export is made."""
    minutes = int(rng.random() * (4 * 600 + 290))
    return day_of(week) + timedelta(days=minutes // 600, hours=7, minutes=minutes % 600, seconds=int(rng.random() * 60))


def shuffled(rng: random.Random, values: Sequence[Value]) -> list[Value]:
    return [value for _, value in sorted(((rng.random(), place), value) for place, value in enumerate(values))]


def houses_csv(rng: random.Random, houses: list[House]) -> bytes:
    rows = []
    for number, house in enumerate(houses, start=1):
        street = f"{pick(rng, STREETS).replace('-', ' ')} {1 + int(rng.random() * 80)}"
        address = (
            f"{unicodedata.normalize('NFKD', house.name.lower().translate(UMLAUTS)).encode('ascii', 'ignore').decode()}"
        )
        box = "" if number % 9 == 0 else f"{'-'.join(address.split())}@example.org"
        rows.append((house.name, house.sector, house.kind, street, "44532", "Lünen", f"02306 555-{200 + number}", box))
    return table(("Name", "Sektor", "Art", "Straße", "PLZ", "Ort", "Telefon", "E-Mail"), rows)


def people_csv(people: list[Person]) -> bytes:
    return table(
        ("Anrede", "Name", "Einrichtung", "Funktion", "E-Mail"),
        [(one.form_of_address, one.name, one.house.name, one.function, one.mail) for one in people],
    )


def form_csv(answers: Iterable[Answer]) -> bytes:
    return table(
        (
            "Zeitstempel",
            "Vorname",
            "Nachname",
            "Einrichtung",
            "Funktion",
            "E-Mail-Adresse",
            "Nehmen Sie teil?",
            "Bemerkung",
        ),
        [
            (
                f"{one.at:%d.%m.%Y %H:%M:%S}",
                *(one.person.given, one.person.family, one.person.house.name, one.person.function, one.person.mail),
                "Ja, ich nehme teil" if one.yes else "Nein, leider verhindert",
                one.remark,
            )
            for one in answers
        ],
    )


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> bytes:
    """As Excel writes CSV in Germany: semicolons, a byte order mark, CRLF."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([head, *rows])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


if __name__ == "__main__":
    main()
