import { CommanderError } from 'commander';
import { colours } from './terminal/colours.ts';
import { program } from './program/program.ts';
import { survivingStandardOutput } from './terminal/standard-output.ts';

const USAGE = 2;
const pc = colours(process.stderr, process.env);

// What this process makes is its owner's alone. A password among the arguments is none of the business of other users' `ps`.
process.umask(0o077);
process.title = 'evenkeel';
survivingStandardOutput();

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
