// What the server answers, as docs/api.md says it. The wire forms inside (events, readings, decisions) are generated: wire.ts.
import type {
  ComparisonRow, Counted as SummaryCounted, Decision, Difference, Effect, Event, EventDate, EventPlace, EventToll, Incident, Kind, Party, Reading, ReadingToll, Reason, Report, Said, Statement, Summary, SummarySum, Victims,
} from './wire';

export type { ComparisonRow, Decision, Difference, Effect, Event, EventDate, EventPlace, Incident, Kind, Party, Reading, ReadingToll, Reason, Report, Said, Statement, Summary, SummaryCounted, SummarySum, Victims };
/** A toll of an event under a policy. */
export type Toll = EventToll;

export type Policy = 'range' | 'ucdp' | 'acled' | 'latest-official';
export type Status = 'one_source' | 'several_sources' | 'contested' | 'confirmed' | 'rejected';
export type Precision = 'point' | 'near' | 'district' | 'region' | 'country';
export type Role = 'reader' | 'reviewer' | 'admin';
/** First and last+1 position, in the units that the field says. */
export type Range = [number, number];

/** RFC 9457. `code` is for programs, `detail` for people. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail: string;
  instance?: string;
  field?: string | null;
  /** What exactly is wrong, in parts. */
  because?: { code: string; values: Record<string, string> };
}

export interface Page<T> {
  items: T[];
  next: string | null;
}
export interface CountedPage<T> extends Page<T> {
  total: number;
}

export interface Counted {
  events: number;
  killed: number | null;
}
export interface Bar extends Counted {
  from: string;
  until: string;
}
/** All events at the same coordinates and precision; `event` where it is one alone. */
export interface MapPoint extends Counted {
  lat: number;
  lon: number;
  precision: Precision;
  name: string;
  event: string | null;
}
export interface Overview {
  total: number;
  shown: number;
  reports: number;
  policy: Policy;
  without_place: number;
  without_date: number;
  /** Deaths by the policy `acled`, which gives one number, over the events that have any. */
  killed: { sum: number; events: number };
  by_time: { unit: 'day' | 'week' | 'month' | 'year'; bars: Bar[] };
  by_country: (Counted & { country: string | null })[];
  by_division: (Counted & { country: string; division: string })[];
  by_kind: (Counted & { kind: Kind })[];
  by_status: (Counted & { status: Status })[];
  by_actor: (Counted & { actor: string; name: string })[];
  points: MapPoint[];
  points_left_out: number;
}

/** An event whose longer lists are counts. */
export interface ShortEvent {
  id: string;
  kind: Kind;
  date: EventDate | null;
  place: EventPlace | null;
  country: string | null;
  perpetrators: Party[];
  targets: Party[];
  tolls: Toll[];
  contradictions: number;
  reports: number;
  source_families: number;
  first_reported: string | null;
  last_reported: string | null;
  status: Status;
  decisions: number;
}

export interface StatementAt {
  report: string;
  incident: string | null;
  statement: Statement;
  utf16: Range;
}
export interface Dated {
  published: string | null;
  tolls: Toll[];
}
export interface EventAnswer {
  event: Event;
  tolls: Record<Policy, Toll[]>;
  statements: Record<string, StatementAt>;
  reports: { report: Report; added: string; copies: Copy[]; family: string; incidents: string[] }[];
  families: { id: string; reports: string[] }[];
  history: Dated[];
}
export interface Copy {
  id: string;
  outlet: string | null;
  url: string | null;
  published: string | null;
  added: string;
}

export interface WhyLine {
  label: string;
  text: string;
  quote?: string | null;
  report?: string | null;
  span?: Range | null;
  utf16?: Range | null;
  rule?: string | null;
  because?: string[];
  statement?: string | null;
  points?: number | null;
}
export interface Why {
  event: string;
  field: string;
  lines: WhyLine[];
}
export interface History {
  event: string;
  tolls: Dated[];
  reports: { id: string; outlet: string | null; published: string | null; added: string; copy_of: string | null }[];
  decisions: DecisionAt[];
}

