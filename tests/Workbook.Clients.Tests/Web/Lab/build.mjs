// Assembles JupyterLab from its packages and prints the folder: all extensions of its core, bundled, and what its server hands out.
// The folder is in the user's cache under a name made from these files, so that it is assembled once.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const hash = createHash('sha256');
for (const file of ['package.json', 'package-lock.json', 'build.mjs']) {
  hash.update(readFileSync(join(here, file)));
}

const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'workbook-tests');
const lab = join(cache, `jupyterlab-${hash.digest('hex').slice(0, 16)}`);
if (!existsSync(lab)) {
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, 'assembly-'));
  try {
    await assemble(work, join(work, 'lab'));
    renameSync(join(work, 'lab'), lab);
  } finally {
    rmSync(work, { recursive: true });
  }
}

console.log(lab);

async function assemble(work, out) {
  for (const file of ['package.json', 'package-lock.json']) {
    cpSync(join(here, file), join(work, file));
  }

  execFileSync(
    'npm', ['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: work, stdio: ['ignore', 'ignore', 'inherit'] });
  const esbuild = createRequire(join(work, 'package.json'))('esbuild');
  const folder = name => join(work, 'node_modules', name);
  const json = (name, file) => JSON.parse(readFileSync(join(folder(name), file), 'utf8'));

  const { extensions, mimeExtensions } = json('@jupyterlab/core-meta', 'core.package.json').jupyterlab;
  const names = [...new Set([...Object.keys(extensions), ...Object.keys(mimeExtensions)])];
  const options = {
    bundle: true, minify: true, logLevel: 'error', plugins: [{ name: 'assets', setup: assets }],
    loader: { '.svg': 'text', '.woff': 'file', '.woff2': 'file', '.ttf': 'file', '.eot': 'file' },
  };
  await esbuild.build({
    ...options, outfile: join(out, 'static', 'lab.js'), format: 'esm',
    stdin: {
      contents: start(names.filter(name => existsSync(join(folder(name), 'style', 'index.js'))), extensions, mimeExtensions),
      resolveDir: work,
    },
    // What packages that are made for Node as well expect.
    define: { global: 'window', 'process.env': '{}', 'process.cwd': 'String', __dirname: '"/"' },
  });
  for (const name of names) {
    const { schemaDir, themePath } = json(name, 'package.json').jupyterlab;
    if (schemaDir) {
      cpSync(join(folder(name), schemaDir), join(out, 'schemas', name), { recursive: true });
      cpSync(join(folder(name), 'package.json'), join(out, 'schemas', name, 'package.json.orig'));
    }

    if (themePath) {
      await esbuild.build({ ...options, entryPoints: [join(folder(name), themePath)], outfile: join(out, 'themes', name, 'index.css') });
    }
  }

  // They ask the network, or parts of the server that are not there.
  mkdirSync(join(out, 'settings'));
  writeFileSync(join(out, 'settings', 'page_config.json'), JSON.stringify({
    disabledExtensions: { '@jupyterlab/apputils-extension:announcements': true, '@jupyterlab/extensionmanager-extension': true },
  }));
}

// What JupyterLab's own staging/index.js does, without extensions that are installed later.
function start(styles, extensions, mimeExtensions) {
  const modules = list => `await Promise.all([${Object.entries(list).map(([name, file]) => `import('${join(name, file)}')`)}])`;
  return `
    ${styles.map(name => `import '${name}/style/index.js';`).join('\n')}
    import { JupyterLab } from '@jupyterlab/application';
    import { JupyterPluginRegistry, PageConfig } from '@jupyterlab/coreutils';
    import { IConnectionStatus, IServiceManager } from '@jupyterlab/services';
    const enabled = modules => modules.flatMap(module => module.default).filter(({ id }) => !PageConfig.Extension.isDisabled(id));
    const pluginRegistry = new JupyterPluginRegistry();
    pluginRegistry.registerPlugins(enabled(${modules(extensions)}));
    window.jupyterapp = new JupyterLab({
      pluginRegistry,
      mimeExtensions: enabled(${modules(mimeExtensions)}),
      connectionStatus: await pluginRegistry.resolveOptionalService(IConnectionStatus),
      serviceManager: await pluginRegistry.resolveRequiredService(IServiceManager),
    });
    jupyterapp.start({ bubblingKeydown: true });`;
}

// Scripts want an icon's text, styles its address; a raw style is text too; and styles write a tilde before a package's name.
function assets({ onResolve, onLoad, resolve }) {
  onResolve({ filter: /^~/ }, ({ path, ...from }) => resolve(path.slice(1), from));
  onResolve({ filter: /\.svg$/ }, ({ kind, path, resolveDir }) =>
    kind === 'url-token' ? { path: join(resolveDir, path), namespace: 'url' } : null);
  onLoad({ filter: /./, namespace: 'url' }, ({ path }) => ({ contents: readFileSync(path), loader: 'dataurl' }));
  onLoad({ filter: /\.raw\.css$/ }, ({ path }) => ({ contents: readFileSync(path), loader: 'text' }));
}
