// Every page: its path, its title's key, whether the menu shows it and for whom. Pages are loaded when they are opened.
import type { Component } from 'svelte';
import type { Role } from './api/types';

export interface PageEntry {
  /** `:name` stands for one part of the path; the page gets it as a property. */
  path: string;
  title: string;
  /** Where in the menu: first the pages that look, then those that work. */
  menu?: 'look' | 'work';
  needs?: Role;
  load: () => Promise<{ default: Component<Record<string, string>> }>;
}

// Pages take their path's parts as properties; the compiler cannot know which.
const page = (load: () => Promise<{ default: unknown }>) => load as PageEntry['load'];

export const PAGES: PageEntry[] = [
  { path: '/', title: 'page.overview', menu: 'look', load: page(() => import('./pages/Overview.svelte')) },
  { path: '/search', title: 'page.search', menu: 'look', load: page(() => import('./pages/Search.svelte')) },
  { path: '/summary', title: 'page.summary', menu: 'look', load: page(() => import('./pages/Summary.svelte')) },
  { path: '/review', title: 'page.review', menu: 'look', load: page(() => import('./pages/Review.svelte')) },
  { path: '/compare', title: 'page.compare', menu: 'work', load: page(() => import('./pages/Compare.svelte')) },
  { path: '/try', title: 'page.try', menu: 'work', load: page(() => import('./pages/Try.svelte')) },
  { path: '/add', title: 'page.add', menu: 'work', needs: 'reviewer', load: page(() => import('./pages/Add.svelte')) },
  { path: '/export', title: 'page.export', menu: 'work', load: page(() => import('./pages/Export.svelte')) },
  { path: '/events/:id', title: 'page.event', load: page(() => import('./pages/Event.svelte')) },
  { path: '/reports/:id', title: 'page.report', load: page(() => import('./pages/Report.svelte')) },
  { path: '/login', title: 'page.login', load: page(() => import('./pages/Login.svelte')) },
];

/** The page for a path and the parts of the path that it names. */
export function match(path: string): { page: PageEntry; parts: Record<string, string> } | null {
  const given = path.split('/').filter(Boolean);
  for (const page of PAGES) {
    const wanted = page.path.split('/').filter(Boolean);
    if (wanted.length !== given.length) continue;
    const parts: Record<string, string> = {};
    const fits = wanted.every((part, i) => {
      const value = given[i]!;
      if (!part.startsWith(':')) return part === value;
      try {
        parts[part.slice(1)] = decodeURIComponent(value);
        return true;
      } catch {
        return false;
      }
    });
    if (fits) return { page, parts };
  }
  return null;
}
