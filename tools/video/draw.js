// Draws one moment of the video as SVG. Runs in the browser; render.mjs asks it for frame after frame.
const bands = ['#8CC4F0', '#D7B2F0', '#F5A27F', '#7AD3C0', '#F0C56B'];
const lines = ['#1F4E79', '#7A3E9D', '#B3441E', '#0F6B5C', '#8A5A0B'];
const names = ['Veiligheid', 'Eigenheid', 'Ontmoeting', 'Dialoog', 'Samen leven'];
const ink = '#1B2A2F';
const soft = '#4B5A5F';

const clamp = x => Math.min(1, Math.max(0, x));
const ease = x => { const t = clamp(x); return t < .5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2; };
const mix = (a, b, x) => a + (b - a) * x;
const escape = text => text.replace(/[&<>]/g, c => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[c]);

/** A rounded band; bands in one group mix where they overlap. */
function band(x, y, w, h, n, { pattern = 1, opacity = 1 } = {}) {
  return `<g style="mix-blend-mode:multiply" opacity="${opacity}">
    <rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${h / 2}" fill="${bands[n]}" stroke="${lines[n]}" stroke-opacity=".7" stroke-width="2"/>
    <rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${h / 2}" fill="url(#p${n})" mask="url(#fade)" opacity="${.35 * pattern}"/></g>`;
}

const text = (x, y, size, words, { weight = 650, fill = ink, family = 'Bricolage Grotesque', anchor = 'start', opacity = 1 } = {}) =>
  `<text x="${x}" y="${y}" font-family="${family}" font-weight="${weight}" font-size="${size}" fill="${fill}" text-anchor="${anchor}" letter-spacing="${family[0] === 'B' ? -size * .02 : 0}" opacity="${opacity}">${escape(words)}</text>`;

/** Words over several lines, broken at a number of characters that fits the column. */
function paragraph(x, y, size, words, width, options) {
  const rows = [''];
  for (const word of words.split(' ')) {
    const row = rows.at(-1);
    if ((row + ' ' + word).length > width && row) rows.push(word);
    else rows[rows.length - 1] = row ? `${row} ${word}` : word;
  }
  return rows.map((row, n) => text(x, y + n * size * 1.3, size, row, options)).join('');
}

const shape = { x: 690, bottom: 650, width: 520, height: 124, overlap: 22, step: 46 };

/** The pyramid with so many layers in place; the newest slides in from the right. */
function pyramid(built, highlight = -1, shift = 0) {
  let out = '<g style="isolation:isolate">';
  let words = '';
  for (let n = 0; n < 5; n++) {
    const part = clamp(built - n);
    if (part === 0) continue;
    const w = shape.width - n * shape.step;
    const x = shape.x + shift + n * shape.step / 2 + (1 - ease(part)) * 620;
    const y = shape.bottom - shape.height - n * (shape.height - shape.overlap);
    const quiet = highlight >= 0 && highlight !== n;
    out += band(x, y, w, shape.height, n, { pattern: quiet ? .5 : 1.7 });
    words += `<circle cx="${x + 62}" cy="${y + 66}" r="26" fill="${lines[n]}"/>`
      + text(x + 62, y + 76, 28, String(n + 1), { fill: '#fff', anchor: 'middle' }) + text(x + 104, y + 77, 34, names[n], { fill: '#14211F' });
  }
  return `${out}</g>${words}`;
}

/** A pupil: a head and shoulders in one of the five colours. */
function pupil(x, y, r, n) {
  return `<g style="mix-blend-mode:multiply"><circle cx="${x}" cy="${y}" r="${r}" fill="${bands[n]}" stroke="${lines[n]}" stroke-opacity=".7" stroke-width="2"/>
    <circle cx="${x}" cy="${y}" r="${r}" fill="url(#p${n})" opacity=".35"/></g>`;
}

const group = inner => `<g style="isolation:isolate">${inner}</g>`;

