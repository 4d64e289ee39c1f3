import { Option, type Command } from 'commander';
import { DEFAULT_KEY_DAYS, LONGEST_KEY_DAYS } from '../../access/api-key.ts';
import { ROLES, type Role } from '../../store/access/role.ts';
import { entryCount, keyDays, keyName } from './option-values.ts';
import { contextOf, withConfig, type CommonOptions } from './shared-options.ts';

/** The commands on who may come in. */
export function addAccessCommands(evenkeel: Command): void {
  const keys = evenkeel.command('keys').description('make, list and revoke API keys');
  addCreate(keys);
  addList(keys);
  addRevoke(keys);
  addAudit(evenkeel);
  addMcp(evenkeel);
  addEraseCustomer(evenkeel);
}

function addMcp(evenkeel: Command): void {
  withConfig(
    evenkeel.command('mcp').description('answer an assistant by the Model Context Protocol, over stdin and stdout'),
  )
    .option('--url <address>', 'a server that runs, such as http://127.0.0.1:4280; EVENKEEL_KEY holds its API key')
    .action(async (options: CommonOptions & { url?: string }) => {
      const { mcpCommand, mcpFromServerCommand } = await import('../commands/mcp.ts');
      if (options.url === undefined) await mcpCommand(await contextOf(options));
      else await mcpFromServerCommand(options.url, process.env['EVENKEEL_KEY']);
    });
}

function addEraseCustomer(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('erase-customer')
      .description("replace a customer's id in the facts by a random one; no figure changes"),
  )
    .argument('<id>', 'the customer_id')
    .action(async (id: string, options: CommonOptions) => {
      const { eraseCustomerCommand } = await import('../commands/access/erase-customer.ts');
      await eraseCustomerCommand(await contextOf(options), id);
    });
}

function addAudit(evenkeel: Command): void {
  withConfig(evenkeel.command('audit').description('show who did what, when, and from where, the newest first'))
    .addOption(new Option('--limit <count>', 'how many entries').default(50).argParser(entryCount))
    .addOption(new Option('--format <format>', 'format of the output').choices(['table', 'json']).default('table'))
    .action(async (options: CommonOptions & { limit: number; format: 'table' | 'json' }) => {
      const { auditCommand } = await import('../commands/access/audit.ts');
      await auditCommand(await contextOf(options), options);
    });
}

function addCreate(keys: Command): void {
  withConfig(keys.command('create').description('make an API key and print it; it is kept nowhere'))
    .argument('<name>', 'what or whom the key is for', keyName)
    .addOption(new Option('--role <role>', 'what it may do').choices([...ROLES]).default('viewer'))
    .addOption(
      new Option('--days <count>', `how long it works, at most ${LONGEST_KEY_DAYS} days`)
        .default(DEFAULT_KEY_DAYS)
        .argParser(keyDays),
    )
    .action(async (name: string, options: CommonOptions & { role: Role; days: number }) => {
      const { createKeyCommand } = await import('../commands/access/keys.ts');
      await createKeyCommand(await contextOf(options), { name, role: options.role, days: options.days });
    });
}

function addList(keys: Command): void {
  withConfig(keys.command('list').description('list the API keys, the newest first'))
    .addOption(new Option('--format <format>', 'format of the output').choices(['table', 'json']).default('table'))
    .action(async (options: CommonOptions & { format: 'table' | 'json' }) => {
      const { listKeysCommand } = await import('../commands/access/keys.ts');
      await listKeysCommand(await contextOf(options), options.format);
    });
}

function addRevoke(keys: Command): void {
  withConfig(keys.command('revoke').description('revoke an API key, and end the sessions that it opened'))
    .argument('<id>', 'id of the key, as keys list shows it')
    .action(async (id: string, options: CommonOptions) => {
      const { revokeKeyCommand } = await import('../commands/access/keys.ts');
      await revokeKeyCommand(await contextOf(options), id);
    });
}
