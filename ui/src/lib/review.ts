// The queue of what to look at: which decision a key stands for, and what is left after some were made.
import type { Choice, ReviewItem, SettingChoice, ShortEvent } from '../api/types';
import type { Draft } from '../decide.svelte';

export type Act = 'accept' | 'refuse' | 'edit' | 'note';

// What a key means depends on what can be decided; the first of these that is offered.
const MEANS: Record<Act, Choice['what'][]> = {
  accept: ['merge', 'confirm'],
  refuse: ['split', 'undo', 'reject'],
  edit: ['set'],
  note: ['note'],
};

/** The choice that a key stands for; null where the item offers none. */
export function choiceOf(item: ReviewItem, act: Act): Choice | null {
  for (const what of MEANS[act]) {
    const found = item.choices.find((choice) => choice.what === what);
    if (found) return found;
  }
  return null;
}

/** What is known of a field, for whoever corrects it to begin with. */
export function settingOf(event: Pick<ShortEvent, 'kind' | 'date' | 'place' | 'country' | 'perpetrators'>, field: SettingChoice['field']): SettingChoice | undefined {
  const { kind, date, place, country, perpetrators } = event;
  switch (field) {
    case 'kind':
      return { field, kind };
    case 'date':
      return date?.edtf ? { field, edtf: date.edtf } : undefined;
    case 'place':
      return place ? { field, name: place.name, country: place.country ?? country, admin1: place.admin1, lat: place.lat, lon: place.lon, gazetteer_id: place.gazetteer_id } : undefined;
    case 'perpetrator':
      return perpetrators[0] ? { field, actor: perpetrators[0].actor, name: perpetrators[0].name } : undefined;
    default:
      return undefined;
  }
}

/** A draft from a choice, its field as the choice or the kind of item says, with what is known of it. */
export function draftOf(item: ReviewItem, choice: Choice): Draft {
  if (choice.what !== 'set') return choice as Draft;
  const field = item.what === 'place' ? 'place' : item.what === 'date' ? 'date' : 'toll';
  const setting = item.event ? settingOf(item.event, field) : undefined;
  return { ...choice, field, ...(setting && { setting }) } as Draft;
}

/** The place in a list after moving by `by`; it stays inside. */
export function moved(length: number, at: number, by: number): number {
  return Math.max(0, Math.min(length - 1, at + by));
}

export const KEYS: Record<string, Act | 'next' | 'previous' | 'undo' | 'points' | 'open' | 'help'> = {
  j: 'next',
  k: 'previous',
  a: 'accept',
  r: 'refuse',
  e: 'edit',
  n: 'note',
  u: 'undo',
  p: 'points',
  o: 'open',
  '?': 'help',
};

/** Whether a key press is meant for the page: not while one types or a modifier is held. */
export function meant(event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }, tag: string, editable: boolean): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !editable && !['INPUT', 'SELECT', 'TEXTAREA'].includes(tag);
}
