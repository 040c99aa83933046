/**
 * Lets arrow keys, Home and End walk over the bands of a pyramid, and shows the words of the band that has the focus or the
 * pointer. Without script every panel stands open below the bands.
 */
export function startPyramids(): void {
  document.querySelectorAll<HTMLElement>('[data-pyramid]').forEach(startPyramid);
}

function startPyramid(pyramid: HTMLElement): void {
  const bands = [...pyramid.querySelectorAll<HTMLLIElement>('.pyramid__bands > li')];
  const panels = [...pyramid.querySelectorAll<HTMLElement>('.pyramid__panel')];
  const links = bands.map(band => band.querySelector<HTMLAnchorElement>('.pyramid__link'));

  const show = (code: string | undefined): void => {
    for (const item of [...bands, ...panels]) item.classList.toggle('is-active', item.dataset['layer'] === code);
  };

  bands.forEach((band, index) => {
    band.addEventListener('pointerenter', () => show(band.dataset['layer']));
    band.addEventListener('focusin', () => show(band.dataset['layer']));
    band.addEventListener('keydown', event => {
      const target = next(event.key, index, bands.length);
      if (target === null) return;
      event.preventDefault();
      links[target]?.focus();
    });
  });

  if (panels.length === 0) return;
  pyramid.classList.add('is-live');
  show(bands.at(-1)?.dataset['layer']);
}

/** The band an arrow key leads to: the list runs from the top of the pyramid down. Null for any other key. */
function next(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown': case 'ArrowRight': return Math.min(index + 1, count - 1);
    case 'ArrowUp': case 'ArrowLeft': return Math.max(index - 1, 0);
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return null;
  }
}
