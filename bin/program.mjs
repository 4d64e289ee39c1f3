import { existsSync } from 'node:fs';

const main = new URL('../dist/cli/main.js', import.meta.url);
if (existsSync(main)) {
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
