// An event's ledger as a reader wants it: one group for each figure, its accounts in the order in which they were published, and
// which of them cannot be true together.
import type { Toll } from '../api/types';
import type { Contradiction, Line } from '../api/wire';

export interface Figured {
  key: string;
  effect: string;
  victims: string;
  of: string | null;
  group: string | null;
  lines: Line[];
  /** The highest number of any account: what a bar's full length stands for. */
  max: number;
}

const keyOf = (one: { effect: string; victims: string; of?: string | null; group?: string | null }) => [one.effect, one.victims, one.of ?? '', one.group ?? ''].join('|');

/** Groups as the tolls are ordered, then those that no toll is taken from. */
export function figures(ledger: Line[], tolls: Toll[]): Figured[] {
  const groups = new Map<string, Figured>();
  for (const line of ledger) {
    const key = keyOf(line);
    const group = groups.get(key) ?? { key, effect: line.effect, victims: line.victims, of: line.of, group: line.group, lines: [], max: 1 };
    group.lines.push(line);
    group.max = Math.max(group.max, line.high ?? line.low, line.low);
    groups.set(key, group);
  }
  for (const group of groups.values()) {
    group.lines.sort((a, b) => (a.published ?? '9').localeCompare(b.published ?? '9') || a.statement.localeCompare(b.statement));
  }
  const order = tolls.map(keyOf);
  const rank = (group: Figured) => (order.includes(group.key) ? order.indexOf(group.key) : order.length);
  return [...groups.values()].sort((a, b) => rank(a) - rank(b));
}

/** Letters A, B, C … AA for contradictions, and for each statement the letters of those that it is part of. */
export function letters(contradictions: Contradiction[]): { of: string[]; by: Map<string, string[]> } {
  const of = contradictions.map((_, i) => (i < 26 ? '' : String.fromCharCode(64 + Math.floor(i / 26))) + String.fromCharCode(65 + (i % 26)));
  const by = new Map<string, string[]>();
  contradictions.forEach((one, i) => {
    for (const statement of [...one.statements, ...one.also]) {
      const letters = by.get(statement) ?? [];
      if (!letters.includes(of[i]!)) by.set(statement, [...letters, of[i]!]);
    }
  });
  return { of, by };
}

/** Positive halves of an axis: 0, 10, 20 … up to the highest, at most five. */
export function marks(max: number): number[] {
  const rough = max / 4;
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= rough) ?? 1;
  return Array.from({ length: Math.floor(max / step) + 1 }, (_, i) => i * step);
}

export interface Step {
  published: string;
  low: number | null;
  best: number | null;
  high: number | null;
}

/** How one toll stood after each day of publication; days on which it did not change are left out. */
export function steps(history: { published: string | null; tolls: Toll[] }[], key: string): Step[] {
  const found: Step[] = [];
  for (const { published, tolls } of history) {
    if (published === null) continue;
    const toll = tolls.find((one) => keyOf(one) === key);
    const next = { published, low: toll?.low ?? null, best: toll?.best ?? null, high: toll?.high ?? null };
    const last = found.at(-1);
    if (!toll && !last) continue;
    if (last && last.low === next.low && last.best === next.best && last.high === next.high) continue;
    found.push(next);
  }
  return found;
}

/** The figures whose change can be shown: those of the ledger, and what a rule counts though no account does. */
export function tracked(groups: Figured[], history: { tolls: Toll[] }[]): Figured[] {
  const found = new Map(groups.map((group) => [group.key, group]));
  for (const toll of history.flatMap(({ tolls }) => tolls)) {
    const key = keyOf(toll);
    if (!found.has(key)) found.set(key, { key, effect: toll.effect, victims: toll.victims, of: toll.of, group: toll.group, lines: [], max: 1 });
  }
  return [...found.values()];
}

export const tollKey = keyOf;

/** What an event may be asked why: each toll by its effect and people. */
export function whyField(one: { effect: string; victims: string }): string {
  return `${one.effect}.${one.victims}`;
}

/** Words by which a report is known in a list: the outlet, else the title, else the identifier. */
export function reportName(report: { id: string; outlet: string | null; title: string | null }): string {
  return report.outlet ?? report.title ?? report.id;
}

/** The report that tells of an incident. */
export function incidentReport(id: string): string {
  return id.replace(/#[^#]*$/, '');
}

