/** Marks in the list of contents which part of a long page is being read. */
export function startContents(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.toc a[href^="#"]')];
  const parts = links.map(link => document.getElementById(decodeURIComponent(link.hash.slice(1))));
  if (links.length === 0 || !('IntersectionObserver' in window)) return;

  const mark = (part: Element): void => links.forEach((link, n) => {
    if (parts[n] === part) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  });
  const observer = new IntersectionObserver(entries => {
    const seen = entries.find(entry => entry.isIntersecting);
    if (seen) mark(seen.target);
  }, { rootMargin: '-10% 0px -75% 0px' });
  parts.forEach(part => { if (part) observer.observe(part); });
}
