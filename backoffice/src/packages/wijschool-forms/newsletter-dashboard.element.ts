import { html, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { readSubscribers, saveSubscribers } from './entries';
import { styles } from './styles';
import type { Subscribers } from './entries';

const most = 200;

/** Who gets the newsletter, to be taken along to where it is sent. */
export class WijschoolNewsletterDashboardElement extends UmbLitElement {
  static override properties = { page: { state: true } };

  declare private page: Subscribers | undefined;

  override async firstUpdated() {
    this.page = await readSubscribers(this, 0, most);
  }

  override render() {
    return html`
      <header>
        <h1>${this.localize.term('wijschoolForms_newsletter')}</h1>
        <uui-button look="secondary" label=${this.localize.term('wijschoolForms_csv')} @click=${() => saveSubscribers(this)}></uui-button>
      </header>
      <p>${this.localize.term('wijschoolForms_newsletterHelp')}</p>
      ${this.page ? this.#list(this.page) : html`<uui-loader-bar></uui-loader-bar>`}
    `;
  }

  #list(page: Subscribers) {
    if (page.total === 0) return html`<uui-box><p>${this.localize.term('wijschoolForms_subscribersNone')}</p></uui-box>`;
    return html`
      <uui-box headline=${this.localize.term('wijschoolForms_subscribers', page.total)}>
        <ul>
          ${repeat(page.items, (item) => item.id, (item) => html`
            <li>
              <div>
                <strong>${item.mail}</strong>
                <span>${item.name}</span>
                <small>${this.localize.term('wijschoolForms_confirmed', this.localize.date(item.confirmedAt, { dateStyle: 'medium' }))}</small>
              </div>
            </li>
          `)}
        </ul>
      </uui-box>
    `;
  }

  static override styles = styles;
}

customElements.define('wijschool-newsletter-dashboard', WijschoolNewsletterDashboardElement);

export default WijschoolNewsletterDashboardElement;
