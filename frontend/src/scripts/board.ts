interface Count { readonly answers: number; readonly isOpen: boolean }

/** Follows how many pupils answered. Without script the board has a button that asks for the page again. */
export function startBoard(): void {
  const board = document.querySelector<HTMLElement>('[data-board]');
  if (!board || typeof EventSource === 'undefined') return;
  const events = new EventSource(board.dataset['board'] ?? '');
  const refresh = document.querySelector<HTMLElement>('[data-board-refresh]');
  events.addEventListener('stand', event => {
    const count = JSON.parse((event as MessageEvent<string>).data) as Count;
    if (!count.isOpen) { events.close(); location.reload(); return; }
    if (refresh) refresh.hidden = true;
    board.textContent = (board.dataset[count.answers === 1 ? 'one' : 'many'] ?? '').replace('{0}', String(count.answers));
  });
  events.addEventListener('error', () => { if (refresh) refresh.hidden = false; });
}
