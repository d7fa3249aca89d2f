// Written by scripts/wire.mjs from docs/schemas. Do not edit; run `npm run wire`.

export type CharSpan = [number, number];

export type Contradiction = {
  /** `toll`, `outcome`, `responsibility` or `date`. */
  about: string;
  /** Further statements that say the same as one of them. */
  also: string[];
  /** The smallest set; for dates, incidents. */
  statements: string[];
  why: string;
};

export type EventDate = {
  because: string[];
  earliest: string | null;
  /** `null` where the days are only bounded. */
  edtf: string | null;
  latest: string | null;
};

export type Decision = {
  /** When it was made: RFC 3339 in UTC. */
  at: string;
  by: string;
  /** 16 hexadecimal digits that derive from all the rest. */
  id: string;
  reason: string;
} & ({
  incidents: Passage[];
  what: "confirm";
} | {
  incidents: Passage[];
  what: "reject";
} | {
  incidents: Passage[];
  setting: Setting;
  what: "set";
} | {
  incidents: Passage[];
  what: "merge";
  with: Passage[];
} | {
  from: Passage[];
  incidents: Passage[];
  what: "split";
} | {
  incidents: Passage[];
  what: "note";
} | {
  decision: string;
  what: "undo";
});

export type Effect = "killed" | "wounded" | "killed_or_wounded" | "missing" | "captured" | "abducted" | "detained" | "escaped" | "survivors" | "displaced";

export type Follow = {
  effect: Effect;
  high: number | null;
  low: number;
  /** What is left of a total beside its parts. */
  rest: boolean;
  statements: string[];
  victims: Victims;
  why: string;
};

export type Form = "exact" | "at_least" | "at_most" | "about" | "range" | "vague";

export type KeptApart = {
  because: Reason[];
  incident: string;
  other: string;
  other_event: string;
  points: number;
  why: string;
};

export type Kind = "attack" | "ambush" | "clash" | "ied" | "explosion" | "suicide" | "shelling" | "airstrike" | "drone" | "massacre" | "abduction" | "operation" | "arrests" | "other";

export type Line = {
  effect: Effect;
  form: Form;
  group: string | null;
  high: number | null;
  incident: string;
  joint_with: string[];
  low: number;
  of: string | null;
  part_of: string | null;
  published: string | null;
  quote: string;
  /** `admission`, `claim` or `account`. */
  side: string;
  /** The first report of its source family, by identifier. */
  source_family: string;
  speaker: SpeakerClass | null;
  speaker_name: string | null;
  stance: Stance;
  statement: string;
  /** Some of those whom another figure of the same report counts: no figure for all of them. */
  subset: boolean;
  superseded: boolean;
  superseded_by: string | null;
  victims: Victims;
};

export type Merge = {
  because: Reason[];
  incidents: [string, string];
  points: number;
};

export type EventOutcome = {
  statements: string[];
  what: string;
};

export type Party = {
  actor: string | null;
  /** The incidents that name it. */
  from: string[];
  name: string;
};

export type Passage = {
  /** The words themselves, for people who read the decision later. */
  quote: string;
  /** Identifier of the report. */
  report: string;
  span: CharSpan;
};

export type EventPlace = {
  admin1: string | null;
  admin2: string | null;
  /** Every way in which reports write it, and other names that they give. */
  also: string[];
  country: string | null;
  from: string[];
  gazetteer_id: string | null;
  geo_precision: number;
  lat: number | null;
  lon: number | null;
  name: string;
  /** The reports say that it was near the place, not there. */
  near?: boolean;
  /** The official code of the place, from a list that has one. */
  pcode: string | null;
  precision: string;
  /** How far the true place may lie from the point, where the point was worked out or stands for a surrounding. */
  uncertainty_km: number | null;
  /** UCDP's code, 1 to 7, and ACLED's, 1 to 3. */
  where_prec: number;
};

export type Reason = {
  evidence: string;
  meaning: string;
  points: number;
};

export type EventResponsibility = {
  actor: string | null;
  name: string;
  stance: Stance;
  statements: string[];
};

export type Setting = {
  field: "kind";
  kind: Kind;
} | {
  edtf: string;
  field: "date";
} | {
  admin1: string | null;
  country: string | null;
  field: "place";
  gazetteer_id: string | null;
  lat: number | null;
  lon: number | null;
  name: string;
} | {
  best: number | null;
  effect: Effect;
  field: "toll";
  high: number | null;
  low: number | null;
  victims: Victims;
} | {
  actor: string | null;
  field: "perpetrator";
  name: string;
};

