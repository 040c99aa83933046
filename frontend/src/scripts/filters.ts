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
  // The field for words stands outside of the form, and is an element of it all the same.
  const empty = [...form.elements].filter((field): field is HTMLInputElement => field instanceof HTMLInputElement && field.value === '');
  for (const field of empty) field.disabled = true;
  // The browser's back button may bring this very page back: what was disabled must work again.
  addEventListener('pageshow', () => { for (const field of empty) field.disabled = false; }, { once: true });
}
