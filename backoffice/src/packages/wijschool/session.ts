import { UMB_AUTH_CONTEXT, UMB_STORAGE_TOKEN_RESPONSE_NAME } from '@umbraco-cms/backoffice/auth';
import type { UmbEntryPointOnInit } from '@umbraco-cms/backoffice/extension-api';

/**
 * Forgets the stored token as soon as the session has ended. The window in which an editor signs in again would take it for a session that
 * still holds, and the editor would be asked a second time.
 */
export const onInit: UmbEntryPointOnInit = (host) => {
  host.consumeContext(UMB_AUTH_CONTEXT, (auth) => {
    host.observe(auth?.isAuthorized, (isAuthorized) => {
      if (isAuthorized === false) localStorage.removeItem(UMB_STORAGE_TOKEN_RESPONSE_NAME);
    });
  });
};
