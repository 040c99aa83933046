import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { readSchools, readTrail } from './stories';
import type { AuditedSchool, Listed, TrailLine } from './stories';

const pageSize = 50;

/** Who did what for a school, for a coordinator who was asked about it. */
export class WijschoolAuditDashboardElement extends UmbLitElement {
  static override properties = { schools: { state: true }, school: { state: true }, trail: { state: true }, skip: { state: true } };

  declare private schools: AuditedSchool[] | undefined;
  declare private school: string;
  declare private trail: Listed<TrailLine> | undefined;
  declare private skip: number;

  constructor() {
    super();
    this.school = '';
    this.skip = 0;
  }

  override async firstUpdated() {
    this.schools = await readSchools(this);
  }

  async #choose(school: string, skip = 0) {
    this.school = school;
    this.skip = skip;
    this.trail = school ? await readTrail(this, school, skip, pageSize) : undefined;
  }

  override render() {
    if (!this.schools) return html`<uui-loader-bar></uui-loader-bar>`;
    const options = this.schools.map((school) => ({ name: `${school.name}, ${school.place} (${school.code})`, value: school.id, selected: school.id === this.school }));
    return html`
      <uui-box headline=${this.localize.term('wijschool_audit')} data-list="audit">
        <p>${this.localize.term('wijschool_auditHelp')}</p>
        <uui-select
          label=${this.localize.term('wijschool_auditSchool')}
          placeholder=${this.localize.term('wijschool_auditSchool')}
          .options=${options}
          @change=${(event: Event) => this.#choose((event.target as HTMLSelectElement).value)}></uui-select>
        ${this.trail ? this.#lines(this.trail) : nothing}
      </uui-box>
    `;
  }

  #lines(trail: Listed<TrailLine>) {
    if (trail.total === 0) return html`<p>${this.localize.term('wijschool_auditNone')}</p>`;
    return html`
      <uui-table aria-label=${this.localize.term('wijschool_audit')}>
        ${trail.items.map((line) => html`
          <uui-table-row>
            <uui-table-cell>${this.localize.date(line.at, { dateStyle: 'medium', timeStyle: 'short' })}</uui-table-cell>
            <uui-table-cell>${line.who}</uui-table-cell>
            <uui-table-cell>${line.text}</uui-table-cell>
          </uui-table-row>
        `)}
      </uui-table>
      <div class="pages">
        <uui-button look="outline" label=${this.localize.term('wijschool_auditNewer')} ?disabled=${this.skip === 0} @click=${() => this.#choose(this.school, this.skip - pageSize)}></uui-button>
        <uui-button look="outline" label=${this.localize.term('wijschool_auditOlder')} ?disabled=${this.skip + pageSize >= trail.total} @click=${() => this.#choose(this.school, this.skip + pageSize)}></uui-button>
      </div>
    `;
  }

  static override styles = css`
    :host {
      display: block;
      padding: var(--uui-size-layout-1);
    }

    uui-select {
      inline-size: min(100%, 30rem);
      margin-block-end: var(--uui-size-space-4);
    }

    .pages {
      display: flex;
      gap: var(--uui-size-space-3);
      margin-block-start: var(--uui-size-space-4);
    }
  `;
}

customElements.define('wijschool-audit-dashboard', WijschoolAuditDashboardElement);

export default WijschoolAuditDashboardElement;
