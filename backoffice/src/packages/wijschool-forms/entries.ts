import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';

const address = '/umbraco/wijschool/api/v1';
const security = [{ scheme: 'bearer', type: 'http' }] as const;

export type EntryStatus = 'New' | 'InProgress' | 'Done' | 'Spam';
export const statuses: readonly EntryStatus[] = ['New', 'InProgress', 'Done', 'Spam'];

export interface Form {
  key: string;
  name: string;
  /** Null for a form that is no longer on the site. */
  url: string | null;
  total: number;
  new: number;
  spam: number;
  /** ISO 8601, UTC; null without entries. */
  latest: string | null;
  /** What an editor has to mend, in words. */
  faults: string[];
}

export interface EntrySummary {
  id: string;
  sentAt: string;
  status: EntryStatus;
  summary: string;
  hasNote: boolean;
  files: number;
}

export interface Entries {
  total: number;
  items: EntrySummary[];
}

export interface Entry {
  id: string;
  sentAt: string;
  status: EntryStatus;
  note: string;
  version: number;
  culture: string;
  isMember: boolean;
  forgetAt: string | null;
  answers: { alias: string; label: string; answer: string }[];
  files: { id: string; name: string; bytes: number }[];
}

export interface Filter {
  text: string;
  status: EntryStatus | '';
  /** yyyy-MM-dd, or empty. */
  from: string;
  to: string;
}

export interface Subscribers {
  total: number;
  items: { id: string; mail: string; name: string; culture: string; confirmedAt: string }[];
}

/** Each answers undefined when it could not be asked, which the back office has told by then. */
export const readForms = (host: UmbControllerHost) => read<Form[]>(host, '/forms');

export const readEntries = (host: UmbControllerHost, form: string, filter: Filter, skip: number, take: number) =>
  read<Entries>(host, `/forms/${form}/entries?${queryOf(filter)}&skip=${skip}&take=${take}`);

export const readEntry = (host: UmbControllerHost, form: string, id: string) => read<Entry>(host, `/forms/${form}/entries/${id}`);

export const readSubscribers = (host: UmbControllerHost, skip: number, take: number) => read<Subscribers>(host, `/newsletter/subscribers?skip=${skip}&take=${take}`);

/** @returns Whether it was done. */
export async function judgeEntry(host: UmbControllerHost, form: string, id: string, status: EntryStatus, note: string): Promise<boolean> {
  const request = umbHttpClient.put({ url: `${address}/forms/${form}/entries/${id}`, body: { status, note }, headers: { 'Content-Type': 'application/json' }, security: [...security] });
  return !(await tryExecute(host, request)).error;
}

/** @returns Whether it was done. */
export async function deleteEntry(host: UmbControllerHost, form: string, id: string): Promise<boolean> {
  const request = umbHttpClient.delete({ url: `${address}/forms/${form}/entries/${id}`, security: [...security] });
  return !(await tryExecute(host, request)).error;
}

export const saveFile = (host: UmbControllerHost, form: string, entry: string, file: { id: string; name: string }) =>
  save(host, `/forms/${form}/entries/${entry}/files/${file.id}`, file.name);

export const saveEntries = (host: UmbControllerHost, form: Form, filter: Filter, format: 'csv' | 'xlsx') =>
  save(host, `/forms/${form.key}/export?format=${format}&${queryOf(filter)}`, `${form.name}.${format}`);

export const saveSubscribers = (host: UmbControllerHost) => save(host, '/newsletter/export', 'nieuwsbrief.csv');

async function read<T>(host: UmbControllerHost, path: string): Promise<T | undefined> {
  const { data } = await tryExecute(host, umbHttpClient.get<T>({ url: address + path, security: [...security] }));
  return data as T | undefined;
}

/** Fetches a file with the editor's own rights and hands it to the browser to save. */
async function save(host: UmbControllerHost, path: string, name: string): Promise<void> {
  const { data } = await tryExecute(host, umbHttpClient.get({ url: address + path, parseAs: 'blob', security: [...security] }));
  if (!(data instanceof Blob)) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(data);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

const queryOf = (filter: Filter): string =>
  new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== '').map(([name, value]) => [name, String(value)])).toString();
