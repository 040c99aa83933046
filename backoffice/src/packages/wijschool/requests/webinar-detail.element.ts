import { html, nothing } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { askReason, askSure, tell } from './asking';
import { deskStyles } from './desk-styles';
import { addMaterial, cancelWebinar, changeWebinar, moveWebinar, noteAttendance, readWebinar, removeMaterial, slotOf, zone } from './webinars';
import '@umbraco-cms/backoffice/media';
import './details-fields.element';
import './slot-fields.element';
import type { Details, Material, SignUp, Slot, WebinarDetail } from './webinars';

/** A webinar: what is told of it, when it is, who comes, and what is left of it. It fires `changed` when something was done. */
export class WijschoolWebinarDetailElement extends UmbLitElement {
  static override properties = { webinarId: { type: String }, detail: { state: true }, busy: { state: true }, media: { state: true } };

  declare webinarId: string;
  declare private detail: WebinarDetail | undefined;
  declare private busy: boolean;
  declare private media: string[];
  #details: Details | undefined;
  #slot: Slot | undefined;
  #present = new Set<string>();
  #material = { name: '', link: '' };

  constructor() {
    super();
    this.busy = false;
    this.media = [];
  }

  override firstUpdated() {
    return this.#read();
  }

  async #read() {
    const detail = await readWebinar(this, this.webinarId);
    if (!detail) return;
    const { webinar, description, joinLink, recording } = detail;
    this.#details = { title: webinar.title, description, isPublic: webinar.isPublic, places: webinar.places, joinLink, recording };
    this.#slot = slotOf(webinar);
    this.#present = new Set(detail.signUps.filter((signUp) => signUp.hasAttended).map((signUp) => signUp.id));
    this.detail = detail;
  }

  /** Reads it again only when it was done: what somebody typed is not to be lost. */
  async #do(work: () => Promise<boolean>, done: string): Promise<boolean> {
    this.busy = true;
    const isDone = await work();
    if (isDone) {
      await tell(this, this.localize.term(`wijschoolRequests_${done}`));
      await this.#read();
      this.dispatchEvent(new CustomEvent('changed'));
    }
    this.busy = false;
    return isDone;
  }

  async #cancel(title: string) {
    const reason = await askReason(this, this.localize.term('wijschoolRequests_cancel'), this.localize.term('wijschoolRequests_cancelSure', title));
    if (reason !== undefined) await this.#do(() => cancelWebinar(this, this.webinarId, reason), 'cancelled');
  }

  async #add() {
    const isAdded = await this.#do(() => addMaterial(this, this.webinarId, { ...this.#material, media: this.media[0] ?? null }), 'materialAdded');
    if (!isAdded) return;
    this.#material = { name: '', link: '' };
    this.media = [];
  }

  async #remove(material: Material) {
    const label = this.localize.term('wijschoolRequests_materialRemove');
    if (await askSure(this, label, this.localize.term('wijschoolRequests_materialRemoveSure', material.name)))
      await this.#do(() => removeMaterial(this, this.webinarId, material.id), 'materialRemoved');
  }

  override render() {
    if (!this.detail) return html`<uui-loader-bar></uui-loader-bar>`;
    const { webinar } = this.detail;
    const hasBegun = Date.parse(webinar.startsAt) <= Date.now();
    return html`
      <uui-box headline=${webinar.title} data-detail="webinar">
        <div class="detail">
          <p>${this.localize.date(webinar.startsAt, { dateStyle: 'full', timeStyle: 'short', timeZone: zone })} · ${webinar.expert}</p>
          ${webinar.isPublic ? html`<p><a href="/webinars/${webinar.id}" target="_blank" rel="noopener">${this.localize.term('wijschoolRequests_onSite')}</a></p>` : nothing}
          ${webinar.isCancelled ? html`<p>${this.localize.term('wijschoolRequests_isCancelled')}</p>` : nothing} ${this.#fields()}
          ${!hasBegun && !webinar.isCancelled ? this.#moving(webinar.title) : nothing} ${this.#people(this.detail.signUps, hasBegun && !webinar.isCancelled)}
          ${this.#materials(this.detail.materials)} ${this.#result()}
        </div>
      </uui-box>
    `;
  }

  #fields() {
    return html`
      <div class="part" data-part="details">
        <wijschool-details-fields .value=${this.#details!} @change=${(event: CustomEvent<Details>) => (this.#details = event.detail)}></wijschool-details-fields>
        <div class="actions">${this.#button('save', 'primary', () => this.#do(() => changeWebinar(this, this.webinarId, this.#details!), 'saved'))}</div>
      </div>
    `;
  }

  #moving(title: string) {
    return html`
      <div class="part" data-part="move">
        <h4>${this.localize.term('wijschoolRequests_move')}</h4>
        <wijschool-slot-fields .value=${this.#slot!} @change=${(event: CustomEvent<Slot>) => (this.#slot = event.detail)}></wijschool-slot-fields>
        <div class="actions">
          ${this.#button('moveSend', 'outline', () => this.#do(() => moveWebinar(this, this.webinarId, this.#slot!), 'moved'))}
          ${this.#button('cancel', 'outline', () => this.#cancel(title))}
        </div>
      </div>
    `;
  }

  #people(signUps: SignUp[], canNote: boolean) {
    return html`
      <div class="part" data-part="people">
        <h4>${this.localize.term('wijschoolRequests_people')}</h4>
        ${signUps.length === 0 ? html`<p>${this.localize.term('wijschoolRequests_peopleNone')}</p>` : nothing}
        <ul>
          ${signUps.map((signUp) => html`
            <li>
              <span>${signUp.name} <small>${signUp.mail}</small></span>
              ${signUp.state === 'Waiting' ? html`<uui-tag>${this.localize.term('wijschoolRequests_isWaiting')}</uui-tag>` : canNote ? this.#presence(signUp) : nothing}
            </li>
          `)}
        </ul>
        ${canNote && signUps.length > 0
          ? html`<div class="actions">${this.#button('attendanceSave', 'outline', () => this.#do(() => noteAttendance(this, this.webinarId, [...this.#present]), 'attendanceSaved'))}</div>`
          : nothing}
      </div>
    `;
  }

  #presence(signUp: SignUp) {
    const note = (event: Event) => ((event.target as HTMLInputElement).checked ? this.#present.add(signUp.id) : this.#present.delete(signUp.id));
    return html`<uui-checkbox label=${this.localize.term('wijschoolRequests_wasThere', signUp.name)} ?checked=${this.#present.has(signUp.id)} @change=${note}></uui-checkbox>`;
  }

  #materials(materials: Material[]) {
    return html`
      <div class="part" data-part="materials">
        <h4>${this.localize.term('wijschoolRequests_materials')}</h4>
        <ul>
          ${materials.map((material) => html`
            <li>
              <span>${material.name} <small>${material.link || this.localize.term('wijschoolRequests_file')}</small></span>
              <uui-button
                look="outline"
                label=${`${this.localize.term('wijschoolRequests_materialRemove')}: ${material.name}`}
                @click=${() => this.#remove(material)}>${this.localize.term('wijschoolRequests_materialRemove')}</uui-button>
            </li>
          `)}
        </ul>
        <div class="fields">${this.#materialField('name', 'materialName')} ${this.media.length === 0 ? this.#materialField('link', 'materialLink') : nothing}</div>
        <umb-input-media max="1" .selection=${this.media} @change=${(event: Event) => (this.media = (event.target as unknown as { selection: string[] }).selection)}></umb-input-media>
        <div class="actions">${this.#button('materialAdd', 'outline', () => this.#add())}</div>
      </div>
    `;
  }

  #materialField(part: 'name' | 'link', text: string) {
    const label = this.localize.term(`wijschoolRequests_${text}`);
    const fill = (event: Event) => (this.#material[part] = (event.target as HTMLInputElement).value);
    return html`<label class="field"><span>${label}</span><uui-input label=${label} .value=${this.#material[part]} @input=${fill}></uui-input></label>`;
  }

  #result() {
    const result = this.detail?.result;
    if (!result) return nothing;
    return html`
      <div class="part" data-part="result">
        <h4>${this.localize.term('wijschoolRequests_result', result.count)}</h4>
        <p>${this.localize.term('wijschoolRequests_marks', result.useful, result.clear, result.applicable)}</p>
        <ul>
          ${result.remarks.map((remark) => html`<li><span>${remark}</span></li>`)}
        </ul>
      </div>
    `;
  }

  #button(name: string, look: 'primary' | 'outline', act: () => unknown) {
    return html`<uui-button look=${look} label=${this.localize.term(`wijschoolRequests_${name}`)} ?disabled=${this.busy} @click=${act}></uui-button>`;
  }

  static override styles = deskStyles;
}

customElements.define('wijschool-webinar-detail', WijschoolWebinarDetailElement);
