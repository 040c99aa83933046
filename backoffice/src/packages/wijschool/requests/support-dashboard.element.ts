import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { deskStyles } from './desk-styles';
import { readAdvisers, readSupport, supportStatuses } from './support';
import { zone } from './webinars';
import './board.element';
import './support-request.element';
import type { Column } from './board.element';
import type { Adviser, SupportRequest } from './support';

/** What schools ask help for, by how far it is. */
export class WijschoolSupportDashboardElement extends UmbLitElement {
  static override properties = { requests: { state: true }, advisers: { state: true }, open: { state: true } };

  declare private requests: SupportRequest[] | undefined;
  declare private advisers: Adviser[];
  declare private open: string;

  constructor() {
    super();
    this.advisers = [];
    this.open = '';
  }

  override async firstUpdated() {
    this.advisers = (await readAdvisers(this)) ?? [];
    await this.#read();
  }

  #read = async () => {
    this.requests = (await readSupport(this)) ?? this.requests;
  };

  override render() {
    return html`
      <header>
        <h1>${this.localize.term('wijschoolRequests_support')}</h1>
        <uui-button look="outline" label=${this.localize.term('wijschoolRequests_refresh')} @click=${this.#read}></uui-button>
      </header>
      ${this.requests
        ? html`<wijschool-board
            .columns=${this.#columns(this.requests)}
            open=${this.open}
            data-board="support"
            @open-card=${(event: CustomEvent<string>) => (this.open = event.detail)}></wijschool-board>`
        : html`<uui-loader-bar></uui-loader-bar>`}
      ${this.open
        ? repeat([this.open], (id) => id, (id) => html`
            <wijschool-support-request .requestId=${id} .advisers=${this.advisers} @changed=${this.#read}></wijschool-support-request>
          `)
        : nothing}
    `;
  }

  #columns(requests: SupportRequest[]): Column[] {
    return supportStatuses.map((status) => ({
      key: status,
      name: this.localize.term(`wijschoolRequests_support${status}`),
      cards: requests.filter((request) => request.status === status).map((request) => this.#card(request)),
    }));
  }

  #card(request: SupportRequest) {
    return {
      id: request.id,
      title: request.organisation,
      told: [
        this.localize.term(`wijschoolRequests_kind${request.kind}`),
        this.localize.term(`wijschoolRequests_urgency${request.urgency}`),
        request.adviser,
        this.localize.date(request.askedAt, { dateStyle: 'medium', timeZone: zone }),
      ],
    };
  }

  static override styles = [deskStyles, css`
    :host {
      padding: var(--uui-size-layout-1);
    }
  `];
}

customElements.define('wijschool-support-dashboard', WijschoolSupportDashboardElement);

export default WijschoolSupportDashboardElement;
