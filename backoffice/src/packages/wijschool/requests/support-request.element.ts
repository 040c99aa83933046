import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { askSure, tell } from './asking';
import { deskStyles } from './desk-styles';
import { assignSupport, closeSupport, readSupportRequest, takeSupport, writeMessage } from './support';
import { zone } from './webinars';
import type { Adviser, SupportDetail, SupportMessage } from './support';

/** A request for support: the intake, who advises, and what was said. It fires `changed` when something was done. */
export class WijschoolSupportRequestElement extends UmbLitElement {
  static override properties = { requestId: { type: String }, advisers: { attribute: false }, detail: { state: true }, text: { state: true }, busy: { state: true } };

  declare requestId: string;
  declare advisers: Adviser[];
  declare private detail: SupportDetail | undefined;
  declare private text: string;
  declare private busy: boolean;
  #adviser = 0;

  constructor() {
    super();
    this.advisers = [];
    this.text = '';
    this.busy = false;
  }

  override firstUpdated() {
    return this.#read();
  }

  async #read() {
    this.detail = (await readSupportRequest(this, this.requestId)) ?? this.detail;
  }

  async #do(work: () => Promise<boolean>, done: string): Promise<boolean> {
    this.busy = true;
    const isDone = await work();
    if (isDone) await tell(this, this.localize.term(`wijschoolRequests_${done}`));
    await this.#read();
    this.busy = false;
    this.dispatchEvent(new CustomEvent('changed'));
    return isDone;
  }

  async #send() {
    if (await this.#do(() => writeMessage(this, this.requestId, this.text), 'messageSent')) this.text = '';
  }

  async #close(name: string) {
    if (await askSure(this, this.localize.term('wijschoolRequests_close'), this.localize.term('wijschoolRequests_closeSure', name)))
      await this.#do(() => closeSupport(this, this.requestId), 'closed');
  }

  override render() {
    if (!this.detail) return html`<uui-loader-bar></uui-loader-bar>`;
    const { request, situation, wish, contact, mail } = this.detail;
    const isOpen = request.status !== 'Closed';
    return html`
      <uui-box headline=${request.organisation} data-detail="support-request">
        <div class="detail">
          <p>
            ${[this.localize.term(`wijschoolRequests_kind${request.kind}`), this.localize.term(`wijschoolRequests_urgency${request.urgency}`), request.adviser, contact].filter(Boolean).join(' · ')}
            ${mail ? html`<a href="mailto:${mail}">${mail}</a>` : nothing}
          </p>
          <p class="text">${situation}</p>
          ${wish ? html`<p class="text">${wish}</p>` : nothing} ${isOpen ? this.#assigning(request.status === 'New') : nothing} ${this.#talk(this.detail.messages, isOpen)}
          ${isOpen ? html`<div class="actions part">${this.#button('close', 'outline', () => this.#close(request.organisation))}</div>` : this.#result()}
        </div>
      </uui-box>
    `;
  }

  #assigning(isNew: boolean) {
    const label = this.localize.term('wijschoolRequests_adviser');
    const options = this.advisers.map((adviser, index) => ({ name: adviser.name, value: String(index), selected: index === this.#adviser }));
    return html`
      <div class="part" data-part="assign">
        <div class="fields">
          <label class="field">
            <span>${label}</span>
            <uui-select label=${label} .options=${options} @change=${(event: Event) => (this.#adviser = Number((event.target as HTMLSelectElement).value))}></uui-select>
          </label>
          ${this.#button('assign', 'primary', () => this.#do(() => assignSupport(this, this.requestId, this.advisers[this.#adviser]), 'assigned'))}
          ${isNew ? this.#button('intake', 'outline', () => this.#do(() => takeSupport(this, this.requestId), 'intakeBegun')) : nothing}
        </div>
      </div>
    `;
  }

  #talk(messages: SupportMessage[], isOpen: boolean) {
    const label = this.localize.term('wijschoolRequests_message');
    return html`
      <div class="part" data-part="talk">
        <h4>${this.localize.term('wijschoolRequests_talk')}</h4>
        ${messages.length === 0 ? html`<p>${this.localize.term('wijschoolRequests_talkNone')}</p>` : nothing}
        <ul>
          ${messages.map((message) => html`
            <li>
              <div>
                <strong>${message.author || this.localize.term(`wijschoolRequests_side${message.side}`)}</strong>
                <small>${this.localize.date(message.sentAt, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })}</small>
                <p class="text">${message.text}</p>
              </div>
            </li>
          `)}
        </ul>
        ${isOpen
          ? html`
              <label class="field">
                <span>${label}</span>
                <uui-textarea label=${label} rows="4" maxlength="4000" .value=${this.text} @input=${(event: Event) => (this.text = (event.target as HTMLInputElement).value)}></uui-textarea>
              </label>
              <div class="actions">${this.#button('messageSend', 'primary', () => this.#send())}</div>
            `
          : nothing}
      </div>
    `;
  }

  #result() {
    const { helped, remark } = this.detail!;
    return html`
      <div class="part" data-part="result">
        <p>${helped === null ? this.localize.term('wijschoolRequests_helpedNot') : this.localize.term('wijschoolRequests_helped', helped)}</p>
        ${remark ? html`<p class="text">${remark}</p>` : nothing}
      </div>
    `;
  }

  #button(name: string, look: 'primary' | 'outline', act: () => unknown) {
    return html`<uui-button look=${look} label=${this.localize.term(`wijschoolRequests_${name}`)} ?disabled=${this.busy} @click=${act}></uui-button>`;
  }

  static override styles = [deskStyles, css`
    li p {
      margin-block-start: var(--uui-size-space-2);
    }
  `];
}

customElements.define('wijschool-support-request', WijschoolSupportRequestElement);
