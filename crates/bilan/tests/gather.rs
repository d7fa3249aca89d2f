//! Which incident, when, where, of what kind and by whom: small reports of our own with what must be read of them.

use bilan::model::{Metadata, Role};
use bilan::publish::reading as wire;

/// An incident as expected: role, kind, date, place, perpetrators; `-` where nothing may be known.
type Expected = (&'static str, &'static str, &'static str, &'static str, &'static str);

struct Case<'t> {
    shows: &'static str,
    published: &'static str,
    text: &'t str,
    incidents: &'static [Expected],
}

fn read(case: &Case<'_>) -> bilan::publish::wire::Reading {
    let text = format!(
        "{}\n\n{}",
        if case.published.is_empty() { "date: unknown".to_owned() } else { format!("date: {}", case.published) },
        case.text
    );
    let metadata = Metadata { received: Some(jiff::civil::date(2026, 11, 21)), ..Metadata::default() };
    let mut report = bilan::read::report(text, metadata);
    report.metadata.language = Some("fr".to_owned());
    wire(&report, &bilan::read_report(&report))
}

fn check(case: &Case) {
    let reading = read(case);
    let found: Vec<[String; 5]> = reading
        .incidents
        .iter()
        .map(|i| {
            let or_none = |s: Option<String>| s.unwrap_or_else(|| "-".to_owned());
            let role = if i.role == Role::Main { "main" } else { "background" };
            let actors: Vec<String> = i.perpetrators.iter().filter_map(|a| a.actor.clone()).collect();
            [
                role.to_owned(),
                i.kind.name().to_owned(),
                or_none(i.date.as_ref().map(|d| d.edtf.clone())),
                or_none(i.place.as_ref().map(|p| p.name.clone())),
                if actors.is_empty() { "-".to_owned() } else { actors.join(" ") },
            ]
        })
        .collect();
    let expected: Vec<[String; 5]> = case.incidents.iter().map(|e| [e.0, e.1, e.2, e.3, e.4].map(str::to_owned)).collect();
    assert_eq!(found, expected, "{}\n{}", case.shows, case.text);
}

#[test]
fn incidents_of_small_reports() {
    for case in CASES {
        check(case);
    }
}

