import { CommanderError } from 'commander';
import { colours } from './colours.ts';
import { program } from './program/program.ts';

const USAGE = 2;
const pc = colours(process.stderr, process.env);

// A reader may close stdout early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : USAGE;
  } else {
    const { errorText, exitCode } = await import('./exit-code.ts');
    process.stderr.write(`${pc.red('error')}: ${errorText(error)}\n`);
    process.exitCode = exitCode(error);
  }
}
