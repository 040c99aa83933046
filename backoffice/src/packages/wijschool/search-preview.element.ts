import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UMB_DOCUMENT_WORKSPACE_CONTEXT, UmbDocumentUrlRepository } from '@umbraco-cms/backoffice/document';
import { UMB_PROPERTY_DATASET_CONTEXT } from '@umbraco-cms/backoffice/property';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';

// what the best known search engine shows of a title and a description, in characters; it measures pixels, so these are rough
const mostOfTitle = 60;
const mostOfText = 155;

interface Address {
  culture: string | null;
  url: string | null;
}

interface Value {
  alias: string;
  culture?: string | null;
  value?: unknown;
}

/** The public address of a page, and how it will stand in a search engine: what is typed now, also before it is saved. */
export class WijschoolSearchPreviewElement extends UmbLitElement {
  static override properties = {
    name: { state: true },
    culture: { state: true },
    values: { state: true },
    addresses: { state: true },
  };

  declare private name: string;
  declare private culture: string | null;
  declare private values: Value[];
  declare private addresses: Address[];

  #urls = new UmbDocumentUrlRepository(this);

  constructor() {
    super();
    this.name = '';
    this.culture = null;
    this.values = [];
    this.addresses = [];
    this.consumeContext(UMB_PROPERTY_DATASET_CONTEXT, (dataset) => {
      this.culture = dataset?.getVariantId().culture ?? null;
      this.observe(dataset?.name, (name) => (this.name = name ?? ''), 'name');
    });
    this.consumeContext(UMB_DOCUMENT_WORKSPACE_CONTEXT, (workspace) => {
      this.observe(workspace?.values, (values) => (this.values = (values as Value[] | undefined) ?? []), 'values');
      this.observe(workspace?.unique, (unique) => void this.#readAddresses(unique), 'unique');
    });
  }

  async #readAddresses(unique: string | null | undefined) {
    if (!unique) return;

    const { data } = await this.#urls.requestItems([unique]);
    this.addresses = ((data?.[0]?.urls ?? []) as Address[]).filter((address) => address.url);
  }

  #text(alias: string): string {
    const found = this.values.find((value) => value.alias === alias && (!value.culture || value.culture === this.culture));
    return typeof found?.value === 'string' ? found.value.trim() : '';
  }

  override render() {
    const here = this.addresses.filter((address) => !address.culture || !this.culture || address.culture === this.culture);
    return html`
      <uui-box headline=${this.localize.term('wijschool_address')}>
        ${here.length === 0 ? html`<p>${this.localize.term('wijschool_noAddress')}</p>` : nothing}
        ${repeat(here, (address) => address.url, (address) => html`<a href=${address.url!} target="_blank" rel="noopener">${absolute(address.url!)}</a>`)}
      </uui-box>
      <uui-box headline=${this.localize.term('wijschool_inSearch')}>${this.#snippet(here[0])}</uui-box>
    `;
  }

  #snippet(address: Address | undefined) {
    const title = this.#text('metaTitle') || this.name;
    const text = this.#text('metaDescription') || this.#text('intro') || this.#text('goal');
    const isHidden = this.values.some((value) => value.alias === 'hideFromSearchEngines' && value.value === true);
    return html`
      ${isHidden ? html`<p class="warning">${this.localize.term('wijschool_hidden')}</p>` : nothing}
      <div id="snippet">
        <cite>${absolute(address?.url ?? '/').split('/').filter(Boolean).slice(1).join(' › ')}</cite>
        <strong>${shortened(title, mostOfTitle)}</strong>
        ${text ? html`<p>${shortened(text, mostOfText)}</p>` : nothing}
      </div>
      <ul>
        <li>${this.localize.term('wijschool_titleLength', title.length, mostOfTitle)}</li>
        <li>${text ? this.localize.term('wijschool_textLength', text.length, mostOfText) : this.localize.term('wijschool_noText')}</li>
      </ul>
      <p>${this.localize.term('wijschool_inSearchHelp')}</p>
    `;
  }

  static override styles = css`
    :host {
      display: grid;
      gap: var(--uui-size-layout-1);
      padding: var(--uui-size-layout-1);
      align-content: start;
    }

    a {
      display: block;
      color: var(--uui-color-interactive);
      overflow-wrap: anywhere;
    }

    #snippet {
      max-width: 38rem;
      padding: var(--uui-size-space-5);
      border: 1px solid var(--uui-color-divider-standalone);
      border-radius: var(--uui-border-radius);
      overflow-wrap: anywhere;
    }

    cite {
      display: block;
      font-style: normal;
      font-size: var(--uui-type-small-size);
      color: var(--uui-color-text-alt);
    }

    strong {
      display: block;
      margin-block: var(--uui-size-space-2);
      font-size: var(--uui-type-h5-size);
      font-weight: 400;
      color: var(--uui-color-interactive);
    }

    p {
      margin: 0;
    }

    ul {
      padding-inline-start: var(--uui-size-space-5);
    }

    .warning {
      margin-block-end: var(--uui-size-space-4);
      padding: var(--uui-size-space-3);
      background: var(--uui-color-warning);
      color: var(--uui-color-warning-contrast);
    }
  `;
}

/** An address as a visitor reads it, with the name of the site. */
function absolute(url: string): string {
  return new URL(url, window.location.origin).href;
}

/** A text as a search engine cuts it: at a word, with dots. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text;

  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(' ');
  return `${space > 0 ? cut.slice(0, space) : cut} …`;
}

customElements.define('wijschool-search-preview', WijschoolSearchPreviewElement);

export default WijschoolSearchPreviewElement;
