// Where bars of a time line stand, and which days a stretch of it means.
import type { Bar } from '../api/types';

const DAY = 86_400_000;

export function dayNumber(iso: string): number {
  return Math.round(Date.parse(`${iso}T00:00:00Z`) / DAY);
}

export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export interface Scale {
  first: number;
  /** One after the last day. */
  end: number;
}

export function scaleOf(bars: Bar[]): Scale | null {
  if (bars.length === 0) return null;
  return { first: Math.min(...bars.map((bar) => dayNumber(bar.from))), end: Math.max(...bars.map((bar) => dayNumber(bar.until))) + 1 };
}

/** A share of the line's length, 0 to 1. */
export function at(scale: Scale, day: number): number {
  return (day - scale.first) / Math.max(1, scale.end - scale.first);
}

/** The days between two shares, in either order, widened to whole bars where it ends inside some. */
export function stretch(scale: Scale, bars: Bar[], a: number, b: number): { from: string; until: string } {
  const day = (share: number) => scale.first + Math.max(0, Math.min(1, share)) * (scale.end - scale.first);
  const [low, high] = [day(Math.min(a, b)), day(Math.max(a, b))];
  const touched = bars.filter((bar) => dayNumber(bar.from) < high && dayNumber(bar.until) + 1 > low);
  if (touched.length > 0) return { from: touched[0]!.from, until: touched.at(-1)!.until };
  return { from: isoDay(Math.floor(low)), until: isoDay(Math.max(Math.floor(low), Math.ceil(high) - 1)) };
}

/** Starts of years, or of months where the line is short: where the axis has its words. */
export function ticks(scale: Scale, most = 8): { day: number; iso: string; shape: 'year' | 'month' | 'short' }[] {
  const days = scale.end - scale.first;
  const [from, to] = [new Date(scale.first * DAY), new Date((scale.end - 1) * DAY)];
  const found: { day: number; iso: string; shape: 'year' | 'month' | 'short' }[] = [];
  if (days > 900) {
    const step = Math.ceil((to.getUTCFullYear() - from.getUTCFullYear() + 1) / most);
    for (let year = from.getUTCFullYear(); year <= to.getUTCFullYear(); year += 1) {
      if ((year - from.getUTCFullYear()) % step !== 0) continue;
      found.push({ day: dayNumber(`${String(year).padStart(4, '0')}-01-01`), iso: `${year}-01-01`, shape: 'year' });
    }
  } else if (days > 45) {
    const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
    const step = Math.ceil(months / most);
    for (let month = 0; month < months; month += step) {
      const iso = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + month, 1)).toISOString().slice(0, 10);
      found.push({ day: dayNumber(iso), iso, shape: 'month' });
    }
  } else {
    const step = Math.max(1, Math.ceil(days / most));
    for (let day = scale.first; day < scale.end; day += step) found.push({ day, iso: isoDay(day), shape: 'short' });
  }
  return found.filter(({ day }) => day >= scale.first && day < scale.end);
}
