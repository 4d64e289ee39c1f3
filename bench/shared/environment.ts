import { execFile } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { promisify } from 'node:util';

/** The machine, versions and method of a measurement as a line of Markdown, without paths of the machine. */
export async function environmentOf(command: string): Promise<string> {
  const git = async (...args: string[]) => (await promisify(execFile)('git', args)).stdout.trim();
  const changes = await git('status', '--porcelain', '--', 'src', 'bench', 'package-lock.json');
  const commit = `${await git('rev-parse', '--short', 'HEAD')}${changes === '' ? '' : ' with changes'}`;
  const memory = Math.round(totalmem() / 2 ** 30);
  const model = cpus()[0]?.model.trim() ?? 'unknown processor';
  return `\`${command}\` at commit ${commit}: ${model}, ${availableParallelism()} cores, ${memory} GB, Node ${process.version}.`;
}
