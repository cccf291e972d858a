import { describe, expect, test } from 'vitest';
import {
  CODE,
  filesUnder,
  foldersIn,
  withoutComments,
  type SourceFile,
} from '../support/source.ts';

/** A protocol is a plug-in: code that names one cannot serve the next. */

const camel = (id: string) => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
const pascal = (id: string) => camel(id).replace(/^\w/, (letter) => letter.toUpperCase());

/** One word alone may mean anything, so it counts only as a whole text or a part of a path. */
function patternFor(id: string): RegExp {
  return id.includes('-')
    ? new RegExp(`\\b(?:${id}|${camel(id)}|${pascal(id)})`)
    : new RegExp(`['"\`/#]${id}['"\`/]`);
}

function namings(file: SourceFile, ids: readonly string[]): string[] {
  const lines = withoutComments(file).split('\n');
  return ids.flatMap((id) =>
    lines.flatMap((line, index) =>
      patternFor(id).test(line) ? [`${file.path}:${index + 1} names ${id}`] : [],
    ),
  );
}

describe('Protocols are plug-ins', () => {
  test('nothing outside src/protocols names a protocol', () => {
    const ids = foldersIn('src/protocols').filter((folder) => !folder.startsWith('_'));
    const files = filesUnder('src', CODE).filter((file) => !file.path.startsWith('src/protocols/'));
    expect(files.flatMap((file) => namings(file, ids))).toEqual([]);
  });

  test.each([
    `if (protocol.id === 'ring-election') show();`,
    `import { ringElection } from './x.ts';`,
    'const address = `#/ring-election/sandbox`;',
    `const id = "gossip";`,
    `import { rules } from '../protocols/gossip/rules.ts';`,
  ])('catches: %s', (text) => {
    expect(namings({ path: 'src/ui/x.ts', text }, ['ring-election', 'gossip'])).toHaveLength(1);
  });

  test.each([`// unlike ring-election`, `const text = 'no gossip here';`])(
    'leaves alone: %s',
    (text) => {
      expect(namings({ path: 'src/ui/x.ts', text }, ['ring-election', 'gossip'])).toEqual([]);
    },
  );
});
