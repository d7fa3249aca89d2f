// Characters that steer the direction of text or cannot be seen, made visible. A report may hold them by accident or on purpose.

export interface Segment {
  text: string;
  control: boolean;
  /** For a control: what it is called. */
  name: string;
}

const NAMES: Record<number, string> = {
  0x00ad: 'SHY', 0x061c: 'ALM', 0x180e: 'MVS', 0x200b: 'ZWSP', 0x200e: 'LRM', 0x200f: 'RLM', 0x2028: 'LSEP', 0x2029: 'PSEP',
  0x202a: 'LRE', 0x202b: 'RLE', 0x202c: 'PDF', 0x202d: 'LRO', 0x202e: 'RLO', 0x2060: 'WJ', 0x2066: 'LRI', 0x2067: 'RLI',
  0x2068: 'FSI', 0x2069: 'PDI', 0xfeff: 'BOM', 0xfffe: 'U+FFFE', 0xffff: 'U+FFFF',
};

// ZWJ and ZWNJ (200C, 200D) shape letters of several scripts and stay as they are. Line ends and tabs are no surprise either.
// eslint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff]|[\u{e0000}-\u{e007f}]/gu;

/** The text in parts: those to be shown as they are, and single characters to be shown by name. Nothing is lost. */
export function segments(text: string): Segment[] {
  const parts: Segment[] = [];
  let from = 0;
  for (const found of text.matchAll(CONTROL)) {
    if (found.index > from) parts.push({ text: text.slice(from, found.index), control: false, name: '' });
    const code = found[0].codePointAt(0)!;
    parts.push({ text: found[0], control: true, name: NAMES[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` });
    from = found.index + found[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), control: false, name: '' });
  return parts;
}
