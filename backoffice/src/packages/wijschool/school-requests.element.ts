import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { umbConfirmModal } from '@umbraco-cms/backoffice/modal';
import { UMB_NOTIFICATION_CONTEXT } from '@umbraco-cms/backoffice/notification';
import { listStyles } from './list-styles';
import { approveSchool, readSchoolRequests, refuseSchool } from './school-requests';
import type { TemplateResult } from '@umbraco-cms/backoffice/external/lit';
import type { SchoolRequest, SchoolRequests } from './school-requests';

/** How many are shown; the next come up when these are decided on. */
const shown = 10;

/** The schools that ask to take part, for a coordinator to decide on. */
export class WijschoolSchoolRequestsElement extends UmbLitElement {
  static override properties = { requests: { state: true }, busy: { state: true } };

  declare private requests: SchoolRequests | undefined;
  declare private busy: boolean;

  constructor() {
    super();
    this.busy = false;
  }

  override firstUpdated() {
    return this.#read();
  }

  async #read() {
    this.requests = (await readSchoolRequests(this, shown)) ?? this.requests;
  }

  async #approve(school: SchoolRequest) {
    const question = html`<p>${this.localize.term('wijschool_requestApproveSure', school.name)}</p>`;
    if (!(await this.#isSure('requestApprove', question, 'positive'))) return;
    await this.#decide(() => approveSchool(this, school.id), this.localize.term('wijschool_requestApproved', school.name));
  }

  async #refuse(school: SchoolRequest) {
    let reason = '';
    const question = html`
      <p>${this.localize.term('wijschool_requestRefuseSure', school.name)}</p>
      <uui-textarea
        label=${this.localize.term('wijschool_requestReason')}
        maxlength="1000"
        auto-height
        style="inline-size: 100%"
        @input=${(event: Event) => (reason = (event.target as HTMLInputElement).value)}></uui-textarea>
    `;
    if (!(await this.#isSure('requestRefuse', question, 'danger'))) return;
    if (!reason.trim()) return this.#tell('warning', this.localize.term('wijschool_requestReasonMissing'));
    await this.#decide(() => refuseSchool(this, school.id, reason), this.localize.term('wijschool_requestRefused', school.name));
  }

  /** @param content A template, never a text: the dialogue would read that as HTML, and a school chose its name. */
  #isSure(what: 'requestApprove' | 'requestRefuse', content: TemplateResult, color: 'positive' | 'danger'): Promise<boolean> {
    const label = this.localize.term(`wijschool_${what}`);
    return umbConfirmModal(this, { headline: label, content, color, confirmLabel: label }).then(() => true, () => false);
  }

  /** Reads the list again also when it was not done: then somebody else has decided. */
  async #decide(decide: () => Promise<boolean>, done: string) {
    this.busy = true;
    if (await decide()) await this.#tell('positive', done);
    await this.#read();
    this.busy = false;
  }

  async #tell(color: 'positive' | 'warning', message: string) {
    (await this.getContext(UMB_NOTIFICATION_CONTEXT))?.peek(color, { data: { message } });
  }

  override render() {
    if (!this.requests) return html`<uui-loader-bar></uui-loader-bar>`;
    const { total, items } = this.requests;
    return html`
      <uui-box headline=${this.localize.term('wijschool_requests')} data-list="requests">
        <span slot="header-actions" class="total">${total}</span>
        ${items.length === 0 ? html`<p>${this.localize.term('wijschool_requestsNone')}</p>` : nothing}
        <ul>
          ${repeat(items, (school) => school.id, (school) => this.#item(school))}
        </ul>
        ${total > items.length ? html`<p class="more">${this.localize.term('wijschool_more', total - items.length)}</p>` : nothing}
      </uui-box>
    `;
  }

  #item(school: SchoolRequest) {
    const since = this.localize.date(school.since, { dateStyle: 'medium', timeStyle: 'short' });
    const told = [
      school.code,
      this.localize.term(`wijschool_sector${school.sector}`),
      school.place,
      this.localize.term('wijschool_requestBy', school.contact),
      this.localize.term('wijschool_requestSince', since),
    ];
    return html`
      <li>
        <umb-icon name="icon-school"></umb-icon>
        <div>
          <strong>${school.name}</strong>
          <small>${told.join(' · ')}</small>
          <div class="actions">
            ${this.#button('requestApprove', school, () => this.#approve(school))} ${this.#button('requestRefuse', school, () => this.#refuse(school))}
          </div>
        </div>
      </li>
    `;
  }

  /** Its name holds the school's, for who hears the buttons one after another. */
  #button(what: 'requestApprove' | 'requestRefuse', school: SchoolRequest, act: () => void) {
    const text = this.localize.term(`wijschool_${what}`);
    const isApproval = what === 'requestApprove';
    return html`
      <uui-button
        look=${isApproval ? 'primary' : 'outline'}
        color=${isApproval ? 'positive' : 'danger'}
        label=${`${text}: ${school.name}`}
        ?disabled=${this.busy}
        @click=${act}>${text}</uui-button>
    `;
  }

  static override styles = [listStyles, css`
    :host {
      display: block;
    }

    strong,
    small {
      display: block;
      overflow-wrap: anywhere;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--uui-size-space-3);
      margin-block-start: var(--uui-size-space-3);
    }
  `];
}

customElements.define('wijschool-school-requests', WijschoolSchoolRequestsElement);

export default WijschoolSchoolRequestsElement;
