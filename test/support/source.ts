import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'vite';

/** The project's own files as text and as syntax trees, for the tests that hold the architecture. */

const ROOT = resolve(import.meta.dirname, '../..');

/** Made by tools, or not ours. */
const GENERATED = new Set([
  '.git',
  '.cache',
  'node_modules',
  'dist',
  'coverage',
  'test-results',
  'playwright-report',
]);

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (GENERATED.has(entry.name)) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Files under a folder of the project whose name fits, sorted; none where the folder does not exist. */
export function filesUnder(folder: string, name: RegExp): SourceFile[] {
  const start = join(ROOT, folder);
  if (!existsSync(start)) return [];
  return walk(start)
    .filter((path) => name.test(path))
    .map((path) => ({
      path: relative(ROOT, path).split(sep).join('/'),
      text: readFileSync(path, 'utf8'),
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

export function foldersIn(folder: string): string[] {
  const start = join(ROOT, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

export const CODE = /\.(?:ts|tsx)$/;

export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [field: string]: unknown;
}

export interface Parsed {
  readonly program: SyntaxNode;
  readonly comments: readonly SyntaxNode[];
}

export function parse(file: SourceFile): Parsed {
  const { program, comments, errors } = parseSync(file.path, file.text);
  const first = errors[0];
  if (first !== undefined) throw new Error(`${file.path} does not parse: ${first.message}`);
  return { program: asNode(program)!, comments: (comments as unknown[]).map((it) => asNode(it)!) };
}

export function asNode(value: unknown): SyntaxNode | undefined {
  return typeof value === 'object' && value !== null && 'type' in value
    ? (value as SyntaxNode)
    : undefined;
}

/** Every node of a tree with the node it hangs from, outermost first. */
export function* nodesOf(
  node: SyntaxNode,
  parent?: SyntaxNode,
): Generator<[SyntaxNode, SyntaxNode | undefined]> {
  yield [node, parent];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      const below = asNode(child);
      if (below !== undefined) yield* nodesOf(below, node);
    }
  }
}

export function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}

/** The text with every comment blanked out, so that lines and offsets stay where they were. */
export function withoutComments(file: SourceFile): string {
  let text = file.text;
  for (const { start, end } of parse(file).comments) {
    text =
      text.slice(0, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ') + text.slice(end);
  }
  return text;
}

export interface Import {
  readonly specifier: string;
  /** Names taken from the module; `*` for all of them, including an unnamed or dynamic import. */
  readonly names: readonly string[];
  readonly typeOnly: boolean;
  readonly line: number;
}

/** Every static import, re-export, dynamic import and `import('…')` type of a file. */
export function importsOf(file: SourceFile): Import[] {
  const found: Import[] = [];
  for (const [node] of nodesOf(parse(file).program)) {
    const source = asNode(node['source']) ?? asNode(node['argument']);
    const specifier = source?.type === 'Literal' ? source['value'] : undefined;
    if (typeof specifier !== 'string') continue;
    const line = lineOf(file.text, node.start);
    if (node.type === 'ImportDeclaration' || node.type === 'ExportNamedDeclaration') {
      const parts = (node['specifiers'] as unknown[]).map((part) => asNode(part)!);
      const kind = node['importKind'] ?? node['exportKind'];
      const names = parts.map((part) => nameOf(part['imported'] ?? part['local'], part.type));
      const typeParts = parts.filter(
        (part) => (part['importKind'] ?? part['exportKind']) === 'type',
      );
      const typeOnly = kind === 'type' || (parts.length > 0 && typeParts.length === parts.length);
      found.push({ specifier, names: parts.length === 0 ? ['*'] : names, typeOnly, line });
    } else if (node.type === 'ExportAllDeclaration') {
      found.push({ specifier, names: ['*'], typeOnly: node['exportKind'] === 'type', line });
    } else if (node.type === 'ImportExpression') {
      found.push({ specifier, names: ['*'], typeOnly: false, line });
    } else if (node.type === 'TSImportType') {
      found.push({ specifier, names: ['*'], typeOnly: true, line });
    }
  }
  return found;
}

function nameOf(value: unknown, partType: string): string {
  if (partType === 'ImportNamespaceSpecifier') return '*';
  if (partType === 'ImportDefaultSpecifier') return 'default';
  const name = asNode(value)?.['name'] ?? asNode(value)?.['value'];
  return typeof name === 'string' ? name : '*';
}
