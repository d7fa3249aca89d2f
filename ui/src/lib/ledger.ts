// An event's ledger for showing: lines by what they count, the earliest first, with what contradicts what.
import type { Event } from '../api/types';
import type { Line } from '../api/wire';

export interface Group {
  key: string;
  effect: string;
  victims: string;
  lines: Line[];
}

const EFFECTS = ['killed', 'killed_or_wounded', 'wounded', 'missing', 'captured', 'abducted', 'detained', 'escaped', 'survivors', 'displaced'];

/** Lines by effect and category, the dead first, the category with most lines first; within, by day of publication. */
export function groups(event: Pick<Event, 'ledger'>): Group[] {
  const found = new Map<string, Group>();
  for (const line of event.ledger) {
    const key = `${line.effect}.${line.victims}`;
    const group = found.get(key) ?? { key, effect: line.effect, victims: line.victims, lines: [] };
    group.lines.push(line);
    found.set(key, group);
  }
  const rank = (effect: string) => (EFFECTS.includes(effect) ? EFFECTS.indexOf(effect) : EFFECTS.length);
  for (const group of found.values()) group.lines.sort((a, b) => (a.published ?? '9999').localeCompare(b.published ?? '9999') || a.statement.localeCompare(b.statement));
  return [...found.values()].sort((a, b) => rank(a.effect) - rank(b.effect) || b.lines.length - a.lines.length || a.key.localeCompare(b.key));
}

/** For each statement, the statements that it cannot stand beside. */
export function against(event: Pick<Event, 'contradictions'>): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { statements } of event.contradictions) {
    for (const one of statements) {
      const others = found.get(one) ?? new Set<string>();
      for (const other of statements) if (other !== one) others.add(other);
      found.set(one, others);
    }
  }
  return found;
}
