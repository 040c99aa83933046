import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';

const address = '/umbraco/wijschool/api/v1/school-requests';
const security = [{ scheme: 'bearer', type: 'http' }] as const;

/** A school that asks to take part. */
export interface SchoolRequest {
  id: string;
  name: string;
  /** Of the location, such as 00AA01. */
  code: string;
  sector: 'Primary' | 'Secondary' | 'Special' | 'Vocational';
  place: string;
  /** Who asked, by name. */
  contact: string;
  /** ISO 8601, UTC. */
  since: string;
}

export interface SchoolRequests {
  total: number;
  /** What waits longest comes first. */
  items: SchoolRequest[];
}

/** Asks which schools wait; undefined when it could not be asked, which the back office has told by then. */
export async function readSchoolRequests(host: UmbControllerHost, take: number): Promise<SchoolRequests | undefined> {
  const request = umbHttpClient.get<SchoolRequests>({ url: `${address}?take=${take}`, security: [...security] });
  const { data } = await tryExecute(host, request);
  return data as SchoolRequests | undefined;
}

/** Lets a school take part. */
export const approveSchool = (host: UmbControllerHost, id: string) => decide(host, `${id}/approve`);

/** Does not let a school take part; the reason goes into its mail. */
export const refuseSchool = (host: UmbControllerHost, id: string, reason: string) => decide(host, `${id}/refuse`, { reason });

/** @returns Whether it was done; the back office has told why not, such as that somebody else was first. */
async function decide(host: UmbControllerHost, what: string, body?: { reason: string }): Promise<boolean> {
  const request = umbHttpClient.post({ url: `${address}/${what}`, body, headers: { 'Content-Type': 'application/json' }, security: [...security] });
  const { error } = await tryExecute(host, request);
  return !error;
}
