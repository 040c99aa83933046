const key = 'wijschool.compare';

/** What a reader chose to compare: kept in this browser only, and in the address of the comparison itself. */
interface Choice { readonly id: string; readonly title: string }

/** Keeps the boxes "compare" and the bar at the bottom in step. Without script the boxes are plain fields of a form. */
export function startCompare(): void {
  const bar = document.querySelector<HTMLElement>('[data-compare-bar]');
  const boxes = [...document.querySelectorAll<HTMLInputElement>('input[data-compare]')];
  if (!bar || boxes.length === 0) return;
  const most = Number(bar.dataset['max'] ?? '4');
  let chosen = read();

  const draw = (): void => {
    for (const box of boxes) {
      box.checked = chosen.some(choice => choice.id === box.value);
      box.disabled = !box.checked && chosen.length >= most;
    }
    bar.hidden = chosen.length === 0;
    const text = bar.querySelector<HTMLElement>('[data-compare-text]');
    if (text) text.textContent = (bar.dataset['text'] ?? '{0}').replace('{0}', String(chosen.length));
    const link = bar.querySelector<HTMLAnchorElement>('a[data-compare-go]');
    if (link) {
      link.href = `${bar.dataset['url'] ?? ''}?${chosen.map(choice => `id=${encodeURIComponent(choice.id)}`).join('&')}`;
      link.hidden = chosen.length < 2;
    }
  };

  const set = (next: Choice[]): void => {
    chosen = next;
    try { localStorage.setItem(key, JSON.stringify(chosen)); } catch { /* a browser that keeps nothing still compares this page */ }
    draw();
  };

  for (const box of boxes) {
    box.addEventListener('change', () => set(box.checked
      ? [...chosen, { id: box.value, title: box.dataset['compare'] ?? '' }]
      : chosen.filter(choice => choice.id !== box.value)));
  }
  bar.querySelector('[data-compare-clear]')?.addEventListener('click', () => set([]));
  addEventListener('storage', event => { if (event.key === key) { chosen = read(); draw(); } });
  draw();
}

function read(): Choice[] {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(value) ? value.filter(isChoice) : [];
  } catch {
    return [];
  }
}

function isChoice(value: unknown): value is Choice {
  return typeof value === 'object' && value !== null && typeof (value as Choice).id === 'string';
}
