import { css } from '@umbraco-cms/backoffice/external/lit';

/** How the boards and what opens under them look. */
export const deskStyles = css`
  :host {
    display: grid;
    gap: var(--uui-size-layout-1);
    min-width: 0;
  }

  h1,
  h2,
  h4,
  p {
    margin: 0;
  }

  h4 {
    font-size: 1rem;
  }

  header,
  .actions,
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: var(--uui-size-space-4);
    align-items: end;
  }

  header h1 {
    flex: 1 1 auto;
  }

  .detail,
  .part {
    display: grid;
    gap: var(--uui-size-space-4);
  }

  .part {
    padding-block-start: var(--uui-size-space-5);
    border-block-start: 1px solid var(--uui-color-divider);
  }

  .text {
    max-inline-size: 70ch;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .field {
    display: grid;
    gap: var(--uui-size-space-1);
    flex: 1 1 12rem;
    min-width: 0;
  }

  .field span {
    font-weight: 700;
  }

  .short {
    flex: 0 1 10rem;
  }

  uui-input,
  uui-textarea,
  uui-select {
    inline-size: 100%;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--uui-size-space-3);
    align-items: center;
    padding-block: var(--uui-size-space-2);
    border-block-end: 1px solid var(--uui-color-divider);
  }

  li:last-child {
    border: 0;
  }

  li > :first-child {
    flex: 1 1 16rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  small {
    color: var(--uui-color-text-alt);
  }
`;
