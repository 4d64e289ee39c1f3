import { existsSync } from 'node:fs';
import module from 'node:module';
import process from 'node:process';

const main = new URL('../dist/program/main.js', import.meta.url);
if (existsSync(main)) {
  // A version of Node that can keeps what it compiled from one command to the next.
  module.enableCompileCache?.();
  try {
    await import(main.href);
  } catch (error) {
    // The program could not even be read, so it can't say why.
    const isLimit = error?.code === 'EMFILE' || error?.code === 'ENFILE';
    console.error(
      isLimit ? "error: too many files are open: raise the limit of this process ('ulimit -n 1024')" : error,
    );
    process.exitCode = 1;
  }
} else {
  console.error("evenkeel has not been built yet: run 'npm run build' first");
  process.exitCode = 1;
}