const CASES: &[Case<'static>] = &[
    Case {
        shows: "a town near which the news was, where an earlier ambush had been",
        published: "2022-05-20",
        text: "Six civils ont péri lundi à Ansongo, près de Ménaka, où une embuscade avait tué quatre soldats le 2 mai.",
        incidents: &[("main", "attack", "2022-05-16", "Ansongo", "-"), ("background", "ambush", "2022-05-02", "Ménaka", "-")],
    },
    Case {
        shows: "where what was hit lies, whatever is said of the region",
        published: "2022-05-20",
        text: "Lundi, des hommes armés ont pris d'assaut une école. Cet établissement privé se trouve à Mamfé, dans une région en proie depuis trois ans à la guerre civile. Six élèves ont été tués.",
        incidents: &[("main", "attack", "2022-05-16", "Mamfé", "unidentified armed group")],
    },
    Case {
        shows: "where the post lies that was hit",
        published: "2022-05-20",
        text: "Lundi, des hommes armés ont attaqué un poste de l'armée. Le poste est situé à Inata, dans une région instable depuis cinq ans. Six soldats ont été tués.",
        incidents: &[("main", "attack", "2022-05-16", "Inata", "unidentified armed group")],
    },
    Case {
        shows: "as many names behind a comma as villages that lie close to each other; those near a forest are the same",
        published: "2022-05-20",
        text: "Mercredi, des raids aériens ont touché deux villages voisins l'un de l'autre, Tudun Kara et Ginzo. « Près de la forêt de Kuyambana, des avions ont frappé deux villages », a dit un élu. Neuf civils sont morts.",
        incidents: &[("main", "airstrike", "2022-05-18", "Tudun Kara", "-")],
    },
    Case {
        shows: "forces that go on combing the area did not do what is told before",
        published: "2022-05-20",
        text: "A Ansongo, dix habitants ont été tués lundi. A Bara, cinq autres. L'armée continue de ratisser la zone.",
        incidents: &[("main", "attack", "2022-05-16", "Ansongo", "-"), ("main", "attack", "2022-05-16", "Bara", "-")],
    },
    Case {
        shows: "where those live whom a fight sets against others",
        published: "2022-05-20",
        text: "De violents affrontements ont opposé mardi les jeunes de Bankass aux éleveurs ; ils ont fait 12 morts.",
        incidents: &[("main", "clash", "2022-05-17", "Bankass", "herders")],
    },
    Case {
        shows: "whoever stands behind a verb of saying says it, not the one killed before it",
        published: "2022-05-20",
        text: "Des djihadistes ont tué lundi un berger à Ménaka, commune de la région de Gao, a annoncé le maire de cette commune, Issa Touré.",
        incidents: &[("main", "attack", "2022-05-16", "Ménaka", "jihadists")],
    },
    Case {
        shows: "a mayor who was taken with his sons is not who tells of it: his town is where it was",
        published: "2022-05-20",
        text: "Le maire de Torodi, commune de la région de Tillabéri, ainsi que ses deux fils ont été enlevés lundi par des djihadistes, a indiqué un élu de Niamey.",
        incidents: &[("main", "abduction", "2022-05-16", "Torodi", "jihadists")],
    },
    Case {
        shows: "what came the day before what is told of is counted back",
        published: "2022-05-20",
        text: "Cinq gendarmes ont été tués mercredi à Djibo, au lendemain d'une embuscade qui a coûté la vie à trois civils à Dori.",
        incidents: &[("main", "attack", "2022-05-18", "Djibo", "-"), ("main", "ambush", "2022-05-17", "Dori", "-")],
    },
    Case {
        shows: "two days after an attack that is only told of now",
        published: "2022-05-20",
        text: "Cinq gendarmes ont été tués mercredi à Djibo. Cette attaque survient deux jours après une embuscade qui avait tué trois civils à Dori.",
        incidents: &[("main", "attack", "2022-05-18", "Djibo", "-"), ("background", "ambush", "2022-05-16", "Dori", "-")],
    },
    Case {
        shows: "the day of an attack goes before that of its toll",
        published: "2022-05-20",
        text: "Le bilan de l'attaque survenue lundi à Djibo est monté mercredi à neuf morts.",
        incidents: &[("main", "attack", "2022-05-16", "Djibo", "-")],
    },
    Case {
        shows: "a date said to be one",
        published: "2022-05-20",
        text: "Neuf soldats ont été tués en date du 16 mai dans une attaque à Djibo.",
        incidents: &[("main", "attack", "2022-05-16", "Djibo", "-")],
    },
    Case {
        shows: "what an operation is called is no place",
        published: "2022-05-20",
        text: "Neuf soldats ont été tués lundi dans la province du Soudougou. Les hommes de l'opération Djibo 2 sont tombés dans une embuscade.",
        incidents: &[("main", "ambush", "2022-05-16", "Soudougou", "-")],
    },
    Case {
        shows: "where attackers came from, and what only helps to find a district",
        published: "2022-05-20",
        text: "Neuf soldats ont été tués lundi dans le district de Zarakolo, près de Dori. Les assaillants étaient venus de la province voisine du Soum.",
        incidents: &[("main", "attack", "2022-05-16", "Zarakolo", "unidentified armed group")],
    },
    Case {
        shows: "a relative clause that says what fighters had already done makes no background of their clash",
        published: "",
        text: "Des heurts ont opposé vendredi 4 mars 2022 à Djibo des éleveurs à des agriculteurs, qui s'étaient déjà affrontés en juin. \
               Neuf personnes sont mortes.",
        incidents: &[("main", "clash", "2022-03-04", "Djibo", "herders farmers")],
    },
    Case {
        shows: "days without a year on both sides of the new year; since when a war lasts is no page's own day",
        published: "",
        text: "Gao\n\nLa région est en guerre depuis le 15 avril 2023. Une embuscade du 30 décembre au 2 janvier a fait dix morts à Gao. Lundi, deux hommes ont été tués par des djihadistes à Ansongo.",
        incidents: &[("main", "ambush", "XXXX-12-30/XXXX-01-02", "Gao", "-"), ("main", "attack", "-", "Ansongo", "jihadists")],
    },
    Case {
        shows: "in a report dated by its month, today is some day of it, wherever it is said",
        published: "2024-09",
        text: "École visée\n\nOn compte onze morts, a dit un porte-parole des secours.\n\nDes frappes aériennes ont touché aujourd'hui une école à Gao, a-t-il ajouté.",
        incidents: &[("main", "airstrike", "2024-09", "Gao", "-")],
    },
    Case {
        shows: "the day on which an attack was launched is its own, in a relative clause as well",
        published: "2023-09-21",
        text: "Léré\n\nL'attaque que les djihadistes ont lancée hier contre la garnison de Léré a fait quatre morts.",
        incidents: &[("main", "attack", "2023-09-20", "Léré", "jihadists")],
    },
    Case {
        shows: "a habit told beside a day makes no habit of what happened on that day",
        published: "2024-03-20",
        text: "Violences\n\nC'est mardi que l'attaque a eu lieu à Djibo, ville où les groupes armés s'en prennent régulièrement aux habitants. Huit personnes ont péri dans cette attaque.",
        incidents: &[("main", "attack", "2024-03-19", "Djibo", "unidentified armed group")],
    },
    Case {
        shows: "a weekday is counted from a day of the same month that the text names, where only the month of the report is known",
        published: "2024-06",
        text: "Gourma\n\nLe gouverneur a condamné jeudi 6 juin l'attaque de Hombori. Des hommes armés y ont tué mercredi neuf personnes.",
        incidents: &[("main", "attack", "2024-06-05", "Hombori", "unidentified armed group")],
    },
    Case {
        shows: "the year of a weekday with its date follows from the latest year that is named",
        published: "",
        text: "Bénin\n\nLundi 11 avril, cinq soldats ont été tués dans l'explosion d'une mine à Banikoara. Depuis la fin 2021, la région a subi plusieurs attaques.",
        incidents: &[("main", "ied", "2022-04-11", "Banikoara", "-")],
    },
    Case {
        shows: "days without a year are of the year of the day told before; a picture's caption dates the page",
        published: "",
        text: "Moskota\n\nPhoto : cases brûlées après l'attaque de Moskota, le 17 août 2017\n\nMoskota a été attaquée dans la nuit de jeudi à vendredi. Un homme a été tué. Le 14 août, des assaillants avaient tué deux habitants à Mora.",
        incidents: &[
            ("main", "attack", "2017-08-17/2017-08-18", "Moskota", "-"),
            ("background", "attack", "2017-08-14", "Mora", "unidentified armed group"),
        ],
    },
    Case {
        shows: "beside news told by its weekday, what had happened on a day of a month was before",
        published: "",
        text: "Raids\n\nL'armée nigériane a mené lundi un raid aérien à Rann : vingt jihadistes ont été tués. Le 17 janvier 2017, une bombe avait tué cent civils à Rann.",
        incidents: &[("main", "airstrike", "-", "Rann", "ng-army"), ("background", "explosion", "2017-01-17", "Rann", "-")],
    },
    Case {
        shows: "who attacked one of several places told of together attacked them all",
        published: "2021-11-22",
        text: "Ituri\n\nTrente personnes ont été tuées dimanche dans l'attaque de sites de déplacés à Drodro, Luko et Tché. Les assaillants, des miliciens de la Codeco, ont incendié des huttes.",
        incidents: &[
            ("main", "attack", "2021-11-21", "Drodro", "codeco"),
            ("main", "attack", "2021-11-21", "Luko", "codeco"),
            ("main", "attack", "2021-11-21", "Tché", "codeco"),
        ],
    },
    Case {
        shows: "from one evening to another morning; who claims both attacks claims each",
        published: "2025-06-03",
        text: "Deux camps\n\nUn camp a été attaqué de samedi soir à lundi matin à Tessit : six soldats ont été tués.\n\nUne position de l'armée a été attaquée lundi à Bamba.\n\nDix soldats manquent.\n\nLe Jnim a revendiqué les deux attaques.",
        incidents: &[
            ("main", "attack", "2025-05-31/2025-06-02", "Tessit", "jnim"),
            ("main", "attack", "2025-06-02", "Bamba", "jnim"),
        ],
    },
    Case {
        shows: "an earlier count of what is told is no earlier incident",
        published: "2021-04-17",
        text: "Combats\n\nDes combats ont fait quatorze morts samedi à Corinto. Le ministre avait auparavant annoncé que des opérations avaient permis de neutraliser 14 personnes.",
        incidents: &[("main", "clash", "2021-04-17", "Corinto", "-")],
    },
    Case {
        shows: "a day before, told in the pluperfect, is of the same news where no calendar tells the day",
        published: "",
        text: "Embuscade\n\nMardi, une patrouille est tombée dans une embuscade près de Tera. Six soldats ont été tués.\n\nUn jour plus tôt, une autre attaque avait touché la position des volontaires à Tillia. Elle a coûté la vie à neuf volontaires.",
        incidents: &[("main", "ambush", "-", "Téra", "-"), ("main", "attack", "-", "Tillia", "-")],
    },
    Case {
        shows: "some hours before, on the same day at another place",
        published: "",
        text: "Attentats\n\nHuit personnes ont péri dans un attentat-suicide commis hier à Kaboul. Quelques heures auparavant, toujours hier, cinq civils avaient été tués à Jalalabad par un autre attentat-suicide.",
        incidents: &[("main", "suicide", "-", "Kaboul", "-"), ("main", "suicide", "-", "Jalalabad", "-")],
    },
    Case {
        shows: "a day and a night of no known year are two",
        published: "",
        text: "Un village visé\n\nDes hommes armés ont attaqué un village de la commune de Tori dans la nuit du 9 au 10 septembre : cinq morts. Le 4 septembre, des hommes armés avaient visé un convoi entre Bandiagara et Bankass.",
        incidents: &[
            ("main", "attack", "XXXX-09-09/XXXX-09-10", "Tori", "unidentified armed group"),
            ("main", "attack", "XXXX-09-04", "Bandiagara", "unidentified armed group"),
        ],
    },
    Case {
        shows: "how long people have lived near the place recalls nothing",
        published: "2022-06-21",
        text: "Massacre\n\nTrente civils ont été massacrés samedi 18 juin près de Gimbi, où des éleveurs du nord se sont établis il y a trente ans.",
        incidents: &[("main", "massacre", "2022-06-18", "Gimbi", "-")],
    },
    Case {
        shows: "first near a town, then the place itself, without a figure or day of its own",
        published: "2021-10-20",
        text: "Mine\n\nDimanche, une moto a sauté sur une mine non loin de Bocaranga, tuant trois civils. « Leur moto a roulé sur une mine à hauteur du village de Bowara », a dit le député.",
        incidents: &[("main", "ied", "2021-10-17", "Bowara", "-")],
    },
    Case {
        shows: "the last attack before goes back to a day of its own",
        published: "2023-05-20",
        text: "Solhan\n\nDes hommes armés ont tué jeudi dix civils à Solhan. La dernière attaque dans la zone remontait au 3 mai, à Sebba : un homme avait été tué.",
        incidents: &[
            ("main", "attack", "2023-05-18", "Solhan", "unidentified armed group"),
            ("background", "attack", "2023-05-03", "Sebba", "-"),
        ],
    },
    Case {
        shows: "a clause that tells of the day before tells of another incident",
        published: "2023-05-20",
        text: "Incursion\n\nQuatre bergers ont été tués jeudi à Markoye par des hommes armés, alors que la veille, deux femmes avaient été tuées dans une incursion.",
        incidents: &[
            ("main", "attack", "2023-05-18", "Markoye", "unidentified armed group"),
            ("main", "attack", "2023-05-17", "-", "-"),
        ],
    },
    Case {
        shows: "a month without a day, in the pluperfect, lies before the news; a border is no place of an attack",
        published: "",
        text: "Gendarmes\n\nDouze gendarmes ont été tués samedi dans une attaque dans la région de Tillabéri, près de la frontière du Mali. Début octobre, l'attaque d'une patrouille à Ouallam avait fait huit morts.",
        incidents: &[("main", "attack", "-", "Tillabéri", "-"), ("background", "attack", "-", "Ouallam", "-")],
    },
    Case {
        shows: "two villages of a district and their names behind it",
        published: "2019-06-20",
        text: "Koro\n\nDes hommes armés ont attaqué lundi deux villages du cercle de Koro, Yoro et Gangafani. Quarante civils ont été tués.",
        incidents: &[
            ("main", "massacre", "2019-06-17", "Yoro", "unidentified armed group"),
            ("main", "massacre", "2019-06-17", "Gangafani", "unidentified armed group"),
        ],
    },
    Case {
        shows: "the post that a unit comes from is not where it was ambushed",
        published: "2020-05-13",
        text: "Embuscade\n\nLundi, une unité du détachement de Sebba est tombée dans une embuscade : huit soldats ont été tués. Les faits ont eu lieu sur un site d'orpaillage à l'entrée du village de Korizéna.",
        incidents: &[("main", "ambush", "2020-05-11", "Korizéna", "-")],
    },
    Case {
        shows: "who runs over a device has not done it; where aircraft came from is no other place",
        published: "2022-07-15",
        text: "Mine\n\nUn camion de l'armée a sauté mardi sur un engin explosif près de Bourzanga : six soldats ont été tués. Des avions venus de Kaya ont bombardé les assaillants.",
        incidents: &[("main", "ied", "2022-07-12", "Bourzanga", "-")],
    },
    Case {
        shows: "the paper that is quoted is no place; nor is the garrison of who tells of it",
        published: "2025-03-14",
        text: "Bombe\n\nCinq soldats ont été tués mardi par une bombe, selon un officier cité par Le Figaro. L'attentat a visé un convoi au village d'Esperanza, a dit une source en garnison à Cali.",
        incidents: &[("main", "attack", "2025-03-11", "Esperanza", "-")],
    },
    Case {
        shows: "the fighting in which an army owns to losses is not its air strike",
        published: "2024-07-31",
        text: "Frappes\n\nL'armée malienne a mené mardi des frappes aériennes à Tinzaouatène. Lundi, l'état-major a reconnu avoir perdu des soldats dans les combats. Le vendredi 26 juillet, les combats ont redoublé.",
        incidents: &[("main", "airstrike", "2024-07-30", "Tinzaouatène", "fama"), ("main", "clash", "2024-07-26", "-", "-")],
    },
    Case {
        shows: "in a review of several countries, the armed men of one are not those of another",
        published: "2021-05-20",
        text: "Sahel\n\nTchad\n\nDes hommes armés de Boko Haram ont tué lundi treize personnes à Ngouboua.\n\nMali\n\nQuatre soldats maliens ont péri mardi à Diafarabé dans une embuscade d'hommes armés.",
        incidents: &[
            ("main", "attack", "2021-05-17", "Ngouboua", "boko-haram"),
            ("main", "ambush", "2021-05-18", "Diafarabé", "unidentified armed group"),
        ],
    },
    Case {
        shows: "the same night is the last one told of",
        published: "2021-03-17",
        text: "Deux attaques\n\nDes rebelles ont tué six civils dans la nuit de dimanche 14 à lundi 15 mars à Karimba. Mercredi, des habitants ont marché à Tondika pour demander la paix.\n\nAu cours de la même nuit, une autre attaque a fait deux morts à Sanakala.",
        incidents: &[
            ("main", "attack", "2021-03-14/2021-03-15", "Karimba", "rebels"),
            ("main", "attack", "2021-03-14/2021-03-15", "Sanakala", "-"),
        ],
    },
    Case {
        shows: "two days with their names share a month",
        published: "2021-03-17",
        text: "Une attaque\n\nLes samedi 13 et dimanche 14 mars 2021, des rebelles ont attaqué Karimba, tuant six civils.",
        incidents: &[("main", "attack", "2021-03-13/2021-03-14", "Karimba", "rebels")],
    },
    Case {
        shows: "so many days after the attack, told of a day",
        published: "2021-03-17",
        text: "Après le raid\n\nLa peur régnait mardi à Karimba, cinq jours après l'attaque menée par des rebelles contre le marché, où six civils ont été tués.",
        incidents: &[("main", "attack", "2021-03-11", "Karimba", "rebels")],
    },
    Case {
        shows: "of two units of one name, the one that acts there",
        published: "2021-03-17",
        text: "Cameroun: une opération\n\nLundi, les hommes du BIR ont tué quatre combattants séparatistes à Kumbo, dans le nord-ouest du Cameroun.",
        incidents: &[("main", "operation", "2021-03-15", "Kumbo", "bir")],
    },
    Case {
        shows: "a village set on fire was attacked",
        published: "2021-03-17",
        text: "Des rebelles reviennent\n\nLundi, des rebelles ont tué six civils à Karimba. Mardi, les assaillants ont incendié un village à Tondika.",
        incidents: &[
            ("main", "attack", "2021-03-15", "Karimba", "rebels"),
            ("main", "attack", "2021-03-16", "Tondika", "rebels"),
        ],
    },
    Case {
        shows: "a militia whose name is that of a country",
        published: "2021-03-17",
        text: "Une milice\n\nLundi, la milice Zaïre a tué six civils à Karimba, en Ituri.",
        incidents: &[("main", "attack", "2021-03-15", "Karimba", "zaire-fpac")],
    },
    Case {
        shows: "the day of what was claimed on another day",
        published: "2021-03-17",
        text: "Un poste pris\n\nLe JNIM a revendiqué mardi la prise, samedi soir, d'un poste de l'armée aux abords de Karimba. Il dit avoir tué neuf soldats.",
        incidents: &[("main", "attack", "2021-03-13", "Karimba", "jnim")],
    },
    Case {
        shows: "a day named beside one that is counted, and a day of the month told",
        published: "2021-03-17",
        text: "Attaque au bord du fleuve\n\nLe 9 mars, soit deux jours après la foire, des jihadistes ont tué six civils à Karimbala. Le 12 de ce même mois, ils ont abattu quatre éleveurs à Tondikara.",
        incidents: &[
            ("main", "attack", "2021-03-09", "Karimbala", "jihadists"),
            ("main", "attack", "2021-03-12", "Tondikara", "-"),
        ],
    },
    Case {
        shows: "near a town, and then the village itself with the same figure",
        published: "2021-03-17",
        text: "Embuscade dans le nord\n\nUn car a été attaqué lundi par des hommes armés non loin de Tessalit : neuf passagers ont été tués. Le car a été mitraillé dans le secteur de Tin-Karima, où neuf passagers ont été tués, dit le préfet.",
        incidents: &[("main", "ambush", "2021-03-15", "Tin-Karima", "unidentified armed group")],
    },
    Case {
        shows: "a hotel stands in the town told before",
        published: "2021-03-17",
        text: "Siège d'un hôtel\n\nDes hommes armés ont attaqué samedi un hôtel de Gao, tuant sept personnes. Entrés dans l'hôtel Karima-Palace, ils ont tiré sur les gardes.",
        incidents: &[("main", "attack", "2021-03-13", "Gao", "unidentified armed group")],
    },
    Case {
        shows: "countries head the parts of a review",
        published: "2021-03-17",
        text: "Une semaine au Sahel\n\nDes attaques ont eu lieu dans deux pays.\n\nMali\n\nCinq soldats ont été tués dans une embuscade.\n\nNiger\n\nDeux gendarmes ont été tués dans une attaque.",
        incidents: &[("main", "ambush", "-", "-", "-"), ("main", "attack", "-", "-", "-")],
    },
    Case {
        shows: "where the wounded were taken, since when, and what is feared are no incidents",
        published: "2021-03-17",
        text: "Attaque à Karimbala\n\nDes hommes armés ont tué trois civils lundi à Karimbala. C'est à Gao que les blessés ont été emmenés. Depuis que l'armée a repris en janvier la ville de Ménaka, la région vivait dans le calme. Une offensive est redoutée à Tondikara.",
        incidents: &[("main", "attack", "2021-03-15", "Karimbala", "unidentified armed group")],
    },
    Case {
        shows: "several attacks, and then the places that tell them apart",
        published: "2021-03-17",
        text: "Attaques au bord du fleuve\n\nLes rebelles ont mené, samedi 13 mars, plusieurs attaques dans le territoire de Djugu. Ces assauts ont fait douze morts à Karimba et à Tondika.",
        incidents: &[
            ("main", "attack", "2021-03-13", "Karimba", "rebels"),
            ("main", "attack", "2021-03-13", "Tondika", "rebels"),
        ],
    },
    Case {
        shows: "what hits names the kind",
        published: "2021-03-17",
        text: "Des drones\n\nDes drones ont frappé lundi la ville de Karimbala, tuant deux civils.",
        incidents: &[("main", "drone", "2021-03-15", "Karimbala", "-")],
    },
    Case {
        shows: "a day long over is not that of undated news",
        published: "2021-03-17",
        text: "Embuscade\n\nUne embuscade a coûté la vie à trois soldats à Karimbala. Le 4 novembre 2019, une attaque a fait neuf morts à Tondikara.",
        incidents: &[("main", "ambush", "-", "Karimbala", "-"), ("background", "attack", "2019-11-04", "Tondikara", "-")],
    },
    Case {
        shows: "a post based at a place is hit there, an office based there is not; a claim has a day of its own",
        published: "2022-05-20",
        text: "Poste attaqué\n\nLe détachement militaire basé à Arbinda a été attaqué lundi. Six soldats ont été tués, selon une ONG basée \
               à Dakar. Le JNIM a revendiqué mercredi cette attaque.",
        incidents: &[("main", "attack", "2022-05-16", "Arbinda", "jnim")],
    },
    Case {
        shows: "this morning, in the words of somebody who spoke yesterday",
        published: "2022-05-20",
        text: "Camp attaqué\n\nSix soldats ont été tués hier dans une attaque à Djibo. « Ce matin nous avons attaqué le camp », a écrit un \
               porte-parole du JNIM.",
        incidents: &[("main", "attack", "2022-05-19", "Djibo", "jnim")],
    },
    Case {
        shows: "a name with a small word in it, and what a group has held since a month is not where it attacked",
        published: "2020-11-03",
        text: "Raids\n\nDes insurgés ont attaqué samedi un hameau du district de Muidumbe, au Mozambique, tuant neuf villageois. Le \
               groupe tient le port de Mocímboa da Praia depuis août.",
        incidents: &[("main", "attack", "2020-10-31", "Muidumbe", "insurgents")],
    },
    Case {
        shows: "a weekday before a count is no day of the month; a village of another country of that name is another",
        published: "2022-09-21",
        text: "Nuit\n\nDans la nuit de mardi deux attaques ont visé le Cameroun. Le village de Kassa a été pillé, six villageois y ont été tués.",
        incidents: &[("main", "attack", "2022-09-20", "Kassa", "-")],
    },
    Case {
        shows: "the day of a sentence that only says how dark it was; the day before it",
        published: "2023-08-26",
        text: "Deuil\n\nLa journée de jeudi a été des plus sombres à Ouagadougou. La veille, une attaque à Djibo a fait neuf morts.",
        incidents: &[("main", "attack", "2023-08-23", "Djibo", "-")],
    },
    Case {
        shows: "what is counted from, and what an earthquake did, are no part of the attack",
        published: "2021-12-01",
        text: "Gangs\n\nUn gang a tué lundi neuf habitants à Gressier, en Haïti. La sécurité s'y dégrade depuis l'assassinat, dans la \
               nuit du 7 au 8 juillet, d'un élu, suivi d'un séisme en août, qui a coûté la vie à 900 personnes.",
        incidents: &[
            ("main", "attack", "2021-11-29", "Gressier", "gang"),
            ("background", "attack", "2021-07-07/2021-07-08", "-", "-"),
        ],
    },
    Case {
        shows: "places of telling, of treatment and of reference open no incident",
        published: "2021-03-17",
        text: "Drame dans le nord\n\nLundi, des hommes armés ont attaqué le village de Karimbala, à 30 km de Djibo. Vingt habitants ont été tués, a déclaré à Ouagadougou le ministre de la Sécurité. Les blessés ont été évacués sur Kaya. À l'hôpital de Dori, un médecin parle de cinq blessés.",
        incidents: &[("main", "massacre", "2021-03-15", "Karimbala", "unidentified armed group")],
    },
    Case {
        shows: "another day and place within the week is news as well, what lies before is background",
        published: "2021-03-17",
        text: "Deux attaques\n\nDimanche, à Koutiala, six soldats ont été tués dans une embuscade. Lundi, à Tominian, un véhicule a sauté sur une mine : trois morts. Le 4 février, à Macina, deux gendarmes avaient été tués.",
        incidents: &[
            ("main", "ambush", "2021-03-14", "Koutiala", "-"),
            ("main", "ied", "2021-03-15", "Tominian", "-"),
            ("background", "attack", "2021-02-04", "Macina", "-"),
        ],
    },
    Case {
        shows: "what happened weeks ago is background, and what follows in its paragraph goes on with it",
        published: "2022-05-20",
        text: "Une patrouille visée\n\nJeudi, une patrouille est tombée dans une embuscade à Tillia. Quatre soldats ont été tués.\n\nIl y a trois semaines, un convoi avait déjà sauté sur une mine près d'Abala. Deux civils y ont péri.",
        incidents: &[("main", "ambush", "2022-05-19", "Tillia", "-"), ("background", "ied", "-", "Abala", "-")],
    },
    Case {
        shows: "the night between two days",
        published: "2022-05",
        text: "Nuit de violence\n\nDans la nuit du 3 au 4 mai, des jihadistes ont attaqué le poste de Doubana. Trois soldats ont été tués.",
        incidents: &[("main", "attack", "2022-05-03/2022-05-04", "Doubana", "jihadists")],
    },
    Case {
        shows: "the day of the announcement is not the day of the event",
        published: "2021-03-17",
        text: "Un bilan\n\nL'armée a annoncé mercredi que vingt jihadistes avaient été tués lundi dans une opération près de Tessit.",
        incidents: &[("main", "operation", "2021-03-15", "Tessit", "fama")],
    },
    Case {
        shows: "a weekday beside a date of the text, in no known year",
        published: "",
        text: "Des enseignants enlevés\n\nTrois enseignants ont été enlevés vendredi dernier à Korima, un village du cercle de Ségou. Ils ont été relâchés ce mardi 8 septembre.",
        incidents: &[("main", "abduction", "XXXX-09-04", "Korima", "-")],
    },
    Case {
        shows: "three sites of one list are three incidents",
        published: "2022-05-20",
        text: "Une série d'attaques\n\nSept soldats ont été tués jeudi dans une série d'attaques dans la région de Tillabéri. Trois sites ont été visés : le poste de Karimbala, la prison de Sowé et, à Tondibo, une patrouille.",
        incidents: &[
            ("main", "attack", "2022-05-19", "Karimbala", "-"),
            ("main", "attack", "2022-05-19", "Sowé", "-"),
            ("main", "attack", "2022-05-19", "Tondibo", "-"),
        ],
    },
    Case {
        shows: "a claim, an attribution and a branch",
        published: "2022-05-20",
        text: "Attaque d'un camp\n\nMardi, un camp militaire a été attaqué à Tominian. Neuf soldats ont été tués. L'attaque a été revendiquée par le JNIM, lié à Al-Qaïda.",
        incidents: &[("main", "attack", "2022-05-17", "Tominian", "jnim")],
    },
    Case {
        shows: "forces act from the air",
        published: "2022-05-20",
        text: "Frappe de l'armée\n\nL'armée malienne a affirmé avoir mené mercredi des frappes aériennes près de Tessalit. Quinze jihadistes ont été tués.",
        incidents: &[("main", "airstrike", "2022-05-18", "Tessalit", "fama")],
    },
    Case {
        shows: "an accident, a game and a trial are no incident",
        published: "2022-05-20",
        text: "Accident de la route\n\nUn bus et un camion sont entrés en collision jeudi près de Dosso. Douze passagers ont été tués.",
        incidents: &[],
    },
    Case {
        shows: "a dateline's day and place are the report's; an assault is launched, not said",
        published: "2022-05-20",
        text: "Un poste visé\n\nNIAMEY, 19 mai - Sept soldats ont été tués dans l'assaut lancé le 16 mai contre le poste de Karimbala.",
        incidents: &[("main", "attack", "2022-05-16", "Karimbala", "-")],
    },
    Case {
        shows: "the day that heads a sentence holds for all its places",
        published: "2022-05-20",
        text: "Deux villages\n\nMardi, cinq personnes ont été tuées à Karimbala, trois à Tominian, par des hommes armés.",
        incidents: &[
            ("main", "attack", "2022-05-17", "Karimbala", "-"),
            ("main", "attack", "2022-05-17", "Tominian", "unidentified armed group"),
        ],
    },
    Case {
        shows: "where somebody speaks first is where it was said",
        published: "2022-05-20",
        text: "Embuscade\n\nMardi, six soldats sont tombés dans une embuscade à Karimbala.\n\nÀ Bamako, on dément toute attaque de grande ampleur.",
        incidents: &[("main", "ambush", "2022-05-17", "Karimbala", "-")],
    },
    Case {
        shows: "a device that was found and made safe is no incident",
        published: "2022-05-20",
        text: "Point de situation\n\nLe 16 mai, des hommes armés ont attaqué le poste de Karimbala. Deux soldats ont été tués.\n\nLe 18 mai, à Tominian, un engin explosif a été découvert puis désamorcé.",
        incidents: &[("main", "attack", "2022-05-16", "Karimbala", "unidentified armed group")],
    },
    Case {
        shows: "what a weaker sentence told before belongs to the incident that opens after it",
        published: "2022-05-20",
        text: "Deuil\n\nLe chef du village a été tué mardi 17 mai. Trois habitants sont morts avec lui à Karimbala. La dépouille a pris jeudi la direction de Ségou.",
        incidents: &[("main", "attack", "2022-05-17", "Karimbala", "-")],
    },
    Case {
        shows: "this Friday after a Thursday with its date, in a report of a month",
        published: "2022-05",
        text: "Deux jours\n\nJeudi 12 mai, à Karimbala, deux soldats ont été tués dans une embuscade. Puis, ce vendredi, à Tominian, trois gendarmes sont tombés dans une embuscade.",
        incidents: &[("main", "ambush", "2022-05-12", "Karimbala", "-"), ("main", "ambush", "2022-05-13", "Tominian", "-")],
    },
    Case {
        shows: "those who mourn the fallen of various attacks tell of no incident",
        published: "2022-05-20",
        text: "Colère\n\nMardi, neuf soldats ont été tués dans une embuscade à Karimbala. Jeudi, à Ségou, des veuves de soldats tombés dans diverses attaques ont défilé.",
        incidents: &[("main", "ambush", "2022-05-17", "Karimbala", "-")],
    },
    Case {
        shows: "a match is told in words of violence",
        published: "2022-05-20",
        text: "Championnat : un massacre au stade\n\nLes attaquants ont bombardé les cages pendant tout le match. Deux blessés côté visiteurs, l'arbitre n'a rien vu.",
        incidents: &[],
    },
    Case {
        shows: "two days of the week are two days, though no calendar says which",
        published: "",
        text: "Attentat au marché\n\nVendredi, un attentat à la bombe a tué douze personnes à Korima. Dimanche, deux corps ont été retrouvés sous les gravats.\n\nSamedi également, dans la région de Gao, quatre soldats ont été tués dans une embuscade.",
        incidents: &[("main", "explosion", "-", "Korima", "-"), ("main", "ambush", "-", "Gao", "-")],
    },
    Case {
        shows: "survivors, suspects and bodies counted elsewhere are of the incident told",
        published: "2021-03-17",
        text: "Un village attaqué\n\nLundi, des hommes armés ont attaqué le village de Karimbala. Vingt habitants ont été tués. À Sowé, on compte quarante rescapés. Trois suspects ont été arrêtés à Tondibo.",
        incidents: &[("main", "massacre", "2021-03-15", "Karimbala", "unidentified armed group")],
    },
    Case {
        shows: "an earlier count of this attack is no other attack, whoever had given it",
        published: "2021-03-17",
        text: "Un bilan revu\n\nLundi, des hommes armés ont attaqué le village de Karimbala. Neuf soldats ont été tués. Le gouverneur avait fait état de six morts dans cette attaque.",
        incidents: &[("main", "attack", "2021-03-15", "Karimbala", "unidentified armed group")],
    },
    Case {
        shows: "a month that was over recalls without the pluperfect",
        published: "2021-03-17",
        text: "Une embuscade\n\nLundi, six soldats ont été tués dans une embuscade à Karimbala. À Sowé, deux attentats-suicides ont coûté la vie à onze personnes en janvier.",
        incidents: &[("main", "ambush", "2021-03-15", "Karimbala", "-"), ("background", "suicide", "2021-01", "Sowé", "-")],
    },
    Case {
        shows: "a paragraph that recalls goes on recalling",
        published: "",
        text: "Une embuscade\n\nLundi, six soldats ont été tués dans une embuscade à Karimbala.\n\nUne patrouille avait déjà été attaquée le 3 octobre à Sowé : deux morts. À Tondibo, neuf personnes ont péri le 12 novembre.",
        incidents: &[
            ("main", "ambush", "-", "Karimbala", "-"),
            ("background", "attack", "XXXX-10-03", "Sowé", "-"),
            ("background", "attack", "XXXX-11-12", "Tondibo", "-"),
        ],
    },
    Case {
        shows: "two days after some fighting is no day of what is told",
        published: "2021-03-17",
        text: "Un massacre\n\nLundi, des hommes armés ont tué douze villageois à Karimbala. Cette tuerie est arrivée trois jours après des affrontements dans la zone.",
        incidents: &[("main", "massacre", "2021-03-15", "Karimbala", "unidentified armed group")],
    },
    Case {
        shows: "a month's list holds what armed men did at a place on a day, though nobody was hurt",
        published: "2021-04",
        text: "Les incidents du mois\n\nLe 3 mars 2021, des jihadistes présumés ont pénétré à Karimbala et emporté du bétail.\n\nDans la nuit du 9 au 10 mars 2021, des hommes armés ont pénétré à Sowé et fouillé les maisons.",
        incidents: &[
            ("main", "attack", "2021-03-03", "Karimbala", "jihadists"),
            ("main", "attack", "2021-03-09/2021-03-10", "Sowé", "unidentified armed group"),
        ],
    },
    Case {
        shows: "yesterday in a report dated by its month is a day of that month",
        published: "2019-03",
        text: "Un camp attaqué\n\nDes hommes armés ont attaqué hier le camp de Karimbala. Seize militaires ont été tués.",
        incidents: &[("main", "attack", "2019-03", "Karimbala", "unidentified armed group")],
    },
    Case {
        shows: "the explosion of a bomb is not the one told before",
        published: "2021-03-17",
        text: "Deux explosions\n\nLundi, une bombe a explosé à Korima, tuant deux civils. L'explosion d'une voiture piégée à Sowé a fait quatre morts.",
        incidents: &[("main", "explosion", "2021-03-15", "Korima", "-"), ("main", "ied", "2021-03-15", "Sowé", "-")],
    },
    Case {
        shows: "a chronology: what stands below a day happened on it, however long ago",
        published: "2021-03-17",
        text: "Une année de violences\n\n4 avril 2020\nDes hommes armés ont attaqué le poste de Karimbala. Deux gendarmes ont été tués. À Sowé, un couple a été enlevé.\n\n9 octobre 2020\nUn véhicule a sauté sur une mine à Tondibo : trois morts.",
        incidents: &[
            ("main", "attack", "2020-04-04", "Karimbala", "unidentified armed group"),
            ("main", "abduction", "2020-04-04", "Sowé", "-"),
            ("main", "ied", "2020-10-09", "Tondibo", "-"),
        ],
    },
    Case {
        shows: "this day with its year, where nothing else dates the report, is the report's own",
        published: "",
        text: "Un convoi visé\n\nLa mission l'annonce dans un communiqué diffusé ce 25 janvier 2019. Une mine a explosé ce matin à Karimbala au passage d'un convoi, tuant deux soldats.",
        incidents: &[("main", "ied", "2019-01-25", "Karimbala", "-")],
    },
    Case {
        shows: "the next day is another day, whatever the first one was",
        published: "",
        text: "Deux attaques\n\nVendredi, des hommes armés ont tué trois civils dans le village de Karimbala. Le surlendemain, ils ont attaqué le village de Sowé.",
        incidents: &[
            ("main", "attack", "-", "Karimbala", "unidentified armed group"),
            ("main", "attack", "-", "Sowé", "unidentified armed group"),
        ],
    },
    Case {
        shows: "two quarters of a town are sites of one assault; fighting that lasts until today is not of today",
        published: "2021-03-17",
        text: "Une ville attaquée\n\nLundi, des hommes armés ont attaqué le quartier Tobola, à Korima. Trois civils ont été tués. Dans le quartier Wassa, deux soldats ont été tués. Les combats se poursuivent jusqu'à aujourd'hui.",
        incidents: &[("main", "attack", "2021-03-15", "Tobola", "unidentified armed group")],
    },
    Case {
        shows: "what the report calls an attack is one, however many it killed; what it does not name is a massacre by its toll",
        published: "2021-03-17",
        text: "Deux villages\n\nLundi, dix-neuf civils ont été tués dans une attaque à Karimbala. Mardi, des hommes armés ont tué seize villageois à Sowé.",
        incidents: &[
            ("main", "attack", "2021-03-15", "Karimbala", "-"),
            ("main", "massacre", "2021-03-16", "Sowé", "unidentified armed group"),
        ],
    },
    Case {
        shows: "whoever blows himself up names the kind",
        published: "2021-03-17",
        text: "Six morts\n\nLundi, un attentat commis par une kamikaze a tué six personnes à Karimbala.",
        incidents: &[("main", "suicide", "2021-03-15", "Karimbala", "suicide bomber")],
    },
    Case {
        shows: "people taken in an attack that kills; a gold mine is no device; to strike is no air strike",
        published: "2021-03-17",
        text: "Une mine attaquée\n\nLundi, une attaque a frappé la mine d'or de Karimbala. Trois civils ont été tués et deux autres enlevés.",
        incidents: &[("main", "attack", "2021-03-15", "Karimbala", "-")],
    },
    Case {
        shows: "others that are announced take the places told next; last week in the pluperfect is background",
        published: "2021-04-27",
        text: "Des voyageurs enlevés\n\nTrois voyageurs ont été enlevés lundi dans l'est du pays. Deux autres attaques ont eu lieu lundi. Neuf soldats ont été tués à Karimbala. Un poste a été attaqué à Sowé, faisant un mort.\n\nLa semaine dernière, quinze pêcheurs avaient été tués à Tondibo.",
        incidents: &[
            ("main", "abduction", "2021-04-26", "-", "-"),
            ("main", "attack", "2021-04-26", "Karimbala", "-"),
            ("main", "attack", "2021-04-26", "Sowé", "-"),
            ("background", "massacre", "2021-04-19/2021-04-25", "Tondibo", "-"),
        ],
    },
    Case {
        shows: "bodies are found on a day, people were killed on another: one incident, on the day of the violence",
        published: "2021-06-18",
        text: "Douze corps ont été découverts jeudi 17 juin à Karimbala, et quatre autres ce jour-là à Sowé, a indiqué un élu. Mardi, des hommes armés ont attaqué le village de Karimbala.",
        incidents: &[
            ("main", "attack", "2021-06-15", "Karimbala", "unidentified armed group"),
            ("main", "attack", "2021-06-17", "Sowé", "-"),
        ],
    },
    Case {
        shows: "hardly two weeks after another: what the sentence only measures by is recalled",
        published: "2021-06-18",
        text: "Trois soldats ont été tués mercredi à Karimbala. Cette attaque intervient dix jours à peine après une embuscade dans laquelle vingt gendarmes avaient péri à Sowé.",
        incidents: &[("main", "attack", "2021-06-16", "Karimbala", "-"), ("background", "ambush", "-", "Sowé", "-")],
    },
    Case {
        shows: "attacks of a kind, or of a period, are no incident of their own",
        published: "2021-06-18",
        text: "Trois soldats ont été tués mercredi dans une embuscade à Karimbala. Au moins trente policiers auraient péri dans des attaques semblables dans cette région. Depuis le début de l'année, une vingtaine d'attaques ont visé l'armée. Quarante soldats y ont laissé la vie.",
        incidents: &[("main", "ambush", "2021-06-16", "Karimbala", "-")],
    },
    Case {
        shows: "the day of an election, the end of another thing, a date of printing: none is the day of the attack",
        published: "2021-06-18",
        text: "Un convoi qui rentrait du scrutin de dimanche dernier est tombé dans une embuscade à Karimbala. Six soldats ont été tués mercredi. C'est le bilan le plus lourd depuis qu'a pris fin, en mars 2019, la mission.",
        incidents: &[("main", "ambush", "2021-06-16", "Karimbala", "-")],
    },
    Case {
        shows: "a night whose second day has its date; two days next to each other are one span",
        published: "2021-06",
        text: "Dans la nuit du lundi au mardi 15 juin 2021, des jihadistes ont tué cinq civils à Karimbala.",
        incidents: &[("main", "attack", "2021-06-14/2021-06-15", "Karimbala", "jihadists")],
    },
    Case {
        shows: "the sea is no Wednesday; Thursday and Friday are one span",
        published: "2021-06-18",
        text: "Les assauts menés jeudi et vendredi près de Karimbala, sur la mer Rouge, ont tué neuf rebelles.",
        incidents: &[("main", "attack", "2021-06-17/2021-06-18", "Karimbala", "-")],
    },
    Case {
        shows: "those who kidnap do so at any time",
        published: "2021-06-18",
        text: "La région souffre de bandes qui pillent et kidnappent, à l'approche d'une élection en février. À Karimbala, vingt personnes ont été enlevées mercredi par des bandits.",
        incidents: &[("main", "abduction", "2021-06-16", "Karimbala", "bandits")],
    },
    Case {
        shows: "two days joined by a conjunction are two incidents with a figure of both; what is told of one of them goes to it",
        published: "2021-06-18",
        text: "Les 9 et 14 juin, des frappes aériennes ont tué plusieurs jihadistes près de Karimbala. Le 14 juin, deux avions ont mené la frappe.",
        incidents: &[
            ("main", "airstrike", "2021-06-09", "Karimbala", "-"),
            ("main", "airstrike", "2021-06-14", "Karimbala", "-"),
        ],
    },
    Case {
        shows: "a town that the report also names as a district stands for it: the village is where it was",
        published: "2021-06-18",
        text: "Dix civils ont été tués mercredi à Djibo. « Pour l'attaque du village de Karimbala, le bilan est de quatorze civils tués », a dit un élu. Karimbala se trouve dans la province de Djibo.",
        incidents: &[("main", "attack", "2021-06-16", "Karimbala", "-")],
    },
    Case {
        shows: "in the pluperfect, by the names of the days of one week, each at a place of its own: all of it news",
        published: "2021-06-18",
        text: "Neuf civils ont été tués jeudi à Karimbala. Mercredi déjà, quatre civils avaient péri à Sowé. Dimanche dernier, six soldats avaient aussi été tués dans une embuscade à Tondibo.",
        incidents: &[
            ("main", "attack", "2021-06-17", "Karimbala", "-"),
            ("main", "attack", "2021-06-16", "Sowé", "-"),
            ("main", "ambush", "2021-06-13", "Tondibo", "-"),
        ],
    },
    Case {
        shows: "the day before counts from the day of its own sentence, be it that of the announcement",
        published: "2022-05-18",
        text: "Quatre morts\n\nLe ministère a annoncé mardi la perte de quatre gendarmes dans une embuscade tendue la veille près de Tessit.",
        incidents: &[("main", "ambush", "2022-05-16", "Tessit", "-")],
    },
    Case {
        shows: "days that follow each other, in a list or between two of them, are one time",
        published: "2024-08-25",
        text: "Des combats\n\nEntre le 9 et le 11 août, des combats ont opposé l'armée malienne à des rebelles près de Tessalit. Trente soldats ont été tués. Les 13, 14 et 15 août, des bandits ont attaqué Taméla : six morts.",
        incidents: &[
            ("main", "clash", "2024-08-09/2024-08-11", "Tessalit", "fama rebels"),
            ("main", "attack", "2024-08-13/2024-08-15", "Taméla", "bandits"),
        ],
    },
    Case {
        shows: "last night is the night before the day of the report, a week-end its two days",
        published: "2022-05-18",
        text: "Deux drames\n\nUne bombe a tué six passants la nuit dernière à Gao. Ce week-end, des hommes armés avaient attaqué Ménaka : trois morts.",
        incidents: &[
            ("main", "explosion", "2022-05-17/2022-05-18", "Gao", "-"),
            ("main", "attack", "2022-05-14/2022-05-15", "Ménaka", "unidentified armed group"),
        ],
    },
    Case {
        shows: "in a report dated by its month, yesterday and today are two days",
        published: "2010-05",
        text: "Deux attaques\n\nUne mine a tué aujourd'hui un soldat dans le sud du pays. Hier, cinq policiers sont morts dans un attentat suicide à Kaboul.",
        incidents: &[("main", "ied", "2010-05", "-", "-"), ("main", "suicide", "2010-05", "Kaboul", "-")],
    },
    Case {
        shows: "several attacks told of together lend their day to those that are told without one",
        published: "2021-06-25",
        text: "Des attaques\n\nLes attaques menées jeudi dans l'ouest du Niger ont fait dix-neuf morts. À Tamou, quinze personnes ont été tuées. À Bolsi, quatre villageois ont péri.",
        incidents: &[("main", "attack", "2021-06-24", "Tamou", "-"), ("main", "attack", "2021-06-24", "Bolsi", "-")],
    },
    Case {
        shows: "people who march on the day of the report open no scene for what is told after them",
        published: "2019-11-20",
        text: "Une nuit de violence\n\nDes miliciens ont tué sept personnes dans la nuit de mardi à mercredi à Bunia. Des jeunes ont manifesté ce mercredi à Mongbwalu. Au cours de la même nuit, une autre attaque a visé Djugu, où trois civils ont été tués.",
        incidents: &[
            ("main", "attack", "2019-11-19/2019-11-20", "Bunia", "militia"),
            ("main", "attack", "2019-11-19/2019-11-20", "Djugu", "-"),
        ],
    },
    Case {
        shows: "paragraphs headed by days are a series, in which none is only recalled",
        published: "2022-10-23",
        text: "Un bilan\n\nLe 20 octobre, à Koro, une patrouille a essuyé des tirs et tué quatre terroristes.\n\nLe 18 octobre, un convoi est tombé dans une embuscade près de Bankass. Deux soldats ont péri.\n\nLe 8 octobre, l'aviation a frappé une base dans le secteur de Tessit. Bilan : onze terroristes tués.",
        incidents: &[
            ("main", "attack", "2022-10-20", "Koro", "-"),
            ("main", "ambush", "2022-10-18", "Bankass", "-"),
            ("main", "airstrike", "2022-10-08", "Tessit", "fama"),
        ],
    },
    Case {
        shows: "another incident at the same place, another one of the same day before it",
        published: "2014-12-12",
        text: "Kaboul frappée\n\nJeudi à Kaboul, une voiture piégée a explosé devant un hôtel, tuant treize personnes. Autre incident, au nord de Kaboul : une bombe a tué un passant. Dans la matinée, un autre attentat-suicide avait visé un car de l'armée et tué six soldats.",
        incidents: &[
            ("main", "ied", "2014-12-11", "Kaboul", "-"),
            ("main", "explosion", "2014-12-11", "Kaboul", "-"),
            ("main", "suicide", "2014-12-11", "-", "-"),
        ],
    },
    Case {
        shows: "places that are listed as hit are each an incident",
        published: "2016-08-02",
        text: "Des villages attaqués\n\nSamedi, les localités de Kirou, Bolé et Taméla ont été la cible d'individus armés, qui y ont tué quarante civils.",
        incidents: &[
            ("main", "massacre", "2016-07-30", "Kirou", "unidentified armed group"),
            ("main", "massacre", "2016-07-30", "Bolé", "unidentified armed group"),
            ("main", "massacre", "2016-07-30", "Taméla", "unidentified armed group"),
        ],
    },
    Case {
        shows: "villages on no map: the object of an attack, one brought in by its name, a subject that lies somewhere",
        published: "2022-05-20",
        text: "Trois villages\n\nMardi, des jihadistes ont envahi Talgari et tué six habitants. Mercredi, une frappe a tué deux civils dans un hameau isolé du nom de Pontal. Kolobé, dans le nord du département de Téhini, a été jeudi le théâtre d'une attaque : un mort.",
        incidents: &[
            ("main", "attack", "2022-05-17", "Talgari", "jihadists"),
            ("main", "airstrike", "2022-05-18", "Pontal", "-"),
            ("main", "attack", "2022-05-19", "Kolobé", "-"),
        ],
    },
    Case {
        shows: "where a road leads and where attackers had been before are not where it happened",
        published: "2022-05-20",
        text: "Trois faits\n\nMardi, deux soldats ont été tués dans une embuscade près de Kafulo, sur la piste qui mène à Simbou. Jeudi, près d'Ayorou, un drone a tué vingt terroristes ayant pris part à l'attaque de Balantou.",
        incidents: &[("main", "ambush", "2022-05-17", "Kafulo", "-"), ("main", "attack", "2022-05-19", "Ayérou", "-")],
    },
    Case {
        shows: "a town by which a region is found on the map",
        published: "2014-04-20",
        text: "Une embuscade\n\nOnze militaires sont tombés samedi dans une embuscade en Kabylie, région montagneuse à l'est d'Alger.",
        incidents: &[("main", "ambush", "2014-04-19", "Kabylie", "-")],
    },
    Case {
        shows: "attacks told of together name who did each; \"two others\" go on with the day",
        published: "2023-01-30",
        text: "Trois villages\n\nDes attaques contre trois villages, attribuées aux ADF, ont fait quinze morts dimanche en Ituri. Dix personnes ont été tuées à Manyala. Cinq autres ont péri à Talimbi.",
        incidents: &[("main", "attack", "2023-01-29", "Manyala", "adf"), ("main", "attack", "2023-01-29", "Talimbi", "adf")],
    },
    Case {
        shows: "what is condemned without a day or place has been told of elsewhere",
        published: "2025-08-30",
        text: "Une veillée\n\nLe parti condamne le massacre perpétré par les miliciens et appelle à une veillée samedi à Kinshasa. Il demande une enquête.",
        incidents: &[],
    },
    Case {
        shows: "a lead that only announces several operations is no incident beside them",
        published: "2022-02-24",
        text: "L'armée fait état de plusieurs opérations offensives dans les régions de Gao et de Ségou. Mercredi, une base terroriste a été prise d'assaut à Ansongo. Dix terroristes ont été neutralisés.",
        incidents: &[("main", "attack", "2022-02-23", "Ansongo", "-")],
    },
    Case {
        shows: "last week is another day; what had been announced then of earlier deeds is recalled",
        published: "2019-12-03",
        text: "Lundi, des hommes armés ont attaqué le détachement militaire de Djibo, causant trois morts.\n\nLa semaine passée, l'armée avait fait savoir qu'elle avait démantelé un groupe terroriste et neutralisé six combattants.",
        incidents: &[
            ("main", "attack", "2019-12-02", "Djibo", "unidentified armed group"),
            ("background", "operation", "-", "-", "fan-burkina"),
        ],
    },
    Case {
        shows: "another region at the head of a sentence opens another incident",
        published: "2024-05-16",
        text: "Un berger a été tué lundi à Niama. Dans la région de Ségou, une douzaine de terroristes ont été neutralisés.",
        incidents: &[("main", "attack", "2024-05-13", "Niama", "-"), ("main", "operation", "-", "Ségou", "-")],
    },
    Case {
        shows: "a patrol that was attacked attacked nobody; a suspect who is arrested makes no round-up of a killing",
        published: "2024-05-16",
        text: "Une patrouille de l'armée est tombée lundi dans une embuscade près de Boni. Six soldats ont été tués. Un suspect a été arrêté.",
        incidents: &[("main", "ambush", "2024-05-13", "Boni", "-")],
    },
    Case {
        shows: "bodies found, and somebody accused of it in the next sentence",
        published: "2024-05-16",
        text: "Les corps de douze hommes ont été retrouvés lundi à Yako. Les habitants accusent l'armée.",
        incidents: &[("main", "attack", "2024-05-13", "Yako", "fan-burkina")],
    },
];

