import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';

export interface Card {
  id: string;
  title: string;
  /** What stands under it, each on a line of its own. */
  told: string[];
}

export interface Column {
  /** Of the state that its cards are in. */
  key: string;
  name: string;
  cards: Card[];
}

/** Cards in a column for each state. It fires `open-card` with the id of the card that somebody presses. */
export class WijschoolBoardElement extends UmbLitElement {
  static override properties = { columns: { attribute: false }, open: { type: String } };

  declare columns: Column[];
  /** The id of the card that is open; empty for none. */
  declare open: string;

  constructor() {
    super();
    this.columns = [];
    this.open = '';
  }

  override render() {
    return repeat(this.columns, (column) => column.key, (column) => html`
      <section data-column=${column.key}>
        <h3>${column.name} <span>${column.cards.length}</span></h3>
        <ul>
          ${repeat(column.cards, (card) => card.id, (card) => html`<li>${this.#card(card)}</li>`)}
        </ul>
      </section>
    `);
  }

  #card(card: Card) {
    return html`
      <button type="button" aria-expanded=${card.id === this.open} @click=${() => this.#press(card)}>
        <strong>${card.title}</strong>
        ${card.told.map((line) => (line ? html`<small>${line}</small>` : nothing))}
      </button>
    `;
  }

  #press(card: Card) {
    this.dispatchEvent(new CustomEvent('open-card', { detail: card.id === this.open ? '' : card.id }));
  }

  static override styles = css`
    :host {
      display: grid;
      grid-auto-columns: minmax(14rem, 1fr);
      grid-auto-flow: column;
      gap: var(--uui-size-space-4);
      overflow-x: auto;
      padding-block-end: var(--uui-size-space-3);
    }

    section {
      padding: var(--uui-size-space-3);
      border-radius: var(--uui-border-radius);
      background: var(--uui-color-surface-alt);
    }

    h3 {
      display: flex;
      justify-content: space-between;
      margin: 0 0 var(--uui-size-space-3);
      font-size: 1rem;
    }

    ul {
      display: grid;
      gap: var(--uui-size-space-3);
      margin: 0;
      padding: 0;
      list-style: none;
    }

    button {
      inline-size: 100%;
      padding: var(--uui-size-space-4);
      border: 1px solid var(--uui-color-border);
      border-radius: var(--uui-border-radius);
      background: var(--uui-color-surface);
      color: var(--uui-color-text);
      font: inherit;
      text-align: start;
      overflow-wrap: anywhere;
      cursor: pointer;
    }

    button:hover,
    button[aria-expanded='true'] {
      border-color: var(--uui-color-interactive-emphasis);
    }

    button:focus-visible {
      outline: 2px solid var(--uui-color-focus);
      outline-offset: 2px;
    }

    strong,
    small {
      display: block;
    }

    small {
      color: var(--uui-color-text-alt);
    }
  `;
}

customElements.define('wijschool-board', WijschoolBoardElement);
