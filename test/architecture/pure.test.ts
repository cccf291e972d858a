import { describe, expect, test } from 'vitest';
import {
  asNode,
  CODE,
  filesUnder,
  lineOf,
  nodesOf,
  parse,
  type SourceFile,
} from '../support/source.ts';

/** Things that give another answer at another time, on another machine or in another locale. */
const NEVER = new Set([
  'Date',
  'Intl',
  'performance',
  'crypto',
  'structuredClone',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
]);
const NEVER_CALLED = /^(?:localeCompare|toLocale\w+)$/;

/** Browsers may differ in the last bit of these, and a shared run must replay alike everywhere. */
const INEXACT =
  /^(?:a?sinh?|a?cosh?|a?tanh?|atan2|exp|expm1|log|log2|log10|log1p|pow|sqrt|cbrt|hypot)$/;

function impurities(file: SourceFile, exact: boolean): string[] {
  return [...nodesOf(parse(file).program)].flatMap(([node, parent]) => {
    const what = impurity(node, parent, exact);
    return what === undefined ? [] : [`${file.path}:${lineOf(file.text, node.start)}: ${what}`];
  });
}

function impurity(node: Node, parent: Node | undefined, exact: boolean): string | undefined {
  if (node.type === 'MemberExpression') {
    const property = asNode(node['property']);
    const name = property?.['name'] ?? property?.['value'];
    if (typeof name !== 'string') return undefined;
    if (NEVER_CALLED.test(name)) return name;
    if (asNode(node['object'])?.['name'] !== 'Math') return undefined;
    return name === 'random' || (exact && INEXACT.test(name)) ? `Math.${name}` : undefined;
  }
  if (node.type === 'VariableDeclarator' && asNode(node['init'])?.['name'] === 'Math') {
    return 'Math taken apart';
  }
  if (node.type !== 'Identifier' || typeof node['name'] !== 'string') return undefined;
  const isName =
    (parent?.type === 'MemberExpression' &&
      parent['property'] === node &&
      parent['computed'] !== true) ||
    (parent?.['key'] === node && parent['computed'] !== true && parent['shorthand'] !== true);
  return !isName && NEVER.has(node['name']) ? node['name'] : undefined;
}

type Node = NonNullable<ReturnType<typeof asNode>>;

describe('Pure layers: the same run, always and everywhere', () => {
  test.each(['base', 'engine', 'checker', 'protocols'])(
    'no clock, chance, locale or inexact mathematics in src/%s',
    (layer) => {
      const files = filesUnder(`src/${layer}`, CODE);
      expect(files.flatMap((file) => impurities(file, true))).toEqual([]);
    },
  );

  test('no clock, chance or locale in src/scene', () => {
    expect(filesUnder('src/scene', CODE).flatMap((file) => impurities(file, false))).toEqual([]);
  });

  test.each([
    'const x = Math.random();',
    'const { random } = Math;',
    'const now = Date.now();',
    'const now = new Date();',
    'let when: Date;',
    'const t = performance.now();',
    'const copy = structuredClone({});',
    'setTimeout(() => {}, 1);',
    `names.sort((a, b) => a.localeCompare(b));`,
    'const text = n.toLocaleString();',
    `const root = Math['sqrt'](2);`,
    'const wave = Math.sin(1);',
  ])('catches: %s', (text) => {
    expect(impurities({ path: 'src/engine/x.ts', text }, true).length).toBeGreaterThan(0);
  });

  test.each([
    '// Date and Math.random() in a comment',
    `const text = 'Math.random() and Date';`,
    'const most = Math.max(Math.floor(1.5), Math.imul(2, 3));',
    'const field = { performance: 1 }.performance;',
  ])('leaves alone: %s', (text) => {
    expect(impurities({ path: 'src/engine/x.ts', text }, true)).toEqual([]);
  });
});
