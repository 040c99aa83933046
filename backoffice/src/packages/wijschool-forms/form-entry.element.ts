import { html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { umbConfirmModal } from '@umbraco-cms/backoffice/modal';
import { UMB_NOTIFICATION_CONTEXT } from '@umbraco-cms/backoffice/notification';
import { deleteEntry, judgeEntry, readEntry, saveFile, statuses } from './entries';
import { styles } from './styles';
import type { Entry, EntryStatus } from './entries';

/** One entry: read, judged, or deleted. */
export class WijschoolFormEntryElement extends UmbLitElement {
  static override properties = { form: { attribute: false }, entry: { attribute: false }, read: { state: true }, status: { state: true }, note: { state: true } };

  /** The key of the form. */
  declare form: string;
  /** The id of the entry. */
  declare entry: string;
  declare private read: Entry | undefined;
  declare private status: EntryStatus;
  declare private note: string;

  override async firstUpdated() {
    this.read = await readEntry(this, this.form, this.entry);
    this.status = this.read?.status ?? 'New';
    this.note = this.read?.note ?? '';
  }

  #leave() {
    this.dispatchEvent(new Event('back'));
  }

  async #save() {
    if (!(await judgeEntry(this, this.form, this.entry, this.status, this.note))) return;
    const notifications = await this.getContext(UMB_NOTIFICATION_CONTEXT);
    notifications?.peek('positive', { data: { message: this.localize.term('wijschoolForms_saved') } });
    this.#leave();
  }

  async #delete() {
    const question = umbConfirmModal(this, {
      headline: this.localize.term('wijschoolForms_remove'),
      content: this.localize.term('wijschoolForms_removeSure'),
      color: 'danger',
      confirmLabel: this.localize.term('wijschoolForms_remove'),
    });
    if (!(await question.then(() => true, () => false))) return;
    if (await deleteEntry(this, this.form, this.entry)) this.#leave();
  }

  override render() {
    return html`
      <header>
        <uui-button look="outline" label=${this.localize.term('wijschoolForms_backToEntries')} @click=${() => this.#leave()}></uui-button>
      </header>
      ${this.read ? this.#entry(this.read) : html`<uui-loader-bar></uui-loader-bar>`}
    `;
  }

  #entry(entry: Entry) {
    return html`
      <p>${this.#told(entry)}</p>
      <uui-box>
        <dl>${entry.answers.map((answer) => html`<div><dt>${answer.label}</dt><dd>${answer.answer || html`<small>${this.localize.term('wijschoolForms_empty')}</small>`}</dd></div>`)}</dl>
      </uui-box>
      ${entry.files.length > 0 ? this.#files(entry) : nothing} ${this.#judgement()}
    `;
  }

  #told(entry: Entry) {
    const day = (iso: string) => this.localize.date(iso, { dateStyle: 'medium' });
    const told = [
      this.localize.term('wijschoolForms_sentAt', this.localize.date(entry.sentAt, { dateStyle: 'medium', timeStyle: 'short' })),
      entry.isMember && this.localize.term('wijschoolForms_byMember'),
      this.localize.term('wijschoolForms_version', entry.version),
      entry.forgetAt && this.localize.term('wijschoolForms_forgetAt', day(entry.forgetAt)),
    ];
    return told.filter(Boolean).join(' · ');
  }

  #files(entry: Entry) {
    return html`
      <uui-box headline=${this.localize.term('wijschoolForms_files')}>
        <ul>
          ${entry.files.map((file) => html`
            <li>
              <div><span>${file.name}</span><small>${Math.ceil(file.bytes / 1024)} kB</small></div>
              <uui-button look="secondary" label=${this.localize.term('wijschoolForms_download', file.name)} @click=${() => saveFile(this, this.form, entry.id, file)}></uui-button>
            </li>
          `)}
        </ul>
      </uui-box>
    `;
  }

  #judgement() {
    const choices = statuses.map((status) => ({ name: this.localize.term(`wijschoolForms_${status}`), value: status, selected: this.status === status }));
    const value = (event: Event) => (event.target as HTMLInputElement).value;
    return html`
      <uui-box>
        <label>${this.localize.term('wijschoolForms_status')}
          <uui-select label=${this.localize.term('wijschoolForms_status')} .options=${choices} @change=${(event: Event) => (this.status = value(event) as EntryStatus)}></uui-select>
        </label>
        <label>${this.localize.term('wijschoolForms_note')}
          <uui-textarea label=${this.localize.term('wijschoolForms_note')} maxlength="4000" rows="4" .value=${this.note} @input=${(event: Event) => (this.note = value(event))}></uui-textarea>
        </label>
      </uui-box>
      <div class="bar">
        <uui-button look="primary" color="positive" label=${this.localize.term('wijschoolForms_save')} @click=${() => this.#save()}></uui-button>
        <uui-button look="outline" color="danger" label=${this.localize.term('wijschoolForms_remove')} @click=${() => this.#delete()}></uui-button>
      </div>
    `;
  }

  static override styles = styles;
}

customElements.define('wijschool-form-entry', WijschoolFormEntryElement);