#[test]
fn the_headline_adds_no_incident() {
    let case = Case {
        shows: "the headline fills the place, nothing more",
        published: "2022-05-20",
        text: "Embuscade de Karimbala\n\nMercredi, quatre soldats ont été tués dans une embuscade.",
        incidents: &[("main", "ambush", "2022-05-18", "Karimbala", "-")],
    };
    check(&case);
    let alone = Case {
        shows: "",
        published: "2022-05-20",
        text: "Embuscade de Karimbala : quatre soldats tués\n\nLe président a reçu un invité.",
        incidents: &[],
    };
    check(&alone);
}

#[test]
fn figures_over_a_period_are_no_tolls() {
    let case = Case {
        shows: "",
        published: "2022-05-20",
        text: "Une attaque\n\nMercredi, des jihadistes ont tué quatre civils à Karimbala. Depuis janvier 2020, les violences ont fait 3 000 morts au Burkina Faso.",
        incidents: &[],
    };
    let reading = read(&case);
    let aggregate = &reading.aggregates[0];
    assert_eq!(
        (aggregate.low, aggregate.period.as_deref(), aggregate.region.as_deref()),
        (3000, Some("2020-01/.."), Some("Burkina Faso"))
    );
    assert!(reading.incidents.iter().flat_map(|i| &i.tolls).all(|t| t.low != 3000));
}

