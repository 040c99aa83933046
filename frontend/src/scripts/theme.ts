/** Switches light and dark at once; without script the same form asks the server, which sets the same cookie. */
export function startTheme(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-theme-form]');
  form?.addEventListener('submit', event => {
    event.preventDefault();
    const root = document.documentElement;
    const next = current(root) === 'dark' ? 'light' : 'dark';
    root.dataset['theme'] = next;
    document.cookie = `wij-theme=${next}; path=/; max-age=31536000; samesite=lax`;
  });
}

function current(root: HTMLElement): string {
  return root.dataset['theme'] || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}
