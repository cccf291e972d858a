import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { loadProtocols } from '../protocols/registry.ts';
import { commandLine } from './command-line.ts';
import type { Streams } from './streams.ts';

/** The reader may have seen enough (`lockstep run ... | head`): then there is nobody left to write for. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 74);
});

const streams: Streams = {
  out: (written) =>
    new Promise((resolve) => {
      if (process.stdout.write(written)) resolve();
      else process.stdout.once('drain', resolve);
    }),
  err: (written) => void process.stderr.write(written),
  read: (path) => (path === '-' ? text(process.stdin) : readFile(path, 'utf8')),
};

await loadProtocols();
process.exitCode = await commandLine(process.argv.slice(2), streams);