export interface Mark {
  of: string;
  what: string;
  span: Range;
  utf16: Range;
}
export interface Mention {
  class: string;
  features: string[];
  span: Range;
  utf16: Range;
}
export interface Zone {
  zone: string;
  span: Range;
  utf16: Range;
}
export interface FigureNotes {
  incident: string | null;
  superseded: boolean;
  joint_with: string[];
  part_of: string | null;
  doubted_by: string[];
  aggregate: boolean;
}
/** A report with its reading, laid out for showing. */
export interface ReadReport {
  report: Report;
  text: string;
  body: Range;
  length: { code_points: number; utf16: number };
  astral: number[];
  reading: Reading;
  marks: Mark[];
  mentions: Mention[] | null;
  zones: Zone[] | null;
  figures: Record<string, FigureNotes>;
  events: Record<string, string>;
}
export interface StoredReport extends ReadReport {
  added: string;
  copies: Copy[];
  decisions: DecisionAt[];
}
export interface ReportItem {
  report: Report;
  added: string;
  events: string[];
  called: Called[];
}
/** What an event is told from others by, beside a report that tells of it. */
export interface Called {
  event: string;
  kind: string;
  place: string | null;
  date: string | null;
}
export interface InputError {
  file: string | null;
  line: number | null;
  detail: string;
}
export interface ReadAnswer {
  readings: ReadReport[];
  events: Event[];
  errors: InputError[];
}
export interface Added {
  added: string[];
  known: string[];
  clashes: string[];
  errors: InputError[];
  /** Reports of which something was lost or not understood on the way in. */
  notes: { report: string; notes: string[] }[];
  events: { total: number; written: number; removed: number };
}
/** How many of the reports are kept. */
export interface Progress {
  kept: number;
  of: number;
}

/** How many of our events were looked for among theirs (match), or put beside them (explain). */
export interface ComparingProgress {
  step: 'match' | 'explain';
  done: number;
  of: number;
}
export interface Compared {
  file: string;
  policy: Policy;
  undated: number;
  unknown_countries: { name: string; rows: number }[];
  counts_deaths: boolean;
  counts: {
    both: number;
    ours: number;
    theirs: number;
    agree: number;
    differences: Record<string, Record<string, number>>;
    months: Record<string, [number, number, number]>;
  };
  share: number | null;
  /** At most a thousand of each kind. */
  rows: ComparisonRow[];
}

export interface Found {
  report: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  excerpt: { text: string; ranges: Range[] };
  events: string[];
  /** The first of them. */
  called: Called[];
}

export type ReviewWhat = 'merge' | 'contradiction' | 'place' | 'date' | 'statement' | 'decision';
export interface ReviewItem {
  id: string;
  what: ReviewWhat;
  /** Null only where an open decision is about no event any more. */
  event: ShortEvent | null;
  other: ShortEvent | null;
  incidents: string[];
  statements: string[];
  why: string;
  points: number | null;
  because: Reason[];
  /** The open decision. */
  decision: string | null;
  choices: Choice[];
}
export interface ReviewPage extends CountedPage<ReviewItem> {
  counts: Record<ReviewWhat, number>;
}

export type SettingChoice =
  | { field: 'kind'; kind: Kind }
  | { field: 'date'; edtf: string }
  | { field: 'place'; name: string; country: string | null; admin1: string | null; lat: number | null; lon: number | null; gazetteer_id: string | null }
  | { field: 'toll'; effect: Effect; victims: Victims; low: number | null; best: number | null; high: number | null }
  | { field: 'perpetrator'; actor: string | null; name: string };
/** The body of a decision but for its reason and author. */
export type Choice =
  | { what: 'confirm' | 'reject' | 'note'; event: string }
  | { what: 'set'; event: string; setting?: SettingChoice }
  | { what: 'merge'; event: string; other: string }
  | { what: 'split'; event: string; incidents: string[] }
  | { what: 'undo'; decision: string };
export type NewDecision = Choice & { reason: string; by?: string; words?: { report: string; span: Range } };
export type DecisionAt = Decision & { state: 'in_force' | 'undone' | 'open'; why: string | null; events: string[] };

export interface LeftOut {
  written: number;
  not_written: number;
  left_out: { event: string; reason: string }[];
}

/** How far an export is that is followed. */
export interface Exporting {
  state: 'writing' | 'done' | 'failed';
  done: number;
  of: number;
  not_written: number;
}

export interface Session {
  accounts: boolean;
  name: string | null;
  role: Role | null;
  csrf: string | null;
}
export interface Changed {
  version: string;
  reports: number;
  events: number;
  decisions: number;
}
export interface Meta {
  version: string;
  register: string;
  counts: { reports: number; events: number; decisions: number };
  settled: boolean;
  languages: { read: string[]; shown: string[] };
  kinds: Kind[];
  effects: Effect[];
  victims: Victims[];
  stances: string[];
  speakers: string[];
  statuses: Status[];
  policies: Policy[];
  formats: string[];
  actors: { id: string; name: string; names: Record<string, string> }[];
  countries: string[];
  limits: { body: number; upload: number; page: number; seconds: number };
}
