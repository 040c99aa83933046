/**
 * The statements of a class: one on a screen on a phone, one dimension on a screen where there is room. What a pupil chooses stays on
 * the phone until the site has confirmed that it has it, is sent again after a lost connection, and is gone after that. Without script
 * the same form stands on one page. Where the phone keeps nothing (a private window) it is remembered for as long as the page stands.
 */
export function startKlas(): void {
  sendLate();
  const form = document.querySelector<HTMLFormElement>('form[data-klas]');
  if (form) new Klas(form).start();
}

/** What stands on the phone, under a key of its own for each class. */
interface Draft {
  readonly address: string;
  readonly until: number;
  fields: [string, string][];
  sent: boolean;
}

const PREFIX = 'wijschool-klas-';
const DAY = 24 * 60 * 60 * 1000;
const FIRST_WAIT = 3000;
const LONGEST_WAIT = 60_000;

const drafts = {
  read(key: string): Draft | null {
    try {
      const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
      if (draft && draft.until < Date.now()) { this.forget(key); return null; }
      return draft;
    } catch {
      return null;
    }
  },
  write(key: string, draft: Draft): void {
    try { localStorage.setItem(key, JSON.stringify(draft)); } catch { /* a private window or a full phone: the page itself remembers */ }
  },
  forget(key: string): void {
    try { localStorage.removeItem(key); } catch { /* nothing is there then */ }
  },
  keys(): string[] {
    try { return Object.keys(localStorage).filter(key => key.startsWith(PREFIX)); } catch { return []; }
  },
};

type Outcome = 'kept' | 'closed' | 'refused' | 'unsure';

/** Sends answers; the site takes them once however often they come. */
async function send(address: string, fields: readonly [string, string][]): Promise<Outcome> {
  try {
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(fields as [string, string][]), headers: { 'X-Requested-With': 'klas' } });
    if (answer.status === 204) return 'kept';
    if (answer.status === 410 || answer.status === 409) return 'closed';
    return answer.status === 422 || answer.status === 400 ? 'refused' : 'unsure';
  } catch {
    return 'unsure';
  }
}

/** On the page for the code: sends what a phone still has of a class of before, and forgets what is older than a day. */
function sendLate(): void {
  const note = document.querySelector<HTMLElement>('[data-klas-late]');
  for (const key of drafts.keys()) {
    const draft = drafts.read(key);
    if (!note || !draft?.sent) continue;
    note.hidden = false;
    void send(draft.address, draft.fields).then(outcome => {
      if (outcome === 'unsure') return;
      if (outcome === 'kept') drafts.forget(key);
      note.textContent = outcome === 'kept' ? note.dataset['kept'] ?? '' : '';
      note.hidden = outcome !== 'kept';
    });
  }
}

class Klas {
  private readonly key: string;
  private readonly wide = matchMedia('(min-width: 48rem)');
  private readonly statements: HTMLElement[];
  private readonly parts: HTMLElement[];
  private readonly end: HTMLElement;
  private steps: HTMLElement[] = [];
  private at = 0;
  private timer = 0;
  private wait = FIRST_WAIT;
  private sending = false;
  private sent = false;

  constructor(private readonly form: HTMLFormElement) {
    this.key = PREFIX + (form.dataset['klas'] ?? '');
    this.statements = [...form.querySelectorAll<HTMLElement>('[data-klas-statement]')];
    this.parts = [...form.querySelectorAll<HTMLElement>('[data-klas-part]')];
    this.end = form.querySelector<HTMLElement>('[data-klas-end]')!;
  }

  start(): void {
    const draft = drafts.read(this.key);
    if (draft) this.restore(draft);
    this.slice();
    this.wide.addEventListener('change', () => this.slice());
    this.form.addEventListener('change', () => this.remember());
    this.form.addEventListener('submit', event => { event.preventDefault(); this.submit(); });
    this.button('back').addEventListener('click', () => this.go(this.at - 1));
    this.button('next').addEventListener('click', () => this.go(this.at + 1));
    addEventListener('online', () => { if (this.sent) void this.deliver(); });
    document.querySelector('[data-klas-forget]')?.addEventListener('click', event => {
      drafts.forget(this.key);
      (event.currentTarget as HTMLElement).hidden = true;
    });
    if (draft?.sent) { this.sent = true; void this.deliver(); }
  }

  private restore(draft: Draft): void {
    for (const [name, value] of draft.fields) {
      const field = this.form.elements.namedItem(name);
      if (field instanceof RadioNodeList) field.value = value;
      else if (field instanceof HTMLInputElement) field.value = value; // the device of then: it may have been counted already
    }
  }