#[test]
fn things_lost_and_how_it_ended() {
    let case = Case {
        shows: "",
        published: "2022-05-20",
        text: "Une attaque repoussée\n\nMercredi, des jihadistes ont attaqué le poste de Karimbala. L'attaque a été repoussée, affirme l'armée. Douze motos ont été détruites.",
        incidents: &[],
    };
    let reading = read(&case);
    let incident = &reading.incidents[0];
    assert_eq!(incident.target_type.as_deref(), Some("checkpoint"));
    assert_eq!(incident.outcomes.iter().map(|o| o.what.as_str()).collect::<Vec<_>>(), ["repelled"]);
    assert_eq!(
        incident.materiel.iter().map(|m| (m.what.as_str(), m.n, m.effect.as_str())).collect::<Vec<_>>(),
        [("motorcycle", 12, "destroyed")]
    );
}

#[test]
fn an_outcome_of_all_attacks_is_of_each() {
    let text = "Mali : trois attaques\n\nDes combattants ont attaqué mardi 14 mai le camp de Boni, tuant deux soldats. Le même jour, ils \
                ont attaqué le poste de Hombori, où trois soldats sont morts. Toutes les attaques ont été repoussées, selon l'armée.";
    let reading = read(&Case { shows: "", published: "2024-05-15", text, incidents: &[] });
    let ends =
        |i: &bilan::publish::wire::Incident| i.outcomes.iter().map(|o| (o.what.clone(), o.statement.clone())).collect::<Vec<_>>();
    let all: Vec<_> = reading.incidents.iter().map(ends).collect();
    assert_eq!(all.len(), 2, "{:?}", reading.incidents);
    assert!(all[0] == all[1] && all[0].len() == 1 && all[0][0].0 == "repelled", "{all:?}");
}

