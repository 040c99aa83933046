import { html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { readEntries, saveEntries, statuses } from './entries';
import { styles } from './styles';
import './form-entry.element';
import type { Entries, EntryStatus, EntrySummary, Filter, Form } from './entries';

const pageSize = 50;

/** The entries of one form: looked through, read and taken along. */
export class WijschoolFormEntriesElement extends UmbLitElement {
  static override properties = { form: { attribute: false }, page: { state: true }, open: { state: true }, filter: { state: true } };

  declare form: Form;
  declare private page: Entries | undefined;
  declare private open: string | undefined;
  declare private filter: Filter;

  #skip = 0;

  constructor() {
    super();
    this.filter = { text: '', status: '', from: '', to: '' };
  }

  override firstUpdated() {
    return this.#read();
  }

  async #read(skip = this.#skip) {
    this.#skip = skip;
    this.open = undefined;
    const filter = this.filter;
    const page = await readEntries(this, this.form.key, filter, skip, pageSize);
    if (filter === this.filter) this.page = page ?? this.page; // a later question has another answer
  }

  #narrow(more: Partial<Filter>) {
    this.filter = { ...this.filter, ...more };
    return this.#read(0);
  }

  override render() {
    if (this.open) return html`<wijschool-form-entry .form=${this.form.key} .entry=${this.open} @back=${() => this.#read()}></wijschool-form-entry>`;
    return html`
      <header>
        <uui-button look="outline" label=${this.localize.term('wijschoolForms_back')} @click=${() => this.dispatchEvent(new Event('back'))}></uui-button>
        <h1>${this.form.name}</h1>
        <uui-button look="secondary" label=${this.localize.term('wijschoolForms_csv')} @click=${() => saveEntries(this, this.form, this.filter, 'csv')}></uui-button>
        <uui-button look="secondary" label=${this.localize.term('wijschoolForms_xlsx')} @click=${() => saveEntries(this, this.form, this.filter, 'xlsx')}></uui-button>
      </header>
      ${this.#filters()} ${this.page ? this.#list(this.page) : html`<uui-loader-bar></uui-loader-bar>`}
    `;
  }

  #filters() {
    const value = (event: Event) => (event.target as HTMLInputElement).value;
    return html`
      <div class="bar">
        <uui-input type="search" label=${this.localize.term('wijschoolForms_search')} placeholder=${this.localize.term('wijschoolForms_search')}
          @change=${(event: Event) => this.#narrow({ text: value(event) })}></uui-input>
        <uui-select label=${this.localize.term('wijschoolForms_status')} .options=${this.#choices()}
          @change=${(event: Event) => this.#narrow({ status: value(event) as EntryStatus | '' })}></uui-select>
        <uui-input type="date" label=${this.localize.term('wijschoolForms_from')} title=${this.localize.term('wijschoolForms_from')}
          @change=${(event: Event) => this.#narrow({ from: value(event) })}></uui-input>
        <uui-input type="date" label=${this.localize.term('wijschoolForms_to')} title=${this.localize.term('wijschoolForms_to')}
          @change=${(event: Event) => this.#narrow({ to: value(event) })}></uui-input>
      </div>
    `;
  }

  #choices() {
    const any = { name: this.localize.term('wijschoolForms_anyStatus'), value: '', selected: this.filter.status === '' };
    return [any, ...statuses.map((status) => ({ name: this.localize.term(`wijschoolForms_${status}`), value: status, selected: this.filter.status === status }))];
  }

  #list(page: Entries) {
    if (page.total === 0) return html`<uui-box><p>${this.localize.term('wijschoolForms_nothing')}</p></uui-box>`;
    return html`
      <uui-box headline=${this.localize.term('wijschoolForms_total', page.total)}>
        <ul>${repeat(page.items, (entry) => entry.id, (entry) => this.#item(entry))}</ul>
        ${this.#paging(page)}
      </uui-box>
    `;
  }

  #item(entry: EntrySummary) {
    const told = [
      this.localize.date(entry.sentAt, { dateStyle: 'medium', timeStyle: 'short' }),
      entry.hasNote && this.localize.term('wijschoolForms_hasNote'),
      entry.files > 0 && this.localize.term('wijschoolForms_hasFiles', entry.files),
    ];
    return html`
      <li>
        <button type="button" @click=${() => (this.open = entry.id)}>
          <strong>${entry.summary || this.localize.term('wijschoolForms_empty')}</strong>
          <small>${told.filter(Boolean).join(' · ')}</small>
        </button>
        <uui-tag color=${entry.status === 'New' ? 'positive' : entry.status === 'Spam' ? 'warning' : 'default'}>${this.localize.term(`wijschoolForms_${entry.status}`)}</uui-tag>
      </li>
    `;
  }

  #paging(page: Entries) {
    if (page.total <= pageSize) return nothing;
    return html`
      <uui-pagination
        .current=${this.#skip / pageSize + 1}
        .total=${Math.ceil(page.total / pageSize)}
        firstlabel=${this.localize.term('general_first')}
        previouslabel=${this.localize.term('general_previous')}
        nextlabel=${this.localize.term('general_next')}
        lastlabel=${this.localize.term('general_last')}
        @change=${(event: Event) => this.#read(((event.target as unknown as { current: number }).current - 1) * pageSize)}></uui-pagination>
    `;
  }

  static override styles = styles;
}

customElements.define('wijschool-form-entries', WijschoolFormEntriesElement);
