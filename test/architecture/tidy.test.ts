import { describe, expect, test } from 'vitest';
import { CODE, filesUnder, lineOf, type SourceFile } from '../support/source.ts';

const MOST_LINES = 400;

// Written in pieces where the whole would find itself.
const UNFINISHED = new RegExp(
  `\\b(?:${['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X'].join('|')})\\b`,
  'g',
);
const UNTYPED = /: any\b|\bas any\b|<any>|@ts-(?:ignore|nocheck|expect-error)/g;
const SET_ASIDE = /\b(?:it|test|describe|suite)(?:\.\w+)*\.(?:only|skip|todo|fixme)\b/g;
const ELSEWHERE = new RegExp(
  [
    `\\.\\./sha${'red'}`,
    ...['work', 'root', 'home', 'Users'].map((name) => `(?<![\\w.*/:-])/${name}/`),
  ].join('|'),
  'g',
);

function places(files: readonly SourceFile[], pattern: RegExp): string[] {
  return files.flatMap((file) =>
    [...file.text.matchAll(pattern)].map(
      (match) => `${file.path}:${lineOf(file.text, match.index)}: ${match[0]}`,
    ),
  );
}

function topHeadings({ text }: SourceFile): string[] {
  return text.replaceAll(/^(`{3,}).*?^\1/gms, '').match(/^# .*$/gm) ?? [];
}

const TEXT = /\.(?:[cm]?[jt]sx?|json|md|html|css|svg|txt|sh|ya?ml|webmanifest)$|\/run$|\/\.\w+rc$/;
const everything = filesUnder('.', TEXT).filter((file) => file.path !== 'package-lock.json');
const source = filesUnder('src', CODE);
const tests = filesUnder('test', CODE);

describe('Tidy', () => {
  test(`no file under src is longer than ${MOST_LINES} lines`, () => {
    const long = source.filter((file) => file.text.trimEnd().split('\n').length > MOST_LINES);
    expect(long.map((file) => file.path)).toEqual([]);
  });

  test('nothing is marked as unfinished', () => {
    const scripts = filesUnder('scripts', /\.mjs$/);
    expect(places([...source, ...tests, ...scripts], UNFINISHED)).toEqual([]);
  });

  test('no type is given up under src', () => {
    expect(places(source, UNTYPED)).toEqual([]);
  });

  test('no test is set aside or runs alone', () => {
    expect(places(tests, SET_ASIDE)).toEqual([]);
  });

  test('no file points at a place outside the project', () => {
    expect(places(everything, ELSEWHERE)).toEqual([]);
  });

  test('every markdown file has exactly one top heading', () => {
    const documents = everything.filter((file) => file.path.endsWith('.md'));
    expect(documents.filter((file) => topHeadings(file).length !== 1)).toEqual([]);
  });

  test('the patterns find what they are for', () => {
    const found = (pattern: RegExp, text: string) => places([{ path: 'x', text }], pattern).length;
    expect(found(UNFINISHED, `// ${'TO' + 'DO'}: later`)).toBe(1);
    expect(found(UNTYPED, 'let x: any; // @ts-ignore')).toBe(2);
    expect(found(SET_ASIDE, `test${'.only'}('x'); describe.each([1])${'.skip'}('y')`)).toBe(1);
    expect(found(ELSEWHERE, ` '/${'home'}/me/x' ../sha${'red'}/design`)).toBe(2);
    expect(found(ELSEWHERE, 'https://example.org/home/x src/work/x')).toBe(0);
    expect(topHeadings({ path: 'x.md', text: '# A\n```\n# no\n```\n## B\n# C' })).toHaveLength(2);
  });
});
