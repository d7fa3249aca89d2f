// Short notices that something was done. What went wrong and needs reading belongs on the page, not here.
export interface Toast {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

let all = $state<Toast[]>([]);
let next = 1;

export const toasts = {
  get all(): Toast[] {
    return all;
  },
  drop(id: number): void {
    all = all.filter((one) => one.id !== id);
  },
};

/** Shows a notice; with an action (such as undo) it stays longer. */
export function toast(text: string, action?: Toast['action']): void {
  const id = next;
  next += 1;
  all = [...all.slice(-2), { id, text, ...(action && { action }) }];
  setTimeout(() => toasts.drop(id), action ? 12_000 : 5_000);
}
