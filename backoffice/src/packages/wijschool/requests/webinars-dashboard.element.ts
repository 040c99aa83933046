import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { tell } from './asking';
import { newDetails } from './details-fields.element';
import { deskStyles } from './desk-styles';
import { newSlot, planWebinar, readBoard, requestStatuses, zone } from './webinars';
import './board.element';
import './slot-fields.element';
import './webinar-detail.element';
import './webinar-request.element';
import type { Column } from './board.element';
import type { Details, Expert, Slot, Webinar, WebinarBoard } from './webinars';

/** The states of which a request does not come out again. */
const settled = ['Declined', 'Withdrawn'];

/** The requests for webinars by how far they are, and the webinars themselves. */
export class WijschoolWebinarsDashboardElement extends UmbLitElement {
  static override properties = { board: { state: true }, request: { state: true }, webinar: { state: true }, plans: { state: true }, busy: { state: true } };

  declare private board: WebinarBoard | undefined;
  declare private request: string;
  declare private webinar: string;
  declare private plans: boolean;
  declare private busy: boolean;
  #expert = '';
  #slot: Slot = newSlot();
  #details: Details = newDetails();

  constructor() {
    super();
    this.request = '';
    this.webinar = '';
    this.plans = false;
    this.busy = false;
  }

  override firstUpdated() {
    return this.#read();
  }

  #read = async () => {
    this.board = (await readBoard(this)) ?? this.board;
  };

  async #plan(experts: Expert[]) {
    this.busy = true;
    const isDone = await planWebinar(this, this.#expert || experts[0]?.id || '', this.#slot, this.#details);
    this.busy = false;
    if (!isDone) return; // what somebody typed stays
    await tell(this, this.localize.term('wijschoolRequests_planned'));
    this.#slot = newSlot();
    this.#details = newDetails();
    this.plans = false;
    await this.#read();
  }

  override render() {
    return html`
      <header>
        <h1>${this.localize.term('wijschoolRequests_webinars')}</h1>
        <uui-button look="outline" label=${this.localize.term('wijschoolRequests_refresh')} @click=${this.#read}></uui-button>
        <uui-button
          look="primary"
          aria-expanded=${this.plans}
          label=${this.localize.term('wijschoolRequests_plan')}
          @click=${() => (this.plans = !this.plans)}></uui-button>
      </header>
      ${this.board ? this.#boards(this.board) : html`<uui-loader-bar></uui-loader-bar>`}
    `;
  }

  #boards(board: WebinarBoard) {
    return html`
      ${this.plans ? this.#planning(board.experts) : nothing}
      <h2>${this.localize.term('wijschoolRequests_requests')}</h2>
      <wijschool-board
        .columns=${this.#requests(board)}
        open=${this.request}
        data-board="requests"
        @open-card=${(event: CustomEvent<string>) => (this.request = event.detail)}></wijschool-board>
      ${this.#anew(this.request, (id) => html`
        <wijschool-webinar-request .requestId=${id} .experts=${board.experts} @changed=${this.#read}></wijschool-webinar-request>
      `)}
      <h2>${this.localize.term('wijschoolRequests_webinars')}</h2>
      <wijschool-board
        .columns=${this.#webinars(board.webinars)}
        open=${this.webinar}
        data-board="webinars"
        @open-card=${(event: CustomEvent<string>) => (this.webinar = event.detail)}></wijschool-board>
      ${this.#anew(this.webinar, (id) => html`<wijschool-webinar-detail .webinarId=${id} @changed=${this.#read}></wijschool-webinar-detail>`)}
    `;
  }

  /** One element for each id, so that nothing of the one before is left in its fields. */
  #anew(id: string, make: (id: string) => unknown) {
    return id ? repeat([id], (key) => key, make) : nothing;
  }

  #requests(board: WebinarBoard): Column[] {
    const cards = (statuses: readonly string[]) =>
      board.requests.filter((request) => statuses.includes(request.status)).map((request) => ({
        id: request.id,
        title: request.topic,
        told: [request.organisation, request.expert, this.localize.date(request.askedAt, { dateStyle: 'medium', timeZone: zone })],
      }));
    const open = requestStatuses.filter((status) => !settled.includes(status));
    return [
      ...open.map((status) => ({ key: status, name: this.localize.term(`wijschoolRequests_is${status}`), cards: cards([status]) })),
      { key: 'Settled', name: this.localize.term('wijschoolRequests_isSettled'), cards: cards(settled) },
    ];
  }

  #webinars(webinars: Webinar[]): Column[] {
    const now = Date.now();
    const column = (key: string, belongs: (webinar: Webinar) => boolean) => ({
      key,
      name: this.localize.term(`wijschoolRequests_webinars${key}`),
      cards: webinars.filter(belongs).map((webinar) => this.#card(webinar)),
    });
    const isOver = (webinar: Webinar) => Date.parse(webinar.endsAt) <= now;
    return [
      column('Coming', (webinar) => !webinar.isCancelled && !isOver(webinar)),
      column('Past', (webinar) => !webinar.isCancelled && isOver(webinar)),
      column('Cancelled', (webinar) => webinar.isCancelled),
    ];
  }

  #card(webinar: Webinar) {
    return {
      id: webinar.id,
      title: webinar.title,
      told: [
        this.localize.date(webinar.startsAt, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }),
        webinar.expert,
        this.localize.term('wijschoolRequests_placesTaken', webinar.placed, webinar.places),
        webinar.waiting > 0 ? this.localize.term('wijschoolRequests_waits', webinar.waiting) : '',
      ],
    };
  }

  #planning(experts: Expert[]) {
    const label = this.localize.term('wijschoolRequests_expert');
    const options = experts.map(({ id, name }, index) => ({ name, value: id, selected: this.#expert ? id === this.#expert : index === 0 }));
    return html`
      <uui-box headline=${this.localize.term('wijschoolRequests_plan')} data-part="plan">
        <div class="detail">
          <label class="field">
            <span>${label}</span>
            <uui-select label=${label} .options=${options} @change=${(event: Event) => (this.#expert = (event.target as HTMLSelectElement).value)}></uui-select>
          </label>
          <wijschool-slot-fields .value=${this.#slot} @change=${(event: CustomEvent<Slot>) => (this.#slot = event.detail)}></wijschool-slot-fields>
          <wijschool-details-fields .value=${this.#details} @change=${(event: CustomEvent<Details>) => (this.#details = event.detail)}></wijschool-details-fields>
          <div class="actions">
            <uui-button look="primary" label=${this.localize.term('wijschoolRequests_planSend')} ?disabled=${this.busy} @click=${() => this.#plan(experts)}></uui-button>
          </div>
        </div>
      </uui-box>
    `;
  }

  static override styles = [deskStyles, css`
    :host {
      padding: var(--uui-size-layout-1);
    }
  `];
}

customElements.define('wijschool-webinars-dashboard', WijschoolWebinarsDashboardElement);

export default WijschoolWebinarsDashboardElement;
