import { execFile, execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../src/platform/package-root';

/** What a script left behind. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The scripts of package.json, built into a folder of their own, and run as processes of their own. */
export class Scripts {
  private readonly folder = mkdtempSync(join(tmpdir(), 'steward-scripts-'));

  constructor() {
    const root = packageRoot();
    const sources = ['src', 'scripts', 'bench', 'migrations', 'ormconfig.ts'];
    const compiler = join(root, 'node_modules/.bin/swc');
    execFileSync(compiler, [...sources, '-d', join(this.folder, 'dist'), '--quiet'], { cwd: root });
    symlinkSync(join(root, 'node_modules'), join(this.folder, 'node_modules'));
    copyFileSync(join(root, 'package.json'), join(this.folder, 'package.json'));
  }

  /** What `npm start` runs. */
  get main(): string {
    return join(this.folder, 'dist/src/main.js');
  }

  /** @param name without its ending: `organization` */
  run(name: string, args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Ended> {
    const script = join(this.folder, 'dist/scripts', `${name}.js`);
    const env = { PATH: process.env['PATH'] ?? '', STEWARD_DATA_DIR: join(this.folder, 'data'), ...environment };
    return new Promise((resolve) =>
      execFile(process.execPath, [script, ...args], { env }, (error, stdout, stderr) =>
        resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
      ),
    );
  }

  /** Steward itself, as `npm start` runs it. */
  start(environment: Readonly<Record<string, string>>): ChildProcess {
    const env = { PATH: process.env['PATH'] ?? '', STEWARD_DATA_DIR: join(this.folder, 'data'), ...environment };
    return spawn(process.execPath, [join(this.folder, 'dist/src/main.js')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
