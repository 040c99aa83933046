// Builds src/ into wwwroot/assets: file names carry a hash of their content, manifest.json maps the plain names to them.
import { build, context } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = path.dirname(fileURLToPath(import.meta.url));
const out = path.resolve(root, '../wwwroot/assets');

/**
 * tokens.css writes a colour once as `--name: light-dark(A, B);`. Browsers that do not know light-dark() would lose every
 * colour, so it becomes three plain blocks: light, dark when the system asks for it, dark when the reader asks for it.
 */
export function expandThemes(css) {
  const dark = [];
  const light = css.replace(/(--[\w-]+):\s*light-dark\(((?:[^()]|\([^()]*\))+?),\s*((?:[^(),]|\([^()]*\))+?)\);/g,
    (_, name, a, b) => { dark.push(`${name}: ${b};`); return `${name}: ${a};`; });
  const block = `color-scheme: dark; ${dark.join(' ')}`;
  return `${light}
@media (prefers-color-scheme: dark) { :root:not([data-theme='light']) { ${block} } }
:root[data-theme='dark'] { ${block} }`;
}

const themes = {
  name: 'themes',
  setup(b) {
    b.onLoad({ filter: /tokens\.css$/ }, async ({ path: file }) =>
      ({ contents: expandThemes(await readFile(file, 'utf8')), loader: 'css' }));
  },
};

const manifest = {
  name: 'manifest',
  setup(b) {
    b.onEnd(async ({ metafile, errors }) => {
      if (errors.length > 0 || !metafile) return;
      const names = {};
      for (const file of Object.keys(metafile.outputs)) {
        if (file.endsWith('.map')) continue;
        const base = path.basename(file);
        names[base.replace(/-[0-9A-Z]{8}(\.\w+)$/, '$1')] = `/assets/${path.relative(out, path.resolve(root, file)).replaceAll('\\', '/')}`;
      }
      names['icons.svg'] = await copyHashed('src/images/icons.svg');
      names['favicon.svg'] = await copyHashed('src/images/favicon.svg');
      names['share.png'] = await copyHashed('src/images/share.png');
      await writeFile(path.join(out, '500.html'), await errorPage(names));
      await writeFile(path.join(out, 'manifest.json'), JSON.stringify(names, null, 2));
    });
  },
};

/** Copies a file that no style sheet names, under a name with its hash. */
async function copyHashed(source) {
  const bytes = await readFile(path.join(root, source));
  const { name, ext } = path.parse(source);
  const target = `${name}-${createHash('sha256').update(bytes).digest('hex').slice(0, 8).toUpperCase()}${ext}`;
  await writeFile(path.join(out, target), bytes);
  return `/assets/${target}`;
}

/** The page for when everything else fails: it stands on nothing but a file, so that no fault of the site can reach it. */
async function errorPage(names) {
  const page = await readFile(path.join(root, 'src/500.html'), 'utf8');
  return page.replace(/\{\{([\w.-]+)\}\}/g, (_, name) => names[name]);
}

const options = {
  absWorkingDir: root,
  entryPoints: { site: 'src/styles/site.css', main: 'src/scripts/main.ts' },
  outdir: out,
  bundle: true,
  minify: true,
  sourcemap: false,
  format: 'esm',
  metafile: true,
  logLevel: 'warning',
  target: ['chrome100', 'firefox102', 'safari15.4'],
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  loader: { '.woff2': 'file', '.svg': 'file' },
  plugins: [themes, manifest],
};

await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
if (process.argv.includes('--watch')) await (await context(options)).watch();
else await build(options);
