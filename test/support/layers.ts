import { posix } from 'node:path';
import { importsOf, type Import, type SourceFile } from './source.ts';

/**
 * Who may import whom. A rule is a place under src/: a folder and all below it, or one file without its ending.
 * `types` may be imported as types only. What is not listed is forbidden.
 */
interface Layer {
  readonly may: readonly string[];
  readonly types?: readonly string[];
  readonly packages: readonly string[];
  /** d3 by imported name: only the modules that calculate and never touch a document. */
  readonly d3?: boolean;
}

const LAYERS: Readonly<Record<string, Layer>> = {
  base: { may: [], packages: [] },
  engine: { may: ['base'], packages: [] },
  checker: { may: ['engine', 'base'], packages: [] },
  scene: { may: ['base'], types: ['engine'], packages: [], d3: true },
  protocols: { may: ['engine', 'base'], types: ['scene'], packages: [] },
  worker: { may: ['protocols', 'checker', 'engine', 'base'], types: ['scene'], packages: [] },
  session: {
    may: [
      'engine',
      'protocols/registry',
      'protocols/lecture',
      'worker/wire',
      'worker/history-wire',
      'worker/search-wire',
      'base',
    ],
    types: ['scene'],
    packages: ['zustand/vanilla', 'zustand/middleware', 'valibot'],
  },
  ui: {
    may: ['session', 'scene', 'protocols/registry', 'protocols/lecture', 'base'],
    types: ['engine', 'worker/wire', 'worker/history-wire', 'worker/search-wire'],
    packages: [
      'react',
      'react-dom',
      'react-dom/client',
      'zustand',
      'zustand/react/shallow',
      'zustand/shallow',
      'uqr',
    ],
    d3: true,
  },
  cli: {
    may: [
      'protocols',
      'checker',
      'engine',
      'session/link',
      'session/validate',
      'session/read-run-file',
      'base',
    ],
    packages: ['node:*'],
  },
  main: { may: ['ui', 'session'], packages: ['react', 'react-dom/client'] },
};

/** Protocols that build upon another one, by folder. Empty until one says so. */
const DECLARED: Readonly<Record<string, readonly string[]>> = {};

/** The parts of d3 that are mathematics. Its other parts select, drag, zoom or animate elements. */
export const D3_MATHS = ['d3-scale', 'd3-shape', 'd3-array', 'd3-interpolate', 'd3-force'] as const;

/** `src/ui/app/app.tsx` -> `ui`; `src/main.tsx` -> `main`. */
function layerOf(path: string): string {
  const inside = path.replace(/^src\//, '');
  return inside.split('/')[0]!.replace(/\.tsx?$/, '');
}

const within = (place: string, rule: string) => place === rule || place.startsWith(`${rule}/`);

/** What is wrong with one file's imports, one sentence each. `d3Names` are the names that are only mathematics. */
export function importProblems(file: SourceFile, d3Names: ReadonlySet<string>): string[] {
  const name = layerOf(file.path);
  const layer = LAYERS[name];
  if (layer === undefined) return [`${file.path}: src/${name} is in no layer`];
  return importsOf(file).flatMap((it) => {
    const problem = it.specifier.startsWith('.')
      ? ownProblem(file.path, name, layer, it)
      : packageProblem(name, layer, it, d3Names);
    return problem === undefined ? [] : [`${file.path}:${it.line}: ${problem}`];
  });
}

function ownProblem(path: string, name: string, layer: Layer, it: Import): string | undefined {
  const target = posix.join(posix.dirname(path), it.specifier.replace(/\?.*$/, ''));
  if (!target.startsWith('src/')) return `imports ${it.specifier}, which is outside src`;
  const place = target.replace(/^src\//, '').replace(/\.(?:ts|tsx)$/, '');
  const targetLayer = layerOf(target);
  if (name === 'protocols' && targetLayer === 'protocols') return protocolProblem(path, place);
  if (targetLayer === name) return undefined;
  if (layer.may.some((rule) => within(place, rule))) return undefined;
  if (layer.types?.some((rule) => within(place, rule))) {
    return it.typeOnly ? undefined : `${name} may import only types from ${place}`;
  }
  return `${name} may not import ${place}`;
}

function protocolProblem(path: string, place: string): string | undefined {
  const [own, ...rest] = path.replace(/^src\/protocols\//, '').split('/');
  if (rest.length === 0) return undefined; // the registry and its like know all protocols
  const other = place.split('/')[1]!;
  if (other === own || DECLARED[own!]?.includes(other)) return undefined;
  if (other === 'registry') return `protocol ${own} may not import the registry that lists it`;
  return place.split('/').length === 2 && !place.endsWith('/index')
    ? undefined // a file directly in src/protocols, shared by all
    : `protocol ${own} may not import protocol ${other}`;
}

function packageProblem(
  name: string,
  layer: Layer,
  it: Import,
  d3Names: ReadonlySet<string>,
): string | undefined {
  if (it.specifier === 'd3' && layer.d3 === true) {
    const bad = it.names.filter((imported) => !d3Names.has(imported) && !it.typeOnly);
    return bad.length === 0 ? undefined : `${name} may not import ${bad.join(', ')} from d3`;
  }
  const allowed = layer.packages.some((rule) =>
    rule.endsWith('*') ? it.specifier.startsWith(rule.slice(0, -1)) : it.specifier === rule,
  );
  return allowed ? undefined : `${name} may not import the package ${it.specifier}`;
}
