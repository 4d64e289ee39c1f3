import { Command } from 'commander';
import { addAccessCommands } from './access-commands.ts';
import { addBusinessCommands } from './business-commands.ts';
import { addFileCommands } from './file-commands.ts';
import { addExamples } from './help-examples.ts';
import { addServeCommands } from './serve-commands.ts';
import { version } from './version.ts';
import { withoutPasswords } from '../without-passwords.ts';

/**
 * The command line: commands, arguments and options. What a command does is imported when it runs, so that help and errors of usage
 * load nothing else.
 */
export function program(): Command {
  const evenkeel = new Command('evenkeel')
    .description('Business health monitor: daily KPIs, forecasts, verdicts, and the answers in words.')
    .version(version(), '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({ writeErr: (text) => void process.stderr.write(withoutPasswords(text)) })
    .showHelpAfterError();
  addBusinessCommands(evenkeel);
  addServeCommands(evenkeel);
  addAccessCommands(evenkeel);
  addFileCommands(evenkeel);
  addExamples(evenkeel);
  return evenkeel;
}