  /** Cuts the form into screens, and begins at the first with a statement that was not answered. */
  private slice(): void {
    const shown = this.steps[this.at];
    this.steps = [...(this.wide.matches ? this.parts : this.statements), this.end];
    const kept = shown ? this.steps.findIndex(step => step === shown || step.contains(shown) || shown.contains(step)) : -1;
    const open = this.steps.findIndex(step => step !== this.end && this.statementsIn(step).some(statement => !this.isAnswered(statement)));
    this.show(kept >= 0 ? kept : open >= 0 ? open : this.steps.length - 1);
  }

  private statementsIn(step: HTMLElement): HTMLElement[] {
    return this.statements.filter(statement => step.contains(statement));
  }

  private isAnswered(statement: HTMLElement): boolean {
    return statement.querySelector('input:checked') !== null;
  }

  private go(to: number): void {
    this.show(to);
    const step = this.steps[this.at]!;
    step.querySelector<HTMLElement>(step.matches('fieldset') ? 'legend' : 'h2')?.focus();
    scrollTo({ top: 0 });
  }

  private show(to: number): void {
    this.at = Math.max(0, Math.min(to, this.steps.length - 1));
    const step = this.steps[this.at]!;
    const last = step === this.end;
    for (const part of [...this.parts, this.end]) part.hidden = !(part === step || part.contains(step));
    for (const statement of this.statements) statement.hidden = !(statement === step || step.contains(statement));
    this.button('back').hidden = this.at === 0;
    this.button('next').hidden = last;
    this.button('send').hidden = !last;
    document.querySelector('.klas__head')?.classList.toggle('is-begun', this.at > 0);
    if (last) this.tellLeft();
    this.progress();
    this.say(null);
  }

  /** How many were left open: leaving one open is allowed, forgetting one is not meant. */
  private tellLeft(): void {
    const open = this.statements.filter(statement => !this.isAnswered(statement)).length;
    const left = this.form.querySelector<HTMLElement>('[data-klas-left]')!;
    left.hidden = open === 0;
    left.textContent = open === 1 ? this.form.dataset['one'] ?? '' : (this.form.dataset['open'] ?? '').replace('{0}', String(open));
  }

  private progress(): void {
    const box = this.form.querySelector<HTMLElement>('[data-klas-progress]')!;
    const bar = box.querySelector('progress')!;
    const first = this.statementsIn(this.steps[this.at]!)[0];
    const place = first ? this.statements.indexOf(first) + 1 : this.statements.length;
    const until = this.wide.matches && first ? place + this.statementsIn(this.steps[this.at]!).length - 1 : place;
    const words = this.form.dataset[until > place ? 'steps' : 'step'] ?? '';
    box.hidden = this.steps[this.at] === this.end;
    bar.value = place - 1;
    box.querySelector('p')!.textContent = words.replace('{0}', String(place)).replace('{1}', String(this.statements.length)).replace('{2}', String(until));
  }

  private fields(): [string, string][] {
    return [...new FormData(this.form)].map(([name, value]) => [name, String(value)]);
  }

  private remember(): void {
    drafts.write(this.key, { address: this.form.action, until: Date.now() + DAY, fields: this.fields(), sent: this.sent });
  }

  private submit(): void {
    if (this.steps[this.at] !== this.end) { this.go(this.at + 1); return; } // Enter in an answer
    if (!this.statements.some(statement => this.isAnswered(statement))) { this.say('empty'); return; }
    this.sent = true;
    this.remember();
    void this.deliver();
  }

  private async deliver(): Promise<void> {
    if (this.sending) return;
    clearTimeout(this.timer);
    this.sending = true;
    this.say('sending');
    const outcome = await send(this.form.action, this.fields());
    this.sending = false;
    if (outcome === 'kept') this.finish('thanks');
    else if (outcome === 'closed') this.finish('closed');
    else if (outcome === 'refused') { this.sent = false; this.remember(); this.say('trouble'); }
    else this.tryLater();
  }

  private tryLater(): void {
    this.say('offline');
    this.timer = window.setTimeout(() => void this.deliver(), this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
  }

  /** What was confirmed leaves the phone; what came too late stays until its owner, or the day, wipes it. */
  private finish(how: 'thanks' | 'closed'): void {
    if (how === 'thanks') drafts.forget(this.key);
    document.querySelector<HTMLElement>('.klas__head')!.hidden = true;
    this.form.hidden = true;
    const over = document.querySelector<HTMLElement>(`[data-klas-over=${how}]`)!;
    over.hidden = false;
    over.querySelector<HTMLElement>('h1')?.focus();
  }

  private say(what: string | null): void {
    for (const line of this.form.querySelectorAll<HTMLElement>('[data-klas-say]')) line.hidden = line.dataset['klasSay'] !== what;
  }

  private button(name: string): HTMLElement {
    return this.form.querySelector<HTMLElement>(`[data-klas-${name}]`)!;
  }
}
