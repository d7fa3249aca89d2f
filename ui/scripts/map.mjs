// Makes the map's shapes from Natural Earth (1:50 million, public domain, by way of the package world-atlas): fewer corners, each
// country under its two-letter code. Names are not kept; the browser knows the name of each code in the reader's language.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { feature, quantize } from 'topojson-client';
import { presimplify, quantile, simplify } from 'topojson-simplify';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
// So much of all corners stays. At the scale of the overview nobody sees the difference.
const KEPT = 0.62;

const world = JSON.parse(readFileSync(at('../node_modules/world-atlas/countries-50m.json'), 'utf8'));

// Country codes of three digits have letters, and CLDR knows which.
function code(id) {
  if (!/^\d{3}$/.test(id ?? '')) return null;
  const region = new Intl.Locale(`und-${id}`).region;
  return /^[A-Z]{2}$/.test(region ?? '') ? region : null;
}

// Areas without a code of their own are drawn, and stay without a name.
const countries = world.objects.countries.geometries.map(({ type, arcs, id }) => ({ type, arcs, ...(code(id) && { id: code(id) }) }));
const named = countries.filter(({ id }) => id).length;
if (named < 230) throw new Error(`only ${named} countries have a code`);

const topology = presimplify({ ...world, objects: { countries: { type: 'GeometryCollection', geometries: countries } } });
const small = quantize(simplify(topology, quantile(topology, 1 - KEPT)), 2e4);

// Where a country's name may stand: the middle of the widest stretch of its largest part.
function area(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i += 1) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return Math.abs(sum / 2);
}

function anchor(geometry) {
  const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const ring = parts.map(([outer]) => outer).sort((a, b) => area(b) - area(a))[0];
  const ys = ring.map(([, y]) => y);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  let best = { width: -1, x: ring[0][0], y: ring[0][1] };
  // Lines near the middle are preferred, so that a name does not stand in a corner.
  for (const share of [0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65]) {
    const y = low + (high - low) * share;
    const cuts = [];
    for (let i = 1; i < ring.length; i += 1) {
      const [[x1, y1], [x2, y2]] = [ring[i - 1], ring[i]];
      if (y1 > y !== y2 > y) cuts.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
    cuts.sort((a, b) => a - b);
    for (let i = 1; i < cuts.length; i += 2) {
      const width = (cuts[i] - cuts[i - 1]) * (1 - Math.abs(share - 0.5));
      if (width > best.width) best = { width, x: (cuts[i] + cuts[i - 1]) / 2, y };
    }
  }
  const round = (n) => Math.round(n * 100) / 100;
  return [round(best.x), round(best.y), round(area(ring))];
}

const labels = {};
for (const shape of feature(small, small.objects.countries).features) {
  if (shape.id && shape.geometry) labels[shape.id] = anchor(shape.geometry);
}

mkdirSync(at('../src/generated'), { recursive: true });
writeFileSync(at('../src/generated/world.json'), JSON.stringify(small));
writeFileSync(at('../src/generated/labels.json'), JSON.stringify(labels));
console.error(`map: ${named} countries, ${Math.round(JSON.stringify(small).length / 1024)} kB`);
