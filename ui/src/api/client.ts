// Asks the server. Every failure becomes a Failure that carries an RFC 9457 problem, the network's included.
import type * as T from './types';

export class Failure extends Error {
  constructor(readonly problem: T.Problem) {
    super(problem.detail);
  }
}

export type Params = Record<string, string | number | boolean | null | undefined>;

const ROOT = '/api/v1';
let csrf: string | null = null;
let atLogin: (() => void) | null = null;

/** Is called when the server asks who one is. */
export function onLoginRequired(call: () => void): void {
  atLogin = call;
}

/** The address of a route, for links that download. What is empty is left out. */
export function address(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value !== null && value !== undefined && value !== '') query.set(key, String(value));
  }
  const text = query.toString();
  return `${ROOT}${path}${text ? `?${text}` : ''}`;
}

/** What went wrong, as a problem to show. `code` is `unreachable` when no server answered and `cancelled` when we gave up. */
export async function problemOf(response: Response): Promise<T.Problem> {
  const fallback = { type: 'about:blank', title: response.statusText, status: response.status, code: 'unknown', detail: response.statusText };
  try {
    return { ...fallback, ...((await response.json()) as Partial<T.Problem>) };
  } catch {
    return fallback;
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  if (!headers.has('Accept')) headers.set('Accept', 'application/json');
  if (csrf !== null && init.method && init.method !== 'GET') headers.set('X-Bilan-CSRF', csrf);
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers, credentials: 'same-origin' });
  } catch (error) {
    const code = error instanceof DOMException && error.name === 'AbortError' ? 'cancelled' : 'unreachable';
    throw new Failure({ type: 'about:blank', title: '', status: 0, code, detail: String(error) });
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code === 'login_required') atLogin?.();
  throw new Failure(problem);
}

async function get<A>(path: string, params?: Params, signal?: AbortSignal): Promise<A> {
  const response = await send(address(path, params), { method: 'GET', ...(signal && { signal }) });
  return (await response.json()) as A;
}

async function post<A>(path: string, body: BodyInit, type: string | null, params?: Params, signal?: AbortSignal): Promise<A> {
  const headers: Record<string, string> = type ? { 'Content-Type': type } : {};
  const response = await send(address(path, params), { method: 'POST', body, headers, ...(signal && { signal }) });
  return (await response.json()) as A;
}

const part = encodeURIComponent;

