import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';

const api = '/umbraco/wijschool/api/v1';
const security = [{ scheme: 'bearer', type: 'http' }] as const;

export const sectors = ['Primary', 'Secondary', 'Special', 'Vocational'] as const;
export type Sector = (typeof sectors)[number];

export const statuses = ['Waiting', 'Approved', 'Refused', 'Closed'] as const;
export type SchoolStatus = (typeof statuses)[number];

export interface ListedSchool {
  id: string;
  name: string;
  /** Of the location, such as 00AA01. */
  code: string;
  sector: Sector;
  place: string;
  status: SchoolStatus;
  pupils: number;
  /** ISO 8601, UTC; so are the other moments. */
  registeredAt: string;
  /** How many belong to it. */
  people: number;
}

export interface Schools {
  total: number;
  /** By name. */
  items: ListedSchool[];
}

export interface SchoolDetail extends Omit<ListedSchool, 'people'> {
  decidedAt: string | null;
  closedAt: string | null;
  admins: { name: string; mail: string }[];
  /** How many belong to it beside its admins. */
  staff: number;
}

export interface SiteCount {
  sector: Sector;
  /** 0 when the list of the sector was not imported. */
  count: number;
}

/** Each of these gives undefined when it could not be asked, which the back office has told by then. */
export const readSchools = (host: UmbControllerHost, status: SchoolStatus | '', search: string, skip: number, take: number) => {
  const query = new URLSearchParams({ search, skip: String(skip), take: String(take) });
  if (status) query.set('status', status);
  return read<Schools>(host, `schools?${query}`);
};

export const readSchool = (host: UmbControllerHost, id: string) => read<SchoolDetail>(host, `schools/${id}`);

export const readSiteCounts = (host: UmbControllerHost) => read<SiteCount[]>(host, 'school-sites');

/** @returns Whether it was done; the back office has told why not. */
export async function closeSchool(host: UmbControllerHost, id: string): Promise<boolean> {
  const { error } = await tryExecute(host, umbHttpClient.post({ url: `${api}/schools/${id}/close`, security: [...security] }));
  return !error;
}

/** Imports a list in the place of the one before. */
export async function importSites(host: UmbControllerHost, sector: Sector, file: File): Promise<SiteCount | undefined> {
  const request = umbHttpClient.post<SiteCount>({
    url: `${api}/school-sites/${sector}`,
    body: file,
    bodySerializer: null, // the file goes as it is
    headers: { 'Content-Type': 'text/csv' },
    security: [...security],
  });
  return (await tryExecute(host, request)).data as SiteCount | undefined;
}

async function read<T>(host: UmbControllerHost, path: string): Promise<T | undefined> {
  const { data } = await tryExecute(host, umbHttpClient.get<T>({ url: `${api}/${path}`, security: [...security] }));
  return data as T | undefined;
}
