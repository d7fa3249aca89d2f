// What the end-to-end tests and screenshots run against: the real binary, with a register of its own that holds the bundled stories.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** BILAN_BIN, or the newest that was built. */
export function binary(): string {
  const named = process.env['BILAN_BIN'];
  if (named) return named;
  const target = process.env['CARGO_TARGET_DIR'] ?? join(root, 'target');
  const built = ['release', 'quick', 'debug'].map((profile) => join(target, profile, 'bilan')).filter((path) => existsSync(path));
  built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  const newest = built[0];
  if (!newest) throw new Error('no binary: run `cargo build --bin bilan`, or name one in BILAN_BIN');
  return newest;
}

export interface Running {
  url: string;
  register: string;
  folder: string;
  stop: () => void;
}

/** JSONL of the bundled stories. */
export function stories(): string {
  return execFileSync('bash', [join(root, 'scripts/stories.sh')], { encoding: 'utf8', maxBuffer: 1 << 26 });
}

export interface Account {
  name: string;
  role: 'reader' | 'reviewer' | 'admin';
  password: string;
}

/** Fills a register with the reports given as JSONL (none: an empty one) and serves it with the page as it was built last. With accounts everybody has to log in. */
export async function start(reports: string = stories(), accounts: Account[] = []): Promise<Running> {
  const bilan = binary();
  const folder = mkdtempSync(join(tmpdir(), 'bilan-ui-'));
  const register = join(folder, 'register.db');
  const env = { ...process.env, BILAN_DATA: join(folder, 'data') };
  if (reports) {
    writeFileSync(join(folder, 'stories.jsonl'), reports);
    execFileSync(bilan, ['--register', register, 'add', join(folder, 'stories.jsonl')], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  }
  for (const { name, role, password } of accounts)
    execFileSync(bilan, ['--register', register, 'accounts', 'add', name, '--role', role], { env, input: `${password}\n`, stdio: ['pipe', 'ignore', 'pipe'] });
  const server: ChildProcess = spawn(bilan, ['serve', '--register', register, '--port', '0', '--page', join(root, 'ui/dist')], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let address = '';
  server.stdout?.on('data', (chunk: Buffer) => (address += chunk.toString()));
  let said = '';
  server.stderr?.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)));
  const stop = () => {
    server.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 300 && server.exitCode === null; tries += 1) {
    const url = address.match(/http:\/\/\S+?(?=\/?\s)/)?.[0];
    try {
      if (url && (await fetch(`${url}/api/v1/health`)).ok) return { url, register, folder, stop };
    } catch {
      // Not there yet.
    }
    await new Promise((wait) => setTimeout(wait, 100));
  }
  stop();
  throw new Error(`bilan serve did not start: ${said}`);
}
