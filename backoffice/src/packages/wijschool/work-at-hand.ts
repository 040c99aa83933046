import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';

/** A document that waits for somebody, or that somebody has just finished. */
export interface WorkItem {
  id: string;
  name: string;
  icon: string;
  /** When it was changed, published, or will be; ISO 8601, UTC. */
  date: string;
  /** Who did it; null when nobody is known. */
  user: string | null;
  /** What it is: New or Changed, Publish or Unpublish, Published. */
  state: 'New' | 'Changed' | 'Publish' | 'Unpublish' | 'Published';
  /** The language it is about; null for all. */
  culture: string | null;
}

/** The first of a list, and how many there are in all. */
export interface WorkList {
  total: number;
  items: WorkItem[];
}

export interface WorkAtHand {
  drafts: WorkList;
  scheduled: WorkList;
  published: WorkList;
}

/** Asks what waits for this editor; undefined when it could not be asked, which the back office has told by then. */
export async function readWorkAtHand(host: UmbControllerHost): Promise<WorkAtHand | undefined> {
  const request = umbHttpClient.get<WorkAtHand>({
    url: '/umbraco/wijschool/api/v1/work-at-hand',
    security: [{ scheme: 'bearer', type: 'http' }],
  });
  const { data } = await tryExecute(host, request);
  return data as WorkAtHand | undefined;
}
