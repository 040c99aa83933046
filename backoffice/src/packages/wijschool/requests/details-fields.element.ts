import { html } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { deskStyles } from './desk-styles';
import type { Details } from './webinars';

export const newDetails = (): Details => ({ title: '', description: '', isPublic: true, places: 30, joinLink: '', recording: '' });

/** What a webinar is about, for whom, and where. It fires `change` with what was filled in. */
export class WijschoolDetailsFieldsElement extends UmbLitElement {
  static override properties = { value: { attribute: false } };

  declare value: Details;

  constructor() {
    super();
    this.value = newDetails();
  }

  override render() {
    return html`
      ${this.#field('title', 'text', (title) => ({ title }))} ${this.#text()}
      <div class="fields">
        ${this.#field('places', 'number', (text) => ({ places: Math.trunc(Number(text)) || 0 }))} ${this.#public()}
      </div>
      ${this.#field('joinLink', 'url', (joinLink) => ({ joinLink }))} ${this.#field('recording', 'url', (recording) => ({ recording }))}
    `;
  }

  #field(name: 'title' | 'places' | 'joinLink' | 'recording', type: 'text' | 'number' | 'url', part: (text: string) => Partial<Details>) {
    const label = this.localize.term(`wijschoolRequests_${name}`);
    return html`
      <label class="field">
        <span>${label}</span>
        <uui-input label=${label} type=${type} .value=${String(this.value[name])} @input=${(event: Event) => this.#set(part((event.target as HTMLInputElement).value))}></uui-input>
      </label>
    `;
  }

  #text() {
    const label = this.localize.term('wijschoolRequests_description');
    const fill = (event: Event) => this.#set({ description: (event.target as HTMLInputElement).value });
    return html`
      <label class="field"><span>${label}</span><uui-textarea label=${label} rows="4" maxlength="4000" .value=${this.value.description} @input=${fill}></uui-textarea></label>
    `;
  }

  #public() {
    const choose = (event: Event) => this.#set({ isPublic: (event.target as HTMLInputElement).checked });
    return html`<uui-toggle label=${this.localize.term('wijschoolRequests_isPublic')} ?checked=${this.value.isPublic} @change=${choose}></uui-toggle>`;
  }

  #set(part: Partial<Details>) {
    this.value = { ...this.value, ...part };
    this.dispatchEvent(new CustomEvent('change', { detail: this.value }));
  }

  static override styles = deskStyles;
}

customElements.define('wijschool-details-fields', WijschoolDetailsFieldsElement);
