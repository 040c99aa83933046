import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { umbConfirmModal } from '@umbraco-cms/backoffice/modal';
import { cancelMail, readUnsentMail, retryMail } from './outbox';
import type { UnsentMail, UnsentMailPage } from './outbox';

const pageSize = 50;

/** The mail that was not sent: what is wrong with it, and what a coordinator can do about it. */
export class WijschoolOutboxDashboardElement extends UmbLitElement {
  static override properties = { page: { state: true }, skip: { state: true }, busy: { state: true } };

  declare private page: UnsentMailPage | undefined;
  declare private skip: number;
  declare private busy: boolean;

  constructor() {
    super();
    this.skip = 0;
    this.busy = false;
  }

  override firstUpdated() {
    return this.#read();
  }

  async #read(skip = this.skip) {
    this.busy = true;
    this.skip = skip;
    this.page = (await readUnsentMail(this, skip, pageSize)) ?? this.page;
    this.busy = false;
  }

  async #retry(mail: UnsentMail) {
    await retryMail(this, mail.id);
    await this.#read();
  }

  async #cancel(mail: UnsentMail) {
    const question = umbConfirmModal(this, {
      headline: this.localize.term('wijschool_mailCancel'),
      content: html`${this.localize.term('wijschool_mailCancelSure', mail.subject, mail.recipient)}`, // a plain text would be read as HTML, and a school chose its name
      color: 'danger',
      confirmLabel: this.localize.term('wijschool_mailCancel'),
    });
    if (!(await question.then(() => true, () => false))) return;
    await cancelMail(this, mail.id);
    await this.#read();
  }

  override render() {
    return html`
      <header>
        <h1>${this.localize.term('wijschool_mail')}</h1>
        <uui-button look="outline" label=${this.localize.term('wijschool_mailRefresh')} ?disabled=${this.busy} @click=${() => this.#read()}></uui-button>
      </header>
      <p>${this.localize.term('wijschool_mailHelp')}</p>
      ${this.page ? this.#list(this.page) : html`<uui-loader-bar></uui-loader-bar>`}
    `;
  }

  #list(page: UnsentMailPage) {
    if (page.total === 0) return html`<uui-box><p>${this.localize.term('wijschool_mailNone')}</p></uui-box>`;
    return html`
      <uui-box headline=${this.localize.term('wijschool_mailCount', page.total)}>
        <ul>
          ${repeat(page.items, (mail) => mail.id, (mail) => this.#item(mail))}
        </ul>
        ${this.#paging(page)}
      </uui-box>
    `;
  }

  #item(mail: UnsentMail) {
    return html`
      <li data-state=${mail.state}>
        <div>
          <strong>${mail.subject}</strong>
          <span>${mail.recipient}</span>
          <small>${this.#told(mail)}</small>
        </div>
        ${mail.state === 'Sending' ? nothing : this.#actions(mail)}
      </li>
    `;
  }

  #told(mail: UnsentMail) {
    const moment = (iso: string) => this.localize.date(iso, { dateStyle: 'medium', timeStyle: 'short' });
    const told = [
      this.localize.term(`wijschool_mail${mail.state}`),
      this.localize.term('wijschool_mailWritten', moment(mail.writtenAt)),
      mail.attempts > 0 && this.localize.term('wijschool_mailAttempts', mail.attempts),
      mail.state === 'Waiting' && mail.attempts > 0 && this.localize.term('wijschool_mailNext', moment(mail.dueAt)),
      mail.lastError,
    ];
    return told.filter(Boolean).join(' · ');
  }

  #actions(mail: UnsentMail) {
    return html`
      <uui-button look="secondary" label=${this.localize.term('wijschool_mailRetry')} @click=${() => this.#retry(mail)}></uui-button>
      <uui-button look="outline" color="danger" label=${this.localize.term('wijschool_mailCancel')} @click=${() => this.#cancel(mail)}></uui-button>
    `;
  }

  #paging(page: UnsentMailPage) {
    if (page.total <= pageSize) return nothing;
    return html`
      <uui-pagination
        .current=${this.skip / pageSize + 1}
        .total=${Math.ceil(page.total / pageSize)}
        firstlabel=${this.localize.term('general_first')}
        previouslabel=${this.localize.term('general_previous')}
        nextlabel=${this.localize.term('general_next')}
        lastlabel=${this.localize.term('general_last')}
        @change=${(event: Event) => this.#read(((event.target as unknown as { current: number }).current - 1) * pageSize)}></uui-pagination>
    `;
  }

  static override styles = css`
    :host {
      display: block;
      padding: var(--uui-size-layout-1);
    }

    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--uui-size-space-4);
    }

    h1 {
      flex: 1 1 auto;
      margin: 0;
    }

    p {
      color: var(--uui-color-text-alt);
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--uui-size-space-3);
      padding-block: var(--uui-size-space-3);
      border-block-end: 1px solid var(--uui-color-divider);
    }

    li:last-child {
      border: 0;
    }

    li div {
      flex: 1 1 20rem;
      min-width: 0;
      display: grid;
      overflow-wrap: anywhere;
    }

    li[data-state='Failed'] {
      border-inline-start: 3px solid var(--uui-color-danger);
      padding-inline-start: var(--uui-size-space-3);
    }

    small {
      color: var(--uui-color-text-alt);
    }
  `;
}

customElements.define('wijschool-outbox-dashboard', WijschoolOutboxDashboardElement);

export default WijschoolOutboxDashboardElement;
