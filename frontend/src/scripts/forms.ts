/**
 * Forms that editors make: the rules come with the page and are those that the site itself applies when the form is sent. Without this
 * script every question stands on the page, with the words when it counts.
 */
interface Condition { readonly field: string; readonly test: string; readonly value: string }

interface Rule {
  readonly alias: string;
  readonly kind: string;
  /** Whether it is on this page; others are looked at by conditions only. */
  readonly here: boolean;
  readonly required: boolean;
  readonly show?: Condition;
  readonly require?: Condition;
  readonly minLength?: number;
  readonly maxLength: number;
  readonly pattern?: string;
  readonly min?: number;
  readonly max?: number;
  readonly first?: string;
  readonly last?: string;
  readonly maxFiles?: number;
  readonly maxBytes?: number;
  readonly types?: readonly string[];
  readonly messages?: Readonly<Record<string, string>>;
}

interface Problem { readonly alias: string; readonly text: string }

const typed = new Set(['Text', 'LongText', 'Mail', 'Phone', 'Number', 'Date', 'Hidden']);

export function startForms(): void {
  document.querySelectorAll<HTMLFormElement>('form[data-form]').forEach(startForm);
}

function startForm(form: HTMLFormElement): void {
  const rules = JSON.parse(form.dataset['form'] ?? '[]') as Rule[];
  const draw = (): void => { show(form, rules); };
  form.addEventListener('input', draw);
  form.addEventListener('change', draw);
  let isSent = false;
  form.addEventListener('submit', event => {
    if (isSent) { event.preventDefault(); return; } // a second click sends nothing
    const goesBack = (event.submitter as HTMLButtonElement | null)?.value === 'back';
    const problems = goesBack ? [] : check(form, rules);
    tell(form, rules, problems);
    if (problems.length > 0) event.preventDefault();
    else isSent = true;
  });
  addEventListener('pageshow', () => { isSent = false; draw(); }); // the browser's back button brings this very page back
  draw();
}

/** The values of each field as they stand now, on this page or, sent along unseen, of another. */
function valuesOf(form: HTMLFormElement, rule: Rule): string[] {
  const sent = new FormData(form);
  if (rule.kind === 'File') {
    const chosen = sent.getAll(`f-${rule.alias}`).filter((file): file is File => file instanceof File && file.name !== '');
    return [...sent.getAll(`kept-${rule.alias}`).map(String), ...chosen.map(file => file.name)];
  }
  return sent.getAll(`f-${rule.alias}`).map(value => String(value).trim()).filter(value => value !== '');
}

/** Goes through the form from front to back, as the site does: the value of a field that is not shown is empty. */
function stateOf(form: HTMLFormElement, rules: readonly Rule[]): { shown: Set<string>; required: Set<string> } {
  const seen = new Map<string, string[]>();
  const [shown, required] = [new Set<string>(), new Set<string>()];
  for (const rule of rules) {
    const isShown = meets(rule.show, seen, true);
    if (isShown) shown.add(rule.alias);
    if (isShown && (rule.required || meets(rule.require, seen, false))) required.add(rule.alias);
    if (rule.kind !== 'Heading') seen.set(rule.alias, isShown ? valuesOf(form, rule) : []);
  }
  return { shown, required };
}

function meets(condition: Condition | undefined, seen: ReadonlyMap<string, string[]>, otherwise: boolean): boolean {
  const texts = condition && seen.get(condition.field);
  if (!condition || !texts) return otherwise;
  const wanted = condition.value.trim().toUpperCase();
  switch (condition.test) {
    case 'Is': return texts.some(text => text.toUpperCase() === wanted);
    case 'IsNot': return !texts.some(text => text.toUpperCase() === wanted);
    case 'Contains': return texts.some(text => text.toUpperCase().includes(wanted));
    case 'IsFilled': return texts.length > 0;
    case 'IsEmpty': return texts.length === 0;
    default: return otherwise;
  }
}

function show(form: HTMLFormElement, rules: readonly Rule[]): void {
  const { shown } = stateOf(form, rules);
  for (const rule of rules) {
    const place = placeOf(form, rule.alias);
    if (place) place.hidden = !shown.has(rule.alias);
  }
}

function check(form: HTMLFormElement, rules: readonly Rule[]): Problem[] {
  const { shown, required } = stateOf(form, rules);
  return rules.filter(rule => rule.here && rule.messages && shown.has(rule.alias)).flatMap(rule => {
    const kind = wrongWith(form, rule, valuesOf(form, rule), required.has(rule.alias));
    const text = kind && rule.messages?.[kind];
    return text ? [{ alias: rule.alias, text }] : []; // what has no words here is told by the site
  });
}

