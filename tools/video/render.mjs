// node render.mjs OUT [seconds,...]: draws the frames of the video as PNG into OUT, or only those at the moments given.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const here = path.dirname(fileURLToPath(import.meta.url));
const [out = 'frames', moments] = process.argv.slice(2);
const story = JSON.parse(await readFile(path.join(here, 'story.json'), 'utf8'));
const length = story.scenes.reduce((sum, scene) => sum + scene.seconds, 0);
const times = moments
  ? moments.split(',').map(Number)
  : Array.from({ length: length * story.fps }, (_, n) => n / story.fps);

await mkdir(out, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--allow-file-access-from-files', '--force-color-profile=srgb'],
});
try {
  const page = await browser.newPage();
  await page.setViewport({ width: story.width, height: story.height });
  await page.goto(`file://${path.join(here, 'stage.html')}`);
  await page.evaluate(() => Promise.all(['650 40px "Bricolage Grotesque"', '420 30px "Atkinson Hyperlegible Next"'].map(font => document.fonts.load(font))));
  let before = '';
  let image;
  for (const [n, time] of times.entries()) {
    const markup = await page.evaluate((s, t) => frame(s, t), story, time);
    if (markup !== before) {
      await page.evaluate(svg => { document.getElementById('frame').innerHTML = svg; }, markup);
      image = await page.screenshot({ type: 'png', optimizeForSpeed: true });
      before = markup;
    }
    await writeFile(path.join(out, `${String(n).padStart(5, '0')}.png`), image);
  }
} finally {
  await browser.close();
}
