import { beforeAll, describe, expect, test } from 'vitest';
import { D3_MATHS, importProblems } from '../support/layers.ts';
import { asNode, CODE, filesUnder, nodesOf, parse } from '../support/source.ts';

const d3Names = new Set<string>();

beforeAll(async () => {
  for (const name of D3_MATHS) {
    const module = (await import(/* @vite-ignore */ name)) as object;
    for (const exported of Object.keys(module)) d3Names.add(exported);
  }
});

describe('Imports: the table of layers', () => {
  test('holds for every file under src', () => {
    expect(filesUnder('src', CODE).flatMap((file) => importProblems(file, d3Names))).toEqual([]);
  });

  test.each([
    ['src/base/x.ts', `import { step } from '../engine/step.ts';`],
    ['src/engine/x.ts', `import { useState } from 'react';`],
    ['src/engine/x.ts', `const later = import('../protocols/registry.ts');`],
    ['src/engine/x.ts', `type T = import('../ui/app.tsx').App;`],
    ['src/checker/x.ts', `export * from '../protocols/registry.ts';`],
    ['src/scene/x.ts', `import { select } from 'd3';`],
    ['src/scene/x.ts', `import * as d3 from 'd3';`],
    ['src/scene/x.ts', `import { step } from '../engine/step.ts';`],
    ['src/protocols/a/x.ts', `import { b } from '../b/protocol.ts';`],
    ['src/protocols/a/x.ts', `import { REGISTRY } from '../registry.ts';`],
    ['src/protocols/a/x.ts', `import { Stage } from '../../ui/stage/stage.tsx';`],
    ['src/worker/x.ts', `import { store } from '../session/store.ts';`],
    ['src/session/x.ts', `import { run } from '../worker/run.ts';`],
    ['src/session/x.ts', `import { a } from '../protocols/a/protocol.ts';`],
    ['src/session/x.ts', `import { create } from 'zustand';`],
    ['src/ui/x.tsx', `import { step, type Action } from '../engine/step.ts';`],
    ['src/ui/x.tsx', `import { zoom } from 'd3';`],
    ['src/cli/x.ts', `import { Stage } from '../ui/stage/stage.tsx';`],
    ['src/cli/x.ts', `import { store } from '../session/store.ts';`],
    ['src/engine/x.ts', `import data from '../../package.json';`],
    ['src/other/x.ts', `export const a = 1;`],
  ])('catches in %s: %s', (path, text) => {
    expect(importProblems({ path, text }, d3Names)).toHaveLength(1);
  });

  test.each([
    ['src/scene/x.ts', `import { scaleLinear, line } from 'd3';`],
    ['src/scene/x.ts', `import type { Action } from '../engine/action.ts';`],
    ['src/protocols/a/x.ts', `import { step } from '../../engine/step.ts'; import './rules.ts';`],
    ['src/protocols/registry.ts', `import { a } from './a/index.ts';`],
    ['src/ui/x.tsx', `import './x.css'; import { type A, type B } from '../engine/action.ts';`],
    ['src/cli/x.ts', `import { encode } from '../session/link.ts'; import fs from 'node:fs';`],
  ])('allows in %s: %s', (path, text) => {
    expect(importProblems({ path, text }, d3Names)).toEqual([]);
  });

  test.each(['base', 'engine', 'scene', 'protocols'])(
    'there is something to look at in src/%s',
    (layer) => {
      expect(filesUnder(`src/${layer}`, CODE)).not.toHaveLength(0);
    },
  );

  test('only the session starts workers', () => {
    const starts = filesUnder('src', CODE)
      .filter((file) => !file.path.startsWith('src/session/') && !file.path.startsWith('src/cli/'))
      .filter((file) =>
        [...nodesOf(parse(file).program)].some(
          ([node]) =>
            node.type === 'NewExpression' && asNode(node['callee'])?.['name'] === 'Worker',
        ),
      );
    expect(starts.map((file) => file.path)).toEqual([]);
  });
});
