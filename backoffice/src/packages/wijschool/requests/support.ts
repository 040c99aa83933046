import { change, read } from './api';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';

export const supportStatuses = ['New', 'Intake', 'Assigned', 'Running', 'Closed'] as const;
export type SupportStatus = (typeof supportStatuses)[number];

export interface SupportRequest {
  id: string;
  organisation: string;
  kind: 'Advice' | 'Incident' | 'Training' | 'Trajectory' | 'Cooperation' | 'Other';
  urgency: 'CanWait' | 'ThisMonth' | 'ThisWeek' | 'Today';
  status: SupportStatus;
  /** By name; empty while there is none. */
  adviser: string;
  /** ISO 8601, UTC; so are the other moments. */
  askedAt: string;
  closedAt: string | null;
}

export interface SupportMessage {
  author: string;
  side: 'School' | 'Adviser' | 'Coordinator';
  text: string;
  sentAt: string;
}

export interface SupportDetail {
  request: SupportRequest;
  situation: string;
  wish: string;
  contact: string;
  mail: string;
  /** 1 to 5; null while the school did not say. */
  helped: number | null;
  remark: string;
  messages: SupportMessage[];
}

/** Who can be given a request: one of the two keys is there. */
export interface Adviser {
  name: string;
  member: string | null;
  user: string | null;
}

/** Each of these gives undefined when it could not be asked, which the back office has told by then. */
export const readSupport = (host: UmbControllerHost) => read<SupportRequest[]>(host, 'support-requests');
export const readAdvisers = (host: UmbControllerHost) => read<Adviser[]>(host, 'support-requests/advisers');
export const readSupportRequest = (host: UmbControllerHost, id: string) => read<SupportDetail>(host, `support-requests/${id}`);

/** Each of these tells whether it was done; the back office has told why not. */
export const takeSupport = (host: UmbControllerHost, id: string) => change(host, 'post', `support-requests/${id}/take`);
export const assignSupport = (host: UmbControllerHost, id: string, { member, user }: Adviser) => change(host, 'post', `support-requests/${id}/assign`, { member, user });
export const writeMessage = (host: UmbControllerHost, id: string, text: string) => change(host, 'post', `support-requests/${id}/messages`, { text });
export const closeSupport = (host: UmbControllerHost, id: string) => change(host, 'post', `support-requests/${id}/close`);
