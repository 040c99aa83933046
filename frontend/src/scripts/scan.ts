const prefix = 'wijschool.scan.';
const lifetime = 24 * 60 * 60 * 1000; // a device may be another's tomorrow

/**
 * Shows a scan one part at a time, and keeps what was chosen on this device until the server has confirmed it. Without script all
 * statements stand on one page, and what was chosen comes back with an error. A form is marked data-scan with the name to keep it under;
 * the page that confirms is marked data-scan-done with the same name.
 */
export function startScans(): void {
  forgetOld();
  const done = document.querySelector<HTMLElement>('[data-scan-done]')?.dataset['scanDone'];
  if (done) remove(prefix + done);
  document.querySelectorAll<HTMLFormElement>('form[data-scan]').forEach(startScan);
}

function startScan(form: HTMLFormElement): void {
  const key = prefix + (form.dataset['scan'] ?? '');
  restore(form, key);
  form.addEventListener('change', () => keep(form, key));
  stepThrough(form);
}

/** What the server sent back counts before what was kept. */
function restore(form: HTMLFormElement, key: string): void {
  const kept = read(key);
  if (!kept) return;
  for (const [name, value] of Object.entries(kept.answers)) {
    const inputs = [...form.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter(input => input.name === name);
    const own = inputs.find(input => input.value === value);
    if (own && !inputs.some(input => input.checked)) own.checked = true;
  }
}

function keep(form: HTMLFormElement, key: string): void {
  const answers: Record<string, string> = {};
  form.querySelectorAll<HTMLInputElement>('input[type=radio]:checked').forEach(input => { answers[input.name] = input.value; });
  try { localStorage.setItem(key, JSON.stringify({ at: Date.now(), answers })); } catch { /* a browser that keeps nothing still sends them */ }
}

function stepThrough(form: HTMLFormElement): void {
  const parts = partsOf(form);
  if (parts.length < 2) return;
  const words = form.dataset;
  const progress = document.createElement('div');
  progress.className = 'scan-progress';
  const text = document.createElement('span');
  text.setAttribute('role', 'status');
  const bar = document.createElement('progress');
  bar.max = parts.length;
  progress.append(text, bar);
  form.prepend(progress);
  const [back, on] = [button(words['previous'] ?? '', 'button button--quiet'), button(words['next'] ?? '', 'button')];
  const actions = document.createElement('p');
  actions.className = 'actions scan-steps';
  actions.append(back, on);
  form.querySelector('.scan-send')?.before(actions);

  let here = Math.max(0, parts.findIndex(part => part.some(statement => statement.querySelector('.field__problem'))));
  const show = (next: number, move: boolean): void => {
    here = next;
    parts.forEach((part, index) => part.forEach(statement => statement.classList.toggle('is-here', index === here)));
    form.classList.toggle('is-last', here === parts.length - 1);
    back.hidden = here === 0;
    on.hidden = here === parts.length - 1;
    const told = (words['progress'] ?? '').replace('{0}', String(here + 1)).replace('{1}', String(parts.length));
    text.textContent = told;
    bar.value = here + 1;
    bar.setAttribute('aria-label', told);
    if (!move) return;
    form.scrollIntoView({ block: 'start' });
    parts[here]?.[0]?.focus({ preventScroll: true });
  };
  back.addEventListener('click', () => show(here - 1, true));
  on.addEventListener('click', () => show(here + 1, true));
  document.querySelectorAll<HTMLAnchorElement>('.problems a').forEach(link => link.addEventListener('click', () => {
    const index = parts.findIndex(part => part.some(statement => statement.id === link.hash.slice(1)));
    if (index >= 0) show(index, false);
  }));
  form.classList.add('is-stepped');
  show(here, false);
}

/** One statement a screen on a phone, those of a dimension on a wider one. */
function partsOf(form: HTMLFormElement): HTMLElement[][] {
  const statementsIn = (of: HTMLElement): HTMLElement[] => [...of.querySelectorAll<HTMLElement>('[data-scan-statement]')];
  return matchMedia('(max-width: 40rem)').matches
    ? statementsIn(form).map(statement => [statement])
    : [...form.querySelectorAll<HTMLElement>('[data-scan-part]')].map(statementsIn);
}

function button(label: string, name: string): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = name;
  made.textContent = label;
  return made;
}

interface Kept { readonly at: number; readonly answers: Record<string, string> }

function read(key: string): Kept | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof value === 'object' && value !== null && typeof (value as Kept).at === 'number' && typeof (value as Kept).answers === 'object' ? value as Kept : null;
  } catch {
    return null;
  }
}

function remove(key: string): void {
  try { localStorage.removeItem(key); } catch { /* nothing was kept */ }
}

function forgetOld(): void {
  try {
    for (const key of Object.keys(localStorage).filter(each => each.startsWith(prefix))) {
      const kept = read(key);
      if (!kept || Date.now() - kept.at > lifetime) remove(key);
    }
  } catch { /* nothing was kept */ }
}