function wrongWith(form: HTMLFormElement, rule: Rule, values: readonly string[], isRequired: boolean): string | undefined {
  const [value] = values;
  if (value === undefined) return isRequired ? 'Required' : undefined;
  if (rule.kind === 'File') return wrongWithFiles(form, rule, values.length);
  if (!typed.has(rule.kind)) return undefined;
  if (value.length > rule.maxLength) return 'TooLong';
  if (rule.minLength && value.length < rule.minLength) return 'TooShort';
  return wrongWithKind(rule, value) ?? (rule.pattern && !matches(rule.pattern, value) ? 'Pattern' : undefined);
}

function wrongWithKind(rule: Rule, value: string): string | undefined {
  switch (rule.kind) {
    case 'Mail': return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Mail';
    case 'Phone': {
      const digits = value.replace(/\D/g, '').length;
      return /^\+?[0-9 ()\-.]+$/.test(value) && digits >= 8 && digits <= 15 ? undefined : 'Phone';
    }
    case 'Number': {
      const number = Number(value.replace(',', '.'));
      if (!/^[+-]?(\d+([.,]\d*)?|[.,]\d+)$/.test(value)) return 'Number';
      return rule.min !== undefined && number < rule.min ? 'TooLow' : rule.max !== undefined && number > rule.max ? 'TooHigh' : undefined;
    }
    case 'Date':
      if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined; // a browser without a field for days: the site reads what was typed
      return rule.first && value < rule.first ? 'TooEarly' : rule.last && value > rule.last ? 'TooLate' : undefined;
    default: return undefined;
  }
}

function wrongWithFiles(form: HTMLFormElement, rule: Rule, count: number): string | undefined {
  const input = form.querySelector<HTMLInputElement>(`input[type=file][name="f-${rule.alias}"]`);
  const files = [...(input?.files ?? [])];
  if (rule.maxFiles && rule.maxFiles > 1 && count > rule.maxFiles) return 'TooMany';
  if (files.some(file => rule.maxBytes && file.size > rule.maxBytes)) return 'FileTooLarge';
  return files.some(file => !rule.types?.some(type => file.name.toLowerCase().endsWith(`.${type}`))) ? 'FileType' : undefined;
}

function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true; // a pattern that only the site understands
  }
}

/** Says what is wrong: in a list above the form, and at each field. */
function tell(form: HTMLFormElement, rules: readonly Rule[], problems: readonly Problem[]): void {
  form.parentElement?.querySelector('[data-form-problems]')?.remove();
  for (const rule of rules) {
    const place = placeOf(form, rule.alias);
    const problem = problems.find(wrong => wrong.alias === rule.alias);
    if (place) tellAt(place, rule.alias, problem?.text);
  }
  if (problems.length === 0) return;
  const list = document.createElement('div');
  list.className = 'problems';
  list.tabIndex = -1;
  list.setAttribute('role', 'alert');
  list.dataset['formProblems'] = '';
  const title = document.createElement('h2');
  title.textContent = form.dataset['formTitle'] ?? '';
  const items = document.createElement('ul');
  for (const problem of problems) {
    const link = document.createElement('a');
    link.href = `#f-${problem.alias}`;
    link.textContent = problem.text;
    items.appendChild(document.createElement('li')).append(link);
  }
  list.append(title, items);
  form.before(list);
  list.focus();
}

function tellAt(place: HTMLElement, alias: string, text: string | undefined): void {
  const id = `f-${alias}-problem`;
  place.querySelector(`#${id}`)?.remove();
  const inputs = place.querySelectorAll<HTMLElement>(`[name="f-${alias}"]`);
  const described = place.matches('fieldset') ? [place] : [...inputs];
  for (const input of inputs) input.toggleAttribute('aria-invalid', false);
  for (const element of described) {
    const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter(other => other !== '' && other !== id);
    if (text) ids.push(id);
    if (ids.length > 0) element.setAttribute('aria-describedby', ids.join(' '));
    else element.removeAttribute('aria-describedby');
  }
  if (!text) return;
  for (const input of inputs) input.setAttribute('aria-invalid', 'true');
  const problem = document.createElement('span');
  problem.className = 'field__problem';
  problem.id = id;
  problem.textContent = text;
  const before = place.querySelector(':scope > .check, :scope > .input, :scope > .select, :scope > input');
  if (before) before.before(problem);
  else place.append(problem);
}

const placeOf = (form: HTMLFormElement, alias: string): HTMLElement | null => form.querySelector(`[data-field="${CSS.escape(alias)}"]`);
