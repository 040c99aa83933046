// node captions.mjs LANGUAGE: writes the captions of the video as WebVTT. Long sentences are cut in two where they pause.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const [language = 'nl'] = process.argv.slice(2);
const story = JSON.parse(await readFile(path.join(path.dirname(fileURLToPath(import.meta.url)), 'story.json'), 'utf8'));
const clock = s => new Date(s * 1000).toISOString().slice(11, 23);

const cues = [];
let start = 0;
for (const scene of story.scenes) {
  const sentences = scene[language].split(/(?<=\.) /);
  const total = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  let at = start + .3;
  for (const sentence of sentences) {
    const length = (scene.seconds - .6) * sentence.length / total;
    cues.push(`${clock(at)} --> ${clock(at + length - .05)}\n${sentence}`);
    at += length;
  }
  start += scene.seconds;
}
process.stdout.write(`WEBVTT\n\n${cues.map((cue, n) => `${n + 1}\n${cue}`).join('\n\n')}\n`);
