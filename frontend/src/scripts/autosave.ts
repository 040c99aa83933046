// Saves what somebody types in a long form a moment after they stop, so that a closed lid or an empty battery costs nothing. The buttons of
// the form do the same without script. What is saved is a draft: nobody else reads it.
const pause = 4000;
const saved = 200;

export function startAutosave(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) watch(form);
}

function watch(form: HTMLFormElement): void {
  const revision = form.elements.namedItem('Revision') as HTMLInputElement;
  const state = form.querySelector<HTMLElement>('[data-autosave-state]');
  let timer = 0;
  let sending: Promise<void> | undefined;

  const save = async (): Promise<void> => {
    const data = new FormData(form);
    data.set('Wish', 'bewaar');
    const answer = await fetch(form.action, { method: 'POST', body: data, redirect: 'error' }).catch(() => undefined);
    const isSaved = answer?.status === saved;
    if (isSaved) revision.value = await answer.text();
    if (state) state.textContent = (isSaved ? form.dataset.saved : form.dataset.notSaved) ?? '';
  };
  form.addEventListener('input', () => {
    window.clearTimeout(timer);
    if (state) state.textContent = '';
    timer = window.setTimeout(() => {
      sending = save();
    }, pause);
  });
  // a save on its way would make the form look as if a colleague had been first
  form.addEventListener('submit', (event) => {
    window.clearTimeout(timer);
    const waiting = sending;
    if (!waiting) return;
    sending = undefined;
    event.preventDefault();
    const by = event.submitter;
    void waiting.then(() => form.requestSubmit(by));
  });
}
