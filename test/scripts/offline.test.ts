import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { filesToStore, serviceWorkerFor } from '../../scripts/offline.mjs';

let site: string;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'lockstep-site-'));
  for (const folder of ['assets', 'cli', 'fonts']) mkdirSync(join(site, folder));
  const files = [
    'index.html',
    'sw.js',
    'assets/a.js',
    'assets/a.js.map',
    'cli/lockstep.js',
    'fonts/f.woff2',
  ];
  for (const file of files) writeFileSync(join(site, file), file);
});

afterEach(() => rmSync(site, { recursive: true }));

const version = (text: string) => /VERSION = "(\w+)"/.exec(text)?.[1];

describe('The service worker of the built site', () => {
  test('stores everything the page needs and nothing else', () => {
    expect(filesToStore(site)).toEqual(['assets/a.js', 'fonts/f.woff2', 'index.html']);
  });

  test('is another one as soon as any content differs, and only then', () => {
    const first = serviceWorkerFor(site);
    expect(serviceWorkerFor(site)).toBe(first);
    writeFileSync(join(site, 'fonts/f.woff2'), 'other');
    expect(version(serviceWorkerFor(site))).not.toBe(version(first));
  });

  test('names its files relative to itself, so that any path will do', () => {
    const stored = /FILES = (\[[^\]]*\])/.exec(serviceWorkerFor(site))![1]!;
    expect((JSON.parse(stored) as string[]).filter((file) => file.startsWith('/'))).toEqual([]);
  });
});
