import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { umbConfirmModal } from '@umbraco-cms/backoffice/modal';
import { UMB_NOTIFICATION_CONTEXT } from '@umbraco-cms/backoffice/notification';
import { listStyles } from './list-styles';
import { askForChanges, declineStory, readStories } from './stories';
import type { Listed, SchoolStory } from './stories';

/** How many are shown; the next come up when these are done. */
const shown = 10;

/** The stories that schools handed in: an editor reads and publishes them as any document, or tells the school what is missing. */
export class WijschoolSchoolStoriesElement extends UmbLitElement {
  static override properties = { stories: { state: true }, busy: { state: true } };

  declare private stories: Listed<SchoolStory> | undefined;
  declare private busy: boolean;

  constructor() {
    super();
    this.busy = false;
  }

  override firstUpdated() {
    return this.#read();
  }

  async #read() {
    this.stories = (await readStories(this, shown)) ?? this.stories;
  }

  /** Asks for the words to the school, and reads the list again also when it was not done: then somebody else was first. */
  async #write(what: 'storyAsk' | 'storyDecline', story: SchoolStory) {
    let message = '';
    const label = this.localize.term(`wijschool_${what}`);
    // a template, never a text: the dialogue would read that as HTML, and a school chose the title
    const content = html`
      <p>${this.localize.term(`wijschool_${what}Sure`, story.title, story.school)}</p>
      <uui-textarea
        label=${this.localize.term('wijschool_storyMessage')}
        maxlength="2000"
        auto-height
        style="inline-size: 100%"
        @input=${(event: Event) => (message = (event.target as HTMLInputElement).value)}></uui-textarea>
    `;
    const color = what === 'storyAsk' ? 'positive' : 'danger';
    if (!(await umbConfirmModal(this, { headline: label, content, color, confirmLabel: label }).then(() => true, () => false))) return;
    if (!message.trim()) return this.#tell('warning', 'wijschool_storyMessageMissing');
    this.busy = true;
    const isDone = await (what === 'storyAsk' ? askForChanges(this, story.id, message) : declineStory(this, story.id, message));
    if (isDone) await this.#tell('positive', `wijschool_${what}Done`);
    await this.#read();
    this.busy = false;
  }

  async #tell(color: 'positive' | 'warning', key: string) {
    (await this.getContext(UMB_NOTIFICATION_CONTEXT))?.peek(color, { data: { message: this.localize.term(key) } });
  }

  override render() {
    if (!this.stories) return html`<uui-loader-bar></uui-loader-bar>`;
    const { total, items } = this.stories;
    return html`
      <uui-box headline=${this.localize.term('wijschool_stories')} data-list="stories">
        <span slot="header-actions" class="total">${total}</span>
        ${items.length === 0 ? html`<p>${this.localize.term('wijschool_storiesNone')}</p>` : nothing}
        <ul>
          ${repeat(items, (story) => story.id, (story) => this.#item(story))}
        </ul>
        ${total > items.length ? html`<p class="more">${this.localize.term('wijschool_more', total - items.length)}</p>` : nothing}
      </uui-box>
    `;
  }

  #item(story: SchoolStory) {
    const told = [
      story.school,
      this.localize.term(`wijschool_story${story.kind}`),
      this.localize.term(`wijschool_story${story.state}`),
      this.localize.date(story.since, { dateStyle: 'medium', timeStyle: 'short' }),
    ];
    return html`
      <li>
        <umb-icon name="icon-medal"></umb-icon>
        <div>
          <a href="/umbraco/section/content/workspace/document/edit/${story.document}">${story.title}</a>
          <small>${told.join(' · ')}</small>
          ${story.message ? html`<small>${this.localize.term('wijschool_storyAsked', story.message)}</small>` : nothing}
          <div class="actions">${this.#button('storyAsk', story)} ${this.#button('storyDecline', story)}</div>
        </div>
      </li>
    `;
  }

  /** Its name holds the story's, for who hears the buttons one after another. */
  #button(what: 'storyAsk' | 'storyDecline', story: SchoolStory) {
    const text = this.localize.term(`wijschool_${what}`);
    return html`
      <uui-button
        look="outline"
        color=${what === 'storyAsk' ? 'default' : 'danger'}
        label=${`${text}: ${story.title}`}
        ?disabled=${this.busy}
        @click=${() => this.#write(what, story)}>${text}</uui-button>
    `;
  }

  static override styles = [listStyles, css`
    :host {
      display: block;
    }

    a {
      font-weight: 700;
      color: var(--uui-color-interactive);
    }

    a,
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

customElements.define('wijschool-school-stories', WijschoolSchoolStoriesElement);

export default WijschoolSchoolStoriesElement;
