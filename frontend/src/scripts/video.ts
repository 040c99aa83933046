/** Turns the captions of a video into a transcript whose lines lead to their moment. The written transcript stands below it. */
export function startVideo(): void {
  document.querySelectorAll<HTMLElement>('[data-video]').forEach(figure => {
    const video = figure.querySelector('video');
    const target = document.querySelector<HTMLOListElement>('[data-cues]');
    if (!video || !target) return;
    const language = document.documentElement.lang.slice(0, 2);
    const element = [...video.querySelectorAll('track')].find(track => track.srclang === language) ?? video.querySelector('track');
    if (!element) return;
    if (element.track.mode === 'disabled') element.track.mode = 'hidden';
    const fill = (): void => draw(video, element.track, target);
    if (element.readyState === 2) fill();
    else element.addEventListener('load', fill, { once: true });
  });
}

function draw(video: HTMLVideoElement, track: TextTrack, target: HTMLOListElement): void {
  const cues = [...(track.cues ?? [])].filter((cue): cue is VTTCue => 'text' in cue);
  const rows = cues.map(cue => {
    const row = document.createElement('li');
    const button = document.createElement('button');
    const time = document.createElement('time');
    const words = document.createElement('span');
    button.type = 'button';
    time.textContent = clock(cue.startTime);
    words.textContent = cue.text.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ');
    button.append(time, words);
    button.addEventListener('click', () => { video.currentTime = cue.startTime; void video.play(); });
    row.append(button);
    return row;
  });
  target.replaceChildren(...rows);
  if (rows.length > 0) target.closest('[hidden]')?.removeAttribute('hidden');
  track.addEventListener('cuechange', () => cues.forEach((cue, n) => {
    const now = [...(track.activeCues ?? [])].includes(cue);
    if (now) rows[n]?.setAttribute('aria-current', 'true');
    else rows[n]?.removeAttribute('aria-current');
  }));
}

/** Seconds as 1.05: minutes, a dot, two digits. */
function clock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}.${String(whole % 60).padStart(2, '0')}`;
}