export type SpeakerClass = "army" | "security_forces" | "government" | "official" | "armed_group" | "un" | "foreign_army" | "foreign_government" | "medical" | "rescue_services" | "ngo" | "monitor" | "community" | "residents" | "media" | "unnamed_source";

export type Stance = "asserted" | "claimed" | "denied" | "confirmed" | "doubted" | "unverified" | "attributed";

export type EventSum = {
  parts: string[];
  total: string;
  why: string;
};

export type EventToll = {
  because: string[];
  best: number | null;
  effect: Effect;
  /** `about` where the numbers come from rounded figures, `at_least` where more is not excluded. */
  form: Form;
  group: string | null;
  high: number | null;
  /** Other events that this figure counts together with this one. */
  joint_with: string[];
  low: number | null;
  of: string | null;
  policy: string;
  statements: string[];
  victims: Victims;
};

export type Victims = "soldiers" | "foreign_soldiers" | "peacekeepers" | "police" | "gendarmes" | "volunteers" | "militants" | "suspects" | "civilians" | "people";

export type Event = {
  contradictions: Contradiction[];
  /** So many further pairs of figures that cannot both be true are not listed. */
  contradictions_left_out: number;
  country: string | null;
  date: EventDate | null;
  /** What people decided about it, in the order in which they did. */
  decisions: Decision[];
  first_reported: string | null;
  follows: Follow[];
  id: string;
  incidents: string[];
  kept_apart: KeptApart[];
  kind: Kind;
  /** The incidents whose reports name this kind. */
  kind_from: string[];
  last_reported: string | null;
  ledger: Line[];
  merges: Merge[];
  outcomes: EventOutcome[];
  perpetrators: Party[];
  place: EventPlace | null;
  reports: string[];
  responsibility: EventResponsibility[];
  source_families: number;
  /** `one_source`, `several_sources`, or `contested` where statements contradict each other; `confirmed` or `rejected` where a person decided that. */
  status: string;
  sums: EventSum[];
  targets: Party[];
  tolls: EventToll[];
};

export type Actor = {
  actor: string | null;
  as_written: string;
  name: string;
  span: CharSpan;
};

export type Aggregate = {
  effect: Effect;
  form: Form;
  high: number | null;
  low: number;
  period: string | null;
  region: string | null;
  statement: string;
  victims: Victims;
};

export type ReadingDate = {
  because: string[];
  earliest: string | null;
  edtf: string;
  latest: string | null;
  span: CharSpan | null;
  text: string | null;
};

export type Incident = {
  country: string | null;
  date: ReadingDate | null;
  id: string;
  kind: Kind;
  kind_rule: string | null;
  kind_span: CharSpan | null;
  materiel: Materiel[];
  outcomes: ReadingOutcome[];
  perpetrators: Actor[];
  place: ReadingPlace | null;
  responsibility: ReadingResponsibility[];
  role: Role;
  target_type: string | null;
  targets: Actor[];
  /** Where its kind and its perpetrators are named, and whose words these are. */
  told?: ToldBy[];
  tolls: ReadingToll[];
  weapons: string[];
};

export type Materiel = {
  effect: string;
  n: number;
  of: string | null;
  statement: string;
  what: string;
};

export type ReadingOutcome = {
  statement: string;
  what: string;
};

export type ReadingPlace = {
  admin1: string | null;
  admin2: string | null;
  as_written: string;
  /** What decided, in words. */
  because: string[];
  /** The places that the name may mean, the best first. */
  candidates: PlaceCandidate[];
  country: string | null;
  gazetteer_id: string | null;
  geo_precision: number;
  lat: number | null;
  lon: number | null;
  name: string;
  /** The report says that it was near the place, not there. */
  near?: boolean;
  /** The official code of the place, from a list that has one. */
  pcode: string | null;
  precision: string;
  rule: string;
  span: CharSpan;
  /** How far the true place may lie from the point, where the point was worked out or stands for a surrounding. */
  uncertainty_km: number | null;
  /** UCDP's code, 1 to 7, and ACLED's, 1 to 3. */
  where_prec: number;
};

export type PlaceCandidate = {
  admin1: string | null;
  because: string[];
  class: string;
  country: string;
  gazetteer_id: string;
  lat: number | null;
  lon: number | null;
  name: string;
  score: number;
};

export type Report = {
  file: string | null;
  id: string;
  language: string | null;
  outlet: string | null;
  published: string | null;
  published_from: string;
  received: string | null;
  title: string | null;
  url: string | null;
};

export type ReadingResponsibility = {
  actor: string | null;
  name: string;
  stance: Stance;
  statement: string;
};

export type Role = "main" | "background";

