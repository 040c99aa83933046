import { html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { deskStyles } from './desk-styles';
import { newSlot } from './webinars';
import type { Slot } from './webinars';

/** A day, a time and a length, in Dutch time. It fires `change` with what they are. */
export class WijschoolSlotFieldsElement extends UmbLitElement {
  static override properties = { value: { attribute: false } };

  declare value: Slot;

  constructor() {
    super();
    this.value = newSlot();
  }

  override render() {
    return html`
      <div class="fields">
        ${this.#field('day', 'date', this.value.day, (day) => ({ day }))} ${this.#field('time', 'time', this.value.time, (time) => ({ time }))}
        ${this.#field('minutes', 'number', String(this.value.minutes), (text) => ({ minutes: Math.trunc(Number(text)) || 0 }))}
        ${this.#isShownTwice() ? this.#which() : nothing}
      </div>
    `;
  }

  #field(name: 'day' | 'time' | 'minutes', type: 'date' | 'time' | 'number', value: string, part: (text: string) => Partial<Slot>) {
    const label = this.localize.term(`wijschoolRequests_${name}`);
    return html`
      <label class="field short">
        <span>${label}</span>
        <uui-input label=${label} type=${type} .value=${value} @input=${(event: Event) => this.#set(part((event.target as HTMLInputElement).value))}></uui-input>
      </label>
    `;
  }

  #which() {
    const label = this.localize.term('wijschoolRequests_which');
    const options = [
      { name: '', value: '', selected: this.value.which === null },
      ...(['First', 'Second'] as const).map((which) => ({ name: this.localize.term(`wijschoolRequests_which${which}`), value: which, selected: this.value.which === which })),
    ];
    const choose = (event: Event) => this.#set({ which: ((event.target as HTMLSelectElement).value || null) as Slot['which'] });
    return html`<label class="field"><span>${label}</span><uui-select label=${label} .options=${options} @change=${choose}></uui-select></label>`;
  }

  /** Between two and three in the night of the last Sunday of October. */
  #isShownTwice() {
    const day = new Date(`${this.value.day}T12:00:00Z`);
    return day.getUTCMonth() === 9 && day.getUTCDay() === 0 && day.getUTCDate() > 24 && this.value.time.startsWith('02');
  }

  #set(part: Partial<Slot>) {
    this.value = { ...this.value, ...part };
    if (!this.#isShownTwice()) this.value.which = null;
    this.dispatchEvent(new CustomEvent('change', { detail: this.value }));
  }

  static override styles = deskStyles;
}

customElements.define('wijschool-slot-fields', WijschoolSlotFieldsElement);
