import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';

const api = '/umbraco/wijschool/api/v1';
const security = [{ scheme: 'bearer', type: 'http' }] as const;

/** @returns Undefined when it could not be asked, which the back office has told by then. */
export async function read<T>(host: UmbControllerHost, path: string): Promise<T | undefined> {
  const { data } = await tryExecute(host, umbHttpClient.get<T>({ url: `${api}/${path}`, security: [...security] }));
  return data as T | undefined;
}

/** @returns Whether it was done; the back office has told why not. */
export async function change(host: UmbControllerHost, method: 'post' | 'put' | 'delete', path: string, body?: unknown): Promise<boolean> {
  const { error } = await tryExecute(host, umbHttpClient[method]({ url: `${api}/${path}`, body, security: [...security] }));
  return !error;
}
