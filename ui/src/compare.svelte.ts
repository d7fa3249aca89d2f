// The last comparison, so that whoever opens one of its events finds it again on the way back. It lives as long as the page.
import type { Params } from './api/client';
import type { Compared } from './api/types';

interface Made {
  file: File;
  params: Params;
  compared: Compared;
}

let made = $state.raw<Made | null>(null);

export const last = {
  get made(): Made | null {
    return made;
  },
  set made(next: Made | null) {
    made = next;
  },
};
