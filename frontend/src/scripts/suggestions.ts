interface Suggestion { readonly title: string; readonly url?: string; readonly culture?: string }

/**
 * Suggestions under a search field, by the combobox pattern of the ARIA practices: the field keeps the focus, arrow keys move
 * aria-activedescendant, Enter follows, Escape closes. Without script the field is a plain search form.
 */
export function startSuggestions(): void {
  document.querySelectorAll<HTMLInputElement>('input[data-suggest]').forEach((input, index) => new Suggestions(input, index).start());
}

class Suggestions {
  private readonly list = document.createElement('ul');
  private items: Suggestion[] = [];
  private active = -1;
  private timer = 0;
  private request: AbortController | null = null;

  constructor(private readonly input: HTMLInputElement, private readonly index: number) {}

  start(): void {
    const { input, list } = this;
    list.id = `suggestions-${this.index}`;
    list.className = 'suggestions';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', input.dataset['suggestLabel'] ?? '');
    list.hidden = true;
    input.parentElement?.append(list);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id, autocomplete: 'off' })) {
      input.setAttribute(name, value);
    }
    input.addEventListener('input', () => this.plan());
    input.addEventListener('keydown', event => this.key(event));
    input.addEventListener('blur', () => setTimeout(() => this.close(), 150));
  }

  private plan(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.load(), 140);
  }

  private async load(): Promise<void> {
    const query = this.input.value.trim();
    this.request?.abort();
    if (query.length < 2) { this.close(); return; }
    this.request = new AbortController();
    try {
      const url = `${this.input.dataset['suggest'] ?? ''}?q=${encodeURIComponent(query)}&culture=${this.input.dataset['culture'] ?? ''}`;
      const answer = await fetch(url, { signal: this.request.signal, headers: { accept: 'application/json' } });
      if (answer.ok) this.draw(toSuggestions(await answer.json()));
    } catch {
      // Typed on, or offline: the form still searches.
    }
  }

  private draw(items: Suggestion[]): void {
    this.items = items;
    this.active = -1;
    this.list.replaceChildren(...items.map((item, n) => {
      const option = document.createElement('li');
      option.id = `${this.list.id}-${n}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.textContent = item.title;
      if (item.culture) option.lang = item.culture;
      option.addEventListener('pointerdown', event => { event.preventDefault(); this.follow(n); });
      return option;
    }));
    const open = items.length > 0 && document.activeElement === this.input;
    this.list.hidden = !open;
    this.input.setAttribute('aria-expanded', String(open));
    this.input.removeAttribute('aria-activedescendant');
  }

  private key(event: KeyboardEvent): void {
    if (this.list.hidden) return;
    switch (event.key) {
      case 'ArrowDown': event.preventDefault(); this.move(this.active + 1); break;
      case 'ArrowUp': event.preventDefault(); this.move(this.active - 1); break;
      case 'Escape': event.preventDefault(); this.close(); break;
      case 'Enter': if (this.active >= 0) { event.preventDefault(); this.follow(this.active); } break;
      default: break;
    }
  }

  private move(to: number): void {
    this.active = to < -1 ? this.items.length - 1 : to >= this.items.length ? -1 : to;
    [...this.list.children].forEach((option, n) => option.setAttribute('aria-selected', String(n === this.active)));
    const current = this.list.children.item(this.active);
    if (this.active >= 0 && current) {
      this.input.setAttribute('aria-activedescendant', current.id);
      current.scrollIntoView({ block: 'nearest' });
    } else {
      this.input.removeAttribute('aria-activedescendant');
    }
  }

  private follow(n: number): void {
    const item = this.items[n];
    if (!item) return;
    if (item.url) { location.assign(item.url); return; }
    this.input.value = item.title;
    this.close();
    this.input.form?.requestSubmit();
  }

  private close(): void {
    this.list.hidden = true;
    this.active = -1;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }
}

/** The answer may be a list, or an object with items; an item a word or a page. Anything else gives no suggestions. */
function toSuggestions(value: unknown): Suggestion[] {
  const list = Array.isArray(value) ? value : (value as { items?: unknown } | null)?.items;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item: unknown) => {
    if (typeof item === 'string') return [{ title: item }];
    const page = item as Partial<Suggestion> & { text?: string } | null;
    const title = page?.title ?? page?.text;
    return title ? [{ title, ...(page?.url ? { url: page.url } : {}), ...(page?.culture ? { culture: page.culture } : {})}] : [];
  });
}