export type Speaker = {
  actor: string | null;
  as_written: string;
  class: SpeakerClass;
  name: string | null;
  via: string[];
};

export type Statement = {
  confidence: number;
  hedge: string[];
  id: string;
  kind: string;
  quote: string;
  rule: string;
  span: CharSpan;
  speaker: Speaker | null;
  stance: Stance;
};

export type ToldBy = {
  quote: string;
  span: CharSpan;
  speaker: Speaker | null;
};

export type ReadingToll = {
  /** Statements that hold the figure to be too low or too high, or dispute it; their `hedge` says which. */
  doubted_by?: string[];
  effect: Effect;
  form: Form;
  group: string | null;
  high: number | null;
  joint_with: string[];
  low: number;
  of: string | null;
  part_of: string | null;
  statement: string;
  superseded: boolean;
  victims: Victims;
};

export type Reading = {
  aggregates: Aggregate[];
  incidents: Incident[];
  notes: string[];
  report: Report;
  statements: Statement[];
};

export type By = "kind" | "week" | "month" | "year" | "country" | "division" | "district" | "actor";

export type Counted = {
  /** Of them, those whose accounts contradict each other. */
  contested: number;
  events: number;
  /** By effect; one of which nothing is told is missing. */
  tolls: Record<string, SummarySum>;
};

export type SummaryRow = {
  /** Of them, those whose accounts contradict each other. */
  contested: number;
  events: number;
  /** One for each of [`Summary::by`], in the same order; `null` where it is unknown. */
  key: (string | null)[];
  /** By effect; one of which nothing is told is missing. */
  tolls: Record<string, SummarySum>;
};

export type SummarySum = {
  /** `null` where some event has no best number. */
  best: number | null;
  /** Of so many events there is a number. */
  events: number;
  /** `null` where some event has no upper end. */
  high: number | null;
  /** Figures for several events together, which are added nowhere. */
  joint_left_out: number;
  /** What the events have at least. */
  low: number;
  /** So many of them have no best number. */
  without_best: number;
};

export type Summary = {
  by: By[];
  /** What parties without identifier, and those with one, are called in reports. */
  names: Record<string, string>;
  /** The policy that the numbers come from; `null` where no event has any. */
  policy: string | null;
  /** In the order of their keys; what is unknown comes last. */
  rows: SummaryRow[];
  /** All events, each once. Rows may come to more, where an event stands in several. */
  whole: Counted;
};

export type About = "killed" | "killed_civilians" | "date" | "place" | "actors";

export type Difference = {
  about: About;
  /** Kilometres between two places, days between two dates, people between two numbers. */
  apart: number | null;
  how: How;
  ours: string | null;
  statements: Said[];
  theirs: string | null;
};

export type Found = "both" | "ours" | "theirs";

export type How = "only_ours" | "ours_wider" | "another_statement" | "between" | "beyond" | "only_theirs" | "theirs_wider" | "other";

export type Nearest = {
  id: string;
  points: number;
  why: string;
};

export type Number = {
  best: number | null;
  high: number | null;
  low: number | null;
};

export type Ours = {
  actors: string[];
  admin1: string | null;
  contested: boolean;
  country: string | null;
  date: string | null;
  earliest: string | null;
  id: string;
  killed: Number | null;
  kind: Kind;
  lat: number | null;
  latest: string | null;
  lon: number | null;
  place: string | null;
  /** The policy that `killed` is by. */
  policy: string | null;
  reports: number;
};

export type Said = {
  outlet: string | null;
  published: string | null;
  quote: string;
  report: string;
  /** Which side says the same. */
  says: Says;
  /** In code points of the stored text. */
  span: CharSpan | null;
  speaker: SpeakerClass | null;
  speaker_name: string | null;
  stance: Stance | null;
  /** A statement, or the incident whose words are quoted. */
  statement: string;
};

export type Says = "theirs" | "ours" | "neither";

export type Theirs = {
  actors: string[];
  admin1: string | null;
  country: string | null;
  earliest: string;
  id: string;
  killed: Number | null;
  lat: number | null;
  latest: string;
  /** Where it stands in the file. */
  line: number;
  lon: number | null;
  place: string | null;
  source: string | null;
};

export type ComparisonRow = {
  because: Reason[];
  /** Where the two sides of a pair say other things. */
  differences: Difference[];
  /** Who has it. */
  found: Found;
  /** What came nearest to an event that is in no pair. */
  nearest: Nearest | null;
  ours: Ours | null;
  /** What speaks for the pair, in points of `docs/merging.md`; and each piece of it. */
  points: number | null;
  theirs: Theirs | null;
};
