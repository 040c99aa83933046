/**
 * Signing in by, and making, a passkey. The forms stand hidden on the page until a browser shows that it knows how: options come
 * from the site, the browser asks its person, and what it answers goes back with the form like any other field.
 */
export function startPasskeys(): void {
  if (typeof PublicKeyCredential === 'undefined' || !('parseCreationOptionsFromJSON' in PublicKeyCredential)) return;
  document.querySelector('[data-passkey-missing]')?.remove();
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) {
    form.hidden = false;
    form.addEventListener('submit', event => {
      event.preventDefault();
      void send(form);
    });
  }
}

async function send(form: HTMLFormElement): Promise<void> {
  const failed = form.querySelector<HTMLElement>('[data-passkey-failed]');
  const refused = form.querySelector<HTMLElement>('[data-passkey-refused]');
  const button = form.querySelector('button');
  if (failed) failed.hidden = true;
  if (refused) refused.hidden = true;
  if (button) button.disabled = true;
  try {
    const answer = await fetch(form.dataset['passkeyOptions'] ?? '', { method: 'POST', body: new FormData(form) });
    if (answer.status === 403 && refused) {
      // the password is asked for again, and was not right
      refused.textContent = ((await answer.json()) as { detail?: string }).detail ?? '';
      refused.hidden = false;
      if (button) button.disabled = false;
      return;
    }
    if (!answer.ok) throw new Error(`The site answered ${answer.status}.`);
    const credential = await ask(form.dataset['passkey'] === 'create', await answer.json());
    form.querySelector<HTMLInputElement>('input[name=Credential]')!.value = JSON.stringify(credential);
    form.submit();
  } catch {
    // whoever closes the browser's own window did so on purpose, and reads here that nothing happened
    if (failed) failed.hidden = false;
    if (button) button.disabled = false;
  }
}

async function ask(create: boolean, options: unknown): Promise<Credential | null> {
  return create
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON) });
}
