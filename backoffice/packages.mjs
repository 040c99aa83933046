// Our own packages of the back office. Each is a folder in src/packages with an umbraco-package.json as Umbraco's packages have it, but that
// names modules by their source ("./start-dashboard.element.ts"). They are bundled together with the client, for what both import must be
// the same code; the file that editors' browsers get names the bundled modules.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = path.dirname(fileURLToPath(import.meta.url));
const sources = path.join(root, 'src/packages');
const plugins = path.resolve(root, '../wwwroot/App_Plugins');
const description = 'umbraco-package.json';
const module = /"(\.\/[^"]+\.ts)"/g;

async function packages() {
  const folders = (await readdir(sources, { withFileTypes: true })).filter((entry) => entry.isDirectory());
  return Promise.all(folders.map(async ({ name }) => ({ name, text: await readFile(path.join(sources, name, description), 'utf8') })));
}

const pathOf = (folder, name) => path.join(sources, folder, name);

/** The modules that the packages name, as paths of their sources. */
export async function ourModules() {
  return (await packages()).flatMap(({ name, text }) => [...text.matchAll(module)].map(([, file]) => pathOf(name, file)));
}

/**
 * Writes the packages where the site reads them.
 * @param bundled Which file each source became, from the folder of the bundle.
 */
export async function writePackages(bundled) {
  for (const { name, text } of await packages()) {
    const told = JSON.parse(text.replace(module, (_, file) => {
      const source = path.relative(root, pathOf(name, file));
      if (!bundled[source]) throw new Error(`${name} names ${file}, which is not there.`);
      return JSON.stringify(`/umbraco/${bundled[source].file}`);
    }));
    delete told.$schema; // of the sources
    await mkdir(path.join(plugins, name), { recursive: true });
    await writeFile(path.join(plugins, name, description), `${JSON.stringify(told, null, 2)}\n`);
  }
}
