import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { UMB_NOTIFICATION_CONTEXT } from '@umbraco-cms/backoffice/notification';
import { importSites, readSiteCounts } from './schools';
import type { Sector, SiteCount } from './schools';

/** The ministry's lists of school sites: how many sites each has, and importing a newer one. */
export class WijschoolSchoolSitesElement extends UmbLitElement {
  static override properties = { counts: { state: true }, busy: { state: true } };

  declare private counts: SiteCount[] | undefined;
  declare private busy: boolean;

  constructor() {
    super();
    this.busy = false;
  }

  override async firstUpdated() {
    this.counts = await readSiteCounts(this);
  }

  async #import(sector: Sector, event: Event) {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) return;
    this.busy = true;
    const imported = await importSites(this, sector, file);
    if (imported) {
      const message = this.localize.term('wijschool_sitesImported', imported.count);
      (await this.getContext(UMB_NOTIFICATION_CONTEXT))?.peek('positive', { data: { message } });
      this.counts = await readSiteCounts(this);
    }
    input.value = '';
    this.busy = false;
  }

  override render() {
    if (!this.counts) return nothing;
    return html`
      <uui-box headline=${this.localize.term('wijschool_sites')} data-list="sites">
        <p>${this.localize.term('wijschool_sitesHelp')}</p>
        <ul>
          ${this.counts.map((count) => this.#item(count))}
        </ul>
      </uui-box>
    `;
  }

  #item({ sector, count }: SiteCount) {
    const name = this.localize.term(`wijschool_sector${sector}`);
    return html`
      <li>
        <label>
          <strong>${name}</strong>
          <small>${count === 0 ? this.localize.term('wijschool_sitesNone') : this.localize.term('wijschool_sitesCount', count)}</small>
          <input type="file" accept=".csv,text/csv" aria-label=${this.localize.term('wijschool_sitesImport', name)} ?disabled=${this.busy} @change=${(event: Event) => this.#import(sector, event)} />
        </label>
      </li>
    `;
  }

  static override styles = css`
    p {
      margin: 0;
      color: var(--uui-color-text-alt);
    }

    ul {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 18rem), 1fr));
      gap: var(--uui-size-space-4);
      margin: var(--uui-size-space-4) 0 0;
      padding: 0;
      list-style: none;
    }

    small {
      display: block;
      margin-block-end: var(--uui-size-space-2);
      color: var(--uui-color-text-alt);
    }
  `;
}

customElements.define('wijschool-school-sites', WijschoolSchoolSitesElement);

export default WijschoolSchoolSitesElement;
