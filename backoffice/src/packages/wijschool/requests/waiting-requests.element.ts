import { css, html } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { listStyles } from '../list-styles';
import { read } from './api';

/** Tells on the start dashboard how many requests wait for a coordinator, and leads to them. */
export class WijschoolWaitingRequestsElement extends UmbLitElement {
  static override properties = { webinars: { state: true }, support: { state: true } };

  declare private webinars: number;
  declare private support: number;

  constructor() {
    super();
    this.webinars = 0;
    this.support = 0;
  }

  override async firstUpdated() {
    [this.webinars, this.support] = await Promise.all([this.#count('webinars'), this.#count('support-requests')]);
  }

  async #count(what: string): Promise<number> {
    return (await read<{ count: number }>(this, `${what}/waiting`))?.count ?? 0;
  }

  override render() {
    return html`
      <uui-box headline=${this.localize.term('wijschoolRequests_waiting')} data-list="waiting">
        <span slot="header-actions" class="total">${this.webinars + this.support}</span>
        ${this.webinars + this.support === 0 ? html`<p>${this.localize.term('wijschoolRequests_waitingNone')}</p>` : this.#list()}
      </uui-box>
    `;
  }

  #list() {
    return html`
      <ul>
        <li><a href="/umbraco/section/wijschool/dashboard/webinars">${this.localize.term('wijschoolRequests_waitingWebinars', this.webinars)}</a></li>
        <li><a href="/umbraco/section/wijschool/dashboard/ondersteuning">${this.localize.term('wijschoolRequests_waitingSupport', this.support)}</a></li>
      </ul>
    `;
  }

  static override styles = [listStyles, css`
    a {
      font-weight: 700;
      color: var(--uui-color-interactive);
    }
  `];
}

customElements.define('wijschool-waiting-requests', WijschoolWaitingRequestsElement);
