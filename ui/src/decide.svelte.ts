// What people decide: made in one place, so that each page tells of it, offers to take it back and says clearly when it was refused.
import { api } from './api/client';
import type { Choice, DecisionAt, NewDecision, SettingChoice } from './api/types';
import { t, word } from './i18n.svelte';
import { mine, server } from './server.svelte';
import { toast } from './toasts.svelte';
import type { Range } from './api/types';

/** A decision before it has its reason. `setting` may still be filled in. */
export interface Draft {
  what: Choice['what'];
  event?: string;
  other?: string;
  incidents?: string[];
  decision?: string;
  field?: SettingChoice['field'];
  setting?: SettingChoice;
  /** Words of a report that it stands on. */
  words?: { report: string; span: Range; quote: string };
  /** A reason to begin with. */
  reason?: string;
}

const KEPT = 'bilan.by';

/** Who decides, where the server has no accounts; kept in this browser. */
export const author = {
  get name(): string {
    try {
      return localStorage.getItem(KEPT) ?? '';
    } catch {
      return '';
    }
  },
  set name(name: string) {
    try {
      localStorage.setItem(KEPT, name);
    } catch {
      // Asked for again next time.
    }
  },
  get asked(): boolean {
    return server.session !== null && !server.session.accounts;
  },
};

/** The decision as the server takes it. */
export function complete(draft: Draft, reason: string): NewDecision {
  const by = author.asked && author.name ? { by: author.name } : {};
  const words = draft.words ? { words: { report: draft.words.report, span: draft.words.span } } : {};
  const rest = { reason, ...by, ...words };
  const event = draft.event ?? '';
  switch (draft.what) {
    case 'undo':
      return { what: 'undo', decision: draft.decision ?? '', ...rest };
    case 'merge':
      return { what: 'merge', event, other: draft.other ?? '', ...rest };
    case 'split':
      return { what: 'split', event, incidents: draft.incidents ?? [], ...rest };
    case 'set':
      return { what: 'set', event, ...(draft.setting && { setting: draft.setting }), ...rest };
    default:
      return { what: draft.what, event, ...rest };
  }
}

/** Sends a decision, tells of it and offers to take it back. What the server refuses is thrown. */
export async function decide(decision: NewDecision, undone?: () => void): Promise<DecisionAt & { now: string[] }> {
  const made = await mine(api.decide(decision));
  if (decision.what === 'undo') toast(t('decide.undone'));
  else toast(t('decide.made', { what: word('decided', decision.what) }), { label: t('decide.undo'), run: () => void takeBack(made.id, undone) });
  return made;
}

export async function takeBack(id: string, undone?: () => void): Promise<void> {
  const by = author.asked && author.name ? { by: author.name } : {};
  try {
    await mine(api.decide({ what: 'undo', decision: id, reason: t('decide.undoReason'), ...by }));
    toast(t('decide.undone'));
    undone?.();
  } catch {
    toast(t('decide.undoFailed'));
  }
}
