import { html } from '@umbraco-cms/backoffice/external/lit';
import { umbConfirmModal } from '@umbraco-cms/backoffice/modal';
import { UMB_NOTIFICATION_CONTEXT } from '@umbraco-cms/backoffice/notification';
import type { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';

/**
 * Asks for the reason of something that cannot be undone.
 * @param label On the button, and above the question.
 * @returns The reason; empty when it was left out, and undefined when somebody thought better of it.
 */
export async function askReason(host: UmbLitElement, label: string, question: string): Promise<string | undefined> {
  let reason = '';
  // a template, never a text: a dialogue would read that as HTML, and who asked wrote part of it
  const content = html`
    <p>${question}</p>
    <uui-textarea
      label=${host.localize.term('wijschoolRequests_reason')}
      maxlength="1000"
      auto-height
      style="inline-size: 100%"
      @input=${(event: Event) => (reason = (event.target as HTMLInputElement).value)}></uui-textarea>
  `;
  const sure = await umbConfirmModal(host, { headline: label, content, color: 'danger', confirmLabel: label }).then(() => true, () => false);
  return sure ? reason : undefined;
}

/** Asks whether somebody is sure. */
export function askSure(host: UmbLitElement, label: string, question: string): Promise<boolean> {
  return umbConfirmModal(host, { headline: label, content: html`<p>${question}</p>`, color: 'danger', confirmLabel: label }).then(() => true, () => false);
}

/** Tells that something was done. */
export async function tell(host: UmbLitElement, message: string): Promise<void> {
  (await host.getContext(UMB_NOTIFICATION_CONTEXT))?.peek('positive', { data: { message } });
}
