import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { ourModules } from './packages.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const client = path.join(root, 'node_modules/@umbraco-cms/backoffice/dist-cms');

/** The modules that must be there before these run: what they import, and what those import, but nothing that is loaded later. */
function neededBy(modules, graph) {
  const needed = new Set(modules);
  for (const id of needed) for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) needed.add(imported);
  return needed;
}

/** The frame of the back office, the packages that it asks for at once, and the lists of extensions that these ask for in turn. */
function afterSignIn(graph) {
  const askedBy = (ids) => ids.flatMap((id) => graph.getModuleInfo(id)?.dynamicallyImportedIds ?? []);
  const frame = [path.join(client, 'apps/backoffice/backoffice.element.js')];
  const packages = askedBy(frame);
  return [...frame, ...packages, ...askedBy(packages)];
}

/**
 * The client consists of thousands of small modules. What the first screen needs comes in one file, what every editor needs after
 * signing in in a second one, and the icons in a third; the rest is loaded when somebody opens it.
 */
const chunks = [
  { name: 'icons', test: /\/icon-registry\/icons\//, priority: 3 },
  { name: nameIfNeeded('start', () => [path.join(root, 'src/main.ts')]), priority: 2 },
  { name: nameIfNeeded('back-office', afterSignIn), priority: 1 },
];

/** Gives its name to the modules that must be there before some others run. */
function nameIfNeeded(name, startsFrom) {
  let needed;
  return (id, graph) => {
    needed ??= neededBy(startsFrom(graph), graph);
    return needed.has(id) ? name : null;
  };
}

export default defineConfig({
  base: '/umbraco/',
  logLevel: 'error',
  build: {
    outDir: 'node_modules/.bundle', // finish.mjs puts it in place when it is whole
    emptyOutDir: true,
    target: 'esnext',
    assetsInlineLimit: 0, // a file of its own is kept for a year and allowed by the page's content policy
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 8000, // the largest is the code editor, which is loaded when it is opened
    manifest: true, // finish.mjs tells our packages what their modules are called
    rolldownOptions: {
      input: [path.join(root, 'index.html'), ...(await ourModules())],
      preserveEntrySignatures: 'exports-only',
      output: { codeSplitting: { groups: chunks } },
    },
  },
});
