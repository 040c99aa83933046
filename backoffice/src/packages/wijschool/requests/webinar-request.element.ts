import { html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { askReason, tell } from './asking';
import { deskStyles } from './desk-styles';
import { declineRequest, newSlot, proposeDates, readRequest, takeRequest, zone } from './webinars';
import './slot-fields.element';
import type { Expert, ProposedDate, RequestDetail, Slot } from './webinars';

const mostSlots = 5;

/** A request for a webinar, and what a coordinator does with it. It fires `changed` when something was done. */
export class WijschoolWebinarRequestElement extends UmbLitElement {
  static override properties = {
    requestId: { type: String }, experts: { attribute: false }, detail: { state: true }, slots: { state: true }, isPublic: { state: true }, busy: { state: true },
  };

  declare requestId: string;
  declare experts: Expert[];
  declare private detail: RequestDetail | undefined;
  declare private slots: Slot[];
  declare private isPublic: boolean;
  declare private busy: boolean;
  #expert = '';
  #places = 30;

  constructor() {
    super();
    this.experts = [];
    this.slots = [newSlot()];
    this.isPublic = false;
    this.busy = false;
  }

  override async firstUpdated() {
    await this.#read();
    this.isPublic = this.detail?.request.isOfSchool === false;
  }

  async #read() {
    this.detail = await readRequest(this, this.requestId);
  }

  async #do(work: () => Promise<boolean>, done: string) {
    this.busy = true;
    if (await work()) await tell(this, this.localize.term(`wijschoolRequests_${done}`));
    await this.#read();
    this.busy = false;
    this.dispatchEvent(new CustomEvent('changed'));
  }

  #propose = () =>
    this.#do(() => proposeDates(this, this.requestId, { expert: this.#expert || this.#able()[0]?.id || '', isPublic: this.isPublic, places: this.#places, slots: this.slots }), 'proposed');

  async #decline(detail: RequestDetail) {
    const reason = await askReason(this, this.localize.term('wijschoolRequests_decline'), this.localize.term('wijschoolRequests_declineSure', detail.request.organisation));
    if (reason !== undefined) await this.#do(() => declineRequest(this, this.requestId, reason), 'declined');
  }

  #able() {
    return this.experts.filter((expert) => expert.hasAccount);
  }

  override render() {
    if (!this.detail) return html`<uui-loader-bar></uui-loader-bar>`;
    const { request, wishes, contact, mail, dates } = this.detail;
    const isOpen = ['New', 'Taken', 'Proposed'].includes(request.status);
    return html`
      <uui-box headline=${request.topic} data-detail="webinar-request">
        <div class="detail">
          <p>${this.localize.term(`wijschoolRequests_is${request.status}Meaning`)}</p>
          <p>${[request.organisation, contact].filter(Boolean).join(' · ')} ${mail ? html`<a href="mailto:${mail}">${mail}</a>` : nothing}</p>
          ${wishes ? html`<p class="text">${wishes}</p>` : nothing}
          ${this.detail.intervention ? this.#intervention(this.detail.intervention) : nothing} ${dates.length > 0 ? this.#dates(dates) : nothing}
          ${isOpen ? this.#proposal() : nothing}
          <div class="actions">
            ${request.status === 'New'
              ? this.#button('take', 'outline', () => this.#do(() => takeRequest(this, this.requestId), 'taken'))
              : nothing}
            ${isOpen || request.status === 'Picked' ? this.#button('decline', 'outline', () => this.#decline(this.detail!)) : nothing}
          </div>
        </div>
      </uui-box>
    `;
  }

  #intervention(key: string) {
    return html`<p><a href="/umbraco/section/content/workspace/document/edit/${key}">${this.localize.term('wijschoolRequests_intervention')}</a></p>`;
  }

  #dates(dates: ProposedDate[]) {
    return html`
      <div class="part">
        <h4>${this.localize.term('wijschoolRequests_dates')}</h4>
        <ul>
          ${dates.map((date) => html`
            <li><span>${this.#moment(date)}</span>${date.isPicked ? html`<uui-tag color="positive">${this.localize.term('wijschoolRequests_chosen')}</uui-tag>` : nothing}</li>
          `)}
        </ul>
      </div>
    `;
  }

  #moment(date: ProposedDate) {
    return `${this.localize.date(date.startsAt, { dateStyle: 'full', timeStyle: 'short', timeZone: zone })} – ${this.localize.date(date.endsAt, { timeStyle: 'short', timeZone: zone })}`;
  }

  #proposal() {
    if (this.#able().length === 0) return html`<p data-part="no-expert">${this.localize.term('wijschoolRequests_noExpert')}</p>`;
    const expert = this.localize.term('wijschoolRequests_expert');
    const places = this.localize.term('wijschoolRequests_places');
    const options = this.#able().map(({ id, name }, index) => ({ name, value: id, selected: this.#expert ? id === this.#expert : index === 0 }));
    return html`
      <div class="part" data-part="propose">
        <h4>${this.localize.term('wijschoolRequests_propose')}</h4>
        <div class="fields">
          <label class="field">
            <span>${expert}</span>
            <uui-select label=${expert} .options=${options} @change=${(event: Event) => (this.#expert = (event.target as HTMLSelectElement).value)}></uui-select>
          </label>
          <label class="field short">
            <span>${places}</span>
            <uui-input label=${places} type="number" .value=${String(this.#places)} @input=${(event: Event) => (this.#places = Math.trunc(Number((event.target as HTMLInputElement).value)))}></uui-input>
          </label>
          <uui-toggle
            label=${this.localize.term('wijschoolRequests_isPublic')}
            ?checked=${this.isPublic}
            ?disabled=${this.detail?.request.isOfSchool === false}
            @change=${(event: Event) => (this.isPublic = (event.target as HTMLInputElement).checked)}></uui-toggle>
        </div>
        ${this.slots.map((slot, index) => html`
          <wijschool-slot-fields .value=${slot} @change=${(event: CustomEvent<Slot>) => (this.slots = this.slots.map((one, at) => (at === index ? event.detail : one)))}></wijschool-slot-fields>
        `)}
        <div class="actions">
          ${this.slots.length < mostSlots ? this.#button('moreDates', 'outline', () => (this.slots = [...this.slots, newSlot()])) : nothing}
          ${this.slots.length > 1 ? this.#button('fewerDates', 'outline', () => (this.slots = this.slots.slice(0, -1))) : nothing}
          ${this.#button('proposeSend', 'primary', this.#propose)}
        </div>
      </div>
    `;
  }

  #button(name: string, look: 'primary' | 'outline', act: () => unknown) {
    return html`<uui-button look=${look} label=${this.localize.term(`wijschoolRequests_${name}`)} ?disabled=${this.busy} @click=${act}></uui-button>`;
  }

  static override styles = deskStyles;
}

customElements.define('wijschool-webinar-request', WijschoolWebinarRequestElement);
