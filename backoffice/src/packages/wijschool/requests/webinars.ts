import { change, read } from './api';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';

/** The clock by which people read and type times; all moments are ISO 8601. */
export const zone = 'Europe/Amsterdam';

export const requestStatuses = ['New', 'Taken', 'Proposed', 'Picked', 'Planned', 'Declined', 'Withdrawn'] as const;
export type RequestStatus = (typeof requestStatuses)[number];

export interface WebinarRequest {
  id: string;
  topic: string;
  organisation: string;
  /** Whether a school that takes part asks; a closed webinar is for such a one only. */
  isOfSchool: boolean;
  status: RequestStatus;
  expert: string;
  askedAt: string;
  /** Of the webinar that came of it. */
  webinar: string | null;
}

export interface ProposedDate {
  id: string;
  startsAt: string;
  endsAt: string;
  isPicked: boolean;
}

export interface RequestDetail {
  request: WebinarRequest;
  wishes: string;
  /** The key of the page of the intervention that it is about. */
  intervention: string | null;
  contact: string;
  mail: string;
  dates: ProposedDate[];
}

export interface Webinar {
  id: string;
  title: string;
  expert: string;
  isPublic: boolean;
  isCancelled: boolean;
  startsAt: string;
  endsAt: string;
  places: number;
  placed: number;
  waiting: number;
}

export interface SignUp {
  id: string;
  name: string;
  mail: string;
  state: 'Placed' | 'Waiting' | 'Cancelled';
  /** Null while nobody noted it. */
  hasAttended: boolean | null;
}

export interface Material {
  id: string;
  name: string;
  /** Empty for a file of the media library. */
  link: string;
  media: string | null;
}

export interface WebinarDetail {
  webinar: Webinar;
  description: string;
  joinLink: string;
  recording: string;
  signUps: SignUp[];
  materials: Material[];
  /** Null while it is not to be told. */
  result: { count: number; useful: number; clear: number; applicable: number; remarks: string[] } | null;
}

export interface Expert {
  id: string;
  name: string;
  /** Without one nobody can confirm a date. */
  hasAccount: boolean;
}

export interface WebinarBoard {
  requests: WebinarRequest[];
  webinars: Webinar[];
  experts: Expert[];
}

/** A day and a time as the clock in Amsterdam shows them. */
export interface Slot {
  day: string;
  time: string;
  minutes: number;
  /** Which of two moments, in the night in which the clock shows a time twice. */
  which: 'First' | 'Second' | null;
}

export interface Details {
  title: string;
  description: string;
  isPublic: boolean;
  places: number;
  joinLink: string;
  recording: string;
}

/** Each of these gives undefined when it could not be asked, which the back office has told by then. */
export const readBoard = (host: UmbControllerHost) => read<WebinarBoard>(host, 'webinars/board');
export const readRequest = (host: UmbControllerHost, id: string) => read<RequestDetail>(host, `webinars/requests/${id}`);
export const readWebinar = (host: UmbControllerHost, id: string) => read<WebinarDetail>(host, `webinars/${id}`);

/** Each of these tells whether it was done; the back office has told why not. */
export const takeRequest = (host: UmbControllerHost, id: string) => change(host, 'post', `webinars/requests/${id}/take`);
export const proposeDates = (host: UmbControllerHost, id: string, proposal: { expert: string; isPublic: boolean; places: number; slots: Slot[] }) =>
  change(host, 'post', `webinars/requests/${id}/propose`, proposal);
export const declineRequest = (host: UmbControllerHost, id: string, reason: string) => change(host, 'post', `webinars/requests/${id}/decline`, { reason });
export const planWebinar = (host: UmbControllerHost, expert: string, slot: Slot, details: Details) => change(host, 'post', 'webinars', { expert, slot, details });
export const changeWebinar = (host: UmbControllerHost, id: string, details: Details) => change(host, 'put', `webinars/${id}`, details);
export const moveWebinar = (host: UmbControllerHost, id: string, slot: Slot) => change(host, 'post', `webinars/${id}/move`, slot);
export const cancelWebinar = (host: UmbControllerHost, id: string, reason: string) => change(host, 'post', `webinars/${id}/cancel`, { reason });
export const noteAttendance = (host: UmbControllerHost, id: string, present: string[]) => change(host, 'put', `webinars/${id}/attendance`, { present });
export const addMaterial = (host: UmbControllerHost, id: string, material: { name: string; link: string; media: string | null }) =>
  change(host, 'post', `webinars/${id}/materials`, material);
export const removeMaterial = (host: UmbControllerHost, id: string, material: string) => change(host, 'delete', `webinars/${id}/materials/${material}`);

export const newSlot = (): Slot => ({ day: '', time: '', minutes: 60, which: null });

/** A webinar's time as the clock shows it. */
export function slotOf(webinar: Webinar): Slot {
  const [day, time] = new Date(webinar.startsAt).toLocaleString('sv-SE', { timeZone: zone }).split(' ');
  const minutes = (Date.parse(webinar.endsAt) - Date.parse(webinar.startsAt)) / 60_000;
  return { day, time: time.slice(0, 5), minutes, which: null };
}