/** Where each of twenty pupils stands when all are mixed, and when the colours keep to themselves. */
function crowd(apart, centre, spread) {
  let out = '';
  for (let n = 0; n < 20; n++) {
    const angle = n * 2.399963;
    const near = { x: centre.x + Math.cos(angle) * spread * Math.sqrt(n / 20), y: centre.y + Math.sin(angle) * spread * .62 * Math.sqrt(n / 20) };
    const colour = n % 5;
    const side = colour * 2 * Math.PI / 5 - 1.57;
    const own = Math.floor(n / 5);
    const far = { x: centre.x + Math.cos(side) * spread * 1.35 + (own % 2) * 52 - 26, y: centre.y + Math.sin(side) * spread * .78 + Math.floor(own / 2) * 52 - 26 };
    out += pupil(mix(near.x, far.x, apart), mix(near.y, far.y, apart), 36, colour);
  }
  return group(out);
}

/** A small picture of what a layer is about; x runs from 0 to 1 while the scene lasts. */
const vignettes = [
  x => `<circle cx="290" cy="520" r="${mix(40, 120, ease(x * 2))}" fill="none" stroke="${lines[0]}" stroke-width="5" stroke-dasharray="2 14" stroke-linecap="round"/>`
    + group(pupil(250, 520, 42, 0) + pupil(330, 490, 42, 2) + pupil(322, 560, 42, 4)),
  x => group([0, 1, 2, 3, 4].map(n => pupil(130 + n * 84, 520 - Math.sin(clamp(x * 3 - n * .3) * Math.PI) * 26, 38, n)).join('')),
  x => group(pupil(mix(140, 242, ease(x * 1.6)), 520, 84, 2) + pupil(mix(460, 352, ease(x * 1.6)), 520, 84, 0)),
  x => group(bubble(150, 445, 210, 110, 3, 1) + bubble(mix(420, 270, ease(x * 1.6)), 500, 210, 110, 4, -1)),
  x => group(Array.from({ length: 12 }, (_, n) => {
    const a = n / 12 * 2 * Math.PI + x * .5;
    const r = mix(150, 102, ease(x * 1.6));
    return pupil(300 + Math.cos(a) * r, 525 + Math.sin(a) * r * .86, 36, n % 5);
  }).join('')),
];

function bubble(x, y, w, h, n, side) {
  const tail = side > 0 ? `M${x + 40} ${y + h - 8} l-14 34 l44 -30z` : `M${x + w - 40} ${y + h - 8} l14 34 l-44 -30z`;
  return `<g style="mix-blend-mode:multiply"><path d="${tail}" fill="${bands[n]}"/><rect x="${x}" y="${y}" width="${w}" height="${h}" rx="44" fill="${bands[n]}"/>
    <rect x="${x}" y="${y}" width="${w}" height="${h}" rx="44" fill="url(#p${n})" opacity=".3"/></g>`;
}

function lockup(x, y, scale, progress) {
  const first = ease(progress * 2.2);
  const second = ease(progress * 2.2 - .5);
  return `<g transform="translate(${x} ${y}) scale(${scale})">${group(
    band(-310 - (1 - first) * 500, -130, 560, 132, 0) + band(-140 + (1 - second) * 700, -30, 450, 132, 2))}
    ${text(-248, -40, 84, 'Samen leren', { weight: 720, fill: '#14211F', opacity: first })}${text(-78, 62, 84, 'én leven', { weight: 720, fill: '#14211F', opacity: second })}</g>`;
}

function mark(x, y, size) {
  return `<g transform="translate(${x} ${y}) scale(${size / 32})">${group([4, 3, 2, 1, 0].map(n =>
    `<rect x="${1 + n * 2.5}" y="${23.5 - n * 5.75}" width="${30 - n * 5}" height="7.5" rx="3.75" fill="${bands[n]}" style="mix-blend-mode:multiply"/>`).join(''))}</g>`;
}

const fade = (t, seconds) => Math.min(ease(t / .5), ease((seconds - t) / .45));

/** What stands in the left column: a heading and the words that are said. */
function words(scene, t, { y = 190, heading = 58 } = {}) {
  const o = fade(t, scene.seconds);
  return `<g opacity="${o}">${paragraph(80, y, heading, scene.heading, 20, { weight: 700 })}</g>`;
}