export const api = {
  meta: (signal?: AbortSignal) => get<T.Meta>('/meta', {}, signal),
  overview: (filter: Params, signal?: AbortSignal) => get<T.Overview>('/overview', filter, signal),
  events: (filter: Params, signal?: AbortSignal) => get<T.CountedPage<T.ShortEvent>>('/events', filter, signal),
  event: (id: string, params: Params = {}, signal?: AbortSignal) => get<T.EventAnswer>(`/events/${part(id)}`, params, signal),
  why: (id: string, field: string, params: Params = {}, signal?: AbortSignal) =>
    get<T.Why>(`/events/${part(id)}/why/${part(field)}`, params, signal),
  history: (id: string, signal?: AbortSignal) => get<T.History>(`/events/${part(id)}/history`, {}, signal),
  reports: (params: Params, signal?: AbortSignal) => get<T.CountedPage<T.ReportItem>>('/reports', params, signal),
  report: (id: string, signal?: AbortSignal) => get<T.StoredReport>(`/reports/${part(id)}`, {}, signal),
  search: (params: Params, signal?: AbortSignal) => get<T.Page<T.Found>>('/search', params, signal),
  review: (params: Params, signal?: AbortSignal) => get<T.ReviewPage>('/review', params, signal),
  decisions: (params: Params, signal?: AbortSignal) => get<T.CountedPage<T.DecisionAt>>('/decisions', params, signal),
  decide: (decision: T.NewDecision) => post<T.DecisionAt & { now: string[] }>('/decisions', JSON.stringify(decision), 'application/json'),
  summary: (params: Params, signal?: AbortSignal) => get<T.Summary>('/summary', params, signal),
  leftOut: (params: Params, signal?: AbortSignal) => get<T.LeftOut>('/export/left-out', params, signal),
  exporting: (follow: string, signal?: AbortSignal) => get<T.Exporting>(`/export/progress/${part(follow)}`, {}, signal),
  readText: (report: { text: string; title?: string | null; published?: string | null }, signal?: AbortSignal) =>
    post<T.ReadAnswer>('/read', JSON.stringify(report), 'application/json', {}, signal),
  readFiles: (files: File[], signal?: AbortSignal) => post<T.ReadAnswer>('/read', formOf(files), null, {}, signal),
  compare: (file: File, params: Params, progress: (now: T.ComparingProgress) => void, signal?: AbortSignal) =>
    working<T.Compared, T.ComparingProgress>(address('/compare', params), formOf([file]), null, progress, signal),
  /** Every row of a comparison, as a file. */
  async compareFile(file: File, params: Params): Promise<Blob> {
    return (await send(address('/compare', params), { method: 'POST', body: formOf([file]) })).blob();
  },
  async session(): Promise<T.Session> {
    const session = await get<T.Session>('/session');
    csrf = session.csrf;
    return session;
  },
  async login(name: string, password: string): Promise<T.Session> {
    const session = await post<T.Session>('/session', JSON.stringify({ name, password }), 'application/json');
    csrf = session.csrf;
    return session;
  },
  async logout(): Promise<void> {
    await send(address('/session'), { method: 'DELETE' });
    csrf = null;
  },
  add,
};

function formOf(files: File[]): FormData {
  const form = new FormData();
  for (const file of files) form.append('file', file, file.name);
  return form;
}

/** Keeps reports; `progress` is called while the server reads. */
function add(
  body: { files: File[] } | { reports: { text: string; title?: string | null; outlet?: string | null; url?: string | null; published?: string | null }[] },
  progress: (now: T.Progress) => void,
  signal?: AbortSignal,
): Promise<T.Added> {
  return 'files' in body
    ? working(address('/reports'), formOf(body.files), null, progress, signal)
    : working(address('/reports'), JSON.stringify(body.reports), 'application/json', progress, signal);
}

/** Sends what takes long, and is told how far it is until it is done. */
async function working<A, P>(path: string, body: BodyInit, type: string | null, progress: (now: P) => void, signal?: AbortSignal): Promise<A> {
  const headers: Record<string, string> = { Accept: 'text/event-stream', ...(type && { 'Content-Type': type }) };
  const response = await send(path, { method: 'POST', body, headers, ...(signal && { signal }) });
  if (!response.body) return (await response.json()) as A;
  for await (const { event, data } of streamed(response.body)) {
    if (event === 'progress') progress(JSON.parse(data) as P);
    if (event === 'failed') throw new Failure(JSON.parse(data) as T.Problem);
    if (event === 'done') return JSON.parse(data) as A;
  }
  throw new Failure({ type: 'about:blank', title: '', status: 0, code: 'unreachable', detail: '' });
}

/** Server-sent events out of a body. */
export async function* streamed(body: ReadableStream<Uint8Array>): AsyncGenerator<{ event: string; data: string }> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    rest += done ? decoder.decode() + '\n\n' : decoder.decode(value, { stream: true });
    // A line's end may come in two portions.
    rest = rest.replace(/\r\n|\r(?!$)/g, '\n');
    const blocks = rest.split('\n\n');
    rest = done ? '' : (blocks.pop() ?? '');
    for (const block of blocks) {
      const lines = block.split('\n');
      const field = (name: string) =>
        lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ''));
      const data = field('data');
      if (data.length > 0) yield { event: field('event')[0] ?? 'message', data: data.join('\n') };
    }
    if (done) return;
  }
}
