// Figures as intervals: in signs, in words, and as a bar.
import { num, t } from '../i18n.svelte';

export interface Interval {
  low?: number | null;
  best?: number | null;
  high?: number | null;
  form?: string | null;
}

/** In signs: 13, 11–13, ≥ 11, ≤ 20, ~ 100, 12 (4–30). Unknown is a question mark, never a zero. */
export function written({ low = null, best = null, high = null, form = null }: Interval): string {
  const about = form === 'about' ? '~ ' : '';
  if (low === null && high === null) return best === null ? '?' : `${about}${num(best)}`;
  if (low !== null && low === high) return `${about}${num(low)}`;
  const span =
    low === null ? `≤ ${num(high!)}` : high === null ? `≥ ${num(low)}` : `${num(low)}–${num(high)}`;
  if (best === null) return form === 'about' && low !== null && high === null ? `~ ${num(low)}` : span;
  if (low !== null && high !== null) return `${num(best)} (${span})`;
  return low === best || high === best ? span : `${num(best)} (${span})`;
}

/** The same for ears: at least 11; between 11 and 13, most likely 12. */
export function spoken({ low = null, best = null, high = null, form = null }: Interval): string {
  if (low === null && high === null) return best === null ? t('figure.unknown') : num(best);
  if (low !== null && low === high) return form === 'about' ? t('figure.about', { n: low }) : num(low);
  const span =
    low === null
      ? t('figure.atMost', { high: high! })
      : high === null
        ? t(form === 'about' ? 'figure.about' : 'figure.atLeast', { low, n: low })
        : t('figure.between', { low, high });
  return best === null || best === low || best === high ? span : t('figure.best', { best, span });
}

export interface Drawn {
  /** Shares of the bar's length, 0 to 100: what all agree on, and the span to the highest. */
  sure: number;
  from: number;
  to: number;
  best: number | null;
  open: 'up' | 'down' | null;
}

/** Where a bar begins and ends when `max` fills it; null where there is nothing to draw. */
export function bar({ low = null, best = null, high = null }: Interval, max: number): Drawn | null {
  const top = Math.max(max, 1);
  const at = (n: number) => Math.max(0, Math.min(100, (n / top) * 100));
  if (low === null && high === null) return best === null ? null : { sure: at(best), from: 0, to: 0, best: at(best), open: null };
  const marked = best === null || best === low ? null : at(best);
  if (low === null) return { sure: 0, from: 0, to: at(high!), best: marked, open: 'down' };
  if (high === null) return { sure: at(low), from: at(low), to: Math.min(100, at(low) + 30), best: marked, open: 'up' };
  return { sure: at(low), from: at(low), to: at(high), best: marked, open: null };
}
