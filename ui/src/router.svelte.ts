// Which page is shown, from the address alone. Filters live in the address too, so that a link shows what its sender saw.

export interface Route {
  path: string;
  query: URLSearchParams;
  hash: string;
}

function here(): Route {
  return { path: location.pathname, query: new URLSearchParams(location.search), hash: location.hash };
}

let current = $state.raw<Route>(here());

/** Read inside a component or effect, it follows the address. */
export const router = {
  get route(): Route {
    return current;
  },
};

/** The path with its query; what is empty is left out. */
export function href(path: string, query: Record<string, string | number | boolean | null | undefined> = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== null && value !== undefined && value !== '') params.set(key, String(value));
  const text = params.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `${path}?${text}` : path;
}

/** Goes to an address of ours. With `replace` the way back leads to where one was before. */
export function go(to: string, { replace = false }: { replace?: boolean } = {}): void {
  const before = location.pathname;
  history[replace ? 'replaceState' : 'pushState'](null, '', to);
  current = here();
  if (location.pathname !== before) scrollTo(0, 0);
}

/** Changes the query of the page that is shown; a value of null takes a parameter away. */
export function change(query: Record<string, string | number | boolean | null | undefined>, { replace = false } = {}): void {
  const all: Record<string, string | number | boolean | null | undefined> = { ...Object.fromEntries(current.query), ...query };
  go(href(current.path, all) + current.hash, { replace });
}

/** Turns clicks on our own links into steps inside the page. Call once. */
export function follow(): void {
  addEventListener('popstate', () => {
    current = here();
  });
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname.startsWith('/api/')) return;
    if (url.hash && url.pathname === location.pathname && url.search === location.search) return;
    event.preventDefault();
    go(url.pathname + url.search + url.hash);
  });
}
