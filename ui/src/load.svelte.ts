// One answer of the server as a page needs it: loading, failed or there. The last answer stays while the next is on its way.
import { Failure } from './api/client';
import type { Problem } from './api/types';

export interface Loaded<A> {
  readonly value: A | null;
  readonly problem: Problem | null;
  readonly loading: boolean;
  again(): void;
}

/**
 * Asks whenever what `ask` reads changes (the address, server.version). Call while a component starts. What `ask` reads must be
 * read before its first await. An earlier question is given up.
 */
export function load<A>(ask: (signal: AbortSignal) => Promise<A> | null): Loaded<A> {
  let value = $state.raw<A | null>(null);
  let problem = $state.raw<Problem | null>(null);
  let loading = $state(true);
  let tries = $state(0);

  $effect(() => {
    void tries;
    const control = new AbortController();
    const question = ask(control.signal);
    if (question === null) {
      value = null;
      problem = null;
      loading = false;
      return;
    }
    loading = true;
    question.then(
      (answer) => {
        if (control.signal.aborted) return;
        value = answer;
        problem = null;
        loading = false;
      },
      (error: unknown) => {
        if (control.signal.aborted) return;
        problem = problemFrom(error);
        loading = false;
      },
    );
    return () => control.abort();
  });

  return {
    get value() {
      return value;
    },
    get problem() {
      return problem;
    },
    get loading() {
      return loading;
    },
    again: () => (tries += 1),
  };
}

/** Whatever was thrown, as a problem to show. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof Failure) return error.problem;
  return { type: 'about:blank', title: '', status: 0, code: 'internal', detail: String(error) };
}