/// Who tells that it happened, and who names those who did it, are kept with the words.
#[test]
fn who_tells_of_an_incident_is_known() {
    let text = "Attaque\n\nUne base de l'armée a été attaquée mardi 14 mai à Boni. L'attaque a été menée par des insurgés, a \
                déclaré le gouverneur.";
    let reading = read(&Case { shows: "", published: "2024-05-15", text, incidents: &[] });
    let told: Vec<_> =
        reading.incidents[0].told.iter().map(|t| (t.speaker.as_ref().map(|s| s.class), t.quote.as_str())).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0].0, None);
    assert!(told[0].1.starts_with("Une base de l'armée"), "{told:?}");
    assert_eq!(told[1].0, Some(bilan::model::SpeakerClass::Official));
}

/// Ground that a side lost is no attack of that side.
#[test]
fn who_lost_ground_did_not_attack() {
    let text = "Attaque à Boni\n\nDeux soldats ont été tués mardi 14 mai dans une attaque à Boni. Dans la région, l'armée a repris le \
                territoire perdu par les rebelles.";
    let reading = read(&Case { shows: "", published: "2024-05-15", text, incidents: &[] });
    assert_eq!(reading.incidents[0].perpetrators.iter().map(|p| p.name.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn an_outcome_is_of_what_the_verb_is_about() {
    let outcomes = |text: &str| -> Vec<String> {
        let reading = read(&Case { shows: "", published: "2022-05-20", text, incidents: &[] });
        reading.incidents.iter().flat_map(|i| i.outcomes.iter().map(|o| o.what.as_str().to_owned())).collect()
    };
    let attack = "Lundi, le FLA a attaqué le camp de Tominian. Neuf soldats ont été tués.";
    assert_eq!(outcomes(&format!("Attaque\n\n{attack} Les combattants ont pris le camp.")), ["position_captured"]);
    assert_eq!(outcomes(&format!("Attaque\n\n{attack} L'armée a abandonné le poste.")), ["position_abandoned"]);
    let beaten =
        "Mardi, des insurgés ont attaqué un poste de l'armée à Tominian, dans le centre du pays, mais ont été repoussés.";
    assert_eq!(outcomes(&format!("Attaque\n\n{beaten}")), ["repelled"]);
    // Taking part, taking up position, the wounded brought away, people burnt, posts long held.
    for none in [
        "Des hélicoptères ont pris position au-dessus du camp.",
        "Les blessés ont été évacués vers la ville de Ségou.",
        "Des corps brûlés gisaient dans le camp.",
        "Les assaillants ont emporté leurs blessés.",
        "Le camp se trouve près de positions occupées par les groupes.",
        "Deux soldats ont été pris en charge à la base.",
        "Près du camp, le véhicule a été pris sous le feu des combattants.",
        "Depuis le camp, on prend la route sous escorte.",
    ] {
        assert_eq!(outcomes(&format!("Attaque\n\n{attack} {none}")), Vec::<String>::new(), "{none}");
    }
}

#[test]
fn the_country_is_that_of_what_happened() {
    let country = |text: &str| -> Option<String> {
        let reading = read(&Case { shows: "", published: "2022-05-20", text, incidents: &[] });
        reading.incidents.last().expect("an incident").country.clone()
    };
    for (text, expected) in [
        // Where victims, guests and troops from abroad come from says nothing of a village that nobody knows.
        ("Une infirmière suédoise a été enlevée mardi au village de Zarakolo.", None),
        ("Deux casques bleus guinéens ont été tués mardi au village de Zarakolo.", None),
        ("L'armée française a tué mardi un chef de guerre près de Zarakolo.", None),
        // The army at home there does, a country named as a place before it, other places of the report above all.
        ("L'armée burkinabè a tué mardi six jihadistes près de Zarakolo.", Some("BF")),
        ("Six soldats ont été tués mardi dans le sud de la Jordanie. Paris y voit la main de l'Iran.", Some("JO")),
        ("Neuf civils ont été tués mardi à Fataki. Quatre autres ont été tués au village de Zarakolo.", Some("CD")),
        // A city of that name in a country that nothing else speaks of is no village.
        ("Neuf civils ont été tués mardi à Fataki. Le lendemain, six autres l'ont été au village de Laï.", Some("CD")),
    ] {
        assert_eq!(country(text).as_deref(), expected, "{text}");
    }
}

/// The incidents of a report in one line, as `tests/gather/cases.tsv` writes them.
fn in_one_line(reading: &bilan::publish::wire::Reading) -> String {
    let one = |i: &bilan::publish::wire::Incident| {
        let or_dash = |s: Option<String>| s.filter(|s| !s.is_empty()).unwrap_or_else(|| "-".to_owned());
        let joined = |mut words: Vec<String>| {
            words.dedup();
            or_dash(Some(words.join(" ")))
        };
        let toll = |t: &bilan::publish::wire::Toll| {
            let joint = if t.joint_with.is_empty() { "" } else { "*" };
            format!("{}:{}{joint}", t.effect.name(), t.low)
        };
        let role = if i.role == Role::Main { "main" } else { "background" };
        format!(
            "{role} {} {} {} {} {}",
            i.kind.name(),
            or_dash(i.date.as_ref().map(|d| d.edtf.clone())),
            or_dash(i.place.as_ref().map(|p| p.name.clone())),
            joined(i.perpetrators.iter().filter_map(|a| a.actor.clone()).collect()),
            joined(i.tolls.iter().map(toll).collect()),
        )
    };
    reading.incidents.iter().map(one).collect::<Vec<_>>().join("; ")
}

#[test]
fn incidents_of_cases_in_a_table() {
    let mut wrong = Vec::new();
    for line in include_str!("gather/cases.tsv").lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (text, expected) = line.split_once('\t').expect("a text, a tab, and its incidents");
        let text = text.replace('¶', "\n\n");
        let found = in_one_line(&read(&Case { shows: "", published: "2022-05-19", text: &text, incidents: &[] }));
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected}\n  found    {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
