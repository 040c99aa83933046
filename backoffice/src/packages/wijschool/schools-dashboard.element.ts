import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { umbConfirmModal } from '@umbraco-cms/backoffice/modal';
import { UMB_NOTIFICATION_CONTEXT } from '@umbraco-cms/backoffice/notification';
import { closeSchool, readSchool, readSchools, statuses } from './schools';
import './school-sites.element';
import type { ListedSchool, SchoolDetail, Schools, SchoolStatus } from './schools';

const pageSize = 50;

/** All schools: found by name, place or code, looked into, and closed. */
export class WijschoolSchoolsDashboardElement extends UmbLitElement {
  static override properties = { page: { state: true }, open: { state: true }, busy: { state: true } };

  declare private page: Schools | undefined;
  declare private open: SchoolDetail | undefined;
  declare private busy: boolean;
  #status: SchoolStatus | '' = '';
  #search = '';
  #skip = 0;

  constructor() {
    super();
    this.busy = false;
  }

  override firstUpdated() {
    return this.#read();
  }

  async #read(skip = 0) {
    this.busy = true;
    this.#skip = skip;
    this.page = (await readSchools(this, this.#status, this.#search, skip, pageSize)) ?? this.page;
    this.busy = false;
  }

  async #show(school: ListedSchool) {
    this.open = this.open?.id === school.id ? undefined : await readSchool(this, school.id);
  }

  async #close(school: SchoolDetail) {
    const label = this.localize.term('wijschool_schoolClose');
    // a template, never a text: a dialogue would read that as HTML, and a school chose its name
    const content = html`<p>${this.localize.term('wijschool_schoolCloseSure', school.name)}</p>`;
    if (!(await umbConfirmModal(this, { headline: label, content, color: 'danger', confirmLabel: label }).then(() => true, () => false))) return;
    if (await closeSchool(this, school.id)) {
      const message = this.localize.term('wijschool_schoolClosed', school.name);
      (await this.getContext(UMB_NOTIFICATION_CONTEXT))?.peek('positive', { data: { message } });
    }
    this.open = undefined;
    await this.#read(this.#skip);
  }

  override render() {
    return html`
      <h1>${this.localize.term('wijschool_schools')}</h1>
      <form @submit=${this.#find}>
        <uui-input
          label=${this.localize.term('wijschool_schoolSearch')}
          placeholder=${this.localize.term('wijschool_schoolSearch')}
          @input=${(event: Event) => (this.#search = (event.target as HTMLInputElement).value)}></uui-input>
        <uui-select label=${this.localize.term('wijschool_schoolState')} .options=${this.#states()} @change=${this.#filter}></uui-select>
        <uui-button type="submit" look="primary" label=${this.localize.term('wijschool_schoolFind')} ?disabled=${this.busy}></uui-button>
      </form>
      ${this.page ? this.#list(this.page) : html`<uui-loader-bar></uui-loader-bar>`}
      <wijschool-school-sites></wijschool-school-sites>
    `;
  }

  #states() {
    const all = { name: this.localize.term('wijschool_schoolStateAll'), value: '', selected: true };
    return [all, ...statuses.map((status) => ({ name: this.localize.term(`wijschool_schoolIs${status}`), value: status }))];
  }

  #find = (event: Event) => {
    event.preventDefault();
    return this.#read();
  };

  #filter = (event: Event) => {
    this.#status = (event.target as HTMLSelectElement).value as SchoolStatus | '';
    return this.#read();
  };

  #list(page: Schools) {
    if (page.total === 0) return html`<uui-box><p>${this.localize.term('wijschool_schoolsNone')}</p></uui-box>`;
    return html`
      <uui-box headline=${this.localize.term('wijschool_schoolCount', page.total)} data-list="schools">
        <ul>
          ${repeat(page.items, (school) => school.id, (school) => this.#item(school))}
        </ul>
        ${this.#paging(page)}
      </uui-box>
    `;
  }

  #item(school: ListedSchool) {
    const isOpen = this.open?.id === school.id;
    const told = [
      this.localize.term(`wijschool_schoolIs${school.status}`),
      school.code,
      this.localize.term(`wijschool_sector${school.sector}`),
      school.place,
      this.localize.term('wijschool_schoolPupils', school.pupils),
      this.localize.term('wijschool_schoolPeople', school.people),
    ];
    return html`
      <li>
        <div>
          <strong>${school.name}</strong>
          <small>${told.join(' · ')}</small>
        </div>
        <uui-button look="outline" aria-expanded=${isOpen} label=${this.localize.term('wijschool_schoolDetailOf', school.name)} @click=${() => this.#show(school)}>
          ${this.localize.term(isOpen ? 'wijschool_schoolLess' : 'wijschool_schoolDetail')}
        </uui-button>
        ${isOpen ? this.#detail(this.open!) : nothing}
      </li>
    `;
  }

  #detail(school: SchoolDetail) {
    const day = (iso: string) => this.localize.date(iso, { dateStyle: 'long' });
    const isOver = school.status === 'Closed' || school.status === 'Refused';
    return html`
      <div class="detail">
        <p>
          ${this.localize.term('wijschool_schoolRegistered', day(school.registeredAt))}
          ${school.decidedAt ? this.localize.term('wijschool_schoolDecided', day(school.decidedAt)) : nothing}
          ${school.closedAt ? this.localize.term('wijschool_schoolClosedOn', day(school.closedAt)) : nothing}
        </p>
        ${school.admins.map((admin) => html`<p>${this.localize.term('wijschool_schoolAdmin')}: ${admin.name}, <a href="mailto:${admin.mail}">${admin.mail}</a></p>`)}
        <p>${this.localize.term('wijschool_schoolStaff', school.staff)}</p>
        ${isOver
          ? nothing
          : html`<uui-button look="outline" color="danger" label=${this.localize.term('wijschool_schoolClose')} @click=${() => this.#close(school)}></uui-button>`}
      </div>
    `;
  }

  #paging(page: Schools) {
    if (page.total <= pageSize) return nothing;
    return html`
      <uui-pagination
        .current=${this.#skip / pageSize + 1}
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
      display: grid;
      gap: var(--uui-size-layout-1);
      padding: var(--uui-size-layout-1);
    }

    h1,
    p {
      margin: 0;
    }

    form,
    li {
      display: flex;
      flex-wrap: wrap;
      gap: var(--uui-size-space-3);
      align-items: center;
    }

    uui-input {
      flex: 1 1 16rem;
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }

    li {
      padding-block: var(--uui-size-space-3);
      border-block-end: 1px solid var(--uui-color-divider);
    }

    li:last-child {
      border: 0;
    }

    li > div:first-child {
      flex: 1 1 16rem;
      min-width: 0;
      overflow-wrap: anywhere;
    }

    small {
      display: block;
      color: var(--uui-color-text-alt);
    }

    .detail {
      flex: 1 1 100%;
      display: grid;
      gap: var(--uui-size-space-2);
      justify-items: start;
    }
  `;
}

customElements.define('wijschool-schools-dashboard', WijschoolSchoolsDashboardElement);

export default WijschoolSchoolsDashboardElement;
