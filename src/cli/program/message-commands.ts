import { Option, type Command } from 'commander';
import { DELIVERY_STATES } from '../../store/deliveries/delivery-row.ts';
import type { PreviewOptions } from '../commands/messages/channels.ts';
import type { DeliveriesOptions } from '../commands/messages/deliveries.ts';
import { dayCount, entryCount } from './option-values.ts';
import { contextOf, withConfig, type CommonOptions } from './shared-options.ts';

const LISTED = 100;

/** The commands on messages. */
export function addMessageCommands(evenkeel: Command): void {
  addDeliver(evenkeel);
  addDeliveries(evenkeel);
  addChannels(evenkeel);
}

function addDeliver(evenkeel: Command): void {
  withConfig(
    evenkeel
      .command('deliver')
      .description(
        'send the messages that are due; for cron, where no server runs. Exit code 1 if a channel refused one',
      ),
  ).action(async (options: CommonOptions) => {
    const { deliverCommand } = await import('../commands/messages/deliver.ts');
    process.exitCode = await deliverCommand(await contextOf(options));
  });
}

function addDeliveries(evenkeel: Command): void {
  const deliveries = withConfig(
    evenkeel.command('deliveries').description('list messages and what became of them, the newest first'),
  )
    .addOption(new Option('--state <state>', 'only these').choices(DELIVERY_STATES))
    .option('--limit <count>', 'at most so many', entryCount, LISTED)
    .addOption(
      new Option('--format <format>', 'format of the output').choices(['table', 'json', 'csv']).default('table'),
    )
    .action(async (options: CommonOptions & DeliveriesOptions) => {
      const { deliveriesCommand } = await import('../commands/messages/deliveries.ts');
      await deliveriesCommand(await contextOf(options), options);
    });
  const retry = deliveries
    .command('retry')
    .description('queue a message again that is dead')
    .argument('<id>', 'id of the delivery')
    .action(async (id: string) => {
      const { retryDeliveryCommand } = await import('../commands/messages/deliveries.ts');
      await retryDeliveryCommand(await contextOf(retry.optsWithGlobals<CommonOptions>()), id);
    });
}

function addChannels(evenkeel: Command): void {
  const channels = withConfig(
    evenkeel.command('channels').description('list the channels of the config; or send a test through one'),
  ).action(async (options: CommonOptions) => {
    const { channelsCommand } = await import('../commands/messages/channels.ts');
    channelsCommand(await contextOf(options));
  });
  const preview = channels
    .command('preview')
    .description('count what each channel would have received of the days that are judged; sends nothing')
    .option('--days <count>', 'the last so many days; by default all that are judged', dayCount)
    .addOption(new Option('--format <format>', 'format of the output').choices(['table', 'json']).default('table'))
    .action(async () => {
      const options = preview.optsWithGlobals<CommonOptions & PreviewOptions>();
      const { previewChannelsCommand } = await import('../commands/messages/channels.ts');
      await previewChannelsCommand(await contextOf(options), options);
    });
  const test = channels
    .command('test')
    .description(
      'send a test through a channel and print what its receiver answers. Exit code 1 if it was not accepted',
    )
    .argument('<name>', 'name of the channel')
    .action(async (name: string) => {
      const { testChannelCommand } = await import('../commands/messages/channels.ts');
      process.exitCode = await testChannelCommand(await contextOf(test.optsWithGlobals<CommonOptions>()), name);
    });
}
