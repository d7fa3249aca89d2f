// What is known of the server while the page is open: what it holds (meta), who one is (session) and what is new (stream).
import { api, onLoginRequired } from './api/client';
import type { Changed, Meta, Role, Session } from './api/types';
import { nameParties } from './i18n.svelte';
import { go, router } from './router.svelte';

let meta = $state.raw<Meta | null>(null);
let session = $state.raw<Session | null>(null);
let seen = $state.raw<Changed | null>(null);
let latest = $state.raw<Changed | null>(null);
let version = $state(0);
let live = $state(false);

const RANK: Record<Role, number> = { reader: 0, reviewer: 1, admin: 2 };

export const server = {
  get meta(): Meta | null {
    return meta;
  },
  get session(): Session | null {
    return session;
  },
  /** Grows when what is shown should be asked for again. Read it in the effect that loads. */
  get version(): number {
    return version;
  },
  /** What came in since the page was loaded or refreshed; null when nothing did. */
  get news(): { reports: number; events: number; decisions: number } | null {
    if (!seen || !latest || seen.version === latest.version) return null;
    return { reports: latest.reports - seen.reports, events: latest.events - seen.events, decisions: latest.decisions - seen.decisions };
  },
  get live(): boolean {
    return live;
  },
  /** Whether one may do what asks for this role. */
  may(role: Role): boolean {
    const own = session?.role;
    return own !== null && own !== undefined && RANK[own] >= RANK[role];
  },
  /** Shows what is new: pages load again. */
  refresh(): void {
    seen = latest;
    version += 1;
    void take().catch(() => undefined);
  },
  async login(name: string, password: string): Promise<void> {
    session = await api.login(name, password);
    version += 1;
    await start();
  },
  async logout(): Promise<void> {
    await api.logout();
    session = await api.session();
    meta = null;
    version += 1;
    go('/login');
  },
};

let stream: EventSource | null = null;

/** After one's own changes nobody needs to be told of them: pass the wait on to here, then what is new counts as seen. */
export function mine<A>(change: Promise<A>): Promise<A> {
  return change.then((answer) => {
    server.refresh();
    ownUntil = Date.now() + 3000;
    return answer;
  });
}
let ownUntil = 0;

function listen(): void {
  if (stream || typeof EventSource === 'undefined') return;
  stream = new EventSource('/api/v1/stream');
  const take = (event: MessageEvent<string>) => {
    const now = JSON.parse(event.data) as Changed;
    if (seen === null || Date.now() < ownUntil) seen = now;
    latest = now;
    live = true;
  };
  stream.addEventListener('hello', take);
  stream.addEventListener('change', take);
  stream.addEventListener('error', () => {
    live = false;
    // The browser tries again by itself, unless the server refused.
    if (stream?.readyState === EventSource.CLOSED) stream = null;
  });
}

async function take(): Promise<void> {
  meta = await api.meta();
  nameParties(meta.actors);
}

async function start(): Promise<void> {
  session = await api.session();
  if (session.accounts && session.role === null) return;
  await take();
  listen();
}

/** Call once. Where the server does not answer, pages say so themselves. */
export function connect(): void {
  onLoginRequired(() => {
    const at = router.route;
    if (at.path === '/login') return;
    const query = at.query.toString();
    go(`/login?to=${encodeURIComponent(at.path + (query ? `?${query}` : ''))}`, { replace: true });
  });
  start().catch(() => undefined);
}
