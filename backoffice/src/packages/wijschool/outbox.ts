import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';

const address = '/umbraco/wijschool/api/v1/mail';
const security = [{ scheme: 'bearer', type: 'http' }] as const;

/** A mail that no mail server has taken yet. */
export interface UnsentMail {
  id: string;
  /** What it is, such as School.Invitation. */
  kind: string;
  recipient: string;
  subject: string;
  state: 'Waiting' | 'Sending' | 'Failed';
  attempts: number;
  /** ISO 8601, UTC. */
  writtenAt: string;
  /** When it is tried next. */
  dueAt: string;
  lastError: string | null;
}

export interface UnsentMailPage {
  total: number;
  items: UnsentMail[];
}

/** Asks what was not sent; undefined when it could not be asked, which the back office has told by then. */
export async function readUnsentMail(host: UmbControllerHost, skip: number, take: number): Promise<UnsentMailPage | undefined> {
  const request = umbHttpClient.get<UnsentMailPage>({ url: `${address}?skip=${skip}&take=${take}`, security: [...security] });
  const { data } = await tryExecute(host, request);
  return data as UnsentMailPage | undefined;
}

/** Has a mail tried at once. Whether it worked is told by the back office when it did not. */
export const retryMail = (host: UmbControllerHost, id: string) => change(host, id, 'retry');

/** Calls a mail off. */
export const cancelMail = (host: UmbControllerHost, id: string) => change(host, id, 'cancel');

async function change(host: UmbControllerHost, id: string, what: 'retry' | 'cancel'): Promise<void> {
  await tryExecute(host, umbHttpClient.post({ url: `${address}/${id}/${what}`, security: [...security] }));
}
