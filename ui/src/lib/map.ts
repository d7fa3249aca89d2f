// What the map draws of the events: pure, so that it can be tested without one.
import type { Feature, FeatureCollection, Polygon, Point } from 'geojson';
import type { MapPoint } from '../api/types';

/** How far an event may be from the middle of what its place names, in kilometres. What is wide is drawn wide. */
export const RADIUS: Record<string, number> = { district: 30, region: 90, country: 250 };

export function wide(precision: string): boolean {
  return precision in RADIUS;
}

export interface SpotProperties {
  index: number;
  size: number;
  near: boolean;
  name: string;
}

/** Sizes grow with the square root, so that areas compare; nobody known dead is the smallest. */
export function size(killed: number | null, events: number): number {
  return Math.min(22, 4 + Math.sqrt(Math.max(killed ?? 0, 0)) * 1.1 + Math.sqrt(events - 1));
}

/** Places known to a spot, or near one. */
export function spots(points: MapPoint[]): FeatureCollection<Point, SpotProperties> {
  const features = points.flatMap((point, index): Feature<Point, SpotProperties>[] =>
    wide(point.precision)
      ? []
      : [
          {
            type: 'Feature',
            id: index,
            geometry: { type: 'Point', coordinates: [point.lon, point.lat] },
            properties: { index, size: size(point.killed, point.events), near: point.precision !== 'point', name: point.name },
          },
        ],
  );
  return { type: 'FeatureCollection', features };
}

/** A ring on the ground; `steps` corners. */
export function ring(lat: number, lon: number, km: number, steps = 48): [number, number][] {
  const up = km / 111.32;
  const side = up / Math.max(0.1, Math.cos((lat * Math.PI) / 180));
  return Array.from({ length: steps + 1 }, (_, i): [number, number] => {
    const turn = (i / steps) * 2 * Math.PI;
    return [lon + side * Math.cos(turn), lat + up * Math.sin(turn)];
  });
}

/** Places known only as a district, region or country: areas with a soft fill and a dashed edge, never a spot. */
export function areas(points: MapPoint[]): FeatureCollection<Polygon, { index: number }> {
  return {
    type: 'FeatureCollection',
    features: points.flatMap((point, index): Feature<Polygon, { index: number }>[] =>
      wide(point.precision)
        ? [{ type: 'Feature', id: index, geometry: { type: 'Polygon', coordinates: [ring(point.lat, point.lon, RADIUS[point.precision]!)] }, properties: { index } }]
        : [],
    ),
  };
}

/** West, south, east, north of all points with some room; null without any. */
export function extent(points: { lat: number; lon: number }[]): [number, number, number, number] | null {
  if (points.length === 0) return null;
  const [lons, lats] = [points.map((point) => point.lon), points.map((point) => point.lat)];
  const room = (low: number, high: number) => Math.max(1.5, (high - low) * 0.08);
  const [west, east, south, north] = [Math.min(...lons), Math.max(...lons), Math.min(...lats), Math.max(...lats)];
  const [x, y] = [room(west, east), room(south, north)];
  return [Math.max(-179, west - x), Math.max(-80, south - y), Math.min(179, east + x), Math.min(80, north + y)];
}

export interface Label {
  text: string;
  x: number;
  y: number;
  strong: boolean;
}

/** Of labels in order of weight, those that fit without touching an earlier one or leaving the frame. */
export function fitting(labels: Label[], width: number, height: number): Label[] {
  const taken: [number, number, number, number][] = [];
  return labels.filter(({ text, x, y, strong }) => {
    const half = text.length * (strong ? 4 : 3.4) + 4;
    const box: [number, number, number, number] = [x - half, y - 9, x + half, y + 9];
    if (box[0] < 0 || box[1] < 0 || box[2] > width || box[3] > height) return false;
    if (taken.some(([l, t, r, b]) => box[0] < r && box[2] > l && box[1] < b && box[3] > t)) return false;
    taken.push(box);
    return true;
  });
}
