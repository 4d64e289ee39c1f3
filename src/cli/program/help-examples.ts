import type { Command } from 'commander';
import { examples } from './examples.ts';

/** Adds its examples to the help of each command. */
export function addExamples(program: Command): void {
  for (const command of program.commands) {
    const lines = examples[command.name()] ?? [];
    const width = Math.max(0, ...lines.map(([line]) => line.length));
    const texts = lines.map(([line, purpose]) => `  evenkeel ${line.padEnd(width)}  # ${purpose}`);
    command.addHelpText('after', ['', 'Examples:', ...texts].join('\n'));
  }
}
