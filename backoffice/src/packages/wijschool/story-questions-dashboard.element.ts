import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { umbConfirmModal } from '@umbraco-cms/backoffice/modal';
import { listStyles } from './list-styles';
import { deleteQuestion, hideQuestion, readQuestions, showQuestion } from './stories';
import type { Listed, StoryQuestion } from './stories';

/** What is looked at is mostly what was reported, and that comes first. */
const shown = 100;

/** What schools ask each other about their stories: an editor takes a question off its page, puts it back, or throws it away. */
export class WijschoolStoryQuestionsDashboardElement extends UmbLitElement {
  static override properties = { questions: { state: true }, busy: { state: true } };

  declare private questions: (Listed<StoryQuestion> & { reported: number }) | undefined;
  declare private busy: boolean;

  constructor() {
    super();
    this.busy = false;
  }

  override firstUpdated() {
    return this.#do(() => Promise.resolve(true));
  }

  /** Reads the list again also when it was not done: then somebody else was first. */
  async #do(act: () => Promise<boolean>) {
    this.busy = true;
    await act();
    this.questions = (await readQuestions(this, shown)) ?? this.questions;
    this.busy = false;
  }

  async #delete(question: StoryQuestion) {
    const label = this.localize.term('wijschool_questionDelete');
    const content = html`<p>${this.localize.term('wijschool_questionDeleteSure')}</p><blockquote>${question.text}</blockquote>`;
    if (!(await umbConfirmModal(this, { headline: label, content, color: 'danger', confirmLabel: label }).then(() => true, () => false))) return;
    await this.#do(() => deleteQuestion(this, question.id));
  }

  override render() {
    if (!this.questions) return html`<uui-loader-bar></uui-loader-bar>`;
    const { total, reported, items } = this.questions;
    return html`
      <uui-box headline=${this.localize.term('wijschool_questions')} data-list="questions">
        <span slot="header-actions" class="total">${this.localize.term('wijschool_questionsReported', reported)}</span>
        ${items.length === 0 ? html`<p>${this.localize.term('wijschool_questionsNone')}</p>` : nothing}
        <ul>
          ${repeat(items, (question) => question.id, (question) => this.#item(question))}
        </ul>
        ${total > items.length ? html`<p class="more">${this.localize.term('wijschool_more', total - items.length)}</p>` : nothing}
      </uui-box>
    `;
  }

  #item(question: StoryQuestion) {
    const told = [question.school, question.story, this.localize.date(question.askedAt, { dateStyle: 'medium', timeStyle: 'short' })];
    return html`
      <li>
        <umb-icon name=${question.isReported ? 'icon-flag' : 'icon-chat'}></umb-icon>
        <div>
          <small>${told.join(' · ')}</small>
          ${question.isReported ? html`<uui-tag color="warning">${this.localize.term('wijschool_questionReported')}</uui-tag>` : nothing}
          ${question.isHidden ? html`<uui-tag>${this.localize.term('wijschool_questionHidden')}</uui-tag>` : nothing}
          <p class="text">${question.text}</p>
          ${question.answer ? html`<p class="text answer">${question.answer}</p>` : nothing}
          <div class="actions">
            ${question.isHidden || question.isReported ? this.#button('questionShow', question, () => this.#do(() => showQuestion(this, question.id))) : nothing}
            ${question.isHidden ? nothing : this.#button('questionHide', question, () => this.#do(() => hideQuestion(this, question.id)))}
            ${this.#button('questionDelete', question, () => this.#delete(question))}
          </div>
        </div>
      </li>
    `;
  }

  #button(what: 'questionShow' | 'questionHide' | 'questionDelete', question: StoryQuestion, act: () => void) {
    const text = this.localize.term(`wijschool_${what}`);
    return html`
      <uui-button
        look="outline"
        color=${what === 'questionDelete' ? 'danger' : 'default'}
        label=${`${text}: ${question.text.slice(0, 60)}`}
        ?disabled=${this.busy}
        @click=${act}>${text}</uui-button>
    `;
  }

  static override styles = [listStyles, css`
    :host {
      display: block;
      padding: var(--uui-size-layout-1);
    }

    .text {
      margin-block: var(--uui-size-space-2);
      color: var(--uui-color-text);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }

    .answer {
      padding-inline-start: var(--uui-size-space-4);
      border-inline-start: 3px solid var(--uui-color-divider-emphasis);
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      gap: var(--uui-size-space-3);
    }
  `];
}

customElements.define('wijschool-story-questions-dashboard', WijschoolStoryQuestionsDashboardElement);

export default WijschoolStoryQuestionsDashboardElement;
