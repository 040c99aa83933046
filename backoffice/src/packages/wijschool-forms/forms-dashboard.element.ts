import { html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { readForms } from './entries';
import { styles } from './styles';
import './form-entries.element';
import type { Form } from './entries';

/** The forms of the site with what came in; one of them opens its entries. */
export class WijschoolFormsDashboardElement extends UmbLitElement {
  static override properties = { forms: { state: true }, open: { state: true } };

  declare private forms: Form[] | undefined;
  declare private open: Form | undefined;

  override firstUpdated() {
    return this.#read();
  }

  async #read() {
    this.open = undefined;
    this.forms = (await readForms(this)) ?? this.forms;
  }

  override render() {
    if (this.open) return html`<wijschool-form-entries .form=${this.open} @back=${() => this.#read()}></wijschool-form-entries>`;
    return html`
      <header><h1>${this.localize.term('wijschoolForms_entries')}</h1></header>
      <p>${this.localize.term('wijschoolForms_help')}</p>
      ${this.forms ? this.#list(this.forms) : html`<uui-loader-bar></uui-loader-bar>`}
    `;
  }

  #list(forms: Form[]) {
    if (forms.length === 0) return html`<uui-box><p>${this.localize.term('wijschoolForms_none')}</p></uui-box>`;
    return html`<uui-box><ul>${repeat(forms, (form) => form.key, (form) => this.#item(form))}</ul></uui-box>`;
  }

  #item(form: Form) {
    return html`
      <li>
        <button type="button" @click=${() => (this.open = form)}>
          <strong>${form.name}</strong>
          <small>${this.#told(form)}</small>
          ${form.faults.map((fault) => html`<span class="fault">${this.localize.term('wijschoolForms_mend')}: ${fault}</span>`)}
        </button>
        ${form.new > 0 ? html`<uui-tag color="positive">${this.localize.term('wijschoolForms_isNew', form.new)}</uui-tag>` : nothing}
      </li>
    `;
  }

  #told(form: Form) {
    const told = [
      this.localize.term('wijschoolForms_total', form.total),
      form.spam > 0 && this.localize.term('wijschoolForms_spam', form.spam),
      form.latest && this.localize.term('wijschoolForms_latest', this.localize.date(form.latest, { dateStyle: 'medium', timeStyle: 'short' })),
      form.url === null && this.localize.term('wijschoolForms_gone'),
    ];
    return told.filter(Boolean).join(' · ');
  }

  static override styles = styles;
}

customElements.define('wijschool-forms-dashboard', WijschoolFormsDashboardElement);

export default WijschoolFormsDashboardElement;
