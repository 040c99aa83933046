import { css } from '@umbraco-cms/backoffice/external/lit';

/** How the screens of this section look. */
export const styles = css`
  :host {
    display: block;
    padding: var(--uui-size-layout-1);
  }

  :host(wijschool-form-entries),
  :host(wijschool-form-entry) {
    padding: 0;
  }

  header,
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--uui-size-space-4);
    margin-block-end: var(--uui-size-space-4);
  }

  h1 {
    flex: 1 1 auto;
    margin: 0;
  }

  p,
  small {
    color: var(--uui-color-text-alt);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--uui-size-space-3);
    padding-block: var(--uui-size-space-3);
    border-block-end: 1px solid var(--uui-color-divider);
  }

  li:last-child {
    border: 0;
  }

  li > div,
  li > button {
    flex: 1 1 20rem;
    min-width: 0;
    display: grid;
    gap: var(--uui-size-space-1);
    overflow-wrap: anywhere;
    text-align: start;
  }

  li > button {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    cursor: pointer;
  }

  li > button strong {
    color: var(--uui-color-interactive);
    text-decoration: underline;
  }

  .fault {
    color: var(--uui-color-danger-standalone, var(--uui-color-danger));
  }

  dl {
    margin: 0;
    display: grid;
    gap: var(--uui-size-space-4);
  }

  dt {
    font-weight: 700;
  }

  dd {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  label {
    display: grid;
    gap: var(--uui-size-space-1);
    font-weight: 700;
  }

  uui-box {
    margin-block-end: var(--uui-size-space-5);
  }

  uui-textarea {
    width: 100%;
  }
`;
