// Light or dark: as the system prefers, until the reader says otherwise.
export type Theme = 'system' | 'light' | 'dark';
const STORED = 'bilan.theme';

function initial(): Theme {
  try {
    const kept = localStorage.getItem(STORED);
    if (kept === 'light' || kept === 'dark') return kept;
  } catch {
    // Storage may be forbidden.
  }
  return 'system';
}

let chosen = $state<Theme>(initial());
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
let systemDark = $state(prefersDark.matches);
prefersDark.addEventListener('change', () => (systemDark = prefersDark.matches));

export const theme = {
  get chosen(): Theme {
    return chosen;
  },
  /** What is shown. Maps and drawings that cannot read the sheet ask it. */
  get dark(): boolean {
    return chosen === 'dark' || (chosen === 'system' && systemDark);
  },
  set(next: Theme): void {
    chosen = next;
    try {
      if (next === 'system') localStorage.removeItem(STORED);
      else localStorage.setItem(STORED, next);
    } catch {
      // Not kept.
    }
  },
};
