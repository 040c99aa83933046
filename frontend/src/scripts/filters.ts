/**
 * Applies a filter as soon as it is chosen, on wide screens only: on a phone the sheet would close under the reader's thumb.
 * Empty fields stay out of the address, so that it can be shared.
 */
export function startFilters(): void {
  document.querySelectorAll<HTMLFormElement>('form[data-filters]').forEach(form => {
    form.addEventListener('submit', () => dropEmpty(form));
    form.addEventListener('change', () => {
      if (form.matches(':popover-open')) return;
      form.requestSubmit();
    });
  });
  document.querySelectorAll<HTMLSelectElement>('select[data-submit]').forEach(select =>
    select.addEventListener('change', () => select.form?.requestSubmit()));
}

function dropEmpty(form: HTMLFormElement): void {
  for (const field of form.querySelectorAll<HTMLInputElement>('input, select')) {
    if (field.value === '') field.disabled = true;
  }
  // The browser's back button may bring this very page back: what was disabled must work again.
  addEventListener('pageshow', () => form.querySelectorAll<HTMLInputElement>(':disabled').forEach(f => { f.disabled = false; }), { once: true });
}
