import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute } from '@umbraco-cms/backoffice/resources';
import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';

const base = '/umbraco/wijschool/api/v1';
const security = [{ scheme: 'bearer', type: 'http' }] as const;

/** A story of a school that is with the editors, or on which the school answers them. */
export interface SchoolStory {
  id: string;
  /** The document that an editor reads and publishes. */
  document: string;
  title: string;
  school: string;
  kind: 'Success' | 'Case';
  state: 'Submitted' | 'ChangesAsked';
  /** When the school handed it in last; ISO 8601, UTC. */
  since: string;
  /** What an editor asked for. */
  message: string | null;
}

/** A question of a school about the story of another. */
export interface StoryQuestion {
  id: string;
  document: string | null;
  /** The title of the story. */
  story: string;
  /** The school that asks. */
  school: string;
  text: string;
  answer: string | null;
  /** ISO 8601, UTC. */
  askedAt: string;
  isReported: boolean;
  isHidden: boolean;
}

export interface Listed<T> {
  total: number;
  items: T[];
}

/** A line of the trail of a school. */
export interface TrailLine {
  /** ISO 8601, UTC. */
  at: string;
  who: string;
  text: string;
}

export interface AuditedSchool {
  id: string;
  name: string;
  /** Of the location, such as 00AA01. */
  code: string;
  place: string;
}

/** Asks which stories are with the editors; undefined when it could not be asked, which the back office has told by then. */
export const readStories = (host: UmbControllerHost, take: number) => read<Listed<SchoolStory>>(host, `stories?take=${take}`);

export const readQuestions = (host: UmbControllerHost, take: number) => read<Listed<StoryQuestion> & { reported: number }>(host, `story-questions?take=${take}`);

export const readSchools = (host: UmbControllerHost) => read<AuditedSchool[]>(host, 'audit');

export const readTrail = (host: UmbControllerHost, school: string, skip: number, take: number) =>
  read<Listed<TrailLine>>(host, `audit/${school}?skip=${skip}&take=${take}`);

/** Asks the school to change something; the message goes into its mail. */
export const askForChanges = (host: UmbControllerHost, id: string, message: string) => send(host, 'post', `stories/${id}/ask`, { message });

/** Does not publish the story; the reason goes into the mail. */
export const declineStory = (host: UmbControllerHost, id: string, message: string) => send(host, 'post', `stories/${id}/decline`, { message });

export const hideQuestion = (host: UmbControllerHost, id: string) => send(host, 'post', `story-questions/${id}/hide`);

export const showQuestion = (host: UmbControllerHost, id: string) => send(host, 'post', `story-questions/${id}/show`);

export const deleteQuestion = (host: UmbControllerHost, id: string) => send(host, 'delete', `story-questions/${id}`);

async function read<T>(host: UmbControllerHost, what: string): Promise<T | undefined> {
  const { data } = await tryExecute(host, umbHttpClient.get<T>({ url: `${base}/${what}`, security: [...security] }));
  return data as T | undefined;
}

/** @returns Whether it was done; the back office has told why not, such as that somebody else was first. */
async function send(host: UmbControllerHost, method: 'post' | 'delete', what: string, body?: { message: string }): Promise<boolean> {
  const options = { url: `${base}/${what}`, body, headers: { 'Content-Type': 'application/json' }, security: [...security] };
  const { error } = await tryExecute(host, method === 'post' ? umbHttpClient.post(options) : umbHttpClient.delete(options));
  return !error;
}
