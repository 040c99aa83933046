import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UMB_CURRENT_USER_CONTEXT } from '@umbraco-cms/backoffice/current-user';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { listStyles } from './list-styles';
import { readWorkAtHand } from './work-at-hand';
import './requests/waiting-requests.element';
import './school-requests.element';
import './school-stories.element';
import type { WorkAtHand, WorkItem, WorkList } from './work-at-hand';

/** Whoever has it decides on schools too. */
const membersSection = 'Umb.Section.Members';

/** Whoever has it reads what schools wrote too. */
const contentSection = 'Umb.Section.Content';

const stateTexts = {
  New: 'wijschool_isNew',
  Changed: 'wijschool_isChanged',
  Publish: 'wijschool_willPublish',
  Unpublish: 'wijschool_willUnpublish',
  Published: '',
} as const;

/** Where an editor begins: what waits to be published, what goes online by itself, what has just gone, and for a coordinator which schools ask. */
export class WijschoolStartDashboardElement extends UmbLitElement {
  static override properties = { work: { state: true }, userName: { state: true }, seesMembers: { state: true }, seesContent: { state: true } };

  declare private work: WorkAtHand | undefined;
  declare private userName: string;
  declare private seesMembers: boolean;
  declare private seesContent: boolean;

  constructor() {
    super();
    this.userName = '';
    this.seesMembers = false;
    this.seesContent = false;
    this.consumeContext(UMB_CURRENT_USER_CONTEXT, (user) => {
      this.observe(user?.name, (name) => (this.userName = name ?? ''), 'name');
      this.observe(user?.allowedSections, (sections) => {
        this.seesMembers = sections?.includes(membersSection) ?? false;
        this.seesContent = sections?.includes(contentSection) ?? false;
      }, 'sections');
    });
  }

  override async firstUpdated() {
    this.work = await readWorkAtHand(this);
  }

  override render() {
    return html`
      <header>
        <h1>${this.localize.term('wijschool_welcome', this.userName)}</h1>
        <uui-button look="primary" href="/umbraco/section/content" label=${this.localize.term('wijschool_write')}></uui-button>
        <uui-button look="outline" href="/" target="_blank" label=${this.localize.term('wijschool_site')}></uui-button>
      </header>
      ${this.work ? this.#lists(this.work) : html`<uui-loader-bar></uui-loader-bar>`}
    `;
  }

  #lists(work: WorkAtHand) {
    return html`
      <div id="lists">
        ${this.#list('drafts', work.drafts)} ${this.#list('scheduled', work.scheduled)} ${this.#list('published', work.published)}
        ${this.seesContent ? html`<wijschool-school-stories></wijschool-school-stories>` : nothing}
        ${this.seesMembers ? html`<wijschool-school-requests></wijschool-school-requests><wijschool-waiting-requests></wijschool-waiting-requests>` : nothing}
      </div>
    `;
  }

  #list(name: 'drafts' | 'scheduled' | 'published', list: WorkList) {
    const hidden = list.total - list.items.length;
    return html`
      <uui-box headline=${this.localize.term(`wijschool_${name}`)} data-list=${name}>
        <span slot="header-actions" class="total">${list.total}</span>
        ${list.items.length === 0 ? html`<p>${this.localize.term(`wijschool_${name}None`)}</p>` : nothing}
        <ul>
          ${repeat(list.items, (item) => `${item.id} ${item.culture} ${item.state}`, (item) => this.#item(item))}
        </ul>
        ${hidden > 0 ? html`<p class="more">${this.localize.term('wijschool_more', hidden)}</p>` : nothing}
      </uui-box>
    `;
  }

  #item(item: WorkItem) {
    const told = [
      stateTexts[item.state] && this.localize.term(stateTexts[item.state]),
      item.culture,
      this.localize.date(item.date, { dateStyle: 'medium', timeStyle: 'short' }),
      item.user && this.localize.term('wijschool_by', item.user),
    ];
    return html`
      <li>
        <umb-icon name=${item.icon}></umb-icon>
        <div>
          <a href="/umbraco/section/content/workspace/document/edit/${item.id}">${item.name}</a>
          <small>${told.filter(Boolean).join(' · ')}</small>
        </div>
      </li>
    `;
  }

  static override styles = [listStyles, css`
    :host {
      display: block;
      padding: var(--uui-size-layout-1);
    }

    header {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--uui-size-space-4);
      margin-block-end: var(--uui-size-layout-1);
    }

    h1 {
      flex: 1 1 auto;
      margin: 0;
    }

    #lists {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 320px), 1fr));
      gap: var(--uui-size-layout-1);
      align-items: start;
    }

    a {
      display: block;
      font-weight: 700;
      color: var(--uui-color-interactive);
      overflow-wrap: anywhere;
    }
  `];
}

customElements.define('wijschool-start-dashboard', WijschoolStartDashboardElement);

export default WijschoolStartDashboardElement;