const draw = {
  title: (scene, t) => lockup(640, 340, 1.15, t / 2) + `<g opacity="${ease(t - 1.6)}">${mark(478, 520, 62)}${text(560, 568, 50, 'WIJschool', { weight: 700 })}</g>`,
  apart: (scene, t) => crowd(ease((t - 3.2) / 3.4), { x: 830, y: 370 }, 250) + words(scene, t)
    + `<g opacity="${Math.min(ease(t - 3.2), fade(t, scene.seconds))}">${paragraph(80, 400, 32, 'Maar als overtuigingen botsen, groeien groepen soms uit elkaar.', 26, { weight: 420, family: 'Atkinson Hyperlegible Next', fill: soft })}</g>`,
  pyramid: (scene, t) => crowd(1 - ease(t / 2.4), { x: 830, y: 370 }, mix(250, 170, ease(t / 3))) + words(scene, t)
    + `<g opacity="${Math.min(ease(t - .8), fade(t, scene.seconds))}">${paragraph(80, 340, 32, 'Je werkt eraan laag voor laag. Je begint onderaan.', 26, { weight: 420, family: 'Atkinson Hyperlegible Next', fill: soft })}</g>`,
  layer: (scene, t) => {
    const n = scene.layer - 1;
    const o = fade(t, scene.seconds);
    return pyramid(n + ease(t / 1.2), n) + `<g opacity="${o}">${text(80, 150, 26, `Laag ${scene.layer}`, { weight: 600, fill: lines[n] })}${text(80, 212, 68, scene.heading, { weight: 700 })}
      ${paragraph(80, 274, 34, scene.question, 28, { weight: 440, family: 'Atkinson Hyperlegible Next' })}${vignettes[n](clamp((t - .6) / 5))}</g>`;
  },
  whole: (scene, t) => pyramid(5, t > 1.2 ? Math.floor((t - 1.2) / .9) % 5 : -1) + words(scene, t)
    + `<g opacity="${Math.min(ease(t - 2.5), fade(t, scene.seconds))}">${paragraph(80, 430, 32, 'Waar ze elkaar raken, mengen de kleuren. Daar leren we van elkaar.', 27, { weight: 420, family: 'Atkinson Hyperlegible Next', fill: soft })}</g>`,
  toolbox: (scene, t) => pyramid(5, -1) + words(scene, t) + `<g opacity="${Math.min(ease(t - .8), fade(t, scene.seconds))}">
    <rect x="80" y="370" width="500" height="76" rx="38" fill="#fff" stroke="${ink}" stroke-width="2.5"/><circle cx="124" cy="406" r="13" fill="none" stroke="${ink}" stroke-width="4"/><path d="M133 416l12 12" stroke="${ink}" stroke-width="4" stroke-linecap="round"/>
    ${text(164, 418, 30, 'pesten in de klas'.slice(0, Math.floor(clamp((t - 1.6) / 2.2) * 17)), { weight: 420, family: 'Atkinson Hyperlegible Next' })}
    ${paragraph(80, 510, 30, 'Zoek in de gereedschapskist wat past bij de laag waar jullie aan werken.', 30, { weight: 420, family: 'Atkinson Hyperlegible Next', fill: soft })}</g>`,
  end: (scene, t) => lockup(640, 320, 1.15, t / 1.6) + `<g opacity="${ease(t - 1)}">${mark(478, 500, 62)}${text(560, 548, 50, 'WIJschool', { weight: 700 })}</g>`,
};

/** The frame at a moment, in seconds from the start of the video. */
function frame(story, time) {
  let start = 0;
  let scene = story.scenes[0];
  for (const candidate of story.scenes) {
    scene = candidate;
    if (time < start + candidate.seconds) break;
    start += candidate.seconds;
  }
  const t = Math.min(time - start, scene.seconds);
  return (draw[scene.id] ?? draw.layer)(scene, t);
}
window.frame = frame;
