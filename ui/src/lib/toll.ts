// Tolls in words.
import { country, known, t, word } from '../i18n.svelte';

interface Counted {
  effect: string;
  victims: string;
  of?: string | null;
  group?: string | null;
}

/** For one or many: "soldier", "soldiers". */
export function victims(name: string, n = 2): string {
  const key = `victims.${name}`;
  return known(`${key}.other`) ? t(key, { n }) : word('victims', name);
}

/** What a toll counts: "soldiers killed", with the group and the side where they are known. */
export function counted({ effect, victims: whom, of = null, group = null }: Counted, n = 2): string {
  const base = t('toll.counted', { victims: victims(whom, n), effect: effectOf(effect, whom, n) });
  const more = [group ? word('group', group) : null, of ? side(of) : null].filter((part) => part !== null);
  return more.length > 0 ? `${base} (${more.join(', ')})` : base;
}

/** What happened to them, agreeing with who they are where the language asks for it. */
export function effectOf(effect: string, whom: string, n = 2): string {
  const key = `effect.${word('gender', whom)}.${effect}`;
  return known(`${key}.other`) ? t(key, { n }) : word('effect', effect);
}

/** A side is a country or an actor's identifier. */
export function side(of: string): string {
  return /^[A-Z]{2}$/.test(of) ? country(of) : of;
}

/**
 * The deaths of an event among its tolls: the whole where it is given, else the largest part. Never a sum of its own, and what is told of
 * several events together only where nothing is told of this one alone.
 */
export function deaths<T extends Counted & { low: number | null; high: number | null; joint_with?: string[] }>(tolls: T[]): T | null {
  const all = tolls.filter((toll) => toll.effect === 'killed');
  const alone = all.filter((toll) => !toll.joint_with?.length);
  const killed = alone.length > 0 ? alone : all;
  const weight = (toll: T) => (toll.victims === 'people' ? 1e9 : 0) + (toll.high ?? toll.low ?? 0);
  return killed.length === 0 ? null : killed.reduce((best, toll) => (weight(toll) > weight(best) ? toll : best));
}
