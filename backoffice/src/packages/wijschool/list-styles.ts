import { css } from '@umbraco-cms/backoffice/external/lit';

/** How a list on the start dashboard looks. */
export const listStyles = css`
  .total {
    font-weight: 700;
  }

  p {
    margin: 0;
    color: var(--uui-color-text-alt);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    gap: var(--uui-size-space-3);
    padding-block: var(--uui-size-space-3);
    border-block-end: 1px solid var(--uui-color-divider);
  }

  li:last-child {
    border: 0;
  }

  li div {
    min-width: 0;
  }

  small {
    color: var(--uui-color-text-alt);
  }
`;
